//! Seeded draws without replacement, to look at a few of many.

use std::collections::HashSet;

use crate::balance::keep::splitmix64;

/// `n_wanted` distinct positions below `n_all`, ascending; all of them when there are fewer.
///
/// The same for the same three numbers on every machine. Every subset is equally likely over the seeds
/// (Floyd's algorithm, Bentley & Floyd 1987). Cost: O(n_wanted), whatever `n_all` is.
pub fn sample_positions(n_all: usize, n_wanted: usize, seed: u64) -> Vec<usize> {
    if n_wanted >= n_all {
        return (0..n_all).collect();
    }
    let mut state = seed;
    let mut chosen = HashSet::with_capacity(n_wanted);
    for last in n_all - n_wanted..n_all {
        state = splitmix64(state);
        let candidate = below(state, last + 1);
        if !chosen.insert(candidate) {
            chosen.insert(last);
        }
    }
    let mut positions: Vec<usize> = chosen.into_iter().collect();
    positions.sort_unstable();
    positions
}

/// A number below `bound` from 64 random bits, by multiplication (Lemire 2019); its bias is below bound / 2⁶⁴.
#[expect(clippy::cast_possible_truncation, reason = "the product's high half is below `bound`, a usize")]
fn below(random: u64, bound: usize) -> usize {
    ((u128::from(random) * bound as u128) >> 64) as usize
}
