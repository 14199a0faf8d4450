//! Between frames: takes in what jobs have finished, runs the commands of the last frame, starts what is due.

use std::sync::Arc;
use std::time::Duration;

use curation::text::MatchRule;
use eframe::egui;

use crate::jobs::{
    EntryFilter, EntryListRequest, EntrySort, Job, JobEvent, JobFailure, JobKind, JobOutput, MetadataReportRequest,
    SlotPhase,
};
use crate::preview::draw::KeptFilter;
use crate::run::RunData;

use super::command::Command;
use super::layout::PanelKind;
use super::session::{LiveNumbers, Session};
use super::settings::{LastProject, Remembered, ThemeChoice};
use super::state::{NoticeLevel, PoolState, Selection};
use super::{TailscopeApp, format};

/// Work that waits until t has come to rest. The numbers themselves never wait: they are look-ups.
#[derive(Debug, Default)]
pub(crate) struct Debounce {
    due_secs: Option<f64>,
}

/// What a metadata report is of. A new run or list sets it to none instead of being compared.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ReportSubject {
    source: String,
    rule: MatchRule,
    is_of_run: bool,
}

/// How long t must rest.
const REST_SECS: f64 = 0.15;
/// How long after a change the settings are written.
const SAVE_AFTER_SECS: f64 = 2.0;

impl TailscopeApp {
    pub(super) fn between_frames(&mut self, ctx: &egui::Context) {
        let now_secs = ctx.input(|input| input.time);
        self.log_first_frame();
        self.show_title(ctx);
        self.state.images.drain();
        if let Some(command) = self.file_dialogs.poll() {
            self.commands.send(command);
        }
        // Twice: jobs that ran inline have answered while the commands ran.
        self.take_events(now_secs);
        for command in self.commands.take() {
            self.execute(command, ctx, now_secs);
        }
        self.report_metadata();
        self.run_debounced(ctx, now_secs);
        self.take_events(now_secs);
        if let Some(secs) = self.state.notices.expire(now_secs) {
            ctx.request_repaint_after(Duration::from_secs_f64(secs.max(0.0)));
        }
        self.state.can_undo = self.history.can_undo();
        self.state.can_redo = self.history.can_redo();
        if !self.state.jobs.running.is_empty() {
            // For the elapsed times, where a job makes no progress of its own.
            ctx.request_repaint_after(Duration::from_millis(250));
        }
        self.save_when_due(ctx, now_secs);
    }

    /// From the start of the program to the second frame: by then the first is on the screen.
    fn log_first_frame(&mut self) {
        self.n_frames += 1;
        if self.n_frames == 2 {
            let elapsed = self.started.elapsed();
            tracing::info!(ms = elapsed.as_millis(), "first frame after {} ms", elapsed.as_millis());
        }
    }

