use super::Report;

fn report(reasons: &[(&'static str, u32)]) -> Report<&'static str, u32> {
    let mut report = Report::new(2);
    for (reason, example) in reasons {
        report.add(*reason, || *example);
    }
    report
}

#[test]
fn counts_all_and_keeps_the_first() {
    let report = report(&[("no text", 3), ("bad row", 1), ("no text", 5), ("no text", 4)]);
    assert_eq!(report.count(&"no text"), 3);
    assert_eq!(report.count(&"bad row"), 1);
    assert_eq!(report.count(&"other"), 0);
    assert_eq!(report.total(), 4);
    let found: Vec<_> = report.iter().map(|(reason, finding)| (*reason, finding.examples.clone())).collect();
    assert_eq!(found, [("bad row", vec![1]), ("no text", vec![3, 5])]);
}

#[test]
fn an_example_past_the_limit_is_not_made() {
    let mut report: Report<&str, u32> = Report::new(0);
    report.add("any", || unreachable!("no example is kept"));
    assert_eq!(report.total(), 1);
    assert!(!report.is_empty());
}

#[test]
fn merging_shards_in_order_equals_one_report() {
    let all = [("b", 1), ("a", 2), ("b", 3), ("b", 4), ("a", 5), ("c", 6)];
    for cut in 0..=all.len() {
        let mut merged = report(&all[..cut]);
        merged.merge(report(&all[cut..]));
        assert_eq!(merged, report(&all), "cut at {cut}");
    }
}

#[test]
fn a_new_report_is_empty() {
    let report = report(&[]);
    assert!(report.is_empty());
    assert_eq!((report.total(), report.iter().count()), (0, 0));
}
