//! The run directory: what `match` writes, the window opens and other tools read. Format: `docs/run-format.md`.
//!
//! - `manifest`: what was run on what, and the totals
//! - `files`: finished files appear whole or not at all
//! - `tables`: the Parquet files
//! - `data`: a run opened for looking at
//! - `postings`: the pairs of an entry

mod data;
mod files;
mod manifest;
mod postings;
mod tables;

use std::path::{Path, PathBuf};

use thiserror::Error;

pub use data::{PairId, PairPlace, RunData};
pub(crate) use files::{write_text, write_whole};
pub use manifest::{Fingerprint, Manifest, ManifestFile, MetadataInfo, RunState, Shard, Totals, Versions};
pub use postings::Postings;
pub use tables::{KeepTable, MatchRows, Reject, read_entries, read_keep, read_matches};
pub(crate) use tables::{
    KeepWriter, MatchWriter, ShardCounts, ShardNotes, read_shard_counts, write_entries, write_rejects,
    write_shard_counts,
};

/// Why a run could not be written or opened.
#[derive(Debug, Error)]
pub enum RunError {
    /// The system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// The system's words.
        source: std::io::Error,
    },
    /// Not a run directory.
    #[error("{}: not a run: it has no manifest.json; write one with `tailscope match … --out {}`", path.display(), path.display())]
    NotARun {
        /// The directory.
        path: PathBuf,
    },
    /// A file of the run is missing, damaged or of another version.
    #[error("{}: {reason}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong and what to do.
        reason: String,
    },
    /// The run was interrupted.
    #[error("{}: the run is not finished ({done} of {all} shards): continue it with the same `tailscope match`", path.display())]
    Unfinished {
        /// The directory.
        path: PathBuf,
        /// Shards with a finished keep file.
        done: usize,
        /// All shards.
        all: usize,
    },
    /// The pool is not what was matched.
    #[error("{}: the file changed since it was matched: match it again, or bring it back", path.display())]
    Changed {
        /// The changed file.
        path: PathBuf,
    },
    /// A file of the pool cannot be opened any more.
    #[error(transparent)]
    Pool(#[from] crate::pool::PoolError),
    /// More pairs than the window can address.
    #[error("{}: {n_pairs} pairs are more than {max} that can be opened at once", path.display(), max = u32::MAX)]
    TooLarge {
        /// The directory.
        path: PathBuf,
        /// Pairs of the run.
        n_pairs: u64,
    },
    /// Whoever waited stopped waiting.
    #[error(transparent)]
    Cancelled(#[from] curation::progress::Cancelled),
}

impl RunError {
    pub(crate) fn io(path: &Path, source: std::io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }

    pub(crate) fn damaged(path: &Path, reason: impl ToString) -> Self {
        Self::Damaged { path: path.to_owned(), reason: reason.to_string() }
    }
}

/// Where the files of a run lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunPaths {
    /// The run directory.
    pub directory: PathBuf,
}

impl RunPaths {
    /// The layout below `directory`.
    pub fn new(directory: &Path) -> Self {
        Self { directory: directory.to_owned() }
    }

    /// What was run on what.
    pub fn manifest(&self) -> PathBuf {
        self.directory.join("manifest.json")
    }

    /// Entries with their counts.
    pub fn entries(&self) -> PathBuf {
        self.directory.join("entries.parquet")
    }

    /// Rows that could not be used.
    pub fn rejects(&self) -> PathBuf {
        self.directory.join("rejects.parquet")
    }

    /// Matches of one shard.
    pub fn matches(&self, shard: usize) -> PathBuf {
        self.directory.join("matches").join(format!("{shard:05}.parquet"))
    }

    /// Counts and totals of one shard; written last, so a shard is matched when it is there.
    pub fn counts(&self, shard: usize) -> PathBuf {
        self.directory.join("counts").join(format!("{shard:05}.parquet"))
    }

    /// Keep thresholds of one shard.
    pub fn keep(&self, shard: usize) -> PathBuf {
        self.directory.join("keep").join(format!("{shard:05}.parquet"))
    }
}

/// What identifies a pair: the uid, or `<file name>#<row>`; `#<text index>` follows when records have several texts.
pub(crate) fn identity(uid: Option<&str>, file_name: &str, row: u64, text: Option<u8>) -> String {
    let mut identity = uid.map_or_else(|| format!("{file_name}#{row}"), str::to_owned);
    if let Some(text) = text {
        identity.push_str(&format!("#{text}"));
    }
    identity
}

/// Fails for a run that was interrupted, and says how far it is.
pub(crate) fn check_complete(directory: &Path, manifest: &Manifest) -> Result<(), RunError> {
    if manifest.state == RunState::Complete {
        return Ok(());
    }
    let (paths, all) = (RunPaths::new(directory), manifest.shards.len());
    let done = (0..all).filter(|&shard| paths.keep(shard).exists()).count();
    Err(RunError::Unfinished { path: directory.to_owned(), done, all })
}
