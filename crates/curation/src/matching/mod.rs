//! Which entries occur in a text: one public face, one engine per file.
//!
//! An entry matches when a space, the entry and a space stand in the spaced text ([`crate::text`]). All
//! overlapping entries match, each at most once per text; ids come out ascending.
//!
//! [`naive`] is the oracle: a direct reading of the rule, far too slow for use.

pub mod naive;

mod automaton;
mod positions;
mod table;
mod trie;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::entries::Entries;
use crate::ids::EntryId;

pub use positions::MatchSpan;
pub use table::MatchTable;

use automaton::Automaton;
use naive::Naive;
use trie::{Trie, TrieScratch};

/// Which implementation does the matching. All give the same answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EngineKind {
    /// The fastest one that serves the list.
    #[default]
    Auto,
    /// A substring search per entry: O(entries · text). For tests and for whoever doubts.
    Naive,
    /// The aho-corasick crate's contiguous NFA: O(text) for any number of entries.
    Automaton,
    /// The word trie: one hash look-up per word. The fastest.
    Trie,
}

impl EngineKind {
    /// Every engine, the choice of one included: for tests and benches that compare them.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Naive, Self::Automaton, Self::Trie];
}

/// Why a matcher could not be built.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BuildError {
    /// The automaton refused the list, for example because it outgrew its 2³¹ states.
    #[error("the automaton for {n_entries} entries could not be built: {reason}")]
    Automaton {
        /// Length of the list.
        n_entries: usize,
        /// The library's words.
        reason: String,
    },
    /// The entries hold more words than the word trie can number.
    #[error("the entries hold {n_words} words, more than the {limit} that can be numbered: split the metadata list")]
    TooManyWords {
        /// Words of all entries together.
        n_words: usize,
        /// The most there can be.
        limit: usize,
    },
}

/// Working memory of one thread, reused from text to text.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    spaced: String,
    ids: Vec<EntryId>,
    trie: TrieScratch,
}

/// A metadata list made ready for matching. Immutable: share it between threads, one [`Scratch`] each.
#[derive(Debug)]
pub struct Matcher {
    engine: Engine,
}

#[derive(Debug)]
enum Engine {
    Naive(Naive),
    Automaton(Automaton),
    Trie(Trie),
}

impl Matcher {
    /// Builds the engine. For 500,000 entries about 0.1 s; 1.5 s with [`EngineKind::Automaton`].
    pub fn new(entries: &Entries, kind: EngineKind) -> Result<Self, BuildError> {
        let engine = match kind {
            EngineKind::Naive => Engine::Naive(Naive::new(entries)),
            EngineKind::Automaton => Engine::Automaton(Automaton::new(entries)?),
            EngineKind::Auto | EngineKind::Trie => Engine::Trie(Trie::new(entries)?),
        };
        Ok(Self { engine })
    }

    /// Heap memory of the engine, without the list it was built from.
    pub fn memory_bytes(&self) -> usize {
        match &self.engine {
            Engine::Naive(naive) => naive.memory_bytes(),
            Engine::Automaton(automaton) => automaton.memory_bytes(),
            Engine::Trie(trie) => trie.memory_bytes(),
        }
    }

    /// Replaces `out` by the entries that match `text`, ascending, each once.
    pub fn match_text(&self, text: &str, scratch: &mut Scratch, out: &mut Vec<EntryId>) {
        out.clear();
        match &self.engine {
            Engine::Naive(naive) => naive.match_text(text, scratch, out),
            Engine::Automaton(automaton) => automaton.match_text(text, scratch, out),
            Engine::Trie(trie) => trie.match_batch([text], &mut scratch.trie, out, &mut Vec::new()),
        }
    }

    /// Appends one row per text to `table`. The unit of work of a thread: a few hundred texts or more.
    pub fn match_batch<'t>(
        &self,
        texts: impl IntoIterator<Item = &'t str>,
        scratch: &mut Scratch,
        table: &mut MatchTable,
    ) {
        if let Engine::Trie(trie) = &self.engine {
            return table.push_rows(|ids, offsets| trie.match_batch(texts, &mut scratch.trie, ids, offsets));
        }
        let mut ids = std::mem::take(&mut scratch.ids);
        for text in texts {
            self.match_text(text, scratch, &mut ids);
            table.push_row(&ids);
        }
        scratch.ids = ids;
    }
}

/// The id that receives the matches of each distinct entry that is not empty: the last of equal ones
/// (see [`crate::entries`]), in ascending order of id.
fn effective_entries(entries: &Entries) -> Vec<(EntryId, &str)> {
    let last: std::collections::HashMap<&str, EntryId> = entries.iter().map(|(id, entry)| (entry, id)).collect();
    entries.iter().filter(|(id, entry)| !entry.is_empty() && last.get(entry) == Some(id)).collect()
}
