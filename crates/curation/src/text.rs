//! How a caption is spaced before it is matched (rule `strict`, equal to the published English code).
//!
//! One space before and one after; each of seven marks stands between two spaces; tab, LF and CR become
//! a space. Nothing else: no lower-casing, no Unicode normalisation, no collapsing, no trimming.

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
    // All ten characters are ASCII, so a byte that equals one is that character.
    for (position, byte) in text.bytes().enumerate() {
        let separates = matches!(byte, b',' | b'.' | b';' | b':' | b'?' | b'!' | b'`');
        if separates || matches!(byte, b'\t' | b'\n' | b'\r') {
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
/// Neither can an empty entry: it is left out of every engine.
pub fn is_reachable(entry: &str) -> bool {
    if entry.is_empty() || entry.contains(BLANKS) {
        return false;
    }
    let bytes = entry.as_bytes();
    bytes.iter().enumerate().all(|(position, byte)| {
        let separates = SEPARATING_MARKS.contains(&char::from(*byte));
        let left_is_space = position == 0 || bytes[position - 1] == b' ';
        let right_is_space = position + 1 == bytes.len() || bytes[position + 1] == b' ';
        !separates || (left_is_space && right_is_space)
    })
}
