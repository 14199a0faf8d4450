//! The line at the bottom: what the numbers cover, where the run lies, what is going on.

use eframe::egui::{Align, Layout, RichText, Sense, Ui, vec2};
use egui_material_icons::icons::{ICON_CLOSE, ICON_WARNING};

use super::command::{Command, CommandSender};
use super::layout::PanelKind;
use super::state::AppState;
use super::theme::{self, space};
use super::top_bar::shortened;
use super::widgets::controls::{faint, icon_button, icon_text, progress_bar, secondary};
use super::{copy_as, format};

/// Draws the line.
pub(crate) fn status_bar_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    ui.set_height(22.0);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        scope_ui(ui, state, commands);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| job_ui(ui, state, commands));
    });
}

fn scope_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    let Some(session) = &state.session else {
        ui.label(faint(ui, "No run open"));
        return;
    };
    let run = &session.run;
    let scope = copy_as::scope(run);
    ui.label(secondary(ui, scope)).on_hover_text(
        "What the numbers cover: every pair of the pool, none left out; the draw is the one of this seed.",
    );
    let unmatched = run.n_pairs() - run.n_matched();
    let share = format::percent(unmatched as f64 / run.n_pairs() as f64);
    ui.label(faint(ui, format!("{} unmatched ({share})", format::thousands_usize(unmatched))))
        .on_hover_text("Pairs without a single match: no t keeps them");
    let totals = &run.manifest.totals;
    if totals.rejected > 0 || !run.manifest.warnings.is_empty() {
        let n_findings = totals.rejected + run.manifest.warnings.len() as u64;
        let palette = theme::palette(ui);
        let warning = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.label(icon_text(ICON_WARNING, 14.0, palette.warning));
            let text = format::counted(n_findings, "warning", "warnings");
            ui.label(RichText::new(text).small().color(palette.warning));
        });
        let response = warning.response.interact(Sense::click());
        if response.on_hover_text("Rejected rows and findings: see Jobs").clicked() {
            commands.send(Command::ShowPanel(PanelKind::Jobs));
        }
    }
    let directory = run.directory.display().to_string();
    let text = faint(ui, shortened(&directory, 48));
    let response = ui.add(eframe::egui::Label::new(text).sense(Sense::click()));
    if response.on_hover_text(format!("Run directory: {directory}\nClick to copy")).clicked() {
        commands.send(Command::Copy(directory));
    }
}

fn job_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    let Some(job) = state.jobs.shown().next() else {
        ui.label(faint(ui, "Ready"));
        return;
    };
    if !job.cancelling && icon_button(ui, ICON_CLOSE, &format!("Cancel {}", job.kind.label().to_lowercase())).clicked()
    {
        commands.send(Command::Cancel(job.kind));
    }
    let stage = job.stages.last();
    ui.allocate_ui(vec2(120.0, 4.0), |ui| {
        progress_bar(ui, stage.and_then(|stage| stage.fraction()), 120.0, job.kind.label());
    });
    let mut text = job.kind.label().to_owned();
    if let Some(stage) = stage {
        text.push_str(&format!(" · {}", super::panels::jobs::stage_label(&stage.name)));
    }
    if let Some(left) = stage.and_then(|stage| stage.time_left()).filter(|left| left.as_secs() > 0) {
        text.push_str(&format!(" · {} left", format::duration(left)));
    }
    ui.label(secondary(ui, text));
}
