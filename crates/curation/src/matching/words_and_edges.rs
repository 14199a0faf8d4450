//! The word trie for entries between spaces, with an automaton beside it for entries with an open edge.
//!
//! Under rule `strict` there are no open edges, and the trie works on the texts as they are.

use crate::entries::Entries;
use crate::ids::EntryId;
use crate::text::{MatchRule, space_into};

use super::automaton::Automaton;
use super::pattern::{Pattern, patterns};
use super::trie::{Trie, TrieScratch};
use super::{BuildError, Scratch};

/// See the module.
#[derive(Debug)]
pub(super) struct WordsAndEdges {
    trie: Trie,
    open: Option<OpenEdges>,
    rule: MatchRule,
}

/// The entries that may touch other characters.
#[derive(Debug)]
struct OpenEdges {
    automaton: Automaton,
    /// First bytes of the characters at open edges. A text without any of them has no such entry.
    edge_bytes: [bool; 256],
}

/// Working memory of one thread.
#[derive(Clone, Debug, Default)]
pub(super) struct WordsAndEdgesScratch {
    trie: TrieScratch,
    folded: String,
    /// Of the texts of a batch: the matches with an open edge, and where each text's end.
    open_ids: Vec<EntryId>,
    open_ends: Vec<usize>,
    closed_ids: Vec<EntryId>,
    closed_ends: Vec<usize>,
    ends: Vec<usize>,
}

impl WordsAndEdges {
    pub(super) fn new(
        entries: &Entries,
        rule: MatchRule,
        keep: impl Fn(EntryId) -> bool + Copy,
    ) -> Result<Self, BuildError> {
        let kept = || patterns(entries, rule).filter(|pattern| keep(pattern.entry));
        let trie = Trie::new(kept().filter(Pattern::is_closed), rule.switches.collapse_spaces)?;
        let has_open = rule.rule != crate::text::Rule::Strict && kept().any(|pattern| !pattern.is_closed());
        let open =
            if has_open { Some(OpenEdges::new(|| kept().filter(|pattern| !pattern.is_closed()))?) } else { None };
        Ok(Self { trie, open, rule })
    }

    pub(super) fn memory_bytes(&self) -> usize {
        self.trie.memory_bytes() + self.open.as_ref().map_or(0, |open| open.automaton.memory_bytes())
    }

    /// Replaces `out` by the ascending matches of one text.
    pub(super) fn match_text(&self, text: &str, scratch: &mut Scratch, out: &mut Vec<EntryId>) {
        let mut ends = std::mem::take(&mut scratch.words_and_edges.ends);
        ends.clear();
        self.match_batch([text], scratch, out, &mut ends);
        scratch.words_and_edges.ends = ends;
    }

    /// Appends the ascending ids of each text to `ids`, and where they end there to `ends`.
    pub(super) fn match_batch<'t>(
        &self,
        texts: impl IntoIterator<Item = &'t str>,
        scratch: &mut Scratch,
        ids: &mut Vec<EntryId>,
        ends: &mut Vec<usize>,
    ) {
        let Scratch { spaced, words_and_edges: scratch, .. } = scratch;
        scratch.trie.clear();
        scratch.clear_open();
        for text in texts {
            let text = if self.rule.folds() {
                self.rule.fold_into(text, &mut scratch.folded);
                &scratch.folded
            } else {
                text
            };
            scratch.trie.push_text(text);
            if let Some(open) = &self.open {
                open.append_matches(text, self.rule, spaced, &mut scratch.open_ids);
                scratch.open_ends.push(scratch.open_ids.len());
            }
            if scratch.trie.is_full() {
                self.finish_batch(scratch, ids, ends);
            }
        }
        self.finish_batch(scratch, ids, ends);
    }

    fn finish_batch(&self, scratch: &mut WordsAndEdgesScratch, ids: &mut Vec<EntryId>, ends: &mut Vec<usize>) {
        if self.open.is_none() {
            self.trie.match_pushed(&mut scratch.trie, ids, ends);
        } else {
            scratch.closed_ids.clear();
            scratch.closed_ends.clear();
            self.trie.match_pushed(&mut scratch.trie, &mut scratch.closed_ids, &mut scratch.closed_ends);
            scratch.append_merged(ids, ends);
            scratch.clear_open();
        }
    }
}

impl OpenEdges {
    fn new<'e, P: Iterator<Item = Pattern<'e>>>(patterns: impl Fn() -> P) -> Result<Self, BuildError> {
        let mut edge_bytes = [false; 256];
        for pattern in patterns() {
            let edge =
                if pattern.closed_start { pattern.body.chars().next_back() } else { pattern.body.chars().next() };
            let mut bytes = [0; 4];
            if let Some(byte) = edge.and_then(|edge| edge.encode_utf8(&mut bytes).bytes().next()) {
                edge_bytes[usize::from(byte)] = true;
            }
        }
        Ok(Self { automaton: Automaton::new(patterns())?, edge_bytes })
    }

    /// `text` is folded already.
    fn append_matches(&self, text: &str, rule: MatchRule, spaced: &mut String, out: &mut Vec<EntryId>) {
        if text.bytes().any(|byte| self.edge_bytes[usize::from(byte)]) {
            space_into(text, spaced);
            if rule.switches.collapse_spaces {
                crate::text::collapse(spaced);
            }
            self.automaton.append_matches(spaced, out);
        }
    }
}

impl WordsAndEdgesScratch {
    fn clear_open(&mut self) {
        self.open_ids.clear();
        self.open_ends.clear();
    }

    /// No entry is in both lists, so a sort of their union is all that is needed.
    fn append_merged(&self, ids: &mut Vec<EntryId>, ends: &mut Vec<usize>) {
        let (mut closed_start, mut open_start) = (0, 0);
        for (closed_end, open_end) in self.closed_ends.iter().zip(&self.open_ends) {
            let start = ids.len();
            ids.extend_from_slice(&self.closed_ids[closed_start..*closed_end]);
            if open_start < *open_end {
                ids.extend_from_slice(&self.open_ids[open_start..*open_end]);
                ids[start..].sort_unstable();
            }
            ends.push(ids.len());
            (closed_start, open_start) = (*closed_end, *open_end);
        }
    }
}
