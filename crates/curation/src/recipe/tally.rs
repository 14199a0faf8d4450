//! Counts of many distinct strings in bounded memory.
//!
//! A text has far more distinct words than words worth keeping. When a tally holds its maximum it drops the rarer
//! half, and remembers how often a dropped string can have been seen at most (lossy counting, Manku and Motwani
//! 2002). So it always knows two things: every string that occurred more than [`Losses::largest_missed`] times is
//! there, and after [`Tally::recount`] and a second pass all counts are exact.

use xxhash_rust::xxh3::xxh3_64;

/// What a tally had to drop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    /// How often the maximum was reached.
    pub n_prunings: u32,
    /// A string that is missing occurred at most this often. 0: nothing is missing.
    pub largest_missed: u64,
}

impl Losses {
    /// Notes that everything seen at most `count` times since the last pruning is gone.
    pub(super) fn prune(&mut self, count: u64) {
        self.n_prunings += 1;
        self.largest_missed += count;
    }
}

/// Distinct strings with counts; ids are positions, in order of first appearance. Memory: about 26 bytes and the
/// string's own for each.
#[derive(Clone, Debug)]
pub struct Tally {
    bytes: String,
    /// `ends[i]` is where string i ends in `bytes`.
    ends: Vec<usize>,
    counts: Vec<u64>,
    /// Open addressing, a power of two long, at most half full.
    slots: Vec<Slot>,
    max_strings: usize,
    losses: Losses,
    /// Whether new strings are ignored.
    is_closed: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// High half of the hash: most comparisons end here.
    tag: u32,
    /// Id plus one; 0 is an empty slot.
    id_plus_one: u32,
}

const FIRST_SLOTS: usize = 1 << 10;

impl Tally {
    /// An empty tally that never holds more than `max_strings` (at least 2, at most 2³² − 2).
    pub fn new(max_strings: usize) -> Self {
        Self {
            bytes: String::new(),
            ends: Vec::new(),
            counts: Vec::new(),
            slots: vec![Slot::default(); FIRST_SLOTS],
            max_strings: max_strings.clamp(2, u32::MAX as usize - 1),
            losses: Losses::default(),
            is_closed: false,
        }
    }

    /// Counts `string` `n` more times.
    pub fn add(&mut self, string: &str, n: u64) {
        let hash = xxh3_64(string.as_bytes());
        match self.look_up(string, hash) {
            Ok(id) => self.counts[id as usize] += n,
            Err(_) if self.is_closed => {}
            Err(slot) => self.insert(string, n, hash, slot),
        }
    }

    /// The id of `string`, if it is there.
    pub fn find(&self, string: &str) -> Option<u32> {
        self.look_up(string, xxh3_64(string.as_bytes())).ok()
    }

    /// Sets all counts to 0 and ignores strings that are not there: a second pass over the same input then gives
    /// exact counts for those that are.
    pub fn recount(&mut self) {
        self.counts.fill(0);
        self.is_closed = true;
    }

    /// Distinct strings that are there.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The string with this id, which must be of this tally.
    pub fn string(&self, id: u32) -> &str {
        let index = id as usize;
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.bytes[start..self.ends[index]]
    }

    /// The count of the string with this id, which must be of this tally.
    pub fn count(&self, id: u32) -> u64 {
        self.counts[id as usize]
    }

    /// What had to be dropped.
    pub fn losses(&self) -> Losses {
        self.losses
    }

    /// Strings that were counted at least `min_count` times, most frequent first, equal counts by their bytes.
    pub fn at_least(&self, min_count: u64) -> Vec<(&str, u64)> {
        let all = (0_u32..).zip(&self.counts);
        let mut frequent: Vec<(&str, u64)> =
            all.filter(|(_, count)| **count >= min_count).map(|(id, count)| (self.string(id), *count)).collect();
        frequent.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        frequent
    }

    /// The id of `string`, or the slot where it would go.
    fn look_up(&self, string: &str, hash: u64) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut position = first_slot(hash, mask);
        loop {
            let slot = self.slots[position];
            match slot.id_plus_one.checked_sub(1) {
                None => return Err(position),
                Some(id) if slot.tag == tag(hash) && self.string(id) == string => return Ok(id),
                Some(_) => position = (position + 1) & mask,
            }
        }
    }

    fn insert(&mut self, string: &str, n: u64, hash: u64, slot: usize) {
        if self.len() >= self.max_strings {
            self.drop_rarer_half();
            return self.add(string, n);
        }
        self.bytes.push_str(string);
        self.ends.push(self.bytes.len());
        self.counts.push(n);
        self.slots[slot] = Slot { tag: tag(hash), id_plus_one: id_from_index(self.len()) };
        if self.len() * 2 > self.slots.len() {
            self.rebuild_slots(self.slots.len() * 2);
        }
    }

    fn drop_rarer_half(&mut self) {
        let mut sorted = self.counts.clone();
        let middle = sorted.len() / 2;
        let (_, &mut largest_dropped, _) = sorted.select_nth_unstable(middle);
        self.losses.prune(largest_dropped);
        let mut kept = Self::new(self.max_strings);
        for (id, &count) in (0_u32..).zip(&self.counts) {
            if count > largest_dropped {
                kept.bytes.push_str(self.string(id));
                kept.ends.push(kept.bytes.len());
                kept.counts.push(count);
            }
        }
        (self.bytes, self.ends, self.counts) = (kept.bytes, kept.ends, kept.counts);
        self.rebuild_slots(self.slots.len());
    }

    fn rebuild_slots(&mut self, n_slots: usize) {
        let mask = n_slots - 1;
        let mut slots = vec![Slot::default(); n_slots];
        for index in 0..self.len() {
            let id_plus_one = id_from_index(index + 1);
            let hash = xxh3_64(self.string(id_plus_one - 1).as_bytes());
            let mut position = first_slot(hash, mask);
            while slots[position].id_plus_one > 0 {
                position = (position + 1) & mask;
            }
            slots[position] = Slot { tag: tag(hash), id_plus_one };
        }
        self.slots = slots;
    }
}

/// Positions stay below the maximum, which fits; see [`Tally::new`].
fn id_from_index(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}

fn first_slot(hash: u64, mask: usize) -> usize {
    // The low bits; the tag has the high ones.
    usize::try_from(hash & mask as u64).unwrap_or(0)
}
