//! What follows from the counts alone, for any t by look-up.

/// The counts sorted, with running sums: every question about a t is a binary search.
///
/// 500,000 entries take 8 MB and about 20 ms to build.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CountProfile {
    /// Counts above zero, ascending.
    ascending: Vec<u64>,
    /// `sums[i]` is the sum of the first i counts of `ascending`.
    sums: Vec<u64>,
    n_entries: usize,
}

/// A t chosen for a tail share, and the share it really gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TailShareThreshold {
    /// The threshold: one of the counts, at least 1.
    pub t: f64,
    /// The tail share at that t.
    pub reached: f64,
}

impl CountProfile {
    /// Sorts the counts of all entries, zeros included in `counts` but kept aside.
    pub fn new(counts: &[u64]) -> Self {
        let mut ascending: Vec<u64> = counts.iter().copied().filter(|&count| count > 0).collect();
        ascending.sort_unstable();
        let mut sums = Vec::with_capacity(ascending.len() + 1);
        let mut sum = 0;
        sums.push(sum);
        sums.extend(ascending.iter().map(|count| {
            sum += count;
            sum
        }));
        Self { ascending, sums, n_entries: counts.len() }
    }

    /// All entries, those with count 0 included.
    pub fn n_entries(&self) -> usize {
        self.n_entries
    }

    /// Entries with count 0.
    pub fn zero_entries(&self) -> usize {
        self.n_entries - self.ascending.len()
    }

    /// Sum of all counts.
    pub fn matches(&self) -> u64 {
        self.sums.last().copied().unwrap_or(0)
    }

    /// The largest count; 0 without matches.
    pub fn max_count(&self) -> u64 {
        self.ascending.last().copied().unwrap_or(0)
    }

    /// The counts above zero, ascending.
    pub fn ascending(&self) -> &[u64] {
        &self.ascending
    }

    /// Entries with count > t, which lose pairs.
    pub fn head_entries(&self, t: f64) -> usize {
        self.ascending.len() - self.n_at_most(t)
    }

    /// Entries with 0 < count < t.
    pub fn tail_entries(&self, t: f64) -> usize {
        self.n_below(t)
    }

    /// Matches of entries with count > t, as a share of all matches. NaN without matches.
    pub fn head_share(&self, t: f64) -> f64 {
        (self.matches() - self.sums[self.n_at_most(t)]) as f64 / self.matches() as f64
    }

    /// p(t): matches of entries with count < t (strictly), as a share of all matches. NaN without matches.
    pub fn tail_share(&self, t: f64) -> f64 {
        self.sums[self.n_below(t)] as f64 / self.matches() as f64
    }

    /// Σ min(count, t): the balanced curve of the paper's figure. Not a number of pairs.
    pub fn capped_matches(&self, t: f64) -> f64 {
        let n_below = self.n_at_most(t);
        self.sums[n_below] as f64 + t * (self.ascending.len() - n_below) as f64
    }

    /// t(p) as published: of the ascending counts, the one whose cumulative share is closest to `p`
    /// (the first such). Zero counts are left out, so the result is at least 1. `None` without matches.
    pub fn t_for_tail_share(&self, p: f64) -> Option<TailShareThreshold> {
        let total = self.matches() as f64;
        let distance = |index: usize| (self.sums[index + 1] as f64 / total - p).abs();
        // Cumulative shares ascend strictly: the closest is the first one at or above p, or its predecessor.
        let above = self.sums[1..].partition_point(|&sum| (sum as f64 / total) < p);
        let last = self.ascending.len().checked_sub(1)?;
        let above = above.min(last);
        let index = if above > 0 && distance(above - 1) <= distance(above) { above - 1 } else { above };
        let t = self.ascending[index] as f64;
        Some(TailShareThreshold { t, reached: self.tail_share(t) })
    }

    /// The largest distinct count below t, for stepping down from t.
    pub fn count_below(&self, t: f64) -> Option<u64> {
        self.n_below(t).checked_sub(1).map(|index| self.ascending[index])
    }

    /// The smallest distinct count above t, for stepping up from t.
    pub fn count_above(&self, t: f64) -> Option<u64> {
        self.ascending.get(self.n_at_most(t)).copied()
    }

    fn n_below(&self, t: f64) -> usize {
        self.ascending.partition_point(|&count| (count as f64) < t)
    }

    fn n_at_most(&self, t: f64) -> usize {
        self.ascending.partition_point(|&count| count as f64 <= t)
    }
}
