//! Images of pairs: fetched and decoded by a few threads, cached within a bound, read by the window.

use std::sync::Arc;

/// All images that were asked for, by pair. Asking never blocks.
#[derive(Default)]
pub struct ImageStore {}

impl ImageStore {
    /// A store that calls `wake` when an image has arrived.
    pub fn new(_wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self {}
    }

    /// Takes in what the threads have finished. Called between frames.
    pub fn drain(&mut self) {}

    /// Forgets everything: another run was opened.
    pub fn clear(&mut self) {}

    /// Whether images may be fetched from the network.
    pub fn set_network_allowed(&mut self, _allowed: bool) {}
}
