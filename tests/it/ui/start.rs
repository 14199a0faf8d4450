//! What the window shows first, and what it remembers.

use egui_kittest::kittest::Queryable;
use tailscope::app::{Command, PanelKind, Start};

use super::desk::{Desk, N_PAIRS, Window};

#[test]
fn the_sample_opens_matched_and_every_panel_has_something_in_it() {
    let desk = Desk::new();
    let window = desk.open();
    let session = window.session();
    assert_eq!(session.run.n_pairs(), N_PAIRS);
    assert_eq!(session.run.n_matched(), 40);
    assert!(session.curves.is_ready() && session.expected.is_ready() && session.realised.is_ready());
    assert!(!session.pairs.value().unwrap().pairs.is_empty());
    assert!(window.state().state().selection.pair.is_some(), "the inspector shows a pair");
    for tab in ["Entries", "Pool", "Distribution", "Size", "Pairs", "Inspector", "Jobs"] {
        window.get_by_role_and_label(eframe::egui::accesskit::Role::Tab, tab);
    }
    window.get_by_label("photo");
    window.get_by_label_contains("All 48 pairs, seed 0");
}

#[test]
fn the_next_start_opens_what_was_open() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.state().commands().send(Command::SetT(7.0));
    window.rest();
    // Settings are written some seconds after a change.
    window.run_steps(12);
    let run = window.session().run.directory.clone();
    drop(window);
    let mut again = Window::new(desk.options(Start::LastOrSample));
    again.rest();
    assert_eq!(again.session().t, 7.0);
    assert_eq!(again.session().run.directory, run);
    assert_eq!(again.state().n_jobs_started(tailscope::jobs::JobKind::Match), 0, "nothing is matched again");
    assert_eq!(again.state().state().pool.mapping.texts, ["text"], "the pool panel shows what was matched");
}

#[test]
fn damaged_settings_are_not_in_the_way() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("config")).unwrap();
    std::fs::write(desk.path("config/window.json"), "{ not json").unwrap();
    let mut window = Window::new(desk.options(Start::LastOrSample));
    window.rest();
    assert_eq!(window.session().run.n_pairs(), N_PAIRS);
}

#[test]
fn a_last_project_that_is_gone_gives_way_to_the_sample() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.state().commands().send(Command::SetT(7.0));
    window.rest();
    window.run_steps(12);
    let run = window.session().run.directory.clone();
    drop(window);
    std::fs::write(run.join("entries.parquet"), "no table").unwrap();
    let mut again = Window::new(desk.options(Start::LastOrSample));
    again.rest();
    let notices: Vec<String> = again.state().state().notices.iter().map(|notice| notice.text.clone()).collect();
    assert!(notices.iter().any(|text| text.contains("entries.parquet")), "{notices:?}");
    assert!(again.state().n_jobs_started(tailscope::jobs::JobKind::OpenPool) > 0, "the sample is opened instead");
}

#[test]
fn without_a_pool_every_panel_says_what_to_do() {
    let desk = Desk::new();
    let mut window = Window::new(desk.options(Start::Nothing));
    window.rest();
    window.get_by_label("No entries yet");
    window.get_by_label_contains("once a pool is matched");
    window.click_label("Open sample");
    assert_eq!(window.session().run.n_pairs(), N_PAIRS);
}

#[test]
fn panels_close_and_come_back() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.click_label("Close Size");
    assert!(window.query_by_role_and_label(eframe::egui::accesskit::Role::Tab, "Size").is_none());
    window.state().commands().send(Command::ResetLayout);
    window.rest();
    window.get_by_role_and_label(eframe::egui::accesskit::Role::Tab, "Size");
    for kind in PanelKind::ALL {
        window.state().commands().send(Command::TogglePanel(kind));
    }
    window.rest();
    window.get_by_label("All panels are closed");
    window.click_label("Reset layout");
    window.get_by_role_and_label(eframe::egui::accesskit::Role::Tab, "Pairs");
}
