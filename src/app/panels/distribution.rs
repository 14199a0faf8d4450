//! The distribution panel.

use eframe::egui::Ui;

use crate::app::{AppState, CommandSender};

/// View state of the panel.
#[derive(Default)]
pub(crate) struct DistributionView {}

/// Draws the panel.
pub(crate) fn distribution_ui(
    _ui: &mut Ui,
    _state: &AppState,
    _view: &mut DistributionView,
    _commands: &CommandSender,
) {
}
