//! Distribution, size, pairs and inspector, by accessible name.

use eframe::egui::{Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tailscope::app::{Start, TailscopeApp};

use super::{CAPTIONS, RunBench, settle, window};

fn t(harness: &Harness<'_, TailscopeApp>) -> f64 {
    harness.state().state().t().unwrap()
}

/// Clicks what has this name, and lets the window act on it.
#[track_caller]
fn click(harness: &mut Harness<'_, TailscopeApp>, label: &str) {
    harness.get_by_label(label).click();
    settle(harness);
}

#[track_caller]
fn check_shown(harness: &Harness<'_, TailscopeApp>, text: &str) {
    assert!(harness.query_all_by_label_contains(text).next().is_some(), "{text:?} is not on the screen");
}

#[track_caller]
fn check_not_shown(harness: &Harness<'_, TailscopeApp>, text: &str) {
    assert!(harness.query_all_by_label_contains(text).next().is_none(), "{text:?} is on the screen");
}

/// Clicks the card of the pair with this caption.
#[track_caller]
fn click_card(harness: &mut Harness<'_, TailscopeApp>, caption: &str) {
    harness.get_by_label_contains(&format!("Pair: {caption}, ")).click();
    settle(harness);
}

#[test]
fn empty_panels_say_what_to_do() {
    let directory = tempfile::tempdir().unwrap();
    let harness = window(&directory, Start::Nothing);
    for title in ["No counts yet", "No sizes yet", "No pairs yet", "Nothing to inspect yet"] {
        check_shown(&harness, title);
    }
}

#[test]
fn the_lines_in_both_plots_move_t() {
    let bench = RunBench::small();
    let mut harness = bench.window();
    for plot in ["distribution", "size"] {
        let before = t(&harness);
        harness.get_by_label(&format!("Threshold t, line in the {plot} plot")).increment_accesskit();
        settle(&mut harness);
        assert!(t(&harness) > before, "{plot}: {before} to {}", t(&harness));
    }
}

#[test]
fn the_line_is_dragged() {
    let bench = RunBench::small();
    let mut harness = bench.window();
    let before = t(&harness);
    let line = harness.get_by_label("Threshold t, line in the distribution plot").rect();
    harness.drag_at(line.center());
    harness.step();
    harness.hover_at(line.center() - eframe::egui::vec2(0.0, 30.0));
    harness.step();
    harness.drop_at(line.center() - eframe::egui::vec2(0.0, 30.0));
    settle(&mut harness);
    assert!(t(&harness) > before, "{before} to {}", t(&harness));
}

#[test]
fn every_pair_has_a_card_that_opens_in_the_inspector() {
    let bench = RunBench::small();
    let mut harness = bench.window();
    check_shown(&harness, "All 12 pairs");
    for caption in CAPTIONS {
        click_card(&mut harness, caption);
        let shown = harness.state().state().selection.pair.unwrap();
        assert_eq!(CAPTIONS[shown.index()], caption);
    }
    click_card(&mut harness, "dog in New York");
    // "York" stands inside "New York".
    check_shown(&harness, "3 matches");
    for entry in ["Entry dog: count", "Entry New York: count", "Entry York: count"] {
        check_shown(&harness, entry);
    }
    let is_kept = harness.query_all_by_label_contains("Kept at t =").next().is_some();
    let is_dropped = harness.query_all_by_label_contains("Dropped at t =").next().is_some();
    assert!(is_kept != is_dropped, "one verdict");
    check_shown(&harness, "Image: Not found");
    harness.get_by_label("Copy uid").click();
    settle(&mut harness);
}

#[test]
fn an_unmatched_pair_says_that_no_t_keeps_it() {
    let bench = RunBench::small();
    let mut harness = bench.window();
    click(&mut harness, "Unmatched");
    check_shown(&harness, "All 2 unmatched pairs");
    click_card(&mut harness, "IMG_0001.JPG");
    check_shown(&harness, "It matches no entry, so no t keeps it.");
    click(&mut harness, "Kept");
    check_shown(&harness, "No unmatched pair is kept");
    click(&mut harness, "Show kept and dropped");
    check_shown(&harness, "All 2 unmatched pairs");
}

#[test]
fn kept_and_dropped_add_up() {
    let bench = RunBench::small();
    let mut harness = bench.window();
    let n_of = |harness: &Harness<'_, TailscopeApp>| {
        harness.state().state().session.as_ref().unwrap().pairs.value().unwrap().n_all
    };
    click(&mut harness, "Kept");
    let n_kept = n_of(&harness);
    click(&mut harness, "Dropped");
    assert_eq!(n_kept + n_of(&harness), CAPTIONS.len());
}

#[test]
fn an_entry_of_a_pair_leads_to_the_entry_and_its_neighbours() {
    let bench = RunBench::small();
    let mut harness = bench.window();
    click_card(&mut harness, "a dog and a cat");
    harness.get_by_label_contains("Entry cat: count").click();
    settle(&mut harness);
    check_shown(&harness, "Neighbours by rank");
    check_shown(&harness, "1 pair of “cat”");
    harness.get_by_label_contains("Neighbour dog").click();
    settle(&mut harness);
    check_shown(&harness, "pairs of “dog”");
    click_card(&mut harness, "a dog!");
    click(&mut harness, "Back to the entry");
    check_shown(&harness, "Neighbours by rank");
}

#[test]
fn arrow_keys_walk_through_the_cards() {
    let bench = RunBench::small();
    let mut harness = bench.window();
    let page: Vec<_> = {
        let session = harness.state().state().session.as_ref().unwrap();
        session.pairs.value().unwrap().pairs.iter().map(|pair| (pair.pair, pair.caption.clone())).collect()
    };
    click_card(&mut harness, &page[0].1);
    assert_eq!(harness.state().state().selection.pair, Some(page[0].0));
    harness.key_press(Key::ArrowRight);
    settle(&mut harness);
    assert_eq!(harness.state().state().selection.pair, Some(page[1].0));
    harness.key_press(Key::ArrowLeft);
    settle(&mut harness);
    harness.key_press(Key::ArrowLeft);
    settle(&mut harness);
    assert_eq!(harness.state().state().selection.pair, Some(page[0].0), "the first stays the first");
}

#[test]
fn the_network_is_asked_for_once_it_is_needed() {
    // Nobody listens at this port: even when allowed, nothing leaves the machine.
    let bench = RunBench::new(&CAPTIONS, |row| format!("http://127.0.0.1:9/{row}.jpg"));
    let mut harness = bench.window();
    check_shown(&harness, "Nothing is fetched until you allow it");
    check_shown(&harness, "hidden: network not allowed");
    click(&mut harness, "Allow network images");
    assert!(harness.state().state().network_allowed);
    check_not_shown(&harness, "Nothing is fetched until you allow it");
    check_not_shown(&harness, "hidden: network not allowed");
}

#[test]
fn curves_can_be_switched_off() {
    let bench = RunBench::small();
    let mut harness = bench.window();
    for curve in ["Raw", "Capped", "Realised", "Drawn", "Expected ± 1 std"] {
        let is_on = |harness: &Harness<'_, TailscopeApp>| {
            let node = harness.get_by_role_and_label(Role::CheckBox, curve);
            node.accesskit_node().toggled() == Some(eframe::egui::accesskit::Toggled::True)
        };
        assert!(is_on(&harness), "{curve}");
        harness.get_by_role_and_label(Role::CheckBox, curve).click();
        settle(&mut harness);
        assert!(!is_on(&harness), "{curve}");
    }
}
