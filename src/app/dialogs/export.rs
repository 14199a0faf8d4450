//! Writing the subset: format, place, and how many pairs exactly.

use std::path::PathBuf;

use eframe::egui::{Align, Frame, Layout, Margin, RichText, TextEdit, Ui};

use crate::app::command::{Command, CommandSender};
use crate::app::export_form::{ExportForm, FORMATS, ending};
use crate::app::theme::{self, space};
use crate::app::widgets::controls::{faint, form_label, primary_button, room_beside, secondary};
use crate::app::widgets::segmented::segmented_ui;
use crate::app::{AppState, format};
use crate::jobs::JobKind;

/// The path while it is typed.
#[derive(Default)]
pub(crate) struct ExportView {
    typed: Option<String>,
}

pub(super) fn export_ui(ui: &mut Ui, state: &AppState, view: &mut ExportView, commands: &CommandSender) {
    ui.set_width(480.0);
    ui.heading("Export subset");
    let Some(session) = &state.session else {
        ui.label("Match a pool first: then its drawn pairs can be written");
        return;
    };
    let palette = theme::palette(ui);
    let numbers = &session.numbers;
    ui.add_space(space::M);
    Frame::new().fill(palette.raised).corner_radius(8).inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let n_pairs = format::thousands_usize(numbers.drawn_pairs);
        ui.label(RichText::new(n_pairs).text_style(theme::number_style()));
        let text = format!(
            "pairs will be written: {} of {}, at t = {}, seed {}",
            format::percent(numbers.kept_share),
            format::thousands_usize(session.run.n_pairs()),
            format::threshold(session.t),
            session.run.manifest.config.seed
        );
        ui.label(secondary(ui, text));
    });
    ui.add_space(space::M);
    form_ui(ui, &state.export, view, commands);
    ui.add_space(space::L);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let ready = state.export.out.is_some() && !state.jobs.is_running(JobKind::Export);
        ui.add_enabled_ui(ready, |ui| {
            let text = format!("Write {}", format::counted(numbers.drawn_pairs as u64, "pair", "pairs"));
            if primary_button(ui, &text).clicked() {
                commands.send(Command::StartExport);
            }
        });
        if ui.button("Cancel").clicked() {
            commands.send(Command::ShowDialog(None));
        }
    });
}

fn form_ui(ui: &mut Ui, form: &ExportForm, view: &mut ExportView, commands: &CommandSender) {
    let palette = theme::palette(ui);
    form_label(ui, "Format");
    let choices: Vec<_> = FORMATS.iter().map(|&(format, label, ..)| (format, label)).collect();
    if let Some(format) = segmented_ui(ui, palette, form.format, &choices) {
        let out = form.out.as_ref().map(|out| out.with_extension(ending(format)));
        view.typed = None;
        commands.send(Command::SetExportForm(ExportForm { format, out, ..form.clone() }));
    }
    if let Some((.., purpose)) = FORMATS.iter().find(|(format, ..)| *format == form.format) {
        ui.label(faint(ui, *purpose));
    }
    ui.add_space(space::S);
    let label = form_label(ui, "File");
    ui.horizontal(|ui| {
        let shown = form.out.as_ref().map(|out| out.display().to_string()).unwrap_or_default();
        let mut text = view.typed.clone().unwrap_or(shown);
        let edit = TextEdit::singleline(&mut text)
            .hint_text("Where the subset is written")
            .desired_width(room_beside(ui, &["Browse…"]));
        let response = ui.add(edit).labelled_by(label.id);
        if response.changed() {
            let out = (!text.trim().is_empty()).then(|| PathBuf::from(text.trim()));
            view.typed = Some(text);
            commands.send(Command::SetExportForm(ExportForm { out, ..form.clone() }));
        }
        if ui.button("Browse…").clicked() {
            view.typed = None;
            commands.send(Command::AskExportPath);
        }
    });
    let mut overwrite = form.overwrite;
    if ui.checkbox(&mut overwrite, "Replace the file if it exists").changed() {
        commands.send(Command::SetExportForm(ExportForm { overwrite, ..form.clone() }));
    }
}
