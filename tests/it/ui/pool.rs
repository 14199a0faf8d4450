//! The pool panel: opening, mapping, matching; and export.

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use tailscope::app::{Command, Dialog, NoticeLevel, PanelKind, Start};
use tailscope::config::{ColumnMapping, Switches};

use super::desk::{Desk, N_PAIRS, Window};

fn show_pool(window: &mut Window) {
    window.state().commands().send(Command::ShowPanel(PanelKind::Pool));
    window.rest();
}

#[test]
fn another_text_column_gives_another_run() {
    let desk = Desk::new();
    let mut window = desk.open();
    show_pool(&mut window);
    window.get_by_label("the numbers are of these settings");
    window.get_by_role_and_label(Role::ComboBox, "Text column").click();
    window.run();
    window.get_by_label_contains("loud  (").click();
    window.rest();
    assert_eq!(window.state().state().pool.mapping.texts, ["loud"]);
    window.get_by_label("settings changed: match again");
    window.get_by_role_and_label(Role::Button, "Match pool").click();
    window.rest();
    assert_eq!(window.session().run.n_pairs(), N_PAIRS);
    assert_eq!(window.session().run.n_matched(), 0, "no entry is in upper case");
    window.get_by_label("the numbers are of these settings");
}

#[test]
fn a_switch_of_the_rule_is_part_of_the_run_and_is_said() {
    let desk = Desk::new();
    let mut window = desk.open();
    let mapping = ColumnMapping { texts: vec!["loud".to_owned()], ..ColumnMapping::default() };
    window.state().commands().send(Command::SetMapping(mapping));
    window.state().commands().send(Command::SetSwitches(Switches { ignore_case: true, ..Switches::default() }));
    window.state().commands().send(Command::StartMatch);
    window.rest();
    assert_eq!(window.session().run.n_matched(), 40);
    window.get_by_label_contains("rule strict+ignore-case");
    show_pool(&mut window);
    window.get_by_label("the numbers are of these settings");
    window.get_by_label("Ignore case").scroll_to_me();
    window.rest();
    window.get_by_label("Ignore case").click();
    window.rest();
    window.get_by_label("settings changed: match again");
}

#[test]
fn a_typed_path_opens_a_pool() {
    let desk = Desk::new();
    let mut window = Window::new(desk.options(Start::Nothing));
    show_pool(&mut window);
    window.type_into("Pool path", desk.sample().pool.to_str().unwrap());
    let pool = &window.state().state().pool;
    assert!(pool.opened.is_ready());
    assert_eq!(pool.mapping.texts, ["text"]);
    assert_eq!(pool.opened.value().unwrap().preview.len(), 5);
    assert!(!pool.can_match(), "there is no metadata yet");
    window.get_by_label("48 rows");
    window.type_into("Metadata path", desk.sample().metadata.to_str().unwrap());
    window.get_by_label_contains("6 entries from");
    window.get_by_role_and_label(Role::Button, "Match pool").click();
    window.rest();
    assert_eq!(window.session().run.n_matched(), 40);
    assert_eq!(window.state().state().settings.recent.len(), 1);
}

#[test]
fn what_cannot_be_opened_is_said_and_does_no_harm() {
    let desk = Desk::new();
    let mut window = desk.open();
    show_pool(&mut window);
    window.type_into("Pool path", "/nowhere/pool.parquet");
    let state = window.state().state();
    let notice = state.notices.iter().last().unwrap();
    assert_eq!(notice.level, NoticeLevel::Error);
    assert!(notice.text.contains("/nowhere/pool.parquet"), "{}", notice.text);
    assert_eq!(window.session().run.n_pairs(), N_PAIRS, "the run stays open");
    window.get_by_label("Dismiss message").click();
    window.rest();
    assert_eq!(window.state().state().notices.iter().count(), 0);
}

#[test]
fn dropped_files_are_told_apart() {
    let desk = Desk::new();
    let mut window = desk.open();
    let run = window.session().run.directory.clone();
    let mut other = Window::new(desk.options(Start::Paths(vec![run])));
    other.rest();
    assert_eq!(other.session().run.n_pairs(), N_PAIRS, "a run opens");
    let mut third = Window::new(desk.options(Start::Paths(vec![desk.sample().pool])));
    third.rest();
    assert!(third.state().state().session.is_none());
    assert!(third.state().state().pool.opened.is_ready(), "a pool opens");
    third.state().commands().send(Command::OpenDropped(vec![desk.sample().metadata]));
    third.rest();
    assert!(third.state().state().pool.metadata_info.is_ready(), "a list is taken as metadata");
    assert!(third.state().state().pool.can_match());
    window.rest();
}

#[test]
fn an_export_writes_exactly_what_it_says() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.type_into("Threshold t", "12");
    window.press_with(Modifiers::COMMAND, Key::E);
    assert_eq!(window.state().state().dialog, Some(Dialog::Export));
    let n_drawn = window.session().numbers.drawn_pairs;
    assert!(n_drawn > 0 && n_drawn < 40);
    window.click_label("JSON Lines");
    let out = desk.path("subset.jsonl");
    window.get_by_role_and_label(Role::TextInput, "File").focus();
    window.run();
    window.press_with(Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "File").type_text(out.to_str().unwrap());
    window.rest();
    window.click_label(&format!("Write {n_drawn} pairs"));
    let lines = std::fs::read_to_string(&out).unwrap().lines().count();
    assert_eq!(lines, n_drawn);
    assert_eq!(window.state().state().dialog, None);
    let done = window.state().state().notices.iter().last().unwrap().text.clone();
    assert!(done.starts_with(&format!("Wrote {n_drawn} pairs")), "{done}");
    // A second time the file is in the way, and stays as it is.
    window.press_with(Modifiers::COMMAND, Key::E);
    window.click_label(&format!("Write {n_drawn} pairs"));
    let refused = window.state().state().notices.iter().last().unwrap().clone();
    assert_eq!(refused.level, NoticeLevel::Error);
    assert!(refused.text.contains("exists"), "{}", refused.text);
}

#[test]
fn a_dialog_says_when_there_is_nothing_to_match() {
    let desk = Desk::new();
    let mut window = Window::new(desk.options(Start::Nothing));
    window.rest();
    window.state().commands().send(Command::StartMatch);
    window.rest();
    assert_eq!(window.state().state().notices.iter().last().unwrap().level, NoticeLevel::Warning);
}
