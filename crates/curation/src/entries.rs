//! The metadata vocabulary: a list of entries, each a string, maybe with a source and a language.
//!
//! The list is kept as it came: its order gives the [`EntryId`]s, and duplicates and empty strings stay,
//! so that counts line up with the user's file. An empty entry never matches. Of equal entries the *last*
//! receives the matches, as in the published code, whose automaton keeps one value per string.

use crate::ids::{EntryId, IdOverflow};

/// An immutable list of entries. Strings lie end to end in one buffer: 500,000 entries take about 8 MB.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    bytes: String,
    /// `ends[i]` is where entry i ends in `bytes`; it begins where its predecessor ends.
    ends: Vec<usize>,
    sources: Labels,
    languages: Labels,
}

/// One optional label per entry, each distinct label stored once. Empty when no entry has any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Labels {
    names: Vec<String>,
    /// 0 = none, else index in `names` plus one; shorter than the list when the rest has none.
    of_entry: Vec<u32>,
}

impl Labels {
    fn set(&mut self, index: usize, name: &str) -> Result<(), IdOverflow> {
        // Lists are mostly in order of source and language, so the label before is tried first.
        let before = index.checked_sub(1).and_then(|before| self.of_entry.get(before)).copied().unwrap_or(0);
        let repeats = before > 0 && self.names[before as usize - 1] == name;
        let known = || self.names.iter().position(|known| known == name);
        let position = if repeats { Some(before as usize - 1) } else { known() };
        let position = position.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        self.of_entry.resize(index, 0);
        self.of_entry.push(u32::try_from(position + 1).map_err(|_| IdOverflow(position))?);
        Ok(())
    }

    fn get(&self, index: usize) -> Option<&str> {
        let label = self.of_entry.get(index).copied().unwrap_or(0);
        (label > 0).then(|| self.names[label as usize - 1].as_str())
    }
}

impl Entries {
    /// A list without sources and languages, in the order given.
    pub fn from_strings<S: AsRef<str>>(strings: impl IntoIterator<Item = S>) -> Result<Self, IdOverflow> {
        let mut entries = Self::default();
        for string in strings {
            entries.push(string.as_ref(), None, None)?;
        }
        Ok(entries)
    }

    /// Appends an entry; sources and languages are few and repeat, entries are many.
    pub fn push(&mut self, entry: &str, source: Option<&str>, language: Option<&str>) -> Result<EntryId, IdOverflow> {
        let id = EntryId::from_index(self.ends.len())?;
        self.bytes.push_str(entry);
        self.ends.push(self.bytes.len());
        if let Some(source) = source {
            self.sources.set(id.index(), source)?;
        }
        if let Some(language) = language {
            self.languages.set(id.index(), language)?;
        }
        Ok(id)
    }

    /// How many entries the list has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether the list has no entries.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The entry's string. Panics if `id` is not of this list.
    pub fn get(&self, id: EntryId) -> &str {
        let index = id.index();
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.bytes[start..self.ends[index]]
    }

    /// The entry's source, where the list names one.
    pub fn source(&self, id: EntryId) -> Option<&str> {
        self.sources.get(id.index())
    }

    /// The entry's language, where the list names one.
    pub fn language(&self, id: EntryId) -> Option<&str> {
        self.languages.get(id.index())
    }

    /// The distinct sources, in order of first use.
    pub fn source_names(&self) -> &[String] {
        &self.sources.names
    }

    /// The distinct languages, in order of first use.
    pub fn language_names(&self) -> &[String] {
        &self.languages.names
    }

    /// All entries with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (EntryId, &str)> {
        let mut start = 0;
        (0_u32..).zip(&self.ends).map(move |(raw, &end)| {
            let entry = &self.bytes[start..end];
            start = end;
            (EntryId::new(raw), entry)
        })
    }
}

#[cfg(test)]
mod tests;