    /// The title of the window names the pool.
    fn show_title(&mut self, ctx: &egui::Context) {
        let pool = self.state.pool.arguments.first().map(std::path::Path::new).and_then(std::path::Path::file_name);
        let title = pool.map_or_else(|| "Tailscope".to_owned(), |name| format!("{} – Tailscope", name.display()));
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn take_events(&mut self, now_secs: f64) {
        for event in self.runner.poll(&mut self.state.jobs) {
            self.take_event(event, now_secs);
        }
    }

    fn take_event(&mut self, event: JobEvent, now_secs: f64) {
        match event.result {
            Ok(output) => self.take_output(output, now_secs),
            Err(failure) => self.take_failure(event.kind, failure, now_secs),
        }
    }

    fn take_output(&mut self, output: JobOutput, now_secs: f64) {
        match output {
            JobOutput::Pool(opened) => {
                self.state.pool.opened.finish(opened);
                self.pool_opened(now_secs);
            }
            JobOutput::Metadata(opened) => self.state.pool.metadata_info.finish(opened),
            JobOutput::ListBuilt(built) => {
                let entries = format::counted(built.n_entries as u64, "entry", "entries");
                let text = format!("Built a list of {entries}: the next match uses it");
                self.state.notices.push(NoticeLevel::Done, text, None, now_secs);
                self.commands.send(Command::SetMetadata(built.out.display().to_string()));
                self.state.pool.list_build.finish(built);
            }
            JobOutput::MetadataReport(report) => self.state.pool.metadata_report.finish(report),
            JobOutput::Matched(run) => {
                let text = format!(
                    "Matched {}: {} of them match",
                    format::counted(run.n_pairs() as u64, "pair", "pairs"),
                    format::thousands_usize(run.n_matched())
                );
                self.state.notices.push(NoticeLevel::Done, text, None, now_secs);
                // The run has absolute paths, whatever was typed.
                self.state.pool.arguments.clone_from(&run.manifest.config.pool);
                self.state.pool.metadata.clone_from(&run.manifest.config.metadata);
                self.open_session(run, now_secs);
            }
            JobOutput::Run(run) => {
                self.adopt_configuration(&run);
                self.open_session(run, now_secs);
            }
            JobOutput::Exported(summary) => {
                let text = format!(
                    "Wrote {} ({})",
                    format::counted(summary.n_pairs, "pair", "pairs"),
                    format::bytes(summary.n_bytes)
                );
                self.state.notices.push(NoticeLevel::Done, text, None, now_secs);
            }
            JobOutput::Saved => {}
            JobOutput::Curves(curves) => self.with_session(|session| session.curves.finish(curves)),
            JobOutput::Expected(expected) => self.with_session(|session| session.expected.finish(expected)),
            JobOutput::Realised(realised) => {
                self.with_session(|session| session.realised.finish(realised));
                let by_realised = self.state.session.as_ref().is_some_and(|s| s.query.sort == EntrySort::Realised);
                if by_realised {
                    self.list_entries();
                }
            }
            JobOutput::Entries(entries) => self.with_session(|session| session.entries.finish(entries)),
            JobOutput::NearMisses(list) => self.with_session(|session| session.near_misses.finish(list)),
            JobOutput::Pairs(page) => {
                // A run that was just opened shows a pair in full at once, to look at what there is.
                if std::mem::take(&mut self.select_first_pair) && self.state.selection.entry.is_none() {
                    self.state.selection.pair = page.pairs.first().map(|shown| shown.pair);
                }
                self.with_session(|session| session.pairs.finish(page));
            }
        }
    }

    fn take_failure(&mut self, kind: JobKind, failure: JobFailure, now_secs: f64) {
        self.state.notices.push(NoticeLevel::Error, failure.message.clone(), Some(failure.details.clone()), now_secs);
        match kind {
            JobKind::OpenPool => self.state.pool.opened.fail(failure),
            JobKind::LoadMetadata => self.state.pool.metadata_info.fail(failure),
            JobKind::MetadataReport => self.state.pool.metadata_report.fail(failure),
            JobKind::BuildList => self.state.pool.list_build.fail(failure),
            JobKind::NearMisses => self.with_session(|session| session.near_misses.fail(failure)),
            JobKind::Curves => self.with_session(|session| session.curves.fail(failure)),
            JobKind::Expected => self.with_session(|session| session.expected.fail(failure)),
            JobKind::Realised => self.with_session(|session| session.realised.fail(failure)),
            JobKind::EntryList => self.with_session(|session| session.entries.fail(failure)),
            JobKind::PairPage => self.with_session(|session| session.pairs.fail(failure)),
            JobKind::Match => self.state.pool.matching = SlotPhase::Failed(failure),
            JobKind::OpenRun => {
                // The last project cannot be opened: the window still opens on something.
                if self.restore.take().is_some() {
                    self.commands.send(Command::OpenSample);
                }
            }
            JobKind::Export | JobKind::Save => {}
        }
    }

    /// The slot of a cancelled job goes back to what it was.
    pub(super) fn cancel_job(&mut self, kind: JobKind) {
        self.runner.cancel(kind);
        match kind {
            JobKind::OpenPool => self.state.pool.opened.cancel(),
            JobKind::LoadMetadata => self.state.pool.metadata_info.cancel(),
            JobKind::MetadataReport => self.state.pool.metadata_report.cancel(),
            JobKind::BuildList => self.state.pool.list_build.cancel(),
            JobKind::NearMisses => self.with_session(|session| session.near_misses.cancel()),
            JobKind::Match => self.state.pool.matching = SlotPhase::Idle,
            JobKind::Curves => self.with_session(|session| session.curves.cancel()),
            JobKind::Expected => self.with_session(|session| session.expected.cancel()),
            JobKind::Realised => self.with_session(|session| session.realised.cancel()),
            JobKind::EntryList => self.with_session(|session| session.entries.cancel()),
            JobKind::PairPage => self.with_session(|session| session.pairs.cancel()),
            JobKind::OpenRun | JobKind::Export | JobKind::Save => {}
        }
    }

    pub(super) fn with_session(&mut self, change: impl FnOnce(&mut Session)) {
        if let Some(session) = &mut self.state.session {
            change(session);
        }
    }

    /// Shows a run: everything of the previous one goes, and the jobs of the new one start.
    fn open_session(&mut self, run: Arc<RunData>, now_secs: f64) {
        for kind in JobKind::OF_SESSION {
            self.runner.cancel(kind);
        }
        self.history.clear();
        self.state.pool.matching = SlotPhase::Ready;
        self.state.selection = Selection::default();
        self.state.images.clear();
        self.select_first_pair = true;
        self.report_shown = None;
        self.state.pool.metadata_report.start();
        let restored = self.restore.take().filter(|last| last.run == run.directory);
        let t = restored.as_ref().map_or_else(|| first_t(&run), |last| last.t);
        let mut session = Session::new(run, t);
        if let Some(last) = restored {
            session.query = last.query;
            session.filter = last.filter;
        }
        session.curves.start();
        let run = Arc::clone(&session.run);
        self.state.session = Some(session);
        self.runner.submit(Job::Curves(run));
        self.list_entries();
        self.draw_pairs();
        self.debounce.due_secs = Some(now_secs);
    }

    /// A run that was opened on its own brings its pool, mapping, metadata and seed with it.
    fn adopt_configuration(&mut self, run: &RunData) {
        let config = &run.manifest.config;
        let pool = &mut self.state.pool;
        pool.arguments.clone_from(&config.pool);
        pool.mapping = config.mapping.clone();
        pool.metadata.clone_from(&config.metadata);
        pool.rule = config.rule;
        pool.switches = config.switches;
        pool.seed = config.seed;
        pool.keep_mapping = true;
        pool.opened.start();
        pool.metadata_info.start();
        self.runner.submit(Job::OpenPool(config.pool.clone()));
        self.runner.submit(Job::LoadMetadata(config.metadata.clone()));
    }

    /// Looks at every entry of the list again when list, rule or run have changed, while somebody looks.
    fn report_metadata(&mut self) {
        let pool = &self.state.pool;
        // A list that cannot be loaded was reported as such.
        let run = self.state.run().filter(|run| is_list_of(pool, run)).cloned();
        let is_there = pool.metadata_info.is_ready() || run.is_some();
        if pool.metadata.is_empty() || !is_there || !self.layout.is_in_front(PanelKind::Metadata) {
            return;
        }
        let (source, rule) = (pool.metadata.clone(), pool.match_rule());
        let subject = ReportSubject { source: source.clone(), rule, is_of_run: run.is_some() };
        if self.report_shown.as_ref() == Some(&subject) {
            return;
        }
        self.report_shown = Some(subject);
        self.state.pool.metadata_report.start();
        self.runner.submit(Job::MetadataReport(MetadataReportRequest { source, rule, run }));
    }

    /// t has moved: look-ups now, the rest when it has come to rest.
    pub(super) fn t_moved(&mut self, now_secs: f64) {
        self.with_session(|session| session.numbers = LiveNumbers::at(&session.run, session.t));
        self.debounce.due_secs = Some(now_secs + REST_SECS);
    }

    fn run_debounced(&mut self, ctx: &egui::Context, now_secs: f64) {
        let Some(due) = self.debounce.due_secs else { return };
        if now_secs < due {
            ctx.request_repaint_after(Duration::from_secs_f64(due - now_secs));
            return;
        }
        self.debounce.due_secs = None;
        let Some(session) = &mut self.state.session else { return };
        let (run, t) = (Arc::clone(&session.run), session.t);
        session.expected.start();
        session.realised.start();
        let page_depends_on_t = session.pair_request.filter != KeptFilter::Both;
        let page_is_old = session.pairs.value().is_none_or(|page| page.t != t);
        let list_depends_on_t = session.query.sort != EntrySort::Rank && session.filter != EntryFilter::All;
        self.runner.submit(Job::Expected(Arc::clone(&run), t));
        self.runner.submit(Job::Realised(run, t));
        if page_depends_on_t && page_is_old {
            self.draw_pairs();
        }
        if list_depends_on_t {
            self.list_entries();
        }
    }

    /// Searches and sorts the entry list again.
    pub(super) fn list_entries(&mut self) {
        let Some(session) = &mut self.state.session else { return };
        session.entries.start();
        self.runner.submit(Job::EntryList(EntryListRequest {
            run: Arc::clone(&session.run),
            query: session.query.clone(),
            filter: session.filter,
            t: session.t,
            realised: session.realised.value().cloned(),
        }));
    }

    /// Draws the page of pairs again.
    pub(super) fn draw_pairs(&mut self) {
        let Some(session) = &mut self.state.session else { return };
        session.pairs.start();
        self.runner.submit(Job::PairPage(Arc::clone(&session.run), session.pair_request.clone(), session.t));
    }

    /// Theme and scale as the settings say.
    pub(super) fn apply_look(&self, ctx: &egui::Context) {
        ctx.set_theme(match self.state.settings.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        });
        ctx.set_zoom_factor(self.state.settings.ui_scale);
        // What was laid out before the switch has the old look for one frame.
        ctx.request_repaint();
    }

