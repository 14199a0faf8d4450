//! A pool with known counts, and the window on it as a user finds it: jobs, settings, cache and all.

use std::sync::Arc;

use eframe::egui::{self, Key, Modifiers, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use tailscope::app::{AppOptions, Places, Sample, Session, Start, TailscopeApp};
use tailscope::jobs::{Execute, Job, RunnerMode};
use tempfile::TempDir;

use crate::pools::write_parquet;

/// Words and how often they stand in the captions: a head, a tail, and one without a match.
const WORDS: [(&str, usize); 6] = [("photo", 40), ("dog", 24), ("cat", 12), ("red dog", 6), ("owl", 3), ("unicorn", 0)];
pub(super) const N_PAIRS: usize = 48;

/// A directory with a pool, a metadata list, and the window's own folders.
pub(super) struct Desk {
    directory: TempDir,
}

impl Desk {
    /// A pool of [`N_PAIRS`] captions with the counts of [`WORDS`]; its second text column is in upper case.
    pub(super) fn new() -> Self {
        let desk = Self { directory: tempfile::tempdir().unwrap() };
        let captions: Vec<String> = (0..N_PAIRS)
            .map(|row| {
                let words = WORDS.iter().filter(|(word, n)| row < *n && *word != "dog").map(|(word, _)| *word);
                let mut caption: Vec<&str> = words.collect();
                // "red dog" holds a dog of its own.
                if (6..24).contains(&row) {
                    caption.push("dog");
                }
                caption.join(" ")
            })
            .collect();
        let uids: Vec<String> = (0..N_PAIRS).map(|row| format!("uid-{row:03}")).collect();
        let loud: Vec<String> = captions.iter().map(|caption| caption.to_uppercase()).collect();
        let mut frame = polars::df!("uid" => uids, "text" => captions, "loud" => loud).unwrap();
        write_parquet(&desk.sample().pool, &mut frame);
        let mut list = String::from("entry,source\n");
        for (word, _) in WORDS {
            list.push_str(&format!("{word},{}\n", if word.contains(' ') { "pairs" } else { "words" }));
        }
        std::fs::write(desk.sample().metadata, list).unwrap();
        desk
    }

    pub(super) fn path(&self, name: &str) -> std::path::PathBuf {
        self.directory.path().join(name)
    }

    pub(super) fn sample(&self) -> Sample {
        Sample { pool: self.path("pool.parquet"), metadata: self.path("metadata.csv") }
    }

    pub(super) fn options(&self, start: Start) -> AppOptions {
        AppOptions {
            start,
            places: Places {
                config_dir: self.path("config"),
                cache_dir: self.path("cache"),
                sample: Some(self.sample()),
            },
            mode: RunnerMode::Inline,
            execute: Arc::new(Job::execute),
        }
    }

    /// The window on the sample, matched and at rest; jobs run inside the frames.
    pub(super) fn open(&self) -> Window {
        let mut window = Window::new(self.options(Start::Sample));
        window.rest();
        assert!(window.state().state().session.is_some(), "the sample is matched");
        window
    }

    /// The same, with jobs on threads that do what `execute` does.
    pub(super) fn open_threaded(&self, start: Start, execute: Execute) -> Window {
        Window::new(AppOptions { mode: RunnerMode::Threads, execute, ..self.options(start) })
    }
}

/// The window under test.
pub(super) struct Window {
    harness: Harness<'static, TailscopeApp>,
}

impl std::ops::Deref for Window {
    type Target = Harness<'static, TailscopeApp>;
    fn deref(&self) -> &Self::Target {
        &self.harness
    }
}

impl std::ops::DerefMut for Window {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.harness
    }
}

impl Window {
    pub(super) fn new(options: AppOptions) -> Self {
        let harness = Harness::builder()
            .with_size(egui::vec2(1600.0, 1000.0))
            .with_max_steps(40)
            .build_eframe(move |creation| TailscopeApp::new(&creation.egui_ctx, options));
        Self { harness }
    }

    /// Until nothing asks for a frame, and past every debounce: a step is a quarter of a second.
    pub(super) fn rest(&mut self) {
        self.run();
        self.run_steps(3);
        self.run();
    }

    /// Frames until `done`, without sleeping for longer than a frame takes. Fails after a minute.
    #[track_caller]
    pub(super) fn frames_until(&mut self, what: &str, mut done: impl FnMut(&TailscopeApp) -> bool) -> usize {
        let since = std::time::Instant::now();
        let mut n_frames = 0;
        while !done(self.state()) {
            assert!(since.elapsed().as_secs() < 60, "waited a minute for: {what}");
            self.step();
            n_frames += 1;
        }
        n_frames
    }

    #[track_caller]
    pub(super) fn session(&self) -> &Session {
        self.state().state().session.as_ref().unwrap()
    }

    /// The entries that the list shows, in order.
    pub(super) fn shown_entries(&self) -> Vec<String> {
        let session = self.session();
        session.shown_entries().iter().map(|&id| session.run.entries.get(id).to_owned()).collect()
    }

    pub(super) fn press(&mut self, key: Key) {
        self.key_press(key);
        self.rest();
    }

    pub(super) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.key_press_modifiers(modifiers, key);
        self.rest();
    }

    #[track_caller]
    pub(super) fn click_label(&mut self, label: &str) {
        self.get_by_label(label).click();
        self.rest();
    }

    /// Types into the text field of this name and presses Enter.
    #[track_caller]
    pub(super) fn type_into(&mut self, name: &str, text: &str) {
        self.get_by_role_and_label(Role::TextInput, name).focus();
        self.run();
        self.get_by_role_and_label(Role::TextInput, name).type_text(text);
        self.run();
        self.press(Key::Enter);
    }
}
