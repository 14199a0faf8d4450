//! Laws over random texts and lists: every engine answers what the oracle answers.

use proptest::prelude::*;
use proptest::sample::select;

use crate::entries::Entries;
use crate::text::spaced;

use super::super::{EngineKind, Matcher, Scratch};
use super::match_all;

/// Small pieces that meet often: words, spaces single and repeated, the seven marks, the three blanks,
/// and characters that look like separators but are none.
const PIECES: [&str; 34] = [
    "a",
    "b",
    "ab",
    "dog",
    "York",
    "photograph",
    "incomprehensibilities",
    "x-y",
    "'s",
    "東",
    "東京",
    "🐶",
    "é",
    "e\u{301}",
    " ",
    " ",
    " ",
    " ",
    "  ",
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    "`",
    "\t",
    "\n",
    "\r",
    "\u{a0}",
    "-",
    "\"",
    "\0",
    "、",
];

pub(in super::super) fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(select(&PIECES[..]), 0..24).prop_map(|pieces| pieces.concat())
}

/// Texts, and a list of which many entries occur in them: pieces of the spaced texts, and random strings.
pub(in super::super) fn texts_and_entries() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let cut = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1..16_usize);
    (prop::collection::vec(text(), 1..6), prop::collection::vec(cut, 0..24), prop::collection::vec(text(), 0..4))
        .prop_map(|(texts, cuts, mut entries)| {
            for (which, start, length) in cuts {
                let characters: Vec<char> = spaced(&texts[which.index(texts.len())]).chars().collect();
                entries.push(characters.into_iter().skip(start.index(64)).take(length).collect());
            }
            (texts, entries)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_engine_equals_the_oracle((texts, entries) in texts_and_entries()) {
        let entries = Entries::from_strings(&entries).unwrap();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let expected = match_all(&Matcher::new(&entries, EngineKind::Naive).unwrap(), &texts);
        for kind in EngineKind::ALL {
            let matcher = Matcher::new(&entries, kind).unwrap();
            prop_assert_eq!(&match_all(&matcher, &texts), &expected, "{:?} as a batch", kind);
            let mut found = Vec::new();
            for (text, row) in texts.iter().zip(expected.rows()) {
                matcher.match_text(text, &mut Scratch::default(), &mut found);
                prop_assert_eq!(&found[..], row, "{:?} on {:?}", kind, text);
            }
        }
    }

    #[test]
    fn a_reused_scratch_changes_nothing((texts, entries) in texts_and_entries()) {
        let entries = Entries::from_strings(&entries).unwrap();
        for kind in EngineKind::ALL {
            let matcher = Matcher::new(&entries, kind).unwrap();
            let (mut scratch, mut reused, mut fresh) = (Scratch::default(), Vec::new(), Vec::new());
            for text in texts.iter().chain(texts.iter().rev()) {
                matcher.match_text(text, &mut scratch, &mut reused);
                matcher.match_text(text, &mut Scratch::default(), &mut fresh);
                prop_assert_eq!(&reused, &fresh, "{:?} on {:?}", kind, text);
            }
        }
    }
}
