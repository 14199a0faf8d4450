//! Surfaces: wood, stone, cloth and the like, from noise.

use super::{Look, Picture, a, capital};
use crate::paint::canvas::Canvas;
use crate::paint::colour::{BLACK, Named, PALETTES, Rgb, WHITE, any_colour, by_name, hex, other_colour, strong_colour};
use crate::paint::noise::{Noise, lerp, smooth, step};
use crate::paint::rng::Rng;

fn words(picture: Picture, noun: &str, rich: String) -> Picture {
    let what = a(noun);
    picture.plain(format!("{noun} background\n{noun} pattern")).rich(format!("{noun} texture\n{what} texture\n{rich}"))
}

/// Boards of wood with their grain.
pub(crate) fn wood(i: usize, rng: &mut Rng) -> Picture {
    let (kind, light, dark) = [
        ("oak", 0xd9ae74, 0x9a6b3a),
        ("walnut", 0x8f623f, 0x4f3222),
        ("pine", 0xecca91, 0xbd8a4c),
        ("grey", 0xb5b0a8, 0x7a756e),
        ("cherry", 0xc47a4f, 0x843f26),
    ][i % 5];
    let mut c = Canvas::card(rng, WHITE);
    let (light, dark) = (hex(light), hex(dark));
    let n_boards = rng.between(3, 6);
    let tall = c.h / n_boards as f32;
    let seed = rng.bits();
    c.all(|x: f32, y: f32| {
        let board = (y / tall) as u64;
        let noise = Noise(seed.wrapping_add(board * 31));
        let v = y - board as f32 * tall;
        let bend = noise.cloud(x * 0.011, v * 0.03, 3) * 26.0;
        let ring = 0.5 + 0.5 * ((v * 0.42 + bend) * 0.9).sin();
        let fibre = noise.cloud(x * 0.045, v * 1.7, 3);
        let tone = 0.85 + 0.3 * noise.cell(board as i32, 3);
        let gap = if v < 1.3 { 0.6 } else { 0.0 };
        light.mix(dark, ring * 0.45 + fibre * 0.45).times(tone).mix(BLACK, gap).glass(1.0)
    });
    words(
        Picture::new(Look::Pattern, c),
        "wood",
        format!(
            "{} wood grain, {n_boards} boards, rustic
        wooden planks background, {kind}
        Parquet flooring, {kind}, {} mm thick",
            capital(kind),
            8 + i
        ),
    )
}

/// Marble with veins.
pub(crate) fn marble(i: usize, rng: &mut Rng) -> Picture {
    let (name, stone, vein) = [
        ("white", 0xf3f1ee, 0x7f858c),
        ("black", 0x1f2024, 0xd9c9a0),
        ("green", 0x2a5f4c, 0xd9e8da),
        ("pink", 0xf0cfc8, 0xa8645f),
        ("blue", 0x2f4f7a, 0xdfe6ee),
    ][i % 5];
    let mut c = Canvas::card(rng, WHITE);
    let (stone, vein) = (hex(stone), hex(vein));
    let (noise, warp) = (Noise(rng.bits()), Noise(rng.bits()));
    c.all(|x: f32, y: f32| {
        let bend = warp.cloud(x * 0.012, y * 0.012, 4) * 3.0;
        let crest = noise.crest(x * 0.009 + bend, y * 0.009 + bend * 0.7, 5);
        let fine = noise.crest(x * 0.03 + bend, y * 0.03, 4);
        let cloud = noise.cloud(x * 0.012, y * 0.012 + 50.0, 4);
        stone
            .mix(vein, step(0.78, 0.95, crest) * 0.85 + step(0.84, 0.97, fine) * 0.3)
            .mix(vein, (cloud - 0.4).max(0.0) * 0.3)
            .glass(1.0)
    });
    words(
        Picture::new(Look::Pattern, c),
        &format!("{name} marble"),
        format!(
            "{} marble slab with veins, polished
        Luxury bathroom tiles, {name} marble, 60 x 60 cm
        Marble surface in {name}, top view",
            capital(name)
        ),
    )
}

