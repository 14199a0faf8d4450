//! Why a pair is kept or dropped: its entries with count, q, u and u · count, and the verdict in a sentence.

use curation::balance::uniform;
use curation::ids::EntryId;
use eframe::egui::epaint::text::{LayoutJob, TextWrapping};
use eframe::egui::{self, Align2, Color32, CornerRadius, FontId, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::format::{thousands, threshold};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::controls::secondary;
use crate::app::widgets::pair_card::probability_text;
use crate::app::{Command, CommandSender, Session};
use crate::preview::PreviewPair;
use crate::run::RunData;

/// One entry of a pair.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MatchRow {
    pub(super) entry: EntryId,
    /// First byte of its first place in the caption, counted in characters from 1; `None` where it is not found.
    pub(super) place: Option<usize>,
    pub(super) n_places: usize,
    pub(super) count: u64,
    /// t / max(count, t).
    pub(super) q: f64,
    /// The pair's uniform number for this entry.
    pub(super) u: f64,
    /// u · count: kept when the smallest of these is below t.
    pub(super) product: f64,
}

/// The entries of a pair, the deciding one first.
pub(super) fn match_rows(run: &RunData, pair: &PreviewPair, t: f64) -> Vec<MatchRow> {
    let uid = pair.record.as_ref().ok().and_then(|record| record.uid.as_deref());
    let key = run.pair_key(pair.pair, uid);
    let row = |&entry: &EntryId| {
        let count = run.counts.get(entry);
        let u = uniform(key, run.keys.get(entry));
        let mut places = pair.marks.iter().filter(|mark| mark.entry == entry);
        let first = places.next().map(|mark| mark.range.start);
        MatchRow {
            entry,
            place: first.map(|start| pair.caption[..start].chars().count() + 1),
            n_places: usize::from(first.is_some()) + places.count(),
            count,
            q: t / (count as f64).max(t),
            u,
            product: u * count as f64,
        }
    };
    let mut rows: Vec<MatchRow> = pair.entries.iter().map(row).collect();
    rows.sort_by(|a, b| a.product.total_cmp(&b.product));
    rows
}

/// The verdict: a heading and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) is_kept: bool,
    pub(super) title: String,
    pub(super) reason: String,
}

/// Why the pair is kept or dropped at t. `keep_threshold` and `deciding` (the entry with the smallest u · count)
/// come from the run; +∞ means that no t keeps the pair.
pub(super) fn verdict(keep_threshold: f64, deciding: Option<&str>, t: f64) -> Verdict {
    let is_kept = keep_threshold < t;
    let at = threshold(t);
    let title = if is_kept { format!("Kept at t = {at}") } else { format!("Dropped at t = {at}") };
    let reason = match deciding {
        None => "It matches no entry, so no t keeps it.".to_owned(),
        Some(_) if keep_threshold.is_infinite() => "It matches a blocked entry, so no t keeps it.".to_owned(),
        Some(entry) if is_kept => {
            format!("u · count of “{entry}” is {}, below {at}.", product_text(keep_threshold))
        }
        Some(entry) => format!(
            "The smallest u · count is {} (“{entry}”), not below {at}. It is kept from t = {} on.",
            product_text(keep_threshold),
            threshold(keep_threshold.floor() + 1.0)
        ),
    };
    Verdict { is_kept, title, reason }
}

/// A product u · count in three or more digits.
pub(super) fn product_text(product: f64) -> String {
    match product {
        p if p >= 1000.0 => thousands(to_whole(p)),
        p if p >= 100.0 => format!("{p:.0}"),
        p if p >= 10.0 => format!("{p:.1}"),
        p if p >= 0.01 => format!("{p:.2}"),
        p => format!("{p:.1e}"),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates; products are not negative"
)]
fn to_whole(value: f64) -> u64 {
    value.round() as u64
}

fn share_text(share: f64) -> String {
    match share {
        s if s >= 1.0 => "1".to_owned(),
        s if s >= 0.001 => format!("{s:.3}"),
        s => format!("{s:.0e}"),
    }
}