    /// The settings file as it would be written now.
    pub(super) fn remembered_text(&self) -> String {
        let mut settings = self.state.settings.clone();
        if let Some(session) = &self.state.session {
            settings.last = Some(LastProject {
                config: session.run.manifest.config.clone(),
                run: session.run.directory.clone(),
                t: session.t,
                query: session.query.clone(),
                filter: session.filter,
            });
        }
        let remembered = Remembered { settings, layout: self.layout.to_json() };
        serde_json::to_string_pretty(&remembered).unwrap_or_default()
    }

    fn save_when_due(&mut self, ctx: &egui::Context, now_secs: f64) {
        match self.save_at_secs {
            Some(due) if now_secs >= due => {
                self.save_at_secs = None;
                let text = self.remembered_text();
                if text != self.saved {
                    self.saved.clone_from(&text);
                    self.runner.submit(Job::Save(self.places.settings_file(), text));
                }
            }
            Some(due) => ctx.request_repaint_after(Duration::from_secs_f64(due - now_secs)),
            None => {}
        }
    }

    /// Something that is remembered may have changed: look again in a while.
    pub(super) fn save_soon(&mut self, now_secs: f64) {
        self.save_at_secs.get_or_insert(now_secs + SAVE_AFTER_SECS);
    }

    /// The window closes: written here, as no job would live to write it.
    pub(super) fn save_before_exit(&mut self) {
        let text = self.remembered_text();
        if text == self.saved {
            return;
        }
        let path = self.places.settings_file();
        if let Err(error) = crate::run::write_text(&path, &text) {
            tracing::warn!("{}: {error}; settings are not remembered", path.display());
        }
    }
}

/// Whether the chosen list is the one that the run was made with, unchanged as far as is known.
fn is_list_of(pool: &PoolState, run: &RunData) -> bool {
    let manifest = &run.manifest;
    let hash = pool.metadata_info.value().filter(|_| pool.metadata_info.is_ready()).map(|info| &info.content_hash);
    manifest.config.metadata == pool.metadata && hash.is_none_or(|hash| *hash == manifest.metadata.content_hash)
}

/// The t that a run is first shown at: the largest of some round ones that still leaves a head.
fn first_t(run: &RunData) -> f64 {
    let max_count = run.profile.max_count() as f64;
    [20_000.0, 2_000.0, 200.0, 20.0, 5.0].into_iter().find(|t| t * 2.0 < max_count).unwrap_or(1.0)
}
