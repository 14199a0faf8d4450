//! The aho-corasick crate's contiguous NFA over the spaced entries: one pass over the text, whatever the
//! length of the list. Overlapping search, because "New York" must also give "York".

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::ids::EntryId;

use super::BuildError;
use super::pattern::Pattern;

/// See the module. About 60 bytes of memory per entry.
#[derive(Debug)]
pub(super) struct Automaton {
    automaton: AhoCorasick,
    /// Which entry a pattern of the automaton stands for.
    id_of_pattern: Vec<EntryId>,
}

impl Automaton {
    /// Of equal patterns the last remains.
    pub(super) fn new<'e>(patterns: impl Iterator<Item = Pattern<'e>>) -> Result<Self, BuildError> {
        let last: BTreeMap<String, EntryId> = patterns.map(|pattern| (pattern.text(), pattern.entry)).collect();
        let n_entries = last.len();
        let (texts, id_of_pattern): (Vec<_>, Vec<_>) = last.into_iter().unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&texts)
            .map_err(|error| BuildError::Automaton { n_entries, reason: error.to_string() })?;
        Ok(Self { automaton, id_of_pattern })
    }

    pub(super) fn memory_bytes(&self) -> usize {
        self.automaton.memory_usage() + self.id_of_pattern.capacity() * size_of::<EntryId>()
    }

    /// Appends the entries that occur in a spaced text, ascending, each once.
    pub(super) fn append_matches(&self, spaced: &str, out: &mut Vec<EntryId>) {
        let start = out.len();
        let found = self.automaton.find_overlapping_iter(spaced);
        out.extend(found.map(|found| self.id_of_pattern[found.pattern().as_usize()]));
        out[start..].sort_unstable();
        dedup_from(out, start);
    }
}

/// Removes repetitions from the sorted tail that begins at `start`.
fn dedup_from(ids: &mut Vec<EntryId>, start: usize) {
    let mut kept = start;
    for place in start..ids.len() {
        if kept == start || ids[place] != ids[kept - 1] {
            ids[kept] = ids[place];
            kept += 1;
        }
    }
    ids.truncate(kept);
}
