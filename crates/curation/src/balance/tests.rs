//! Golden values of the hash (computed with the reference implementations of xxh3 and splitmix64 in another
//! language), and the laws that the numbers obey.

use proptest::prelude::*;

use super::*;
use crate::counts::Counts;
use crate::entries::Entries;
use crate::ids::EntryId;
use crate::matching::MatchTable;

/// (identity, seed, entry, u)
const UNIFORMS: [(&str, u64, &str, f64); 15] = [
    ("pool.parquet#0", 0, "dog", 0.14374169790702018),
    ("pool.parquet#0", 0, "New York", 0.2973638667820455),
    ("pool.parquet#0", 0, "犬", 0.3415707894787632),
    ("pool.parquet#1", 0, "dog", 0.25142319620772147),
    ("pool.parquet#1", 0, "New York", 0.2776500867945041),
    ("pool.parquet#1", 0, "犬", 0.9641638798884541),
    ("0123456789abcdef0123456789abcdef", 7, "dog", 0.11036098464724142),
    ("0123456789abcdef0123456789abcdef", 7, "New York", 0.3420313368026795),
    ("0123456789abcdef0123456789abcdef", 7, "犬", 0.20345568755868781),
    ("", 0, "dog", 0.9331746523710417),
    ("", 0, "New York", 0.821288382627286),
    ("", 0, "犬", 0.4978738952165883),
    ("日本#3#1", u64::MAX, "dog", 0.16951036017077092),
    ("日本#3#1", u64::MAX, "New York", 0.6554004187635586),
    ("日本#3#1", u64::MAX, "犬", 0.18478779828995584),
];

#[test]
fn uniform_numbers_are_the_specified_ones_to_the_last_bit() {
    for (identity, seed, entry, expected) in UNIFORMS {
        let u = uniform(PairKey::new(identity.as_bytes(), seed), entry_key(entry));
        assert_eq!(u.to_bits(), expected.to_bits(), "{identity} {seed} {entry}: {u}");
    }
}

fn ids(raw: &[u32]) -> Vec<EntryId> {
    raw.iter().copied().map(EntryId::new).collect()
}

/// Three entries of counts 5, 40 and 1000.
fn three() -> (EntryKeys, [u64; 3]) {
    let entries = Entries::from_strings(["tench", "dog", "photo"]).unwrap();
    (EntryKeys::new(&entries), [5, 40, 1000])
}

#[test]
fn keep_threshold_is_the_smallest_product_over_the_matches() {
    let (keys, counts) = three();
    let pair = PairKey::new(b"pool.parquet#0", 0);
    let product = |id: u32| uniform(pair, keys.get(EntryId::new(id))) * counts[id as usize] as f64;
    let all = keep_threshold(pair, &ids(&[0, 1, 2]), &keys, &counts, &Policy::default());
    assert_eq!(all, product(0).min(product(1)).min(product(2)));
    assert_eq!(keep_threshold(pair, &ids(&[2]), &keys, &counts, &Policy::default()), product(2));
    assert_eq!(keep_threshold(pair, &[], &keys, &counts, &Policy::default()), f64::INFINITY);
}

#[test]
fn weights_scale_the_cap_and_blocked_entries_drop_their_pairs() {
    let (keys, counts) = three();
    let pair = PairKey::new(b"pool.parquet#0", 0);
    let plain = keep_threshold(pair, &ids(&[2]), &keys, &counts, &Policy::default());
    let mut policy = Policy::default();
    policy.set_weight(EntryId::new(2), 4.0, 3);
    assert_eq!(keep_threshold(pair, &ids(&[2]), &keys, &counts, &policy), plain / 4.0);
    assert_eq!(keep_probability(&ids(&[2]), &counts, &policy, 100.0), 1.0 - (1.0 - 400.0 / 1000.0));
    policy.set_weight(EntryId::new(2), 0.0, 3);
    assert_eq!(keep_threshold(pair, &ids(&[2]), &keys, &counts, &policy), f64::INFINITY);
    assert_eq!(keep_probability(&ids(&[2]), &counts, &policy, 100.0), 0.0);
    policy.set_blocked(EntryId::new(0), true, 3);
    assert_eq!(keep_threshold(pair, &ids(&[0, 1]), &keys, &counts, &policy), f64::INFINITY);
    assert_eq!(keep_probability(&ids(&[0, 1]), &counts, &policy, 1e9), 0.0);
}

