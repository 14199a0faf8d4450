//! The list in use, section by section.

use eframe::egui::{Align, Frame, Label, Layout, Margin, RichText, Ui};
use egui_material_icons::icons::ICON_LIST_ALT;

use crate::app::command::CommandSender;
use crate::app::theme::{self, space};
use crate::app::widgets::badge::{Badge, Tone};
use crate::app::widgets::controls::{elided, faint, secondary};
use crate::app::widgets::empty::empty_ui;
use crate::app::{AppState, format};
use crate::jobs::MetadataReport;

use super::findings::findings_ui;
use super::shares::shares_ui;
use super::{super::next_match, MetadataView};

pub(super) fn list_ui(ui: &mut Ui, state: &AppState, view: &mut MetadataView, commands: &CommandSender) {
    let pool = &state.pool;
    next_match::list_path_ui(ui, pool, &mut view.typed, commands);
    if pool.metadata.is_empty() {
        let palette = theme::palette(ui);
        let hint = "Choose a file with one entry per line or a column named entry, or use the bundled list";
        empty_ui(ui, palette, ICON_LIST_ALT, "No metadata list yet", hint, |_| {});
        return;
    }
    let report = pool.metadata_report.value();
    if let Some(report) = report {
        card_ui(ui, report);
    } else if pool.metadata_report.is_running() || pool.metadata_info.is_running() {
        ui.label(faint(ui, "Looking at every entry…"));
    }
    if let Some(failure) = pool.metadata_report.failure() {
        next_match::failure_ui(ui, &failure.message);
    }
    let Some(report) = report else { return };
    // Under the rule of before, until the job has answered.
    let is_current = pool.metadata_report.is_ready();
    ui.scope(|ui| {
        if !is_current {
            ui.set_opacity(0.5);
        }
        ui.add_space(space::L);
        shares_ui(ui, "Sources", "Source", &report.sources, report);
        if !report.languages.is_empty() {
            ui.add_space(space::L);
            shares_ui(ui, "Languages", "Language", &report.languages, report);
        }
        ui.add_space(space::L);
        findings_ui(ui, state, report, is_current, &mut view.unfolded, commands);
        ui.add_space(space::M);
    });
}

/// Name, size and how much of it the pool holds.
fn card_ui(ui: &mut Ui, report: &MetadataReport) {
    let palette = theme::palette(ui);
    Frame::new().fill(palette.raised).corner_radius(8).inner_margin(Margin::symmetric(12, 9)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.horizontal(|ui| {
            let entries = format::counted(report.n_entries as u64, "entry", "entries");
            ui.label(RichText::new(entries).text_style(theme::number_style()).size(17.0));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let word = if report.is_bundled { "Bundled" } else { "File" };
                Badge::new(Tone::Neutral, word).ui(ui, palette);
            });
        });
        let name = if report.is_bundled { "WordNet 3.0, synset names and lemmas" } else { report.name.as_str() };
        let width = ui.available_width();
        elided(ui, secondary(ui, name), name, width);
        let whole = &report.whole;
        let line = if report.is_of_run {
            let rate = format::percent(whole.hit_rate());
            format!("{} of them match in the open run ({rate})", format::thousands_usize(whole.n_hit))
        } else {
            "Not the list of the open run: match to see which of them the pool holds".to_owned()
        };
        ui.add(Label::new(faint(ui, line)).wrap());
    });
}

/// With a capital, as window text has it.
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
