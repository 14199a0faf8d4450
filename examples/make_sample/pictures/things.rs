//! Everyday things, one per picture, in a colour that the caption names.

use std::f32::consts::{PI, TAU};

use super::{Look, Picture, a, capital};
use crate::paint::canvas::Canvas;
use crate::paint::colour::{GROUNDS, INK, Rgb, WHITE, distance, hex, strong_colour};
use crate::paint::noise::lerp;
use crate::paint::plants::shaded;
use crate::paint::rng::Rng;
use crate::paint::shape::{Sector, corners, curve, on_circle};

/// A thing: what it is called, rarer captions with `{c}` for its colour, and how to draw it.
struct Thing {
    word: &'static str,
    rich: &'static str,
    draw: fn(&mut Canvas, &mut Rng, Rgb),
}

const THINGS: [Thing; 22] = [
    Thing {
        word: "car",
        rich: "Used car, {c}, 2 doors, 90000 km\nvintage {c} car, side view\nGreat car! Sold in 3 days",
        draw: car,
    },
    Thing {
        word: "umbrella",
        rich: "{c} umbrella for rainy days\numbrella, {c}, windproof up to 80 km/h",
        draw: umbrella,
    },
    Thing { word: "clock", rich: "Wall clock with {c} frame\nWhat time is it? {c} clock for the kitchen", draw: clock },
    Thing { word: "bus", rich: "The wheels on the bus go round and round\n{c} school bus, line 42", draw: bus },
    Thing { word: "bicycle", rich: "Bicycle, 21 gears, {c} frame\nride a bike! {c} bicycle for sale", draw: bicycle },
    Thing { word: "lamp", rich: "Desk lamp with {c} shade\nBedside lamp, {c}, with LED bulb", draw: lamp },
    Thing { word: "books", rich: "Stack of books with a {c} one on top\nSummer reading list, 5 books", draw: books },
    Thing { word: "candle", rich: "A {c} candle burns in the dark\ncandle light, {c} wax, romantic", draw: candle },
    Thing { word: "gift", rich: "Present with a {c} ribbon\nbirthday gift wrapped in paper, {c} bow", draw: gift },
    Thing {
        word: "light bulb",
        rich: "Eureka! A light bulb moment\nOld-fashioned light bulb, glowing, {c} background colour scheme",
        draw: bulb,
    },
    Thing {
        word: "heart",
        rich: "Happy Valentine's Day, {c} heart\nheart icon, {c}, vector\nI love you: {c} heart",
        draw: heart,
    },
    Thing { word: "umbrella", rich: "open umbrella, {c}, cartoon style", draw: umbrella },
    Thing { word: "camera", rich: "Film camera with a {c} stripe\ncamera, 50 mm lens, {c} trim", draw: camera },
    Thing {
        word: "guitar",
        rich: "Acoustic guitar, {c} body, six strings\nguitar lessons for beginners ({c} guitar)",
        draw: guitar,
    },
    Thing { word: "key", rich: "Key to success\nantique key, {c}, opens nothing", draw: key },
    Thing {
        word: "envelope",
        rich: "You've got mail! {c} envelope\nletter in a {c} envelope, postage paid",
        draw: envelope,
    },
    Thing { word: "robot", rich: "Friendly {c} robot waves hello\nRobot R-17, {c} edition", draw: robot },
    Thing {
        word: "rocket",
        rich: "3, 2, 1, lift-off! A {c} rocket on its way to Mars\nspace rocket, {c}, sticker",
        draw: rocket,
    },
    Thing { word: "house key", rich: "house key on a {c} tag", draw: key },
    Thing { word: "car", rich: "{c} hatchback, side view, isolated\ncar insurance from 9.99 a month", draw: car },
    Thing { word: "clock", rich: "{c} clock face with hour and minute hand\nTime flies. {c} clock", draw: clock },
    Thing {
        word: "bicycle",
        rich: "City bike in {c}, lightly used\nTwo wheels are enough: {c} bicycle",
        draw: bicycle,
    },
];

