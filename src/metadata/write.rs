//! Writes a metadata list in the forms that [`super::load`] reads.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use curation::recipe::list::{List, ListEntry};
use polars::prelude::*;
use thiserror::Error;

/// A form of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFormat {
    /// Columns entry, source, and language and source_count where any entry has one.
    Parquet,
    /// The same columns.
    Csv,
    /// A list of strings: no sources.
    Json,
    /// One entry per line: no sources.
    Text,
}

/// Why a list could not be written.
#[derive(Debug, Error)]
pub enum ListWriteError {
    /// No known extension.
    #[error("{}: a list is written as .parquet, .csv, .json or .txt", path.display())]
    UnknownFormat {
        /// The file.
        path: PathBuf,
    },
    /// An entry that a line of text cannot hold.
    #[error("the entry “{}” holds a tab or line break, which text cannot: write .parquet, .csv or .json", entry.escape_debug())]
    NotALine {
        /// The entry.
        entry: String,
    },
    /// The system refused.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The table library refused.
    #[error(transparent)]
    Table(#[from] PolarsError),
    /// JSON refused.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl ListFormat {
    /// The form that the extension of `path` names.
    pub fn of(path: &Path) -> Result<Self, ListWriteError> {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("parquet" | "pq") => Ok(Self::Parquet),
            Some("csv") => Ok(Self::Csv),
            Some("json") => Ok(Self::Json),
            Some("txt") => Ok(Self::Text),
            _ => Err(ListWriteError::UnknownFormat { path: path.to_owned() }),
        }
    }

    /// Whether the form keeps sources and languages.
    pub fn keeps_sources(self) -> bool {
        matches!(self, Self::Parquet | Self::Csv)
    }
}

/// Writes `list` to `file`.
pub fn write_list(list: &List, format: ListFormat, file: &mut File) -> Result<(), ListWriteError> {
    match format {
        ListFormat::Parquet => {
            ParquetWriter::new(file).with_compression(ParquetCompression::Zstd(None)).finish(&mut table(list)?)?;
        }
        ListFormat::Csv => CsvWriter::new(file).finish(&mut table(list)?)?,
        ListFormat::Json => {
            let mut out = BufWriter::new(file);
            write_json(list, &mut out)?;
            out.flush()?;
        }
        ListFormat::Text => {
            let mut out = BufWriter::new(file);
            write_text(list, &mut out)?;
            out.flush()?;
        }
    }
    Ok(())
}

fn table(list: &List) -> PolarsResult<DataFrame> {
    let entries = &list.entries;
    let texts: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    let sources: Vec<&str> = entries.iter().map(|entry| list.sources[entry.source].name.as_str()).collect();
    let mut columns = vec![Column::new("entry".into(), texts), Column::new("source".into(), sources)];
    if entries.iter().any(|entry| entry.language.is_some()) {
        let languages: Vec<Option<&str>> = entries.iter().map(|entry| entry.language.as_deref()).collect();
        columns.push(Column::new("language".into(), languages));
    }
    if entries.iter().any(|entry| entry.source_count.is_some()) {
        let counts: Vec<Option<u64>> = entries.iter().map(|entry| entry.source_count).collect();
        columns.push(Column::new("source_count".into(), counts));
    }
    DataFrame::new(entries.len(), columns)
}

/// A list with an entry on each line, so that a diff of two lists can be read.
fn write_json(list: &List, out: &mut impl Write) -> Result<(), ListWriteError> {
    for (index, entry) in list.entries.iter().enumerate() {
        out.write_all(if index == 0 { b"[\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &entry.text)?;
    }
    out.write_all(b"\n]\n")?;
    Ok(())
}

fn write_text(list: &List, out: &mut impl Write) -> Result<(), ListWriteError> {
    let is_line = |entry: &&ListEntry| !entry.text.contains(['\t', '\n', '\r']);
    if let Some(entry) = list.entries.iter().find(|entry| !is_line(entry)) {
        return Err(ListWriteError::NotALine { entry: entry.text.clone() });
    }
    list.entries.iter().try_for_each(|entry| writeln!(out, "{}", entry.text))?;
    Ok(())
}
