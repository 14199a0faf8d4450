//! Animals from the side or from above.

use std::f32::consts::{PI, TAU};

use super::{Look, Picture, a, capital};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{GROUNDS, INK, Named, Rgb, WHITE, any_colour, hex, other_colour, strong_colour};
use crate::paint::noise::{Noise, lerp, step};
use crate::paint::plants::{grass, petals, shaded};
use crate::paint::rng::Rng;
use crate::paint::shape::{Sector, curve, on_circle};

fn water(c: &mut Canvas, rng: &mut Rng) {
    let noise = Noise(rng.bits());
    let h = c.h;
    c.all(|x: f32, y: f32| {
        let ray = noise.cloud((x + y * 0.5) * 0.03, y * 0.003, 3);
        hex(0x5fc0d8).mix(hex(0x12507f), y / h).light(step(0.5, 0.8, ray) * 0.28 * (1.0 - y / h)).glass(1.0)
    });
    for _ in 0..14 {
        let at = (rng.range(0.0, c.w), rng.range(0.0, h));
        let r = rng.range(1.0, 4.0);
        c.disc(at, r, WHITE.glass(0.25));
        c.disc((at.0 - r * 0.3, at.1 - r * 0.3), r * 0.35, WHITE.glass(0.6));
    }
}

fn reef(c: &mut Canvas, rng: &mut Rng) {
    let (w, h) = (c.w, c.h);
    for _ in 0..9 {
        let foot = rng.range(0.0, w);
        let tall = h * rng.range(0.12, 0.32);
        let colour = rng.pick(&[hex(0x2f8f6a), hex(0x49a86a), hex(0xd8607a), hex(0xe08a4a)]).mix(hex(0x12507f), 0.25);
        let sway = rng.range(-12.0, 12.0);
        c.path(
            &curve((foot, h), (foot - sway, h - tall * 0.5), (foot + sway, h - tall), 12),
            rng.range(3.0, 6.0),
            colour,
        );
    }
    c.below(|x| h * 0.93 + 5.0 * (x * 0.04).sin(), hex(0xd9c08e));
}

fn one_fish(c: &mut Canvas, at: Point, r: f32, colours: [Rgb; 2], stripes: usize, facing: f32) {
    let (x, y) = at;
    let px = |u: f32| x + facing * u * r;
    let [body, band] = colours;
    c.polygon(&[(px(-0.8), y), (px(-1.6), y - r * 0.55), (px(-1.42), y), (px(-1.6), y + r * 0.55)], band);
    c.polygon(&[(px(-0.5), y - r * 0.4), (px(0.05), y - r * 0.92), (px(0.45), y - r * 0.4)], band);
    c.polygon(&[(px(-0.3), y + r * 0.45), (px(-0.15), y + r * 0.85), (px(0.25), y + r * 0.45)], band.dark(0.1));
    c.oval(at, r, r * 0.58, |qx: f32, qy: f32| {
        let u = (qx - x) / r * facing;
        let phase = (u + 0.9) * 0.5 * (stripes as f32 + 0.5);
        let striped = stripes > 0 && u < 0.5 && phase.fract() < 0.42;
        (if striped { band } else { body })
            .light(0.25 * (-(qy - y) / r).max(0.0))
            .dark(0.35 * ((qy - y) / r).max(0.0))
            .glass(1.0)
    });
    c.leaf((px(0.02), y + r * 0.1), r * 0.26, r * 0.13, facing * 0.5, band.dark(0.12));
    c.disc((px(0.6), y - r * 0.1), r * 0.14, WHITE);
    c.disc((px(0.63), y - r * 0.1), r * 0.08, INK);
    c.path(&curve((px(0.95), y + r * 0.12), (px(0.82), y + r * 0.2), (px(0.72), y + r * 0.14), 6), r * 0.035, INK);
}

