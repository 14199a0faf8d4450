//! `tailscope near-misses`: which switch would give zero-count entries matches.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::numbers::grouped;
use super::{Context, Outcome};
use crate::pipeline::{NearMissReport, near_misses};

/// Arguments of `near-misses`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tailscope near-misses run -n 20")]
pub(super) struct NearMissArguments {
    /// Run directory
    run: PathBuf,
    /// How many lines, most texts first; 0 for all
    #[arg(short, default_value_t = 50)]
    n: usize,
    /// One JSON object instead of a table
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &NearMissArguments, context: &Context) -> anyhow::Result<Outcome> {
    let report = near_misses(&arguments.run, context.work(super::all_threads()))?;
    let n_shown = super::all_but_zero(arguments.n);
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&as_json(&report, n_shown))?);
    } else {
        print_table(&report, n_shown);
    }
    Ok(Outcome::Done)
}

fn as_json(report: &NearMissReport, n_shown: usize) -> Value {
    let misses: Vec<Value> = report
        .near_misses
        .iter()
        .take(n_shown)
        .map(|miss| {
            json!({
                "entry": report.entries.get(miss.entry),
                "rule": miss.rule.to_string(),
                "texts": miss.n_texts,
            })
        })
        .collect();
    json!({
        "zero_entries": report.n_zero,
        "texts": report.n_texts,
        "of": report.near_misses.len(),
        "near_misses": misses,
    })
}

fn print_table(report: &NearMissReport, n_shown: usize) {
    println!(
        "{} of {} near misses of {} zero entries in {} texts",
        grouped(report.near_misses.len().min(n_shown) as u64),
        grouped(report.near_misses.len() as u64),
        grouped(report.n_zero as u64),
        grouped(report.n_texts)
    );
    if report.near_misses.is_empty() {
        return;
    }
    println!("{:>10}  {:<28}  entry", "texts", "under");
    for miss in report.near_misses.iter().take(n_shown) {
        println!("{:>10}  {:<28}  {}", grouped(miss.n_texts), miss.rule.to_string(), report.entries.get(miss.entry));
    }
}
