//! The built program as a script sees it: standard output, one line of errors, exit codes.

use std::process::{Command, Output};

use serde_json::Value;

use crate::pools::{Bench, CAPTIONS, many_captions};

pub fn tailscope(bench: &Bench, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tailscope")).args(arguments).current_dir(bench.directory.path()).output().unwrap()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[track_caller]
pub fn succeed(bench: &Bench, arguments: &[&str]) -> String {
    let output = tailscope(bench, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
    stdout(&output)
}

/// Exit code 2, and exactly one line that holds all of `words`.
#[track_caller]
pub fn refuse(bench: &Bench, arguments: &[&str], words: &[&str]) {
    let output = tailscope(bench, arguments);
    let message = stderr(&output);
    let message = message.lines().filter(|line| !line.starts_with("tailscope: guessed")).collect::<Vec<_>>();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message:?}");
    assert_eq!(message.len(), 1, "{arguments:?}: {message:?}");
    assert!(words.iter().all(|word| message[0].contains(word)), "{arguments:?}: {message:?}");
    assert!(!message[0].contains("panicked"), "{message:?}");
}

fn matched_bench() -> Bench {
    let bench = Bench::new();
    bench.write_pool("pool.parquet", &CAPTIONS);
    succeed(&bench, &["match", "pool.parquet", "--metadata", "entries.txt", "--text", "text", "--out", "run"]);
    bench
}

#[test]
fn match_reports_what_it_guessed_and_did() {
    let bench = Bench::new();
    bench.write_pool("pool.parquet", &CAPTIONS);
    let output = tailscope(&bench, &["match", "pool.parquet", "--metadata", "entries.txt", "--out", "run"]);
    assert!(output.status.success());
    assert!(stderr(&output).contains("guessed text = text, image = url, uid = uid (looks like DataComp)"));
    assert!(stdout(&output).contains("12 pairs in 1 file") && stdout(&output).contains("1 null and 1 empty texts"));
}

#[test]
fn forced_engines_give_the_same_counts() {
    let bench = matched_bench();
    let counts = |run: &str| crate::pools::read_parquet(&bench.path(run).join("entries.parquet"));
    for engine in ["trie", "automaton", "naive"] {
        let arguments = ["match", "pool.parquet", "--metadata", "entries.txt", "--out", engine, "--engine", engine];
        succeed(&bench, &arguments);
        assert!(counts(engine).equals_missing(&counts("run")), "{engine}");
    }
}

#[test]
fn stats_json_has_the_agreed_keys() {
    let bench = matched_bench();
    let json: Value =
        serde_json::from_str(&succeed(&bench, &["stats", "run", "--t", "2", "--t", "3", "--json"])).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let mut expected =
        ["pairs", "matched_pairs", "matches", "matches_per_pair", "entries", "zero_entries", "max_count", "at"];
    expected.sort_unstable();
    assert_eq!(keys(&json), expected);
    let mut expected = [
        "t",
        "tail_share",
        "head_entries",
        "head_share",
        "capped_matches",
        "expected_pairs",
        "expected_std",
        "drawn_pairs",
        "seed",
    ];
    expected.sort_unstable();
    assert_eq!(keys(&json["at"][0]), expected);
    assert_eq!((&json["pairs"], &json["entries"], &json["at"][1]["t"]), (&12.into(), &12.into(), &3.into()));
}

#[test]
fn stats_of_a_count_file_has_no_pairs() {
    let bench = Bench::new();
    std::fs::write(bench.path("counts.json"), r#"{"dog": 30, "cat": 10, "tench": 0}"#).unwrap();
    std::fs::write(bench.path("counts.txt"), "dog\t30\ncat\t10\ntench\t0\n").unwrap();
    for file in ["counts.json", "counts.txt"] {
        let json: Value = serde_json::from_str(&succeed(&bench, &["stats", file, "--t", "20", "--json"])).unwrap();
        assert_eq!((&json["pairs"], &json["matches"], &json["zero_entries"]), (&Value::Null, &40.into(), &1.into()));
        let at = &json["at"][0];
        assert_eq!(
            (&at["drawn_pairs"], &at["expected_pairs"], &at["seed"]),
            (&Value::Null, &Value::Null, &Value::Null)
        );
        assert_eq!((&at["tail_share"], &at["capped_matches"]), (&0.25.into(), &30.into()));
    }
    refuse(&bench, &["stats", "entries.txt"], &["entries.txt", "12 entries without counts"]);
}

#[test]
fn curate_by_t_by_tail_share_and_by_size() {
    let bench = matched_bench();
    assert!(succeed(&bench, &["curate", "run", "--t", "1000", "--out", "all.parquet"]).contains("8 pairs of 12"));
    assert!(
        succeed(&bench, &["curate", "run", "--size", "3", "--out", "three.csv", "--format", "csv"]).contains("3 pairs")
    );
    succeed(&bench, &["curate", "run", "--tail-share", "0.5", "--out", "half.jsonl", "--format", "jsonl"]);
    assert_eq!(
        std::fs::read_to_string(bench.path("three.csv"))
            .unwrap()
            .lines()
            .filter(|line| line.contains("images.example"))
            .count(),
        3
    );
    refuse(&bench, &["curate", "run", "--size", "9", "--out", "x.parquet"], &["9", "8 pairs"]);
    refuse(&bench, &["curate", "run", "--t", "1000", "--out", "all.parquet"], &["exists already", "--overwrite"]);
    refuse(&bench, &["curate", "run", "--out", "x.parquet"], &["--t"]);
    refuse(&bench, &["curate", "run", "--t", "-3", "--out", "x.parquet"], &["--t"]);
    refuse(&bench, &["curate", "nowhere", "--t", "3", "--out", "x.parquet"], &["nowhere", "not a run"]);
    assert!(!bench.path("x.parquet").exists());
}

#[test]
fn sample_shows_pairs_with_their_entries_and_fate() {
    let bench = matched_bench();
    let text = succeed(&bench, &["sample", "run", "--entry", "photo"]);
    assert!(text.starts_with("4 of 4 pairs that match “photo”"), "{text}");
    assert!(text.contains("pool.parquet row 10") && text.contains("New York (2)"), "{text}");
    let arguments = ["sample", "run", "--entry", "photo", "--t", "1", "--json", "-n", "2"];
    let json: Value = serde_json::from_str(&succeed(&bench, &arguments)).unwrap();
    assert_eq!((&json["of"], &json["sampled"]), (&4.into(), &2.into()));
    let kept = |flag: &str| {
        let arguments = ["sample", "run", "--entry", "photo", "--t", "1", "--json", flag];
        serde_json::from_str::<Value>(&succeed(&bench, &arguments)).unwrap()
    };
    let (kept, dropped) = (kept("--kept"), kept("--dropped"));
    assert_eq!(kept["of"].as_u64().unwrap() + dropped["of"].as_u64().unwrap(), 4);
    assert!(dropped["pairs"].as_array().unwrap().iter().all(|pair| pair["keep_threshold"].as_f64() >= Some(1.0)));
    assert!(succeed(&bench, &["sample", "run", "--unmatched"]).contains("4 of 4 pairs that match nothing"));
    refuse(&bench, &["sample", "run", "--entry", "zebra"], &["zebra", "12 entries"]);
    refuse(&bench, &["sample", "run"], &["--entry", "--unmatched"]);
}

#[test]
fn near_misses_name_the_switch_that_would_help() {
    let bench = Bench::new();
    bench.write_pool("pool.parquet", &[Some("PHOTO of hot-dog"), Some("a Photo"), Some("New  york")]);
    std::fs::write(bench.path("few.txt"), "photo\ndog\nNew York\na\nzebra").unwrap();
    succeed(&bench, &["match", "pool.parquet", "--metadata", "few.txt", "--out", "run"]);
    let json: Value = serde_json::from_str(&succeed(&bench, &["near-misses", "run", "--json"])).unwrap();
    assert_eq!((&json["zero_entries"], &json["texts"], &json["of"]), (&4.into(), &3.into(), &3.into()));
    let found: Vec<(&str, &str, u64)> = json["near_misses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|miss| (miss["entry"].as_str().unwrap(), miss["rule"].as_str().unwrap(), miss["texts"].as_u64().unwrap()))
        .collect();
    let all = "strict+ignore-case+collapse-spaces+unicode-boundaries";
    assert_eq!(
        found,
        [("photo", "strict+ignore-case", 2), ("dog", "strict+unicode-boundaries", 1), ("New York", all, 1)]
    );
    assert!(
        succeed(&bench, &["near-misses", "run", "-n", "1"]).contains("1 of 3 near misses of 4 zero entries in 3 texts")
    );
}

#[test]
fn bad_input_is_one_line_and_leaves_nothing() {
    let bench = Bench::new();
    let whole = std::fs::read(bench.write_pool("pool.parquet", &CAPTIONS)).unwrap();
    std::fs::write(bench.path("truncated.parquet"), &whole[..whole.len() - 20]).unwrap();
    std::fs::write(bench.path("empty.parquet"), "").unwrap();
    std::fs::write(bench.path("noise.parquet"), [0x5A; 3000]).unwrap();
    std::fs::write(bench.path("numbers.json"), "[1, 2]").unwrap();
    std::fs::write(bench.path("object.json"), r#"{"dog": "many"}"#).unwrap();
    std::fs::write(bench.path("broken.json"), "[\"dog\"").unwrap();
    std::fs::write(bench.path("table.csv"), "word,n\ndog,1\n").unwrap();
    let matching = |pool: &'static str, metadata: &'static str| ["match", pool, "--metadata", metadata, "--out", "run"];
    refuse(&bench, &matching("truncated.parquet", "entries.txt"), &["truncated.parquet", "truncated"]);
    refuse(&bench, &matching("empty.parquet", "entries.txt"), &["empty.parquet", "0 bytes"]);
    refuse(&bench, &matching("noise.parquet", "entries.txt"), &["noise.parquet", "not Parquet"]);
    refuse(&bench, &matching("nowhere.parquet", "entries.txt"), &["nowhere.parquet", "no such file"]);
    refuse(&bench, &matching("pool.parquet", "numbers.json"), &["numbers.json", "element 0", "a number"]);
    refuse(&bench, &matching("pool.parquet", "object.json"), &["object.json", "dog", "a string"]);
    refuse(&bench, &matching("pool.parquet", "broken.json"), &["broken.json", "not valid JSON"]);
    refuse(&bench, &matching("pool.parquet", "table.csv"), &["table.csv", "no column “entry”"]);
    refuse(&bench, &matching("pool.parquet", "pool.parquet"), &["no column “entry” among uid, url, text"]);
    refuse(&bench, &matching("pool.parquet", "nowhere.txt"), &["nowhere.txt"]);
    let mut wrong_column = matching("pool.parquet", "entries.txt").to_vec();
    wrong_column.extend(["--text", "caption"]);
    refuse(&bench, &wrong_column, &["no column “caption” among its 3: uid, url, text"]);
    assert!(!bench.path("run").exists());
    refuse(
        &bench,
        &["match", "pool.parquet", "--metadata", "entries.txt", "--out", "entries.txt/run"],
        &["entries.txt/run"],
    );
    refuse(&bench, &["match", "pool.parquet", "--metadata", "entries.txt", "--out", "/proc/run"], &["/proc/run"]);
    refuse(&bench, &["match", "pool.parquet"], &["--metadata"]);
    refuse(&bench, &["nonsense"], &["nonsense"]);
}

#[test]
fn rejects_change_the_exit_code_only_when_asked() {
    let bench = Bench::new();
    bench.write_pool("pool/good.parquet", &CAPTIONS);
    std::fs::write(bench.path("pool/bad.parquet"), "").unwrap();
    let lenient = tailscope(&bench, &["match", "pool", "--metadata", "entries.txt", "--out", "run"]);
    assert_eq!(lenient.status.code(), Some(0));
    assert!(stderr(&lenient).contains("left out 1 ×"), "{}", stderr(&lenient));
    let strict = tailscope(&bench, &["match", "pool", "--metadata", "entries.txt", "--out", "strict", "--strict"]);
    assert_eq!(strict.status.code(), Some(1));
}

#[test]
fn progress_is_silent_when_piped_and_json_when_asked() {
    let bench = Bench::new();
    let captions = many_captions(20_000);
    let captions: Vec<Option<&str>> = captions.iter().map(|caption| Some(caption.as_str())).collect();
    bench.write_pool("pool.parquet", &captions);
    let arguments =
        ["match", "pool.parquet", "--metadata", "entries.txt", "--text", "text", "--image", "url", "--uid", "uid"];
    let silent = tailscope(&bench, &[&arguments[..], &["--out", "silent"]].concat());
    assert_eq!(stderr(&silent), "");
    let json = tailscope(&bench, &[&arguments[..], &["--out", "json", "--progress", "json"]].concat());
    let lines: Vec<Value> = stderr(&json).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let last_match = lines.iter().rfind(|line| line["stage"] == "match").unwrap();
    assert_eq!((&last_match["done"], &last_match["total"]), (&20_000.into(), &20_000.into()));
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_a_run_that_can_be_continued() {
    let bench = Bench::new();
    let captions = many_captions(30_000);
    let captions: Vec<Option<&str>> = captions.iter().map(|caption| Some(caption.as_str())).collect();
    for part in 0..12 {
        bench.write_pool(&format!("pool/{part:02}.parquet"), &captions);
    }
    let arguments = ["match", "pool", "--metadata", "entries.txt", "--text", "text", "--out", "run"];
    let mut child = Command::new(env!("CARGO_BIN_EXE_tailscope"))
        .args(arguments)
        .args(["--progress", "json"])
        .current_dir(bench.directory.path())
        .stderr(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    // Interrupt when the first rows are done.
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stderr.take().unwrap()));
    lines.by_ref().map_while(Result::ok).find(|line| {
        serde_json::from_str::<Value>(line).is_ok_and(|line| line["stage"] == "match" && line["done"] != 0)
    });
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let rest: Vec<String> = lines.map_while(Result::ok).collect();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{rest:?}");
    refuse(&bench, &["stats", "run", "--t", "20"], &["not finished", "of 12 shards"]);
    let continued = succeed(&bench, &arguments);
    assert!(continued.contains("360,000 pairs in 12 files"), "{continued}");
}

#[test]
fn help_has_examples_and_promises_nothing_else() {
    let bench = Bench::new();
    let help = succeed(&bench, &["--help"]);
    for command in ["open", "match", "stats", "curate", "sample", "metadata"] {
        assert!(help.contains(command), "{help}");
    }
    for command in ["match", "stats", "curate", "sample"] {
        assert!(succeed(&bench, &[command, "--help"]).contains("Example:"), "{command}");
    }
}
