use proptest::prelude::*;

mod rules;

use super::rule::Role;
use super::{MatchRule, SpacedOrigins, is_reachable, spaced};

#[track_caller]
fn check_spaced(text: &str, expected: &str) {
    assert_eq!(spaced(text), expected, "spaced form of {text:?}");
}

/// The three steps of the published code, one replacement after the other.
fn spaced_step_by_step(text: &str) -> String {
    let mut out = format!(" {text} ");
    for mark in super::SEPARATING_MARKS {
        out = out.replace(mark, &format!(" {mark} "));
    }
    out.replace(super::BLANKS, " ")
}

#[test]
fn spaces_and_marks() {
    check_spaced("", "  ");
    check_spaced("dog", " dog ");
    check_spaced("a dog.", " a dog .  ");
    check_spaced("a,b", " a , b ");
    check_spaced("a, b", " a ,  b ");
    check_spaced(",;", "  ,  ;  ");
    check_spaced("olive\noil\t\r", " olive oil   ");
    check_spaced("x`y", " x ` y ");
    check_spaced("it's \"so\" (2) #1 a-b\u{a0}c", " it's \"so\" (2) #1 a-b\u{a0}c ");
}

#[test]
fn reachable_entries() {
    for entry in ["dog", "New York", ",", "a , b", ", a", "a ,", " ", " a", "a  b", "C++", "#1", "T-shirt", ",  ,"] {
        assert!(is_reachable(entry), "{entry:?}");
    }
}

#[test]
fn unreachable_entries() {
    for entry in ["", "St. Louis", "D.C.", "Mr.", ",b", "a,", "a\tb", "\n", "a\r", ",,", ", ,", "a ? ! b"] {
        assert!(!is_reachable(entry), "{entry:?}");
    }
}

/// A text in which the entry occurs, if it is reachable: where the rule does not space the entry itself, the
/// spaces that spacing puts beside a mark of the text are taken away.
fn unspaced(entry: &str, rule: MatchRule) -> String {
    if rule.switches.unicode_boundaries {
        return entry.to_owned();
    }
    let characters: Vec<char> = entry.chars().collect();
    let is_mark = |place: Option<usize>| {
        place.and_then(|place| characters.get(place)).is_some_and(|character| rule.role(*character) == Role::Mark)
    };
    let beside_mark = |place: usize| is_mark(place.checked_sub(1)) || is_mark(place.checked_add(1));
    let kept = characters.iter().enumerate().filter(|(place, character)| **character != ' ' || !beside_mark(*place));
    kept.map(|(_, character)| character).collect()
}

proptest! {
    #[test]
    fn one_pass_equals_the_steps(text in "[ab ,.;:?!`\t\n\r\u{a0}東🐶]{0,40}") {
        prop_assert_eq!(spaced(&text), spaced_step_by_step(&text));
    }

    #[test]
    fn origins_space_alike_and_lead_back(text in "[ab ,.;:?!`\t\n\r\u{a0}東🐶]{0,40}") {
        let origins = SpacedOrigins::new(&text, MatchRule::STRICT);
        prop_assert_eq!(origins.spaced(), spaced(&text));
        prop_assert_eq!(origins.original_range(0, origins.spaced().len()), (0, text.len()));
        for (place, character) in origins.spaced().char_indices() {
            let (start, end) = origins.original_range(place, place + character.len_utf8());
            let original = &text[start..end];
            let same = original.starts_with(character) && original.chars().count() == 1;
            prop_assert!(same || character == ' ' && ["", "\t", "\n", "\r"].contains(&original));
        }
    }

    #[test]
    fn whatever_occurs_in_a_spaced_text_is_reachable(text in "[a ,.\n]{1,16}", start in 0..24_usize, length in 1..9_usize) {
        let spaced: Vec<char> = spaced(&text).chars().collect();
        let cut: String = spaced.iter().skip(start).take(length).collect();
        if let Some(entry) = cut.strip_prefix(' ').and_then(|rest| rest.strip_suffix(' ')) {
            prop_assert!(entry.is_empty() || is_reachable(entry), "{:?} occurs in {:?}", entry, text);
        }
    }

    #[test]
    fn every_reachable_entry_occurs_somewhere(entry in "[ab ,.]{1,8}") {
        let text = unspaced(&entry, MatchRule::STRICT);
        let occurs = spaced(&text).contains(&format!(" {entry} "));
        prop_assert_eq!(occurs, is_reachable(&entry), "{:?} in {:?}", entry, text);
    }
}
