//! The word trie: rule `strict` by one hash look-up per word instead of one automaton step per byte.
//!
//! Under rule `strict` an entry is a run of whole words (see [`crate::text`]), so texts and entries are cut
//! into words once, and entries of several words become paths (node, word) → node. Texts are worked on in
//! batches of some hundred, in stages that each run over the whole batch, so that the memory accesses of a
//! stage do not wait for each other:
//!
//! 1. [`words`]: cut the batch into words, each with a 64-bit key; ask for the words' buckets;
//! 2. resolve every key to its word record ([`vocabulary`]): which entry it is, whether it starts a longer
//!    entry, whether it continues one;
//! 3. for neighbours of which the first starts and the second continues an entry, ask for the edge and
//!    resolve it; the few longer paths go on from there, one word per wave;
//! 4. [`rows`]: collect, order and hand out the ids of every text.
//!
//! Exact: a key of at most eight bytes *is* the word, a longer word is compared byte for byte.

mod buckets;
mod build;
mod links;
mod prefetch;
mod rows;
mod vocabulary;
mod words;

use crate::ids::EntryId;

use super::BuildError;
use super::pattern::Pattern;
use buckets::Buckets;
use links::Links;
use rows::RowEnd;
use vocabulary::Vocabulary;
use words::Words;

/// Texts per batch: enough that memory accesses overlap, few enough that a batch stays in the L2 cache.
const BATCH_TEXTS: usize = 256;
/// A batch of long texts ends early.
const BATCH_BYTES: usize = 32 * 1024;

/// See the module. About 40 bytes of memory per entry.
#[derive(Debug)]
pub(super) struct Trie {
    vocabulary: Vocabulary,
    /// (node, word) → links; the nodes of depth one are the words themselves.
    edges: Buckets,
    skip_empty_words: bool,
}

/// Working memory of one thread.
#[derive(Clone, Debug, Default)]
pub(super) struct TrieScratch {
    words: Words,
    /// Per word of the batch: its links, empty when no entry holds the word.
    singles: Vec<Links>,
    /// Per word of the batch: the links of the edge to its right neighbour.
    pairs: Vec<Links>,
    /// Words whose right neighbour may continue an entry, with the key of that edge.
    pair_keys: Vec<(usize, u64)>,
    /// Paths that may go on: the word to go on with, and the links reached so far.
    live: Vec<(usize, Links)>,
    next_live: Vec<(usize, Links)>,
    /// Matches of three words and more: last word, entry. Ordered by word once the walk is over.
    longer: Vec<(usize, EntryId)>,
    /// The ids of one word or two, text after text, as found.
    found: Vec<EntryId>,
    row_ends: Vec<RowEnd>,
    /// One row, for the texts that have matches of three words and more.
    row: Vec<EntryId>,
}

impl TrieScratch {
    /// Begins a new batch.
    pub(super) fn clear(&mut self) {
        self.words.clear();
    }

    pub(super) fn push_text(&mut self, text: &str) {
        self.words.push_text(text);
    }

    /// Whether the batch should be matched before the next text.
    pub(super) fn is_full(&self) -> bool {
        self.words.n_texts() >= BATCH_TEXTS || self.words.n_bytes() >= BATCH_BYTES
    }
}

impl Trie {
    /// All patterns must be closed. With `skip_empty_words` the texts are cut as if spaces were collapsed.
    pub(super) fn new<'e>(
        patterns: impl Iterator<Item = Pattern<'e>>,
        skip_empty_words: bool,
    ) -> Result<Self, BuildError> {
        build::build(patterns, skip_empty_words)
    }

    pub(super) fn memory_bytes(&self) -> usize {
        self.vocabulary.memory_bytes() + self.edges.memory_bytes()
    }

    /// Appends the ascending ids of each text pushed to `ids`, and where they end there to `ends`. Begins a
    /// new batch.
    pub(super) fn match_pushed(&self, scratch: &mut TrieScratch, ids: &mut Vec<EntryId>, ends: &mut Vec<usize>) {
        self.resolve_words(scratch);
        self.resolve_pairs(scratch);
        self.walk_on(scratch);
        rows::collect(scratch, ids, ends);
        scratch.clear();
    }

    /// Stages 1 and 2.
    fn resolve_words(&self, scratch: &mut TrieScratch) {
        scratch.words.cut(&self.vocabulary, self.skip_empty_words);
        scratch.singles.clear();
        scratch.singles.extend(scratch.words.keys().iter().map(|key| self.vocabulary.find_key(*key)));
        for long in scratch.words.long() {
            self.vocabulary.prefetch_record(scratch.singles[long.word]);
        }
        for long in scratch.words.long() {
            let links = &mut scratch.singles[long.word];
            *links = self.vocabulary.verify_long(*links, long.in_buffer(scratch.words.buffer()));
        }
    }

    /// Stage 3, first wave: edges that leave a first word.
    fn resolve_pairs(&self, scratch: &mut TrieScratch) {
        let n_words = scratch.singles.len();
        scratch.pair_keys.resize(n_words + 1, (0, 0));
        let mut n_pairs = 0;
        for (word, two) in scratch.singles.windows(2).enumerate() {
            let key = two[0].edge_key(two[1]);
            scratch.pair_keys[n_pairs] = (word, key);
            n_pairs += usize::from(two[0].starts_longer() & two[1].continues());
        }
        for (_, key) in &scratch.pair_keys[..n_pairs] {
            self.edges.prefetch(*key);
        }
        scratch.pairs.clear();
        scratch.pairs.resize(n_words, Links::NONE);
        scratch.live.clear();
        for (word, key) in &scratch.pair_keys[..n_pairs] {
            let links = Links(self.edges.get(*key));
            scratch.pairs[*word] = links;
            if links.starts_longer() {
                scratch.live.push((word + 2, links));
            }
        }
    }

    /// Stage 3, further waves: one word more each, until no path is alive. A text's end is a word without
    /// links, so no path leaves its text.
    fn walk_on(&self, scratch: &mut TrieScratch) {
        scratch.longer.clear();
        while !scratch.live.is_empty() {
            scratch.next_live.clear();
            for (word, reached) in &scratch.live {
                let single = scratch.singles[*word];
                if !single.continues() {
                    continue;
                }
                let links = Links(self.edges.get(reached.edge_key(single)));
                if let Some(entry) = links.entry() {
                    scratch.longer.push((*word, entry));
                }
                if links.starts_longer() {
                    scratch.next_live.push((word + 1, links));
                }
            }
            std::mem::swap(&mut scratch.live, &mut scratch.next_live);
        }
        scratch.longer.sort_unstable();
    }
}
