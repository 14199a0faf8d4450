//! What the export dialog holds.

use std::path::PathBuf;

use crate::export::ExportFormat;

/// The fields of the export dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportForm {
    /// Format of the subset.
    pub format: ExportFormat,
    /// Where it is written; `None` until the user has chosen.
    pub out: Option<PathBuf>,
    /// Whether a file of that name may be replaced.
    pub overwrite: bool,
}

impl Default for ExportForm {
    fn default() -> Self {
        Self { format: ExportFormat::Parquet, out: None, overwrite: false }
    }
}

/// The formats, in the order of the dialog: ending, and what it is for.
pub(crate) const FORMATS: [(ExportFormat, &str, &str, &str); 3] = [
    (
        ExportFormat::Parquet,
        "Parquet",
        "parquet",
        "All columns of the source, with keep threshold, probability and entries",
    ),
    (ExportFormat::Jsonl, "JSON Lines", "jsonl", "The same, one JSON object a line"),
    (ExportFormat::Csv, "CSV", "csv", "The same as text; nested columns are written as JSON"),
];

/// The file ending of a format.
pub(crate) fn ending(format: ExportFormat) -> &'static str {
    FORMATS.iter().find(|(known, ..)| *known == format).map_or("parquet", |(_, _, ending, _)| ending)
}

/// The name that is proposed for a subset.
pub(crate) fn default_file_name(stem: &str, t: f64, format: ExportFormat) -> String {
    format!("{stem}-t{}.{}", super::format::threshold(t).replace(',', ""), ending(format))
}
