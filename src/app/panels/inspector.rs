//! One pair or one entry in full: where it comes from, what it matches, and why it is kept or dropped.

mod entry;
mod matches;
mod pair;

use eframe::egui::{self, Label, Response, RichText, ScrollArea, Ui};
use egui_material_icons::icons::ICON_MANAGE_SEARCH;

use crate::app::theme::{self, Palette, space};
use crate::app::widgets::controls::secondary;
use crate::app::widgets::empty::empty_ui;
use crate::app::widgets::textures::Textures;
use crate::app::{AppState, CommandSender};
use crate::preview::PreviewPair;

/// View state of the panel.
#[derive(Default)]
pub(crate) struct InspectorView {
    textures: Textures,
    /// The pair that is shown. It stays when other pairs are drawn.
    pair: Option<PreviewPair>,
}

/// Draws the panel.
pub(crate) fn inspector_ui(ui: &mut Ui, state: &AppState, view: &mut InspectorView, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let Some(session) = &state.session else {
        view.pair = None;
        let hint = "Open a pool and match it: what you click shows here.";
        empty_ui(ui, palette, ICON_MANAGE_SEARCH, "Nothing to inspect yet", hint, |_| {});
        return;
    };
    let selected = state.selection.pair;
    if view.pair.as_ref().map(|pair| pair.pair) != selected {
        let page = session.pairs.value();
        let found = page.and_then(|page| page.pairs.iter().find(|pair| Some(pair.pair) == selected));
        view.pair = found.cloned();
    }
    let InspectorView { textures, pair } = view;
    textures.begin_pass(ui.ctx());
    let shown = (selected, state.selection.entry);
    if shown == (None, None) {
        let hint = "Click a pair, a row of the entry list, or a place in the distribution.";
        empty_ui(ui, palette, ICON_MANAGE_SEARCH, "Nothing is selected", hint, |_| {});
        return;
    }
    ScrollArea::vertical().id_salt(shown).auto_shrink(false).show(ui, |ui| {
        // The bar floats over the margin.
        ui.set_max_width(ui.available_width() - space::S);
        match (pair.as_ref().filter(|_| selected.is_some()), state.selection.entry) {
            (Some(pair), _) => pair::pair_ui(ui, palette, state, session, pair, textures, commands),
            (None, Some(entry)) => entry::entry_ui(ui, palette, session, entry, commands),
            (None, None) => {}
        }
    });
}

/// A title with a line above it.
fn section_ui(ui: &mut Ui, palette: &Palette, title: &str) {
    ui.add_space(space::S);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, palette.hairline));
    ui.add_space(space::XS);
    ui.label(RichText::new(title).text_style(theme::section_style()).color(palette.text_secondary));
}

/// Width of the labels of [`fact_ui`]: values line up from section to section.
const LABEL_WIDTH: f32 = 108.0;

/// A row of "label, value"; long values are cut.
fn fact_ui(ui: &mut Ui, label: &str, value: impl Into<egui::WidgetText>) -> Response {
    labelled_ui(ui, label, |ui| ui.add(Label::new(value).truncate()))
}

/// A row that begins with a label.
fn labelled_ui<R>(ui: &mut Ui, label: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        let size = egui::vec2(LABEL_WIDTH.min(ui.available_width() * 0.4), 18.0);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(size.x);
            ui.add(Label::new(secondary(ui, label)).truncate());
        });
        content(ui)
    });
    row.inner
}
