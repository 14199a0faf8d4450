//! The commands with a name of their own: one table that feeds the menu, the palette, the shortcuts and the sheet.

use eframe::egui::{self, Key, KeyboardShortcut, Modifiers};

use crate::preview::draw::KeptFilter;

use super::command::{Command, Dialog, PoolChoice, Step};
use super::layout::PanelKind;
use super::settings::ThemeChoice;
use super::state::AppState;

/// Where a command stands in the menu bar and on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Menu {
    File,
    Edit,
    Threshold,
    Pairs,
    View,
    Panels,
    Theme,
    Help,
}

impl Menu {
    /// In the order of the menu bar. Panels and theme stand inside the View menu.
    pub(crate) const BAR: [Self; 6] = [Self::File, Self::Edit, Self::Threshold, Self::Pairs, Self::View, Self::Help];

    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Threshold => "Threshold",
            Self::Pairs => "Pairs",
            Self::View => "View",
            Self::Panels => "Panels",
            Self::Theme => "Theme",
            Self::Help => "Help",
        }
    }
}

/// A command with its name, place and key.
pub(crate) struct NamedCommand {
    pub(crate) label: &'static str,
    pub(crate) menu: Menu,
    pub(crate) shortcut: Option<KeyboardShortcut>,
    /// A second key that does the same; not written in menus.
    also: Option<KeyboardShortcut>,
    /// Draws a line above it in the menu.
    pub(crate) starts_group: bool,
    pub(crate) enabled: fn(&AppState) -> bool,
    pub(crate) command: fn(&AppState) -> Command,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn always(_: &AppState) -> bool {
    true
}

fn with_run(state: &AppState) -> bool {
    state.session.is_some()
}

struct Row(NamedCommand);

impl Row {
    fn new(menu: Menu, label: &'static str, command: fn(&AppState) -> Command) -> Self {
        Self(NamedCommand { label, menu, shortcut: None, also: None, starts_group: false, enabled: always, command })
    }

    fn key(mut self, modifiers: Modifiers, key: Key) -> Self {
        self.0.shortcut = Some(KeyboardShortcut::new(modifiers, key));
        self
    }

    fn also(mut self, modifiers: Modifiers, key: Key) -> Self {
        self.0.also = Some(KeyboardShortcut::new(modifiers, key));
        self
    }

    fn group(mut self) -> Self {
        self.0.starts_group = true;
        self
    }

