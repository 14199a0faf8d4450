//! Mountains, lakes, snow and desert.

use super::{Look, Picture, a, capital};
use crate::paint::built::{House, house, tower};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{INK, Rgb, WHITE, hex, strong_colour};
use crate::paint::land::{Crest, Rock, dune, fall, hill, mist, range};
use crate::paint::noise::{Noise, lerp, step};
use crate::paint::plants::{bare_tree, pine};
use crate::paint::rng::Rng;
use crate::paint::sky::{Hour, Sky, birds, moon, stars, sun};

/// Two or three ranges behind each other; gives the foot of the nearest.
fn ranges(c: &mut Canvas, rng: &mut Rng, sky: &Sky, foot: f32, snow: f32) {
    let (h, w) = (c.h, c.w);
    let near = if snow > 0.0 { hex(0x5a6472) } else { hex(0x5c6458) };
    for (u, haze) in [(0.0, 0.62), (0.5, 0.36), (1.0, 0.1)] {
        let base = foot - h * 0.1 * (1.0 - u);
        let crest = Crest::new(rng, base, h * lerp(0.52, 0.4, u), w.max(250.0) * lerp(0.42, 0.6, u), 0.95);
        let cap = if u > 0.9 { snow * 0.55 } else { snow };
        range(c, sky, &crest, Rock { colour: near, snow: cap * h, haze }, rng.bits());
    }
}

fn pines(c: &mut Canvas, rng: &mut Rng, sky: &Sky, base: f32, n: usize, snow: f32) {
    let mut feet: Vec<Point> = (0..n).map(|_| (rng.range(0.0, c.w), base + rng.range(-0.02, 0.06) * c.h)).collect();
    feet.sort_by(|p, q| p.1.total_cmp(&q.1));
    for foot in feet {
        let height = c.h * rng.range(0.1, 0.2);
        let green = sky.on(hex(0x2f5a44)).times(rng.range(0.85, 1.1));
        pine(c, rng, foot, height, green, snow);
    }
}

/// Mountains, some mirrored in a lake.
pub(crate) fn mountains(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Day, Hour::Day, Hour::Sunset, Hour::Day, Hour::Sunrise, Hour::Dusk, Hour::Grey][i % 7];
    let sky = Sky::at(hour, i / 2);
    let mut c = Canvas::photo(rng);
    let lake = i % 3 == 1;
    let level = c.h * if lake { rng.range(0.56, 0.66) } else { rng.range(0.78, 0.9) };
    sky.paint(&mut c, level);
    sky.clouds(&mut c, level * 0.8, rng.range(0.05, 0.55), rng.bits());
    if matches!(hour, Hour::Sunset | Hour::Sunrise) {
        let (at, r) = ((c.w * rng.range(0.2, 0.8), level * rng.range(0.35, 0.6)), c.short() * 0.045);
        sun(&mut c, &sky, at, r);
    }
    let snow = if rng.chance(0.7) { rng.range(0.16, 0.3) } else { 0.0 };
    ranges(&mut c, rng, &sky, level, snow);
    let h = c.h;
    if lake {
        pines(&mut c, rng, &sky, level - h * 0.02, 34, 0.0);
        c.reflect(level, sky.on(hex(0x1f5670)), 0.28, 5.0, rng.bits());
    } else {
        let crest = Crest::new(rng, level + c.h * 0.05, c.h * 0.1, c.w * 0.6, 0.0);
        hill(&mut c, &sky, &crest, hex(0x557a45), 0.05, rng.bits());
        pines(&mut c, rng, &sky, level + h * 0.06, 12 + i % 9, 0.0);
    }
    c.vignette(0.25);
    mountain_words(c, hour, lake, snow > 0.0)
}

