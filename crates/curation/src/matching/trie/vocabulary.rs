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

/// See the module.
#[derive(Debug)]
pub(super) struct Vocabulary {
    table: Buckets,
    /// Records of long words: the links, then the bytes filled up with at least one 0xFF, eight at a time.
    records: Vec<u64>,
    seed: u64,
}

/// Two words share the key that this seed gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KeyCollision;

/// Where a word lies in a buffer. At least [`SHORT_BYTES`] more bytes follow it there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'b> {
    pub(super) buffer: &'b [u8],
    pub(super) start: usize,
    pub(super) n_bytes: usize,
}

impl Vocabulary {
    /// An empty vocabulary. The seed goes into the keys of long words.
    pub(super) fn new(seed: u64) -> Self {
        // Record 0 is never used, so that 0 means none.
        Self { table: Buckets::new(EMPTY_KEY), records: vec![0], seed }
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

    /// The key of a word of more than [`SHORT_BYTES`] bytes.
    #[inline]
    pub(super) fn long_key(&self, word: Word<'_>) -> u64 {
        let last = word.start + word.n_bytes - SHORT_BYTES;
        let n_bytes = word.n_bytes as u64;
        let mut hash = fold(load(word.buffer, word.start) ^ self.seed, load(word.buffer, last) ^ (n_bytes << 56));
        let mut place = word.start + SHORT_BYTES;
        while place < last {
            hash = fold(hash ^ load(word.buffer, place), MULTIPLIER);
            place += SHORT_BYTES;
        }
        hash >> 8 | LONG_TAG
    }

    #[inline]
    pub(super) fn prefetch_record(&self, found: Links) {
        prefetch(&self.records[found.record_place()]);
    }

    /// The links of a long word whose key led to `found`: none if it is not the word of that record.
    #[inline]
    pub(super) fn verify_long(&self, found: Links, word: Word<'_>) -> Links {
        let place = found.record_place();
        if place != 0 && self.is_record_of(place, word) { Links(self.records[place]) } else { Links::NONE }
    }

    /// The links of a word; a new word gets `new`.
    pub(super) fn get_or_insert(&mut self, word: Word<'_>, new: Links) -> Result<&mut u64, KeyCollision> {
        if word.n_bytes <= SHORT_BYTES {
            return Ok(self.table.get_or_insert(fill_up(load(word.buffer, word.start), word.n_bytes), new.0));
        }
        let next_record = self.records.len();
        let place = *self.table.get_or_insert(self.long_key(word), next_record as u64);
        let place = Links(place).record_place();
        if place == next_record {
            self.records.push(new.0);
            self.records.extend(word.parts());
        } else if !self.is_record_of(place, word) {
            return Err(KeyCollision);
        }
        Ok(&mut self.records[place])
    }

    /// To be called once all words are in.
    pub(super) fn finish(&mut self) {
        self.table.finish();
        self.records.shrink_to_fit();
    }

    pub(super) fn memory_bytes(&self) -> usize {
        self.table.memory_bytes() + self.records.capacity() * size_of::<u64>()
    }

    /// Filling ends every record, so a shorter or longer word differs before the record's end.
    #[inline]
    fn is_record_of(&self, place: usize, word: Word<'_>) -> bool {
        word.parts().zip(&self.records[place + 1..]).all(|(ours, theirs)| ours == *theirs)
    }
}

impl Word<'_> {
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
