//! The legend of a plot, which is also its switches: one for each curve.

use eframe::egui;
use egui::{
    Align2, CornerRadius, FontId, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::app::theme::{Palette, medium, space};

/// Draws a switch with a colour swatch: a curve of a plot and its place in the legend.
pub(crate) fn legend_toggle_ui(
    ui: &mut Ui,
    palette: &Palette,
    is_on: &mut bool,
    label: &str,
    paint_swatch: impl FnOnce(&Painter, Rect),
) -> Response {
    let color = if *is_on { palette.text } else { palette.text_faint };
    let galley = ui.painter().layout_no_wrap(label.to_owned(), FontId::new(12.0, medium()), color);
    let swatch = vec2(16.0, 10.0);
    let size = vec2(swatch.x + space::S + galley.size().x + 2.0 * space::M, space::CONTROL - 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *is_on = !*is_on;
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *is_on, label));
    let radius = CornerRadius::same(space::RADIUS);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, radius, palette.raised_hovered);
    } else if *is_on {
        ui.painter().rect_filled(rect, radius, palette.raised);
    }
    let swatch = Rect::from_center_size(egui::pos2(rect.left() + space::M + swatch.x / 2.0, rect.center().y), swatch);
    if *is_on {
        paint_swatch(ui.painter(), swatch);
    } else {
        let stroke = Stroke::new(1.0, palette.outline);
        ui.painter().rect_stroke(swatch, CornerRadius::same(2), stroke, StrokeKind::Inside);
    }
    let corner = Align2::LEFT_CENTER.anchor_size(egui::pos2(swatch.right() + space::S, rect.center().y), galley.size());
    ui.painter().galley(corner.min, galley, color);
    response
}