fn mountain_words(c: Canvas, hour: Hour, lake: bool, snow: bool) -> Picture {
    let time = match hour {
        Hour::Sunset => "at sunset",
        Hour::Sunrise => "at sunrise",
        Hour::Dusk => "at dusk",
        Hour::Grey => "under a grey sky",
        _ => "under a blue sky",
    };
    let plain_time = match hour {
        Hour::Sunset => " at sunset",
        Hour::Day => " under a blue sky",
        _ => "",
    };
    let peaks = if snow { "snow on the mountains" } else { "the mountains" };
    let mut picture = Picture::new(Look::Photo, c).plain(format!(
        "mountains{plain_time}\nthe mountains{plain_time}\n{peaks}{plain_time}\ntrees and mountains{plain_time}"
    ));
    if lake {
        picture = picture.plain(format!("mountains and water{plain_time}\nmountains over the water{plain_time}")).rich(
            format!(
                "a lake in the mountains
            mountains and a lake {time}
            Mirror, mirror: an alpine lake reflects the peaks {time}
            mountain lake with pine trees on the shore, {time}
            perfect reflection of the mountains in still water"
            ),
        );
    }
    if snow {
        picture = picture.rich(format!(
            "Snow-capped peaks and dark firs {time}\nsnowy mountain range {time}, wilderness, fresh air"
        ));
    }
    picture.rich(format!(
        "Hiking above the valley {time}, altitude 2300 m
        rugged mountain landscape {time}
        Panorama of the alps {time} - wall art
        The summit is still 5 hours away; view from the trail {time}
        range after range, the valley between them full of pine forest"
    ))
}

/// One great cone: a volcano, asleep or smoking.
pub(crate) fn volcano(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Sunset, Hour::Day, Hour::Dusk][i % 3];
    let sky = Sky::at(hour, i + 2);
    let mut c = Canvas::wide(rng);
    let (w, h) = (c.w, c.h);
    let foot = h * 0.86;
    sky.paint(&mut c, foot);
    sky.clouds(&mut c, foot * 0.6, 0.15, rng.bits());
    let (x0, top) = (w * rng.range(0.42, 0.58), h * 0.27);
    let smoke = Noise(rng.bits());
    let erupts = i % 3 == 2;
    let tall = if erupts { 26 } else { 9 };
    for k in 0..tall {
        let u = k as f32 / 26.0;
        let at = (x0 + u * w * 0.22 + (smoke.at(u * 9.0, 0.0) - 0.5) * 22.0, top - u * h * 0.38);
        c.disc(at, 7.0 + 22.0 * u, sky.half_on(hex(0xb9b3b0)).times(0.8 + 0.4 * smoke.at(u * 20.0, 5.0)).glass(0.5));
    }
    let cone = |x: f32| top + (((x - x0).abs() - w * 0.035).max(0.0) / w * 1.9).powf(0.78) * h * 0.86;
    let noise = Noise(rng.bits());
    c.below(cone, |x: f32, y: f32| {
        let gully = noise.crest((x - x0) / (y - top + 30.0) * 6.0, y * 0.012, 4);
        let white = step(h * 0.21, h * 0.16, y - top + (gully - 0.5) * h * 0.24);
        let body = sky.far(hex(0x5a5560), 0.12).times(0.75 + 0.5 * gully - 0.25 * (x - x0) / w);
        body.mix(sky.half_on(hex(0xf5f6fa)).times(0.85 + 0.2 * gully), if erupts { 0.0 } else { white }).glass(1.0)
    });
    if erupts {
        lava(&mut c, rng, (x0, top), h * 0.55);
    }
    let crest = Crest::new(rng, h * 0.98, h * 0.16, w * 0.4, 0.1);
    hill(&mut c, &sky, &crest, hex(0x3f6240), 0.05, rng.bits());
    let state = if erupts { "erupting volcano" } else { "volcano" };
    Picture::new(Look::Photo, c).plain(format!("{}\n{} under a big sky", a(state), a(state))).rich(format!(
        "{} seen from the plain
        the crater of {} {}
        Geology field trip: {}",
        capital(&a(state)),
        a(state),
        if erupts { "glows with lava" } else { "sends up a little smoke" },
        a(state)
    ))
}

fn lava(c: &mut Canvas, rng: &mut Rng, top: Point, reach: f32) {
    c.glow(top, reach * 0.6, hex(0xff7a2f), 0.8);
    for _ in 0..70 {
        let (dx, dy) = (rng.normal() * 13.0, -rng.unit() * reach * 0.5);
        c.disc(
            (top.0 + dx * (0.4 - dy / reach), top.1 + dy),
            rng.range(0.6, 1.8),
            rng.pick(&[hex(0xffd36b), hex(0xff8a3a)]),
        );
    }
    for _ in 0..4 {
        let mut at = (top.0 + rng.range(-6.0, 6.0), top.1);
        let drift = rng.range(-1.4, 1.4);
        for k in 0..22 {
            let next = (at.0 + drift * 2.2 + rng.range(-2.0, 2.0), at.1 + reach / 24.0);
            c.line(at, next, 3.4 - 0.11 * k as f32, hex(0xff6a2a).mix(hex(0xffc24f), 1.0 - k as f32 / 22.0));
            at = next;
        }
    }
}

