//! Running text out of markup, articles out of dumps.

use proptest::prelude::*;

use crate::recipe::dump::{DumpReader, LONGEST_TEXT_BYTES};
use crate::recipe::wikitext::{plain_text, unescape};

#[track_caller]
fn check(wikitext: &str, expected: &str) {
    assert_eq!(plain_text(wikitext), expected, "{wikitext:?}");
}

#[test]
fn links_leave_their_label() {
    check("a [[dog]] and [[Felis catus|cats]].", "a dog and cats.");
    check("[[:Category:Dogs|dogs]] [[:en:Dog]]", "dogs en:Dog");
    check("[http://example.org the site] [https://example.org] [1]", "the site  [1]");
    check("x [[File:Dog.jpg|thumb|A [[dog]] in [[Paris|the city]]]] y", "x  y");
    check("[[Category:Dogs]][[category : x]][[image:a.png]]", "");
}

#[test]
fn templates_tables_and_notes_vanish() {
    check("a {{cite|b={{c}}|d}} e", "a  e");
    check("a\n{| class=x\n|-\n| b || c {{d}}\n|}\ne", "a\n\ne");
    check("a<ref>b</ref>c<ref name=x />d<ref name=\"y\">{{e}}</REF>f", "acdf");
    check("H<sub>2</sub>O<br/>next<br>line", "H2O\nnext\nline");
    check("a<!-- b {{ -->c", "ac");
    check("<math>x < y</math>z<gallery>\nFile:a.jpg\n</gallery>", "z");
}

#[test]
fn marks_of_lines_and_fonts_vanish() {
    check("== History ==\n''New'' '''York''' '''''is'''''", " History\nNew York is");
    check("* one\n** two\n# three\n: four\n; five", " one\n two\n three\n four\n five");
    check("it's a = b", "it's a = b");
}

#[test]
fn character_references() {
    check("5&nbsp;km &ndash; R&amp;B &#233; &#xE9; &unknown; & x", "5 km – R&B é é &unknown; & x");
    assert_eq!(unescape("&lt;ref&gt; &amp;nbsp; &#160;|"), "<ref> &nbsp;  |");
}

#[test]
fn broken_markup_costs_little() {
    check("a {{b c", "a b c");
    check("a }} b ]] c |} d", "a  b ]] c |} d");
    check("a [[b {{c]] d}} e", "a b c d e");
    check("a < b <ref>c", "a < b c");
    check("a <!-- b", "a ");
    check("1 < 2 and <", "1 < 2 and <");
    check("{{a [[b}} c", " c");
    check(&"[[".repeat(1000), "");
}

const DUMP: &str = r#"<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/">
  <siteinfo><namespaces><namespace key="1">Talk</namespace></namespaces></siteinfo>
  <page><title>Dog</title><ns>0</ns><revision><comment>&lt;text&gt;</comment>
    <text bytes="9" xml:space="preserve">A [[dog]]&amp;nbsp;x
&lt;ref&gt;y&lt;/ref&gt;</text></revision></page>
  <page><title>Talk:Dog</title><ns>1</ns><revision><text>talk</text></revision></page>
  <page><title>Hound</title><ns>0</ns><redirect title="Dog" /><revision><text>#REDIRECT [[Dog]]</text></revision></page>
  <page><title>None</title><ns>0</ns><revision><text bytes="0" /></revision></page>
  <page><title>Cat</title><ns>0</ns><revision><text>A cat</text></revision></page>
</mediawiki>"#;

fn articles(pieces: impl IntoIterator<Item = impl AsRef<str>>) -> (Vec<String>, DumpReader) {
    let (mut reader, mut articles) = (DumpReader::default(), Vec::new());
    pieces.into_iter().for_each(|piece| reader.push(piece.as_ref(), |text| articles.push(text.to_owned())));
    (articles, reader)
}

#[test]
fn a_dump_gives_articles_only() {
    let (articles, reader) = articles([DUMP]);
    assert_eq!(articles, ["A [[dog]]&nbsp;x\n<ref>y</ref>", "A cat"]);
    assert_eq!((reader.n_articles(), reader.n_cut(), reader.is_cut_off()), (2, 0, false));
    assert!(DumpReader::recognises(DUMP) && !DumpReader::recognises("A dog"));
    assert!(DumpReader::recognises("\u{feff}<?xml version=\"1.0\"?>\n<mediawiki>"));
}

#[test]
fn a_dump_that_ends_within_a_text_says_so() {
    let (articles, reader) = articles([&DUMP[..DUMP.find("talk</text>").unwrap()]]);
    assert!(articles.len() == 1 && reader.is_cut_off());
}

#[test]
fn a_text_without_end_takes_bounded_memory() {
    let piece = "é ".repeat(1 << 18);
    let pieces = (0..40).map(|_| piece.as_str());
    let (articles, reader) = articles(["<page><text>"].into_iter().chain(pieces).chain(["</text>"]));
    assert_eq!((articles.len(), reader.n_cut()), (1, 1));
    assert!(articles[0].len() <= LONGEST_TEXT_BYTES && articles[0].len() > LONGEST_TEXT_BYTES - 4);
}

proptest! {
    #[test]
    fn pieces_of_any_size_give_the_same_articles(sizes in prop::collection::vec(1_usize..40, 1..50)) {
        let (mut rest, mut pieces, mut sizes) = (DUMP, Vec::new(), sizes.iter().cycle());
        while !rest.is_empty() {
            let (piece, more) = rest.split_at(rest.len().min(*sizes.next().unwrap()));
            pieces.push(piece);
            rest = more;
        }
        prop_assert_eq!(articles(pieces).0, articles([DUMP]).0);
    }

    #[test]
    fn any_markup_is_survived(text in "[a |\\[\\]{}<>/'&;=*\n-]{0,60}") {
        let plain = plain_text(&text);
        prop_assert!(plain.len() <= text.len());
    }
}
