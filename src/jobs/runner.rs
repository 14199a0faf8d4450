//! Runs jobs on named threads, at most one of a kind; the newest request wins.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;

use crossbeam_channel::{Receiver, Sender, bounded};
use curation::progress::CancelToken;

use crate::pipeline::Work;

use super::board::{FinishedJob, JobBoard, Outcome, RunningJob};
use super::job::{Job, JobFailure, JobKind, JobOutput};
use super::progress::ProgressCell;

/// Called from worker threads when there is something to see. Must not block.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Does the work of a job. Tests put their own in.
pub type Execute = Arc<dyn Fn(Job, Work<'_>) -> Result<JobOutput, JobFailure> + Send + Sync>;

/// Where jobs run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunnerMode {
    /// On threads of their own.
    Threads,
    /// Inside [`Runner::submit`], on the caller's thread: for tests, which then need not wait.
    Inline,
}

/// An answer, or a failure, of the newest request of a kind.
#[derive(Debug)]
pub struct JobEvent {
    /// The slot.
    pub kind: JobKind,
    /// What came out.
    pub result: Result<JobOutput, JobFailure>,
}

/// Starts, cancels and joins jobs. Lives in the window's thread.
pub struct Runner {
    lanes: BTreeMap<JobKind, Lane>,
    events: Sender<Done>,
    inbox: Receiver<Done>,
    next_generation: u64,
    wake: Wake,
    execute: Execute,
    mode: RunnerMode,
    n_threads: usize,
}

#[derive(Default)]
struct Lane {
    running: Option<Running>,
    waiting: Option<Job>,
    n_started: u64,
}

struct Running {
    generation: u64,
    subject: String,
    cancel: CancelToken,
    progress: Arc<ProgressCell>,
    /// `None` when the job ran inline.
    thread: Option<JoinHandle<()>>,
    /// Cancelled by the user or by a newer request: its answer is dropped.
    fate: Fate,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Wanted,
    Cancelled,
    Superseded,
}

struct Done {
    kind: JobKind,
    generation: u64,
    result: Result<JobOutput, JobFailure>,
}

impl Runner {
    /// A runner that calls `wake` when there is something to see.
    pub fn new(wake: Wake, mode: RunnerMode) -> Self {
        Self::with_execute(wake, mode, Arc::new(Job::execute))
    }

    /// The same, with other work behind the jobs.
    pub fn with_execute(wake: Wake, mode: RunnerMode, execute: Execute) -> Self {
        // One event for each running job, at most: no sender ever waits.
        let (events, inbox) = bounded(JobKind::ALL.len());
        let n_threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self { lanes: BTreeMap::new(), events, inbox, next_generation: 0, wake, execute, mode, n_threads }
    }

    /// Runs the job, or lets it wait until the running one of its kind has noticed that it is not wanted any more.
    pub fn submit(&mut self, job: Job) {
        let lane = self.lanes.entry(job.kind()).or_default();
        if let Some(running) = &mut lane.running {
            running.cancel.cancel();
            if running.fate == Fate::Wanted {
                running.fate = Fate::Superseded;
            }
            lane.waiting = Some(job);
        } else {
            self.start(job);
        }
    }

    /// Cancels the running and the waiting job of a kind. Their answers are dropped from now on.
    pub fn cancel(&mut self, kind: JobKind) {
        if let Some(lane) = self.lanes.get_mut(&kind) {
            lane.waiting = None;
            if let Some(running) = &mut lane.running {
                running.cancel.cancel();
                running.fate = Fate::Cancelled;
            }
        }
    }

    /// Takes what has come in, joins the threads that are done, starts what waited, and refreshes the board.
    pub fn poll(&mut self, board: &mut JobBoard) -> Vec<JobEvent> {
        let mut events = Vec::new();
        while let Ok(done) = self.inbox.try_recv() {
            events.extend(self.receive(done, board));
        }
        board.running = self.lanes.iter().filter_map(|(&kind, lane)| lane.report(kind)).collect();
        events
    }

    /// How many jobs of a kind were started so far.
    pub fn n_started(&self, kind: JobKind) -> u64 {
        self.lanes.get(&kind).map_or(0, |lane| lane.n_started)
    }

    /// Whether a job of any kind runs or waits.
    pub fn is_busy(&self) -> bool {
        self.lanes.values().any(|lane| lane.running.is_some() || lane.waiting.is_some())
    }

