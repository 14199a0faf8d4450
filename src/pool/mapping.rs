//! Which column is the text, the image, the uid, the language: guessed from the names that published pools use.

use super::format::Column;
use crate::config::ColumnMapping;

/// A mapping, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MappingGuess {
    /// The guessed columns; no texts when nothing looks like captions.
    pub mapping: ColumnMapping,
    /// The published layout that the names resemble, if one does.
    pub layout: Option<&'static str>,
}

/// Names in order of preference, compared without case.
const TEXT_NAMES: [&str; 9] =
    ["text", "caption", "texts", "captions", "alt_text", "alt", "title", "description", "txt"];
const IMAGE_NAMES: [&str; 10] =
    ["image", "url", "image_url", "img_url", "image_path", "path", "file_name", "filename", "img", "jpg"];
const UID_NAMES: [&str; 6] = ["uid", "uuid", "sample_id", "key", "id", "image_id"];
const LANGUAGE_NAMES: [&str; 3] = ["language", "lang", "language_code"];

/// Columns that together mark a published layout.
const LAYOUTS: [(&str, &[&str]); 5] = [
    ("img2dataset", &["key", "url", "caption", "status"]),
    ("DataComp", &["uid", "url", "text"]),
    ("LAION", &["url", "text", "similarity"]),
    ("COYO", &["id", "url", "text"]),
    ("LAION", &["url", "text"]),
];

/// Guesses from names; a headerless file of two columns is taken as CC12M (url, caption).
pub(super) fn guess(columns: &[Column]) -> MappingGuess {
    if let Some(guess) = guess_without_header(columns) {
        return guess;
    }
    let find = |names: &[&str], suits: fn(&Column) -> bool| {
        names.iter().find_map(|name| {
            columns
                .iter()
                .find(|column| column.name.eq_ignore_ascii_case(name) && suits(column))
                .map(|column| column.name.clone())
        })
    };
    let is_text = |column: &Column| column.is_text;
    // A floating-point id has lost digits somewhere on its way: better none than a wrong one.
    let is_id = |column: &Column| !column.dtype.starts_with('f');
    let text = find(&TEXT_NAMES, is_text).or_else(|| only_text_column(columns));
    let has = |name: &str| columns.iter().any(|column| column.name.eq_ignore_ascii_case(name));
    MappingGuess {
        mapping: ColumnMapping {
            texts: text.into_iter().collect(),
            image: find(&IMAGE_NAMES, |_| true),
            uid: find(&UID_NAMES, is_id),
            language: find(&LANGUAGE_NAMES, is_text),
        },
        layout: LAYOUTS.iter().find(|(_, names)| names.iter().all(|name| has(name))).map(|(layout, _)| *layout),
    }
}

fn only_text_column(columns: &[Column]) -> Option<String> {
    let mut texts = columns.iter().filter(|column| column.is_text);
    match (texts.next(), texts.next()) {
        (Some(only), None) => Some(only.name.clone()),
        _ => None,
    }
}

fn guess_without_header(columns: &[Column]) -> Option<MappingGuess> {
    let [first, second] = columns else { return None };
    if first.name != "column_1" || second.name != "column_2" {
        return None;
    }
    let (image, text) = if second.starts_with_url { (second, first) } else { (first, second) };
    let (image, text) = (image.name.clone(), text.name.clone());
    let mapping = ColumnMapping { texts: vec![text], image: Some(image), uid: None, language: None };
    Some(MappingGuess { mapping, layout: Some("CC12M") })
}
