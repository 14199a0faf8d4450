//! Pieces of files, whatever their lines and compression.

use std::io::Write;
use std::path::{Path, PathBuf};

use curation::progress::{CancelToken, NoProgress};
use tempfile::TempDir;

use super::input::{InputReport, for_each_piece};
use super::text::{Corpus, count};
use super::*;

fn request() -> BuildRequest {
    let rule = TextRule { min_word_count: 1, pairs: PairRule { min_pmi: -99.0, min_count: 1 } };
    BuildRequest {
        merge: Vec::new(),
        subtract: Vec::new(),
        wordnet: None,
        lemmas: false,
        texts: Vec::new(),
        text_rule: rule,
        page_views: Vec::new(),
        title_rule: TitleRule { domains: vec!["en".to_owned()], min_views: 1 },
        pool: Vec::new(),
        text_columns: Vec::new(),
        pool_rule: rule,
        caps: HashMap::new(),
        order: ListOrder::Sources,
        max_words: 1000,
        max_pairs: 1000,
    }
}

fn with_watch<T>(run: impl FnOnce(Watch<'_>) -> T) -> T {
    run(Watch { progress: &NoProgress, cancel: &CancelToken::new() })
}

fn file(directory: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = directory.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The pieces of a file, each with "/" where a line ends.
fn pieces(path: &Path) -> (Vec<String>, InputReport) {
    let mut pieces = Vec::new();
    let report = with_watch(|watch| {
        for_each_piece(path, watch, |piece| {
            pieces.push(format!("{}{}", piece.text, if piece.ends_line { "/" } else { "" }));
            Ok(())
        })
    });
    (pieces, report.unwrap())
}

#[test]
fn lines_come_without_their_breaks() {
    let directory = tempfile::tempdir().unwrap();
    let cases: [(&[u8], &[&str], u64); 6] = [
        (b"", &[], 0),
        (b"\n", &["/"], 1),
        (b"a b\r\n\nc", &["a b/", "/", "c/"], 3),
        (b"a\n", &["a/"], 1),
        (b"\xEF\xBB\xBFa\nb", &["a/", "b/"], 2),
        (b"a\xFFb\nc\n", &["a\u{FFFD}b/", "c/"], 2),
    ];
    for (bytes, expected, n_lines) in cases {
        let (found, report) = pieces(&file(&directory, "text", bytes));
        assert_eq!(found, expected);
        assert_eq!((report.n_lines, report.n_not_utf8), (n_lines, u64::from(bytes.contains(&0xFF) && n_lines == 2)));
    }
}

#[test]
fn a_long_line_comes_in_pieces_that_lose_nothing() {
    let directory = tempfile::tempdir().unwrap();
    for line in ["é€ word ".repeat(300_000), "é€".repeat(700_000), "x".repeat(1 << 20), "y ".repeat(1 << 20)] {
        for end in ["", "\n", "\nnext"] {
            let (found, report) = pieces(&file(&directory, "text", format!("{line}{end}").as_bytes()));
            let whole = format!("{line}/{}", if end.len() > 1 { "next/" } else { "" });
            assert!(found.concat() == whole, "{} pieces of {} bytes", found.len(), line.len());
            assert_eq!((report.n_not_utf8, report.n_lines), (0, whole.matches('/').count() as u64));
        }
    }
}

#[track_caller]
fn count_words(texts: &[PathBuf]) -> Vec<(String, u64)> {
    let mut request = request();
    request.texts = texts.to_vec();
    let built = with_watch(|watch| build(&request, watch)).unwrap();
    let mut counts: Vec<(String, u64)> =
        built.list.entries.into_iter().map(|entry| (entry.text, entry.source_count.unwrap())).collect();
    counts.sort();
    counts
}

#[test]
fn a_word_longer_than_a_piece_is_no_word_in_any_part() {
    let directory = tempfile::tempdir().unwrap();
    let text = format!("a {} b c\nd {}", "x".repeat(5 << 19), "y".repeat(1 << 20));
    let expected = ["a", "b", "b c", "c", "d"].map(|word| (word.to_owned(), 1));
    assert_eq!(count_words(&[file(&directory, "text", text.as_bytes())]), expected);
}

#[test]
fn words_at_the_end_of_one_file_and_the_start_of_the_next_are_no_pair() {
    let directory = tempfile::tempdir().unwrap();
    let long = format!("{} z", "y ".repeat((1 << 19) - 1));
    let texts = [file(&directory, "one", long.as_bytes()), file(&directory, "two", b"a b")];
    let words: Vec<String> = count_words(&texts).into_iter().map(|(word, _)| word).collect();
    assert_eq!(words, ["a", "a b", "b", "y", "y y", "y z", "z"]);
}

#[test]
fn compression_makes_no_difference() {
    let directory = tempfile::tempdir().unwrap();
    let (one, two) = ("olive oil, olive\n".repeat(2000), "olive oil\nNew York".to_owned());
    let plain = file(&directory, "plain", format!("{one}{two}").as_bytes());
    let gz = |text: &str| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let bz2 = |text: &str| {
        let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let zst = |text: &str| {
        let mut encoder = zstd::Encoder::new(Vec::new(), 0).unwrap();
        encoder.include_checksum(true).unwrap();
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let expected = count_words(&[plain]);
    assert_eq!(expected.iter().find(|(word, _)| word == "olive oil").unwrap().1, 2001);
    // Two members each, as multistream dumps have them, and no extension that would tell.
    for (name, bytes) in
        [("gz", [gz(&one), gz(&two)]), ("bz2", [bz2(&one), bz2(&two)]), ("zst", [zst(&one), zst(&two)])]
    {
        assert_eq!(count_words(&[file(&directory, name, &bytes.concat())]), expected, "{name}");
        let whole = bytes.concat();
        for cut in [whole.len() - 3, bytes[0].len() / 2, bytes[0].len() + bytes[1].len() / 2] {
            let mut request = request();
            request.texts = vec![file(&directory, "cut", &whole[..cut])];
            let error = with_watch(|watch| build(&request, watch)).unwrap_err().to_string();
            assert!(error.contains("cut: the compressed data") && !error.contains('\n'), "{name}, {cut}: {error}");
        }
        let mut damaged = whole.clone();
        damaged[bytes[0].len() / 2..][..4].fill(0x55);
        let mut request = request();
        request.texts = vec![file(&directory, "damaged", &damaged)];
        let error = with_watch(|watch| build(&request, watch)).unwrap_err().to_string();
        assert!(error.contains("damaged: the compressed data"), "{name}: {error}");
    }
}

#[test]
fn memory_limits_are_told_only_when_something_wanted_may_be_missing() {
    let directory = tempfile::tempdir().unwrap();
    let frequent = "olive oil\n".repeat(50);
    let rare: String = (0..200).map(|n| format!("word{n}\n")).collect();
    let path = file(&directory, "text", format!("{frequent}{rare}").as_bytes());
    let mut request = request();
    request.max_words = 100;
    let texts = [path];
    let count = |rule| with_watch(|watch| count(&Corpus::Files(&texts), &rule, &request, watch)).unwrap();
    let (mut list, mut built) = (ListBuilder::default(), Built::default());
    count(TextRule { min_word_count: 20, pairs: PairRule { min_pmi: 0.0, min_count: 20 } }).add(
        [WORDS, PAIRS],
        &mut list,
        &mut built,
    );
    assert!(built.warnings.is_empty(), "{built:?}");
    let texts: Vec<(String, u64)> =
        list.finish(ListOrder::Sources).entries.into_iter().map(|e| (e.text, e.source_count.unwrap())).collect();
    assert_eq!(texts, ["oil", "olive", "olive oil"].map(|text| (text.to_owned(), 50)));
    count(TextRule { min_word_count: 1, pairs: PairRule { min_pmi: 0.0, min_count: 20 } }).add(
        [WORDS, PAIRS],
        &mut ListBuilder::default(),
        &mut built,
    );
    assert!(built.warnings[0].contains("may be missing") && built.warnings[0].contains("--max-words"), "{built:?}");
}

#[test]
fn a_cancelled_build_says_so() {
    let directory = tempfile::tempdir().unwrap();
    let cancel = CancelToken::new();
    cancel.cancel();
    let watch = Watch { progress: &NoProgress, cancel: &cancel };
    let mut texts = request();
    texts.texts = vec![file(&directory, "text", b"a b")];
    assert!(build(&texts, watch).unwrap_err().is_cancelled());
    let mut wordnet = request();
    wordnet.wordnet = Some(directory.path().to_owned());
    assert!(build(&wordnet, watch).unwrap_err().is_cancelled());
    let mut pool = request();
    file(&directory, "pool.csv", b"text\na dog\n");
    pool.pool = vec![directory.path().join("pool.csv").display().to_string()];
    assert!(build(&pool, watch).unwrap_err().is_cancelled());
}
