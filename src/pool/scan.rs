//! Files that Polars reads itself: a lazy frame over one, and the loop that drains it.

use std::num::NonZeroUsize;

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
            // Bytes that are not UTF-8 become U+FFFD, which the run counts and reports.
            .with_encoding(CsvEncoding::LossyUtf8)
            .finish(),
        Format::JsonLines => polars_bail!(InvalidOperation: "JSON Lines are read line by line"),
    }
}

/// A lazy frame over some rows of the file.
pub(super) fn scan_rows(file: &PoolFile, rows: RowRange) -> PolarsResult<LazyFrame> {
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
pub(super) fn for_each_frame<E: From<PoolError>>(
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
