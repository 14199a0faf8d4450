//! What would match: entries of the open run without a match that a switch would help.

use curation::near_miss::{NearMiss, variants};
use curation::text::{MatchRule, Switches};
use eframe::egui::{
    Align, Button, CornerRadius, FontId, Label, Layout, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::{ICON_CHECK_CIRCLE, ICON_TROUBLESHOOT};

use crate::app::command::{Command, CommandSender};
use crate::app::panels::entry_table::paint_cell;
use crate::app::panels::jobs::stage_line;
use crate::app::theme::{self, space};
use crate::app::widgets::controls::{faint, primary_button_sized, progress_bar, secondary};
use crate::app::widgets::empty::empty_ui;
use crate::app::{AppState, Session, format};
use crate::jobs::{JobKind, NearMissList};

use super::super::next_match::failure_ui;

const SWITCH_WIDTH: f32 = 128.0;
const TEXTS_WIDTH: f32 = 72.0;
const HEADER_HEIGHT: f32 = 24.0;
const SWITCH_HEIGHT: f32 = 24.0;

pub(super) fn near_misses_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let Some(session) = &state.session else {
        let hint = "Match a pool or open a run: then the entries without a match can be tried under other rules";
        empty_ui(ui, palette, ICON_TROUBLESHOOT, "Nothing to try yet", hint, |_| {});
        return;
    };
    if let Some(failure) = session.near_misses.failure() {
        failure_ui(ui, &failure.message);
    }
    let is_running = session.near_misses.is_running();
    if is_running {
        running_ui(ui, state, commands);
    }
    match session.near_misses.value() {
        Some(list) => list_ui(ui, state, session, list, commands),
        None if is_running => {}
        None => ask_ui(ui, session, commands),
    }
}

/// Before the first search: what it does and costs, or why there is nothing to search.
fn ask_ui(ui: &mut Ui, session: &Session, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let run = &session.run;
    let n_zero = session.numbers.zero_entries;
    if n_zero == 0 {
        let hint = "There is no entry without a match in this run";
        empty_ui(ui, palette, ICON_CHECK_CIRCLE, "Every entry matches", hint, |_| {});
        return;
    }
    if variants(run_rule(session)).is_empty() {
        let hint = "The open run was matched with all three switches: there is none left to try";
        empty_ui(ui, palette, ICON_CHECK_CIRCLE, "Nothing to try", hint, |_| {});
        return;
    }
    let hint = format!(
        "Without a match: {} of {}. Some may stand in the texts in other case, with other spaces or beside other \
         marks. Looking for them reads all {} again",
        format::thousands_usize(n_zero),
        format::counted(run.entries.len() as u64, "entry", "entries"),
        format::counted(run.n_pairs() as u64, "text", "texts"),
    );
    empty_ui(ui, palette, ICON_TROUBLESHOOT, "Would they match?", &hint, |ui| {
        if primary_button_sized(ui, "Find near misses", 160.0).clicked() {
            commands.send(Command::FindNearMisses);
        }
    });
}

fn running_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    let stage = state.jobs.running_of(JobKind::NearMisses).and_then(|job| job.stages.last());
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button("Cancel near misses").clicked() {
                commands.send(Command::Cancel(JobKind::NearMisses));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let line = stage.map_or_else(|| "Preparing the matchers".to_owned(), stage_line);
                ui.add(Label::new(secondary(ui, line)).truncate());
            });
        });
    });
    let width = ui.available_width();
    progress_bar(ui, stage.and_then(|stage| stage.fraction()), width, "Find near misses");
}

fn list_ui(ui: &mut Ui, state: &AppState, session: &Session, list: &NearMissList, commands: &CommandSender) {
    ui.add(Label::new(RichText::new(scope(list)).text_style(theme::strong_style())).wrap());
    if list.near_misses.is_empty() {
        let hint = "No switch helps any of them: the texts of this pool do not have these entries";
        empty_ui(ui, theme::palette(ui), ICON_CHECK_CIRCLE, "No near misses", hint, |_| {});
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = SWITCH_HEIGHT;
    ui.add_space(space::XS);
    for (rule, n_entries) in &list.by_rule {
        switch_ui(ui, state, *rule, run_rule(session), *n_entries, commands);
    }
    ui.add_space(space::M);
    header_ui(ui);
    ScrollArea::vertical().id_salt("near misses").auto_shrink([false, false]).show_rows(
        ui,
        space::ROW,
        list.near_misses.len(),
        |ui, rows| {
            let first = rows.start;
            for (place, miss) in (first..).zip(&list.near_misses[rows]) {
                row_ui(ui, state, session, place, miss, commands);
            }
        },
    );
}

/// What the list covers, in words.
fn scope(list: &NearMissList) -> String {
    format!(
        "{} of {} would match; all {}",
        format::thousands_usize(list.n_entries),
        format::counted(list.n_zero as u64, "zero entry", "zero entries"),
        format::counted(list.n_texts, "text", "texts"),
    )
}

/// How many entries a switch helps, and the button that turns it on for the next match.
fn switch_ui(
    ui: &mut Ui,
    state: &AppState,
    rule: MatchRule,
    run_rule: MatchRule,
    n_entries: usize,
    commands: &CommandSender,
) {
    let added = added_switches(rule, run_rule);
    let wanted = union(state.pool.switches, rule.switches);
    ui.horizontal(|ui| {
        ui.label(&added);
        ui.label(faint(ui, format!("helps {}", format::counted(n_entries as u64, "entry", "entries"))));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let is_on = wanted == state.pool.switches;
            let response = ui.add_enabled(!is_on, Button::new(if is_on { "On" } else { "Turn on" }).small());
            response
                .widget_info(|| WidgetInfo::labeled(Role::Button, !is_on, format!("Turn on {}", added.to_lowercase())));
            if response.on_hover_text("For the next match").clicked() {
                commands.send(Command::SetSwitches(wanted));
            }
        });
    });
}

