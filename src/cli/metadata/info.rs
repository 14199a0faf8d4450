//! `tailscope metadata info`: what a list holds.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use curation::entries::Entries;
use curation::ids::EntryId;
use curation::matching::{EngineReport, MatchOptions};
use serde_json::{Value, json};

use crate::cli::Outcome;
use crate::cli::numbers::grouped;
use crate::cli::rule::RuleArguments;
use crate::metadata::{LoadedMetadata, load};

/// Arguments of `metadata info`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tailscope metadata info sample_data/metadata.csv\n  tailscope metadata info wordnet"
)]
pub(in crate::cli) struct InfoArguments {
    /// List, or `wordnet` for the bundled one
    file: PathBuf,
    #[command(flatten)]
    rule: RuleArguments,
    /// One JSON object instead of text
    #[arg(long)]
    json: bool,
}

/// Numbers of a list.
struct Info<'a> {
    loaded: &'a LoadedMetadata,
    /// In the order of the list; `None` stands for entries that name none.
    sources: Vec<(Option<&'a str>, u64)>,
    languages: Vec<(Option<&'a str>, u64)>,
    /// Entries by their number of words.
    words: BTreeMap<usize, u64>,
    /// Lengths in characters, ascending.
    lengths: Vec<usize>,
    /// Which engine would match how many of them.
    engines: EngineReport,
}

pub(in crate::cli) fn run(arguments: &InfoArguments) -> anyhow::Result<Outcome> {
    let loaded = load(&arguments.file)?;
    let info = Info::of(&loaded, arguments.rule.match_rule().into());
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&info.as_json())?);
    } else {
        info.print();
    }
    Ok(Outcome::Done)
}

impl<'a> Info<'a> {
    fn of(loaded: &'a LoadedMetadata, options: MatchOptions) -> Self {
        let entries = &loaded.entries;
        let mut lengths: Vec<usize> = entries.iter().map(|(_, entry)| entry.chars().count()).collect();
        lengths.sort_unstable();
        let mut words = BTreeMap::new();
        for (_, entry) in entries.iter() {
            *words.entry(entry.split_whitespace().count()).or_insert(0) += 1;
        }
        Self {
            loaded,
            sources: label_counts(entries, entries.source_names(), |id| entries.source(id)),
            languages: label_counts(entries, entries.language_names(), |id| entries.language(id)),
            words,
            lengths,
            engines: EngineReport::new(entries, &options),
        }
    }

    /// The length that a share of the entries does not exceed.
    fn length_at(&self, percent: usize) -> usize {
        let last = self.lengths.len().saturating_sub(1);
        self.lengths.get(last * percent / 100).copied().unwrap_or(0)
    }

    fn as_json(&self) -> Value {
        let labels = |counts: &[(Option<&str>, u64)]| -> Vec<Value> {
            counts.iter().map(|(name, n)| json!({"name": name, "entries": n})).collect()
        };
        json!({
            "name": self.loaded.name,
            "content_hash": format!("{:016x}", self.loaded.content_hash),
            "entries": self.loaded.entries.len(),
            "has_counts": self.loaded.counts.is_some(),
            "sources": labels(&self.sources),
            "languages": labels(&self.languages),
            "words": self.words.iter().map(|(words, n)| json!({"words": words, "entries": n})).collect::<Vec<_>>(),
            "characters": {
                "min": self.length_at(0), "median": self.length_at(50), "p99": self.length_at(99), "max": self.length_at(100),
            },
            "engines": self.engines.shares.iter().map(|share| json!({
                "engine": share.engine, "reason": share.reason.to_string(), "entries": share.n_entries,
            })).collect::<Vec<_>>(),
            "warnings": self.loaded.warnings,
        })
    }

    fn print(&self) {
        let line = |label: &str, value: String| println!("{label:<16}{value:>12}");
        line("entries", grouped(self.loaded.entries.len() as u64));
        for (title, counts) in [("source", &self.sources), ("language", &self.languages)] {
            for (name, n) in counts.iter().filter(|_| counts.len() > 1 || counts.iter().any(|(name, _)| name.is_some()))
            {
                println!("{title:<16}{:>12}  {}", grouped(*n), name.unwrap_or("(none)"));
            }
        }
        for (words, n) in &self.words {
            line(&format!("of {words} word{}", if *words == 1 { "" } else { "s" }), grouped(*n));
        }
        let [min, median, p99, max] = [0, 50, 99, 100].map(|percent| self.length_at(percent));
        line("characters", format!("{min}–{max}"));
        line("  median", median.to_string());
        line("  99 % up to", p99.to_string());
        self.engines.shares.iter().for_each(|share| println!("{share}"));
        if self.loaded.counts.is_some() {
            println!("counts for all entries");
        }
        self.loaded.warnings.iter().for_each(|warning| println!("warning: {warning}"));
    }
}

/// How many entries have each label, in the order of first use; those without one last.
fn label_counts<'a>(
    entries: &'a Entries,
    names: &'a [String],
    label: impl Fn(EntryId) -> Option<&'a str>,
) -> Vec<(Option<&'a str>, u64)> {
    let mut counts: Vec<(Option<&str>, u64)> = names.iter().map(|name| (Some(name.as_str()), 0)).collect();
    counts.push((None, 0));
    for (id, _) in entries.iter() {
        let label = label(id);
        if let Some(count) = counts.iter_mut().find(|count| count.0 == label) {
            count.1 += 1;
        }
    }
    counts.retain(|count| count.1 > 0);
    counts
}
