//! What opens above the panels: export, the sheet of shortcuts, the palette, about.

mod about;
mod export;
mod palette;
mod shortcuts;

use eframe::egui::{Context, Frame, Id, Margin, Modal, Ui};

use super::command::{Command, CommandSender, Dialog};
use super::state::AppState;
use super::theme;

/// What is being typed in dialogs. Forgotten when one opens.
#[derive(Default)]
pub(crate) struct DialogViews {
    palette: palette::PaletteView,
    export: export::ExportView,
}

/// Draws the dialog that is open, if one is.
pub(crate) fn dialogs_ui(ctx: &Context, state: &AppState, views: &mut DialogViews, commands: &CommandSender) {
    let Some(dialog) = state.dialog else { return };
    let palette = theme::palette_of(ctx.theme());
    let margin = if dialog == Dialog::Palette { Margin::same(8) } else { Margin::same(20) };
    let frame = Frame::window(&ctx.style_of(ctx.theme())).fill(palette.overlay).inner_margin(margin);
    let response =
        Modal::new(Id::unique(("dialog", dialog as u8))).frame(frame).show(ctx, |ui: &mut Ui| match dialog {
            Dialog::Export => export::export_ui(ui, state, &mut views.export, commands),
            Dialog::Shortcuts => shortcuts::shortcuts_ui(ui, commands),
            Dialog::Palette => palette::palette_ui(ui, state, &mut views.palette, commands),
            Dialog::About => about::about_ui(ui, commands),
        });
    if response.should_close() {
        commands.send(Command::ShowDialog(None));
    }
}
