//! The texts and uids of a file, in order, batch by batch: what matching and keeping need, and no more.

use std::sync::Arc;

use curation::progress::CancelToken;
use polars::prelude::StringChunked;

use super::format::PoolFile;
use super::scan::{for_each_frame, scan_rows, select_as_text, text_column};
use super::{BATCH_ROWS, PoolError};
use crate::config::ColumnMapping;

/// Consecutive rows of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowRange {
    /// The first row, from 0.
    pub first: u64,
    /// How many; `None` means to the end of the file.
    pub n_rows: Option<u64>,
}

/// The texts of consecutive records.
#[derive(Clone, Debug)]
pub struct TextBatch {
    /// Row of the first record in its file.
    pub first_row: u64,
    columns: Vec<Arc<StringChunked>>,
    language: Option<Arc<StringChunked>>,
}

impl TextBatch {
    /// Records in the batch.
    pub fn n_rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.len())
    }

    /// The texts of record `index` (0 ≤ index < n_rows) in mapping order; `None` where the source has null.
    pub fn texts(&self, index: usize) -> impl Iterator<Item = Option<&str>> {
        self.columns.iter().map(move |column| column.get(index))
    }

    /// The language of record `index`; `None` where it is null or no language column is mapped.
    pub fn language(&self, index: usize) -> Option<&str> {
        self.language.as_ref().and_then(|column| column.get(index))
    }
}

/// The uids of consecutive records.
#[derive(Clone, Debug)]
pub struct UidBatch {
    /// Row of the first record in its file.
    pub first_row: u64,
    column: Arc<StringChunked>,
}

impl UidBatch {
    /// The uid of each record; `None` where the source has null.
    pub fn uids(&self) -> impl Iterator<Item = Option<&str>> {
        self.column.iter()
    }
}

/// Hands out the text columns of `rows`, and the language column where one is mapped, in batches of [`BATCH_ROWS`]. Only those columns are read.
pub fn for_each_text_batch<E: From<PoolError>>(
    file: &PoolFile,
    mapping: &ColumnMapping,
    rows: RowRange,
    cancel: &CancelToken,
    mut consume: impl FnMut(TextBatch) -> Result<(), E>,
) -> Result<(), E> {
    let names: Vec<&str> = mapping.texts.iter().chain(&mapping.language).map(String::as_str).collect();
    for_each_selection(file, &names, rows, cancel, |first_row, mut columns| {
        let language = mapping.language.is_some().then(|| columns.pop()).flatten();
        consume(TextBatch { first_row, columns, language })
    })
}

/// Hands out the uid column of `rows` in batches of [`BATCH_ROWS`].
pub fn for_each_uid_batch<E: From<PoolError>>(
    file: &PoolFile,
    uid: &str,
    rows: RowRange,
    cancel: &CancelToken,
    mut consume: impl FnMut(UidBatch) -> Result<(), E>,
) -> Result<(), E> {
    for_each_selection(file, &[uid], rows, cancel, |first_row, mut columns| match columns.pop() {
        Some(column) => consume(UidBatch { first_row, column }),
        None => Ok(()),
    })
}

fn for_each_selection<E: From<PoolError>>(
    file: &PoolFile,
    names: &[&str],
    rows: RowRange,
    cancel: &CancelToken,
    mut consume: impl FnMut(u64, Vec<Arc<StringChunked>>) -> Result<(), E>,
) -> Result<(), E> {
    let unreadable = |error| PoolError::unreadable(&file.path, error);
    let frame = select_as_text(scan_rows(file, rows).map_err(|error| E::from(unreadable(error)))?, names);
    let mut first_row = rows.first;
    for_each_frame(file, frame, BATCH_ROWS, cancel, |chunk| {
        let columns: Result<Vec<_>, _> = (0..names.len()).map(|index| text_column(&chunk, index)).collect();
        let columns = columns.map_err(|error| E::from(unreadable(error)))?;
        let n_rows = chunk.height() as u64;
        consume(first_row, columns)?;
        first_row += n_rows;
        Ok(())
    })
}
