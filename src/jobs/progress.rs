//! How a job tells what it has done: atomics that the worker threads add to, read between frames.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use curation::progress::ProgressSink;

use super::runner::Wake;

/// Progress of one job. Worker threads write, the window takes a [`ProgressSnapshot`] between frames.
pub(crate) struct ProgressCell {
    started: Instant,
    done: AtomicU64,
    woken_at_ms: AtomicU64,
    stages: Mutex<Vec<StageStart>>,
    wake: Wake,
}

struct StageStart {
    name: String,
    total: Option<u64>,
    at: Instant,
    /// Units that were done when the stage ended; filled in by the next one.
    done: u64,
}

/// A stage of a job as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct StageReport {
    /// As the pipeline names it: plan, match, merge, keep, finish, open, export.
    pub name: String,
    /// Units done.
    pub done: u64,
    /// Units in all, where that is known.
    pub total: Option<u64>,
    /// How long it took, or has taken so far.
    pub took: Duration,
}

impl StageReport {
    /// Units a second.
    pub fn rate(&self) -> f64 {
        let secs = self.took.as_secs_f64();
        if secs > 0.0 { self.done as f64 / secs } else { 0.0 }
    }

    /// Done, as a share of all.
    pub fn fraction(&self) -> Option<f32> {
        self.total.filter(|&total| total > 0).map(|total| (self.done as f32 / total as f32).clamp(0.0, 1.0))
    }

    /// Time left at the rate of the stage so far.
    pub fn time_left(&self) -> Option<Duration> {
        let left = self.total?.saturating_sub(self.done) as f64 / self.rate();
        left.is_finite().then(|| Duration::try_from_secs_f64(left).ok()).flatten()
    }
}

/// The window is woken at most this often by progress alone.
const WAKE_EVERY_MS: u64 = 40;

impl ProgressCell {
    pub(crate) fn new(wake: Wake) -> Self {
        Self {
            started: Instant::now(),
            done: AtomicU64::new(0),
            woken_at_ms: AtomicU64::new(0),
            stages: Mutex::default(),
            wake,
        }
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// The stages so far, the current one last.
    pub(crate) fn stages(&self) -> Vec<StageReport> {
        let now = Instant::now();
        let stages = self.lock();
        let ends = stages.iter().skip(1).map(|stage| stage.at).chain([now]);
        let last = stages.len().saturating_sub(1);
        stages
            .iter()
            .zip(ends)
            .enumerate()
            .map(|(position, (stage, end))| StageReport {
                name: stage.name.clone(),
                done: if position == last { self.done.load(Ordering::Relaxed) } else { stage.done },
                total: stage.total,
                took: end - stage.at,
            })
            .collect()
    }

    /// Held for some assignments only, never while the window is woken.
    fn lock(&self) -> MutexGuard<'_, Vec<StageStart>> {
        self.stages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ProgressSink for ProgressCell {
    fn begin(&self, stage: &str, total: Option<u64>) {
        {
            let mut stages = self.lock();
            let done = self.done.swap(0, Ordering::Relaxed);
            if let Some(last) = stages.last_mut() {
                last.done = done;
            }
            stages.push(StageStart { name: stage.to_owned(), total, at: Instant::now(), done: 0 });
        }
        (self.wake)();
    }

    fn advance(&self, n: u64) {
        self.done.fetch_add(n, Ordering::Relaxed);
        let now = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let before = self.woken_at_ms.load(Ordering::Relaxed);
        let due = now.saturating_sub(before) >= WAKE_EVERY_MS;
        // One thread wins; the others go on with their work.
        if due && self.woken_at_ms.compare_exchange(before, now, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            (self.wake)();
        }
    }
}
