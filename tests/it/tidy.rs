//! The never-rules of ARCHITECTURE.md that a compiler does not check.

use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files below a directory of the repository, with their text.
fn sources(below: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut pending = vec![root().join(below)];
    while let Some(directory) = pending.pop() {
        for entry in std::fs::read_dir(&directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root()).unwrap().to_owned(), text));
            }
        }
    }
    assert!(!found.is_empty(), "no sources below {below}");
    found
}

/// Fails when a line that is no comment holds one of `words`, outside the directories or files in `allowed`.
#[track_caller]
fn forbid(below: &str, words: &[&str], allowed: &[&str]) {
    let mut offences = Vec::new();
    for (path, text) in sources(below) {
        if allowed.iter().any(|allowed| path.starts_with(allowed)) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let is_comment = line.trim_start().starts_with("//");
            if !is_comment && words.iter().any(|word| line.contains(word)) {
                offences.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(offences.is_empty(), "{words:?} outside {allowed:?}:\n{}", offences.join("\n"));
}

#[test]
fn the_core_is_pure() {
    let words = [
        "polars",
        "egui",
        "tokio",
        "rayon",
        "std::fs",
        "std::net",
        "std::env",
        "std::time",
        "Instant::",
        "SystemTime",
        "rand::",
        "println!",
    ];
    forbid("crates/curation/src", &words, &[]);
    let manifest = std::fs::read_to_string(root().join("crates/curation/Cargo.toml")).unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap().split('[').next().unwrap();
    let mut names: Vec<&str> =
        dependencies.lines().filter_map(|line| line.split(['.', ' ']).next()).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        ["aho-corasick", "memchr", "serde", "thiserror", "unicode-properties", "xxhash-rust"],
        "a new dependency of the core is a decision"
    );
}

#[test]
fn polars_stays_where_tables_are() {
    forbid("src", &["polars"], &["src/pool", "src/export", "src/run", "src/metadata"]);
}

#[test]
fn egui_stays_in_the_window() {
    forbid("src", &["egui", "eframe"], &["src/app"]);
}

#[test]
fn arrows_point_one_way() {
    let layers = [
        (
            "src/pool",
            &["crate::run", "crate::pipeline", "crate::export", "crate::jobs", "crate::cli", "crate::app"][..],
        ),
        (
            "src/metadata",
            &["crate::run", "crate::pipeline", "crate::export", "crate::jobs", "crate::cli", "crate::app"],
        ),
        ("src/run", &["crate::pipeline", "crate::export", "crate::jobs", "crate::cli", "crate::app"]),
        ("src/pipeline", &["crate::jobs", "crate::cli", "crate::app"]),
        ("src/preview", &["crate::pipeline", "crate::export", "crate::jobs", "crate::cli", "crate::app"]),
        ("src/jobs", &["crate::cli", "crate::app"]),
        ("src/export", &["crate::pipeline", "crate::jobs", "crate::cli", "crate::app"]),
        ("src/cli", &["crate::app"]),
    ];
    for (below, words) in layers {
        forbid(below, words, &[]);
    }
}

#[test]
fn only_the_command_line_prints_and_only_main_ends_the_process() {
    forbid("src", &["println!(", "eprintln!(", "print!(", "eprint!("], &["src/cli"]);
    forbid("src", &["process::exit"], &["src/main.rs"]);
}

#[test]
fn files_stay_readable() {
    for (path, text) in ["src", "crates/curation/src", "tests"].into_iter().flat_map(sources) {
        let lines = text.lines().count();
        assert!(lines <= 800, "{}: {lines} lines: would a reader find one subject in them?", path.display());
        assert!(!text.contains(concat!("#[", "ignore")), "{}: a test that does not run is no test", path.display());
    }
}

#[test]
fn every_panel_leaves_colours_to_the_theme() {
    if root().join("src/app").exists() {
        forbid(
            "src/app",
            &["Color32::from_", "Color32::WHITE", "Color32::BLACK", "Color32::RED", "Rgba::from"],
            &["src/app/theme.rs", "src/app/theme"],
        );
    }
}

#[test]
fn dependencies_are_pinned() {
    for manifest in ["Cargo.toml", "crates/curation/Cargo.toml"] {
        let text = std::fs::read_to_string(root().join(manifest)).unwrap();
        let versions = text.lines().filter(|line| line.contains("= \"") || line.contains("version = \""));
        for line in versions
            .filter(|line| line.chars().any(|c| c == '.') && line.contains(" = ") && !line.starts_with(['#', '[']))
        {
            let is_dependency = line.contains("\"=") || !line.contains("version = ");
            assert!(
                is_dependency || line.starts_with("version") || line.starts_with("rust-version"),
                "{manifest}: {line}"
            );
        }
    }
}
