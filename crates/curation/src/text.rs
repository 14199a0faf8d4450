//! How a caption is spaced before it is matched.
//!
//! Rule `strict`, equal to the published English code: one space before and one after; each of seven marks
//! stands between two spaces; tab, LF and CR become a space. Nothing else: no lower-casing, no Unicode
//! normalisation, no collapsing, no trimming. The opt-in rules and switches ([`MatchRule`]) are described
//! with their types.

mod edges;
mod folding;
mod origins;
mod reach;
mod rule;

pub(crate) use folding::collapse;
pub use origins::SpacedOrigins;
pub use reach::{Obstacle, is_reachable};
pub use rule::{MatchRule, Rule, Switches, UnknownRule};

/// The seven marks that separate words.
pub const SEPARATING_MARKS: [char; 7] = [',', '.', ';', ':', '?', '!', '`'];

/// The three blanks that become one space each.
pub const BLANKS: [char; 3] = ['\t', '\n', '\r'];

/// Replaces the contents of `out` with the spaced form of `text`. One pass, no allocation once `out` is large enough.
pub fn space_into(text: &str, out: &mut String) {
    out.clear();
    out.reserve(text.len() + 2);
    out.push(' ');
    let mut copied = 0;
    for (position, byte) in text.bytes().enumerate() {
        let separates = is_separating_byte(byte);
        if separates || is_blank_byte(byte) {
            out.push_str(&text[copied..position]);
            out.push(' ');
            if separates {
                out.push(char::from(byte));
                out.push(' ');
            }
            copied = position + 1;
        }
    }
    out.push_str(&text[copied..]);
    out.push(' ');
}

/// The spaced form of `text`, see [`space_into`].
pub fn spaced(text: &str) -> String {
    let mut out = String::new();
    space_into(text, &mut out);
    out
}

/// Whether this byte of a text is one of the [`SEPARATING_MARKS`]: all are ASCII, so a byte tells.
pub(crate) const fn is_separating_byte(byte: u8) -> bool {
    matches!(byte, b',' | b'.' | b';' | b':' | b'?' | b'!' | b'`')
}

/// Whether this byte of a text is one of the [`BLANKS`].
pub(crate) const fn is_blank_byte(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests;