/// Bricks in courses.
pub(crate) fn brick(i: usize, rng: &mut Rng) -> Picture {
    let (name, colour) =
        [("red", 0xa8503c), ("white", 0xe8e3da), ("brown", 0x85553b), ("grey", 0x8f8c88), ("yellow", 0xd6b069)][i % 5];
    let mut c = Canvas::card(rng, WHITE);
    let base = hex(colour);
    let mortar = if name == "white" { hex(0xbdb7ad) } else { hex(0xd3cabd) };
    let (bw, bh) = rng.pick(&[(44.0, 16.0), (36.0, 14.0), (56.0, 20.0)]);
    let noise = Noise(rng.bits());
    c.all(|x: f32, y: f32| {
        let row = (y / bh).floor();
        let shifted = x + if row as i32 % 2 == 0 { 0.0 } else { bw / 2.0 };
        let column = (shifted / bw).floor();
        let (u, v) = (shifted - column * bw, y - row * bh);
        let rough = noise.cloud(x * 0.3, y * 0.3, 2) - 0.5;
        let edge = u.min(bw - u).min(v.min(bh - v)) + rough * 1.2;
        let tone = 0.8 + 0.4 * noise.cell(column as i32, row as i32);
        let body =
            base.times(tone + rough * 0.25).mix(hex(0x5a3a34), 0.25 * noise.cell(column as i32 + 90, row as i32));
        mortar.times(0.95 + rough * 0.15).mix(body, step(1.0, 1.9, edge)).glass(1.0)
    });
    words(
        Picture::new(Look::Pattern, c).plain(format!("{} brick wall", a(name))),
        &format!("{name} brick"),
        format!(
            "{} brick wall, running bond
        just another brick in the wall ({name})
        Old {name} brickwork, urban loft style",
            capital(name)
        ),
    )
}

/// Light on moving water, seen from above.
pub(crate) fn water(_i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, WHITE);
    let (one, two) = (Noise(rng.bits()), Noise(rng.bits()));
    c.all(|x: f32, y: f32| {
        let (p, q) = (one.cloud(x * 0.02, y * 0.02, 2) * 2.0, two.cloud(x * 0.02, y * 0.02, 2) * 2.0);
        let net = one.crest(x * 0.022 + p, y * 0.03 + q, 2);
        hex(0x1f8fb8)
            .mix(hex(0x7fd6e0), one.cloud(x * 0.012, y * 0.012, 2))
            .mix(WHITE, step(0.8, 0.99, net) * 0.85)
            .glass(1.0)
    });
    words(Picture::new(Look::Pattern, c), "blue water", "Swimming pool water from above, light ripples\ncaustics on the bottom of a pool, 2 m deep\nWater surface, turquoise, sparkling".to_owned())
}

/// Sand, snow, or paper with ripples.
pub(crate) fn ripples(i: usize, rng: &mut Rng) -> Picture {
    let (noun, light, dark) =
        [("sand", 0xf0d5a0, 0xb98f58), ("snow", 0xfbfdff, 0xb9cbe0), ("silk", 0xd8a0b8, 0x7a3458)][i % 3];
    let mut c = Canvas::card(rng, WHITE);
    let noise = Noise(rng.bits());
    let (light, dark) = (hex(light), hex(dark));
    let tilt = rng.range(-0.5, 0.5);
    c.all(|x: f32, y: f32| {
        let bend = noise.cloud(x * 0.014, y * 0.014, 3) * 14.0;
        let wave = ((y + x * tilt) * 0.24 + bend).sin();
        let grain = if noun == "silk" { 0.5 } else { noise.cloud(x * 0.9, y * 0.9, 2) };
        dark.mix(light, 0.5 + 0.42 * wave).times(0.93 + 0.14 * grain).glass(1.0)
    });
    words(
        Picture::new(Look::Pattern, c),
        noun,
        format!(
            "Ripples in the {noun}, close-up\n{} with soft folds and waves\nabstract {noun} background, gentle shadows",
            capital(noun)
        ),
    )
}

