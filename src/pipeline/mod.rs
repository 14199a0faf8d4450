//! The stages of a run as plain synchronous functions: plan → match a shard → merge → keep a shard → finish.
//!
//! [`match_pool`] is exactly these steps on local threads. Each step may be repeated, and in another process:
//! what is finished is recognised by its file, and gives the same bytes again. Which thread, clock or window
//! waits for them is not known here.

mod keep;
mod matching;
mod near_misses;
mod numbers;
mod plan;
mod stats;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use curation::balance::EntryKeys;
use curation::counts::Counts;
use curation::matching::BuildError;
use curation::progress::Cancelled;
use thiserror::Error;

pub use near_misses::{NearMissReport, near_misses};
pub use numbers::{expected_at, realised, size_curve};
pub use plan::{Plan, plan};
pub use stats::{RunStats, SizeAt, run_stats, t_for_size};

pub use crate::work::Work;

use crate::config::RunConfig;
use crate::metadata::MetadataError;
use crate::pool::{Format, PoolError};
use crate::run::{Manifest, Reject, RunError, RunPaths, RunState, ShardNotes, Totals, write_entries, write_rejects};

/// Why a run could not be made.
#[derive(Debug, Error)]
pub enum PipelineError {
    /// The pool cannot be read.
    #[error(transparent)]
    Pool(#[from] PoolError),
    /// The metadata list cannot be read.
    #[error(transparent)]
    Metadata(#[from] MetadataError),
    /// The run directory cannot be written or read.
    #[error(transparent)]
    Run(#[from] RunError),
    /// No matcher for this list.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The directory holds something that would be lost or mixed up.
    #[error("{}: {reason}", path.display())]
    Refused {
        /// The run directory.
        path: PathBuf,
        /// What is there, and what to do.
        reason: String,
    },
    /// Every shard failed.
    #[error("none of the {n_shards} shards could be read; the first: {first}")]
    NothingMatched {
        /// Shards of the run.
        n_shards: usize,
        /// Why the first one failed.
        first: String,
    },
    /// The system gave no threads.
    #[error("{n_threads} threads could not be started: {reason}: ask for fewer with --threads")]
    Threads {
        /// How many were asked for.
        n_threads: usize,
        /// The system's words.
        reason: String,
    },
    /// Whoever waited stopped waiting. What is finished stays, and the run can be continued.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl PipelineError {
    /// Whether this is an answer to a cancel, however deep it was noticed.
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Cancelled(_) | Self::Pool(PoolError::Stopped(_)) | Self::Run(RunError::Cancelled(_)))
    }
}

/// Matches a pool into the run directory `out`: plan, match every shard, merge, keep every shard, finish.
///
/// An interrupted run with the same configuration and unchanged inputs is continued; a finished one is
/// returned as it is. Anything else in `out` is refused, unless `overwrite`. Returns the final manifest.
pub fn match_pool(config: &RunConfig, out: &Path, overwrite: bool, work: Work<'_>) -> Result<Manifest, PipelineError> {
    let started = Instant::now();
    work.progress.begin("plan", None);
    let plan = plan(config)?;
    if let Some(finished) = plan::begin(&plan, out, overwrite)? {
        return Ok(finished);
    }
    let mut timings = BTreeMap::from([("plan".to_owned(), started.elapsed().as_secs_f64())]);
    let mut time = |stage: &str, since: Instant| timings.insert(stage.to_owned(), since.elapsed().as_secs_f64());
    let threads = threads(work.n_threads)?;

    let since = Instant::now();
    let matched = match_shards(&plan, out, &threads, work)?;
    time("match", since);

    let since = Instant::now();
    work.progress.begin("keep", Some(matched.totals.pairs));
    let keys = EntryKeys::new(&plan.metadata.entries);
    for shard in matched.usable_shards() {
        work.stop.check()?;
        keep::keep_shard(&plan, out, shard, &matched.counts, &keys, &threads, work)?;
    }
    time("keep", since);
    finish(&plan, out, matched, timings)
}

fn threads(n_threads: usize) -> Result<rayon::ThreadPool, PipelineError> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(n_threads)
        .thread_name(|index| format!("match {index}"))
        .build()
        .map_err(|error| PipelineError::Threads { n_threads, reason: error.to_string() })
}

/// All shards matched, their counts added.
struct Matched {
    counts: Counts,
    totals: Totals,
    /// Why a shard is left out; parallel to the shards.
    failures: Vec<Option<String>>,
    /// How many rows were rejected, by kind.
    n_rejected: BTreeMap<String, u64>,
    /// The first rejected rows.
    rejects: Vec<Reject>,
}

