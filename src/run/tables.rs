//! The Parquet files of a run, written row group by row group and read whole.
//!
//! Row groups end at fixed row numbers, so the bytes depend on the contents alone.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use curation::counts::Counts;
use curation::entries::Entries;
use curation::ids::EntryId;
use curation::matching::MatchTable;
use polars::io::parquet::write::{BatchedWriter, KeyValueMetadata};
use polars::prelude::*;
use serde::{Deserialize, Serialize};

use super::{RunError, Totals, write_whole};
use crate::pool::RowReject;

/// The matches of consecutive pairs of one shard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatchRows {
    /// Row of each pair in its file.
    pub rows: Vec<u64>,
    /// Which text of the record each pair is.
    pub texts: Vec<u8>,
    /// The entries of each pair.
    pub matches: MatchTable,
}

/// The keep thresholds of consecutive pairs of one shard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeepTable {
    /// Row of each pair in its file.
    pub rows: Vec<u64>,
    /// Which text of the record each pair is.
    pub texts: Vec<u8>,
    /// uid of the record, where the pool has one; empty when no uid column is mapped.
    pub uids: Vec<Option<String>>,
    /// Keep threshold; +∞ for pairs that no t keeps (null in the file when the pair has no match).
    pub keep_thresholds: Vec<f64>,
}

/// One line of `rejects.parquet`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// Name of the file.
    pub file: String,
    /// Its row; absent when the whole file is meant.
    pub row: Option<u64>,
    /// What is wrong.
    pub reason: String,
}

/// Writes `matches/NNNNN.parquet`.
pub(crate) struct MatchWriter<'f> {
    writer: BatchedWriter<&'f mut File>,
}

/// Writes `keep/NNNNN.parquet`.
pub(crate) struct KeepWriter<'f> {
    writer: BatchedWriter<&'f mut File>,
}

fn batched(file: &mut File, fields: Vec<Field>) -> PolarsResult<BatchedWriter<&mut File>> {
    ParquetWriter::new(file).with_compression(ParquetCompression::Zstd(None)).batched(&Schema::from_iter(fields))
}

fn rows_and_texts(rows: &[u64], texts: &[u8]) -> [Column; 2] {
    [
        UInt64Chunked::from_slice("row".into(), rows).into_column(),
        UInt8Chunked::from_slice("text".into(), texts).into_column(),
    ]
}

impl<'f> MatchWriter<'f> {
    pub(crate) fn new(file: &'f mut File) -> PolarsResult<Self> {
        let fields = vec![
            Field::new("row".into(), DataType::UInt64),
            Field::new("text".into(), DataType::UInt8),
            Field::new("entries".into(), DataType::List(Box::new(DataType::UInt32))),
        ];
        Ok(Self { writer: batched(file, fields)? })
    }

    /// Writes one row group.
    pub(crate) fn write(&mut self, batch: &MatchRows) -> PolarsResult<()> {
        let n_pairs = batch.rows.len();
        let ids: Vec<u32> = batch.matches.ids().iter().map(|id| id.raw()).collect();
        let mut lists =
            ListPrimitiveChunkedBuilder::<UInt32Type>::new("entries".into(), n_pairs, ids.len(), DataType::UInt32);
        for ends in batch.matches.offsets().windows(2) {
            lists.append_slice(&ids[ends[0]..ends[1]]);
        }
        let [rows, texts] = rows_and_texts(&batch.rows, &batch.texts);
        self.writer.write_batch(&DataFrame::new(n_pairs, vec![rows, texts, lists.finish().into_column()])?)
    }

    pub(crate) fn finish(self) -> PolarsResult<()> {
        self.writer.finish().map(|_| ())
    }
}

impl<'f> KeepWriter<'f> {
    pub(crate) fn new(file: &'f mut File) -> PolarsResult<Self> {
        let fields = vec![
            Field::new("row".into(), DataType::UInt64),
            Field::new("text".into(), DataType::UInt8),
            Field::new("uid".into(), DataType::String),
            Field::new("keep_threshold".into(), DataType::Float64),
        ];
        Ok(Self { writer: batched(file, fields)? })
    }

    /// Writes one row group. `is_matched` says of each pair whether it has matches at all.
    pub(crate) fn write(&mut self, batch: &KeepTable, is_matched: &[bool]) -> PolarsResult<()> {
        let n_pairs = batch.rows.len();
        let [rows, texts] = rows_and_texts(&batch.rows, &batch.texts);
        let uids = if batch.uids.is_empty() {
            StringChunked::full_null("uid".into(), n_pairs)
        } else {
            StringChunked::from_iter_options("uid".into(), batch.uids.iter().map(Option::as_deref))
        };
        let thresholds = batch.keep_thresholds.iter().zip(is_matched).map(|(value, matched)| matched.then_some(*value));
        let thresholds = Float64Chunked::from_iter_options("keep_threshold".into(), thresholds);
        let columns = vec![rows, texts, uids.into_column(), thresholds.into_column()];
        self.writer.write_batch(&DataFrame::new(n_pairs, columns)?)
    }