/// One fish or a school of them.
pub(crate) fn fish(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::wide(rng);
    water(&mut c, rng);
    reef(&mut c, rng);
    let first = if i.is_multiple_of(4) { Named { name: "orange", rgb: hex(0xf28a30) } } else { strong_colour(rng) };
    let second = other_colour(rng, first);
    let stripes = [3, 0, 4][i % 3];
    let n = [1, 2, 9][i % 3];
    for k in 0..n {
        let r = c.h
            * if n == 1 {
                0.27
            } else if n == 2 {
                0.17
            } else {
                0.075
            };
        let at = match n {
            1 => (c.w * 0.52, c.h * 0.48),
            2 => (c.w * lerp(0.3, 0.7, k as f32), c.h * lerp(0.36, 0.6, k as f32)),
            _ => (
                c.w * (0.15 + 0.16 * (k % 5) as f32 + rng.range(-0.03, 0.03)),
                c.h * (0.25 + 0.3 * (k / 5) as f32 + rng.range(-0.08, 0.08)),
            ),
        };
        one_fish(&mut c, at, r, [first.rgb, second.rgb], stripes, 1.0);
    }
    let name = first.name;
    let what = if n == 1 { format!("{} fish", a(name)) } else { format!("{name} fish") };
    let mut picture =
        Picture::new(Look::Drawing, c).plain(format!("{what} in the blue sea\n{what} in the water")).rich(format!(
            "{} swimming through the coral reef
        Aquarium fish: {name} with {} {}
        underwater world, {what} and seaweed",
            capital(&what),
            second.name,
            if stripes > 0 { "stripes" } else { "fins" }
        ));
    if n == 9 {
        picture = picture.rich(format!("A school of {name} fish, count them: {n}"));
    }
    picture
}

/// A bird on a branch.
pub(crate) fn bird(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, rng_ground(i));
    let (w, h) = (c.w, c.h);
    let (body, belly) = (strong_colour(rng), any_colour(rng));
    let at = (w * 0.5, h * 0.47);
    let r = c.short() * 0.22;
    c.path(&curve((-4.0, h * 0.78), (w * 0.5, h * 0.68), (w + 4.0, h * 0.74), 20), 6.0, hex(0x7a5a40));
    for (u, v, turn) in [(0.14, 0.71, -0.6), (0.84, 0.66, -2.4), (0.9, 0.78, 0.6)] {
        c.leaf((w * u, h * v), r * 0.36, r * 0.16, turn, hex(0x6aa552));
    }
    let (x, y) = at;
    c.polygon(
        &[
            (x - r * 0.7, y + r * 0.1),
            (x - r * 2.0, y + r * 0.75),
            (x - r * 1.75, y + r * 1.0),
            (x - r * 0.4, y + r * 0.7),
        ],
        body.rgb.dark(0.28),
    );
    c.leaf(at, r * 1.15, r * 0.88, -0.35, shaded(at, r * 1.1, body.rgb));
    c.leaf((x + r * 0.2, y + r * 0.34), r * 0.76, r * 0.5, -0.5, belly.rgb.light(0.25));
    let head = (x + r * 0.72, y - r * 0.78);
    c.polygon(
        &[
            (head.0 + r * 0.45, head.1 - r * 0.16),
            (head.0 + r * 1.02, head.1 + r * 0.08),
            (head.0 + r * 0.45, head.1 + r * 0.24),
        ],
        hex(0xf0a030),
    );
    c.disc(head, r * 0.56, shaded(head, r * 0.56, body.rgb));
    c.disc((head.0 + r * 0.2, head.1 - r * 0.08), r * 0.14, WHITE);
    c.disc((head.0 + r * 0.23, head.1 - r * 0.08), r * 0.09, INK);
    c.leaf((x - r * 0.34, y + r * 0.06), r * 0.78, r * 0.38, -0.6, body.rgb.dark(0.2));
    c.leaf((x - r * 0.4, y + r * 0.14), r * 0.56, r * 0.2, -0.6, body.rgb.dark(0.32));
    for dx in [0.0, 0.3] {
        c.line((x + r * dx, y + r * 0.8), (x + r * dx, h * 0.725), 1.8, hex(0x6a4a34));
    }
    let name = a(body.name);
    Picture::new(Look::Drawing, c).plain(format!("{name} bird\n{name} bird on a branch\na bird in a tree")).rich(
        format!(
            "Little {} bird sitting on a branch
        Songbird of the month, no. {}: {} feathers, {} belly
        {} bird, tweet tweet",
            body.name,
            1 + i % 12,
            body.name,
            belly.name,
            capital(body.name)
        ),
    )
}