#[test]
fn keep_probability_is_a_product_not_a_sum() {
    // The published demos print min(1, Σ q): 0.5 and 0.3 would give 0.8.
    let probability = keep_probability(&ids(&[0, 1]), &[200, 1000], &Policy::default(), 100.0);
    assert!((probability - (1.0 - 0.5 * 0.9)).abs() < 1e-15);
    assert_eq!(keep_probability(&ids(&[0]), &[100], &Policy::default(), 100.0), 1.0, "count = t always stays");
    assert_eq!(keep_probability(&[], &[], &Policy::default(), 100.0), 0.0);
}

#[test]
fn profile_answers_from_the_counts() {
    let profile = CountProfile::new(&[0, 7, 1, 20, 7, 0, 100]);
    assert_eq!((profile.n_entries(), profile.zero_entries(), profile.matches(), profile.max_count()), (7, 2, 135, 100));
    assert_eq!(profile.head_entries(7.0), 2, "head is strictly above t");
    assert_eq!(profile.tail_entries(7.0), 1, "tail is strictly below t");
    assert_eq!(profile.tail_share(7.0), 1.0 / 135.0);
    assert_eq!(profile.tail_share(7.5), 15.0 / 135.0);
    assert_eq!(profile.head_share(7.0), 120.0 / 135.0);
    assert_eq!(profile.capped_matches(10.0), 1.0 + 7.0 + 7.0 + 10.0 + 10.0);
    assert_eq!((profile.count_below(20.0), profile.count_above(20.0)), (Some(7), Some(100)));
    assert_eq!((profile.count_below(1.0), profile.count_above(100.0)), (None, None));
}

#[test]
fn profile_of_nothing_has_no_shares() {
    let profile = CountProfile::new(&[0, 0]);
    assert!(profile.tail_share(10.0).is_nan() && profile.head_share(10.0).is_nan());
    assert_eq!((profile.capped_matches(10.0), profile.head_entries(10.0), profile.max_count()), (0.0, 0, 0));
    assert_eq!(profile.t_for_tail_share(0.1), None);
}

#[track_caller]
fn check_tail_share(counts: &[u64], p: f64, t: f64, reached: f64) {
    let chosen = CountProfile::new(counts).t_for_tail_share(p).unwrap();
    assert_eq!((chosen.t, chosen.reached), (t, reached), "{counts:?} at p = {p}");
}

#[test]
fn t_for_a_tail_share_ignores_zeros_and_says_what_it_reached() {
    // Cumulative shares of 1, 2, 7, 10: 0.05, 0.15, 0.5, 1.
    check_tail_share(&[10, 0, 0, 1, 2, 7], 0.06, 1.0, 0.0);
    check_tail_share(&[10, 0, 0, 1, 2, 7], 0.14, 2.0, 0.05);
    check_tail_share(&[10, 0, 0, 1, 2, 7], 0.5, 7.0, 0.15);
    check_tail_share(&[10, 0, 0, 1, 2, 7], 1.0, 10.0, 0.5);
    check_tail_share(&[10, 0, 0, 1, 2, 7], 0.0, 1.0, 0.0);
    // Published code returns 0 here, and the language vanishes.
    check_tail_share(&[0, 0, 0, 0, 5], 0.01, 5.0, 0.0);
    // Shares 0.25 and 1: 0.625 is as far from either, and the first wins.
    check_tail_share(&[1, 3], 0.625, 1.0, 0.0);
}

#[test]
fn t_for_a_size_is_the_smallest_that_draws_it() {
    let curve = KeepCurve::new([3.5, f64::INFINITY, 0.25, 9.0]);
    assert_eq!(curve.n_keepable(), 3);
    for n_pairs in 0..=3 {
        let t = curve.t_for_size(n_pairs).unwrap();
        assert_eq!(curve.drawn_pairs(t), n_pairs);
        assert!(n_pairs == 0 || curve.drawn_pairs(t.next_down()) < n_pairs);
    }
    assert_eq!(curve.t_for_size(4), None);
}

