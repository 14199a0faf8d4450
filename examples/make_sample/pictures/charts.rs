//! Charts and diagrams. Their data are random; what a caption says about them was measured on those data.

use std::f32::consts::{PI, TAU};

use super::{Look, Picture, a, capital};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{INK, PALETTES, Rgb, WHITE, hex, other_colour, strong_colour};
use crate::paint::noise::{Noise, lerp};
use crate::paint::rng::Rng;
use crate::paint::shape::{Sector, on_circle};

/// The inside of a chart's axes.
#[derive(Clone, Copy)]
struct Plot {
    x: f32,
    y: f32,
    w: f32,
    h: f32,
}

impl Plot {
    /// The place of a value: both coordinates in 0..1, from the lower left.
    fn at(&self, u: f32, v: f32) -> Point {
        (self.x + u * self.w, self.y + (1.0 - v) * self.h)
    }
}

/// Paper, grid lines, tick marks and bars of grey where a title and labels would be.
fn axes(rng: &mut Rng, n_lines: usize) -> (Canvas, Plot) {
    let (w, h) = rng.pick(&[(280, 210), (300, 200), (288, 192), (260, 220)]);
    let dark = rng.chance(0.18);
    let (paper, ink) = if dark {
        (hex(0x1f2430), hex(0xd5dae4))
    } else {
        (rng.pick(&[hex(0xffffff), hex(0xfbf9f4), hex(0xf4f7fa)]), hex(0x4a4f5a))
    };
    let mut c = Canvas::new(w, h, paper);
    let plot = Plot { x: 30.0, y: 30.0, w: w as f32 - 44.0, h: h as f32 - 54.0 };
    c.rect(30.0, 11.0, w as f32 * rng.range(0.3, 0.55), 5.0, ink.mix(paper, 0.3));
    for k in 0..=n_lines {
        let y = plot.at(0.0, k as f32 / n_lines as f32).1;
        c.rect(plot.x, y - 0.4, plot.w, 0.8, paper.mix(ink, 0.16));
        c.rect(plot.x - 17.0, y - 1.5, 11.0, 3.0, paper.mix(ink, 0.4));
    }
    c.rect(plot.x - 0.6, plot.y, 1.2, plot.h, ink);
    c.rect(plot.x, plot.y + plot.h - 0.6, plot.w, 1.2, ink);
    (c, plot)
}

fn labels(c: &mut Canvas, plot: Plot, n: usize) {
    for k in 0..n {
        let x = plot.at((k as f32 + 0.5) / n as f32, 0.0).0;
        c.rect(x - 5.0, plot.y + plot.h + 7.0, 10.0, 3.0, hex(0x9aa0ab));
    }
}

/// Bars, upright, grouped, or stacked.
pub(crate) fn bars(i: usize, rng: &mut Rng) -> Picture {
    let (mut c, plot) = axes(rng, 5);
    let n = rng.between(4, 9);
    let colour = strong_colour(rng);
    let second = other_colour(rng, colour);
    let style = ["bar chart", "grouped bar chart", "bar chart", "stacked bar chart"][i % 4];
    let grows = i.is_multiple_of(3);
    labels(&mut c, plot, n);
    for k in 0..n {
        let u = if grows { (k as f32 + 1.0) / n as f32 * rng.range(0.82, 1.0) } else { rng.range(0.15, 0.95) };
        let slot = plot.w / n as f32;
        let x = plot.x + slot * (k as f32 + 0.16);
        let bar = |c: &mut Canvas, x: f32, w: f32, from: f32, to: f32, tint: Rgb| {
            let top = plot.at(0.0, to).1;
            c.rect(x, top, w, plot.at(0.0, from).1 - top, tint);
        };
        match style {
            "grouped bar chart" => {
                bar(&mut c, x, slot * 0.33, 0.0, u, colour.rgb);
                bar(&mut c, x + slot * 0.35, slot * 0.33, 0.0, rng.range(0.15, 0.9), second.rgb);
            }
            "stacked bar chart" => {
                bar(&mut c, x, slot * 0.68, 0.0, u * 0.55, colour.rgb);
                bar(&mut c, x, slot * 0.68, u * 0.55, u, second.rgb);
            }
            _ => bar(&mut c, x, slot * 0.68, 0.0, u, colour.rgb),
        }
    }
    let name = colour.name;
    let what = a(style);
    let trend = if grows { "growing from left to right" } else { "with ups and downs" };
    Picture::new(Look::Chart, c).plain(format!("a chart\n{} chart\na chart in {name}", a(name))).rich(format!(
        "a chart with {n} {name} bars
        {} with {n} categories, {trend}
        Figure {}: sales per month ({style})
        Annual report, page {}: {style}, {trend}
        Quarterly revenue as {what}",
        capital(style),
        2 + i,
        12 + i
    ))
}

