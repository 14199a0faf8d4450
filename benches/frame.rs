//! One frame of the window on a run with 500,000 entries: everything that is drawn, and its triangles, without a
//! graphics card. Prints medians of CPU time; asserts what is shown, never how long it took.
#![expect(clippy::print_stdout, reason = "a bench prints its times")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::App;
use eframe::egui::{self, Context, RawInput, pos2, vec2};
use polars::prelude::*;
use tailscope::app::{AppOptions, Command, Places, Sample, Start, TailscopeApp};
use tailscope::jobs::{EntryFilter, Job, RunnerMode};

const N_ENTRIES: usize = 500_000;
const N_PAIRS: usize = 200_000;
const N_FRAMES: usize = 60;

fn main() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let places = write_inputs(directory.path());
    let mut window = Window::open(places);
    window.settle();
    assert_shown(&window.app);

    window.measure("at rest", |_, _| {});
    window.measure("t is dragged", |app, frame| {
        app.commands().send(Command::DragT(1.0 + (frame % 40) as f64));
    });
    window.measure("the list is scrolled", |app, frame| {
        let run = Arc::clone(&app.state().session.as_ref().expect("a run is open").run);
        let rank = (frame * 7_919) % N_ENTRIES;
        app.commands().send(Command::SelectEntry(Some(run.by_rank[rank])));
    });
    window.app.commands().send(Command::SetEntryFilter(EntryFilter::Zero));
    window.measure("the zero entries are listed", |_, _| {});
}

/// Entry k of the first 20,000 stands in about every k-th caption; the rest never matches.
fn write_inputs(directory: &Path) -> Places {
    let sample = Sample { pool: directory.join("pool.parquet"), metadata: directory.join("metadata.txt") };
    let entries: Vec<String> = (0..N_ENTRIES).map(|entry| format!("entry{entry:06}")).collect();
    std::fs::write(&sample.metadata, entries.join("\n")).expect("the metadata is written");
    let captions: Vec<String> = (0..N_PAIRS)
        .map(|row| {
            let words = (1..20_000_usize).step_by(1 + row % 97).filter(|k| row.is_multiple_of(*k)).take(6);
            let words: Vec<&str> = words.map(|k| entries[k].as_str()).collect();
            words.join(" ")
        })
        .collect();
    let mut frame = df!("text" => captions).expect("a frame of captions");
    let file = std::fs::File::create(&sample.pool).expect("the pool can be written");
    ParquetWriter::new(file).finish(&mut frame).expect("the pool is written");
    Places { config_dir: directory.join("config"), cache_dir: directory.join("cache"), sample: Some(sample) }
}

struct Window {
    ctx: Context,
    app: TailscopeApp,
    frame: eframe::Frame,
    secs: f64,
}

impl Window {
    fn open(places: Places) -> Self {
        let ctx = Context::default();
        let options =
            AppOptions { start: Start::Sample, places, mode: RunnerMode::Inline, execute: Arc::new(Job::execute) };
        let app = TailscopeApp::new(&ctx, options);
        Self { ctx, app, frame: eframe::Frame::_new_kittest(), secs: 0.0 }
    }

    /// Draws one frame; gives its CPU time, and how many triangles it has.
    fn draw(&mut self) -> (Duration, usize) {
        self.secs += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0))),
            time: Some(self.secs),
            ..RawInput::default()
        };
        let since = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            self.app.logic(&ctx, &mut self.frame);
            self.app.ui(ui, &mut self.frame);
        });
        // Nobody uploads them here.
        output.textures_delta.clear();
        let meshes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = since.elapsed();
        let n_triangles = meshes
            .iter()
            .map(|mesh| match &mesh.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
                egui::epaint::Primitive::Callback(_) => 0,
            })
            .sum();
        (took, n_triangles)
    }

    /// Frames until every job has answered and every animation is over.
    fn settle(&mut self) {
        for _ in 0..60 {
            self.draw();
        }
        assert!(!self.app.is_busy(), "all jobs are done");
    }

    fn measure(&mut self, what: &str, mut act: impl FnMut(&TailscopeApp, usize)) {
        self.draw();
        let mut times = Vec::with_capacity(N_FRAMES);
        let mut n_triangles = 0;
        for frame in 0..N_FRAMES {
            act(&self.app, frame);
            let (took, triangles) = self.draw();
            times.push(took);
            n_triangles = triangles;
        }
        times.sort_unstable();
        assert!(n_triangles > 5_000, "{what}: a full window has more than {n_triangles} triangles");
        let millis = |index: usize| times[index].as_secs_f64() * 1e3;
        println!("{what}: median {:.2} ms, slowest {:.2} ms", millis(N_FRAMES / 2), millis(N_FRAMES - 1));
    }
}

fn assert_shown(app: &TailscopeApp) {
    let session = app.state().session.as_ref().expect("a run is open");
    assert_eq!(session.run.entries.len(), N_ENTRIES);
    assert_eq!(session.run.n_pairs(), N_PAIRS);
    assert_eq!(session.shown_entries().len(), N_ENTRIES);
    assert!(session.curves.is_ready() && session.pairs.is_ready());
    assert!(session.numbers.head_entries > 0 && session.numbers.drawn_pairs > 0);
}
