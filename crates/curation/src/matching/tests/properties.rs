//! Laws over random texts and lists: every engine answers what the oracle answers.

use proptest::prelude::*;
use proptest::sample::select;

use crate::entries::Entries;
use crate::text::{MatchRule, Rule, Switches, spaced};

use super::super::{EngineKind, MatchOptions, Matcher, Scratch};
use super::match_all;

/// Small pieces that meet often: words, spaces single and repeated, the seven marks, the three blanks,
/// and characters that look like separators but are none, or only under some rule.
const PIECES: [&str; 50] = [
    "a",
    "b",
    "ab",
    "A",
    "dog",
    "Dog",
    "York",
    "photograph",
    "incomprehensibilities",
    "x-y",
    "'s",
    "東",
    "東京",
    "カメラ",
    "デジ",
    "한국",
    "ไทย",
    "🐶",
    "é",
    "É",
    "e\u{301}",
    "İ",
    "\u{212A}",
    "ß",
    " ",
    " ",
    " ",
    " ",
    "  ",
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    "`",
    "\t",
    "\n",
    "\r",
    "\u{a0}",
    "\u{3000}",
    "-",
    "—",
    "\"",
    "“",
    "(",
    ")",
    "\0",
    "、",
    "？",
];

pub(in super::super) fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(select(&PIECES[..]), 0..24).prop_map(|pieces| pieces.concat())
}

/// Texts, and a list of which many entries occur in them: pieces of the spaced texts, and random strings.
pub(in super::super) fn texts_and_entries() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let cut = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1..16_usize);
    (prop::collection::vec(text(), 1..6), prop::collection::vec(cut, 0..24), prop::collection::vec(text(), 0..4))
        .prop_map(|(texts, cuts, mut entries)| {
            for (which, start, length) in cuts {
                let characters: Vec<char> = spaced(&texts[which.index(texts.len())]).chars().collect();
                entries.push(characters.into_iter().skip(start.index(64)).take(length).collect());
            }
            (texts, entries)
        })
}

pub(crate) fn rule() -> impl Strategy<Value = MatchRule> {
    (select(&Rule::ALL[..]), any::<[bool; 3]>()).prop_map(
        |(rule, [ignore_case, collapse_spaces, unicode_boundaries])| MatchRule {
            rule,
            switches: Switches { ignore_case, collapse_spaces, unicode_boundaries },
        },
    )
}

fn check_against_oracle(texts: &[String], entries: &[String], rule: MatchRule) -> Result<(), TestCaseError> {
    let entries = Entries::from_strings(entries).unwrap();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let build = |engine| Matcher::with_options(&entries, &MatchOptions { rule, engine }).unwrap();
    let expected = match_all(&build(EngineKind::Naive), &texts);
    for kind in EngineKind::ALL {
        let matcher = build(kind);
        prop_assert_eq!(&match_all(&matcher, &texts), &expected, "{:?}, {} as a batch", kind, rule);
        let mut found = Vec::new();
        for (text, row) in texts.iter().zip(expected.rows()) {
            matcher.match_text(text, &mut Scratch::default(), &mut found);
            prop_assert_eq!(&found[..], row, "{:?}, {} on {:?}", kind, rule, text);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_engine_equals_the_oracle((texts, entries) in texts_and_entries()) {
        check_against_oracle(&texts, &entries, MatchRule::STRICT)?;
    }

    #[test]
    fn every_engine_equals_the_oracle_under_every_rule((texts, entries) in texts_and_entries(), rule in rule()) {
        check_against_oracle(&texts, &entries, rule)?;
    }

    #[test]
    fn a_reused_scratch_changes_nothing((texts, entries) in texts_and_entries(), rule in rule()) {
        let entries = Entries::from_strings(&entries).unwrap();
        for kind in EngineKind::ALL {
            let matcher = Matcher::with_options(&entries, &MatchOptions { rule, engine: kind }).unwrap();
            let (mut scratch, mut reused, mut fresh) = (Scratch::default(), Vec::new(), Vec::new());
            for text in texts.iter().chain(texts.iter().rev()) {
                matcher.match_text(text, &mut scratch, &mut reused);
                matcher.match_text(text, &mut Scratch::default(), &mut fresh);
                prop_assert_eq!(&reused, &fresh, "{:?} on {:?}", kind, text);
            }
        }
    }
}