fn walk(rng: &mut Rng, n: usize, drift: f32) -> Vec<f32> {
    let noise = Noise(rng.bits());
    (0..n)
        .map(|k| {
            let u = k as f32 / (n - 1) as f32;
            (0.5 + drift * (u - 0.5) + (noise.cloud(u * 5.0, 0.5, 4) - 0.5) * 0.75).clamp(0.04, 0.97)
        })
        .collect()
}

/// One or several lines.
pub(crate) fn lines(i: usize, rng: &mut Rng) -> Picture {
    let (mut c, plot) = axes(rng, 4);
    labels(&mut c, plot, 6);
    let n = [1, 3, 2, 4][i % 4];
    let area = i % 5 == 4;
    let drift = [0.55, -0.5, 0.0][i % 3];
    let first = strong_colour(rng);
    let mut colour = first;
    for _ in 0..n {
        let values = walk(rng, 48, drift);
        let points: Vec<Point> = values.iter().enumerate().map(|(k, v)| plot.at(k as f32 / 47.0, *v)).collect();
        if area {
            let mut region = points.clone();
            region.extend([plot.at(1.0, 0.0), plot.at(0.0, 0.0)]);
            c.polygon(&region, colour.rgb.glass(0.35));
        }
        c.path(&points, 2.2, colour.rgb);
        colour = other_colour(rng, colour);
    }
    let style = if area { "area chart" } else { "line chart" };
    let trend = ["rising", "falling", "flat"][i % 3];
    let (what, name) = (a(style), first.name);
    let noun = if n == 1 { "line".to_owned() } else { format!("{n} lines") };
    Picture::new(Look::Chart, c).plain(format!("a chart\n{} chart\na chart in {name}", a(name))).rich(format!(
        "{what} with a {trend} trend
        {}: {trend} trend over {} weeks
        Temperature by day, {style}, {noun}
        Stock price, {trend} since 20{}
        Fig. {} — {style} with {noun}",
        capital(style),
        10 + i,
        10 + i % 14,
        1 + i
    ))
}

/// A pie or a ring.
pub(crate) fn pie(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, hex(0xfbfaf6));
    let palette = rng.pick(&PALETTES);
    let (at, r) = ((c.w / 2.0, c.h / 2.0), c.short() * 0.4);
    let n = rng.between(3, 6);
    let ring = i % 3 == 2;
    let shares: Vec<f32> = (0..n).map(|k| rng.range(0.4, 1.0) * if k == 0 { 2.4 } else { 1.0 }).collect();
    let total: f32 = shares.iter().sum();
    let mut from = -PI / 2.0;
    for (k, share) in shares.iter().enumerate() {
        let to = from + share / total * TAU;
        let centre =
            if !ring && k == 0 && i.is_multiple_of(2) { on_circle(at, r * 0.07, (from + to) / 2.0) } else { at };
        let tint = if k < 5 { palette[4 - k] } else { hex(0x9aa0ab) };
        c.fill(&Sector { centre, inner: if ring { r * 0.56 } else { 0.0 }, outer: r, from, to }, tint);
        for edge in [from, to] {
            c.line(
                on_circle(centre, if ring { r * 0.56 } else { 0.0 }, edge),
                on_circle(centre, r, edge),
                1.6,
                hex(0xfbfaf6),
            );
        }
        from = to;
    }
    let largest = (shares[0] / total * 100.0).round();
    let what = if ring { "a donut chart" } else { "a pie chart" };
    Picture::new(Look::Chart, c).plain("a chart\na chart on a white background\nthe chart on white").rich(format!(
        "{what} with {n} slices
        {}: the largest slice is {largest} percent
        Market share as {what}, {n} segments
        Survey result: {largest} % said yes, see {what}",
        capital(what)
    ))
}

