//! Parquet: one row group per chunk that has rows.

use std::fs::File;

use polars::io::parquet::write::BatchedWriter;
use polars::prelude::*;

use super::Exporter;

pub(super) struct ParquetExporter<'f> {
    writer: BatchedWriter<&'f mut File>,
}

impl<'f> ParquetExporter<'f> {
    pub(super) fn new(file: &'f mut File, schema: &Schema) -> PolarsResult<Self> {
        let writer = ParquetWriter::new(file).with_compression(ParquetCompression::Zstd(None)).batched(schema)?;
        Ok(Self { writer })
    }
}

impl Exporter for ParquetExporter<'_> {
    fn write(&mut self, chunk: DataFrame) -> PolarsResult<()> {
        if chunk.height() == 0 { Ok(()) } else { self.writer.write_batch(&chunk) }
    }

    fn finish(&mut self) -> PolarsResult<()> {
        self.writer.finish().map(|_| ())
    }
}
