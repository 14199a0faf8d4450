//! Metadata lists as a user makes them: files in, a list out, one line for what is wrong.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use serde_json::Value;
use tailscope::metadata::{BUNDLED_LICENCE, load};

use crate::cli::{refuse, stderr, stdout, succeed, tailscope};
use crate::pools::{Bench, CAPTIONS};

const WORDNET: &str = "/usr/share/wordnet";

/// A dictionary of three synsets and three files without any surprise.
fn write_dictionary(bench: &Bench) {
    let licence = "  1 This software and database is being provided\n";
    let lines = [
        ("noun", "00001740 03 n 02 New_York 0 Big_Apple 0 000 | a city\n00001741 03 n 01 .22 0 000 | a calibre\n"),
        ("verb", "00001740 29 v 01 dog 0 000 01 + 02 00 | follow\n"),
        ("adj", "00001740 00 s 01 galore(ip) 0 000 | much\n"),
        ("adv", "00001740 02 r 02 a.k.a. 0 alias 0 000 | also known as\n"),
    ];
    std::fs::create_dir(bench.path("dict")).unwrap();
    for (part, lines) in lines {
        std::fs::write(bench.path(&format!("dict/data.{part}")), format!("{licence}{lines}")).unwrap();
    }
}

/// Entry and source of a list, in order.
fn entries(path: &Path) -> Vec<(String, String)> {
    let loaded = load(path).unwrap();
    let entries = loaded.entries.iter();
    entries.map(|(id, text)| (text.to_owned(), loaded.entries.source(id).unwrap_or_default().to_owned())).collect()
}

