//! A small table: entries, hit rate and share of the matches by source or language.

use eframe::egui::{Align2, CornerRadius, FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::format;
use crate::app::panels::entry_table::{CELL_PADDING, paint_cell};
use crate::app::theme::{self, space};
use crate::app::widgets::controls::{faint, section};
use crate::jobs::{LabelShare, MetadataReport};

const NUMBER_WIDTH: f32 = 70.0;
const HEADER_HEIGHT: f32 = 22.0;

pub(super) fn shares_ui(ui: &mut Ui, title: &str, column: &str, shares: &[LabelShare], report: &MetadataReport) {
    section(ui, title);
    ui.spacing_mut().item_spacing.y = 0.0;
    header_ui(ui, column);
    for share in shares {
        row_ui(ui, share.name.as_deref().unwrap_or("(none)"), share, report, false);
    }
    if shares.len() != 1 {
        row_ui(ui, "All entries", &report.whole, report, true);
    }
    ui.reset_style();
    if shares.is_empty() {
        ui.label(faint(ui, "The list names no sources"));
    }
}

/// The name takes what the three numbers leave.
fn cells(rect: Rect) -> [Rect; 4] {
    // The text of the outer cells is flush with that of other sections.
    let rect = rect.expand2(vec2(CELL_PADDING, 0.0));
    let left = rect.right() - 3.0 * NUMBER_WIDTH;
    let name = Rect::from_min_max(rect.min, pos2(left, rect.bottom()));
    let number = |place: f32| {
        Rect::from_min_size(pos2(left + place * NUMBER_WIDTH, rect.top()), vec2(NUMBER_WIDTH, rect.height()))
    };
    [name, number(0.0), number(1.0), number(2.0)]
}

fn header_ui(ui: &mut Ui, column: &str) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER_HEIGHT), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.hairline));
    let titles = [
        (column, ""),
        ("Entries", "How many entries"),
        ("Hit rate", "Entries with count > 0 in the open run"),
        ("Matches", "Their share of all matches of the open run"),
    ];
    for (cell, (title, hint)) in cells(rect).into_iter().zip(titles) {
        let is_number = !hint.is_empty();
        let font = FontId::new(11.5, theme::medium());
        paint_cell(ui, cell, title, font, palette.text_secondary, is_number);
        if is_number {
            ui.interact(cell, ui.scope_id().with((column, title)), Sense::hover()).on_hover_text(hint);
        }
    }
}

fn row_ui(ui: &mut Ui, name: &str, share: &LabelShare, report: &MetadataReport, is_total: bool) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), space::ROW), Sense::hover());
    let n_matches = report.whole.n_matches.max(1);
    let (hit_rate, matches) = if report.is_of_run {
        (format::percent(share.hit_rate()), format::percent(share.n_matches as f64 / n_matches as f64))
    } else {
        ("–".to_owned(), "–".to_owned())
    };
    let entries = format::thousands_usize(share.n_entries);
    response.widget_info(|| {
        let label = format!("{name}: {entries} entries, hit rate {hit_rate}, {matches} of the matches");
        WidgetInfo::labeled(Role::Row, true, label)
    });
    if is_total {
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, palette.hairline));
    }
    let [name_cell, entries_cell, hit_cell, matches_cell] = cells(rect);
    let color = if is_total { palette.text_secondary } else { palette.text };
    paint_cell(ui, name_cell, name, FontId::new(12.5, theme::medium()), color, false);
    let number = FontId::proportional(12.5);
    paint_cell(ui, entries_cell, &entries, number.clone(), color, true);
    paint_cell(ui, hit_cell, &hit_rate, number.clone(), color, true);
    paint_cell(ui, matches_cell, &matches, number, color, true);
    if report.is_of_run {
        let of_matches = share.n_matches as f64 / n_matches as f64;
        for (cell, fraction) in [(hit_cell, share.hit_rate()), (matches_cell, of_matches)] {
            bar_ui(ui, cell, fraction, palette.outline);
        }
    }
    let whole = format!(
        "{name}: {} of {entries} entries match, {} matches",
        format::thousands_usize(share.n_hit),
        format::thousands(share.n_matches)
    );
    response.on_hover_text(if report.is_of_run { whole } else { name.to_owned() });
}

/// A share as a thin bar under its digits, growing from the right.
fn bar_ui(ui: &Ui, cell: Rect, fraction: f64, color: eframe::egui::Color32) {
    #[expect(clippy::cast_possible_truncation, reason = "a fraction between 0 and 1")]
    let fraction = fraction.clamp(0.0, 1.0) as f32;
    let track = vec2(cell.width() - 16.0, 2.0);
    let corner = pos2(cell.right() - 8.0, cell.bottom() - 2.0);
    let bar = Align2::RIGHT_BOTTOM.anchor_size(corner, vec2(track.x * fraction, track.y));
    ui.painter().rect_filled(bar, CornerRadius::same(1), color);
}
