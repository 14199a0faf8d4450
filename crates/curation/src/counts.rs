//! In how many pairs each entry matches. Counts are u64, and the counts of two pools add.

use thiserror::Error;

use crate::ids::EntryId;
use crate::matching::MatchTable;

/// One count per entry, in entry order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(Vec<u64>);

/// Two count vectors belong to different metadata lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("counts of {theirs} entries cannot be added to counts of {ours} entries: they come from different metadata")]
pub struct CountsMismatch {
    /// Length of the vector that was to grow.
    pub ours: usize,
    /// Length of the vector that was to be added.
    pub theirs: usize,
}

impl Counts {
    /// All zero, for `n_entries` entries.
    pub fn zeros(n_entries: usize) -> Self {
        Self(vec![0; n_entries])
    }

    /// Takes counts that were computed elsewhere.
    pub fn from_vec(counts: Vec<u64>) -> Self {
        Self(counts)
    }

    /// Counts every match of every text of the table once. Panics on an id that is not below the length.
    pub fn add_matches(&mut self, matches: &MatchTable) {
        for id in matches.ids() {
            self.0[id.index()] += 1;
        }
    }

    /// Adds the counts of another part of the pool.
    pub fn merge(&mut self, other: &Self) -> Result<(), CountsMismatch> {
        if self.0.len() != other.0.len() {
            return Err(CountsMismatch { ours: self.0.len(), theirs: other.0.len() });
        }
        for (ours, theirs) in self.0.iter_mut().zip(&other.0) {
            *ours += theirs;
        }
        Ok(())
    }

    /// The count of one entry.
    pub fn get(&self, id: EntryId) -> u64 {
        self.0[id.index()]
    }

    /// All counts, in entry order.
    pub fn as_slice(&self) -> &[u64] {
        &self.0
    }

    /// The sum: the number of matches in the pool.
    pub fn total(&self) -> u64 {
        self.0.iter().sum()
    }
}
