//! Work in the background: what runs, what is over, and what a run has left out.

use eframe::egui::{Align, CollapsingHeader, Label, Layout, RichText, ScrollArea, Ui};
use egui_material_icons::icons::{ICON_BLOCK, ICON_CHECK_CIRCLE, ICON_CONTENT_COPY, ICON_ERROR, ICON_WARNING};

use crate::app::command::{Command, CommandSender};
use crate::app::theme::{self, space};
use crate::app::top_bar::shortened;
use crate::app::widgets::controls::{faint, icon_button, icon_text, progress_bar, secondary, section};
use crate::app::{AppState, format};
use crate::jobs::{FinishedJob, Outcome, RunningJob, StageReport};

/// View state of the panel.
#[derive(Default)]
pub(crate) struct JobsView {}

/// Draws the panel.
pub(crate) fn jobs_ui(ui: &mut Ui, state: &AppState, _view: &mut JobsView, commands: &CommandSender) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let mut n_shown = 0;
        for job in state.jobs.shown() {
            running_ui(ui, job, commands);
            n_shown += 1;
        }
        for (index, job) in state.jobs.finished.iter().enumerate() {
            finished_ui(ui, index, job, commands);
            n_shown += 1;
        }
        if n_shown == 0 {
            ui.label(faint(ui, "Opening, matching and exporting appear here while they run and when they are done"));
        }
        findings_ui(ui, state);
    });
}

/// What a stage of the pipeline does, in words.
pub(crate) fn stage_label(name: &str) -> &str {
    match name {
        "plan" => "Looking at the files",
        "prepare" => "Preparing the matcher",
        "match" => "Matching",
        "merge" => "Adding counts",
        "keep" => "Keep thresholds",
        "finish" => "Finishing",
        "open" => "Opening the run",
        "near misses" => "Matching zero entries again",
        "export" => "Writing",
        other => other,
    }
}

/// `Matching · 120,000 of 640,000 · 1.2M/s · 4 s left`
pub(super) fn stage_line(stage: &StageReport) -> String {
    let mut line = stage_label(&stage.name).to_owned();
    if stage.done > 0 {
        line.push_str(&format!(" · {}", format::thousands(stage.done)));
        if let Some(total) = stage.total {
            line.push_str(&format!(" of {}", format::thousands(total)));
        }
        line.push_str(&format!(" · {}/s", format::compact(stage.rate())));
    }
    if let Some(left) = stage.time_left().filter(|left| left.as_secs() > 0) {
        line.push_str(&format!(" · {} left", format::duration(left)));
    }
    line
}

fn running_ui(ui: &mut Ui, job: &RunningJob, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let stage = job.stages.last();
    ui.horizontal(|ui| {
        ui.label(RichText::new(job.kind.label()).text_style(theme::strong_style()));
        ui.label(faint(ui, shortened(&job.subject, 28))).on_hover_text(&job.subject);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if job.cancelling {
                ui.label(faint(ui, "stopping"));
            } else if ui.small_button("Cancel").on_hover_text(format!("Cancel {}", job.kind.label())).clicked() {
                commands.send(Command::Cancel(job.kind));
            }
        });
    });
    let width = ui.available_width();
    progress_bar(ui, stage.and_then(StageReport::fraction), width, job.kind.label());
    let line = stage.map_or_else(|| "starting".to_owned(), stage_line);
    ui.label(RichText::new(line).small().color(palette.text_secondary));
    ui.add_space(space::S);
}

fn finished_ui(ui: &mut Ui, index: usize, job: &FinishedJob, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let (icon, color) = match &job.outcome {
        Outcome::Done => (ICON_CHECK_CIRCLE, palette.kept),
        Outcome::Cancelled => (ICON_BLOCK, palette.text_faint),
        Outcome::Failed(_) => (ICON_ERROR, palette.error),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.label(icon_text(icon, 14.0, color));
        ui.label(RichText::new(job.kind.label()).text_style(theme::strong_style()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let time = match &job.outcome {
                Outcome::Cancelled => format!("cancelled after {}", format::duration(job.took)),
                _ => format::duration(job.took),
            };
            ui.label(faint(ui, time)).on_hover_ui(|ui| stage_times_ui(ui, &job.stages));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let name = shortened(&job.subject, 30);
                ui.add(Label::new(faint(ui, name)).truncate()).on_hover_text(&job.subject);
            });
        });
    });
    let Outcome::Failed(failure) = &job.outcome else { return };
    ui.add(Label::new(RichText::new(&failure.message).color(palette.error)).wrap());
    ui.horizontal_top(|ui| {
        let title = RichText::new("Details").small().color(palette.text_secondary);
        CollapsingHeader::new(title).id_salt(("job details", index)).show(ui, |ui| {
            ui.add(Label::new(RichText::new(&failure.details).monospace().size(11.0)).wrap().selectable(true));
        });
        if icon_button(ui, ICON_CONTENT_COPY, "Copy failure").clicked() {
            commands.send(Command::Copy(format!("{}\n{}", failure.message, failure.details)));
        }
    });
}

fn stage_times_ui(ui: &mut Ui, stages: &[StageReport]) {
    for stage in stages {
        let mut line = format!("{}: {}", stage_label(&stage.name), format::duration(stage.took));
        if stage.done > 0 {
            line.push_str(&format!(", {} at {}/s", format::thousands(stage.done), format::compact(stage.rate())));
        }
        ui.label(secondary(ui, line));
    }
}

/// What the open run has counted and left out.
fn findings_ui(ui: &mut Ui, state: &AppState) {
    let Some(run) = state.run() else { return };
    let manifest = &run.manifest;
    let totals = &manifest.totals;
    let palette = theme::palette(ui);
    let mut findings: Vec<(String, bool)> = Vec::new();
    findings.extend(
        manifest.rejects.iter().map(|(reason, n)| (format!("{} rejected: {reason}", format::thousands(*n)), true)),
    );
    findings.extend(manifest.warnings.iter().map(|warning| (warning.clone(), true)));
    if totals.null_texts > 0 {
        findings.push((format!("{} null", format::counted(totals.null_texts, "text is", "texts are")), false));
    }
    if totals.empty_texts > 0 {
        findings.push((format!("{} empty", format::counted(totals.empty_texts, "text is", "texts are")), false));
    }
    if findings.is_empty() {
        return;
    }
    ui.add_space(space::M);
    section(ui, "Findings of this run");
    for (text, is_warning) in findings {
        ui.horizontal_top(|ui| {
            let color = if is_warning { palette.warning } else { palette.text_faint };
            ui.label(icon_text(ICON_WARNING, 13.0, color));
            ui.add(Label::new(RichText::new(text).small().color(palette.text_secondary)).wrap());
        });
    }
}
