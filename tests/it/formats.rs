//! Every format opens, is mapped, and gives the same run; every way to be broken has a message.

use std::path::Path;

use polars::prelude::*;
use tailscope::export::{ExportFormat, ExportRequest, curate};
use tailscope::pipeline::match_pool;
use tailscope::pool::{Format, ImageRef, Pool, fetch_records};
use tailscope::run::{RunPaths, read_entries, read_matches};

use crate::pools::{Bench, CAPTIONS, frame, read_parquet, with_work, write_parquet};

/// (name, how it is written)
type Writer = fn(&Path, &mut DataFrame);

const WRITERS: [(&str, Writer); 6] = [
    ("pool.parquet", |path, frame| write_parquet(path, frame)),
    ("pool.arrow", |path, frame| {
        IpcWriter::new(std::fs::File::create(path).unwrap()).finish(frame).unwrap();
    }),
    ("pool.csv", |path, frame| {
        CsvWriter::new(std::fs::File::create(path).unwrap()).finish(frame).unwrap();
    }),
    ("pool.tsv", |path, frame| {
        CsvWriter::new(std::fs::File::create(path).unwrap()).with_separator(b'\t').finish(frame).unwrap();
    }),
    ("pool.jsonl", |path, frame| {
        let file = std::fs::File::create(path).unwrap();
        JsonWriter::new(file).with_json_format(JsonFormat::JsonLines).finish(frame).unwrap();
    }),
    ("pool.ndjson", |path, frame| {
        let file = std::fs::File::create(path).unwrap();
        JsonWriter::new(file).with_json_format(JsonFormat::JsonLines).finish(frame).unwrap();
    }),
];

#[test]
fn every_format_gives_the_same_counts_and_records() {
    let bench = Bench::new();
    let mut counts = Vec::new();
    for (name, write) in WRITERS {
        write(&bench.path(name), &mut frame("pool", &CAPTIONS));
        let pool = Pool::open(&[bench.text(name)]).unwrap();
        let guess = pool.guess_mapping();
        assert_eq!(guess.mapping.texts, ["text"], "{name}");
        assert_eq!(
            (guess.mapping.image.as_deref(), guess.mapping.uid.as_deref()),
            (Some("url"), Some("uid")),
            "{name}"
        );
        let out = bench.path(&format!("run-{name}"));
        let manifest = with_work(2, |work| match_pool(&bench.config(&[name]), &out, false, work)).unwrap();
        assert_eq!(manifest.totals.pairs, 12, "{name}");
        counts.push(read_entries(&RunPaths::new(&out).entries()).unwrap().1);
        let records = fetch_records(&pool.files[0], &guess.mapping, &[0, 10, 11]).unwrap();
        assert_eq!(records.len(), 3);
        assert_eq!(records[1].texts, [Some("New\tYork\nphoto".to_owned())], "{name}");
        assert_eq!(records[2].image, ImageRef::Url("https://images.example/11.jpg".to_owned()));
        assert_eq!(records[2].uid.as_deref(), Some("pool-0011"));
        assert_eq!((records[0].row, records[2].row), (0, 11));
    }
    assert!(counts.windows(2).all(|pair| pair[0] == pair[1]), "{counts:?}");
}

#[test]
fn headerless_tsv_is_cc12m_in_either_order() {
    let bench = Bench::new();
    let url = "https://images.example/1.jpg";
    for (name, content) in [
        ("url-first.tsv", format!("{url}\ta \"quoted dog\n{url}\ta cat\n")),
        ("caption-first.tsv", format!("a \"quoted dog\t{url}\na cat\t{url}\n")),
    ] {
        std::fs::write(bench.path(name), content).unwrap();
        let pool = Pool::open(&[bench.text(name)]).unwrap();
        assert_eq!(pool.files[0].format, Format::Csv { separator: b'\t', has_header: false });
        let mapping = pool.guess_mapping().mapping;
        let records = fetch_records(&pool.files[0], &mapping, &[0, 1]).unwrap();
        assert_eq!(records[0].texts, [Some("a \"quoted dog".to_owned())], "{name}: no quoting without a header");
        assert_eq!(records[1].image, ImageRef::Url(url.to_owned()), "{name}");
    }
}

