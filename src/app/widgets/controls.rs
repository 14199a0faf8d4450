//! Small controls in the look of the window, each with an accessible name.

use eframe::egui::{
    Align2, Button, Color32, CornerRadius, FontSelection, Rect, Response, RichText, Role, Sense, Stroke, TextStyle, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};
use egui_material_icons::MaterialIcon;

use crate::app::theme::{self, space};

/// Text of second rank: labels, units, explanations.
pub(crate) fn secondary(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).small().color(theme::palette(ui).text_secondary)
}

/// Text of third rank: hints, what is disabled.
pub(crate) fn faint(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).small().color(theme::palette(ui).text_faint)
}

/// An icon as text, in a size and colour.
pub(crate) fn icon_text(icon: MaterialIcon, size: f32, color: Color32) -> RichText {
    icon.rich_text().size(size).color(color)
}

/// The title of a section inside a panel.
pub(crate) fn section(ui: &mut Ui, title: &str) -> Response {
    let text = RichText::new(title).text_style(theme::section_style()).color(theme::palette(ui).text_secondary);
    ui.label(text)
}

/// The one button that a view is about.
pub(crate) fn primary_button(ui: &mut Ui, text: &str) -> Response {
    primary_button_sized(ui, text, 0.0)
}

/// The same, at least this wide.
pub(crate) fn primary_button_sized(ui: &mut Ui, text: &str, min_width: f32) -> Response {
    let palette = theme::palette(ui);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(14.0, 4.0);
        if !ui.is_enabled() {
            // A faded accent would be neither an accent nor readable.
            return ui.add_sized(vec2(min_width, primary_height(min_width)), Button::new(text));
        }
        let widgets = &mut ui.visuals_mut().widgets;
        for (state, fill) in [
            (&mut widgets.inactive, palette.accent),
            (&mut widgets.hovered, palette.accent_hovered),
            (&mut widgets.active, palette.accent_hovered),
        ] {
            state.weak_bg_fill = fill;
            state.bg_stroke = Stroke::NONE;
            state.fg_stroke.color = palette.on_accent;
        }
        ui.add_sized(vec2(min_width, primary_height(min_width)), Button::new(text))
    })
    .inner
}

/// One that fills a panel is a little higher.
fn primary_height(min_width: f32) -> f32 {
    if min_width > 0.0 { space::CONTROL + 4.0 } else { space::CONTROL }
}

/// A button that is only an icon; the name is its tooltip and what a screen reader says.
pub(crate) fn icon_button(ui: &mut Ui, icon: MaterialIcon, name: &str) -> Response {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(space::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        let (fill, text) = match (ui.is_enabled(), response.hovered() || response.has_focus()) {
            (false, _) => (Color32::TRANSPARENT, palette.outline),
            (true, false) => (Color32::TRANSPARENT, palette.text_secondary),
            (true, true) => (palette.raised_hovered, palette.text),
        };
        ui.painter().rect_filled(rect, CornerRadius::same(space::RADIUS), fill);
        paint_icon(ui, rect, icon, 17.0, text);
    }
    response.on_hover_text(name)
}

/// Paints an icon in the middle of a rectangle.
pub(crate) fn paint_icon(ui: &Ui, rect: Rect, icon: MaterialIcon, size: f32, color: Color32) {
    let galley = ui.painter().layout_no_wrap(
        icon.codepoint.to_owned(),
        eframe::egui::FontId::new(size, icon.font_family()),
        color,
    );
    let place = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(place.min, galley, color);
}

/// A thin bar that fills; `None` while the end is not known.
pub(crate) fn progress_bar(ui: &mut Ui, fraction: Option<f32>, width: f32, name: &str) -> Response {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 4.0), Sense::hover());
    response.widget_info(|| {
        let percent = fraction.map_or_else(String::new, |fraction| format!(" {:.0}%", fraction * 100.0));
        WidgetInfo::labeled(Role::ProgressIndicator, true, format!("{name}{percent}"))
    });
    let radius = CornerRadius::same(2);
    ui.painter().rect_filled(rect, radius, palette.raised_hovered);
    let filled = match fraction {
        Some(fraction) => Rect::from_min_size(rect.min, vec2(rect.width() * fraction, rect.height())),
        None => {
            ui.request_repaint();
            let phase = ui.input(|input| (input.time * 0.7).fract()) as f32;
            let start = rect.left() + (rect.width() * 1.3) * phase - rect.width() * 0.3;
            Rect::from_min_max(pos2(start, rect.top()), pos2(start + rect.width() * 0.3, rect.bottom())).intersect(rect)
        }
    };
    ui.painter().rect_filled(filled, radius, palette.accent);
    response
}

/// A label over a value in two lines of a form.
pub(crate) fn form_label(ui: &mut Ui, text: &str) -> Response {
    ui.label(secondary(ui, text))
}

/// Text cut at the end with an ellipsis, in a fixed width; the whole is in the tooltip.
pub(crate) fn elided(ui: &mut Ui, text: RichText, whole: &str, width: f32) -> Response {
    let galley = eframe::egui::WidgetText::from(text).into_galley(
        ui,
        Some(eframe::egui::TextWrapMode::Truncate),
        width,
        FontSelection::Default,
    );
    let elided = galley.elided;
    let response = ui.label(galley);
    if elided { response.on_hover_text(whole) } else { response }
}

/// Gives a text field its accessible name, where no visible label does.
pub(crate) fn name_text_field(response: &Response, text: &str, name: &str) {
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, text, text, "");
        info.label = Some(name.to_owned());
        info
    });
}

/// Width of a text field that shares a row with these buttons.
pub(crate) fn room_beside(ui: &Ui, buttons: &[&str]) -> f32 {
    let font = TextStyle::Button.resolve(ui.style());
    let spacing = ui.spacing();
    let taken: f32 = buttons
        .iter()
        .map(|text| {
            let galley = ui.painter().layout_no_wrap((*text).to_owned(), font.clone(), Color32::PLACEHOLDER);
            galley.size().x + 2.0 * spacing.button_padding.x + spacing.item_spacing.x
        })
        .sum();
    ui.available_width() - taken
}
