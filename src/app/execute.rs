//! The one place where commands act.

use std::path::PathBuf;

use eframe::egui;

use crate::config::RunConfig;
use crate::export::ExportRequest;
use crate::jobs::{Job, JobKind, MatchRequest, SlotPhase};
use crate::preview::draw::PairScope;

use super::command::{Command, Dialog, Step};
use super::export_form::default_file_name;
use super::file_dialog::Question;
use super::history::{Gesture, Tuning};
use super::layout::{Layout, PanelKind};
use super::state::{NoticeLevel, Selection};
use super::{TailscopeApp, places};

/// Bounds of the UI scale.
const UI_SCALE: std::ops::RangeInclusive<f32> = 0.6..=2.5;

impl TailscopeApp {
    pub(super) fn execute(&mut self, command: Command, ctx: &egui::Context, now_secs: f64) {
        self.save_soon(now_secs);
        match command {
            Command::SetT(_)
            | Command::DragT(_)
            | Command::EndDragT
            | Command::SetTailShare(_)
            | Command::SetDrawnPairs(_)
            | Command::StepT(_)
            | Command::SetEntryQuery(_)
            | Command::SetEntryFilter(_)
            | Command::Undo
            | Command::Redo => self.execute_tuning(command, now_secs),

            Command::SelectEntry(_)
            | Command::SelectPair(_)
            | Command::BrushRanks(_)
            | Command::ShowUnmatched
            | Command::ShowAllPairs
            | Command::StepEntry(_)
            | Command::StepPair(_)
            | Command::SetKeptFilter(_)
            | Command::RedrawPairs
            | Command::SetPairsWanted(_) => self.execute_selection(command),

            Command::AskPool(choice) => self.ask(Question::Pool(choice), now_secs),
            Command::AskMetadata => self.ask(Question::Metadata, now_secs),
            Command::AskRun => self.ask(Question::Run, now_secs),
            Command::AskExportPath => self.ask(Question::Export(self.export_file_name()), now_secs),
            Command::OpenPool(_)
            | Command::OpenDropped(_)
            | Command::OpenSample
            | Command::OpenRun(_)
            | Command::SetMapping(_)
            | Command::SetMetadata(_)
            | Command::SetRule(_)
            | Command::SetSwitches(_)
            | Command::SetSeed(_)
            | Command::StartMatch
            | Command::BuildList(_)
            | Command::FindNearMisses => self.execute_pool(command, now_secs),

            Command::SetExportForm(form) => self.state.export = form,
            Command::SetExportPath(path) => self.state.export.out = Some(path),
            Command::StartExport => self.start_export(),
            Command::Cancel(kind) => self.cancel_job(kind),
            Command::ClearFinishedJobs => self.state.jobs.finished.clear(),
            Command::DismissNotice(id) => self.state.notices.dismiss(id),
            Command::Copy(text) => {
                ctx.copy_text(text);
                self.state.notices.push(NoticeLevel::Info, "Copied", None, now_secs);
            }

            Command::ShowDialog(_)
            | Command::SetTheme(_)
            | Command::SetUiScale(_)
            | Command::SetBlurImages(_)
            | Command::SetNetworkAllowed(_)
            | Command::TogglePanel(_)
            | Command::ShowPanel(_)
            | Command::ResetLayout
            | Command::FocusEntrySearch
            | Command::LayoutChanged
            | Command::Quit => self.execute_view(command, ctx),
        }
    }

    fn execute_tuning(&mut self, command: Command, now_secs: f64) {
        let Some(session) = &self.state.session else { return };
        let (run, t) = (std::sync::Arc::clone(&session.run), session.t);
        match command {
            Command::SetT(t) => self.set_t(t, None, now_secs),
            Command::DragT(t) => self.set_t(t, Some(Gesture::DragT), now_secs),
            Command::EndDragT => self.history.end_gesture(),
            Command::SetTailShare(share) => {
                if let Some(found) = run.profile.t_for_tail_share(share) {
                    self.set_t(found.t, None, now_secs);
                }
            }
            Command::SetDrawnPairs(n_pairs) => {
                let n_pairs = n_pairs.min(run.keep.n_keepable());
                if let Some(t) = run.keep.t_for_size(n_pairs) {
                    self.set_t(t, None, now_secs);
                }
            }
            Command::StepT(step) => {
                let next = match step {
                    Step::Back => run.profile.count_below(t),
                    Step::Forward => run.profile.count_above(t),
                };
                if let Some(count) = next {
                    self.set_t(count as f64, None, now_secs);
                }
            }
            Command::SetEntryQuery(query) => {
                if query == session.query {
                    return;
                }
                let gesture = (query.search != session.query.search).then_some(Gesture::Search);
                self.record(gesture);
                self.with_session(|session| session.query = query);
                self.list_entries();
            }
            Command::SetEntryFilter(filter) => {
                if filter == session.filter {
                    return;
                }
                self.record(None);
                self.with_session(|session| session.filter = filter);
                self.list_entries_if_filtered_by_job();
            }
            Command::Undo => {
                let tuning = self.tuning().and_then(|now| self.history.undo(now));
                self.restore_tuning(tuning, now_secs);
            }
            Command::Redo => {
                let tuning = self.tuning().and_then(|now| self.history.redo(now));
                self.restore_tuning(tuning, now_secs);
            }
            _ => {}
        }
    }

