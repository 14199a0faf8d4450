//! A few records in full, to look at: captions, image reference, and every other column as text.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use polars::prelude::*;

use super::PoolError;
use super::format::PoolFile;
use super::frames::read_rows;
use crate::config::ColumnMapping;

/// Where a record's image is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ImageRef {
    /// No image column, or null.
    #[default]
    None,
    /// A file; relative paths are resolved against the directory of the pool's file.
    Path(PathBuf),
    /// An address on the network.
    Url(String),
    /// The encoded image itself.
    Bytes(Arc<[u8]>),
}

/// One row of the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Its row in its file, from 0.
    pub row: u64,
    /// Every column with its value as text, in the order of the file; long values are shortened.
    pub fields: Vec<(String, Option<String>)>,
    /// The mapped texts, in mapping order.
    pub texts: Vec<Option<String>>,
    /// The mapped image.
    pub image: ImageRef,
    /// The mapped uid.
    pub uid: Option<String>,
    /// The mapped language.
    pub language: Option<String>,
}

/// Values of other columns are shown up to this many characters.
const FIELD_CHARS: usize = 400;
/// Rows at most this far apart are read in one go.
const GAP_ROWS: u64 = 20_000;

/// Reads the given rows (ascending, each once) of a file. Rows past its end are left out.
///
/// Rows that lie close together are read together; the cost is that of the row groups they touch.
pub fn fetch_records(file: &PoolFile, mapping: &ColumnMapping, rows: &[u64]) -> Result<Vec<Record>, PoolError> {
    let mut records = Vec::with_capacity(rows.len());
    for near in rows.chunk_by(|a, b| b - a <= GAP_ROWS) {
        let (present, frame) = read_rows(file, near)?;
        for (index, &row) in present.iter().enumerate() {
            records.push(record(file, mapping, &frame, index, row)?);
        }
    }
    Ok(records)
}

fn record(
    file: &PoolFile,
    mapping: &ColumnMapping,
    frame: &DataFrame,
    index: usize,
    row: u64,
) -> Result<Record, PoolError> {
    let text_of = |name: &str| -> Result<Option<String>, PoolError> {
        // A record of JSON Lines may lack a column.
        let Ok(column) = frame.column(name) else { return Ok(None) };
        let value = column.get(index).map_err(|error| PoolError::unreadable(&file.path, error))?;
        Ok(as_text(&value))
    };
    let optional = |name: &Option<String>| name.as_deref().map(text_of).transpose().map(Option::flatten);
    let mut fields = Vec::with_capacity(frame.width());
    for name in frame.get_column_names() {
        fields.push((name.to_string(), text_of(name)?.map(shortened)));
    }
    Ok(Record {
        row,
        fields,
        texts: mapping.texts.iter().map(|name| text_of(name)).collect::<Result<_, _>>()?,
        image: match &mapping.image {
            Some(name) => image_ref(file, frame, name, index)?,
            None => ImageRef::None,
        },
        uid: optional(&mapping.uid)?,
        language: optional(&mapping.language)?,
    })
}

fn as_text(value: &AnyValue<'_>) -> Option<String> {
    match value {
        AnyValue::Null => None,
        AnyValue::String(text) => Some((*text).to_owned()),
        AnyValue::StringOwned(text) => Some(text.to_string()),
        AnyValue::Binary(bytes) => Some(format!("{} bytes", bytes.len())),
        AnyValue::BinaryOwned(bytes) => Some(format!("{} bytes", bytes.len())),
        other => Some(other.to_string()),
    }
}

fn shortened(text: String) -> String {
    match text.char_indices().nth(FIELD_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn image_ref(file: &PoolFile, frame: &DataFrame, name: &str, index: usize) -> Result<ImageRef, PoolError> {
    let Ok(column) = frame.column(name) else { return Ok(ImageRef::None) };
    let value = column.get(index).map_err(|error| PoolError::unreadable(&file.path, error))?;
    Ok(match value {
        AnyValue::Null => ImageRef::None,
        AnyValue::Binary(bytes) => ImageRef::Bytes(Arc::from(bytes)),
        AnyValue::BinaryOwned(bytes) => ImageRef::Bytes(Arc::from(bytes.as_slice())),
        other => as_text(&other).map_or(ImageRef::None, |text| image_of_text(&file.path, &text)),
    })
}

fn image_of_text(pool_file: &Path, text: &str) -> ImageRef {
    if text.is_empty() {
        ImageRef::None
    } else if text.contains("://") {
        ImageRef::Url(text.to_owned())
    } else {
        ImageRef::Path(pool_file.parent().unwrap_or(Path::new("")).join(text))
    }
}
