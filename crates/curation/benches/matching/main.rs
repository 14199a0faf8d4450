//! Captions per second of every engine on one thread; the word trie on two threads as well.
//!
//! ```text
//! cargo bench -p curation --bench matching
//! TAILSCOPE_BENCH_CAPTIONS=captions.txt TAILSCOPE_BENCH_ENTRIES=entries.txt cargo bench -p curation --bench matching
//! ```
//!
//! The rule is strict unless TAILSCOPE_BENCH_RULE names another without switches, like worldwide; then a fifth of
//! what is made up is Chinese. The files hold one caption or entry per line; without them a seeded generator makes both. A word behind
//! `--` runs only the engines whose name holds it. Engines run in turn, round after round, so that a slow
//! minute of the machine meets all of them; medians are printed, of the clock and of the time on a processor.
//! Asserts that all engines find the same matches in the same captions; asserts no times.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod contenders;
mod data;

use std::time::Instant;

use contenders::Contender;
use curation::matching::{EngineReport, MatchOptions, MatchTable};
use curation::text::MatchRule;
use xxhash_rust::xxh3::Xxh3;

/// Rounds per engine; the median of these is reported.
const ROUNDS: usize = 7;

fn main() {
    let rule: MatchRule =
        std::env::var("TAILSCOPE_BENCH_RULE").map_or(MatchRule::STRICT, |rule| rule.parse().expect("a rule"));
    let data = data::load(rule);
    let captions: Vec<&str> = data.captions.iter().map(String::as_str).collect();
    let bytes: usize = captions.iter().map(|caption| caption.len()).sum();
    println!("{}", data.origin);
    println!(
        "rule {rule}; {} entries; {} captions of {:.1} bytes; {ROUNDS} rounds, medians",
        data.entries.len(),
        captions.len(),
        bytes as f64 / captions.len() as f64,
    );

    println!("{}\n", EngineReport::new(&data.entries, &MatchOptions::from(rule)));
    // Cargo passes --bench; a word of one's own is a filter.
    let filter = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let mut contenders = contenders::all(&data.entries, rule, &filter);
    let mut rounds = vec![Vec::new(); contenders.len()];
    let mut expected = None;
    for _ in 0..ROUNDS {
        for (contender, rounds) in contenders.iter_mut().zip(&mut rounds) {
            let (table, mut elapsed) = timed(|| contender.run(&captions));
            if contender.n_threads() > 1 {
                elapsed.cpu = f64::NAN; // the account is that of this thread, which only waits
            }
            rounds.push(elapsed);
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
    print_table(&contenders, &rounds, captions.len());
}

/// Seconds on the clock, and of this thread on a processor. On a machine that others use too, the second
/// is the one to compare; NaN where the system does not tell (it is Linux that does).
#[derive(Clone, Copy, Debug)]
struct Elapsed {
    wall: f64,
    cpu: f64,
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Elapsed) {
    let (start, cpu_start) = (Instant::now(), cpu_secs());
    let result = work();
    (result, Elapsed { wall: start.elapsed().as_secs_f64(), cpu: cpu_secs() - cpu_start })
}

fn cpu_secs() -> f64 {
    // Yielding makes the kernel bring its account up to date.
    std::thread::yield_now();
    let account = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = account.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok());
    nanos.map_or(f64::NAN, |nanos| nanos / 1e9)
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

fn print_table(contenders: &[Contender], rounds: &[Vec<Elapsed>], n_captions: usize) {
    let n_captions = n_captions as f64;
    let medians: Vec<Elapsed> = rounds.iter().map(|rounds| medians(rounds)).collect();
    let trie = contenders.iter().zip(&medians).find(|(contender, _)| contender.name() == contenders::TRIE);
    let trie = trie.map_or(Elapsed { wall: f64::NAN, cpu: f64::NAN }, |(_, medians)| *medians);
    println!(
        "{:<32} {:>20} {:>9} {:>20} {:>9} {:>8} {:>6}",
        "", "captions/s (clock)", "trie is", "captions/s (CPU)", "trie is", "build s", "MB"
    );
    for (contender, medians) in contenders.iter().zip(&medians) {
        println!(
            "{:<32} {:>20.0} {:>7.2} × {:>20.0} {:>7.2} × {:>8.3} {:>6.1}",
            contender.name(),
            n_captions / medians.wall,
            medians.wall / trie.wall,
            n_captions / medians.cpu,
            medians.cpu / trie.cpu,
            contender.build_secs(),
            contender.memory_bytes() as f64 / 1e6,
        );
    }
}

fn medians(rounds: &[Elapsed]) -> Elapsed {
    let median = |pick: fn(&Elapsed) -> f64| {
        let mut values: Vec<f64> = rounds.iter().map(pick).collect();
        values.sort_unstable_by(f64::total_cmp);
        values[values.len() / 2]
    };
    Elapsed { wall: median(|elapsed| elapsed.wall), cpu: median(|elapsed| elapsed.cpu) }
}
