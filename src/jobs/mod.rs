//! Work in the background: slots for results, a closed enum of jobs, and the runner between them.
//!
//! A job is a call of a pipeline function with a snapshot of its input. The runner knows no window: it gets a
//! closure that wakes whoever listens, and hands out events when it is polled. At most one job of a kind runs
//! and one waits; the newest request wins, and answers to older ones are dropped.

pub mod entry_list;

mod board;
mod derived;
mod job;
mod list_build;
mod metadata_report;
mod near_miss_list;
mod progress;
mod runner;
mod slot;

pub use board::{FinishedJob, JobBoard, Outcome, RunningJob};
pub use derived::{ExpectedAt, OpenedMetadata, OpenedPool, RealisedAt, RunCurves};
pub use entry_list::{EntryFilter, EntryList, EntryQuery, EntrySort, SearchMode};
pub use job::{EntryListRequest, Job, JobFailure, JobKind, JobOutput, MatchRequest};
pub use list_build::{BuiltList, ListBuildRequest};
pub use metadata_report::{FindingExample, FindingGroup, LabelShare, MetadataReport, MetadataReportRequest};
pub use near_miss_list::NearMissList;
pub use progress::StageReport;
pub use runner::{Execute, JobEvent, Runner, RunnerMode, Wake};
pub use slot::{Slot, SlotPhase};
