//! Sources become one list. They are added in order: an entry belongs to the first source that has it. Empty strings
//! and single punctuation marks are refused, subtracted entries stay out, and a cap ends a source. Nothing is left
//! out without being counted.

use std::collections::{HashMap, HashSet};

/// What a source offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer<'a> {
    /// The entry.
    pub text: &'a str,
    /// Its language, where the list has languages. The same text in two languages is two entries.
    pub language: Option<&'a str>,
    /// How often the source has it.
    pub source_count: Option<u64>,
}

impl<'a> Offer<'a> {
    /// An entry without language and count.
    pub fn text(text: &'a str) -> Self {
        Self { text, language: None, source_count: None }
    }
}

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// The entry.
    pub text: String,
    /// Position of its source in [`List::sources`].
    pub source: usize,
    /// Its language.
    pub language: Option<String>,
    /// How often its source has it.
    pub source_count: Option<u64>,
}

/// What became of the offers of a source: all numbers but the first add up to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceReport {
    /// Its name.
    pub name: String,
    /// Offers.
    pub n_offered: usize,
    /// Entries that came into the list.
    pub n_added: usize,
    /// In the list already, from this source or an earlier one.
    pub n_known: usize,
    /// Empty, or nothing but blanks.
    pub n_empty: usize,
    /// A single ASCII punctuation mark.
    pub n_punctuation: usize,
    /// In a list that was subtracted.
    pub n_subtracted: usize,
    /// Beyond the cap of this source.
    pub n_over_cap: usize,
}

/// In which order the list is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// Source after source, each in its own order.
    #[default]
    Sources,
    /// By descending count in the source; entries without a count last, in the order of sources.
    Count,
    /// By the bytes of the entry, then of the language.
    Alphabetical,
}

/// A finished list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The entries.
    pub entries: Vec<ListEntry>,
    /// The sources, in the order in which they were first named.
    pub sources: Vec<SourceReport>,
}

/// Collects a list.
#[derive(Clone, Debug, Default)]
pub struct ListBuilder {
    list: List,
    /// Source and its largest number of entries.
    caps: HashMap<String, usize>,
    known: HashSet<(Option<String>, String)>,
    subtracted: HashSet<(Option<String>, String)>,
}

impl ListBuilder {
    /// An empty list; `caps` says how many entries a source may add at most, the first ones.
    pub fn new(caps: HashMap<String, usize>) -> Self {
        Self { caps, ..Self::default() }
    }

    /// Keeps `text` out of the list: in that language, or without one in every language. Call it before [`Self::offer`].
    pub fn subtract(&mut self, text: &str, language: Option<&str>) {
        self.subtracted.insert((language.map(str::to_owned), text.to_owned()));
    }

    /// The position of a source, which exists from now on even if it adds nothing.
    pub fn source(&mut self, name: &str) -> usize {
        let sources = &mut self.list.sources;
        sources.iter().position(|source| source.name == name).unwrap_or_else(|| {
            sources.push(SourceReport { name: name.to_owned(), ..SourceReport::default() });
            sources.len() - 1
        })
    }

    /// Offers an entry of the source at position `source`, see [`Self::source`]; panics if there is no such source.
    pub fn offer(&mut self, source: usize, offer: Offer<'_>) {
        let key = (offer.language.map(str::to_owned), offer.text.to_owned());
        let is_subtracted = !self.subtracted.is_empty()
            && (self.subtracted.contains(&key) || self.subtracted.contains(&(None, key.1.clone())));
        let report = &mut self.list.sources[source];
        report.n_offered += 1;
        if offer.text.trim().is_empty() {
            report.n_empty += 1;
        } else if is_single_punctuation(offer.text) {
            report.n_punctuation += 1;
        } else if is_subtracted {
            report.n_subtracted += 1;
        } else if self.known.contains(&key) {
            report.n_known += 1;
        } else if self.caps.get(&report.name).is_some_and(|cap| report.n_added >= *cap) {
            report.n_over_cap += 1;
        } else {
            report.n_added += 1;
            let (language, text) = key.clone();
            self.list.entries.push(ListEntry { text, source, language, source_count: offer.source_count });
            self.known.insert(key);
        }
    }

    /// The list in `order`.
    pub fn finish(mut self, order: ListOrder) -> List {
        let entries = &mut self.list.entries;
        match order {
            ListOrder::Sources => entries.sort_by_key(|entry| entry.source),
            ListOrder::Count => entries.sort_by_key(|entry| (std::cmp::Reverse(entry.source_count), entry.source)),
            ListOrder::Alphabetical => {
                entries.sort_by(|a, b| (&a.text, &a.language).cmp(&(&b.text, &b.language)));
            }
        }
        self.list
    }
}

fn is_single_punctuation(text: &str) -> bool {
    matches!(text.as_bytes(), [byte] if byte.is_ascii_punctuation())
}
