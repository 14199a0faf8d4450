//! Everything that a panel may ask for, as one closed enum. Panels send; `execute` alone acts, between frames.

use std::cell::RefCell;
use std::path::PathBuf;

use curation::ids::EntryId;

use crate::config::{ColumnMapping, Rule, Switches};
use crate::jobs::JobKind;
use crate::preview::draw::KeptFilter;
use crate::run::PairId;

use super::export_form::ExportForm;
use super::layout::PanelKind;
use super::settings::ThemeChoice;
use crate::jobs::{EntryFilter, EntryQuery, ListBuildRequest};

/// One wish of the user. The only way in which a panel changes anything but its own view.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Sets t: one step of undo.
    SetT(f64),
    /// Sets t while a slider or the line in a plot is dragged: the whole drag is one step of undo.
    DragT(f64),
    /// The drag of t has ended.
    EndDragT,
    /// Sets t to the count whose tail share is closest to this share (0 to 1).
    SetTailShare(f64),
    /// Sets t to the smallest one that draws this many pairs.
    SetDrawnPairs(usize),
    /// Moves t to the neighbouring distinct count.
    StepT(Step),

    /// Selects an entry (all panels follow, the pairs show it), or none (the pairs show all).
    SelectEntry(Option<EntryId>),
    /// Selects a pair for the inspector; the pairs stay as they are.
    SelectPair(Option<PairId>),
    /// Selects the entries of these ranks, from 1, both ends included; `None` clears the brush.
    BrushRanks(Option<(usize, usize)>),
    /// Shows the pairs without any match.
    ShowUnmatched,
    /// Shows the pairs of the whole pool.
    ShowAllPairs,
    /// Moves the selection in the entry list as it is sorted and filtered now.
    StepEntry(Step),
    /// Moves the selection in the drawn page of pairs.
    StepPair(Step),
    /// Which of the pairs are drawn for looking at.
    SetKeptFilter(KeptFilter),
    /// Draws other pairs: the next seed.
    RedrawPairs,
    /// How many pairs are drawn for looking at.
    SetPairsWanted(usize),

    /// Searches and sorts the entry list.
    SetEntryQuery(EntryQuery),
    /// Shows all entries, or head, tail or zero only.
    SetEntryFilter(EntryFilter),

    /// Asks the user for files or a folder to open as a pool.
    AskPool(PoolChoice),
    /// Asks the user for a metadata file.
    AskMetadata,
    /// Asks the user for a run directory.
    AskRun,
    /// Asks the user where to write the subset.
    AskExportPath,
    /// Opens these files, folders or patterns as the pool.
    OpenPool(Vec<String>),
    /// Opens files that were dropped on the window: a run directory, a metadata file, or a pool.
    OpenDropped(Vec<PathBuf>),
    /// Opens the bundled sample pool.
    OpenSample,
    /// Opens a run directory.
    OpenRun(PathBuf),
    /// Which column is what.
    SetMapping(ColumnMapping),
    /// Metadata list to match against: a path.
    SetMetadata(String),
    /// How an entry must stand in a text.
    SetRule(Rule),
    /// What is added to the rule.
    SetSwitches(Switches),
    /// Looks for zero-count entries of the open run that a switch would give matches.
    FindNearMisses,
    /// Make a metadata list, write it, and use it for the next match.
    BuildList(Box<ListBuildRequest>),
    /// Seed of the draw of the next run.
    SetSeed(u64),
    /// Matches the pool with the mapping, metadata and seed as set.
    StartMatch,

    /// Opens or closes a dialog.
    ShowDialog(Option<Dialog>),
    /// Changes what the export dialog holds.
    SetExportForm(ExportForm),
    /// Where the subset is written, as chosen in the system's dialog.
    SetExportPath(PathBuf),
    /// Writes the subset as the dialog says.
    StartExport,

    /// Cancels what a slot is doing.
    Cancel(JobKind),
    /// Removes finished jobs from the list.
    ClearFinishedJobs,
    /// Removes a message.
    DismissNotice(u64),
    /// Puts text on the clipboard and says so.
    Copy(String),

    /// Takes back the last change of t, search, filter or sort.
    Undo,
    /// Does again what was taken back.
    Redo,

    /// Follows the system, or stays light or dark.
    SetTheme(ThemeChoice),
    /// Size of everything, 1 = as the system says.
    SetUiScale(f32),
    /// Blurs all images.
    SetBlurImages(bool),
    /// Whether images may be fetched from the network in this project.
    SetNetworkAllowed(bool),
    /// Shows or hides a panel.
    TogglePanel(PanelKind),
    /// Shows a panel and brings its tab to the front.
    ShowPanel(PanelKind),
    /// Puts all panels back to where they were at first.
    ResetLayout,
    /// Panels were moved or resized: worth remembering.
    LayoutChanged,
    /// Puts the text cursor into the search field of the entry list.
    FocusEntrySearch,
    /// Closes the window.
    Quit,
}

/// Which neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The smaller or earlier one.
    Back,
    /// The larger or later one.
    Forward,
}

/// What the dialog for a pool lets the user choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolChoice {
    /// One or several files.
    Files,
    /// A folder of shards.
    Folder,
}

/// What is open above the panels. At most one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Writing the subset.
    Export,
    /// The sheet of shortcuts.
    Shortcuts,
    /// The list of all commands, to be searched.
    Palette,
    /// What this program is.
    About,
}

/// Takes commands from panels during a frame. The app drains it between frames.
#[derive(Debug, Default)]
pub struct CommandSender {
    queue: RefCell<Vec<Command>>,
}

impl CommandSender {
    /// Queues one command.
    pub fn send(&self, command: Command) {
        self.queue.borrow_mut().push(command);
    }

    /// All commands since the last call, in order.
    pub fn take(&self) -> Vec<Command> {
        std::mem::take(&mut *self.queue.borrow_mut())
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.queue.borrow().is_empty()
    }
}
