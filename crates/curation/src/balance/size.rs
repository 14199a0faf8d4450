//! What follows from the pairs: how many a t keeps, in this draw and on average.

use crate::counts::Counts;
use crate::ids::EntryId;
use crate::matching::MatchTable;

use super::keep::{Policy, keep_probability};

/// The sorted keep thresholds of a pool: drawn pairs at any t by binary search.
///
/// 8 bytes per matched pair; sorting ten million takes about half a second.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeepCurve {
    ascending: Vec<f64>,
}

impl KeepCurve {
    /// Takes the keep thresholds of all pairs in any order; infinite ones (never kept) are left out.
    pub fn new(keep_thresholds: impl IntoIterator<Item = f64>) -> Self {
        let mut ascending: Vec<f64> = keep_thresholds.into_iter().filter(|value| value.is_finite()).collect();
        ascending.sort_unstable_by(f64::total_cmp);
        Self { ascending }
    }

    /// Pairs that some t keeps.
    pub fn n_keepable(&self) -> usize {
        self.ascending.len()
    }

    /// Pairs with keep threshold < t: what an export at t contains.
    pub fn drawn_pairs(&self, t: f64) -> usize {
        self.ascending.partition_point(|&value| value < t)
    }

    /// The smallest t that keeps `n_pairs` pairs (more only where keep thresholds are equal).
    /// `None` when fewer can be kept at all.
    pub fn t_for_size(&self, n_pairs: usize) -> Option<f64> {
        match n_pairs.checked_sub(1) {
            None => Some(0.0),
            Some(last) => self.ascending.get(last).map(|value| value.next_up()),
        }
    }
}

/// Expected number of pairs at one t, with the variance over repeated draws.
///
/// Sums are kept in fixed point (2⁻⁶⁴), where addition is associative: the result has the same bits for any
/// order, number of threads or shards. Off by at most 2⁻⁶⁵ per pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExpectedSize {
    pairs: u128,
    variance: u128,
}

const FIXED_ONE: f64 = 18_446_744_073_709_551_616.0; // 2⁶⁴

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "probabilities are in [0, 1]")]
fn to_fixed(probability: f64) -> u128 {
    (probability * FIXED_ONE).round() as u128
}

impl ExpectedSize {
    /// Adds one pair that is kept with this probability.
    pub fn add_pair(&mut self, keep_probability: f64) {
        self.pairs += to_fixed(keep_probability);
        self.variance += to_fixed(keep_probability * (1.0 - keep_probability));
    }

    /// Adds every text of a table at threshold t.
    pub fn add_matches(&mut self, matches: &MatchTable, counts: &[u64], policy: &Policy, t: f64) {
        for row in matches.rows() {
            self.add_pair(keep_probability(row, counts, policy, t));
        }
    }

    /// Adds another part of the pool.
    pub fn merge(&mut self, other: &Self) {
        self.pairs += other.pairs;
        self.variance += other.variance;
    }

    /// Expected pairs: Σ π.
    pub fn pairs(&self) -> f64 {
        self.pairs as f64 / FIXED_ONE
    }

    /// Standard deviation over repeated draws: sqrt(Σ π(1 − π)).
    pub fn std(&self) -> f64 {
        (self.variance as f64 / FIXED_ONE).sqrt()
    }
}

/// `n_points` values of t from 1 to `max_count`, evenly spaced in log t; both ends included.
pub fn t_grid(max_count: u64, n_points: usize) -> Vec<f64> {
    let top = (max_count.max(2) as f64).ln();
    let steps = n_points.saturating_sub(1).max(1) as f64;
    (0..n_points).map(|step| (top * step as f64 / steps).exp()).collect()
}

/// Expected pairs over a grid of t. Build one per part of the pool, then [`SizeCurve::merge`].
#[derive(Clone, Debug, PartialEq)]
pub struct SizeCurve {
    ts: Vec<f64>,
    /// Sums of the pairs that are not certain to be kept at that t.
    uncertain: Vec<ExpectedSize>,
    /// `certain_from[i]`: pairs whose keep probability is 1 from `ts[i]` on, and was less before.
    certain_from: Vec<u64>,
}

/// One point of a [`SizeCurve`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SizePoint {
    /// The threshold.
    pub t: f64,
    /// Σ π over all pairs.
    pub expected_pairs: f64,
    /// Standard deviation over repeated draws.
    pub expected_std: f64,
}

impl SizeCurve {
    /// An empty curve over ascending thresholds.
    pub fn new(ts: Vec<f64>) -> Self {
        let uncertain = vec![ExpectedSize::default(); ts.len()];
        let certain_from = vec![0; ts.len()];
        Self { ts, uncertain, certain_from }
    }

    /// Adds pairs. Cost per pair: its matches times the grid points below its smallest count.
    pub fn add_rows<'m>(&mut self, rows: impl IntoIterator<Item = &'m [EntryId]>, counts: &[u64], policy: &Policy) {
        for row in rows {
            let smallest = if row.iter().any(|&id| policy.is_blocked(id)) {
                f64::INFINITY
            } else {
                row.iter().map(|&id| policy.effective_count(id, counts)).fold(f64::INFINITY, f64::min)
            };
            let n_uncertain = self.ts.partition_point(|&t| t < smallest);
            if let Some(certain) = self.certain_from.get_mut(n_uncertain) {
                *certain += 1;
            }
            if smallest.is_finite() {
                for (sum, &t) in self.uncertain[..n_uncertain].iter_mut().zip(&self.ts) {
                    sum.add_pair(keep_probability(row, counts, policy, t));
                }
            }
        }
    }

    /// Adds a curve over the same thresholds. Panics when they differ.
    pub fn merge(&mut self, other: &Self) {
        assert_eq!(self.ts, other.ts, "curves over different thresholds do not add");
        for (ours, theirs) in self.uncertain.iter_mut().zip(&other.uncertain) {
            ours.merge(theirs);
        }
        for (ours, theirs) in self.certain_from.iter_mut().zip(&other.certain_from) {
            *ours += theirs;
        }
    }

    /// The finished curve, ascending in t and in expected pairs.
    pub fn points(&self) -> Vec<SizePoint> {
        let mut certain = 0;
        let sums = self.uncertain.iter().zip(&self.certain_from);
        self.ts
            .iter()
            .zip(sums)
            .map(|(&t, (uncertain, from_here))| {
                certain += from_here;
                SizePoint { t, expected_pairs: certain as f64 + uncertain.pairs(), expected_std: uncertain.std() }
            })
            .collect()
    }
}

/// Counts over the drawn pairs only. For a head entry this exceeds t, because other entries rescue its pairs.
///
/// `keep_thresholds` runs parallel to the rows of `matches`.
pub fn realised_counts(matches: &MatchTable, keep_thresholds: &[f64], t: f64, n_entries: usize) -> Counts {
    let mut realised = vec![0_u64; n_entries];
    for (row, &keep_threshold) in matches.rows().zip(keep_thresholds) {
        if keep_threshold < t {
            for id in row {
                realised[id.index()] += 1;
            }
        }
    }
    Counts::from_vec(realised)
}
