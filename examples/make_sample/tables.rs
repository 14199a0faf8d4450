//! The tables as files: the pool as Parquet and CSV, the metadata as CSV.

use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context, Result};
use polars::prelude::{CsvWriter, DataFrame, ParquetCompression, ParquetWriter, SerWriter, df};

use crate::metadata::Entry;
use crate::pool::Row;

/// Writes `pool.parquet` and `csv/pool.csv`. The CSV has a folder of its own, so that a scan of one folder does not count each pair twice.
pub(crate) fn write_pool(out: &Path, rows: &[Row]) -> Result<()> {
    let mut table = pool_table(rows, "")?;
    ParquetWriter::new(create(&out.join("pool.parquet"))?)
        .with_compression(ParquetCompression::Zstd(None))
        .finish(&mut table)
        .context("Cannot write pool.parquet")?;
    write_csv(&out.join("csv").join("pool.csv"), &mut pool_table(rows, "../")?)
}

/// Writes `metadata.csv`.
pub(crate) fn write_metadata(out: &Path, entries: &[Entry]) -> Result<()> {
    let text: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    let source: Vec<&str> = entries.iter().map(|entry| entry.source).collect();
    write_csv(&out.join("metadata.csv"), &mut df!("entry" => text, "source" => source)?)
}

/// The rows as columns; `base` is put before every image path.
fn pool_table(rows: &[Row], base: &str) -> Result<DataFrame> {
    let column = |part: fn(&Row) -> Option<i32>| rows.iter().map(part).collect::<Vec<_>>();
    let table = df!(
        "uid" => rows.iter().map(|row| row.uid.as_str()).collect::<Vec<_>>(),
        "image" => rows.iter().map(|row| format!("{base}{}", row.image)).collect::<Vec<_>>(),
        "text" => rows.iter().map(|row| row.text.as_deref()).collect::<Vec<_>>(),
        "width" => column(|row| row.width),
        "height" => column(|row| row.height),
        "similarity" => rows.iter().map(|row| row.similarity).collect::<Vec<_>>(),
        "language" => rows.iter().map(|row| row.language).collect::<Vec<_>>(),
    )?;
    Ok(table)
}

/// A null is an empty field, an empty text is a pair of quotes: that is how the two can be told apart in CSV.
fn write_csv(path: &Path, table: &mut DataFrame) -> Result<()> {
    CsvWriter::new(create(path)?).finish(table).with_context(|| format!("Cannot write {}", path.display()))
}

fn create(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("Cannot create {}", folder.display()))?;
    }
    File::create(path).with_context(|| format!("Cannot create {}", path.display()))
}
