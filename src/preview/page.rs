//! A page of pairs: drawn from the run, with the records that they come from.

use thiserror::Error;

use crate::pipeline::Work;
use crate::pool::Record;
use crate::run::{PairId, RunData};

use super::draw::{KeptFilter, PairScope};

/// Which pairs are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct PairRequest {
    /// Where they are drawn from.
    pub scope: PairScope,
    /// Kept, dropped or both.
    pub filter: KeptFilter,
    /// How many.
    pub n_wanted: usize,
    /// Seed of the draw of the page (not of the run).
    pub seed: u64,
}

impl Default for PairRequest {
    fn default() -> Self {
        Self { scope: PairScope::All, filter: KeptFilter::Both, n_wanted: 60, seed: 0 }
    }
}

/// A drawn page.
#[derive(Clone, Debug, PartialEq)]
pub struct PairPage {
    /// What was asked for.
    pub request: PairRequest,
    /// The threshold at which it was drawn; matters unless the filter is `Both`.
    pub t: f64,
    /// How many pairs there are to draw from.
    pub n_all: usize,
    /// The pairs, in the order of the draw.
    pub pairs: Vec<PreviewPair>,
}

/// One pair with its record.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewPair {
    /// The pair.
    pub pair: PairId,
    /// Its record, or why it cannot be read (file moved, row gone): shown on the card.
    pub record: Result<Record, String>,
    /// Its caption.
    pub caption: String,
    /// Name of its file.
    pub file_name: String,
}

/// Why no page could be made.
#[derive(Debug, Error)]
pub enum PageError {
    /// Cancelled.
    #[error(transparent)]
    Cancelled(#[from] curation::progress::Cancelled),
}

/// Draws pairs and fetches their records.
pub fn load_page(run: &RunData, request: &PairRequest, t: f64, work: &Work<'_>) -> Result<PairPage, PageError> {
    work.cancel.check()?;
    let draw = super::draw::draw_pairs(run, &request.scope, request.filter, t, request.n_wanted, request.seed);
    Ok(PairPage { request: request.clone(), t, n_all: draw.n_all, pairs: Vec::new() })
}
