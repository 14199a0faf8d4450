//! A lazy frame over one file, and the loop that drains one.

use std::num::NonZeroUsize;
use std::sync::Arc;

use curation::progress::{CancelToken, Cancelled};
use polars::prelude::*;

use super::format::{Format, PoolFile};
use super::{PoolError, RowRange};

/// A lazy frame over all rows and columns of the file. Columns of delimited text are strings: nothing is
/// lost to a guessed type, and exports write back what they read.
pub(super) fn scan(file: &PoolFile) -> PolarsResult<LazyFrame> {
    let path = PlRefPath::try_from_path(&file.path)?;
    match file.format {
        Format::Parquet => LazyFrame::scan_parquet(path, ScanArgsParquet { glob: false, ..ScanArgsParquet::default() }),
        Format::Ipc => LazyFrame::scan_ipc(path, IpcScanOptions::default(), UnifiedScanArgs::default()),
        Format::Csv { separator, has_header } => LazyCsvReader::new(path)
            .with_glob(false)
            .with_separator(separator)
            .with_has_header(has_header)
            // Published headerless TSVs do not quote: a quotation mark there is part of the caption.
            .with_quote_char((has_header || separator != b'\t').then_some(b'"'))
            .with_infer_schema_length(Some(0))
            .with_truncate_ragged_lines(true)
            .finish(),
        Format::JsonLines => LazyJsonLineReader::new(path)
            .with_infer_schema_length(NonZeroUsize::new(10_000))
            .with_ignore_errors(true)
            .finish(),
    }
}

/// A lazy frame over some rows of the file.
pub(crate) fn scan_rows(file: &PoolFile, rows: RowRange) -> PolarsResult<LazyFrame> {
    let frame = scan(file)?;
    Ok(match rows.n_rows {
        None => frame,
        Some(n_rows) => {
            let offset = i64::try_from(rows.first).unwrap_or(i64::MAX);
            frame.slice(offset, IdxSize::try_from(n_rows).unwrap_or(IdxSize::MAX))
        }
    })
}

/// Runs the frame on the streaming engine and hands out its rows in order, `chunk_rows` at a time (the last
/// chunk may be shorter). Memory is bounded by a few chunks: the engine waits while `consume` works.
///
/// Cancelling stops after the chunk in hand.
pub(crate) fn for_each_frame<E: From<PoolError>>(
    file: &PoolFile,
    frame: LazyFrame,
    chunk_rows: usize,
    cancel: &CancelToken,
    mut consume: impl FnMut(DataFrame) -> Result<(), E>,
) -> Result<(), E> {
    let (sender, receiver) = crossbeam_channel::bounded::<DataFrame>(2);
    let hand_over = PlanCallback::new(move |chunk: DataFrame| Ok(sender.send(chunk).is_err()));
    let unreadable = |error: PolarsError| PoolError::unreadable(&file.path, error);
    let query = frame.sink_batches(hand_over, true, NonZeroUsize::new(chunk_rows)).map_err(unreadable)?;
    std::thread::scope(|scope| {
        let engine = std::thread::Builder::new()
            .name("pool reader".to_owned())
            .spawn_scoped(scope, move || query.collect_with_engine(Engine::Streaming).map(|_| ()))
            .map_err(|error| PoolError::unreadable(&file.path, format!("no thread to read it with: {error}")))?;
        let mut outcome = Ok(());
        for chunk in &receiver {
            outcome =
                cancel.check().map_err(|Cancelled| E::from(PoolError::from(Cancelled))).and_then(|()| consume(chunk));
            if outcome.is_err() {
                break;
            }
        }
        // A closed channel tells the engine to stop; only then is joining it short.
        drop(receiver);
        let read = engine.join().unwrap_or_else(|panic| Err(reader_panicked(&panic)));
        outcome?;
        read.map_err(|error| E::from(unreadable(error)))
    })
}

fn reader_panicked(panic: &(dyn std::any::Any + Send)) -> PolarsError {
    let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    PolarsError::ComputeError(format!("the reader failed on it: {}", words.unwrap_or("no reason given")).into())
}

/// The columns `names` as strings, in that order.
pub(super) fn select_as_text(frame: LazyFrame, names: &[&str]) -> LazyFrame {
    let columns: Vec<Expr> = names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            // Positions as names: a column may be mapped twice.
            col(*name).cast(DataType::String).alias(index.to_string())
        })
        .collect();
    frame.select(columns)
}

/// Strings of a chunk's column, in row order, wherever its memory lies.
pub(super) fn text_column(chunk: &DataFrame, index: usize) -> PolarsResult<Arc<StringChunked>> {
    let column = chunk.select_at_idx(index).ok_or_else(|| PolarsError::ColumnNotFound(index.to_string().into()))?;
    Ok(Arc::new(column.str()?.rechunk().into_owned()))
}
