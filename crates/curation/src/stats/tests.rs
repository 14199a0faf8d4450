//! Curves stay small, keep their ends, and never invent points.

use super::*;

#[test]
fn rank_curve_keeps_both_ends_and_descends() {
    let ascending: Vec<u64> = (1..=100_000).collect();
    let curve = rank_curve(&ascending, 500);
    assert!(curve.len() <= 500 && curve.len() > 300, "{} points", curve.len());
    assert_eq!(curve[0], RankPoint { rank: 1, count: 100_000 });
    assert_eq!(curve[curve.len() - 1], RankPoint { rank: 100_000, count: 1 });
    assert!(curve.windows(2).all(|pair| pair[0].rank < pair[1].rank && pair[0].count >= pair[1].count));
    assert!(curve.iter().all(|point| point.count == 100_001 - point.rank));
}

#[test]
fn rank_curve_of_few_entries_has_them_all() {
    let points: Vec<u64> = rank_curve(&[1, 2, 9], 500).iter().map(|point| point.count).collect();
    assert_eq!(points, [9, 2, 1]);
    assert_eq!(rank_curve(&[], 500), []);
    assert_eq!(rank_curve(&[4], 500), [RankPoint { rank: 1, count: 4 }]);
}
