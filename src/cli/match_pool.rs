//! `tailscope match`: match, count, keep thresholds.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use curation::matching::EngineKind;

use super::numbers::{counted, grouped};
use super::rule::RuleArguments;
use super::{Context, Outcome};
use crate::config::{ColumnMapping, RunConfig};
use crate::pipeline::match_pool;
use crate::pool::Pool;
use crate::run::Manifest;

/// Arguments of `match`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tailscope match sample_data/pool.parquet --metadata sample_data/metadata.csv --out run"
)]
pub(super) struct MatchArguments {
    /// Parquet, Arrow IPC, CSV, TSV or JSON Lines: files, directories or quoted globs
    #[arg(required = true)]
    pool: Vec<String>,
    /// Metadata: JSON list, JSON object of counts, text, or CSV, TSV or Parquet with a column “entry”; or `wordnet`
    #[arg(long, value_name = "FILE")]
    metadata: String,
    /// Run directory to write, or to continue
    #[arg(long, value_name = "RUN")]
    out: PathBuf,
    /// Caption column; repeat it when records have several texts [default: guessed]
    #[arg(long, value_name = "COL")]
    text: Vec<String>,
    /// Column of image paths, URLs or bytes [default: guessed]
    #[arg(long, value_name = "COL")]
    image: Option<String>,
    /// Column that identifies a record [default: guessed, else file name and row]
    #[arg(long, value_name = "COL")]
    uid: Option<String>,
    /// Language column [default: guessed]
    #[arg(long, value_name = "COL")]
    language: Option<String>,
    #[command(flatten)]
    rule: RuleArguments,
    /// Engine that matches, for comparison; all give the same result
    #[arg(long, value_enum, default_value = "auto")]
    engine: Engine,
    /// Seed of the draw
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Threads that match [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Start anew where another run is
    #[arg(long)]
    overwrite: bool,
    /// Exit with 1 when rows or files were rejected
    #[arg(long)]
    strict: bool,
}

/// The engines by the names of the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Engine {
    /// The fastest that serves the list
    Auto,
    /// The word trie, with an automaton for entries that may lie inside a word
    Trie,
    /// The aho-corasick automaton for all entries
    Automaton,
    /// One search per entry: only for small lists
    Naive,
}

impl Engine {
    fn kind(self) -> EngineKind {
        match self {
            Self::Auto => EngineKind::Auto,
            Self::Trie => EngineKind::Trie,
            Self::Automaton => EngineKind::Automaton,
            Self::Naive => EngineKind::Naive,
        }
    }
}

pub(super) fn run(arguments: &MatchArguments, context: &Context) -> anyhow::Result<Outcome> {
    let rule = arguments.rule.match_rule();
    let config = RunConfig {
        pool: arguments.pool.clone(),
        mapping: mapping(arguments)?,
        metadata: arguments.metadata.clone(),
        rule: rule.rule,
        switches: rule.switches,
        engine: arguments.engine.kind(),
        seed: arguments.seed,
    };
    let n_threads = arguments.threads.map_or_else(super::all_threads, usize::from);
    let manifest = match_pool(&config, &arguments.out, arguments.overwrite, context.work(n_threads))?;
    report(&manifest, arguments);
    let has_rejects = manifest.totals.rejected > 0;
    Ok(if has_rejects && arguments.strict { Outcome::Findings } else { Outcome::Done })
}

/// What was typed; for the rest the guess, which is printed.
fn mapping(arguments: &MatchArguments) -> anyhow::Result<ColumnMapping> {
    let guess = Pool::open(&arguments.pool)?.guess_mapping();
    let typed = |column: &Option<String>, guessed: Option<String>| column.clone().or(guessed);
    let mapping = ColumnMapping {
        texts: if arguments.text.is_empty() { guess.mapping.texts } else { arguments.text.clone() },
        image: typed(&arguments.image, guess.mapping.image),
        uid: typed(&arguments.uid, guess.mapping.uid),
        language: typed(&arguments.language, guess.mapping.language),
    };
    let roles = [
        ("text", arguments.text.is_empty(), mapping.texts.first()),
        ("image", arguments.image.is_none(), mapping.image.as_ref()),
        ("uid", arguments.uid.is_none(), mapping.uid.as_ref()),
        ("language", arguments.language.is_none(), mapping.language.as_ref()),
    ];
    let guessed: Vec<String> = roles
        .iter()
        .filter(|(_, is_guessed, _)| *is_guessed)
        .filter_map(|(role, _, column)| column.map(|column| format!("{role} = {column}")))
        .collect();
    if !guessed.is_empty() {
        let layout = guess.layout.map(|layout| format!(" (looks like {layout})")).unwrap_or_default();
        eprintln!("tailscope: guessed {}{layout}", guessed.join(", "));
    }
    Ok(mapping)
}

fn report(manifest: &Manifest, arguments: &MatchArguments) {
    let totals = &manifest.totals;
    for warning in &manifest.warnings {
        eprintln!("tailscope: {warning}");
    }
    for (reason, count) in &manifest.rejects {
        eprintln!("tailscope: left out {count} ×: {reason}");
    }
    println!("{} in {}", counted(totals.pairs, "pair", "pairs"), counted(manifest.files.len() as u64, "file", "files"));
    println!(
        "{} matched, {}",
        counted(totals.matched_pairs, "pair", "pairs"),
        counted(totals.matches, "match", "matches")
    );
    if totals.null_texts + totals.empty_texts > 0 {
        println!("{} null and {} empty texts among them", grouped(totals.null_texts), grouped(totals.empty_texts));
    }
    println!("run: {}", arguments.out.display());
}
