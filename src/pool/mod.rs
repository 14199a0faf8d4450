//! The pool: files of image-text pairs, opened through Polars. Footers and headers are read when a pool is
//! opened, rows only in batches. Polars types do not leave this module, `run`, `metadata` and `export`.
//!
//! - `discover`: which files an argument means
//! - `format`: what kind of file it is, and its columns
//! - `mapping`: which column is the text, the image, the uid, the language
//! - `frames`: rows of a file in chunks; `scan` (through Polars) and `jsonl` (line by line) serve it
//! - `batches`: the texts of a file, in order, batch by batch
//! - `records`: a few rows in full, to look at

mod batches;
mod discover;
mod format;
mod frames;
mod jsonl;
mod mapping;
mod records;
mod scan;

use std::path::{Path, PathBuf};

use thiserror::Error;

pub use batches::{RowRange, TextBatch, UidBatch, for_each_text_batch, for_each_uid_batch};
pub use format::{Column, Format, PoolFile};
pub use frames::RowReject;
pub(crate) use frames::{Chunk, Columns, file_schema, for_each_chunk};
pub use mapping::MappingGuess;
pub use records::{ImageRef, Record, fetch_records};

use crate::config::ColumnMapping;

/// Rows of one batch: large enough to share between threads, small enough to bound memory.
pub const BATCH_ROWS: usize = 1 << 16;

/// Why a pool, a file of it or a row of it could not be read.
#[derive(Debug, Error)]
pub enum PoolError {
    /// An argument names nothing.
    #[error("{argument}: no such file or directory: check the path, or quote the glob")]
    NotFound {
        /// The argument as given.
        argument: String,
    },
    /// A directory or glob without a single file of a known format.
    #[error("{argument}: none of its {n_files} files is a Parquet, Arrow, CSV, TSV or JSON Lines file")]
    NothingToRead {
        /// The argument as given.
        argument: String,
        /// How many files it has.
        n_files: usize,
    },
    /// A glob that is not one.
    #[error("{argument}: not a valid glob: {reason}")]
    BadGlob {
        /// The argument as given.
        argument: String,
        /// The library's words.
        reason: String,
    },
    /// A file that cannot be opened as what it is.
    #[error("{}: {reason}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// A column that the file does not have.
    #[error("{}: no column “{column}” among its {n_columns}: {known}", path.display())]
    NoSuchColumn {
        /// The file.
        path: PathBuf,
        /// The column that was asked for.
        column: String,
        /// How many the file has.
        n_columns: usize,
        /// Their names.
        known: String,
    },
    /// A column that holds no text.
    #[error("{}: column “{column}” holds {dtype}, not text: name another column with --text", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// The column.
        column: String,
        /// What it holds.
        dtype: String,
    },
    /// No column looks like captions.
    #[error("{}: no column looks like captions among {known}: name one with --text", path.display())]
    NoTextColumn {
        /// The first file of the pool.
        path: PathBuf,
        /// Its columns.
        known: String,
    },
    /// Whoever receives the batches stopped.
    #[error(transparent)]
    Stopped(#[from] curation::progress::Cancelled),
}

impl PoolError {
    fn unreadable(path: &Path, reason: impl ToString) -> Self {
        Self::Unreadable { path: path.to_owned(), reason: reason.to_string() }
    }
}

/// A file that is part of the pool by its place, but cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolProblem {
    /// The file.
    pub path: PathBuf,
    /// Name of the file within its argument, as in [`PoolFile::name`].
    pub name: String,
    /// One line: what is wrong with it.
    pub reason: String,
}

/// The files of a pool, with what their footers and headers say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Readable files, in the order of the arguments, then by name. Never empty.
    pub files: Vec<PoolFile>,
    /// Files that could not be opened: reported, the rest goes on.
    pub problems: Vec<PoolProblem>,
}

impl Pool {
    /// Opens files, directories (all files of known formats below them) and globs.
    ///
    /// Reads footers and first lines only. Fails when an argument names nothing, or when no file at all can
    /// be read; single bad files among good ones become [`Pool::problems`].
    pub fn open(arguments: &[String]) -> Result<Self, PoolError> {
        let mut files = Vec::new();
        let mut problems = Vec::new();
        for argument in arguments {
            for found in discover::discover(argument)? {
                match PoolFile::open(&found.path, &found.name) {
                    Ok(file) => files.push(file),
                    Err(error) => {
                        problems.push(PoolProblem { reason: reason_of(&error), path: found.path, name: found.name })
                    }
                }
            }
        }
        match (files.is_empty(), problems.first()) {
            (true, Some(problem)) if problems.len() == 1 => Err(PoolError::unreadable(&problem.path, &problem.reason)),
            (true, Some(problem)) => Err(PoolError::unreadable(
                &problem.path,
                format!("{} (and none of the {} other files can be read)", problem.reason, problems.len() - 1),
            )),
            (true, None) => Err(PoolError::NotFound { argument: arguments.join(" ") }),
            (false, _) => Ok(Self { files, problems }),
        }
    }

    /// The columns of the first file.
    pub fn columns(&self) -> &[Column] {
        self.files.first().map_or(&[], |file| &file.columns)
    }

    /// Size on disk of all readable files.
    pub fn n_bytes(&self) -> u64 {
        self.files.iter().map(|file| file.n_bytes).sum()
    }

    /// Rows of all files, where every file's footer tells.
    pub fn n_rows(&self) -> Option<u64> {
        self.files.iter().map(|file| file.n_rows).sum()
    }

    /// What the column names suggest.
    pub fn guess_mapping(&self) -> MappingGuess {
        mapping::guess(self.columns())
    }

    /// The first `n` rows of the first file, in full.
    pub fn preview_rows(&self, mapping: &ColumnMapping, n: u64) -> Result<Vec<Record>, PoolError> {
        let Some(file) = self.files.first() else { return Ok(Vec::new()) };
        let rows: Vec<u64> = (0..n.min(file.n_rows.unwrap_or(n))).collect();
        fetch_records(file, mapping, &rows)
    }

    /// Checks that every mapped column exists in `file`, and that texts hold text.
    pub fn check_mapping(file: &PoolFile, mapping: &ColumnMapping) -> Result<(), PoolError> {
        for name in mapping.columns() {
            let Some(column) = file.columns.iter().find(|column| column.name == name) else {
                return Err(PoolError::NoSuchColumn {
                    path: file.path.clone(),
                    column: name.to_owned(),
                    n_columns: file.columns.len(),
                    known: file.column_names(),
                });
            };
            if mapping.texts.iter().any(|text| text == name) && !column.is_text {
                return Err(PoolError::NotText {
                    path: file.path.clone(),
                    column: name.to_owned(),
                    dtype: column.dtype.clone(),
                });
            }
        }
        Ok(())
    }
}

/// The message without the path, which a [`PoolProblem`] names itself.
fn reason_of(error: &PoolError) -> String {
    match error {
        PoolError::Unreadable { reason, .. } => reason.clone(),
        other => other.to_string(),
    }
}
