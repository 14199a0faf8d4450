//! What can be asked for in the background: one closed enum of requests, each with a snapshot of its input, and
//! one of answers.

use std::path::PathBuf;
use std::sync::Arc;

use thiserror::Error;

use crate::config::RunConfig;
use crate::export::{self, ExportRequest, ExportSummary};
use crate::pipeline::{self, PipelineError, Work};
use crate::preview::page::{self, PairPage, PairRequest};
use crate::run::{RunData, write_text};

use super::derived::{ExpectedAt, OpenedMetadata, OpenedPool, RealisedAt, RunCurves};
use super::entry_list::{EntryFilter, EntryList, EntryQuery, list_entries};
use super::list_build::{BuiltList, ListBuildRequest};
use super::metadata_report::{MetadataReport, MetadataReportRequest};
use super::near_miss_list::NearMissList;

/// Names a slot. At most one job of a kind runs, and at most one waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobKind {
    /// Read footers and the first rows of a pool.
    OpenPool,
    /// Load a metadata list to show what it is.
    LoadMetadata,
    /// Look at every entry of the metadata list.
    MetadataReport,
    /// Make a metadata list and write it.
    BuildList,
    /// Match a pool and open the run.
    Match,
    /// Open a run directory.
    OpenRun,
    /// Rank curve and size curve of the run.
    Curves,
    /// Exact expected pairs at t; debounced.
    Expected,
    /// Realised counts at t; debounced.
    Realised,
    /// Search and sort the entry list.
    EntryList,
    /// Draw pairs and fetch their texts.
    PairPage,
    /// Match the zero-count entries of the run again, under more switches.
    NearMisses,
    /// Write the subset.
    Export,
    /// Write what the window remembers.
    Save,
}

impl JobKind {
    /// All kinds.
    pub const ALL: [Self; 14] = [
        Self::OpenPool,
        Self::LoadMetadata,
        Self::MetadataReport,
        Self::BuildList,
        Self::Match,
        Self::OpenRun,
        Self::Curves,
        Self::Expected,
        Self::Realised,
        Self::EntryList,
        Self::PairPage,
        Self::NearMisses,
        Self::Export,
        Self::Save,
    ];

    /// Kinds that work on the open run, and end with it.
    pub const OF_SESSION: [Self; 6] =
        [Self::Curves, Self::Expected, Self::Realised, Self::EntryList, Self::PairPage, Self::NearMisses];

    /// The words in the list of jobs.
    pub fn label(self) -> &'static str {
        match self {
            Self::OpenPool => "Open pool",
            Self::LoadMetadata => "Load metadata",
            Self::MetadataReport => "Metadata report",
            Self::BuildList => "Build list",
            Self::Match => "Match pool",
            Self::OpenRun => "Open run",
            Self::Curves => "Size curve",
            Self::Expected => "Expected pairs",
            Self::Realised => "Realised counts",
            Self::EntryList => "Entry list",
            Self::PairPage => "Draw pairs",
            Self::NearMisses => "Find near misses",
            Self::Export => "Export subset",
            Self::Save => "Save settings",
        }
    }

    /// Whether the job is listed when it is over: those that the user asked for. The others only when they fail.
    pub fn is_listed(self) -> bool {
        matches!(self, Self::OpenPool | Self::BuildList | Self::Match | Self::OpenRun | Self::NearMisses | Self::Export)
    }

    /// The name of the thread.
    pub fn thread_name(self) -> &'static str {
        match self {
            Self::OpenPool => "job-open-pool",
            Self::LoadMetadata => "job-metadata",
            Self::MetadataReport => "job-list-report",
            Self::BuildList => "job-build-list",
            Self::Match => "job-match",
            Self::OpenRun => "job-open-run",
            Self::Curves => "job-curves",
            Self::Expected => "job-expected",
            Self::Realised => "job-realised",
            Self::EntryList => "job-entries",
            Self::PairPage => "job-pairs",
            Self::NearMisses => "job-near-misses",
            Self::Export => "job-export",
            Self::Save => "job-save",
        }
    }
}

