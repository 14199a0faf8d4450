//! The list of jobs as the window shows it: what runs, and what is over.

use std::collections::VecDeque;
use std::time::Duration;

use super::job::{JobFailure, JobKind};
use super::progress::StageReport;

/// Jobs that run and jobs that are over. A copy that is refreshed between frames.
#[derive(Clone, Debug, Default)]
pub struct JobBoard {
    /// In the order of [`JobKind`].
    pub running: Vec<RunningJob>,
    /// Newest first.
    pub finished: VecDeque<FinishedJob>,
}

/// A job that runs.
#[derive(Clone, Debug, PartialEq)]
pub struct RunningJob {
    /// Its slot.
    pub kind: JobKind,
    /// What it works on.
    pub subject: String,
    /// Stages so far, the current one last.
    pub stages: Vec<StageReport>,
    /// Since it started.
    pub elapsed: Duration,
    /// Cancel was asked for; its thread has yet to notice.
    pub cancelling: bool,
}

/// A job that is over.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishedJob {
    /// Its slot.
    pub kind: JobKind,
    /// What it worked on.
    pub subject: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Its stages.
    pub stages: Vec<StageReport>,
    /// From start to end.
    pub took: Duration,
}

/// How a job ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With an answer.
    Done,
    /// Stopped by the user.
    Cancelled,
    /// Without an answer.
    Failed(JobFailure),
}

/// Jobs that are remembered when they are over.
const MAX_FINISHED: usize = 40;

/// Jobs that run in the background on their own are shown when they take longer than this.
const SHOW_AFTER: Duration = Duration::from_millis(300);

impl JobBoard {
    pub(crate) fn push_finished(&mut self, job: FinishedJob) {
        if job.kind.is_listed() || matches!(job.outcome, Outcome::Failed(_)) {
            self.finished.push_front(job);
            self.finished.truncate(MAX_FINISHED);
        }
    }

    /// Running jobs that are worth a line: asked for by the user, or slow.
    pub fn shown(&self) -> impl Iterator<Item = &RunningJob> {
        self.running.iter().filter(|job| job.kind.is_listed() || job.elapsed >= SHOW_AFTER)
    }

    /// Whether a job of this kind runs.
    pub fn is_running(&self, kind: JobKind) -> bool {
        self.running.iter().any(|job| job.kind == kind && !job.cancelling)
    }

    /// The running job of this kind.
    pub fn running_of(&self, kind: JobKind) -> Option<&RunningJob> {
        self.running.iter().find(|job| job.kind == kind && !job.cancelling)
    }
}
