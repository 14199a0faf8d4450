//! The kinds of pictures. Each draws from random parameters and says in words what it drew, so that no caption can be wrong.

pub(crate) mod animals;
pub(crate) mod charts;
pub(crate) mod city;
pub(crate) mod country;
pub(crate) mod curves;
pub(crate) mod faces;
pub(crate) mod food;
pub(crate) mod fractals;
pub(crate) mod garden;
pub(crate) mod geometry;
pub(crate) mod mountains;
pub(crate) mod night;
pub(crate) mod sea;
pub(crate) mod textures;
pub(crate) mod things;
pub(crate) mod toys;
pub(crate) mod weave;

use crate::paint::canvas::Canvas;

/// How a caption may call the picture.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Look {
    Photo,
    Drawing,
    Chart,
    Pattern,
}

/// A drawn picture and what can be said about it.
pub(crate) struct Picture {
    pub canvas: Canvas,
    pub look: Look,
    /// Short noun phrases with everyday words, to follow "photo of".
    pub plain: Vec<String>,
    /// Whole captions, with rarer words.
    pub rich: Vec<String>,
}

impl Picture {
    pub(crate) fn new(look: Look, canvas: Canvas) -> Self {
        Self { canvas, look, plain: Vec::new(), rich: Vec::new() }
    }

    /// Adds noun phrases, one per line.
    pub(crate) fn plain(mut self, phrases: impl AsRef<str>) -> Self {
        self.plain.extend(lines(phrases.as_ref()));
        self
    }

    /// Adds whole captions, one per line.
    pub(crate) fn rich(mut self, captions: impl AsRef<str>) -> Self {
        self.rich.extend(lines(captions.as_ref()));
        self
    }
}

fn lines(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty())
}

/// With its indefinite article.
pub(crate) fn a(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// With a capital first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
