//! Fruit, cake and drinks.

use std::f32::consts::{PI, TAU};

use super::{Look, Picture, a, capital};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{GROUNDS, Named, Rgb, WHITE, hex, strong_colour};
use crate::paint::noise::{Noise, lerp, step};
use crate::paint::plants::shaded;
use crate::paint::rng::Rng;
use crate::paint::shape::{Sector, corners, curve, on_circle};

const LEAF: Rgb = hex(0x5a9e43);

/// A table with a thing's shadow on it.
fn table(rng: &mut Rng, shadow: f32) -> Canvas {
    let ground = rng.pick(&GROUNDS);
    let mut c = Canvas::card(rng, ground);
    let h = c.h;
    c.below(|_| h * 0.68, ground.dark(0.09));
    c.oval((c.w / 2.0, h * 0.77), c.short() * shadow, c.short() * 0.05, ground.dark(0.35).glass(0.6));
    c
}

fn leaf_and_stalk(c: &mut Canvas, at: Point, r: f32) {
    c.path(
        &curve(at, (at.0 + r * 0.04, at.1 - r * 0.25), (at.0 + r * 0.16, at.1 - r * 0.42), 6),
        r * 0.08,
        hex(0x6a4a2c),
    );
    c.leaf((at.0 + r * 0.4, at.1 - r * 0.28), r * 0.32, r * 0.14, -0.45, LEAF);
}

/// One piece of whole fruit.
pub(crate) fn fruit(i: usize, rng: &mut Rng) -> Picture {
    let mut c = table(rng, 0.3);
    let (x, y, r) = (c.w / 2.0, c.h * 0.52, c.short() * 0.27);
    let (word, name) = match i % 8 {
        0 | 4 => {
            let (name, skin) = [("red", 0xd03a32), ("green", 0x8fbf3f)][i / 4 % 2];
            for side in [-1.0, 1.0] {
                c.disc((x + side * r * 0.3, y), r * 0.8, shaded((x, y), r, hex(skin)));
            }
            c.oval((x, y - r * 0.74), r * 0.24, r * 0.08, hex(skin).dark(0.3));
            leaf_and_stalk(&mut c, (x, y - r * 0.68), r);
            ("apple", name)
        }
        1 => {
            c.disc((x, y), r, shaded((x, y), r, hex(0xf2902b)));
            c.disc((x, y - r * 0.86), r * 0.07, hex(0x5f8a35));
            leaf_and_stalk(&mut c, (x, y - r * 0.85), r * 0.8);
            ("orange", "round")
        }
        2 => {
            c.oval((x, y), r * 1.1, r * 0.8, shaded((x, y), r, hex(0xf5d63a)));
            c.oval((x + r * 1.08, y), r * 0.17, r * 0.14, hex(0xe6c32e));
            ("lemon", "yellow")
        }
        3 => {
            c.disc((x, y + r * 0.3), r * 0.74, shaded((x, y + r * 0.2), r * 0.8, hex(0xb9c944)));
            c.oval((x, y - r * 0.35), r * 0.42, r * 0.6, shaded((x, y), r * 0.9, hex(0xb9c944)));
            leaf_and_stalk(&mut c, (x, y - r * 0.9), r);
            ("pear", "green")
        }
        5 => {
            for (u, v) in [(-0.55, 0.45), (0.55, 0.55)] {
                let at = (x + u * r, y + v * r);
                c.path(
                    &curve((at.0, at.1 - r * 0.3), (x - u * r * 0.2, y - r * 0.3), (x + r * 0.1, y - r * 0.95), 12),
                    2.2,
                    hex(0x6f8f3f),
                );
                c.disc(at, r * 0.45, shaded(at, r * 0.45, hex(0xb91f33)));
            }
            c.leaf((x + r * 0.45, y - r * 0.88), r * 0.38, r * 0.17, -0.2, LEAF);
            ("cherries", "red")
        }
        6 => {
            c.polygon(&strawberry_outline((x, y), r), shaded((x, y - r * 0.2), r * 1.1, hex(0xdc3540)));
            for k in 0..26 {
                let (u, v) = ((k % 6) as f32 / 5.0 - 0.5, (k / 6) as f32 / 4.0);
                let width = 1.25 * (1.0 - v * 0.75);
                c.leaf(
                    (x + u * r * width + (k / 6 % 2) as f32 * r * 0.08, y - r * 0.5 + v * r * 1.2),
                    r * 0.05,
                    r * 0.03,
                    PI / 2.0,
                    hex(0xf8d98a),
                );
            }
            c.polygon(&corners((x, y - r * 0.82), r * 0.5, 7, 0.2, 0.4), LEAF);
            ("strawberry", "red")
        }
        _ => {
            for (row, n) in [(0, 4), (1, 3), (2, 4), (3, 3), (4, 2), (5, 1)] {
                for k in 0..n {
                    let at = (x + (k as f32 - (n - 1) as f32 / 2.0) * r * 0.44, y - r * 0.7 + row as f32 * r * 0.32);
                    c.disc(at, r * 0.25, shaded(at, r * 0.25, hex(0x6a3f8f)));
                }
            }
            leaf_and_stalk(&mut c, (x, y - r * 0.9), r);
            ("grapes", "purple")
        }
    };
    let plural = word.ends_with('s') && word != "grass";
    let what = if plural { format!("{name} {word}") } else { a(&format!("{name} {word}")) };
    Picture::new(Look::Drawing, c).plain(format!("{what}\n{what} on a table\n{what} on a plain background")).rich(
        format!(
            "{} a day keeps the doctor away
        Fresh fruit: {what}, organic, 1 kg
        {} - healthy snack, rich in vitamin C
        fruit flashcard: {word}",
            capital(&what),
            capital(&what)
        ),
    )
}

