//! Frequent words and word pairs of text files or of a pool's captions, in passes over the same text: words, then
//! pairs of the words that can matter, and a pass more for what did not fit in memory at once.

use std::path::{Path, PathBuf};

use curation::recipe::dump::DumpReader;
use curation::recipe::list::{ListBuilder, Offer};
use curation::recipe::pairs::{PairCounter, WordPair};
use curation::recipe::tally::Losses;
use curation::recipe::wikitext::plain_text;
use curation::recipe::words::WordCounter;

use super::input::{InputReport, Piece, for_each_piece, total_bytes};
use super::{BuildError, BuildRequest, Built, TextRule, Watch};
use crate::config::ColumnMapping;
use crate::pool::{Pool, RowRange, TextBatch, for_each_text_batch};

/// Where text comes from. It is read several times.
pub(super) enum Corpus<'a> {
    Files(&'a [PathBuf]),
    Pool(&'a Pool, &'a ColumnMapping),
}

/// What was counted.
pub(super) struct Counted {
    words: WordCounter,
    pairs: Vec<WordPair>,
    rule: TextRule,
    reading: Reading,
    warnings: Vec<String>,
}

/// What a pass saw of its input.
#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    n_texts: u64,
    n_not_utf8: u64,
    n_cut_articles: u64,
}

/// Counts words, then pairs.
pub(super) fn count(
    corpus: &Corpus<'_>,
    rule: &TextRule,
    limits: &BuildRequest,
    watch: Watch<'_>,
) -> Result<Counted, BuildError> {
    let mut warnings = Vec::new();
    let mut words = WordCounter::new(limits.max_words);
    let reading = corpus.pass("words", watch, &mut |text, _| words.count(text))?;
    let losses = words.tally().losses();
    if losses.n_prunings > 0 {
        words.recount();
        corpus.pass("words again", watch, &mut |text, _| words.count(text))?;
        let has_pairs = rule.pairs.largest_pmi(words.n_words()).is_some_and(|largest| largest >= rule.pairs.min_pmi);
        let rarest = if has_pairs { rule.min_word_count.min(rule.pairs.min_count) } else { rule.min_word_count };
        warnings.extend(loss_warning("words", losses, rarest, limits.max_words));
    }
    let pairs = count_pairs(corpus, &words, rule, limits, &mut warnings, watch)?;
    Ok(Counted { words, pairs, rule: *rule, reading, warnings })
}

fn count_pairs(
    corpus: &Corpus<'_>,
    words: &WordCounter,
    rule: &TextRule,
    limits: &BuildRequest,
    warnings: &mut Vec<String>,
    watch: Watch<'_>,
) -> Result<Vec<WordPair>, BuildError> {
    let Some(largest_pmi) = rule.pairs.largest_pmi(words.n_words()) else { return Ok(Vec::new()) };
    if largest_pmi < rule.pairs.min_pmi {
        warnings.push(format!(
            "no word pair can have a PMI of {}: in {} words, one that occurs {} times has at most {largest_pmi:.1}; \
             lower --min-pmi",
            rule.pairs.min_pmi,
            words.n_words(),
            rule.pairs.min_count
        ));
        return Ok(Vec::new());
    }
    let mut pairs = PairCounter::new(words, rule.pairs, limits.max_pairs);
    let pass = |stage: &str, pairs: &mut PairCounter<'_>| {
        corpus.pass(stage, watch, &mut |text, ends_line| {
            pairs.count(text);
            if ends_line {
                pairs.end_line();
            }
        })
    };
    pass("pairs", &mut pairs)?;
    let losses = pairs.losses();
    if losses.n_prunings > 0 {
        pairs.recount();
        pass("pairs again", &mut pairs)?;
        warnings.extend(loss_warning("pairs", losses, rule.pairs.min_count, limits.max_pairs));
    }
    Ok(pairs.finish())
}

/// What a memory limit did to strings that are wanted from `rarest_wanted` on; nothing when it cannot have lost any.
pub(super) fn loss_warning(what: &str, losses: Losses, rarest_wanted: u64, limit: usize) -> Option<String> {
    let option = if what == "pairs" { "--max-pairs" } else { "--max-words" };
    (losses.largest_missed >= rarest_wanted).then(|| {
        format!(
            "{what} that occur from {rarest_wanted} to {} times may be missing: memory was limited to {limit} distinct \
             {what}, and the rarer half was dropped {} ×; raise {option}. All counts are exact",
            losses.largest_missed, losses.n_prunings
        )
    })
}

