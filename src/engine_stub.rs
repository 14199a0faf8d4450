//! Temporary shapes of the engine, until the engine is merged. Nothing here works.
#![expect(missing_docs, reason = "removed with the merge of the engine")]

pub mod pool {
    use crate::config::ColumnMapping;
    use std::path::PathBuf;
    use std::sync::Arc;

    #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
    pub enum Format {
        Parquet,
        JsonLines,
    }
    impl Format {
        pub fn label(self) -> &'static str {
            "Parquet"
        }
    }
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Column {
        pub name: String,
        pub dtype: String,
        pub is_text: bool,
    }
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PoolFile {
        pub path: PathBuf,
        pub name: String,
        pub format: Format,
        pub n_bytes: u64,
        pub n_rows: Option<u64>,
        pub columns: Vec<Column>,
    }
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PoolProblem {
        pub path: PathBuf,
        pub name: String,
        pub reason: String,
    }
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Pool {
        pub files: Vec<PoolFile>,
        pub problems: Vec<PoolProblem>,
    }
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct MappingGuess {
        pub mapping: ColumnMapping,
        pub layout: Option<&'static str>,
    }
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub enum ImageRef {
        #[default]
        None,
        Path(PathBuf),
        Url(String),
        Bytes(Arc<[u8]>),
    }
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Record {
        pub row: u64,
        pub fields: Vec<(String, Option<String>)>,
        pub texts: Vec<Option<String>>,
        pub image: ImageRef,
        pub uid: Option<String>,
        pub language: Option<String>,
    }
    #[derive(Debug, thiserror::Error)]
    #[error("stub")]
    pub struct PoolError;
    impl Pool {
        pub fn open(_: &[String]) -> Result<Self, PoolError> {
            Err(PoolError)
        }
        pub fn columns(&self) -> &[Column] {
            self.files.first().map_or(&[], |file| &file.columns)
        }
        pub fn n_bytes(&self) -> u64 {
            0
        }
        pub fn n_rows(&self) -> Option<u64> {
            None
        }
        pub fn guess_mapping(&self) -> MappingGuess {
            MappingGuess::default()
        }
        pub fn preview_rows(&self, _: &ColumnMapping, _: u64) -> Result<Vec<Record>, PoolError> {
            Err(PoolError)
        }
    }
    pub fn fetch_records(_: &PoolFile, _: &ColumnMapping, _: &[u64]) -> Result<Vec<Record>, PoolError> {
        Err(PoolError)
    }
}

pub mod metadata {
    use curation::{counts::Counts, entries::Entries};
    #[derive(Debug, thiserror::Error)]
    #[error("stub")]
    pub struct MetadataError;
    pub struct LoadedMetadata {
        pub entries: Entries,
        pub counts: Option<Counts>,
        pub name: String,
        pub warnings: Vec<String>,
    }
    pub fn load(_: &str) -> Result<LoadedMetadata, MetadataError> {
        Err(MetadataError)
    }
}

