//! Which pairs to look at: a few of many, by seed.
//!
//! Every pair has a priority under a seed, a hash of its place in the run; a draw shows those with the
//! smallest. So the sample is fair, the same on every machine, and steady: when t moves, pairs join and
//! leave one by one instead of all changing places.

use std::collections::BinaryHeap;

use curation::ids::EntryId;

use crate::run::{PairId, RunData};

/// Whose pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PairScope {
    /// Every pair of the run, unmatched ones included.
    #[default]
    All,
    /// Pairs that match no entry.
    Unmatched,
    /// Pairs that match this entry.
    Entry(EntryId),
    /// Pairs that match at least one of these entries.
    Entries(Vec<EntryId>),
}

/// Which of them, at the current t.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum KeptFilter {
    /// Kept and dropped ones.
    #[default]
    Both,
    /// Keep threshold below t.
    Kept,
    /// The others; unmatched pairs are among them.
    Dropped,
}

/// The outcome of a draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairDraw {
    /// The drawn pairs in order of priority.
    pub pairs: Vec<PairId>,
    /// How many pairs the scope and the filter leave to draw from.
    pub n_all: usize,
}

/// Draws up to `n` pairs of `scope` that pass `filter` at `t`.
///
/// The same run, scope, filter, t and seed give the same pairs; a larger `n` only appends. Cost: one pass
/// over the scope (an entry's kept pairs are a prefix of its postings), about 3 ns per pair.
pub fn draw_pairs(run: &RunData, scope: &PairScope, filter: KeptFilter, t: f64, n: usize, seed: u64) -> PairDraw {
    let mut smallest = Smallest::new(n, seed);
    let keep_threshold = |pair: PairId| run.keep_thresholds[pair.index()];
    match scope {
        PairScope::All => {
            let passes = |threshold: f64| match filter {
                KeptFilter::Both => true,
                KeptFilter::Kept => threshold < t,
                KeptFilter::Dropped => threshold >= t,
            };
            let all = (0_u32..).map(PairId::new).zip(&run.keep_thresholds);
            all.filter(|(_, threshold)| passes(**threshold)).for_each(|(pair, _)| smallest.offer(pair));
        }
        // No t keeps them.
        PairScope::Unmatched if filter == KeptFilter::Kept => {}
        PairScope::Unmatched => run.unmatched().iter().for_each(|&pair| smallest.offer(pair)),
        PairScope::Entry(entry) => {
            let pairs = passing(run.pairs_of(*entry), filter, t, keep_threshold);
            pairs.iter().for_each(|&pair| smallest.offer(pair));
        }
        PairScope::Entries(entries) => {
            let mut members = PairSet::new(run.n_pairs());
            for &entry in entries {
                passing(run.pairs_of(entry), filter, t, keep_threshold).iter().for_each(|&pair| members.insert(pair));
            }
            members.iter().for_each(|pair| smallest.offer(pair));
        }
    }
    smallest.finish()
}

/// The part of an entry's postings (ascending keep threshold) that passes the filter.
fn passing(postings: &[PairId], filter: KeptFilter, t: f64, keep_threshold: impl Fn(PairId) -> f64) -> &[PairId] {
    let n_kept = || postings.partition_point(|&pair| keep_threshold(pair) < t);
    match filter {
        KeptFilter::Both => postings,
        KeptFilter::Kept => &postings[..n_kept()],
        KeptFilter::Dropped => &postings[n_kept()..],
    }
}

/// Keeps the `n` pairs of smallest priority among all that are offered, and counts the offers.
struct Smallest {
    n: usize,
    seed: u64,
    n_all: usize,
    /// The largest priority on top: the first to go.
    heap: BinaryHeap<(u64, PairId)>,
}

impl Smallest {
    fn new(n: usize, seed: u64) -> Self {
        Self { n, seed, n_all: 0, heap: BinaryHeap::new() }
    }

    fn offer(&mut self, pair: PairId) {
        self.n_all += 1;
        let priority = priority(pair, self.seed);
        if self.heap.len() < self.n {
            self.heap.push((priority, pair));
        } else if let Some(mut largest) = self.heap.peek_mut()
            && priority < largest.0
        {
            *largest = (priority, pair);
        }
    }

    fn finish(self) -> PairDraw {
        PairDraw { pairs: self.heap.into_sorted_vec().into_iter().map(|(_, pair)| pair).collect(), n_all: self.n_all }
    }
}

/// The splitmix64 finaliser over the pair's number; the seed is spread first, so that seeds 1 and 2 do not
/// give shifted copies of one order.
fn priority(pair: PairId, seed: u64) -> u64 {
    let seed = finalise(seed.wrapping_add(0x9E37_79B9_7F4A_7C15));
    finalise(seed ^ (pair.index() as u64).wrapping_mul(0xD134_2543_DE82_EF95))
}

fn finalise(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// One bit per pair of the run: ten million pairs take 1.25 MB.
struct PairSet(Vec<u64>);

impl PairSet {
    fn new(n_pairs: usize) -> Self {
        Self(vec![0; n_pairs.div_ceil(64)])
    }

    fn insert(&mut self, pair: PairId) {
        self.0[pair.index() / 64] |= 1 << (pair.index() % 64);
    }

    fn iter(&self) -> impl Iterator<Item = PairId> {
        (0_u32..).step_by(64).zip(&self.0).flat_map(|(first, &bits)| {
            (0..64_u32).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| PairId::new(first + bit))
        })
    }
}
