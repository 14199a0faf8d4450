//! The opt-in rules and switches by example, over all engines.

use crate::text::MatchRule;

use super::super::{EngineKind, EngineReport, MatchOptions, Matcher, Scratch, ShareReason};

/// Every engine must find exactly `expected` in `text` under `rule`.
#[track_caller]
fn check_under(rule: &str, list: &[&str], text: &str, expected: &[&str]) {
    let rule: MatchRule = rule.parse().unwrap();
    let list = super::entries(list);
    for engine in EngineKind::ALL {
        let matcher = Matcher::with_options(&list, &MatchOptions { rule, engine }).unwrap();
        let mut found = Vec::new();
        matcher.match_text(text, &mut Scratch::default(), &mut found);
        let names: Vec<&str> = found.iter().map(|id| list.get(*id)).collect();
        assert_eq!(names, expected, "{rule} {engine:?} on {text:?}");
        let table = super::match_all(&matcher, &["", text, "x", text]);
        assert_eq!((table.row(1), table.row(3)), (&found[..], &found[..]), "{rule} {engine:?} on {text:?} in a batch");
    }
}

#[test]
fn worldwide_opens_edges_of_scripts_without_spaces() {
    check_under("worldwide", &["東京", "京", "東京 タワー"], "大東京都", &["東京", "京"]);
    check_under("worldwide", &["ไทย"], "ประเทศไทยๆ", &["ไทย"]);
    check_under("worldwide", &["dog", "犬dog"], "犬dog犬 dogs", &[]);
    check_under("worldwide", &["犬dog", "dog犬"], "子犬dog dog犬たち", &["犬dog", "dog犬"]);
    check_under("strict", &["東京", "京"], "大東京都", &[]);
}

#[test]
fn worldwide_keeps_the_known_faults() {
    check_under("worldwide", &["カメラ"], "デジタルカメラ", &[]);
    check_under("worldwide", &["(band)"], "x(band)y", &["(band)"]);
    check_under("worldwide", &["C++"], "C++11 aC++", &["C++"]);
    check_under("worldwide", &["St. Louis", "Mr."], "Mr. St. Louis", &[]);
}

#[test]
fn worldwide_is_strict_where_both_edges_are_letters() {
    check_under("worldwide", &["dog", "New York"], "hot-dog in New York, dogs", &["New York"]);
}

#[test]
fn fixed_opens_kana_and_hangul() {
    check_under("fixed", &["カメラ", "한국", "ねこ"], "デジタルカメラ 대한국인 こねこ", &["カメラ", "한국", "ねこ"]);
}

#[test]
fn fixed_separates_full_width_marks() {
    check_under("fixed", &["dog", "cat"], "dog，cat。", &["dog", "cat"]);
    check_under("worldwide", &["dog", "cat"], "dog，cat。", &[]);
    check_under("fixed", &["dog"], "dog「x」", &[]);
}

#[test]
fn ignoring_case() {
    check_under("strict+ignore-case", &["Dog", "DOG", "dog", "cat"], "a dOg", &["Dog", "DOG", "dog"]);
    check_under("strict+ignore-case", &["élan", "STRASSE", "straße"], "ÉLAN Straße", &["élan", "straße"]);
    check_under("strict+ignore-case", &["New York"], "NEW YORK,", &["New York"]);
    check_under("strict", &["Dog"], "dog", &[]);
}

#[test]
fn the_last_of_equal_entries_still_gets_the_matches_alone() {
    let list = super::entries(&["dog", "Dog", "dog"]);
    for engine in EngineKind::ALL {
        let options = MatchOptions { rule: "strict+ignore-case".parse().unwrap(), engine };
        let mut found = Vec::new();
        Matcher::with_options(&list, &options).unwrap().match_text("DOG", &mut Scratch::default(), &mut found);
        assert_eq!(found.iter().map(|id| id.raw()).collect::<Vec<_>>(), [1, 2], "{engine:?}");
    }
}

#[test]
fn collapsing_spaces() {
    let rule = "strict+collapse-spaces";
    check_under(rule, &["olive oil", "olive  oil", " oil"], "olive   oil", &["olive oil", "olive  oil", " oil"]);
    check_under(rule, &["a , b", "a ,  b"], "a, b", &["a , b", "a ,  b"]);
    check_under(rule, &[" ", "  ", ""], "a   b", &[]);
    check_under(rule, &[", ,"], ",,", &[", ,"]);
    check_under(rule, &["olive oil"], "olive \t\r\n oil", &["olive oil"]);
}

#[test]
fn unicode_boundaries() {
    let rule = "strict+unicode-boundaries";
    for text in ["hot-dog", "\"dog\"", "“dog”", "dog\u{a0}house", "dog/cat", "(dog)", "dog's", "—dog", "dog_1", "dog。"]
    {
        check_under(rule, &["dog"], text, &["dog"]);
    }
    // A bar is a symbol, not punctuation.
    check_under(rule, &["dog"], "dog|court", &[]);
    check_under(rule, &["St. Louis", "D.C."], "in St. Louis, not Washington D.C.", &["St. Louis", "D.C."]);
    check_under(rule, &["T-shirt", "shirt", "shirt-T"], "Adult T-shirt", &["T-shirt", "shirt"]);
    check_under(rule, &["#1", "AC/DC"], "we're #1! AC/DC", &["#1", "AC/DC"]);
}

#[test]
fn switches_combine() {
    let rule = "worldwide+ignore-case+collapse-spaces+unicode-boundaries";
    check_under(rule, &["st Louis", "st. louis", "東京"], "ST.   LOUIS大東京都", &["東京"]);
    check_under(rule, &["st Louis", "st. louis", "東京"], "ST.   LOUIS—大東京都", &["st. louis", "東京"]);
}

#[test]
fn the_report_says_who_serves_what() {
    let list = super::entries(&["dog", "dog", "東京", "St. Louis", "New York", "", "(band)"]);
    let report = |rule: &str, engine| {
        let report = EngineReport::new(&list, &MatchOptions { rule: rule.parse().unwrap(), engine });
        assert_eq!(report.shares.iter().map(|share| share.n_entries).sum::<usize>(), list.len());
        report.shares.iter().map(|share| (share.engine, share.reason, share.n_entries)).collect::<Vec<_>>()
    };
    assert_eq!(
        report("worldwide", EngineKind::Auto),
        [
            (None, ShareReason::Unreachable, 2),
            (Some(EngineKind::Automaton), ShareReason::OpenEdge, 2),
            (Some(EngineKind::Trie), ShareReason::WholeWords, 2),
            (None, ShareReason::Duplicate, 1),
        ]
    );
    assert_eq!(
        report("strict", EngineKind::Naive),
        [
            (Some(EngineKind::Naive), ShareReason::Asked, 4),
            (None, ShareReason::Unreachable, 2),
            (None, ShareReason::Duplicate, 1),
        ]
    );
    let text = EngineReport::new(&list, &MatchOptions::default()).to_string();
    assert!(text.starts_with("4 entries by the word trie: a space on both sides"), "{text}");
}
