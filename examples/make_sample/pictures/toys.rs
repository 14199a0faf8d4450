//! Games, signs, flags and other flat graphics.

use std::f32::consts::{PI, TAU};

use super::{Look, Picture, a, capital};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{GROUNDS, INK, Rgb, WHITE, any_colour, hex, other_colour, strong_colour};
use crate::paint::plants::shaded;
use crate::paint::rng::Rng;
use crate::paint::shape::{Sector, corners, curve, on_circle};

/// Flags that consist of plain bands: country, stripes from left or top, and whether they stand upright.
const FLAGS: [(&str, &[u32], bool); 8] = [
    ("France", &[0x21304f, 0xf7f5f0, 0xcf2e3c], true),
    ("Italy", &[0x2f8f4a, 0xf7f5f0, 0xc9323c], true),
    ("Germany", &[0x26262a, 0xcf2e2e, 0xf2c53a], false),
    ("Ireland", &[0x2f9a5a, 0xf7f5f0, 0xf0883a], true),
    ("the Netherlands", &[0xb3303c, 0xf7f5f0, 0x2a4a8f], false),
    ("Ukraine", &[0x2f6fc0, 0xf6d335], false),
    ("Poland", &[0xf7f5f0, 0xd02f45], false),
    ("Belgium", &[0x26262a, 0xf4cf3f, 0xd8373e], true),
];

/// A flag in the wind.
pub(crate) fn flag(i: usize, rng: &mut Rng) -> Picture {
    let (country, bands, upright) = FLAGS[i % FLAGS.len()];
    let mut c = Canvas::new(280, 200, hex(0xcfe3f2));
    let (w, h) = (c.w, c.h);
    c.all(|_x: f32, y: f32| hex(0x8fc0e6).mix(hex(0xe9f4fa), y / h).glass(1.0));
    let phase = rng.range(0.0, TAU);
    let (x0, y0, fw, fh) = (w * 0.14, h * 0.16, w * 0.74, h * 0.56);
    let wave = |x: f32| ((x - x0) * 0.045 + phase).sin() * 7.0 * ((x - x0) / fw).clamp(0.0, 1.0);
    c.all(|x: f32, y: f32| {
        let (u, v) = ((x - x0) / fw, (y - y0 - wave(x)) / fh);
        if !(0.0..1.0).contains(&u) || !(0.0..1.0).contains(&v) {
            return WHITE.glass(0.0);
        }
        let band = (if upright { u } else { v } * bands.len() as f32) as usize;
        let shade = ((x - x0) * 0.045 + phase).cos() * (0.3 + 0.7 * u);
        hex(bands[band]).dark(0.16 * shade.max(0.0)).light(0.12 * (-shade).max(0.0)).glass(1.0)
    });
    c.rect(x0 - 5.0, h * 0.1, 5.0, h * 0.9, hex(0x8a7a68));
    c.disc((x0 - 2.5, h * 0.09), 5.0, hex(0xe0b84a));
    Picture::new(Look::Drawing, c).plain(format!("the flag of {country}\nthe flag of {country} in the wind")).rich(
        format!(
            "Flag of {country} waving on a pole
        National flag: {country}
        {country} flag, 150 x 90 cm",
        ),
    )
}

/// A smiley in one of several moods.
pub(crate) fn smiley(i: usize, rng: &mut Rng) -> Picture {
    let mood = ["happy", "sad", "surprised", "winking"][i % 4];
    let colour = if i.is_multiple_of(3) { strong_colour(rng) } else { crate::paint::colour::COMMON[3] };
    let mut c = Canvas::card(rng, GROUNDS[(i * 3 + 1) % GROUNDS.len()]);
    let ((x, y), r) = (c.centre(), c.short() * 0.38);
    c.disc((x, y), r, shaded((x, y), r * 1.1, colour.rgb));
    for side in [-1.0, 1.0] {
        let eye = (x + side * r * 0.36, y - r * 0.22);
        if mood == "winking" && side > 0.0 {
            c.path(
                &curve((eye.0 - r * 0.16, eye.1), (eye.0, eye.1 - r * 0.16), (eye.0 + r * 0.16, eye.1), 8),
                r * 0.07,
                INK,
            );
        } else {
            c.oval(eye, r * 0.1, r * 0.15, INK);
        }
    }
    match mood {
        "surprised" => c.oval((x, y + r * 0.4), r * 0.17, r * 0.23, INK),
        "sad" => c.path(
            &curve((x - r * 0.4, y + r * 0.55), (x, y + r * 0.15), (x + r * 0.4, y + r * 0.55), 14),
            r * 0.08,
            INK,
        ),
        _ => {
            c.path(&curve((x - r * 0.5, y + r * 0.2), (x, y + r * 0.85), (x + r * 0.5, y + r * 0.2), 16), r * 0.08, INK)
        }
    }
    let face = format!("{} {} face", a(mood), colour.name);
    Picture::new(Look::Drawing, c).plain(format!("{face}\na {} smiley", colour.name)).rich(format!(
        "Emoji: {mood} face
        How are you today? {} smiley
        {} smiley badge, 25 mm",
        capital(mood),
        capital(colour.name)
    ))
}