impl Counted {
    /// Offers the words, then the pairs, as the sources `names`, and reports.
    pub(super) fn add(self, names: [&str; 2], builder: &mut ListBuilder, built: &mut Built) {
        let [words_name, pairs_name] = names;
        let source = builder.source(words_name);
        for (word, count) in self.words.tally().at_least(self.rule.min_word_count) {
            builder.offer(source, Offer { text: word, language: None, source_count: Some(count) });
        }
        let source = builder.source(pairs_name);
        for pair in &self.pairs {
            builder.offer(source, Offer { text: &pair.text, language: None, source_count: Some(pair.count) });
        }
        let what = if words_name == super::WORDS { ("text", "lines or articles") } else { ("captions", "captions") };
        built.notes.push(format!(
            "{}: {} words, {} of them distinct, in {} {}",
            what.0,
            self.words.n_words(),
            self.words.tally().len(),
            self.reading.n_texts,
            what.1
        ));
        built.warnings.extend(self.warnings);
        let few = [
            (self.words.n_too_long(), "words of more than 256 bytes are left out"),
            (self.reading.n_not_utf8, "lines are not UTF-8: U+FFFD stands there for what is not"),
            (self.reading.n_cut_articles, "articles of more than 16 MiB are cut"),
        ];
        built.warnings.extend(few.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")));
    }
}

impl Corpus<'_> {
    /// Hands out all text once: pieces, and whether a line ends with them.
    fn pass(&self, stage: &str, watch: Watch<'_>, consume: &mut dyn FnMut(&str, bool)) -> Result<Reading, BuildError> {
        match self {
            Self::Files(paths) => {
                watch.progress.begin(stage, Some(total_bytes(paths)?));
                paths.iter().try_fold(Reading::default(), |sum, path| {
                    let one = read_file(path, watch, consume)?;
                    Ok(Reading {
                        n_texts: sum.n_texts + one.n_texts,
                        n_not_utf8: sum.n_not_utf8 + one.n_not_utf8,
                        n_cut_articles: sum.n_cut_articles + one.n_cut_articles,
                    })
                })
            }
            Self::Pool(pool, mapping) => read_pool(pool, mapping, stage, watch, consume),
        }
    }
}

fn read_file(path: &Path, watch: Watch<'_>, consume: &mut dyn FnMut(&str, bool)) -> Result<Reading, BuildError> {
    let mut kind = None;
    let mut plain = PlainText::default();
    let report = for_each_piece(path, watch, |piece| {
        // A dump begins with an element on a line of its own, or a declaration on the line before.
        if kind.is_none() && !is_preamble(piece.text) {
            kind =
                Some(if DumpReader::recognises(piece.text) { Kind::Dump(DumpReader::default()) } else { Kind::Plain });
        }
        match &mut kind {
            None => {}
            Some(Kind::Dump(dump)) => read_dump_piece(dump, piece, consume),
            Some(Kind::Plain) => plain.read(piece, consume),
        }
        Ok(())
    })?;
    if report.n_lines == 0 {
        return Err(BuildError::input(path, "empty: there is no text in it"));
    }
    match kind {
        Some(Kind::Dump(dump)) => finish_dump(path, &dump, report),
        _ => Ok(Reading { n_texts: report.n_lines, n_not_utf8: report.n_not_utf8, n_cut_articles: 0 }),
    }
}

enum Kind {
    Plain,
    Dump(DumpReader),
}

fn is_preamble(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || (line.starts_with("<?xml") && line.ends_with("?>"))
}

fn finish_dump(path: &Path, dump: &DumpReader, report: InputReport) -> Result<Reading, BuildError> {
    if dump.is_cut_off() {
        return Err(BuildError::input(path, "the dump ends within an article: copy or download the file again"));
    }
    if dump.n_articles() == 0 {
        return Err(BuildError::input(path, "a dump without the text of any article: use a pages-articles dump"));
    }
    Ok(Reading { n_texts: dump.n_articles(), n_not_utf8: report.n_not_utf8, n_cut_articles: dump.n_cut() })
}

fn read_dump_piece(dump: &mut DumpReader, piece: Piece<'_>, consume: &mut dyn FnMut(&str, bool)) {
    let mut article = |wikitext: &str| {
        for line in plain_text(wikitext).split('\n') {
            consume(line, true);
        }
    };
    dump.push(piece.text, &mut article);
    if piece.ends_line {
        dump.push("\n", &mut article);
    }
}

/// Plain text, as it is or as WikiExtractor writes it.
#[derive(Default)]
struct PlainText {
    /// Within a word that is longer than a piece: what is left of it is no word.
    is_in_long_word: bool,
}

impl PlainText {
    fn read(&mut self, piece: Piece<'_>, consume: &mut dyn FnMut(&str, bool)) {
        let mut text = piece.text;
        let first_blank = text.find([' ', '\t', '\r']);
        if self.is_in_long_word {
            text = first_blank.map_or("", |blank| &text[blank..]);
        }
        self.is_in_long_word =
            !piece.ends_line && if self.is_in_long_word { text.is_empty() } else { first_blank.is_none() };
        let is_frame = piece.ends_line && (text.starts_with("<doc id=") || text.trim_end() == "</doc>");
        consume(if is_frame { "" } else { text }, piece.ends_line);
    }
}

fn read_pool(
    pool: &Pool,
    mapping: &ColumnMapping,
    stage: &str,
    watch: Watch<'_>,
    consume: &mut dyn FnMut(&str, bool),
) -> Result<Reading, BuildError> {
    watch.progress.begin(stage, pool.n_rows());
    let all_rows = RowRange { first: 0, n_rows: None };
    let mut reading = Reading::default();
    for file in &pool.files {
        for_each_text_batch(file, mapping, all_rows, watch.cancel, |batch: TextBatch| -> Result<(), BuildError> {
            for index in 0..batch.n_rows() {
                // A line break within a caption is a blank, as it is for matching.
                batch.texts(index).flatten().for_each(|caption| {
                    consume(caption, true);
                    reading.n_texts += 1;
                });
            }
            watch.progress.advance(batch.n_rows() as u64);
            Ok(())
        })?;
    }
    Ok(reading)
}
