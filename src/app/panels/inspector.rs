//! The inspector panel.

use eframe::egui::Ui;

use crate::app::{AppState, CommandSender};

/// View state of the panel.
#[derive(Default)]
pub(crate) struct InspectorView {}

/// Draws the panel.
pub(crate) fn inspector_ui(_ui: &mut Ui, _state: &AppState, _view: &mut InspectorView, _commands: &CommandSender) {}
