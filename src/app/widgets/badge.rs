//! A small word on a coloured ground: a state or a number of a pair.

use eframe::egui;
use egui::{Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Response, Sense, Ui, Vec2, pos2, vec2};

use crate::app::theme::{Palette, medium};

/// What a badge says and in which role.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Badge {
    text: String,
    tone: Tone,
}

/// The role of a badge, which gives its colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Kept,
    Dropped,
    Head,
    Tail,
    Neutral,
}

const FONT_PX: f32 = 11.0;
const PADDING: Vec2 = vec2(5.0, 0.0);

impl Badge {
    /// Height of every badge.
    pub(crate) const HEIGHT: f32 = 18.0;

    pub(crate) fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { text: text.into(), tone }
    }

    /// "Kept" or "Dropped".
    pub(crate) fn of_kept(is_kept: bool) -> Self {
        if is_kept { Self::new(Tone::Kept, "Kept") } else { Self::new(Tone::Dropped, "Dropped") }
    }

    fn colors(&self, palette: &Palette) -> (Color32, Color32) {
        match self.tone {
            Tone::Kept => (palette.kept, palette.kept_soft),
            Tone::Dropped => (palette.dropped, palette.dropped_soft),
            Tone::Head => (palette.head, palette.head_soft),
            Tone::Tail => (palette.tail, palette.tail_soft),
            Tone::Neutral => (palette.text_secondary, palette.dropped_soft),
        }
    }

    /// Paints it with its left top corner at `corner`; gives the rectangle that it takes.
    pub(crate) fn paint(&self, painter: &Painter, palette: &Palette, corner: Pos2) -> Rect {
        let (text, ground) = self.colors(palette);
        let galley = painter.layout_no_wrap(self.text.clone(), FontId::new(FONT_PX, medium()), text);
        let rect = Rect::from_min_size(corner, vec2(galley.size().x + 2.0 * PADDING.x, Self::HEIGHT));
        painter.rect_filled(rect, CornerRadius::same(5), ground);
        let position = Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + PADDING.x, rect.center().y), galley.size());
        painter.galley(position.min, galley, text);
        rect
    }

    /// Adds it to a layout.
    pub(crate) fn ui(&self, ui: &mut Ui, palette: &Palette) -> Response {
        let galley =
            ui.painter().layout_no_wrap(self.text.clone(), FontId::new(FONT_PX, medium()), Color32::PLACEHOLDER);
        let size = vec2(galley.size().x + 2.0 * PADDING.x, Self::HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        self.paint(ui.painter(), palette, rect.min);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &self.text));
        response
    }
}
