//! The words of all entries: key → [`Links`].
//!
//! The table holds the links of short words themselves, since their key is the word. Under the key of a
//! longer word it holds the place of a record with the links and the word's bytes, which are compared.

use super::buckets::Buckets;
use super::links::Links;
use super::prefetch::prefetch;
use super::words::{SHORT_BYTES, fill_up, load};

/// Top byte of the keys of long words. No UTF-8 text holds it, so no short word has such a key.
const LONG_TAG: u64 = 0xFE << 56;
/// Nothing has this key: its top byte is neither UTF-8, nor filling, nor the tag of long words.
const EMPTY_KEY: u64 = 0xC0 << 56;
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
/// All long words that begin with these bytes have the same key, for the tests of words that share a key.
const COLLIDING_START: u64 = u64::from_le_bytes(*b"~#|}{^~%");

/// See the module.
#[derive(Debug)]
pub(super) struct Vocabulary {
    table: Buckets,
    /// Records of long words: the place of the next record of the same key or 0; the links; the bytes filled
    /// up with at least one 0xFF, eight at a time.
    records: Vec<u64>,
}

/// Parts of a record.
const NEXT: usize = 0;
const LINKS: usize = 1;
const BYTES: usize = 2;

/// Where a word lies in a buffer. At least [`SHORT_BYTES`] more bytes follow it there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'b> {
    pub(super) buffer: &'b [u8],
    pub(super) start: usize,
    pub(super) n_bytes: usize,
}

impl Vocabulary {
    pub(super) fn new() -> Self {
        // No record lies at 0, so that 0 means none.
        Self { table: Buckets::new(EMPTY_KEY), records: vec![0; BYTES] }
    }

    /// The links of a short word, or the place of a long one's record for [`Vocabulary::verify_long`].
    #[inline]
    pub(super) fn find_key(&self, key: u64) -> Links {
        Links(self.table.get(key))
    }

    #[inline]
    pub(super) fn prefetch_key(&self, key: u64) {
        self.table.prefetch(key);
    }

    #[inline]
    pub(super) fn prefetch_record(&self, found: Links) {
        prefetch(&self.records[found.record_place()]);
    }

    /// The links of a long word whose key led to `found`: none if no record under that key is this word's.
    #[inline]
    pub(super) fn verify_long(&self, found: Links, word: Word<'_>) -> Links {
        match self.find_record(found.record_place(), word) {
            Ok(place) => Links(self.records[place + LINKS]),
            Err(_) => Links::NONE,
        }
    }

    /// The links of a word; a new word gets `new`.
    pub(super) fn get_or_insert(&mut self, word: Word<'_>, new: Links) -> &mut u64 {
        if word.n_bytes <= SHORT_BYTES {
            return self.table.get_or_insert(fill_up(load(word.buffer, word.start), word.n_bytes), new.0);
        }
        let new_place = self.records.len();
        let first_place = Links(*self.table.get_or_insert(word.long_key(), new_place as u64)).record_place();
        let place = if first_place == new_place {
            self.push_record(word, new);
            new_place
        } else {
            self.find_record(first_place, word).unwrap_or_else(|last_place| {
                self.records[last_place + NEXT] = new_place as u64;
                self.push_record(word, new);
                new_place
            })
        };
        &mut self.records[place + LINKS]
    }

    /// To be called once all words are in.
    pub(super) fn finish(&mut self) {
        self.table.finish();
        self.records.shrink_to_fit();
    }

    pub(super) fn memory_bytes(&self) -> usize {
        self.table.memory_bytes() + self.records.capacity() * size_of::<u64>()
    }

    fn push_record(&mut self, word: Word<'_>, links: Links) {
        self.records.extend([0, links.0]);
        self.records.extend(word.parts());
    }

    /// The record of this word among those that follow each other from `place` on, or else the last of them.
    /// At place 0, where no word is, that is 0.
    #[inline]
    fn find_record(&self, mut place: usize, word: Word<'_>) -> Result<usize, usize> {
        loop {
            // Filling ends every record, so a shorter or longer word differs before the record's end.
            if word.parts().zip(&self.records[place + BYTES..]).all(|(ours, theirs)| ours == *theirs) {
                return Ok(place);
            }
            match Links(self.records[place + NEXT]).record_place() {
                0 => return Err(place),
                next => place = next,
            }
        }
    }
}

impl Word<'_> {
    /// The key of a word of more than [`SHORT_BYTES`] bytes.
    #[inline]
    pub(super) fn long_key(self) -> u64 {
        let last = self.start + self.n_bytes - SHORT_BYTES;
        let length = (self.n_bytes as u64).wrapping_mul(MULTIPLIER);
        let mut hash = fold(load(self.buffer, self.start) ^ COLLIDING_START, load(self.buffer, last) ^ length);
        let mut place = self.start + SHORT_BYTES;
        while place < last {
            hash = fold(hash ^ load(self.buffer, place), MULTIPLIER);
            place += SHORT_BYTES;
        }
        hash >> 8 | LONG_TAG
    }

    /// The word, eight bytes at a time, with at least one byte of filling at its end.
    #[inline]
    fn parts(self) -> impl Iterator<Item = u64> {
        (0..=self.n_bytes / SHORT_BYTES).map(move |part| {
            let skipped = part * SHORT_BYTES;
            fill_up(load(self.buffer, self.start + skipped), self.n_bytes - skipped)
        })
    }
}

/// Mixes by multiplication: both halves of the 128-bit product together.
#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let (low, high) = a.carrying_mul(b, 0);
    low ^ high
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn key(word: &str) -> u64 {
        let mut buffer = word.as_bytes().to_vec();
        buffer.extend([0; SHORT_BYTES]);
        Word { buffer: &buffer, start: 0, n_bytes: word.len() }.long_key()
    }

    #[test]
    fn the_colliding_start_collides() {
        assert_eq!(key("~#|}{^~%one"), key("~#|}{^~%two"));
    }

    /// All words of nine to fourteen letters over two letters: poor words must not have poor keys.
    #[test]
    fn keys_of_similar_words_differ() {
        let mut keys = HashSet::new();
        let mut n_words = 0;
        for length in 9..=14 {
            for bits in 0..1 << length {
                let word: String = (0..length).map(|place| if bits >> place & 1 == 0 { 'a' } else { 'b' }).collect();
                keys.insert(key(&word));
                n_words += 1;
            }
        }
        assert_eq!(keys.len(), n_words);
    }
}