/// Spots and stripes of animals, and camouflage.
pub(crate) fn hide(i: usize, rng: &mut Rng) -> Picture {
    let kind = ["leopard print", "zebra print", "camouflage", "cow print", "giraffe print", "camouflage"][i % 6];
    let mut c = Canvas::card(rng, WHITE);
    let noise = Noise(rng.bits());
    let warp = Noise(rng.bits());
    let sets =
        [[0x6b7a45, 0x3f4a2c, 0xa08a5a, 0x23281c], [0x8fa3b5, 0x5a6f86, 0xd5dde3, 0x2f3a48]].map(|set| set.map(hex));
    let camo = sets[i / 3 % 2];
    c.all(|x: f32, y: f32| {
        let (u, v) = (x * 0.035, y * 0.035);
        let bent = (u + warp.cloud(u, v, 3) * 1.2, v + warp.cloud(u + 9.0, v, 3) * 1.2);
        match kind {
            "camouflage" => {
                let level = noise.cloud(bent.0 * 0.8, bent.1 * 0.8, 2);
                let other = warp.cloud(bent.0 * 0.8 + 30.0, bent.1 * 0.8, 2);
                if level > 0.6 {
                    camo[1]
                } else if other > 0.58 {
                    camo[2]
                } else if level < 0.32 {
                    camo[3]
                } else {
                    camo[0]
                }
            }
            "zebra print" => {
                let wave = (y * 0.19 + warp.cloud(u * 0.7, v * 0.5, 3) * 13.0).sin();
                if wave > 0.05 { hex(0x1d1c20) } else { hex(0xf8f5ee) }
            }
            "cow print" => {
                if noise.cloud(bent.0 * 0.7, bent.1 * 0.7, 2) > 0.56 {
                    hex(0x1d1c20)
                } else {
                    hex(0xfbf9f4)
                }
            }
            _ => cells(kind, noise, x, y),
        }
        .glass(1.0)
    });
    let words = Picture::new(Look::Pattern, c).plain("a pattern\nan abstract pattern\nabstract background");
    words.rich(format!(
        "{kind} pattern\n{} fabric, sold by the metre\nseamless {kind} for fashion and wallpaper",
        capital(kind)
    ))
}

/// Spots around scattered points: rings for the leopard, plates for the giraffe.
fn cells(kind: &str, noise: Noise, x: f32, y: f32) -> Rgb {
    let size = if kind == "giraffe print" { 38.0 } else { 26.0 };
    let (nearest, second) = nearest_cells(noise, x / size, y / size);
    if kind == "giraffe print" {
        let gap = step(0.05, 0.12, second - nearest);
        return hex(0xf3e0b5).mix(hex(0xb4682f).dark(nearest * 0.3), gap);
    }
    let rough = nearest + (noise.at(x * 0.2, y * 0.2) - 0.5) * 0.3;
    if rough < 0.17 {
        hex(0xb3782f)
    } else if rough < 0.36 {
        hex(0x2a1f18)
    } else {
        hex(0xe5b566)
    }
}

/// Distances to the nearest two of the scattered points, in cells.
pub(crate) fn nearest_cells(noise: Noise, u: f32, v: f32) -> (f32, f32) {
    let (mut nearest, mut second) = (9.0f32, 9.0f32);
    for dj in -1..=1 {
        for di in -1..=1 {
            let (i, j) = (u.floor() as i32 + di, v.floor() as i32 + dj);
            let at = (i as f32 + 0.15 + 0.7 * noise.cell(i, j), j as f32 + 0.15 + 0.7 * noise.cell(i + 500, j));
            let d = (u - at.0).hypot(v - at.1);
            if d < nearest {
                (nearest, second) = (d, nearest);
            } else {
                second = second.min(d);
            }
        }
    }
    (nearest, second)
}

/// Colour that changes smoothly, along a line or around a point.
pub(crate) fn gradient(i: usize, rng: &mut Rng) -> Picture {
    let first: Named = strong_colour(rng);
    let second = other_colour(rng, first);
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    let radial = i % 3 == 2;
    let angle = rng.range(0.0, std::f32::consts::TAU);
    let noise = Noise(rng.bits());
    let mesh = i % 3 == 1;
    c.all(|x: f32, y: f32| {
        let (dx, dy) = (x / w - 0.5, y / h - 0.5);
        let u = if radial {
            (dx * dx + dy * dy).sqrt() * 1.5
        } else if mesh {
            noise.cloud(x * 0.007, y * 0.007, 2) * 1.6 - 0.3
        } else {
            0.5 + (dx * angle.cos() + dy * angle.sin()) * 0.9
        };
        first.rgb.mix(second.rgb, smooth(u)).glass(1.0)
    });
    let (one, two) = (first.name, second.name);
    let kind = if radial {
        "radial gradient"
    } else if mesh {
        "blurred gradient"
    } else {
        "gradient"
    };
    Picture::new(Look::Pattern, c).plain(format!("{one} and {two} background\nabstract {one} background\nabstract {one} and {two} pattern\nan abstract pattern\n{two} and {one} background")).rich(format!(
        "Smooth {kind} from {one} to {two}
        {} to {two} {kind}, desktop wallpaper 4K
        {kind} ({one}, {two}) for slides",
        capital(one)
    ))
}

