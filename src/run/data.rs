//! A finished run in memory, for looking at: every number at any t, and the pairs behind it.

use std::path::{Path, PathBuf};

use curation::balance::{CountProfile, EntryKeys, KeepCurve, PairKey};
use curation::counts::Counts;
use curation::entries::Entries;
use curation::ids::EntryId;
use curation::matching::MatchTable;
use curation::progress::{CancelToken, ProgressSink};

use super::manifest::Manifest;
use super::postings::Postings;
use super::tables::{read_entries, read_keep, read_matches};
use super::{RunError, RunPaths, check_complete};

/// A pair of an opened run: shard after shard, row after row, text after text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PairId(u32);

impl PairId {
    /// The pair at this position.
    pub const fn new(raw: u32) -> Self {
        Self(raw)
    }

    /// Its position in slices that run parallel to the pairs.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a pair comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairPlace {
    /// Index in [`Manifest::files`].
    pub file: usize,
    /// Row in that file, from 0.
    pub row: u64,
    /// Which of the mapped text columns, from 0.
    pub text: u8,
}

/// An opened run. Immutable: share it as `Arc<RunData>`. About 30 bytes per pair and 8 per match.
#[derive(Debug)]
pub struct RunData {
    /// Where it lies.
    pub directory: PathBuf,
    /// What was run on what.
    pub manifest: Manifest,
    /// The metadata list.
    pub entries: Entries,
    /// Counts over the whole pool.
    pub counts: Counts,
    /// The counts, sorted.
    pub profile: CountProfile,
    /// Hashes of the entries.
    pub keys: EntryKeys,
    /// Matches; row = pair.
    pub matches: MatchTable,
    /// Keep threshold of each pair, +∞ for those that no t keeps.
    pub keep_thresholds: Vec<f64>,
    /// The keep thresholds, sorted.
    pub keep: KeepCurve,
    /// Entries by descending count, equal ones by id.
    pub by_rank: Vec<EntryId>,
    rank_of: Vec<u32>,
    postings: Postings,
    by_keep_threshold: Vec<PairId>,
    n_keepable: usize,
    unmatched: Vec<PairId>,
    rows: Vec<u64>,
    texts: Vec<u8>,
    /// First pair of each shard, and one past the last pair.
    shard_starts: Vec<usize>,
}

impl RunData {
    /// Reads all files of a finished run. `progress` counts pairs.
    pub fn open(directory: &Path, progress: &dyn ProgressSink, cancel: &CancelToken) -> Result<Self, RunError> {
        let manifest = Manifest::read(directory)?;
        let paths = RunPaths::new(directory);
        check_complete(directory, &manifest)?;
        if u32::try_from(manifest.totals.pairs).is_err() {
            return Err(RunError::TooLarge { path: directory.to_owned(), n_pairs: manifest.totals.pairs });
        }
        progress.begin("open", Some(manifest.totals.pairs));
        let (entries, counts) = read_entries(&paths.entries())?;
        let mut pairs = Pairs::default();
        for (shard, spec) in manifest.shards.iter().enumerate() {
            cancel.check()?;
            pairs.shard_starts.push(pairs.rows.len());
            if spec.failure.is_none() {
                progress.advance(pairs.read_shard(&paths, shard, entries.len())?);
            }
        }
        pairs.shard_starts.push(pairs.rows.len());
        cancel.check()?;
        Ok(Self::index(directory, manifest, entries, counts, pairs))
    }

    fn index(directory: &Path, manifest: Manifest, entries: Entries, counts: Counts, pairs: Pairs) -> Self {
        let mut by_rank: Vec<EntryId> = entries.iter().map(|(id, _)| id).collect();
        by_rank.sort_by_key(|id| std::cmp::Reverse(counts.get(*id)));
        let mut rank_of = vec![0; by_rank.len()];
        for (rank, id) in (1_u32..).zip(&by_rank) {
            rank_of[id.index()] = rank;
        }
        let order_key = |pair: &PairId| pairs.keep_thresholds[pair.index()];
        let (mut by_keep_threshold, unmatched): (Vec<PairId>, Vec<PairId>) = (0_u32..)
            .map(PairId::new)
            .take(pairs.rows.len())
            .partition(|pair| !pairs.matches.row(pair.index()).is_empty());
        by_keep_threshold.sort_by(|a, b| order_key(a).total_cmp(&order_key(b)));
        Self {
            profile: CountProfile::new(counts.as_slice()),
            keys: EntryKeys::new(&entries),
            keep: KeepCurve::new(pairs.keep_thresholds.iter().copied()),
            postings: Postings::new(&pairs.matches, counts.as_slice(), &by_keep_threshold),
            n_keepable: by_keep_threshold.partition_point(|pair| order_key(pair).is_finite()),
            directory: directory.to_owned(),
            matches: pairs.matches,
            keep_thresholds: pairs.keep_thresholds,
            rows: pairs.rows,
            texts: pairs.texts,
            shard_starts: pairs.shard_starts,
            manifest,
            entries,
            counts,
            by_rank,
            rank_of,
            by_keep_threshold,
            unmatched,
        }
    }