#[test]
fn published_layouts_are_recognised() {
    let columns = |names: &[&str]| {
        let columns = names.iter().map(|name| Column::new((*name).into(), ["x"])).collect();
        DataFrame::new(1, columns).unwrap()
    };
    let bench = Bench::new();
    for (names, layout, text, image, uid) in [
        (&["URL", "TEXT", "WIDTH", "HEIGHT", "similarity"][..], "LAION", "TEXT", "URL", None),
        (&["uid", "url", "text", "sha256"], "DataComp", "text", "url", Some("uid")),
        (&["id", "url", "text", "width"], "COYO", "text", "url", Some("id")),
        (&["key", "url", "caption", "status", "hash"], "img2dataset", "caption", "url", Some("key")),
    ] {
        write_parquet(&bench.path("pool.parquet"), &mut columns(names));
        let guess = Pool::open(&[bench.text("pool.parquet")]).unwrap().guess_mapping();
        assert_eq!((guess.layout, guess.mapping.texts[0].as_str()), (Some(layout), text));
        assert_eq!((guess.mapping.image.as_deref(), guess.mapping.uid.as_deref()), (Some(image), uid), "{layout}");
    }
}

#[test]
fn a_directory_is_one_pool_and_bad_files_are_reported() {
    let bench = Bench::new();
    bench.write_pool("pool/b/1.parquet", &CAPTIONS);
    bench.write_pool("pool/a.parquet", &CAPTIONS);
    std::fs::write(bench.path("pool/notes.md"), "not data").unwrap();
    std::fs::write(bench.path("pool/.hidden.parquet"), "not data").unwrap();
    std::fs::write(bench.path("pool/c.parquet"), "").unwrap();
    std::fs::write(bench.path("pool/d.parquet"), "PAR1 and then nothing").unwrap();
    crate::pools::write_parquet(&bench.path("pool/e.parquet"), &mut df!("other" => ["x"]).unwrap());
    let pool = Pool::open(&[bench.text("pool")]).unwrap();
    let names: Vec<&str> = pool.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["a.parquet", "b/1.parquet", "e.parquet"]);
    assert_eq!(pool.problems.len(), 2, "{:?}", pool.problems);
    let glob = Pool::open(&[format!("{}/*.parquet", bench.text("pool"))]).unwrap();
    assert_eq!(glob.files[0].name, "a.parquet");

    let out = bench.path("run");
    let manifest = with_work(2, |work| match_pool(&bench.config(&["pool"]), &out, false, work)).unwrap();
    assert_eq!((manifest.totals.rows, manifest.totals.rejected), (24, 3), "{:?}", manifest.rejects);
    let rejects = crate::pools::read_parquet(&RunPaths::new(&out).rejects());
    let files: Vec<&str> = rejects.column("file").unwrap().str().unwrap().iter().flatten().collect();
    assert_eq!(files, ["c.parquet", "d.parquet", "e.parquet"]);
}

#[track_caller]
fn check_refusal(bench: &Bench, name: &str, bytes: &[u8], words: &str) {
    std::fs::write(bench.path(name), bytes).unwrap();
    let error = Pool::open(&[bench.text(name)]).unwrap_err().to_string();
    assert!(error.contains(words) && error.contains(name) && !error.contains('\n'), "{name}: {error}");
}

#[test]
fn broken_files_say_what_is_wrong_with_them() {
    let bench = Bench::new();
    let whole = std::fs::read(bench.write_pool("whole.parquet", &CAPTIONS)).unwrap();
    check_refusal(&bench, "truncated.parquet", &whole[..whole.len() / 2], "truncated");
    check_refusal(&bench, "empty.parquet", b"", "empty (0 bytes)");
    check_refusal(&bench, "empty.csv", b"", "empty (0 bytes)");
    check_refusal(&bench, "noise.parquet", &[0xA7; 5000], "not Parquet");
    check_refusal(&bench, "noise.bin", &[0xA7; 5000], "neither Parquet");
    check_refusal(&bench, "noise.arrow", &[0xA7; 5000], "Arrow IPC could not be read");
    let mut damaged = whole.clone();
    let middle_of_footer = whole.len() - 60;
    damaged[middle_of_footer..whole.len() - 8].fill(0xFF);
    check_refusal(&bench, "damaged.parquet", &damaged, "footer is damaged");
    let missing = Pool::open(&[bench.text("missing")]).unwrap_err().to_string();
    assert!(missing.contains("no such file"), "{missing}");
}

