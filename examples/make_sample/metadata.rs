//! The metadata of the sample: our own short list of concepts, built in four groups as the published one is, and written for this project.

use std::collections::HashSet;

/// One line of `metadata.csv`.
pub(crate) struct Entry {
    pub text: String,
    pub source: &'static str,
}

const LISTS: [(&str, &str); 4] = [
    ("concepts", include_str!("lists/concepts.txt")),
    ("words", include_str!("lists/words.txt")),
    ("pairs", include_str!("lists/pairs.txt")),
    ("titles", include_str!("lists/titles.txt")),
];

/// Entries for `metadata lint` to find: three that no text can ever match, one that differs from another by case only, and one with a
/// double space.
const FAULTY: [(&str, &str); 5] = [
    ("St. Louis", "titles"),
    ("Washington, D.C.", "titles"),
    ("Mr. Jones", "titles"),
    ("Apple", "titles"),
    ("blue  moon", "pairs"),
];

/// All entries. As in the published list, the digits belong to the concepts and an entry belongs to the first group that has it.
pub(crate) fn entries() -> Vec<Entry> {
    let mut seen = HashSet::new();
    let mut entries = Vec::new();
    let mut add = |text: &str, source: &'static str| {
        if seen.insert(text.to_owned()) {
            entries.push(Entry { text: text.to_owned(), source });
        }
    };
    for (source, list) in LISTS {
        for text in items(list) {
            add(text, source);
        }
        if source == "concepts" {
            (0..100).for_each(|digit: u32| add(&digit.to_string(), source));
        }
        for (text, _) in FAULTY.iter().filter(|faulty| faulty.1 == source) {
            add(text, source);
        }
    }
    entries
}

/// The items of a list: separated by commas or line ends; a line that starts with # is a heading.
fn items(list: &str) -> impl Iterator<Item = &str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|item| !item.is_empty())
}
