//! Which pairs are looked at.

use curation::ids::EntryId;

use crate::run::{PairId, RunData};

/// Where pairs are drawn from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PairScope {
    /// All pairs of the pool.
    #[default]
    All,
    /// Pairs without a match.
    Unmatched,
    /// Pairs that match this entry.
    Entry(EntryId),
    /// Pairs that match at least one of these.
    Entries(Vec<EntryId>),
}

/// Which of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeptFilter {
    /// Kept and dropped.
    #[default]
    Both,
    /// Keep threshold < t.
    Kept,
    /// Keep threshold ≥ t.
    Dropped,
}

/// A few of many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairDraw {
    /// The drawn pairs.
    pub pairs: Vec<PairId>,
    /// How many there are to draw from.
    pub n_all: usize,
}

/// Draws `n` pairs.
pub fn draw_pairs(_: &RunData, _: &PairScope, _: KeptFilter, _t: f64, _n: usize, _seed: u64) -> PairDraw {
    PairDraw::default()
}
