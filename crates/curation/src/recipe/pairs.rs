//! Second pass over a text: neighbouring words that go together more often than chance would have them.
//!
//! Pointwise mutual information: PMI(x, y) = log2(c(xy) · N / (c(x) · c(y))), N words in all. A pair occurs at most
//! as often as either of its words, so PMI ≤ log2(N / max(c(x), c(y))): a pair can reach m only if neither word
//! occurs more than N / 2^m times, and can occur k times only if neither occurs less often than that. Only such
//! pairs are counted, and they are counted exactly.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::tally::Losses;
use super::tokens::{Token, tokens};
use super::words::WordCounter;

/// Which pairs are wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairRule {
    /// Least PMI, in bits.
    pub min_pmi: f64,
    /// Least count; at least 1.
    pub min_count: u64,
}

impl PairRule {
    /// The largest PMI that a pair with the least count can have in a text of `n_words`; `None` in an empty text.
    pub fn largest_pmi(&self, n_words: u64) -> Option<f64> {
        (n_words > 0).then(|| (n_words as f64 / self.min_count.max(1) as f64).log2())
    }
}

/// Two neighbouring words.
#[derive(Clone, Debug, PartialEq)]
pub struct WordPair {
    /// Both, with a space between them.
    pub text: String,
    /// How often they are neighbours.
    pub count: u64,
    /// In bits.
    pub pmi: f64,
}

/// PMI in bits of a pair that occurs `pair` times, of words that occur `left` and `right` times, in `n_words`.
pub fn pmi(pair: u64, left: u64, right: u64, n_words: u64) -> f64 {
    (pair as f64 * n_words as f64 / (left as f64 * right as f64)).log2()
}

/// Counts candidate pairs. Memory: about 20 bytes for each distinct one.
#[derive(Debug)]
pub struct PairCounter<'a> {
    words: &'a WordCounter,
    rule: PairRule,
    /// Words outside of these counts are in no wanted pair.
    word_counts: std::ops::RangeInclusive<u64>,
    counts: HashMap<u64, u64, BuildHasherDefault<MixHasher>>,
    previous: Option<u32>,
    max_pairs: usize,
    losses: Losses,
    is_closed: bool,
}

impl<'a> PairCounter<'a> {
    /// Counts at most `max_pairs` (at least 2) distinct pairs of `words`, whose counts must be those of the whole text.
    pub fn new(words: &'a WordCounter, rule: PairRule, max_pairs: usize) -> Self {
        // A little more than the limit, so that rounding never excludes a pair; `finish` decides.
        let most = words.n_words() as f64 / rule.min_pmi.exp2() * (1.0 + 1e-9);
        Self {
            words,
            rule,
            word_counts: rule.min_count.max(1)..=u64_from_f64(most),
            counts: HashMap::default(),
            previous: None,
            max_pairs: max_pairs.max(2),
            losses: Losses::default(),
            is_closed: false,
        }
    }

    /// Counts the pairs of `text`, the first with the last word of the call before, unless the line ended.
    pub fn count(&mut self, text: &str) {
        for token in tokens(text) {
            let word = match token {
                Token::Word(word) => self.candidate(word),
                Token::Mark | Token::TooLong => None,
            };
            if let (Some(left), Some(right)) = (self.previous, word) {
                self.add(u64::from(left) << 32 | u64::from(right));
            }
            self.previous = word;
        }
    }

    /// Words on two lines are no neighbours.
    pub fn end_line(&mut self) {
        self.previous = None;
    }

    /// Prepares a second pass, after which the counts of the pairs that are there are exact.
    pub fn recount(&mut self) {
        self.counts.values_mut().for_each(|count| *count = 0);
        self.previous = None;
        self.is_closed = true;
    }

    /// What had to be dropped.
    pub fn losses(&self) -> Losses {
        self.losses
    }

    /// The wanted pairs, most frequent first, equal counts by their bytes.
    pub fn finish(&self) -> Vec<WordPair> {
        let mut pairs: Vec<WordPair> =
            self.counts.iter().filter_map(|(&key, &count)| self.wanted(key, count)).collect();
        pairs.sort_unstable_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        pairs
    }

    fn wanted(&self, key: u64, count: u64) -> Option<WordPair> {
        let tally = self.words.tally();
        let (left, right) = ((key >> 32) as u32, (key & u64::from(u32::MAX)) as u32);
        let pmi = pmi(count, tally.count(left), tally.count(right), self.words.n_words());
        (count >= self.rule.min_count && pmi >= self.rule.min_pmi).then(|| WordPair {
            text: format!("{} {}", tally.string(left), tally.string(right)),
            count,
            pmi,
        })
    }

    fn candidate(&self, word: &str) -> Option<u32> {
        let tally = self.words.tally();
        tally.find(word).filter(|id| self.word_counts.contains(&tally.count(*id)))
    }

    fn add(&mut self, key: u64) {
        if let Some(count) = self.counts.get_mut(&key) {
            *count += 1;
        } else if !self.is_closed {
            if self.counts.len() >= self.max_pairs {
                self.drop_rarer_half();
            }
            self.counts.insert(key, 1);
        }
    }

    fn drop_rarer_half(&mut self) {
        let mut sorted: Vec<u64> = self.counts.values().copied().collect();
        let middle = sorted.len() / 2;
        let (_, &mut largest_dropped, _) = sorted.select_nth_unstable(middle);
        self.losses.prune(largest_dropped);
        self.counts.retain(|_, count| *count > largest_dropped);
    }
}

/// Rounded down; what is too large, or not a number, is no limit.
fn u64_from_f64(value: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "float to integer saturates")]
    if value.is_nan() { u64::MAX } else { value as u64 }
}

/// Spreads the bits of a pair of ids: the splitmix64 finaliser.
#[derive(Clone, Copy, Debug, Default)]
struct MixHasher(u64);

impl Hasher for MixHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        let z = (self.0 ^ value).wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        self.0 = z ^ (z >> 31);
    }
}
