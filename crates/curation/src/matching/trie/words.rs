//! Cutting a batch of texts into words, each with a key.
//!
//! The texts are laid end to end, each closed by a byte that no text holds, and cut at every separator. A
//! mark is a word of its own, and so is the end of a text; between two separators that touch stands an
//! empty word. The spaced text is never built.
//!
//! A word of at most eight bytes is its own key: its bytes, filled up with 0xFF, which no UTF-8 text holds.
//! The key of a longer word is a hash under a top byte of 0xFE.

use super::vocabulary::{Vocabulary, Word};
use separators::{BLOCK_BYTES, find_separators};

mod separators;

/// Ends a text. No UTF-8 text holds it.
const TEXT_END: u8 = 0xFE;
/// Longest word that is its own key.
pub(super) const SHORT_BYTES: usize = 8;

/// The words of a batch of texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    buffer: Vec<u8>,
    n_texts: usize,
    keys: Vec<u64>,
    long: Vec<LongWord>,
}

/// A word that its key does not tell for sure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LongWord {
    /// Position among the words of the batch.
    pub(super) word: usize,
    /// First byte in the buffer.
    pub(super) start: usize,
    pub(super) n_bytes: usize,
}

impl LongWord {
    pub(super) fn in_buffer(self, buffer: &[u8]) -> Word<'_> {
        Word { buffer, start: self.start, n_bytes: self.n_bytes }
    }
}

impl Words {
    /// The key of the word that ends each text.
    pub(super) const END_KEY: u64 = fill_up(TEXT_END as u64, 1);

    pub(super) fn clear(&mut self) {
        self.buffer.clear();
        self.n_texts = 0;
    }

    pub(super) fn push_text(&mut self, text: &str) {
        self.buffer.extend_from_slice(text.as_bytes());
        self.buffer.push(TEXT_END);
        self.n_texts += 1;
    }

    pub(super) fn n_texts(&self) -> usize {
        self.n_texts
    }

    pub(super) fn n_bytes(&self) -> usize {
        self.buffer.len()
    }

    /// The texts end to end, followed by at least [`SHORT_BYTES`] more bytes after [`Words::cut`].
    pub(super) fn buffer(&self) -> &[u8] {
        &self.buffer
    }

    /// One key per word, ends of texts included.
    pub(super) fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The words of more than [`SHORT_BYTES`] bytes, in order.
    pub(super) fn long(&self) -> &[LongWord] {
        &self.long
    }

    /// Fills `keys` and `long` from the texts pushed, and asks for the words' buckets.
    /// With `skip_empty` no word is empty, as if runs of spaces were one space.
    pub(super) fn cut(&mut self, vocabulary: &Vocabulary, skip_empty: bool) {
        // Zeros separate nothing; a load of eight bytes at the last word's start stays inside.
        let n_blocks = self.buffer.len().div_ceil(BLOCK_BYTES);
        self.buffer.resize(n_blocks * BLOCK_BYTES + SHORT_BYTES, 0);
        let (mut n_words, mut n_long, mut start) = (0, 0, 0);
        for (index, block) in self.buffer.as_chunks::<BLOCK_BYTES>().0.iter().enumerate() {
            // Each byte of the block ends at most one word and is at most one word itself.
            if self.keys.len() < n_words + 2 * BLOCK_BYTES {
                self.keys.resize(2 * (n_words + 2 * BLOCK_BYTES), 0);
            }
            if self.long.len() < n_long + BLOCK_BYTES {
                self.long.resize(2 * (n_long + BLOCK_BYTES), LongWord::default());
            }
            let found = find_separators(block);
            let mut left = found.separators;
            while left != 0 {
                let bit = left.trailing_zeros();
                left &= left - 1;
                let end = index * BLOCK_BYTES + bit as usize;
                let n_bytes = end - start;
                let key = fill_up(load(&self.buffer, start), n_bytes);
                self.keys[n_words] = key;
                vocabulary.prefetch_key(key);
                self.long[n_long] = LongWord { word: n_words, start, n_bytes };
                n_long += usize::from(n_bytes > SHORT_BYTES);
                n_words += usize::from((n_bytes != 0) | !skip_empty);
                self.keys[n_words] = fill_up(u64::from(block[bit as usize]), 1);
                n_words += usize::from(found.words >> bit & 1 != 0);
                start = end + 1;
            }
        }
        self.keys.truncate(n_words);
        self.long.truncate(n_long);
        for long in &self.long {
            let key = long.in_buffer(&self.buffer).long_key();
            self.keys[long.word] = key;
            vocabulary.prefetch_key(key);
        }
    }
}

/// Eight bytes from `start` on, which must be inside.
#[inline]
pub(super) fn load(bytes: &[u8], start: usize) -> u64 {
    bytes[start..].first_chunk().map_or(0, |chunk| u64::from_le_bytes(*chunk))
}

/// Keeps the first `n_bytes` of eight bytes and fills up with 0xFF; more than eight keep all.
#[inline]
pub(super) const fn fill_up(bytes: u64, n_bytes: usize) -> u64 {
    bytes | FILL[if n_bytes < SHORT_BYTES { n_bytes } else { SHORT_BYTES }]
}

const FILL: [u64; SHORT_BYTES + 1] = {
    let mut fill = [0; SHORT_BYTES + 1];
    let mut n_bytes = 0;
    while n_bytes < SHORT_BYTES {
        fill[n_bytes] = u64::MAX << (8 * n_bytes);
        n_bytes += 1;
    }
    fill
};

#[cfg(test)]
mod tests;
