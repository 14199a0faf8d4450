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