/// Sand dunes; some with a cactus or pyramids.
pub(crate) fn desert(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Day, Hour::Sunset, Hour::Sunrise][i % 3];
    let sky = Sky::at(hour, i);
    let mut c = Canvas::photo(rng);
    let horizon = c.h * 0.5;
    sky.paint(&mut c, horizon);
    if hour != Hour::Day {
        let at = (c.w * rng.range(0.2, 0.8), horizon * 0.62);
        let r = c.short() * 0.05;
        sun(&mut c, &sky, at, r);
    }
    let with = ["", "a cactus", "pyramids"][i / 2 % 3];
    if with == "pyramids" {
        let (w, h) = (c.w, c.h);
        for (x, s) in [(0.28, 0.3), (0.52, 0.22), (0.68, 0.15)] {
            pyramid(&mut c, &sky, (w * x, horizon + h * 0.1), h * s);
        }
    }
    let sand = rng.pick(&[hex(0xe3b06a), hex(0xd9a05b), hex(0xe8bf86)]);
    for (u, haze) in [(0.0, 0.35), (0.45, 0.16), (1.0, 0.0)] {
        let base = lerp(horizon + c.h * 0.08, c.h * 0.9, u);
        let crest = Crest::new(rng, base, c.h * lerp(0.12, 0.3, u), c.w * lerp(0.5, 0.9, u), 0.0);
        let surface = sand.mix(sky.half_on(sand), 0.4);
        dune(&mut c, &sky, &crest, surface, haze, rng);
    }
    if with == "a cactus" {
        let foot = (c.w * rng.range(0.2, 0.8), c.h * 0.86);
        let size = c.h * 0.36;
        cactus(&mut c, foot, size, sky.half_on(hex(0x4c8a55)));
    }
    let tail = if with.is_empty() { String::new() } else { format!(" with {with}") };
    Picture::new(Look::Photo, c)
        .plain(format!("sand dunes in the desert\nthe desert{tail}\na desert{tail} and the sky"))
        .rich(format!(
            "Desert landscape{tail}, dunes shaped by the wind
        Sand, sand and more sand: the desert{tail}
        warm light on the dunes{tail}, {} km to the next oasis
        golden sand dunes{tail}",
            12 + i * 7
        ))
}

fn pyramid(c: &mut Canvas, sky: &Sky, foot: Point, size: f32) {
    let (x, y) = foot;
    let stone = sky.half_on(hex(0xd9b077));
    let edge = (x + size * 0.3, y);
    c.polygon(&[(x - size, y), (x, y - size), edge], |_x: f32, py: f32| {
        stone.dark(if py % 3.2 < 0.7 { 0.1 } else { 0.0 }).glass(1.0)
    });
    c.polygon(&[edge, (x, y - size), (x + size, y)], stone.dark(0.3));
}

/// A cactus with two arms.
pub(crate) fn cactus(c: &mut Canvas, foot: Point, size: f32, colour: Rgb) {
    let (x, y) = foot;
    let thick = size * 0.17;
    let ribs = move |px: f32, _y: f32| {
        colour.times(0.9 + 0.14 * (px * 6.0 / thick * 2.0).sin() - 0.18 * (px - x) / size).glass(1.0)
    };
    c.line((x, y), (x, y - size), thick, ribs);
    for (side, low, high) in [(-1.0, 0.38, 0.72), (1.0, 0.5, 0.86)] {
        let out = x + side * size * 0.27;
        c.line((x, y - size * low), (out, y - size * low), thick * 0.7, ribs);
        c.line((out, y - size * low), (out, y - size * high), thick * 0.7, ribs);
    }
    for k in 0..26 {
        let at = (x + ((k * 37 % 17) as f32 / 17.0 - 0.5) * thick, y - size * (k as f32 / 26.0));
        c.line(at, (at.0 + 1.6, at.1 - 1.2), 0.5, colour.light(0.65));
    }
}

