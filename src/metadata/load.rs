//! Reads a metadata list: JSON list, JSON object {entry: count}, text, `entry<TAB>count` text, and CSV, TSV or
//! Parquet with a column `entry` and maybe `source`, `language`, `count` and `source_count`. The name `wordnet` means
//! the bundled list.
//!
//! The order of the file is kept, and so are duplicates and empty entries (see [`curation::entries`]).

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use curation::counts::Counts;
use curation::entries::Entries;
use curation::ids::IdOverflow;
use polars::prelude::*;
use serde_json::Value;
use thiserror::Error;
use xxhash_rust::xxh3::xxh3_64;

use super::bundled::{BUNDLED_NAME, bundled_csv};
use crate::number_text::counted;
use crate::ordered_json::OrderedMap;

/// A list, and what came with it.
#[derive(Clone, Debug)]
pub struct LoadedMetadata {
    /// The entries, in file order.
    pub entries: Entries,
    /// Counts that the file carries, parallel to the entries.
    pub counts: Option<Counts>,
    /// How often its source has each entry, parallel to the entries; empty when the file says it of none.
    pub source_counts: Vec<Option<u64>>,
    /// The file's name without its directory.
    pub name: String,
    /// xxh3-64 of the file's bytes.
    pub content_hash: u64,
    /// What a user should know, one line each: duplicates, empty entries.
    pub warnings: Vec<String>,
}

/// Why a list could not be loaded.
#[derive(Debug, Error)]
pub enum MetadataError {
    /// The file cannot be read at all.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: std::io::Error,
    },
    /// The file has another shape than any metadata list.
    #[error(
        "{}: {reason}: metadata is a JSON list of strings, a JSON object of counts, text with one entry per line, \
         or CSV, TSV or Parquet with a column “entry”", path.display()
    )]
    Shape {
        /// The file.
        path: PathBuf,
        /// What is there instead.
        reason: String,
    },
    /// More entries than ids.
    #[error("{}: {source}", path.display())]
    TooLong {
        /// The file.
        path: PathBuf,
        /// The limit.
        source: IdOverflow,
    },
}

/// One line of a list, before it becomes an entry.
#[derive(Default)]
struct Line {
    entry: String,
    source: Option<String>,
    language: Option<String>,
    count: Option<u64>,
    source_count: Option<u64>,
}

/// Loads the list at `path`, see the module.
pub fn load(path: &Path) -> Result<LoadedMetadata, MetadataError> {
    let io = |source| MetadataError::Io { path: path.to_owned(), source };
    let is_bundled = path == Path::new(BUNDLED_NAME);
    let bytes = if is_bundled { bundled_csv() } else { std::fs::read(path) }.map_err(io)?;
    let lines = if is_bundled { parse_table(read_delimited(&bytes, b',')) } else { parse(path, &bytes) };
    let lines = lines.map_err(|reason| MetadataError::Shape { path: path.to_owned(), reason })?;
    if lines.is_empty() {
        let reason = "it holds no entries".to_owned();
        return Err(MetadataError::Shape { path: path.to_owned(), reason });
    }
    let mut entries = Entries::default();
    for line in &lines {
        entries
            .push(&line.entry, line.source.as_deref(), line.language.as_deref())
            .map_err(|source| MetadataError::TooLong { path: path.to_owned(), source })?;
    }
    let counts: Option<Vec<u64>> = lines.iter().map(|line| line.count).collect();
    let has_source_counts = lines.iter().any(|line| line.source_count.is_some());
    Ok(LoadedMetadata {
        source_counts: lines.iter().take_while(|_| has_source_counts).map(|line| line.source_count).collect(),
        warnings: warnings(&entries),
        entries,
        counts: counts.map(Counts::from_vec),
        name: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        content_hash: xxh3_64(&bytes),
    })
}

fn warnings(entries: &Entries) -> Vec<String> {
    let mut seen = HashSet::new();
    let n_empty = entries.iter().filter(|(_, entry)| entry.is_empty()).count();
    // The same string in two languages is matched in each.
    let mut is_new = |id, entry| seen.insert((entries.language(id), entry));
    let n_duplicates = entries.iter().filter(|(id, entry)| !entry.is_empty() && !is_new(*id, *entry)).count();
    let mut warnings = Vec::new();
    if n_duplicates > 0 {
        warnings.push(format!(
            "{}: of equal entries only the last is matched",
            counted(n_duplicates as u64, "entry stands there twice", "entries stand there twice")
        ));
    }
    if n_empty > 0 {
        warnings.push(format!("{}, and never match", counted(n_empty as u64, "entry is empty", "entries are empty")));
    }
    warnings
}