fn strawberry_outline(at: Point, r: f32) -> Vec<Point> {
    let (x, y) = at;
    let mut points = curve((x, y + r * 1.1), (x - r * 1.25, y + r * 0.05), (x - r * 0.55, y - r * 0.72), 16);
    points.extend(curve((x - r * 0.55, y - r * 0.72), (x, y - r * 0.95), (x + r * 0.55, y - r * 0.72), 10));
    points.extend(curve((x + r * 0.55, y - r * 0.72), (x + r * 1.25, y + r * 0.05), (x, y + r * 1.1), 16));
    points
}

/// A slice of citrus fruit or melon.
pub(crate) fn slice(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, GROUNDS[(i * 7 + 2) % GROUNDS.len()]);
    let (x, y) = c.centre();
    let r = c.short() * 0.36;
    let (word, rind, flesh) = [
        ("orange", 0xf28c28, 0xf9a940),
        ("lemon", 0xf2cf2f, 0xf8e57a),
        ("watermelon", 0x2f8f4a, 0xe8475a),
        ("lime", 0x6fae35, 0xc4e07a),
        ("grapefruit", 0xf2a05a, 0xee6f6a),
        ("kiwi", 0x7a5a35, 0x9cc94a),
    ][i % 6];
    let (rind, flesh) = (hex(rind), hex(flesh));
    if word == "watermelon" {
        for (grow, colour) in [(1.0, rind), (0.92, hex(0xe9f4d0)), (0.86, flesh)] {
            c.fill(&Sector { centre: (x, y - r * 0.4), inner: 0.0, outer: r * 1.15 * grow, from: 0.0, to: PI }, colour);
        }
        for k in 0..9 {
            let at = on_circle((x, y - r * 0.4), r * (0.4 + 0.3 * (k % 2) as f32), PI * (k as f32 + 0.7) / 9.4);
            c.leaf(at, r * 0.06, r * 0.035, PI / 2.0, hex(0x2a2026));
        }
    } else {
        c.disc((x, y), r, rind);
        c.disc((x, y), r * 0.93, flesh.light(0.7));
        if word == "kiwi" {
            c.disc((x, y), r * 0.92, |px: f32, py: f32| {
                let d = ((px - x).powi(2) + (py - y).powi(2)).sqrt() / r;
                flesh.light(step(0.4, 0.2, d) * 0.75).dark(0.1 * d).glass(1.0)
            });
            for k in 0..28 {
                c.leaf(
                    on_circle((x, y), r * (0.42 + 0.1 * (k % 3) as f32), k as f32 * TAU / 28.0),
                    r * 0.04,
                    r * 0.022,
                    k as f32 * TAU / 28.0,
                    hex(0x2a2420),
                );
            }
        } else {
            for k in 0..10 {
                let from = k as f32 * TAU / 10.0;
                let tip = on_circle((x, y), r * 0.07, from + TAU / 20.0);
                c.fill(
                    &Sector {
                        centre: tip,
                        inner: 0.0,
                        outer: r * 0.78,
                        from: from + 0.05,
                        to: from + TAU / 10.0 - 0.05,
                    },
                    flesh.times(0.96 + 0.05 * (k % 2) as f32),
                );
            }
        }
    }
    Picture::new(Look::Drawing, c).plain(format!("a slice of {word}\n{} cut in half", a(word))).rich(format!(
        "Juicy slice of {word}, summer fruit
        {word} slice, cross section
        When life gives you {word}s, make juice"
    ))
}

