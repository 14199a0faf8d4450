//! The sheet of shortcuts, fed by the command table.

use eframe::egui::{Align, Frame, Grid, Layout, Margin, RichText, Stroke, Ui};

use crate::app::command::{Command, CommandSender};
use crate::app::command_table::{Menu, NamedCommand, named_commands};
use crate::app::theme::{self, space};
use crate::app::widgets::controls::section;

/// The two columns of the sheet.
const COLUMNS: [&[Menu]; 2] =
    [&[Menu::File, Menu::Edit, Menu::Threshold, Menu::Help], &[Menu::Pairs, Menu::View, Menu::Panels]];

pub(super) fn shortcuts_ui(ui: &mut Ui, commands: &CommandSender) {
    ui.set_width(620.0);
    ui.horizontal(|ui| {
        ui.heading("Keyboard shortcuts");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button("Close").clicked() {
                commands.send(Command::ShowDialog(None));
            }
        });
    });
    ui.add_space(space::M);
    let named = named_commands();
    ui.columns(2, |columns| {
        for (ui, menus) in columns.iter_mut().zip(COLUMNS) {
            for &menu in menus {
                group_ui(ui, menu, &named);
            }
        }
    });
    let palette = theme::palette(ui);
    let hint = "Single keys work while no text field has the cursor";
    ui.label(RichText::new(hint).small().color(palette.text_faint));
}

fn group_ui(ui: &mut Ui, menu: Menu, named: &[NamedCommand]) {
    section(ui, menu.label());
    Grid::new(("shortcuts", menu.label())).num_columns(2).spacing([space::L, 3.0]).min_col_width(92.0).show(ui, |ui| {
        for entry in named.iter().filter(|entry| entry.menu == menu && entry.shortcut.is_some()) {
            key_ui(ui, &entry.shortcut_text(ui.ctx()));
            ui.label(entry.label);
            ui.end_row();
        }
    });
    ui.add_space(space::L);
}

/// Keys on little caps.
fn key_ui(ui: &mut Ui, keys: &str) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        for key in keys.split('+').filter(|key| !key.is_empty()) {
            Frame::new()
                .fill(palette.raised)
                .stroke(Stroke::new(1.0, palette.outline))
                .corner_radius(4)
                .inner_margin(Margin::symmetric(5, 1))
                .show(ui, |ui| ui.label(RichText::new(key).small().family(theme::medium()).color(palette.text)));
        }
    });
}
