use super::*;

/// Counts the texts under `rule`, then what the zero-count entries lack: (entry, rule with switch, texts).
#[track_caller]
fn check(rule: &str, list: &[&str], texts: &[&str], expected: &[(&str, &str, u64)]) {
    let rule: MatchRule = rule.parse().unwrap();
    let entries = Entries::from_strings(list).unwrap();
    let mut table = MatchTable::new();
    let matcher = Matcher::with_options(&entries, &MatchOptions::from(rule)).unwrap();
    matcher.match_batch(texts.iter().copied(), &mut Scratch::default(), &mut table);
    let mut counts = Counts::zeros(entries.len());
    counts.add_matches(&table);

    let near = NearMissMatcher::new(&entries, &counts, rule).unwrap();
    let (mut all, mut front, mut back) = (near.zeros(), near.zeros(), near.zeros());
    near.count(texts, &mut Scratch::default(), &mut all);
    near.count(&texts[..1], &mut Scratch::default(), &mut front);
    near.count(&texts[1..], &mut Scratch::default(), &mut back);
    front.merge(&back).unwrap();
    assert_eq!(front, all, "shards add up");

    let found = all.near_misses();
    let found: Vec<_> =
        found.iter().map(|miss| (entries.get(miss.entry), miss.rule.to_string(), miss.n_texts)).collect();
    let expected: Vec<_> =
        expected.iter().map(|(entry, rule, n_texts)| (*entry, (*rule).to_owned(), *n_texts)).collect();
    assert_eq!(found, expected);
}

#[test]
fn each_switch_that_helps_is_named() {
    check(
        "strict",
        &["dog", "olive oil", "St. Louis", "unicorn", "cat"],
        &["DOG and Dog, cat", "hot-dog", "olive  oil", "in St. Louis", "dog's life"],
        &[
            ("dog", "strict+unicode-boundaries", 2),
            ("dog", "strict+ignore-case", 1),
            ("olive oil", "strict+collapse-spaces", 1),
            ("St. Louis", "strict+unicode-boundaries", 1),
        ],
    );
}

#[test]
fn all_switches_are_named_where_no_single_one_helps() {
    let all = "strict+ignore-case+collapse-spaces+unicode-boundaries";
    check("strict", &["St. Louis"], &["ST. LOUIS", "x"], &[("St. Louis", all, 1)]);
    check("strict", &["dog"], &["Hot-Dog", "x"], &[("dog", all, 1)]);
}

#[test]
fn entries_with_matches_and_earlier_duplicates_are_left_out() {
    check("strict", &["dog", "dog", "Cat"], &["dog DOG", "cat"], &[("Cat", "strict+ignore-case", 1)]);
    check("strict", &["dog", "dog"], &["DOG", "x"], &[("dog", "strict+ignore-case", 1)]);
}

#[test]
fn variants_leave_out_what_is_on_already() {
    let names = |rule: &str| -> Vec<String> {
        variants(rule.parse().unwrap()).into_iter().map(|rule| rule.to_string()).collect()
    };
    assert_eq!(
        names("fixed+ignore-case"),
        [
            "fixed+ignore-case+collapse-spaces",
            "fixed+ignore-case+unicode-boundaries",
            "fixed+ignore-case+collapse-spaces+unicode-boundaries",
        ]
    );
    assert_eq!(names("strict+collapse-spaces+unicode-boundaries").len(), 1);
    assert!(names("strict+ignore-case+collapse-spaces+unicode-boundaries").is_empty());
    check(
        "strict+collapse-spaces+unicode-boundaries",
        &["dog"],
        &["DOG", ""],
        &[("dog", "strict+ignore-case+collapse-spaces+unicode-boundaries", 1)],
    );
}
