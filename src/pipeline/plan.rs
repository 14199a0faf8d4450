//! The first step: what there is to do. Reads footers and the metadata list, checks everything that can be
//! checked before work begins, and writes the manifest.

use std::path::Path;

use super::PipelineError;
use crate::config::RunConfig;
use crate::metadata::{self, LoadedMetadata};
use crate::pool::{Pool, PoolError, PoolFile};
use crate::run::{
    Fingerprint, Manifest, ManifestFile, MetadataInfo, Reject, RunError, RunPaths, RunState, Shard, Totals, Versions,
};

/// Files with more rows than this are cut between row groups, so that no shard is larger than memory likes.
const SHARD_ROWS: u64 = 4_000_000;

/// What there is to do.
#[derive(Debug)]
pub struct Plan {
    /// The manifest as it is while the run is going on.
    pub manifest: Manifest,
    /// The pool's readable files that have the mapped columns; parallel to the manifest's files.
    pub pool: Pool,
    /// The metadata list.
    pub metadata: LoadedMetadata,
    /// Files that are left out, and why.
    pub rejects: Vec<Reject>,
}

/// Opens the pool and the metadata. Fails when nothing could be matched; writes nothing.
pub fn plan(config: &RunConfig) -> Result<Plan, PipelineError> {
    let metadata = metadata::load(Path::new(&config.metadata))?;
    let mut pool = Pool::open(&config.pool)?;
    let mut rejects: Vec<Reject> = pool
        .problems
        .iter()
        .map(|problem| Reject { file: problem.name.clone(), row: None, reason: problem.reason.clone() })
        .collect();
    leave_out_unmapped(&mut pool, config, &mut rejects)?;

    let mut files = Vec::with_capacity(pool.files.len());
    let mut shards = Vec::new();
    for (index, file) in pool.files.iter().enumerate() {
        files.push(manifest_file(file)?);
        shards.extend(shards_of(index, file));
    }
    let manifest = Manifest {
        versions: Versions::default(),
        state: RunState::Running,
        config: with_absolute_paths(config),
        metadata: MetadataInfo {
            name: metadata.name.clone(),
            content_hash: format!("{:016x}", metadata.content_hash),
            n_entries: metadata.entries.len(),
        },
        files,
        shards,
        totals: Totals::default(),
        rejects: Default::default(),
        warnings: metadata.warnings.iter().map(|warning| format!("{}: {warning}", metadata.name)).collect(),
        timings_secs: Default::default(),
    };
    Ok(Plan { manifest, pool, metadata, rejects })
}

/// A run is opened from anywhere, not only from the directory that it was made in.
fn with_absolute_paths(config: &RunConfig) -> RunConfig {
    let absolute = |argument: &String| match std::path::absolute(argument) {
        Ok(path) if !argument.contains("://") => path.to_string_lossy().into_owned(),
        _ => argument.clone(),
    };
    let is_bundled = config.metadata == metadata::BUNDLED_NAME;
    let metadata = if is_bundled { config.metadata.clone() } else { absolute(&config.metadata) };
    RunConfig { pool: config.pool.iter().map(absolute).collect(), metadata, ..config.clone() }
}

/// Files without the mapped columns are reported and left out; when that is all of them, it is an error.
fn leave_out_unmapped(pool: &mut Pool, config: &RunConfig, rejects: &mut Vec<Reject>) -> Result<(), PipelineError> {
    if config.mapping.texts.is_empty() {
        let file = &pool.files[0];
        return Err(PoolError::NoTextColumn { path: file.path.clone(), known: file.column_names() }.into());
    }
    let mut first_error = None;
    pool.files.retain(|file| match Pool::check_mapping(file, &config.mapping) {
        Ok(()) => true,
        Err(error) => {
            rejects.push(Reject { file: file.name.clone(), row: None, reason: error.to_string() });
            first_error.get_or_insert(error);
            false
        }
    });
    match first_error {
        Some(error) if pool.files.is_empty() => Err(error.into()),
        _ => Ok(()),
    }
}

fn manifest_file(file: &PoolFile) -> Result<ManifestFile, PipelineError> {
    let io = |error| RunError::io(&file.path, error);
    Ok(ManifestFile {
        path: std::path::absolute(&file.path).map_err(io)?,
        name: file.name.clone(),
        format: file.format,
        fingerprint: Fingerprint::of(&file.path).map_err(io)?,
    })
}

