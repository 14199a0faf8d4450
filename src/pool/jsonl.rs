//! JSON Lines: one object per line, parsed line by line, so that a bad line costs itself alone.
//!
//! Rows are numbered over all lines that are not blank, bad ones included. A column has the narrowest of
//! truth value, whole number, number and text that holds all its values; lists and objects become their JSON
//! text. Nothing is dropped because it does not fit.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use curation::progress::CancelToken;
use polars::prelude::*;
use serde_json::Value;

use super::PoolError;
use super::frames::{Chunk, RowReject};
use crate::ordered_json::OrderedMap;

/// Lines looked at when a file is opened; exports look at all.
const LOOK_AT_LINES: u64 = 10_000;
/// Lines between two looks at the cancel token.
const CHECK_LINES: u64 = 1024;
/// A line longer than this is no record.
const MAX_LINE_BYTES: u64 = 64 << 20;

const NOT_AN_OBJECT: &str = "not a JSON object";

/// What the values of a column have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Null,
    Bool,
    Int,
    Float,
    Text,
}

impl Kind {
    fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Bool,
            Value::Number(number) if number.is_i64() => Self::Int,
            // A whole number past i64 would lose digits as a float.
            Value::Number(number) if number.is_f64() => Self::Float,
            _ => Self::Text,
        }
    }

    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Null, kind) | (kind, Self::Null) => kind,
            (Self::Int, Self::Float) | (Self::Float, Self::Int) => Self::Float,
            (ours, theirs) if ours == theirs => ours,
            _ => Self::Text,
        }
    }

    fn dtype(self) -> DataType {
        match self {
            Self::Bool => DataType::Boolean,
            Self::Int => DataType::Int64,
            Self::Float => DataType::Float64,
            Self::Null | Self::Text => DataType::String,
        }
    }
}

/// Columns in order of first appearance. `whole` looks at every line, otherwise at the first ones.
pub(super) fn schema(path: &Path, whole: bool, cancel: &CancelToken) -> Result<Schema, PoolError> {
    let mut kinds: Vec<(String, Kind)> = Vec::new();
    let mut first_problem = None;
    for_each_line(path, cancel, |row, line| {
        match parse(line) {
            Ok(record) => {
                for (key, value) in &record.0 {
                    match kinds.iter_mut().find(|(known, _)| known == key) {
                        Some((_, kind)) => *kind = kind.with(Kind::of(value)),
                        None => kinds.push((key.clone(), Kind::of(value))),
                    }
                }
            }
            Err(detail) => drop(first_problem.get_or_insert(format!("row {row} is {NOT_AN_OBJECT}: {detail}"))),
        }
        Ok::<bool, PoolError>(whole || row + 1 < LOOK_AT_LINES)
    })?;
    match first_problem {
        Some(problem) if kinds.is_empty() => {
            Err(PoolError::unreadable(path, format!("no line of JSON Lines could be read; {problem}")))
        }
        _ => Ok(kinds.into_iter().map(|(name, kind)| Field::new(name.into(), kind.dtype())).collect()),
    }
}

