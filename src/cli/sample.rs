//! `tailscope sample`: a few pairs of an entry, or unmatched ones, to read on a terminal.

use std::path::PathBuf;

use clap::Args;
use curation::balance::{Policy, keep_probability};
use curation::ids::EntryId;
use serde_json::{Value, json};

use super::numbers::{counted, grouped, json_number, threshold};
use super::{Context, Outcome};
use crate::pool::ImageRef;
use crate::preview::page::load_page;
use crate::preview::{KeptFilter, PairPage, PairRequest, PairScope, PreviewPair};
use crate::run::RunData;

/// Arguments of `sample`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tailscope sample run --entry photo --t 20 --dropped -n 5")]
pub(super) struct SampleArguments {
    /// Run directory
    run: PathBuf,
    #[command(flatten)]
    scope: Scope,
    /// Threshold that --kept and --dropped refer to
    #[arg(long = "t", value_name = "N", value_parser = super::curate::parse_threshold, allow_negative_numbers = true)]
    t: Option<f64>,
    /// Only pairs that are kept at t
    #[arg(long, requires = "t", conflicts_with = "dropped")]
    kept: bool,
    /// Only pairs that are dropped at t
    #[arg(long, requires = "t")]
    dropped: bool,
    /// How many
    #[arg(short, default_value_t = 20)]
    n: usize,
    /// Seed of this sample; the draw of the run has its own
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// One JSON object instead of text
    #[arg(long)]
    json: bool,
}

/// Exactly one way to say which pairs.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Scope {
    /// Pairs that match this entry
    #[arg(long, value_name = "TEXT")]
    entry: Option<String>,
    /// Pairs that match nothing
    #[arg(long)]
    unmatched: bool,
}

pub(super) fn run(arguments: &SampleArguments, context: &Context) -> anyhow::Result<Outcome> {
    let work = context.work(super::all_threads());
    let run = RunData::open(&arguments.run, work.progress, work.cancel)?;
    let scope = match &arguments.scope.entry {
        Some(entry) => PairScope::Entry(find_entry(&run, entry)?),
        None => PairScope::Unmatched,
    };
    let filter = match (arguments.kept, arguments.dropped) {
        (true, _) => KeptFilter::Kept,
        (_, true) => KeptFilter::Dropped,
        _ => KeptFilter::Both,
    };
    let request = PairRequest { scope, filter, n_wanted: arguments.n, seed: arguments.seed };
    let page = load_page(&run, &request, arguments.t.unwrap_or(f64::INFINITY), work)?;
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&as_json(&run, &page, arguments.t))?);
    } else {
        print_page(&run, &page, arguments);
    }
    Ok(Outcome::Done)
}

/// Of equal entries the last one has the matches.
fn find_entry(run: &RunData, entry: &str) -> anyhow::Result<EntryId> {
    let found = run.entries.iter().filter(|(_, known)| *known == entry).last();
    found.map(|(id, _)| id).ok_or_else(|| {
        anyhow::anyhow!("“{entry}” is none of the {} entries of this run", grouped(run.entries.len() as u64))
    })
}

fn as_json(run: &RunData, page: &PairPage, t: Option<f64>) -> Value {
    json!({
        "pairs": page.pairs.iter().map(|pair| pair_as_json(run, pair, t)).collect::<Vec<_>>(),
        "sampled": page.pairs.len(),
        "of": page.n_all,
        "seed": page.request.seed,
        "t": t.map(json_number),
    })
}

fn pair_as_json(run: &RunData, pair: &PreviewPair, t: Option<f64>) -> Value {
    let keep_threshold = run.keep_thresholds[pair.pair.index()];
    let entries: Vec<Value> =
        pair.entries.iter().map(|&id| json!({"entry": run.entries.get(id), "count": run.counts.get(id)})).collect();
    let place = run.place(pair.pair);
    json!({
        "file": pair.file_name,
        "row": place.row,
        "text_column": run.manifest.config.mapping.texts[usize::from(place.text)],
        "text": pair.caption,
        "image": image_text(pair),
        "uid": pair.record.as_ref().ok().and_then(|record| record.uid.clone()),
        "problem": pair.record.as_ref().err(),
        "keep_threshold": keep_threshold.is_finite().then_some(keep_threshold),
        "keep_probability": t.map(|t| probability(run, pair, t)),
        "kept": t.map(|t| keep_threshold < t),
        "entries": entries,
    })
}

fn probability(run: &RunData, pair: &PreviewPair, t: f64) -> f64 {
    keep_probability(&pair.entries, run.counts.as_slice(), &Policy::default(), t)
}

fn image_text(pair: &PreviewPair) -> Option<String> {
    match pair.image() {
        ImageRef::None => None,
        ImageRef::Path(path) => Some(path.display().to_string()),
        ImageRef::Url(url) => Some(url.clone()),
        ImageRef::Bytes(bytes) => Some(counted(bytes.len() as u64, "byte", "bytes")),
    }
}

fn print_page(run: &RunData, page: &PairPage, arguments: &SampleArguments) {
    let scope = match &arguments.scope.entry {
        Some(entry) => format!("pairs that match “{entry}”"),
        None => "pairs that match nothing".to_owned(),
    };
    let condition = match (page.request.filter, arguments.t) {
        (KeptFilter::Kept, Some(t)) => format!(", kept at t = {}", threshold(t)),
        (KeptFilter::Dropped, Some(t)) => format!(", dropped at t = {}", threshold(t)),
        _ => String::new(),
    };
    let (shown, all) = (grouped(page.pairs.len() as u64), grouped(page.n_all as u64));
    println!("{shown} of {all} {scope}{condition} (sample seed {})", page.request.seed);
    for pair in &page.pairs {
        println!();
        match &pair.record {
            Ok(_) => println!("{}", pair.caption.escape_debug()),
            Err(problem) => println!("({problem})"),
        }
        let row = run.place(pair.pair).row;
        let keep_threshold = run.keep_thresholds[pair.pair.index()];
        let kept = match arguments.t {
            Some(t) if keep_threshold < t => "kept, ",
            Some(_) => "dropped, ",
            None => "",
        };
        if keep_threshold.is_finite() {
            println!("  {} row {row} · {kept}keep threshold {keep_threshold:.4}", pair.file_name);
        } else {
            println!("  {} row {row} · never kept", pair.file_name);
        }
        if let Some(image) = image_text(pair) {
            println!("  {image}");
        }
        let entries: Vec<String> = pair
            .entries
            .iter()
            .map(|&id| format!("{} ({})", run.entries.get(id), grouped(run.counts.get(id))))
            .collect();
        if !entries.is_empty() {
            println!("  {}", entries.join(" · "));
        }
    }
}
