//! The pairs of each entry, in order of keep threshold: those kept at t are a prefix.

use curation::matching::MatchTable;

use super::PairId;

/// Pair lists of all entries in one buffer; 4 bytes per match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Postings {
    offsets: Vec<usize>,
    pairs: Vec<PairId>,
}

impl Postings {
    /// Visits the pairs in `order` (ascending keep threshold), so that each list comes out in that order.
    pub(super) fn new(matches: &MatchTable, counts: &[u64], order: &[PairId]) -> Self {
        let mut offsets = Vec::with_capacity(counts.len() + 1);
        let mut end = 0;
        offsets.push(end);
        offsets.extend(counts.iter().map(|&count| {
            end += usize::try_from(count).unwrap_or(usize::MAX);
            end
        }));
        let mut next = offsets.clone();
        let mut pairs = vec![PairId::new(0); matches.n_matches()];
        for &pair in order {
            for id in matches.row(pair.index()) {
                let place = &mut next[id.index()];
                pairs[*place] = pair;
                *place += 1;
            }
        }
        Self { offsets, pairs }
    }

    /// The pairs of the entry at `index`.
    pub(super) fn of(&self, index: usize) -> &[PairId] {
        &self.pairs[self.offsets[index]..self.offsets[index + 1]]
    }
}
