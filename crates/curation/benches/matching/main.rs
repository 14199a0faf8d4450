//! Captions per second of every engine, rule strict, one thread; the word trie on two threads as well.
//!
//! ```text
//! cargo bench -p curation --bench matching
//! TAILSCOPE_BENCH_CAPTIONS=captions.txt TAILSCOPE_BENCH_ENTRIES=entries.txt cargo bench -p curation --bench matching
//! ```
//!
//! The files hold one caption or entry per line; without them a seeded generator makes both. A word behind
//! `--` runs only the engines whose name holds it. Engines run in turn, round after round, so that a slow
//! minute of the machine meets all of them; medians are printed, and the best round.
//! Asserts that all engines find the same matches in the same captions; asserts no times.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod contenders;
mod data;

use std::time::Instant;

use contenders::Contender;
use curation::matching::MatchTable;
use xxhash_rust::xxh3::Xxh3;

/// Rounds per engine; the median of these is reported.
const ROUNDS: usize = 7;

fn main() {
    let data = data::load();
    let captions: Vec<&str> = data.captions.iter().map(String::as_str).collect();
    let bytes: usize = captions.iter().map(|caption| caption.len()).sum();
    println!("{}", data.origin);
    println!(
        "{} entries; {} captions of {:.1} bytes; {ROUNDS} rounds, medians",
        data.entries.len(),
        captions.len(),
        bytes as f64 / captions.len() as f64,
    );

    // Cargo passes --bench; a word of one's own is a filter.
    let filter = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let mut contenders = contenders::all(&data.entries, &filter);
    let mut secs = vec![Vec::new(); contenders.len()];
    let mut expected = None;
    for _ in 0..ROUNDS {
        for (contender, secs) in contenders.iter_mut().zip(&mut secs) {
            let (table, elapsed) = timed(|| contender.run(&captions));
            secs.push(elapsed);
            let answer = Answer::of(&table);
            let expected = *expected.get_or_insert(answer);
            assert_eq!(answer, expected, "{} differs from the first engine", contender.name());
        }
    }
    if let Some(answer) = expected {
        println!(
            "{:.2} matches per caption, hash {:016x}\n",
            answer.n_matches as f64 / captions.len() as f64,
            answer.hash
        );
    }
    print_table(&contenders, &mut secs, captions.len());
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed().as_secs_f64())
}

/// What all engines must agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Answer {
    n_matches: usize,
    hash: u64,
}

impl Answer {
    fn of(table: &MatchTable) -> Self {
        let mut hash = Xxh3::new();
        for row in table.rows() {
            hash.update(&(row.len() as u64).to_le_bytes());
            for id in row {
                hash.update(&id.raw().to_le_bytes());
            }
        }
        Self { n_matches: table.n_matches(), hash: hash.digest() }
    }
}

fn print_table(contenders: &[Contender], secs: &mut [Vec<f64>], n_captions: usize) {
    secs.iter_mut().for_each(|secs| secs.sort_unstable_by(f64::total_cmp));
    let trie = contenders.iter().zip(&*secs).find(|(contender, _)| contender.name() == contenders::TRIE);
    let trie_secs = trie.map_or(f64::NAN, |(_, secs)| secs[ROUNDS / 2]);
    println!("{:<34} {:>11} {:>11} {:>9} {:>8} {:>7}", "engine", "captions/s", "best", "trie is", "build s", "MB");
    for (contender, secs) in contenders.iter().zip(&*secs) {
        println!(
            "{:<34} {:>11.0} {:>11.0} {:>7.2} × {:>8.3} {:>7.1}",
            contender.name(),
            n_captions as f64 / secs[ROUNDS / 2],
            n_captions as f64 / secs[0],
            secs[ROUNDS / 2] / trie_secs,
            contender.build_secs(),
            contender.memory_bytes() as f64 / 1e6,
        );
    }
}
