//! Lines of a WordNet dictionary (`data.noun` and its siblings; format: the manual page `wndb(5WN)`).

use thiserror::Error;

/// The parts of speech in the order in which their files are read.
pub const PARTS: [&str; 4] = ["noun", "verb", "adj", "adv"];

/// Why a line is not one of a WordNet data file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("not a line of a WordNet data file: {0}")]
pub struct BadSynset(&'static str);

/// The words of the synset on this line, the first names it; `None` for a line of the licence that opens each file.
pub fn synset_words(line: &str) -> Result<Option<Vec<&str>>, BadSynset> {
    if line.starts_with("  ") {
        return Ok(None);
    }
    let mut fields = line.split(' ');
    let mut field = |what| fields.next().ok_or(BadSynset(what));
    let offset = field("it is empty")?;
    if offset.len() != 8 || !offset.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(BadSynset("it does not begin with an offset of 8 digits"));
    }
    field("it ends after the offset")?;
    if !matches!(field("it ends before the type")?, "n" | "v" | "a" | "s" | "r") {
        return Err(BadSynset("the type of the synset is none of n, v, a, s, r"));
    }
    let n_words = usize::from_str_radix(field("it ends before the number of words")?, 16)
        .map_err(|_| BadSynset("the number of words is not hexadecimal"))?;
    let mut words = Vec::with_capacity(n_words);
    for _ in 0..n_words {
        words.push(field("it has fewer words than it says")?);
        field("a word has no sense number")?;
    }
    if words.is_empty() { Err(BadSynset("it has no words")) } else { Ok(Some(words)) }
}

/// The entry that a synset gives: its first word in lower case, without a marker in brackets, up to the first dot,
/// with spaces for underscores. Empty for `.22`, which the list refuses.
pub fn synset_name(first_word: &str) -> String {
    let word = without_marker(first_word).to_lowercase();
    word.split('.').next().unwrap_or_default().replace('_', " ")
}

/// The entry that a word of a synset gives: as written, without a marker in brackets, with spaces for underscores.
pub fn lemma(word: &str) -> String {
    without_marker(word).replace('_', " ")
}

/// The strings 0 … 99, which belong to the list whatever the texts hold.
pub fn digits() -> impl Iterator<Item = String> {
    (0..100).map(|number| number.to_string())
}

/// Adjectives say where they may stand: `galore(ip)`, `former(a)`.
fn without_marker(word: &str) -> &str {
    ["(a)", "(p)", "(ip)"].iter().find_map(|marker| word.strip_suffix(marker)).unwrap_or(word)
}
