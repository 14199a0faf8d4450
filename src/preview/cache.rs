//! What to forget when the images outgrow their budget: least recently wanted first.

use std::collections::{BTreeMap, HashMap};

use super::picture::ImageSlot;

/// Sizes and ages of finished images. Holds no pixels; its owner does, and drops what comes back from
/// [`Recency::evict`].
#[derive(Debug, Default)]
pub(super) struct Recency {
    max_bytes: usize,
    n_bytes: usize,
    /// The call of [`Recency::advance`] at which each slot was last wanted, and its cost.
    known: HashMap<ImageSlot, (u64, usize)>,
    by_age: BTreeMap<(u64, ImageSlot), ()>,
    now: u64,
}

impl Recency {
    pub(super) fn new(max_bytes: usize) -> Self {
        Self { max_bytes, ..Self::default() }
    }

    /// A new frame: what is wanted from here on is younger than all before.
    pub(super) fn advance(&mut self) {
        self.now += 1;
    }

    /// Notes a finished image as wanted now.
    pub(super) fn insert(&mut self, slot: ImageSlot, n_bytes: usize) {
        self.remove(slot);
        self.known.insert(slot, (self.now, n_bytes));
        self.by_age.insert((self.now, slot), ());
        self.n_bytes += n_bytes;
    }

    /// Notes a known image as wanted now.
    pub(super) fn touch(&mut self, slot: ImageSlot) {
        if let Some((age, _)) = self.known.get_mut(&slot) {
            self.by_age.remove(&(*age, slot));
            *age = self.now;
            self.by_age.insert((self.now, slot), ());
        }
    }

    pub(super) fn remove(&mut self, slot: ImageSlot) {
        if let Some((age, n_bytes)) = self.known.remove(&slot) {
            self.by_age.remove(&(age, slot));
            self.n_bytes -= n_bytes;
        }
    }

    /// The oldest slots beyond the budget. What is wanted now stays, even over budget: evicting it would only
    /// load it again in the next frame.
    pub(super) fn evict(&mut self) -> Vec<ImageSlot> {
        let mut evicted = Vec::new();
        while self.n_bytes > self.max_bytes
            && let Some((&(age, slot), ())) = self.by_age.first_key_value()
            && age < self.now
        {
            self.remove(slot);
            evicted.push(slot);
        }
        evicted
    }

    #[cfg(test)]
    pub(super) fn n_bytes(&self) -> usize {
        self.n_bytes
    }
}