pub mod run {
    use crate::config::RunConfig;
    use crate::pipeline::Work;
    use crate::pool::Format;
    use curation::balance::{CountProfile, EntryKeys, KeepCurve, PairKey};
    use curation::{counts::Counts, entries::Entries, ids::EntryId, matching::MatchTable};
    use std::path::{Path, PathBuf};

    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct PairId(u32);
    impl PairId {
        pub const fn new(raw: u32) -> Self {
            Self(raw)
        }
        pub fn index(self) -> usize {
            self.0 as usize
        }
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct PairPlace {
        pub file: usize,
        pub row: u64,
        pub text: u8,
    }
    #[derive(Debug)]
    pub struct ManifestFile {
        pub path: PathBuf,
        pub name: String,
        pub format: Format,
        pub n_bytes: u64,
    }
    #[derive(Debug)]
    pub struct Totals {
        pub rows: u64,
        pub pairs: u64,
        pub matched_pairs: u64,
        pub matches: u64,
        pub null_texts: u64,
        pub empty_texts: u64,
        pub rejected_rows: u64,
    }
    #[derive(Debug)]
    pub struct Manifest {
        pub config: RunConfig,
        pub files: Vec<ManifestFile>,
        pub n_texts: u8,
        pub totals: Totals,
        pub rejects: Vec<(String, u64)>,
        pub warnings: Vec<String>,
    }
    #[derive(Debug)]
    pub struct RunData {
        pub directory: PathBuf,
        pub manifest: Manifest,
        pub entries: Entries,
        pub counts: Counts,
        pub profile: CountProfile,
        pub keys: EntryKeys,
        pub matches: MatchTable,
        pub keep_thresholds: Vec<f64>,
        pub keep: KeepCurve,
        pub by_rank: Vec<EntryId>,
    }
    #[derive(Debug, thiserror::Error)]
    #[error("stub")]
    pub struct RunError;
    impl RunData {
        pub fn open(_: &Path, _: &Work<'_>) -> Result<Self, RunError> {
            Err(RunError)
        }
        pub fn n_pairs(&self) -> usize {
            self.matches.n_rows()
        }
        pub fn n_matched(&self) -> usize {
            0
        }
        pub fn place(&self, _: PairId) -> PairPlace {
            PairPlace { file: 0, row: 0, text: 0 }
        }
        pub fn identity(&self, _: PairId, _: Option<&str>) -> String {
            String::new()
        }
        pub fn rank(&self, _: EntryId) -> usize {
            0
        }
        pub fn pairs_of(&self, _: EntryId) -> &[PairId] {
            &[]
        }
        pub fn unmatched(&self) -> &[PairId] {
            &[]
        }
        pub fn pair_key(&self, _: Option<&str>, _: PairId) -> PairKey {
            PairKey::new(b"", 0)
        }
    }
}

pub mod pipeline {
    use crate::config::RunConfig;
    use crate::run::RunData;
    use curation::balance::{ExpectedSize, SizePoint};
    use curation::counts::Counts;
    use curation::progress::{CancelToken, Cancelled, ProgressSink};
    use std::path::Path;

    pub struct Work<'a> {
        pub progress: &'a dyn ProgressSink,
        pub cancel: &'a CancelToken,
        pub n_threads: usize,
    }
    #[derive(Debug, thiserror::Error)]
    #[error("stub")]
    pub struct PipelineError;
    pub struct RunSummary;
    pub fn match_pool(_: &RunConfig, _: &Path, _: bool, _: &Work<'_>) -> Result<RunSummary, PipelineError> {
        Err(PipelineError)
    }
    pub fn size_curve(_: &RunData, _: usize, _: &Work<'_>) -> Result<Vec<SizePoint>, Cancelled> {
        Err(Cancelled)
    }
    pub fn expected_at(_: &RunData, _: f64, _: &Work<'_>) -> Result<ExpectedSize, Cancelled> {
        Err(Cancelled)
    }
    pub fn realised(_: &RunData, _: f64, _: &Work<'_>) -> Result<Counts, Cancelled> {
        Err(Cancelled)
    }
}

pub mod export {
    use crate::pipeline::Work;
    use std::path::PathBuf;
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ExportFormat {
        Parquet,
        Jsonl,
        Csv,
    }
    #[derive(Clone, Debug, PartialEq)]
    pub struct ExportRequest {
        pub run: PathBuf,
        pub t: f64,
        pub out: PathBuf,
        pub format: ExportFormat,
        pub overwrite: bool,
    }
    #[derive(Clone, Debug, PartialEq)]
    pub struct ExportSummary {
        pub n_pairs: u64,
        pub n_bytes: u64,
        pub files: Vec<PathBuf>,
    }
    #[derive(Debug, thiserror::Error)]
    #[error("stub")]
    pub struct ExportError;
    pub fn curate(_: &ExportRequest, _: &Work<'_>) -> Result<ExportSummary, ExportError> {
        Err(ExportError)
    }
}
