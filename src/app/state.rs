//! What panels may read. Nothing here is computed in a frame: `logic` keeps it up to date between frames.

use std::collections::VecDeque;
use std::sync::Arc;

use curation::ids::EntryId;

use curation::text::MatchRule;

use crate::config::{ColumnMapping, Rule, Switches};
use crate::jobs::{BuiltList, JobBoard, MetadataReport, OpenedMetadata, OpenedPool, Slot, SlotPhase};
use crate::preview::images::ImageStore;
use crate::run::PairId;

use super::command::Dialog;
use super::export_form::ExportForm;
use super::session::Session;
use super::settings::Settings;

/// Everything that panels may read.
pub struct AppState {
    /// The pool that is open, and how it is to be matched.
    pub pool: PoolState,
    /// The run that is open: all numbers come from it. `None` until the first match is done.
    pub session: Option<Session>,
    /// What the user points at. One selection drives all panels.
    pub selection: Selection,
    /// Work in the background, running and finished.
    pub jobs: JobBoard,
    /// Images, by pair: state, and pixels where they are there.
    pub images: ImageStore,
    /// Messages to the user, newest last.
    pub notices: Notices,
    /// What is open above the panels.
    pub dialog: Option<Dialog>,
    /// The fields of the export dialog.
    pub export: ExportForm,
    /// What is remembered.
    pub settings: Settings,
    /// Whether images may be fetched from the network in this project.
    pub network_allowed: bool,
    /// Whether there is something to take back.
    pub can_undo: bool,
    /// Whether something was taken back.
    pub can_redo: bool,
    /// Set for one frame: the entry search wants the text cursor.
    pub focus_entry_search: bool,
    /// Whether the bundled sample is installed.
    pub has_sample: bool,
}

/// The pool that is open, and how it is to be matched.
#[derive(Default)]
pub struct PoolState {
    /// Files, folders or patterns, as opened.
    pub arguments: Vec<String>,
    /// Footers, guess and first rows.
    pub opened: Slot<OpenedPool>,
    /// Which column is what: the guess, until the user changes it.
    pub mapping: ColumnMapping,
    /// Path of the metadata list; empty until chosen.
    pub metadata: String,
    /// The metadata list, loaded for its size and its faults.
    pub metadata_info: Slot<OpenedMetadata>,
    /// Every entry of the list looked at, under the rule below: for the metadata panel, while it is shown.
    pub metadata_report: Slot<MetadataReport>,
    /// The list that was made last.
    pub list_build: Slot<BuiltList>,
    /// How an entry must stand in a text.
    pub rule: Rule,
    /// What is added to the rule.
    pub switches: Switches,
    /// Seed of the draw.
    pub seed: u64,
    /// What the match is doing.
    pub matching: SlotPhase,
    /// The mapping came from a run: the guess of the pool does not replace it.
    pub(crate) keep_mapping: bool,
}

impl PoolState {
    /// The rule of the next match.
    pub fn match_rule(&self) -> MatchRule {
        MatchRule { rule: self.rule, switches: self.switches }
    }

    /// Whether pool, text column and metadata are chosen.
    pub fn can_match(&self) -> bool {
        self.opened.is_ready() && !self.mapping.texts.is_empty() && !self.metadata.is_empty()
    }
}

/// What the user points at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The entry that all panels show.
    pub entry: Option<EntryId>,
    /// The pair that the inspector shows; it goes before the entry there.
    pub pair: Option<PairId>,
    /// Ranks from 1, both ends included, that are brushed in the distribution.
    pub brush: Option<(usize, usize)>,
    /// Where the entry stands in the entry list as it is shown.
    pub row: Option<usize>,
    /// Grows with every selection of an entry, so that the list scrolls to it once.
    pub serial: u64,
}

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeLevel {
    /// Something was done.
    Done,
    /// Something to know.
    Info,
    /// Something is not as it should be; work goes on.
    Warning,
    /// Something failed.
    Error,
}

/// A message to the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Names the notice in [`super::Command::DismissNotice`].
    pub id: u64,
    /// How much it matters.
    pub level: NoticeLevel,
    /// One line: what happened and what to do next.
    pub text: String,
    /// The full story, folded at first.
    pub details: Option<String>,
    /// When it goes by itself, in seconds of the window's clock; errors stay.
    pub until_secs: Option<f64>,
}

/// Messages to the user, the last few.
#[derive(Default)]
pub struct Notices {
    next_id: u64,
    list: VecDeque<Notice>,
}

/// How many messages are shown at most.
const MAX_NOTICES: usize = 4;
/// How long a message that is not an error stays.
const NOTICE_SECS: f64 = 5.0;

impl Notices {
    /// Shows a message; `now_secs` is the window's clock.
    pub fn push(&mut self, level: NoticeLevel, text: impl Into<String>, details: Option<String>, now_secs: f64) {
        let until_secs = match level {
            NoticeLevel::Done | NoticeLevel::Info => Some(now_secs + NOTICE_SECS),
            NoticeLevel::Warning => Some(now_secs + 3.0 * NOTICE_SECS),
            NoticeLevel::Error => None,
        };
        self.list.push_back(Notice { id: self.next_id, level, text: text.into(), details, until_secs });
        self.next_id += 1;
        while self.list.len() > MAX_NOTICES {
            self.list.pop_front();
        }
    }

    /// Removes one.
    pub fn dismiss(&mut self, id: u64) {
        self.list.retain(|notice| notice.id != id);
    }

    /// Removes those whose time is over; gives the seconds until the next one goes.
    pub fn expire(&mut self, now_secs: f64) -> Option<f64> {
        self.list.retain(|notice| notice.until_secs.is_none_or(|until| until > now_secs));
        self.list.iter().filter_map(|notice| notice.until_secs).map(|until| until - now_secs).reduce(f64::min)
    }

    /// Newest last.
    pub fn iter(&self) -> impl Iterator<Item = &Notice> {
        self.list.iter()
    }
}

impl AppState {
    /// The run, if one is open.
    pub fn run(&self) -> Option<&Arc<crate::run::RunData>> {
        self.session.as_ref().map(|session| &session.run)
    }

    /// The threshold, if a run is open.
    pub fn t(&self) -> Option<f64> {
        self.session.as_ref().map(|session| session.t)
    }
}