fn rng_ground(i: usize) -> Rgb {
    GROUNDS[(i * 3 + 1) % GROUNDS.len()]
}

/// A butterfly seen from above.
pub(crate) fn butterfly(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, rng_ground(i));
    let (x, y) = c.centre();
    let r = c.short() * 0.3;
    let wing = strong_colour(rng);
    let spot = other_colour(rng, wing);
    for side in [-1.0, 1.0] {
        for (u, v, rx, ry, turn) in [(0.62, 0.5, 0.52, 0.42, 0.7), (0.75, -0.4, 0.78, 0.55, -0.62)] {
            let at = (x + side * u * r, y + v * r);
            c.leaf(at, r * rx, r * ry, side * turn, wing.rgb.dark(0.75));
            let (inner, tint) = ((at.0 - side * r * 0.06, at.1), wing.rgb);
            c.leaf(inner, r * rx * 0.85, r * ry * 0.82, side * turn, |px: f32, py: f32| {
                let d = ((px - x).powi(2) + (py - y).powi(2)).sqrt() / r;
                tint.light(0.3 - 0.25 * d).glass(1.0)
            });
            c.disc((at.0 + side * r * rx * 0.36, at.1 + v * r * 0.22), r * 0.15, spot.rgb);
            c.disc((at.0 + side * r * rx * 0.36, at.1 + v * r * 0.22), r * 0.07, INK);
        }
        c.path(
            &curve((x, y - r * 0.55), (x + side * r * 0.1, y - r * 0.95), (x + side * r * 0.36, y - r * 1.12), 10),
            1.6,
            INK,
        );
    }
    c.oval((x, y + r * 0.02), r * 0.085, r * 0.62, INK);
    c.disc((x, y - r * 0.6), r * 0.11, INK);
    let name = a(wing.name);
    Picture::new(Look::Drawing, c).plain(format!("{name} butterfly\n{name} butterfly with {} dots", spot.name)).rich(
        format!(
            "Butterfly, {} wings with {} eyespots
        From caterpillar to butterfly, step {}
        {} butterfly tattoo design",
            wing.name,
            spot.name,
            3 + i,
            capital(wing.name)
        ),
    )
}

