//! One pair: its picture, caption, verdict, entries and source.

use eframe::egui::{self, CornerRadius, FontId, Rect, RichText, Sense, Ui, WidgetInfo, vec2};
use egui_material_icons::icons::{ICON_ARROW_BACK, ICON_CONTENT_COPY};

use super::matches::{match_rows, table_ui, verdict, verdict_ui};
use super::{fact_ui, labelled_ui, section_ui};
use crate::app::format::{bytes, thousands};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::caption::{Caption, CaptionStyle};
use crate::app::widgets::controls::{faint, icon_button, secondary};
use crate::app::widgets::pair_card::{PairFacts, mark_tone};
use crate::app::widgets::picture::PictureView;
use crate::app::widgets::textures::Textures;
use crate::app::{AppState, Command, CommandSender, Session};
use crate::pool::{ImageRef, Record};
use crate::preview::{ImageSize, ImageState, PreviewPair};

pub(super) fn pair_ui(
    ui: &mut Ui,
    palette: &Palette,
    state: &AppState,
    session: &Session,
    pair: &PreviewPair,
    textures: &mut Textures,
    commands: &CommandSender,
) {
    if let Some(entry) = state.selection.entry {
        ui.horizontal(|ui| {
            if icon_button(ui, ICON_ARROW_BACK, "Back to the entry").clicked() {
                commands.send(Command::SelectPair(None));
            }
            ui.label(secondary(ui, format!("Entry “{}”", session.run.entries.get(entry))));
        });
    }
    picture_ui(ui, palette, state, pair, textures, commands);
    caption_ui(ui, palette, state, session, pair, commands);

    let run = &session.run;
    let facts = PairFacts::of(run, pair, session.t);
    let rows = match_rows(run, pair, session.t);
    let deciding = rows.first().map(|row| run.entries.get(row.entry));
    let verdict = verdict(run.keep_thresholds[pair.pair.index()], deciding, session.t);
    verdict_ui(ui, palette, &verdict, facts.keep_probability);
    if !rows.is_empty() {
        let n = rows.len();
        section_ui(ui, palette, &if n == 1 { "1 match".to_owned() } else { format!("{n} matches") });
        ui.scope(|ui| table_ui(ui, palette, session, &rows, commands));
    }
    section_ui(ui, palette, "Source");
    source_ui(ui, session, pair, commands);
    if let Ok(record) = &pair.record {
        columns_ui(ui, palette, record, commands);
    }
}

fn picture_ui(
    ui: &mut Ui,
    palette: &Palette,
    state: &AppState,
    pair: &PreviewPair,
    textures: &mut Textures,
    commands: &CommandSender,
) {
    let size = if state.settings.blur_images { ImageSize::Blurred } else { ImageSize::Large };
    let picture = PictureView::of_pair(ui, &state.images, textures, pair, size);
    let width = ui.available_width();
    let height = match &picture {
        PictureView::Shown { size, .. } => (width * size.y / size.x).clamp(120.0, (width * 0.86).min(420.0)),
        PictureView::None => 72.0,
        PictureView::Waiting(_) => width * 0.6,
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height.round()), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, format!("Image: {}", picture.label())));
    picture.paint(ui, palette, rect, CornerRadius::same(space::RADIUS + 2));
    if let PictureView::Shown { state: ImageState::Shown(picture), .. } = &picture {
        let size = format!(
            "{} × {} px · {} · {}",
            thousands(u64::from(picture.source_width_px)),
            thousands(u64::from(picture.source_height_px)),
            picture.format,
            bytes(picture.source_bytes)
        );
        ui.label(faint(ui, size));
    }
    if let Some(detail) = picture.detail() {
        ui.horizontal_wrapped(|ui| {
            ui.label(secondary(ui, detail));
            if ui.link(RichText::new("Retry").small()).clicked() {
                state.images.ask_retry();
            }
        });
    }
    if matches!(picture, PictureView::Waiting(ImageState::Hidden)) {
        let button = ui.button("Load from the network").on_hover_text("Allows network images for this project");
        if button.clicked() {
            commands.send(Command::SetNetworkAllowed(true));
        }
    }
}

