//! Why a pair is kept or dropped: its entries with count, q, u and u · count, and the verdict in a sentence.

use curation::balance::uniform;
use curation::ids::EntryId;
use eframe::egui::{self, Align2, CornerRadius, FontId, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

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
const FONT_PX: f32 = 12.0;
/// Right edges of the number columns, from the right edge of the table.
const NUMBER_WIDTH: f32 = 58.0;
const PLACE_WIDTH: f32 = 44.0;
/// The place has a column where the panel is at least this wide; else it is in the tooltip.
const WIDE: f32 = 400.0;

/// Draws the table. A click on a row selects its entry.
pub(super) fn table_ui(ui: &mut Ui, palette: &Palette, session: &Session, rows: &[MatchRow], commands: &CommandSender) {
    let width = ui.available_width();
    let is_wide = width >= WIDE;
    ui.spacing_mut().item_spacing.y = 0.0;
    let (header, _) = ui.allocate_exact_size(vec2(width, ROW_HEIGHT), Sense::hover());
    let columns = Columns::new(header, is_wide);
    columns.paint(ui, header.center().y, palette.text_faint, &["Entry", "At", "Count", "q", "u", "u · count"], None);
    ui.painter().hline(header.x_range(), header.bottom() - 0.5, egui::Stroke::new(1.0, palette.hairline));
    let kept_from = rows.first().map(|row| row.product);
    for row in rows {
        let (rect, response) = ui.allocate_exact_size(vec2(width, ROW_HEIGHT), Sense::click());
        let name = session.run.entries.get(row.entry);
        let is_head = row.count as f64 > session.t;
        let is_deciding = Some(row.product) == kept_from;
        let product = product_text(row.product);
        response.widget_info(|| {
            let count = thousands(row.count);
            let label = format!("Entry {name}: count {count}, u · count {product}");
            WidgetInfo::labeled(Role::Button, true, label)
        });
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, CornerRadius::same(4), palette.raised_hovered);
        } else if is_deciding {
            let ground = if row.product < session.t { palette.kept_soft } else { palette.dropped_soft };
            ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
        }
        let place = match (row.place, row.n_places) {
            (None, _) => "–".to_owned(),
            (Some(place), 1) => place.to_string(),
            (Some(place), n) => format!("{place} +{}", n - 1),
        };
        let cells = [name, &place, &thousands(row.count), &share_text(row.q), &share_text(row.u), &product];
        let entry_color = if is_head { palette.head } else { palette.tail };
        Columns::new(rect, is_wide).paint(ui, rect.center().y, palette.text, &cells, Some(entry_color));
        if response.clicked() {
            commands.send(Command::SelectEntry(Some(row.entry)));
        }
        response.on_hover_ui(|ui| {
            let part = if is_head { "head" } else { "tail" };
            ui.label(format!("“{name}”, {part}, rank {}", thousands(u64::from(session.run.rank(row.entry)))));
            ui.label(match row.place {
                Some(place) if row.n_places > 1 => format!("At character {place}, in {} places", row.n_places),
                Some(place) => format!("At character {place}"),
                None => "Its place is not known under this matching rule".to_owned(),
            });
            ui.label(format!("q = t / max(count, t) = {:.6}", row.q));
            ui.label(format!("u = {:.9}, the pair's number for this entry", row.u));
        });
    }
}

/// Where the cells of a row lie.
struct Columns {
    left: f32,
    /// Right edges of: at, count, q, u, u · count.
    rights: [f32; 5],
    is_wide: bool,
}

impl Columns {
    fn new(row: Rect, is_wide: bool) -> Self {
        let right = row.right() - space::S;
        let product = right;
        let u = product - NUMBER_WIDTH - 6.0;
        let q = u - NUMBER_WIDTH + 8.0;
        let count = q - NUMBER_WIDTH + 12.0;
        let place = count - NUMBER_WIDTH - 4.0;
        Self { left: row.left() + space::S, rights: [place, count, q, u, product], is_wide }
    }

    fn entry_width(&self) -> f32 {
        let right = if self.is_wide { self.rights[0] - PLACE_WIDTH } else { self.rights[1] - NUMBER_WIDTH };
        (right - self.left - space::S).max(24.0)
    }

    fn paint(&self, ui: &Ui, y: f32, color: egui::Color32, cells: &[&str; 6], entry_color: Option<egui::Color32>) {
        let painter = ui.painter();
        let font = FontId::proportional(FONT_PX);
        let entry_font = if entry_color.is_some() { FontId::new(FONT_PX, theme::medium()) } else { font.clone() };
        let entry_color = entry_color.unwrap_or(color);
        let mut job = egui::epaint::text::LayoutJob::simple_singleline(cells[0].to_owned(), entry_font, entry_color);
        job.wrap = egui::epaint::text::TextWrapping::truncate_at_width(self.entry_width());
        let galley = painter.layout_job(job);
        let corner: Pos2 = Align2::LEFT_CENTER.anchor_size(pos2(self.left, y), galley.size()).min;
        painter.galley(corner, galley, entry_color);
        for (index, (cell, right)) in cells[1..].iter().zip(self.rights).enumerate() {
            if index > 0 || self.is_wide {
                painter.text(pos2(right, y), Align2::RIGHT_CENTER, cell, font.clone(), color);
            }
        }
    }
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
