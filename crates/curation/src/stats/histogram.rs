//! How many texts have 0, 1, 2, … matches.

/// A histogram over small whole numbers; values past the last bin are counted in the last bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    bins: Vec<u64>,
}

impl Histogram {
    /// `n_bins` (≥ 1) empty bins for the values 0 to `n_bins` − 1, the last one open-ended.
    pub fn new(n_bins: usize) -> Self {
        Self { bins: vec![0; n_bins.max(1)] }
    }

    /// Counts one value.
    pub fn add(&mut self, value: usize) {
        let last = self.bins.len() - 1;
        self.bins[value.min(last)] += 1;
    }

    /// The bins in order of value.
    pub fn bins(&self) -> &[u64] {
        &self.bins
    }

    /// How many values were counted.
    pub fn total(&self) -> u64 {
        self.bins.iter().sum()
    }
}
