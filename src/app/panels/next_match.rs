//! What the next match will do: against which list, by which rule, with which seed; and the button. The pool panel
//! and the metadata panel share it.

use eframe::egui::{Align, DragValue, Frame, Label, Layout, Margin, Panel, RichText, Stroke, TextEdit, Ui};
use egui_material_icons::icons::ICON_WARNING;

use crate::app::command::{Command, CommandSender};
use crate::app::state::PoolState;
use crate::app::theme::{self, space};
use crate::app::widgets::controls::{
    faint, form_label, icon_text, name_text_field, primary_button_sized, progress_bar, room_beside, secondary, section,
};
use crate::app::widgets::segmented::segmented_ui;
use crate::app::{AppState, format};
use crate::config::{Rule, Switches};
use crate::jobs::{JobKind, SlotPhase};
use crate::metadata::BUNDLED_NAME;

/// The path of the list, typed, chosen, or the bundled one. `typed` holds what is not entered yet.
pub(super) fn list_path_ui(ui: &mut Ui, pool: &PoolState, typed: &mut Option<String>, commands: &CommandSender) {
    ui.horizontal(|ui| {
        let mut text = typed.clone().unwrap_or_else(|| pool.metadata.clone());
        let edit = TextEdit::singleline(&mut text)
            .id(ui.scope_id().with("metadata path"))
            .hint_text("JSON, CSV, TSV, text or Parquet")
            .desired_width(room_beside(ui, &["Choose…"]));
        let response = ui.add(edit);
        name_text_field(&response, &text, "Metadata path");
        if response.changed() {
            *typed = Some(text);
        }
        if response.lost_focus()
            && let Some(typed) = typed.take()
        {
            commands.send(Command::SetMetadata(typed.trim().to_owned()));
        }
        if ui.button("Choose…").clicked() {
            *typed = None;
            commands.send(Command::AskMetadata);
        }
    });
    if let Some(failure) = pool.metadata_info.failure() {
        failure_ui(ui, &failure.message);
    }
    if pool.metadata != BUNDLED_NAME {
        let response = ui.button("Use bundled WordNet list");
        if response.on_hover_text("All synset names and lemmas of WordNet 3.0; it comes with the program").clicked() {
            *typed = None;
            commands.send(Command::SetMetadata(BUNDLED_NAME.to_owned()));
        }
    }
}

/// The size of the list and its faults, in short.
pub(super) fn list_info_ui(ui: &mut Ui, pool: &PoolState) {
    let palette = theme::palette(ui);
    if pool.metadata_info.failure().is_some() {
        return;
    }
    if let Some(info) = pool.metadata_info.value() {
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

/// What a rule is good for, in one line.
pub(super) fn rule_purpose(rule: Rule) -> &'static str {
    match rule {
        Rule::Strict => "An entry stands between two spaces: equal to the published English code",
        Rule::Worldwide => "The published multilingual code, with its known faults",
        Rule::Fixed => "Worldwide without these faults: not published, so not comparable",
    }
}

/// By which rule entries match; switches add to it, and every number then says so.
pub(super) fn rule_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    rule_choice_ui(ui, state, commands);
    ui.add(Label::new(faint(ui, rule_purpose(state.pool.rule))).wrap());
    switches_ui(ui, state, commands);
    run_rule_ui(ui, state);
}

/// The three rules side by side.
fn rule_choice_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let pool = &state.pool;
    section(ui, "Rule of the next match");
    let choices = [(Rule::Strict, "Strict"), (Rule::Worldwide, "Worldwide"), (Rule::Fixed, "Fixed")];
    if let Some(rule) = segmented_ui(ui, palette, pool.rule, &choices) {
        commands.send(Command::SetRule(rule));
    }
}

/// What may be added to the rule.
fn switches_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    let pool = &state.pool;
    let mut switches = pool.switches;
    let Switches { ignore_case, collapse_spaces, unicode_boundaries } = &mut switches;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        switch_ui(ui, ignore_case, "Ignore case", "“DOG” matches “dog”");
        switch_ui(ui, collapse_spaces, "Collapse spaces", "two spaces match one");
        switch_ui(ui, unicode_boundaries, "Unicode boundaries", "“dog-house” holds “dog”");
    });
    if switches != pool.switches {
        commands.send(Command::SetSwitches(switches));
    }
}

/// Whether the open run was made with another rule. Below the controls: they stay where the pointer is.
fn run_rule_ui(ui: &mut Ui, state: &AppState) {
    let run_rule = state.run().map(|run| run.manifest.config.match_options().rule);
    if let Some(run_rule) = run_rule.filter(|rule| *rule != state.pool.match_rule()) {
        let text = format!("The open run was matched with rule {run_rule}");
        ui.add(Label::new(RichText::new(text).small().color(theme::palette(ui).warning)).wrap());
    }
}

/// A check box with an example beside it.
fn switch_ui(ui: &mut Ui, on: &mut bool, name: &str, example: &str) {
    ui.horizontal(|ui| {
        ui.checkbox(on, name);
        ui.add(Label::new(faint(ui, example)).truncate());
    });
}

/// What failed, in one line, on the ground of errors.
pub(super) fn failure_ui(ui: &mut Ui, message: &str) {
    let palette = theme::palette(ui);
    Frame::new().fill(palette.error_soft).corner_radius(space::RADIUS).inner_margin(Margin::symmetric(10, 6)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(message).color(palette.error)).wrap());
        },
    );
}

/// Seed and button at the bottom of a panel: in view, whatever the length of what is above.
pub(super) fn match_foot_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    let foot = Frame::new().inner_margin(Margin { left: 0, right: 0, top: 8, bottom: 0 });
    let id = ui.scope_id().with("match");
    Panel::bottom(id).frame(foot).resizable(false).show_separator_line(false).show(ui, |ui| {
        let top = ui.max_rect().top() - 8.0;
        let line = Stroke::new(1.0, theme::palette(ui).hairline);
        ui.painter().hline(ui.max_rect().x_range(), top, line);
        match_ui(ui, state, commands);
    });
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
            ui.label(secondary(ui, stage.map_or("starting".to_owned(), crate::app::panels::jobs::stage_line)));
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
        && config.match_options().rule == pool.match_rule()
        && config.seed == pool.seed;
    if same { Freshness::Current } else { Freshness::Changed }
}
