//! The engines that take part, each building its tables and answering with the same kind of rows.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use curation::entries::Entries;
use curation::ids::EntryId;
use curation::matching::{EngineKind, MatchOptions, MatchTable, Matcher, Scratch};
use curation::text::MatchRule;
use daachorse::{CharwiseDoubleArrayAhoCorasick, DoubleArrayAhoCorasick};

use super::timed;

/// Name of the engine that the others are compared with.
pub(crate) const TRIE: &str = "word trie";

/// Texts per call, as in a run.
const BATCH: usize = 4096;

/// Builds an engine under a name.
type Builder<'e> = &'e dyn Fn(&'static str) -> Contender;

/// Matches all captions.
type Run = Box<dyn Fn(&[&str]) -> MatchTable>;

/// One engine, built.
pub(crate) struct Contender {
    name: &'static str,
    n_threads: usize,
    build_secs: f64,
    memory_bytes: usize,
    run: Run,
}

impl Contender {
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn n_threads(&self) -> usize {
        self.n_threads
    }

    pub(crate) fn build_secs(&self) -> f64 {
        self.build_secs
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        self.memory_bytes
    }

    pub(crate) fn run(&mut self, captions: &[&str]) -> MatchTable {
        (self.run)(captions)
    }
}

/// The engines whose name holds `filter`.
pub(crate) fn all(entries: &Entries, rule: MatchRule, filter: &str) -> Vec<Contender> {
    let builders: [(&'static str, Builder); 6] = [
        (TRIE, &|name| ours(name, entries, MatchOptions { rule, engine: EngineKind::Trie }, 1)),
        ("word trie, two threads", &|name| ours(name, entries, MatchOptions { rule, engine: EngineKind::Trie }, 2)),
        ("daachorse, bytewise", &|name| daachorse(name, entries, rule)),
        ("daachorse, charwise", &|name| daachorse_charwise(name, entries, rule)),
        ("aho-corasick, contiguous NFA", &|name| {
            ours(name, entries, MatchOptions { rule, engine: EngineKind::Automaton }, 1)
        }),
        ("aho-corasick, noncontiguous NFA", &|name| noncontiguous(name, entries, rule)),
    ];
    builders.into_iter().filter(|(name, _)| name.contains(filter)).map(|(name, build)| build(name)).collect()
}

fn ours(name: &'static str, entries: &Entries, options: MatchOptions, n_threads: usize) -> Contender {
    let (matcher, elapsed) = timed(|| Matcher::with_options(entries, &options).expect("the list is not too long"));
    let memory_bytes = matcher.memory_bytes();
    let run = Box::new(move |captions: &[&str]| on_threads(&matcher, captions, n_threads));
    Contender { name, n_threads, build_secs: elapsed.cpu, memory_bytes, run }
}

/// Each thread takes one part of the captions; the parts are put together in order.
fn on_threads(matcher: &Matcher, captions: &[&str], n_threads: usize) -> MatchTable {
    if n_threads == 1 {
        return match_part(matcher, captions);
    }
    let mut tables = std::thread::scope(|scope| {
        let parts = captions.chunks(captions.len().div_ceil(n_threads).max(1));
        let threads: Vec<_> = parts.map(|part| scope.spawn(move || match_part(matcher, part))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect::<Vec<_>>().into_iter()
    });
    let mut all = tables.next().unwrap_or_default();
    tables.for_each(|table| all.append(&table));
    all
}

fn match_part(matcher: &Matcher, captions: &[&str]) -> MatchTable {
    let (mut table, mut scratch) = (MatchTable::new(), Scratch::default());
    for batch in captions.chunks(BATCH) {
        matcher.match_batch(batch.iter().copied(), &mut scratch, &mut table);
    }
    table
}

fn daachorse(name: &'static str, entries: &Entries, rule: MatchRule) -> Contender {
    let ((automaton, ids), elapsed) = timed(|| {
        let (ids, patterns) = ids_and_patterns(entries, rule);
        (DoubleArrayAhoCorasick::<u32>::new(&patterns).expect("patterns differ and are not empty"), ids)
    });
    let memory_bytes = automaton.heap_bytes();
    let run = each_spaced(rule, move |spaced, row| {
        row.extend(automaton.find_overlapping_iter(spaced).map(|found| ids[found.value() as usize]));
    });
    Contender { name, n_threads: 1, build_secs: elapsed.cpu, memory_bytes, run }
}

fn daachorse_charwise(name: &'static str, entries: &Entries, rule: MatchRule) -> Contender {
    let ((automaton, ids), elapsed) = timed(|| {
        let (ids, patterns) = ids_and_patterns(entries, rule);
        (CharwiseDoubleArrayAhoCorasick::<u32>::new(&patterns).expect("patterns differ and are not empty"), ids)
    });
    let memory_bytes = automaton.heap_bytes();
    let run = each_spaced(rule, move |spaced, row| {
        row.extend(automaton.find_overlapping_iter(spaced).map(|found| ids[found.value() as usize]));
    });
    Contender { name, n_threads: 1, build_secs: elapsed.cpu, memory_bytes, run }
}

/// What the aho-corasick crate takes by itself for a list of this length is its contiguous NFA; this is the
/// form that most resembles pyahocorasick.
fn noncontiguous(name: &'static str, entries: &Entries, rule: MatchRule) -> Contender {
    let ((automaton, ids), elapsed) = timed(|| {
        let (ids, patterns) = ids_and_patterns(entries, rule);
        let builder = AhoCorasick::builder().kind(Some(AhoCorasickKind::NoncontiguousNFA)).build(&patterns);
        (builder.expect("the list is not too long"), ids)
    });
    let memory_bytes = automaton.memory_usage();
    let run = each_spaced(rule, move |spaced, row| {
        row.extend(automaton.find_overlapping_iter(spaced).map(|found| ids[found.pattern().as_usize()]));
    });
    Contender { name, n_threads: 1, build_secs: elapsed.cpu, memory_bytes, run }
}

/// Runs a search that appends the ids found in one spaced caption, in any order and number.
fn each_spaced(rule: MatchRule, search: impl Fn(&str, &mut Vec<EntryId>) + 'static) -> Run {
    Box::new(move |captions| {
        let (mut table, mut folded, mut spaced, mut row) =
            (MatchTable::new(), String::new(), String::new(), Vec::new());
        for caption in captions {
            rule.space_into(caption, &mut folded, &mut spaced);
            row.clear();
            search(&spaced, &mut row);
            row.sort_unstable();
            row.dedup();
            table.push_row(&row);
        }
        table
    })
}

/// Distinct entries that a text can hold, the last of equal ones, as they must stand in the spaced text.
fn ids_and_patterns(entries: &Entries, rule: MatchRule) -> (Vec<EntryId>, Vec<String>) {
    let last: std::collections::HashMap<&str, EntryId> = entries.iter().map(|(id, entry)| (entry, id)).collect();
    let last_of_equal = entries.iter().filter(|(id, entry)| last[entry] == *id);
    last_of_equal.filter_map(|(id, entry)| Some((id, rule.pattern(entry)?))).unzip()
}
