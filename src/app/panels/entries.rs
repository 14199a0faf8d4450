//! All entries: search, filter, and the table.

use eframe::egui::{Align, Id, Layout, RichText, TextEdit, Ui, vec2};
use egui_material_icons::icons::{ICON_CLOSE, ICON_FORMAT_LIST_BULLETED, ICON_SEARCH, ICON_SEARCH_OFF};

use crate::app::command::{Command, CommandSender};
use crate::app::session::Session;
use crate::app::theme::{self, space};
use crate::app::widgets::controls::{faint, icon_button, name_text_field, paint_icon};
use crate::app::widgets::empty::empty_ui;
use crate::app::widgets::segmented::segmented_ui;
use crate::app::{AppState, format};
use crate::jobs::{EntryFilter, EntryQuery, SearchMode};

use super::entry_table::entry_table_ui;

/// View state of the panel.
#[derive(Default)]
pub(crate) struct EntriesView {
    /// The selection that was scrolled to last.
    pub(super) revealed: u64,
}

/// Draws the panel.
pub(crate) fn entries_ui(ui: &mut Ui, state: &AppState, view: &mut EntriesView, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let Some(session) = &state.session else {
        let hint = "Match a pool against a metadata list, and every entry is listed here with its count";
        empty_ui(ui, palette, ICON_FORMAT_LIST_BULLETED, "No entries yet", hint, |ui| {
            if state.has_sample && ui.button("Open sample").clicked() {
                commands.send(Command::OpenSample);
            }
        });
        return;
    };
    search_ui(ui, state, session, commands);
    filter_ui(ui, session, commands);
    ui.add_space(space::XS);
    let shown = session.shown_entries();
    if shown.is_empty() && session.entries.is_ready() {
        let hint = match session.filter {
            EntryFilter::All => "No entry holds this text",
            EntryFilter::Head => "No entry has a count above t: lower t to make a head",
            EntryFilter::Tail => "No entry has a count below t",
            EntryFilter::Zero => "Every entry that the search finds has a match",
        };
        empty_ui(ui, palette, ICON_SEARCH_OFF, "Nothing to list", hint, |ui| {
            if ui.button("Show all entries").clicked() {
                commands.send(Command::SetEntryQuery(EntryQuery { search: String::new(), ..session.query.clone() }));
                commands.send(Command::SetEntryFilter(EntryFilter::All));
            }
        });
        return;
    }
    entry_table_ui(ui, state, session, view, commands);
}

fn search_ui(ui: &mut Ui, state: &AppState, session: &Session, commands: &CommandSender) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        let id = Id::unique("entry search");
        let mode_width = 138.0;
        let mut search = session.query.search.clone();
        let width = (ui.available_width() - mode_width - space::M).max(80.0);
        let edit = TextEdit::singleline(&mut search)
            .id(id)
            .hint_text("Search")
            .margin(eframe::egui::Margin { left: 28, right: 26, top: 4, bottom: 4 })
            .desired_width(width);
        let response = ui.add(edit);
        let rect = response.rect;
        let icon = eframe::egui::Rect::from_center_size(rect.left_center() + vec2(15.0, 0.0), vec2(16.0, 16.0));
        paint_icon(ui, icon, ICON_SEARCH, 15.0, palette.text_faint);
        name_text_field(&response, &search, "Search entries");
        if state.focus_entry_search {
            response.request_focus();
        }
        let send = |query| commands.send(Command::SetEntryQuery(query));
        if response.changed() {
            send(EntryQuery { search: search.clone(), ..session.query.clone() });
        }
        if !search.is_empty() {
            let clear = eframe::egui::Rect::from_center_size(rect.right_center() - vec2(14.0, 0.0), vec2(22.0, 22.0));
            let mut inner = ui.new_child(eframe::egui::UiBuilder::new().id_salt("clear").max_rect(clear));
            if icon_button(&mut inner, ICON_CLOSE, "Clear search").clicked() {
                send(EntryQuery { search: String::new(), ..session.query.clone() });
            }
        }
        let modes = [(SearchMode::Substring, "Anywhere"), (SearchMode::Word, "Word")];
        if let Some(mode) = segmented_ui(ui, palette, session.query.mode, &modes) {
            send(EntryQuery { mode, ..session.query.clone() });
        }
    });
}

fn filter_ui(ui: &mut Ui, session: &Session, commands: &CommandSender) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        let choices = EntryFilter::ALL.map(|filter| (filter, filter.label()));
        if let Some(filter) = segmented_ui(ui, palette, session.filter, &choices) {
            commands.send(Command::SetEntryFilter(filter));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let n_shown = session.shown_entries().len();
            let n_all = session.run.entries.len();
            let text = if n_shown == n_all {
                format::counted(n_all as u64, "entry", "entries")
            } else {
                format!("{} of {}", format::thousands_usize(n_shown), format::counted(n_all as u64, "entry", "entries"))
            };
            if session.entries.is_running() {
                ui.label(RichText::new(text).small().color(palette.ghost));
            } else {
                ui.label(faint(ui, text));
            }
        });
    });
}
