//! The logarithmic slider for t, over a sketch of how many entries have which count: left of t the tail, right the head.

use eframe::egui::{
    Align2, CursorIcon, FontId, Key, Rect, Response, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::theme;

/// What the slider shows.
pub(crate) struct TSlider<'a> {
    /// The threshold.
    pub(crate) t: f64,
    /// The largest count: the right end. The left end is 1.
    pub(crate) max_count: f64,
    /// Heights from 0 to 1, evenly spaced in log count from 1 to `max_count`.
    pub(crate) bars: &'a [f32],
    /// Thresholds that are marked below the rail.
    pub(crate) marks: &'a [f64],
}

/// What was done with it.
pub(crate) struct TSliderOutput {
    /// The slider as a widget.
    pub(crate) response: Response,
    /// The threshold under the pointer while it drags or clicks, or where arrow keys lead.
    pub(crate) wanted: Option<f64>,
    /// The drag ended in this frame.
    pub(crate) released: bool,
}

/// Arrow keys move t by this factor.
const KEY_FACTOR: f64 = 1.05;
/// Height of the sketch, of the rail below it, and of the marks' labels.
const BARS_PX: f32 = 22.0;
const RAIL_PX: f32 = 10.0;
const MARKS_PX: f32 = 14.0;
/// Half of the handle: the rail ends this far inside.
const HANDLE_PX: f32 = 7.0;

/// Draws the slider over the available width.
pub(crate) fn t_slider(ui: &mut Ui, slider: &TSlider<'_>) -> TSliderOutput {
    let size = vec2(ui.available_width(), BARS_PX + RAIL_PX + MARKS_PX);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let rail = Rect::from_min_max(
        pos2(rect.left() + HANDLE_PX, rect.top() + BARS_PX),
        pos2(rect.right() - HANDLE_PX, rect.top() + BARS_PX + RAIL_PX),
    );
    let axis = LogAxis { left: rail.left(), width: rail.width(), ln_max: slider.max_count.max(2.0).ln() };
    let wanted = wanted_t(ui, &response, slider, &axis);
    response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), slider.t, "Threshold t, logarithmic"));
    if ui.is_rect_visible(rect) {
        paint(ui, rect, rail, slider, &axis, response.hovered() || response.dragged() || response.has_focus());
    }
    let released = response.drag_stopped() || response.clicked();
    TSliderOutput { response: response.on_hover_cursor(CursorIcon::ResizeHorizontal), wanted, released }
}

struct LogAxis {
    left: f32,
    width: f32,
    ln_max: f64,
}

impl LogAxis {
    fn x_from_t(&self, t: f64) -> f32 {
        self.left + self.width * (t.max(1.0).ln() / self.ln_max).clamp(0.0, 1.0) as f32
    }

    fn t_from_x(&self, x: f32) -> f64 {
        let fraction = f64::from(((x - self.left) / self.width).clamp(0.0, 1.0));
        let t = (fraction * self.ln_max).exp();
        // Whole numbers are enough where they are dense.
        if t >= 20.0 { t.round() } else { (t * 10.0).round() / 10.0 }
    }
}

fn wanted_t(ui: &Ui, response: &Response, slider: &TSlider<'_>, axis: &LogAxis) -> Option<f64> {
    if let Some(pointer) = response.interact_pointer_pos()
        && (response.dragged() || response.clicked() || response.drag_started())
    {
        return Some(axis.t_from_x(pointer.x));
    }
    if !response.has_focus() {
        return None;
    }
    ui.input_mut(|input| {
        let mut factor = 1.0;
        for (key, by) in [
            (Key::ArrowRight, KEY_FACTOR),
            (Key::ArrowUp, KEY_FACTOR),
            (Key::ArrowLeft, KEY_FACTOR.recip()),
            (Key::ArrowDown, KEY_FACTOR.recip()),
        ] {
            for _ in 0..input.count_and_consume_key(eframe::egui::Modifiers::NONE, key) {
                factor *= by;
            }
        }
        (factor != 1.0).then(|| (slider.t * factor).clamp(1.0, slider.max_count.max(1.0)))
    })
}

fn paint(ui: &Ui, rect: Rect, rail: Rect, slider: &TSlider<'_>, axis: &LogAxis, lively: bool) {
    let palette = theme::palette(ui);
    let painter = ui.painter();
    let handle_x = axis.x_from_t(slider.t);
    let n_bars = slider.bars.len() as f32;
    let step = rail.width() / n_bars.max(1.0);
    for (index, &height) in slider.bars.iter().enumerate() {
        if height <= 0.0 {
            continue;
        }
        let left = rail.left() + step * index as f32;
        let color = if left + step * 0.5 < handle_x { palette.tail } else { palette.head };
        let top = rail.top() - 1.0 - (BARS_PX - 4.0) * height;
        let bar = Rect::from_min_max(pos2(left, top), pos2(left + (step - 1.0).max(1.0), rail.top() - 1.0));
        painter.rect_filled(bar, 0.0, color.gamma_multiply(if lively { 0.75 } else { 0.55 }));
    }
    let middle = rail.center().y;
    let thick = 3.0;
    painter.hline(rail.left()..=handle_x, middle, Stroke::new(thick, palette.tail));
    painter.hline(handle_x..=rail.right(), middle, Stroke::new(thick, palette.head));
    let font = TextStyle::Small.resolve(ui.style());
    let mut free_from = f32::NEG_INFINITY;
    for &mark in slider.marks.iter().filter(|&&mark| mark <= slider.max_count) {
        let x = axis.x_from_t(mark);
        painter.vline(x, middle + 3.0..=middle + 6.0, Stroke::new(1.0, palette.text_faint));
        let text = crate::app::format::compact(mark);
        let galley = painter.layout_no_wrap(text, FontId::new(10.5, font.family.clone()), palette.text_faint);
        let place = Align2::CENTER_TOP.anchor_size(pos2(x, middle + 7.0), galley.size());
        let place =
            place.translate(vec2((rect.left() - place.left()).max(0.0) - (place.right() - rect.right()).max(0.0), 0.0));
        if place.left() > free_from {
            free_from = place.right() + 6.0;
            painter.galley(place.min, galley, palette.text_faint);
        }
    }
    let handle = Rect::from_center_size(pos2(handle_x, middle), vec2(HANDLE_PX * 2.0, HANDLE_PX * 2.0));
    painter.vline(handle_x, rect.top()..=middle, Stroke::new(1.5, palette.accent));
    painter.circle_filled(handle.center(), HANDLE_PX, palette.accent);
    painter.circle_filled(handle.center(), HANDLE_PX - 2.5, if lively { palette.on_accent } else { palette.surface });
}
