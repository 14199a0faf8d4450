//! Tables of short cases, and laws against slow and obvious computations.

mod counting;
mod lists;
mod markup;

use super::page_views::{PageViews, page_views, title_entry};
use super::wordnet::{digits, lemma, synset_name, synset_words};

#[test]
fn a_synset_line_gives_its_words() {
    let line = "00014490 00 s 04 abounding 0 galore(ip) 0 New_York 0 Dr. 1 001 & 00013887 a 0000 | existing";
    assert_eq!(synset_words(line), Ok(Some(vec!["abounding", "galore(ip)", "New_York", "Dr."])));
    assert_eq!(synset_words("  1 This software and database is being provided"), Ok(None));
}

#[test]
fn the_number_of_words_is_hexadecimal() {
    let words: Vec<String> = (0..0x1c).map(|n| format!("w{n} 0")).collect();
    let line = format!("08221897 15 n 1c {} 000 | gloss", words.join(" "));
    assert_eq!(synset_words(&line).unwrap().unwrap().len(), 28);
}

#[test]
fn other_lines_are_refused_with_a_reason() {
    let cases = [
        ("", "offset of 8 digits"),
        ("dog", "offset of 8 digits"),
        ("00014490", "after the offset"),
        ("00014490 00", "before the type"),
        ("00014490 00 x 01 dog 0", "none of n, v, a, s, r"),
        ("00014490 00 n zz dog 0", "not hexadecimal"),
        ("00014490 00 n 02 dog 0", "fewer words"),
        ("00014490 00 n 01 dog", "no sense number"),
        ("00014490 00 n 00", "no words"),
    ];
    for (line, reason) in cases {
        let error = synset_words(line).unwrap_err().to_string();
        assert!(error.contains(reason), "{line:?}: {error}");
    }
}

#[test]
fn a_synset_is_named_by_its_first_word_up_to_a_dot() {
    let cases = [
        ("dog", "dog"),
        ("New_York", "new york"),
        ("galore(ip)", "galore"),
        ("former(a)", "former"),
        ("afloat(p)", "afloat"),
        ("St._Louis", "st"),
        (".22", ""),
        ("Dr.", "dr"),
        ("Ångström", "ångström"),
        ("chloro(1)", "chloro(1)"),
    ];
    for (word, name) in cases {
        assert_eq!(synset_name(word), name, "{word}");
    }
    assert_eq!(
        (lemma("New_York"), lemma("galore(ip)"), lemma("St._Louis")),
        ("New York".to_owned(), "galore".to_owned(), "St. Louis".to_owned())
    );
}

#[test]
fn digits_are_0_to_99() {
    let digits: Vec<String> = digits().collect();
    assert_eq!((digits.len(), digits[0].as_str(), digits[99].as_str()), (100, "0", "99"));
}

#[test]
fn page_view_lines() {
    assert_eq!(page_views("en.m New_York 12 0"), Ok(PageViews { domain: "en.m", title: "New_York", views: 12 }));
    for line in ["", "en", "en Dog", "en Dog 3", "en Dog many 0", "en Dog 3 0 0", " Dog 3 0", "en Dog 3 x"] {
        assert!(page_views(line).is_err(), "{line:?}");
    }
    assert_eq!(title_entry("New_York_City"), Some("New York City".to_owned()));
    assert_eq!(title_entry("Special:Search"), None);
}