/// Dots, in clouds or along a line.
pub(crate) fn scatter(i: usize, rng: &mut Rng) -> Picture {
    let (mut c, plot) = axes(rng, 4);
    labels(&mut c, plot, 5);
    let first = strong_colour(rng);
    let clusters = [1, 3, 2][i % 3];
    let mut colour = first;
    let n = rng.between(40, 99);
    for cluster in 0..clusters {
        let middle = (rng.range(0.25, 0.75), rng.range(0.25, 0.75));
        for _ in 0..n / clusters {
            let (u, v) = if clusters == 1 {
                let u = rng.unit();
                (u, 0.12 + 0.7 * u + rng.normal() * 0.08)
            } else {
                (middle.0 + rng.normal() * 0.09, middle.1 + rng.normal() * 0.09)
            };
            let size = if i % 4 == 3 { rng.range(1.5, 7.0) } else { 2.6 };
            c.disc(plot.at(u.clamp(0.02, 0.98), v.clamp(0.03, 0.97)), size, colour.rgb.glass(0.72));
        }
        if clusters == 1 && i.is_multiple_of(2) {
            c.line(plot.at(0.02, 0.134), plot.at(0.98, 0.806), 1.4, hex(0x9aa0ab));
        }
        if cluster + 1 < clusters {
            colour = other_colour(rng, colour);
        }
    }
    let what = if i % 4 == 3 { "bubble chart" } else { "scatter plot" };
    let detail = if clusters == 1 { "a strong correlation".to_owned() } else { format!("{clusters} clusters") };
    Picture::new(Look::Chart, c).plain(format!("a chart\n{} chart\na chart in {}", a(first.name), first.name)).rich(
        format!(
            "a chart with dots
        {} with {} points and {detail}
        Height against weight, {what}, n = {}
        k-means example: {detail} ({what})",
            capital(what),
            n / clusters * clusters,
            n / clusters * clusters
        ),
    )
}

/// A histogram of a normal, skewed or two-humped sample.
pub(crate) fn histogram(i: usize, rng: &mut Rng) -> Picture {
    let (mut c, plot) = axes(rng, 4);
    let colour = strong_colour(rng);
    let n = rng.between(16, 30);
    let (shape, density): (&str, fn(f32) -> f32) = [
        ("normal", (|u: f32| (-((u - 0.5) / 0.17).powi(2) / 2.0).exp()) as fn(f32) -> f32),
        ("long tail", |u| (-u * 5.5).exp()),
        ("bimodal", |u| {
            0.8 * (-((u - 0.28) / 0.1).powi(2) / 2.0).exp() + 0.95 * (-((u - 0.7) / 0.12).powi(2) / 2.0).exp()
        }),
    ][i % 3];
    for k in 0..n {
        let v = (density((k as f32 + 0.5) / n as f32) * 0.92 * rng.range(0.9, 1.06)).clamp(0.0, 0.98);
        let (x, y) = plot.at(k as f32 / n as f32, v);
        c.rect(x, y, plot.w / n as f32 - 1.0, plot.y + plot.h - y, colour.rgb);
    }
    Picture::new(Look::Chart, c).plain(format!("a chart\na chart in {}", colour.name)).rich(format!(
        "Histogram of a {shape} distribution, {n} bins
        {} distribution (histogram, {n} bins)
        Statistics 101: the {shape} distribution",
        capital(shape)
    ))
}

