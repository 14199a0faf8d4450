//! The run directory: written safely, continued or refused, opened again, and readable by others.

use curation::ids::EntryId;
use curation::progress::{CancelToken, NoProgress};
use tailscope::pipeline::{PipelineError, expected_at, match_pool, realised, size_curve};
use tailscope::run::{Manifest, PairId, RunData, RunError, RunPaths, RunState};

use crate::pools::{Bench, CAPTIONS, ENTRIES, many_captions, read_parquet, with_work};

fn matched_bench() -> Bench {
    let bench = Bench::new();
    bench.write_pool("pool.parquet", &CAPTIONS);
    with_work(2, |work| match_pool(&bench.config(&["pool.parquet"]), &bench.path("run"), false, work)).unwrap();
    bench
}

fn open(bench: &Bench) -> Result<RunData, RunError> {
    RunData::open(&bench.path("run"), &NoProgress, &CancelToken::new())
}

#[test]
fn the_files_are_the_documented_ones() {
    let bench = matched_bench();
    let paths = RunPaths::new(&bench.path("run"));
    for (path, columns) in [
        (paths.entries(), &["entry", "source", "language", "count"][..]),
        (paths.matches(0), &["row", "text", "entries"]),
        (paths.keep(0), &["row", "text", "uid", "keep_threshold"]),
        (paths.rejects(), &["file", "row", "reason"]),
    ] {
        let table = read_parquet(&path);
        let names: Vec<&str> = table.get_column_names().iter().map(|name| name.as_str()).collect();
        assert_eq!(names, columns, "{}", path.display());
    }
    let keep = read_parquet(&paths.keep(0));
    assert_eq!(keep.column("keep_threshold").unwrap().null_count(), 4, "null where nothing matches");
    let manifest: serde_json::Value = serde_json::from_slice(&std::fs::read(paths.manifest()).unwrap()).unwrap();
    assert_eq!(manifest["state"], "complete");
    assert_eq!(manifest["config"]["rule"], "strict");
    assert_eq!(manifest["totals"]["pairs"], 12);
    assert_eq!(manifest["files"][0]["name"], "pool.parquet");
}

#[test]
fn a_finished_run_is_returned_as_it_is() {
    let bench = matched_bench();
    let before = std::fs::metadata(RunPaths::new(&bench.path("run")).keep(0)).unwrap().modified().unwrap();
    with_work(2, |work| match_pool(&bench.config(&["pool.parquet"]), &bench.path("run"), false, work)).unwrap();
    assert_eq!(std::fs::metadata(RunPaths::new(&bench.path("run")).keep(0)).unwrap().modified().unwrap(), before);
}

#[track_caller]
fn check_refused(bench: &Bench, change: impl FnOnce(&mut tailscope::config::RunConfig), words: &str) {
    let mut config = bench.config(&["pool.parquet"]);
    change(&mut config);
    let error = with_work(1, |work| match_pool(&config, &bench.path("run"), false, work)).unwrap_err();
    assert!(matches!(error, PipelineError::Refused { .. }), "{error}");
    assert!(error.to_string().contains(words), "{error}");
}

#[test]
fn another_run_in_the_same_place_is_refused_by_name() {
    let bench = matched_bench();
    check_refused(&bench, |config| config.seed = 9, "another seed (0)");
    check_refused(&bench, |config| config.mapping.uid = Some("uid".to_owned()), "another column mapping");
    std::fs::write(bench.path("other.txt"), "dog\ncat").unwrap();
    check_refused(&bench, |config| config.metadata = bench.text("other.txt"), "another metadata list (entries.txt)");
    bench.write_pool("second.parquet", &CAPTIONS);
    check_refused(&bench, |config| config.pool.push(bench.text("second.parquet")), "1 files instead of 2");
    bench.write_pool("pool.parquet", &CAPTIONS[..4]);
    check_refused(&bench, |_| {}, "the file pool.parquet is not the same");
    let config = bench.config(&["pool.parquet"]);
    let manifest = with_work(1, |work| match_pool(&config, &bench.path("run"), true, work)).unwrap();
    assert_eq!(manifest.totals.pairs, 4, "--overwrite starts anew");
}

#[test]
fn a_directory_that_is_no_run_is_left_alone() {
    let bench = Bench::new();
    bench.write_pool("pool.parquet", &CAPTIONS);
    std::fs::create_dir(bench.path("mine")).unwrap();
    std::fs::write(bench.path("mine/thesis.tex"), "precious").unwrap();
    for overwrite in [false, true] {
        let config = bench.config(&["pool.parquet"]);
        let error = with_work(1, |work| match_pool(&config, &bench.path("mine"), overwrite, work)).unwrap_err();
        assert!(error.to_string().contains("not empty and not a run"), "{error}");
    }
    assert_eq!(std::fs::read_to_string(bench.path("mine/thesis.tex")).unwrap(), "precious");
}

