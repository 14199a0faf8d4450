//! What a matcher is asked to be, and why it may not come about.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::text::MatchRule;

/// Which implementation does the matching. All give the same answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EngineKind {
    /// The fastest one that serves the list.
    #[default]
    Auto,
    /// A substring search per entry: O(entries · text). For tests and for whoever doubts.
    Naive,
    /// The aho-corasick crate's contiguous NFA: O(text) for any number of entries.
    Automaton,
    /// The word trie: one hash look-up per word, the fastest. Entries with an open edge, which only the rules
    /// `worldwide` and `fixed` have, go to an automaton beside it.
    Trie,
}

impl EngineKind {
    /// Every engine, the choice of one included: for tests and benches that compare them.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Naive, Self::Automaton, Self::Trie];
}

/// How to match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct MatchOptions {
    /// Which entries match a text.
    pub rule: MatchRule,
    /// How they are found.
    pub engine: EngineKind,
}

impl From<MatchRule> for MatchOptions {
    fn from(rule: MatchRule) -> Self {
        Self { rule, engine: EngineKind::Auto }
    }
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
