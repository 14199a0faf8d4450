//! A hash table from u64 keys to u64 values in which a look-up touches one cache line and does not branch
//! on what it finds there.
//!
//! A bucket is a cache line of four keys and their values, filled from the front. A key goes to the first
//! bucket with room, from its home on; a bucket that turned a key away is marked, so a look-up that misses
//! ends in an unmarked bucket. Of a finished table's buckets one in forty is marked.

use std::hint::select_unpredictable;

use super::prefetch::prefetch;

const SLOTS: usize = 4;
/// Set in the last value of a bucket that turned a key away. Values must leave this bit clear.
const TURNED_AWAY: u64 = 1 << 61;
/// While building; then the table grows.
const MAX_KEYS_PER_BUCKET: usize = 2;
/// Of a finished table: 1.6 keys per bucket. Fewer buckets make for wrong guesses of the branch that
/// follows marks (2.6 keys: a quarter slower), more for more memory without gain.
const BUCKETS_PER_8_KEYS: usize = 5;

/// See the module. 16 bytes per slot.
#[derive(Clone, Debug)]
pub(super) struct Buckets {
    buckets: Box<[Bucket]>,
    n_keys: usize,
    empty_key: u64,
}

#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Bucket {
    keys: [u64; SLOTS],
    values: [u64; SLOTS],
}

impl Buckets {
    /// A table in which `empty_key` is never inserted. It may be asked for: there is nothing under it.
    pub(super) fn new(empty_key: u64) -> Self {
        Self::with_buckets(1, empty_key)
    }

    fn with_buckets(n_buckets: usize, empty_key: u64) -> Self {
        let empty = Bucket { keys: [empty_key; SLOTS], values: [0; SLOTS] };
        Self { buckets: vec![empty; n_buckets].into_boxed_slice(), n_keys: 0, empty_key }
    }

    pub(super) fn memory_bytes(&self) -> usize {
        size_of_val(&*self.buckets)
    }

    /// The value under `key`, or 0.
    #[inline]
    pub(super) fn get(&self, key: u64) -> u64 {
        let mut index = self.home(key);
        loop {
            let bucket = &self.buckets[index];
            let mut value = 0;
            for slot in 0..SLOTS {
                // Which slot holds a key is as good as random, so a branch on it would be mispredicted.
                value |= select_unpredictable(bucket.keys[slot] == key, bucket.values[slot], 0);
            }
            if (value != 0) | (bucket.values[SLOTS - 1] & TURNED_AWAY == 0) {
                return value & !TURNED_AWAY;
            }
            index = self.after(index);
        }
    }

    /// Starts loading the bucket that [`Buckets::get`] will look at first.
    #[inline]
    pub(super) fn prefetch(&self, key: u64) {
        prefetch(&self.buckets[self.home(key)]);
    }

    /// The value under `key`, `new` if the key is new. Bit 61 is the table's: keep it.
    pub(super) fn get_or_insert(&mut self, key: u64, new: u64) -> &mut u64 {
        let place = self.place(key).unwrap_or_else(|| {
            if self.n_keys >= self.buckets.len() * MAX_KEYS_PER_BUCKET {
                self.rebuild(self.buckets.len() * 2);
            }
            self.insert(key, new)
        });
        &mut self.buckets[place.0].values[place.1]
    }

    /// Takes the size that suits look-ups.
    pub(super) fn finish(&mut self) {
        self.rebuild((self.n_keys * BUCKETS_PER_8_KEYS / 8).max(1));
    }

    fn place(&self, key: u64) -> Option<(usize, usize)> {
        let mut index = self.home(key);
        loop {
            let bucket = &self.buckets[index];
            if let Some(slot) = bucket.keys.iter().position(|known| *known == key) {
                return Some((index, slot));
            }
            if bucket.values[SLOTS - 1] & TURNED_AWAY == 0 {
                return None;
            }
            index = self.after(index);
        }
    }

    /// Inserts a key that is not in the table.
    fn insert(&mut self, key: u64, value: u64) -> (usize, usize) {
        self.n_keys += 1;
        let mut index = self.home(key);
        loop {
            let bucket = &mut self.buckets[index];
            if let Some(slot) = bucket.keys.iter().position(|known| *known == self.empty_key) {
                bucket.keys[slot] = key;
                bucket.values[slot] = value;
                return (index, slot);
            }
            bucket.values[SLOTS - 1] |= TURNED_AWAY;
            index = self.after(index);
        }
    }

    fn rebuild(&mut self, n_buckets: usize) {
        let old = std::mem::replace(self, Self::with_buckets(n_buckets, self.empty_key));
        for bucket in &old.buckets {
            for (key, value) in bucket.keys.iter().zip(bucket.values) {
                if *key != old.empty_key {
                    self.insert(*key, value & !TURNED_AWAY);
                }
            }
        }
    }

    fn home(&self, key: u64) -> usize {
        // Folding the product mixes all bits of the key into all bits of the hash; the second product maps
        // the hash evenly to any number of buckets, without a division.
        let (low, high) = key.carrying_mul(0x9E37_79B9_7F4A_7C15, 0);
        let (_, index) = (low ^ high).carrying_mul(self.buckets.len() as u64, 0);
        #[expect(clippy::cast_possible_truncation, reason = "below the length of a slice")]
        let index = index as usize;
        index
    }

    fn after(&self, index: usize) -> usize {
        if index + 1 == self.buckets.len() { 0 } else { index + 1 }
    }
}

#[cfg(test)]
mod tests;