/// The i-th thing of the list.
pub(crate) fn thing(i: usize, rng: &mut Rng) -> Picture {
    let thing = &THINGS[i % THINGS.len()];
    let colour = strong_colour(rng);
    let ground = loop {
        let ground = rng.pick(&GROUNDS);
        if distance(ground, colour.rgb) > 0.38 {
            break ground;
        }
    };
    let mut c = Canvas::card(rng, ground);
    let (centre, r) = (c.centre(), c.short());
    c.disc(centre, r * 0.42, ground.light(0.45));
    (thing.draw)(&mut c, rng, colour.rgb);
    let noun = if thing.word == "books" {
        format!("{} books", colour.name)
    } else {
        a(&format!("{} {}", colour.name, thing.word))
    };
    let rich = thing.rich.lines().map(|line| capital_if(line, colour.name)).collect::<Vec<_>>().join("\n");
    Picture::new(Look::Drawing, c).plain(format!("{noun}\n{noun} on a plain background\n{noun} on white")).rich(rich)
}

/// Puts the colour in, and a capital where the caption starts with it.
fn capital_if(line: &str, colour: &str) -> String {
    let filled = line.replace("{c}", colour);
    if line.starts_with("{c}") { capital(&filled) } else { filled }
}

fn car(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.56, c.short() * 0.4);
    c.oval((x, y + r * 0.38), r * 1.0, r * 0.07, INK.glass(0.2));
    c.polygon(
        &[
            (x - r * 0.55, y - r * 0.1),
            (x - r * 0.3, y - r * 0.48),
            (x + r * 0.22, y - r * 0.48),
            (x + r * 0.55, y - r * 0.1),
        ],
        colour.dark(0.06),
    );
    c.polygon(
        &[
            (x - r * 0.44, y - r * 0.12),
            (x - r * 0.25, y - r * 0.41),
            (x - r * 0.05, y - r * 0.41),
            (x - r * 0.05, y - r * 0.12),
        ],
        hex(0xcfe8f2),
    );
    c.polygon(
        &[
            (x + r * 0.02, y - r * 0.12),
            (x + r * 0.02, y - r * 0.41),
            (x + r * 0.19, y - r * 0.41),
            (x + r * 0.42, y - r * 0.12),
        ],
        hex(0xbadcea),
    );
    c.round_rect(x - r * 0.98, y - r * 0.13, r * 1.96, r * 0.4, r * 0.14, |_x: f32, py: f32| {
        colour.light(0.2 * (1.0 - (py - y + r * 0.13) / r / 0.4)).glass(1.0)
    });
    c.rect(x - r * 0.98, y + r * 0.15, r * 1.96, r * 0.05, colour.dark(0.25));
    c.oval((x + r * 0.92, y), r * 0.07, r * 0.09, hex(0xfff2c0));
    c.oval((x - r * 0.94, y), r * 0.05, r * 0.08, hex(0xd8372e).dark(0.15));
    c.rect(x + r * 0.06, y - r * 0.02, r * 0.14, r * 0.03, colour.dark(0.35));
    for dx in [-0.54, 0.54] {
        wheel(c, (x + dx * r, y + r * 0.25), r * 0.2);
    }
}

fn wheel(c: &mut Canvas, at: (f32, f32), r: f32) {
    c.disc(at, r, INK);
    c.disc(at, r * 0.58, hex(0xc9ced4));
    c.disc(at, r * 0.2, hex(0x6a6f78));
}

fn bus(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.5, c.short() * 0.42);
    c.round_rect(x - r, y - r * 0.5, r * 2.0, r * 0.95, r * 0.13, colour);
    c.rect(x - r, y + r * 0.16, r * 2.0, r * 0.07, colour.light(0.6));
    for k in 0..5 {
        c.round_rect(x - r * 0.9 + r * 0.35 * k as f32, y - r * 0.36, r * 0.29, r * 0.36, 3.0, hex(0xcfe8f2));
    }
    c.rect(x + r * 0.6, y + r * 0.05, r * 0.2, r * 0.36, colour.dark(0.25));
    c.disc((x + r * 0.95, y + r * 0.3), r * 0.05, hex(0xfff2c0));
    for dx in [-0.56, 0.38] {
        wheel(c, (x + dx * r, y + r * 0.46), r * 0.18);
    }
}