#[test]
fn damage_is_named_with_its_file() {
    let bench = matched_bench();
    let paths = RunPaths::new(&bench.path("run"));
    let keep = std::fs::read(paths.keep(0)).unwrap();
    std::fs::write(paths.keep(0), &keep[..keep.len() / 2]).unwrap();
    let error = open(&bench).unwrap_err().to_string();
    assert!(error.contains("keep/00000.parquet") && error.contains("--overwrite"), "{error}");
    std::fs::remove_file(paths.keep(0)).unwrap();
    assert!(open(&bench).unwrap_err().to_string().contains("missing"));
    std::fs::write(paths.keep(0), keep).unwrap();

    let manifest = std::fs::read_to_string(paths.manifest()).unwrap();
    std::fs::write(paths.manifest(), manifest.replace("\"run\": 1", "\"run\": 99")).unwrap();
    let error = open(&bench).unwrap_err().to_string();
    assert!(error.contains("version 99") && error.contains("version 1"), "{error}");
    std::fs::write(paths.manifest(), "{").unwrap();
    assert!(open(&bench).unwrap_err().to_string().contains("not a manifest"));
    std::fs::write(paths.manifest(), manifest.replace("complete", "running")).unwrap();
    assert!(matches!(open(&bench).unwrap_err(), RunError::Unfinished { done: 1, all: 1, .. }));
    std::fs::remove_file(paths.manifest()).unwrap();
    assert!(matches!(open(&bench).unwrap_err(), RunError::NotARun { .. }));
}

#[test]
fn an_opened_run_answers_for_every_pair_and_entry() {
    let bench = Bench::new();
    let captions = many_captions(3_000);
    let captions: Vec<Option<&str>> = captions.iter().map(|caption| Some(caption.as_str())).collect();
    bench.write_pool("parts/0.parquet", &captions[..1_000]);
    bench.write_pool("parts/1.parquet", &captions[1_000..]);
    with_work(2, |work| match_pool(&bench.config(&["parts"]), &bench.path("run"), false, work)).unwrap();
    let run = open(&bench).unwrap();
    assert_eq!(run.manifest.state, RunState::Complete);
    assert_eq!((run.n_pairs(), run.n_matched() + run.unmatched().len()), (3_000, 3_000));
    assert_eq!(run.place(PairId::new(1_500)).row, 500);
    assert_eq!(run.place(PairId::new(1_500)).file, 1);
    assert_eq!(run.identity(PairId::new(1_500), None), "1.parquet#500");
    assert_eq!(run.identity(PairId::new(0), Some("x")), "x");
    for (rank, id) in (1..).zip(&run.by_rank) {
        assert_eq!(run.rank(*id), rank);
        let pairs = run.pairs_of(*id);
        assert_eq!(pairs.len() as u64, run.counts.get(*id));
        assert!(pairs.is_sorted_by_key(|pair| run.keep_thresholds[pair.index()]), "{}", run.entries.get(*id));
        assert!(pairs.iter().all(|pair| run.matches.row(pair.index()).contains(id)));
    }
    let t = 30.0;
    let counted = curation::balance::realised_counts(&run.matches, &run.keep_thresholds, t, ENTRIES.len());
    assert_eq!(with_work(2, |work| realised(&run, t, work)).unwrap(), counted);
    let unicorn = EntryId::new(10);
    assert!(counted.get(unicorn) <= run.counts.get(unicorn));
    assert_eq!(run.n_kept(run.matched(), t), run.keep.drawn_pairs(t));
    let one = with_work(1, |work| expected_at(&run, t, work)).unwrap();
    assert_eq!(one, with_work(5, |work| expected_at(&run, t, work)).unwrap(), "the same bits on any number of threads");
    let curve = with_work(2, |work| size_curve(&run, 40, work)).unwrap();
    let last = curve.last().unwrap();
    assert!(
        (last.expected_pairs - run.n_matched() as f64).abs() < 1e-6,
        "at the largest count everything matched stays"
    );
}

#[test]
fn the_manifest_survives_a_round_trip() {
    let bench = matched_bench();
    let manifest = Manifest::read(&bench.path("run")).unwrap();
    let json = serde_json::to_string(&manifest).unwrap();
    assert_eq!(serde_json::from_str::<Manifest>(&json).unwrap(), manifest);
}
