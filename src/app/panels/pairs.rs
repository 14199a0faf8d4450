//! The pairs panel.

use eframe::egui::Ui;

use crate::app::{AppState, CommandSender};

/// View state of the panel.
#[derive(Default)]
pub(crate) struct PairsView {}

/// Draws the panel.
pub(crate) fn pairs_ui(_ui: &mut Ui, _state: &AppState, _view: &mut PairsView, _commands: &CommandSender) {}
