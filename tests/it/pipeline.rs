//! From pool to keep thresholds and subset, against the oracle; and what must not change the result.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use curation::matching::EngineKind;
use curation::progress::{CancelToken, ProgressSink};
use polars::prelude::*;
use tailscope::config::{Rule, RunConfig};
use tailscope::export::{ExportFormat, ExportRequest, curate};
use tailscope::pipeline::{PipelineError, Work, match_pool, run_stats};
use tailscope::run::{RunPaths, read_entries, read_keep, read_matches};

use crate::oracle;
use crate::pools::{Bench, CAPTIONS, ENTRIES, many_captions, read_parquet, with_work};

fn assert_equals_oracle(run: &Path, captions: &[Option<&str>], identity: &dyn Fn(usize) -> String, seed: u64) {
    let paths = RunPaths::new(run);
    let expected = oracle::counts(captions, &ENTRIES);
    let (entries, counts) = read_entries(&paths.entries()).unwrap();
    let found: BTreeMap<String, u64> = entries.iter().map(|(id, entry)| (entry.to_owned(), counts.get(id))).collect();
    assert_eq!(found, expected);
    let matched = read_matches(&paths.matches(0), ENTRIES.len()).unwrap();
    let kept = read_keep(&paths.keep(0)).unwrap();
    assert_eq!(matched.rows, (0..captions.len() as u64).collect::<Vec<_>>());
    for (row, caption) in captions.iter().enumerate() {
        let ids: Vec<usize> = matched.matches.row(row).iter().map(|id| id.index()).collect();
        assert_eq!(ids, caption.map(|text| oracle::matches(text, &ENTRIES)).unwrap_or_default(), "row {row}");
        let keep_threshold = oracle::keep_threshold(*caption, &identity(row), &ENTRIES, &expected, seed);
        assert_eq!(kept.keep_thresholds[row], keep_threshold.unwrap_or(f64::INFINITY), "row {row}");
    }
}

#[test]
fn counts_and_keep_thresholds_equal_the_oracle() {
    let bench = Bench::new();
    bench.write_pool("pool.parquet", &CAPTIONS);
    for engine in [EngineKind::Auto, EngineKind::Naive, EngineKind::Automaton] {
        let config = tailscope::config::RunConfig { engine, ..bench.config(&["pool.parquet"]) };
        let out = bench.path(&format!("run-{engine:?}"));
        let manifest = with_work(2, |work| match_pool(&config, &out, false, work)).unwrap();
        let totals = manifest.totals;
        assert_eq!((totals.rows, totals.pairs, totals.null_texts, totals.empty_texts), (12, 12, 1, 1));
        assert_equals_oracle(&out, &CAPTIONS, &|row| format!("pool.parquet#{row}"), 0);
    }
}

#[test]
fn uid_and_seed_decide_the_draw() {
    let bench = Bench::new();
    bench.write_pool("pool.parquet", &CAPTIONS);
    let mut config = bench.config(&["pool.parquet"]);
    config.mapping.uid = Some("uid".to_owned());
    config.seed = 41;
    let out = bench.path("run");
    with_work(2, |work| match_pool(&config, &out, false, work)).unwrap();
    assert_equals_oracle(&out, &CAPTIONS, &|row| format!("pool.parquet-{row:04}"), 41);
    let uids = read_keep(&RunPaths::new(&out).keep(0)).unwrap().uids;
    assert_eq!(uids[3].as_deref(), Some("pool.parquet-0003"));
}

#[test]
fn of_several_texts_each_is_a_pair() {
    let bench = Bench::new();
    let mut frame = crate::pools::frame("pool", &CAPTIONS[..3]);
    frame.with_column(Column::new("title".into(), ["cat", "no match", "photo"])).unwrap();
    crate::pools::write_parquet(&bench.path("pool.parquet"), &mut frame);
    let mut config = bench.config(&["pool.parquet"]);
    config.mapping.texts = vec!["text".to_owned(), "title".to_owned()];
    let out = bench.path("run");
    let manifest = with_work(2, |work| match_pool(&config, &out, false, work)).unwrap();
    assert_eq!((manifest.totals.rows, manifest.totals.pairs, manifest.totals.matched_pairs), (3, 6, 4));
    let matched = read_matches(&RunPaths::new(&out).matches(0), ENTRIES.len()).unwrap();
    assert_eq!((matched.rows, matched.texts), (vec![0, 0, 1, 1, 2, 2], vec![0, 1, 0, 1, 0, 1]));
    let texts: Vec<Option<&str>> =
        CAPTIONS[..3].iter().zip(["cat", "no match", "photo"]).flat_map(|(text, title)| [*text, Some(title)]).collect();
    let counts = oracle::counts(&texts, &ENTRIES);
    let keep = read_keep(&RunPaths::new(&out).keep(0)).unwrap().keep_thresholds;
    let expected = oracle::keep_threshold(Some("photo"), "pool.parquet#2#1", &ENTRIES, &counts, 0);
    assert_eq!(Some(keep[5]), expected);

    // The subset names the text column that each row is about.
    let subset = bench.path("subset.parquet");
    curate_to(&out, &subset, ExportFormat::Parquet, 1e9).unwrap();
    let subset = read_parquet(&subset);
    let columns: Vec<&str> = subset.column("text_column").unwrap().str().unwrap().iter().flatten().collect();
    assert_eq!(columns, ["text", "title", "text", "title"]);
}

