//! The line at t in a plot: it is dragged to move t.

use eframe::egui;
use egui::accesskit::Action;
use egui::{
    Align2, CornerRadius, CursorIcon, EventFilter, FontId, Id, Key, Pos2, Rect, Sense, Stroke, Ui, Vec2, pos2, vec2,
};
use egui_plot::{PlotPoint, PlotTransform};

use super::log_plot::{log_from_value, rounded_to_digits, value_from_log};
use crate::app::format::threshold;
use crate::app::theme::{Palette, medium};
use crate::app::{Command, CommandSender};

/// The axis on which t lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TAxis {
    /// A vertical line.
    X,
    /// A horizontal line.
    Y,
}

/// How near the pointer must come, in points.
const REACH: f32 = 6.0;
/// An arrow key moves t by this factor.
const KEY_FACTOR: f64 = 1.05;

/// Draws the line over a plot that was just shown, and sends what the user does with it. `axis` must be logarithmic.
pub(crate) fn t_line_ui(
    ui: &mut Ui,
    palette: &Palette,
    transform: &PlotTransform,
    axis: TAxis,
    t: f64,
    name: &str,
    commands: &CommandSender,
) {
    let frame = *transform.frame();
    let line = Line::new(transform, axis, t);
    let id = ui.scope_id().with(("t line", name));
    let pill = line.pill(ui, palette, t);
    let response = ui.interact(line.reach(), id, Sense::click_and_drag()).union(ui.interact(
        pill.rect,
        id.with("pill"),
        Sense::click_and_drag(),
    ));
    let cursor = match axis {
        TAxis::X => CursorIcon::ResizeHorizontal,
        TAxis::Y => CursorIcon::ResizeVertical,
    };
    let response = response.on_hover_and_drag_cursor(cursor);
    response.widget_info(|| egui::WidgetInfo::slider(true, t, format!("Threshold t, line in the {name} plot")));

    let is_active = response.hovered() || response.dragged() || response.has_focus();
    let color = if is_active { palette.accent_hovered } else { palette.accent };
    let painter = ui.painter().with_clip_rect(frame.expand(1.0));
    if line.is_in_view {
        let stroke = Stroke::new(if is_active { 2.5 } else { 1.5 }, color);
        painter.line_segment(line.ends(), stroke);
    }
    painter.rect_filled(pill.rect, CornerRadius::same(9), color);
    painter.galley(pill.text_corner, pill.galley, palette.on_accent);

    if response.dragged()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        commands.send(Command::DragT(line.t_at(transform, pointer)));
    }
    if response.drag_stopped() {
        commands.send(Command::EndDragT);
    }
    move_by_key(ui, id, axis, t, commands);
}

/// Arrow keys while the line has the focus, and what a screen reader sends.
fn move_by_key(ui: &Ui, id: Id, axis: TAxis, t: f64, commands: &CommandSender) {
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if has_focus {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    ui.ctx().accesskit_node_builder(id, |node| {
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
    let (less, more) = match axis {
        TAxis::X => (Key::ArrowLeft, Key::ArrowRight),
        TAxis::Y => (Key::ArrowDown, Key::ArrowUp),
    };
    let steps = ui.input(|input| {
        let keys = |key| if has_focus { input.num_presses(key) } else { 0 };
        let more = keys(more) + input.num_accesskit_action_requests(id, Action::Increment);
        let less = keys(less) + input.num_accesskit_action_requests(id, Action::Decrement);
        more as f64 - less as f64
    });
    if steps != 0.0 {
        commands.send(Command::SetT(rounded_to_digits(t * KEY_FACTOR.powf(steps), 4)));
    }
}

/// Where the line lies on the screen.
struct Line {
    axis: TAxis,
    frame: Rect,
    /// Its coordinate across, kept inside the frame.
    across: f32,
    is_in_view: bool,
}

struct Pill {
    rect: Rect,
    text_corner: Pos2,
    galley: std::sync::Arc<egui::Galley>,
}

impl Line {
    fn new(transform: &PlotTransform, axis: TAxis, t: f64) -> Self {
        let frame = *transform.frame();
        let place = log_from_value(t);
        let point = transform.position_from_point(&PlotPoint::new(place, place));
        let (across, range) = match axis {
            TAxis::X => (point.x, frame.x_range()),
            TAxis::Y => (point.y, frame.y_range()),
        };
        Self { axis, frame, across: range.clamp(across), is_in_view: range.contains(across) }
    }

    fn ends(&self) -> [Pos2; 2] {
        match self.axis {
            TAxis::X => [pos2(self.across, self.frame.top()), pos2(self.across, self.frame.bottom())],
            TAxis::Y => [pos2(self.frame.left(), self.across), pos2(self.frame.right(), self.across)],
        }
    }

    fn reach(&self) -> Rect {
        Rect::from_points(&self.ends()).expand(REACH).intersect(self.frame)
    }

    /// The label on the line: at the right end of a horizontal one, at the top of a vertical one.
    fn pill(&self, ui: &Ui, palette: &Palette, t: f64) -> Pill {
        let text = format!("t = {}", threshold(t));
        let galley = ui.painter().layout_no_wrap(text, FontId::new(11.5, medium()), palette.on_accent);
        let size = galley.size() + vec2(16.0, 4.0);
        let center = match self.axis {
            TAxis::X => pos2(self.across, self.frame.top() + size.y / 2.0 + 4.0),
            TAxis::Y => pos2(self.frame.right() - size.x / 2.0 - 8.0, self.across),
        };
        let rect = Rect::from_center_size(center, size);
        // Pushed back inside at the edges.
        let room = self.frame.shrink(2.0);
        let shift = Vec2::new(
            (room.left() - rect.left()).max(0.0) + (room.right() - rect.right()).min(0.0),
            (room.top() - rect.top()).max(0.0) + (room.bottom() - rect.bottom()).min(0.0),
        );
        let rect = rect.translate(shift);
        let text_corner = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min;
        Pill { rect, text_corner, galley }
    }

    fn t_at(&self, transform: &PlotTransform, pointer: Pos2) -> f64 {
        let point = transform.value_from_position(self.frame.clamp(pointer));
        let place = match self.axis {
            TAxis::X => point.x,
            TAxis::Y => point.y,
        };
        let t = rounded_to_digits(value_from_log(place), 3).max(1.0);
        // Counts are whole: fractions of a pair matter only where t is a handful.
        if t < 10.0 { t } else { t.round() }
    }
}