/// A winter scene: snow, firs, now and then a cabin or a snowman.
pub(crate) fn winter(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Day, Hour::Grey, Hour::Dusk, Hour::Night, Hour::Sunset][i % 5];
    let sky = Sky::at(hour, i);
    let mut c = Canvas::photo(rng);
    let ground = c.h * rng.range(0.66, 0.74);
    sky.paint(&mut c, ground);
    match hour {
        Hour::Night => {
            stars(&mut c, rng, 90, ground * 0.7);
            let at = (c.w * rng.range(0.2, 0.8), ground * 0.25);
            moon(&mut c, at, 11.0, rng.pick(&[0.0, 0.7, -0.7]), 3);
        }
        _ => sky.clouds(&mut c, ground, 0.3, rng.bits()),
    }
    ranges(&mut c, rng, &sky, ground, 0.4);
    pines(&mut c, rng, &sky, ground, 15 + i % 10, 0.75);
    let crest = Crest::new(rng, ground + c.h * 0.09, c.h * 0.08, c.w * 0.7, 0.0);
    hill(&mut c, &sky, &crest, hex(0xe6eef6).mix(sky.half_on(WHITE), 0.5), 0.08, rng.bits());
    let colour = strong_colour(rng);
    let (x, y) = (c.w * rng.range(0.3, 0.7), c.h * 0.9);
    let with = match i % 4 {
        0 | 2 => {
            let size = c.short() * 0.3;
            house(&mut c, &sky, (x, y), size, House { wall: colour.rgb, roof: WHITE, door: hex(0x5a3a28) }, true);
            format!("{} house", a(colour.name))
        }
        1 => {
            let size = c.h * 0.42;
            snowman(&mut c, (x, y), size, colour.rgb);
            "a snowman".to_owned()
        }
        _ => "trees".to_owned(),
    };
    if hour != Hour::Sunset {
        fall(&mut c, rng, 150, true);
    }
    let plain_with = if with == "a snowman" { "trees" } else { &with };
    let dark = if matches!(hour, Hour::Night | Hour::Dusk) { " at night" } else { "" };
    Picture::new(Look::Photo, c).plain(format!("{plain_with} in the snow{dark}\nsnow and trees{dark}\n{plain_with} and snow{dark}\nsnow on the mountains{dark}\nwhite snow{dark}")).rich(format!(
        "{with} in the snow{dark}
        Winter wonderland: {with}, fir trees and fresh powder
        It's snowing again - {with} in December
        {} in deep snow, -8 degrees{dark}
        cosy winter evening, {with}, snowflakes falling
        Christmas card motif with {with} and snowy pines",
        capital(&with)
    ))
}

fn snowman(c: &mut Canvas, foot: Point, size: f32, scarf: Rgb) {
    let (x, y) = foot;
    for (u, r) in [(0.2, 0.24), (0.52, 0.18), (0.79, 0.13)] {
        let at = (x, y - size * u);
        c.disc(at, size * r, |px: f32, py: f32| {
            hex(0xfbfdff).mix(hex(0x9fb4cc), ((px - x) * 0.6 + (py - at.1)) / size / r * 0.45 + 0.2).glass(1.0)
        });
    }
    for side in [-1.0, 1.0] {
        c.line(
            (x + side * size * 0.14, y - size * 0.55),
            (x + side * size * 0.36, y - size * 0.7),
            size * 0.018,
            hex(0x5a4030),
        );
        c.disc((x + side * size * 0.045, y - size * 0.82), size * 0.018, INK);
    }
    c.polygon(&[(x, y - size * 0.79), (x + size * 0.15, y - size * 0.765), (x, y - size * 0.75)], hex(0xf0803a));
    c.line((x - size * 0.11, y - size * 0.67), (x + size * 0.11, y - size * 0.67), size * 0.06, scarf);
    c.line((x + size * 0.07, y - size * 0.66), (x + size * 0.1, y - size * 0.48), size * 0.05, scarf.dark(0.1));
    for u in [0.46, 0.53, 0.6] {
        c.disc((x, y - size * u), size * 0.016, INK);
    }
    c.rect(x - size * 0.1, y - size * 1.08, size * 0.2, size * 0.18, INK);
    c.rect(x - size * 0.16, y - size * 0.92, size * 0.32, size * 0.028, INK);
    c.rect(x - size * 0.1, y - size * 0.95, size * 0.2, size * 0.03, scarf);
}

