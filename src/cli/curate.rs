//! `tailscope curate`: writes the balanced subset.

use std::path::{Path, PathBuf};

use clap::Args;
use curation::balance::CountProfile;

use super::numbers::{counted, grouped, percent, threshold};
use super::{Context, Outcome};
use crate::export::{ExportFormat, ExportRequest, curate};
use crate::pipeline::t_for_size;
use crate::run::{Manifest, RunPaths, check_complete, read_entries};

/// Arguments of `curate`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tailscope curate run --t 20 --out subset.parquet")]
pub(super) struct CurateArguments {
    /// Run directory
    run: PathBuf,
    #[command(flatten)]
    threshold: Threshold,
    /// File to write
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// What to write
    #[arg(long, value_enum, default_value = "parquet")]
    format: ExportFormat,
    /// Replace an existing file
    #[arg(long)]
    overwrite: bool,
}

/// Exactly one way to say how much is kept.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Threshold {
    /// Keep pairs with keep threshold below N
    #[arg(long = "t", value_name = "N", value_parser = parse_threshold, allow_negative_numbers = true)]
    t: Option<f64>,
    /// Choose t so that entries below it hold about this share of all matches (0 to 1)
    #[arg(long, value_name = "P", value_parser = parse_share, allow_negative_numbers = true)]
    tail_share: Option<f64>,
    /// Choose the smallest t that keeps N pairs
    #[arg(long, value_name = "N")]
    size: Option<usize>,
}

pub(super) fn parse_threshold(text: &str) -> Result<f64, String> {
    match text.replace('_', "").parse::<f64>() {
        Ok(t) if t.is_finite() && t > 0.0 => Ok(t),
        _ => Err("t is a number above 0".to_owned()),
    }
}

fn parse_share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("a share is a number from 0 to 1".to_owned()),
    }
}

pub(super) fn run(arguments: &CurateArguments, context: &Context) -> anyhow::Result<Outcome> {
    let work = context.work(super::all_threads());
    let manifest = Manifest::read(&arguments.run)?;
    check_complete(&arguments.run, &manifest)?;
    let t = match &arguments.threshold {
        Threshold { size: Some(n_pairs), .. } => {
            let (t, n_keepable) = t_for_size(&arguments.run, *n_pairs, work)?;
            t.ok_or_else(|| {
                anyhow::anyhow!(
                    "--size {} is more than the {} that can be kept at all",
                    grouped(*n_pairs as u64),
                    counted(n_keepable as u64, "pair", "pairs")
                )
            })?
        }
        Threshold { tail_share: Some(share), .. } => t_for_tail_share(&arguments.run, *share)?,
        Threshold { t, .. } => t.ok_or_else(|| anyhow::anyhow!("one of --t, --tail-share, --size is needed"))?,
    };
    let request = ExportRequest {
        run: arguments.run.clone(),
        t,
        out: arguments.out.clone(),
        format: arguments.format,
        overwrite: arguments.overwrite,
    };
    let summary = curate(&request, work)?;
    println!(
        "{} of {} with keep threshold below t = {} (seed {})",
        counted(summary.n_pairs, "pair", "pairs"),
        grouped(manifest.totals.pairs),
        threshold(t),
        manifest.config.seed
    );
    println!("subset: {}", arguments.out.display());
    Ok(Outcome::Done)
}

fn t_for_tail_share(run: &Path, share: f64) -> anyhow::Result<f64> {
    let (_, counts) = read_entries(&RunPaths::new(run).entries())?;
    let chosen = CountProfile::new(counts.as_slice()).t_for_tail_share(share);
    let chosen =
        chosen.ok_or_else(|| anyhow::anyhow!("{}: no entry matches any pair: there is no tail", run.display()))?;
    eprintln!("tailscope: t = {} reaches a tail share of {}", threshold(chosen.t), percent(chosen.reached));
    Ok(chosen.t)
}
