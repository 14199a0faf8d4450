//! Words, pairs and tallies.

use std::collections::HashMap;

use proptest::prelude::*;

use crate::recipe::pairs::{PairCounter, PairRule, pmi};
use crate::recipe::tally::Tally;
use crate::recipe::tokens::{LONGEST_WORD_BYTES, Token, tokens};
use crate::recipe::words::WordCounter;

#[track_caller]
fn check_tokens(text: &str, expected: &str) {
    let found: Vec<&str> = tokens(text)
        .map(|token| match token {
            Token::Word(word) => word,
            Token::Mark => "|",
            Token::TooLong => "#",
        })
        .collect();
    assert_eq!(found.join("/"), expected, "{text:?}");
}

#[test]
fn words_are_cut_as_rule_strict_cuts() {
    check_tokens("", "");
    check_tokens(" \t\n\r ", "");
    check_tokens("A dog,a cat.", "A/dog/|/a/cat/|");
    check_tokens("dog's \"dog\" hot-dog (dog)", "dog's/\"dog\"/hot-dog/(dog)");
    check_tokens("C++ #1! AC/DC", "C++/#1/|/AC/DC");
    check_tokens("a - b -- c & d ...", "a/|/b/|/c/|/d/|/|/|");
    check_tokens("two  spaces\tand\nlines", "two/spaces/and/lines");
    check_tokens("hard\u{a0}space – dash", "hard\u{a0}space/–/dash");
    check_tokens("`code`; é: 犬!", "|/code/|/|/é/|/犬/|");
    let long = "x".repeat(LONGEST_WORD_BYTES + 1);
    check_tokens(&format!("a {long} b {}", &long[1..]), &format!("a/#/b/{}", &long[1..]));
}

#[test]
fn a_tally_counts_and_finds() {
    let mut tally = Tally::new(1000);
    for word in ["b", "a", "b", "", "c", "b", "a"] {
        tally.add(word, 1);
    }
    assert_eq!(tally.at_least(1), [("b", 3), ("a", 2), ("", 1), ("c", 1)]);
    assert_eq!(tally.at_least(2), [("b", 3), ("a", 2)]);
    assert_eq!((tally.len(), tally.find("d"), tally.losses().largest_missed), (4, None, 0));
    assert_eq!(tally.count(tally.find("a").unwrap()), 2);
}

#[test]
fn a_tally_grows() {
    let mut tally = Tally::new(1_000_000);
    let words: Vec<String> = (0..50_000).map(|n| format!("word{n}")).collect();
    for round in 0..3 {
        words.iter().skip(round * 1000).for_each(|word| tally.add(word, 1));
    }
    assert_eq!(tally.len(), 50_000);
    assert!(
        words
            .iter()
            .enumerate()
            .all(|(n, word)| tally.count(tally.find(word).unwrap()) == 1 + n.min(2000) as u64 / 1000)
    );
}

#[test]
fn pmi_is_in_bits() {
    assert_eq!(pmi(4, 4, 4, 1 << 20), 18.0);
    assert_eq!(pmi(1, 2, 4, 8), 0.0);
}

#[test]
fn pairs_are_neighbours_on_one_line() {
    let lines = ["New York New York", "in New York, New", "York (new) York", "olive oil", "olive - oil", "olive"];
    let mut words = WordCounter::new(100);
    lines.iter().for_each(|line| words.count(line));
    let mut pairs = PairCounter::new(&words, PairRule { min_pmi: -9.0, min_count: 1 }, 100);
    for line in lines {
        pairs.count(line);
        pairs.end_line();
    }
    let found: Vec<(String, u64)> = pairs.finish().into_iter().map(|pair| (pair.text, pair.count)).collect();
    let expected =
        [("New York", 3), ("(new) York", 1), ("York (new)", 1), ("York New", 1), ("in New", 1), ("olive oil", 1)];
    assert_eq!(found, expected.map(|(text, count)| (text.to_owned(), count)));
}

#[test]
fn a_line_may_come_in_pieces() {
    let mut words = WordCounter::new(100);
    ["a b", "c", ", d", "e"].iter().for_each(|piece| words.count(piece));
    let mut pairs = PairCounter::new(&words, PairRule { min_pmi: -99.0, min_count: 1 }, 100);
    ["a b", "c", ", d", "e"].iter().for_each(|piece| pairs.count(piece));
    let found: Vec<String> = pairs.finish().into_iter().map(|pair| pair.text).collect();
    assert_eq!(found, ["a b", "b c", "d e"]);
}