/// How many rejected rows are written to `rejects.parquet`; the manifest counts all.
const MAX_REJECTS: usize = 10_000;

impl Matched {
    fn take_rejects(&mut self, file: &str, notes: ShardNotes) {
        for (kind, n_rows) in notes.n_rejected {
            *self.n_rejected.entry(kind).or_default() += n_rows;
        }
        let room = MAX_REJECTS.saturating_sub(self.rejects.len());
        let rejects = notes.rejects.into_iter().take(room);
        self.rejects.extend(rejects.map(|(row, reason)| Reject { file: file.to_owned(), row: Some(row), reason }));
    }

    fn usable_shards(&self) -> impl Iterator<Item = usize> {
        self.failures.iter().enumerate().filter(|(_, failure)| failure.is_none()).map(|(shard, _)| shard)
    }
}

/// Matches every shard that has no counts file yet, and adds the counts of all. A shard that cannot be read to
/// its end is left out as a whole; the others go on.
fn match_shards(
    plan: &Plan,
    out: &Path,
    threads: &rayon::ThreadPool,
    work: Work<'_>,
) -> Result<Matched, PipelineError> {
    let entries = &plan.metadata.entries;
    let n_shards = plan.manifest.shards.len();
    work.progress.begin("prepare", None);
    let matcher = matching::PoolMatcher::new(plan)?;
    work.progress.begin("match", plan.pool.n_rows());
    let mut matched = Matched {
        counts: Counts::zeros(entries.len()),
        totals: Totals::default(),
        failures: vec![None; n_shards],
        n_rejected: BTreeMap::new(),
        rejects: Vec::new(),
    };
    for shard in 0..n_shards {
        work.stop.check()?;
        work.cancel.check()?;
        match matching::match_shard(plan, out, shard, &matcher, threads, work) {
            Ok(done) => {
                matched
                    .counts
                    .merge(&done.counts)
                    .map_err(|error| RunError::damaged(&RunPaths::new(out).counts(shard), error))?;
                matched.totals.merge(&done.notes.totals);
                matched.take_rejects(&plan.manifest.files[plan.manifest.shards[shard].file].name, done.notes);
            }
            Err(PipelineError::Pool(PoolError::Unreadable { reason, .. })) => matched.failures[shard] = Some(reason),
            Err(other) => return Err(other),
        }
    }
    match matched.failures.first() {
        Some(Some(first)) if matched.usable_shards().next().is_none() => {
            plan::remove_run(out)?;
            Err(PipelineError::NothingMatched { n_shards, first: first.clone() })
        }
        _ => Ok(matched),
    }
}

/// Writes what covers the whole run, and at last the manifest that declares it complete.
fn finish(
    plan: &Plan,
    out: &Path,
    matched: Matched,
    timings_secs: BTreeMap<String, f64>,
) -> Result<Manifest, PipelineError> {
    let paths = RunPaths::new(out);
    let mut rejects = plan.rejects.clone();
    let mut manifest = plan.manifest.clone();
    for (shard, failure) in manifest.shards.iter_mut().zip(matched.failures) {
        if let Some(reason) = &failure {
            let file = manifest.files[shard.file].name.clone();
            rejects.push(Reject { file, row: None, reason: reason.clone() });
        }
        shard.failure = failure;
    }
    write_entries(&paths.entries(), &plan.metadata.entries, &matched.counts)?;
    manifest.rejects = matched.n_rejected;
    for reject in &rejects {
        *manifest.rejects.entry(reject.reason.clone()).or_default() += 1;
    }
    manifest.totals = Totals { rejected: manifest.rejects.values().sum(), ..matched.totals };
    // In other formats the text was damaged before it came here.
    let is_read_lossily = manifest.files.iter().any(|file| matches!(file.format, Format::Csv { .. }));
    if manifest.totals.damaged_texts > 0 && is_read_lossily {
        let n_texts = manifest.totals.damaged_texts;
        manifest.warnings.push(format!("{n_texts} texts hold U+FFFD: bytes that are not UTF-8"));
    }
    rejects.extend(matched.rejects);
    write_rejects(&paths.rejects(), &rejects)?;
    manifest.state = RunState::Complete;
    manifest.timings_secs = timings_secs;
    manifest.write(out)?;
    Ok(manifest)
}