    /// All pairs, unmatched ones included.
    pub fn n_pairs(&self) -> usize {
        self.rows.len()
    }

    /// Pairs with at least one match.
    pub fn n_matched(&self) -> usize {
        self.by_keep_threshold.len()
    }

    /// Where the pair comes from.
    pub fn place(&self, pair: PairId) -> PairPlace {
        let shard = self.shard_starts.partition_point(|&start| start <= pair.index()) - 1;
        PairPlace {
            file: self.manifest.shards[shard].file,
            row: self.rows[pair.index()],
            text: self.texts[pair.index()],
        }
    }

    /// The rank of an entry, from 1 for the largest count.
    pub fn rank(&self, id: EntryId) -> u32 {
        self.rank_of[id.index()]
    }

    /// The pairs that match an entry, ascending in keep threshold: those kept at t are a prefix.
    pub fn pairs_of(&self, id: EntryId) -> &[PairId] {
        self.postings.of(id.index())
    }

    /// All pairs with a match, ascending in keep threshold.
    pub fn matched(&self) -> &[PairId] {
        &self.by_keep_threshold
    }

    /// Pairs that some t keeps: matched ones without a blocked entry.
    pub fn n_keepable(&self) -> usize {
        self.n_keepable
    }

    /// Pairs without a match, in order.
    pub fn unmatched(&self) -> &[PairId] {
        &self.unmatched
    }

    /// How many of `pairs` (ascending in keep threshold) are kept at t.
    pub fn n_kept(&self, pairs: &[PairId], t: f64) -> usize {
        pairs.partition_point(|pair| self.keep_thresholds[pair.index()] < t)
    }

    /// What identifies the pair in the draw: the record's uid, or file name and row.
    pub fn identity(&self, pair: PairId, uid: Option<&str>) -> String {
        let place = self.place(pair);
        let name = &self.manifest.files[place.file].name;
        crate::run::identity(uid, name, place.row, (self.manifest.n_texts() > 1).then_some(place.text))
    }

    /// The pair's key under the seed of the run; `uid` is that of its record.
    pub fn pair_key(&self, pair: PairId, uid: Option<&str>) -> PairKey {
        PairKey::new(self.identity(pair, uid).as_bytes(), self.manifest.config.seed)
    }
}

/// What is read from the shards, before it is indexed.
#[derive(Default)]
struct Pairs {
    rows: Vec<u64>,
    texts: Vec<u8>,
    matches: MatchTable,
    keep_thresholds: Vec<f64>,
    shard_starts: Vec<usize>,
}

impl Pairs {
    /// Appends one shard; returns its number of pairs.
    fn read_shard(&mut self, paths: &RunPaths, shard: usize, n_entries: usize) -> Result<u64, RunError> {
        let matched = read_matches(&paths.matches(shard), n_entries)?;
        let kept = read_keep(&paths.keep(shard))?;
        if matched.rows != kept.rows || matched.texts != kept.texts {
            let (theirs, ours) = (kept.rows.len(), matched.rows.len());
            return Err(RunError::damaged(
                &paths.keep(shard),
                format!(
                    "its {theirs} pairs are not the {ours} pairs of the matches file: match again with --overwrite"
                ),
            ));
        }
        self.matches.append(&matched.matches);
        self.rows.extend(matched.rows);
        self.texts.extend(matched.texts);
        self.keep_thresholds.extend(kept.keep_thresholds);
        Ok(kept.rows.len() as u64)
    }
}
