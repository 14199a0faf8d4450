//! Texts matched against the entries of their own language.

use crate::entries::Entries;
use crate::ids::EntryId;

use super::super::{EngineKind, LanguageMatcher, MatchOptions, MatchTable, Scratch};

fn list() -> Entries {
    let mut entries = Entries::default();
    for (entry, language) in [
        ("chat", Some("en")),
        ("chat", Some("fr")),
        ("dog", Some("en")),
        ("chien", Some("fr")),
        ("dog", None),
        ("hund", Some("other")),
    ] {
        entries.push(entry, None, language).unwrap();
    }
    entries
}

/// What each (text, language) must match, alone and as a batch in this order.
const CASES: [(&str, Option<&str>, &[u32]); 7] = [
    ("chat dog chien", Some("en"), &[0, 2]),
    ("chat dog chien", Some("fr"), &[1, 3]),
    ("chat dog hund", None, &[4, 5]),
    ("chat dog hund", Some("xx"), &[4, 5]),
    ("chat dog hund", Some("other"), &[4, 5]),
    ("", Some("fr"), &[]),
    ("dog", Some("en"), &[2]),
];

#[test]
fn texts_meet_the_entries_of_their_language() {
    let entries = list();
    for engine in EngineKind::ALL {
        let matcher = LanguageMatcher::new(&entries, &MatchOptions { engine, ..MatchOptions::default() }).unwrap();
        let (mut scratch, mut found, mut table) = (Scratch::default(), Vec::new(), MatchTable::new());
        matcher.match_batch(CASES.map(|(text, language, _)| (text, language)), &mut scratch, &mut table);
        for ((text, language, expected), row) in CASES.iter().zip(table.rows()) {
            let expected: Vec<EntryId> = expected.iter().copied().map(EntryId::new).collect();
            matcher.match_text(text, *language, &mut scratch, &mut found);
            assert_eq!(found, expected, "{engine:?} on {text:?} in {language:?}");
            assert_eq!(row, expected, "{engine:?} on {text:?} in {language:?}, in a batch");
        }
    }
}

#[test]
fn groups_are_other_and_those_of_the_list() {
    let matcher = LanguageMatcher::new(&list(), &MatchOptions::default()).unwrap();
    assert_eq!(matcher.groups().map(|(name, _)| name).collect::<Vec<_>>(), ["other", "en", "fr"]);
    assert_eq!([Some("fr"), Some("xx"), None].map(|language| matcher.group(language)), ["fr", "other", "other"]);
}

#[test]
fn a_list_without_languages_is_all_other() {
    let entries = super::entries(&["dog", "cat"]);
    let matcher = LanguageMatcher::new(&entries, &MatchOptions::default()).unwrap();
    let mut found = Vec::new();
    matcher.match_text("dog cat", Some("en"), &mut Scratch::default(), &mut found);
    assert_eq!(found.len(), 2);
    assert_eq!(matcher.groups().count(), 1);
}