#[test]
fn realised_counts_cover_the_drawn_pairs_only() {
    let mut matches = MatchTable::new();
    for row in [&[0, 1][..], &[1], &[], &[2]] {
        matches.push_row(&ids(row));
    }
    let realised = realised_counts(&matches, &[1.0, 5.0, f64::INFINITY, 2.0], 5.0, 3);
    assert_eq!(realised.as_slice(), [1, 1, 1]);
}

/// A pool of up to 60 pairs over up to 8 entries, with its counts.
fn pools() -> impl Strategy<Value = (MatchTable, Vec<u64>)> {
    let row = prop::collection::btree_set(0_u32..8, 0..5);
    prop::collection::vec(row, 1..60).prop_map(|rows| {
        let mut matches = MatchTable::new();
        for row in &rows {
            matches.push_row(&row.iter().copied().map(EntryId::new).collect::<Vec<_>>());
        }
        let mut counts = Counts::zeros(8);
        counts.add_matches(&matches);
        (matches, counts.as_slice().to_vec())
    })
}

fn keys_of_eight() -> EntryKeys {
    EntryKeys::new(&Entries::from_strings((0..8).map(|index| format!("entry {index}"))).unwrap())
}

fn keep_thresholds(matches: &MatchTable, counts: &[u64], seed: u64) -> Vec<f64> {
    let keys = keys_of_eight();
    let of_row = |(row, ids): (usize, &[EntryId])| {
        keep_threshold(PairKey::new(format!("pool#{row}").as_bytes(), seed), ids, &keys, counts, &Policy::default())
    };
    matches.rows().enumerate().map(of_row).collect()
}

