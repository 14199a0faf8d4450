//! What is the matter with entries of the list, by kind, with the first of each.

use std::collections::BTreeSet;

use curation::lint::EntryProblemKind;
use eframe::egui::{
    Align, CornerRadius, FontId, Label, Layout, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::{ICON_CHECK_CIRCLE, ICON_INFO, ICON_WARNING};

use crate::app::command::{Command, CommandSender};
use crate::app::panels::entry_table::paint_cell;
use crate::app::theme::{self, space};
use crate::app::widgets::controls::{faint, icon_text, secondary, section};
use crate::app::{AppState, format};
use crate::jobs::{FindingExample, FindingGroup, MetadataReport};

use super::list::sentence;

/// Examples of a kind that are shown before more are asked for.
const N_SHOWN: usize = 3;
const ROW_HEIGHT: f32 = 22.0;

pub(super) fn findings_ui(
    ui: &mut Ui,
    state: &AppState,
    report: &MetadataReport,
    is_current: bool,
    unfolded: &mut BTreeSet<EntryProblemKind>,
    commands: &CommandSender,
) {
    let palette = theme::palette(ui);
    section(ui, "Findings").on_hover_text(format!("Under rule {}; nothing of the list is changed", report.rule));
    if report.findings.is_empty() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.label(icon_text(ICON_CHECK_CIRCLE, 14.0, palette.kept));
            ui.label(secondary(ui, "Nothing is wrong with any entry"));
        });
    }
    // Ids are positions in the list of the run: those of another list mean other entries.
    let can_select = report.is_of_run && is_current;
    ui.spacing_mut().item_spacing.y = 2.0;
    for group in &report.findings {
        group_ui(ui, group);
        let n_shown = if unfolded.contains(&group.kind) { group.examples.len() } else { N_SHOWN };
        for example in group.examples.iter().take(n_shown) {
            example_ui(ui, state, example, can_select, commands);
        }
        fold_ui(ui, group, unfolded);
        ui.add_space(space::M);
    }
}

fn group_ui(ui: &mut Ui, group: &FindingGroup) {
    let palette = theme::palette(ui);
    let title = sentence(&group.kind.to_string());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let is_fault = is_fault(group.kind);
        let (icon, color) = if is_fault { (ICON_WARNING, palette.warning) } else { (ICON_INFO, palette.text_faint) };
        ui.label(icon_text(icon, 14.0, color));
        ui.label(RichText::new(title).text_style(theme::strong_style()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(format::counted(group.n_entries as u64, "entry", "entries"));
        });
    })
    .response
    .on_hover_text(meaning(group.kind));
}

/// Whether entries lose matches by it; the others are only worth knowing.
fn is_fault(kind: EntryProblemKind) -> bool {
    !matches!(kind, EntryProblemKind::CaseTwin | EntryProblemKind::SinglePunctuation)
}

fn meaning(kind: EntryProblemKind) -> &'static str {
    match kind {
        EntryProblemKind::Empty => "Empty entries never match",
        EntryProblemKind::Unreachable => "No text can hold these entries under this rule",
        EntryProblemKind::Duplicate => "Of equal entries the last one gets the matches, the others none",
        EntryProblemKind::CaseTwin => "No fault under rule strict; with “Ignore case” the later ones match alike",
        EntryProblemKind::LeadingSpace => "These match only behind two spaces",
        EntryProblemKind::TrailingSpace => "These match only before two spaces",
        EntryProblemKind::DoubleSpace => "These match only where a text has two spaces as well",
        EntryProblemKind::SinglePunctuation => "A mark matches in nearly every text, and says little",
    }
}

fn example_ui(ui: &mut Ui, state: &AppState, example: &FindingExample, can_select: bool, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let sense = if can_select { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), sense);
    let is_selected = can_select && state.selection.entry == Some(example.entry);
    let text = visible_spaces(&example.text);
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::ListBoxOption,
            can_select,
            is_selected,
            format!("Finding {text}: {}", example.problem),
        )
    });
    if is_selected {
        ui.painter().rect_filled(rect, CornerRadius::same(4), palette.accent_soft);
    } else if can_select && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, CornerRadius::same(4), palette.raised_hovered);
    }
    let middle = rect.left() + 12.0 + (rect.width() * 0.38).floor();
    let name_cell = Rect::from_min_max(pos2(rect.left() + 12.0, rect.top()), pos2(middle, rect.bottom()));
    let problem_cell = Rect::from_min_max(pos2(middle, rect.top()), rect.max);
    paint_cell(ui, name_cell, &text, FontId::new(12.5, theme::medium()), palette.text, false);
    paint_cell(ui, problem_cell, &example.problem, FontId::proportional(11.5), palette.text_faint, false);
    if response.on_hover_text(format!("“{text}”: {}", example.problem)).clicked() {
        commands.send(Command::SelectEntry(Some(example.entry)));
    }
}

/// The rest of the examples, shown or hidden; and what is left out.
fn fold_ui(ui: &mut Ui, group: &FindingGroup, unfolded: &mut BTreeSet<EntryProblemKind>) {
    let is_unfolded = unfolded.contains(&group.kind);
    let n_shown = if is_unfolded { group.examples.len() } else { N_SHOWN };
    if group.n_entries <= N_SHOWN {
        return;
    }
    ui.horizontal(|ui| {
        ui.add_space(space::XL + space::XS);
        let rest = format::thousands_usize(group.n_entries.saturating_sub(n_shown));
        let word = if is_unfolded { "Show fewer" } else { "Show more" };
        let link = ui.link(RichText::new(word).small());
        link.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{word}: {}", group.kind)));
        if link.clicked() {
            if is_unfolded {
                unfolded.remove(&group.kind)
            } else {
                unfolded.insert(group.kind)
            };
        }
        if group.n_entries > n_shown {
            ui.add(Label::new(faint(ui, format!("{rest} not shown"))));
        }
    });
}

/// Spaces that are easily overlooked as dots, blanks as they are escaped.
fn visible_spaces(entry: &str) -> String {
    if entry.is_empty() {
        return "(empty)".to_owned();
    }
    let chars: Vec<char> = entry.chars().collect();
    let is_space = |place: Option<&char>| place.is_none_or(|c| *c == ' ');
    let shown = chars.iter().enumerate().map(|(place, &c)| {
        let before = place.checked_sub(1).and_then(|before| chars.get(before));
        match c {
            ' ' if is_space(before) || is_space(chars.get(place + 1)) => "·".to_owned(),
            c if c.is_control() => c.escape_default().to_string(),
            c => c.to_string(),
        }
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_that_matter_are_seen() {
        assert_eq!(visible_spaces("olive oil"), "olive oil");
        assert_eq!(visible_spaces(" olive  oil "), "·olive··oil·");
        assert_eq!(visible_spaces("a\tb"), "a\\tb");
        assert_eq!(visible_spaces(""), "(empty)");
    }
}