/// The switches that `rule` has and the run had not.
pub(in crate::app::panels) fn added_switches(rule: MatchRule, run_rule: MatchRule) -> String {
    let (with, without) = (rule.switches, run_rule.switches);
    let added: Vec<&str> = [
        (with.ignore_case && !without.ignore_case, "Ignore case"),
        (with.collapse_spaces && !without.collapse_spaces, "Collapse spaces"),
        (with.unicode_boundaries && !without.unicode_boundaries, "Unicode boundaries"),
    ]
    .into_iter()
    .filter_map(|(is_added, name)| is_added.then_some(name))
    .collect();
    match added.as_slice() {
        [single] => (*single).to_owned(),
        [_, _] => "Both together".to_owned(),
        _ => "All together".to_owned(),
    }
}

fn union(a: Switches, b: Switches) -> Switches {
    Switches {
        ignore_case: a.ignore_case || b.ignore_case,
        collapse_spaces: a.collapse_spaces || b.collapse_spaces,
        unicode_boundaries: a.unicode_boundaries || b.unicode_boundaries,
    }
}

pub(in crate::app::panels) fn run_rule(session: &Session) -> MatchRule {
    session.run.manifest.config.match_options().rule
}

/// Entry, switch, texts.
fn cells(rect: Rect) -> [Rect; 3] {
    let texts = rect.right() - TEXTS_WIDTH;
    let switch = texts - SWITCH_WIDTH;
    let cell = |left: f32, right: f32| Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
    [cell(rect.left(), switch), cell(switch, texts), cell(texts, rect.right())]
}

fn header_ui(ui: &mut Ui) {
    let palette = theme::palette(ui);
    // As wide as the rows, which leave room for their scroll bar.
    let width = ui.available_width() - ui.spacing().scroll.allocated_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEADER_HEIGHT), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.hairline));
    let [entry, switch, texts] = cells(rect);
    let font = FontId::new(11.5, theme::medium());
    for (cell, title, at_right) in
        [(entry, "Entry", false), (switch, "Would match with", false), (texts, "Texts ↓", true)]
    {
        paint_cell(ui, cell, title, font.clone(), palette.text_secondary, at_right);
    }
}

fn row_ui(ui: &mut Ui, state: &AppState, session: &Session, place: usize, miss: &NearMiss, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let name = session.run.entries.get(miss.entry);
    let added = added_switches(miss.rule, run_rule(session));
    let texts = format::thousands(miss.n_texts);
    let is_selected = state.selection.entry == Some(miss.entry);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), space::ROW), Sense::click());
    response.widget_info(|| {
        let label = format!("Near miss {name}: {}, {texts} texts", added.to_lowercase());
        WidgetInfo::selected(Role::Row, true, is_selected, label)
    });
    let fill = match (is_selected, response.hovered() || response.has_focus()) {
        (true, _) => palette.accent_soft,
        (false, true) => palette.raised,
        (false, false) if place % 2 == 1 => palette.stripe,
        (false, false) => palette.surface,
    };
    ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    if is_selected {
        let edge = Rect::from_min_size(rect.min, vec2(2.0, rect.height()));
        ui.painter().rect_filled(edge, CornerRadius::ZERO, palette.accent);
    }
    let [entry_cell, switch_cell, texts_cell] = cells(rect);
    paint_cell(ui, entry_cell, name, FontId::new(13.0, theme::medium()), palette.text, false);
    paint_cell(ui, switch_cell, &added, FontId::proportional(12.0), palette.text_secondary, false);
    paint_cell(ui, texts_cell, &texts, FontId::proportional(13.0), palette.text, true);
    if response.clicked() {
        commands.send(Command::SelectEntry(if is_selected { None } else { Some(miss.entry) }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches_are_named_by_what_they_add() {
        let case = Switches { ignore_case: true, ..Switches::default() };
        let all = Switches { ignore_case: true, collapse_spaces: true, unicode_boundaries: true };
        let with = |switches| MatchRule { switches, ..MatchRule::STRICT };
        assert_eq!(added_switches(with(case), MatchRule::STRICT), "Ignore case");
        assert_eq!(added_switches(with(all), MatchRule::STRICT), "All together");
        assert_eq!(added_switches(with(all), with(case)), "Both together");
    }
}
