//! Results of jobs that belong to an open run or pool: what is proportional to the pool and so not for a frame.

use std::sync::Arc;

use curation::balance::SizePoint;
use curation::counts::Counts;
use curation::progress::Cancelled;
use curation::stats::{RankPoint, rank_curve};

use crate::metadata;
use crate::pipeline::{self, Work};
use crate::pool::{MappingGuess, Pool, PoolError, Record};
use crate::run::RunData;

/// A pool as the window shows it: footers read, columns guessed, first rows.
#[derive(Debug)]
pub struct OpenedPool {
    /// Files, sizes, columns.
    pub pool: Arc<Pool>,
    /// Which column seems to be what.
    pub guess: MappingGuess,
    /// The first rows.
    pub preview: Vec<Record>,
}

/// How many rows of a pool are previewed.
const PREVIEW_ROWS: u64 = 5;

impl OpenedPool {
    /// Opens files, folders or patterns: reads footers and the first rows only.
    pub fn open(arguments: &[String]) -> Result<Self, PoolError> {
        let pool = Pool::open(arguments)?;
        let guess = pool.guess_mapping();
        let preview = pool.preview_rows(&guess.mapping, PREVIEW_ROWS)?;
        Ok(Self { pool: Arc::new(pool), guess, preview })
    }
}

/// A metadata list as the window shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedMetadata {
    /// What was loaded.
    pub name: String,
    /// xxh3-64 of its bytes, in hex, as a manifest has it.
    pub content_hash: String,
    /// How many entries it has.
    pub n_entries: usize,
    /// Its distinct sources.
    pub sources: Vec<String>,
    /// Its faults.
    pub warnings: Vec<String>,
}

impl OpenedMetadata {
    /// Loads a list to see what it is.
    pub fn load(source: &str) -> Result<Self, metadata::MetadataError> {
        let loaded = metadata::load(source.as_ref())?;
        Ok(Self {
            name: loaded.name,
            content_hash: format!("{:016x}", loaded.content_hash),
            n_entries: loaded.entries.len(),
            sources: loaded.entries.source_names().to_vec(),
            warnings: loaded.warnings,
        })
    }
}

/// The curves of a run that do not depend on t.
#[derive(Clone, Debug, PartialEq)]
pub struct RunCurves {
    /// Count against rank, log-spaced in rank.
    pub rank: Vec<RankPoint>,
    /// Expected pairs against t, ascending in t, log-spaced.
    pub size: Vec<SizePoint>,
    /// Drawn pairs at the same thresholds.
    pub drawn: Vec<usize>,
    /// How many entries have which count: heights from 0 to 1 (logarithmic), evenly spaced in log count from 1 to
    /// the largest.
    pub count_bars: Vec<f32>,
}

/// Points of the rank curve: about two for every pixel of a wide plot.
const RANK_POINTS: usize = 2_000;
/// Points of the size curve: interpolation between them is off by far less than one standard deviation.
const SIZE_POINTS: usize = 160;

/// Bars of the sketch behind the slider of t.
const COUNT_BARS: usize = 96;

/// The heights of [`RunCurves::count_bars`]; `ascending` are the counts above zero.
#[expect(clippy::cast_possible_truncation, reason = "a height between 0 and 1")]
fn count_bars(ascending: &[u64]) -> Vec<f32> {
    let ln_max = (ascending.last().copied().unwrap_or(1).max(2) as f64).ln();
    let below = |bar: usize| {
        let edge = (ln_max * bar as f64 / COUNT_BARS as f64).exp();
        // The last edge is the largest count itself, which belongs to the last bar.
        if bar == COUNT_BARS { ascending.len() } else { ascending.partition_point(|&count| (count as f64) < edge) }
    };
    let heights: Vec<f64> = (0..COUNT_BARS).map(|bar| ((below(bar + 1) - below(bar)) as f64).ln_1p()).collect();
    let largest = heights.iter().copied().fold(1.0, f64::max);
    heights.into_iter().map(|height| (height / largest) as f32).collect()
}

impl RunCurves {
    /// Computes the curves. Cost: matches of the run times the points of the size curve.
    pub fn compute(run: &RunData, work: Work<'_>) -> Result<Self, Cancelled> {
        let rank = rank_curve(run.profile.ascending(), RANK_POINTS);
        let size = pipeline::size_curve(run, SIZE_POINTS, work)?;
        let drawn = size.iter().map(|point| run.keep.drawn_pairs(point.t)).collect();
        let count_bars = count_bars(run.profile.ascending());
        Ok(Self { rank, size, drawn, count_bars })
    }

    /// Expected pairs and their standard deviation near t: linear in log t between the points, the last ones beyond.
    pub fn expected_near(&self, t: f64) -> Option<(f64, f64)> {
        let above = self.size.partition_point(|point| point.t < t);
        let right = self.size.get(above).or(self.size.last())?;
        let left = self.size.get(above.saturating_sub(1)).unwrap_or(right);
        let span = right.t.ln() - left.t.ln();
        let fraction = if span > 0.0 { ((t.ln() - left.t.ln()) / span).clamp(0.0, 1.0) } else { 1.0 };
        let between = |left: f64, right: f64| left + fraction * (right - left);
        Some((between(left.expected_pairs, right.expected_pairs), between(left.expected_std, right.expected_std)))
    }
}

/// Expected pairs at one t, exact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExpectedAt {
    /// The threshold.
    pub t: f64,
    /// Σ π over all pairs.
    pub pairs: f64,
    /// Standard deviation over repeated draws.
    pub std: f64,
}

/// Realised counts at one t: drawn pairs that match each entry.
#[derive(Clone, Debug, PartialEq)]
pub struct RealisedAt {
    /// The threshold.
    pub t: f64,
    /// By entry.
    pub counts: Counts,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(t: f64, expected_pairs: f64) -> SizePoint {
        SizePoint { t, expected_pairs, expected_std: 1.0 }
    }

    #[test]
    fn expected_pairs_are_interpolated_in_log_t() {
        let size = vec![point(1.0, 10.0), point(100.0, 30.0)];
        let curves = RunCurves { rank: Vec::new(), size, drawn: vec![10, 30], count_bars: Vec::new() };
        let near = |t: f64| curves.expected_near(t).map(|(pairs, _)| pairs);
        assert_eq!(near(0.5), Some(10.0));
        assert_eq!(near(1.0), Some(10.0));
        assert_eq!(near(10.0), Some(20.0));
        assert_eq!(near(100.0), Some(30.0));
        assert_eq!(near(1e9), Some(30.0));
    }
}
