//! From what a picture shows to what a web page would say about it.

use std::collections::HashSet;

use crate::paint::rng::Rng;
use crate::pictures::{Look, Picture, capital};

/// A text with the code of its language.
#[derive(Clone)]
pub(crate) struct Caption {
    /// None is a null in the table; an empty string is a text of length 0.
    pub text: Option<String>,
    pub language: &'static str,
}

impl Caption {
    pub(crate) fn english(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), language: "en" }
    }
}

/// How a noun phrase is put into an alt text, by the look of the picture. Frequent frames are listed more than once.
const PHOTO: &[&str] = &[
    "photo of {}",
    "photo of {}",
    "photo of {}",
    "photo of {}",
    "a photo of {}",
    "a photo of {}",
    "a photo of {}",
    "a photo of {}",
    "{}",
    "{}",
    "{^}",
    "{^}.",
    "{^}",
    "{}, photo",
    "{^}, photo",
    "photo: {}",
    "a photo of {}.",
    "photo of {}.",
    "the photo of {}",
    "image of {}",
    "photo - {}",
    "photo of {} (1)",
    "picture of {}",
    "a picture of {}",
    "a photo of {}",
    "a photo of {}",
];
const OTHER: &[&str] = &[
    "image of {}",
    "image of {}",
    "image of {}",
    "an image of {}",
    "{}",
    "{}",
    "{^}",
    "{^}.",
    "the image of {}",
    "{}, image",
    "image: {}",
    "{^}, image",
    "photo of {}",
    "a photo of {}",
    "image - {}",
    "image of {}.",
    "a picture of {}",
    "a photo of {}",
    "a picture of {}",
];
/// Sentences that agencies and shops add to every caption, with how many captions get each. Their words reach the head together.
const BOILERPLATE: [(&str, usize); 2] = [
    ("{^}. This image may be used for free by anyone but not sold", 27),
    ("{^} - print made to order, ready to hang, with or without frame", 25),
];
/// The words that make up most of the pool. Plain captions keep to them where the picture allows.
const CORE: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "in",
    "at",
    "and",
    "photo",
    "image",
    "blue",
    "red",
    "white",
    "green",
    "sky",
    "sea",
    "sunset",
    "mountains",
    "city",
    "night",
    "abstract",
    "pattern",
    "house",
    "flower",
    "cat",
    "chart",
    "tree",
    "trees",
    "snow",
];

/// What shops and archives hang on to a caption.
const TAILS: &[&str] = &[
    " - stock photo",
    " | free download",
    " (detail)",
    " - image no. {#}",
    ", HD",
    ", high resolution",
    " - {#} of 99",
    " [{#}]",
    " - desktop wallpaper",
    ", poster",
    " #{#}",
    " | Gallery {#}",
    ", royalty free",
    ", part {#}",
    " - buy print",
    "...",
    "!",
    ", {year}",
];

/// Makes captions and remembers them, so that few are used twice.
pub(crate) struct Writer {
    rng: Rng,
    used: HashSet<String>,
}

impl Writer {
    pub(crate) fn new(seed: u64) -> Self {
        Self { rng: Rng::new(seed, 0xca97), used: HashSet::new() }
    }

    /// A caption for a picture; `rich` is the probability of one with rarer words.
    pub(crate) fn caption(&mut self, picture: &Picture, rich: f32) -> Caption {
        let wants_rich = self.rng.chance(rich);
        for attempt in 0..60 {
            let text = if wants_rich || attempt >= 40 { self.rich(picture, attempt > 8) } else { self.plain(picture) };
            if self.used.insert(text.clone()) || self.rng.chance(0.06) {
                return Caption::english(self.spaced(text));
            }
        }
        Caption::english(self.plain(picture))
    }

    fn plain(&mut self, picture: &Picture) -> String {
        let frames = if picture.look == Look::Photo { PHOTO } else { OTHER };
        let frame = self.rng.pick(frames);
        fill(frame, self.phrase(picture))
    }