/// A request with everything that it needs.
#[derive(Clone, Debug)]
pub enum Job {
    /// See [`JobKind::OpenPool`].
    OpenPool(Vec<String>),
    /// See [`JobKind::LoadMetadata`].
    LoadMetadata(String),
    /// See [`JobKind::MetadataReport`].
    MetadataReport(MetadataReportRequest),
    /// See [`JobKind::BuildList`].
    BuildList(Box<ListBuildRequest>),
    /// See [`JobKind::Match`].
    Match(MatchRequest),
    /// See [`JobKind::OpenRun`].
    OpenRun(PathBuf),
    /// See [`JobKind::Curves`].
    Curves(Arc<RunData>),
    /// See [`JobKind::Expected`].
    Expected(Arc<RunData>, f64),
    /// See [`JobKind::Realised`].
    Realised(Arc<RunData>, f64),
    /// See [`JobKind::EntryList`].
    EntryList(EntryListRequest),
    /// See [`JobKind::PairPage`].
    PairPage(Arc<RunData>, PairRequest, f64),
    /// See [`JobKind::NearMisses`].
    NearMisses(Arc<RunData>),
    /// See [`JobKind::Export`].
    Export(ExportRequest),
    /// See [`JobKind::Save`].
    Save(PathBuf, String),
}

/// What [`Job::Match`] does.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchRequest {
    /// Pool, mapping, metadata, rule, seed.
    pub config: RunConfig,
    /// Where the run is written.
    pub out: PathBuf,
    /// Whether a run of other inputs may be replaced there. One of the same inputs is continued or returned.
    pub replace_stale: bool,
}

/// What [`Job::EntryList`] needs.
#[derive(Clone, Debug)]
pub struct EntryListRequest {
    /// The open run.
    pub run: Arc<RunData>,
    /// Search and sort.
    pub query: EntryQuery,
    /// Filter, which counts only where the order is not that of the ranks.
    pub filter: EntryFilter,
    /// Threshold of the filter.
    pub t: f64,
    /// For the order by realised count.
    pub realised: Option<Arc<RealisedAt>>,
}

/// An answer.
#[derive(Debug)]
pub enum JobOutput {
    /// A pool was opened.
    Pool(OpenedPool),
    /// A metadata list was loaded.
    Metadata(OpenedMetadata),
    /// Every entry of a metadata list was looked at.
    MetadataReport(MetadataReport),
    /// A metadata list was made and written.
    ListBuilt(BuiltList),
    /// A pool was matched and its run opened.
    Matched(Arc<RunData>),
    /// A run was opened.
    Run(Arc<RunData>),
    /// The curves of the run.
    Curves(RunCurves),
    /// Expected pairs.
    Expected(ExpectedAt),
    /// Realised counts.
    Realised(RealisedAt),
    /// The entry list.
    Entries(EntryList),
    /// Drawn pairs.
    Pairs(PairPage),
    /// Zero-count entries that a switch would help.
    NearMisses(NearMissList),
    /// The subset was written.
    Exported(ExportSummary),
    /// Settings were written.
    Saved,
}

/// Why a job gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct JobFailure {
    /// One line: what happened, where, what to do next.
    pub message: String,
    /// The chain of causes, or where it panicked.
    pub details: String,
}

impl JobFailure {
    /// From any error, with its chain of causes.
    pub fn new(error: impl Into<anyhow::Error>) -> Self {
        let error = error.into();
        Self { message: error.to_string(), details: format!("{error:?}") }
    }
}

impl Job {
    /// The slot of the answer.
    pub fn kind(&self) -> JobKind {
        match self {
            Self::OpenPool(_) => JobKind::OpenPool,
            Self::LoadMetadata(_) => JobKind::LoadMetadata,
            Self::MetadataReport(_) => JobKind::MetadataReport,
            Self::BuildList(_) => JobKind::BuildList,
            Self::Match(_) => JobKind::Match,
            Self::OpenRun(_) => JobKind::OpenRun,
            Self::Curves(_) => JobKind::Curves,
            Self::Expected(..) => JobKind::Expected,
            Self::Realised(..) => JobKind::Realised,
            Self::EntryList(_) => JobKind::EntryList,
            Self::PairPage(..) => JobKind::PairPage,
            Self::NearMisses(_) => JobKind::NearMisses,
            Self::Export(_) => JobKind::Export,
            Self::Save(..) => JobKind::Save,
        }
    }

