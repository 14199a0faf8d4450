//! Fields, trees, roads and weather.

use super::{Look, Picture, a, capital};
use crate::paint::built::windmill;
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{Rgb, WHITE, hex, strong_colour};
use crate::paint::land::{Crest, Rock, fall, hill, mist, range, road, rows};
use crate::paint::noise::{Noise, lerp, step};
use crate::paint::plants::{bare_tree, crown, grass, petals, round_tree};
use crate::paint::rng::Rng;
use crate::paint::sky::{Hour, Sky, birds, lightning, rainbow, sun};

/// A crop: its word, a rarer caption, the colour of plants and the colour between them.
type Crop = (&'static str, &'static str, [u32; 2]);

const CROPS: [Crop; 6] = [
    ("lavender", "Lavender field in full bloom, scent included", [0x8d6fc4, 0x5a6e4a]),
    ("wheat", "Golden wheat field just before the harvest", [0xe2b95a, 0xb08a3c]),
    ("tulips", "Tulip field in spring: red rows to the horizon", [0xd8433c, 0x5b8a45]),
    ("sunflowers", "Sunflower field, rows of yellow heads", [0xf2c12e, 0x5d7f35]),
    ("grass", "Freshly mown meadow with stripes", [0x7fb850, 0x5c9a3f]),
    ("rapeseed", "rapeseed in flower, bright yellow countryside", [0xf4dc3a, 0xa3b23c]),
];

/// Rows of a crop up to the horizon.
pub(crate) fn field(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Day, Hour::Sunset, Hour::Day, Hour::Sunrise][i % 4];
    let sky = Sky::at(hour, i);
    let (word, rare, colours) = CROPS[i % CROPS.len()];
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    let horizon = h * rng.range(0.42, 0.56);
    sky.paint(&mut c, horizon);
    sky.clouds(&mut c, horizon, rng.range(0.15, 0.5), rng.bits());
    if hour != Hour::Day {
        let (at, r) = ((w * rng.range(0.2, 0.8), horizon * 0.72), c.short() * 0.045);
        sun(&mut c, &sky, at, r);
    }
    let crest = Crest::new(rng, horizon + 2.0, h * 0.12, w * 0.5, 0.2);
    hill(&mut c, &sky, &crest, hex(0x5f8160), 0.5, rng.bits());
    let [one, two] = colours.map(hex);
    let soft = |colour: Rgb| colour.mix(sky.half_on(colour), 0.2);
    let lifted = Sky::at(if hour == Hour::Day { Hour::Day } else { Hour::Sunrise }, i);
    rows(&mut c, &lifted, horizon, rng.range(0.3, 0.7), [soft(two), soft(one)], rng.pick(&[3.0, 4.0, 5.0]), rng.bits());
    if rng.chance(0.4) {
        let foot = (w * rng.range(0.15, 0.85), horizon + h * 0.04);
        round_tree(&mut c, rng, foot, h * 0.24, sky.on(hex(0x4d7f43)), sky.on(hex(0x5a4232)));
    }
    let time = match hour {
        Hour::Sunset => "at sunset",
        Hour::Sunrise => "at sunrise",
        _ => "under a blue sky",
    };
    let (plain_time, plain_sky) =
        if hour == Hour::Day { (time, "the blue sky") } else { ("at sunset", "the sky at sunset") };
    Picture::new(Look::Photo, c)
        .plain(format!("{plain_sky}\nlandscape {plain_time}\na landscape with clouds in the sky"))
        .rich(format!(
            "a field of {word}
        a field of {word} {time}
        {rare}, {time}
        Countryside in June: {word} as far as you can see
        {} in long rows {time}, agriculture
        farm land with {word} ({} hectares)",
            capital(word),
            4 + i * 3
        ))
}

