//! The entry list: search, sort, filter, selection.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable;
use tailscope::app::Command;
use tailscope::jobs::{EntryFilter, EntryQuery, EntrySort, JobKind};

use super::desk::{Desk, Window};

#[track_caller]
fn check(window: &Window, expected: &[&str]) {
    assert_eq!(window.shown_entries(), expected);
}

#[test]
fn search_finds_anywhere_or_whole_words() {
    let desk = Desk::new();
    let mut window = desk.open();
    check(&window, &["photo", "dog", "cat", "red dog", "owl", "unicorn"]);
    window.type_into("Search entries", "DO");
    check(&window, &["dog", "red dog"]);
    window.click_label("Word");
    check(&window, &[]);
    window.get_by_label("Nothing to list");
    window.click_label("Show all entries");
    check(&window, &["photo", "dog", "cat", "red dog", "owl", "unicorn"]);
    window.type_into("Search entries", "dog");
    check(&window, &["dog", "red dog"]);
    window.click_label("Clear search");
    assert_eq!(window.shown_entries().len(), 6);
}

#[test]
fn columns_sort_and_turn_round() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.click_label("Sort by entry");
    check(&window, &["cat", "dog", "owl", "photo", "red dog", "unicorn"]);
    window.click_label("Sort by entry");
    check(&window, &["unicorn", "red dog", "photo", "owl", "dog", "cat"]);
    window.click_label("Sort by count");
    check(&window, &["photo", "dog", "cat", "red dog", "owl", "unicorn"]);
    window.click_label("Sort by count");
    check(&window, &["unicorn", "owl", "red dog", "cat", "dog", "photo"]);
    // The last column may have to be scrolled for.
    let query = EntryQuery { sort: EntrySort::Source, ..EntryQuery::default() };
    window.state().commands().send(Command::SetEntryQuery(query));
    window.rest();
    check(&window, &["red dog", "photo", "dog", "cat", "owl", "unicorn"]);
}

/// Filters of every order, against a plain filter.
#[test]
fn head_tail_and_zero_follow_t() {
    let desk = Desk::new();
    let mut window = desk.open();
    for (sort, reversed) in
        [(EntrySort::Rank, false), (EntrySort::Rank, true), (EntrySort::Entry, false), (EntrySort::Realised, false)]
    {
        let query = EntryQuery { sort, reversed, ..EntryQuery::default() };
        window.state().commands().send(Command::SetEntryQuery(query));
        for t in [1.0, 12.0, 12.5, 40.0, 100.0] {
            window.state().commands().send(Command::SetT(t));
            for (label, filter) in [
                ("All", EntryFilter::All),
                ("Head", EntryFilter::Head),
                ("Tail", EntryFilter::Tail),
                ("Zero", EntryFilter::Zero),
            ] {
                window.state().commands().send(Command::SetEntryFilter(filter));
                window.rest();
                let session = window.session();
                let mut shown: Vec<_> = session.shown_entries().to_vec();
                shown.sort_unstable();
                let admitted = session.run.entries.iter().map(|(id, _)| id);
                let admitted: Vec<_> =
                    admitted.filter(|&id| filter.admits(session.run.counts.get(id), session.t)).collect();
                assert_eq!(shown, admitted, "{sort:?}, {label} at t = {t}");
            }
        }
    }
}

#[test]
fn in_the_order_of_count_a_filter_is_a_look_up() {
    let desk = Desk::new();
    let mut window = desk.open();
    let before = window.state().n_jobs_started(JobKind::EntryList);
    window.click_label("Head");
    window.state().commands().send(Command::SetT(5.0));
    window.rest();
    check(&window, &["photo", "dog", "cat", "red dog"]);
    assert_eq!(window.state().n_jobs_started(JobKind::EntryList), before);
}

#[test]
fn a_row_selects_its_entry_everywhere() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.click_label("owl");
    let owl = window.state().state().selection.entry.unwrap();
    assert_eq!(window.session().run.entries.get(owl), "owl");
    let page = window.session().pairs.value().unwrap().clone();
    assert_eq!(page.n_all, 3, "the pairs are those of the entry");
    window.press(Key::K);
    let above = window.state().state().selection.entry.unwrap();
    assert_eq!(window.session().run.entries.get(above), "red dog");
    window.press(Key::Escape);
    assert!(window.state().state().selection.entry.is_none());
    assert_eq!(window.session().pairs.value().unwrap().n_all, super::desk::N_PAIRS);
}
