//! A file as pieces of text: decompressed by what it holds, not by its name, in bounded memory, with progress in
//! bytes of the file.

use std::borrow::Cow;
use std::cell::Cell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;

use super::{BuildError, Watch};

/// A line that is longer comes in several pieces.
const LONGEST_PIECE_BYTES: usize = 1 << 20;
const BUFFER_BYTES: usize = 1 << 18;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct InputReport {
    /// Lines, the last one with or without a line break.
    pub(super) n_lines: u64,
    /// Pieces that are not UTF-8; U+FFFD stands there for what is not.
    pub(super) n_not_utf8: u64,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    /// Without the line break.
    pub(super) text: &'a str,
    /// Whether a line ends here. Other pieces end where a blank stood, unless a megabyte is without one.
    pub(super) ends_line: bool,
}

/// Sizes of all files, for progress. Fails for what cannot be read twice.
pub(super) fn total_bytes(paths: &[impl AsRef<Path>]) -> Result<u64, BuildError> {
    paths.iter().map(|path| size_of_file(path.as_ref())).sum()
}

fn size_of_file(path: &Path) -> Result<u64, BuildError> {
    let metadata = std::fs::metadata(path).map_err(|error| BuildError::io(path, error))?;
    if metadata.is_dir() {
        return Err(BuildError::input(path, "a directory: name the files in it"));
    }
    if !metadata.is_file() {
        return Err(BuildError::input(path, "not a regular file: it is read more than once, so save it to disk first"));
    }
    Ok(metadata.len())
}

/// Hands out the text of the file at `path` piece by piece.
pub(super) fn for_each_piece(
    path: &Path,
    watch: Watch<'_>,
    mut consume: impl FnMut(Piece<'_>) -> Result<(), BuildError>,
) -> Result<InputReport, BuildError> {
    let done = Rc::new(Cell::new(0));
    let mut reader = open(path, &done)?;
    let mut report = InputReport::default();
    let mut buffer = Vec::new();
    let (mut is_first, mut is_within_line) = (true, false);
    loop {
        watch.cancel.check()?;
        let room = (LONGEST_PIECE_BYTES - buffer.len()) as u64;
        let n_read = reader.by_ref().take(room).read_until(b'\n', &mut buffer).map_err(|error| damage(path, error))?;
        watch.progress.advance(done.replace(0));
        if buffer.is_empty() && !is_within_line {
            return Ok(report);
        }
        if std::mem::take(&mut is_first) && buffer.starts_with(b"\xEF\xBB\xBF") {
            buffer.drain(..3);
        }
        let ends_line = buffer.last() == Some(&b'\n') || n_read == 0;
        if !ends_line && buffer.len() < LONGEST_PIECE_BYTES {
            continue;
        }
        let end = if ends_line { buffer.len() } else { cut(&buffer) };
        let text = String::from_utf8_lossy(&buffer[..end]);
        report.n_lines += u64::from(ends_line);
        report.n_not_utf8 += u64::from(matches!(text, Cow::Owned(_)));
        let text = if ends_line { text.trim_end_matches(['\n', '\r']) } else { &text };
        consume(Piece { text, ends_line })?;
        is_within_line = !ends_line;
        buffer.drain(..end);
    }
}

/// Where to cut a long line: after its last blank, else between two characters.
fn cut(bytes: &[u8]) -> usize {
    let is_continuation = |byte: &u8| byte & 0b1100_0000 == 0b1000_0000;
    bytes
        .iter()
        .rposition(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
        .map(|blank| blank + 1)
        .or_else(|| bytes.iter().rposition(|byte| !is_continuation(byte)).filter(|start| *start > 0))
        .unwrap_or(bytes.len())
}

fn open(path: &Path, done: &Rc<Cell<u64>>) -> Result<Box<dyn BufRead>, BuildError> {
    let io = |error| BuildError::io(path, error);
    let file = Counted { file: File::open(path).map_err(io)?, done: Rc::clone(done) };
    let mut reader = BufReader::with_capacity(BUFFER_BYTES, file);
    let start = reader.fill_buf().map_err(io)?;
    Ok(if start.starts_with(b"\x1F\x8B") {
        Box::new(BufReader::with_capacity(BUFFER_BYTES, MultiGzDecoder::new(reader)))
    } else if start.starts_with(b"BZh") {
        Box::new(BufReader::with_capacity(BUFFER_BYTES, MultiBzDecoder::new(reader)))
    } else if start.starts_with(b"\x28\xB5\x2F\xFD") {
        let decoder = zstd::Decoder::with_buffer(reader).map_err(io)?;
        Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder))
    } else if let Some(kind) = unreadable_kind(start) {
        return Err(BuildError::input(path, format!("{kind}, not text: unpack or convert it first")));
    } else {
        Box::new(reader)
    })
}

fn unreadable_kind(start: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 5] = [
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
        (b"PK\x03\x04", "a zip archive"),
        (b"\xFD7zXZ\0", "an xz file"),
        (b"PAR1", "a Parquet file (captions are read with --pool)"),
        (b"%PDF", "a PDF"),
    ];
    let known = KINDS.iter().find(|(magic, _)| start.starts_with(magic)).map(|(_, kind)| *kind);
    known.or_else(|| start.contains(&0).then_some("a binary file"))
}

fn damage(path: &Path, error: std::io::Error) -> BuildError {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => {
            BuildError::input(path, "the compressed data ends in the middle: copy or download the file again")
        }
        std::io::ErrorKind::InvalidData | std::io::ErrorKind::InvalidInput | std::io::ErrorKind::Other => {
            BuildError::input(
                path,
                format!("the compressed data is damaged ({error}): copy or download the file again"),
            )
        }
        _ => BuildError::io(path, error),
    }
}

/// A file that notes how much of it was read.
struct Counted {
    file: File,
    done: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n_read = self.file.read(buffer)?;
        self.done.set(self.done.get() + n_read as u64);
        Ok(n_read)
    }
}
