//! Distribution and size of a run at given thresholds, shard by shard: memory does not grow with the pool.

use std::path::Path;

use curation::balance::{CountProfile, ExpectedSize, Policy, keep_probability};
use rayon::prelude::*;

use super::{PipelineError, Work, threads};
use crate::run::{Manifest, RunPaths, check_complete, read_entries, read_keep, read_matches};

/// What the pairs of a run say about one t.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SizeAt {
    /// The threshold.
    pub t: f64,
    /// Expected pairs and their deviation.
    pub expected: ExpectedSize,
    /// Pairs with keep threshold < t.
    pub drawn_pairs: u64,
}

/// Distribution and sizes of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct RunStats {
    /// What was run on what.
    pub manifest: Manifest,
    /// The counts, sorted.
    pub profile: CountProfile,
    /// One for each t that was asked for, in that order.
    pub sizes: Vec<SizeAt>,
}

/// Reads a finished run. `progress` counts pairs.
pub fn run_stats(directory: &Path, ts: &[f64], work: Work<'_>) -> Result<RunStats, PipelineError> {
    let manifest = Manifest::read(directory)?;
    check_complete(directory, &manifest)?;
    let paths = RunPaths::new(directory);
    let (entries, counts) = read_entries(&paths.entries())?;
    let mut sizes: Vec<SizeAt> = ts.iter().map(|&t| SizeAt { t, ..SizeAt::default() }).collect();
    if ts.is_empty() {
        return Ok(RunStats { profile: CountProfile::new(counts.as_slice()), manifest, sizes });
    }
    let threads = threads(work.n_threads)?;
    work.progress.begin("stats", Some(manifest.totals.pairs));
    for shard in manifest.usable_shards() {
        work.cancel.check()?;
        let matches = read_matches(&paths.matches(shard), entries.len())?.matches;
        let keep = read_keep(&paths.keep(shard))?.keep_thresholds;
        threads.install(|| {
            sizes.par_iter_mut().for_each(|size| {
                for row in matches.rows() {
                    size.expected.add_pair(keep_probability(row, counts.as_slice(), &Policy::default(), size.t));
                }
                size.drawn_pairs += keep.iter().filter(|value| **value < size.t).count() as u64;
            });
        });
        work.progress.advance(keep.len() as u64);
    }
    Ok(RunStats { profile: CountProfile::new(counts.as_slice()), manifest, sizes })
}

/// The smallest t that draws `n_pairs`, and how many can be drawn at all. `None` when that is fewer.
pub fn t_for_size(directory: &Path, n_pairs: usize, work: Work<'_>) -> Result<(Option<f64>, usize), PipelineError> {
    let manifest = Manifest::read(directory)?;
    check_complete(directory, &manifest)?;
    let paths = RunPaths::new(directory);
    let mut keep_thresholds = Vec::new();
    for shard in manifest.usable_shards() {
        work.cancel.check()?;
        let keep = read_keep(&paths.keep(shard))?;
        keep_thresholds.extend(keep.keep_thresholds.into_iter().filter(|value| value.is_finite()));
    }
    let curve = curation::balance::KeepCurve::new(keep_thresholds);
    Ok((curve.t_for_size(n_pairs), curve.n_keepable()))
}
