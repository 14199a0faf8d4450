//! Rule `strict` by example: the golden vectors of the published code, then what they leave open.

use super::{check, check_ids};

/// Holds whatever the golden vectors speak about, so that each of them also shows what must *not* match.
const GOLDEN_ENTRIES: [&str; 24] = [
    "#1",
    "2",
    "AC/DC",
    "C++",
    "D.C.",
    "Mr.",
    "NY",
    "New York",
    "St. Louis",
    "T-shirt",
    "X",
    "a",
    "book",
    "cat",
    "chili",
    "dog",
    "hot",
    "house",
    "life",
    "oil",
    "olive",
    "olive oil",
    "shirt",
    "virgin olive",
];

#[track_caller]
fn golden(text: &str, expected: &[&str]) {
    check(&GOLDEN_ENTRIES, text, expected);
}

#[test]
fn case_hyphen_quote_bar_and_nbsp_do_not_separate() {
    for text in ["DOG", "hot-dog", "\"dog\"", "dog|court", "dog\u{a0}house"] {
        golden(text, &[]);
    }
}

#[test]
fn the_seven_marks_separate() {
    golden("A dog.", &["dog"]);
    golden("dog,cat", &["cat", "dog"]);
    golden("`dog`", &["dog"]);
    for mark in crate::text::SEPARATING_MARKS {
        golden(&format!("dog{mark}"), &["dog"]);
        golden(&format!("{mark}dog"), &["dog"]);
        golden(&format!("hot{mark}dog"), &["dog", "hot"]);
    }
}

#[test]
fn the_apostrophe_does_not_separate() {
    golden("a dog's life", &["a", "life"]);
}

#[test]
fn tab_line_feed_and_carriage_return_become_a_space() {
    golden("olive\noil", &["oil", "olive", "olive oil"]);
    golden("olive\toil", &["oil", "olive", "olive oil"]);
    golden("olive\roil", &["oil", "olive", "olive oil"]);
    golden("olive\r\noil", &["oil", "olive"]);
}

#[test]
fn repeated_spaces_are_not_collapsed() {
    golden("extra  virgin olive  oil", &["oil", "olive", "virgin olive"]);
}

#[test]
fn a_mark_ends_an_entry_of_two_words() {
    golden("New York, NY", &["NY", "New York"]);
    golden("New, York", &[]);
}

#[test]
fn entries_in_which_a_mark_touches_a_letter_are_unreachable() {
    golden("in St. Louis today", &[]);
    golden("Mr. X", &["X"]);
    golden("Washington D.C.", &[]);
}

#[test]
fn underscore_and_brackets_do_not_separate() {
    golden("chili_dog (2)", &[]);
}

#[test]
fn other_marks_belong_to_the_word() {
    golden("C++ book", &["C++", "book"]);
    golden("we're #1!", &["#1"]);
    golden("AC/DC live", &["AC/DC"]);
    golden("Adult T-shirt", &["T-shirt"]);
}

#[test]
fn no_words_no_matches() {
    for text in ["", " ", "  ", "\n", ".", "?!", " , ", "...", "`", "\u{a0}"] {
        golden(text, &[]);
    }
}

#[test]
fn all_overlapping_entries_match_each_once() {
    check(
        &["New", "New York", "New York City", "York", "York City"],
        "New York City",
        &["New", "New York", "New York City", "York", "York City"],
    );
    check(&["b a", "a b a", "a", "a b"], "a b a b a b", &["b a", "a b a", "a", "a b"]);
    check(&["a a"], "a a a a", &["a a"]);
    check(&["the", "dog"], "the dog the dog the", &["the", "dog"]);
}

#[test]
fn a_prefix_that_is_no_entry_leads_on() {
    check(&["one two three four", "two three"], "zero one two three four five", &["one two three four", "two three"]);
    check(&["one two three four", "two three"], "one two three fore", &["two three"]);
    check(&["one two three four"], "one two one two three four", &["one two three four"]);
    check(&["a a b"], "a a a a b", &["a a b"]);
}

#[test]
fn matches_do_not_cross_texts() {
    let list = super::entries(&["olive oil", "oil olive"]);
    for kind in super::EngineKind::ALL {
        let matcher = super::Matcher::new(&list, kind).unwrap();
        assert_eq!(super::match_all(&matcher, &["olive", "oil", "olive", "", "oil"]).n_matches(), 0, "{kind:?}");
    }
}

#[test]
fn the_last_of_equal_entries_gets_the_matches() {
    check_ids(&["dog", "cat", "dog"], "dog cat", &[1, 2]);
    check_ids(&["hot dog", "hot dog", "hot dog"], "hot dog", &[2]);
}

#[test]
fn an_empty_entry_never_matches() {
    check_ids(&["", "a"], "a", &[1]);
    check_ids(&[""], "", &[]);
    check_ids(&[""], "a  b", &[]);
    check_ids(&[], "a b", &[]);
}

