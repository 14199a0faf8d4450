//! A few choices side by side, one of them taken.

use eframe::egui;
use egui::{Align2, CornerRadius, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::theme::{Palette, medium, space};

const PADDING: f32 = 10.0;
const INSET: f32 = 2.0;

/// Draws the choices; gives the one that was clicked, unless it is `current` already.
pub(crate) fn segmented_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    palette: &Palette,
    current: T,
    choices: &[(T, &str)],
) -> Option<T> {
    let font = FontId::new(12.5, medium());
    let galleys: Vec<_> = choices
        .iter()
        .map(|(choice, label)| {
            let color = if *choice == current { palette.text } else { palette.text_secondary };
            ui.painter().layout_no_wrap((*label).to_owned(), font.clone(), color)
        })
        .collect();
    let widths: Vec<f32> = galleys.iter().map(|galley| galley.size().x + 2.0 * PADDING).collect();
    let size = vec2(widths.iter().sum::<f32>() + 2.0 * INSET, space::CONTROL);
    let (rect, outer) = ui.allocate_exact_size(size, Sense::hover());
    let radius = CornerRadius::same(space::RADIUS);
    ui.painter().rect(rect, radius, palette.sunken, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
    let mut left = rect.left() + INSET;
    let mut clicked = None;
    for ((choice, label), (galley, width)) in choices.iter().zip(galleys.into_iter().zip(widths)) {
        let part = Rect::from_min_size(egui::pos2(left, rect.top() + INSET), vec2(width, rect.height() - 2.0 * INSET));
        let is_current = *choice == current;
        let response = ui.interact(part, outer.id.with(label), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_current, label));
        let inner_radius = CornerRadius::same(space::RADIUS - 2);
        if is_current {
            let edge = Stroke::new(1.0, palette.outline);
            ui.painter().rect(part, inner_radius, palette.raised_hovered, edge, StrokeKind::Inside);
        } else if response.hovered() {
            ui.painter().rect_filled(part, inner_radius, palette.raised);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(part, inner_radius, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
        }
        let corner = Align2::CENTER_CENTER.anchor_size(part.center(), galley.size()).min;
        ui.painter().galley(corner, galley, palette.text);
        if response.clicked() && !is_current {
            clicked = Some(*choice);
        }
        left += width;
    }
    clicked
}
