//! What long work is handed besides its input: whom to tell, when to stop, how many threads.

use curation::progress::{CancelToken, ProgressSink};

/// What every stage needs besides its input.
#[derive(Clone, Copy)]
pub struct Work<'a> {
    /// Learns what is done.
    pub progress: &'a dyn ProgressSink,
    /// Says to stop at once.
    pub cancel: &'a CancelToken,
    /// Says to stop when the shard in hand is finished.
    pub stop: &'a CancelToken,
    /// How many threads match; no result depends on it.
    pub n_threads: usize,
}