    fn set_t(&mut self, t: f64, gesture: Option<Gesture>, now_secs: f64) {
        let Some(session) = &self.state.session else { return };
        // Above the largest count everything is kept: nothing changes any more. Below the smallest positive
        // number there is no threshold.
        let t = t.clamp(f64::MIN_POSITIVE, (session.run.profile.max_count() as f64).max(1.0) * 10.0);
        if !t.is_finite() || t == session.t {
            return;
        }
        self.record(gesture);
        self.with_session(|session| session.t = t);
        self.t_moved(now_secs);
    }

    fn tuning(&self) -> Option<Tuning> {
        let session = self.state.session.as_ref()?;
        Some(Tuning { t: session.t, query: session.query.clone(), filter: session.filter })
    }

    fn record(&mut self, gesture: Option<Gesture>) {
        if let Some(tuning) = self.tuning() {
            self.history.record(tuning, gesture);
        }
    }

    fn restore_tuning(&mut self, tuning: Option<Tuning>, now_secs: f64) {
        let (Some(tuning), Some(session)) = (tuning, &mut self.state.session) else { return };
        let query_changed = session.query != tuning.query;
        let filter_changed = session.filter != tuning.filter;
        let t_changed = session.t != tuning.t;
        session.query = tuning.query;
        session.filter = tuning.filter;
        session.t = tuning.t;
        if t_changed {
            self.t_moved(now_secs);
        }
        if query_changed {
            self.list_entries();
        } else if filter_changed {
            self.list_entries_if_filtered_by_job();
        }
    }

    /// In the order of the ranks the filter is a look-up; in any other a job applies it.
    fn list_entries_if_filtered_by_job(&mut self) {
        if self.state.session.as_ref().is_some_and(|session| session.query.sort != crate::jobs::EntrySort::Rank) {
            self.list_entries();
        }
    }

    fn execute_selection(&mut self, command: Command) {
        match command {
            Command::SelectEntry(entry) => {
                let shown = self.state.session.as_ref().map_or(&[][..], |session| session.shown_entries());
                let row = entry.and_then(|entry| shown.iter().position(|&shown| shown == entry));
                let serial = self.state.selection.serial + 1;
                self.state.selection = Selection { entry, row, serial, ..Selection::default() };
                self.scope_pairs(entry.map_or(PairScope::All, PairScope::Entry));
            }
            Command::SelectPair(pair) => self.state.selection.pair = pair,
            Command::BrushRanks(ranks) => self.brush(ranks),
            Command::ShowUnmatched => self.show_scope(PairScope::Unmatched),
            Command::ShowAllPairs => self.show_scope(PairScope::All),
            Command::StepEntry(step) => self.step_entry(step),
            Command::StepPair(step) => self.step_pair(step),
            Command::SetKeptFilter(filter) => {
                self.with_session(|session| session.pair_request.filter = filter);
                self.draw_pairs();
            }
            Command::RedrawPairs => {
                self.with_session(|session| session.pair_request.seed = session.pair_request.seed.wrapping_add(1));
                self.draw_pairs();
            }
            Command::SetPairsWanted(n_wanted) => {
                self.with_session(|session| session.pair_request.n_wanted = n_wanted);
                self.draw_pairs();
            }
            _ => {}
        }
    }

    fn scope_pairs(&mut self, scope: PairScope) {
        let changed = self.state.session.as_ref().is_some_and(|session| session.pair_request.scope != scope);
        if changed {
            self.with_session(|session| session.pair_request.scope = scope);
            self.draw_pairs();
        }
    }

    fn show_scope(&mut self, scope: PairScope) {
        self.state.selection = Selection { serial: self.state.selection.serial, ..Selection::default() };
        self.scope_pairs(scope);
    }

    fn brush(&mut self, ranks: Option<(usize, usize)>) {
        let Some(session) = &self.state.session else { return };
        let scope = match ranks {
            None => PairScope::All,
            Some((first, last)) => {
                let by_rank = &session.run.by_rank;
                let last = last.min(by_rank.len());
                let first = first.clamp(1, last.max(1));
                PairScope::Entries(by_rank[first - 1..last.max(first - 1)].to_vec())
            }
        };
        self.state.selection.entry = None;
        self.state.selection.pair = None;
        self.state.selection.brush = ranks;
        self.scope_pairs(scope);
    }

