//! Where in a caption its entries stand, for marking them.
//!
//! The run already knows *which* entries match a pair. So the matcher of the whole list is not needed: one over
//! those few entries, under the rule of the run, finds their places.

use std::ops::Range;

use curation::entries::Entries;
use curation::ids::EntryId;
use curation::matching::{EngineKind, MatchOptions, Matcher};
use curation::text::MatchRule;

/// One place where an entry stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The entry.
    pub entry: EntryId,
    /// Its bytes in the caption as it is in the source; both ends lie between characters.
    pub range: Range<usize>,
}

/// Every place of every given entry in `caption`, by start, longer ones first. Ranges may overlap.
///
/// Cost: some microseconds per entry.
pub fn caption_marks<'e>(
    caption: &str,
    entries: impl IntoIterator<Item = (EntryId, &'e str)>,
    rule: MatchRule,
) -> Vec<Mark> {
    let (ids, strings): (Vec<EntryId>, Vec<&str>) = entries.into_iter().unzip();
    let Ok(list) = Entries::from_strings(strings) else { return Vec::new() };
    // For a handful of entries the plain search needs no building.
    let Ok(matcher) = Matcher::with_options(&list, &MatchOptions { rule, engine: EngineKind::Naive }) else {
        return Vec::new();
    };
    let spans = matcher.positions(caption, &list).into_iter();
    // An entry of blanks only would have nothing to mark.
    spans
        .filter(|span| span.start < span.end)
        .map(|span| Mark { entry: ids[span.entry.index()], range: span.start..span.end })
        .collect()
}
