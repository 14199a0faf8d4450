//! The menu bar, fed by the command table.

use eframe::egui::{
    Align, Button, CornerRadius, Layout, MenuBar, Rect, RichText, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};
use egui_material_icons::icons::{ICON_DARK_MODE, ICON_LIGHT_MODE, ICON_SEARCH};

use super::command::{Command, CommandSender, Dialog};
use super::command_table::{Menu, NamedCommand, named_commands};
use super::layout::PanelKind;
use super::settings::ThemeChoice;
use super::state::AppState;
use super::theme::{self, space};
use super::widgets::controls::{faint, icon_button, icon_text, primary_button};

const MENU_WIDTH: f32 = 240.0;

/// Draws the bar. `shown` tells which panels are visible.
pub(crate) fn top_bar_ui(ui: &mut Ui, state: &AppState, shown: &dyn Fn(PanelKind) -> bool, commands: &CommandSender) {
    MenuBar::new().ui(ui, |ui| {
        brand_ui(ui);
        let named = named_commands();
        for menu in Menu::BAR {
            ui.menu_button(menu.label(), |ui| menu_ui(ui, menu, state, &named, shown, commands));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| right_ui(ui, state, commands));
    });
}

/// A mark in the two colours of the product: a falling curve, cut by t.
fn brand_ui(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(22.0), eframe::egui::Sense::hover());
    let bar = 3.0;
    for (index, height) in theme::MARK_BARS.into_iter().enumerate() {
        let left = rect.left() + 1.0 + index as f32 * (bar + 1.0);
        let color = if index < theme::MARK_N_HEAD { palette.head } else { palette.tail };
        let bottom = rect.bottom() - 3.0;
        let bar = Rect::from_min_max(pos2(left, bottom - height), pos2(left + bar, bottom));
        ui.painter().rect_filled(bar, 1.0, color);
    }
    ui.label(RichText::new("Tailscope").family(theme::semibold()).size(14.0).color(palette.text));
    ui.add_space(space::M);
}

fn menu_ui(
    ui: &mut Ui,
    menu: Menu,
    state: &AppState,
    named: &[NamedCommand],
    shown: &dyn Fn(PanelKind) -> bool,
    commands: &CommandSender,
) {
    ui.set_width(MENU_WIDTH);
    for entry in named.iter().filter(|entry| entry.menu == menu) {
        if entry.starts_group {
            ui.separator();
        }
        entry_ui(ui, entry, state, commands);
        if entry.label == "Open sample" {
            recent_ui(ui, state, commands);
        }
    }
    if menu == Menu::View {
        ui.separator();
        for kind in PanelKind::ALL {
            let mut visible = shown(kind);
            if ui.checkbox(&mut visible, kind.title()).clicked() {
                commands.send(Command::TogglePanel(kind));
            }
        }
        ui.separator();
        for (choice, label) in [
            (ThemeChoice::System, "System theme"),
            (ThemeChoice::Light, "Light theme"),
            (ThemeChoice::Dark, "Dark theme"),
        ] {
            if ui.radio(state.settings.theme == choice, label).clicked() {
                commands.send(Command::SetTheme(choice));
            }
        }
    }
}

fn entry_ui(ui: &mut Ui, entry: &NamedCommand, state: &AppState, commands: &CommandSender) {
    let shortcut = entry.shortcut_text(ui.ctx());
    let button = Button::new(entry.label).shortcut_text(shortcut);
    if ui.add_enabled((entry.enabled)(state), button).clicked() {
        commands.send((entry.command)(state));
        ui.close();
    }
}

fn recent_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    ui.menu_button("Open recent", |ui| {
        ui.set_width(MENU_WIDTH + 80.0);
        if state.settings.recent.is_empty() {
            ui.label(faint(ui, "Pools that you open appear here"));
        }
        for recent in &state.settings.recent {
            let text = recent.arguments.join(", ");
            if ui.button(shortened(&text, 60)).on_hover_text(&text).clicked() {
                commands.send(Command::OpenPool(recent.arguments.clone()));
                ui.close();
            }
        }
    });
}

/// The end of a long path, which tells more than its start.
pub(crate) fn shortened(text: &str, max_chars: usize) -> String {
    let n_chars = text.chars().count();
    if n_chars <= max_chars {
        return text.to_owned();
    }
    let tail: String = text.chars().skip(n_chars + 1 - max_chars).collect();
    format!("…{tail}")
}

fn right_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    ui.add_enabled_ui(state.session.is_some(), |ui| {
        let response = primary_button(ui, "Export subset…");
        if response.on_hover_text("Write the drawn pairs (Ctrl+E)").clicked() {
            commands.send(Command::ShowDialog(Some(Dialog::Export)));
        }
    });
    let dark = theme::palette(ui).dark;
    let (icon, name, choice) = if dark {
        (ICON_LIGHT_MODE, "Use the light theme", ThemeChoice::Light)
    } else {
        (ICON_DARK_MODE, "Use the dark theme", ThemeChoice::Dark)
    };
    if icon_button(ui, icon, name).clicked() {
        commands.send(Command::SetTheme(choice));
    }
    palette_button_ui(ui, commands);
}

/// Looks like a search field and opens the palette.
fn palette_button_ui(ui: &mut Ui, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(210.0, space::CONTROL), eframe::egui::Sense::click());
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, "Search commands"));
    let fill = if response.hovered() { palette.raised_hovered } else { palette.sunken };
    let edge = if response.has_focus() { palette.accent } else { palette.hairline };
    let radius = CornerRadius::same(space::RADIUS);
    ui.painter().rect(rect, radius, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let builder = eframe::egui::UiBuilder::new()
        .max_rect(rect.shrink2(vec2(space::M, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.label(icon_text(ICON_SEARCH, 15.0, palette.text_faint));
        ui.label(faint(ui, "Search commands"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let key = eframe::egui::KeyboardShortcut::new(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::K);
            ui.label(faint(ui, ui.ctx().format_shortcut(&key)));
        });
    });
    if response.clicked() {
        commands.send(Command::ShowDialog(Some(Dialog::Palette)));
    }
}