fn caption_ui(
    ui: &mut Ui,
    palette: &Palette,
    state: &AppState,
    session: &Session,
    pair: &PreviewPair,
    commands: &CommandSender,
) {
    if let Err(reason) = &pair.record {
        ui.label(RichText::new(reason).color(palette.warning));
        return;
    }
    if pair.caption.is_empty() {
        ui.label(RichText::new("This pair has no text.").color(palette.text_secondary));
        return;
    }
    let button = space::CONTROL + space::XS;
    let style = CaptionStyle {
        font: FontId::proportional(14.0),
        line_height: 22.0,
        max_rows: 200,
        width: ui.available_width() - button,
    };
    let tone_of = |entry| mark_tone(&session.run, session.t, state.selection.entry, entry);
    let caption = Caption::layout(ui, palette, &pair.caption, &pair.marks, tone_of, &style);
    let size = vec2(ui.available_width(), caption.size().y.max(space::CONTROL));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &pair.caption));
    caption.paint(ui.painter(), palette, rect.min);
    let corner = Rect::from_min_size(egui::pos2(rect.right() - space::CONTROL, rect.top() - 2.0), vec2(button, button));
    // Not a part of the layout: it lies beside the caption.
    let mut beside = ui.new_child(egui::UiBuilder::new().max_rect(corner));
    if icon_button(&mut beside, ICON_CONTENT_COPY, "Copy caption").clicked() {
        commands.send(Command::Copy(pair.caption.clone()));
    }
}

fn source_ui(ui: &mut Ui, session: &Session, pair: &PreviewPair, commands: &CommandSender) {
    let run = &session.run;
    let place = run.place(pair.pair);
    let path = run.manifest.files[place.file].path.display().to_string();
    copyable_ui(ui, "File", &pair.file_name, &path, commands);
    fact_ui(ui, "Row", thousands(place.row)).on_hover_text("Counted from 0");
    if let Some(column) = run.manifest.config.mapping.texts.get(usize::from(place.text)) {
        fact_ui(ui, "Caption in", format!("column {column}"));
    }
    let Ok(record) = &pair.record else { return };
    if let Some(uid) = &record.uid {
        copyable_ui(ui, "uid", uid, uid, commands);
    }
    match &record.image {
        ImageRef::Url(url) => copyable_ui(ui, "URL", url, url, commands),
        ImageRef::Path(path) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            copyable_ui(ui, "Image", &name, &path.display().to_string(), commands);
        }
        ImageRef::Bytes(data) => {
            fact_ui(ui, "Image", format!("in the file, {}", bytes(data.len() as u64)));
        }
        ImageRef::None => {}
    }
    if let Some(language) = &record.language {
        fact_ui(ui, "Language", language);
    }
}

/// A row whose value has a copy button; the whole value is in the tooltip.
fn copyable_ui(ui: &mut Ui, label: &str, value: &str, whole: &str, commands: &CommandSender) {
    labelled_ui(ui, label, |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button(ui, ICON_CONTENT_COPY, &format!("Copy {label}")).clicked() {
                commands.send(Command::Copy(whole.to_owned()));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(value).truncate()).on_hover_text(whole);
            });
        });
    });
}

/// Every column of the record, folded at first.
fn columns_ui(ui: &mut Ui, palette: &Palette, record: &Record, commands: &CommandSender) {
    ui.add_space(space::XS);
    let title = RichText::new(format!("All {} columns", record.fields.len())).text_style(theme::section_style());
    egui::CollapsingHeader::new(title.color(palette.text_secondary)).id_salt("columns").show(ui, |ui| {
        for (name, value) in &record.fields {
            let text = match value {
                Some(value) => RichText::new(value),
                None => RichText::new("null").color(palette.text_faint),
            };
            labelled_ui(ui, name, |ui| ui.add(egui::Label::new(text).wrap()));
        }
        if ui.button("Copy row as JSON").clicked() {
            commands.send(Command::Copy(row_as_json(record)));
        }
    });
}

fn row_as_json(record: &Record) -> String {
    let fields = record.fields.iter().map(|(name, value)| {
        let value = value.clone().map_or(serde_json::Value::Null, serde_json::Value::String);
        (name.clone(), value)
    });
    serde_json::Value::Object(fields.collect()).to_string()
}
