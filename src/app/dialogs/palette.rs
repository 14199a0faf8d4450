//! All commands by name: type some letters, Enter runs the first.

use eframe::egui::{
    Align, Align2, CornerRadius, FontId, Id, Key, Modifiers, Role, ScrollArea, Sense, TextEdit, TextStyle, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::app::AppState;
use crate::app::command::{Command, CommandSender};
use crate::app::command_table::{NamedCommand, named_commands};
use crate::app::theme::{self, space};
use crate::app::widgets::controls::{faint, name_text_field};

/// What is typed, and which command is chosen.
#[derive(Default)]
pub(super) struct PaletteView {
    search: String,
    chosen: usize,
    opened: bool,
}

const WIDTH: f32 = 520.0;

pub(super) fn palette_ui(ui: &mut Ui, state: &AppState, view: &mut PaletteView, commands: &CommandSender) {
    ui.set_width(WIDTH);
    let id = Id::unique("palette search");
    let (down, up, enter) = ui.input_mut(|input| {
        (
            input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown),
            input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    let edit = TextEdit::singleline(&mut view.search).id(id).hint_text("Search commands").desired_width(f32::INFINITY);
    let response = ui.add(edit.margin(vec2(10.0, 7.0)));
    name_text_field(&response, &view.search, "Search commands by name");
    if !view.opened {
        view.opened = true;
        response.request_focus();
    }
    if response.changed() {
        view.chosen = 0;
    }
    let named = named_commands();
    let found: Vec<&NamedCommand> =
        named.iter().filter(|entry| (entry.enabled)(state) && is_found(entry, &view.search)).collect();
    view.chosen = (view.chosen + down).saturating_sub(up).min(found.len().saturating_sub(1));
    let run = |entry: &NamedCommand| {
        commands.send(Command::ShowDialog(None));
        commands.send((entry.command)(state));
    };
    if enter && let Some(entry) = found.get(view.chosen) {
        run(entry);
    }
    ui.add_space(space::XS);
    if found.is_empty() {
        ui.label(faint(ui, "No command has this name"));
    }
    ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, entry) in found.iter().enumerate() {
            if row_ui(ui, entry, index == view.chosen, down + up > 0) {
                run(entry);
            }
        }
    });
}

/// Every typed word must occur.
fn is_found(entry: &NamedCommand, search: &str) -> bool {
    let name = format!("{} {}", entry.menu.label(), entry.label).to_lowercase();
    search.to_lowercase().split_whitespace().all(|word| name.contains(word))
}

fn row_ui(ui: &mut Ui, entry: &NamedCommand, chosen: bool, follow: bool) -> bool {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, entry.label));
    if chosen && follow {
        response.scroll_to_me(Some(Align::Center));
    }
    if chosen || response.hovered() {
        let fill = if chosen { palette.accent_soft } else { palette.raised };
        ui.painter().rect_filled(rect, CornerRadius::same(space::RADIUS), fill);
    }
    let font = FontId::new(13.0, theme::medium());
    let small = TextStyle::Small.resolve(ui.style());
    let middle = rect.center().y;
    ui.painter().text(pos2(rect.left() + 10.0, middle), Align2::LEFT_CENTER, entry.label, font, palette.text);
    let right = format!("{}   {}", entry.menu.label(), entry.shortcut_text(ui.ctx()));
    ui.painter().text(pos2(rect.right() - 10.0, middle), Align2::RIGHT_CENTER, right.trim(), small, palette.text_faint);
    response.clicked()
}
