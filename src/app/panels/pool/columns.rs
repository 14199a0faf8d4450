//! Which column is what, and the first rows to see whether that is right.

use eframe::egui::{Align, ComboBox, Frame, Grid, Layout, Margin, RichText, ScrollArea, Stroke, Ui, WidgetInfo};
use egui_material_icons::icons::ICON_EXPAND_MORE;

use crate::app::command::{Command, CommandSender};
use crate::app::format;
use crate::app::state::PoolState;
use crate::app::theme::{self, space};
use crate::app::widgets::controls::{elided, faint, form_label, paint_icon, section};
use crate::config::ColumnMapping;
use crate::jobs::OpenedPool;
use crate::pool::Column;

pub(super) fn mapping_ui(ui: &mut Ui, pool: &PoolState, opened: &OpenedPool, commands: &CommandSender) {
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
pub(super) fn preview_ui(ui: &mut Ui, pool: &PoolState, opened: &OpenedPool) {
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
                ui.spacing_mut().interact_size.y = 20.0;
                Grid::new("preview").spacing([space::XL, 2.0]).show(ui, |ui| {
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