/// Green hills with a windmill, a rainbow, sheep or nothing.
pub(crate) fn hills(i: usize, rng: &mut Rng) -> Picture {
    let with = ["", "a windmill", "a rainbow", "sheep", "a windmill", ""][i % 6];
    let hour = if with == "a windmill" && i.is_multiple_of(2) { Hour::Sunset } else { Hour::Day };
    let sky = Sky::at(hour, i);
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    sky.paint(&mut c, h * 0.66);
    sky.clouds(&mut c, h * 0.66, if with == "a rainbow" { 0.6 } else { 0.35 }, rng.bits());
    if with == "a rainbow" {
        rainbow(&mut c, (w * rng.range(0.3, 0.7), h * 0.86), w * 0.5, w * 0.06, 0.6);
    }
    let greens = [hex(0x7aa96a), hex(0x6aa24d), hex(0x83b54a)];
    for (k, green) in greens.into_iter().enumerate() {
        let u = k as f32 / 2.0;
        let crest = Crest::new(rng, h * lerp(0.66, 0.98, u), h * 0.22, w * 0.7, 0.0);
        hill(&mut c, &sky, &crest, green, lerp(0.42, 0.02, u), rng.bits());
        if k == 1 {
            let x = w * rng.range(0.2, 0.8);
            let foot: Point = (x, crest.y(x) + 4.0);
            match with {
                "a windmill" => windmill(&mut c, &sky, foot, h * 0.4, rng.range(0.1, 1.4)),
                "" => round_tree(&mut c, rng, foot, h * 0.3, sky.on(hex(0x4f8a40)), sky.on(hex(0x5a4232))),
                _ => {}
            }
        }
        if k == 2 && with == "sheep" {
            for _ in 0..9 {
                let x = w * rng.range(0.05, 0.95);
                sheep(&mut c, (x, crest.y(x) + h * rng.range(0.02, 0.14)), h * 0.055);
            }
        }
    }
    let tail = if with.is_empty() { " and a tree".to_owned() } else { format!(" with {with}") };
    Picture::new(Look::Photo, c).plain("the sky\nthe blue sky\na green landscape with clouds").rich(format!(
        "green hills{tail}
        clouds over green hills
        Rolling hills{tail}, countryside at its best
        {} in a green landscape
        a walk over the hills{tail}, {} miles
        Pastoral scene{tail}, oil painting style",
        capital(if with.is_empty() { "a lonely tree" } else { with }),
        3 + i
    ))
}

fn sheep(c: &mut Canvas, at: Point, size: f32) {
    let (x, y) = at;
    for dx in [-0.4, 0.4] {
        c.line((x + dx * size, y), (x + dx * size, y + size * 0.75), size * 0.14, hex(0x3a352f));
    }
    for (dx, dy) in [(-0.5, 0.0), (0.0, -0.2), (0.5, 0.0), (0.0, 0.12), (-0.25, -0.15), (0.3, -0.12)] {
        c.disc((x + dx * size, y + dy * size), size * 0.42, hex(0xf6f2e8).dark(0.1 * (dy + 0.2)));
    }
    c.oval((x + size * 0.92, y - size * 0.12), size * 0.24, size * 0.3, hex(0x3a352f));
}

/// A road to the horizon.
pub(crate) fn highway(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Day, Hour::Sunset, Hour::Grey, Hour::Dusk][i % 4];
    let sky = Sky::at(hour, i);
    let mut c = Canvas::wide(rng);
    let (w, h) = (c.w, c.h);
    let horizon = h * rng.range(0.44, 0.52);
    sky.paint(&mut c, horizon);
    sky.clouds(&mut c, horizon, 0.4, rng.bits());
    let toward = rng.range(0.35, 0.65);
    if hour == Hour::Sunset {
        sun(&mut c, &sky, (toward * w, horizon - h * 0.05), h * 0.055);
    }
    let crest = Crest::new(rng, horizon + 1.0, h * 0.2, w * 0.5, 0.9);
    range(&mut c, &sky, &crest, Rock { colour: hex(0x66707a), snow: 0.0, haze: 0.45 }, rng.bits());
    let (land, name) =
        rng.pick(&[(hex(0x7aa04f), "green fields"), (hex(0xc79a5c), "the desert"), (hex(0xb9a85a), "dry grass")]);
    rows(&mut c, &sky, horizon, toward, [land.dark(0.12), land], 1.3, rng.bits());
    road(
        &mut c,
        &sky,
        horizon,
        toward,
        if i % 3 == 2 { rng.sign() * 0.5 } else { 0.0 },
        if i.is_multiple_of(2) { hex(0xf6f1e2) } else { hex(0xf2c53a) },
    );
    let time = match hour {
        Hour::Sunset => "at sunset",
        Hour::Grey => "on a grey day",
        Hour::Dusk => "at dusk",
        _ => "on a sunny day",
    };
    Picture::new(Look::Photo, c)
        .plain(format!("a road through {name}\na road to the mountains {time}\na road {time}"))
        .rich(format!(
            "Road trip, mile {}: straight ahead through {name}
        Highway to nowhere {time}
        empty road through {name} {time}, vanishing point
        The long way home ({time})",
            20 + i * 6
        ))
}

