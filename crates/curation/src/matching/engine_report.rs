//! Which engine serves how many entries, and why: for `metadata info` and the manifest.

use std::collections::BTreeMap;
use std::fmt;

use crate::entries::Entries;

use super::pattern::{Pattern, last_of_equal};
use super::{EngineKind, MatchOptions};

/// See the module. The shares add up to the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineReport {
    /// Largest first.
    pub shares: Vec<EngineShare>,
}

/// Entries that are served alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EngineShare {
    /// The engine, or none if these entries cannot match.
    pub engine: Option<EngineKind>,
    /// Why this engine, or none.
    pub reason: ShareReason,
    /// How many entries.
    pub n_entries: usize,
}

/// Why entries are served as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShareReason {
    /// Both edges need a space, so the entry is a run of whole words.
    WholeWords,
    /// An edge needs no space, so the entry may begin or end inside a word.
    OpenEdge,
    /// The options name this engine for all.
    Asked,
    /// A later entry of the list is the same string and gets the matches.
    Duplicate,
    /// No text can hold the entry, see [`crate::text::Obstacle`].
    Unreachable,
}

impl EngineReport {
    /// Sorts all entries by how a [`super::Matcher`] of these options would serve them; builds no engine.
    /// O(length of the list).
    pub fn new(entries: &Entries, options: &MatchOptions) -> Self {
        let last = last_of_equal(entries, |_| true);
        let mut n_entries = BTreeMap::new();
        for (id, entry) in entries.iter() {
            let share = match Pattern::new(id, entry, options.rule) {
                None => (None, ShareReason::Unreachable),
                Some(_) if last.get(entry) != Some(&id) => (None, ShareReason::Duplicate),
                Some(pattern) => served(&pattern, options.engine),
            };
            *n_entries.entry(share).or_insert(0) += 1;
        }
        let mut shares: Vec<EngineShare> = n_entries
            .into_iter()
            .map(|((engine, reason), n_entries)| EngineShare { engine, reason, n_entries })
            .collect();
        shares.sort_by_key(|share| std::cmp::Reverse(share.n_entries));
        Self { shares }
    }
}

fn served(pattern: &Pattern<'_>, asked: EngineKind) -> (Option<EngineKind>, ShareReason) {
    match asked {
        EngineKind::Naive | EngineKind::Automaton => (Some(asked), ShareReason::Asked),
        EngineKind::Auto | EngineKind::Trie if pattern.is_closed() => (Some(EngineKind::Trie), ShareReason::WholeWords),
        EngineKind::Auto | EngineKind::Trie => (Some(EngineKind::Automaton), ShareReason::OpenEdge),
    }
}

impl fmt::Display for EngineReport {
    /// One line per share.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, share) in self.shares.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{share}")?;
        }
        Ok(())
    }
}

impl fmt::Display for EngineShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let engine = match self.engine {
            None => "never match",
            Some(EngineKind::Trie | EngineKind::Auto) => "by the word trie",
            Some(EngineKind::Automaton) => "by the automaton",
            Some(EngineKind::Naive) => "one by one",
        };
        write!(f, "{} entries {engine}: {}", self.n_entries, self.reason)
    }
}

impl fmt::Display for ShareReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WholeWords => "a space on both sides makes them runs of whole words",
            Self::OpenEdge => "an edge that needs no space may lie inside a word",
            Self::Asked => "this engine was asked for",
            Self::Duplicate => "a later entry is the same string and gets the matches",
            Self::Unreachable => "no text can hold them under this rule",
        })
    }
}
