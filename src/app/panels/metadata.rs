//! What the pool is matched against: the list in use, where its entries come from and what is wrong with them, the
//! rule of the next match; and, on request, what would match under another rule.

mod build_list;
mod findings;
mod list;
pub(super) mod near_misses;
mod rule;
mod shares;

use std::collections::BTreeSet;

use curation::lint::EntryProblemKind;
use eframe::egui::{ScrollArea, Ui};

use crate::app::AppState;
use crate::app::command::CommandSender;
use crate::app::theme::{self, space};
use crate::app::widgets::segmented::segmented_ui;

use self::build_list::BuildForm;
use super::next_match::match_foot_ui;

/// View state of the panel.
#[derive(Default)]
pub(crate) struct MetadataView {
    tab: Tab,
    typed: Option<String>,
    build: BuildForm,
    /// Findings of these kinds show all their examples.
    unfolded: BTreeSet<EntryProblemKind>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    List,
    Rule,
    NearMisses,
    Build,
}

const TABS: [(Tab, &str); 4] =
    [(Tab::List, "List"), (Tab::Rule, "Rule"), (Tab::NearMisses, "What would match"), (Tab::Build, "Build")];

/// Draws the panel.
pub(crate) fn metadata_ui(ui: &mut Ui, state: &AppState, view: &mut MetadataView, commands: &CommandSender) {
    if let Some(tab) = segmented_ui(ui, theme::palette(ui), view.tab, &TABS) {
        view.tab = tab;
    }
    ui.add_space(space::XS);
    match_foot_ui(ui, state, commands);
    match view.tab {
        Tab::List => scrolled_ui(ui, "list", |ui| list::list_ui(ui, state, view, commands)),
        Tab::Rule => scrolled_ui(ui, "rule", |ui| rule::rule_ui(ui, state, commands)),
        Tab::Build => {
            scrolled_ui(ui, "build", |ui| build_list::build_list_ui(ui, state, &mut view.build, commands));
        }
        Tab::NearMisses => near_misses::near_misses_ui(ui, state, commands),
    }
}

fn scrolled_ui(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(name).auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - space::S);
        content(ui);
    });
}
