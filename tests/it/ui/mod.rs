//! The window, driven by the names that its controls have for a screen reader. Nothing is rendered unless a test
//! says so.

mod desk;
mod draws;
mod entries;
mod jobs;
mod metadata;
mod panels;
mod pool;
mod rendered;
mod start;
mod tuning;

use std::path::PathBuf;
use std::sync::Arc;

use egui_kittest::Harness;
use tailscope::app::{AppOptions, Places, Start, TailscopeApp};
use tailscope::config::{ColumnMapping, RunConfig};
use tailscope::jobs::{Job, RunnerMode};
use tailscope::pipeline::match_pool;
use tempfile::TempDir;

use crate::pools::with_work;

/// Twelve "a photo of a …" captions in which "dog" is common, "cat" is not, and two match nothing.
const CAPTIONS: [&str; 12] = [
    "a photo of a dog",
    "a dog",
    "dog in New York",
    "a dog and a cat",
    "a photo",
    "photo of a dog, again",
    "dog",
    "a dog!",
    "IMG_0001.JPG",
    "a photo of a dog in York",
    "untitled-2",
    "a photo of a photo",
];

const ENTRIES: [&str; 7] = ["a", "dog", "photo", "cat", "New York", "York", "unicorn"];

/// A finished run in a directory of its own.
struct RunBench {
    directory: TempDir,
}

impl RunBench {
    /// Matches a pool of JSON lines. `image_of` gives the image column of a row.
    fn new(captions: &[&str], image_of: impl Fn(usize) -> String) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let path = |name: &str| directory.path().join(name);
        let rows = captions.iter().enumerate().map(|(row, caption)| {
            serde_json::json!({ "uid": format!("uid-{row}"), "image": image_of(row), "text": caption }).to_string()
        });
        std::fs::write(path("pool.jsonl"), rows.collect::<Vec<_>>().join("\n")).unwrap();
        std::fs::write(path("entries.txt"), ENTRIES.join("\n")).unwrap();
        let config = RunConfig {
            pool: vec![path("pool.jsonl").to_str().unwrap().to_owned()],
            mapping: ColumnMapping {
                texts: vec!["text".to_owned()],
                image: Some("image".to_owned()),
                uid: Some("uid".to_owned()),
                language: None,
            },
            metadata: path("entries.txt").to_str().unwrap().to_owned(),
            rule: Default::default(),
            switches: Default::default(),
            engine: Default::default(),
            seed: 7,
        };
        with_work(1, |work| match_pool(&config, &path("run"), false, work)).unwrap();
        Self { directory }
    }

    fn small() -> Self {
        Self::new(&CAPTIONS, |row| format!("images/{row}.jpg"))
    }

    fn run(&self) -> PathBuf {
        self.directory.path().join("run")
    }

    /// The window on this run. Its jobs are done within the frame that starts them.
    fn window(&self) -> Harness<'static, TailscopeApp> {
        window(&self.directory, Start::Paths(vec![self.run()]))
    }
}

/// A window whose settings lie in `directory`, tall enough for every card of a small run.
fn window(directory: &TempDir, start: Start) -> Harness<'static, TailscopeApp> {
    let places =
        Places { config_dir: directory.path().join("config"), cache_dir: directory.path().join("cache"), sample: None };
    let options = AppOptions { start, places, mode: RunnerMode::Inline, execute: Arc::new(Job::execute) };
    let builder = Harness::builder().with_size([1800.0, 1900.0]).with_max_steps(200);
    let mut harness = builder.build_eframe(move |creation| TailscopeApp::new(&creation.egui_ctx, options));
    settle(&mut harness);
    harness
}

/// Some frames: commands act between them. Images arrive when they arrive, so there is no frame at which all is still.
fn settle(harness: &mut Harness<'_, TailscopeApp>) {
    harness.run_steps(8);
}
