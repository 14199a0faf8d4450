//! What a word of a text is, so that a counted word is one that rule `strict` can match.
//!
//! A text is cut at space, tab, LF and CR; each of the seven marks that the rule separates is a token of its own.
//! A token made of ASCII punctuation alone is a mark, every other one is a word, as written: with its case, its
//! brackets and quotes.

use crate::text::{is_blank_byte, is_separating_byte};

/// Longer tokens are addresses, keys and encoded data, not words.
pub const LONGEST_WORD_BYTES: usize = 256;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// Counted, and a neighbour of the word before it.
    Word(&'a str),
    /// Punctuation: words on its two sides are no neighbours.
    Mark,
    /// More than [`LONGEST_WORD_BYTES`]: not counted, and separates like a mark.
    TooLong,
}

/// The tokens of `text`, in order. Lines are the caller's business: LF is a blank here.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    Tokens { rest: text }
}

struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let bytes = self.rest.as_bytes();
        let start = bytes.iter().position(|byte| !is_blank(*byte))?;
        let length = bytes[start..].iter().position(|byte| is_blank(*byte) || is_separating_byte(*byte));
        // A separating mark at the start is a token of one byte.
        let end = length.map_or(bytes.len(), |length| start + length.max(1));
        let token = &self.rest[start..end];
        self.rest = &self.rest[end..];
        Some(if token.len() > LONGEST_WORD_BYTES {
            Token::TooLong
        } else if token.bytes().all(|byte| byte.is_ascii_punctuation()) {
            Token::Mark
        } else {
            Token::Word(token)
        })
    }
}

fn is_blank(byte: u8) -> bool {
    byte == b' ' || is_blank_byte(byte)
}
