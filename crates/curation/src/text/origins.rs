//! The spaced text together with where each of its bytes came from.

use super::rule::MatchRule;
use super::{is_blank_byte, is_separating_byte};

/// The spaced form of a text that remembers the original place of every byte. Slower and larger than
/// [`MatchRule::space_into`]: for one caption on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpacedOrigins {
    spaced: String,
    /// Per byte of `spaced`: the original range of its character, empty for an inserted space.
    origins: Vec<(usize, usize)>,
    collapse_spaces: bool,
}

impl SpacedOrigins {
    /// Spaces `text` under `rule`; the same string as [`MatchRule::space_into`] makes.
    pub fn new(text: &str, rule: MatchRule) -> Self {
        let collapse_spaces = rule.switches.collapse_spaces;
        let mut out = Self { spaced: String::new(), origins: Vec::new(), collapse_spaces };
        out.push(' ', 0, 0);
        rule.fold(text, |character, start, end| match u8::try_from(character) {
            Ok(byte) if is_separating_byte(byte) => {
                out.push(' ', start, start);
                out.push(character, start, end);
                out.push(' ', end, end);
            }
            Ok(byte) if is_blank_byte(byte) => out.push(' ', start, end),
            _ => out.push(character, start, end),
        });
        out.push(' ', text.len(), text.len());
        out
    }

    /// The spaced text.
    pub fn spaced(&self) -> &str {
        &self.spaced
    }

    /// The range of the original text that the bytes `start..end` of the spaced text came from.
    /// Panics when the range is empty or leaves the text.
    pub fn original_range(&self, start: usize, end: usize) -> (usize, usize) {
        (self.origins[start].0, self.origins[end - 1].1)
    }

    fn push(&mut self, character: char, start: usize, end: usize) {
        if self.collapse_spaces && character == ' ' && self.spaced.ends_with(' ') {
            return;
        }
        self.spaced.push(character);
        self.origins.resize(self.spaced.len(), (start, end));
    }
}