/// Small creatures of the garden.
pub(crate) fn insect(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, hex(0xdcebc8));
    let (w, h) = (c.w, c.h);
    let (x, y) = (w * 0.5, h * 0.52);
    let r = c.short() * 0.25;
    c.all(|_x: f32, py: f32| hex(0xe3f0d4).mix(hex(0xa9cf8a), py / h).glass(1.0));
    match i % 4 {
        0 => {
            let at = (x, y);
            c.disc((x + r * 0.82, y), r * 0.4, INK);
            c.disc(at, r, shaded(at, r, hex(0xd8372e)));
            c.line((x - r, y), (x + r * 0.9, y), 2.0, INK);
            for (u, v) in [(-0.5, 0.4), (0.1, 0.62), (0.5, 0.32), (-0.1, 0.24)] {
                c.disc((x + u * r, y + v * r), r * 0.14, INK);
                c.disc((x + u * r, y - v * r), r * 0.14, INK);
            }
            Picture::new(Look::Drawing, c)
                .plain("a red ladybird with black dots")
                .rich("Ladybird (ladybug) with 8 spots brings good luck\nladybug on green, macro shot")
        }
        1 => {
            for side in [-1.0, 1.0] {
                c.leaf(
                    (x + side * r * 0.24, y - r * 0.72),
                    r * 0.58,
                    r * 0.3,
                    -PI / 2.0 + side * 0.6,
                    hex(0xeaf6ff).glass(0.8),
                );
            }
            c.oval((x, y), r, r * 0.66, |px: f32, _py: f32| {
                (if ((px - x) / r * 2.6 + 9.0).fract() < 0.45 { INK } else { hex(0xf6c22c) }).glass(1.0)
            });
            c.disc((x + r * 0.9, y), r * 0.42, INK);
            c.disc((x + r * 1.05, y - r * 0.1), r * 0.09, WHITE);
            Picture::new(Look::Drawing, c)
                .plain("a yellow and black bee")
                .rich("Busy bee collecting pollen\nhoney bee, yellow and black stripes, save the bees!")
        }
        2 => {
            grass(&mut c, rng, h + 2.0, h * 0.2, hex(0x6aa552));
            let shell = (x - r * 0.1, y + r * 0.2);
            c.leaf((x + r * 0.2, y + r * 1.0), r * 1.35, r * 0.26, 0.0, hex(0xcfae7a));
            c.line((x + r * 1.2, y + r * 0.95), (x + r * 1.42, y + r * 0.2), r * 0.26, hex(0xcfae7a));
            for dx in [0.1, 0.3] {
                c.line((x + r * 1.4, y + r * 0.2), (x + r * (1.35 + dx), y - r * 0.25), 2.0, hex(0xb8925c));
                c.disc((x + r * (1.35 + dx), y - r * 0.25), 2.8, INK);
            }
            c.disc(shell, r * 0.9, shaded(shell, r * 0.9, hex(0xb5713f)));
            let spiral: Vec<Point> =
                (0..70).map(|k| on_circle(shell, r * 0.86 * (1.0 - k as f32 / 70.0), k as f32 * 0.21)).collect();
            c.path(&spiral, 2.6, hex(0x7a4526));
            Picture::new(Look::Drawing, c)
                .plain("a brown snail in the grass")
                .rich("Slow down! Snail with a spiral shell\nsnail mail, arrives in 40 days")
        }
        _ => {
            for k in 0..8 {
                let from = on_circle((x, y), r * 0.4, k as f32 * TAU / 8.0 + 0.4);
                let knee = on_circle((x, y), r * 1.05, k as f32 * TAU / 8.0 + 0.3);
                c.path(&[from, knee, on_circle((x, y), r * 1.55, k as f32 * TAU / 8.0 + 0.62)], 2.2, INK);
            }
            c.line((x, 0.0), (x, y), 0.9, hex(0x8a9a8a));
            c.disc((x, y + r * 0.22), r * 0.55, shaded((x, y), r * 0.6, hex(0x3a3540)));
            c.disc((x, y - r * 0.4), r * 0.3, INK);
            Picture::new(Look::Drawing, c)
                .plain("a black spider")
                .rich("Itsy bitsy spider on a thread\nspider with eight legs, nobody's favourite pet")
        }
    }
}

