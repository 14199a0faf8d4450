//! First pass over a text: how often each word occurs.

use super::tally::Tally;
use super::tokens::{Token, tokens};

/// Words of a text with their counts.
#[derive(Clone, Debug)]
pub struct WordCounter {
    tally: Tally,
    n_words: u64,
    n_too_long: u64,
}

impl WordCounter {
    /// Counts at most `max_words` distinct words, see [`Tally`].
    pub fn new(max_words: usize) -> Self {
        Self { tally: Tally::new(max_words), n_words: 0, n_too_long: 0 }
    }

    /// Counts the words of `text`. Words never reach from one call into the next.
    pub fn count(&mut self, text: &str) {
        for token in tokens(text) {
            match token {
                Token::Word(word) => {
                    self.tally.add(word, 1);
                    self.n_words += 1;
                }
                Token::Mark => {}
                Token::TooLong => self.n_too_long += 1,
            }
        }
    }

    /// Prepares a second pass over the same text, after which the counts of the words that are there are exact.
    pub fn recount(&mut self) {
        self.tally.recount();
        (self.n_words, self.n_too_long) = (0, 0);
    }

    /// The distinct words.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// N: how many words the text has, repeated ones included.
    pub fn n_words(&self) -> u64 {
        self.n_words
    }

    /// Tokens that are too long for a word.
    pub fn n_too_long(&self) -> u64 {
        self.n_too_long
    }
}
