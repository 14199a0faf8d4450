//! What this program is.

use eframe::egui::{RichText, Ui};

use crate::app::command::{Command, CommandSender};
use crate::app::theme::{self, space};

pub(super) fn about_ui(ui: &mut Ui, commands: &CommandSender) {
    let palette = theme::palette(ui);
    ui.set_width(400.0);
    ui.heading("Tailscope");
    ui.label(RichText::new(format!("Version {}", env!("CARGO_PKG_VERSION"))).color(palette.text_secondary));
    ui.add_space(space::M);
    ui.label(
        "See how a pool of image-caption pairs is spread over a list of concepts, choose how hard to flatten it, look \
         at the pairs behind every number, and write the balanced subset.",
    );
    ui.add_space(space::S);
    ui.label(
        RichText::new("The method is that of “Demystifying CLIP Data” (arXiv 2309.16671).")
            .color(palette.text_secondary),
    );
    ui.add_space(space::L);
    if ui.button("Close").clicked() {
        commands.send(Command::ShowDialog(None));
    }
}