/// Dice, a chess board, a target and the like.
pub(crate) fn game(i: usize, rng: &mut Rng) -> Picture {
    match i % 6 {
        0 => dice(rng),
        1 => chess(rng),
        2 => target(rng),
        3 => maze(rng),
        4 => piano(),
        _ => record(rng),
    }
}

fn dice(rng: &mut Rng) -> Picture {
    let colour = strong_colour(rng);
    let mut c = quiet_card(rng);
    let (w, h) = (c.w, c.h);
    let size = c.short() * 0.34;
    let (one, two) = (rng.between(1, 6), rng.between(1, 6));
    for (n, x, y) in [(one, w * 0.31, h * 0.42), (two, w * 0.69, h * 0.6)] {
        c.round_rect(x - size * 0.46, y - size * 0.44, size, size, size * 0.17, INK.glass(0.2));
        c.round_rect(x - size * 0.5, y - size * 0.5, size, size, size * 0.17, |px: f32, py: f32| {
            colour.rgb.light(0.25 - 0.25 * ((px - x) + (py - y)) / size).glass(1.0)
        });
        let places: &[(f32, f32)] = match n {
            1 => &[(0.0, 0.0)],
            2 => &[(-1.0, -1.0), (1.0, 1.0)],
            3 => &[(-1.0, -1.0), (0.0, 0.0), (1.0, 1.0)],
            4 => &[(-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0)],
            5 => &[(-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (0.0, 0.0)],
            _ => &[(-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, 0.0), (1.0, 0.0)],
        };
        for (u, v) in places {
            c.disc((x + u * size * 0.26, y + v * size * 0.26), size * 0.085, WHITE);
        }
    }
    Picture::new(Look::Drawing, c).plain(format!("two {} dice", colour.name)).rich(format!(
        "Pair of {} dice showing {one} and {two}
        The die is cast: {one} + {two} = {}",
        colour.name,
        one + two
    ))
}

fn quiet_card(rng: &mut Rng) -> Canvas {
    let ground = rng.pick(&GROUNDS);
    Canvas::card(rng, ground)
}

fn chess(rng: &mut Rng) -> Picture {
    let (light, dark) =
        rng.pick(&[(hex(0xf0dcb8), hex(0xa5703f)), (hex(0xeef0e2), hex(0x6f9a5a)), (hex(0xe6ecf2), hex(0x5f86a8))]);
    let mut c = Canvas::new(256, 256, light);
    c.all(|x: f32, y: f32| {
        (if ((x / 32.0) as usize + (y / 32.0) as usize) % 2 == 1 { dark } else { light }).glass(1.0)
    });
    for k in 0..8 {
        pawn(&mut c, (16.0 + 32.0 * k as f32, 60.0), INK);
        pawn(&mut c, (16.0 + 32.0 * k as f32, 220.0), hex(0xfbf7ee));
    }
    for (k, (u, v)) in [(2, 3), (5, 4), (3, 5)].into_iter().enumerate() {
        pawn(&mut c, (16.0 + 32.0 * u as f32, 28.0 + 32.0 * v as f32), if k == 1 { INK } else { hex(0xfbf7ee) });
    }
    Picture::new(Look::Drawing, c).plain("a chess board with black and white pawns").rich(
        "Checkmate in 3? A chess board with nothing but pawns
        chess club every Thursday, 8 x 8 squares",
    )
}

fn pawn(c: &mut Canvas, foot: Point, colour: Rgb) {
    let (x, y) = foot;
    for (grow, tint) in [(1.4, hex(0x6a6058)), (0.0, colour)] {
        c.polygon(
            &[
                (x - 8.0 - grow, y + grow),
                (x - 3.0 - grow, y - 12.0),
                (x + 3.0 + grow, y - 12.0),
                (x + 8.0 + grow, y + grow),
            ],
            tint,
        );
        c.disc((x, y - 15.0), 5.2 + grow, tint);
    }
}

fn target(rng: &mut Rng) -> Picture {
    let colour = strong_colour(rng);
    let mut c = quiet_card(rng);
    let (at, r) = (c.centre(), c.short() * 0.42);
    for k in 0..6 {
        c.disc(at, r * (1.0 - k as f32 / 6.0), if k % 2 == 0 { colour.rgb } else { WHITE });
    }
    let hit = (at.0 + r * 0.06, at.1 - r * 0.04);
    c.line(hit, (hit.0 + r * 0.75, hit.1 - r * 0.62), 3.0, hex(0x6a4a34));
    c.polygon(
        &[
            (hit.0 + r * 0.62, hit.1 - r * 0.5),
            (hit.0 + r * 0.95, hit.1 - r * 0.6),
            (hit.0 + r * 0.75, hit.1 - r * 0.82),
        ],
        hex(0x2f74c0),
    );
    Picture::new(Look::Drawing, c)
        .plain(format!("{} and white target with an arrow", a(colour.name)))
        .rich("Bullseye! Arrow in the middle of the target\nHow to reach your goals in 10 steps")
}

/// A maze made by walking back and forth until every cell is visited.
fn maze(rng: &mut Rng) -> Picture {
    const N: usize = 15;
    let colour = any_colour(rng);
    let mut c = Canvas::new(248, 248, hex(0xfbf9f3));
    let mut open = vec![[false; 2]; N * N];
    let mut seen = vec![false; N * N];
    let mut stack = vec![0];
    seen[0] = true;
    while let Some(&cell) = stack.last() {
        let (column, row) = (cell % N, cell / N);
        let mut ways = Vec::new();
        if column + 1 < N {
            ways.push((cell + 1, cell, 0));
        }
        if column > 0 {
            ways.push((cell - 1, cell - 1, 0));
        }
        if row + 1 < N {
            ways.push((cell + N, cell, 1));
        }
        if row > 0 {
            ways.push((cell - N, cell - N, 1));
        }
        ways.retain(|way| !seen[way.0]);
        if ways.is_empty() {
            stack.pop();
            continue;
        }
        let (next, wall, side) = rng.pick(&ways);
        open[wall][side] = true;
        seen[next] = true;
        stack.push(next);
    }
    let (edge, step) = (12.0, 224.0 / N as f32);
    let wall = colour.rgb.dark(0.25);
    c.path(&[(edge + step, edge), (edge + 224.0, edge), (edge + 224.0, edge + 224.0 - step)], 3.0, wall);
    c.path(&[(edge, edge + step), (edge, edge + 224.0), (edge + 224.0, edge + 224.0)], 3.0, wall);
    for (cell, [right, down]) in open.into_iter().enumerate() {
        let (x, y) = (edge + (cell % N) as f32 * step, edge + (cell / N) as f32 * step);
        if !right && cell % N + 1 < N {
            c.line((x + step, y), (x + step, y + step), 3.0, wall);
        }
        if !down && cell / N + 1 < N {
            c.line((x, y + step), (x + step, y + step), 3.0, wall);
        }
    }
    Picture::new(Look::Drawing, c).plain("a maze").rich(format!(
        "Find your way through the maze! Level {}\nlabyrinth puzzle, {N} x {N} cells, solution on page 64",
        rng.between(2, 40)
    ))
}

fn piano() -> Picture {
    let mut c = Canvas::new(304, 171, hex(0x2a2629));
    for k in 0..14 {
        c.round_rect(6.0 + 21.0 * k as f32, 20.0, 19.6, 140.0, 3.0, |_x: f32, y: f32| {
            hex(0xfdfbf5).dark(0.14 * (1.0 - y / 171.0)).glass(1.0)
        });
    }
    for k in [0, 1, 3, 4, 5, 7, 8, 10, 11, 12] {
        c.round_rect(20.0 + 21.0 * k as f32, 20.0, 12.5, 86.0, 2.0, INK);
        c.rect(22.0 + 21.0 * k as f32, 22.0, 3.0, 76.0, hex(0x55525a));
    }
    c.rect(0.0, 14.0, 304.0, 6.0, hex(0x8f2f35));
    Picture::new(Look::Drawing, c)
        .plain("the black and white keys of a piano")
        .rich("Piano keys, two octaves\nLearn to play the piano in 30 days, lesson 1: the keyboard")
}

fn record(rng: &mut Rng) -> Picture {
    let colour = strong_colour(rng);
    let mut c = quiet_card(rng);
    let ((x, y), r) = (c.centre(), c.short() * 0.43);
    c.disc((x, y), r, |px: f32, py: f32| {
        let (dx, dy) = (px - x, py - y);
        let d = (dx * dx + dy * dy).sqrt();
        let shine = (2.0 * dy.atan2(dx) + 0.7).cos().max(0.0).powi(3).powi(2);
        hex(0x1c1b20).light(0.07 * (d * 1.9).sin().max(0.0) + 0.28 * shine).glass(1.0)
    });
    c.disc((x, y), r * 0.36, colour.rgb);
    c.fill(&Sector { centre: (x, y), inner: r * 0.24, outer: r * 0.27, from: 0.0, to: TAU }, colour.rgb.light(0.5));
    c.disc((x, y), r * 0.04, WHITE);
    Picture::new(Look::Drawing, c).plain(format!("a black record with {} label", a(colour.name))).rich(format!(
        "Vinyl record, 33 rpm, {} label\nMusic on vinyl, side B, track {}",
        colour.name,
        rng.between(2, 9)
    ))
}

/// Figures in coarse pixels, mirrored left to right.
pub(crate) fn sprite(_i: usize, rng: &mut Rng) -> Picture {
    let colour = strong_colour(rng);
    let eyes = other_colour(rng, colour);
    let mut c = Canvas::new(240, 240, hex(0x171529));
    let n = rng.between(1, 2);
    let cell = 208.0 / (n * 9) as f32;
    for figure in 0..n * n {
        let (left, top) = (16.0 + (figure % n) as f32 * 9.0 * cell, 16.0 + (figure / n) as f32 * 9.0 * cell);
        for row in 0..8 {
            for column in 0..4 {
                let eye = row == 3 && column == 2;
                if eye || rng.chance(0.58) {
                    let tint = if eye { eyes.rgb } else { colour.rgb.dark(0.05 * row as f32) };
                    for mirrored in [column, 7 - column] {
                        c.rect(left + mirrored as f32 * cell, top + row as f32 * cell, cell - 0.6, cell - 0.6, tint);
                    }
                }
            }
        }
    }
    Picture::new(Look::Drawing, c).plain(format!("{} monster in pixel art", a(colour.name))).rich(format!(
        "Space invader sprite, {} with {} eyes, 8 bit\nretro game: pixel art monster, high score {}",
        colour.name,
        eyes.name,
        rng.between(11, 99)
    ))
}

/// Festive things.
pub(crate) fn holiday(i: usize, rng: &mut Rng) -> Picture {
    match i % 4 {
        0 => christmas_tree(rng),
        1 => pumpkin(rng),
        2 => snowflake(rng),
        _ => egg(rng),
    }
}

fn christmas_tree(rng: &mut Rng) -> Picture {
    let mut c = Canvas::new(224, 280, hex(0x2b3a67));
    let (w, h) = (c.w, c.h);
    crate::paint::land::fall(&mut c, rng, 90, true);
    c.below(|_| h * 0.88, hex(0xeef3f9));
    c.rect(w * 0.46, h * 0.78, w * 0.08, h * 0.12, hex(0x6a4630));
    for k in 0..4 {
        let (top, half) = (h * (0.16 + 0.14 * k as f32), w * (0.17 + 0.075 * k as f32));
        c.polygon(
            &[(w / 2.0, top), (w / 2.0 + half, top + h * 0.24), (w / 2.0 - half, top + h * 0.24)],
            hex(0x2f7a4a).times(0.86 + 0.08 * k as f32),
        );
    }
    for k in 0..26 {
        let v = rng.range(0.26, 0.78);
        let at = (w / 2.0 + rng.range(-1.0, 1.0) * w * 0.36 * (v - 0.14), h * v);
        let tint = rng.pick(&[hex(0xd8433c), hex(0xf4c63d), hex(0x5fb4e8), hex(0xf08fb0)]);
        c.glow(at, 9.0, tint, 0.5);
        c.disc(at, if k % 2 == 0 { 4.4 } else { 2.6 }, tint);
    }
    c.polygon(&corners((w / 2.0, h * 0.15), 15.0, 5, -PI / 2.0, 0.42), hex(0xf7cf4a));
    Picture::new(Look::Drawing, c).plain("a christmas tree with a star and snow").rich("Merry Christmas! Decorated tree with baubles and a star\nO Tannenbaum: christmas tree in the snow, December 24")
}

fn pumpkin(rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, hex(0x2a2140));
    let ((x, y), r) = (c.centre(), c.short() * 0.34);
    c.glow((x, y), r * 1.6, hex(0xf0803a), 0.35);
    for u in [-0.62, 0.62, -0.34, 0.34, 0.0] {
        let at = (x + u * r, y);
        c.oval(at, r * 0.5, r * 0.8, shaded(at, r * 0.9, hex(0xe87a26)));
    }
    c.path(&curve((x, y - r * 0.7), (x, y - r * 1.0), (x + r * 0.2, y - r * 1.05), 6), r * 0.14, hex(0x5f7a3a));
    for side in [-1.0, 1.0] {
        c.polygon(&corners((x + side * r * 0.4, y - r * 0.15), r * 0.2, 3, -PI / 2.0, 1.0), hex(0xffe07a));
    }
    c.polygon(
        &[
            (x - r * 0.6, y + r * 0.25),
            (x - r * 0.3, y + r * 0.36),
            (x - r * 0.15, y + r * 0.25),
            (x, y + r * 0.38),
            (x + r * 0.15, y + r * 0.25),
            (x + r * 0.3, y + r * 0.36),
            (x + r * 0.6, y + r * 0.25),
            (x + r * 0.3, y + r * 0.58),
            (x - r * 0.3, y + r * 0.58),
        ],
        hex(0xffe07a),
    );
    Picture::new(Look::Drawing, c)
        .plain("an orange pumpkin at night")
        .rich("Halloween pumpkin with a carved face\nTrick or treat? Jack o'lantern glowing in the dark, October 31")
}