/// Hands out the columns of `schema` in chunks, with the row of each record.
pub(super) fn for_each_chunk<E: From<PoolError>>(
    path: &Path,
    schema: &Schema,
    chunk_rows: usize,
    cancel: &CancelToken,
    on_reject: &mut dyn FnMut(RowReject),
    mut consume: impl FnMut(Chunk) -> Result<(), E>,
) -> Result<(), E> {
    let mut rows = Vec::with_capacity(chunk_rows);
    let mut columns: Vec<Vec<Value>> = vec![Vec::with_capacity(chunk_rows); schema.len()];
    let mut flush = |rows: &mut Vec<u64>, columns: &mut Vec<Vec<Value>>| -> Result<(), E> {
        if rows.is_empty() {
            return Ok(());
        }
        let typed =
            schema.iter().zip(columns.iter_mut()).map(|((name, dtype), values)| column(name, dtype, values.drain(..)));
        let frame = DataFrame::new(rows.len(), typed.collect()).map_err(|error| PoolError::unreadable(path, error))?;
        consume(Chunk { rows: std::mem::take(rows), frame })
    };
    for_each_line(path, cancel, |row, line| {
        match parse(line) {
            Err(detail) => on_reject(RowReject { row, kind: NOT_AN_OBJECT, detail }),
            Ok(mut record) => {
                rows.push(row);
                for (name, values) in schema.iter_names().zip(&mut columns) {
                    values.push(record.take(name).unwrap_or(Value::Null));
                }
            }
        }
        if rows.len() == chunk_rows {
            flush(&mut rows, &mut columns)?;
        }
        Ok::<bool, E>(true)
    })?;
    flush(&mut rows, &mut columns)
}

fn column(name: &PlSmallStr, dtype: &DataType, values: impl Iterator<Item = Value>) -> Column {
    let name = name.clone();
    match dtype {
        DataType::Boolean => Column::new(name, values.map(|value| value.as_bool()).collect::<Vec<_>>()),
        DataType::Int64 => Column::new(name, values.map(|value| value.as_i64()).collect::<Vec<_>>()),
        DataType::Float64 => Column::new(name, values.map(|value| value.as_f64()).collect::<Vec<_>>()),
        _ => Column::new(name, values.map(as_text).collect::<Vec<_>>()),
    }
}

fn as_text(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}

/// The records of some rows (ascending), all columns as text; rows that are no records are left out.
pub(super) fn read_rows(path: &Path, wanted: &[u64]) -> Result<(Vec<u64>, DataFrame), PoolError> {
    let mut records: Vec<(u64, OrderedMap)> = Vec::with_capacity(wanted.len());
    let last = wanted.last().copied();
    for_each_line(path, &CancelToken::new(), |row, line| {
        if wanted.binary_search(&row).is_ok()
            && let Ok(record) = parse(line)
        {
            records.push((row, record));
        }
        Ok::<bool, PoolError>(last.is_some_and(|last| row < last))
    })?;
    let mut names: Vec<String> = Vec::new();
    for (key, _) in records.iter().flat_map(|(_, record)| &record.0) {
        if !names.contains(key) {
            names.push(key.clone());
        }
    }
    let columns: Vec<Column> = names
        .iter()
        .map(|name| {
            let values = records.iter_mut().map(|(_, record)| record.take(name).unwrap_or(Value::Null));
            column(&name.into(), &DataType::String, values)
        })
        .collect();
    let frame = DataFrame::new(records.len(), columns).map_err(|error| PoolError::unreadable(path, error))?;
    Ok((records.into_iter().map(|(row, _)| row).collect(), frame))
}

fn parse(line: &[u8]) -> Result<OrderedMap, String> {
    serde_json::from_slice(line).map_err(|error| error.to_string())
}

/// Calls `take` with every line that is not blank, numbered from 0, until it returns false.
fn for_each_line<E: From<PoolError>>(
    path: &Path,
    cancel: &CancelToken,
    mut take: impl FnMut(u64, &[u8]) -> Result<bool, E>,
) -> Result<(), E> {
    let io = |error| PoolError::unreadable(path, error);
    let mut reader = BufReader::with_capacity(1 << 20, File::open(path).map_err(io)?);
    let mut line = Vec::new();
    let mut row = 0;
    loop {
        line.clear();
        let n_bytes = std::io::Read::take(&mut reader, MAX_LINE_BYTES).read_until(b'\n', &mut line).map_err(io)?;
        if n_bytes == 0 {
            return Ok(());
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if row % CHECK_LINES == 0 {
            cancel.check().map_err(PoolError::from)?;
        }
        if !take(row, &line)? {
            return Ok(());
        }
        row += 1;
    }
}
