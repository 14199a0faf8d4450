//! The rule of the next match, what each rule is good for, and what the engines make of it.

use curation::matching::{EngineKind, EngineReport, EngineShare};
use eframe::egui::{Align, Label, Layout, RichText, Ui};

use crate::app::command::CommandSender;
use crate::app::panels::next_match;
use crate::app::theme::{self, space};
use crate::app::widgets::controls::{faint, section};
use crate::app::{AppState, format};
use crate::config::Rule;

use super::list::sentence;

pub(super) fn rule_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    next_match::rule_ui(ui, state, commands);
    ui.add_space(space::L);
    section(ui, "The other rules");
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for rule in Rule::ALL.into_iter().filter(|rule| *rule != state.pool.rule) {
            ui.label(RichText::new(sentence(rule.name())).text_style(theme::strong_style()));
            ui.add(Label::new(faint(ui, next_match::rule_purpose(rule))).wrap());
            ui.add_space(space::XS);
        }
    });
    if let Some(report) = state.pool.metadata_report.value() {
        ui.add_space(space::L);
        ui.scope(|ui| {
            if !state.pool.metadata_report.is_ready() {
                ui.set_opacity(0.5);
            }
            engines_ui(ui, &report.engines);
        });
    }
    ui.add_space(space::M);
}

/// Which engine serves how many entries, and why.
fn engines_ui(ui: &mut Ui, engines: &EngineReport) {
    section(ui, "Engines")
        .on_hover_text("How the next match serves these entries. All engines give the same result, at different cost");
    ui.spacing_mut().item_spacing.y = 2.0;
    for share in &engines.shares {
        ui.horizontal(|ui| {
            ui.label(RichText::new(engine_name(share)).text_style(theme::strong_style()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(format::counted(share.n_entries as u64, "entry", "entries"));
            });
        });
        ui.add(Label::new(faint(ui, sentence(&share.reason.to_string()))).wrap());
        ui.add_space(space::XS);
    }
}

fn engine_name(share: &EngineShare) -> &'static str {
    match share.engine {
        None => "None: never match",
        Some(EngineKind::Auto | EngineKind::Trie) => "Word trie",
        Some(EngineKind::Automaton) => "Automaton",
        Some(EngineKind::Naive) => "One by one",
    }
}
