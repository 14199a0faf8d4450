//! Houses, towers, boats and balloons.

use super::canvas::{Canvas, Point};
use super::colour::{Rgb, WHITE, hex};
use super::noise::smooth;
use super::plants::shaded;
use super::rng::Rng;
use super::shape::curve;
use super::sky::{Hour, Sky};

/// A window's colour: lit in the dark, else glass that mirrors the sky.
fn window_colour(sky: &Sky, lit: bool) -> Rgb {
    match sky.hour {
        Hour::Night | Hour::Dusk if lit => hex(0xffd98a),
        Hour::Night | Hour::Dusk => sky.on(hex(0x4a5a74)),
        _ if lit => sky.half_on(hex(0xcfe3ee)),
        _ => sky.half_on(hex(0x7d97ab)),
    }
}

/// What a house is painted in.
#[derive(Clone, Copy)]
pub(crate) struct House {
    pub wall: Rgb,
    pub roof: Rgb,
    pub door: Rgb,
}

/// A small house with a gable, a door and two windows; `size` is the width of its front.
pub(crate) fn house(c: &mut Canvas, sky: &Sky, foot: Point, size: f32, look: House, snow: bool) {
    let (x, y) = foot;
    let (wall, roof) = (sky.half_on(look.wall), sky.half_on(look.roof));
    let tall = size * 0.52;
    c.rect(x + size * 0.2, y - tall - size * 0.48, size * 0.12, size * 0.34, roof.dark(0.25));
    c.rect(x - size / 2.0, y - tall, size, tall, |px: f32, _y: f32| {
        wall.dark(0.16 * (px - x + size / 2.0) / size).glass(1.0)
    });
    let eaves = [(x - size * 0.6, y - tall + 1.0), (x, y - tall - size * 0.42), (x + size * 0.6, y - tall + 1.0)];
    c.polygon(&eaves, if snow { sky.half_on(hex(0xf4f7fb)) } else { roof });
    if snow {
        let under = [(x - size * 0.52, y - tall + 1.0), (x, y - tall - size * 0.3), (x + size * 0.52, y - tall + 1.0)];
        c.polygon(&under, wall.dark(0.1));
    }
    let door = (x - size * 0.08, y - tall * 0.66);
    c.rect(door.0, door.1, size * 0.17, tall * 0.66, sky.half_on(look.door));
    c.disc((door.0 + size * 0.14, y - tall * 0.32), size * 0.012, hex(0xf0d090));
    for side in [-0.31, 0.31] {
        window(c, sky, (x + side * size, y - tall * 0.58), size * 0.2);
    }
    c.disc((x, y - tall - size * 0.1), size * 0.06, window_colour(sky, true));
}

fn window(c: &mut Canvas, sky: &Sky, centre: Point, size: f32) {
    let (x, y) = (centre.0 - size / 2.0, centre.1 - size / 2.0);
    if matches!(sky.hour, Hour::Night | Hour::Dusk) {
        c.glow(centre, size * 1.8, hex(0xffc870), 0.35);
    }
    let frame = sky.half_on(hex(0xfbf7ee));
    c.rect(x - 1.0, y - 1.0, size + 2.0, size + 2.0, frame);
    c.rect(x, y, size, size, window_colour(sky, true));
    c.rect(centre.0 - 0.5, y, 1.0, size, frame);
    c.rect(x, centre.1 - 0.5, size, 1.0, frame);
}

/// One tower block with a grid of windows.
pub(crate) fn tower(c: &mut Canvas, rng: &mut Rng, sky: &Sky, place: [f32; 4], colour: Rgb, lit_share: f32) {
    let [x, y, w, h] = place;
    c.rect(x, y, w, h, |px: f32, py: f32| {
        colour.dark(0.2 * (px - x) / w).light(0.1 * (1.0 - smooth((py - y) / 90.0))).glass(1.0)
    });
    let (gap, size) = rng.pick(&[(5.0, 2.6), (6.0, 3.4), (4.4, 2.2)]);
    let mut row = y + 4.0;
    while row < y + h {
        let mut column = x + 2.5;
        while column + size < x + w - 1.0 {
            let lit = rng.chance(lit_share);
            if lit || !matches!(sky.hour, Hour::Night | Hour::Dusk | Hour::Sunset) {
                c.rect(column, row, size, size * 1.15, window_colour(sky, lit).mix(colour, 0.25));
            }
            column += gap;
        }
        row += gap * 1.2;
    }
    roof_top(c, rng, place, colour);
}

