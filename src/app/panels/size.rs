//! The size panel.

use eframe::egui::Ui;

use crate::app::{AppState, CommandSender};

/// View state of the panel.
#[derive(Default)]
pub(crate) struct SizeView {}

/// Draws the panel.
pub(crate) fn size_ui(_ui: &mut Ui, _state: &AppState, _view: &mut SizeView, _commands: &CommandSender) {}
