//! The rows of the pool: pictures in a random order, their captions, and a few faults on purpose.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::captions::{Caption, FOREIGN, NOISE, Writer, boilerplate_for};
use crate::encode::{Encoded, encode};
use crate::kinds::{KINDS, Kind};
use crate::paint::rng::Rng;
use crate::pictures::Picture;

/// One row of the table.
pub(crate) struct Row {
    /// 32 hex digits.
    pub uid: String,
    /// Path from the folder of the Parquet file.
    pub image: String,
    pub text: Option<String>,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub similarity: Option<f32>,
    pub language: Option<&'static str>,
}

/// How many pictures get a second caption in a row of its own.
const N_SHARED: usize = 36;
const N_EMPTY: usize = 4;
const N_NULL: usize = 2;
/// Rows whose picture is not there.
const MISSING: [(&str, &str); 2] = [
    ("images/gone_1.jpg", "a photo of a sunset over the sea with birds"),
    ("images/gone_2.jpg", "Old harbour with fishing boats, 1974"),
];
/// A file with the name of a picture that holds text.
const BROKEN: (&str, &str) = ("images/broken.jpg", "photo of the mountains and a lake at sunset");
const BROKEN_CONTENT: &str = "This file is not a picture. It is here to show what a broken one looks like.\n";

struct Job {
    kind: &'static Kind,
    index: usize,
}

/// A picture that was written, with what can still be said about it.
struct Written {
    kind: &'static Kind,
    picture: Picture,
    path: String,
    size: (i32, i32),
}

/// Draws all pictures, writes them to `images/` below `out`, and gives the rows of the table.
pub(crate) fn make(out: &Path, seed: u64) -> Result<Vec<Row>> {
    let folder = out.join("images");
    fs::create_dir_all(&folder).with_context(|| format!("Cannot create {}", folder.display()))?;
    let mut rng = Rng::new(seed, 0x0b5e);
    let mut jobs: Vec<Job> = KINDS.iter().flat_map(|kind| (0..kind.n).map(move |index| Job { kind, index })).collect();
    rng.shuffle(&mut jobs);
    let written =
        jobs.par_iter().enumerate().map(|(n, job)| write(out, seed, n + 1, job)).collect::<Result<Vec<_>>>()?;
    fs::write(out.join(BROKEN.0), BROKEN_CONTENT).context("Cannot write the broken picture")?;
    let captions = captions(&written, seed, &mut rng);
    Ok(rows(&written, captions, seed, &mut rng))
}

fn write(out: &Path, seed: u64, number: usize, job: &Job) -> Result<Written> {
    let name = job.kind.name.bytes().fold(0u64, |hash, byte| hash.wrapping_mul(131).wrapping_add(u64::from(byte)));
    let mut rng = Rng::new(seed ^ name, job.index as u64 + 1);
    let picture = (job.kind.draw)(job.index, &mut rng);
    let Encoded { extension, bytes, width, height } = encode(&picture)?;
    let path = format!("images/{number:04}.{extension}");
    fs::write(out.join(&path), bytes).with_context(|| format!("Cannot write {path}"))?;
    Ok(Written { kind: job.kind, picture, path, size: (width as i32, height as i32) })
}

/// The share of captions with rare words: small for the frequent kinds, so that the head is made of plain captions.
fn richness(kind: &Kind) -> f32 {
    match kind.n {
        20.. => 0.17,
        7.. => 0.22,
        _ => 0.6,
    }
}

/// One caption per picture, then second captions for some: pairs of (index of the picture, caption).
fn captions(written: &[Written], seed: u64, rng: &mut Rng) -> Vec<(usize, Caption)> {
    let mut writer = Writer::new(seed);
    let mut captions: Vec<(usize, Caption)> = Vec::new();
    for (n, item) in written.iter().enumerate() {
        captions.push((n, writer.caption(&item.picture, richness(item.kind))));
    }
    let mut order: Vec<usize> = (0..written.len()).collect();
    rng.shuffle(&mut order);
    let order = order.into_iter();
    let mut foreign = FOREIGN.to_vec();
    // Every n of the random order is used for one purpose at most.
    let mut order = order
        .filter(|&n| {
            let Some(at) = foreign.iter().position(|row| row.0 == written[n].kind.name) else { return true };
            let (_, language, text) = foreign.remove(at);
            captions[n].1 = Caption { text: Some(text.to_owned()), language };
            false
        })
        .collect::<Vec<_>>()
        .into_iter();
    for n in order.by_ref().take(N_SHARED) {
        captions.push((n, writer.caption(&written[n].picture, 0.4)));
    }
    for (n, which) in order.by_ref().zip((0..).map_while(boilerplate_for)) {
        captions[n].1 = writer.boilerplate(&written[n].picture, which);
    }
    for (n, text) in order.by_ref().zip(NOISE) {
        captions[n].1 = Caption::english(text);
    }
    for n in order.by_ref().take(N_EMPTY) {
        captions[n].1 = Caption::english("");
    }
    for n in order.by_ref().take(N_NULL) {
        captions[n].1 = Caption { text: None, language: "en" };
    }
    captions
}

fn rows(written: &[Written], captions: Vec<(usize, Caption)>, seed: u64, rng: &mut Rng) -> Vec<Row> {
    let mut rows: Vec<Row> =
        captions.into_iter().map(|(n, caption)| row(&written[n].path, caption, Some(written[n].size), rng)).collect();
    for (path, text) in MISSING {
        rows.push(row(path, Caption::english(text), Some((300, 200)), rng));
    }
    rows.push(row(BROKEN.0, Caption::english(BROKEN.1), None, rng));
    // Second captions and faults are spread over the pool instead of standing at its end.
    let n_extra = rows.len() - written.len();
    for extra in rows.split_off(rows.len() - n_extra) {
        let at = rng.below(rows.len() + 1);
        rows.insert(at, extra);
    }
    for (n, row) in rows.iter_mut().enumerate() {
        let mut identity = Rng::new(seed, 0x1d00_0000 + n as u64);
        row.uid = format!("{:016x}{:016x}", identity.bits(), identity.bits());
    }
    rows
}

/// A row without its uid.
fn row(path: &str, caption: Caption, size: Option<(i32, i32)>, rng: &mut Rng) -> Row {
    let says_nothing = caption.text.as_deref().is_some_and(|text| text.is_empty() || NOISE.contains(&text));
    let middle = match caption.language {
        _ if says_nothing => 0.218,
        "en" => 0.309,
        _ => 0.262,
    };
    let similarity = (middle + 0.027 * rng.normal()).clamp(0.2, 0.4);
    Row {
        uid: String::new(),
        image: path.to_owned(),
        width: size.map(|size| size.0),
        height: size.map(|size| size.1),
        similarity: caption.text.is_some().then(|| (similarity * 10_000.0).round() / 10_000.0),
        text: caption.text,
        language: Some(caption.language),
    }
}