/// One shard per file; a large Parquet file is cut after the row group that fills a shard.
fn shards_of(file_index: usize, file: &PoolFile) -> Vec<Shard> {
    let shard = |first_row, n_rows| Shard { file: file_index, first_row, n_rows, failure: None };
    let Some(all_rows) = file.n_rows else { return vec![shard(0, None)] };
    let mut shards = Vec::new();
    let (mut first_row, mut end) = (0, 0);
    for group_rows in &file.row_groups {
        if end > first_row && end + group_rows - first_row > SHARD_ROWS {
            shards.push(shard(first_row, Some(end - first_row)));
            first_row = end;
        }
        end += group_rows;
    }
    shards.push(shard(first_row, Some(all_rows - first_row)));
    shards
}

/// Prepares the run directory. `Some` is the manifest of a finished run of the same plan; there is nothing to do.
pub(super) fn begin(plan: &Plan, out: &Path, overwrite: bool) -> Result<Option<Manifest>, PipelineError> {
    let refused = |reason: String| PipelineError::Refused { path: out.to_owned(), reason };
    if overwrite {
        remove_run(out)?;
    }
    match Manifest::read(out) {
        Ok(existing) => match difference(&existing, &plan.manifest) {
            None if existing.state == RunState::Complete => return Ok(Some(existing)),
            None => return Ok(None),
            Some(what) => {
                return Err(refused(format!(
                    "holds a run with another {what}: give another --out, or --overwrite to start anew"
                )));
            }
        },
        Err(RunError::NotARun { .. }) => {}
        Err(other) => return Err(other.into()),
    }
    if std::fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(refused("is not empty and not a run: give another --out".to_owned()));
    }
    std::fs::create_dir_all(out).map_err(|error| RunError::io(out, error))?;
    plan.manifest.write(out)?;
    Ok(None)
}

/// Names the first thing in which two runs differ; `None` when one may be continued as the other.
fn difference(existing: &Manifest, planned: &Manifest) -> Option<String> {
    let (ours, theirs) = (&planned.config, &existing.config);
    if ours.mapping != theirs.mapping {
        return Some("column mapping".to_owned());
    }
    if existing.metadata != planned.metadata {
        return Some(format!("metadata list ({})", existing.metadata.name));
    }
    if (ours.rule, ours.switches) != (theirs.rule, theirs.switches) {
        return Some(format!("rule ({})", theirs.match_options().rule));
    }
    if ours.seed != theirs.seed {
        return Some(format!("seed ({})", theirs.seed));
    }
    if existing.files.len() != planned.files.len() {
        return Some(format!("pool ({} files instead of {})", existing.files.len(), planned.files.len()));
    }
    let changed = existing
        .files
        .iter()
        .zip(&planned.files)
        .find(|(theirs, ours)| theirs.name != ours.name || theirs.fingerprint != ours.fingerprint);
    if let Some((theirs, _)) = changed {
        return Some(format!("pool (the file {} is not the same)", theirs.name));
    }
    let same_work = existing.shards.iter().zip(&planned.shards).all(|(theirs, ours)| {
        (theirs.file, theirs.first_row, theirs.n_rows) == (ours.file, ours.first_row, ours.n_rows)
    });
    (!same_work || existing.shards.len() != planned.shards.len()).then(|| "division into shards".to_owned())
}

/// Removes the files of a run, and the directory when nothing else is in it. Other files stay.
pub(super) fn remove_run(out: &Path) -> Result<(), RunError> {
    if !RunPaths::new(out).manifest().exists() {
        return Ok(());
    }
    let paths = RunPaths::new(out);
    // The manifest goes last: an interrupted removal is still recognised as a run.
    let directories = ["matches", "counts", "keep"].map(|name| out.join(name));
    for directory in directories.iter().filter(|directory| directory.exists()) {
        std::fs::remove_dir_all(directory).map_err(|error| RunError::io(directory, error))?;
    }
    for file in [paths.entries(), paths.rejects(), paths.manifest()] {
        if file.exists() {
            std::fs::remove_file(&file).map_err(|error| RunError::io(&file, error))?;
        }
    }
    // Fails when something else is in it, which is then left alone.
    let _ = std::fs::remove_dir(out);
    Ok(())
}
