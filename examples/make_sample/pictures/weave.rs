//! Regular patterns: checks, stripes, dots and tiles.

use std::f32::consts::{FRAC_1_SQRT_2, PI, TAU};

use super::{Look, Picture, a, capital};
use crate::paint::canvas::Canvas;
use crate::paint::colour::{Named, Rgb, any_colour, other_colour, strong_colour};
use crate::paint::noise::step;
use crate::paint::rng::Rng;
use crate::paint::shape::corners;

/// Two colours that a caption names.
struct Pair {
    one: Named,
    two: Named,
}

fn pair(rng: &mut Rng) -> Pair {
    let one = strong_colour(rng);
    let two = if rng.chance(0.45) {
        Named { name: "white", rgb: crate::paint::colour::hex(0xf7f4ec) }
    } else {
        other_colour(rng, one)
    };
    Pair { one, two }
}

impl Pair {
    fn words(&self, c: Canvas, noun: &str, rich: &str) -> Picture {
        let both = format!("{} and {}", self.one.name, self.two.name);
        let rich = rich
            .replace("{both}", &both)
            .replace("{Both}", &capital(&both))
            .replace("{one}", self.one.name)
            .replace("{two}", self.two.name);
        Picture::new(Look::Pattern, c)
            .plain(format!(
                "{both} pattern\nabstract {both} pattern\na pattern in {both}\nan abstract pattern\n{both} background"
            ))
            .rich(format!("{both} {noun}\na pattern of {both} {noun}\n{rich}"))
    }
}

/// A checkerboard, straight or on its corner.
pub(crate) fn checks(i: usize, rng: &mut Rng) -> Picture {
    let pair = pair(rng);
    let mut c = Canvas::card(rng, pair.two.rgb);
    let size = rng.pick(&[16.0, 20.0, 28.0, 36.0]);
    let turn: f32 = if i % 3 == 2 { PI / 4.0 } else { 0.0 };
    c.all(|x: f32, y: f32| {
        let (u, v) = (x * turn.cos() + y * turn.sin() + 900.0, y * turn.cos() - x * turn.sin() + 900.0);
        let odd = ((u / size) as i32 + (v / size) as i32) % 2 == 1;
        (if odd { pair.one.rgb } else { pair.two.rgb }).glass(1.0)
    });
    pair.words(
        c,
        "squares",
        "{Both} checkerboard\nChessboard pattern, {both}, seamless\nretro diner floor: {both} check",
    )
}

/// Stripes: straight, slanted, zigzag or wavy.
pub(crate) fn stripes(i: usize, rng: &mut Rng) -> Picture {
    let pair = pair(rng);
    let mut c = Canvas::card(rng, pair.two.rgb);
    let size = rng.pick(&[14.0, 20.0, 26.0]);
    let kind = ["horizontal", "vertical", "diagonal", "zigzag", "wavy"][i % 5];
    c.all(|x: f32, y: f32| {
        let v = match kind {
            "horizontal" => y,
            "vertical" => x,
            "diagonal" => (x + y) * FRAC_1_SQRT_2,
            "zigzag" => y + (x.rem_euclid(36.0) - 18.0).abs(),
            _ => y + 7.0 * (x * 0.075).sin(),
        };
        (if (v / size).rem_euclid(1.0) < 0.5 { pair.one.rgb } else { pair.two.rgb }).glass(1.0)
    });
    let rich = format!(
        "{} stripes, {{both}}\n{{Both}} striped wallpaper, {kind}\n{kind} {{one}} stripes on {{two}}, wrapping paper",
        capital(kind)
    );
    pair.words(c, "stripes", &rich)
}

/// Polka dots, in rows or scattered in sizes.
pub(crate) fn dots(i: usize, rng: &mut Rng) -> Picture {
    let pair = pair(rng);
    let mut c = Canvas::card(rng, pair.two.rgb);
    let gap = rng.pick(&[22.0, 28.0, 36.0]);
    let (columns, rows) = ((c.w / gap) as i32 + 2, (c.h / gap) as i32 + 2);
    for row in -1..rows {
        for column in -1..columns {
            let shift = if row % 2 == 0 { 0.0 } else { gap / 2.0 };
            let r = if i % 3 == 1 { gap * (0.12 + 0.3 * (row + 1) as f32 / rows as f32) } else { gap * 0.29 };
            c.disc((column as f32 * gap + shift, row as f32 * gap * 0.87 + 8.0), r, pair.one.rgb);
        }
    }
    pair.words(c, "dots", "Polka dot fabric, {one} on {two}\n{one} polka dots on a {two} ground, fifties style\n{Both} dotted gift wrap, 70 x 100 cm")
}

