//! The near misses of the open run, as the window lists them.

use std::collections::BTreeMap;

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
}

impl NearMissList {
    /// Matches the zero-count entries of a run against its pool again.
    pub fn compute(run: &RunData, work: Work<'_>) -> Result<Self, PipelineError> {
        near_misses(&run.directory, work).map(Self::new)
    }

    fn new(report: NearMissReport) -> Self {
        let NearMissReport { entries: _, n_zero, n_texts, near_misses } = report;
        let mut entries: Vec<_> = near_misses.iter().map(|miss| miss.entry).collect();
        entries.sort_unstable();
        entries.dedup();
        let mut by_rule = BTreeMap::new();
        for miss in &near_misses {
            *by_rule.entry(miss.rule).or_insert(0) += 1;
        }
        let mut by_rule: Vec<(MatchRule, usize)> = by_rule.into_iter().collect();
        by_rule.sort_by_key(|(_, n_entries)| std::cmp::Reverse(*n_entries));
        Self { n_entries: entries.len(), near_misses, n_zero, n_texts, by_rule }
    }
}