proptest! {
    #[test]
    fn a_pair_is_kept_exactly_when_the_papers_draw_keeps_it((matches, counts) in pools(), seed: u64, t in 0.5_f64..70.0) {
        let keys = keys_of_eight();
        for (row, &keep_threshold) in keep_thresholds(&matches, &counts, seed).iter().enumerate() {
            let pair = PairKey::new(format!("pool#{row}").as_bytes(), seed);
            let drawn = matches.row(row).iter().any(|&id| {
                let q = t / (counts[id.index()] as f64).max(t);
                uniform(pair, keys.get(id)) < q
            });
            prop_assert_eq!(keep_threshold < t, drawn);
        }
    }

    #[test]
    fn a_larger_t_only_adds_pairs((matches, counts) in pools(), seed: u64, t in 0.5_f64..70.0, more in 0.0_f64..20.0) {
        let thresholds = keep_thresholds(&matches, &counts, seed);
        let curve = KeepCurve::new(thresholds.iter().copied());
        prop_assert!(thresholds.iter().all(|&value| value >= t || value < t + more || more == 0.0));
        prop_assert!(curve.drawn_pairs(t) <= curve.drawn_pairs(t + more));
        let matched = matches.rows().filter(|row| !row.is_empty()).count();
        prop_assert_eq!(curve.drawn_pairs(f64::MAX), matched, "t above every count keeps every matched pair");
    }

    #[test]
    fn any_split_gives_the_same_sums((matches, counts) in pools(), cut in 0_usize..60, t in 0.5_f64..70.0) {
        let cut = cut.min(matches.n_rows());
        let mut parts = [MatchTable::new(), MatchTable::new()];
        for (row, ids) in matches.rows().enumerate() {
            parts[usize::from(row >= cut)].push_row(ids);
        }
        let mut whole = ExpectedSize::default();
        whole.add_matches(&matches, &counts, &Policy::default(), t);
        let mut sum = ExpectedSize::default();
        let mut split_counts = Counts::zeros(counts.len());
        // In the other order, too: shards finish as they please.
        for part in parts.iter().rev() {
            let mut size = ExpectedSize::default();
            size.add_matches(part, &counts, &Policy::default(), t);
            sum.merge(&size);
            let mut part_counts = Counts::zeros(counts.len());
            part_counts.add_matches(part);
            split_counts.merge(&part_counts).unwrap();
        }
        prop_assert_eq!(whole, sum);
        prop_assert_eq!(split_counts.as_slice(), &counts);
        let mut appended = parts[0].clone();
        appended.append(&parts[1]);
        prop_assert_eq!(appended, matches);
    }

    #[test]
    fn the_size_curve_agrees_with_single_thresholds((matches, counts) in pools(), n_points in 2_usize..12) {
        let ts = t_grid(counts.iter().copied().max().unwrap_or(0), n_points);
        let mut curve = SizeCurve::new(ts.clone());
        curve.add_rows(matches.rows(), &counts, &Policy::default());
        for (point, t) in curve.points().iter().zip(ts) {
            let mut size = ExpectedSize::default();
            size.add_matches(&matches, &counts, &Policy::default(), t);
            prop_assert!((point.expected_pairs - size.pairs()).abs() < 1e-9);
            prop_assert!((point.expected_std - size.std()).abs() < 1e-6);
        }
    }

    #[test]
    fn profile_equals_plain_sums(counts in prop::collection::vec(0_u64..50, 1..40), t in 0.0_f64..60.0) {
        let profile = CountProfile::new(&counts);
        let sum_where = |keep: &dyn Fn(f64) -> bool| counts.iter().filter(|count| keep(**count as f64)).sum::<u64>() as f64;
        let all = sum_where(&|_| true);
        if all > 0.0 {
            prop_assert_eq!(profile.tail_share(t), sum_where(&|count| count < t) / all);
            prop_assert_eq!(profile.head_share(t), sum_where(&|count| count > t) / all);
        }
        let capped: f64 = counts.iter().map(|count| (*count as f64).min(t)).sum();
        prop_assert!((profile.capped_matches(t) - capped).abs() < 1e-6);
    }

    #[test]
    fn t_for_tail_share_is_the_published_search(counts in prop::collection::vec(0_u64..50, 1..40), p in 0.0_f64..1.0) {
        let mut ascending: Vec<u64> = counts.iter().copied().filter(|count| *count > 0).collect();
        ascending.sort_unstable();
        let total: u64 = ascending.iter().sum();
        let mut cumulative = 0;
        let mut best: Option<(f64, u64)> = None;
        for count in ascending {
            cumulative += count;
            let distance = (cumulative as f64 / total as f64 - p).abs();
            if best.is_none_or(|(closest, _)| distance < closest) {
                best = Some((distance, count));
            }
        }
        let chosen = CountProfile::new(&counts).t_for_tail_share(p).map(|chosen| chosen.t);
        prop_assert_eq!(chosen, best.map(|(_, count)| count as f64));
    }
}

#[test]
fn expected_pairs_are_the_mean_over_many_seeds() {
    // 300 pairs over 8 entries with a skewed distribution.
    let mut matches = MatchTable::new();
    for pair in 0_u32..300 {
        let row: Vec<EntryId> = (0..8).filter(|entry| pair % (1 << entry) == 0).map(EntryId::new).collect();
        matches.push_row(&row);
    }
    let mut counts = Counts::zeros(8);
    counts.add_matches(&matches);
    let t = 12.0;
    let mut expected = ExpectedSize::default();
    expected.add_matches(&matches, counts.as_slice(), &Policy::default(), t);
    let n_seeds = 2_000_u32;
    let drawn: Vec<f64> = (0..n_seeds)
        .map(|seed| KeepCurve::new(keep_thresholds(&matches, counts.as_slice(), u64::from(seed))).drawn_pairs(t) as f64)
        .collect();
    let mean = drawn.iter().sum::<f64>() / f64::from(n_seeds);
    let variance = drawn.iter().map(|size| (size - mean).powi(2)).sum::<f64>() / f64::from(n_seeds - 1);
    // Five standard errors; the draws are fixed, so the test cannot flicker.
    let standard_error = expected.std() / f64::from(n_seeds).sqrt();
    assert!((mean - expected.pairs()).abs() < 5.0 * standard_error, "mean {mean}, expected {}", expected.pairs());
    assert!(
        (variance.sqrt() / expected.std() - 1.0).abs() < 0.1,
        "std {}, expected {}",
        variance.sqrt(),
        expected.std()
    );
}