/// Draws the verdict as a quiet coloured note.
pub(super) fn verdict_ui(ui: &mut Ui, palette: &Palette, verdict: &Verdict, keep_probability: f64) {
    let (color, ground) =
        if verdict.is_kept { (palette.kept, palette.kept_soft) } else { (palette.dropped, palette.dropped_soft) };
    egui::Frame::new().fill(ground).corner_radius(space::RADIUS).inner_margin(egui::Margin::symmetric(12, 8)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let title = egui::RichText::new(&verdict.title).text_style(theme::strong_style()).color(color);
            ui.label(title);
            ui.label(egui::RichText::new(&verdict.reason).color(palette.text));
            let chance = format!("Keep probability over all seeds: {}", probability_text(keep_probability));
            ui.label(secondary(ui, chance)).on_hover_text("π = 1 − Π(1 − q) over the entries of the pair");
        },
    );
}

const ROW_HEIGHT: f32 = 22.0;
const TALL_ROW_HEIGHT: f32 = 38.0;
const FONT_PX: f32 = 12.0;
/// Right edges of "at", "count", "q", "u" and "u · count", as distances from the right edge of the table.
const RIGHTS: [f32; 5] = [234.0, 178.0, 126.0, 70.0, 0.0];
/// Room for a place in the caption.
const PLACE_WIDTH: f32 = 40.0;
/// Narrower panels have two lines for each entry instead of columns.
const MIN_COLUMNS_WIDTH: f32 = 340.0;

/// Draws the table. A click on a row selects its entry.
pub(super) fn table_ui(ui: &mut Ui, palette: &Palette, session: &Session, rows: &[MatchRow], commands: &CommandSender) {
    let width = ui.available_width();
    let has_columns = width >= MIN_COLUMNS_WIDTH;
    ui.spacing_mut().item_spacing.y = 0.0;
    if has_columns {
        let (header, _) = ui.allocate_exact_size(vec2(width, ROW_HEIGHT), Sense::hover());
        let cells = ["At", "Count", "q", "u", "u · count"].map(str::to_owned);
        let faint = palette.text_faint;
        paint_columns(ui, header, ("Entry", FontId::proportional(FONT_PX), faint), &cells, faint);
        ui.painter().hline(header.x_range(), header.bottom() - 0.5, egui::Stroke::new(1.0, palette.hairline));
    }
    let smallest = rows.first().map(|row| row.product);
    for row in rows {
        let height = if has_columns { ROW_HEIGHT } else { TALL_ROW_HEIGHT };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        let name = session.run.entries.get(row.entry);
        response.widget_info(|| {
            let label =
                format!("Entry {name}: count {}, u · count {}", thousands(row.count), product_text(row.product));
            WidgetInfo::labeled(Role::Button, true, label)
        });
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, CornerRadius::same(4), palette.raised_hovered);
        } else if Some(row.product) == smallest {
            let ground = if row.product < session.t { palette.kept_soft } else { palette.dropped_soft };
            ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
        }
        let is_head = row.count as f64 > session.t;
        let color = if is_head { palette.head } else { palette.tail };
        let title = (name, FontId::new(FONT_PX, theme::medium()), color);
        if has_columns {
            paint_columns(ui, rect, title, &row.cells(), palette.text);
        } else {
            paint_lines(ui, palette, rect, title, row);
        }
        if response.clicked() {
            commands.send(Command::SelectEntry(Some(row.entry)));
        }
        response.on_hover_ui(|ui| explanation_ui(ui, session, row, is_head));
    }
}

impl MatchRow {
    fn place_text(&self) -> String {
        match (self.place, self.n_places) {
            (None, _) => "–".to_owned(),
            (Some(place), 1) => place.to_string(),
            (Some(place), n) => format!("{place} +{}", n - 1),
        }
    }

    /// Place, count, q, u, u · count.
    fn cells(&self) -> [String; 5] {
        [self.place_text(), thousands(self.count), share_text(self.q), share_text(self.u), product_text(self.product)]
    }
}

