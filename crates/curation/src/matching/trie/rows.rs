//! Collecting the ids of each text, ascending and each once.

use std::hint::select_unpredictable;

use crate::ids::EntryId;

use super::TrieScratch;
use super::words::Words;

/// Where the words and ids of a text end in the lists of the batch.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RowEnd {
    word: usize,
    id: usize,
}

/// Appends the ids of every text of the batch to `ids`, and where they end there to `ends`.
pub(super) fn collect(scratch: &mut TrieScratch, ids: &mut Vec<EntryId>, ends: &mut Vec<usize>) {
    find_rows(scratch);
    let mut longer = scratch.longer.iter().peekable();
    let mut start = 0;
    for end in &scratch.row_ends[..scratch.words.n_texts()] {
        let row = &scratch.found[start..end.id];
        start = end.id;
        if longer.peek().is_some_and(|(word, _)| *word < end.word) {
            scratch.row.clear();
            scratch.row.extend_from_slice(row);
            while let Some((_, id)) = longer.next_if(|(word, _)| *word < end.word) {
                scratch.row.push(*id);
            }
            append_sorted(&scratch.row, ids);
        } else {
            append_sorted(row, ids);
        }
        ends.push(ids.len());
    }
}

/// One pass over the words of the batch. Whether a word is an entry is as good as random, so nothing here
/// branches on it.
fn find_rows(scratch: &mut TrieScratch) {
    let TrieScratch { words, singles, pairs, found, row_ends, .. } = scratch;
    found.resize(2 * singles.len() + 2, EntryId::new(0));
    row_ends.resize(words.n_texts() + 1, RowEnd::default());
    let (mut n_found, mut n_rows) = (0, 0);
    for (word, ((single, pair), key)) in singles.iter().zip(&*pairs).zip(words.keys()).enumerate() {
        for links in [single, pair] {
            let raw = links.raw_entry();
            found[n_found] = EntryId::new(raw.wrapping_sub(1));
            n_found += usize::from(raw != 0);
        }
        row_ends[n_rows] = RowEnd { word, id: n_found };
        n_rows += usize::from(*key == Words::END_KEY);
    }
}

/// Appends `row` to `ids`, ascending and each once.
fn append_sorted(row: &[EntryId], ids: &mut Vec<EntryId>) {
    match row.len() {
        0..=8 => append_ranked::<8>(row, ids),
        9..=16 => append_ranked::<16>(row, ids),
        17..=32 => append_ranked::<32>(row, ids),
        _ => {
            let start = ids.len();
            ids.extend_from_slice(row);
            ids[start..].sort_unstable();
            let mut kept = start;
            for place in start..ids.len() {
                if place == start || ids[place] != ids[kept - 1] {
                    ids[kept] = ids[place];
                    kept += 1;
                }
            }
            ids.truncate(kept);
        }
    }
}

/// Puts each id where its rank says: the number of smaller ids. All comparisons are made, none is branched
/// on, and the compiler makes vectors of them; for rows as short as those of captions this is several times
/// faster than sorting by swaps. Equal ids have equal ranks and leave gaps, which are closed at the end.
/// Ids are below 2²⁹ ([`Links::MAX_NUMBERS`](super::links::Links::MAX_NUMBERS)), so signed comparison, which
/// more processors have for vectors, orders them too.
fn append_ranked<const N: usize>(row: &[EntryId], ids: &mut Vec<EntryId>) {
    const GAP: EntryId = EntryId::new(u32::MAX);
    let mut values = [i32::MAX; N];
    for (value, id) in values.iter_mut().zip(row) {
        *value = id.raw().cast_signed();
    }
    let mut ranks = [0_u32; N];
    for smaller in values.iter().take(row.len()) {
        for (rank, value) in ranks.iter_mut().zip(&values) {
            *rank += u32::from(smaller < value);
        }
    }
    let mut sorted = [GAP; N];
    for (id, rank) in row.iter().zip(ranks) {
        sorted[rank as usize] = *id;
    }
    let start = ids.len();
    ids.resize(start + row.len(), GAP);
    let out = &mut ids[start..];
    let mut kept = 0;
    for id in sorted.iter().take(row.len()) {
        out[kept] = *id;
        kept += select_unpredictable(*id != GAP, 1, 0);
    }
    ids.truncate(start + kept);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{EntryId, append_sorted};

    proptest! {
        #[test]
        fn rows_of_any_length_come_out_sorted_and_distinct(raw in prop::collection::vec(0..48_u32, 0..70)) {
            let row: Vec<EntryId> = raw.iter().copied().map(EntryId::new).collect();
            let mut expected = row.clone();
            expected.sort_unstable();
            expected.dedup();
            let mut ids = vec![EntryId::new(7)];
            append_sorted(&row, &mut ids);
            prop_assert_eq!(&ids[1..], &expected[..]);
        }
    }
}
