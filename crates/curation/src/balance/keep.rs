//! One pair: its uniform numbers, its keep threshold, its keep probability.
//!
//! The paper keeps a pair when, for some matched entry e, an independent uniform number u is below
//! q(e) = t / max(count\[e\], t). Here u is a hash of (seed, pair, entry), so the draw depends on nothing
//! else, and u < q(e) is the same as u · count\[e\] < t: the smallest such product over the entries of a pair
//! decides the pair for every t at once.

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::entries::Entries;
use crate::ids::EntryId;

/// The hash of a pair's identity under the seed of the draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PairKey(u64);

impl PairKey {
    /// `identity` is the uid in UTF-8, or `<path>#<row>`; with several texts per record `#<text index>` follows.
    pub fn new(identity: &[u8], seed: u64) -> Self {
        Self(xxh3_64_with_seed(identity, seed))
    }
}

/// The hash of an entry's bytes; the same for every seed.
pub fn entry_key(entry: &str) -> u64 {
    xxh3_64(entry.as_bytes())
}

/// The keys of a whole metadata list, in its order.
#[derive(Clone, Debug)]
pub struct EntryKeys(Vec<u64>);

impl EntryKeys {
    /// Hashes every entry once: about 10 ms for 500,000.
    pub fn new(entries: &Entries) -> Self {
        Self(entries.iter().map(|(_, entry)| entry_key(entry)).collect())
    }

    /// The key of one entry.
    pub fn get(&self, id: EntryId) -> u64 {
        self.0[id.index()]
    }
}

/// The pair's own uniform number in [0, 1) for one entry.
pub fn uniform(pair: PairKey, entry_key: u64) -> f64 {
    const UNIT: f64 = 1.0 / 9_007_199_254_740_992.0; // 2⁻⁵³
    let mantissa = splitmix64(pair.0 ^ entry_key.rotate_left(32)) >> 11;
    mantissa as f64 * UNIT
}

/// One step of splitmix64 (Steele, Lea, Flood 2014): add the golden gamma, then its finaliser.
pub(crate) fn splitmix64(value: u64) -> u64 {
    let z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// How entries are treated beyond their counts. The default treats all alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// Per entry, scales its cap to weight · t; 0 rescues nobody. Empty means 1 for all.
    weights: Vec<f64>,
    /// Per entry, whether it drops every pair that matches it. Empty means none does.
    blocked: Vec<bool>,
}

impl Policy {
    /// Sets the weight (≥ 0, finite) of one entry of a list of `n_entries`.
    pub fn set_weight(&mut self, id: EntryId, weight: f64, n_entries: usize) {
        debug_assert!(weight >= 0.0 && weight.is_finite(), "weights are finite and not negative");
        self.weights.resize(n_entries, 1.0);
        self.weights[id.index()] = weight;
    }

    /// Sets whether one entry of a list of `n_entries` is blocked.
    pub fn set_blocked(&mut self, id: EntryId, blocked: bool, n_entries: usize) {
        self.blocked.resize(n_entries, false);
        self.blocked[id.index()] = blocked;
    }

    /// The weight of an entry.
    pub fn weight(&self, id: EntryId) -> f64 {
        self.weights.get(id.index()).copied().unwrap_or(1.0)
    }

    /// Whether an entry drops its pairs.
    pub fn is_blocked(&self, id: EntryId) -> bool {
        self.blocked.get(id.index()).copied().unwrap_or(false)
    }

    /// The count that the entry's cap acts on: count / weight, infinite for weight 0.
    ///
    /// With it, q = min(1, t / effective count) and the keep threshold is min u · effective count.
    pub fn effective_count(&self, id: EntryId, counts: &[u64]) -> f64 {
        let weight = self.weight(id);
        if weight == 0.0 { f64::INFINITY } else { counts[id.index()] as f64 / weight }
    }
}

/// The number that decides a pair for every t: it is in the subset exactly when this is < t.
///
/// `matches` are the pair's entries, `counts` the counts of the whole pool. +∞ for a pair without matches
/// and for one that matches a blocked entry. Cost: one hash step per match.
pub fn keep_threshold(pair: PairKey, matches: &[EntryId], keys: &EntryKeys, counts: &[u64], policy: &Policy) -> f64 {
    let mut smallest = f64::INFINITY;
    for &id in matches {
        if policy.is_blocked(id) {
            return f64::INFINITY;
        }
        let effective = policy.effective_count(id, counts);
        if effective.is_finite() {
            smallest = smallest.min(uniform(pair, keys.get(id)) * effective);
        }
    }
    smallest
}

/// The probability over all seeds that a pair is kept at t: 1 − Π(1 − q) over its entries.
///
/// 0 for a pair without matches, and for one that matches a blocked entry.
pub fn keep_probability(matches: &[EntryId], counts: &[u64], policy: &Policy, t: f64) -> f64 {
    let mut dropped = 1.0;
    for &id in matches {
        if policy.is_blocked(id) {
            return 0.0;
        }
        let effective = policy.effective_count(id, counts);
        dropped *= 1.0 - t / effective.max(t);
    }
    1.0 - dropped
}