#[test]
fn spaces_in_entries_count() {
    check(&[" dog"], "dog", &[]);
    check(&[" dog"], " dog", &[" dog"]);
    check(&[" dog"], "a  dog", &[" dog"]);
    check(&[" dog"], "a,\tdog", &[" dog"]);
    check(&["dog "], "dog", &[]);
    check(&["dog "], "dog \n", &["dog "]);
    check(&["dog "], "dog ,", &["dog "]);
    check(&["olive  oil", "olive oil"], "olive  oil", &["olive  oil"]);
    check(&["olive  oil"], "olive\r\noil", &["olive  oil"]);
    check(&[" "], "a b", &[]);
    check(&[" "], "a   b", &[" "]);
    check(&[" "], " ", &[" "]);
    check(&["  ", " "], "", &[]);
    check(&["  ", " "], "  ", &["  ", " "]);
}

#[test]
fn marks_in_entries_match_between_spaces() {
    check(&[","], "dog,cat", &[","]);
    check(&[","], ",", &[","]);
    check(&[","], "dog; cat", &[]);
    check(&["a , b"], "a,b", &["a , b"]);
    check(&["a , b"], "a , b", &[]);
    check(&["a ,  b"], "a, b", &["a ,  b"]);
    check(&["a ,"], "a,", &["a ,"]);
    check(&[", b"], ",b", &[", b"]);
    check(&[",  ,"], ",,", &[",  ,"]);
    check(&[", ,"], ",,", &[]);
    check(&["!  !  !"], "wow!!!", &["!  !  !"]);
    check(&["? !"], "?!", &[]);
}

#[test]
fn unreachable_entries_never_match() {
    for entry in ["St. Louis", "D.C.", ",b", "a\tb", "a\nb", "\r", ",,", "a ,b"] {
        check(&[entry], entry, &[]);
    }
}

#[test]
fn words_of_every_length_are_told_apart() {
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for length in 1..letters.len() {
        let word = &letters[..length];
        let longer = &letters[..length + 1];
        let other_end = format!("{}~", &letters[..length - 1]);
        let other_start = format!("~{}", &letters[1..length]);
        let with_nul = format!("{word}\0");
        check(&[word], word, &[word]);
        for text in [longer, &other_end, &other_start, &with_nul, &letters[1..length]] {
            check(&[word], text, &[]);
        }
        check(&[&with_nul, word], &with_nul, &[&with_nul]);
    }
}

#[test]
fn scripts_without_spaces_match_whole_runs_only() {
    check(&["東京", "東京 タワー", "東"], "東京 タワー", &["東京", "東京 タワー"]);
    check(&["🐶", "🐶 🐱"], "🐶 🐱!", &["🐶", "🐶 🐱"]);
    check(&["naïve", "cafe\u{301}"], "naïve cafe\u{301} café", &["naïve", "cafe\u{301}"]);
}

#[test]
fn a_long_text_with_many_matches() {
    let words: Vec<String> = (0..200).map(|number| format!("w{number}")).collect();
    let mut list: Vec<&str> = words.iter().map(String::as_str).collect();
    let pairs: Vec<String> = words.windows(2).map(|pair| pair.join(" ")).collect();
    list.extend(pairs.iter().map(String::as_str));
    let text = words.join(" ").repeat(3).replace("w199w0", "w199 w0");
    check(&list, &text, &list);
}

/// Engines that work in batches must not mind where a batch ends: many texts, and texts longer than any batch.
#[test]
fn many_texts_and_long_texts() {
    let list = super::entries(&["dog", "hot dog", "a hot dog", "cat"]);
    let long = "a hot dog, not a cat; ".repeat(5000);
    let texts: Vec<&str> = ["dog", "", "a hot dog", &long, "cat cat", "hot"].into_iter().cycle().take(1500).collect();
    let expected: [&[u32]; 6] = [&[0], &[], &[0, 1, 2], &[0, 1, 2, 3], &[3], &[]];
    for kind in super::EngineKind::ALL {
        let matcher = super::Matcher::new(&list, kind).unwrap();
        let table = super::match_all(&matcher, &texts[..if kind == super::EngineKind::Naive { 12 } else { 1500 }]);
        for (row, expected) in table.rows().zip(expected.iter().cycle()) {
            assert_eq!(row.iter().map(|id| id.raw()).collect::<Vec<_>>(), *expected, "{kind:?}");
        }
    }
}

/// The word trie gives all long words that begin so the same key, see its vocabulary.
#[test]
fn long_words_that_share_a_key_are_told_apart() {
    let list = ["~#|}{^~%one", "~#|}{^~%two", "~#|}{^~%three", "~#|}{^~%two ~#|}{^~%one"];
    check(&list, "~#|}{^~%two", &["~#|}{^~%two"]);
    check(&list, "~#|}{^~%two ~#|}{^~%one", &["~#|}{^~%one", "~#|}{^~%two", "~#|}{^~%two ~#|}{^~%one"]);
    check(&list, "~#|}{^~%four ~#|}{^~%thre ~#|}{^~%threee", &[]);
    check(&list[..1], "~#|}{^~%two", &[]);
}

/// Lengths and last letters once cancelled out in the keys of long words.
#[test]
fn regression_long_words_of_few_letters() {
    check(&["aaaaaaaab", "aaaaaaaaaa"], "aaaaaaaaaa", &["aaaaaaaaaa"]);
    check(&["aaaaaaaab", "aaaaaaaaaa"], "aaaaaaaab", &["aaaaaaaab"]);
}
