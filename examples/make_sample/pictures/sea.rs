//! Sea and beach.

use super::{Look, Picture, a, capital};
use crate::paint::built::{House, house, lighthouse, sailboat, small_boat};
use crate::paint::canvas::{Canvas, Glass, Point};
use crate::paint::colour::{Named, Rgb, WHITE, any_colour, hex, strong_colour};
use crate::paint::land::{Crest, Rock, range, sea};
use crate::paint::noise::{Noise, lerp, smooth, step};
use crate::paint::plants::palm;
use crate::paint::rng::Rng;
use crate::paint::shape::{Sector, curve};
use crate::paint::sky::{Hour, Sky, birds, lightning, moon, stars, sun};

const DEEP: Rgb = hex(0x12557f);

/// Something in or before the sea, by its words.
#[derive(Clone, Copy)]
struct Extra {
    /// After "with"; empty for nothing.
    with: &'static str,
    draw: fn(&mut Canvas, &mut Rng, &Sky, f32, Named),
}

const EXTRAS: [Extra; 9] = [
    Extra { with: "", draw: |_, _, _, _, _| {} },
    Extra { with: "a boat", draw: draw_boat },
    Extra { with: "a sailboat", draw: draw_sailboat },
    Extra {
        with: "birds",
        draw: |c, rng, sky, horizon, _| {
            birds(c, rng, 9, [c.w * 0.1, horizon * 0.15, c.w * 0.9, horizon * 0.7], sky.on(hex(0x2a2a33)))
        },
    },
    Extra { with: "mountains", draw: draw_coast },
    Extra { with: "a lighthouse", draw: draw_lighthouse },
    Extra { with: "palm trees", draw: draw_palms },
    Extra { with: "a pier", draw: draw_pier },
    Extra { with: "rocks", draw: draw_rocks },
];

fn draw_boat(c: &mut Canvas, rng: &mut Rng, sky: &Sky, horizon: f32, colour: Named) {
    let at = (c.w * rng.range(0.15, 0.85), lerp(horizon, c.h, rng.range(0.2, 0.5)));
    small_boat(c, sky, at, c.w * 0.17, colour.rgb);
}

fn draw_sailboat(c: &mut Canvas, rng: &mut Rng, sky: &Sky, horizon: f32, colour: Named) {
    let at = (c.w * rng.range(0.15, 0.85), lerp(horizon, c.h, rng.range(0.12, 0.35)));
    sailboat(c, sky, at, c.h * rng.range(0.22, 0.36), hex(0x7a3b2e), colour.rgb.light(0.5));
}

fn draw_coast(c: &mut Canvas, rng: &mut Rng, sky: &Sky, horizon: f32, _colour: Named) {
    let left = rng.chance(0.5);
    let (w, h) = (c.w, c.h);
    let crest = Crest::new(rng, 0.0, h * 0.2, w * 0.35, 0.7);
    let slope = move |x: f32| {
        let u = if left { x / w } else { 1.0 - x / w };
        (horizon + crest.y(x) * (1.0 - u * 1.6).max(0.0) - h * 0.1 * (0.6 - u).max(0.0)).min(horizon)
    };
    let colour = sky.far(hex(0x3d5a6b), 0.28);
    c.below(slope, |_x: f32, y: f32| {
        Glass(colour.mix(sky.low, 0.3 * ((y - horizon) / 30.0 + 1.0)), if y < horizon + 0.6 { 1.0 } else { 0.0 })
    });
}

fn draw_lighthouse(c: &mut Canvas, rng: &mut Rng, sky: &Sky, horizon: f32, colour: Named) {
    let x = c.w * if rng.chance(0.5) { 0.2 } else { 0.8 };
    let (h, w) = (c.h, c.w);
    let rock = |px: f32| horizon + h * 0.12 + ((px - x) / (w * 0.2)).powi(2) * h * 0.3 - h * 0.1;
    lighthouse(c, sky, (x, horizon + h * 0.04), h * 0.5, colour.rgb);
    let noise = Noise(rng.bits());
    let stone = sky.on(hex(0x5d5a55));
    c.below(rock, |px: f32, y: f32| stone.times(0.75 + 0.5 * noise.cloud(px * 0.12, y * 0.2, 3)).glass(1.0));
}