/// Cake, doughnuts, ice cream and the like.
pub(crate) fn sweet(i: usize, rng: &mut Rng) -> Picture {
    let icing: Named = strong_colour(rng);
    let mut c = table(rng, 0.26);
    let (x, y, r) = (c.w / 2.0, c.h * 0.5, c.short() * 0.25);
    let word = ["cupcake", "donut", "ice cream", "birthday cake", "cookie"][i % 5];
    match word {
        "cupcake" => {
            c.polygon(
                &[
                    (x - r * 0.8, y + r * 0.1),
                    (x + r * 0.8, y + r * 0.1),
                    (x + r * 0.55, y + r * 1.1),
                    (x - r * 0.55, y + r * 1.1),
                ],
                |px: f32, _y: f32| hex(0xc98f5a).dark(0.2 * (px / r * 6.0).sin().max(0.0)).glass(1.0),
            );
            for (v, s) in [(0.0, 0.95), (-0.36, 0.72), (-0.68, 0.46), (-0.92, 0.22)] {
                c.oval((x, y + v * r), r * s, r * 0.32 * s + 4.0, shaded((x, y + v * r), r * s, icing.rgb.light(0.25)));
            }
            c.disc((x, y - r * 1.1), r * 0.17, shaded((x, y - r * 1.1), r * 0.17, hex(0xd02f3a)));
            sprinkles(&mut c, rng, (x, y - r * 0.3), r * 0.6, 16);
        }
        "donut" => {
            let ring = |inner: f32, outer: f32| Sector {
                centre: (x, y),
                inner: r * inner,
                outer: r * outer,
                from: 0.0,
                to: TAU,
            };
            c.fill(&ring(0.42, 1.3), shaded((x, y), r * 1.4, hex(0xd9a05f)));
            let wave = Noise(rng.bits());
            c.fill(&ring(0.46, 1.24), |px: f32, py: f32| {
                let angle = (py - y).atan2(px - x);
                let d = ((px - x).powi(2) + (py - y).powi(2)).sqrt() / r;
                let edge = 1.12 + 0.12 * (wave.at(angle.cos() * 2.0 + 5.0, angle.sin() * 2.0 + 5.0) - 0.5) * 2.0;
                icing.rgb.light(0.25 - 0.3 * (d - 0.8).abs()).glass(if d < edge && d > 0.5 { 1.0 } else { 0.0 })
            });
            for k in 0..38 {
                let at = on_circle((x, y), r * rng.range(0.6, 1.02), k as f32 * TAU / 38.0);
                let tint = strong_colour(rng).rgb.light(0.2);
                let turn = rng.range(0.0, PI);
                c.line(at, on_circle(at, r * 0.09, turn), r * 0.04, tint);
            }
        }
        "ice cream" => {
            c.polygon(
                &[(x - r * 0.55, y + r * 0.05), (x + r * 0.55, y + r * 0.05), (x, y + r * 1.5)],
                |px: f32, py: f32| {
                    let grid = ((px + py) / r * 4.0).fract() < 0.16 || ((px - py) / r * 4.0).rem_euclid(1.0) < 0.16;
                    hex(0xe0a95a).dark(if grid { 0.22 } else { 0.0 }).glass(1.0)
                },
            );
            for (u, v, colour) in [(-0.34, -0.1, icing.rgb), (0.34, -0.1, hex(0xfbf0d8)), (0.0, -0.62, hex(0x7a4a32))] {
                let at = (x + u * r, y + v * r);
                c.disc(at, r * 0.48, shaded(at, r * 0.48, colour.light(0.12)));
            }
        }
        "birthday cake" => {
            c.round_rect(x - r * 1.1, y + r * 0.1, r * 2.2, r * 0.95, 6.0, hex(0xf4e3c8));
            c.round_rect(x - r * 0.75, y - r * 0.6, r * 1.5, r * 0.8, 6.0, hex(0xf9eeda));
            for (half, top) in [(1.1, 0.1), (0.75, -0.6)] {
                for k in 0..9 {
                    c.disc((x + (k as f32 / 4.0 - 1.0) * r * (half - 0.1), y + top * r + r * 0.1), r * 0.15, icing.rgb);
                }
                c.rect(x - r * half, y + top * r, r * half * 2.0, r * 0.12, icing.rgb);
            }
            for k in 0..5 {
                let at = x + (k as f32 - 2.0) * r * 0.28;
                c.rect(at - 2.0, y - r * 1.0, 4.0, r * 0.42, strong_colour(rng).rgb);
                c.glow((at, y - r * 1.1), r * 0.25, hex(0xffd060), 0.8);
                c.leaf((at, y - r * 1.1), r * 0.1, r * 0.05, PI / 2.0, hex(0xffb52e));
            }
        }
        _ => {
            c.disc((x, y), r * 1.2, shaded((x, y), r * 1.3, hex(0xd6a05c)));
            for k in 0..17 {
                let at =
                    on_circle((x, y), r * 1.02 * (k as f32 / 17.0).sqrt(), k as f32 * 2.399_963 + rng.range(-0.3, 0.3));
                c.disc(at, r * rng.range(0.08, 0.15), hex(0x4f2f1e));
            }
        }
    }
    sweet_words(c, word, icing.name)
}