fn roof_top(c: &mut Canvas, rng: &mut Rng, [x, y, w, _h]: [f32; 4], colour: Rgb) {
    match rng.below(5) {
        0 => c.line((x + w / 2.0, y), (x + w / 2.0, y - w * 0.9), 1.2, colour),
        1 => c.polygon(&[(x, y + 0.5), (x + w / 2.0, y - w * 0.7), (x + w, y + 0.5)], colour.dark(0.08)),
        2 => {
            c.rect(x + w * 0.2, y - 7.0, w * 0.6, 7.5, colour.dark(0.05));
            c.line((x + w / 2.0, y - 7.0), (x + w / 2.0, y - 18.0), 1.0, colour);
        }
        3 => c.polygon(&[(x, y + 0.5), (x + w, y - w * 0.5), (x + w, y + 0.5)], colour.dark(0.05)),
        _ => {}
    }
}

/// A row of tower blocks on the line `base`; `reach` is how tall they get.
pub(crate) fn skyline(c: &mut Canvas, rng: &mut Rng, sky: &Sky, base: f32, reach: f32, haze: f32) {
    let mut x = -rng.range(0.0, 20.0);
    while x < c.w {
        let w = rng.range(14.0, 34.0);
        let centre = 1.0 - ((x + w / 2.0) / c.w - 0.5).abs();
        let h = reach * rng.range(0.35, 0.95) * centre;
        let colour = rng.pick(&[hex(0x8794a8), hex(0xa8a2a0), hex(0x6f7f96), hex(0xb59a88), hex(0x7f8890)]);
        let lit = if matches!(sky.hour, Hour::Night | Hour::Dusk) { 0.42 } else { 0.3 };
        tower(c, rng, sky, [x, base - h, w, h + c.h], sky.far(colour, haze), lit * (1.0 - haze));
        x += w + rng.range(-3.0, 5.0);
    }
}

/// A sailing boat; `size` is the height of its mast.
pub(crate) fn sailboat(c: &mut Canvas, sky: &Sky, at: Point, size: f32, hull: Rgb, sail: Rgb) {
    let (x, y) = at;
    let (sail, hull) = (sky.half_on(sail), sky.half_on(hull));
    c.line((x, y - size * 0.12), (x, y - size), size * 0.03, hull.dark(0.3));
    let main = curve(
        (x + size * 0.04, y - size * 0.96),
        (x + size * 0.34, y - size * 0.55),
        (x + size * 0.38, y - size * 0.2),
        8,
    );
    let mut points = vec![(x + size * 0.04, y - size * 0.2)];
    points.extend(main);
    c.polygon(&points, sail);
    c.polygon(
        &[(x - size * 0.04, y - size * 0.86), (x - size * 0.3, y - size * 0.2), (x - size * 0.04, y - size * 0.2)],
        sail.dark(0.12),
    );
    c.polygon(
        &[
            (x - size * 0.38, y - size * 0.15),
            (x + size * 0.46, y - size * 0.15),
            (x + size * 0.32, y),
            (x - size * 0.28, y),
        ],
        hull,
    );
    c.oval((x, y + size * 0.04), size * 0.42, size * 0.035, sky.on(hull).dark(0.3).glass(0.5));
}

/// A rowing or fishing boat seen from the side; `size` is its length.
pub(crate) fn small_boat(c: &mut Canvas, sky: &Sky, at: Point, size: f32, hull: Rgb) {
    let (x, y) = at;
    let hull = sky.half_on(hull);
    let keel = curve((x - size * 0.5, y - size * 0.2), (x, y + size * 0.18), (x + size * 0.5, y - size * 0.2), 14);
    c.polygon(&keel, hull);
    c.path(
        &curve((x - size * 0.5, y - size * 0.2), (x, y - size * 0.1), (x + size * 0.5, y - size * 0.2), 10),
        size * 0.035,
        hull.light(0.45),
    );
    c.rect(x - size * 0.12, y - size * 0.33, size * 0.22, size * 0.18, sky.half_on(hex(0xf3efe4)));
    c.rect(x - size * 0.06, y - size * 0.29, size * 0.07, size * 0.06, window_colour(sky, true));
    c.line((x + size * 0.14, y - size * 0.14), (x + size * 0.14, y - size * 0.55), size * 0.02, hull.dark(0.4));
}

