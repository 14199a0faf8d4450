//! The oracle: the rule word for word, one substring search per entry.

use crate::entries::Entries;
use crate::ids::EntryId;
use crate::text::{MatchRule, Rule};

use super::pattern::last_of_equal;

/// Searches every entry in every text: O(entries · text length). For tests and small questions only.
#[derive(Debug)]
pub struct Naive {
    patterns: Vec<(EntryId, String)>,
}

impl Naive {
    /// Takes the list as it is, apart from the first of equal entries and from those of which nothing is left.
    pub(super) fn new(entries: &Entries, rule: MatchRule, keep: impl Fn(EntryId) -> bool) -> Self {
        let last = last_of_equal(entries, keep);
        let patterns = entries
            .iter()
            .filter(|(id, entry)| last.get(entry) == Some(id))
            .filter_map(|(id, entry)| Some((id, pattern(&rule.transform_entry(entry), rule)?)))
            .collect();
        Self { patterns }
    }

    pub(super) fn memory_bytes(&self) -> usize {
        let strings: usize = self.patterns.iter().map(|(_, pattern)| pattern.capacity()).sum();
        strings + self.patterns.capacity() * size_of::<(EntryId, String)>()
    }

    /// Appends the entries that occur in a spaced text, ascending.
    pub(super) fn append_matches(&self, spaced: &str, out: &mut Vec<EntryId>) {
        out.extend(self.patterns.iter().filter(|(_, pattern)| spaced.contains(pattern)).map(|(id, _)| *id));
    }
}

/// The published way to say it: " e " under `strict`, else a space at each edge that is not open.
fn pattern(entry: &str, rule: MatchRule) -> Option<String> {
    let (first, last) = (entry.chars().next()?, entry.chars().next_back()?);
    let space = |edge| if rule.rule != Rule::Strict && rule.is_open_edge(edge) { "" } else { " " };
    Some([space(first), entry, space(last)].concat())
}
