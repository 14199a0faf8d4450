//! Which pairs are drawn for looking at: laws over a whole run.

use std::collections::BTreeSet;

use curation::ids::EntryId;
use curation::progress::{CancelToken, NoProgress};
use tailscope::preview::page::read_pairs;
use tailscope::preview::{KeptFilter, PairScope, draw_pairs};
use tailscope::run::{PairId, RunData};

use super::RunBench;
use crate::pools::with_work;

fn open(bench: &RunBench) -> RunData {
    RunData::open(&bench.run(), &NoProgress, &CancelToken::new()).unwrap()
}

/// 300 pairs; "a" and "photo" are everywhere, the rest thins out.
fn many() -> RunBench {
    let captions: Vec<String> = (0..300)
        .map(|row| match row % 10 {
            9 => format!("nothing-{row}"),
            8 => "a photo of New York".to_owned(),
            5..8 => format!("a photo {row}"),
            _ => "a photo of a dog".to_owned(),
        })
        .collect();
    let captions: Vec<&str> = captions.iter().map(String::as_str).collect();
    RunBench::new(&captions, |_| String::new())
}

fn entry(run: &RunData, string: &str) -> EntryId {
    run.entries.iter().find(|(_, entry)| *entry == string).unwrap().0
}

fn scopes(run: &RunData) -> Vec<(PairScope, usize)> {
    let (dog, york) = (entry(run, "dog"), entry(run, "York"));
    vec![
        (PairScope::All, 300),
        (PairScope::Unmatched, 30),
        (PairScope::Entry(dog), 150),
        (PairScope::Entries(vec![dog, york, entry(run, "New York")]), 180),
        (PairScope::Entry(entry(run, "unicorn")), 0),
    ]
}

#[test]
fn kept_and_dropped_are_the_whole_and_apart() {
    let run = open(&many());
    for (scope, n_all) in scopes(&run) {
        for t in [0.5, 10.0, 100.0, 1e6] {
            let draw = |filter| draw_pairs(&run, &scope, filter, t, 1000, 3);
            let (both, kept, dropped) = (draw(KeptFilter::Both), draw(KeptFilter::Kept), draw(KeptFilter::Dropped));
            assert_eq!(both.n_all, n_all, "{scope:?}");
            assert_eq!(kept.n_all + dropped.n_all, n_all, "{scope:?} at {t}");
            assert!(kept.pairs.iter().all(|pair| run.keep_thresholds[pair.index()] < t));
            assert!(dropped.pairs.iter().all(|pair| run.keep_thresholds[pair.index()] >= t));
            let all: BTreeSet<PairId> = both.pairs.iter().copied().collect();
            let parts: BTreeSet<PairId> = kept.pairs.iter().chain(&dropped.pairs).copied().collect();
            assert_eq!(all, parts);
            assert_eq!(all.len(), n_all, "each pair once");
        }
    }
}

#[test]
fn a_draw_is_repeatable_and_a_larger_one_appends() {
    let run = open(&many());
    for (scope, n_all) in scopes(&run) {
        let draw = |n, seed| draw_pairs(&run, &scope, KeptFilter::Both, 20.0, n, seed).pairs;
        assert_eq!(draw(20, 7), draw(20, 7));
        assert_eq!(draw(20, 7), draw(40, 7)[..20.min(n_all)]);
        assert!(n_all < 40 || draw(20, 7) != draw(20, 8), "another seed, other pairs");
    }
}

#[test]
fn moving_t_keeps_the_sample_steady() {
    let run = open(&many());
    let kept = |t| draw_pairs(&run, &PairScope::All, KeptFilter::Kept, t, 1000, 5).pairs;
    let (few, many) = (kept(20.0), kept(60.0));
    assert!(few.len() < many.len(), "{} and {}", few.len(), many.len());
    let stayed: Vec<PairId> = many.iter().copied().filter(|pair| few.contains(pair)).collect();
    assert_eq!(stayed, few, "those of before stay in their order");
}

#[test]
fn every_pair_is_drawn_equally_often() {
    let run = open(&many());
    let mut n_drawn = vec![0_u32; run.n_pairs()];
    for seed in 0..600 {
        for pair in draw_pairs(&run, &PairScope::All, KeptFilter::Both, 20.0, 30, seed).pairs {
            n_drawn[pair.index()] += 1;
        }
    }
    // 600 draws of 30 in 300: 60 each, standard deviation 7.3; five of them to both sides.
    assert!(n_drawn.iter().all(|n| (23..=97).contains(n)), "{n_drawn:?}");
}

#[test]
fn records_come_in_the_order_of_the_draw_with_their_marks() {
    let bench = many();
    let run = open(&bench);
    let draw = draw_pairs(&run, &PairScope::All, KeptFilter::Both, 20.0, 25, 9);
    let previews = with_work(1, |work| read_pairs(&run, &draw.pairs, work)).unwrap();
    for (preview, pair) in previews.iter().zip(&draw.pairs) {
        assert_eq!(preview.pair, *pair);
        let record = preview.record.as_ref().unwrap();
        assert_eq!(record.uid.as_deref(), Some(format!("uid-{}", run.place(*pair).row).as_str()));
        let marked: BTreeSet<EntryId> = preview.marks.iter().map(|mark| mark.entry).collect();
        assert_eq!(marked, preview.entries.iter().copied().collect(), "{}", preview.caption);
    }
}

#[test]
fn a_pool_that_is_gone_fails_its_pairs_and_not_the_page() {
    let bench = many();
    let run = open(&bench);
    std::fs::remove_file(bench.directory.path().join("pool.jsonl")).unwrap();
    let draw = draw_pairs(&run, &PairScope::All, KeptFilter::Both, 20.0, 5, 9);
    let previews = with_work(1, |work| read_pairs(&run, &draw.pairs, work)).unwrap();
    assert_eq!(previews.len(), 5);
    assert!(previews.iter().all(|preview| preview.record.is_err()));
}
