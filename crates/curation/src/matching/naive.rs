//! The oracle: the rule word for word, one substring search per entry.

use crate::entries::Entries;
use crate::ids::EntryId;
use crate::text::space_into;

use super::{Scratch, effective_entries};

/// Searches every entry in every text: O(entries · text length). For tests and small questions only.
#[derive(Debug)]
pub struct Naive {
    patterns: Vec<(EntryId, String)>,
}

impl Naive {
    /// Takes the list as it is, apart from the first of equal entries and from empty ones.
    pub fn new(entries: &Entries) -> Self {
        let patterns = effective_entries(entries).into_iter().map(|(id, entry)| (id, format!(" {entry} "))).collect();
        Self { patterns }
    }

    pub(super) fn memory_bytes(&self) -> usize {
        let strings: usize = self.patterns.iter().map(|(_, pattern)| pattern.capacity()).sum();
        strings + self.patterns.capacity() * size_of::<(EntryId, String)>()
    }

    pub(super) fn match_text(&self, text: &str, scratch: &mut Scratch, out: &mut Vec<EntryId>) {
        space_into(text, &mut scratch.spaced);
        out.extend(self.patterns.iter().filter(|(_, pattern)| scratch.spaced.contains(pattern)).map(|(id, _)| *id));
    }
}
