//! Writes the balanced subset: the pairs of a run with keep threshold below t, with all their source columns.
//!
//! One exporter per file behind [`Exporter`]; each gets the kept pairs in pool order, chunk by chunk.

mod csv;
mod jsonl;
mod kept;
mod parquet;

use std::fs::File;
use std::path::{Path, PathBuf};

use polars::prelude::{DataFrame, PolarsError, PolarsResult, Schema};
use thiserror::Error;

use crate::pool::PoolError;
use crate::run::{Manifest, RunError, write_whole};
use crate::work::Work;

/// What the subset is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ExportFormat {
    /// All source columns plus keep_threshold, keep_probability and the matched entries.
    #[default]
    Parquet,
    /// The same, one JSON object per line.
    Jsonl,
    /// The same, comma-separated; matched entries as a JSON list.
    Csv,
}

impl ExportFormat {
    /// Its usual file extension.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Parquet => "parquet",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
        }
    }
}

/// What to write, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRequest {
    /// The run directory.
    pub run: PathBuf,
    /// Pairs with keep threshold below this are written.
    pub t: f64,
    /// The file to write.
    pub out: PathBuf,
    /// How.
    pub format: ExportFormat,
    /// Whether an existing file may be replaced.
    pub overwrite: bool,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportSummary {
    /// Pairs in the file.
    pub n_pairs: u64,
    /// Its size.
    pub n_bytes: u64,
}

/// Why a subset could not be written. Nothing is left behind.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The run cannot be read.
    #[error(transparent)]
    Run(#[from] RunError),
    /// The pool cannot be read.
    #[error(transparent)]
    Pool(#[from] PoolError),
    /// The target is taken.
    #[error("{}: exists already: give another --out, or --overwrite to replace it", path.display())]
    Exists {
        /// The target.
        path: PathBuf,
    },
    /// The target cannot hold the data.
    #[error("{}: {reason}", path.display())]
    Unwritable {
        /// The target.
        path: PathBuf,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// Whoever waited stopped waiting.
    #[error(transparent)]
    Cancelled(#[from] curation::progress::Cancelled),
}

impl ExportError {
    /// Whether this is an answer to a cancel.
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Cancelled(_) | Self::Pool(PoolError::Stopped(_)) | Self::Run(RunError::Cancelled(_)))
    }
}

/// Receives kept pairs in pool order.
trait Exporter {
    /// Appends the rows of a chunk; all chunks have the schema that the exporter was made with.
    fn write(&mut self, chunk: DataFrame) -> PolarsResult<()>;
    /// Completes the file.
    fn finish(&mut self) -> PolarsResult<()>;
}

fn exporter<'f>(format: ExportFormat, file: &'f mut File, schema: &Schema) -> PolarsResult<Box<dyn Exporter + 'f>> {
    Ok(match format {
        ExportFormat::Parquet => Box::new(parquet::ParquetExporter::new(file, schema)?),
        ExportFormat::Jsonl => Box::new(jsonl::JsonlExporter::new(file)),
        ExportFormat::Csv => Box::new(csv::CsvExporter::new(file, schema)?),
    })
}

/// Writes the pairs of a run below t. The pool must be where it was, unchanged. Memory: one shard's matches.
pub fn curate(request: &ExportRequest, work: Work<'_>) -> Result<ExportSummary, ExportError> {
    let out = &request.out;
    if out.exists() && !request.overwrite {
        return Err(ExportError::Exists { path: out.clone() });
    }
    let manifest = Manifest::read(&request.run)?;
    let kept = kept::KeptPairs::open(&request.run, &manifest, request.t, work.cancel)?;
    work.progress.begin("export", Some(manifest.totals.pairs));
    let unwritable = |error: PolarsError| unwritable(out, &error);
    let n_pairs = write_whole(out, |file| -> Result<u64, ExportError> {
        let mut exporter = exporter(request.format, file, kept.schema()).map_err(unwritable)?;
        let mut n_pairs = 0;
        kept.for_each_chunk(work, |chunk| {
            n_pairs += chunk.height() as u64;
            exporter.write(chunk).map_err(unwritable)
        })?;
        exporter.finish().map_err(unwritable)?;
        Ok(n_pairs)
    })?;
    let n_bytes = out.metadata().map_err(|error| RunError::io(out, error))?.len();
    Ok(ExportSummary { n_pairs, n_bytes })
}

fn unwritable(path: &Path, error: &PolarsError) -> ExportError {
    ExportError::Unwritable { path: path.to_owned(), reason: format!("could not be written: {error}") }
}
