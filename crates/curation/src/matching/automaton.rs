//! The aho-corasick crate's contiguous NFA over the spaced entries: one pass over the text, whatever the
//! length of the list. Overlapping search, because "New York" must also give "York".

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::entries::Entries;
use crate::ids::EntryId;
use crate::text::{is_reachable, space_into};

use super::{BuildError, Scratch, effective_entries};

/// See the module. About 60 bytes of memory per entry.
#[derive(Debug)]
pub(super) struct Automaton {
    automaton: AhoCorasick,
    /// Which entry a pattern of the automaton stands for; ascending.
    id_of_pattern: Vec<EntryId>,
}

impl Automaton {
    pub(super) fn new(entries: &Entries) -> Result<Self, BuildError> {
        let (id_of_pattern, patterns): (Vec<_>, Vec<_>) = effective_entries(entries)
            .into_iter()
            .filter(|(_, entry)| is_reachable(entry))
            .map(|(id, entry)| (id, format!(" {entry} ")))
            .unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&patterns)
            .map_err(|error| BuildError::Automaton { n_entries: entries.len(), reason: error.to_string() })?;
        Ok(Self { automaton, id_of_pattern })
    }

    pub(super) fn memory_bytes(&self) -> usize {
        self.automaton.memory_usage() + self.id_of_pattern.capacity() * size_of::<EntryId>()
    }

    pub(super) fn match_text(&self, text: &str, scratch: &mut Scratch, out: &mut Vec<EntryId>) {
        space_into(text, &mut scratch.spaced);
        let found = self.automaton.find_overlapping_iter(&scratch.spaced);
        out.extend(found.map(|found| self.id_of_pattern[found.pattern().as_usize()]));
        out.sort_unstable();
        out.dedup();
    }
}
