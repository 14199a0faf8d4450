//! `tailscope metadata build`: makes a list, see `docs/metadata.md`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use curation::recipe::list::{ListOrder, SourceReport};
use curation::recipe::pairs::PairRule;

use crate::cli::numbers::{counted, grouped};
use crate::cli::{Context, Outcome};
use crate::metadata::build::{BuildRequest, Built, TextRule, TitleRule, Watch, build};
use crate::metadata::{ListFormat, write_list};
use crate::run::write_whole;

/// Arguments of `metadata build`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLE)]
pub(in crate::cli) struct BuildArguments {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    rules: Rules,
    #[command(flatten)]
    target: Target,
}

const EXAMPLE: &str = "Example:\n  tailscope metadata build --merge wordnet --pool sample_data/pool.parquet --out metadata.csv\n  \
                       tailscope metadata build --wordnet /usr/share/wordnet --text enwiki-pages-articles.xml.bz2 \
                       --page-views pageviews-*.gz --out metadata.parquet";

/// Where entries come from; an entry belongs to the first source that has it.
#[derive(Debug, Args)]
struct Sources {
    /// Lists that come first, with their sources; `wordnet` is the bundled one
    #[arg(long, value_name = "FILE", num_args = 1.., help_heading = "Sources, in this order")]
    merge: Vec<PathBuf>,
    /// WordNet dictionary directory: names of synsets, and 0 to 99
    #[arg(long, value_name = "DIR", help_heading = "Sources, in this order")]
    wordnet: Option<PathBuf>,
    /// Also all words of the synsets, as written
    #[arg(long, requires = "wordnet", help_heading = "Sources, in this order")]
    lemmas: bool,
    /// Frequent words and pairs of Wikipedia dumps or plain text; also .gz, .bz2, .zst
    #[arg(long, value_name = "FILE", num_args = 1.., help_heading = "Sources, in this order")]
    text: Vec<PathBuf>,
    /// Titles from Wikimedia's hourly page views; also .gz, .bz2, .zst
    #[arg(long, value_name = "FILE", num_args = 1.., help_heading = "Sources, in this order")]
    page_views: Vec<PathBuf>,
    /// Frequent words and pairs of a pool's captions
    #[arg(long, value_name = "POOL", num_args = 1.., help_heading = "Sources, in this order")]
    pool: Vec<String>,
    /// Caption column of the pool; repeat it for several [default: guessed]
    #[arg(long, value_name = "COL", requires = "pool", help_heading = "Sources, in this order")]
    text_column: Vec<String>,
}

/// What of the sources becomes an entry.
#[derive(Debug, Args)]
struct Rules {
    /// Least count of a word [default: 100, for a pool 10]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), help_heading = "Rules")]
    min_word_count: Option<u64>,
    /// Least pointwise mutual information of a pair, in bits [default: 30, for a pool 8]
    #[arg(long, value_name = "BITS", value_parser = parse_bits, allow_negative_numbers = true, help_heading = "Rules")]
    min_pmi: Option<f64>,
    /// Least count of a pair [default: 1, for a pool 10]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), help_heading = "Rules")]
    min_pair_count: Option<u64>,
    /// Least number of views of a title
    #[arg(long, value_name = "N", default_value_t = 70, help_heading = "Rules")]
    min_views: u64,
    /// Wikis whose views are added up; repeat it for several
    #[arg(long, value_name = "NAME", default_values = ["en", "en.m"], help_heading = "Rules")]
    domain: Vec<String>,
    /// Most distinct words, or titles, held in memory (about 40 bytes each); never silent, see the docs
    #[arg(long, value_name = "N", default_value_t = 20_000_000, help_heading = "Rules")]
    max_words: usize,
    /// Most distinct word pairs held in memory (about 20 bytes each)
    #[arg(long, value_name = "N", default_value_t = 20_000_000, help_heading = "Rules")]
    max_pairs: usize,
}

/// The list that is written.
#[derive(Debug, Args)]
struct Target {
    /// Lists whose entries stay out
    #[arg(long, value_name = "FILE", num_args = 1..)]
    subtract: Vec<PathBuf>,
    /// Most entries of a source, its first ones, as in words=250000; repeat it for several
    #[arg(long, value_name = "SOURCE=N", value_parser = parse_cap)]
    cap: Vec<(String, usize)>,
    /// Order of the list
    #[arg(long, value_enum, default_value = "sources")]
    order: Order,
    /// List to write: .parquet and .csv keep sources, .json and .txt do not
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Replace an existing file
    #[arg(long)]
    overwrite: bool,
}

