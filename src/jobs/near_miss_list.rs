//! The near misses of the open run, as the window lists them.

use std::collections::BTreeMap;

use curation::ids::EntryId;
use curation::near_miss::NearMiss;
use curation::text::MatchRule;

use crate::pipeline::{NearMissReport, PipelineError, Work, near_misses};
use crate::run::RunData;

/// Zero-count entries that a switch would give matches. Ids are those of the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMissList {
    /// Most texts first. An entry that several switches help has a line for each.
    pub near_misses: Vec<NearMiss>,
    /// How many different entries these are.
    pub n_entries: usize,
    /// How many entries have count 0.
    pub n_zero: usize,
    /// How many texts were looked at: all of the pool.
    pub n_texts: u64,
    /// How many entries each rule would help, most first.
    pub by_rule: Vec<(MatchRule, usize)>,
    /// Positions in `near_misses`, by entry.
    by_entry: Vec<usize>,
}

impl NearMissList {
    /// Matches the zero-count entries of a run against its pool again.
    pub fn compute(run: &RunData, work: Work<'_>) -> Result<Self, PipelineError> {
        near_misses(&run.directory, work).map(Self::new)
    }

    fn new(report: NearMissReport) -> Self {
        let NearMissReport { entries: _, n_zero, n_texts, near_misses } = report;
        let mut by_entry: Vec<usize> = (0..near_misses.len()).collect();
        // Stable: most texts first among those of an entry.
        by_entry.sort_by_key(|&place| near_misses[place].entry);
        let n_entries = by_entry.chunk_by(|&a, &b| near_misses[a].entry == near_misses[b].entry).count();
        let mut by_rule = BTreeMap::new();
        for miss in &near_misses {
            *by_rule.entry(miss.rule).or_insert(0) += 1;
        }
        let mut by_rule: Vec<(MatchRule, usize)> = by_rule.into_iter().collect();
        by_rule.sort_by_key(|(_, n_entries)| std::cmp::Reverse(*n_entries));
        Self { near_misses, n_entries, n_zero, n_texts, by_rule, by_entry }
    }

    /// The near misses of one entry, most texts first: a look-up.
    pub fn of(&self, entry: EntryId) -> impl Iterator<Item = &NearMiss> {
        let first = self.by_entry.partition_point(|&place| self.near_misses[place].entry < entry);
        let places = self.by_entry[first..].iter().map(|&place| &self.near_misses[place]);
        places.take_while(move |miss| miss.entry == entry)
    }
}

#[cfg(test)]
mod tests {
    use curation::entries::Entries;
    use curation::text::Switches;

    use super::*;

    #[test]
    fn entries_are_counted_once_and_found_again() {
        let rule = |ignore_case| MatchRule {
            switches: Switches { ignore_case, collapse_spaces: !ignore_case, ..Switches::default() },
            ..MatchRule::STRICT
        };
        let miss =
            |entry, ignore_case, n_texts| NearMiss { entry: EntryId::new(entry), rule: rule(ignore_case), n_texts };
        let near_misses = vec![miss(7, true, 9), miss(2, true, 5), miss(7, false, 1)];
        let report = NearMissReport { entries: Entries::default(), n_zero: 4, n_texts: 20, near_misses };
        let list = NearMissList::new(report);
        assert_eq!(list.n_entries, 2);
        assert_eq!(list.by_rule, [(rule(true), 2), (rule(false), 1)]);
        let texts_of = |entry| list.of(EntryId::new(entry)).map(|miss| miss.n_texts).collect::<Vec<_>>();
        assert_eq!(texts_of(7), [9, 1]);
        assert_eq!(texts_of(2), [5]);
        assert!(texts_of(3).is_empty() && texts_of(8).is_empty());
    }
}
