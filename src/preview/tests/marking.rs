//! Places of entries in captions.

use curation::entries::Entries;
use curation::matching::{EngineKind, MatchOptions, Matcher, Scratch};
use curation::text::{MatchRule, Rule, Switches};

use crate::preview::marks::caption_marks;

#[track_caller]
fn check(caption: &str, entries: &[&str], expected: &[&str]) {
    check_rule(MatchRule::STRICT, caption, entries, expected);
}

#[track_caller]
fn check_rule(rule: MatchRule, caption: &str, entries: &[&str], expected: &[&str]) {
    let list = Entries::from_strings(entries).unwrap();
    let marks = caption_marks(caption, list.iter(), rule);
    let found: Vec<&str> = marks.iter().map(|mark| &caption[mark.range.clone()]).collect();
    assert_eq!(found, expected, "{caption:?}");
    // What the engine matches is marked, and nothing else.
    let mut matched = Vec::new();
    let matcher = Matcher::with_options(&list, &MatchOptions { rule, engine: EngineKind::Auto }).unwrap();
    matcher.match_text(caption, &mut Scratch::default(), &mut matched);
    let mut marked: Vec<_> = marks.iter().map(|mark| mark.entry).collect();
    marked.sort_unstable();
    marked.dedup();
    assert_eq!(marked, matched, "{caption:?}");
}

#[test]
fn every_place_of_an_entry_is_marked() {
    check("dog and dog", &["dog"], &["dog", "dog"]);
    check("a dog.", &["dog", "a"], &["a", "dog"]);
    check("dog,cat", &["dog", "cat", "dog , cat", ","], &["dog,cat", "dog", ",", "cat"]);
}

#[test]
fn overlapping_entries_are_all_marked_longest_first() {
    check(
        "in New York City now",
        &["York", "New York", "New York City", "York City"],
        &["New York City", "New York", "York City", "York"],
    );
}

#[test]
fn what_does_not_match_is_not_marked() {
    for caption in ["DOG", "hot-dog", "\"dog\"", "dog|court", "dog\u{a0}house", "a dog's life", "", "..."] {
        check(caption, &["dog"], &[]);
    }
    check("extra  virgin olive  oil", &["oil", "olive oil"], &["oil"]);
}

#[test]
fn ranges_lie_on_character_boundaries() {
    check("un café à Zürich, 東京 !", &["café", "Zürich", "東京", "à"], &["café", "à", "Zürich", "東京"]);
    check("🐕 dog 🐕", &["🐕", "dog"], &["🐕", "dog", "🐕"]);
}

#[test]
fn blanks_in_the_source_join_like_spaces() {
    check("olive\noil", &["olive oil", "oil"], &["olive\noil", "oil"]);
    check("a\tb\rc", &["a b c"], &["a\tb\rc"]);
}

#[test]
fn entries_with_blanks_at_their_edges_are_found_where_the_rule_finds_them() {
    check("x  y", &[" y", "x "], &["x ", " y"]);
}

#[test]
fn marks_follow_the_rule_of_the_run() {
    let ignoring_case =
        MatchRule { rule: Rule::Strict, switches: Switches { ignore_case: true, ..Switches::default() } };
    check_rule(ignoring_case, "A DOG and a Dog", &["dog"], &["DOG", "Dog"]);
    let worldwide = MatchRule { rule: Rule::Worldwide, switches: Switches::default() };
    check_rule(worldwide, "東京タワーの写真", &["東京", "写真"], &["東京", "写真"]);
}