/// One tree in one of the seasons.
pub(crate) fn tree(i: usize, rng: &mut Rng) -> Picture {
    let (season, leaves) = [
        ("spring", 0xf2a8c0),
        ("summer", 0x5a9e43),
        ("autumn", 0xe07b2c),
        ("winter", 0),
        ("autumn", 0xc9402e),
        ("summer", 0x3f8a4c),
        ("autumn", 0xeab532),
    ][i % 7];
    let sky = Sky::at([Hour::Day, Hour::Day, Hour::Sunset, Hour::Grey][i % 4], i);
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    sky.paint(&mut c, h * 0.85);
    sky.clouds(&mut c, h * 0.8, 0.25, rng.bits());
    let ground = if season == "winter" { hex(0xeef3f8) } else { hex(0x86a94e).mix(hex(leaves), 0.2) };
    let crest = Crest::new(rng, h * 0.88, h * 0.06, w * 0.8, 0.0);
    hill(&mut c, &sky, &crest, ground, 0.05, rng.bits());
    let foot = (w * rng.range(0.38, 0.62), h * 0.9);
    let bark = sky.half_on(hex(0x5d4535));
    bare_tree(&mut c, rng, foot, h * 0.2, bark, 7);
    if season != "winter" {
        let leaf = sky.half_on(hex(leaves));
        for (dx, dy, r) in [(-0.16, -0.5, 0.15), (0.16, -0.52, 0.16), (0.0, -0.62, 0.19), (-0.05, -0.46, 0.15)] {
            crown(&mut c, rng, (foot.0 + dx * h, foot.1 + dy * h), r * h, leaf);
        }
        for _ in 0..60 {
            let at = (foot.0 + rng.normal() * h * 0.2, foot.1 + rng.range(-0.01, 0.08) * h);
            c.leaf(at, 2.2, 1.1, rng.range(0.0, 3.0), leaf.times(rng.range(0.8, 1.15)));
        }
    } else {
        fall(&mut c, rng, 110, true);
    }
    let what = match season {
        "spring" => "pink blossom",
        "summer" => "green leaves",
        "winter" => "no leaves",
        _ => ["orange leaves", "red leaves", "yellow leaves"][[2, 4, 6].iter().position(|&k| k == i % 7).unwrap_or(0)],
    };
    let shade = match season {
        "winter" => "the".to_owned(),
        _ => a(what.split(' ').next().unwrap_or("green")),
    };
    Picture::new(Look::Photo, c).plain(format!("a tree\na tree under the sky\na tree in nature\n{shade} tree")).rich(
        format!(
            "a tree in {season}
        a tree with {what}
        A single tree in {season} with {what}
        {}: the old oak has {what}
        The four seasons, part {}: {season}
        lonely tree, {what}, foliage, branches and bark",
            capital(season),
            1 + i % 4
        ),
    )
}

/// Rain, lightning and a dark sky over land.
pub(crate) fn weather(i: usize, rng: &mut Rng) -> Picture {
    let sky = Sky::at(Hour::Storm, 0);
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    let horizon = h * 0.78;
    sky.paint(&mut c, horizon);
    sky.clouds(&mut c, horizon, 0.9, rng.bits());
    let bolt = i.is_multiple_of(2);
    if bolt {
        for _ in 0..rng.between(1, 3) {
            let from = (w * rng.range(0.15, 0.85), 0.0);
            c.glow((from.0, h * 0.4), h * 0.6, hex(0x9aa6ff), 0.35);
            lightning(&mut c, rng, from, horizon);
        }
    }
    let crest = Crest::new(rng, horizon + h * 0.06, h * 0.12, w * 0.5, 0.2);
    hill(&mut c, &sky, &crest, hex(0x4c6a48), 0.1, rng.bits());
    fall(&mut c, rng, if bolt { 60 } else { 320 }, false);
    if bolt {
        Picture::new(Look::Photo, c).plain("lightning in a dark sky\nlightning at night").rich(
            "Lightning bolt over the hills, thunder 3 seconds later
            Severe thunderstorm, stay indoors!
            forked lightning, storm chaser's favourite",
        )
    } else {
        Picture::new(Look::Photo, c).plain("rain over the hills\ndark clouds and rain").rich(
            "Heavy rain and dark clouds, forecast for Monday
            It's raining cats and dogs
            grey rainy weather over the hills",
        )
    }
}

