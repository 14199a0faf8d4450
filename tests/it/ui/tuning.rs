//! t, everything that follows from it, and undo.

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use tailscope::app::{Command, Dialog};
use tailscope::jobs::JobKind;

use super::desk::{Desk, Window};

/// The numbers of the strip against plain sums over all pairs.
#[track_caller]
fn check_numbers(window: &Window, t: f64) {
    let session = window.session();
    let run = &session.run;
    assert_eq!(session.t, t);
    let drawn = run.keep_thresholds.iter().filter(|&&keep_threshold| keep_threshold < t).count();
    assert_eq!(session.numbers.drawn_pairs, drawn);
    let counts = run.counts.as_slice();
    assert_eq!(session.numbers.head_entries, counts.iter().filter(|&&count| count as f64 > t).count());
    let capped: f64 = counts.iter().map(|&count| (count as f64).min(t)).sum();
    assert!((session.numbers.capped_matches - capped).abs() < 1e-9);
    let below: u64 = counts.iter().filter(|&&count| (count as f64) < t).sum();
    assert!((session.numbers.tail_share - below as f64 / run.counts.total() as f64).abs() < 1e-12);
    window.get_by_label(&format!("Head entries: {}", session.numbers.head_entries));
}

#[test]
fn a_typed_t_moves_every_number() {
    let desk = Desk::new();
    let mut window = desk.open();
    for (typed, t) in [("12", 12.0), ("3", 3.0), ("24.5", 24.5), ("1", 1.0)] {
        window.type_into("Threshold t", typed);
        check_numbers(&window, t);
        let session = window.session();
        let expected = session.expected().unwrap();
        assert!(expected.exact, "at rest the expected pairs are exact");
        assert!(session.realised_is_current());
    }
}

#[test]
fn what_is_not_a_number_is_refused() {
    let desk = Desk::new();
    let mut window = desk.open();
    let before = window.session().t;
    for typed in ["many", "-3", "0", ""] {
        window.type_into("Threshold t", typed);
        assert_eq!(window.session().t, before, "{typed:?}");
    }
}

#[test]
fn a_typed_size_or_share_finds_its_t() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.type_into("Drawn pairs", "20");
    assert_eq!(window.session().numbers.drawn_pairs, 20);
    window.type_into("Drawn pairs", "1000");
    assert_eq!(window.session().numbers.drawn_pairs, 40, "no more than can be kept");
    window.type_into("Tail share", "10 %");
    let session = window.session();
    let closest = session.run.profile.t_for_tail_share(0.1).unwrap();
    assert_eq!(session.t, closest.t);
}

#[test]
fn presets_and_steps() {
    let desk = Desk::new();
    let mut window = desk.open();
    assert!(window.query_by_label("t = 100").is_none(), "a preset above the largest count is of no use");
    window.click_label("t = 20");
    check_numbers(&window, 20.0);
    window.press(Key::CloseBracket);
    check_numbers(&window, 24.0);
    window.press(Key::CloseBracket);
    check_numbers(&window, 40.0);
    window.press(Key::CloseBracket);
    check_numbers(&window, 40.0);
    window.press(Key::OpenBracket);
    check_numbers(&window, 24.0);
}

/// The numbers are look-ups: while t moves no job of any kind starts, and each frame shows the numbers of its t.
#[test]
fn moving_t_starts_no_job() {
    let desk = Desk::new();
    let mut window = desk.open();
    let started = |window: &Window| JobKind::ALL.map(|kind| window.state().n_jobs_started(kind));
    let before = started(&window);
    for step in 0..60 {
        let t = 1.0 + f64::from(step) * 0.6;
        window.state().commands().send(Command::DragT(t));
        // A frame of the test takes a quarter of a second: t moves on before it has rested for longer than that.
        window.state().commands().send(Command::DragT(t + 0.1));
        window.step();
        check_numbers(&window, t + 0.1);
        assert!(window.session().expected().is_some(), "the size curve gives expected pairs meanwhile");
    }
    let after = started(&window);
    for (kind, (before, after)) in JobKind::ALL.into_iter().zip(before.into_iter().zip(after)) {
        let debounced = matches!(kind, JobKind::Expected | JobKind::Realised | JobKind::Save);
        assert!(debounced || after == before, "{kind:?} started {} times", after - before);
    }
    // The two that count pairs again follow once t rests, once.
    window.rest();
    assert!(window.session().expected().unwrap().exact);
    let rested = started(&window);
    window.run_steps(8);
    assert_eq!(started(&window)[..10], rested[..10]);
}

#[test]
fn undo_takes_back_t_search_and_filter() {
    let desk = Desk::new();
    let mut window = desk.open();
    let first = window.session().t;
    window.type_into("Threshold t", "12");
    for t in [13.0, 14.0, 15.0] {
        window.state().commands().send(Command::DragT(t));
        window.step();
    }
    window.state().commands().send(Command::EndDragT);
    window.rest();
    window.type_into("Search entries", "dog");
    // Out of the text field, which has an undo of its own.
    window.click_label("Head");
    assert_eq!(window.shown_entries(), ["dog"]);
    let undo = |window: &mut Window| window.press_with(Modifiers::COMMAND, Key::Z);
    undo(&mut window);
    assert_eq!(window.shown_entries(), ["dog", "red dog"]);
    undo(&mut window);
    assert_eq!(window.shown_entries().len(), 6);
    undo(&mut window);
    check_numbers(&window, 12.0);
    undo(&mut window);
    check_numbers(&window, first);
    for _ in 0..4 {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    }
    check_numbers(&window, 15.0);
    assert_eq!(window.shown_entries(), ["dog"]);
}

#[test]
fn single_keys_do_nothing_while_a_text_field_has_the_cursor() {
    let desk = Desk::new();
    let mut window = desk.open();
    let (t, seed) = (window.session().t, window.session().pair_request.seed);
    window.press_with(Modifiers::COMMAND, Key::F);
    assert!(window.get_by_role_and_label(Role::TextInput, "Search entries").is_focused());
    for key in [Key::R, Key::CloseBracket, Key::OpenBracket, Key::U, Key::J, Key::B] {
        window.press(key);
    }
    window.key_press_modifiers(Modifiers::SHIFT, Key::Questionmark);
    window.rest();
    let state = window.state().state();
    assert_eq!(state.dialog, None);
    assert!(!state.settings.blur_images);
    assert_eq!(state.selection.entry, None);
    assert_eq!((window.session().t, window.session().pair_request.seed), (t, seed));
    // Without the cursor they work.
    window.press(Key::Escape);
    window.press(Key::R);
    assert_eq!(window.session().pair_request.seed, seed + 1);
}

#[test]
fn the_sheet_lists_the_shortcuts_and_closes() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.press(Key::Questionmark);
    assert_eq!(window.state().state().dialog, Some(Dialog::Shortcuts));
    window.get_by_label("Step t up to the next count");
    window.press(Key::R);
    window.press(Key::Escape);
    assert_eq!(window.state().state().dialog, None);
    assert!(window.query_by_label("Step t up to the next count").is_none());
}

#[test]
fn the_palette_runs_a_command_by_name() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.press_with(Modifiers::COMMAND, Key::K);
    window.get_by_role_and_label(Role::TextInput, "Search commands by name").type_text("unmatched");
    window.rest();
    window.press(Key::Enter);
    assert_eq!(window.session().pairs.value().unwrap().n_all, 8);
}