fn bicycle(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.58, c.short() * 0.21);
    let (back, front, crank, seat, head) = (
        (x - r * 1.2, y),
        (x + r * 1.2, y),
        (x - r * 0.15, y),
        (x - r * 0.5, y - r * 1.0),
        (x + r * 0.85, y - r * 1.05),
    );
    for hub in [back, front] {
        c.fill(&Sector { centre: hub, inner: r * 0.88, outer: r, from: 0.0, to: TAU }, INK);
        for k in 0..12 {
            c.line(hub, on_circle(hub, r * 0.9, k as f32 * TAU / 12.0), 0.6, hex(0x7d838c));
        }
    }
    for (from, to) in [(back, crank), (back, seat), (seat, crank), (crank, head), (seat, head), (head, front)] {
        c.line(from, to, r * 0.11, colour);
    }
    c.line(seat, (seat.0 - r * 0.07, seat.1 - r * 0.22), r * 0.08, INK);
    c.round_rect(seat.0 - r * 0.34, seat.1 - r * 0.32, r * 0.5, r * 0.13, 3.0, INK);
    c.path(&[head, (head.0 - r * 0.06, head.1 - r * 0.3), (head.0 + r * 0.3, head.1 - r * 0.36)], r * 0.09, INK);
    c.disc(crank, r * 0.2, hex(0x6a6f78));
    c.line((crank.0 - r * 0.2, crank.1 + r * 0.28), (crank.0 + r * 0.2, crank.1 - r * 0.28), r * 0.06, INK);
}

fn umbrella(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.5, c.short() * 0.36);
    c.line((x, y - r * 0.9), (x, y + r * 0.75), r * 0.05, hex(0x6a4a34));
    c.path(
        &curve((x, y + r * 0.75), (x + r * 0.02, y + r * 1.05), (x + r * 0.26, y + r * 0.75), 10),
        r * 0.06,
        hex(0x6a4a34),
    );
    c.fill(&Sector { centre: (x, y), inner: 0.0, outer: r, from: PI, to: TAU }, |px: f32, py: f32| {
        let u = ((px - x) / (r * r - (py - y).powi(2)).max(1.0).sqrt()).clamp(-1.0, 1.0).asin() / PI + 0.5;
        colour.times(if ((u * 6.0) as usize).is_multiple_of(2) { 1.0 } else { 0.87 }).light(0.12 * (1.0 - u)).glass(1.0)
    });
    for k in 0..6 {
        let at = lerp(x - r, x + r, (k as f32 + 0.5) / 6.0);
        c.oval((at, y + 1.0), r / 6.2, r * 0.09, GROUNDS[0].mix(WHITE, 0.5));
    }
}

fn clock(c: &mut Canvas, rng: &mut Rng, colour: Rgb) {
    let (at, r) = (c.centre(), c.short() * 0.38);
    c.disc(at, r, shaded(at, r, colour));
    c.disc(at, r * 0.84, hex(0xfbf9f2));
    for k in 0..60 {
        let (inner, width) = if k % 5 == 0 { (0.68, 3.0) } else { (0.74, 1.0) };
        let angle = k as f32 * TAU / 60.0;
        c.line(on_circle(at, r * inner, angle), on_circle(at, r * 0.78, angle), width, INK);
    }
    let (hour, minute) = (rng.below(12) as f32, rng.below(60) as f32);
    c.line(at, on_circle(at, r * 0.42, (hour + minute / 60.0) / 12.0 * TAU - PI / 2.0), 5.0, INK);
    c.line(at, on_circle(at, r * 0.64, minute / 60.0 * TAU - PI / 2.0), 3.2, INK);
    c.disc(at, r * 0.06, colour);
}

fn lamp(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.5, c.short() * 0.34);
    c.glow((x, y - r * 0.1), r * 1.5, hex(0xffe9a8), 0.8);
    c.line((x, y), (x, y + r * 0.95), r * 0.07, hex(0x6a5a4a));
    c.oval((x, y + r * 0.98), r * 0.42, r * 0.1, hex(0x6a5a4a));
    c.polygon(
        &[(x - r * 0.36, y - r * 0.85), (x + r * 0.36, y - r * 0.85), (x + r * 0.72, y), (x - r * 0.72, y)],
        |px: f32, py: f32| colour.light(0.4 * ((py - y + r * 0.85) / r)).dark(0.15 * ((px - x) / r).abs()).glass(1.0),
    );
}

