//! Articles out of a MediaWiki XML dump, fed in pieces of any size. Only `text` elements of pages in namespace 0 that
//! are no redirects count; nothing else of the XML is looked at.

use super::wikitext::unescape;

/// Longer texts are cut here; MediaWiki itself stops at 2 MiB.
pub const LONGEST_TEXT_BYTES: usize = 16 << 20;

/// A tag longer than this is no tag.
const LONGEST_TAG_BYTES: usize = 1 << 16;

const END_OF_TEXT: &str = "</text>";

/// Reads a dump.
#[derive(Clone, Debug)]
pub struct DumpReader {
    /// Not consumed yet: what the next piece may complete to a tag, or to the end of the text.
    pending: String,
    /// The text that is open.
    text: Option<String>,
    is_article: bool,
    /// Whether the open text was cut.
    is_cut: bool,
    n_articles: u64,
    n_cut: u64,
}

impl Default for DumpReader {
    fn default() -> Self {
        Self { pending: String::new(), text: None, is_article: true, is_cut: false, n_articles: 0, n_cut: 0 }
    }
}

impl DumpReader {
    /// Whether a file that begins so is a dump.
    pub fn recognises(start: &str) -> bool {
        let start = start.trim_start_matches('\u{feff}').trim_start();
        start.starts_with("<mediawiki") || (start.starts_with("<?xml") && start.contains("<mediawiki"))
    }

    /// Takes the next piece of the file; hands the wikitext of each article that ends in it to `article`.
    pub fn push(&mut self, piece: &str, mut article: impl FnMut(&str)) {
        self.pending.push_str(piece);
        let pending = std::mem::take(&mut self.pending);
        let mut rest = pending.as_str();
        loop {
            let consumed = match &mut self.text {
                Some(_) => self.inside(rest, &mut article),
                None => self.outside(rest),
            };
            match consumed {
                Some(n_bytes) => rest = &rest[n_bytes..],
                None => break,
            }
        }
        let kept = self.keep_for_later(rest);
        self.pending.push_str(kept);
    }

    /// Whether the dump ended inside of a text.
    pub fn is_cut_off(&self) -> bool {
        self.text.is_some()
    }

    /// Articles handed out.
    pub fn n_articles(&self) -> u64 {
        self.n_articles
    }

    /// Articles that were cut at [`LONGEST_TEXT_BYTES`].
    pub fn n_cut(&self) -> u64 {
        self.n_cut
    }

    /// Consumes one tag and what stands before it; `None` when no tag is complete.
    fn outside(&mut self, rest: &str) -> Option<usize> {
        let start = rest.find('<')?;
        let length = rest[start..].find('>')?;
        let tag = &rest[start + 1..start + length];
        let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
        match name {
            "page" => self.is_article = true,
            // A self-closing tag may have no blank before its slash.
            "redirect" | "redirect/" => self.is_article = false,
            "/ns" if rest[..start].trim() != "0" => self.is_article = false,
            "text" if !tag.ends_with('/') => (self.text, self.is_cut) = (Some(String::new()), false),
            _ => {}
        }
        Some(start + length + 1)
    }

    /// Consumes the text up to its end; `None` when the end is not there yet.
    fn inside(&mut self, rest: &str, article: &mut impl FnMut(&str)) -> Option<usize> {
        let end = rest.find(END_OF_TEXT)?;
        self.extend_text(&rest[..end]);
        if let Some(text) = self.text.take().filter(|_| self.is_article) {
            self.n_articles += 1;
            article(&unescape(&text));
        }
        Some(end + END_OF_TEXT.len())
    }

    fn extend_text(&mut self, more: &str) {
        let Some(text) = self.text.as_mut().filter(|_| !self.is_cut) else { return };
        let room = LONGEST_TEXT_BYTES.saturating_sub(text.len());
        if more.len() > room {
            self.is_cut = true;
            self.n_cut += 1;
        }
        text.push_str(&more[..more.floor_char_boundary(room)]);
    }

    /// The end of what was not consumed that the next piece may complete; a text's part before it is taken in.
    fn keep_for_later<'a>(&mut self, rest: &'a str) -> &'a str {
        if self.text.is_some() {
            let split = rest.floor_char_boundary(rest.len().saturating_sub(END_OF_TEXT.len() - 1));
            self.extend_text(&rest[..split]);
            return &rest[split..];
        }
        if rest.len() > LONGEST_TAG_BYTES { "" } else { rest }
    }
}