/// A table of coloured cells.
pub(crate) fn heatmap(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, WHITE);
    let (low, high) =
        [(hex(0xfdf3d0), hex(0xb3243b)), (hex(0xe6f2f8), hex(0x1d4f8f)), (hex(0x2a1a4a), hex(0xf7d34a))][i % 3];
    let noise = Noise(rng.bits());
    let n = rng.between(9, 16);
    let step = (c.short() - 30.0) / n as f32;
    let (x0, y0) = ((c.w - step * n as f32) / 2.0, (c.h - step * n as f32) / 2.0);
    for k in 0..n * n {
        let (u, v) = ((k % n) as f32, (k / n) as f32);
        let value = if i % 2 == 1 {
            (-((u - v) / 3.0).powi(2)).exp() * 0.8 + noise.cell(u as i32, v as i32) * 0.2
        } else {
            noise.cloud(u * 0.3, v * 0.3, 3) * 1.5 - 0.3
        };
        c.rect(x0 + u * step, y0 + v * step, step - 1.0, step - 1.0, low.mix(high, value));
    }
    let kind = if i % 2 == 1 { "correlation matrix" } else { "heat map" };
    Picture::new(Look::Chart, c).plain(format!("{}\n{} with {n} rows", a(kind), a(kind))).rich(format!(
        "{} with {n} rows and {n} columns\nconfusion? No, {}: {} cells",
        capital(kind),
        a(kind),
        n * n
    ))
}

/// A network of nodes.
pub(crate) fn network(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, if i.is_multiple_of(2) { hex(0xfbfaf6) } else { hex(0x1d2230) });
    let palette = rng.pick(&PALETTES);
    let n = rng.between(14, 28);
    let nodes: Vec<Point> = (0..n)
        .map(|k| {
            on_circle(
                c.centre(),
                c.short() * 0.44 * (k as f32 / n as f32).sqrt(),
                k as f32 * 2.4 + rng.range(-0.3, 0.3),
            )
        })
        .collect();
    let mut links = 0;
    for (k, from) in nodes.iter().enumerate() {
        for to in &nodes[..k] {
            if (from.0 - to.0).hypot(from.1 - to.1) < c.short() * 0.2 {
                c.line(*from, *to, 1.2, hex(0x8d949c).glass(0.8));
                links += 1;
            }
        }
    }
    for (k, node) in nodes.iter().enumerate() {
        c.disc(*node, lerp(9.0, 4.0, k as f32 / n as f32), palette[1 + k % 4]);
    }
    Picture::new(Look::Chart, c).plain("a network with dots and lines\na graph of a network").rich(format!(
        "Network graph: {n} nodes, {links} edges
        Social network analysis, force layout, {n} people
        graph theory for beginners ({n} vertices)"
    ))
}

/// Two or three circles that overlap.
pub(crate) fn venn(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, hex(0xfbfaf6));
    let first = strong_colour(rng);
    let second = other_colour(rng, first);
    let third = other_colour(rng, second);
    let n = 2 + i % 2;
    let (at, r) = (c.centre(), c.short() * 0.25);
    for (k, colour) in [first, second, third].into_iter().take(n).enumerate() {
        let centre =
            on_circle(at, r * 0.62, -PI / 2.0 + TAU * k as f32 / n as f32 + if n == 2 { PI / 2.0 } else { 0.0 });
        c.disc(centre, r, colour.rgb.glass(0.55));
        c.fill(&Sector { centre, inner: r - 1.4, outer: r, from: 0.0, to: TAU }, INK.glass(0.7));
    }
    Picture::new(Look::Chart, c).plain(format!("a Venn diagram\na diagram of {n} circles")).rich(format!(
        "Venn diagram of {n} sets with their intersection\nWhat {n} circles have in common: a Venn diagram"
    ))
}
