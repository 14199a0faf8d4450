//! The small card beside the pointer in a plot: what lies there.

use eframe::egui;
use egui::{Color32, CornerRadius, FontId, Painter, Pos2, Rect, Stroke, StrokeKind, vec2};

use crate::app::theme::{Palette, medium, space};

/// A title and some lines of "label, value".
pub(crate) struct Readout {
    pub(crate) title: String,
    pub(crate) title_color: Color32,
    pub(crate) rows: Vec<(&'static str, String)>,
}

const FONT_PX: f32 = 12.0;
const ROW_HEIGHT: f32 = 17.0;
const MAX_TITLE_WIDTH: f32 = 260.0;

impl Readout {
    /// Paints the card near `pointer`, inside `bounds`.
    pub(crate) fn paint(&self, painter: &Painter, palette: &Palette, pointer: Pos2, bounds: Rect) {
        // Above whatever is painted over the plot later, as the line of t.
        let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("plot readout"));
        let painter = &painter.ctx().layer_painter(layer);
        let title = {
            let mut job = egui::epaint::text::LayoutJob::simple_singleline(
                self.title.clone(),
                FontId::new(13.0, medium()),
                self.title_color,
            );
            job.wrap = egui::epaint::text::TextWrapping::truncate_at_width(MAX_TITLE_WIDTH);
            painter.layout_job(job)
        };
        let text =
            |text: &str, color: Color32| painter.layout_no_wrap(text.to_owned(), FontId::proportional(FONT_PX), color);
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|(label, value)| (text(label, palette.text_secondary), text(value, palette.text)))
            .collect();
        let label_width = rows.iter().map(|(label, _)| label.size().x).fold(0.0, f32::max);
        let value_width = rows.iter().map(|(_, value)| value.size().x).fold(0.0, f32::max);
        let inner = vec2(
            title.size().x.max(label_width + space::L + value_width),
            title.size().y + space::XS + ROW_HEIGHT * rows.len() as f32,
        );
        let rect = place(pointer, inner + vec2(2.0 * space::L, 2.0 * space::M), bounds);
        painter.add(painter.ctx().global_style().visuals.popup_shadow.as_shape(rect, radius()));
        painter.rect(rect, radius(), palette.overlay, Stroke::new(1.0, palette.outline), StrokeKind::Inside);
        let mut corner = rect.min + vec2(space::L, space::M);
        let height = title.size().y;
        painter.galley(corner, title, self.title_color);
        corner.y += height + space::XS;
        for (label, value) in rows {
            painter.galley(corner, label, palette.text_secondary);
            let right = rect.right() - space::L - value.size().x;
            painter.galley(egui::pos2(right, corner.y), value, palette.text);
            corner.y += ROW_HEIGHT;
        }
    }
}

fn radius() -> CornerRadius {
    CornerRadius::same(space::RADIUS)
}

/// Right below the pointer, or on the other side where there is no room.
fn place(pointer: Pos2, size: egui::Vec2, bounds: Rect) -> Rect {
    let gap = 14.0;
    let x = if pointer.x + gap + size.x <= bounds.right() { pointer.x + gap } else { pointer.x - gap - size.x };
    let y = if pointer.y + gap + size.y <= bounds.bottom() { pointer.y + gap } else { pointer.y - gap - size.y };
    Rect::from_min_size(egui::pos2(x.max(bounds.left()), y.max(bounds.top())), size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn the_card_stays_inside() {
        let bounds = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 300.0));
        for pointer in [pos2(5.0, 5.0), pos2(395.0, 5.0), pos2(395.0, 295.0), pos2(5.0, 295.0), pos2(200.0, 150.0)] {
            let rect = place(pointer, vec2(120.0, 80.0), bounds);
            assert!(bounds.contains_rect(rect), "{pointer:?} gives {rect:?}");
            assert!(!rect.contains(pointer));
        }
    }
}
