//! Counts the matches of a list in texts, the shortest way through the crate:
//!
//! ```text
//! cargo run --release -p curation --example count_matches -- ENTRIES.txt TEXTS RULE > counts.tsv
//! ```
//!
//! ENTRIES.txt holds one entry per line, TEXTS holds texts separated by NUL bytes (texts may hold line feeds),
//! RULE is like `strict` or `worldwide+ignore-case`. Prints entry TAB count, in the order of the list.

use std::error::Error;
use std::io::Write;

use curation::counts::Counts;
use curation::entries::Entries;
use curation::matching::{MatchOptions, MatchTable, Matcher, Scratch};
use curation::text::MatchRule;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [entries_path, texts_path, rule] = &arguments[..] else {
        return Err("three arguments are needed: ENTRIES.txt TEXTS RULE".into());
    };
    let entries = Entries::from_strings(std::fs::read_to_string(entries_path)?.split_terminator('\n'))?;
    let texts = std::fs::read_to_string(texts_path)?;
    let rule: MatchRule = rule.parse()?;

    let matcher = Matcher::with_options(&entries, &MatchOptions::from(rule))?;
    let mut table = MatchTable::new();
    matcher.match_batch(texts.split('\0'), &mut Scratch::default(), &mut table);
    let mut counts = Counts::zeros(entries.len());
    counts.add_matches(&table);

    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (id, entry) in entries.iter() {
        writeln!(out, "{entry}\t{}", counts.get(id))?;
    }
    Ok(())
}
