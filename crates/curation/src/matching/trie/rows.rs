//! Collecting the ids of each text, ascending and each once.

use crate::ids::EntryId;

use super::TrieScratch;
use super::words::Words;

/// Calls `row` once per text of the batch.
pub(super) fn collect(scratch: &mut TrieScratch, mut row: impl FnMut(&[EntryId])) {
    let TrieScratch { words, singles, pairs, longer, row: ids, .. } = scratch;
    let mut longer = longer.iter().peekable();
    let mut start = 0;
    for _ in 0..words.n_texts() {
        let n_words = words.keys()[start..].iter().position(|key| *key == Words::END_KEY).unwrap_or(0);
        let end = start + n_words;
        if ids.len() < 2 * n_words {
            ids.resize(2 * n_words, EntryId::new(0));
        }
        let mut n_ids = 0;
        for (single, pair) in singles[start..end].iter().zip(&pairs[start..end]) {
            for links in [single, pair] {
                let raw = links.raw_entry();
                ids[n_ids] = EntryId::new(raw.wrapping_sub(1));
                n_ids += usize::from(raw != 0);
            }
        }
        ids.truncate(n_ids);
        while let Some((_, id)) = longer.next_if(|(word, _)| *word < end) {
            ids.push(*id);
        }
        ids.sort_unstable();
        ids.dedup();
        row(ids);
        start = end + 1;
    }
}
