//! Where in a caption its entries stand, for marking them.
//!
//! The run already knows *which* entries match a pair, so no matcher is built: each of those few strings is
//! looked up in the caption, by the restatement of rule `strict` in whole tokens (see [`curation::text`]).
//! Ranges point into the caption as it is in the source, not into its spaced form.

use std::ops::Range;

use curation::ids::EntryId;
use curation::text::{BLANKS, SEPARATING_MARKS};

/// One place where an entry stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The entry.
    pub entry: EntryId,
    /// Its bytes in the caption; both ends lie between characters.
    pub range: Range<usize>,
}

/// Every place of every given entry in `caption`, by start, longer ones first. Ranges may overlap.
///
/// Cost: caption length × number of entries.
pub fn caption_marks<'e>(caption: &str, entries: impl IntoIterator<Item = (EntryId, &'e str)>) -> Vec<Mark> {
    let tokens = token_ranges(caption);
    let mut marks = Vec::new();
    for (entry, string) in entries {
        if string.is_empty() {
            continue;
        }
        let wanted: Vec<&str> = string.split(' ').collect();
        for window in tokens.windows(wanted.len()) {
            if window.iter().zip(&wanted).all(|(range, wanted)| caption[range.clone()] == **wanted) {
                let range = window[0].start..window[wanted.len() - 1].end;
                // An entry of blanks only would have nothing to mark.
                if !range.is_empty() {
                    marks.push(Mark { entry, range });
                }
            }
        }
    }
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end), mark.entry));
    marks
}

/// The tokens of the spaced caption as ranges of the original: between any two blanks there is one, maybe
/// empty; each of the seven marks is one by itself.
fn token_ranges(caption: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for (position, character) in caption.char_indices() {
        let is_mark = SEPARATING_MARKS.contains(&character);
        if is_mark || character == ' ' || BLANKS.contains(&character) {
            tokens.push(start..position);
            start = position + 1;
            if is_mark {
                tokens.push(position..start);
            }
        }
    }
    tokens.push(start..caption.len());
    tokens
}
