//! What goes in: files, columns, first rows, metadata, rule, seed; and the button that matches.

mod columns;

use eframe::egui::{Frame, Id, Key, Label, Margin, RichText, ScrollArea, TextEdit, Ui};
use egui_material_icons::icons::{ICON_DESCRIPTION, ICON_FOLDER_OPEN, ICON_WARNING};

use crate::app::command::{Command, CommandSender, PoolChoice};
use crate::app::theme::{self, space};
use crate::app::top_bar::shortened;
use crate::app::widgets::controls::{elided, faint, icon_text, name_text_field, room_beside, secondary, section};
use crate::app::widgets::empty::empty_ui;
use crate::app::{AppState, format};
use crate::jobs::OpenedPool;

use super::next_match::{failure_ui, list_info_ui, list_path_ui, match_foot_ui, rule_ui};
use columns::{mapping_ui, preview_ui};

/// View state of the panel.
#[derive(Default)]
pub(crate) struct PoolView {
    path: String,
    metadata: Option<String>,
}

/// Draws the panel.
pub(crate) fn pool_ui(ui: &mut Ui, state: &AppState, view: &mut PoolView, commands: &CommandSender) {
    let pool = &state.pool;
    if pool.opened.value().is_none() && !pool.opened.is_running() && pool.opened.failure().is_none() {
        open_ui(ui, view, commands);
        nothing_open_ui(ui, state, commands);
        return;
    }
    match_foot_ui(ui, state, commands);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - space::S);
        open_ui(ui, view, commands);
        if let Some(failure) = pool.opened.failure() {
            failure_ui(ui, &failure.message);
        }
        if let Some(opened) = pool.opened.value() {
            files_ui(ui, opened);
            ui.add_space(space::L);
            mapping_ui(ui, pool, opened, commands);
            ui.add_space(space::L);
            preview_ui(ui, pool, opened);
        }
        ui.add_space(space::L);
        section(ui, "Metadata");
        list_path_ui(ui, pool, &mut view.metadata, commands);
        list_info_ui(ui, pool);
        ui.add_space(space::L);
        rule_ui(ui, state, commands);
        ui.add_space(space::M);
    });
}

fn nothing_open_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let hint = "Drop files or a folder on the window: Parquet, Arrow, CSV, TSV or JSON Lines with a caption column";
    empty_ui(ui, palette, ICON_FOLDER_OPEN, "No pool open", hint, |ui| {
        if ui.button("Open files…").clicked() {
            commands.send(Command::AskPool(PoolChoice::Files));
        }
        if state.has_sample && ui.button("Open sample").clicked() {
            commands.send(Command::OpenSample);
        }
        for recent in state.settings.recent.iter().take(4) {
            let text = recent.arguments.join(", ");
            if ui.link(shortened(&text, 44)).on_hover_text(&text).clicked() {
                commands.send(Command::OpenPool(recent.arguments.clone()));
            }
        }
    });
}

/// A path that is typed, and the two dialogs.
fn open_ui(ui: &mut Ui, view: &mut PoolView, commands: &CommandSender) {
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut view.path)
            .id(Id::unique("pool path"))
            .hint_text("Path, folder or pattern")
            .desired_width(room_beside(ui, &["Files…", "Folder…"]));
        let response = ui.add(edit);
        name_text_field(&response, &view.path, "Pool path");
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered && !view.path.trim().is_empty() {
            commands.send(Command::OpenPool(vec![view.path.trim().to_owned()]));
            view.path.clear();
        }
        if ui.button("Files…").clicked() {
            commands.send(Command::AskPool(PoolChoice::Files));
        }
        if ui.button("Folder…").clicked() {
            commands.send(Command::AskPool(PoolChoice::Folder));
        }
    });
}

/// A card with the name of the pool and its totals, then its files.
fn files_ui(ui: &mut Ui, opened: &OpenedPool) {
    let palette = theme::palette(ui);
    let pool = &opened.pool;
    Frame::new().fill(palette.raised).corner_radius(8).inner_margin(Margin::symmetric(12, 9)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        let rows = pool.n_rows().map_or_else(|| "rows not known yet".to_owned(), |n| format::counted(n, "row", "rows"));
        ui.label(RichText::new(rows).text_style(theme::number_style()).size(17.0));
        let kind = pool.files.first().map_or("", |file| file.format.label());
        let line = format!(
            "{} · {} · {}, {kind}",
            format::counted(pool.files.len() as u64, "file", "files"),
            format::bytes(pool.n_bytes()),
            format::counted(pool.columns().len() as u64, "column", "columns"),
        );
        ui.label(secondary(ui, line));
        for file in pool.files.iter().take(3) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                ui.label(icon_text(ICON_DESCRIPTION, 13.0, palette.text_faint));
                let path = file.path.display().to_string();
                let width = ui.available_width();
                elided(ui, faint(ui, &file.name), &path, width).on_hover_text(path);
            });
        }
        if pool.files.len() > 3 {
            let rest = pool.files.len() as u64 - 3;
            ui.label(faint(ui, format!("and {} more", format::counted(rest, "file", "files"))));
        }
    });
    for problem in pool.problems.iter().take(5) {
        ui.horizontal(|ui| {
            ui.label(icon_text(ICON_WARNING, 14.0, palette.warning));
            let text = format!("{}: {}", problem.name, problem.reason);
            ui.add(Label::new(RichText::new(text).small().color(palette.warning)).wrap());
        });
    }
    if pool.problems.len() > 5 {
        let rest = pool.problems.len() as u64 - 5;
        ui.label(faint(ui, format!("and {} more that cannot be read", format::counted(rest, "file", "files"))));
    }
}
