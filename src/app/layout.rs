//! Where the panels are: a tree of tiles that the user rearranges, remembers and resets.

use eframe::egui::Id;
use egui_tiles::{Linear, LinearDir, TileId, Tiles, Tree};
use serde::{Deserialize, Serialize};

/// The panels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PanelKind {
    /// What goes in.
    Pool,
    /// The list that the pool is matched against.
    Metadata,
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
    pub const ALL: [Self; 8] = [
        Self::Pool,
        Self::Metadata,
        Self::Entries,
        Self::Distribution,
        Self::Size,
        Self::Pairs,
        Self::Inspector,
        Self::Jobs,
    ];

    /// The title on the tab.
    pub fn title(self) -> &'static str {
        match self {
            Self::Pool => "Pool",
            Self::Metadata => "Metadata",
            Self::Entries => "Entries",
            Self::Distribution => "Distribution",
            Self::Size => "Size",
            Self::Pairs => "Pairs",
            Self::Inspector => "Inspector",
            Self::Jobs => "Jobs",
        }
    }
}

/// The tree of panels.
pub(crate) struct Layout {
    pub(crate) tree: Tree<PanelKind>,
}

fn tree_id() -> Id {
    Id::unique("panels")
}

impl Default for Layout {
    fn default() -> Self {
        let mut tiles = Tiles::default();
        let mut tabs = |kinds: &[PanelKind]| {
            let panes: Vec<TileId> = kinds.iter().map(|&kind| tiles.insert_pane(kind)).collect();
            tiles.insert_tab_tile(panes)
        };
        let lists = tabs(&[PanelKind::Entries, PanelKind::Pool, PanelKind::Metadata]);
        let jobs = tabs(&[PanelKind::Jobs]);
        let distribution = tabs(&[PanelKind::Distribution]);
        let size = tabs(&[PanelKind::Size]);
        let pairs = tabs(&[PanelKind::Pairs]);
        let inspector = tabs(&[PanelKind::Inspector]);

        let left = shared(&mut tiles, LinearDir::Vertical, &[(lists, 0.8), (jobs, 0.2)]);
        let plots = shared(&mut tiles, LinearDir::Horizontal, &[(distribution, 0.56), (size, 0.44)]);
        let centre = shared(&mut tiles, LinearDir::Vertical, &[(plots, 0.46), (pairs, 0.54)]);
        let root = shared(&mut tiles, LinearDir::Horizontal, &[(left, 0.27), (centre, 0.52), (inspector, 0.21)]);
        Self { tree: Tree::new(tree_id(), root, tiles) }
    }
}

fn shared(tiles: &mut Tiles<PanelKind>, direction: LinearDir, children: &[(TileId, f32)]) -> TileId {
    let mut linear = Linear::new(direction, children.iter().map(|&(child, _)| child).collect());
    for &(child, share) in children {
        linear.shares.set_share(child, share);
    }
    tiles.insert_container(linear)
}

impl Layout {
    /// As text, to be remembered.
    pub(crate) fn to_json(&self) -> Option<serde_json::Value> {
        serde_json::to_value(&self.tree).ok()
    }

    /// From what was remembered; the default when it is not a tree with every panel in it once.
    pub(crate) fn from_json(value: Option<serde_json::Value>) -> Self {
        let tree = value.and_then(|value| serde_json::from_value::<Tree<PanelKind>>(value).ok());
        tree.filter(holds_all_panels).map_or_else(Self::default, |tree| Self { tree })
    }

    /// Whether a panel is shown (its tab may be behind another).
    pub(crate) fn is_visible(&self, kind: PanelKind) -> bool {
        self.tree.tiles.find_pane(&kind).is_some_and(|tile| self.tree.is_visible(tile))
    }

    /// Whether any panel is shown.
    pub(crate) fn is_any_visible(&self) -> bool {
        PanelKind::ALL.iter().any(|&kind| self.is_visible(kind))
    }

    /// Whether a panel is shown, and its tab in front.
    pub(crate) fn is_in_front(&self, kind: PanelKind) -> bool {
        self.tree.tiles.find_pane(&kind).is_some_and(|tile| self.tree.active_tiles().contains(&tile))
    }

    /// Shows or hides a panel.
    pub(crate) fn toggle(&mut self, kind: PanelKind) {
        if self.is_visible(kind) {
            if let Some(tile) = self.tree.tiles.find_pane(&kind) {
                self.tree.set_visible(tile, false);
            }
        } else {
            self.show(kind);
        }
    }

    /// Shows a panel and brings its tab to the front.
    pub(crate) fn show(&mut self, kind: PanelKind) {
        if let Some(tile) = self.tree.tiles.find_pane(&kind) {
            self.tree.set_visible(tile, true);
            self.tree.make_active(|id, _| id == tile);
        }
    }
}

fn holds_all_panels(tree: &Tree<PanelKind>) -> bool {
    let n_panes = tree.tiles.tiles().filter(|tile| tile.is_pane()).count();
    n_panes == PanelKind::ALL.len() && PanelKind::ALL.iter().all(|kind| tree.tiles.find_pane(kind).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_survives_being_remembered() {
        let mut layout = Layout::default();
        layout.toggle(PanelKind::Size);
        let again = Layout::from_json(layout.to_json());
        assert!(!again.is_visible(PanelKind::Size));
        assert!(again.is_visible(PanelKind::Pairs));
    }

    #[test]
    fn a_layout_that_lacks_a_panel_is_not_taken() {
        let tree = Tree::new_tabs(tree_id(), vec![PanelKind::Pool]);
        let layout = Layout::from_json(serde_json::to_value(&tree).ok());
        assert!(PanelKind::ALL.iter().all(|&kind| layout.is_visible(kind)));
    }
}
