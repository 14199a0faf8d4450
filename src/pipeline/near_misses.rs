//! What would match: the zero-count entries of a run against its pool again, once per switch.

use std::path::Path;

use curation::entries::Entries;
use curation::matching::Scratch;
use curation::near_miss::{NearMiss, NearMissCounts, NearMissMatcher};
use rayon::prelude::*;

use super::{PipelineError, Work, threads};
use crate::pool::{RowRange, TextBatch, for_each_text_batch};
use crate::run::{Manifest, ManifestFile, RunPaths, check_complete, read_entries};

/// Zero-count entries that a switch would give matches.
#[derive(Clone, Debug, PartialEq)]
pub struct NearMissReport {
    /// The metadata list of the run.
    pub entries: Entries,
    /// How many entries have count 0.
    pub n_zero: usize,
    /// How many texts were looked at: all of the pool.
    pub n_texts: u64,
    /// Most texts first.
    pub near_misses: Vec<NearMiss>,
}

/// Texts that one thread takes at a time.
const CHUNK_ROWS: usize = 4096;

/// Reads the texts of a finished run again. The pool must be where it was, unchanged. `progress` counts rows.
pub fn near_misses(directory: &Path, work: Work<'_>) -> Result<NearMissReport, PipelineError> {
    let manifest = Manifest::read(directory)?;
    check_complete(directory, &manifest)?;
    let files = manifest.files.iter().map(ManifestFile::open_unchanged).collect::<Result<Vec<_>, _>>()?;
    let (entries, counts) = read_entries(&RunPaths::new(directory).entries())?;
    let matcher = NearMissMatcher::new(&entries, &counts, manifest.config.match_options().rule)?;
    let threads = threads(work.n_threads)?;
    work.progress.begin("near misses", Some(manifest.totals.rows));
    let mut found = matcher.zeros();
    for shard in manifest.usable_shards() {
        let shard = &manifest.shards[shard];
        let rows = RowRange { first: shard.first_row, n_rows: shard.n_rows };
        let mapping = &manifest.config.mapping;
        for_each_text_batch(&files[shard.file], mapping, rows, work.cancel, |batch| -> Result<(), PipelineError> {
            work.stop.check()?;
            add(&mut found, &threads.install(|| count(&matcher, &batch)));
            work.progress.advance(batch.n_rows() as u64);
            Ok(())
        })?;
    }
    let n_zero = counts.as_slice().iter().filter(|count| **count == 0).count();
    Ok(NearMissReport { n_zero, n_texts: manifest.totals.pairs, near_misses: found.near_misses(), entries })
}

fn count(matcher: &NearMissMatcher, batch: &TextBatch) -> NearMissCounts {
    (0..batch.n_rows().div_ceil(CHUNK_ROWS))
        .into_par_iter()
        .fold(
            || (Scratch::default(), matcher.zeros()),
            |(mut scratch, mut counts), chunk| {
                let rows = chunk * CHUNK_ROWS..batch.n_rows().min((chunk + 1) * CHUNK_ROWS);
                let texts: Vec<&str> = rows.flat_map(|row| batch.texts(row)).flatten().collect();
                matcher.count(&texts, &mut scratch, &mut counts);
                (scratch, counts)
            },
        )
        .map(|(_, counts)| counts)
        .reduce(
            || matcher.zeros(),
            |mut ours, theirs| {
                add(&mut ours, &theirs);
                ours
            },
        )
}

/// Counts of one matcher always add.
fn add(ours: &mut NearMissCounts, theirs: &NearMissCounts) {
    let added = ours.merge(theirs);
    debug_assert!(added.is_ok(), "both come from the same matcher");
}