fn explanation_ui(ui: &mut Ui, session: &Session, row: &MatchRow, is_head: bool) {
    let part = if is_head { "head" } else { "tail" };
    let name = session.run.entries.get(row.entry);
    ui.label(format!("“{name}”, {part}, rank {}", thousands(u64::from(session.run.rank(row.entry)))));
    ui.label(match row.place {
        Some(place) if row.n_places > 1 => format!("At character {place}, in {} places", row.n_places),
        Some(place) => format!("At character {place}"),
        None => "Its place is not known under this matching rule".to_owned(),
    });
    ui.label(format!("q = t / max(count, t) = {:.6}", row.q));
    ui.label(format!("u = {:.9}, the pair's number for this entry", row.u));
}

type Title<'a> = (&'a str, FontId, Color32);

fn paint_title(ui: &Ui, (name, font, color): Title<'_>, left: f32, y: f32, width: f32) {
    let mut job = LayoutJob::simple_singleline(name.to_owned(), font, color);
    job.wrap = TextWrapping::truncate_at_width(width.max(24.0));
    let galley = ui.painter().layout_job(job);
    let corner = Align2::LEFT_CENTER.anchor_size(pos2(left, y), galley.size()).min;
    ui.painter().galley(corner, galley, color);
}

fn paint_columns(ui: &Ui, row: Rect, title: Title<'_>, cells: &[String; 5], color: Color32) {
    let (left, right, y) = (row.left() + space::S, row.right() - space::S, row.center().y);
    paint_title(ui, title, left, y, right - RIGHTS[0] - PLACE_WIDTH - left);
    for (cell, distance) in cells.iter().zip(RIGHTS) {
        let font = FontId::proportional(FONT_PX);
        ui.painter().text(pos2(right - distance, y), Align2::RIGHT_CENTER, cell, font, color);
    }
}

fn paint_lines(ui: &Ui, palette: &Palette, rect: Rect, title: Title<'_>, row: &MatchRow) {
    let (left, right) = (rect.left() + space::S, rect.right() - space::S);
    let [place, count, q, u, product] = row.cells();
    let y = rect.top() + 12.0;
    let font = FontId::new(FONT_PX, theme::medium());
    let number = ui.painter().text(pos2(right, y), Align2::RIGHT_CENTER, product, font, palette.text);
    let label = pos2(number.left() - space::XS, y);
    let small = FontId::proportional(11.0);
    let label = ui.painter().text(label, Align2::RIGHT_CENTER, "u · count", small, palette.text_faint);
    paint_title(ui, title, left, y, label.left() - left - space::M);
    let text = format!("count {count} · q {q} · u {u} · at {place}");
    let font = FontId::proportional(11.0);
    paint_title(ui, (&text, font, palette.text_secondary), left, rect.top() + 27.0, right - left);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verdict_is_a_sentence() {
        let kept = verdict(0.42, Some("Mandelbrot set"), 20.0);
        assert!(kept.is_kept);
        assert_eq!(kept.title, "Kept at t = 20");
        assert_eq!(kept.reason, "u · count of “Mandelbrot set” is 0.42, below 20.");
        let dropped = verdict(35.1, Some("sunset"), 20.0);
        assert_eq!(dropped.title, "Dropped at t = 20");
        assert_eq!(
            dropped.reason,
            "The smallest u · count is 35.1 (“sunset”), not below 20. It is kept from t = 36 on."
        );
    }

    #[test]
    fn a_pair_exactly_at_t_is_dropped() {
        let verdict = verdict(20.0, Some("dog"), 20.0);
        assert!(!verdict.is_kept);
        assert!(verdict.reason.ends_with("kept from t = 21 on."), "{}", verdict.reason);
    }

    #[test]
    fn pairs_that_no_t_keeps_say_why() {
        assert_eq!(verdict(f64::INFINITY, None, 20.0).reason, "It matches no entry, so no t keeps it.");
        assert_eq!(verdict(f64::INFINITY, Some("x"), 20.0).reason, "It matches a blocked entry, so no t keeps it.");
    }

    #[test]
    fn products_have_few_digits() {
        let texts: Vec<String> = [0.000_12, 0.42, 7.0, 35.12, 351.2, 35_123.4].into_iter().map(product_text).collect();
        assert_eq!(texts, ["1.2e-4", "0.42", "7.00", "35.1", "351", "35,123"]);
    }
}
