//! Rows of a file in chunks, whatever its format: the one place that knows which reader serves it.

use curation::progress::CancelToken;
use polars::prelude::*;

use super::format::{Format, PoolFile};
use super::scan::{for_each_frame, scan, scan_rows};
use super::{PoolError, RowRange, jsonl};

/// Consecutive records of a file. Rows ascend, and have gaps where records were rejected.
pub(crate) struct Chunk {
    /// Row of each record, from 0.
    pub(crate) rows: Vec<u64>,
    /// The records.
    pub(crate) frame: DataFrame,
}

/// A row that is no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowReject {
    /// Its row, from 0.
    pub row: u64,
    /// What is wrong with it, in the same words for all such rows.
    pub kind: &'static str,
    /// Where, and in which way.
    pub detail: String,
}

/// What is read of a file.
#[derive(Clone, Copy)]
pub(crate) enum Columns<'a> {
    /// These, each once, as strings.
    AsText(&'a [&'a str]),
    /// All of them, typed as [`file_schema`] says.
    All(&'a Schema),
}

/// All columns with their types. Reads footers, or, for formats that have no types, every row.
pub(crate) fn file_schema(file: &PoolFile, cancel: &CancelToken) -> Result<Schema, PoolError> {
    match file.format {
        Format::JsonLines => jsonl::schema(&file.path, true, cancel),
        _ => known_schema(file),
    }
}

/// What footers or first lines say about the columns.
pub(super) fn glance(file: &PoolFile) -> Result<Schema, PoolError> {
    match file.format {
        Format::JsonLines => jsonl::schema(&file.path, false, &CancelToken::new()),
        _ => known_schema(file),
    }
}

fn known_schema(file: &PoolFile) -> Result<Schema, PoolError> {
    let schema = scan(file).and_then(|mut frame| frame.collect_schema());
    let schema = schema.map_err(|error| {
        PoolError::unreadable(&file.path, format!("{} could not be read: {error}", file.format.label()))
    })?;
    Ok(schema.as_ref().clone())
}

/// Hands out the records of `rows` in order, `chunk_rows` at a time (the last chunk may be shorter). Memory is
/// bounded by a few chunks. Rows that are no records go to `on_reject`. Cancelling stops after the chunk in hand.
pub(crate) fn for_each_chunk<E: From<PoolError>>(
    file: &PoolFile,
    rows: RowRange,
    columns: Columns<'_>,
    chunk_rows: usize,
    cancel: &CancelToken,
    on_reject: &mut dyn FnMut(RowReject),
    mut consume: impl FnMut(Chunk) -> Result<(), E>,
) -> Result<(), E> {
    if file.format == Format::JsonLines {
        let text = |name: &&str| Field::new((*name).into(), DataType::String);
        return match columns {
            Columns::AsText(names) => {
                let schema = names.iter().map(text).collect();
                jsonl::for_each_chunk(&file.path, &schema, chunk_rows, cancel, on_reject, consume)
            }
            Columns::All(schema) => jsonl::for_each_chunk(&file.path, schema, chunk_rows, cancel, on_reject, consume),
        };
    }
    let mut frame = scan_rows(file, rows).map_err(|error| PoolError::unreadable(&file.path, error))?;
    if let Columns::AsText(names) = columns {
        frame = frame.select(names.iter().map(|name| col(*name).strict_cast(DataType::String)).collect::<Vec<_>>());
    }
    let mut first_row = rows.first;
    for_each_frame(file, frame, chunk_rows, cancel, |frame| {
        let end_row = first_row + frame.height() as u64;
        let rows = (first_row..end_row).collect();
        first_row = end_row;
        consume(Chunk { rows, frame })
    })
}

/// The records of some rows (ascending, each once), with their rows. Rows past the end are left out.
pub(super) fn read_rows(file: &PoolFile, wanted: &[u64]) -> Result<(Vec<u64>, DataFrame), PoolError> {
    let (Some(&first), Some(&last)) = (wanted.first(), wanted.last()) else {
        return Ok((Vec::new(), DataFrame::default()));
    };
    if file.format == Format::JsonLines {
        return jsonl::read_rows(&file.path, wanted);
    }
    let unreadable = |error| PoolError::unreadable(&file.path, error);
    let range = RowRange { first, n_rows: Some(last - first + 1) };
    let near = scan_rows(file, range).and_then(LazyFrame::collect).map_err(unreadable)?;
    let present: Vec<u64> = wanted.iter().copied().filter(|row| row - first < near.height() as u64).collect();
    let positions: Vec<IdxSize> = present.iter().filter_map(|row| IdxSize::try_from(row - first).ok()).collect();
    let frame = near.take(&IdxCa::from_vec("row".into(), positions)).map_err(unreadable)?;
    Ok((present, frame))
}