    fn start(&mut self, job: Job) {
        let kind = job.kind();
        let generation = self.next_generation;
        self.next_generation += 1;
        let cancel = CancelToken::new();
        let progress = Arc::new(ProgressCell::new(Arc::clone(&self.wake)));
        let subject = job.subject();
        let task = Task {
            job,
            generation,
            cancel: cancel.clone(),
            progress: Arc::clone(&progress),
            execute: Arc::clone(&self.execute),
            n_threads: self.n_threads,
            events: self.events.clone(),
            wake: Arc::clone(&self.wake),
        };
        let thread = match self.mode {
            RunnerMode::Inline => {
                task.run();
                None
            }
            RunnerMode::Threads => {
                let events = self.events.clone();
                match std::thread::Builder::new().name(kind.thread_name().to_owned()).spawn(move || task.run()) {
                    Ok(thread) => Some(thread),
                    Err(error) => {
                        let failure = JobFailure::new(anyhow::Error::new(error).context("no thread could be started"));
                        // The channel has room for one event of every kind.
                        let _ = events.try_send(Done { kind, generation, result: Err(failure) });
                        None
                    }
                }
            }
        };
        let lane = self.lanes.entry(kind).or_default();
        lane.n_started += 1;
        lane.running = Some(Running { generation, subject, cancel, progress, thread, fate: Fate::Wanted });
    }

    fn receive(&mut self, done: Done, board: &mut JobBoard) -> Option<JobEvent> {
        let lane = self.lanes.get_mut(&done.kind)?;
        let running = lane.running.take_if(|running| running.generation == done.generation)?;
        let waiting = lane.waiting.take();
        let fate = running.fate;
        if fate != Fate::Superseded {
            board.push_finished(running.finished(done.kind, &done.result));
        }
        running.join();
        if let Some(job) = waiting {
            self.start(job);
        }
        (fate == Fate::Wanted).then_some(JobEvent { kind: done.kind, result: done.result })
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        for lane in self.lanes.values_mut() {
            lane.waiting = None;
            if let Some(running) = &lane.running {
                running.cancel.cancel();
            }
        }
        for lane in self.lanes.values_mut() {
            if let Some(running) = lane.running.take() {
                running.join();
            }
        }
    }
}

impl Lane {
    fn report(&self, kind: JobKind) -> Option<RunningJob> {
        self.running.as_ref().map(|running| RunningJob {
            kind,
            subject: running.subject.clone(),
            stages: running.progress.stages(),
            elapsed: running.progress.elapsed(),
            cancelling: running.fate == Fate::Cancelled,
        })
    }
}

impl Running {
    fn finished(&self, kind: JobKind, result: &Result<JobOutput, JobFailure>) -> FinishedJob {
        let outcome = match (self.fate, result) {
            (Fate::Cancelled | Fate::Superseded, _) => Outcome::Cancelled,
            (Fate::Wanted, Ok(_)) => Outcome::Done,
            (Fate::Wanted, Err(failure)) => Outcome::Failed(failure.clone()),
        };
        let (subject, stages, took) = (self.subject.clone(), self.progress.stages(), self.progress.elapsed());
        FinishedJob { kind, subject, outcome, stages, took }
    }

    fn join(self) {
        if let Some(thread) = self.thread {
            // A panic inside the job was caught there; one outside of it has nothing left to tell.
            let _ = thread.join();
        }
    }
}

/// What travels to the thread.
struct Task {
    job: Job,
    generation: u64,
    cancel: CancelToken,
    progress: Arc<ProgressCell>,
    execute: Execute,
    n_threads: usize,
    events: Sender<Done>,
    wake: Wake,
}

impl Task {
    fn run(self) {
        let kind = self.job.kind();
        let work =
            Work { progress: &*self.progress, cancel: &self.cancel, stop: &self.cancel, n_threads: self.n_threads };
        let (execute, job) = (&self.execute, self.job);
        let result = catch_unwind(AssertUnwindSafe(|| execute(job, work)))
            .unwrap_or_else(|payload| Err(panic_failure(kind, payload.as_ref())));
        // Fails only when the window is gone.
        let _ = self.events.send(Done { kind, generation: self.generation, result });
        (self.wake)();
    }
}

fn panic_failure(kind: JobKind, payload: &(dyn Any + Send)) -> JobFailure {
    let words = payload
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".to_owned());
    JobFailure {
        message: format!(
            "{} stopped because of a fault in this program; the rest goes on. Please report the details",
            kind.label()
        ),
        details: format!("panic in {}: {words}", kind.thread_name()),
    }
}
