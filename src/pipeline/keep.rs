//! Keep thresholds of one shard: matches and the counts of the whole pool in, `keep/NNNNN.parquet` out.

use std::path::Path;

use curation::balance::{EntryKeys, PairKey, Policy, keep_threshold};
use curation::counts::Counts;
use rayon::prelude::*;

use super::matching::source_of;
use super::{PipelineError, Plan, Work};
use crate::pool::{BATCH_ROWS, for_each_uid_batch};
use crate::run::{KeepTable, KeepWriter, MatchRows, RunError, RunPaths, identity, read_matches, write_whole};

/// Writes the keep file of a shard, unless it is there.
pub(super) fn keep_shard(
    plan: &Plan,
    out: &Path,
    shard: usize,
    counts: &Counts,
    keys: &EntryKeys,
    threads: &rayon::ThreadPool,
    work: Work<'_>,
) -> Result<(), PipelineError> {
    let paths = RunPaths::new(out);
    let matched = read_matches(&paths.matches(shard), plan.metadata.entries.len())?;
    let n_pairs = matched.rows.len();
    let path = paths.keep(shard);
    if path.exists() {
        work.progress.advance(n_pairs as u64);
        return Ok(());
    }
    let uids = uids(plan, shard, &matched, work)?;
    let draw = Draw { plan, shard, matched: &matched, uids: &uids, counts, keys };
    // Row groups end where those of the matches file do.
    let group_pairs = BATCH_ROWS * plan.manifest.n_texts();
    write_whole(&path, |target| -> Result<(), PipelineError> {
        let not_written = |error| RunError::damaged(&path, format!("could not be written: {error}"));
        let mut writer = KeepWriter::new(target).map_err(not_written)?;
        for start in (0..n_pairs).step_by(group_pairs) {
            work.cancel.check()?;
            let pairs = start..n_pairs.min(start + group_pairs);
            let keep_thresholds =
                threads.install(|| pairs.clone().into_par_iter().map(|pair| draw.keep_threshold(pair)).collect());
            let is_matched: Vec<bool> = pairs.clone().map(|pair| !matched.matches.row(pair).is_empty()).collect();
            let table = KeepTable {
                rows: matched.rows[pairs.clone()].to_vec(),
                texts: matched.texts[pairs.clone()].to_vec(),
                uids: if uids.is_empty() { Vec::new() } else { uids[pairs.clone()].to_vec() },
                keep_thresholds,
            };
            writer.write(&table, &is_matched).map_err(not_written)?;
            work.progress.advance(pairs.len() as u64);
        }
        writer.finish().map_err(not_written)?;
        Ok(())
    })
}

/// The uid of each pair's record; empty when the pool has no uid column.
fn uids(plan: &Plan, shard: usize, matched: &MatchRows, work: Work<'_>) -> Result<Vec<Option<String>>, PipelineError> {
    let Some(column) = &plan.manifest.config.mapping.uid else { return Ok(Vec::new()) };
    let (file, rows) = source_of(plan, shard);
    let n_texts = plan.manifest.n_texts();
    let mut uids = Vec::with_capacity(matched.rows.len());
    for_each_uid_batch(file, column, rows, work.cancel, |batch| -> Result<(), PipelineError> {
        for uid in batch.uids() {
            uids.extend(std::iter::repeat_n(uid.map(str::to_owned), n_texts));
        }
        Ok(())
    })?;
    if uids.len() != matched.rows.len() {
        let (now, then) = (uids.len(), matched.rows.len());
        return Err(RunError::damaged(
            &file.path,
            format!("it gave {then} pairs when it was matched and {now} now: it changed in between; match again with --overwrite"),
        )
        .into());
    }
    Ok(uids)
}

/// The draw of one shard.
struct Draw<'a> {
    plan: &'a Plan,
    shard: usize,
    matched: &'a MatchRows,
    uids: &'a [Option<String>],
    counts: &'a Counts,
    keys: &'a EntryKeys,
}

impl Draw<'_> {
    fn keep_threshold(&self, pair: usize) -> f64 {
        let matches = self.matched.matches.row(pair);
        if matches.is_empty() {
            return f64::INFINITY;
        }
        let manifest = &self.plan.manifest;
        let file = &manifest.files[manifest.shards[self.shard].file];
        let uid = self.uids.get(pair).and_then(Option::as_deref);
        let text = (manifest.n_texts() > 1).then(|| self.matched.texts[pair]);
        let identity = identity(uid, &file.name, self.matched.rows[pair], text);
        let key = PairKey::new(identity.as_bytes(), manifest.config.seed);
        keep_threshold(key, matches, self.keys, self.counts.as_slice(), &Policy::default())
    }
}
