//! `tailscope metadata lint`: what in a list can never match, stands twice, or looks like a slip.

use std::path::PathBuf;

use clap::Args;
use curation::entries::Entries;
use curation::lint::{EntryFinding, EntryProblemKind, Lint};
use serde_json::{Value, json};

use crate::cli::numbers::grouped;
use crate::cli::rule::RuleArguments;
use crate::cli::{Outcome, all_but_zero};
use crate::metadata::load;

/// Arguments of `metadata lint`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tailscope metadata lint sample_data/metadata.csv")]
pub(in crate::cli) struct LintArguments {
    /// List, or `wordnet` for the bundled one
    file: PathBuf,
    #[command(flatten)]
    rule: RuleArguments,
    /// Examples of each kind; 0 for all
    #[arg(short, default_value_t = 5)]
    n: usize,
    /// One JSON object instead of text
    #[arg(long)]
    json: bool,
    /// Exit with 1 when there are findings
    #[arg(long)]
    strict: bool,
}

pub(in crate::cli) fn run(arguments: &LintArguments) -> anyhow::Result<Outcome> {
    let loaded = load(&arguments.file)?;
    let rule = arguments.rule.match_rule();
    let lint = Lint::new(&loaded.entries, rule);
    let n_examples = all_but_zero(arguments.n);
    if arguments.json {
        let kinds: Vec<Value> = lint
            .n_by_kind()
            .into_iter()
            .map(|(kind, n)| {
                let examples: Vec<Value> =
                    lint.of_kind(kind).take(n_examples).map(|finding| example(&loaded.entries, finding)).collect();
                json!({"kind": key(kind), "findings": n, "examples": examples})
            })
            .collect();
        let findings = lint.iter().len();
        let report =
            json!({"entries": loaded.entries.len(), "rule": rule.to_string(), "findings": findings, "kinds": kinds});
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        print(&lint, &loaded.entries, &rule.to_string(), n_examples);
    }
    Ok(if arguments.strict && !lint.is_clean() { Outcome::Findings } else { Outcome::Done })
}

/// Names that scripts may rely on.
fn key(kind: EntryProblemKind) -> &'static str {
    match kind {
        EntryProblemKind::Empty => "empty",
        EntryProblemKind::Unreachable => "unreachable",
        EntryProblemKind::Duplicate => "duplicate",
        EntryProblemKind::CaseTwin => "case_twin",
        EntryProblemKind::LeadingSpace => "leading_space",
        EntryProblemKind::TrailingSpace => "trailing_space",
        EntryProblemKind::DoubleSpace => "double_space",
        EntryProblemKind::SinglePunctuation => "single_punctuation",
    }
}

fn example(entries: &Entries, finding: &EntryFinding) -> Value {
    let entry = entries.get(finding.entry);
    json!({"id": finding.entry.raw(), "entry": entry, "problem": finding.problem.to_string()})
}

fn print(lint: &Lint, entries: &Entries, rule: &str, n_examples: usize) {
    println!(
        "{} findings among {} entries (rule {rule})",
        grouped(lint.iter().len() as u64),
        grouped(entries.len() as u64)
    );
    for (kind, n) in lint.n_by_kind() {
        println!();
        println!("{}: {kind}", grouped(n as u64));
        for finding in lint.of_kind(kind).take(n_examples) {
            let entry = entries.get(finding.entry);
            println!("  {:>8}  “{}” {}", finding.entry.raw(), entry.escape_debug(), finding.problem);
        }
        if n > n_examples {
            println!("  {:>8}  and {} more: -n 0 shows all", "", grouped((n - n_examples) as u64));
        }
    }
}