#[test]
fn the_largest_pmi_that_a_rule_leaves_room_for() {
    let rule = PairRule { min_pmi: 30.0, min_count: 4 };
    assert_eq!((rule.largest_pmi(1 << 20), rule.largest_pmi(0)), (Some(18.0), None));
}

/// Lines over few words, so that counts and repeated pairs are frequent.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![6 => "[a-e]", 2 => "[a-z]{1,2}", 1 => "[,.!-]"];
    prop::collection::vec(prop::collection::vec(word, 0..12).prop_map(|words| words.join(" ")), 0..30)
}

/// Counts of words and of pairs, slowly.
fn oracle(lines: &[String]) -> (HashMap<String, u64>, HashMap<String, u64>) {
    let (mut words, mut pairs) = (HashMap::new(), HashMap::new());
    for line in lines {
        let tokens: Vec<&str> = line.split(' ').filter(|token| !token.is_empty()).collect();
        let is_word = |token: &str| token.chars().any(|c| !c.is_ascii_punctuation());
        for token in tokens.iter().filter(|token| is_word(token)) {
            *words.entry((*token).to_owned()).or_insert(0) += 1;
        }
        for pair in tokens.windows(2).filter(|pair| pair.iter().all(|token| is_word(token))) {
            *pairs.entry(pair.join(" ")).or_insert(0) += 1;
        }
    }
    (words, pairs)
}

fn counted_words(lines: &[String], max_words: usize) -> WordCounter {
    let mut words = WordCounter::new(max_words);
    lines.iter().for_each(|line| words.count(line));
    if words.tally().losses().n_prunings > 0 {
        words.recount();
        lines.iter().for_each(|line| words.count(line));
    }
    words
}

proptest! {
    #[test]
    fn all_words_and_pairs_are_counted_exactly(lines in lines(), min_pmi in -3.0..6.0_f64, min_count in 1_u64..4) {
        let words = counted_words(&lines, 10_000);
        let (true_words, true_pairs) = oracle(&lines);
        prop_assert_eq!(words.n_words(), true_words.values().sum::<u64>());
        let found: HashMap<String, u64> = words.tally().at_least(1).into_iter().map(|(w, n)| (w.to_owned(), n)).collect();
        prop_assert_eq!(&found, &true_words);

        let mut pairs = PairCounter::new(&words, PairRule { min_pmi, min_count }, 10_000);
        for line in &lines {
            pairs.count(line);
            pairs.end_line();
        }
        let found: HashMap<String, u64> = pairs.finish().into_iter().map(|pair| (pair.text, pair.count)).collect();
        let n_words = words.n_words() as f64;
        let expected: HashMap<String, u64> = true_pairs
            .into_iter()
            .filter(|(pair, count)| {
                let (x, y) = pair.split_once(' ').unwrap();
                let chance = (true_words[x] * true_words[y]) as f64;
                *count >= min_count && (*count as f64 * n_words / chance).log2() >= min_pmi
            })
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn what_a_full_tally_misses_is_rare_and_the_rest_is_exact(lines in lines(), max_words in 2_usize..12) {
        let words = counted_words(&lines, max_words);
        let (true_words, _) = oracle(&lines);
        let tally = words.tally();
        prop_assert!(tally.len() <= max_words);
        for (word, count) in true_words {
            match tally.find(&word) {
                Some(id) => prop_assert_eq!(tally.count(id), count),
                None => prop_assert!(count <= tally.losses().largest_missed),
            }
        }
    }

    #[test]
    fn what_a_full_pair_counter_misses_is_rare_and_the_rest_is_exact(lines in lines(), max_pairs in 2_usize..12) {
        let words = counted_words(&lines, 10_000);
        let mut pairs = PairCounter::new(&words, PairRule { min_pmi: -99.0, min_count: 1 }, max_pairs);
        let pass = |pairs: &mut PairCounter| {
            for line in &lines {
                pairs.count(line);
                pairs.end_line();
            }
        };
        pass(&mut pairs);
        if pairs.losses().n_prunings > 0 {
            pairs.recount();
            pass(&mut pairs);
        }
        let found: HashMap<String, u64> = pairs.finish().into_iter().map(|pair| (pair.text, pair.count)).collect();
        for (pair, count) in oracle(&lines).1 {
            match found.get(&pair) {
                Some(found) => prop_assert_eq!(*found, count),
                None => prop_assert!(count <= pairs.losses().largest_missed),
            }
        }
    }
}
