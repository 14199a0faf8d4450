//! The kept pairs of a run with all source columns, chunk by chunk, in pool order.

use std::path::Path;
use std::sync::Arc;

use curation::balance::{Policy, keep_probability};
use curation::counts::Counts;
use curation::entries::Entries;
use curation::progress::CancelToken;
use polars::prelude::*;

use super::ExportError;
use crate::pool::{BATCH_ROWS, Chunk, Columns, PoolError, PoolFile, RowRange, file_schema, for_each_chunk};
use crate::run::{KeepTable, Manifest, ManifestFile, MatchRows, RunPaths, read_entries, read_keep, read_matches};
use crate::work::Work;

/// Name of the added column with the matched entries as strings.
const ENTRIES_COLUMN: &str = "matched_entries";
const THRESHOLD_COLUMN: &str = "keep_threshold";
const PROBABILITY_COLUMN: &str = "keep_probability";
/// Added where records have several texts: which of the mapped text columns the row is about.
const TEXT_COLUMN: &str = "text_column";

/// See the module.
pub(super) struct KeptPairs<'r> {
    manifest: &'r Manifest,
    paths: RunPaths,
    entries: Entries,
    counts: Counts,
    files: Vec<PoolFile>,
    /// The columns of each file.
    source_schemas: Vec<Schema>,
    schema: SchemaRef,
    t: f64,
}

impl<'r> KeptPairs<'r> {
    /// Checks that the run is finished and that its inputs are unchanged.
    pub(super) fn open(
        directory: &Path,
        manifest: &'r Manifest,
        t: f64,
        cancel: &CancelToken,
    ) -> Result<Self, ExportError> {
        let paths = RunPaths::new(directory);
        crate::run::check_complete(directory, manifest)?;
        let files: Vec<PoolFile> = manifest.files.iter().map(ManifestFile::open_unchanged).collect::<Result<_, _>>()?;
        let (entries, counts) = read_entries(&paths.entries())?;
        let source_schemas = files.iter().map(|file| file_schema(file, cancel)).collect::<Result<Vec<_>, _>>()?;
        let schema = Arc::new(exported_schema(&source_schemas, manifest));
        Ok(Self { manifest, paths, entries, counts, files, source_schemas, schema, t })
    }

    /// Columns of every chunk: the source's, then ours.
    pub(super) fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Hands out the kept pairs; one output row per pair. Progress counts the pairs that were looked at.
    pub(super) fn for_each_chunk(
        &self,
        work: Work<'_>,
        mut consume: impl FnMut(DataFrame) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        for (shard, spec) in self.manifest.shards.iter().enumerate() {
            if spec.failure.is_some() {
                continue;
            }
            let matched = read_matches(&self.paths.matches(shard), self.entries.len())?;
            let kept = read_keep(&self.paths.keep(shard))?;
            let file = &self.files[spec.file];
            let rows = RowRange { first: spec.first_row, n_rows: spec.n_rows };
            let mut next_pair = 0;
            let columns = Columns::All(&self.source_schemas[spec.file]);
            // What is rejected now was rejected when the pool was matched.
            let consume = |chunk: Chunk| -> Result<(), ExportError> {
                let end_row = chunk.rows.last().map_or(0, |row| row + 1);
                let end_pair = next_pair + kept.rows[next_pair..].partition_point(|row| *row < end_row);
                let pairs: Vec<usize> =
                    (next_pair..end_pair).filter(|pair| kept.keep_thresholds[*pair] < self.t).collect();
                work.progress.advance((end_pair - next_pair) as u64);
                next_pair = end_pair;
                let kept = self.pairs_of_chunk(&chunk, &pairs, &matched, &kept);
                consume(kept.map_err(|error| unreadable(file, &error))?)
            };
            for_each_chunk(file, rows, columns, BATCH_ROWS, work.cancel, &mut |_| (), consume)?;
        }
        Ok(())
    }