/// Tartan: stripes in both directions that let each other shine through.
pub(crate) fn plaid(i: usize, rng: &mut Rng) -> Picture {
    let pair = pair(rng);
    let third = any_colour(rng);
    let mut c = Canvas::card(rng, pair.two.rgb);
    let size = rng.pick(&[44.0, 56.0, 68.0]);
    let gingham = i % 2 == 1;
    let band = |v: f32| {
        let u = (v / size).rem_euclid(1.0);
        if gingham {
            if (u * 2.0).fract() < 0.5 { 0.5 } else { 0.0 }
        } else if u < 0.45 {
            0.62
        } else {
            0.0
        }
    };
    let thin = |v: f32| {
        !gingham && {
            let u = (v / size).rem_euclid(1.0);
            (u > 0.2 && u < 0.25) || (u > 0.7 && u < 0.75)
        }
    };
    c.all(|x: f32, y: f32| {
        let mut colour = pair.two.rgb.mix(pair.one.rgb, band(x)).mix(pair.one.rgb, band(y));
        let twill = ((x + y) * 0.9).rem_euclid(2.0) < 1.0;
        if thin(x) && twill || thin(y) && !twill {
            colour = colour.mix(third.rgb, 0.85);
        }
        colour.times(if twill { 0.96 } else { 1.02 }).glass(1.0)
    });
    let noun = if gingham { "check" } else { "plaid" };
    pair.words(
        c,
        noun,
        if gingham {
            "Gingham picnic blanket, {both}\n{Both} gingham, 100 % cotton\nvichy check tablecloth in {both}"
        } else {
            "Scottish tartan in {both}\n{Both} plaid flannel shirt, size 42\ntartan kilt fabric, {one}"
        },
    )
}

/// Tiles: hexagons, scales, triangles or bars in a herringbone.
pub(crate) fn tiles(i: usize, rng: &mut Rng) -> Picture {
    let pair = pair(rng);
    let mut c = Canvas::card(rng, pair.two.rgb);
    let size = rng.pick(&[17.0, 22.0, 27.0]);
    match i % 4 {
        0 => hexagons(&mut c, rng, &pair, size),
        1 => scales(&mut c, &pair, size),
        2 => triangles(&mut c, rng, &pair, size * 1.7),
        _ => herringbone(&mut c, &pair, size * 0.5),
    }
    let (noun, rich) = [
        ("hexagons", "Honeycomb of hexagons, {both}\nhexagon bathroom tiles, {both}"),
        ("scales", "Fish scale tiles in {both}\n{Both} mermaid scales, scallop pattern"),
        ("triangles", "Geometric triangles in {both}\n{Both} triangle mosaic, Nordic design"),
        ("herringbone", "Herringbone pattern, {both}\n{Both} chevron parquet"),
    ][i % 4];
    pair.words(c, noun, rich)
}

fn hexagons(c: &mut Canvas, rng: &mut Rng, pair: &Pair, size: f32) {
    let (columns, rows) = ((c.w / size / 1.5) as i32 + 2, (c.h / size / 1.732) as i32 + 2);
    for column in 0..columns {
        for row in 0..rows {
            let y = row as f32 * size * 1.732 + if column % 2 == 1 { size * 0.866 } else { 0.0 };
            let tint = pair.one.rgb.mix(pair.two.rgb, rng.range(0.0, 0.55));
            c.polygon(&corners((column as f32 * size * 1.5, y), size * 0.93, 6, 0.0, 1.0), tint);
        }
    }
}

fn scales(c: &mut Canvas, pair: &Pair, size: f32) {
    let rows = (c.h / size) as i32 + 2;
    for row in (-1..rows).rev() {
        for column in -1..(c.w / size / 2.0) as i32 + 2 {
            let at = (column as f32 * size * 2.0 + if row % 2 == 0 { 0.0 } else { size }, row as f32 * size);
            for (grow, mixed) in [(1.0, 1.0), (0.92, 0.0), (0.68, 1.0), (0.6, 0.25), (0.34, 1.0)] {
                c.disc(at, size * grow, pair.one.rgb.mix(pair.two.rgb, mixed));
            }
        }
    }
}

fn triangles(c: &mut Canvas, rng: &mut Rng, pair: &Pair, size: f32) {
    let tall = size * 0.866;
    for row in 0..(c.h / tall) as i32 + 1 {
        for column in -1..(c.w / size * 2.0) as i32 + 2 {
            let (x, y) = (column as f32 * size / 2.0, row as f32 * tall);
            let up = (column + row).rem_euclid(2) == 0;
            let (tip, base) = if up { (y, y + tall) } else { (y + tall, y) };
            let tint = pair.one.rgb.mix(pair.two.rgb, rng.unit());
            c.polygon(&[(x - size / 2.0, base), (x + size / 2.0, base), (x, tip)], tint);
        }
    }
}