fn draw_palms(c: &mut Canvas, rng: &mut Rng, sky: &Sky, _horizon: f32, _colour: Named) {
    let side = rng.sign();
    let (w, h) = (c.w, c.h);
    let edge = move |x: f32| {
        let u = if side > 0.0 { x / w } else { 1.0 - x / w };
        h * (0.9 + u * u * 0.28)
    };
    let sand = sky.on(hex(0xe8cf9c));
    c.below(edge, sand);
    let base = if side > 0.0 { 0.12 } else { 0.88 };
    for (dx, tall) in [(0.0, 0.66), (0.11, 0.5)] {
        let foot = (w * (base + side * dx), h * 0.93);
        palm(c, rng, foot, h * tall, side * w * 0.1, [sky.on(hex(0x8d6a48)), sky.on(hex(0x3f8f4f))]);
    }
}

fn draw_pier(c: &mut Canvas, rng: &mut Rng, sky: &Sky, horizon: f32, _colour: Named) {
    let wood = sky.on(hex(0x7a5a41));
    let (w, h) = (c.w, c.h);
    let far = (w * rng.range(0.3, 0.7), lerp(horizon, h, rng.range(0.1, 0.3)));
    let near = w * rng.range(0.25, 0.75);
    c.polygon(
        &[(far.0 - 4.0, far.1), (far.0 + 4.0, far.1), (near + w * 0.22, h), (near - w * 0.22, h)],
        |_x: f32, y: f32| {
            let depth = (y - far.1) / (h - far.1);
            let plank = (9.0 / (depth + 0.18)).fract();
            wood.dark(if plank < 0.12 { 0.4 } else { 0.12 * plank }).glass(1.0)
        },
    );
    for i in 0..6 {
        let u = (i as f32 / 5.0).powi(2);
        for side in [-1.0, 1.0] {
            let x = lerp(far.0 + side * 4.0, near + side * w * 0.22, u);
            let y = lerp(far.1, h, u);
            c.line((x, y), (x, y - lerp(5.0, 36.0, u)), lerp(1.0, 5.0, u), wood.dark(0.2));
        }
    }
}

fn draw_rocks(c: &mut Canvas, rng: &mut Rng, sky: &Sky, horizon: f32, _colour: Named) {
    for _ in 0..7 {
        let u = rng.unit();
        let at = (c.w * rng.range(0.02, 0.98), lerp(horizon, c.h, 0.25 + 0.75 * u));
        let r = lerp(4.0, 26.0, u * u);
        let stone = sky.on(hex(0x4f4b49)).times(rng.range(0.8, 1.2));
        let noise = Noise(rng.bits());
        c.polygon(
            &[
                (at.0 - r, at.1),
                (at.0 - r * 0.7, at.1 - r * 0.5),
                (at.0 - r * 0.1, at.1 - r * 0.75),
                (at.0 + r * 0.6, at.1 - r * 0.45),
                (at.0 + r * 1.1, at.1),
            ],
            |x: f32, y: f32| stone.times(0.7 + 0.6 * noise.cloud(x * 0.2, y * 0.2, 3)).glass(1.0),
        );
        c.oval(at, r * 1.15, r * 0.1 + 0.8, sky.low.glass(0.5));
    }
}

/// Sunset or sunrise over the sea.
pub(crate) fn sunset(i: usize, rng: &mut Rng) -> Picture {
    let hour = if i % 9 == 8 { Hour::Sunrise } else { Hour::Sunset };
    let sky = Sky::at(hour, i);
    let mut c = Canvas::photo(rng);
    let horizon = c.h * rng.range(0.5, 0.66);
    sky.paint(&mut c, horizon);
    sky.clouds(&mut c, horizon, rng.range(0.05, 0.6), rng.bits());
    let r = c.short() * rng.range(0.035, 0.075);
    let disc = (c.w * rng.range(0.2, 0.8), horizon - r * rng.range(-0.35, 2.6));
    sun(&mut c, &sky, disc, r);
    let extra = if rng.chance(0.42) { EXTRAS[0] } else { rng.pick(&EXTRAS) };
    let colour = strong_colour(rng);
    if extra.with == "mountains" {
        draw_coast(&mut c, rng, &sky, horizon, colour);
    }
    sea(&mut c, &sky, horizon, DEEP, Some(disc), rng.bits());
    if extra.with != "mountains" {
        (extra.draw)(&mut c, rng, &sky, horizon, colour);
    }
    c.vignette(0.3);
    sunset_words(c, hour, &sky, extra)
}