    fn pairs_of_chunk(
        &self,
        chunk: &Chunk,
        pairs: &[usize],
        matched: &MatchRows,
        kept: &KeepTable,
    ) -> PolarsResult<DataFrame> {
        let positions: PolarsResult<Vec<IdxSize>> = pairs
            .iter()
            .map(|pair| {
                let position = chunk.rows.binary_search(&kept.rows[*pair]).ok();
                let position = position.and_then(|position| IdxSize::try_from(position).ok());
                position.ok_or_else(|| polars_err!(ComputeError: "row {} is gone", kept.rows[*pair]))
            })
            .collect();
        let source = chunk.frame.take(&IdxCa::from_vec("row".into(), positions?))?;
        let mut columns = Vec::with_capacity(self.schema.len());
        let n_added = self.schema.len() - n_added_columns(self.manifest);
        for (name, dtype) in self.schema.iter().take(n_added) {
            columns.push(match source.column(name) {
                Ok(column) => column.strict_cast(dtype)?,
                Err(_) => Column::full_null(name.clone(), pairs.len(), dtype),
            });
        }
        columns.extend(self.added_columns(pairs, matched, kept));
        DataFrame::new(pairs.len(), columns)
    }

    fn added_columns(&self, pairs: &[usize], matched: &MatchRows, kept: &KeepTable) -> Vec<Column> {
        let names: Vec<PlSmallStr> =
            self.schema.iter_names().skip(self.schema.len() - n_added_columns(self.manifest)).cloned().collect();
        let rows = || pairs.iter().map(|pair| matched.matches.row(*pair));
        let thresholds: Vec<f64> = pairs.iter().map(|pair| kept.keep_thresholds[*pair]).collect();
        let probabilities: Vec<f64> =
            rows().map(|ids| keep_probability(ids, self.counts.as_slice(), &Policy::default(), self.t)).collect();
        let n_matches = rows().map(<[_]>::len).sum();
        let mut lists = ListStringChunkedBuilder::new(names[2].clone(), pairs.len(), n_matches);
        for ids in rows() {
            lists.append_values_iter(ids.iter().map(|id| self.entries.get(*id)));
        }
        let mut columns = vec![
            Column::new(names[0].clone(), thresholds),
            Column::new(names[1].clone(), probabilities),
            lists.finish().into_column(),
        ];
        if let Some(name) = names.get(3) {
            let texts = &self.manifest.config.mapping.texts;
            let of_pair = pairs.iter().map(|pair| texts[usize::from(kept.texts[*pair])].as_str());
            columns.push(StringChunked::from_iter_values(name.clone(), of_pair).into_column());
        }
        columns
    }
}

fn n_added_columns(manifest: &Manifest) -> usize {
    if manifest.n_texts() > 1 { 4 } else { 3 }
}

fn unreadable(file: &PoolFile, error: &PolarsError) -> PoolError {
    PoolError::Unreadable { path: file.path.clone(), reason: error.to_string() }
}

/// The columns of all files in order of first appearance, then ours. A column of several types becomes text;
/// one of ours that the source has too gets the prefix `tailscope_`.
fn exported_schema(source_schemas: &[Schema], manifest: &Manifest) -> Schema {
    let mut schema = Schema::default();
    for (name, dtype) in source_schemas.iter().flat_map(|columns| columns.iter()) {
        let dtype = match schema.get(name) {
            Some(known) if known != dtype => DataType::String,
            _ => dtype.clone(),
        };
        schema.with_column(name.clone(), dtype);
    }
    let strings = DataType::List(Box::new(DataType::String));
    let added = [
        (THRESHOLD_COLUMN, DataType::Float64),
        (PROBABILITY_COLUMN, DataType::Float64),
        (ENTRIES_COLUMN, strings),
        (TEXT_COLUMN, DataType::String),
    ];
    for (name, dtype) in added.into_iter().take(n_added_columns(manifest)) {
        let name = if schema.contains(name) { format!("tailscope_{name}") } else { name.to_owned() };
        schema.with_column(name.into(), dtype);
    }
    schema
}
