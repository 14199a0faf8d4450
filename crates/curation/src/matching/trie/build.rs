//! From a list of entries to a trie.

use crate::entries::Entries;
use crate::ids::EntryId;
use crate::text::is_reachable;

use super::Trie;
use super::buckets::Buckets;
use super::links::Links;
use super::vocabulary::{KeyCollision, Vocabulary, Word};
use super::words::SHORT_BYTES;
use crate::matching::BuildError;

/// Edge keys leave the top bits clear, so this is none.
const NO_EDGE: u64 = u64::MAX;
/// The keys of long words collide about once in 10⁷ lists of 500,000 entries; then the next seed is taken.
const FIRST_SEED: u64 = 0x5A17_5C09_E000_0001;

/// Builds the trie of all entries that a text can hold. Of equal entries the last remains.
pub(super) fn build(entries: &Entries) -> Result<Trie, BuildError> {
    let n_words: usize = entries.iter().map(|(_, entry)| 1 + entry.bytes().filter(|byte| *byte == b' ').count()).sum();
    if n_words > Links::MAX_NUMBERS {
        return Err(BuildError::TooManyWords { n_words, limit: Links::MAX_NUMBERS });
    }
    Ok(build_from(entries, FIRST_SEED))
}

/// Tries one seed after the other until no two long words share a key.
fn build_from(entries: &Entries, mut seed: u64) -> Trie {
    loop {
        match Builder::new(seed).build(entries) {
            Ok(trie) => return trie,
            Err(KeyCollision) => seed = seed.wrapping_add(1),
        }
    }
}

struct Builder {
    trie: Trie,
    n_numbered: usize,
    buffer: Vec<u8>,
}

impl Builder {
    fn new(seed: u64) -> Self {
        let trie = Trie { vocabulary: Vocabulary::new(seed), edges: Buckets::new(NO_EDGE) };
        Self { trie, n_numbered: 0, buffer: Vec::new() }
    }

    fn build(mut self, entries: &Entries) -> Result<Trie, KeyCollision> {
        for (id, entry) in entries.iter().filter(|(_, entry)| is_reachable(entry)) {
            self.add(id, entry)?;
        }
        self.trie.vocabulary.finish();
        self.trie.edges.finish();
        Ok(self.trie)
    }

    fn add(&mut self, id: EntryId, entry: &str) -> Result<(), KeyCollision> {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        buffer.extend_from_slice(entry.as_bytes());
        buffer.extend_from_slice(&[0; SHORT_BYTES]);
        let added = self.add_path(id, &buffer, entry.len());
        self.buffer = buffer;
        added
    }

    fn add_path(&mut self, id: EntryId, buffer: &[u8], n_bytes: usize) -> Result<(), KeyCollision> {
        let first_end = word_end(&buffer[..n_bytes], 0);
        let mut links = self.word(Word { buffer, start: 0, n_bytes: first_end })?;
        let mut end = first_end;
        let mut reached = *links;
        while end < n_bytes {
            *links = Links(*links).with_starts_longer().0;
            let start = end + 1;
            end = word_end(&buffer[..n_bytes], start);
            let single = self.word(Word { buffer, start, n_bytes: end - start })?;
            *single = Links(*single).with_continues().0;
            let key = Links(reached).edge_key(Links(*single));
            links = self.edge(key);
            reached = *links;
        }
        *links = Links(*links).with_entry(id).0;
        Ok(())
    }

    fn word(&mut self, word: Word<'_>) -> Result<&mut u64, KeyCollision> {
        let new = Links::numbered(self.n_numbered);
        self.n_numbered += 1;
        self.trie.vocabulary.get_or_insert(word, new)
    }

    fn edge(&mut self, key: u64) -> &mut u64 {
        let new = Links::numbered(self.n_numbered);
        self.n_numbered += 1;
        self.trie.edges.get_or_insert(key, new.0)
    }
}

fn word_end(entry: &[u8], start: usize) -> usize {
    memchr::memchr(b' ', &entry[start..]).map_or(entry.len(), |n_bytes| start + n_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::trie::TrieScratch;

    #[test]
    fn a_seed_under_which_two_words_share_a_key_is_left_for_the_next() {
        // This seed takes the first eight bytes out of the key of words that begin with them.
        let seed = u64::from_le_bytes(*b"aaaaaaaa");
        let entries = Entries::from_strings(["aaaaaaaabbbb", "aaaaaaaacccc"]).unwrap();
        assert!(Builder::new(seed).build(&entries).is_err());

        let (mut ids, mut ends) = (Vec::new(), Vec::new());
        let texts = ["aaaaaaaacccc", "aaaaaaaadddd", "aaaaaaaabbbb"];
        build_from(&entries, seed).match_batch(texts, &mut TrieScratch::default(), &mut ids, &mut ends);
        assert_eq!((ids, ends), (vec![EntryId::new(1), EntryId::new(0)], vec![1, 1, 2]));
    }

    #[test]
    fn an_unknown_word_with_the_key_of_a_known_one_is_none() {
        let seed = u64::from_le_bytes(*b"aaaaaaaa");
        let entries = Entries::from_strings(["aaaaaaaabbbb"]).unwrap();
        let trie = Builder::new(seed).build(&entries).unwrap();
        let (mut ids, mut ends) = (Vec::new(), Vec::new());
        let texts = ["aaaaaaaacccc", "aaaaaaaabbbb", "aaaaaaaabbbbbbbb", "aaaaaaaab"];
        trie.match_batch(texts, &mut TrieScratch::default(), &mut ids, &mut ends);
        assert_eq!(ends, [0, 1, 1, 1]);
    }
}
