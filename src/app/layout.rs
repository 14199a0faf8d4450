//! Where the panels are: a tree of tiles that the user rearranges, remembers and resets.

use serde::{Deserialize, Serialize};

/// The panels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PanelKind {
    /// What goes in.
    Pool,
    /// All entries.
    Entries,
    /// Count against rank.
    Distribution,
    /// Pairs against t.
    Size,
    /// Images and captions.
    Pairs,
    /// The selected pair or entry.
    Inspector,
    /// Work in the background.
    Jobs,
}

impl PanelKind {
    /// All panels, in the order of the View menu.
    pub const ALL: [Self; 7] =
        [Self::Pool, Self::Entries, Self::Distribution, Self::Size, Self::Pairs, Self::Inspector, Self::Jobs];

    /// The title on the tab.
    pub fn title(self) -> &'static str {
        match self {
            Self::Pool => "Pool",
            Self::Entries => "Entries",
            Self::Distribution => "Distribution",
            Self::Size => "Size",
            Self::Pairs => "Pairs",
            Self::Inspector => "Inspector",
            Self::Jobs => "Jobs",
        }
    }
}