fn books(c: &mut Canvas, rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.74, c.short() * 0.36);
    for k in 0..5 {
        let top = y - r * 0.3 * (k + 1) as f32;
        let tint = if k == 4 { colour } else { strong_colour(rng).rgb.dark(0.15) };
        let shift = rng.range(-0.14, 0.14) * r;
        let half = r * rng.range(0.75, 0.98);
        c.rect(x + shift - half, top + r * 0.03, half * 2.0 - 4.0, r * 0.24, hex(0xf6efdf));
        c.rect(x + shift - half, top, half * 2.0, r * 0.05, tint);
        c.rect(x + shift - half, top + r * 0.25, half * 2.0, r * 0.05, tint);
        c.round_rect(x + shift - half - 3.0, top, r * 0.14, r * 0.3, 3.0, tint.dark(0.12));
    }
}

fn candle(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.45, c.short() * 0.3);
    c.all(|_x: f32, py: f32| hex(0x1d1626).mix(hex(0x3d2634), py / 240.0).glass(1.0));
    c.glow((x, y - r * 0.3), r * 2.4, hex(0xffb850), 0.75);
    c.rect(x - r * 0.3, y, r * 0.6, r * 1.5, |px: f32, py: f32| {
        colour.light(0.45 * (1.0 - (py - y) / r).max(0.0)).dark(0.3 * ((px - x) / r).abs() * 3.0).glass(1.0)
    });
    c.oval((x, y), r * 0.3, r * 0.07, colour.light(0.5));
    c.line((x, y), (x, y - r * 0.16), 2.0, INK);
    c.polygon(&corners((x, y - r * 0.32), r * 0.2, 24, 0.0, 1.0), hex(0xffd668));
    c.polygon(&[(x - r * 0.17, y - r * 0.4), (x, y - r * 0.85), (x + r * 0.17, y - r * 0.4)], hex(0xffd668));
    c.oval((x, y - r * 0.28), r * 0.09, r * 0.13, hex(0xfff6d8));
    c.oval((x, y + r * 1.5), r * 0.75, r * 0.12, hex(0x7a5a48));
}

fn gift(c: &mut Canvas, rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.56, c.short() * 0.3);
    let paper = loop {
        let paper = strong_colour(rng).rgb;
        if distance(paper, colour) > 0.4 {
            break paper;
        }
    };
    c.rect(x - r * 0.9, y - r * 0.4, r * 1.8, r * 1.35, |px: f32, _y: f32| {
        paper.dark(0.2 * (px - x + r) / r / 2.0).glass(1.0)
    });
    c.rect(x - r, y - r * 0.62, r * 2.0, r * 0.38, paper.light(0.12));
    c.rect(x - r * 0.16, y - r * 0.62, r * 0.32, r * 1.57, colour);
    for side in [-1.0, 1.0] {
        c.leaf((x + side * r * 0.36, y - r * 0.86), r * 0.42, r * 0.2, side * -0.45, colour);
        c.leaf((x + side * r * 0.36, y - r * 0.86), r * 0.22, r * 0.08, side * -0.45, colour.dark(0.3));
    }
    c.disc((x, y - r * 0.7), r * 0.14, colour.dark(0.12));
}

fn bulb(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.42, c.short() * 0.22);
    c.glow((x, y), r * 2.4, hex(0xffe27a), 0.9);
    for k in 0..10 {
        let angle = k as f32 * TAU / 10.0 + PI / 2.0;
        if k != 0 {
            c.line(on_circle((x, y), r * 1.35, angle), on_circle((x, y), r * 1.65, angle), 4.0, colour);
        }
    }
    c.polygon(
        &[
            (x - r * 0.7, y + r * 0.6),
            (x + r * 0.7, y + r * 0.6),
            (x + r * 0.42, y + r * 1.3),
            (x - r * 0.42, y + r * 1.3),
        ],
        hex(0xffe89a),
    );
    c.disc((x, y), r, shaded((x, y), r, hex(0xffe07a)));
    c.path(
        &[
            (x - r * 0.25, y + r * 1.2),
            (x - r * 0.35, y + r * 0.1),
            (x - r * 0.1, y + r * 0.35),
            (x + r * 0.1, y + r * 0.35),
            (x + r * 0.35, y + r * 0.1),
            (x + r * 0.25, y + r * 1.2),
        ],
        2.4,
        hex(0xc98a2c),
    );
    for k in 0..3 {
        c.round_rect(x - r * 0.45, y + r * (1.28 + 0.22 * k as f32), r * 0.9, r * 0.17, 3.0, hex(0x8d949c));
    }
}

