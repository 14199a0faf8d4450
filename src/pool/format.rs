//! What kind of file this is, and which columns it has: by content where the format has a signature, else by name.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use polars::prelude::*;
use serde::{Deserialize, Serialize};

use super::PoolError;
use super::frames::glance;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Apache Parquet.
    Parquet,
    /// Apache Arrow IPC file (Feather version 2).
    Ipc,
    /// Delimited text.
    Csv {
        /// The byte between two fields.
        separator: u8,
        /// Whether the first line names the columns; without, they are `column_1`, `column_2`, …
        has_header: bool,
    },
    /// One JSON object per line.
    JsonLines,
}

impl Format {
    /// The format's name as users know it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Parquet => "Parquet",
            Self::Ipc => "Arrow IPC",
            Self::Csv { separator: b'\t', has_header: true } => "TSV",
            Self::Csv { separator: b'\t', has_header: false } => "TSV without header",
            Self::Csv { has_header: true, .. } => "CSV",
            Self::Csv { has_header: false, .. } => "CSV without header",
            Self::JsonLines => "JSON Lines",
        }
    }
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type, as Polars prints it.
    pub dtype: String,
    /// Whether it holds strings.
    pub is_text: bool,
    /// Whether its first value is a URL; looked at only where no header names the columns.
    pub starts_with_url: bool,
}

/// One file of a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name in identities, reports and the manifest: relative to the argument that found it, with "/".
    pub name: String,
    /// How it is read.
    pub format: Format,
    /// Size on disk.
    pub n_bytes: u64,
    /// Rows, where the file's footer tells.
    pub n_rows: Option<u64>,
    /// Rows of each row group, for formats that have them.
    pub row_groups: Vec<u64>,
    /// Its columns, in order.
    pub columns: Vec<Column>,
}

impl PoolFile {
    /// Reads footer or first lines of one file, never rows. `name` is what identities and reports call it.
    pub fn open(path: &Path, name: &str) -> Result<Self, PoolError> {
        inspect(path, name)
    }

    /// The names of all columns, for messages.
    pub fn column_names(&self) -> String {
        let names: Vec<_> = self.columns.iter().map(|column| column.name.as_str()).collect();
        names.join(", ")
    }
}

const DELIMITED: [(&str, u8); 2] = [("csv", b','), ("tsv", b'\t')];

/// Whether a directory scan takes this file.
pub(super) fn is_known_extension(path: &Path) -> bool {
    let extension = extension_of(path);
    matches!(extension.as_str(), "parquet" | "pq" | "arrow" | "ipc" | "feather" | "csv" | "tsv" | "jsonl" | "ndjson")
}

fn extension_of(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Reads footer or first lines, never rows.
fn inspect(path: &Path, name: &str) -> Result<PoolFile, PoolError> {
    let unreadable = |error: std::io::Error| PoolError::unreadable(path, error);
    let n_bytes = path.metadata().map_err(unreadable)?.len();
    if n_bytes == 0 {
        return Err(PoolError::unreadable(path, "the file is empty (0 bytes): remove it, or write it again"));
    }
    let format = detect(path).map_err(unreadable)?.ok_or_else(|| {
        PoolError::unreadable(path, "neither Parquet, Arrow IPC, CSV, TSV nor JSON Lines by its contents or its name")
    })?;
    let mut file = PoolFile {
        path: path.to_owned(),
        name: name.to_owned(),
        format,
        n_bytes,
        n_rows: None,
        row_groups: Vec::new(),
        columns: Vec::new(),
    };
    if format == Format::Parquet {
        file.row_groups = parquet_row_groups(path, n_bytes)?;
        file.n_rows = Some(file.row_groups.iter().sum());
    }
    let schema = glance(&file)?;
    let first_line = match format {
        Format::Csv { separator, has_header: false } => fields(&first_line(path).map_err(unreadable)?, separator),
        _ => Vec::new(),
    };
    file.columns = schema
        .iter()
        .enumerate()
        .map(|(index, (name, dtype))| Column {
            name: name.to_string(),
            dtype: dtype.to_string(),
            is_text: matches!(dtype, DataType::String),
            starts_with_url: first_line.get(index).is_some_and(|field| field.contains("://")),
        })
        .collect();
    Ok(file)
}

fn first_line(path: &Path) -> std::io::Result<String> {
    let mut line = Vec::new();
    BufReader::new(File::open(path)?).take(1 << 20).read_until(b'\n', &mut line)?;
    Ok(String::from_utf8_lossy(&line).into_owned())
}

fn fields(line: &str, separator: u8) -> Vec<String> {
    line.trim_end().split(char::from(separator)).map(|field| field.trim_matches('"').to_owned()).collect()
}

fn parquet_row_groups(path: &Path, n_bytes: u64) -> Result<Vec<u64>, PoolError> {
    let mut file = File::open(path).map_err(|error| PoolError::unreadable(path, error))?;
    let mut signature_at = |place| {
        let mut bytes = [0; 4];
        file.seek(place).and_then(|_| file.read_exact(&mut bytes)).is_ok() && &bytes == b"PAR1"
    };
    if !signature_at(SeekFrom::Start(0)) {
        return Err(PoolError::unreadable(path, "not Parquet, in spite of its name: it does not begin with PAR1"));
    }
    if n_bytes < 12 || !signature_at(SeekFrom::End(-4)) {
        return Err(PoolError::unreadable(
            path,
            format!("Parquet without a footer after {n_bytes} bytes: the file is truncated; copy or write it again"),
        ));
    }
    let mut reader = ParquetReader::new(file);
    let metadata = reader
        .get_metadata()
        .map_err(|error| PoolError::unreadable(path, format!("the Parquet footer is damaged: {error}")))?;
    Ok(metadata.row_groups.iter().map(|group| group.num_rows() as u64).collect())
}

/// By signature, then by extension; delimited text also by its first line.
fn detect(path: &Path) -> std::io::Result<Option<Format>> {
    let mut reader = BufReader::new(File::open(path)?);
    let start = reader.fill_buf()?;
    if start.starts_with(b"PAR1") {
        return Ok(Some(Format::Parquet));
    }
    if start.starts_with(b"ARROW1") {
        return Ok(Some(Format::Ipc));
    }
    let first_byte = start.iter().copied().find(|byte| !byte.is_ascii_whitespace());
    let extension = extension_of(path);
    if let Some((_, separator)) = DELIMITED.iter().find(|(known, _)| *known == extension) {
        let has_header = looks_like_header(&fields(&first_line(path)?, *separator));
        return Ok(Some(Format::Csv { separator: *separator, has_header }));
    }
    Ok(match (extension.as_str(), first_byte) {
        ("jsonl" | "ndjson", _) | ("json" | "", Some(b'{')) => Some(Format::JsonLines),
        // By name Parquet, by content not: let the reader say what is wrong.
        ("parquet" | "pq", _) => Some(Format::Parquet),
        ("arrow" | "ipc" | "feather", _) => Some(Format::Ipc),
        _ => None,
    })
}

/// A first line without URLs, numbers and empty fields names columns (CC3M and CC12M have none).
fn looks_like_header(fields: &[String]) -> bool {
    fields
        .iter()
        .all(|field| !field.is_empty() && field.len() <= 64 && !field.contains("://") && field.parse::<f64>().is_err())
}
