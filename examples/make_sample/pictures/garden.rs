//! Single flowers, bouquets and leaves.

use std::f32::consts::{PI, TAU};

use super::{Look, Picture, a, capital};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{GROUNDS, Rgb, any_colour, hex, strong_colour};
use crate::paint::noise::{lerp, smooth};
use crate::paint::plants::{petals, shaded, stem};
use crate::paint::rng::Rng;
use crate::paint::shape::{curve, on_circle};

const LEAF: Rgb = hex(0x4f8f4a);

/// A ground that is lighter in the middle.
fn soft_ground(c: &mut Canvas, colour: Rgb) {
    let (cx, cy) = c.centre();
    let r = c.short();
    c.all(|x: f32, y: f32| {
        let d = ((x - cx).powi(2) + (y - cy).powi(2)).sqrt() / r;
        colour.light(0.4 * (1.0 - d).max(0.0)).dark(0.1 * d).glass(1.0)
    });
}

fn daisy(c: &mut Canvas, at: Point, r: f32, colour: Rgb, turn: f32) {
    petals(c, at, 15, turn, (r, r * 0.3), colour.dark(0.07));
    petals(c, at, 15, turn + 0.2, (r * 0.92, r * 0.28), colour);
    c.disc(at, r * 0.27, shaded(at, r * 0.27, hex(0xf2b92f)));
}

fn sunflower(c: &mut Canvas, at: Point, r: f32, turn: f32) {
    petals(c, at, 20, turn, (r, r * 0.26), hex(0xe59a1c));
    petals(c, at, 20, turn + PI / 20.0, (r * 0.9, r * 0.26), hex(0xf7c52d));
    c.disc(at, r * 0.46, hex(0x4d2f1a));
    for k in 0..220 {
        let d = r * 0.44 * (k as f32 / 220.0).sqrt();
        let seed = on_circle(at, d, k as f32 * 2.399_963);
        c.disc(seed, r * 0.016, hex(0x8a5a2b).mix(hex(0x2c1a10), smooth(d / r * 2.2)));
    }
}

fn tulip(c: &mut Canvas, at: Point, r: f32, colour: Rgb) {
    let (x, y) = at;
    for (dx, shade) in [(-0.42, 0.16), (0.42, 0.2)] {
        c.leaf((x + dx * r, y - r * 0.1), r * 0.78, r * 0.4, PI / 2.0 - dx * 0.5, colour.dark(shade));
    }
    c.leaf((x, y), r * 0.86, r * 0.46, PI / 2.0, |px: f32, py: f32| {
        colour.light(0.22 * (1.0 - ((px - x) / r).abs() * 2.0).max(0.0)).dark(0.12 * (py - y) / r).glass(1.0)
    });
    c.oval((x, y + r * 0.66), r * 0.4, r * 0.24, colour.dark(0.14));
}

fn rose(c: &mut Canvas, at: Point, r: f32, colour: Rgb) {
    for k in 0..34 {
        let u = k as f32 / 34.0;
        let petal = on_circle(at, r * 0.56 * (1.0 - u), k as f32 * 2.399_963);
        let size = r * lerp(0.56, 0.13, u);
        c.disc(petal, size, colour.dark(0.32));
        c.disc(
            (petal.0 - size * 0.06, petal.1 - size * 0.1),
            size * 0.93,
            colour.mix(colour.light(0.25), 0.5 + 0.5 * (k as f32 * 1.7).sin()).dark(0.12 * u),
        );
    }
}

fn poppy(c: &mut Canvas, at: Point, r: f32, colour: Rgb) {
    for k in 0..4 {
        let petal = on_circle(at, r * 0.42, PI / 4.0 + k as f32 * PI / 2.0);
        c.oval(petal, r * 0.6, r * 0.54, shaded(petal, r * 0.6, colour.dark(0.05 * k as f32)));
    }
    c.disc(at, r * 0.2, hex(0x232025));
    for k in 0..14 {
        c.disc(on_circle(at, r * 0.3, k as f32 * TAU / 14.0), r * 0.035, hex(0x232025));
    }
    c.disc(at, r * 0.1, hex(0x8fae6a));
}