/// Order of the list.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Order {
    /// Source after source; words, pairs and titles by descending count
    Sources,
    /// By descending count in its source; entries without one last
    Count,
    /// By the bytes of the entry
    Alphabetical,
}

fn parse_bits(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|bits: &f64| bits.is_finite()).ok_or_else(|| "PMI is a number of bits".to_owned())
}

fn parse_cap(text: &str) -> Result<(String, usize), String> {
    let parsed = text.rsplit_once('=').and_then(|(name, n)| Some((name.to_owned(), n.replace('_', "").parse().ok()?)));
    parsed.ok_or_else(|| "a cap is SOURCE=N, as in words=250000".to_owned())
}

pub(in crate::cli) fn run(arguments: &BuildArguments, context: &Context) -> anyhow::Result<Outcome> {
    let Target { out, overwrite, .. } = &arguments.target;
    let request = request(arguments);
    if [request.merge.len(), request.texts.len(), request.page_views.len(), request.pool.len()] == [0; 4]
        && request.wordnet.is_none()
    {
        anyhow::bail!("nothing to make a list from: give --merge, --wordnet, --text, --page-views or --pool");
    }
    let format = ListFormat::of(out)?;
    if out.exists() && !overwrite {
        anyhow::bail!("{}: exists already: give another --out, or --overwrite", out.display());
    }
    // Nothing of a build can be continued, so the first interrupt ends it.
    let built = build(&request, Watch { progress: context.progress.as_ref(), cancel: &context.stop })?;
    write_whole(out, |file| -> anyhow::Result<()> { Ok(write_list(&built.list, format, file)?) })?;
    report(&built, format, arguments);
    Ok(Outcome::Done)
}

fn request(arguments: &BuildArguments) -> BuildRequest {
    let BuildArguments { sources, rules, target } = arguments;
    let rule = |word_count, pmi, pair_count| TextRule {
        min_word_count: rules.min_word_count.unwrap_or(word_count),
        pairs: PairRule {
            min_pmi: rules.min_pmi.unwrap_or(pmi),
            min_count: rules.min_pair_count.unwrap_or(pair_count),
        },
    };
    BuildRequest {
        merge: sources.merge.clone(),
        subtract: target.subtract.clone(),
        wordnet: sources.wordnet.clone(),
        lemmas: sources.lemmas,
        texts: sources.text.clone(),
        text_rule: rule(100, 30.0, 1),
        page_views: sources.page_views.clone(),
        title_rule: TitleRule { domains: rules.domain.clone(), min_views: rules.min_views },
        pool: sources.pool.clone(),
        text_columns: sources.text_column.clone(),
        pool_rule: rule(10, 8.0, 10),
        caps: target.cap.iter().cloned().collect(),
        order: match target.order {
            Order::Sources => ListOrder::Sources,
            Order::Count => ListOrder::Count,
            Order::Alphabetical => ListOrder::Alphabetical,
        },
        max_words: rules.max_words,
        max_pairs: rules.max_pairs,
    }
}

fn report(built: &Built, format: ListFormat, arguments: &BuildArguments) {
    for warning in &built.warnings {
        eprintln!("tailscope: {warning}");
    }
    built.notes.iter().for_each(|note| println!("{note}"));
    let width = built.list.sources.iter().map(|source| source.name.chars().count()).max().unwrap_or(0).max(7);
    println!("{:<width$}{:>12}", "source", "entries");
    for source in &built.list.sources {
        println!("{:<width$}{:>12}{}", source.name, grouped(source.n_added as u64), left_out(source));
    }
    let n_entries = counted(built.list.entries.len() as u64, "entry", "entries");
    let lost = if format.keeps_sources() { "" } else { " (without sources: .parquet and .csv keep them)" };
    println!("{n_entries} in {}{lost}", arguments.target.out.display());
}

/// What did not come in, in words; nothing when everything did.
fn left_out(source: &SourceReport) -> String {
    let fates = [
        (source.n_known, "there already"),
        (source.n_empty, "empty"),
        (source.n_punctuation, "single punctuation marks"),
        (source.n_subtracted, "subtracted"),
        (source.n_over_cap, "beyond the cap"),
    ];
    let fates: Vec<String> =
        fates.iter().filter(|(n, _)| *n > 0).map(|(n, fate)| format!("{} {fate}", grouped(*n as u64))).collect();
    if fates.is_empty() { String::new() } else { format!("  ({})", fates.join(", ")) }
}
