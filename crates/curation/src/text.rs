//! How a caption is spaced before it is matched (rule `strict`, equal to the published English code).
//!
//! One space before and one after; each of seven marks stands between two spaces; tab, LF and CR become
//! a space. Nothing else: no lower-casing, no Unicode normalisation, no collapsing, no trimming.

mod origins;

pub use origins::SpacedOrigins;

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

/// Whether rule `strict` can ever find this entry.
///
/// Every mark of a spaced text stands between spaces, and no tab, LF or CR is left. So an entry in which a
/// mark touches a non-space ("St. Louis"), or which holds a blank other than the space, can never match.
/// Nor can one with a single space between two marks (", ,"): each mark of a text brings its own.
/// Neither can an empty entry: it is left out of every engine.
pub fn is_reachable(entry: &str) -> bool {
    if entry.is_empty() || entry.contains(BLANKS) {
        return false;
    }
    let bytes = entry.as_bytes();
    let separates = |position: usize| bytes.get(position).is_some_and(|byte| is_separating_byte(*byte));
    let is_space = |position: usize| bytes.get(position).is_none_or(|byte| *byte == b' ');
    (0..bytes.len()).filter(|position| separates(*position)).all(|position| {
        let left_is_space = position == 0 || is_space(position - 1);
        left_is_space && is_space(position + 1) && !separates(position + 2)
    })
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