fn snowflake(rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, hex(0x2d5f9e));
    let (w, h) = (c.w, c.h);
    c.all(|x: f32, y: f32| hex(0x24508f).mix(hex(0x6fb0dc), (x / w + y / h) / 2.0).glass(1.0));
    let (at, r) = (c.centre(), c.short() * 0.4);
    let arms: Vec<(f32, f32)> = (0..4).map(|k| (0.3 + 0.18 * k as f32, rng.range(0.12, 0.34))).collect();
    for k in 0..6 {
        let angle = k as f32 * TAU / 6.0 + PI / 6.0;
        c.line(at, on_circle(at, r, angle), 3.6, WHITE);
        for (u, long) in &arms {
            let from = on_circle(at, r * u, angle);
            for side in [-1.0, 1.0] {
                c.line(from, on_circle(from, r * long, angle + side * PI / 3.6), 2.6, WHITE);
            }
        }
    }
    c.polygon(&corners(at, r * 0.14, 6, 0.0, 1.0), WHITE);
    Picture::new(Look::Drawing, c)
        .plain("a white snowflake on a blue background")
        .rich("Snowflake crystal with six arms\nNo two snowflakes are alike\nlet it snow! snowflake on blue")
}

fn egg(rng: &mut Rng) -> Picture {
    let (base, band) = (strong_colour(rng), strong_colour(rng));
    let mut c = Canvas::card(rng, hex(0xe6f2da));
    let ((x, y), r) = (c.centre(), c.short() * 0.34);
    let h = c.h;
    crate::paint::plants::grass(&mut c, rng, h + 2.0, h * 0.3, hex(0x7fb850));
    let light = shaded((x, y), r * 1.1, WHITE);
    let pick = |py: f32, px: f32| {
        let v = (py - y) / r;
        let zigzag = ((px - x) / r * 5.0).rem_euclid(1.0);
        let edge = 0.1 * (zigzag - 0.5).abs();
        if (v + edge).abs() < 0.22 {
            hex(0xfdf6e4)
        } else if (v + 0.55).abs() < 0.1 || (v - 0.55).abs() < 0.1 {
            band.rgb
        } else {
            base.rgb
        }
    };
    c.fill(&EggShape { x, y, r }, |px: f32, py: f32| pick(py, px).lit_by(light(px, py).0).glass(1.0));
    crate::paint::plants::grass(&mut c, rng, h + 2.0, h * 0.16, hex(0x6aa552));
    Picture::new(Look::Drawing, c)
        .plain(format!("{} egg in the grass", a(base.name)))
        .rich(format!("Happy Easter! Painted {} egg\nEaster egg hunt, egg 9 of 12: {}", base.name, base.name))
}

/// An ellipse that is narrower at the top.
struct EggShape {
    x: f32,
    y: f32,
    r: f32,
}

impl crate::paint::shape::Shape for EggShape {
    fn bounds(&self) -> [f32; 4] {
        [self.x - self.r, self.y - self.r * 1.2, self.x + self.r, self.y + self.r * 1.2]
    }

    fn contains(&self, x: f32, y: f32) -> bool {
        let v = (y - self.y) / self.r;
        let u = (x - self.x) / self.r / (0.84 + 0.14 * v);
        u * u + (v / 1.15).powi(2) <= 1.0
    }
}
