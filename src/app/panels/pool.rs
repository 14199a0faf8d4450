//! What goes in: files, columns, first rows, metadata, seed; and the button that matches.

use eframe::egui::{
    Align, ComboBox, DragValue, Frame, Grid, Id, Key, Label, Layout, Margin, Panel, RichText, ScrollArea, Stroke,
    TextEdit, Ui, WidgetInfo,
};
use egui_material_icons::icons::{ICON_DESCRIPTION, ICON_EXPAND_MORE, ICON_FOLDER_OPEN, ICON_WARNING};

use crate::app::command::{Command, CommandSender, PoolChoice};
use crate::app::state::PoolState;
use crate::app::theme::{self, space};
use crate::app::top_bar::shortened;
use crate::app::widgets::controls::{
    elided, faint, form_label, icon_text, name_text_field, paint_icon, primary_button_sized, progress_bar, room_beside,
    secondary, section,
};
use crate::app::widgets::empty::empty_ui;
use crate::app::{AppState, format};
use crate::config::ColumnMapping;
use crate::jobs::{JobKind, OpenedPool, SlotPhase};
use crate::pool::Column;

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
    // The button stays in view, whatever the length of what is above it.
    let foot = Frame::new().inner_margin(Margin { left: 0, right: 0, top: 8, bottom: 0 });
    Panel::bottom("match").frame(foot).resizable(false).show_separator_line(false).show(ui, |ui| {
        let top = ui.max_rect().top() - 8.0;
        let line = Stroke::new(1.0, theme::palette(ui).hairline);
        ui.painter().hline(ui.max_rect().x_range(), top, line);
        match_ui(ui, state, commands);
    });
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
        metadata_ui(ui, pool, view, commands);
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

fn failure_ui(ui: &mut Ui, message: &str) {
    let palette = theme::palette(ui);
    Frame::new().fill(palette.error_soft).corner_radius(space::RADIUS).inner_margin(Margin::symmetric(10, 6)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(message).color(palette.error)).wrap());
        },
    );
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

fn mapping_ui(ui: &mut Ui, pool: &PoolState, opened: &OpenedPool, commands: &CommandSender) {
    ui.horizontal(|ui| {
        section(ui, "Columns");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let note = match opened.guess.layout {
                Some(layout) if pool.mapping == opened.guess.mapping => format!("guessed: {layout} layout"),
                None if pool.mapping == opened.guess.mapping => "guessed from the names".to_owned(),
                _ => "changed".to_owned(),
            };
            ui.label(faint(ui, note));
        });
    });
    let columns = opened.pool.columns();
    let mapping = &pool.mapping;
    let send = |mapping| commands.send(Command::SetMapping(mapping));
    let width = ui.available_width();
    Grid::new("mapping").num_columns(2).spacing([space::L, space::S]).min_col_width(64.0).show(ui, |ui| {
        let width = width - 64.0 - space::L;
        let text = mapping.texts.first().cloned();
        let chosen =
            role_ui(ui, "Text", "Captions: what is matched", columns, text.as_ref(), width, |column| column.is_text);
        if let Some(chosen) = chosen {
            send(ColumnMapping { texts: chosen.into_iter().collect(), ..mapping.clone() });
        }
        if let Some(chosen) =
            role_ui(ui, "Image", "Path, address or bytes of the image", columns, mapping.image.as_ref(), width, |_| {
                true
            })
        {
            send(ColumnMapping { image: chosen, ..mapping.clone() });
        }
        if let Some(chosen) = role_ui(
            ui,
            "Uid",
            "Identity of the record; without one, file name and row",
            columns,
            mapping.uid.as_ref(),
            width,
            |_| true,
        ) {
            send(ColumnMapping { uid: chosen, ..mapping.clone() });
        }
        if let Some(chosen) =
            role_ui(ui, "Language", "Language of the record", columns, mapping.language.as_ref(), width, |column| {
                column.is_text
            })
        {
            send(ColumnMapping { language: chosen, ..mapping.clone() });
        }
    });
    if mapping.texts.len() > 1 {
        let text = format!("{} text columns: each text is a pair of its own", mapping.texts.len());
        ui.label(faint(ui, text));
    }
}

