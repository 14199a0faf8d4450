//! The texts and uids of a file, in order, batch by batch: what matching and keeping need, and no more.

use curation::progress::CancelToken;
use polars::prelude::{PolarsResult, StringChunked};

use super::format::PoolFile;
use super::frames::{Chunk, Columns, RowReject, for_each_chunk};
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
    /// Row of each record in its file; gaps are rejected rows.
    pub rows: Vec<u64>,
    /// Rows among and before these that are no records. A last batch may have nothing else.
    pub rejects: Vec<RowReject>,
    texts: Vec<StringChunked>,
    language: Option<StringChunked>,
}

impl TextBatch {
    /// Records in the batch.
    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// The texts of record `index` (0 ≤ index < n_rows) in mapping order; `None` where the source has null.
    pub fn texts(&self, index: usize) -> impl Iterator<Item = Option<&str>> {
        self.texts.iter().map(move |column| column.get(index))
    }

    /// The language of record `index`; `None` where it is null or no language column is mapped.
    pub fn language(&self, index: usize) -> Option<&str> {
        self.language.as_ref().and_then(|column| column.get(index))
    }
}

/// The uids of consecutive records.
#[derive(Clone, Debug)]
pub struct UidBatch {
    column: StringChunked,
}

impl UidBatch {
    /// The uid of each record; `None` where the source has null.
    pub fn uids(&self) -> impl Iterator<Item = Option<&str>> {
        self.column.iter()
    }
}

/// Hands out the text columns of `rows`, and the language column where one is mapped, in batches of
/// [`BATCH_ROWS`]. Only those columns are read.
pub fn for_each_text_batch<E: From<PoolError>>(
    file: &PoolFile,
    mapping: &ColumnMapping,
    rows: RowRange,
    cancel: &CancelToken,
    mut consume: impl FnMut(TextBatch) -> Result<(), E>,
) -> Result<(), E> {
    let mut names: Vec<&str> = Vec::new();
    for name in mapping.texts.iter().chain(&mapping.language) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let rejects = std::cell::RefCell::new(Vec::new());
    let mut on_reject = |reject| rejects.borrow_mut().push(reject);
    for_each_chunk(file, rows, Columns::AsText(&names), BATCH_ROWS, cancel, &mut on_reject, |chunk| {
        let texts = mapping.texts.iter().map(|name| text_column(&chunk, name)).collect::<PolarsResult<_>>();
        let language = mapping.language.as_ref().map(|name| text_column(&chunk, name)).transpose();
        let unreadable = |error| E::from(PoolError::unreadable(&file.path, error));
        let (texts, language) = (texts.map_err(unreadable)?, language.map_err(unreadable)?);
        consume(TextBatch { rows: chunk.rows, rejects: rejects.take(), texts, language })
    })?;
    match rejects.take() {
        rejects if rejects.is_empty() => Ok(()),
        rejects => consume(TextBatch { rows: Vec::new(), rejects, texts: Vec::new(), language: None }),
    }
}

/// Hands out the uid column of `rows` in batches of [`BATCH_ROWS`]: the same records as
/// [`for_each_text_batch`], whatever is rejected.
pub fn for_each_uid_batch<E: From<PoolError>>(
    file: &PoolFile,
    uid: &str,
    rows: RowRange,
    cancel: &CancelToken,
    mut consume: impl FnMut(UidBatch) -> Result<(), E>,
) -> Result<(), E> {
    for_each_chunk(file, rows, Columns::AsText(&[uid]), BATCH_ROWS, cancel, &mut |_| (), |chunk| {
        let column = text_column(&chunk, uid).map_err(|error| PoolError::unreadable(&file.path, error))?;
        consume(UidBatch { column })
    })
}

/// One piece of memory, so that looking up a row is cheap.
fn text_column(chunk: &Chunk, name: &str) -> PolarsResult<StringChunked> {
    Ok(chunk.frame.column(name)?.str()?.rechunk().into_owned())
}
