//! Laws of merging, subtracting, capping and ordering.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use crate::recipe::list::{List, ListBuilder, ListOrder, Offer};

type Source = (&'static str, Vec<(String, Option<u64>)>);

fn build(sources: &[Source], subtracted: &[&str], caps: &[(&str, usize)], order: ListOrder) -> List {
    let mut builder = ListBuilder::new(caps.iter().map(|(name, cap)| ((*name).to_owned(), *cap)).collect());
    subtracted.iter().for_each(|text| builder.subtract(text, None));
    for (name, entries) in sources {
        let source = builder.source(name);
        for (text, source_count) in entries {
            builder.offer(source, Offer { text, language: None, source_count: *source_count });
        }
    }
    builder.finish(order)
}

fn texts(list: &List) -> Vec<&str> {
    list.entries.iter().map(|entry| entry.text.as_str()).collect()
}

fn plain(name: &'static str, entries: &[&str]) -> Source {
    (name, entries.iter().map(|entry| ((*entry).to_owned(), None)).collect())
}

#[test]
fn an_entry_belongs_to_the_first_source_that_has_it() {
    let sources = [plain("one", &["dog", "cat", "dog"]), plain("two", &["cat", "tench"])];
    let list = build(&sources, &[], &[], ListOrder::Sources);
    assert_eq!(texts(&list), ["dog", "cat", "tench"]);
    let sources: Vec<usize> = list.entries.iter().map(|entry| entry.source).collect();
    assert_eq!(sources, [0, 0, 1]);
    assert_eq!((list.sources[0].n_known, list.sources[1].n_known), (1, 1));
}

#[test]
fn empty_and_punctuation_are_refused_and_counted() {
    let list = build(&[plain("one", &["", " ", "?", "-", "dog", "–", "C++", "--"])], &[], &[], ListOrder::Sources);
    assert_eq!(texts(&list), ["dog", "–", "C++", "--"]);
    assert_eq!((list.sources[0].n_empty, list.sources[0].n_punctuation, list.sources[0].n_added), (2, 2, 4));
}

#[test]
fn what_a_cap_leaves_out_may_come_from_a_later_source() {
    let sources = [plain("words", &["a1", "b1", "c1"]), plain("titles", &["c1", "d1"])];
    let list = build(&sources, &[], &[("words", 2)], ListOrder::Sources);
    assert_eq!(texts(&list), ["a1", "b1", "c1", "d1"]);
    assert_eq!((list.sources[0].n_over_cap, list.entries[2].source), (1, 1));
}

#[test]
fn languages_are_apart() {
    let mut builder = ListBuilder::default();
    builder.subtract("Gift", Some("de"));
    builder.subtract("chat", None);
    let source = builder.source("one");
    for (text, language) in [("Gift", Some("de")), ("Gift", Some("en")), ("Gift", None), ("chat", Some("fr"))] {
        builder.offer(source, Offer { text, language, source_count: None });
    }
    let list = builder.finish(ListOrder::Alphabetical);
    let found: Vec<_> = list.entries.iter().map(|entry| (entry.text.as_str(), entry.language.as_deref())).collect();
    assert_eq!(found, [("Gift", None), ("Gift", Some("en"))]);
    assert_eq!(list.sources[0].n_subtracted, 2);
}

#[test]
fn by_count_the_uncounted_come_last() {
    let counted = |text: &str, count| (text.to_owned(), count);
    let sources = [
        plain("a", &["x1", "x2"]),
        ("b", vec![counted("y1", Some(2)), counted("y2", Some(9)), counted("y3", Some(2))]),
    ];
    assert_eq!(texts(&build(&sources, &[], &[], ListOrder::Count)), ["y2", "y1", "y3", "x1", "x2"]);
}

fn entries() -> impl Strategy<Value = Vec<(String, Option<u64>)>> {
    prop::collection::vec(("[a-d ,?]{0,2}", prop::option::of(0_u64..5)), 0..20)
}

fn order() -> impl Strategy<Value = ListOrder> {
    prop_oneof![Just(ListOrder::Sources), Just(ListOrder::Count), Just(ListOrder::Alphabetical)]
}

proptest! {
    #[test]
    fn every_offer_is_accounted_for(one in entries(), two in entries(), minus in entries(), cap in 0_usize..6, order in order()) {
        let subtracted: Vec<&str> = minus.iter().map(|(text, _)| text.as_str()).collect();
        let list = build(&[("one", one.clone()), ("two", two.clone())], &subtracted, &[("two", cap)], order);
        for source in &list.sources {
            let fates = source.n_added + source.n_known + source.n_empty + source.n_punctuation + source.n_subtracted + source.n_over_cap;
            prop_assert_eq!(source.n_offered, fates);
        }
        prop_assert_eq!(list.entries.len(), list.sources.iter().map(|source| source.n_added).sum::<usize>());
        prop_assert!(list.sources[1].n_added <= cap);
        let distinct: HashSet<&str> = texts(&list).into_iter().collect();
        prop_assert_eq!(distinct.len(), list.entries.len());
        prop_assert!(distinct.iter().all(|text| !subtracted.contains(text)));
        let offered: HashMap<&str, ()> = one.iter().chain(&two).map(|(text, _)| (text.as_str(), ())).collect();
        prop_assert!(distinct.iter().all(|text| offered.contains_key(text)));
    }

    #[test]
    fn merging_twice_changes_nothing(one in entries(), two in entries(), order in order()) {
        let once = build(&[("one", one.clone()), ("two", two.clone())], &[], &[], order);
        let twice = build(&[("one", one.clone()), ("two", two.clone()), ("one", one), ("two", two)], &[], &[], order);
        prop_assert_eq!(once.entries, twice.entries);
    }

    #[test]
    fn the_order_does_not_change_the_set(one in entries(), two in entries()) {
        let sorted = |order| {
            let mut list = build(&[("one", one.clone()), ("two", two.clone())], &[], &[("one", 4)], order).entries;
            list.sort_by(|a, b| a.text.cmp(&b.text));
            list
        };
        prop_assert_eq!(sorted(ListOrder::Sources), sorted(ListOrder::Count));
        prop_assert_eq!(sorted(ListOrder::Sources), sorted(ListOrder::Alphabetical));
    }

    #[test]
    fn merge_then_subtract_leaves_the_rest(one in entries(), two in entries()) {
        let two_texts: Vec<&str> = two.iter().map(|(text, _)| text.as_str()).collect();
        let list = build(&[("one", one.clone()), ("two", two.clone())], &two_texts, &[], ListOrder::Sources);
        let expected = build(&[("one", one.into_iter().filter(|(text, _)| !two_texts.contains(&text.as_str())).collect())], &[], &[], ListOrder::Sources);
        prop_assert_eq!(texts(&list), texts(&expected));
    }
}
