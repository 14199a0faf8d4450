//! Where the entries of one caption stand in it: for marking words on screen, not for bulk work.
//!
//! The bulk engines say which entries match; each of those is then searched in the spaced text, and the
//! places found are carried back to the original text. So the answer set is that of the engine, whichever
//! it is, and one implementation serves all of them.

use memchr::memmem::Finder;

use crate::entries::Entries;
use crate::ids::EntryId;
use crate::text::SpacedOrigins;

use super::pattern::Pattern;
use super::{Matcher, Scratch};

/// One occurrence of an entry: `text[start..end]`, in bytes of the original text.
///
/// The range covers the entry's own characters, without the spaces that must surround it. Spaces that only
/// spacing inserted have no width: in "a,b" the entry "a , b" covers all three bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MatchSpan {
    /// Which entry.
    pub entry: EntryId,
    /// First byte, on a character boundary.
    pub start: usize,
    /// One past the last byte, on a character boundary.
    pub end: usize,
}

impl Matcher {
    /// Every occurrence of every entry that matches `text`, overlapping ones too, ordered by start; of those
    /// that start together the longest first, of equal ranges the lower entry first.
    ///
    /// The entries found are exactly those of [`Matcher::match_text`]. `entries` must be the list that the
    /// matcher was built from. Costs one search of the text per matching entry and allocates: microseconds
    /// for a caption.
    pub fn positions(&self, text: &str, entries: &Entries) -> Vec<MatchSpan> {
        let rule = self.options().rule;
        let mut ids = Vec::new();
        self.match_text(text, &mut Scratch::default(), &mut ids);
        let spaced = SpacedOrigins::new(text, rule);
        let patterns = ids.iter().filter_map(|id| Pattern::new(*id, entries.get(*id), rule));
        let mut spans: Vec<MatchSpan> = patterns.flat_map(|pattern| occurrences(&spaced, &pattern)).collect();
        spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end), span.entry));
        spans
    }
}

/// All places of one entry, overlapping ones too ("a a" stands twice in "a a a").
fn occurrences(spaced: &SpacedOrigins, pattern: &Pattern<'_>) -> Vec<MatchSpan> {
    let text = pattern.text();
    let finder = Finder::new(&text);
    let mut spans = Vec::new();
    let mut from = 0;
    while let Some(found) = finder.find(&spaced.spaced().as_bytes()[from..]) {
        let first = from + found + usize::from(pattern.closed_start);
        let (start, end) = spaced.original_range(first, first + pattern.body.len());
        spans.push(MatchSpan { entry: pattern.entry, start, end });
        from += found + 1;
    }
    spans
}
