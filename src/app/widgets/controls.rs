//! Small controls in the look of the window, each with an accessible name.

use eframe::egui::{
    Align, Align2, Button, Color32, CornerRadius, FontSelection, Frame, Layout, Margin, Rect, Response, RichText, Role,
    Sense, Stroke, TextStyle, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
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
        ui.add(Button::new(text).min_size(vec2(min_width, space::CONTROL)))
    })
    .inner
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

/// A row of options of which one is chosen. Returns the one that was clicked.
pub(crate) fn segmented<T: Copy + PartialEq>(ui: &mut Ui, options: &[(T, &str, &str)], current: T) -> Option<T> {
    let palette = theme::palette(ui);
    let mut clicked = None;
    Frame::new().fill(palette.raised).corner_radius(space::RADIUS).inner_margin(Margin::same(2)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.horizontal(|ui| {
            for &(option, label, tooltip) in options {
                let response = segment(ui, label, option == current);
                let response = if tooltip.is_empty() { response } else { response.on_hover_text(tooltip) };
                if response.clicked() {
                    clicked = Some(option);
                }
            }
        });
    });
    clicked.filter(|option| *option != current)
}

fn segment(ui: &mut Ui, label: &str, chosen: bool) -> Response {
    let palette = theme::palette(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let font = eframe::egui::FontId::new(font.size + 0.5, theme::medium());
    let galley = ui.painter().layout_no_wrap(label.to_owned(), font, palette.text);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, space::CONTROL - 4.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, label));
    let hovered = response.hovered() || response.has_focus();
    let (fill, text) = match (chosen, hovered) {
        (true, _) => (palette.surface, palette.text),
        (false, true) => (palette.raised_hovered, palette.text),
        (false, false) => (Color32::TRANSPARENT, palette.text_secondary),
    };
    let radius = CornerRadius::same(space::RADIUS - 2);
    ui.painter().rect_filled(rect, radius, fill);
    if chosen {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, palette.outline), eframe::egui::StrokeKind::Inside);
    }
    let place = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
    ui.painter().galley_with_override_text_color(place.min, galley, text);
    response
}

/// A word on a coloured ground.
pub(crate) fn badge(ui: &mut Ui, text: &str, color: Color32, ground: Color32) -> Response {
    let inner = Frame::new()
        .fill(ground)
        .corner_radius(space::RADIUS - 2)
        .inner_margin(Margin::symmetric(6, 1))
        .show(ui, |ui| ui.label(RichText::new(text).small().family(theme::medium()).color(color)));
    inner.inner
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

/// What a panel shows when it has nothing: why, and what to do. Returns whether its button was clicked.
pub(crate) fn empty_state(ui: &mut Ui, icon: MaterialIcon, title: &str, hint: &str, action: Option<&str>) -> bool {
    let palette = theme::palette(ui);
    let height = 64.0 + if action.is_some() { 40.0 } else { 0.0 };
    let room = ui.available_rect_before_wrap();
    let top = ((room.height() - height - 36.0) * 0.42).max(space::L);
    let mut clicked = false;
    let builder = UiBuilder::new().max_rect(room.shrink(space::L)).layout(Layout::top_down(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.add_space(top);
        ui.label(icon_text(icon, 30.0, palette.outline));
        ui.add_space(space::XS);
        ui.label(RichText::new(title).text_style(theme::strong_style()).color(palette.text_secondary));
        ui.label(faint(ui, hint));
        if let Some(action) = action {
            ui.add_space(space::M);
            clicked = ui.button(action).clicked();
        }
    });
    clicked
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
