//! CSV with a header. It has no lists: lists of strings, as the matched entries, become a JSON list in one field.

use std::fs::File;

use polars::prelude::*;

use super::Exporter;

pub(super) struct CsvExporter<'f> {
    file: &'f mut File,
    has_header: bool,
    header: DataFrame,
}

impl<'f> CsvExporter<'f> {
    /// Fails for a pool with nested or binary columns, which CSV cannot hold.
    pub(super) fn new(file: &'f mut File, schema: &Schema) -> PolarsResult<Self> {
        let nested = schema
            .iter()
            .find(|(_, dtype)| !is_string_list(dtype) && (dtype.is_nested() || matches!(dtype, DataType::Binary)));
        if let Some((name, dtype)) = nested {
            polars_bail!(InvalidOperation: "CSV cannot hold column “{}” ({}): write parquet or jsonl", name, dtype);
        }
        Ok(Self { file, has_header: false, header: with_flat_lists(DataFrame::empty_with_schema(schema))? })
    }

    fn append(&mut self, mut chunk: DataFrame) -> PolarsResult<()> {
        CsvWriter::new(&mut *self.file).include_header(!self.has_header).finish(&mut chunk)?;
        self.has_header = true;
        Ok(())
    }
}

impl Exporter for CsvExporter<'_> {
    fn write(&mut self, chunk: DataFrame) -> PolarsResult<()> {
        if chunk.height() == 0 {
            return Ok(());
        }
        self.append(with_flat_lists(chunk)?)
    }

    fn finish(&mut self) -> PolarsResult<()> {
        // A subset without pairs is still a table with columns.
        if self.has_header { Ok(()) } else { self.append(self.header.clone()) }
    }
}

/// Lists of strings become JSON lists in a string.
fn with_flat_lists(mut chunk: DataFrame) -> PolarsResult<DataFrame> {
    let names: Vec<PlSmallStr> =
        chunk.schema().iter().filter(|(_, dtype)| is_string_list(dtype)).map(|(name, _)| name.clone()).collect();
    for name in names {
        let lists = chunk.column(&name)?.list()?;
        let flat: Vec<Option<String>> = (0..lists.len())
            .map(|row| lists.get_as_series(row).map(json_list).transpose())
            .collect::<Result<_, _>>()?;
        chunk.with_column(Column::new(name, flat))?;
    }
    Ok(chunk)
}

fn json_list(list: Series) -> PolarsResult<String> {
    let strings: Vec<Option<&str>> = list.str()?.iter().collect();
    serde_json::to_string(&strings).map_err(|error| PolarsError::ComputeError(error.to_string().into()))
}

fn is_string_list(dtype: &DataType) -> bool {
    matches!(dtype, DataType::List(inner) if **inner == DataType::String)
}