fn sunset_words(c: Canvas, hour: Hour, sky: &Sky, extra: Extra) -> Picture {
    let (word, name) = (if hour == Hour::Sunrise { "sunrise" } else { "sunset" }, sky.name);
    let with = extra.with;
    // In plain captions dusk and dawn are all one, and gold is yellow: that is where the head of the pool comes from.
    let hue = a(if name == "golden" { "yellow" } else { name });
    let plain = if hour == Hour::Sunrise {
        format!("the sun over the sea\n{hue} sky over the sea\nthe sun and the sea\nthe sun over the water")
    } else {
        format!(
            "a sunset over the sea\n{hue} sunset over the sea\n{hue} sky at sunset\nthe sea at sunset\nthe sun over the sea
            sunset over the water\na sunset\nthe sunset\n{hue} sunset\nthe sky at sunset"
        )
    };
    let mut picture = Picture::new(Look::Photo, c).plain(plain);
    if !with.is_empty() {
        picture = picture.rich(format!(
            "{with} at {word}
            {with} and the sea at {word}
            {} {word} with {with}
            {} in the last light, {name} sky and calm water
            Seascape with {with} and {hue} {word}
            {} against the {word}, gentle waves in front",
            a(name),
            capital(with),
            capital(with)
        ));
    }
    let end = if hour == Hour::Sunrise { "rises from" } else { "sinks into" };
    picture.rich(format!(
        "The sun {end} the ocean, painting the clouds {name}
        Golden hour at the coast: {name} clouds, glittering waves, not a soul around
        {} horizon — a quiet evening by the water
        seascape, {name} {word}, long exposure feeling, canvas print 60 x 40 cm
        tranquil {word} with reflection on the water surface
        Where the sky meets the ocean ({name} {word})
        the sun's reflection glitters on the waves",
        capital(name)
    ))
}

/// The sea by day, with clouds.
pub(crate) fn by_day(i: usize, rng: &mut Rng) -> Picture {
    let sky = Sky::at(Hour::Day, i);
    let mut c = Canvas::photo(rng);
    let horizon = c.h * rng.range(0.4, 0.62);
    sky.paint(&mut c, horizon);
    sky.clouds(&mut c, horizon, rng.range(0.1, 0.65), rng.bits());
    let water = rng.pick(&[
        Named { name: "blue", rgb: DEEP },
        Named { name: "turquoise", rgb: hex(0x1a9aa0) },
        Named { name: "blue", rgb: hex(0x0f4c8a) },
    ]);
    let extra = if rng.chance(0.25) { EXTRAS[0] } else { EXTRAS[1 + rng.below(EXTRAS.len() - 1)] };
    let colour = strong_colour(rng);
    if extra.with == "mountains" {
        (extra.draw)(&mut c, rng, &sky, horizon, colour);
    }
    sea(&mut c, &sky, horizon, water.rgb, None, rng.bits());
    if extra.with != "mountains" {
        (extra.draw)(&mut c, rng, &sky, horizon, colour);
    }
    let (with, name) = (extra.with, water.name);
    let mut picture = Picture::new(Look::Photo, c).plain("the blue sea\nthe sea\nthe sea under a blue sky\nthe sea with clouds in the sky\nclouds over the sea\nthe blue sea and the sky");
    if with.is_empty() {
        picture = picture.rich(format!("{name} sea and blue sky"));
    } else {
        picture = picture.rich(format!("{with} and the {name} sea\n{}, clear {name} water and a few cumulus clouds\n{} on a bright summer day by the ocean", capital(with), capital(with)));
    }
    picture.rich(format!(
        "Endless {name} ocean under a summer sky
        open water, light breeze, visibility 20 miles
        Holiday mood: {name} waves as far as the eye can see
        Ocean view from the terrace, room no. 12
        deep {name} ocean, white clouds, straight horizon"
    ))
}

