//! Captions and entries: from the files that the environment names, or made up from a seed.

use curation::entries::Entries;
use curation::text::{MatchRule, Rule};

/// What the engines run on.
pub(crate) struct Data {
    /// One line that says where it came from.
    pub(crate) origin: String,
    pub(crate) entries: Entries,
    pub(crate) captions: Vec<String>,
}

/// At most this many captions are used: enough for a tenth of a second of the fastest engine.
const MAX_CAPTIONS: usize = 200_000;
const N_ENTRIES: usize = 500_000;

/// See the module. Panics when a named file cannot be read: a bench has nobody to tell.
pub(crate) fn load(rule: MatchRule) -> Data {
    let captions = std::env::var("TAILSCOPE_BENCH_CAPTIONS").ok();
    let entries = std::env::var("TAILSCOPE_BENCH_ENTRIES").ok();
    match (captions, entries) {
        (Some(captions), Some(entries)) => from_files(&captions, &entries),
        _ => made_up(if rule.rule == Rule::Strict { 0 } else { 5 }),
    }
}

fn from_files(captions_path: &str, entries_path: &str) -> Data {
    let lines: Vec<String> = read_lines(captions_path);
    // A short file is repeated, so that a round is long enough to measure.
    let captions = lines.iter().cycle().take(MAX_CAPTIONS.min(lines.len() * 20)).cloned().collect();
    Data {
        origin: format!("captions of {captions_path}, entries of {entries_path}"),
        entries: Entries::from_strings(read_lines(entries_path)).expect("fewer than 2³² entries"),
        captions,
    }
}

fn read_lines(path: &str) -> Vec<String> {
    let contents = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    contents.lines().map(str::to_owned).collect()
}

/// Words of one to three syllables drawn with a skew like that of language (the word of rank r about as
/// often as 1/r), entries of one to three such words, captions of three to sixteen with some marks. One of
/// `every` entries and captions is Chinese, none if that is 0.
fn made_up(every: usize) -> Data {
    let mut random = Random(0x5EED);
    let words = distinct(300_000, || word(&mut random));
    let n_chinese = N_ENTRIES.checked_div(every).unwrap_or(0);
    let mut entries = words[..N_ENTRIES / 2].to_vec();
    entries.extend(distinct(n_chinese, || {
        let n_characters = 1 + random.below(4);
        chinese(&mut random, n_characters)
    }));
    entries.extend(distinct(N_ENTRIES - entries.len(), || {
        let n_words = 2 + random.below(8) / 7;
        phrase(&mut random, &words, n_words)
    }));
    let captions = (0..MAX_CAPTIONS)
        .map(|number| match number.checked_rem(every) {
            Some(0) => chinese(&mut random, 24),
            _ => caption(&mut random, &words, &entries),
        })
        .collect();
    Data {
        origin: "made-up captions and entries (TAILSCOPE_BENCH_CAPTIONS, TAILSCOPE_BENCH_ENTRIES name files)"
            .to_owned(),
        entries: Entries::from_strings(&entries).expect("fewer than 2³² entries"),
        captions,
    }
}

/// The first `n` different strings that `make` gives.
fn distinct(n: usize, make: impl FnMut() -> String) -> Vec<String> {
    let mut known = std::collections::HashSet::new();
    std::iter::repeat_with(make).filter(|string| known.insert(string.clone())).take(n).collect()
}

fn word(random: &mut Random) -> String {
    let syllables = [
        "a", "in", "ter", "con", "photo", "graph", "ly", "ing", "o", "ma", "re", "st", "an", "de", "black", "1", "qu",
        "ver", "oo", "ble", "pri", "sh", "um", "cat",
    ];
    (0..1 + random.below(5)).map(|_| syllables[random.below(syllables.len())]).collect::<String>()
        + &syllables[random.below(syllables.len())][..1]
}

fn chinese(random: &mut Random, n_characters: usize) -> String {
    let first = u32::from('一');
    (0..n_characters)
        .filter_map(|_| u32::try_from(random.skewed(6000)).ok().and_then(|rank| char::from_u32(first + rank)))
        .collect()
}

fn phrase(random: &mut Random, words: &[String], n_words: usize) -> String {
    (0..n_words).map(|_| words[random.skewed(words.len())].as_str()).collect::<Vec<_>>().join(" ")
}

fn caption(random: &mut Random, words: &[String], entries: &[String]) -> String {
    let mut caption = String::new();
    for _ in 0..3 + random.below(13) {
        let tail = random.below(12) == 0;
        caption += if tail { &entries[random.below(entries.len())] } else { &words[random.skewed(words.len())] };
        caption += [" ", " ", " ", " ", " ", " ", " ", " ", ", ", "."][random.below(10)];
    }
    caption
}

/// The splitmix64 sequence.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Evenly from 0 to `n` − 1.
    fn below(&mut self, n: usize) -> usize {
        ((self.unit() * n as f64) as usize).min(n - 1)
    }

    /// From 0 to `n` − 1 with chances about like 1/(rank + 1).
    fn skewed(&mut self, n: usize) -> usize {
        ((n as f64).powf(self.unit()) as usize - 1).min(n - 1)
    }
}