    fn step_entry(&mut self, step: Step) {
        let Some(session) = &self.state.session else { return };
        let shown = session.shown_entries();
        let place = self.state.selection.entry.and_then(|entry| shown.iter().position(|&shown| shown == entry));
        let next = stepped(place, step, shown.len()).map(|place| shown[place]);
        if let Some(entry) = next {
            self.execute_selection(Command::SelectEntry(Some(entry)));
        }
    }

    fn step_pair(&mut self, step: Step) {
        let Some(page) = self.state.session.as_ref().and_then(|session| session.pairs.value()) else { return };
        let place = self.state.selection.pair.and_then(|pair| page.pairs.iter().position(|shown| shown.pair == pair));
        let next = stepped(place, step, page.pairs.len()).map(|place| page.pairs[place].pair);
        if let Some(pair) = next {
            self.state.selection.pair = Some(pair);
        }
    }

    fn ask(&mut self, question: Question, now_secs: f64) {
        let wake = std::sync::Arc::clone(&self.wake);
        if let Err(error) = self.file_dialogs.ask(question, wake) {
            let text = "No file dialog could be opened: type the path instead, or drop the file on the window";
            self.state.notices.push(NoticeLevel::Error, text, Some(error.to_string()), now_secs);
        }
    }

    fn execute_pool(&mut self, command: Command, now_secs: f64) {
        match command {
            Command::OpenPool(arguments) => self.open_pool(arguments, now_secs),
            Command::OpenDropped(paths) => self.open_dropped(paths, now_secs),
            Command::OpenSample => self.open_sample(now_secs),
            Command::OpenRun(directory) => self.runner.submit(Job::OpenRun(directory)),
            Command::SetMapping(mapping) => self.state.pool.mapping = mapping,
            Command::SetMetadata(source) => self.set_metadata(source),
            Command::SetRule(rule) => self.state.pool.rule = rule,
            Command::SetSwitches(switches) => self.state.pool.switches = switches,
            Command::SetSeed(seed) => self.state.pool.seed = seed,
            Command::StartMatch => self.start_match(now_secs),
            Command::FindNearMisses => self.find_near_misses(),
            Command::BuildList(request) => {
                self.state.pool.list_build.start();
                self.runner.submit(Job::BuildList(request));
            }
            _ => {}
        }
    }

    fn open_pool(&mut self, arguments: Vec<String>, now_secs: f64) {
        if arguments.is_empty() {
            return;
        }
        self.match_when_open = false;
        self.state.settings.remember_pool(&arguments);
        self.state.pool.arguments.clone_from(&arguments);
        self.state.pool.keep_mapping = false;
        self.state.pool.opened.start();
        self.runner.submit(Job::OpenPool(arguments));
        self.layout.show(PanelKind::Pool);
        self.save_soon(now_secs);
    }

    /// A folder with a manifest is a run, a small list is metadata, everything else is a pool.
    fn open_dropped(&mut self, paths: Vec<PathBuf>, now_secs: f64) {
        match paths.as_slice() {
            [] => {}
            [single] if single.join("manifest.json").is_file() => self.runner.submit(Job::OpenRun(single.clone())),
            [single] if looks_like_metadata(single) => self.set_metadata(single.display().to_string()),
            _ => self.open_pool(paths.iter().map(|path| path.display().to_string()).collect(), now_secs),
        }
    }

    fn open_sample(&mut self, now_secs: f64) {
        let Some(places::Sample { pool, metadata }) = self.places.sample.clone() else {
            let text = "The sample is not installed: open files of your own, with Ctrl+O or by dropping them here";
            self.state.notices.push(NoticeLevel::Warning, text, None, now_secs);
            self.layout.show(PanelKind::Pool);
            return;
        };
        let arguments = vec![pool.display().to_string()];
        self.state.pool.arguments.clone_from(&arguments);
        self.state.pool.keep_mapping = false;
        self.state.pool.opened.start();
        self.runner.submit(Job::OpenPool(arguments));
        self.set_metadata(metadata.display().to_string());
        self.match_when_open = true;
    }

    /// The pool is open: take its guess, and match it if that was wanted from the start.
    pub(super) fn pool_opened(&mut self, now_secs: f64) {
        let pool = &mut self.state.pool;
        let keep = std::mem::take(&mut pool.keep_mapping);
        if let (false, Some(opened)) = (keep, pool.opened.value()) {
            pool.mapping = opened.guess.mapping.clone();
        }
        if std::mem::take(&mut self.match_when_open) {
            self.start_match(now_secs);
        }
    }

