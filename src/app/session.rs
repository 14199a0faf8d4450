//! The open run, and everything that is derived from it and t.
//!
//! Numbers at t are look-ups ([`LiveNumbers`]); what is proportional to the pool lies in slots that jobs fill.

use std::sync::Arc;

use curation::ids::EntryId;
use curation::stats::RankPoint;

use crate::jobs::{
    EntryFilter, EntryList, EntryQuery, EntrySort, ExpectedAt, NearMissList, RealisedAt, RunCurves, Slot,
};
use crate::preview::draw::KeptFilter;
use crate::preview::page::{PairPage, PairRequest};
use crate::run::RunData;

/// The open run and what the window derives from it.
pub struct Session {
    /// Counts, matches, keep thresholds. Immutable.
    pub run: Arc<RunData>,
    /// The threshold. Always finite and above 0.
    pub t: f64,
    /// The numbers at t, looked up when t moved.
    pub numbers: LiveNumbers,
    /// Rank curve, drawn and expected pairs against t: computed once per run.
    pub curves: Slot<RunCurves>,
    /// Expected pairs at one t, exact. Lags behind t while it moves: compare its `t`.
    pub expected: Slot<ExpectedAt>,
    /// Realised counts at one t. Lags behind t while it moves: compare its `t`.
    pub realised: Slot<RealisedAt>,
    /// Search and sort of the entry list.
    pub query: EntryQuery,
    /// Head, tail or zero.
    pub filter: EntryFilter,
    /// The entries that the search finds, in order. [`Session::shown_entries`] applies the filter.
    pub entries: Slot<EntryList>,
    /// Which pairs are looked at.
    pub pair_request: PairRequest,
    /// The page of pairs, with their texts.
    pub pairs: Slot<PairPage>,
    /// Zero-count entries that a switch would help; on request.
    pub near_misses: Slot<NearMissList>,
}

/// What t means, by look-up in the sorted counts and the sorted keep thresholds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LiveNumbers {
    /// The threshold that these belong to.
    pub t: f64,
    /// Pairs with keep threshold < t for this run's seed: what an export contains.
    pub drawn_pairs: usize,
    /// Drawn pairs as a share of all pairs of the pool.
    pub kept_share: f64,
    /// p: matches of entries with count < t, as a share of all matches.
    pub tail_share: f64,
    /// Matches of entries with count > t, as a share of all matches.
    pub head_share: f64,
    /// Entries with count > t.
    pub head_entries: usize,
    /// Entries with 0 < count < t.
    pub tail_entries: usize,
    /// Entries with count 0.
    pub zero_entries: usize,
    /// Σ min(count, t). Not a number of pairs.
    pub capped_matches: f64,
}

impl LiveNumbers {
    /// Looks everything up: five binary searches.
    pub fn at(run: &RunData, t: f64) -> Self {
        let drawn_pairs = run.keep.drawn_pairs(t);
        Self {
            t,
            drawn_pairs,
            kept_share: drawn_pairs as f64 / run.n_pairs() as f64,
            tail_share: run.profile.tail_share(t),
            head_share: run.profile.head_share(t),
            head_entries: run.profile.head_entries(t),
            tail_entries: run.profile.tail_entries(t),
            zero_entries: run.profile.zero_entries(),
            capped_matches: run.profile.capped_matches(t),
        }
    }
}

/// Expected pairs as they can be shown now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExpectedReadout {
    /// Σ π over all pairs.
    pub pairs: f64,
    /// Standard deviation over repeated draws.
    pub std: f64,
    /// False while it is interpolated on the size curve: mark it with ≈.
    pub exact: bool,
}

impl Session {
    /// A run just opened, at t.
    pub fn new(run: Arc<RunData>, t: f64) -> Self {
        let numbers = LiveNumbers::at(&run, t);
        let pair_request = PairRequest { seed: run.manifest.config.seed, ..PairRequest::default() };
        Self {
            run,
            t,
            numbers,
            curves: Slot::default(),
            expected: Slot::default(),
            realised: Slot::default(),
            query: EntryQuery::default(),
            filter: EntryFilter::All,
            entries: Slot::default(),
            pair_request,
            pairs: Slot::default(),
            near_misses: Slot::default(),
        }
    }

    /// Expected pairs at t: exact once the slot has caught up, else from the curve; `None` before either is there.
    pub fn expected(&self) -> Option<ExpectedReadout> {
        if let Some(exact) = self.expected.value().filter(|exact| exact.t == self.t) {
            return Some(ExpectedReadout { pairs: exact.pairs, std: exact.std, exact: true });
        }
        let curves = self.curves.value()?;
        let (pairs, std) = curves.expected_near(self.t)?;
        Some(ExpectedReadout { pairs, std, exact: false })
    }

    /// Whether the realised counts are those of t; if not, show them dimmed.
    pub fn realised_is_current(&self) -> bool {
        self.realised.value().is_some_and(|realised| realised.t == self.t)
    }

    /// Drawn pairs that match the entry, if counted at any t yet.
    pub fn realised_count(&self, entry: EntryId) -> Option<u64> {
        self.realised.value().map(|realised| realised.counts.get(entry))
    }

    /// The entries that the list shows now: the slot's list, cut to the filter at t.
    ///
    /// A list in the order of count is cut by binary search; any other was filtered by its job.
    pub fn shown_entries(&self) -> &[EntryId] {
        let Some(list) = self.entries.value() else { return &[] };
        if list.query.sort != EntrySort::Rank || self.filter == EntryFilter::All {
            return &list.ids;
        }
        let counts = self.run.counts.as_slice();
        let (t, ids) = (self.t, list.ids.as_slice());
        let cut = |larger: &dyn Fn(u64) -> bool| {
            if list.query.reversed {
                ids.partition_point(|id| !larger(counts[id.index()]))
            } else {
                ids.partition_point(|id| larger(counts[id.index()]))
            }
        };
        let above_t = cut(&|count| count as f64 > t);
        let at_least_t = cut(&|count| count as f64 >= t);
        let above_zero = cut(&|count| count > 0);
        match (self.filter, list.query.reversed) {
            (EntryFilter::All, _) => ids,
            (EntryFilter::Head, false) => &ids[..above_t],
            (EntryFilter::Tail, false) => &ids[at_least_t..above_zero.max(at_least_t)],
            (EntryFilter::Zero, false) => &ids[above_zero..],
            (EntryFilter::Head, true) => &ids[above_t..],
            (EntryFilter::Tail, true) => &ids[above_zero.min(at_least_t)..at_least_t],
            (EntryFilter::Zero, true) => &ids[..above_zero],
        }
    }

    /// The kept filter of the pairs panel.
    pub fn kept_filter(&self) -> KeptFilter {
        self.pair_request.filter
    }

    /// The points of the rank curve, once computed.
    pub fn rank_curve(&self) -> &[RankPoint] {
        self.curves.value().map_or(&[], |curves| &curves.rank)
    }
}