/// A waterfall between rocks.
pub(crate) fn waterfall(_i: usize, rng: &mut Rng) -> Picture {
    let sky = Sky::at(Hour::Day, 2);
    let mut c = Canvas::new(208, 296, WHITE);
    let (w, h) = (c.w, c.h);
    sky.paint(&mut c, h * 0.5);
    let noise = Noise(rng.bits());
    let lip = h * 0.2;
    let (x0, half) = (w * rng.range(0.4, 0.6), w * rng.range(0.12, 0.18));
    c.below(
        |x| lip - 14.0 * noise.at(x * 0.05, 1.0),
        |x: f32, y: f32| {
            let stone = hex(0x5e6258).times(0.55 + 0.8 * noise.cloud(x * 0.045, y * 0.022, 4));
            stone.mix(hex(0x4f8a48), step(0.52, 0.66, noise.cloud(x * 0.03 + 40.0, y * 0.05, 4)) * 0.85).glass(1.0)
        },
    );
    c.below(
        |_| lip,
        |x: f32, y: f32| {
            let u = (y - lip) / (h * 0.6);
            let off = (x - x0 + (noise.at(0.5, y * 0.03) - 0.5) * 8.0).abs() / (half * (1.0 + 0.35 * u));
            let thread = noise.cloud(x * 0.35, y * 0.018, 3);
            hex(0xbfd9e4).mix(WHITE, step(0.35, 0.65, thread)).glass(step(1.05, 0.8, off + (thread - 0.5) * 0.4))
        },
    );
    let pool = h * 0.82;
    c.below(
        |_| pool,
        |x: f32, y: f32| {
            let ripple = noise.cloud(x * 0.05, y * 0.28, 4);
            let foam = (-((x - x0) / (half * 2.0)).powi(2) - (y - pool) / 14.0).exp();
            hex(0x2c7a80).mix(hex(0x9fd0cf), step(0.5, 0.75, ripple)).mix(WHITE, foam).glass(1.0)
        },
    );
    mist(&mut c, WHITE, pool, 20.0, 0.5, rng.bits());
    grass(&mut c, rng, h + 3.0, 26.0, hex(0x4b8a3f));
    Picture::new(Look::Photo, c).plain("a waterfall in the forest\na waterfall").rich(
        "Waterfall plunging into a clear green pool
        hidden waterfall, moss and wet rocks
        The waterfall is 35 m high",
    )
}

/// A meadow full of flowers, seen from the ground.
pub(crate) fn meadow(i: usize, rng: &mut Rng) -> Picture {
    let sky = Sky::at([Hour::Day, Hour::Sunset, Hour::Day][i % 3], i);
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    sky.paint(&mut c, h * 0.75);
    sky.clouds(&mut c, h * 0.7, 0.25, rng.bits());
    c.below(
        |_| h * 0.62,
        |_x: f32, y: f32| sky.half_on(hex(0x8fb455)).mix(sky.half_on(hex(0x4a7a38)), (y / h - 0.62) * 2.6).glass(1.0),
    );
    let colour = strong_colour(rng);
    for layer in 0..4 {
        let u = layer as f32 / 3.0;
        grass(&mut c, rng, h * lerp(0.7, 1.06, u), h * lerp(0.07, 0.26, u), sky.half_on(hex(0x5e9440)));
        for _ in 0..(26 - layer * 5) {
            let at = (w * rng.range(0.0, 1.0), h * (lerp(0.64, 0.9, u) + rng.range(-0.04, 0.05)));
            let size = lerp(2.2, 9.5, u) * rng.range(0.75, 1.2);
            let tint = if rng.chance(0.75) { colour.rgb } else { hex(0xfaf6ee) };
            petals(&mut c, at, if layer < 2 { 5 } else { 8 }, rng.unit(), (size, size * 0.6), sky.half_on(tint));
            c.disc(at, size * 0.3, sky.half_on(hex(0xf3c93c)));
        }
    }
    birds(&mut c, rng, 3, [w * 0.1, h * 0.1, w * 0.9, h * 0.3], sky.on(hex(0x33343c)));
    let name = colour.name;
    Picture::new(Look::Photo, c).plain("the sky\na green landscape under the sky").rich(format!(
        "{name} flowers in the grass
        a meadow with {name} flowers
        Wildflower meadow with {name} and white blossoms
        {} flowers in a summer meadow, bees not in the picture
        spring has sprung: {name} wildflowers
        {} wildflower seeds for 10 square metres",
        capital(name),
        capital(name)
    ))
}