fn parse(path: &Path, bytes: &[u8]) -> Result<Vec<Line>, String> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    match (extension.as_str(), first) {
        _ if bytes.starts_with(b"PAR1") => parse_table(read_parquet(bytes)),
        ("parquet" | "pq", _) => Err("not a Parquet file, or a truncated one".to_owned()),
        ("csv", _) => parse_table(read_delimited(bytes, b',')),
        ("tsv", _) if !starts_with_header(bytes) => parse_text(bytes),
        ("tsv", _) => parse_table(read_delimited(bytes, b'\t')),
        ("json", _) => parse_json(bytes),
        (_, Some(b'[' | b'{')) if extension != "txt" => parse_json(bytes),
        _ => parse_text(bytes),
    }
}

fn starts_with_header(bytes: &[u8]) -> bool {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.split(|byte| *byte == b'\t').any(|name| name.trim_ascii_end() == b"entry")
}

fn parse_json(bytes: &[u8]) -> Result<Vec<Line>, String> {
    let invalid = |error: serde_json::Error| format!("not valid JSON ({error})");
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'[') => {
            let values: Vec<Value> = serde_json::from_slice(bytes).map_err(invalid)?;
            values.into_iter().enumerate().map(|(index, value)| line_of_list(index, value)).collect()
        }
        Some(b'{') => {
            let pairs: OrderedMap = serde_json::from_slice(bytes).map_err(invalid)?;
            pairs.0.into_iter().map(|(entry, value)| line_of_object(entry, &value)).collect()
        }
        _ => {
            let value: Value = serde_json::from_slice(bytes).map_err(invalid)?;
            Err(format!("the JSON holds {} at its top", json_kind(&value)))
        }
    }
}

fn line_of_list(index: usize, value: Value) -> Result<Line, String> {
    match value {
        Value::String(entry) => Ok(Line { entry, ..Line::default() }),
        other => Err(format!("element {index} of the list is {}, not a string", json_kind(&other))),
    }
}

fn line_of_object(entry: String, value: &Value) -> Result<Line, String> {
    match value.as_u64() {
        Some(count) => Ok(Line { entry, count: Some(count), ..Line::default() }),
        None => Err(format!("the value of “{entry}” is {}, not a whole count", json_kind(value))),
    }
}

fn json_kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// One entry per line; when every line is `entry<TAB>count`, counts.
fn parse_text(bytes: &[u8]) -> Result<Vec<Line>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        format!("not UTF-8 text from line {line} on")
    })?;
    if text.contains('\0') {
        return Err("not text: it holds NUL bytes".to_owned());
    }
    let counted: Option<Vec<Line>> = text
        .lines()
        .map(|line| {
            let (entry, count) = line.rsplit_once('\t')?;
            Some(Line { entry: entry.to_owned(), count: Some(count.trim().parse().ok()?), ..Line::default() })
        })
        .collect();
    Ok(counted.unwrap_or_else(|| text.lines().map(|line| Line { entry: line.to_owned(), ..Line::default() }).collect()))
}

fn read_parquet(bytes: &[u8]) -> PolarsResult<DataFrame> {
    ParquetReader::new(std::io::Cursor::new(bytes)).finish()
}

fn read_delimited(bytes: &[u8], separator: u8) -> PolarsResult<DataFrame> {
    CsvReadOptions::default()
        .with_has_header(true)
        .with_infer_schema_length(Some(0))
        .map_parse_options(|options| options.with_separator(separator).with_missing_is_null(false))
        .into_reader_with_file_handle(std::io::Cursor::new(bytes))
        .finish()
}

fn parse_table(table: PolarsResult<DataFrame>) -> Result<Vec<Line>, String> {
    let table = table.map_err(|error| format!("not readable as a table ({error})"))?;
    let known = table.get_column_names().iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ");
    let strings = |name: &str| -> Result<Option<StringChunked>, String> {
        let Ok(column) = table.column(name) else { return Ok(None) };
        let column = column.cast(&DataType::String).map_err(|error| format!("column “{name}”: {error}"))?;
        column.str().cloned().map(Some).map_err(|error| format!("column “{name}”: {error}"))
    };
    let entry = strings("entry")?.ok_or_else(|| format!("no column “entry” among {known}"))?;
    let (source, language) = (strings("source")?, strings("language")?);
    let (count, source_count) = (strings("count")?, strings("source_count")?);
    let cell = |column: &Option<StringChunked>, row: usize| {
        column.as_ref().and_then(|column| column.get(row)).filter(|value| !value.is_empty()).map(str::to_owned)
    };
    let number = |column: &Option<StringChunked>, row: usize| {
        let parse =
            |text: String| text.parse().map_err(|_| format!("row {row}: the count “{text}” is not a whole number"));
        cell(column, row).map(parse).transpose()
    };
    (0..table.height())
        .map(|row| {
            Ok(Line {
                entry: entry.get(row).unwrap_or_default().to_owned(),
                source: cell(&source, row),
                language: cell(&language, row),
                count: number(&count, row)?,
                source_count: number(&source_count, row)?,
            })
        })
        .collect()
}
