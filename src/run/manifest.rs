//! `manifest.json`: what was run on what, how far it is, and the totals.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3Default;

use super::{RunError, RunPaths, write_text};
use crate::config::RunConfig;
use crate::pool::{Format, PoolFile};

/// Version of the run directory's layout.
const RUN_VERSION: u32 = 1;

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RunState {
    /// Shards are being written; totals are not there yet.
    Running,
    /// Every file is there.
    Complete,
}

/// What decides that a file is still the same: its size, time of change, and a hash of its two ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Size in bytes.
    pub n_bytes: u64,
    /// Last change, seconds since 1970.
    pub modified_secs: u64,
    /// xxh3-64, in hex, of the first and last 64 KiB (a Parquet footer lies in the latter).
    pub ends_hash: String,
}

const END_BYTES: u64 = 64 * 1024;

impl Fingerprint {
    /// Reads at most 128 KiB of the file.
    pub fn of(path: &Path) -> std::io::Result<Self> {
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        let n_bytes = metadata.len();
        let mut hash = Xxh3Default::new();
        let mut end = Vec::new();
        file.by_ref().take(END_BYTES).read_to_end(&mut end)?;
        hash.update(&end);
        end.clear();
        file.seek(SeekFrom::Start(n_bytes.saturating_sub(END_BYTES)))?;
        file.take(END_BYTES).read_to_end(&mut end)?;
        hash.update(&end);
        let modified = metadata.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Ok(Self { n_bytes, modified_secs: modified.as_secs(), ends_hash: format!("{:016x}", hash.digest()) })
    }
}

/// One file of the pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Where it lay, absolute.
    pub path: PathBuf,
    /// Its name in identities and reports.
    pub name: String,
    /// How it was read.
    pub format: Format,
    /// How to tell whether it changed.
    #[serde(flatten)]
    pub fingerprint: Fingerprint,
}

impl ManifestFile {
    /// Opens the file for reading its rows again; fails when it is not what was matched.
    pub fn open_unchanged(&self) -> Result<PoolFile, RunError> {
        let now = Fingerprint::of(&self.path).map_err(|error| RunError::io(&self.path, error))?;
        if now != self.fingerprint {
            return Err(RunError::Changed { path: self.path.clone() });
        }
        Ok(PoolFile::open(&self.path, &self.name)?)
    }
}

/// A piece of work: consecutive rows of one file, with a matches and a keep file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// Index in [`Manifest::files`].
    pub file: usize,
    /// The first row.
    pub first_row: u64,
    /// How many rows; absent means to the end of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n_rows: Option<u64>,
    /// Why the shard is left out, when it could not be read to its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
}

/// The metadata list of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetadataInfo {
    /// Its name without directory.
    pub name: String,
    /// xxh3-64 of its bytes, in hex.
    pub content_hash: String,
    /// How many entries it has.
    pub n_entries: usize,
}

/// Sums over the whole run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Records read.
    pub rows: u64,
    /// Records times texts per record.
    pub pairs: u64,
    /// Pairs with at least one match.
    pub matched_pairs: u64,
    /// Matches of all pairs.
    pub matches: u64,
    /// Pairs whose text is null.
    pub null_texts: u64,
    /// Pairs whose text is empty.
    pub empty_texts: u64,
    /// Texts with U+FFFD, which stands for bytes of CSV that are not UTF-8; in other formats it was there before.
    #[serde(default)]
    pub damaged_texts: u64,
    /// Rows and files that could not be used.
    pub rejected: u64,
}

impl Totals {
    /// Adds those of another part.
    pub fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.pairs += other.pairs;
        self.matched_pairs += other.matched_pairs;
        self.matches += other.matches;
        self.null_texts += other.null_texts;
        self.empty_texts += other.empty_texts;
        self.damaged_texts += other.damaged_texts;
        self.rejected += other.rejected;
    }
}

/// What wrote the run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// Layout of the directory.
    pub run: u32,
    /// This program.
    pub tailscope: String,
}

impl Default for Versions {
    fn default() -> Self {
        Self { run: RUN_VERSION, tailscope: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// The whole of `manifest.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// What wrote it.
    pub versions: Versions,
    /// How far it is.
    pub state: RunState,
    /// What was asked for.
    pub config: RunConfig,
    /// The metadata list.
    pub metadata: MetadataInfo,
    /// The files of the pool.
    pub files: Vec<ManifestFile>,
    /// The pieces of work, in order; their position is the number of their files.
    pub shards: Vec<Shard>,
    /// Sums; zero while running.
    pub totals: Totals,
    /// Rows and files that could not be used, by reason.
    #[serde(default)]
    pub rejects: BTreeMap<String, u64>,
    /// What a user should know, one line each.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// Seconds spent per stage by the process that finished the run. Not part of the result.
    #[serde(default)]
    pub timings_secs: BTreeMap<String, f64>,
}

impl Manifest {
    /// Texts per record.
    pub fn n_texts(&self) -> usize {
        self.config.mapping.texts.len()
    }

    /// Positions of the shards that were read to their end.
    pub fn usable_shards(&self) -> impl Iterator<Item = usize> {
        self.shards.iter().enumerate().filter(|(_, shard)| shard.failure.is_none()).map(|(index, _)| index)
    }

    /// Reads the manifest of a run directory.
    pub fn read(directory: &Path) -> Result<Self, RunError> {
        let path = RunPaths::new(directory).manifest();
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(RunError::NotARun { path: directory.to_owned() });
            }
            Err(error) => return Err(RunError::io(&path, error)),
        };
        let versions: OnlyVersions = serde_json::from_slice(&bytes)
            .map_err(|error| RunError::damaged(&path, format!("not a manifest: {error}")))?;
        if versions.versions.run != RUN_VERSION {
            return Err(RunError::damaged(
                &path,
                format!(
                    "layout version {} was written by tailscope {}, this one reads version {RUN_VERSION}: match again",
                    versions.versions.run, versions.versions.tailscope
                ),
            ));
        }
        serde_json::from_slice(&bytes).map_err(|error| RunError::damaged(&path, format!("not a manifest: {error}")))
    }

    /// Replaces the manifest of a run directory.
    pub(crate) fn write(&self, directory: &Path) -> Result<(), RunError> {
        let path = RunPaths::new(directory).manifest();
        let json = serde_json::to_string_pretty(self).map_err(|error| RunError::damaged(&path, error))?;
        write_text(&path, &format!("{json}\n"))
    }
}

/// The part that every version has.
#[derive(Deserialize)]
struct OnlyVersions {
    versions: Versions,
}