fn herringbone(c: &mut Canvas, pair: &Pair, size: f32) {
    let (long, paint) = (size * 3.0, [pair.one.rgb, pair.one.rgb.mix(pair.two.rgb, 0.5)]);
    c.all(|x: f32, y: f32| {
        let (u, v) = ((x + y) * FRAC_1_SQRT_2 + 9000.0, (y - x) * FRAC_1_SQRT_2 + 9000.0);
        let (i, j) = ((u / size) as i32, (v / size) as i32);
        let phase = (i - j).rem_euclid(6);
        let flat = phase < 3;
        let along = if flat { u - (i - phase) as f32 * size } else { v - (j + phase - 5) as f32 * size };
        let across = if flat { v - j as f32 * size } else { u - i as f32 * size };
        let edge = across.min(size - across).min(along.min(long - along));
        pair.two.rgb.mix(paint[usize::from(flat)], step(0.5, 1.1, edge)).glass(1.0)
    });
}

/// Rings, waves and warped checks that seem to move.
pub(crate) fn illusion(i: usize, rng: &mut Rng) -> Picture {
    let pair = if i.is_multiple_of(2) {
        Pair {
            one: Named { name: "black", rgb: Rgb(0.08, 0.08, 0.1) },
            two: Named { name: "white", rgb: Rgb(0.98, 0.97, 0.95) },
        }
    } else {
        pair(rng)
    };
    let mut c = Canvas::card(rng, pair.two.rgb);
    let ((cx, cy), r) = (c.centre(), c.short());
    let kind = i % 4;
    c.all(|x: f32, y: f32| {
        let (dx, dy) = ((x - cx) / r, (y - cy) / r);
        let (d, angle) = ((dx * dx + dy * dy).sqrt(), dy.atan2(dx));
        let odd = match kind {
            0 => (angle / TAU * 20.0 + (d * 18.0).floor() * 0.5).rem_euclid(1.0) < 0.5,
            1 => (d * 16.0 + angle / TAU * 2.0).rem_euclid(1.0) < 0.5,
            2 => {
                let bulge = 0.35 + 0.65 * (d * 1.9).min(1.0).powi(2);
                ((dx / bulge * 7.0).floor() + (dy / bulge * 7.0).floor()).rem_euclid(2.0) < 1.0
            }
            _ => (dy * 18.0 + 1.4 * (dx * 9.0).sin() * (1.0 - d)).rem_euclid(1.0) < 0.5,
        };
        (if odd { pair.one.rgb } else { pair.two.rgb }).glass(1.0)
    });
    let (noun, rich) = [
        ("rays", "Optical illusion: the {one} and {two} rings seem to turn\nop art poster, {both}"),
        ("spiral", "Hypnotic spiral in {both}\nYou are getting sleepy... {both} spiral, 24 turns"),
        ("squares", "Bulging checkerboard, op art in the manner of the sixties\nOptical illusion with {both} squares"),
        ("waves", "Op art waves, {both}\nMoving lines? An illusion in {both}"),
    ][kind];
    pair.words(c, noun, rich)
}

/// Argyle: diamonds crossed by thin lines.
pub(crate) fn argyle(_i: usize, rng: &mut Rng) -> Picture {
    let pair = pair(rng);
    let third = other_colour(rng, pair.one);
    let mut c = Canvas::card(rng, pair.two.rgb);
    let (w, h) = (44.0, 62.0);
    c.all(|x: f32, y: f32| {
        let (u, v) = (x / w, y / h);
        let diamond = (u.rem_euclid(1.0) - 0.5).abs() + (v.rem_euclid(1.0) - 0.5).abs() < 0.5;
        let (p, q) = ((u + v + 0.5).rem_euclid(1.0), (u - v + 0.5).rem_euclid(1.0));
        let line = ((p - 0.5).abs() < 0.018 || (q - 0.5).abs() < 0.018) && (x + y).rem_euclid(6.0) < 4.0;
        let body = if diamond && (u.floor() + v.floor()).rem_euclid(2.0) < 1.0 {
            third.rgb
        } else if diamond {
            pair.one.rgb
        } else {
            pair.two.rgb
        };
        (if line { pair.two.rgb.dark(0.55) } else { body }).glass(1.0)
    });
    pair.words(
        c,
        "diamonds",
        &format!("Argyle socks pattern, {{both}} and {}\nKnitted argyle sweater, {}", third.name, a(third.name)),
    )
}
