//! Places of matches in the original text.

use proptest::prelude::*;

use crate::entries::Entries;

use super::super::{EngineKind, MatchOptions, Matcher, Scratch};
use super::properties::{rule, texts_and_entries};

/// Every engine must mark these pieces of `text`: (start, text of the range, entry), in this order.
#[track_caller]
fn check_spans(list: &[&str], text: &str, expected: &[(usize, &str, &str)]) {
    let list = super::entries(list);
    for kind in EngineKind::ALL {
        let spans = Matcher::new(&list, kind).unwrap().positions(text, &list);
        let found: Vec<_> =
            spans.iter().map(|span| (span.start, &text[span.start..span.end], list.get(span.entry))).collect();
        assert_eq!(found, expected, "{kind:?} on {text:?}");
    }
}

#[test]
fn every_occurrence_is_marked() {
    check_spans(&["the", "dog"], "the dog, the end", &[(0, "the", "the"), (4, "dog", "dog"), (9, "the", "the")]);
}

#[test]
fn overlapping_occurrences_longest_first() {
    check_spans(
        &["New", "New York", "York"],
        "in New York.",
        &[(3, "New York", "New York"), (3, "New", "New"), (7, "York", "York")],
    );
    check_spans(&["a a"], "a a a", &[(0, "a a", "a a"), (2, "a a", "a a")]);
}

#[test]
fn marks_and_blanks_between_words_belong_to_the_range() {
    check_spans(&["a , b"], "(a,b) a,b", &[(6, "a,b", "a , b")]);
    check_spans(&["olive oil"], "my olive\noil", &[(3, "olive\noil", "olive oil")]);
    check_spans(&[","], "a,b", &[(1, ",", ",")]);
}

#[test]
fn spaces_of_the_entry_cover_spaces_of_the_text_only() {
    check_spans(&[" dog"], "a,\tdog", &[(2, "\tdog", " dog")]);
    check_spans(&["dog "], "dog ,", &[(0, "dog ", "dog ")]);
    check_spans(&[" ,"], " ,", &[(1, ",", " ,")]);
}

#[test]
fn ranges_count_bytes() {
    check_spans(&["🐶", "東京"], "é 🐶!東京", &[(3, "🐶", "🐶"), (8, "東京", "東京")]);
}

/// Under another rule; the ranges are those of the original text, whatever was lower-cased or collapsed.
#[track_caller]
fn check_spans_under(rule: &str, list: &[&str], text: &str, expected: &[(usize, &str, &str)]) {
    let list = super::entries(list);
    for engine in EngineKind::ALL {
        let options = MatchOptions { rule: rule.parse().unwrap(), engine };
        let spans = Matcher::with_options(&list, &options).unwrap().positions(text, &list);
        let found: Vec<_> =
            spans.iter().map(|span| (span.start, &text[span.start..span.end], list.get(span.entry))).collect();
        assert_eq!(found, expected, "{rule} {engine:?} on {text:?}");
    }
}

#[test]
fn ranges_under_other_rules() {
    check_spans_under("worldwide", &["東京", "京"], "大東京都", &[(3, "東京", "東京"), (6, "京", "京")]);
    check_spans_under("strict+ignore-case", &["new york"], "İ New YORK!", &[(3, "New YORK", "new york")]);
    check_spans_under("strict+ignore-case", &["i\u{307}x"], "İX", &[(0, "İX", "i\u{307}x")]);
    check_spans_under("strict+collapse-spaces", &["olive oil"], " olive \t oil ", &[(1, "olive \t oil", "olive oil")]);
    check_spans_under(
        "strict+unicode-boundaries",
        &["dog", "St. Louis"],
        "(dog) St. Louis",
        &[(1, "dog", "dog"), (6, "St. Louis", "St. Louis")],
    );
}

#[test]
fn nothing_to_mark() {
    check_spans(&["dog", "St. Louis", ""], "", &[]);
    check_spans(&["dog", "St. Louis", ""], "hot-dog in St. Louis", &[]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn spans_name_the_entries_that_match((texts, entries) in texts_and_entries(), rule in rule()) {
        let entries = Entries::from_strings(&entries).unwrap();
        for kind in EngineKind::ALL {
            let matcher = Matcher::with_options(&entries, &MatchOptions { rule, engine: kind }).unwrap();
            let (mut scratch, mut expected) = (Scratch::default(), Vec::new());
            for text in &texts {
                let spans = matcher.positions(text, &entries);
                let mut found: Vec<_> = spans.iter().map(|span| span.entry).collect();
                found.sort_unstable();
                found.dedup();
                matcher.match_text(text, &mut scratch, &mut expected);
                prop_assert_eq!(&found, &expected, "{:?} on {:?}", kind, text);
                prop_assert!(spans.is_sorted_by_key(|span| span.start));
            }
        }
    }

    /// A range is the whole of what its entry needs: as a text of its own it matches again.
    #[test]
    fn a_range_matches_its_entry_again((texts, entries) in texts_and_entries(), rule in rule()) {
        let entries = Entries::from_strings(&entries).unwrap();
        let options = MatchOptions { rule, engine: EngineKind::Naive };
        let matcher = Matcher::with_options(&entries, &options).unwrap();
        let mut found = Vec::new();
        for text in &texts {
            for span in matcher.positions(text, &entries) {
                let range = &text[span.start..span.end];
                matcher.match_text(range, &mut Scratch::default(), &mut found);
                prop_assert!(found.contains(&span.entry), "{:?} in {:?}", range, text);
            }
        }
    }
}