    /// What the job works on, for the list of jobs.
    pub fn subject(&self) -> String {
        match self {
            Self::OpenPool(arguments) => arguments.join(", "),
            Self::LoadMetadata(source) => source.clone(),
            Self::MetadataReport(request) => request.source.clone(),
            Self::NearMisses(run) => run.directory.display().to_string(),
            Self::BuildList(request) => request.out.display().to_string(),
            Self::Match(request) => request.config.pool.join(", "),
            Self::OpenRun(directory) => directory.display().to_string(),
            Self::Export(request) => request.out.display().to_string(),
            Self::Save(path, _) => path.display().to_string(),
            Self::Curves(_) | Self::Expected(..) | Self::Realised(..) | Self::EntryList(_) | Self::PairPage(..) => {
                String::new()
            }
        }
    }

    /// Does the work on the calling thread.
    pub fn execute(self, work: Work<'_>) -> Result<JobOutput, JobFailure> {
        match self {
            Self::OpenPool(arguments) => OpenedPool::open(&arguments).map(JobOutput::Pool).map_err(JobFailure::new),
            Self::LoadMetadata(source) => {
                OpenedMetadata::load(&source).map(JobOutput::Metadata).map_err(JobFailure::new)
            }
            Self::MetadataReport(request) => MetadataReport::compute(&request, work).map(JobOutput::MetadataReport),
            Self::BuildList(request) => BuiltList::make(&request, work).map(JobOutput::ListBuilt),
            Self::Match(request) => match_and_open(&request, work),
            Self::OpenRun(directory) => RunData::open(&directory, work.progress, work.cancel)
                .map(|run| JobOutput::Run(Arc::new(run)))
                .map_err(JobFailure::new),
            Self::Curves(run) => RunCurves::compute(&run, work).map(JobOutput::Curves).map_err(JobFailure::new),
            Self::Expected(run, t) => {
                let expected = pipeline::expected_at(&run, t, work).map_err(JobFailure::new)?;
                Ok(JobOutput::Expected(ExpectedAt { t, pairs: expected.pairs(), std: expected.std() }))
            }
            Self::Realised(run, t) => {
                let counts = pipeline::realised(&run, t, work).map_err(JobFailure::new)?;
                Ok(JobOutput::Realised(RealisedAt { t, counts }))
            }
            Self::EntryList(request) => {
                let realised = request.realised.as_ref().map(|realised| &realised.counts);
                list_entries(&request.run, &request.query, request.filter, request.t, realised, work)
                    .map(JobOutput::Entries)
                    .map_err(JobFailure::new)
            }
            Self::PairPage(run, request, t) => {
                page::load_page(&run, &request, t, work).map(JobOutput::Pairs).map_err(JobFailure::new)
            }
            Self::NearMisses(run) => {
                NearMissList::compute(&run, work).map(JobOutput::NearMisses).map_err(JobFailure::new)
            }
            Self::Export(request) => export::curate(&request, work).map(JobOutput::Exported).map_err(JobFailure::new),
            Self::Save(path, text) => write_text(&path, &text).map(|()| JobOutput::Saved).map_err(JobFailure::new),
        }
    }
}

fn match_and_open(request: &MatchRequest, work: Work<'_>) -> Result<JobOutput, JobFailure> {
    let matched = pipeline::match_pool(&request.config, &request.out, false, work);
    match matched {
        Err(PipelineError::Refused { .. }) if request.replace_stale => {
            pipeline::match_pool(&request.config, &request.out, true, work).map_err(JobFailure::new)?;
        }
        other => drop(other.map_err(JobFailure::new)?),
    }
    let run = RunData::open(&request.out, work.progress, work.cancel).map_err(JobFailure::new)?;
    Ok(JobOutput::Matched(Arc::new(run)))
}
