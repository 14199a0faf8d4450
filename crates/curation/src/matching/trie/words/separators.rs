//! Finding the separators of 64 bytes at once.

use super::TEXT_END;
use crate::text::{is_blank_byte, is_separating_byte};

/// Bytes looked at together: one bit of a mask each.
pub(super) const BLOCK_BYTES: usize = 64;

/// Bit i speaks of byte i of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Separators {
    /// Bytes that end a word.
    pub(super) separators: u64,
    /// Separators that are a word themselves: the marks, and the end of a text.
    pub(super) words: u64,
}

/// Separators of the block.
///
/// Written so that the compiler turns the comparisons into vector instructions: no branches, one byte of
/// result per byte of text.
#[inline]
pub(super) fn find_separators(block: &[u8; BLOCK_BYTES]) -> Separators {
    let mut words = [0; BLOCK_BYTES];
    let mut separators = [0; BLOCK_BYTES];
    for (place, byte) in block.iter().enumerate() {
        let word = is_separating_byte(*byte) | (*byte == TEXT_END);
        words[place] = u8::from(word);
        separators[place] = u8::from(word | is_blank_byte(*byte) | (*byte == b' '));
    }
    Separators { separators: bits(&separators), words: bits(&words) }
}

/// Gathers 64 bytes that are 0 or 1 into 64 bits, the first into the lowest.
fn bits(bytes: &[u8; BLOCK_BYTES]) -> u64 {
    let mut mask = 0;
    for (index, eight) in bytes.as_chunks::<8>().0.iter().enumerate() {
        // Byte i meets the factor's bit 56 − 7 i, which moves it to bit 56 + i; no two products share a bit.
        let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        mask |= gathered << (8 * index);
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::{BLOCK_BYTES, find_separators};

    #[test]
    fn every_byte_in_every_place() {
        for byte in 0..=u8::MAX {
            let word = b",.;:?!`\xFE".contains(&byte);
            let separator = word || b" \t\n\r".contains(&byte);
            for place in 0..BLOCK_BYTES {
                let mut block = [b'a'; BLOCK_BYTES];
                block[place] = byte;
                let found = find_separators(&block);
                assert_eq!(found.words, u64::from(word) << place, "byte {byte:#x} at {place}");
                assert_eq!(found.separators, u64::from(separator) << place, "byte {byte:#x} at {place}");
            }
        }
    }

    #[test]
    fn full_and_empty_blocks() {
        assert_eq!(find_separators(&[b','; BLOCK_BYTES]).words, u64::MAX);
        assert_eq!(find_separators(&[b'\n'; BLOCK_BYTES]).separators, u64::MAX);
        assert_eq!(find_separators(&[b'\n'; BLOCK_BYTES]).words, 0);
        assert_eq!(find_separators(&[0xC3; BLOCK_BYTES]).separators, 0);
    }
}