/// One line of the mapping. Returns the new choice, if it was changed.
fn role_ui(
    ui: &mut Ui,
    role: &str,
    hint: &str,
    columns: &[Column],
    current: Option<&String>,
    width: f32,
    suits: impl Fn(&Column) -> bool,
) -> Option<Option<String>> {
    let mut chosen = None;
    form_label(ui, role).on_hover_text(hint);
    let shown = current.map_or("none", String::as_str);
    let response = ComboBox::from_id_salt(("mapping", role))
        .selected_text(shown)
        .width(width)
        .icon(|ui, rect, _, _| {
            paint_icon(ui, rect, ICON_EXPAND_MORE, 16.0, theme::palette(ui).text_faint);
        })
        .show_ui(ui, |ui| {
            if ui.selectable_label(current.is_none(), "none").clicked() {
                chosen = Some(None);
            }
            for column in columns.iter().filter(|column| suits(column)) {
                let is_current = current == Some(&column.name);
                let label = format!("{}  ({})", column.name, column.dtype);
                if ui.selectable_label(is_current, label).clicked() {
                    chosen = Some(Some(column.name.clone()));
                }
            }
        });
    response.response.widget_info(|| {
        let mut info = WidgetInfo::labeled(eframe::egui::Role::ComboBox, true, format!("{role} column"));
        info.current_text_value = Some(shown.to_owned());
        info
    });
    ui.end_row();
    chosen.filter(|chosen| chosen.as_ref() != current)
}

/// The first rows, mapped columns first and marked.
fn preview_ui(ui: &mut Ui, pool: &PoolState, opened: &OpenedPool) {
    let palette = theme::palette(ui);
    let first = format::counted(opened.preview.len() as u64, "row", "rows");
    section(ui, &format!("First {first}"));
    let Some(record) = opened.preview.first() else {
        ui.label(faint(ui, "The pool has no rows"));
        return;
    };
    let mapped = pool.mapping.columns();
    let order: Vec<usize> = {
        let names: Vec<&str> = record.fields.iter().map(|(name, _)| name.as_str()).collect();
        let first = mapped.iter().filter_map(|column| names.iter().position(|name| name == column));
        let mut order: Vec<usize> = first.collect();
        order.extend((0..names.len()).filter(|index| !mapped.contains(&names[*index])));
        order
    };
    Frame::new()
        .fill(palette.sunken)
        .stroke(Stroke::new(1.0, palette.hairline))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ScrollArea::horizontal().id_salt("preview").auto_shrink([false, true]).show(ui, |ui| {
                Grid::new("preview").spacing([space::XL, 3.0]).show(ui, |ui| {
                    for &index in &order {
                        let name = &record.fields[index].0;
                        let color = if mapped.contains(&name.as_str()) { palette.accent } else { palette.text_faint };
                        ui.label(RichText::new(name).small().family(theme::medium()).color(color));
                    }
                    ui.end_row();
                    for record in &opened.preview {
                        for &index in &order {
                            preview_cell_ui(ui, record.fields.get(index).and_then(|(_, value)| value.as_deref()));
                        }
                        ui.end_row();
                    }
                });
            });
        });
}

fn preview_cell_ui(ui: &mut Ui, value: Option<&str>) {
    let palette = theme::palette(ui);
    match value {
        None => ui.label(RichText::new("null").small().italics().color(palette.text_faint)),
        Some(value) => {
            let line: String = value.chars().take(120).map(|c| if c.is_control() { ' ' } else { c }).collect();
            elided(ui, RichText::new(line).small().color(palette.text_secondary), value, 220.0)
        }
    };
}