fn heart(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.52, c.short() * 0.021);
    let points: Vec<_> = (0..90)
        .map(|k| {
            let t = k as f32 * TAU / 90.0;
            let v = 13.0 * t.cos() - 5.0 * (2.0 * t).cos() - 2.0 * (3.0 * t).cos() - (4.0 * t).cos();
            (x + 16.0 * t.sin().powi(3) * r, y - v * r)
        })
        .collect();
    c.polygon(&points, shaded((x, y), r * 17.0, colour));
    c.leaf((x - r * 8.0, y - r * 7.0), r * 3.4, r * 1.8, -0.8, WHITE.glass(0.4));
}

fn camera(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.52, c.short() * 0.38);
    c.round_rect(x - r * 0.35, y - r * 0.74, r * 0.7, r * 0.3, 5.0, hex(0x3b3f48));
    c.rect(x + r * 0.55, y - r * 0.63, r * 0.22, r * 0.12, hex(0x6a6f78));
    c.round_rect(x - r, y - r * 0.54, r * 2.0, r * 1.16, r * 0.13, hex(0x4a4f5a));
    c.rect(x - r, y - r * 0.3, r * 2.0, r * 0.68, colour);
    for (s, tint) in [(0.5, hex(0x2a2d34)), (0.42, hex(0x5a606c)), (0.33, hex(0x1b2436)), (0.2, hex(0x2f5a8a))] {
        c.disc((x, y + r * 0.05), r * s, tint);
    }
    c.disc((x - r * 0.1, y - r * 0.06), r * 0.07, WHITE.glass(0.8));
    c.disc((x + r * 0.76, y - r * 0.42), r * 0.06, hex(0xf2c53a));
}

fn guitar(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.64, c.short() * 0.21);
    c.rect(x - r * 0.13, y - r * 2.55, r * 0.26, r * 2.4, hex(0x5a3a28));
    c.round_rect(x - r * 0.22, y - r * 2.95, r * 0.44, r * 0.5, 4.0, hex(0x6b4630));
    c.oval((x, y + r * 0.45), r * 1.05, r * 0.85, shaded((x, y + r * 0.4), r * 1.2, colour));
    c.oval((x, y - r * 0.5), r * 0.76, r * 0.66, shaded((x, y + r * 0.1), r * 1.3, colour));
    c.disc((x, y - r * 0.1), r * 0.32, hex(0x2a1c16));
    c.rect(x - r * 0.4, y + r * 0.72, r * 0.8, r * 0.13, hex(0x3a261c));
    for k in 0..6 {
        let dx = (k as f32 - 2.5) * r * 0.035;
        c.line((x + dx, y - r * 2.7), (x + dx * 1.6, y + r * 0.76), 0.5, hex(0xf3ead2));
    }
}

fn key(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.5, c.short() * 0.33);
    c.fill(&Sector { centre: (x - r * 0.6, y), inner: r * 0.2, outer: r * 0.42, from: 0.0, to: TAU }, colour);
    c.rect(x - r * 0.2, y - r * 0.08, r * 1.25, r * 0.16, colour);
    for (u, tall) in [(0.62, 0.34), (0.84, 0.26)] {
        c.rect(x + r * u, y, r * 0.13, r * tall, colour);
    }
    c.rect(x - r * 0.16, y - r * 0.06, r * 1.18, r * 0.04, colour.light(0.4));
}

