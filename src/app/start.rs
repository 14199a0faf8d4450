//! How the window opens: what it shows first, and what is said where there is no display.

use std::sync::Arc;
use std::time::Instant;

use eframe::egui;
use thiserror::Error;

use crate::jobs::{Execute, Job, JobBoard, Runner, RunnerMode, Wake};
use crate::preview::images::ImageStore;

use super::command::Command;
use super::export_form::ExportForm;
use super::layout::Layout;
use super::places::Places;
use super::settings::Remembered;
use super::state::{AppState, Notices, PoolState, Selection};
use super::{CommandSender, TailscopeApp, Views, logic, theme};

/// What the window shows first.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Start {
    /// The last project, else the bundled sample.
    #[default]
    LastOrSample,
    /// The bundled sample.
    Sample,
    /// These paths: a run directory, a metadata file, or a pool.
    Paths(Vec<std::path::PathBuf>),
    /// Empty panels.
    Nothing,
}

/// How the window is opened.
pub struct AppOptions {
    /// What it shows first.
    pub start: Start,
    /// Where it keeps things.
    pub places: Places,
    /// Where its jobs run.
    pub mode: RunnerMode,
    /// What its jobs do.
    pub execute: Execute,
}

impl AppOptions {
    /// For a user: own directories, jobs on threads.
    pub fn of_user(start: Start) -> Self {
        Self { start, places: Places::of_user(), mode: RunnerMode::Threads, execute: Arc::new(Job::execute) }
    }
}

/// There is no window.
#[derive(Debug, Error)]
pub enum NoWindow {
    /// The system has no display for this process.
    #[error(
        "no display: neither DISPLAY nor WAYLAND_DISPLAY is set, so no window can open. The command line does the \
         same work, for example: tailscope match POOL --metadata FILE --out RUN; see tailscope --help"
    )]
    NoDisplay,
    /// The window could not be made.
    #[error(
        "the window could not open: {reason}. The command line does the same work, for example: tailscope match POOL \
         --metadata FILE --out RUN; see tailscope --help"
    )]
    Failed {
        /// The system's words.
        reason: String,
    },
}

impl From<eframe::Error> for NoWindow {
    fn from(error: eframe::Error) -> Self {
        // The toolkit's messages begin with where in its source they come from; the words are at the end.
        let text = error.to_string();
        let reason = text.rsplit(": ").next().unwrap_or(&text).trim_end_matches('.').to_owned();
        tracing::debug!("{text}");
        Self::Failed { reason }
    }
}

/// Opens the window and returns when it is closed.
pub fn run(options: AppOptions) -> Result<(), NoWindow> {
    if !has_display() {
        return Err(NoWindow::NoDisplay);
    }
    let started = Instant::now();
    log_to_stderr();
    let native = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Tailscope")
            .with_app_id("tailscope")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([960.0, 600.0])
            .with_icon(theme::icon())
            .with_drag_and_drop(true),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "tailscope",
        native,
        Box::new(move |creation| {
            let mut app = TailscopeApp::new(&creation.egui_ctx, options);
            app.started = started;
            Ok(Box::new(app))
        }),
    )?;
    Ok(())
}

/// What the window logs, at the level that `RUST_LOG` asks for; warnings, and its own words, without it.
fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,tailscope=info"));
    // Fails where whoever embeds the window logs already: then that is where it goes.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}

/// Only where displays are named by the environment can this be told before trying.
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].map(set).contains(&true)
}

impl TailscopeApp {
    /// The app, before its first frame. Reads the settings file; everything else is left to jobs.
    pub fn new(ctx: &egui::Context, options: AppOptions) -> Self {
        theme::install(ctx);
        // The commands of the View menu do it, and the size is remembered.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let AppOptions { start, places, mode, execute } = options;
        let remembered = Remembered::read(&places.settings_file());
        let wake: Wake = {
            let ctx = ctx.clone();
            Arc::new(move || ctx.request_repaint())
        };
        let runner = Runner::with_execute(Arc::clone(&wake), mode, execute);
        let state = AppState {
            pool: PoolState::default(),
            session: None,
            selection: Selection::default(),
            jobs: JobBoard::default(),
            images: ImageStore::new(Arc::clone(&wake)),
            notices: Notices::default(),
            dialog: None,
            export: ExportForm::default(),
            settings: remembered.settings,
            network_allowed: false,
            can_undo: false,
            can_redo: false,
            focus_entry_search: false,
            has_sample: places.sample.is_some(),
        };
        let mut app = Self {
            state,
            commands: CommandSender::default(),
            runner,
            wake,
            file_dialogs: Default::default(),
            history: Default::default(),
            debounce: logic::Debounce::default(),
            places,
            saved: String::new(),
            save_at_secs: None,
            match_when_open: false,
            report_shown: None,
            select_first_pair: false,
            restore: None,
            started: Instant::now(),
            n_frames: 0,
            title: String::new(),
            layout: Layout::from_json(remembered.layout),
            views: Views::default(),
        };
        app.apply_look(ctx);
        app.saved = app.remembered_text();
        app.start(start);
        app
    }

    fn start(&mut self, start: Start) {
        match start {
            Start::Nothing => {}
            Start::Sample => self.commands.send(Command::OpenSample),
            Start::Paths(paths) => self.commands.send(Command::OpenDropped(paths)),
            Start::LastOrSample => match self.state.settings.last.clone() {
                Some(last) if last.run.join("manifest.json").is_file() => {
                    self.commands.send(Command::OpenRun(last.run.clone()));
                    self.restore = Some(last);
                }
                _ => self.commands.send(Command::OpenSample),
            },
        }
    }
}