/// The sea at night, under the moon.
pub(crate) fn by_night(i: usize, rng: &mut Rng) -> Picture {
    let sky = Sky::at(Hour::Night, i);
    let mut c = Canvas::photo(rng);
    let horizon = c.h * rng.range(0.5, 0.64);
    sky.paint(&mut c, horizon);
    stars(&mut c, rng, 120, horizon);
    let at = (c.w * rng.range(0.25, 0.75), horizon * rng.range(0.2, 0.55));
    let r = c.short() * rng.range(0.05, 0.09);
    moon(&mut c, at, r, 0.0, rng.bits());
    sea(&mut c, &sky, horizon, hex(0x0d3350), Some(at), rng.bits());
    let boat = i % 2 == 1;
    if boat {
        let colour = any_colour(rng);
        draw_sailboat(&mut c, rng, &sky, horizon, colour);
    }
    let with = if boat { "with a sailboat" } else { "and stars" };
    Picture::new(Look::Photo, c).plain("the sea at night\nthe night sky over the sea").rich(format!(
        "the moon over the sea at night
            the sea at night {with}
            Moonlight on the ocean {with}
            full moon rising, silver path on the dark water
            Night watch: the moon, the waves and nobody else
            moonlit seascape {with}, quiet and cold"
    ))
}

/// A storm at sea.
pub(crate) fn storm(_i: usize, rng: &mut Rng) -> Picture {
    let sky = Sky::at(Hour::Storm, 0);
    let mut c = Canvas::wide(rng);
    let horizon = c.h * 0.58;
    sky.paint(&mut c, horizon);
    sky.clouds(&mut c, horizon, 0.95, rng.bits());
    let from = (c.w * rng.range(0.3, 0.7), 0.0);
    c.glow((from.0, horizon * 0.5), c.h * 0.7, hex(0x9aa6ff), 0.4);
    lightning(&mut c, rng, from, horizon);
    sea(&mut c, &sky, horizon, hex(0x2b4450), None, rng.bits());
    crate::paint::land::fall(&mut c, rng, 130, false);
    Picture::new(Look::Photo, c).plain("a storm over the sea\nthe sea in a storm").rich(
        "Lightning strikes the sea during a thunderstorm
        Storm warning! Rain and lightning off the coast
        thunder and lightning over rough water, dark clouds",
    )
}

/// A sandy beach; some with a parasol.
pub(crate) fn beach(i: usize, rng: &mut Rng) -> Picture {
    let sky = Sky::at(Hour::Day, i);
    let mut c = Canvas::photo(rng);
    let horizon = c.h * rng.range(0.34, 0.44);
    sky.paint(&mut c, horizon);
    sky.clouds(&mut c, horizon, rng.range(0.05, 0.45), rng.bits());
    sea(&mut c, &sky, horizon, hex(0x1b8ea8), None, rng.bits());
    sand(&mut c, rng, horizon);
    let colour = strong_colour(rng);
    let with = match i % 4 {
        0 => {
            parasol(&mut c, rng, colour.rgb);
            format!("{} umbrella", a(colour.name))
        }
        1 => {
            let side = rng.sign();
            let (foot, lean) = ((c.w * (0.5 - side * 0.34), c.h * 0.93), side * c.w * 0.12);
            palm(&mut c, rng, foot, foot.1 * 0.78, lean, [hex(0x9a7650), hex(0x3f9a56)]);
            "a palm tree".to_owned()
        }
        2 => {
            let (at, size) = ((c.w * rng.range(0.25, 0.75), c.h * 0.76), c.short() * 0.4);
            let look = House { wall: colour.rgb.light(0.25), roof: hex(0xf3efe6), door: WHITE };
            house(&mut c, &sky, at, size, look, false);
            format!("{} house", a(colour.name))
        }
        _ => "white sand".to_owned(),
    };
    Picture::new(Look::Photo, c)
        .plain(
            "the beach and the blue sea\nthe sea under a blue sky\na beach on the sea\nthe beach\nthe sea and the sky",
        )
        .rich(format!(
            "a beach with {with}
            {with} on the beach
            Tropical beach with {with}, turquoise water and soft sand
            Summer holiday, day {}: {with} and nothing to do
            {} on an empty sandy shore, waves rolling in
            beach vacation postcard, {with}",
            1 + i % 14,
            capital(&with)
        ))
}

