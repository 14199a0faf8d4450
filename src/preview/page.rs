//! A page of pairs: drawn from the run, with their records read from the pool.

use std::collections::HashMap;
use std::sync::Arc;

use curation::ids::EntryId;
use curation::progress::Cancelled;
use thiserror::Error;

use crate::pool::{ImageRef, PoolFile, Record, fetch_records};
use crate::run::{ManifestFile, PairId, RunData};
use crate::work::Work;

use super::draw::{KeptFilter, PairScope, draw_pairs};
use super::marks::{Mark, caption_marks};
use super::picture::ImageKey;

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
    /// Its record, or why it cannot be read (file moved, row gone): shown on the card. Pairs of one record share it.
    pub record: Result<Arc<Record>, String>,
    /// Its caption; empty when the record cannot be read, or when the text is null.
    pub caption: String,
    /// Where its entries stand in the caption.
    pub marks: Vec<Mark>,
    /// Its entries, ascending by id, as the run has them.
    pub entries: Vec<EntryId>,
    /// Names its image, where it has one.
    pub image_key: Option<ImageKey>,
    /// Name of its file.
    pub file_name: String,
}

impl PreviewPair {
    /// Where its image is.
    pub fn image(&self) -> &ImageRef {
        match &self.record {
            Ok(record) => &record.image,
            Err(_) => &ImageRef::None,
        }
    }
}

/// Why no page could be made.
#[derive(Debug, Error)]
pub enum PageError {
    /// Cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Draws pairs and reads their records, file by file. A file that cannot be read fails its pairs, not the page.
pub fn load_page(run: &RunData, request: &PairRequest, t: f64, work: Work<'_>) -> Result<PairPage, PageError> {
    work.cancel.check()?;
    let draw = draw_pairs(run, &request.scope, request.filter, t, request.n_wanted, request.seed);
    let pairs = read_pairs(run, &draw.pairs, work)?;
    Ok(PairPage { request: request.clone(), t, n_all: draw.n_all, pairs })
}

/// Reads the records of `pairs`; one preview per pair, in the same order.
pub fn read_pairs(run: &RunData, pairs: &[PairId], work: Work<'_>) -> Result<Vec<PreviewPair>, Cancelled> {
    let mut rows_of_file: HashMap<usize, Vec<u64>> = HashMap::new();
    for &pair in pairs {
        let place = run.place(pair);
        rows_of_file.entry(place.file).or_default().push(place.row);
    }
    let mut records: HashMap<(usize, u64), Arc<Record>> = HashMap::new();
    let mut failures: HashMap<usize, String> = HashMap::new();
    for (file, mut rows) in rows_of_file {
        work.cancel.check()?;
        rows.sort_unstable();
        rows.dedup();
        match fetch_records(&pool_file(&run.manifest.files[file]), &run.manifest.config.mapping, &rows) {
            Ok(read) => records.extend(read.into_iter().map(|record| ((file, record.row), Arc::new(record)))),
            Err(error) => drop(failures.insert(file, error.to_string())),
        }
    }
    let preview = |&pair: &PairId| {
        let place = run.place(pair);
        let file_name = run.manifest.files[place.file].name.clone();
        let record = records.get(&(place.file, place.row)).cloned().ok_or_else(|| match failures.get(&place.file) {
            Some(reason) => reason.clone(),
            None => format!("{file_name} has no row {} any more: match the pool again", place.row),
        });
        preview_pair(run, pair, record, file_name)
    };
    Ok(pairs.iter().map(preview).collect())
}

fn preview_pair(run: &RunData, pair: PairId, record: Result<Arc<Record>, String>, file_name: String) -> PreviewPair {
    let entries = run.matches.row(pair.index()).to_vec();
    let text_index = usize::from(run.place(pair).text);
    let text = record.as_ref().ok().and_then(|record| record.texts.get(text_index).cloned().flatten());
    let caption = text.unwrap_or_default();
    let rule = run.manifest.config.match_options().rule;
    let marks = caption_marks(&caption, entries.iter().map(|&entry| (entry, run.entries.get(entry))), rule);
    let image_key = record.as_ref().ok().and_then(|record| ImageKey::of(&record.image));
    PreviewPair { pair, record, caption, marks, entries, image_key, file_name }
}

/// The file as the pool's reader wants it.
fn pool_file(file: &ManifestFile) -> PoolFile {
    PoolFile {
        path: file.path.clone(),
        name: file.name.clone(),
        format: file.format,
        n_bytes: file.fingerprint.n_bytes,
        n_rows: None,
        row_groups: Vec::new(),
        columns: Vec::new(),
    }
}
