//! The recipe for a metadata list (paper, section 3.1): WordNet synset names and digits, frequent words and word
//! pairs of a text, titles that are read often. Definitions for users are in `docs/metadata.md`.
//!
//! Everything here takes lines and texts and gives strings and counts. Which file they come from, how it is
//! compressed and who waits is not known here.
//!
//! - [`tokens`]: what a word of a text is
//! - [`tally`]: counts of many strings in bounded memory, exact where a second pass is possible
//! - [`words`], [`pairs`]: the words of a text, then its neighbouring words, by two passes
//! - [`wikitext`], [`dump`]: the running text in a Wikipedia dump
//! - [`wordnet`], [`page_views`]: lines of those files
//! - [`list`]: sources become one list: merge, subtract, refuse, cap, order

pub mod dump;
pub mod list;
pub mod page_views;
pub mod pairs;
pub mod tally;
pub mod tokens;
pub mod wikitext;
pub mod wordnet;
pub mod words;

#[cfg(test)]
mod tests;
