//! Every engine against the oracle, under every rule.
//!
//! The input is text: lines of entries, an empty line, lines of texts. The first byte chooses the rule. Line
//! feeds inside entries and texts are written as U+2424, so that they can be told from line ends.

#![no_main]

use curation::entries::Entries;
use curation::matching::{EngineKind, MatchOptions, MatchTable, Matcher, Scratch};
use curation::text::{MatchRule, Rule, Switches};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((choice, rest)) = input.split_first() else { return };
    let Ok(rest) = std::str::from_utf8(rest) else { return };
    let Some((entries, texts)) = rest.split_once("\n\n") else { return };
    let lines = |part: &str| part.split('\n').map(|line| line.replace('\u{2424}', "\n")).collect::<Vec<String>>();
    check(&lines(entries), &lines(texts), rule(*choice));
});

fn rule(choice: u8) -> MatchRule {
    let on = |bit: u8| choice >> bit & 1 != 0;
    let rule = match choice >> 3 & 3 {
        0 | 3 => Rule::Strict,
        1 => Rule::Worldwide,
        _ => Rule::Fixed,
    };
    let switches = Switches { ignore_case: on(0), collapse_spaces: on(1), unicode_boundaries: on(2) };
    MatchRule { rule, switches }
}

fn check(entries: &[String], texts: &[String], rule: MatchRule) {
    let entries = Entries::from_strings(entries).expect("few entries");
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let build = |engine| Matcher::with_options(&entries, &MatchOptions { rule, engine }).expect("few entries");
    let mut expected = MatchTable::new();
    build(EngineKind::Naive).match_batch(texts.iter().copied(), &mut Scratch::default(), &mut expected);
    for engine in [EngineKind::Trie, EngineKind::Automaton] {
        let matcher = build(engine);
        let (mut scratch, mut table, mut found) = (Scratch::default(), MatchTable::new(), Vec::new());
        matcher.match_batch(texts.iter().copied(), &mut scratch, &mut table);
        assert_eq!(table, expected, "{engine:?} under {rule}, as a batch");
        for (text, row) in texts.iter().zip(expected.rows()) {
            matcher.match_text(text, &mut scratch, &mut found);
            assert_eq!(found, row, "{engine:?} under {rule} on {text:?}");
            let mut marked: Vec<_> = matcher
                .positions(text, &entries)
                .iter()
                .map(|span| {
                    assert!(text.get(span.start..span.end).is_some(), "{span:?} of {text:?}");
                    span.entry
                })
                .collect();
            marked.sort_unstable();
            marked.dedup();
            assert_eq!(marked, row, "positions of {engine:?} under {rule} on {text:?}");
        }
    }
}
