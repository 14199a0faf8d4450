//! One file per panel. A panel draws what [`AppState`](super::AppState) holds and sends
//! [`Command`](super::Command)s; it never computes, reads files or waits. Its own view state (scroll position,
//! what is typed, zoom) is all that it changes.
//!
//! Convention: `pub(crate) fn <name>_ui(ui, state: &AppState, view: &mut <Name>View, commands: &CommandSender)`.

pub(crate) mod distribution;
pub(crate) mod entries;
pub(crate) mod inspector;
pub(crate) mod jobs;
pub(crate) mod metadata;
pub(crate) mod pairs;
pub(crate) mod pool;
pub(crate) mod size;

mod entry_table;
mod next_match;

use distribution::DistributionView;
use entries::EntriesView;
use inspector::InspectorView;
use jobs::JobsView;
use metadata::MetadataView;
use pairs::PairsView;
use pool::PoolView;
use size::SizeView;

/// View state of all panels.
#[derive(Default)]
pub(crate) struct PanelViews {
    pub(crate) pool: PoolView,
    pub(crate) metadata: MetadataView,
    pub(crate) entries: EntriesView,
    pub(crate) distribution: DistributionView,
    pub(crate) size: SizeView,
    pub(crate) pairs: PairsView,
    pub(crate) inspector: InspectorView,
    pub(crate) jobs: JobsView,
}
