//! Where the window keeps things, and where it finds the sample.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use xxhash_rust::xxh3::xxh3_64;

use crate::config::RunConfig;

/// Directories of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Settings and layout.
    pub config_dir: PathBuf,
    /// Runs that the window matched on its own; may be deleted at any time.
    pub cache_dir: PathBuf,
    /// The bundled sample, where it is installed.
    pub sample: Option<Sample>,
}

/// The bundled sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The pool.
    pub pool: PathBuf,
    /// The metadata list.
    pub metadata: PathBuf,
}

impl Places {
    /// The user's own directories, as the system lays them out.
    pub fn of_user() -> Self {
        let (config_dir, cache_dir) = match ProjectDirs::from("", "", "tailscope") {
            Some(dirs) => (dirs.config_dir().to_owned(), dirs.cache_dir().to_owned()),
            None => {
                let fallback = std::env::temp_dir().join("tailscope");
                (fallback.clone(), fallback)
            }
        };
        Self { config_dir, cache_dir, sample: find_sample() }
    }

    /// The file of the settings.
    pub(crate) fn settings_file(&self) -> PathBuf {
        self.config_dir.join("window.json")
    }

    /// Where the run of this configuration lies when the window matches it: one directory for each configuration.
    pub(crate) fn run_directory(&self, config: &RunConfig, n_bytes: u64) -> PathBuf {
        let name = config
            .pool
            .first()
            .and_then(|argument| Path::new(argument).file_stem())
            .map_or_else(|| "pool".to_owned(), |stem| stem.to_string_lossy().into_owned());
        let name: String = name.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect();
        let identity = format!("{config:?} {n_bytes}");
        self.cache_dir.join("runs").join(format!("{name}-{:016x}", xxh3_64(identity.as_bytes())))
    }
}

/// Beside the program, where packages put data, or in the source tree that it was built from.
fn find_sample() -> Option<Sample> {
    let program = std::env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent);
    let candidates = [
        beside.map(|folder| folder.join("sample_data")),
        beside.map(|folder| folder.join("../share/tailscope/sample_data")),
        Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data")),
    ];
    candidates.into_iter().flatten().map(|folder| sample_in(&folder)).find(|sample| sample.pool.is_file())
}

/// The sample as it lies in a folder.
pub fn sample_in(folder: &Path) -> Sample {
    Sample { pool: folder.join("pool.parquet"), metadata: folder.join("metadata.csv") }
}
