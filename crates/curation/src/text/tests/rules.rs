//! Names, edges and spacing of the opt-in rules.

use proptest::prelude::*;

use super::super::{MatchRule, Obstacle, Rule, SpacedOrigins, Switches, UnknownRule};

#[track_caller]
fn check_spaced(rule: &str, text: &str, expected: &str) {
    let rule: MatchRule = rule.parse().unwrap();
    let (mut folded, mut out) = (String::new(), "left over".to_owned());
    rule.space_into(text, &mut folded, &mut out);
    assert_eq!(out, expected, "{rule} on {text:?}");
}

#[track_caller]
fn check_entry(rule: &str, entry: &str, expected: &str) {
    assert_eq!(rule.parse::<MatchRule>().unwrap().transform_entry(entry), expected, "{rule} on {entry:?}");
}

#[test]
fn names_are_read_back() {
    for rule in Rule::ALL {
        for bits in 0..8 {
            let switches = Switches {
                ignore_case: bits & 1 != 0,
                collapse_spaces: bits & 2 != 0,
                unicode_boundaries: bits & 4 != 0,
            };
            let rule = MatchRule { rule, switches };
            assert_eq!(rule.to_string().parse(), Ok(rule));
        }
    }
    assert_eq!(MatchRule::default().to_string(), "strict");
    assert_eq!(MatchRule::from(Rule::Fixed).to_string(), "fixed");
    assert_eq!(MatchRule::default(), MatchRule::STRICT);
}

#[test]
fn unknown_names_are_refused() {
    assert_eq!("loose".parse::<MatchRule>(), Err(UnknownRule("loose".to_owned())));
    assert_eq!("strict+ignore_case".parse::<MatchRule>(), Err(UnknownRule("ignore_case".to_owned())));
    assert!("".parse::<MatchRule>().is_err());
    assert!(UnknownRule("loose".to_owned()).to_string().contains("write strict, worldwide or fixed"));
}

#[test]
fn spacing() {
    check_spaced("worldwide", "a,b—c，d", " a , b—c，d ");
    check_spaced("fixed", "a,b—c，d", " a , b—c ， d ");
    check_spaced("strict+ignore-case", "ÀB, İ", " àb ,  i\u{307} ");
    check_spaced("strict+collapse-spaces", " a,  b\n\n", " a , b ");
    check_spaced("strict+collapse-spaces", "", " ");
    check_spaced("strict+unicode-boundaries", "a-b\u{a0}c|d", " a - b c|d ");
    check_spaced("strict+collapse-spaces+unicode-boundaries", "(a) -", " ( a ) - ");
}

#[test]
fn entries_follow() {
    check_entry("strict", "A,  b", "A,  b");
    check_entry("fixed", "a，b", "a，b");
    check_entry("strict+ignore-case", "A,  B", "a,  b");
    check_entry("strict+collapse-spaces", " a  b ", "a b");
    check_entry("strict+collapse-spaces", "   ", "");
    check_entry("strict+unicode-boundaries", "St. Louis", "St .  Louis");
    check_entry("strict+unicode-boundaries", "(a)", "( a )");
    check_entry("strict+unicode-boundaries", "D.C.", "D . C .");
    check_entry("strict+unicode-boundaries", "-", "-");
    check_entry("strict+collapse-spaces+unicode-boundaries", "St. Louis", "St . Louis");
}

#[test]
fn edges() {
    let worldwide = MatchRule::from(Rule::Worldwide);
    for open in "一㐀𠀀豈⺀⼀⿰กກကកༀ!/@[`{~-_\"'，。～—“".chars() {
        assert!(worldwide.is_open_edge(open), "{open:?}");
        assert!(!MatchRule::STRICT.is_open_edge(open), "{open:?}");
    }
    for closed in "aZ09éßあアー한ㄱ🐶€ \u{a0}·–…".chars() {
        assert!(!worldwide.is_open_edge(closed), "{closed:?}");
    }
    for fixed in "あアー한ㄱｱㇰᄀ".chars() {
        assert!(MatchRule::from(Rule::Fixed).is_open_edge(fixed), "{fixed:?}");
    }
}

#[test]
fn obstacles_name_mark_and_byte() {
    let obstacle = |rule: &str, entry: &str| rule.parse::<MatchRule>().unwrap().obstacle(entry);
    assert_eq!(obstacle("strict", "é St. Louis"), Some(Obstacle::TouchingMark { mark: '.', byte: 5 }));
    assert_eq!(obstacle("strict", "a ? ! b"), Some(Obstacle::SharedSpace { mark: '!', byte: 4 }));
    assert_eq!(obstacle("strict", "a\tb"), Some(Obstacle::Blank { blank: '\t', byte: 1 }));
    assert_eq!(obstacle("strict", ""), Some(Obstacle::Empty));
    assert_eq!(obstacle("strict+collapse-spaces", "a ? ! b"), None);
    assert_eq!(obstacle("strict+collapse-spaces", "  "), Some(Obstacle::Empty));
    assert_eq!(obstacle("strict+unicode-boundaries", "St. Louis\t"), None);
    assert_eq!(obstacle("worldwide", "a，b"), None);
    assert_eq!(obstacle("fixed", "a，b"), Some(Obstacle::TouchingMark { mark: '，', byte: 1 }));
}

proptest! {
    #[test]
    fn origins_space_alike_under_every_rule(
        text in "[aBÉİß ,.\t\u{a0}\u{3000}\\-—“，東カ한🐶]{0,30}",
        rule in crate::matching::test_rule(),
    ) {
        let origins = SpacedOrigins::new(&text, rule);
        let (mut folded, mut expected) = (String::new(), String::new());
        rule.space_into(&text, &mut folded, &mut expected);
        prop_assert_eq!(origins.spaced(), &expected);
        for (place, character) in expected.char_indices() {
            let (start, end) = origins.original_range(place, place + character.len_utf8());
            prop_assert!(text.get(start..end).is_some(), "{start}..{end} of {text:?}");
        }
    }

    /// An entry that a text can hold is held by the text it is made of, spaces beside marks taken away.
    #[test]
    fn an_entry_without_obstacle_occurs_somewhere(entry in "[aB ,.，\\-]{1,8}", rule in crate::matching::test_rule()) {
        let text = super::unspaced(&entry, rule);
        let (mut folded, mut spaced) = (String::new(), String::new());
        rule.space_into(&text, &mut folded, &mut spaced);
        let occurs = spaced.contains(&format!(" {} ", rule.transform_entry(&entry)));
        if rule.obstacle(&entry).is_none() {
            prop_assert!(occurs, "{:?} in {:?}", entry, text);
        }
    }
}
