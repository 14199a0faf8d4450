//! The metadata panel: the list in use, the rule of the next match, and what would match.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use tailscope::app::{Command, PanelKind, Start};
use tailscope::config::{ColumnMapping, Rule, Switches};
use tailscope::jobs::{Execute, Job, JobKind};

use super::desk::{Desk, N_PAIRS, Window};

fn show_metadata(window: &mut Window) {
    window.state().commands().send(Command::ShowPanel(PanelKind::Metadata));
    window.rest();
}

fn show_tab(window: &mut Window, tab: &str) {
    window.get_by_role_and_label(Role::RadioButton, tab).click();
    window.rest();
}

/// A window on the sample whose captions are all in upper case, and its metadata panel.
fn open_loud(desk: &Desk) -> Window {
    let mut window = desk.open();
    let mapping = ColumnMapping { texts: vec!["loud".to_owned()], ..ColumnMapping::default() };
    window.state().commands().send(Command::SetMapping(mapping));
    window.state().commands().send(Command::StartMatch);
    window.rest();
    assert_eq!(window.session().run.n_matched(), 0, "no entry is in upper case");
    show_metadata(&mut window);
    window
}

/// Clicks what may lie below the edge of the panel.
#[track_caller]
fn click_finding(window: &mut Window, label: &str) {
    window.get_by_label_contains(label).scroll_to_me();
    window.rest();
    window.get_by_label_contains(label).click();
    window.rest();
}

#[track_caller]
fn check_shown(window: &Window, text: &str) {
    assert!(window.query_all_by_label_contains(text).next().is_some(), "{text:?} is not on the screen");
}

#[test]
fn the_list_shows_its_sources_with_hits_and_matches() {
    let desk = Desk::new();
    let mut window = desk.open();
    assert_eq!(window.state().n_jobs_started(JobKind::MetadataReport), 0, "nobody looks");
    show_metadata(&mut window);
    check_shown(&window, "5 of them match in the open run (83.3%)");
    // 40 + 24 + 12 + 3 of all 85 matches, and "red dog" with 6.
    window.get_by_label("words: 5 entries, hit rate 80.0%, 92.9% of the matches");
    window.get_by_label("pairs: 1 entries, hit rate 100.0%, 7.1% of the matches");
    window.get_by_label("Nothing is wrong with any entry");
    show_tab(&mut window, "Rule");
    window.get_by_label("Word trie");
    window.run_steps(10);
    assert_eq!(window.state().n_jobs_started(JobKind::MetadataReport), 1, "once for list, rule and run");
}

#[test]
fn findings_lead_to_their_entries_once_the_list_is_that_of_the_run() {
    let desk = Desk::new();
    let mut window = desk.open();
    let list = desk.path("faulty.txt");
    std::fs::write(&list, "photo\nSt. Louis\nPhoto\ndog\n owl\ndog\n").unwrap();
    show_metadata(&mut window);
    window.state().commands().send(Command::SetMetadata(list.display().to_string()));
    window.rest();
    check_shown(&window, "Not the list of the open run");
    window.get_by_label("Can never match");
    let before = window.state().state().selection.entry;
    click_finding(&mut window, "Finding St. Louis: \".\" at byte 2 touches");
    assert_eq!(window.state().state().selection.entry, before, "ids of another list mean other entries");

    window.state().commands().send(Command::StartMatch);
    window.rest();
    click_finding(&mut window, "Finding St. Louis: \".\" at byte 2 touches");
    let entry = window.state().state().selection.entry.unwrap();
    assert_eq!(window.session().run.entries.get(entry), "St. Louis");
    for finding in
        ["Finding dog: stands there again", "Finding Photo: differs from “photo”", "Finding ·owl: begins with"]
    {
        check_shown(&window, finding);
    }
    // The boundary switch spaces entries like texts: then they can meet.
    window.state().commands().send(Command::SetSwitches(Switches { unicode_boundaries: true, ..Switches::default() }));
    window.rest();
    assert!(window.query_by_label("Can never match").is_none());
}

#[test]
fn rule_and_switches_are_those_of_the_next_match() {
    let desk = Desk::new();
    let mut window = open_loud(&desk);
    window.get_by_label("the numbers are of these settings");
    show_tab(&mut window, "Rule");
    window.get_by_label("Ignore case").click();
    window.rest();
    window.get_by_label("settings changed: match again");
    window.get_by_label("The open run was matched with rule strict");
    assert_eq!(window.session().run.n_matched(), 0, "a switch alone changes no number");
    window.get_by_role_and_label(Role::Button, "Match pool").click();
    window.rest();
    let run = &window.session().run;
    assert!(run.manifest.config.switches.ignore_case);
    let count = |entry: &str| run.counts.get(run.entries.iter().find(|(_, name)| *name == entry).unwrap().0);
    assert_eq!([count("photo"), count("dog"), count("cat"), count("unicorn")], [40, 24, 12, 0]);
    window.get_by_label("the numbers are of these settings");
    window.get_by_role_and_label(Role::RadioButton, "Worldwide").click();
    window.rest();
    assert_eq!(window.state().state().pool.rule, Rule::Worldwide);
    window.get_by_label("The open run was matched with rule strict+ignore-case");
    window.get_by_label("settings changed: match again");
}