/// Larger animals of sea and ice.
pub(crate) fn sea_animal(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::wide(rng);
    let (w, h) = (c.w, c.h);
    let (x, y, r) = (w * 0.5, h * 0.52, h * 0.3);
    water(&mut c, rng);
    match i % 4 {
        0 => {
            c.polygon(
                &[
                    (x - r * 1.3, y),
                    (x - r * 2.0, y - r * 0.75),
                    (x - r * 1.75, y - r * 0.1),
                    (x - r * 2.15, y + r * 0.35),
                ],
                hex(0x2f5f8f),
            );
            c.oval((x, y), r * 1.55, r * 0.78, |px: f32, py: f32| {
                let low = py > y + r * 0.22 + 0.08 * r * ((px - x) / r).powi(2);
                let groove = low && (py * 0.35).fract() < 0.2;
                (if low {
                    hex(0xdfeaf0).dark(if groove { 0.15 } else { 0.0 })
                } else {
                    hex(0x3f77ab).light(0.2 * (y - py) / r)
                })
                .glass(1.0)
            });
            c.leaf((x - r * 0.1, y + r * 0.72), r * 0.55, r * 0.18, 0.7, hex(0x2f5f8f));
            c.disc((x + r * 1.05, y - r * 0.02), r * 0.07, INK);
            Picture::new(Look::Drawing, c)
                .plain("a blue whale in the sea")
                .rich("Blue whale, the largest animal of all time\nwhale watching: 28 m long, 150 tonnes")
        }
        1 => {
            let shell = (x, y - r * 0.1);
            for (u, v, turn) in [(0.9, 0.62, 0.7), (-0.85, 0.6, 2.4), (1.0, -0.3, -0.4)] {
                c.leaf((x + u * r, y + v * r), r * 0.52, r * 0.2, turn, hex(0x6aa56a));
            }
            c.oval((x + r * 1.35, y - r * 0.3), r * 0.36, r * 0.28, hex(0x7ab573));
            c.disc((x + r * 1.5, y - r * 0.36), r * 0.06, INK);
            c.oval(shell, r * 1.1, r * 0.78, hex(0x4d6b3a));
            for (u, v) in [
                (0.0, 0.0),
                (0.52, 0.0),
                (-0.52, 0.0),
                (0.26, 0.4),
                (-0.26, 0.4),
                (0.26, -0.4),
                (-0.26, -0.4),
                (0.78, -0.34),
                (-0.78, -0.34),
                (-0.78, 0.34),
                (0.78, 0.34),
            ] {
                c.polygon(
                    &crate::paint::shape::corners((shell.0 + u * r, shell.1 + v * r), r * 0.25, 6, 0.0, 1.0),
                    hex(0x8aa85a).times(1.0 - 0.2 * v),
                );
            }
            Picture::new(Look::Drawing, c)
                .plain("a green turtle in the sea")
                .rich("Sea turtle gliding over the reef\nturtle, protected species, lives up to 80 years")
        }
        2 => {
            let body = hex(0xd9607a);
            for k in 0..8 {
                let u = k as f32 / 7.0 - 0.5;
                let tip = (x + u * r * 3.4, y + r * (1.5 - u.abs() * 0.8));
                c.path(
                    &curve((x + u * r * 0.8, y + r * 0.3), (x + u * r * 3.8, y + r * 0.5), tip, 14),
                    r * 0.2,
                    body.dark(0.06 * (k % 2) as f32),
                );
            }
            c.disc((x, y - r * 0.25), r * 0.85, shaded((x, y - r * 0.25), r * 0.85, body));
            for side in [-1.0, 1.0] {
                c.disc((x + side * r * 0.3, y - r * 0.1), r * 0.2, WHITE);
                c.disc((x + side * r * 0.27, y - r * 0.07), r * 0.11, INK);
            }
            Picture::new(Look::Drawing, c)
                .plain("a pink octopus in the sea")
                .rich("Octopus waving eight arms\nOctopus - three hearts, no bones")
        }
        _ => {
            c.all(|_px: f32, py: f32| {
                (if py < h * 0.72 { hex(0x9fd0ea).light(0.4 * py / h) } else { hex(0xf2f7fb) }).glass(1.0)
            });
            let colony = [(-0.62, 0.72), (0.62, 0.8), (0.0, 1.0)];
            for (u, scale) in colony {
                penguin(&mut c, (x + u * w * 0.5, h * 0.9), h * 0.62 * scale);
            }
            Picture::new(Look::Drawing, c)
                .plain("penguins in the snow\npenguins on white snow")
                .rich("Three penguins waiting for the bus\nAntarctica: penguin colony on the ice, part 2 of 3")
        }
    }
}

