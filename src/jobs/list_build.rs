//! Makes a metadata list and writes it, for the window: `tailscope metadata build` in the background.

use std::path::PathBuf;

use crate::metadata::build::{BuildRequest, Watch, build};
use crate::metadata::{ListFormat, write_list};
use crate::pipeline::Work;
use crate::run::write_whole;

use super::JobFailure;

/// What to make a list from, and where to write it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListBuildRequest {
    /// Sources and rules.
    pub request: BuildRequest,
    /// The file; its extension says how it is written.
    pub out: PathBuf,
    /// Whether an existing file may be replaced.
    pub overwrite: bool,
}

/// A list that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuiltList {
    /// The file.
    pub out: PathBuf,
    /// How many entries it has.
    pub n_entries: usize,
    /// How many of them each source added.
    pub sources: Vec<(String, usize)>,
    /// What may not be as expected, one line each.
    pub warnings: Vec<String>,
}

impl BuiltList {
    /// Builds and writes; nothing is left behind on an error or a cancel.
    pub fn make(request: &ListBuildRequest, work: Work<'_>) -> Result<Self, JobFailure> {
        let ListBuildRequest { request, out, overwrite } = request;
        let format = ListFormat::of(out).map_err(JobFailure::new)?;
        if out.exists() && !overwrite {
            let refusal = anyhow::anyhow!("{}: exists already: choose another file, or replace it", out.display());
            return Err(JobFailure::new(refusal));
        }
        let watch = Watch { progress: work.progress, cancel: work.cancel };
        let built = build(request, watch).map_err(JobFailure::new)?;
        write_whole(out, |file| -> anyhow::Result<()> { Ok(write_list(&built.list, format, file)?) })
            .map_err(JobFailure::new)?;
        Ok(Self {
            out: out.clone(),
            n_entries: built.list.entries.len(),
            sources: built.list.sources.iter().map(|source| (source.name.clone(), source.n_added)).collect(),
            warnings: built.warnings,
        })
    }
}