    pub(crate) fn finish(self) -> PolarsResult<()> {
        self.writer.finish().map(|_| ())
    }
}

fn write_table(path: &Path, mut table: DataFrame) -> Result<(), RunError> {
    write_whole(path, |file| {
        ParquetWriter::new(file)
            .with_compression(ParquetCompression::Zstd(None))
            .set_parallel(false)
            .finish(&mut table)
            .map(|_| ())
            .map_err(|error| RunError::damaged(path, error))
    })
}

/// Writes `entries.parquet`; row numbers are the run's entry ids.
pub(crate) fn write_entries(path: &Path, entries: &Entries, counts: &Counts) -> Result<(), RunError> {
    let strings = |name: &str, value: &dyn Fn(EntryId) -> Option<String>| {
        StringChunked::from_iter_options(name.into(), entries.iter().map(|(id, _)| value(id))).into_column()
    };
    let columns = vec![
        StringChunked::from_iter_values("entry".into(), entries.iter().map(|(_, entry)| entry)).into_column(),
        strings("source", &|id| entries.source(id).map(str::to_owned)),
        strings("language", &|id| entries.language(id).map(str::to_owned)),
        UInt64Chunked::from_slice("count".into(), counts.as_slice()).into_column(),
    ];
    let table = DataFrame::new(entries.len(), columns).map_err(|error| RunError::damaged(path, error))?;
    write_table(path, table)
}

/// Key under which a shard's counts file carries the shard's [`ShardNotes`], as JSON.
const NOTES_KEY: &str = "tailscope.shard";

/// How many rejected rows are kept of each shard; all are counted.
const MAX_REJECTS: usize = 10_000;

/// What matching a shard gives besides its matches file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ShardCounts {
    pub(crate) counts: Counts,
    pub(crate) notes: ShardNotes,
}

/// Sums of one shard, and what was wrong with its rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct ShardNotes {
    pub(crate) totals: Totals,
    /// How many rows were rejected, by kind.
    pub(crate) n_rejected: BTreeMap<String, u64>,
    /// The first [`MAX_REJECTS`] of them, with their reasons.
    pub(crate) rejects: Vec<(u64, String)>,
}

impl ShardNotes {
    pub(crate) fn add_rejects(&mut self, rejects: &[RowReject]) {
        for reject in rejects {
            *self.n_rejected.entry(reject.kind.to_owned()).or_default() += 1;
            if self.rejects.len() < MAX_REJECTS {
                self.rejects.push((reject.row, format!("{}: {}", reject.kind, reject.detail)));
            }
        }
    }
}

/// Writes `counts/NNNNN.parquet`: the entries that match in this shard, and its totals as file metadata.
pub(crate) fn write_shard_counts(path: &Path, shard: &ShardCounts) -> Result<(), RunError> {
    let unusable = |error: &dyn std::fmt::Display| RunError::damaged(path, error);
    let found = || (0_u32..).zip(shard.counts.as_slice()).filter(|(_, count)| **count > 0);
    let columns = vec![
        UInt32Chunked::from_iter_values("entry".into(), found().map(|(id, _)| id)).into_column(),
        UInt64Chunked::from_iter_values("count".into(), found().map(|(_, count)| *count)).into_column(),
    ];
    let mut table = DataFrame::new_infer_height(columns).map_err(|error| unusable(&error))?;
    let notes = serde_json::to_string(&shard.notes).map_err(|error| unusable(&error))?;
    let metadata = KeyValueMetadata::from_static(vec![(NOTES_KEY.to_owned(), notes)]);
    write_whole(path, |file| {
        ParquetWriter::new(file)
            .with_key_value_metadata(Some(metadata))
            .finish(&mut table)
            .map(|_| ())
            .map_err(|error| unusable(&error))
    })
}

/// Reads `counts/NNNNN.parquet`.
pub(crate) fn read_shard_counts(path: &Path, n_entries: usize) -> Result<ShardCounts, RunError> {
    let mut reader = ParquetReader::new(open(path)?);
    let metadata = reader.get_metadata().map_err(|error| damaged(path, error))?;
    let pairs = metadata.key_value_metadata.iter().flatten();
    let notes = pairs.filter(|pair| pair.key == NOTES_KEY).find_map(|pair| pair.value.as_deref());
    let notes = notes.ok_or_else(|| RunError::damaged(path, "it carries no totals: match again with --overwrite"))?;
    let notes = serde_json::from_str(notes).map_err(|error| RunError::damaged(path, error))?;
    let read = || -> PolarsResult<Counts> {
        let table = reader.finish()?;
        let (ids, found) = (contiguous(table.column("entry")?.u32()?)?, contiguous(table.column("count")?.u64()?)?);
        let mut counts = vec![0; n_entries];
        for (id, count) in ids.into_iter().zip(found) {
            match counts.get_mut(id as usize) {
                Some(slot) => *slot = count,
                None => polars_bail!(ComputeError: "entry id {} of {} entries", id, n_entries),
            }
        }
        Ok(Counts::from_vec(counts))
    };
    Ok(ShardCounts { counts: read().map_err(|error| damaged(path, error))?, notes })
}