fn penguin(c: &mut Canvas, foot: Point, size: f32) {
    let (x, y) = foot;
    for side in [-1.0, 1.0] {
        c.oval((x + side * size * 0.12, y), size * 0.11, size * 0.045, hex(0xf0a030));
        c.leaf(
            (x + side * size * 0.27, y - size * 0.42),
            size * 0.24,
            size * 0.08,
            PI / 2.0 - side * 0.35,
            hex(0x1f2530),
        );
    }
    c.oval((x, y - size * 0.4), size * 0.27, size * 0.4, hex(0x262c38));
    c.oval((x, y - size * 0.34), size * 0.19, size * 0.31, hex(0xfafafa));
    c.disc((x, y - size * 0.8), size * 0.19, hex(0x262c38));
    for side in [-1.0, 1.0] {
        c.oval((x + side * size * 0.075, y - size * 0.79), size * 0.085, size * 0.1, hex(0xfafafa));
        c.disc((x + side * size * 0.07, y - size * 0.82), size * 0.03, INK);
    }
    c.polygon(
        &[(x - size * 0.06, y - size * 0.77), (x + size * 0.06, y - size * 0.77), (x, y - size * 0.7)],
        hex(0xf0a030),
    );
}

/// An owl at night.
pub(crate) fn owl(i: usize, rng: &mut Rng) -> Picture {
    let (name, colour) = [("brown", 0x8a6242), ("grey", 0x7d838c), ("white", 0xeeeae2)][i % 3];
    let mut c = Canvas::card(rng, hex(0x16203f));
    let (w, h) = (c.w, c.h);
    c.all(|_x: f32, y: f32| hex(0x131b3a).mix(hex(0x39508a), y / h).glass(1.0));
    crate::paint::sky::stars(&mut c, rng, 40, h);
    crate::paint::sky::moon(&mut c, (w * 0.78, h * 0.22), h * 0.1, 0.0, 4);
    let (x, y, r) = (w * 0.46, h * 0.52, c.short() * 0.25);
    let body = hex(colour);
    c.path(&curve((-4.0, h * 0.86), (w * 0.5, h * 0.82), (w + 4.0, h * 0.9), 12), 8.0, hex(0x4a3527));
    for side in [-1.0, 1.0] {
        c.polygon(
            &[
                (x + side * r * 0.2, y - r * 0.9),
                (x + side * r * 0.85, y - r * 1.32),
                (x + side * r * 0.85, y - r * 0.5),
            ],
            body.dark(0.15),
        );
    }
    c.oval((x, y + r * 0.2), r * 0.95, r * 1.15, shaded((x, y), r * 1.15, body));
    for row in 0..4 {
        for k in 0..(5 - row / 2) {
            let at = (x + (k as f32 - (4 - row / 2) as f32 / 2.0) * r * 0.28, y + r * (0.35 + 0.22 * row as f32));
            c.fill(&Sector { centre: at, inner: 0.0, outer: r * 0.15, from: 0.0, to: PI }, body.light(0.4));
        }
    }
    for side in [-1.0, 1.0] {
        c.leaf((x + side * r * 0.88, y + r * 0.35), r * 0.72, r * 0.24, PI / 2.0 - side * 0.12, body.dark(0.25));
        let eye = (x + side * r * 0.39, y - r * 0.35);
        petals(&mut c, eye, 14, 0.0, (r * 0.42, r * 0.16), body.light(0.45));
        c.disc(eye, r * 0.31, hex(0xf7c934));
        c.disc(eye, r * 0.18, INK);
        c.disc((eye.0 + r * 0.08, eye.1 - r * 0.1), r * 0.07, WHITE);
        c.oval((x + side * r * 0.35, h * 0.84), r * 0.18, r * 0.09, hex(0xe0a030));
    }
    c.polygon(&[(x - r * 0.12, y - r * 0.2), (x + r * 0.12, y - r * 0.2), (x, y + r * 0.1)], hex(0xe0a030));
    Picture::new(Look::Drawing, c).plain(format!("{} owl at night\n{} owl and the moon", a(name), a(name))).rich(
        format!(
            "Night owl: {name} owl with big yellow eyes
        {} owl on a branch in the moonlight
        wise old owl, bedtime story no. {}",
            capital(name),
            5 + i
        ),
    )
}
