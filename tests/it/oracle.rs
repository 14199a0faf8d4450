//! The algorithm once more, word for word and slow, sharing no code with the engine.

use std::collections::BTreeMap;

/// Rule `strict`.
fn spaced(text: &str) -> String {
    let mut spaced = format!(" {text} ");
    for mark in [",", ".", ";", ":", "?", "!", "`"] {
        spaced = spaced.replace(mark, &format!(" {mark} "));
    }
    spaced.replace(['\t', '\n', '\r'], " ")
}

/// Positions in `entries` of those that match.
pub fn matches(text: &str, entries: &[&str]) -> Vec<usize> {
    let spaced = spaced(text);
    let found = entries.iter().enumerate().filter(|(_, entry)| spaced.contains(&format!(" {entry} ")));
    found.map(|(index, _)| index).collect()
}

/// Count of each entry over all texts.
pub fn counts(texts: &[Option<&str>], entries: &[&str]) -> BTreeMap<String, u64> {
    let mut counts: BTreeMap<String, u64> = entries.iter().map(|entry| ((*entry).to_owned(), 0)).collect();
    for text in texts.iter().flatten() {
        for index in matches(text, entries) {
            *counts.entry(entries[index].to_owned()).or_default() += 1;
        }
    }
    counts
}

fn mix(value: u64) -> u64 {
    let z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn uniform(identity: &str, entry: &str, seed: u64) -> f64 {
    let pair = xxhash_rust::xxh3::xxh3_64_with_seed(identity.as_bytes(), seed);
    let entry = xxhash_rust::xxh3::xxh3_64(entry.as_bytes());
    (mix(pair ^ entry.rotate_left(32)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// The keep threshold of one pair; `None` when nothing matches.
pub fn keep_threshold(
    text: Option<&str>,
    identity: &str,
    entries: &[&str],
    counts: &BTreeMap<String, u64>,
    seed: u64,
) -> Option<f64> {
    let found = matches(text?, entries);
    found
        .into_iter()
        .map(|index| uniform(identity, entries[index], seed) * counts[entries[index]] as f64)
        .reduce(f64::min)
}