/// Writes `rejects.parquet`.
pub(crate) fn write_rejects(path: &Path, rejects: &[Reject]) -> Result<(), RunError> {
    let columns = vec![
        StringChunked::from_iter_values("file".into(), rejects.iter().map(|reject| reject.file.as_str())).into_column(),
        UInt64Chunked::from_iter_options("row".into(), rejects.iter().map(|reject| reject.row)).into_column(),
        StringChunked::from_iter_values("reason".into(), rejects.iter().map(|reject| reject.reason.as_str()))
            .into_column(),
    ];
    let table = DataFrame::new(rejects.len(), columns).map_err(|error| RunError::damaged(path, error))?;
    write_table(path, table)
}

fn open(path: &Path) -> Result<File, RunError> {
    File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => RunError::damaged(path, "the file is missing: match again with --overwrite"),
        _ => RunError::io(path, error),
    })
}

fn read_table(path: &Path) -> Result<DataFrame, RunError> {
    ParquetReader::new(open(path)?).set_rechunk(true).finish().map_err(|error| damaged(path, error))
}

fn damaged(path: &Path, error: PolarsError) -> RunError {
    RunError::damaged(path, format!("not readable ({error}): match again with --overwrite"))
}

fn contiguous<T: PolarsNumericType>(column: &ChunkedArray<T>) -> PolarsResult<Vec<T::Native>> {
    Ok(column.rechunk().cont_slice()?.to_vec())
}

/// Reads `matches/NNNNN.parquet`. `n_entries` bounds the ids: a larger one means damage.
pub fn read_matches(path: &Path, n_entries: usize) -> Result<MatchRows, RunError> {
    let read = || -> PolarsResult<MatchRows> {
        let table = read_table(path).map_err(|error| PolarsError::ComputeError(error.to_string().into()))?;
        let rows = contiguous(table.column("row")?.u64()?)?;
        let texts = contiguous(table.column("text")?.u8()?)?;
        let mut matches = MatchTable::new();
        let mut ids = Vec::new();
        for chunk in table.column("entries")?.list()?.downcast_iter() {
            let values = Series::try_from((PlSmallStr::EMPTY, chunk.values().clone()))?;
            let values = contiguous(values.u32()?)?;
            if let Some(id) = values.iter().find(|id| **id as usize >= n_entries) {
                polars_bail!(ComputeError: "entry id {} of {} entries", id, n_entries);
            }
            for ends in chunk.offsets().as_slice().windows(2) {
                let range = usize::try_from(ends[0]).unwrap_or(0)..usize::try_from(ends[1]).unwrap_or(0);
                ids.clear();
                ids.extend(values[range].iter().copied().map(EntryId::new));
                matches.push_row(&ids);
            }
        }
        Ok(MatchRows { rows, texts, matches })
    };
    read().map_err(|error| damaged(path, error))
}

/// Reads `keep/NNNNN.parquet`; unmatched pairs come back with +∞.
pub fn read_keep(path: &Path) -> Result<KeepTable, RunError> {
    let table = read_table(path)?;
    let read = || -> PolarsResult<KeepTable> {
        let uids = table.column("uid")?.str()?;
        let has_uids = uids.null_count() < uids.len();
        Ok(KeepTable {
            rows: contiguous(table.column("row")?.u64()?)?,
            texts: contiguous(table.column("text")?.u8()?)?,
            uids: if has_uids { uids.iter().map(|uid| uid.map(str::to_owned)).collect() } else { Vec::new() },
            keep_thresholds: table
                .column("keep_threshold")?
                .f64()?
                .iter()
                .map(|value| value.unwrap_or(f64::INFINITY))
                .collect(),
        })
    };
    read().map_err(|error| damaged(path, error))
}

/// Reads `entries.parquet`.
pub fn read_entries(path: &Path) -> Result<(Entries, Counts), RunError> {
    let table = read_table(path)?;
    let read = || -> PolarsResult<(Entries, Counts)> {
        let strings = table.column("entry")?.str()?.clone();
        let (sources, languages) = (table.column("source")?.str()?.clone(), table.column("language")?.str()?.clone());
        let mut entries = Entries::default();
        for row in 0..table.height() {
            entries
                .push(strings.get(row).unwrap_or_default(), sources.get(row), languages.get(row))
                .map_err(|error| PolarsError::ComputeError(error.to_string().into()))?;
        }
        Ok((entries, Counts::from_vec(contiguous(table.column("count")?.u64()?)?)))
    };
    read().map_err(|error| damaged(path, error))
}
