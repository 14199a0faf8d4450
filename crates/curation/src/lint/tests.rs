use super::*;
use crate::text::Rule;

/// The findings of a list under rule strict: (entry, problem).
#[track_caller]
fn check(list: &[&str], expected: &[(u32, EntryProblem)]) {
    check_under(MatchRule::STRICT, list, expected);
}

#[track_caller]
fn check_under(rule: MatchRule, list: &[&str], expected: &[(u32, EntryProblem)]) {
    let entries = Entries::from_strings(list).unwrap();
    let lint = Lint::new(&entries, rule);
    let found: Vec<_> = lint.iter().map(|finding| (finding.entry.raw(), finding.problem)).collect();
    assert_eq!(found, expected, "{rule} on {list:?}");
    assert_eq!(lint.is_clean(), expected.is_empty());
    assert_eq!(lint.n_by_kind().values().sum::<usize>(), expected.len());
    for (kind, n_findings) in lint.n_by_kind() {
        assert_eq!(lint.of_kind(kind).count(), n_findings);
    }
}

#[test]
fn a_clean_list() {
    check(&["dog", "New York", "C++", "T-shirt", "a , b", "東京"], &[]);
    check(&[], &[]);
}

#[test]
fn unreachable_entries_name_mark_and_byte() {
    let touching = |mark, byte| EntryProblem::Unreachable(Obstacle::TouchingMark { mark, byte });
    check(&["St. Louis", "a,b"], &[(0, touching('.', 2)), (1, touching(',', 1))]);
    check(&["a\tb"], &[(0, EntryProblem::Unreachable(Obstacle::Blank { blank: '\t', byte: 1 }))]);
    check(&["? !"], &[(0, EntryProblem::Unreachable(Obstacle::SharedSpace { mark: '!', byte: 2 }))]);
    check_under(Rule::Fixed.into(), &["東，京"], &[(0, touching('，', 3))]);
    check_under("strict+unicode-boundaries".parse().unwrap(), &["St. Louis"], &[]);
}

#[test]
fn equal_entries_and_case_twins() {
    let last = EntryId::new(3);
    check(
        &["dog", "dog", "cat", "dog"],
        &[(0, EntryProblem::Duplicate { last }), (1, EntryProblem::Duplicate { last })],
    );
    let first = EntryId::new(0);
    check(&["Dog", "dog", "DOG"], &[(1, EntryProblem::CaseTwin { first }), (2, EntryProblem::CaseTwin { first })]);
    check(&["É", "é"], &[(1, EntryProblem::CaseTwin { first })]);
}

#[test]
fn spaces() {
    check(&[" a"], &[(0, EntryProblem::LeadingSpace)]);
    check(&["a "], &[(0, EntryProblem::TrailingSpace)]);
    check(&["ab  c"], &[(0, EntryProblem::DoubleSpace { byte: 2 })]);
    check(
        &["  "],
        &[
            (0, EntryProblem::LeadingSpace),
            (0, EntryProblem::TrailingSpace),
            (0, EntryProblem::DoubleSpace { byte: 0 }),
        ],
    );
}

#[test]
fn empty_entries_and_single_marks() {
    check(
        &["", "-", ",", "，", "--"],
        &[(0, EntryProblem::Empty), (1, EntryProblem::SinglePunctuation), (2, EntryProblem::SinglePunctuation)],
    );
}

#[test]
fn a_finding_reads_as_a_sentence() {
    let entries = Entries::from_strings(["St. Louis"]).unwrap();
    let lint = Lint::new(&entries, MatchRule::STRICT);
    let sentences: Vec<String> =
        lint.iter().map(|finding| format!("\"{}\" {}", entries.get(finding.entry), finding.problem)).collect();
    assert_eq!(
        sentences,
        [
            "\"St. Louis\" can never match: \".\" at byte 2 touches another character, but in texts it stands between spaces"
        ]
    );
    assert_eq!(lint.of_kind(EntryProblemKind::Unreachable).count(), 1);
    assert_eq!(EntryProblemKind::CaseTwin.to_string(), "differ by case only");
}