    fn when(mut self, enabled: fn(&AppState) -> bool) -> Self {
        self.0.enabled = enabled;
        self
    }
}

/// All of them, in the order of the menus.
pub(crate) fn named_commands() -> Vec<NamedCommand> {
    let rows = file_commands()
        .into_iter()
        .chain(edit_commands())
        .chain(threshold_commands())
        .chain(pair_commands())
        .chain(view_commands())
        .chain(panel_commands())
        .chain(help_commands());
    rows.map(|row| row.0).collect()
}

fn file_commands() -> Vec<Row> {
    vec![
        Row::new(Menu::File, "Open files…", |_| Command::AskPool(PoolChoice::Files)).key(CTRL, Key::O),
        Row::new(Menu::File, "Open folder…", |_| Command::AskPool(PoolChoice::Folder)).key(CTRL_SHIFT, Key::O),
        Row::new(Menu::File, "Open run…", |_| Command::AskRun).key(CTRL, Key::R),
        Row::new(Menu::File, "Open metadata…", |_| Command::AskMetadata).key(CTRL, Key::M),
        Row::new(Menu::File, "Open sample", |_| Command::OpenSample),
        Row::new(Menu::File, "Match pool", |_| Command::StartMatch)
            .key(CTRL, Key::Enter)
            .group()
            .when(|state| state.pool.can_match() && !state.is_matching()),
        Row::new(Menu::File, "Find near misses", |_| Command::FindNearMisses).when(with_run),
        Row::new(Menu::File, "Export subset…", |_| Command::ShowDialog(Some(Dialog::Export)))
            .key(CTRL, Key::E)
            .when(with_run),
        Row::new(Menu::File, "Quit", |_| Command::Quit).key(CTRL, Key::Q).group(),
    ]
}

fn edit_commands() -> Vec<Row> {
    vec![
        Row::new(Menu::Edit, "Undo", |_| Command::Undo).key(CTRL, Key::Z).when(|state| state.can_undo),
        Row::new(Menu::Edit, "Redo", |_| Command::Redo).key(CTRL_SHIFT, Key::Z).when(|state| state.can_redo),
        Row::new(Menu::Edit, "Find entry", |_| Command::FocusEntrySearch).key(CTRL, Key::F).group().when(with_run),
        Row::new(Menu::Edit, "Clear selection", |_| Command::SelectEntry(None)).key(Modifiers::NONE, Key::Escape).when(
            |state| {
                state.selection.entry.is_some() || state.selection.pair.is_some() || state.selection.brush.is_some()
            },
        ),
        Row::new(Menu::Edit, "Copy run as command line", |state| Command::Copy(super::copy_as::command_line(state)))
            .group()
            .when(|state| state.pool.can_match()),
        Row::new(Menu::Edit, "Copy numbers", |state| Command::Copy(super::copy_as::numbers(state))).when(with_run),
    ]
}

fn threshold_commands() -> Vec<Row> {
    vec![
        Row::new(Menu::Threshold, "Step t down to the next count", |_| Command::StepT(Step::Back))
            .key(Modifiers::NONE, Key::OpenBracket)
            .when(with_run),
        Row::new(Menu::Threshold, "Step t up to the next count", |_| Command::StepT(Step::Forward))
            .key(Modifiers::NONE, Key::CloseBracket)
            .when(with_run),
    ]
}

fn pair_commands() -> Vec<Row> {
    vec![
        Row::new(Menu::Pairs, "Redraw", |_| Command::RedrawPairs).key(Modifiers::NONE, Key::R).when(with_run),
        Row::new(Menu::Pairs, "Next pair", |_| Command::StepPair(Step::Forward))
            .key(Modifiers::NONE, Key::N)
            .when(with_run),
        Row::new(Menu::Pairs, "Previous pair", |_| Command::StepPair(Step::Back))
            .key(Modifiers::NONE, Key::P)
            .when(with_run),
        Row::new(Menu::Pairs, "Next entry", |_| Command::StepEntry(Step::Forward))
            .key(Modifiers::NONE, Key::ArrowDown)
            .also(Modifiers::NONE, Key::J)
            .when(with_run),
        Row::new(Menu::Pairs, "Previous entry", |_| Command::StepEntry(Step::Back))
            .key(Modifiers::NONE, Key::ArrowUp)
            .also(Modifiers::NONE, Key::K)
            .when(with_run),
        Row::new(Menu::Pairs, "Show all pairs", |_| Command::ShowAllPairs)
            .key(Modifiers::NONE, Key::A)
            .group()
            .when(with_run),
        Row::new(Menu::Pairs, "Show unmatched pairs", |_| Command::ShowUnmatched)
            .key(Modifiers::NONE, Key::U)
            .when(with_run),
        Row::new(Menu::Pairs, "Kept and dropped", |_| Command::SetKeptFilter(KeptFilter::Both)).group().when(with_run),
        Row::new(Menu::Pairs, "Kept only", |_| Command::SetKeptFilter(KeptFilter::Kept)).when(with_run),
        Row::new(Menu::Pairs, "Dropped only", |_| Command::SetKeptFilter(KeptFilter::Dropped)).when(with_run),
        Row::new(Menu::Pairs, "Blur images", |state| Command::SetBlurImages(!state.settings.blur_images))
            .key(Modifiers::NONE, Key::B)
            .group(),
    ]
}

fn view_commands() -> Vec<Row> {
    vec![
        Row::new(Menu::View, "Command palette…", |_| Command::ShowDialog(Some(Dialog::Palette))).key(CTRL, Key::K),
        Row::new(Menu::View, "Reset layout", |_| Command::ResetLayout),
        Row::new(Menu::View, "Larger", |state| Command::SetUiScale(state.settings.ui_scale + 0.1))
            .key(CTRL, Key::Plus)
            .also(CTRL, Key::Equals)
            .group(),
        Row::new(Menu::View, "Smaller", |state| Command::SetUiScale(state.settings.ui_scale - 0.1))
            .key(CTRL, Key::Minus),
        Row::new(Menu::View, "Actual size", |_| Command::SetUiScale(1.0)).key(CTRL, Key::Num0),
        Row::new(Menu::Theme, "System theme", |_| Command::SetTheme(ThemeChoice::System)),
        Row::new(Menu::Theme, "Light theme", |_| Command::SetTheme(ThemeChoice::Light)),
        Row::new(Menu::Theme, "Dark theme", |_| Command::SetTheme(ThemeChoice::Dark)),
    ]
}

fn panel_commands() -> Vec<Row> {
    vec![
        Row::new(Menu::Panels, "Show pool", |_| Command::ShowPanel(PanelKind::Pool)).key(CTRL, Key::Num1),
        Row::new(Menu::Panels, "Show entries", |_| Command::ShowPanel(PanelKind::Entries)).key(CTRL, Key::Num2),
        Row::new(Menu::Panels, "Show distribution", |_| Command::ShowPanel(PanelKind::Distribution))
            .key(CTRL, Key::Num3),
        Row::new(Menu::Panels, "Show size", |_| Command::ShowPanel(PanelKind::Size)).key(CTRL, Key::Num4),
        Row::new(Menu::Panels, "Show pairs", |_| Command::ShowPanel(PanelKind::Pairs)).key(CTRL, Key::Num5),
        Row::new(Menu::Panels, "Show inspector", |_| Command::ShowPanel(PanelKind::Inspector)).key(CTRL, Key::Num6),
        Row::new(Menu::Panels, "Show jobs", |_| Command::ShowPanel(PanelKind::Jobs)).key(CTRL, Key::Num7),
        Row::new(Menu::Panels, "Show metadata", |_| Command::ShowPanel(PanelKind::Metadata)).key(CTRL, Key::Num8),
    ]
}

fn help_commands() -> Vec<Row> {
    vec![
        Row::new(Menu::Help, "Keyboard shortcuts", |_| Command::ShowDialog(Some(Dialog::Shortcuts)))
            .key(Modifiers::NONE, Key::Questionmark),
        Row::new(Menu::Help, "About Tailscope", |_| Command::ShowDialog(Some(Dialog::About))),
    ]
}

impl NamedCommand {
    /// Whether the key works while a text field has the cursor: those with a modifier do, single keys do not.
    fn works_while_typing(&self) -> bool {
        // Undo, redo and single keys belong to the text field there.
        self.shortcut.is_some_and(|shortcut| shortcut.modifiers.command && shortcut.logical_key != Key::Z)
    }

