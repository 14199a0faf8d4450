//! What an empty panel says: what is missing and what to do next.

use eframe::egui;
use egui::{RichText, Ui};
use egui_material_icons::MaterialIcon;

use crate::app::theme::{Palette, space, strong_style};

/// Draws the message in the middle of what is left of `ui`; `action` adds a button below it.
pub(crate) fn empty_ui(
    ui: &mut Ui,
    palette: &Palette,
    icon: MaterialIcon,
    title: &str,
    hint: &str,
    action: impl FnOnce(&mut Ui),
) {
    let height = ui.available_height();
    ui.vertical_centered(|ui| {
        ui.set_max_width((ui.available_width() - 2.0 * space::XXL).clamp(120.0, 340.0));
        ui.add_space((height / 2.0 - 70.0).max(space::M));
        ui.label(icon.rich_text().size(28.0).color(palette.text_faint));
        ui.add_space(space::XS);
        ui.label(RichText::new(title).text_style(strong_style()).color(palette.text));
        ui.label(RichText::new(hint).color(palette.text_secondary));
        ui.add_space(space::M);
        action(ui);
    });
}
