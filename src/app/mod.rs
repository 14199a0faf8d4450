//! The window: state that panels read, commands that they send, and one place that acts on them.
//!
//! - [`state`], [`session`], [`settings`]: what panels may read
//! - [`command`], `command_table`: what panels may ask for, and what of it has a name and a key
//! - `logic`, `execute`: between frames: takes in what jobs have finished, runs commands
//! - `ui`, `top_bar`, `tune_strip`, `status_bar`, `dialogs`, `panels`, `widgets`: layout only
//! - [`theme`], [`mod@format`]: how it looks, how numbers read
//! - [`places`], `start`, `file_dialog`: where things lie, how the window opens

pub mod command;
pub mod export_form;
pub mod format;
pub mod layout;
pub mod places;
pub mod session;
pub mod settings;
pub mod start;
pub mod state;
pub mod theme;

mod command_table;
mod copy_as;
mod dialogs;
mod execute;
mod file_dialog;
mod history;
mod logic;
mod notices;
mod panels;
mod status_bar;
mod top_bar;
mod tune_strip;
mod ui;
mod widgets;

use std::time::Instant;

use eframe::egui;

pub use command::{Command, CommandSender, Dialog, PoolChoice, Step};
pub use layout::PanelKind;
pub use places::{Places, Sample};
pub use session::{ExpectedReadout, LiveNumbers, Session};
pub use settings::Settings;
pub use start::{AppOptions, NoWindow, Start, run};
pub use state::{AppState, Notice, NoticeLevel, Notices, PoolState, Selection};

use crate::jobs::{JobKind, Runner, Wake};
use file_dialog::FileDialogs;
use history::History;
use layout::Layout;
use panels::PanelViews;
use tune_strip::TuneView;

/// The window's app: state, the work behind it, and the views in front of it.
pub struct TailscopeApp {
    state: AppState,
    commands: CommandSender,
    runner: Runner,
    wake: Wake,
    file_dialogs: FileDialogs,
    history: History,
    debounce: logic::Debounce,
    places: Places,
    /// What of the settings was written last, to write only what has changed.
    saved: String,
    save_at_secs: Option<f64>,
    /// The pool that is being opened is to be matched at once, into a directory of the window's own.
    match_when_open: bool,
    /// What the metadata report is of, or is being made of. `None`: the one that is there may be old.
    report_shown: Option<logic::ReportSubject>,
    /// The next page of pairs is the first of its run.
    select_first_pair: bool,
    /// Threshold, search and filter of the last project, for when its run is open.
    restore: Option<settings::LastProject>,
    started: Instant,
    n_frames: u64,
    title: String,
    layout: Layout,
    views: Views,
}

/// View state of everything that is drawn.
#[derive(Default)]
struct Views {
    panels: PanelViews,
    tune: TuneView,
    dialogs: dialogs::DialogViews,
}

impl TailscopeApp {
    /// What panels read.
    pub fn state(&self) -> &AppState {
        &self.state
    }

    /// Where commands go. They run before the next frame.
    pub fn commands(&self) -> &CommandSender {
        &self.commands
    }

    /// How many jobs of a kind were started so far.
    pub fn n_jobs_started(&self, kind: JobKind) -> u64 {
        self.runner.n_started(kind)
    }

    /// Whether any job runs or waits.
    pub fn is_busy(&self) -> bool {
        self.runner.is_busy()
    }
}

impl eframe::App for TailscopeApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.between_frames(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn on_exit(&mut self) {
        self.save_before_exit();
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
