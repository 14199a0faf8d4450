//! Trees, grass and flowers.

use std::f32::consts::{PI, TAU};

use super::canvas::{Canvas, Glass, Point};
use super::colour::{Rgb, hex};
use super::noise::{Noise, lerp, step};
use super::rng::Rng;
use super::shape::{curve, on_circle};

/// A fir: tiers of branches that hang to both sides of the top.
pub(crate) fn pine(c: &mut Canvas, rng: &mut Rng, foot: Point, height: f32, colour: Rgb, snow: f32) {
    let (x, y) = foot;
    let half = height * rng.range(0.19, 0.25);
    c.rect(x - height * 0.025, y - height * 0.12, height * 0.05, height * 0.12, colour.mix(hex(0x3a2a20), 0.6));
    let tiers = 6;
    let mut points = vec![(x, y - height)];
    let mut left = Vec::new();
    for tier in 1..=tiers {
        let u = tier as f32 / tiers as f32;
        let level = y - height * (1.0 - u * 0.9);
        let reach = half * u * rng.range(0.85, 1.12);
        points.extend([(x + reach, level + height * 0.03), (x + reach * 0.55, level - height * 0.005)]);
        left.extend([
            (x - reach * rng.range(0.9, 1.1), level + height * 0.03),
            (x - reach * 0.55, level - height * 0.005),
        ]);
    }
    points.extend(left.into_iter().rev());
    let noise = Noise(rng.bits());
    c.polygon(&points, |px: f32, py: f32| {
        let side = (px - x) / half;
        let tier = ((y - py) / height * tiers as f32 / 0.9).fract();
        let lit = colour.times(1.08 - 0.22 * side - 0.22 * (1.0 - tier));
        let white =
            snow * step(0.35, 0.75, noise.cloud(px * 0.22, py * 0.22, 2) * 0.6 + (1.0 - tier) * 0.55 - 0.12 * side);
        lit.mix(hex(0xf5f8fc), white).glass(1.0)
    });
}

/// A leafy tree: a trunk and a crown of many tufts, brighter above and to the left.
pub(crate) fn round_tree(c: &mut Canvas, rng: &mut Rng, foot: Point, height: f32, leaves: Rgb, bark: Rgb) {
    let (x, y) = foot;
    let trunk = height * 0.045;
    let top = y - height * 0.55;
    c.polygon(&[(x - trunk * 1.5, y), (x - trunk * 0.6, top), (x + trunk * 0.6, top), (x + trunk * 1.5, y)], bark);
    for side in [-1.0, 1.0] {
        c.line((x, y - height * 0.38), (x + side * height * 0.16, y - height * 0.58), trunk * 0.9, bark);
    }
    crown(c, rng, (x, y - height * 0.66), height * 0.34, leaves);
}

/// A ball of leaves.
pub(crate) fn crown(c: &mut Canvas, rng: &mut Rng, centre: Point, r: f32, leaves: Rgb) {
    for layer in 0..3 {
        let up = layer as f32 * 0.16;
        for _ in 0..(26 - layer * 4) {
            let spread = rng.unit().sqrt() * (0.82 - up);
            let p = on_circle(centre, r * spread, rng.range(0.0, TAU));
            let at = (p.0 - r * up * 0.5, p.1 * 0.96 + centre.1 * 0.04 - r * up * 0.9);
            let shade = leaves.dark(0.36).mix(leaves.light(0.2), layer as f32 / 2.0).times(rng.range(0.92, 1.08));
            c.disc(at, r * rng.range(0.16, 0.3), shade);
        }
    }
}

/// A bare tree: branches that fork.
pub(crate) fn bare_tree(c: &mut Canvas, rng: &mut Rng, foot: Point, length: f32, bark: Rgb, depth: u32) {
    branch(c, rng, foot, -PI / 2.0, (length, length * 0.13), bark, depth);
}

fn branch(c: &mut Canvas, rng: &mut Rng, from: Point, angle: f32, size: (f32, f32), bark: Rgb, depth: u32) {
    let (length, width) = size;
    let to = on_circle(from, length, angle);
    let mid = on_circle(from, length * 0.5, angle + rng.range(-0.12, 0.12));
    c.path(&[from, mid, to], width.max(0.6), bark);
    if depth == 0 {
        return;
    }
    for side in [-1.0, 1.0] {
        let turn = angle + side * rng.range(0.25, 0.55);
        let shorter = length * rng.range(0.66, 0.82);
        branch(c, rng, to, turn, (shorter, width * 0.66), bark, depth - 1);
    }
}

