//! Counted warnings with their first examples. Data problems are results, not failures: a run goes on,
//! and says afterwards how many of each it met, and shows some.

use std::collections::BTreeMap;

/// Counts occurrences per reason and keeps the first `examples_per_reason` of each.
///
/// Deterministic: reasons come out sorted, examples in the order they were added, so merging the reports
/// of shards in shard order gives the same report for any number of threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report<R: Ord, E> {
    examples_per_reason: usize,
    by_reason: BTreeMap<R, Finding<E>>,
}

/// What a [`Report`] holds for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<E> {
    /// How often the reason occurred, examples included.
    pub count: u64,
    /// The first occurrences.
    pub examples: Vec<E>,
}

impl<R: Ord, E> Report<R, E> {
    /// An empty report that keeps up to `examples_per_reason` examples of each reason.
    pub fn new(examples_per_reason: usize) -> Self {
        Self { examples_per_reason, by_reason: BTreeMap::new() }
    }

    /// Counts one occurrence; `example` runs only while examples are still kept.
    pub fn add(&mut self, reason: R, example: impl FnOnce() -> E) {
        let finding = self.by_reason.entry(reason).or_insert_with(|| Finding { count: 0, examples: Vec::new() });
        finding.count += 1;
        if finding.examples.len() < self.examples_per_reason {
            finding.examples.push(example());
        }
    }

    /// Adds another report behind this one.
    pub fn merge(&mut self, other: Self) {
        for (reason, theirs) in other.by_reason {
            let ours = self.by_reason.entry(reason).or_insert_with(|| Finding { count: 0, examples: Vec::new() });
            ours.count += theirs.count;
            let room = self.examples_per_reason.saturating_sub(ours.examples.len());
            ours.examples.extend(theirs.examples.into_iter().take(room));
        }
    }

    /// Reasons in order, with their counts and examples.
    pub fn iter(&self) -> impl Iterator<Item = (&R, &Finding<E>)> {
        self.by_reason.iter()
    }

    /// How often `reason` occurred.
    pub fn count(&self, reason: &R) -> u64 {
        self.by_reason.get(reason).map_or(0, |finding| finding.count)
    }

    /// All occurrences of all reasons.
    pub fn total(&self) -> u64 {
        self.by_reason.values().map(|finding| finding.count).sum()
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.by_reason.is_empty()
    }
}

#[cfg(test)]
mod tests;