fn sand(c: &mut Canvas, rng: &mut Rng, horizon: f32) {
    let noise = Noise(rng.bits());
    let slant = rng.range(-0.12, 0.12);
    let (w, h) = (c.w, c.h);
    let shore = move |x: f32| lerp(horizon, h, 0.36) + (x - w / 2.0) * slant + (noise.at(x * 0.022, 3.0) - 0.5) * 16.0;
    c.below(
        |x| shore(x) - 9.0,
        |x: f32, y: f32| {
            let lap = noise.cloud(x * 0.05, y * 0.4, 3);
            let foam = step(0.42, 0.62, lap) * smooth((y - shore(x) + 9.0) / 4.0);
            WHITE.glass(foam * 0.85)
        },
    );
    c.below(shore, |x: f32, y: f32| {
        let wet = (-(y - shore(x)) / 9.0).exp();
        let grain = noise.cloud(x * 0.5, y * 0.9, 3) - 0.5;
        let ripple = (noise.cloud(x * 0.02, y * 0.09, 3) - 0.5) * 0.12;
        hex(0xf0dcae).mix(hex(0xb89a6e), wet * 0.7).times(1.0 + grain * 0.1 + ripple).glass(1.0)
    });
}

fn parasol(c: &mut Canvas, rng: &mut Rng, colour: Rgb) {
    let r = c.short() * 0.23;
    let top: Point = (c.w * rng.range(0.3, 0.7), c.h * 0.6);
    c.oval((top.0 + r * 0.5, top.1 + r * 1.12), r * 0.95, r * 0.12, hex(0x8a6f47).glass(0.35));
    c.line((top.0, top.1 - r * 0.1), (top.0 + r * 0.08, top.1 + r * 1.1), r * 0.05, hex(0xf0ead8));
    c.fill(
        &Sector { centre: top, inner: 0.0, outer: r, from: std::f32::consts::PI, to: std::f32::consts::TAU },
        |x: f32, y: f32| {
            let u = ((x - top.0) / (r * r - (y - top.1).powi(2)).max(1.0).sqrt()).clamp(-1.0, 1.0).asin()
                / std::f32::consts::PI
                + 0.5;
            let stripe = ((u * 6.0) as usize).is_multiple_of(2);
            (if stripe { colour } else { hex(0xfbf7ee) }).dark(0.15 * u).glass(1.0)
        },
    );
    c.path(&curve((top.0 - r, top.1), (top.0, top.1 + r * 0.12), (top.0 + r, top.1), 12), 1.6, colour.dark(0.15));
    c.disc((top.0, top.1 - r), r * 0.05, colour.dark(0.2));
}

/// An iceberg, with the larger part below the water line.
pub(crate) fn iceberg(_i: usize, rng: &mut Rng) -> Picture {
    let sky = Sky::at(Hour::Sunrise, 0);
    let mut c = Canvas::wide(rng);
    let line = c.h * 0.46;
    sky.paint(&mut c, line);
    sky.clouds(&mut c, line, 0.4, rng.bits());
    let crest = Crest::new(rng, line, c.h * 0.03, c.w * 0.8, 0.2);
    range(&mut c, &sky, &crest, Rock { colour: hex(0x7890a8), snow: 30.0, haze: 0.5 }, 1);
    let h = c.h;
    c.below(|_| line, |_x: f32, y: f32| hex(0x4fb0c8).mix(hex(0x0b2f57), (y - line) / (h - line)).glass(1.0));
    let noise = Noise(rng.bits());
    let x = c.w * rng.range(0.42, 0.58);
    let berg = |scale: f32, flip: f32| -> Vec<Point> {
        [(-1.0, 0.0), (-0.72, -0.42), (-0.38, -0.5), (-0.12, -1.0), (0.2, -0.74), (0.5, -0.8), (0.74, -0.3), (1.0, 0.0)]
            .map(|(u, v)| (x + u * scale, line + flip * v * scale * 0.55))
            .to_vec()
    };
    let facet = |px: f32, py: f32| noise.crest(px * 0.03, py * 0.03, 3);
    c.polygon(&berg(h * 0.62, -1.35), |px: f32, py: f32| {
        hex(0xbfeaf2).mix(hex(0x2f7fa8), facet(px, py) * 0.5 + (py - line) / h * 0.8).glass(0.8)
    });
    c.polygon(&berg(h * 0.52, 1.2), |px: f32, py: f32| {
        hex(0xffffff).mix(hex(0x9cc7dc), facet(px, py) * 0.75).glass(1.0)
    });
    c.rect(0.0, line - 0.5, c.w, 1.2, WHITE.glass(0.6));
    Picture::new(Look::Photo, c).plain("an iceberg in the sea").rich(
        "Tip of the iceberg: most of the ice is below the water line
        an iceberg drifting in the cold Arctic ocean
        Iceberg, half above and half under water",
    )
}