/// A palm with a bent trunk.
pub(crate) fn palm(c: &mut Canvas, rng: &mut Rng, foot: Point, height: f32, lean: f32, colours: [Rgb; 2]) {
    let [bark, leaves] = colours;
    let top = (foot.0 + lean, foot.1 - height);
    let trunk = curve(foot, (foot.0 + lean * 0.15, foot.1 - height * 0.6), top, 18);
    for (i, pair) in trunk.windows(2).enumerate() {
        let shade = if i % 2 == 0 { bark } else { bark.dark(0.14) };
        c.line(pair[0], pair[1], height * lerp(0.062, 0.034, i as f32 / 18.0), shade);
    }
    let fronds = 9;
    for i in 0..fronds {
        let angle = lerp(-PI * 1.12, PI * 0.12, i as f32 / (fronds - 1) as f32) + rng.range(-0.08, 0.08);
        frond(c, top, angle, height * rng.range(0.4, 0.5), leaves.times(rng.range(0.82, 1.12)));
    }
    for dx in [-0.02, 0.025] {
        c.disc((top.0 + dx * height, top.1 + height * 0.03), height * 0.026, bark.dark(0.3));
    }
}

fn frond(c: &mut Canvas, from: Point, angle: f32, length: f32, colour: Rgb) {
    let out = on_circle(from, length * 0.62, angle);
    let tip = (from.0 + angle.cos() * length, from.1 + angle.sin() * length * 0.45 + length * 0.42);
    let spine = curve(from, out, tip, 14);
    for (i, pair) in spine.windows(2).enumerate() {
        let u = i as f32 / 14.0;
        let reach = length * 0.2 * (1.0 - u * 0.75) * (u * 6.0).min(1.0);
        let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        let norm = (dx * dx + dy * dy).sqrt().max(0.01);
        for side in [-1.0, 1.0] {
            let to = (
                pair[1].0 + (dx / norm * 0.5 - dy / norm * side * 0.55) * reach,
                pair[1].1 + (dy / norm * 0.5 + dx / norm * side * 0.55) * reach + reach * 0.55,
            );
            c.line(pair[0], to, length * 0.03, colour);
        }
    }
    c.path(&spine, length * 0.025, colour.dark(0.15));
}

/// Blades of grass along the lower edge.
pub(crate) fn grass(c: &mut Canvas, rng: &mut Rng, base: f32, height: f32, colour: Rgb) {
    let n = (c.w / 1.6) as usize;
    for _ in 0..n {
        let x = rng.range(-4.0, c.w + 4.0);
        let tall = height * rng.range(0.45, 1.0);
        let lean = rng.range(-0.4, 0.4) * tall;
        let shade = colour.times(rng.range(0.72, 1.18));
        c.polygon(&[(x - 1.2, base), (x + 1.2, base), (x + lean, base - tall)], shade);
    }
}

/// Petals around a centre: `n` of them, each `long` × `broad`.
pub(crate) fn petals(c: &mut Canvas, centre: Point, n: usize, turn: f32, size: (f32, f32), colour: Rgb) {
    let (long, broad) = size;
    for i in 0..n {
        let angle = turn + TAU * i as f32 / n as f32;
        let at = on_circle(centre, long * 0.62, angle);
        let tip = on_circle(centre, long * 1.12, angle);
        c.leaf(at, long * 0.5, broad * 0.5, angle, |x: f32, y: f32| {
            let out = ((x - centre.0).powi(2) + (y - centre.1).powi(2)).sqrt() / long;
            let off = ((x - tip.0).powi(2) + (y - tip.1).powi(2)).sqrt() / long;
            colour.dark(0.3 - 0.3 * out.min(1.0)).light(0.16 - 0.16 * off.min(1.0)).glass(1.0)
        });
    }
}

/// A stem from `foot` to `head` with two leaves.
pub(crate) fn stem(c: &mut Canvas, foot: Point, head: Point, width: f32, colour: Rgb) {
    let bend = ((foot.0 + head.0) / 2.0 + (head.1 - foot.1) * 0.06, (foot.1 + head.1) / 2.0);
    c.path(&curve(foot, bend, head, 12), width, colour);
    let reach = (foot.1 - head.1) * 0.17;
    for (u, side) in [(0.35, 1.0), (0.55, -1.0)] {
        let at = (lerp(foot.0, head.0, u) + side * reach * 0.8, lerp(foot.1, head.1, u) - reach * 0.35);
        c.leaf(at, reach, reach * 0.3, -side * 0.5, shaded(at, reach, colour));
    }
}

/// A simple shading from the upper left for round things.
pub(crate) fn shaded(centre: Point, r: f32, colour: Rgb) -> impl Fn(f32, f32) -> Glass {
    move |x: f32, y: f32| {
        let (dx, dy) = ((x - centre.0 + r * 0.35) / r, (y - centre.1 + r * 0.4) / r);
        let d = (dx * dx + dy * dy).sqrt();
        colour.light((0.34 - d * 0.34).max(0.0)).dark(((d - 0.7) * 0.34).clamp(0.0, 0.5)).glass(1.0)
    }
}
