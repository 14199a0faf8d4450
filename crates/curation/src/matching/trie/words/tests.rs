use proptest::prelude::*;

use super::{SHORT_BYTES, Words, fill_up, load};
use crate::matching::trie::vocabulary::{Vocabulary, Word};
use crate::text::spaced;

/// Keys of the words of `texts` by the definition: what stands between single spaces of the spaced text.
fn keys_by_definition(texts: &[String], skip_empty: bool) -> Vec<u64> {
    let mut keys = Vec::new();
    for text in texts {
        let spaced = spaced(text);
        for word in spaced[1..spaced.len() - 1].split(' ').filter(|word| !skip_empty || !word.is_empty()) {
            let mut buffer = word.as_bytes().to_vec();
            buffer.extend([b'~'; SHORT_BYTES]);
            let word = Word { buffer: &buffer, start: 0, n_bytes: word.len() };
            let short = word.n_bytes <= SHORT_BYTES;
            keys.push(if short { fill_up(load(&buffer, 0), word.n_bytes) } else { word.long_key() });
        }
        keys.push(Words::END_KEY);
    }
    keys
}

#[test]
fn filling_up() {
    let bytes = u64::from_le_bytes(*b"abcdefgh");
    assert_eq!(fill_up(bytes, 0), u64::MAX);
    assert_eq!(fill_up(bytes, 3).to_le_bytes(), *b"abc\xFF\xFF\xFF\xFF\xFF");
    assert_eq!(fill_up(bytes, 8), bytes);
    assert_eq!(fill_up(bytes, 30), bytes);
}

proptest! {
    #[test]
    fn cutting_equals_splitting_the_spaced_text(
        texts in prop::collection::vec("[ab ,.;:?!`\t\n\r東]{0,30}|[a-z]{0,40}|.{0,20}", 0..8),
    ) {
        let vocabulary = Vocabulary::new();
        let mut words = Words::default();
        for skip_empty in [false, true] {
            words.clear();
            texts.iter().for_each(|text| words.push_text(text));
            words.cut(&vocabulary, skip_empty);
            prop_assert_eq!(words.keys(), keys_by_definition(&texts, skip_empty));
            for long in words.long() {
                let word = &words.buffer()[long.start..long.start + long.n_bytes];
                prop_assert!(word.len() > SHORT_BYTES && std::str::from_utf8(word).is_ok());
            }
        }
    }
}