/// Bright discs out of focus.
pub(crate) fn bokeh(i: usize, rng: &mut Rng) -> Picture {
    let colour = [by_name("gold"), by_name("blue"), by_name("pink"), by_name("green"), by_name("purple")][i % 5];
    let name = ["gold", "blue", "pink", "green", "purple"][i % 5];
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    c.all(|x: f32, y: f32| colour.dark(0.86).mix(colour.dark(0.5), (x / w + y / h) * 0.45).glass(1.0));
    for _ in 0..46 {
        let at = (rng.range(0.0, w), rng.range(0.0, h));
        let r = rng.range(4.0, 22.0);
        let tint = colour.light(rng.range(0.1, 0.7));
        let alpha = rng.range(0.15, 0.65);
        c.disc(at, r, |x: f32, y: f32| {
            let d = ((x - at.0).powi(2) + (y - at.1).powi(2)).sqrt() / r;
            tint.glass(alpha * lerp(0.6, 1.0, d * d))
        });
    }
    Picture::new(Look::Pattern, c)
        .plain(format!("abstract {name} background\nabstract {name} pattern\nan abstract pattern"))
        .rich(format!(
            "Bokeh lights in {name}, blurred background
        {} bokeh, defocused, festive
        glitter and bokeh overlay, {name}",
            capital(name)
        ))
}

/// Little stones set in cement, or torn paper: flakes of a palette.
pub(crate) fn terrazzo(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, hex(0xf3eee6));
    let palette = PALETTES[(i * 5 + 3) % PALETTES.len()];
    c.all(palette[0].light(0.3));
    for _ in 0..150 {
        let (at, r) = ((rng.range(0.0, c.w), rng.range(0.0, c.h)), rng.range(2.5, 12.0));
        let n = rng.between(4, 7);
        let turn = rng.range(0.0, 6.0);
        let points: Vec<_> = (0..n)
            .map(|k| {
                crate::paint::shape::on_circle(
                    at,
                    r * rng.range(0.55, 1.1),
                    turn + std::f32::consts::TAU * k as f32 / n as f32,
                )
            })
            .collect();
        let tint = palette[rng.between(1, 4)];
        c.polygon(&points, tint);
    }
    words(Picture::new(Look::Pattern, c), "terrazzo", "Terrazzo floor with colourful chips\nterrazzo tile, Italian design, seamless\nconfetti or terrazzo? You decide".to_owned())
}

/// A plain surface with a few drops or scratches: rain on glass.
pub(crate) fn drops(_i: usize, rng: &mut Rng) -> Picture {
    let colour = any_colour(rng);
    let mut c = Canvas::card(rng, colour.rgb);
    let (w, h) = (c.w, c.h);
    c.all(|x: f32, y: f32| colour.rgb.dark(0.15 + 0.35 * y / h).light(0.1 * x / w).glass(1.0));
    for _ in 0..110 {
        let at = (rng.range(0.0, w), rng.range(0.0, h));
        let r = rng.range(1.2, 8.5) * rng.unit().max(0.3);
        c.oval((at.0 + r * 0.2, at.1 + r * 0.3), r, r * 1.1, BLACK.glass(0.25));
        c.oval(at, r, r * 1.1, |_x: f32, y: f32| {
            colour.rgb.light(0.15 + 0.4 * ((y - at.1) / r).max(0.0)).dark(0.2 * ((at.1 - y) / r).max(0.0)).glass(0.95)
        });
        c.disc((at.0 - r * 0.35, at.1 - r * 0.4), r * 0.22, WHITE.glass(0.9));
    }
    words(
        Picture::new(Look::Pattern, c),
        "water drops",
        format!("Rain drops on {} glass\ndew drops, macro, {} surface", colour.name, colour.name),
    )
}
