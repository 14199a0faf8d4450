//! Different entries that a switch makes equal: "Dog" and "dog" when case is ignored.
//!
//! The engines keep one entry per pattern, the last; its twins match whenever it does.

use std::collections::HashMap;

use crate::entries::Entries;
use crate::ids::EntryId;
use crate::text::MatchRule;

use super::pattern::{Pattern, last_of_equal};

/// See the module. Empty under rules that transform no entries.
#[derive(Clone, Debug, Default)]
pub(super) struct Twins {
    /// The entry that the engine reports → the other ones.
    others: HashMap<EntryId, Vec<EntryId>>,
}

impl Twins {
    pub(super) fn new(entries: &Entries, rule: MatchRule, keep: impl Fn(EntryId) -> bool) -> Self {
        if !rule.transforms_entries() {
            return Self::default();
        }
        let last = last_of_equal(entries, &keep);
        let distinct = entries.iter().filter(|(id, entry)| last.get(entry) == Some(id));
        let mut by_body: HashMap<String, Vec<EntryId>> = HashMap::new();
        for pattern in distinct.filter_map(|(id, entry)| Pattern::new(id, entry, rule)) {
            by_body.entry(pattern.body.into_owned()).or_default().push(pattern.entry);
        }
        // Ids were pushed in ascending order.
        let others = by_body.into_values().filter(|ids| ids.len() > 1);
        Self { others: others.filter_map(|mut ids| Some((ids.pop()?, ids))).collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.others.is_empty()
    }

    /// Adds to ascending ids the twins of each, and orders them again.
    pub(super) fn add_to(&self, ids: &mut Vec<EntryId>) {
        if self.is_empty() {
            return;
        }
        let n_found = ids.len();
        for index in 0..n_found {
            if let Some(others) = self.others.get(&ids[index]) {
                ids.extend_from_slice(others);
            }
        }
        if ids.len() > n_found {
            ids.sort_unstable();
        }
    }
}
