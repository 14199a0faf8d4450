//! A field that shows a number and takes a typed one.

use eframe::egui::{FontId, Frame, Id, Key, Margin, Response, RichText, Stroke, TextEdit, Ui};

use crate::app::theme;

/// What is being typed, if anything is.
#[derive(Clone, Debug, Default)]
pub(crate) struct FieldState {
    typed: Option<String>,
    /// The last typed text was not understood; shown until the next key.
    refused: bool,
}

/// Look and name of a field.
pub(crate) struct NumberField<'a> {
    /// Names the field for its label, tests and screen readers.
    pub(crate) id: Id,
    /// What is shown while nothing is typed.
    pub(crate) shown: &'a str,
    /// The font of the number.
    pub(crate) font: FontId,
    /// Its width.
    pub(crate) width: f32,
}

/// Draws the field. Returns the parsed value once the user has finished (Enter, Tab or a click elsewhere);
/// Escape takes back what was typed.
pub(crate) fn number_field<T>(
    ui: &mut Ui,
    state: &mut FieldState,
    field: &NumberField<'_>,
    parse: impl Fn(&str) -> Option<T>,
) -> (Response, Option<T>) {
    let palette = theme::palette(ui);
    let mut text = state.typed.clone().unwrap_or_else(|| field.shown.to_owned());
    let output = TextEdit::singleline(&mut text)
        .id(field.id)
        .font(field.font.clone())
        .margin(Margin::symmetric(0, 1))
        .desired_width(field.width)
        .frame(Frame::NONE)
        .show(ui);
    let response = output.response.response;
    if response.changed() {
        state.typed = Some(text.clone());
        state.refused = false;
    }
    // A line below instead of a box, so that the digits stand under their label.
    let line = match (state.refused, response.has_focus(), response.hovered()) {
        (true, ..) => Stroke::new(2.0, palette.error),
        (false, true, _) => Stroke::new(2.0, palette.accent),
        (false, false, true) => Stroke::new(1.0, palette.text_faint),
        (false, false, false) => Stroke::new(1.0, palette.outline),
    };
    ui.painter().hline(response.rect.x_range(), response.rect.bottom() + 0.5, line);
    if response.gained_focus() {
        select_all(ui, field.id, &text);
    }
    let mut value = None;
    if response.lost_focus() {
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        if let Some(typed) = state.typed.take().filter(|_| !escaped) {
            value = parse(&typed);
            state.refused = value.is_none();
        }
    }
    let response = if state.refused {
        let text = RichText::new("Not a number that fits here; the old value stays").color(palette.error);
        response.on_hover_text(text)
    } else {
        response
    };
    (response, value)
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    use eframe::egui::text::{CCursor, CCursorRange};
    let Some(mut edit) = TextEdit::load_state(ui, id) else { return };
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    edit.cursor.set_char_range(Some(all));
    edit.store(ui, id);
}