fn files_below(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for folder in ["", "matches", "counts", "keep"] {
        for entry in std::fs::read_dir(directory.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() && path.file_name().unwrap() != "manifest.json" {
                files
                    .insert(path.strip_prefix(directory).unwrap().display().to_string(), std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let bench = Bench::new();
    let captions = many_captions(150_000);
    let captions: Vec<Option<&str>> = captions.iter().map(|caption| Some(caption.as_str())).collect();
    bench.write_pool("pool.parquet", &captions);
    let run = |n_threads| {
        let out = bench.path(&format!("run-{n_threads}"));
        with_work(n_threads, |work| match_pool(&bench.config(&["pool.parquet"]), &out, false, work)).unwrap();
        files_below(&out)
    };
    let one = run(1);
    assert_eq!(one.len(), 5, "{:?}", one.keys());
    assert!(one == run(2) && one == run(5), "other bytes with other threads");
}

#[test]
fn one_file_or_many_give_the_same_counts_and_with_uids_the_same_draw() {
    let bench = Bench::new();
    let captions = many_captions(900);
    let captions: Vec<Option<&str>> = captions.iter().map(|caption| Some(caption.as_str())).collect();
    let mut whole = crate::pools::frame("pool", &captions);
    crate::pools::write_parquet(&bench.path("whole.parquet"), &mut whole);
    for part in 0..3_i64 {
        crate::pools::write_parquet(&bench.path(&format!("parts/{part}.parquet")), &mut whole.slice(300 * part, 300));
    }
    let keep_thresholds = |pool: &str, n_shards: usize| {
        let mut config = bench.config(&[pool]);
        config.mapping.uid = Some("uid".to_owned());
        let out = bench.path(&format!("run of {}", pool.replace('/', "-")));
        with_work(2, |work| match_pool(&config, &out, false, work)).unwrap();
        let paths = RunPaths::new(&out);
        let keep: Vec<f64> =
            (0..n_shards).flat_map(|shard| read_keep(&paths.keep(shard)).unwrap().keep_thresholds).collect();
        (read_entries(&paths.entries()).unwrap(), keep)
    };
    assert_eq!(keep_thresholds("whole.parquet", 1), keep_thresholds("parts", 3));
}

/// Cancels when the first rows have been matched.
struct CancelAtFirstRows {
    cancel: CancelToken,
    cancelled_at: std::sync::Mutex<Option<Instant>>,
    rows: AtomicU64,
}

impl ProgressSink for CancelAtFirstRows {
    fn begin(&self, _stage: &str, _total: Option<u64>) {}

    fn advance(&self, n: u64) {
        if self.rows.fetch_add(n, Ordering::Relaxed) == 0 {
            *self.cancelled_at.lock().unwrap() = Some(Instant::now());
            self.cancel.cancel();
        }
    }
}

#[test]
fn a_cancelled_run_is_continued_to_the_same_bytes() {
    let bench = Bench::new();
    let captions = many_captions(200_000);
    let captions: Vec<Option<&str>> = captions.iter().map(|caption| Some(caption.as_str())).collect();
    for part in 0..4 {
        bench.write_pool(&format!("parts/{part}.parquet"), &captions);
    }
    let config = bench.config(&["parts"]);
    let cancel = CancelToken::new();
    let sink = CancelAtFirstRows { cancel: cancel.clone(), cancelled_at: Default::default(), rows: AtomicU64::new(0) };
    let interrupted = bench.path("interrupted");
    let work = Work { progress: &sink, cancel: &cancel, stop: &cancel, n_threads: 2 };
    let error = match_pool(&config, &interrupted, false, work).unwrap_err();
    let waited = sink.cancelled_at.lock().unwrap().unwrap().elapsed();
    assert!(error.is_cancelled(), "{error}");
    assert!(waited < Duration::from_millis(200), "cancel took {waited:?}");
    let left: Vec<_> =
        std::fs::read_dir(interrupted.join("matches")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.is_empty(), "half-written files were left: {left:?}");

    with_work(2, |work| match_pool(&config, &interrupted, false, work)).unwrap();
    let straight = bench.path("straight");
    with_work(2, |work| match_pool(&config, &straight, false, work)).unwrap();
    assert!(files_below(&interrupted) == files_below(&straight), "a continued run has other bytes");
}

#[test]
fn stop_finishes_the_shard_in_hand() {
    let bench = Bench::new();
    for part in 0..3 {
        bench.write_pool(&format!("parts/{part}.parquet"), &CAPTIONS);
    }
    let (cancel, stop) = (CancelToken::new(), CancelToken::new());
    let sink = CancelAtFirstRows { cancel: stop.clone(), cancelled_at: Default::default(), rows: AtomicU64::new(0) };
    let out = bench.path("run");
    let work = Work { progress: &sink, cancel: &cancel, stop: &stop, n_threads: 2 };
    assert!(match_pool(&bench.config(&["parts"]), &out, false, work).unwrap_err().is_cancelled());
    let paths = RunPaths::new(&out);
    assert!(paths.counts(0).exists() && !paths.counts(1).exists());
}

fn curate_to(run: &Path, out: &Path, format: ExportFormat, t: f64) -> Result<u64, tailscope::export::ExportError> {
    let request = ExportRequest { run: run.to_owned(), t, out: out.to_owned(), format, overwrite: false };
    with_work(2, |work| curate(&request, work)).map(|summary| summary.n_pairs)
}

#[test]
fn the_subset_is_exactly_the_pairs_below_t_in_every_format() {
    let bench = Bench::new();
    let captions = many_captions(5_000);
    let captions: Vec<Option<&str>> = captions.iter().map(|caption| Some(caption.as_str())).collect();
    bench.write_pool("pool.parquet", &captions);
    let run = bench.path("run");
    with_work(2, |work| match_pool(&bench.config(&["pool.parquet"]), &run, false, work)).unwrap();
    let keep = read_keep(&RunPaths::new(&run).keep(0)).unwrap().keep_thresholds;
    let t = 50.0;
    let wanted: Vec<String> =
        (0..keep.len()).filter(|row| keep[*row] < t).map(|row| format!("pool.parquet-{row:04}")).collect();
    assert!(wanted.len() > 50 && wanted.len() < 2_000, "{} pairs", wanted.len());
    let drawn = with_work(2, |work| run_stats(&run, &[t], work)).unwrap().sizes[0].drawn_pairs;
    assert_eq!(drawn, wanted.len() as u64);
    for format in [ExportFormat::Parquet, ExportFormat::Jsonl, ExportFormat::Csv] {
        let out = bench.path(&format!("subset.{}", format.extension()));
        assert_eq!(curate_to(&run, &out, format, t).unwrap(), wanted.len() as u64);
        assert_eq!(uids_of(&out, format), wanted, "{format:?}");
    }
    let parquet = read_parquet(&bench.path("subset.parquet"));
    let names: Vec<&str> = parquet.get_column_names().iter().map(|name| name.as_str()).collect();
    assert_eq!(names, ["uid", "url", "text", "keep_threshold", "keep_probability", "matched_entries"]);
    let entries = parquet.column("matched_entries").unwrap().list().unwrap().get_as_series(0).unwrap();
    assert!(entries.str().unwrap().iter().flatten().all(|entry| ENTRIES.contains(&entry)));
}

fn uids_of(path: &Path, format: ExportFormat) -> Vec<String> {
    let lines = || std::fs::read_to_string(path).unwrap();
    match format {
        ExportFormat::Parquet => {
            read_parquet(path).column("uid").unwrap().str().unwrap().iter().flatten().map(str::to_owned).collect()
        }
        ExportFormat::Jsonl => {
            let uid = |line: &str| {
                serde_json::from_str::<serde_json::Value>(line).unwrap()["uid"].as_str().unwrap().to_owned()
            };
            lines().lines().map(uid).collect()
        }
        ExportFormat::Csv => lines().lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect(),
    }
}

#[test]
fn a_subset_of_nothing_is_a_table_with_columns() {
    let bench = Bench::new();
    bench.write_pool("pool.parquet", &CAPTIONS);
    let run = bench.path("run");
    with_work(1, |work| match_pool(&bench.config(&["pool.parquet"]), &run, false, work)).unwrap();
    for format in [ExportFormat::Parquet, ExportFormat::Jsonl, ExportFormat::Csv] {
        let out = bench.path(&format!("nothing.{}", format.extension()));
        assert_eq!(curate_to(&run, &out, format, 1e-12).unwrap(), 0);
    }
    assert_eq!(read_parquet(&bench.path("nothing.parquet")).shape(), (0, 6));
    let header = std::fs::read_to_string(bench.path("nothing.csv")).unwrap();
    assert_eq!(header.trim(), "uid,url,text,keep_threshold,keep_probability,matched_entries");
}

#[test]
fn a_changed_pool_is_not_curated_and_an_existing_file_not_replaced() {
    let bench = Bench::new();
    bench.write_pool("pool.parquet", &CAPTIONS);
    let run = bench.path("run");
    with_work(1, |work| match_pool(&bench.config(&["pool.parquet"]), &run, false, work)).unwrap();
    let out = bench.path("subset.parquet");
    curate_to(&run, &out, ExportFormat::Parquet, 5.0).unwrap();
    let again = curate_to(&run, &out, ExportFormat::Parquet, 5.0).unwrap_err();
    assert!(again.to_string().contains("exists already"), "{again}");
    bench.write_pool("pool.parquet", &CAPTIONS[..5]);
    let changed = curate_to(&run, &bench.path("other.parquet"), ExportFormat::Parquet, 5.0).unwrap_err();
    assert!(changed.to_string().contains("changed since it was matched"), "{changed}");
    assert!(!bench.path("other.parquet").exists());
}

#[test]
fn a_pool_that_fails_everywhere_leaves_nothing() {
    let bench = Bench::new();
    let path = bench.write_pool("pool.parquet", &CAPTIONS);
    // The text column's pages lie before the footer: noise there is found only when rows are read.
    let mut bytes = std::fs::read(&path).unwrap();
    let footer = bytes.len() - 900;
    bytes[4..footer].fill(0xA5);
    std::fs::write(&path, bytes).unwrap();
    let out = bench.path("run");
    let error = with_work(2, |work| match_pool(&bench.config(&["pool.parquet"]), &out, false, work)).unwrap_err();
    assert!(matches!(error, PipelineError::NothingMatched { n_shards: 1, .. } | PipelineError::Pool(_)), "{error}");
    assert!(!out.exists(), "something was left in {}", out.display());
}

#[test]
fn rules_and_switches_reach_the_matcher() {
    let bench = Bench::new();
    bench.write_pool("pool.parquet", &[Some("PHOTO of a Dog"), Some("犬の写真"), Some("New  York"), Some("hot-dog")]);
    std::fs::write(bench.path("entries.txt"), "photo\ndog\n犬\nNew York").unwrap();
    let counts = |name: &str, change: &dyn Fn(&mut RunConfig)| {
        let mut config = bench.config(&["pool.parquet"]);
        change(&mut config);
        let out = bench.path(name);
        with_work(1, |work| match_pool(&config, &out, false, work)).unwrap();
        read_entries(&RunPaths::new(&out).entries()).unwrap().1.as_slice().to_vec()
    };
    assert_eq!(counts("strict", &|_| {}), [0, 0, 0, 0]);
    assert_eq!(counts("worldwide", &|config| config.rule = Rule::Worldwide), [0, 0, 1, 0]);
    assert_eq!(counts("case", &|config| config.switches.ignore_case = true), [1, 1, 0, 0]);
    assert_eq!(counts("spaces", &|config| config.switches.collapse_spaces = true), [0, 0, 0, 1]);
    assert_eq!(counts("boundaries", &|config| config.switches.unicode_boundaries = true), [0, 1, 0, 0]);
}

#[test]
fn a_text_is_matched_in_its_own_language() {
    let bench = Bench::new();
    let mut frame = df!(
        "text" => ["chat noir", "chat room", "chat", "chat"],
        "language" => [Some("fr"), Some("en"), None, Some("xx")]
    )
    .unwrap();
    crate::pools::write_parquet(&bench.path("pool.parquet"), &mut frame);
    std::fs::write(bench.path("entries.csv"), "entry,language\nchat,fr\nroom,en\nchat,en\nchat,other\nnoir,en\n")
        .unwrap();
    let mut config = bench.config(&["pool.parquet"]);
    config.metadata = bench.text("entries.csv");
    config.mapping.language = Some("language".to_owned());
    let out = bench.path("run");
    with_work(2, |work| match_pool(&config, &out, false, work)).unwrap();
    let (_, counts) = read_entries(&RunPaths::new(&out).entries()).unwrap();
    assert_eq!(counts.as_slice(), [1, 1, 1, 2, 0], "no language and an unknown one are matched as other");
}