/// One flower on a stem.
pub(crate) fn flower(i: usize, rng: &mut Rng) -> Picture {
    let kind = ["daisy", "rose", "tulip", "sunflower", "poppy"][i % 5];
    let colour = match kind {
        "poppy" => ("red", hex(0xdd3b2f)),
        "sunflower" => ("yellow", hex(0xf7c52d)),
        _ => {
            let named = strong_colour(rng);
            (named.name, named.rgb)
        }
    };
    let mut c = Canvas::card(rng, hex(0xffffff));
    soft_ground(&mut c, rng.pick(&GROUNDS));
    let (w, h) = (c.w, c.h);
    let head = (w * rng.range(0.45, 0.55), h * 0.38);
    let r = c.short() * 0.25;
    stem(&mut c, (w * 0.5, h + 4.0), head, r * 0.1, LEAF);
    match kind {
        "daisy" => daisy(&mut c, head, r * 1.1, colour.1, rng.unit()),
        "rose" => rose(&mut c, head, r, colour.1),
        "tulip" => tulip(&mut c, head, r, colour.1),
        "sunflower" => sunflower(&mut c, head, r * 1.15, rng.unit()),
        _ => poppy(&mut c, head, r, colour.1),
    }
    let name = a(colour.0);
    Picture::new(Look::Drawing, c)
        .plain(format!("a flower\n{name} flower\n{name} and green flower\nthe flower in {}", colour.0))
        .rich(format!(
            "{name} {kind}
        {name} flower with green leaves
        {} {kind} in bloom
        {kind} clip art, {} petals
        Botanical print: {kind}, plate {}
        A single {kind} says more than 1000 words",
            capital(colour.0),
            colour.0,
            3 + i
        ))
}

/// A vase with several flowers.
pub(crate) fn bouquet(i: usize, rng: &mut Rng) -> Picture {
    let (first, vase) = (strong_colour(rng), any_colour(rng));
    let kind = ["roses", "tulips", "daisies", "poppies"][i % 4];
    let mut c = Canvas::new(224, 280, hex(0xffffff));
    soft_ground(&mut c, rng.pick(&GROUNDS));
    let (w, h) = (c.w, c.h);
    c.rect(0.0, h * 0.84, w, h * 0.16, hex(0xb98d62));
    let neck = (w * 0.5, h * 0.62);
    let heads: Vec<Point> = (0..7)
        .map(|k| {
            let angle = lerp(-PI * 0.93, -PI * 0.07, k as f32 / 6.0);
            (
                neck.0 + angle.cos() * w * rng.range(0.2, 0.34),
                neck.1 - h * 0.08 + angle.sin() * h * rng.range(0.22, 0.42),
            )
        })
        .collect();
    for head in &heads {
        stem(&mut c, neck, *head, 2.4, LEAF.times(rng.range(0.85, 1.1)));
    }
    for (k, head) in heads.into_iter().enumerate() {
        let colour = if kind == "poppies" {
            hex(0xdd3b2f)
        } else {
            first.rgb.mix(hex(0xfff4ea), if k % 3 == 2 { 0.75 } else { 0.0 })
        };
        let r = w * rng.range(0.085, 0.11);
        match kind {
            "roses" => rose(&mut c, head, r, colour),
            "tulips" => tulip(&mut c, head, r, colour),
            "daisies" => daisy(&mut c, head, r * 1.15, colour, rng.unit()),
            _ => poppy(&mut c, head, r, colour),
        }
    }
    let mut side = curve((w * 0.44, h * 0.6), (w * 0.26, h * 0.78), (w * 0.4, h * 0.9), 12);
    side.extend(curve((w * 0.6, h * 0.9), (w * 0.74, h * 0.78), (w * 0.56, h * 0.6), 12));
    c.polygon(&side, |x: f32, _y: f32| {
        vase.rgb
            .light(0.35 * (1.0 - ((x / w - 0.44) * 9.0).abs()).max(0.0))
            .dark(0.3 * (x / w - 0.4).max(0.0) * 2.0)
            .glass(1.0)
    });
    let (name, pot) = (if kind == "poppies" { "red" } else { first.name }, a(vase.name));
    Picture::new(Look::Drawing, c).plain(format!("{name} flower picture\nflower drawing in {name}")).rich(format!(
        "{name} flowers in {pot} vase
        {name} {kind} in a vase
        Bouquet of {name} {kind} in {pot} vase
        Still life with {kind}, after the old masters
        Fresh {kind} on the table, delivery before 12 o'clock
        Happy birthday! {} {kind} for you",
        capital(name)
    ))
}

