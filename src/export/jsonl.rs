//! JSON Lines: one object per pair.

use std::fs::File;

use polars::prelude::*;

use super::Exporter;

pub(super) struct JsonlExporter<'f> {
    file: &'f mut File,
}

impl<'f> JsonlExporter<'f> {
    pub(super) fn new(file: &'f mut File) -> Self {
        Self { file }
    }
}

impl Exporter for JsonlExporter<'_> {
    fn write(&mut self, mut chunk: DataFrame) -> PolarsResult<()> {
        if chunk.height() == 0 {
            return Ok(());
        }
        JsonWriter::new(&mut *self.file).with_json_format(JsonFormat::JsonLines).finish(&mut chunk)
    }

    fn finish(&mut self) -> PolarsResult<()> {
        Ok(())
    }
}
