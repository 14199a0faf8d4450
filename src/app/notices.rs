//! Messages to the user, in the lower right corner: one line, next step, details folded, copy button.

use eframe::egui::{self, Align2, Area, Context, Frame, Id, Margin, Order, RichText, Stroke, Ui, vec2};
use egui_material_icons::icons::{
    ICON_CHECK_CIRCLE, ICON_CLOSE, ICON_CONTENT_COPY, ICON_ERROR, ICON_INFO, ICON_WARNING,
};

use super::command::{Command, CommandSender};
use super::state::{AppState, Notice, NoticeLevel};
use super::theme::{self, space};
use super::widgets::controls::{icon_button, icon_text};

const WIDTH: f32 = 380.0;

/// Draws the messages above everything else.
pub(crate) fn notices_ui(ctx: &Context, state: &AppState, commands: &CommandSender) {
    if state.notices.iter().next().is_none() {
        return;
    }
    Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, vec2(-space::XL, -40.0))
        .show(ctx, |ui| {
            for notice in state.notices.iter() {
                notice_ui(ui, notice, commands);
            }
        });
}

fn notice_ui(ui: &mut Ui, notice: &Notice, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let (icon, color) = match notice.level {
        NoticeLevel::Done => (ICON_CHECK_CIRCLE, palette.kept),
        NoticeLevel::Info => (ICON_INFO, palette.accent),
        NoticeLevel::Warning => (ICON_WARNING, palette.warning),
        NoticeLevel::Error => (ICON_ERROR, palette.error),
    };
    let frame = Frame::new()
        .fill(palette.overlay)
        .stroke(Stroke::new(1.0, palette.outline))
        .shadow(ui.visuals().popup_shadow)
        .corner_radius(10)
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(WIDTH);
        ui.horizontal_top(|ui| {
            ui.label(icon_text(icon, 18.0, color));
            let n_buttons = if notice.level == NoticeLevel::Error { 2.0 } else { 1.0 };
            let room = ui.available_width() - n_buttons * (space::CONTROL + 2.0) - space::M;
            ui.vertical(|ui| {
                ui.set_width(room);
                ui.add_space(1.0);
                ui.add(egui::Label::new(RichText::new(&notice.text).color(palette.text)).wrap());
                if let Some(details) = &notice.details {
                    details_ui(ui, notice.id, details);
                }
            });
            ui.spacing_mut().item_spacing.x = 2.0;
            if notice.level == NoticeLevel::Error && icon_button(ui, ICON_CONTENT_COPY, "Copy message").clicked() {
                let details = notice.details.as_deref().unwrap_or_default();
                commands.send(Command::Copy(format!("{}\n{details}", notice.text)));
            }
            if icon_button(ui, ICON_CLOSE, "Dismiss message").clicked() {
                commands.send(Command::DismissNotice(notice.id));
            }
        });
    });
}

/// The full story, folded at first.
fn details_ui(ui: &mut Ui, id: u64, details: &str) {
    let palette = theme::palette(ui);
    egui::CollapsingHeader::new(RichText::new("Details").small().color(palette.text_secondary))
        .id_salt(("notice details", id))
        .show(ui, |ui| {
            egui::ScrollArea::vertical().id_salt(("notice text", id)).max_height(160.0).show(ui, |ui| {
                let text = RichText::new(details).monospace().size(11.0).color(palette.text_secondary);
                ui.add(egui::Label::new(text).wrap().selectable(true));
            });
        });
}