fn metadata_ui(ui: &mut Ui, pool: &PoolState, view: &mut PoolView, commands: &CommandSender) {
    let palette = theme::palette(ui);
    section(ui, "Metadata");
    ui.horizontal(|ui| {
        let mut text = view.metadata.clone().unwrap_or_else(|| pool.metadata.clone());
        let edit = TextEdit::singleline(&mut text)
            .id(Id::unique("metadata path"))
            .hint_text("JSON, CSV, TSV, text or Parquet")
            .desired_width(room_beside(ui, &["Choose…"]));
        let response = ui.add(edit);
        name_text_field(&response, &text, "Metadata path");
        if response.changed() {
            view.metadata = Some(text);
        }
        if response.lost_focus()
            && let Some(typed) = view.metadata.take()
        {
            commands.send(Command::SetMetadata(typed.trim().to_owned()));
        }
        if ui.button("Choose…").clicked() {
            view.metadata = None;
            commands.send(Command::AskMetadata);
        }
    });
    if let Some(failure) = pool.metadata_info.failure() {
        failure_ui(ui, &failure.message);
    } else if let Some(info) = pool.metadata_info.value() {
        let mut line = format::counted(info.n_entries as u64, "entry", "entries");
        if !info.sources.is_empty() {
            line.push_str(&format!(" from {}", info.sources.join(", ")));
        }
        ui.label(secondary(ui, line));
        for warning in &info.warnings {
            ui.horizontal_top(|ui| {
                ui.label(icon_text(ICON_WARNING, 14.0, palette.warning));
                ui.add(Label::new(RichText::new(warning).small().color(palette.warning)).wrap());
            });
        }
    } else if pool.metadata.is_empty() {
        ui.label(faint(ui, "Needed for matching: one entry per line, or a column named entry"));
    }
}

fn match_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let pool = &state.pool;
    ui.horizontal(|ui| {
        let label = form_label(ui, "Seed");
        let mut seed = pool.seed;
        let drag = DragValue::new(&mut seed).speed(0.05);
        let response = ui.add(drag).labelled_by(label.id);
        if response.on_hover_text("Seed of the draw: the same seed gives the same subset on every machine").changed() {
            commands.send(Command::SetSeed(seed));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (text, color) = match freshness(state) {
                Freshness::NotMatched if pool.metadata.is_empty() => ("needs a metadata list", palette.warning),
                Freshness::NotMatched => ("not matched yet", palette.text_faint),
                Freshness::Current => ("the numbers are of these settings", palette.kept),
                Freshness::Changed => ("settings changed: match again", palette.warning),
            };
            ui.label(RichText::new(text).small().color(color));
        });
    });
    ui.add_space(space::XS);
    if let Some(job) = state.jobs.running_of(JobKind::Match) {
        let stage = job.stages.last();
        ui.horizontal(|ui| {
            ui.label(secondary(ui, stage.map_or("starting".to_owned(), super::jobs::stage_line)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button("Cancel match").clicked() {
                    commands.send(Command::Cancel(JobKind::Match));
                }
            });
        });
        let width = ui.available_width();
        progress_bar(ui, stage.and_then(|stage| stage.fraction()), width, "Match pool");
        return;
    }
    if let SlotPhase::Failed(failure) = &pool.matching {
        failure_ui(ui, &failure.message);
    }
    let width = ui.available_width();
    ui.add_enabled_ui(pool.can_match(), |ui| {
        if primary_button_sized(ui, "Match pool", width).clicked() {
            commands.send(Command::StartMatch);
        }
    });
}

enum Freshness {
    NotMatched,
    Current,
    Changed,
}

/// Whether the open run is the one of the settings in this panel.
fn freshness(state: &AppState) -> Freshness {
    let Some(run) = state.run() else { return Freshness::NotMatched };
    let (config, pool) = (&run.manifest.config, &state.pool);
    let same = config.pool == pool.arguments
        && config.mapping == pool.mapping
        && config.metadata == pool.metadata
        && config.seed == pool.seed;
    if same { Freshness::Current } else { Freshness::Changed }
}
