//! What would match: for entries with count 0, which switch would give them matches, and in how many texts.
//!
//! A zero count may mean that the pool lacks the concept, or only that texts write it "DOG" or "dog's". The
//! texts are matched again, against the zero-count entries alone, once per switch; this is a report beside the
//! counts, never a part of them.

use crate::counts::{Counts, CountsMismatch};
use crate::entries::Entries;
use crate::ids::EntryId;
use crate::matching::{BuildError, MatchOptions, MatchTable, Matcher, Scratch};
use crate::text::{MatchRule, Switches};

/// The zero-count entries of a list, made ready under every variant of the rule. Immutable: share it between
/// threads, with one [`Scratch`] and one [`NearMissCounts`] each.
#[derive(Debug)]
pub struct NearMissMatcher {
    variants: Vec<Variant>,
    n_entries: usize,
}

#[derive(Debug)]
struct Variant {
    rule: MatchRule,
    matcher: Matcher,
}

/// In how many texts each zero-count entry would match, by variant. Adds up over threads and shards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMissCounts {
    /// The variants in order, each with one count per entry of the list.
    by_variant: Vec<(MatchRule, Counts)>,
}

/// One entry that would match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NearMiss {
    /// The entry, whose count is 0 under the rule of the run.
    pub entry: EntryId,
    /// The rule of the run with the switch that helps, or with all of them where no single one does.
    pub rule: MatchRule,
    /// In how many texts it would match then.
    pub n_texts: u64,
}

/// The rule with each single switch that it lacks, then with all of them together.
pub fn variants(rule: MatchRule) -> Vec<MatchRule> {
    let on = rule.switches;
    let all = Switches { ignore_case: true, collapse_spaces: true, unicode_boundaries: true };
    let singles = [
        Switches { ignore_case: true, ..on },
        Switches { collapse_spaces: true, ..on },
        Switches { unicode_boundaries: true, ..on },
    ];
    let mut variants: Vec<Switches> = singles.into_iter().filter(|switches| *switches != on).collect();
    if variants.len() > 1 {
        variants.push(all);
    }
    variants.into_iter().map(|switches| MatchRule { switches, ..rule }).collect()
}

impl NearMissMatcher {
    /// Takes the entries that have count 0 under `rule`; of equal entries only the last, which gets the
    /// matches. Costs one engine per variant. Panics if `counts` is shorter than the list.
    pub fn new(entries: &Entries, counts: &Counts, rule: MatchRule) -> Result<Self, BuildError> {
        let mut is_zero = vec![false; entries.len()];
        for id in crate::matching::last_of_equal(entries, |_| true).into_values() {
            is_zero[id.index()] = counts.get(id) == 0;
        }
        let variant = |rule| {
            let matcher = Matcher::of_some(entries, &MatchOptions::from(rule), |id: EntryId| is_zero[id.index()])?;
            Ok(Variant { rule, matcher })
        };
        let variants: Result<Vec<Variant>, BuildError> = variants(rule).into_iter().map(variant).collect();
        Ok(Self { variants: variants?, n_entries: entries.len() })
    }

    /// Nothing counted yet.
    pub fn zeros(&self) -> NearMissCounts {
        let zeros = |variant: &Variant| (variant.rule, Counts::zeros(self.n_entries));
        NearMissCounts { by_variant: self.variants.iter().map(zeros).collect() }
    }

    /// Adds some texts of the pool to `counts`, which must come from [`NearMissMatcher::zeros`]. Costs one
    /// match per variant and text.
    pub fn count(&self, texts: &[&str], scratch: &mut Scratch, counts: &mut NearMissCounts) {
        for (variant, (_, counts)) in self.variants.iter().zip(&mut counts.by_variant) {
            let mut table = MatchTable::new();
            variant.matcher.match_batch(texts.iter().copied(), scratch, &mut table);
            counts.add_matches(&table);
        }
    }
}

impl NearMissCounts {
    /// Adds what another thread or shard counted with the same matcher.
    pub fn merge(&mut self, other: &Self) -> Result<(), CountsMismatch> {
        for ((_, ours), (_, theirs)) in self.by_variant.iter_mut().zip(&other.by_variant) {
            ours.merge(theirs)?;
        }
        Ok(())
    }

    /// Every entry and switch that would bring matches, most texts first, then by entry. All switches together
    /// are named only for entries that no single one helps.
    pub fn near_misses(&self) -> Vec<NearMiss> {
        let mut found: Vec<NearMiss> = Vec::new();
        let n_entries = self.by_variant.first().map_or(0, |(_, counts)| counts.as_slice().len());
        for entry in (0..n_entries).filter_map(|index| EntryId::from_index(index).ok()) {
            let mut misses = self.by_variant.iter().map(|(rule, counts)| (*rule, counts.get(entry)));
            let all = if self.by_variant.len() > 1 { misses.next_back() } else { None };
            let n_before = found.len();
            let singles = misses.filter(|(_, n_texts)| *n_texts > 0);
            found.extend(singles.map(|(rule, n_texts)| NearMiss { entry, rule, n_texts }));
            if let (Some((rule, n_texts @ 1..)), true) = (all, found.len() == n_before) {
                found.push(NearMiss { entry, rule, n_texts });
            }
        }
        found.sort_by_key(|miss| (std::cmp::Reverse(miss.n_texts), miss.entry));
        found
    }
}

#[cfg(test)]
mod tests;
