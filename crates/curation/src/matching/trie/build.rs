//! From patterns to a trie.

use crate::ids::EntryId;

use super::Trie;
use super::buckets::Buckets;
use super::links::Links;
use super::vocabulary::{Vocabulary, Word};
use super::words::SHORT_BYTES;
use crate::matching::BuildError;
use crate::matching::pattern::Pattern;

/// Edge keys leave the top bits clear, so this is none.
const NO_EDGE: u64 = u64::MAX;
/// Every word takes at most two numbers: its own, and that of the path it ends.
const MAX_WORDS: usize = Links::MAX_NUMBERS / 2;
/// Builds the trie of closed patterns. Of equal ones the last remains.
pub(super) fn build<'e>(
    patterns: impl Iterator<Item = Pattern<'e>>,
    skip_empty_words: bool,
) -> Result<Trie, BuildError> {
    let mut builder = Builder::new(skip_empty_words);
    for pattern in patterns {
        builder.add(pattern.entry, &pattern.body);
    }
    if builder.n_words >= MAX_WORDS {
        return Err(BuildError::TooManyWords { n_words: builder.n_words, limit: MAX_WORDS });
    }
    Ok(builder.finish())
}

struct Builder {
    trie: Trie,
    /// Words of all patterns together.
    n_words: usize,
    n_numbered: usize,
    buffer: Vec<u8>,
}

impl Builder {
    fn new(skip_empty_words: bool) -> Self {
        let trie = Trie { vocabulary: Vocabulary::new(), edges: Buckets::new(NO_EDGE), skip_empty_words };
        Self { trie, n_words: 0, n_numbered: 0, buffer: Vec::new() }
    }

    fn finish(mut self) -> Trie {
        self.trie.vocabulary.finish();
        self.trie.edges.finish();
        self.trie
    }

    fn add(&mut self, id: EntryId, entry: &str) {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        buffer.extend_from_slice(entry.as_bytes());
        buffer.extend_from_slice(&[0; SHORT_BYTES]);
        self.add_path(id, &buffer, entry.len());
        self.buffer = buffer;
    }

    fn add_path(&mut self, id: EntryId, buffer: &[u8], n_bytes: usize) {
        let mut end = word_end(&buffer[..n_bytes], 0);
        let mut links = self.word(Word { buffer, start: 0, n_bytes: end });
        while end < n_bytes {
            *links = Links(*links).with_starts_longer().0;
            let reached = Links(*links);
            let start = end + 1;
            end = word_end(&buffer[..n_bytes], start);
            let single = self.word(Word { buffer, start, n_bytes: end - start });
            *single = Links(*single).with_continues().0;
            let key = reached.edge_key(Links(*single));
            links = self.edge(key);
        }
        *links = Links(*links).with_entry(id).0;
    }

    fn word(&mut self, word: Word<'_>) -> &mut u64 {
        self.n_words += 1;
        let new = self.next_number();
        self.trie.vocabulary.get_or_insert(word, new)
    }

    fn edge(&mut self, key: u64) -> &mut u64 {
        let new = self.next_number();
        self.trie.edges.get_or_insert(key, new.0)
    }

    /// A number for a word or path that may turn out to be known; then the number stays unused.
    fn next_number(&mut self) -> Links {
        self.n_numbered += 1;
        Links::numbered(self.n_numbered)
    }
}

fn word_end(entry: &[u8], start: usize) -> usize {
    memchr::memchr(b' ', &entry[start..]).map_or(entry.len(), |n_bytes| start + n_bytes)
}