    fn set_metadata(&mut self, source: String) {
        // The file may be another one by now, even under the same path.
        self.report_shown = None;
        self.runner.cancel(JobKind::MetadataReport);
        self.state.pool.metadata_report = Default::default();
        self.state.pool.metadata.clone_from(&source);
        if source.is_empty() {
            return;
        }
        self.state.pool.metadata_info.start();
        self.runner.submit(Job::LoadMetadata(source));
    }

    fn start_match(&mut self, now_secs: f64) {
        if !self.state.pool.can_match() {
            let text = "Nothing to match yet: open a pool, choose its text column and a metadata list";
            self.state.notices.push(NoticeLevel::Warning, text, None, now_secs);
            self.layout.show(PanelKind::Pool);
            return;
        }
        let pool = &self.state.pool;
        let config = RunConfig {
            pool: pool.arguments.clone(),
            mapping: pool.mapping.clone(),
            metadata: pool.metadata.clone(),
            rule: pool.rule,
            switches: pool.switches,
            engine: Default::default(),
            seed: pool.seed,
        };
        let n_bytes = pool.opened.value().map_or(0, |opened| opened.pool.n_bytes());
        let out = self.places.run_directory(&config, n_bytes);
        self.state.pool.matching = SlotPhase::Running;
        // The directory is the window's own, and named after these settings: what is stale in it is of no use.
        self.runner.submit(Job::Match(MatchRequest { config, out, replace_stale: true }));
    }

    fn find_near_misses(&mut self) {
        let Some(session) = &mut self.state.session else { return };
        session.near_misses.start();
        self.runner.submit(Job::NearMisses(std::sync::Arc::clone(&session.run)));
    }

    fn export_file_name(&self) -> String {
        let stem = self.state.pool.arguments.first().map_or("subset", |argument| {
            std::path::Path::new(argument).file_stem().and_then(|stem| stem.to_str()).unwrap_or("subset")
        });
        default_file_name(stem, self.state.t().unwrap_or(0.0), self.state.export.format)
    }

    fn start_export(&mut self) {
        let (Some(session), Some(out)) = (&self.state.session, self.state.export.out.clone()) else { return };
        let request = ExportRequest {
            run: session.run.directory.clone(),
            t: session.t,
            out,
            format: self.state.export.format,
            overwrite: self.state.export.overwrite,
        };
        self.state.dialog = None;
        self.runner.submit(Job::Export(request));
    }

    fn execute_view(&mut self, command: Command, ctx: &egui::Context) {
        match command {
            Command::ShowDialog(dialog) => {
                self.state.dialog = dialog;
                self.views.dialogs = Default::default();
                if dialog == Some(Dialog::Export) && self.state.export.out.is_none() {
                    self.state.export.out = export_folder().map(|folder| folder.join(self.export_file_name()));
                }
            }
            Command::SetTheme(theme) => {
                self.state.settings.theme = theme;
                self.apply_look(ctx);
            }
            Command::SetUiScale(scale) => {
                self.state.settings.ui_scale = (scale * 10.0).round() / 10.0;
                self.state.settings.ui_scale = self.state.settings.ui_scale.clamp(*UI_SCALE.start(), *UI_SCALE.end());
                self.apply_look(ctx);
            }
            Command::SetBlurImages(blur) => self.state.settings.blur_images = blur,
            Command::SetNetworkAllowed(allowed) => {
                self.state.network_allowed = allowed;
                self.state.images.set_network_allowed(allowed);
            }
            Command::TogglePanel(kind) => self.layout.toggle(kind),
            Command::ShowPanel(kind) => self.layout.show(kind),
            Command::ResetLayout => self.layout = Layout::default(),
            Command::FocusEntrySearch => {
                self.layout.show(PanelKind::Entries);
                self.state.focus_entry_search = true;
            }
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            _ => {}
        }
    }
}

fn stepped(place: Option<usize>, step: Step, len: usize) -> Option<usize> {
    let last = len.checked_sub(1)?;
    Some(match (place, step) {
        (None, _) => 0,
        (Some(place), Step::Back) => place.saturating_sub(1),
        (Some(place), Step::Forward) => (place + 1).min(last),
    })
}

/// By name only: a list of entries is called so, and is never Parquet with images in it.
fn looks_like_metadata(path: &std::path::Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
    name.contains("metadata") || name.contains("entries") || name.ends_with(".txt")
}

fn export_folder() -> Option<PathBuf> {
    directories::UserDirs::new().map(|dirs| dirs.download_dir().unwrap_or(dirs.home_dir()).to_owned())
}

impl super::AppState {
    /// Whether a match is under way.
    pub fn is_matching(&self) -> bool {
        self.jobs.is_running(JobKind::Match)
    }
}