#[test]
fn a_bad_line_of_json_costs_itself_alone() {
    let bench = Bench::new();
    let lines = [
        r#"{"text": "a dog", "n": 1, "tags": ["x", {"y": 2}]}"#,
        r#"{"text": broken"#,
        "",
        r#"{"text": "a cat", "n": 2.5, "late": true}"#,
        r#"["not", "an", "object"]"#,
        r#"{"text": 5, "n": "many"}"#,
        r#"{"n": 3}"#,
        r#"{"text": "a photo", "n": 4"#,
    ];
    std::fs::write(bench.path("pool.jsonl"), lines.join("\n")).unwrap();
    let out = bench.path("run");
    let manifest = with_work(2, |work| match_pool(&bench.config(&["pool.jsonl"]), &out, false, work)).unwrap();
    let totals = manifest.totals;
    assert_eq!((totals.rows, totals.matched_pairs, totals.null_texts, totals.rejected), (4, 2, 1, 3));
    assert_eq!(manifest.rejects["not a JSON object"], 3);
    let paths = RunPaths::new(&out);
    assert_eq!(read_matches(&paths.matches(0), 12).unwrap().rows, [0, 2, 4, 5], "bad lines keep their numbers");
    let rejects = read_parquet(&paths.rejects());
    let rows: Vec<u64> = rejects.column("row").unwrap().u64().unwrap().iter().flatten().collect();
    assert_eq!(rows, [1, 3, 6]);

    // Nothing is lost because a later line has another type.
    let subset = bench.path("subset.parquet");
    let request =
        ExportRequest { run: out, t: 99.0, out: subset.clone(), format: ExportFormat::Parquet, overwrite: false };
    with_work(1, |work| curate(&request, work)).unwrap();
    let subset = read_parquet(&subset);
    let texts = |name: &str| -> Vec<Option<String>> {
        let column = subset.column(name).unwrap().cast(&DataType::String).unwrap();
        column.str().unwrap().iter().map(|text| text.map(str::to_owned)).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(texts("n"), [some("1"), some("2.5")]);
    assert_eq!(texts("tags"), [some(r#"["x",{"y":2}]"#), None]);
    assert_eq!(texts("late"), [None, some("true")]);
}

#[test]
fn json_lines_without_an_object_are_refused() {
    let bench = Bench::new();
    check_refusal(&bench, "noise.jsonl", &[0xA7; 500], "row 0 is not a JSON object");
    check_refusal(&bench, "list.jsonl", b"[1, 2]\n[3]\n", "row 0 is not a JSON object");
}

#[test]
fn wide_rows_and_other_encodings_do_not_end_a_csv() {
    let bench = Bench::new();
    let bytes = b"text,url\na dog,u1\na cat,u2,too,many\nonly text\n\xff\xfe a dog,u3\n";
    std::fs::write(bench.path("pool.csv"), bytes).unwrap();
    let out = bench.path("run-csv");
    let manifest = with_work(1, |work| match_pool(&bench.config(&["pool.csv"]), &out, false, work)).unwrap();
    assert_eq!((manifest.totals.rows, manifest.totals.matched_pairs, manifest.totals.damaged_texts), (4, 3, 1));
    assert!(manifest.warnings.iter().any(|warning| warning.contains("not UTF-8")), "{:?}", manifest.warnings);
}

#[test]
fn relative_image_paths_are_resolved_beside_the_file() {
    let bench = Bench::new();
    let mut frame = df!("text" => ["a dog", "x", "y"], "image" => [Some("images/1.jpg"), None, Some("")]).unwrap();
    write_parquet(&bench.path("deep/pool.parquet"), &mut frame);
    let pool = Pool::open(&[bench.text("deep/pool.parquet")]).unwrap();
    let records = fetch_records(&pool.files[0], &pool.guess_mapping().mapping, &[0, 1, 2]).unwrap();
    assert_eq!(records[0].image, ImageRef::Path(bench.path("deep/images/1.jpg")));
    assert_eq!((&records[1].image, &records[2].image), (&ImageRef::None, &ImageRef::None));
}
