//! Small pools for tests, written to a directory of their own.

use std::path::{Path, PathBuf};

use curation::progress::{CancelToken, NoProgress};
use polars::prelude::*;
use tailscope::config::{ColumnMapping, RunConfig};
use tailscope::pipeline::Work;
use tempfile::TempDir;

pub const ENTRIES: [&str; 12] =
    ["dog", "cat", "New York", "York", "photo", "a", "olive oil", "oil", "C++", "St. Louis", "unicorn", ","];

/// Captions that reach every corner of the rule; the third is null, the fourth empty.
pub const CAPTIONS: [Option<&str>; 12] = [
    Some("photo of a dog, in New York"),
    Some("A cat."),
    None,
    Some(""),
    Some("a photo of olive oil"),
    Some("olive  oil, twice the space"),
    Some("dog dog dog"),
    Some("in St. Louis today"),
    Some("a C++ book"),
    Some("hot-dog"),
    Some("New\tYork\nphoto"),
    Some("犬の写真 photo"),
];

/// A test's directory with a metadata list in it.
pub struct Bench {
    pub directory: TempDir,
}

impl Bench {
    pub fn new() -> Self {
        let bench = Self { directory: tempfile::tempdir().unwrap() };
        std::fs::write(bench.path("entries.txt"), ENTRIES.join("\n")).unwrap();
        bench
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// Writes `captions` as a Parquet pool with columns uid, url, text.
    pub fn write_pool(&self, name: &str, captions: &[Option<&str>]) -> PathBuf {
        let path = self.path(name);
        write_parquet(&path, &mut frame(name, captions));
        path
    }

    /// The configuration that matches `pool` of this directory.
    pub fn config(&self, pool: &[&str]) -> RunConfig {
        RunConfig {
            pool: pool.iter().map(|name| self.text(name)).collect(),
            mapping: ColumnMapping { texts: vec!["text".to_owned()], ..ColumnMapping::default() },
            metadata: self.text("entries.txt"),
            rule: Default::default(),
            switches: Default::default(),
            engine: Default::default(),
            seed: 0,
        }
    }
}

/// Columns uid, url, text.
pub fn frame(name: &str, captions: &[Option<&str>]) -> DataFrame {
    let rows = 0..captions.len();
    let uids: Vec<String> = rows.clone().map(|row| format!("{name}-{row:04}")).collect();
    let urls: Vec<String> = rows.map(|row| format!("https://images.example/{row}.jpg")).collect();
    df!("uid" => uids, "url" => urls, "text" => captions).unwrap()
}

pub fn write_parquet(path: &Path, frame: &mut DataFrame) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    ParquetWriter::new(std::fs::File::create(path).unwrap()).finish(frame).unwrap();
}

pub fn read_parquet(path: &Path) -> DataFrame {
    ParquetReader::new(std::fs::File::open(path).unwrap()).finish().unwrap()
}

/// Calls `run` with work on `n_threads` threads that nobody watches or cancels.
pub fn with_work<T>(n_threads: usize, run: impl FnOnce(Work<'_>) -> T) -> T {
    let token = CancelToken::new();
    run(Work { progress: &NoProgress, cancel: &token, stop: &token, n_threads })
}

/// A caption list of any length, skewed: every caption has "a photo", rarer words follow powers of two.
pub fn many_captions(n: usize) -> Vec<String> {
    let caption = |row: usize| {
        let mut words = vec!["a photo".to_owned()];
        let rarer = ["dog", "cat", "New York", "olive oil", "C++", "unicorn"];
        for (power, word) in rarer.iter().enumerate() {
            if row.is_multiple_of(2 << (2 * power)) {
                words.push((*word).to_owned());
            }
        }
        if row % 11 == 3 { format!("nothing {row}") } else { words.join(", ") }
    };
    (0..n).map(caption).collect()
}