fn sprinkles(c: &mut Canvas, rng: &mut Rng, at: Point, r: f32, n: usize) {
    for _ in 0..n {
        let p = (at.0 + rng.range(-r, r), at.1 + rng.range(-r, r));
        let tint = strong_colour(rng).rgb;
        c.line(p, on_circle(p, 3.0, rng.range(0.0, PI)), 1.6, tint);
    }
}

fn sweet_words(c: Canvas, word: &str, icing: &str) -> Picture {
    let what = a(word);
    let picture = Picture::new(Look::Drawing, c).plain(format!("{what} on a table\n{what}"));
    match word {
        "cookie" => picture.rich("Chocolate chip cookie, grandma's recipe\nThis website uses cookies. Here is one\nOne cookie left in the jar"),
        "birthday cake" => picture.rich(format!("Happy birthday! Cake with 5 candles and {icing} icing\nTwo-tier birthday cake, {icing} icing, 5 candles")),
        "ice cream" => picture.rich(format!("Three scoops of ice cream in a cone: {icing}, vanilla and chocolate\nI scream, you scream: ice cream cone, {icing} scoop")),
        _ => picture.plain(format!("{} {word}", a(icing))).rich(format!("{} with {icing} icing and sprinkles\nBakery menu, item 7: {word}, {icing} glaze\nsweet tooth? {what} with {icing} frosting", capital(&what))),
    }
}

/// Pizza, egg and other dishes on a plate.
pub(crate) fn dish(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, GROUNDS[(i * 3) % GROUNDS.len()]);
    let (x, y) = c.centre();
    let r = c.short() * 0.42;
    c.disc((x + 3.0, y + 4.0), r, hex(0x6a5a48).glass(0.25));
    c.disc((x, y), r, hex(0xfbfaf6));
    c.disc((x, y), r * 0.8, hex(0xefece4));
    let noise = Noise(rng.bits());
    match i % 3 {
        0 => {
            c.disc((x, y), r * 0.88, hex(0xd99a50));
            c.disc((x, y), r * 0.78, |px: f32, py: f32| {
                hex(0xf4cf6a).mix(hex(0xd85a34), step(0.5, 0.7, noise.cloud(px * 0.06, py * 0.06, 3)) * 0.8).glass(1.0)
            });
            for _ in 0..11 {
                let at = on_circle((x, y), r * 0.64 * rng.unit().sqrt(), rng.range(0.0, TAU));
                c.disc(at, r * 0.1, shaded(at, r * 0.1, hex(0xb8352c)));
            }
            for _ in 0..9 {
                let at = on_circle((x, y), r * 0.66 * rng.unit().sqrt(), rng.range(0.0, TAU));
                c.leaf(at, r * 0.07, r * 0.035, rng.range(0.0, PI), LEAF);
            }
            for k in 0..4 {
                let angle = k as f32 * PI / 4.0;
                c.line(
                    on_circle((x, y), r * 0.88, angle),
                    on_circle((x, y), -r * 0.88, angle),
                    1.4,
                    hex(0xa86a30).glass(0.6),
                );
            }
            Picture::new(Look::Photo, c).plain("a pizza\na pizza on a white plate").rich("Pizza with salami and basil, cut into 8 slices\nPizza night! Crispy crust, melted cheese, fresh basil\nhomemade pizza, ready in 25 minutes")
        }
        1 => {
            for (u, v) in [(-0.3, -0.05), (0.3, 0.12)] {
                let at = (x + u * r, y + v * r);
                c.disc(at, r * 0.5, |px: f32, py: f32| {
                    let d = ((px - at.0).powi(2) + (py - at.1).powi(2)).sqrt() / r;
                    let edge = 0.36 + 0.12 * noise.at(px * 0.06, py * 0.06);
                    WHITE.dark(if d > edge - 0.03 { 0.12 } else { 0.0 }).glass(if d < edge { 1.0 } else { 0.0 })
                });
                c.disc(at, r * 0.18, shaded(at, r * 0.18, hex(0xf6a823)));
            }
            Picture::new(Look::Photo, c).plain("two fried eggs on a white plate").rich(
                "Breakfast is ready: two fried eggs, sunny side up\nfried eggs with salt, pepper and nothing else",
            )
        }
        _ => {
            for k in 0..7 {
                let angle = k as f32 * TAU / 6.0;
                let at = if k == 6 { (x, y) } else { on_circle((x, y), r * 0.48, angle) };
                let d = r * 0.21;
                c.disc(at, d, hex(0x22302c));
                c.disc(at, d * 0.86, hex(0xfbfaf4));
                c.disc(at, d * 0.42, [hex(0xf2805a), hex(0x7fb24a), hex(0xd9374a)][k % 3]);
            }
            Picture::new(Look::Photo, c)
                .plain("sushi on a white plate")
                .rich("Maki sushi, 7 pieces, with salmon, avocado and tuna\nSushi lunch special at 12.50")
        }
    }
}

