//! The running text of a Wikipedia article, taken out of its markup in one pass.
//!
//! Dropped: templates, tables, comments, images, categories, and what stands inside `ref`, `math`, `gallery` and their
//! like. Kept: the label of links, the text inside other tags, headings and list items without their marks. This is
//! simple on purpose: templates are not expanded, and namespaces are known by their English names.

/// Elements whose content is no running text.
const DROPPED_ELEMENTS: [&str; 13] = [
    "ref",
    "math",
    "chem",
    "gallery",
    "source",
    "syntaxhighlight",
    "timeline",
    "score",
    "graph",
    "hiero",
    "mapframe",
    "imagemap",
    "templatestyles",
];

/// Tags that end a line; other tags vanish without a trace.
const BREAKING_TAGS: [&str; 11] = ["br", "p", "hr", "div", "li", "ul", "ol", "tr", "td", "th", "blockquote"];

/// Links into these name no words of the text.
const DROPPED_NAMESPACES: [&str; 4] = ["file", "image", "category", "media"];

/// How far the end of a dropped element is searched: an unclosed one loses its tag only.
const LONGEST_ELEMENT_BYTES: usize = 1 << 16;

/// Deeper nesting is broken markup; its inner marks are dropped.
const DEEPEST: usize = 64;

const NAMED_CHARACTERS: [(&str, &str); 14] = [
    ("lt", "<"),
    ("gt", ">"),
    ("amp", "&"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ensp", " "),
    ("thinsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("minus", "−"),
    ("times", "×"),
    ("middot", "·"),
    ("hellip", "…"),
];

/// The running text of `wikitext`, line by line. Linear in its length.
pub fn plain_text(wikitext: &str) -> String {
    let mut stripper = Stripper::default();
    let mut rest = wikitext;
    rest = &rest[stripper.begin_line(rest)..];
    while let Some(position) = rest.find(['<', '{', '}', '|', '[', ']', '\'', '&', '\n']) {
        stripper.out.push_str(&rest[..position]);
        rest = &rest[position..];
        rest = &rest[stripper.markup(rest)..];
    }
    stripper.out.push_str(rest);
    stripper.out
}

/// `text` with character references such as `&amp;` and `&#233;` resolved; unknown ones stay. A hard space becomes a
/// plain one, which is what it looks like.
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(position) = rest.find('&') {
        out.push_str(&rest[..position]);
        rest = &rest[position..];
        rest = &rest[push_reference(rest, &mut out)..];
    }
    out.push_str(rest);
    out
}

/// Resolves the reference that `rest` begins with; how many bytes it took.
fn push_reference(rest: &str, out: &mut String) -> usize {
    const LONGEST: usize = 10;
    let name = rest.bytes().take(LONGEST).position(|byte| byte == b';').map(|end| &rest[1..end]);
    let character = name.and_then(|name| match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok(),
                None => number.parse().ok(),
            };
            code.and_then(char::from_u32).map(|c| if c == '\u{a0}' { " ".to_owned() } else { c.to_string() })
        }
        None => NAMED_CHARACTERS.iter().find(|known| known.0 == name).map(|known| known.1.to_owned()),
    });
    match (name, character) {
        (Some(name), Some(character)) => {
            out.push_str(&character);
            name.len() + 2
        }
        _ => {
            out.push('&');
            1
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Template,
    Table,
    Link,
    External,
}

#[derive(Default)]
struct Stripper {
    out: String,
    /// What is open, and where in `out` its content begins.
    open: Vec<(Open, usize)>,
    is_heading: bool,
}

impl Stripper {
    /// Handles the markup that `rest` begins with; how many bytes it took, at least one.
    fn markup(&mut self, rest: &str) -> usize {
        let bytes = rest.as_bytes();
        match (bytes[0], bytes.get(1)) {
            (b'<', Some(b'!')) if rest.starts_with("<!--") => rest.find("-->").map_or(rest.len(), |end| end + 3),
            (b'<', Some(b'/' | b'a'..=b'z' | b'A'..=b'Z')) => self.tag(rest),
            (b'{', Some(b'{')) => self.begin(Open::Template, 2),
            (b'}', Some(b'}')) => self.end(Open::Template, 2),
            (b'{', Some(b'|')) => self.begin(Open::Table, 2),
            (b'|', Some(b'}')) if self.open.last().is_some_and(|open| open.0 == Open::Table) => {
                self.end(Open::Table, 2)
            }
            (b'[', Some(b'[')) => self.begin(Open::Link, 2),
            (b']', Some(b']')) if self.open.iter().any(|open| open.0 == Open::Link) => self.end(Open::Link, 2),
            (b'[', _) if ["[http", "[//", "[ftp", "[mailto:"].iter().any(|mark| rest.starts_with(mark)) => {
                self.begin(Open::External, 1)
            }
            (b']', _) if self.open.last().is_some_and(|open| open.0 == Open::External) => self.end(Open::External, 1),
            (b'\'', Some(b'\'')) => bytes.iter().take_while(|byte| **byte == b'\'').count(),
            (b'&', _) => push_reference(rest, &mut self.out),
            (b'\n', _) => {
                self.end_line();
                1 + self.begin_line(&rest[1..])
            }
            _ => {
                self.out.push(char::from(bytes[0]));
                1
            }
        }
    }

    /// Skips the marks of lists and headings; how many bytes they are.
    fn begin_line(&mut self, rest: &str) -> usize {
        let marks = rest.bytes().take_while(|byte| matches!(byte, b'*' | b'#' | b':' | b';' | b'=')).count();
        self.is_heading = rest.starts_with('=');
        marks
    }

    fn end_line(&mut self) {
        if self.is_heading {
            let text = self.out.trim_end_matches(['=', ' ']).len();
            self.out.truncate(text);
        }
        self.out.push('\n');
    }

    fn begin(&mut self, what: Open, n_bytes: usize) -> usize {
        if self.open.len() < DEEPEST {
            self.open.push((what, self.out.len()));
        }
        n_bytes
    }

    /// Ends the innermost open `what` and everything left open inside of it.
    fn end(&mut self, what: Open, n_bytes: usize) -> usize {
        let Some(position) = self.open.iter().rposition(|open| open.0 == what) else { return n_bytes };
        let start = self.open[position].1.min(self.out.len());
        self.open.truncate(position);
        let content = self.out.split_off(start);
        match what {
            Open::Template | Open::Table => {}
            Open::Link => self.out.push_str(link_label(&content)),
            Open::External => self.out.push_str(content.split_once(' ').map_or("", |(_, label)| label)),
        }
        n_bytes
    }

    fn tag(&mut self, rest: &str) -> usize {
        let Some(end) = rest.find('>') else {
            self.out.push('<');
            return 1;
        };
        let is_closing = rest[1..].starts_with('/');
        let name_start = if is_closing { 2 } else { 1 };
        let name_length = rest[name_start..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = rest[name_start..name_start + name_length].to_ascii_lowercase();
        let is_empty = rest[..end].ends_with('/');
        if DROPPED_ELEMENTS.contains(&name.as_str()) && !is_closing && !is_empty {
            return end + 1 + dropped_bytes(&rest[end + 1..], &name);
        }
        if BREAKING_TAGS.contains(&name.as_str()) {
            self.out.push('\n');
        }
        end + 1
    }
}

/// Bytes up to and with the closing tag of `name`; 0 when it is not near.
fn dropped_bytes(rest: &str, name: &str) -> usize {
    let window = &rest.as_bytes()[..rest.len().min(LONGEST_ELEMENT_BYTES)];
    let closes = |position: &usize| {
        window[*position..].starts_with(b"</")
            && window
                .get(position + 2..position + 2 + name.len())
                .is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    };
    let Some(start) = (0..window.len()).find(closes) else { return 0 };
    window[start..].iter().position(|byte| *byte == b'>').map_or(0, |length| start + length + 1)
}

/// What a link shows: the text after its last bar, or its target.
fn link_label(content: &str) -> &str {
    let target = content.split('|').next().unwrap_or_default();
    let namespace = target.split_once(':').map(|(namespace, _)| namespace.trim().to_ascii_lowercase());
    if namespace.is_some_and(|namespace| DROPPED_NAMESPACES.contains(&namespace.as_str())) {
        return "";
    }
    content.rsplit('|').next().unwrap_or_default().trim_start_matches(':')
}
