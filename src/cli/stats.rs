//! `tailscope stats`: distribution, and size at given thresholds, of a run or of a count file.

use std::path::{Path, PathBuf};

use clap::Args;
use curation::balance::CountProfile;
use serde_json::{Value, json};

use super::numbers::{grouped, json_number, percent, rounded, threshold};
use super::{Context, Outcome};
use crate::metadata;
use crate::pipeline::{RunStats, SizeAt, run_stats};

/// Arguments of `stats`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tailscope stats run --t 20 --t 100 --json")]
pub(super) struct StatsArguments {
    /// Run directory, or counts: JSON {entry: count}, entry TAB count, or a table with entry and count
    source: PathBuf,
    /// Threshold; repeat it for several
    #[arg(long = "t", value_name = "N", value_parser = super::curate::parse_threshold, allow_negative_numbers = true)]
    thresholds: Vec<f64>,
    /// One JSON object instead of a table
    #[arg(long)]
    json: bool,
}

/// Counts with what is known of the pairs, which count files do not have.
struct Stats {
    profile: CountProfile,
    run: Option<RunStats>,
}

pub(super) fn run(arguments: &StatsArguments, context: &Context) -> anyhow::Result<Outcome> {
    let stats = load(&arguments.source, &arguments.thresholds, context)?;
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&as_json(&stats, &arguments.thresholds))?);
    } else {
        print_table(&stats, &arguments.thresholds);
    }
    Ok(Outcome::Done)
}

fn load(source: &Path, ts: &[f64], context: &Context) -> anyhow::Result<Stats> {
    if source.is_dir() {
        let run = run_stats(source, ts, context.work(super::all_threads()))?;
        return Ok(Stats { profile: run.profile.clone(), run: Some(run) });
    }
    let loaded = metadata::load(source)?;
    let counts = loaded.counts.ok_or_else(|| {
        anyhow::anyhow!("{}: a list of {} entries without counts", source.display(), loaded.entries.len())
    })?;
    Ok(Stats { profile: CountProfile::new(counts.as_slice()), run: None })
}

fn as_json(stats: &Stats, ts: &[f64]) -> Value {
    let profile = &stats.profile;
    let totals = stats.run.as_ref().map(|run| run.manifest.totals);
    let per_pair = totals.filter(|totals| totals.pairs > 0).map(|totals| totals.matches as f64 / totals.pairs as f64);
    let at: Vec<Value> = ts.iter().enumerate().map(|(index, &t)| at_threshold(stats, index, t)).collect();
    json!({
        "pairs": totals.map(|totals| totals.pairs),
        "matched_pairs": totals.map(|totals| totals.matched_pairs),
        "matches": profile.matches(),
        "matches_per_pair": per_pair,
        "entries": profile.n_entries(),
        "zero_entries": profile.zero_entries(),
        "max_count": profile.max_count(),
        "at": at,
    })
}

fn at_threshold(stats: &Stats, index: usize, t: f64) -> Value {
    let profile = &stats.profile;
    let size = stats.run.as_ref().map(|run| run.sizes[index]);
    // Shares of nothing are not numbers; JSON says null.
    let share = |value: f64| value.is_finite().then_some(value);
    json!({
        "t": json_number(t),
        "tail_share": share(profile.tail_share(t)),
        "head_entries": profile.head_entries(t),
        "head_share": share(profile.head_share(t)),
        "capped_matches": json_number(profile.capped_matches(t)),
        "expected_pairs": size.map(|size| size.expected.pairs()),
        "expected_std": size.map(|size| size.expected.std()),
        "drawn_pairs": size.map(|size| size.drawn_pairs),
        "seed": stats.run.as_ref().map(|run| run.manifest.config.seed),
    })
}

fn print_table(stats: &Stats, ts: &[f64]) {
    let profile = &stats.profile;
    let line = |label: &str, value: String| println!("{label:<16}{value:>16}");
    if let Some(totals) = stats.run.as_ref().map(|run| run.manifest.totals) {
        line("pairs", grouped(totals.pairs));
        line("matched pairs", grouped(totals.matched_pairs));
        if totals.pairs > 0 {
            line("matches per pair", format!("{:.3}", totals.matches as f64 / totals.pairs as f64));
        }
    }
    line("matches", grouped(profile.matches()));
    line("entries", grouped(profile.n_entries() as u64));
    line("zero entries", grouped(profile.zero_entries() as u64));
    line("largest count", grouped(profile.max_count()));
    if ts.is_empty() {
        return;
    }
    println!();
    println!(
        "{:>12}{:>12}{:>14}{:>16}{:>24}{:>14}",
        "t", "tail share", "head entries", "capped matches", "expected pairs", "drawn pairs"
    );
    for (index, &t) in ts.iter().enumerate() {
        let size = stats.run.as_ref().map(|run| run.sizes[index]);
        let expected = |size: SizeAt| format!("{} ± {:.1}", rounded(size.expected.pairs()), size.expected.std());
        println!(
            "{:>12}{:>12}{:>14}{:>16}{:>24}{:>14}",
            threshold(t),
            percent(profile.tail_share(t)),
            grouped(profile.head_entries(t) as u64),
            rounded(profile.capped_matches(t)),
            size.map_or_else(|| "–".to_owned(), expected),
            size.map_or_else(|| "–".to_owned(), |size| grouped(size.drawn_pairs)),
        );
    }
}
