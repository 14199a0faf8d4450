//! Matches one shard: texts in, `matches/NNNNN.parquet` and `counts/NNNNN.parquet` out.

use std::ops::Range;
use std::path::Path;

use curation::counts::Counts;
use curation::matching::{BuildError, LanguageMatcher, MatchTable, Matcher, Scratch};
use curation::progress::{CancelToken, Cancelled};
use rayon::prelude::*;

use super::{PipelineError, Plan, Work};
use crate::pool::{PoolFile, RowRange, TextBatch, for_each_text_batch};
use crate::run::{
    MatchRows, MatchWriter, RunError, RunPaths, Shard, ShardCounts, ShardNotes, Totals, read_shard_counts,
    write_shard_counts, write_whole,
};

/// Records that one thread takes at a time: a few milliseconds of work, so that a cancel is obeyed at once.
const CHUNK_ROWS: usize = 1024;

/// One vocabulary for all texts, or one for each language.
pub(super) enum PoolMatcher {
    One(Matcher),
    PerLanguage(LanguageMatcher),
}

impl PoolMatcher {
    /// Texts are kept to their language where the pool has a column for it and the metadata has languages.
    pub(super) fn new(plan: &Plan) -> Result<Self, BuildError> {
        let (config, entries) = (&plan.manifest.config, &plan.metadata.entries);
        let options = config.match_options();
        if config.mapping.language.is_some() && !entries.language_names().is_empty() {
            LanguageMatcher::new(entries, &options).map(Self::PerLanguage)
        } else {
            Matcher::with_options(entries, &options).map(Self::One)
        }
    }

    /// One row per text of these records, in order. A null text matches nothing, as an empty one.
    fn match_rows(&self, batch: &TextBatch, rows: Range<usize>, scratch: &mut Scratch) -> MatchTable {
        let mut table = MatchTable::new();
        match self {
            Self::One(matcher) => {
                let texts = rows.flat_map(|row| batch.texts(row)).map(Option::unwrap_or_default);
                matcher.match_batch(texts, scratch, &mut table);
            }
            Self::PerLanguage(matcher) => {
                let texts = rows.flat_map(|row| {
                    let language = batch.language(row);
                    batch.texts(row).map(move |text| (text.unwrap_or_default(), language))
                });
                matcher.match_batch(texts, scratch, &mut table);
            }
        }
        table
    }
}

/// Matches a shard, or reads its counts when it is already done.
pub(super) fn match_shard(
    plan: &Plan,
    out: &Path,
    shard: usize,
    matcher: &PoolMatcher,
    threads: &rayon::ThreadPool,
    work: Work<'_>,
) -> Result<ShardCounts, PipelineError> {
    let paths = RunPaths::new(out);
    let n_entries = plan.metadata.entries.len();
    if paths.counts(shard).exists() && paths.matches(shard).exists() {
        let done = read_shard_counts(&paths.counts(shard), n_entries)?;
        work.progress.advance(done.notes.totals.rows);
        return Ok(done);
    }
    let (file, rows) = source_of(plan, shard);
    let mut done = ShardCounts { counts: Counts::zeros(n_entries), notes: ShardNotes::default() };
    let path = paths.matches(shard);
    write_whole(&path, |target| -> Result<(), PipelineError> {
        let not_written = |error| RunError::damaged(&path, format!("could not be written: {error}"));
        let mut writer = MatchWriter::new(target).map_err(not_written)?;
        for_each_text_batch(
            file,
            &plan.manifest.config.mapping,
            rows,
            work.cancel,
            |batch| -> Result<(), PipelineError> {
                let matches = threads.install(|| match_batch(matcher, &batch, work.cancel))?;
                done.counts.add_matches(&matches);
                let rows = match_rows(&batch, matches);
                done.notes.totals.merge(&totals_of(&batch, &rows.matches));
                done.notes.add_rejects(&batch.rejects);
                writer.write(&rows).map_err(not_written)?;
                work.progress.advance(batch.n_rows() as u64);
                Ok(())
            },
        )?;
        writer.finish().map_err(not_written)?;
        Ok(())
    })?;
    write_shard_counts(&paths.counts(shard), &done)?;
    Ok(done)
}

/// The file and rows of a shard.
pub(super) fn source_of(plan: &Plan, shard: usize) -> (&PoolFile, RowRange) {
    let Shard { file, first_row, n_rows, .. } = plan.manifest.shards[shard];
    (&plan.pool.files[file], RowRange { first: first_row, n_rows })
}

/// Matches all texts of the batch on the current thread pool; rows come back in order.
fn match_batch(matcher: &PoolMatcher, batch: &TextBatch, cancel: &CancelToken) -> Result<MatchTable, Cancelled> {
    let n_rows = batch.n_rows();
    let chunks: Vec<MatchTable> = (0..n_rows.div_ceil(CHUNK_ROWS))
        .into_par_iter()
        .map_init(Scratch::default, |scratch, chunk| {
            cancel.check()?;
            let rows = chunk * CHUNK_ROWS..n_rows.min((chunk + 1) * CHUNK_ROWS);
            Ok(matcher.match_rows(batch, rows, scratch))
        })
        .collect::<Result<_, Cancelled>>()?;
    let mut matches = MatchTable::new();
    for chunk in &chunks {
        matches.append(chunk);
    }
    Ok(matches)
}

fn match_rows(batch: &TextBatch, matches: MatchTable) -> MatchRows {
    let n_rows = batch.n_rows();
    let n_texts = matches.n_rows().checked_div(n_rows).unwrap_or(0);
    let mut rows = Vec::with_capacity(matches.n_rows());
    let mut texts = Vec::with_capacity(matches.n_rows());
    for &row in &batch.rows {
        rows.extend(std::iter::repeat_n(row, n_texts));
        texts.extend((0_u8..=u8::MAX).take(n_texts));
    }
    MatchRows { rows, texts, matches }
}

fn totals_of(batch: &TextBatch, matches: &MatchTable) -> Totals {
    let mut totals = Totals {
        rows: batch.n_rows() as u64,
        pairs: matches.n_rows() as u64,
        matched_pairs: matches.rows().filter(|row| !row.is_empty()).count() as u64,
        matches: matches.n_matches() as u64,
        rejected: batch.rejects.len() as u64,
        ..Totals::default()
    };
    for text in (0..batch.n_rows()).flat_map(|row| batch.texts(row)) {
        match text {
            None => totals.null_texts += 1,
            Some("") => totals.empty_texts += 1,
            Some(text) if text.contains(char::REPLACEMENT_CHARACTER) => totals.damaged_texts += 1,
            Some(_) => {}
        }
    }
    totals
}