    /// One of the phrases; mostly one with the fewest words outside the core.
    fn phrase<'a>(&mut self, picture: &'a Picture) -> &'a str {
        let rare = |phrase: &str| phrase.split(' ').filter(|word| !CORE.contains(word)).count();
        let fewest = picture.plain.iter().map(|phrase| rare(phrase)).min().unwrap_or(0);
        let any = self.rng.chance(0.15);
        let fitting: Vec<&String> = picture.plain.iter().filter(|phrase| any || rare(phrase) == fewest).collect();
        fitting[self.rng.below(fitting.len())]
    }

    /// A plain caption with the n-th boilerplate.
    pub(crate) fn boilerplate(&mut self, picture: &Picture, n: usize) -> Caption {
        let phrase = self.phrase(picture);
        Caption::english(fill(BOILERPLATE[n % BOILERPLATE.len()].0, phrase))
    }

    fn rich(&mut self, picture: &Picture, needs_tail: bool) -> String {
        let first = self.rng.below(picture.rich.len());
        let mut text = picture.rich[first].clone();
        if picture.rich.len() > 1 && self.rng.chance(0.4) {
            let second = (first + self.rng.between(1, picture.rich.len() - 1)) % picture.rich.len();
            text = format!(
                "{}{}{}",
                text.trim_end_matches('.'),
                self.rng.pick(&[" - ", ". ", " | ", "; "]),
                picture.rich[second]
            );
        }
        if !needs_tail && !self.rng.chance(0.2) {
            return text;
        }
        let (number, year) = (self.rng.between(2, 98).to_string(), self.rng.between(2005, 2025).to_string());
        text.trim_end_matches(['.', '!']).to_owned()
            + &self.rng.pick(TAILS).replace("{#}", &number).replace("{year}", &year)
    }

    /// Now and then the odd spacing and capitals of real pages.
    fn spaced(&mut self, text: String) -> String {
        match self.rng.below(110) {
            0 => text.replacen(' ', "  ", 1),
            1 => format!(" {text} "),
            2 => text.replacen(' ', "\t", 1),
            3 => text.replacen(' ', "\n", 1),
            4 => text.to_uppercase(),
            _ => text,
        }
    }
}

/// Captions in other languages, by the kind of the picture they tell the truth about.
pub(crate) const FOREIGN: [(&str, &str, &str); 22] = [
    ("sunset", "de", "Sonnenuntergang am Meer"),
    ("sunset", "fr", "coucher de soleil sur la mer"),
    ("sunset", "es", "puesta de sol sobre el mar"),
    ("sunset", "ja", "海に沈む夕日"),
    ("sea", "it", "mare azzurro e cielo sereno"),
    ("sea", "pt", "o mar azul no verão"),
    ("mountains", "de", "Berge unter weitem Himmel, Wanderung im Juli"),
    ("mountains", "ja", "山の写真"),
    ("mountains", "fr", "montagnes et forêt de sapins"),
    ("city", "zh", "城市天际线"),
    ("city", "pl", "panorama miasta"),
    ("cat", "es", "gato de ojos grandes"),
    ("cat", "ru", "кошка смотрит прямо в камеру"),
    ("dog", "nl", "hond kijkt naar de camera"),
    ("flower", "fr", "une fleur, dessin"),
    ("winter", "sv", "vinterlandskap med snö"),
    ("home", "de", "Haus mit Garten und Zaun"),
    ("beach", "ko", "여름 해변"),
    ("starry", "ar", "سماء الليل والنجوم"),
    ("forest", "fi", "metsä aamulla"),
    ("bars", "de", "Balkendiagramm"),
    ("tree", "el", "δέντρο στο λιβάδι"),
];

/// Texts that say nothing: names of files, left-overs of programs, keys hit at random.
pub(crate) const NOISE: [&str; 18] = [
    "IMG_2041.JPG",
    "DSC00417",
    "P1030566_edit_final_FINAL2",
    "image-placeholder",
    "untitled",
    "screenshot_20240311",
    "asdfghjkl",
    "qwe rtz uio",
    "%s",
    "null",
    "undefined",
    "???",
    "...",
    "xX_k93jf_Xx",
    "lorem ipsum dolor sit amet",
    "alt=\"\"",
    "n/a",
    "_MG_7731.CR2",
];

/// Puts a phrase into a frame, with a capital where the frame wants one.
fn fill(frame: &str, phrase: &str) -> String {
    frame.replace("{^}", &capital(phrase)).replace("{}", phrase)
}

/// Which boilerplate the n-th caption of those that get one has; none when all have theirs.
pub(crate) fn boilerplate_for(n: usize) -> Option<usize> {
    let mut ends = BOILERPLATE.iter().scan(0, |sum, item| {
        *sum += item.1;
        Some(*sum)
    });
    ends.position(|end| n < end)
}
