//! Which entries occur in a text: one public face, one engine per file.
//!
//! Under rule `strict` an entry matches when a space, the entry and a space stand in the spaced text; the
//! other rules are described with [`MatchRule`](crate::text::MatchRule). All overlapping entries match, each
//! at most once per text; ids come out ascending.
//!
//! In reading order: what is asked ([`MatchOptions`]), [`Matcher`], what it answers with ([`MatchTable`],
//! [`MatchSpan`]), [`LanguageMatcher`], how the work is shared out ([`EngineReport`]); then the engines.
//! [`naive`] is the oracle: a direct reading of the rule, far too slow for use.

mod options;

mod matcher;

mod positions;
mod table;

mod engine_report;
mod language;

mod automaton;
pub mod naive;
mod pattern;
mod trie;
mod twins;
mod words_and_edges;

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::test_rule;

pub use engine_report::{EngineReport, EngineShare, ShareReason};
pub use language::LanguageMatcher;
pub use matcher::{Matcher, Scratch};
pub use options::{BuildError, EngineKind, MatchOptions};
pub(crate) use pattern::last_of_equal;
pub use positions::MatchSpan;
pub use table::MatchTable;