    /// Whether the key moves something in whatever has the focus: then it is not a command.
    fn is_arrow(&self) -> bool {
        self.shortcut.is_some_and(|shortcut| matches!(shortcut.logical_key, Key::ArrowDown | Key::ArrowUp))
    }

    /// The key as it is written on this system.
    pub(crate) fn shortcut_text(&self, ctx: &egui::Context) -> String {
        self.shortcut.map(|shortcut| key_text(ctx, &shortcut)).unwrap_or_default()
    }
}

fn key_text(ctx: &egui::Context, shortcut: &KeyboardShortcut) -> String {
    match (shortcut.modifiers, shortcut.logical_key) {
        (Modifiers::NONE, Key::OpenBracket) => "[".to_owned(),
        (Modifiers::NONE, Key::CloseBracket) => "]".to_owned(),
        (Modifiers::NONE, Key::Questionmark) => "?".to_owned(),
        (Modifiers::NONE, Key::Escape) => "Esc".to_owned(),
        (Modifiers::NONE, Key::ArrowDown) => "↓".to_owned(),
        (Modifiers::NONE, Key::ArrowUp) => "↑".to_owned(),
        _ => ctx.format_shortcut(shortcut),
    }
}

/// The commands whose keys were pressed since the last frame. While a dialog is open only Escape works.
pub(crate) fn pressed(ctx: &egui::Context, state: &AppState) -> Vec<Command> {
    if state.dialog.is_some() {
        let closes = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        return if closes { vec![Command::ShowDialog(None)] } else { Vec::new() };
    }
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused().is_some());
    let mut commands = named_commands();
    // Keys with more modifiers first, so that Ctrl+Shift+Z is not taken for Ctrl+Z.
    commands.sort_by_key(|named| {
        std::cmp::Reverse(
            named
                .shortcut
                .map_or(0, |shortcut| u8::from(shortcut.modifiers.command) + u8::from(shortcut.modifiers.shift)),
        )
    });
    let mut out = Vec::new();
    for named in &commands {
        if typing && !named.works_while_typing() || focused && named.is_arrow() || !(named.enabled)(state) {
            continue;
        }
        for shortcut in [named.shortcut, named.also].into_iter().flatten() {
            if ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
                out.push((named.command)(state));
            }
        }
    }
    out
}
