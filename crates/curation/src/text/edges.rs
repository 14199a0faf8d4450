//! Which characters leave the edge of an entry open under the rules `worldwide` and `fixed`.

use std::ops::RangeInclusive;

use super::rule::Rule;

/// "CJK or similar" of the published multilingual code (MetaCLIP, arXiv 2507.22062).
const WORLDWIDE: [RangeInclusive<char>; 16] = [
    '\u{4E00}'..='\u{9FFF}',
    '\u{3400}'..='\u{4DBF}',
    '\u{20000}'..='\u{2A6DF}',
    '\u{2A700}'..='\u{2B73F}',
    '\u{2B740}'..='\u{2B81F}',
    '\u{2B820}'..='\u{2CEAF}',
    '\u{2CEB0}'..='\u{2EBEF}',
    '\u{F900}'..='\u{FAFF}',
    '\u{2E80}'..='\u{2EFF}',
    '\u{2F00}'..='\u{2FDF}',
    '\u{2FF0}'..='\u{2FFF}',
    '\u{0E00}'..='\u{0E7F}',
    '\u{0E80}'..='\u{0EFF}',
    '\u{1000}'..='\u{109F}',
    '\u{1780}'..='\u{17FF}',
    '\u{0F00}'..='\u{0FFF}',
];

/// Its punctuation, besides the 32 marks of ASCII.
const WORLDWIDE_PUNCTUATION: &str = "，。、；：？！“”‘’（）【】《》〈〉「」『』～—";

/// Hiragana, katakana (also half-width) and hangul, which the published code leaves out.
const FIXED: [RangeInclusive<char>; 9] = [
    '\u{3040}'..='\u{309F}',
    '\u{30A0}'..='\u{30FF}',
    '\u{31F0}'..='\u{31FF}',
    '\u{FF66}'..='\u{FF9F}',
    '\u{AC00}'..='\u{D7A3}',
    '\u{D7B0}'..='\u{D7FF}',
    '\u{1100}'..='\u{11FF}',
    '\u{3130}'..='\u{318F}',
    '\u{A960}'..='\u{A97F}',
];

/// Whether an entry with this character at an edge needs no space there.
pub(crate) fn is_open_edge(rule: Rule, character: char) -> bool {
    let worldwide = character.is_ascii_punctuation()
        || !character.is_ascii() && (within(&WORLDWIDE, character) || WORLDWIDE_PUNCTUATION.contains(character));
    match rule {
        Rule::Strict => false,
        Rule::Worldwide => worldwide,
        Rule::Fixed => worldwide || within(&FIXED, character),
    }
}

fn within(ranges: &[RangeInclusive<char>], character: char) -> bool {
    ranges.iter().any(|range| range.contains(&character))
}