fn envelope(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.5, c.short() * 0.38);
    c.round_rect(x - r, y - r * 0.62, r * 2.0, r * 1.28, 5.0, colour);
    for side in [-1.0, 1.0] {
        c.line((x + side * r * 0.96, y + r * 0.6), (x + side * r * 0.12, y + r * 0.02), 1.6, colour.dark(0.25));
    }
    c.polygon(&[(x - r * 0.98, y - r * 0.62), (x + r * 0.98, y - r * 0.62), (x, y + r * 0.18)], colour.dark(0.14));
    c.disc((x, y + r * 0.04), r * 0.15, hex(0xb3243b));
}

fn robot(c: &mut Canvas, _rng: &mut Rng, colour: Rgb) {
    let (x, y, r) = (c.w / 2.0, c.h * 0.44, c.short() * 0.22);
    c.line((x, y - r * 0.7), (x, y - r * 1.15), 3.0, hex(0x6a6f78));
    c.disc((x, y - r * 1.2), r * 0.12, hex(0xf2c53a));
    for side in [-1.0, 1.0] {
        let hand = (x + side * r * 1.45, y + r * if side > 0.0 { 0.2 } else { 1.5 });
        c.path(
            &[(x + side * r * 0.7, y + r * 1.0), (x + side * r * 1.3, y + r * 0.95), hand],
            r * 0.17,
            colour.dark(0.2),
        );
        c.disc(hand, r * 0.16, hex(0x6a6f78));
        c.rect(x + side * r * 0.42 - r * 0.13, y + r * 1.8, r * 0.26, r * 0.5, colour.dark(0.2));
    }
    c.round_rect(x - r * 0.75, y + r * 0.8, r * 1.5, r * 1.1, r * 0.12, shaded((x, y + r), r * 1.4, colour));
    c.round_rect(x - r * 0.4, y + r * 1.05, r * 0.8, r * 0.42, 3.0, hex(0xe3f0f4));
    c.round_rect(x - r * 0.9, y - r * 0.7, r * 1.8, r * 1.35, r * 0.2, shaded((x, y), r * 1.4, colour));
    for side in [-1.0, 1.0] {
        c.disc((x + side * r * 0.4, y - r * 0.15), r * 0.26, WHITE);
        c.disc((x + side * r * 0.4, y - r * 0.15), r * 0.14, INK);
    }
    c.round_rect(x - r * 0.42, y + r * 0.27, r * 0.84, r * 0.16, 3.0, INK);
    for k in 0..4 {
        c.rect(x - r * 0.32 + r * 0.18 * k as f32, y + r * 0.29, r * 0.1, r * 0.12, WHITE);
    }
}

fn rocket(c: &mut Canvas, rng: &mut Rng, colour: Rgb) {
    let h = c.h;
    c.all(|_x: f32, py: f32| hex(0x10163a).mix(hex(0x47407f), py / h).glass(1.0));
    crate::paint::sky::stars(c, rng, 60, h);
    let (x, y, r) = (c.w / 2.0, h * 0.44, c.short() * 0.16);
    for (s, tint) in [(1.0, hex(0xf08a34)), (0.68, hex(0xf7c940)), (0.36, hex(0xfff3c8))] {
        c.polygon(
            &[(x - r * 0.6 * s, y + r * 1.5), (x + r * 0.6 * s, y + r * 1.5), (x, y + r * (1.5 + 1.6 * s))],
            tint,
        );
    }
    for side in [-1.0, 1.0] {
        c.polygon(
            &[
                (x + side * r * 0.6, y + r * 0.4),
                (x + side * r * 1.45, y + r * 1.7),
                (x + side * r * 0.5, y + r * 1.45),
            ],
            colour.dark(0.2),
        );
    }
    let mut body = curve((x - r * 0.6, y + r * 1.55), (x - r * 1.15, y - r * 0.8), (x, y - r * 2.0), 18);
    body.extend(curve((x, y - r * 2.0), (x + r * 1.15, y - r * 0.8), (x + r * 0.6, y + r * 1.55), 18));
    c.polygon(&body, |px: f32, py: f32| {
        (if py < y - r * 1.1 || py > y + r * 1.2 { colour } else { hex(0xf3f1ee) })
            .dark(0.25 * ((px - x) / r + 0.5).max(0.0))
            .glass(1.0)
    });
    c.disc((x, y - r * 0.3), r * 0.42, colour.dark(0.1));
    c.disc((x, y - r * 0.3), r * 0.3, hex(0xa8dcf0));
}