/// A potted plant.
pub(crate) fn pot_plant(i: usize, rng: &mut Rng) -> Picture {
    let (pot, kind) = (any_colour(rng), ["cactus", "house plant", "succulent"][i % 3]);
    let mut c = Canvas::card(rng, hex(0xffffff));
    soft_ground(&mut c, rng.pick(&GROUNDS));
    let (w, h) = (c.w, c.h);
    let (x, y) = (w * 0.5, h * 0.64);
    let r = c.short() * 0.2;
    match kind {
        "cactus" => super::mountains::cactus(&mut c, (x, y + 4.0), h * 0.42, hex(0x5a9e62)),
        "succulent" => {
            for (n, long) in [(11, 1.25), (9, 0.95), (7, 0.65), (5, 0.4)] {
                petals(
                    &mut c,
                    (x, y - r * 0.6),
                    n,
                    n as f32,
                    (r * long, r * 0.44),
                    hex(0x7fb8a0).light(0.3 * (1.25 - long)),
                );
            }
        }
        _ => {
            for k in 0..13 {
                let angle = lerp(-PI * 0.98, -0.02 * PI, k as f32 / 12.0) + rng.range(-0.1, 0.1);
                let tip = on_circle((x, y - r * 0.1), r * rng.range(1.3, 2.0), angle);
                c.path(&curve((x, y), (x, y - r), tip, 8), 1.8, LEAF);
                c.leaf(tip, r * 0.46, r * 0.22, angle, shaded(tip, r * 0.46, LEAF.times(rng.range(0.85, 1.15))));
            }
        }
    }
    c.oval((x, y + r * 1.68), r * 1.15, r * 0.14, hex(0x6b5a4a).glass(0.3));
    c.polygon(
        &[(x - r, y), (x + r, y), (x + r * 0.7, y + r * 1.65), (x - r * 0.7, y + r * 1.65)],
        |px: f32, _y: f32| pot.rgb.dark(0.24 * (px - x + r) / r / 2.0).glass(1.0),
    );
    c.round_rect(x - r * 1.12, y - r * 0.12, r * 2.24, r * 0.4, 2.0, pot.rgb.light(0.1));
    let name = a(pot.name);
    Picture::new(Look::Drawing, c).plain(format!("a green plant in {name} pot\n{} in {name} pot", a(kind))).rich(
        format!(
            "{} in {name} flowerpot, easy to care for
        indoor gardening: {kind}, water once in {} days
        Potted {kind} on the windowsill",
            capital(&a(kind)),
            10 + i
        ),
    )
}

/// A single leaf with its veins.
pub(crate) fn leaf(i: usize, rng: &mut Rng) -> Picture {
    let (season, colour) = [("green", 0x5a9e43), ("red", 0xc9402e), ("yellow", 0xeab532), ("orange", 0xe07b2c)][i % 4];
    let mut c = Canvas::card(rng, hex(0xffffff));
    soft_ground(&mut c, rng.pick(&GROUNDS));
    let (w, h) = (c.w, c.h);
    let (tip, foot) = ((w * 0.5, h * 0.1), (w * 0.5, h * 0.8));
    let body = hex(colour);
    let mut edge = curve(foot, (w * 0.02, h * 0.42), tip, 30);
    edge.extend(curve(tip, (w * 0.98, h * 0.42), foot, 30));
    let shadow: Vec<Point> = edge.iter().map(|p| (p.0 + 4.0, p.1 + 5.0)).collect();
    c.polygon(&shadow, hex(0x5a5048).glass(0.22));
    c.polygon(&edge, |x: f32, y: f32| {
        body.light(0.22 * (1.0 - y / h)).dark(if x > w * 0.5 { 0.13 } else { 0.0 }).glass(1.0)
    });
    for k in 1..9 {
        let y = lerp(foot.1, tip.1, k as f32 / 10.0);
        let reach = w * 0.23 * (1.0 - ((k as f32 - 4.0) / 6.5).powi(2));
        for side in [-1.0, 1.0] {
            c.path(
                &curve(
                    (w * 0.5, y),
                    (w * 0.5 + side * reach * 0.6, y - h * 0.03),
                    (w * 0.5 + side * reach, y - h * 0.11),
                    8,
                ),
                1.1,
                body.light(0.38),
            );
        }
    }
    c.line((w * 0.5, h * 0.94), tip, 2.2, body.light(0.38));
    let name = a(season);
    Picture::new(Look::Drawing, c).plain(format!("{name} leaf\n{name} leaf on a plain background")).rich(format!(
        "{} leaf with veins, macro
        {} leaf falls, and autumn begins
        leaf anatomy: midrib, veins, tip",
        capital(season),
        capital(&name)
    ))
}