/// A cup or glass with a drink.
pub(crate) fn drink(i: usize, rng: &mut Rng) -> Picture {
    let cup = strong_colour(rng);
    let mut c = table(rng, 0.32);
    let (x, y, r) = (c.w / 2.0, c.h * 0.5, c.short() * 0.24);
    let word = ["coffee", "tea", "orange juice"][i % 3];
    if word == "orange juice" {
        c.polygon(
            &[
                (x - r * 0.62, y - r * 0.9),
                (x + r * 0.62, y - r * 0.9),
                (x + r * 0.48, y + r * 1.1),
                (x - r * 0.48, y + r * 1.1),
            ],
            WHITE.glass(0.55),
        );
        c.polygon(
            &[
                (x - r * 0.56, y - r * 0.5),
                (x + r * 0.56, y - r * 0.5),
                (x + r * 0.44, y + r * 1.04),
                (x - r * 0.44, y + r * 1.04),
            ],
            hex(0xf7a531),
        );
        c.line((x + r * 0.1, y + r * 0.8), (x + r * 0.62, y - r * 1.5), 4.0, cup.rgb);
        c.disc((x - r * 0.6, y - r * 0.85), r * 0.38, hex(0xf28c28));
        c.disc((x - r * 0.6, y - r * 0.85), r * 0.31, hex(0xfac06a));
    } else {
        let steam = hex(0xffffff);
        for k in 0..3 {
            let at = x + (k as f32 - 1.0) * r * 0.42;
            for v in 0..22 {
                let u = v as f32 / 22.0;
                let p = (at + (u * 7.0 + k as f32).sin() * r * 0.12, y - r * lerp(0.7, 1.6, u));
                c.disc(p, r * 0.07, steam.glass(0.35 * (1.0 - u)));
            }
        }
        c.oval((x, y + r * 1.14), r * 1.5, r * 0.22, cup.rgb.dark(0.18));
        c.oval((x, y + r * 1.08), r * 1.46, r * 0.19, cup.rgb.light(0.3));
        c.fill(
            &Sector { centre: (x + r * 0.98, y + r * 0.18), inner: r * 0.24, outer: r * 0.42, from: 0.0, to: TAU },
            cup.rgb.dark(0.1),
        );
        let mut side = curve((x - r, y - r * 0.45), (x - r * 0.95, y + r * 1.1), (x - r * 0.4, y + r * 1.1), 12);
        side.extend(curve((x + r * 0.4, y + r * 1.1), (x + r * 0.95, y + r * 1.1), (x + r, y - r * 0.45), 12));
        c.polygon(&side, |px: f32, _y: f32| {
            cup.rgb.light(0.25 * ((x - px) / r).max(0.0)).dark(0.25 * ((px - x) / r).max(0.0)).glass(1.0)
        });
        c.oval((x, y - r * 0.45), r, r * 0.24, cup.rgb.light(0.45));
        c.oval((x, y - r * 0.42), r * 0.9, r * 0.19, if word == "coffee" { hex(0x4a2c1c) } else { hex(0xb5682a) });
        if word == "coffee" && i.is_multiple_of(2) {
            c.oval((x, y - r * 0.42), r * 0.4, r * 0.09, hex(0xe8cfa8));
        }
    }
    let vessel =
        if word == "orange juice" { format!("a glass of {word}") } else { format!("{} cup of {word}", a(cup.name)) };
    Picture::new(Look::Drawing, c).plain(format!("{vessel}\n{vessel} on a table")).rich(format!(
        "{}, good morning!
        {word} break at 10:30
        But first, {word}. {} to start the day
        Hot or cold? {vessel}",
        capital(&vessel),
        capital(&vessel)
    ))
}