#[test]
fn the_bundled_list_is_one_click_away() {
    let desk = Desk::new();
    let mut window = desk.open();
    show_metadata(&mut window);
    window.get_by_label("Use bundled WordNet list").click();
    window.rest();
    assert_eq!(window.state().state().pool.metadata, "wordnet");
    window.get_by_label("Bundled");
    assert!(window.query_by_label("Use bundled WordNet list").is_none());
    window.get_by_label("settings changed: match again");
}

#[test]
fn near_misses_are_found_in_a_job_and_listed() {
    let desk = Desk::new();
    let mut window = open_loud(&desk);
    show_tab(&mut window, "What would match");
    check_shown(&window, "Without a match: 6 of 6 entries");
    window.get_by_role_and_label(Role::Button, "Find near misses").click();
    window.rest();
    assert_eq!(window.state().n_jobs_started(JobKind::NearMisses), 1);
    window.get_by_label("5 of 6 zero entries would match; all 48 texts");
    let names = ["photo: ignore case, 40", "dog: ignore case, 24", "cat: ignore case, 12", "red dog: ignore case, 6"];
    let places = names.map(|name| window.get_by_label(&format!("Near miss {name} texts")).rect().top());
    assert!(places.is_sorted(), "most texts first: {places:?}");
    window.get_by_label("Near miss cat: ignore case, 12 texts").click();
    window.rest();
    let entry = window.state().state().selection.entry.unwrap();
    assert_eq!(window.session().run.entries.get(entry), "cat");
    window.get_by_label("Would match with");
    window.get_by_label("Turn on ignore case").click();
    window.rest();
    assert!(window.state().state().pool.switches.ignore_case);
    window.get_by_role_and_label(Role::Button, "Match pool").click();
    window.rest();
    assert_eq!(window.session().run.n_matched(), 40);
    assert!(window.session().near_misses.value().is_none(), "those of another run are gone");
    check_shown(&window, "Without a match: 1 of 6 entries");
}

#[test]
fn empty_states_say_what_to_do() {
    let desk = Desk::new();
    let mut window = Window::new(desk.options(Start::Nothing));
    show_metadata(&mut window);
    window.get_by_label("No metadata list yet");
    show_tab(&mut window, "What would match");
    window.get_by_label("Nothing to try yet");
}

#[test]
fn a_search_for_near_misses_is_cancelled_and_can_be_asked_for_again() {
    let desk = Desk::new();
    let release = Arc::new(AtomicBool::new(false));
    let held = Arc::clone(&release);
    let execute: Execute = Arc::new(move |job: Job, work| {
        if job.kind() == JobKind::NearMisses {
            work.progress.begin("near misses", Some(1_000_000));
            while !held.load(Ordering::Relaxed) && !work.cancel.is_cancelled() {
                work.progress.advance(1);
                std::thread::yield_now();
            }
        }
        job.execute(work)
    });
    let mut window = desk.open_threaded(Start::Sample, execute);
    window.frames_until("the run opens", |app| app.state().session.is_some());
    window.state().commands().send(Command::ShowPanel(PanelKind::Metadata));
    window.run_steps(3);
    window.get_by_role_and_label(Role::RadioButton, "What would match").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Find near misses").click();
    window.frames_until("it runs", |app| app.state().jobs.is_running(JobKind::NearMisses));
    window.run_steps(2);
    window.get_by_role_and_label(Role::Button, "Cancel near misses").click();
    window.frames_until("it has stopped", |app| app.state().jobs.running_of(JobKind::NearMisses).is_none());
    window.run_steps(2);
    release.store(true, Ordering::Relaxed);
    window.get_by_role_and_label(Role::Button, "Find near misses").click();
    window.frames_until("it is done", |app| {
        app.state().session.as_ref().is_some_and(|session| session.near_misses.is_ready())
    });
    window.run_steps(2);
    assert_eq!(window.session().near_misses.value().unwrap().n_texts, N_PAIRS as u64);
    window.get_by_label("0 of 1 zero entry would match; all 48 texts");
}

#[test]
fn a_list_is_built_from_the_captions_and_used() {
    let desk = Desk::new();
    let mut window = desk.open();
    show_metadata(&mut window);
    show_tab(&mut window, "Build");
    // Suggested beside the pool.
    let pool = desk.sample().pool;
    let out = pool.with_file_name(format!("{}-metadata.csv", pool.file_stem().unwrap().display()));
    window.get_by_role_and_label(Role::Button, "Build list").scroll_to_me();
    window.rest();
    window.get_by_role_and_label(Role::Button, "Build list").click();
    window.rest();
    let table = std::fs::read_to_string(&out).unwrap();
    assert!(table.starts_with("entry,source") && table.contains("photo,pool-words"), "{table}");
    assert_eq!(window.state().state().pool.metadata, out.display().to_string(), "the next match uses it");

    // The same again is refused in words, until it may be replaced.
    window.get_by_role_and_label(Role::Button, "Build list").click();
    window.rest();
    check_shown(&window, "exists already");
    window.get_by_label("Replace the list if it exists").click();
    window.rest();
    window.get_by_role_and_label(Role::Button, "Build list").click();
    window.rest();
    assert!(window.state().state().pool.list_build.is_ready());
}
