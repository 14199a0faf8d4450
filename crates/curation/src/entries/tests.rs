use super::Entries;
use crate::ids::{EntryId, IdOverflow};

#[test]
fn strings_come_back_in_order() {
    let strings = ["dog", "", "New York", "dog", "東京"];
    let entries = Entries::from_strings(strings).unwrap();
    assert_eq!(entries.len(), 5);
    assert!(!entries.is_empty());
    assert_eq!(entries.iter().map(|(_, entry)| entry).collect::<Vec<_>>(), strings);
    for (index, string) in strings.iter().enumerate() {
        let id = EntryId::from_index(index).unwrap();
        assert_eq!(entries.get(id), *string);
        assert_eq!(entries.iter().nth(index), Some((id, *string)));
    }
}

#[test]
fn an_empty_list() {
    let entries = Entries::default();
    assert!(entries.is_empty());
    assert_eq!(entries.len(), 0);
    assert_eq!(entries.iter().count(), 0);
    assert!(entries.source_names().is_empty() && entries.language_names().is_empty());
}

#[test]
fn labels_are_optional_and_stored_once() {
    let mut entries = Entries::default();
    let dog = entries.push("dog", Some("wordnet"), None).unwrap();
    let chat = entries.push("chat", None, Some("fr")).unwrap();
    let cat = entries.push("cat", Some("wordnet"), Some("en")).unwrap();
    let bare = entries.push("bare", None, None).unwrap();
    let chien = entries.push("chien", Some("titles"), Some("fr")).unwrap();

    let sources: Vec<_> = [dog, chat, cat, bare, chien].map(|id| entries.source(id)).into();
    assert_eq!(sources, [Some("wordnet"), None, Some("wordnet"), None, Some("titles")]);
    let languages: Vec<_> = [dog, chat, cat, bare, chien].map(|id| entries.language(id)).into();
    assert_eq!(languages, [None, Some("fr"), Some("en"), None, Some("fr")]);
    assert_eq!(entries.source_names(), ["wordnet", "titles"]);
    assert_eq!(entries.language_names(), ["fr", "en"]);
}

#[test]
fn ids_do_not_wrap() {
    assert_eq!(EntryId::from_index(7), Ok(EntryId::new(7)));
    assert_eq!(EntryId::from_index(u32::MAX as usize).map(EntryId::raw), Ok(u32::MAX));
    let past = u32::MAX as usize + 1;
    assert_eq!(EntryId::from_index(past), Err(IdOverflow(past)));
    assert!(IdOverflow(past).to_string().contains("4294967296"));
}