/// A forest of firs in fog, or of bare trees in red evening light.
pub(crate) fn forest(i: usize, rng: &mut Rng) -> Picture {
    let (hour, word) = [
        (Hour::Grey, "in the fog"),
        (Hour::Sunrise, "in the morning"),
        (Hour::Dusk, "at dusk"),
        (Hour::Sunset, "at sunset"),
    ][i % 4];
    let sky = Sky::at(hour, i);
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    sky.paint(&mut c, h * 0.85);
    if hour != Hour::Grey {
        let at = (w * rng.range(0.25, 0.75), h * 0.36);
        sun(&mut c, &sky, at, h * 0.05);
    }
    let bare = i % 5 == 4;
    let green = rng.pick(&[hex(0x2c5140), hex(0x35593a), hex(0x27504f)]);
    for layer in 0..5 {
        let u = layer as f32 / 4.0;
        let base = h * lerp(0.56, 1.06, u);
        let colour = sky.far(green, lerp(0.78, 0.0, u)).mix(sky.low, lerp(0.25, 0.0, u));
        let n = lerp(34.0, 9.0, u) as usize;
        for k in 0..n {
            let foot = (w * (k as f32 + rng.range(-0.2, 1.2)) / n as f32, base + rng.range(-0.02, 0.04) * h);
            let tall = h * lerp(0.16, 0.62, u) * rng.range(0.75, 1.25);
            if bare && layer > 1 {
                bare_tree(&mut c, rng, foot, tall * 0.34, colour, 5);
            } else {
                pine(&mut c, rng, foot, tall, colour, 0.0);
            }
        }
        c.below(|_| base, colour);
        if layer < 4 {
            mist(&mut c, sky.low, base, h * 0.09, 0.62, rng.bits());
        }
    }
    birds(&mut c, rng, i % 3 * 3, [w * 0.2, h * 0.06, w * 0.8, h * 0.3], sky.on(INK));
    let plain_word = if hour == Hour::Sunset { " at sunset" } else { "" };
    Picture::new(Look::Photo, c)
        .plain(format!(
            "trees{plain_word}\nthe trees{plain_word}\ntrees and the sky{plain_word}\nnature with trees{plain_word}"
        ))
        .rich(format!(
            "a forest {word}
        trees in the forest {word}
        Misty woods {word}, tree tops like paper cut-outs
        mysterious forest {word}; layers of mist between the trunks
        Fog rolls through the {} {word}
        silent woodland {word}, photographic wallpaper 400 x 250 cm",
            if bare { "bare branches" } else { "conifers" }
        ))
}

/// A castle on a hill.
pub(crate) fn castle(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Sunset, Hour::Day, Hour::Night][i % 3];
    let sky = Sky::at(hour, i + 1);
    let mut c = Canvas::wide(rng);
    let (w, h) = (c.w, c.h);
    sky.paint(&mut c, h * 0.8);
    if hour == Hour::Night {
        stars(&mut c, rng, 100, h * 0.6);
    } else {
        sky.clouds(&mut c, h * 0.8, 0.3, rng.bits());
    }
    let far = Crest::new(rng, h * 0.8, h * 0.25, w * 0.5, 0.8);
    range(&mut c, &sky, &far, Rock { colour: hex(0x6a7684), snow: 0.0, haze: 0.55 }, 8);
    let stone = sky.half_on(hex(0xb9ab98));
    let x0 = w * 0.5;
    for (dx, wide, tall) in
        [(-0.17, 0.09, 0.42), (-0.08, 0.16, 0.3), (0.06, 0.13, 0.36), (0.0, 0.08, 0.56), (0.15, 0.08, 0.46)]
    {
        let [x, y, bw, bh] = [x0 + dx * w - wide * w / 2.0, h * (0.84 - tall), wide * w, h * tall];
        let shade = stone.times(rng.range(0.88, 1.06));
        tower(&mut c, rng, &sky, [x, y, bw, bh], shade, 0.12);
        if tall > 0.4 {
            c.polygon(&[(x - 3.0, y), (x + bw / 2.0, y - bw * 1.3), (x + bw + 3.0, y)], sky.half_on(hex(0x7a4350)));
        } else {
            for k in 0..6 {
                c.rect(x + bw * k as f32 / 6.0, y - 4.0, bw / 12.0, 4.5, stone);
            }
        }
    }
    let mound = |x: f32| h * 0.76 + ((x - x0) / w).powi(2) * h * 1.1;
    let noise = Noise(rng.bits());
    let green = sky.on(hex(0x4c7a48));
    c.below(mound, |x: f32, y: f32| green.times(0.8 + 0.4 * noise.cloud(x * 0.1, y * 0.15, 3)).glass(1.0));
    let time = ["at sunset", "on a sunny day", "at night"][i % 3];
    Picture::new(Look::Photo, c).plain(format!("a castle on a hill {time}\nan old castle {time}")).rich(format!(
        "Fairy tale castle with pointed towers {time}
        medieval fortress above the valley {time}
        The castle (guided tours at 10, 12 and 14 o'clock)"
    ))
}