/// A lighthouse with rings in two colours and a lamp; `size` is its height.
pub(crate) fn lighthouse(c: &mut Canvas, sky: &Sky, foot: Point, size: f32, ring: Rgb) {
    let (x, y) = foot;
    let (bottom, top) = (size * 0.13, size * 0.075);
    let body = [(x - bottom, y), (x - top, y - size * 0.78), (x + top, y - size * 0.78), (x + bottom, y)];
    let (white, ring) = (sky.half_on(hex(0xf7f3ea)), sky.half_on(ring));
    c.polygon(&body, |px: f32, py: f32| {
        let band = ((y - py) / size / 0.78 * 5.0) as usize % 2 == 1;
        let side = (px - x) / bottom;
        (if band { ring } else { white }).dark(0.14 + 0.2 * side).glass(1.0)
    });
    c.rect(x - top * 1.5, y - size * 0.81, top * 3.0, size * 0.03, ring.dark(0.3));
    let lamp = (x, y - size * 0.86);
    c.rect(x - top * 0.75, y - size * 0.91, top * 1.5, size * 0.1, hex(0xffedb0));
    if sky.hour != Hour::Day {
        c.glow(lamp, size * 0.5, hex(0xfff0b8), 0.8);
    }
    c.polygon(&[(x - top * 1.2, y - size * 0.9), (x, y - size), (x + top * 1.2, y - size * 0.9)], ring);
}

/// A hot air balloon in vertical stripes; `r` is the radius of its envelope.
pub(crate) fn balloon(c: &mut Canvas, at: Point, r: f32, stripes: &[Rgb]) {
    let (x, y) = at;
    let stripe = |px: f32, py: f32| {
        let v = ((py - y) / r).clamp(-0.98, 0.98);
        let u = ((px - x) / r / (1.0 - v * v).sqrt().max(0.35)).clamp(-1.0, 1.0).asin() / std::f32::consts::PI + 0.5;
        stripes[(u * 8.0) as usize % stripes.len()]
    };
    for side in [-1.0, 1.0] {
        c.line((x + side * r * 0.42, y + r * 1.1), (x + side * r * 0.16, y + r * 1.62), r * 0.025, hex(0x5a4636));
    }
    let light = shaded(at, r, WHITE);
    let paint = |px: f32, py: f32| stripe(px, py).lit_by(light(px, py).0).light(0.04).glass(1.0);
    c.polygon(
        &[
            (x - r * 0.86, y + r * 0.48),
            (x - r * 0.4, y + r * 1.14),
            (x + r * 0.4, y + r * 1.14),
            (x + r * 0.86, y + r * 0.48),
        ],
        paint,
    );
    c.disc(at, r, paint);
    c.round_rect(x - r * 0.2, y + r * 1.58, r * 0.4, r * 0.28, r * 0.05, hex(0x8a5f3a));
    c.rect(x - r * 0.2, y + r * 1.58, r * 0.4, r * 0.06, hex(0x6b4527));
}

/// A windmill with four sails; `size` is the height of its tower.
pub(crate) fn windmill(c: &mut Canvas, sky: &Sky, foot: Point, size: f32, turn: f32) {
    let (x, y) = foot;
    let wall = sky.half_on(hex(0xf1e8d8));
    let (bottom, top) = (size * 0.24, size * 0.15);
    c.polygon(&[(x - bottom, y), (x - top, y - size * 0.8), (x + top, y - size * 0.8), (x + bottom, y)], wall);
    c.polygon(&[(x, y), (x, y - size * 0.8), (x + top, y - size * 0.8), (x + bottom, y)], wall.dark(0.14));
    c.polygon(
        &[(x - top * 1.2, y - size * 0.78), (x, y - size), (x + top * 1.2, y - size * 0.78)],
        sky.half_on(hex(0x8a3f30)),
    );
    c.rect(x - size * 0.05, y - size * 0.2, size * 0.1, size * 0.2, sky.half_on(hex(0x6a4630)));
    c.rect(x - size * 0.035, y - size * 0.5, size * 0.07, size * 0.09, window_colour(sky, true));
    let hub = (x, y - size * 0.8);
    let wood = sky.half_on(hex(0x5b4332));
    for i in 0..4 {
        let angle = turn + i as f32 * std::f32::consts::FRAC_PI_2;
        let (dx, dy) = (angle.cos(), angle.sin());
        let at =
            |along: f32, side: f32| (hub.0 + (dx * along - dy * side) * size, hub.1 + (dy * along + dx * side) * size);
        c.polygon(
            &[at(0.14, 0.0), at(0.6, 0.0), at(0.6, 0.12), at(0.14, 0.12)],
            sky.half_on(hex(0xe9dcc0)).glass(0.85),
        );
        c.line(hub, at(0.62, 0.0), size * 0.02, wood);
        for k in 0..5 {
            c.line(at(0.16 + 0.11 * k as f32, 0.0), at(0.16 + 0.11 * k as f32, 0.12), size * 0.01, wood);
        }
    }
    c.disc(hub, size * 0.03, wood);
}
