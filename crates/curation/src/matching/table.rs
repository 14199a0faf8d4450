//! The matches of many texts, packed.

use crate::ids::EntryId;

/// Rows of ascending entry ids in compressed form: `ids[offsets[i]..offsets[i + 1]]` belongs to text i.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchTable {
    offsets: Vec<usize>,
    ids: Vec<EntryId>,
}

impl Default for MatchTable {
    fn default() -> Self {
        Self { offsets: vec![0], ids: Vec::new() }
    }
}

impl MatchTable {
    /// A table without rows.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends one text's matches: ascending, each once.
    pub fn push_row(&mut self, ids: &[EntryId]) {
        debug_assert!(ids.is_sorted_by(|a, b| a < b), "ids of a row ascend");
        self.ids.extend_from_slice(ids);
        self.offsets.push(self.ids.len());
    }

    /// Lets an engine append rows itself: ids, and per row where its ids end.
    pub(super) fn push_rows(&mut self, append: impl FnOnce(&mut Vec<EntryId>, &mut Vec<usize>)) {
        append(&mut self.ids, &mut self.offsets);
        debug_assert!(self.rows().all(|row| row.is_sorted_by(|a, b| a < b)), "ids of a row ascend");
    }

    /// Appends all rows of another table.
    pub fn append(&mut self, other: &Self) {
        let shift = self.ids.len();
        self.ids.extend_from_slice(&other.ids);
        self.offsets.extend(other.offsets[1..].iter().map(|offset| offset + shift));
    }

    /// How many texts the table covers, unmatched ones included.
    pub fn n_rows(&self) -> usize {
        self.offsets.len() - 1
    }

    /// How many matches all rows have together.
    pub fn n_matches(&self) -> usize {
        self.ids.len()
    }

    /// The matches of text `row`. Panics past the last row.
    pub fn row(&self, row: usize) -> &[EntryId] {
        &self.ids[self.offsets[row]..self.offsets[row + 1]]
    }

    /// The matches of every text, in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[EntryId]> {
        self.offsets.windows(2).map(|ends| &self.ids[ends[0]..ends[1]])
    }

    /// All ids of all rows, row after row.
    pub fn ids(&self) -> &[EntryId] {
        &self.ids
    }

    /// Row boundaries in [`MatchTable::ids`]: one more than there are rows, beginning with 0.
    pub fn offsets(&self) -> &[usize] {
        &self.offsets
    }
}

#[cfg(test)]
mod tests;