fn texts(path: &Path) -> Vec<String> {
    entries(path).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn a_dictionary_gives_names_digits_and_lemmas() {
    let bench = Bench::new();
    write_dictionary(&bench);
    let report = succeed(&bench, &["metadata", "build", "--wordnet", "dict", "--lemmas", "--out", "list.csv"]);
    assert!(report.contains("wordnet         104  (1 empty)"), "{report}");
    let entries = entries(&bench.path("list.csv"));
    let of = |source: &str| -> Vec<&str> {
        entries.iter().filter(|entry| entry.1 == source).map(|entry| entry.0.as_str()).collect()
    };
    assert_eq!(of("wordnet")[..5], ["new york", "dog", "galore", "a", "0"]);
    assert_eq!(of("lemmas"), ["New York", "Big Apple", ".22", "a.k.a.", "alias"]);
}

#[test]
fn the_bundled_list_is_what_build_makes_of_wordnet() {
    let loaded = load(Path::new("wordnet")).unwrap();
    let of_source =
        |name: &str| loaded.entries.iter().filter(|(id, _)| loaded.entries.source(*id) == Some(name)).count();
    assert_eq!((of_source("wordnet"), of_source("lemmas"), loaded.entries.len()), (86_654, 78_997, 165_651));
    assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
    assert!(BUNDLED_LICENCE.contains("WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved."));
    if !Path::new(WORDNET).exists() {
        eprintln!("not compared with a fresh build: {WORDNET} does not exist (Debian package wordnet-base)");
        return;
    }
    let bench = Bench::new();
    let mut arguments = vec!["metadata", "build", "--wordnet", WORDNET];
    succeed(&bench, &[&arguments[..], &["--out", "names.json"]].concat());
    assert_eq!(load(&bench.path("names.json")).unwrap().entries.len(), 86_654);
    arguments.extend(["--lemmas", "--order", "alphabetical", "--out", "again.csv"]);
    succeed(&bench, &arguments);
    let again = load(&bench.path("again.csv")).unwrap();
    assert!(again.entries == loaded.entries, "the bundled list is not what {WORDNET} gives");
    assert_eq!(again.content_hash, loaded.content_hash);
}

#[test]
fn the_bundled_list_works_wherever_a_list_is_named() {
    let bench = Bench::new();
    bench.write_pool("pool.parquet", &CAPTIONS);
    succeed(&bench, &["match", "pool.parquet", "--metadata", "wordnet", "--text", "text", "--out", "run"]);
    assert!(succeed(&bench, &["sample", "run", "--entry", "olive oil"]).starts_with("1 of 1 pairs"));
    let info: Value = serde_json::from_str(&succeed(&bench, &["metadata", "info", "wordnet", "--json"])).unwrap();
    assert_eq!((&info["entries"], &info["name"]), (&165_651.into(), &"wordnet".into()));
    // A file of that name is one with a path.
    std::fs::write(bench.path("wordnet"), "dog\n").unwrap();
    assert!(succeed(&bench, &["metadata", "info", "./wordnet"]).contains("entries                    1"));
}

/// Words and pairs with their counts, computed slowly and in another way.
fn oracle(text: &str, min_word: u64, min_pair: u64, min_pmi: f64) -> BTreeMap<String, u64> {
    let (mut words, mut pairs, mut n_words) =
        (HashMap::<String, u64>::new(), HashMap::<(String, String), u64>::new(), 0);
    for line in text.split('\n') {
        let mut line = line.replace(['\t', '\r'], " ");
        for mark in [",", ".", ";", ":", "?", "!", "`"] {
            line = line.replace(mark, &format!(" {mark} "));
        }
        let tokens: Vec<&str> = line.split(' ').filter(|token| !token.is_empty()).collect();
        let is_word = |token: &&str| !token.chars().all(|c| c.is_ascii_punctuation());
        for token in tokens.iter().filter(|token| is_word(token)) {
            *words.entry((*token).to_owned()).or_default() += 1;
            n_words += 1;
        }
        for pair in tokens.windows(2).filter(|pair| pair.iter().all(is_word)) {
            *pairs.entry((pair[0].to_owned(), pair[1].to_owned())).or_default() += 1;
        }
    }
    let pmi = |x: &str, y: &str, count: u64| (count as f64 * n_words as f64 / (words[x] * words[y]) as f64).log2();
    let frequent_pairs = pairs
        .into_iter()
        .filter(|((x, y), count)| *count >= min_pair && pmi(x, y, *count) >= min_pmi)
        .map(|((x, y), count)| (format!("{x} {y}"), count));
    let frequent_words = words.clone().into_iter().filter(|(_, count)| *count >= min_word);
    frequent_words.chain(frequent_pairs.collect::<Vec<_>>()).collect()
}

#[test]
fn words_and_pairs_of_real_text_equal_a_slow_computation() {
    let bench = Bench::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["LICENSE-APACHE", "ARCHITECTURE.md", "docs/algorithm.md"].map(|name| root.join(name));
    let text = files.each_ref().map(|file| std::fs::read_to_string(file).unwrap()).join("\n");
    let files = files.each_ref().map(|file| file.to_str().unwrap());
    let rules = ["--min-word-count", "3", "--min-pair-count", "2", "--min-pmi", "4", "--out", "list.csv"];
    succeed(&bench, &[&["metadata", "build", "--text"], &files[..], &rules[..]].concat());
    let loaded = load(&bench.path("list.csv")).unwrap();
    let ids = loaded.entries.iter();
    let found: BTreeMap<String, u64> =
        ids.map(|(id, text)| (text.to_owned(), loaded.source_counts[id.index()].unwrap())).collect();
    let expected = oracle(&text, 3, 2, 4.0);
    assert!(expected.len() > 300 && expected.keys().filter(|text| text.contains(' ')).count() > 50);
    assert_eq!(found, expected);
}

#[test]
fn a_dump_gives_the_words_of_its_articles() {
    let bench = Bench::new();
    let page = |ns: u32, text: &str| {
        format!(
            "  <page>\n    <title>T</title>\n    <ns>{ns}</ns>\n    <revision>\n      <text bytes=\"9\">{text}</text>\n    </revision>\n  </page>\n"
        )
    };
    let article = "'''Olive oil''' from [[Crete|the island]]{{cn}}, [[olive oil]].\n* Olive oil";
    let dump = format!("<mediawiki>\n{}{}</mediawiki>\n", page(0, article), page(4, "olive oil policy"));
    std::fs::write(bench.path("dump.xml"), dump).unwrap();
    let arguments = ["--min-word-count", "2", "--min-pair-count", "2", "--min-pmi", "0", "--out", "list.txt"];
    let report = succeed(&bench, &[&["metadata", "build", "--text", "dump.xml"], &arguments[..]].concat());
    assert!(report.contains("text: 9 words, 6 of them distinct, in 1 lines or articles"), "{report}");
    assert_eq!(texts(&bench.path("list.txt")), ["oil", "Olive", "Olive oil"]);
}

#[test]
fn page_views_are_added_over_files_and_domains() {
    let bench = Bench::new();
    std::fs::write(bench.path("one"), "de Hund 900 0\nen New_York 40 0\nen Dog 69 0\nen Talk:Dog 500 0\nen - 99 0\n")
        .unwrap();
    std::fs::write(bench.path("two"), "en.m New_York 30 0\nen.m.d Dog 80 0\nen broken\n").unwrap();
    let arguments = ["metadata", "build", "--page-views", "one", "two", "--out", "list.csv"];
    let output = tailscope(&bench, &arguments);
    assert!(stderr(&output).contains("1 of 8 lines of page views are not"), "{}", stderr(&output));
    assert_eq!(entries(&bench.path("list.csv")), [("New York".to_owned(), "titles".to_owned())]);
    assert!(stdout(&output).contains("1 entry in list.csv"));
}

#[test]
fn the_captions_of_a_pool_give_words_and_pairs() {
    let bench = Bench::new();
    let captions: Vec<String> = (0..400).map(|n| format!("a photo of olive oil number{}", n % 50)).collect();
    let captions: Vec<Option<&str>> = captions.iter().map(|caption| Some(caption.as_str())).chain([None]).collect();
    bench.write_pool("pool.parquet", &captions);
    let arguments = ["metadata", "build", "--pool", "pool.parquet", "--text-column", "text", "--min-pmi", "2"];
    let report = succeed(&bench, &[&arguments[..], &["--out", "list.parquet"]].concat());
    assert!(report.contains("captions: 2400 words, 55 of them distinct, in 400 captions"), "{report}");
    let expected = [("a", "pool-words"), ("of", "pool-words"), ("oil", "pool-words"), ("olive", "pool-words")];
    assert_eq!(entries(&bench.path("list.parquet"))[..4], expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert!(entries(&bench.path("list.parquet")).contains(&("olive oil".to_owned(), "pool-pairs".to_owned())));
    refuse(
        &bench,
        &[&arguments[..4], &["--text-column", "caption", "--out", "x.csv"]].concat(),
        &["no column “caption”"],
    );
}

#[test]
fn lists_are_merged_subtracted_capped_and_ordered() {
    let bench = Bench::new();
    let awkward = r#"["b", "a", " c", "d\"e, f", "g\th", "b", "", "?", "日本", "null", "1.50", "'x"]"#;
    std::fs::write(bench.path("one.json"), awkward).unwrap();
    std::fs::write(
        bench.path("two.csv"),
        "entry,source,language,source_count\na,words,,5\nz,words,,7\nz,titles,de,9\ny,titles,,\n",
    )
    .unwrap();
    std::fs::write(bench.path("minus.txt"), "y\n").unwrap();
    let merge =
        ["metadata", "build", "--merge", "one.json", "two.csv", "--subtract", "minus.txt", "--cap", "one.json=8"];
    let expected = ["b", "a", " c", "d\"e, f", "g\th", "日本", "null", "1.50", "z", "z"];
    for out in ["list.csv", "list.parquet", "list.json"] {
        let report = succeed(&bench, &[&merge[..], &["--out", out]].concat());
        assert!(
            report.contains("(1 there already, 1 empty, 1 single punctuation marks, 1 beyond the cap)"),
            "{report}"
        );
        assert!(report.contains("(1 subtracted)") && report.contains("10 entries in"), "{report}");
        assert_eq!(texts(&bench.path(out)), expected, "{out}");
    }
    let kept = load(&bench.path("list.parquet")).unwrap();
    let of = |index: usize| {
        let (id, _) = kept.entries.iter().nth(index).unwrap();
        (kept.entries.source(id), kept.entries.language(id), kept.source_counts[index])
    };
    assert_eq!(
        [of(1), of(8), of(9)],
        [(Some("one.json"), None, None), (Some("words"), None, Some(7)), (Some("titles"), Some("de"), Some(9))]
    );
    refuse(&bench, &[&merge[..], &["--out", "list.txt"]].concat(), &["g\\th", "tab"]);
    succeed(&bench, &[&merge[..], &["--order", "count", "--out", "counted.json"]].concat());
    assert_eq!(texts(&bench.path("counted.json"))[..3], ["z", "z", "b"]);
    succeed(&bench, &[&merge[..], &["--order", "alphabetical", "--out", "sorted.json"]].concat());
    assert_eq!(texts(&bench.path("sorted.json"))[..3], [" c", "1.50", "a"]);
}

#[test]
fn a_wrong_input_is_one_line_and_leaves_nothing() {
    let bench = Bench::new();
    write_dictionary(&bench);
    std::fs::create_dir(bench.path("empty")).unwrap();
    std::fs::write(bench.path("empty.txt"), "").unwrap();
    std::fs::write(bench.path("zeros.bin"), [0; 100]).unwrap();
    std::fs::write(bench.path("cut.gz"), [0x1F, 0x8B, 8, 0, 0]).unwrap();
    std::fs::write(bench.path("dump.xml"), "<mediawiki>\n<page><ns>0</ns><text>a dog").unwrap();
    std::fs::write(bench.path("text.txt"), "a dog\n").unwrap();
    let build = |arguments: &[&str], words: &[&str]| {
        refuse(&bench, &[&["metadata", "build", "--out", "out/list.csv"], arguments].concat(), words);
    };
    build(&[], &["nothing to make a list from", "--wordnet"]);
    build(&["--wordnet", "nowhere"], &["nowhere/data.noun", "no such file", "data.adv"]);
    build(&["--wordnet", "empty"], &["empty/data.noun"]);
    build(&["--lemmas", "--text", "text.txt"], &["--wordnet"]);
    build(&["--text", "empty.txt"], &["empty.txt", "no text"]);
    build(&["--text", "zeros.bin"], &["zeros.bin", "binary"]);
    build(&["--text", "cut.gz"], &["cut.gz", "ends in the middle"]);
    build(&["--text", "dump.xml"], &["dump.xml", "ends within an article"]);
    build(&["--text", "empty"], &["empty", "a directory"]);
    build(&["--text", "nowhere.txt"], &["nowhere.txt"]);
    build(&["--text", "text.txt"], &["no entries", "nothing is frequent enough", "2 words"]);
    build(&["--page-views", "text.txt"], &["text.txt", "not page views", "1 lines"]);
    build(&["--page-views", "empty.txt"], &["empty.txt", "domain title views bytes"]);
    build(&["--merge", "empty.txt"], &["empty.txt", "no entries"]);
    build(&["--merge", "entries.txt", "--subtract", "entries.txt"], &["all 12 that were offered"]);
    build(&["--merge", "entries.txt", "--cap", "words=3"], &["words", "no source", "entries.txt"]);
    build(&["--merge", "entries.txt", "--cap", "words"], &["SOURCE=N"]);
    build(&["--merge", "entries.txt", "--min-pmi", "nan"], &["number of bits"]);
    std::fs::write(bench.path("dict/data.adv"), "1 2 3\n").unwrap();
    build(&["--wordnet", "dict"], &["data.adv", "line 1", "offset of 8 digits"]);
    assert!(!bench.path("out").exists());
    let merge = ["metadata", "build", "--merge", "entries.txt", "--out"];
    refuse(&bench, &[&merge[..], &["list.xlsx"]].concat(), &["list.xlsx", ".parquet"]);
    refuse(&bench, &[&merge[..], &["text.txt"]].concat(), &["text.txt", "exists already", "--overwrite"]);
    succeed(&bench, &[&merge[..], &["text.txt", "--overwrite"]].concat());
    assert_eq!(texts(&bench.path("text.txt")).len(), 11);
    refuse(&bench, &["metadata", "info", "nowhere.txt"], &["nowhere.txt"]);
}

#[test]
fn a_threshold_out_of_reach_is_told() {
    let bench = Bench::new();
    std::fs::write(bench.path("text.txt"), "olive oil\n".repeat(200)).unwrap();
    let output = tailscope(&bench, &["metadata", "build", "--text", "text.txt", "--out", "list.txt"]);
    assert!(stderr(&output).contains("no word pair can have a PMI of 30: in 400 words"), "{}", stderr(&output));
    assert_eq!(texts(&bench.path("list.txt")), ["oil", "olive"]);
}

#[test]
fn info_tells_sources_lengths_and_what_never_matches() {
    let bench = Bench::new();
    std::fs::write(bench.path("list.csv"), "entry,source\ndog,a\nSt. Louis,b\nNew York,\ndog,a\n").unwrap();
    let text = succeed(&bench, &["metadata", "info", "list.csv"]);
    for line in [
        "entries                    4",
        "1 entries never match: no text can hold them under this rule",
        "of 2 words                 2",
        "1  (none)",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(text.contains("warning: 1 entry stands there twice"), "{text}");
    let json: Value = serde_json::from_str(&succeed(&bench, &["metadata", "info", "list.csv", "--json"])).unwrap();
    assert_eq!((&json["characters"]["max"], &json["sources"][0]["entries"]), (&9.into(), &2.into()));
}

#[test]
fn lint_counts_kinds_and_shows_the_first_of_each() {
    let bench = Bench::new();
    let list = ["dog", "Dog", "St. Louis", "dog", "D.C.", "?", "two  spaces", "U.S. Army"];
    std::fs::write(bench.path("list.txt"), list.join("\n")).unwrap();
    let text = succeed(&bench, &["metadata", "lint", "list.txt", "-n", "2"]);
    for line in [
        "7 findings among 8 entries (rule strict)",
        "3: can never match",
        "“St. Louis” can never match",
        "and 1 more",
        "1: duplicates",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(!text.contains("Army"), "{text}");
    let arguments = ["metadata", "lint", "list.txt", "--json", "--strict", "-n", "0"];
    let output = tailscope(&bench, &arguments);
    assert_eq!(output.status.code(), Some(1));
    let json: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!((&json["entries"], &json["findings"], &json["rule"]), (&8.into(), &7.into(), &"strict".into()));
    let unreachable = json["kinds"].as_array().unwrap().iter().find(|kind| kind["kind"] == "unreachable").unwrap();
    assert_eq!((&unreachable["findings"], &unreachable["examples"][2]["entry"]), (&3.into(), &"U.S. Army".into()));
    let open = succeed(&bench, &["metadata", "lint", "list.txt", "--unicode-boundaries", "--json"]);
    assert!(!open.contains("unreachable"), "{open}");
    std::fs::write(bench.path("clean.txt"), "dog\ncat\n").unwrap();
    succeed(&bench, &["metadata", "lint", "clean.txt", "--strict"]);
    refuse(&bench, &["metadata", "lint", "nowhere.txt"], &["nowhere.txt"]);
}

#[cfg(unix)]
#[test]
fn an_interrupted_build_leaves_nothing() {
    let bench = Bench::new();
    std::fs::write(bench.path("text.txt"), "a line of olive oil\n".repeat(4_000_000)).unwrap();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_tailscope"))
        .args(["metadata", "build", "--text", "text.txt", "--out", "out/list.csv", "--progress", "json"])
        .current_dir(bench.directory.path())
        .stderr(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stderr.take().unwrap()));
    let is_going = |line: &String| {
        serde_json::from_str::<Value>(line).is_ok_and(|line| line["stage"] == "words" && line["done"] != 0)
    };
    assert!(lines.by_ref().map_while(Result::ok).any(|line| is_going(&line)));
    let killed = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let rest: Vec<String> = lines.map_while(Result::ok).collect();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{rest:?}");
    assert!(!bench.path("out").exists());
}

#[test]
fn any_entry_survives_writing_and_reading() {
    let bench = Bench::new();
    let entries = [
        "a\nb",
        "a\r\nb",
        "\"\"x",
        "a\"b",
        ",x",
        " lead",
        "trail ",
        "\u{feff}x",
        "null",
        "NaN",
        "#x",
        "=1",
        "true",
        "\\n",
        "x\ty",
        "é\0z",
        "a,\"b\"\n,c",
        "-0",
        "1e5",
    ];
    std::fs::write(bench.path("list.json"), serde_json::to_string(&entries).unwrap()).unwrap();
    for out in ["out.csv", "out.parquet", "out.json"] {
        succeed(&bench, &["metadata", "build", "--merge", "list.json", "--out", out]);
        assert_eq!(texts(&bench.path(out)), entries, "{out}");
    }
}
