//! Progress on standard error: a bar on a terminal, JSON lines for programs, else nothing.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use curation::progress::{NoProgress, ProgressSink};
use indicatif::{ProgressBar, ProgressStyle as BarStyle};
use serde_json::json;

use super::ProgressStyle;

/// The sink that the style asks for.
pub(super) fn sink(style: ProgressStyle) -> Box<dyn ProgressSink> {
    match style {
        ProgressStyle::Auto if std::io::stderr().is_terminal() => {
            Box::new(Bar { bar: Mutex::new(ProgressBar::hidden()) })
        }
        ProgressStyle::Json => Box::new(JsonLines::default()),
        ProgressStyle::Auto | ProgressStyle::None => Box::new(NoProgress),
    }
}

struct Bar {
    bar: Mutex<ProgressBar>,
}

impl ProgressSink for Bar {
    fn begin(&self, stage: &str, total: Option<u64>) {
        let template = match total {
            Some(_) => "{msg:8} {wide_bar} {human_pos} of {human_len}  {per_sec}  {eta} left",
            None => "{msg:8} {spinner} {human_pos}",
        };
        let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new).with_message(stage.to_owned());
        if let Ok(style) = BarStyle::with_template(template) {
            bar.set_style(style);
        }
        if let Ok(mut current) = self.bar.lock() {
            current.finish_and_clear();
            *current = bar;
        }
    }

    fn advance(&self, n: u64) {
        if let Ok(bar) = self.bar.lock() {
            bar.inc(n);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Ok(bar) = self.bar.lock() {
            bar.finish_and_clear();
        }
    }
}

/// One line when a stage begins, and at most ten a second while it lasts.
#[derive(Default)]
struct JsonLines {
    done: AtomicU64,
    stage: Mutex<Option<Stage>>,
}

struct Stage {
    name: String,
    total: Option<u64>,
    began: Instant,
    next_line: Instant,
}

const LINE_INTERVAL: Duration = Duration::from_millis(100);

impl JsonLines {
    fn line(stage: &Stage, done: u64) {
        let secs = stage.began.elapsed().as_secs_f64();
        let per_sec = if secs > 0.0 { done as f64 / secs } else { 0.0 };
        let line = json!({
            "stage": stage.name, "done": done, "total": stage.total, "secs": secs, "per_sec": per_sec,
        });
        // A closed standard error must not end the run.
        let _ = writeln!(std::io::stderr(), "{line}");
    }
}

impl ProgressSink for JsonLines {
    fn begin(&self, stage: &str, total: Option<u64>) {
        let Ok(mut current) = self.stage.lock() else { return };
        if let Some(previous) = current.take() {
            Self::line(&previous, self.done.load(Ordering::Relaxed));
        }
        self.done.store(0, Ordering::Relaxed);
        let now = Instant::now();
        let stage = Stage { name: stage.to_owned(), total, began: now, next_line: now + LINE_INTERVAL };
        Self::line(&stage, 0);
        *current = Some(stage);
    }

    fn advance(&self, n: u64) {
        let done = self.done.fetch_add(n, Ordering::Relaxed) + n;
        // Whoever finds the lock taken leaves the line to the other thread.
        let Ok(mut current) = self.stage.try_lock() else { return };
        if let Some(stage) = current.as_mut().filter(|stage| Instant::now() >= stage.next_line) {
            stage.next_line = Instant::now() + LINE_INTERVAL;
            Self::line(stage, done);
        }
    }
}

impl Drop for JsonLines {
    fn drop(&mut self) {
        if let Ok(current) = self.stage.lock()
            && let Some(stage) = current.as_ref()
        {
            Self::line(stage, self.done.load(Ordering::Relaxed));
        }
    }
}
