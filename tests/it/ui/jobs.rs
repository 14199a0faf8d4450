//! Work in the background: frames go on, cancel is quick, a fault is survived.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use egui_kittest::kittest::Queryable;
use tailscope::app::{Command, NoticeLevel, PanelKind, Start};
use tailscope::jobs::{Execute, Job, JobKind, Outcome};

use super::desk::{Desk, N_PAIRS};
use crate::pools::write_parquet;

/// How soon a cancelled job must have ended.
const CANCEL_WITHIN: Duration = Duration::from_millis(200);

/// Does what jobs do, but a match waits at its end until it is let go, in steps that look at the cancel token.
fn held_match(release: &Arc<AtomicBool>) -> Execute {
    let release = Arc::clone(release);
    Arc::new(move |job, work| {
        if job.kind() == JobKind::Match {
            work.progress.begin("match", Some(1_000_000));
            while !release.load(Ordering::Relaxed) && !work.cancel.is_cancelled() {
                work.progress.advance(1);
                std::thread::yield_now();
            }
        }
        job.execute(work)
    })
}

#[test]
fn a_match_runs_beside_the_frames() {
    let desk = Desk::new();
    let release = Arc::new(AtomicBool::new(false));
    let mut window = desk.open_threaded(Start::Sample, held_match(&release));
    window.frames_until("the match runs", |app| app.state().is_matching());
    window.state().commands().send(Command::ShowPanel(PanelKind::Pool));
    window.run_steps(5);
    let done =
        |window: &super::desk::Window| window.state().state().jobs.running_of(JobKind::Match).unwrap().stages[0].done;
    let before = done(&window);
    window.run_steps(20);
    assert!(done(&window) > before, "progress is shown while it runs");
    assert!(window.state().state().session.is_none());
    window.get_by_label("Cancel match");
    release.store(true, Ordering::Relaxed);
    window.frames_until("the run opens", |app| app.state().session.is_some());
    assert_eq!(window.session().run.n_pairs(), N_PAIRS);
}

#[test]
fn a_cancelled_match_leaves_what_was_there() {
    let desk = Desk::new();
    let release = Arc::new(AtomicBool::new(true));
    let mut window = desk.open_threaded(Start::Sample, held_match(&release));
    window.frames_until("the run opens", |app| app.state().session.is_some());
    release.store(false, Ordering::Relaxed);
    window.state().commands().send(Command::SetSeed(5));
    window.state().commands().send(Command::StartMatch);
    window.frames_until("the match runs", |app| app.state().is_matching());
    window.state().commands().send(Command::Cancel(JobKind::Match));
    window.step();
    assert!(!window.state().state().is_matching(), "cancelled as soon as it was asked for");
    window.frames_until("the thread ends", |app| app.state().jobs.running.iter().all(|job| job.kind != JobKind::Match));
    assert_eq!(window.session().run.manifest.config.seed, 0, "the run of before is still open");
    assert_eq!(window.state().state().jobs.finished[0].outcome, Outcome::Cancelled);
}

/// The real matcher on a pool that takes long enough to be cancelled in the middle.
#[test]
fn cancel_is_quick_on_a_large_pool() {
    let desk = Desk::new();
    let captions = vec!["a photo of a red dog and a cat beside an owl, in New York"; 2_000_000];
    write_parquet(&desk.path("large.parquet"), &mut polars::df!("text" => captions).unwrap());
    let mut window = desk.open_threaded(Start::Nothing, Arc::new(Job::execute));
    window.state().commands().send(Command::OpenPool(vec![desk.path("large.parquet").to_str().unwrap().to_owned()]));
    window.state().commands().send(Command::SetMetadata(desk.sample().metadata.to_str().unwrap().to_owned()));
    window.frames_until("the pool is open", |app| app.state().pool.can_match());
    // The machine may be busy with other things: the best of three counts.
    let mut best = Duration::MAX;
    for _ in 0..3 {
        window.state().commands().send(Command::StartMatch);
        window.frames_until("pairs are being matched", |app| {
            let job = app.state().jobs.running_of(JobKind::Match);
            job.is_some_and(|job| job.stages.last().is_some_and(|stage| stage.name == "match" && stage.done > 0))
        });
        window.state().commands().send(Command::Cancel(JobKind::Match));
        let since = Instant::now();
        window.frames_until("the thread ends", |app| !app.is_busy());
        best = best.min(since.elapsed());
        if best < CANCEL_WITHIN {
            break;
        }
    }
    assert!(best < CANCEL_WITHIN, "cancel took {best:?}");
    assert!(window.state().state().session.is_none());
}

#[test]
fn a_fault_in_a_job_is_shown_and_survived() {
    let desk = Desk::new();
    let execute: Execute = Arc::new(|job, work| {
        assert!(job.kind() != JobKind::Realised, "the counts are out of their minds");
        job.execute(work)
    });
    let mut window = desk.open_threaded(Start::Sample, execute);
    window.frames_until("the fault is noticed", |app| {
        app.state().session.as_ref().is_some_and(|session| session.realised.failure().is_some())
    });
    let notice = window.state().state().notices.iter().find(|notice| notice.level == NoticeLevel::Error).unwrap();
    assert!(notice.text.contains("fault in this program"), "{}", notice.text);
    assert!(notice.details.as_ref().unwrap().contains("out of their minds"));
    window.frames_until("the rest is there", |app| !app.is_busy());
    window.get_by_label("Copy message");
    assert!(matches!(window.state().state().jobs.finished[0].outcome, Outcome::Failed(_)));
    window.state().commands().send(Command::SetT(3.0));
    window.step();
    assert_eq!(window.session().numbers.t, 3.0, "the window goes on");
}

#[test]
fn the_newest_request_wins() {
    let desk = Desk::new();
    let release = Arc::new(AtomicBool::new(true));
    let mut window = desk.open_threaded(Start::Sample, held_match(&release));
    window.frames_until("the run opens", |app| app.state().session.is_some());
    release.store(false, Ordering::Relaxed);
    for seed in [1, 2, 3] {
        window.state().commands().send(Command::SetSeed(seed));
        window.state().commands().send(Command::StartMatch);
        window.step();
    }
    release.store(true, Ordering::Relaxed);
    window.frames_until("all is quiet", |app| !app.is_busy());
    assert_eq!(window.session().run.manifest.config.seed, 3);
    assert!(window.state().n_jobs_started(JobKind::Match) <= 4, "what only waited never ran");
}
