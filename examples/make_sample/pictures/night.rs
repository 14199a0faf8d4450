//! The night sky and space.

use super::{Look, Picture, a, capital};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{Named, Rgb, WHITE, by_name, hex, strong_colour};
use crate::paint::land::{Crest, hill};
use crate::paint::noise::{Noise, lerp, smooth, step};
use crate::paint::plants::{bare_tree, pine};
use crate::paint::rng::Rng;
use crate::paint::sky::{Hour, Sky, aurora, milky_way, moon, stars};

/// Stars over dark hills; with the milky way, a moon or a shooting star.
pub(crate) fn starry(i: usize, rng: &mut Rng) -> Picture {
    let sky = Sky::at(Hour::Night, i);
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    let ground = h * rng.range(0.84, 0.93);
    sky.paint(&mut c, ground);
    let with = ["stars", "the milky way", "the moon and stars", "a shooting star"][i % 4];
    if with == "the milky way" {
        milky_way(&mut c, rng, ground);
    }
    stars(&mut c, rng, 260, ground);
    match with {
        "the moon and stars" => {
            let at = (w * rng.range(0.2, 0.8), h * rng.range(0.18, 0.4));
            let r = c.short() * rng.range(0.06, 0.13);
            moon(&mut c, at, r, rng.pick(&[0.0, 0.6, -0.6, 0.8]), rng.bits());
        }
        "a shooting star" => shooting_star(&mut c, rng),
        _ => {}
    }
    let crest = Crest::new(rng, ground + h * 0.04, h * 0.13, w * 0.5, 0.3);
    hill(&mut c, &sky, &crest, hex(0x2c3f4a), 0.0, rng.bits());
    let tree = i.is_multiple_of(3);
    if tree {
        let x = w * rng.range(0.15, 0.85);
        let foot = (x, crest.y(x) + 4.0);
        bare_tree(&mut c, rng, foot, h * 0.13, sky.on(hex(0x1c232b)), 7);
    } else {
        for _ in 0..14 {
            let x = rng.range(0.0, w);
            let height = h * rng.range(0.08, 0.2);
            pine(&mut c, rng, (x, crest.y(x) + 4.0), height, sky.on(hex(0x1d2f38)), 0.0);
        }
    }
    let over = if tree { "a tree" } else { "the trees" };
    Picture::new(Look::Photo, c)
        .plain("stars\nstars at night\nthe sky at night\nstars in the sky\nstars in the sky at night\nthe stars over the landscape")
        .rich(format!(
            "{with} in the night sky
            the night sky with {with}
            {with} over {over}
            {} above {over}, exposure 25 seconds
            Astrophotography for beginners: {with}
            Look up! {} on a clear, cold night
            countless stars, one galaxy, {over} in silhouette
            starry sky over {over}",
            capital(with), capital(with)
        ))
}

fn shooting_star(c: &mut Canvas, rng: &mut Rng) {
    let head = (c.w * rng.range(0.3, 0.6), c.h * rng.range(0.25, 0.5));
    let tail = (head.0 + c.w * 0.32, head.1 - c.h * 0.24);
    for k in 0..40 {
        let (u, v) = (k as f32 / 40.0, (k + 1) as f32 / 40.0);
        let at = |u: f32| (lerp(head.0, tail.0, u), lerp(head.1, tail.1, u));
        c.line(at(u), at(v), 2.4 * (1.0 - u) + 0.3, WHITE.glass((1.0 - u).powi(2)));
    }
    c.glow(head, 12.0, WHITE, 0.9);
}

/// Polar light over a lake or snow.
pub(crate) fn polar_light(i: usize, rng: &mut Rng) -> Picture {
    let sky = Sky::at(Hour::Night, i);
    let mut c = Canvas::photo(rng);
    let level = c.h * 0.72;
    sky.paint(&mut c, level);
    stars(&mut c, rng, 160, level);
    let (name, low, high) = [
        ("green", hex(0x4dffa0), hex(0x3a6bd0)),
        ("green", hex(0x6bffb0), hex(0xb04fd8)),
        ("purple", hex(0xd070ff), hex(0x4d6bff)),
    ][i % 3];
    aurora(&mut c, rng, level, low, high);
    let crest = Crest::new(rng, level, c.h * 0.16, c.w * 0.4, 0.8);
    hill(&mut c, &sky, &crest, hex(0x22303c), 0.0, rng.bits());
    c.reflect(level, sky.top, 0.35, 7.0, rng.bits());
    Picture::new(Look::Photo, c).plain(format!("{name} sky at night\nstars and {} sky at night", a(name))).rich(
        format!(
            "northern lights over a lake at night
        Aurora borealis: {name} curtains over a frozen lake
        The northern lights dance above the fjord at 2 a.m.
        {} aurora reflected in calm water, Arctic winter",
            capital(name)
        ),
    )
}

/// The moon alone, in one of its phases.
pub(crate) fn lone_moon(i: usize, rng: &mut Rng) -> Picture {
    let sky = Sky::at(Hour::Night, 1);
    let mut c = Canvas::card(rng, sky.top);
    let h = c.h;
    sky.paint(&mut c, h * 2.2);
    stars(&mut c, rng, 70, h);
    let (name, phase) = [
        ("full moon", 0.0),
        ("crescent moon", 0.8),
        ("half moon", 0.42),
        ("waning crescent", -0.75),
        ("blood moon", 0.0),
    ][i % 5];
    let (centre, r) = (c.centre(), c.short() * rng.range(0.26, 0.33));
    moon(&mut c, centre, r, phase, rng.bits());
    if name == "blood moon" {
        c.disc(centre, r, |x: f32, _y: f32| hex(0xb8371f).glass(0.62 + 0.2 * (x - centre.0) / r));
    }
    Picture::new(Look::Photo, c).plain(format!("the moon at night\n{}\n{} in the night sky", a(name), a(name))).rich(
        format!(
            "{}, photographed with a telescope
        {name} and stars, lunar calendar
        Craters and seas on the surface of the {name}",
            capital(name)
        ),
    )
}

/// A planet, with or without rings.
pub(crate) fn planet(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, hex(0x07070f));
    let h = c.h;
    stars(&mut c, rng, 130, h);
    let (title, body, band, rings) = [
        ("Saturn", hex(0xe3c68f), hex(0xb98f5a), true),
        ("Jupiter", hex(0xe6c8a4), hex(0xa8643f), false),
        ("Mars", hex(0xc8603a), hex(0x8a3a24), false),
        ("Neptune", hex(0x4f86e0), hex(0x2c55a8), false),
        ("Earth", hex(0x2f74c0), hex(0x4a9a58), false),
    ][i % 5];
    let (centre, r) = (c.centre(), c.short() * 0.28);
    let ring_band = |x: f32, y: f32, front: bool| {
        let (dx, dy) = ((x - centre.0) / r, (y - centre.1) / r);
        let (u, v) = (dx * 0.94 + dy * 0.34, (dy * 0.94 - dx * 0.34) * 3.4);
        let d = (u * u + v * v).sqrt();
        let seen = d > 1.25 && d < 1.95 && (d - 1.66).abs() > 0.03 && (v > 0.0) == front;
        hex(0xd9c29a).dark(0.35 * (d * 14.0).sin().abs()).glass(if seen { 0.9 } else { 0.0 })
    };
    if rings {
        c.all(|x: f32, y: f32| ring_band(x, y, false));
    }
    let noise = Noise(rng.bits());
    c.disc(centre, r, |x: f32, y: f32| {
        let (dx, dy) = ((x - centre.0) / r, (y - centre.1) / r);
        let z = (1.0 - dx * dx - dy * dy).max(0.0).sqrt();
        let bent = dx / (0.4 + z);
        let mark = if title == "Earth" || title == "Mars" {
            noise.cloud(bent * 1.6 + 4.0, dy * 2.6, 5)
        } else {
            noise.cloud(bent * 0.5, dy * 7.0, 4)
        };
        let cloud = if title == "Earth" { step(0.55, 0.75, noise.cloud(bent * 2.0 + 20.0, dy * 4.5, 5)) } else { 0.0 };
        let light = (z * 0.75 - dx * 0.45 - dy * 0.35).max(0.03);
        body.mix(band, step(0.44, 0.62, mark)).mix(WHITE, cloud * 0.9).times(light.powf(0.75) * 1.1).glass(1.0)
    });
    if rings {
        c.all(|x: f32, y: f32| ring_band(x, y, true));
    }
    Picture::new(Look::Drawing, c).plain(format!("the planet {title} and stars")).rich(format!(
        "{title} in space{}
        Planet {title}, solar system poster for kids
        {title} seen from a space probe, artist's impression",
        if rings { ", with its rings" } else { "" }
    ))
}

/// A nebula: coloured gas between the stars.
pub(crate) fn nebula(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::photo(rng);
    let (first, second) = [("blue", "pink"), ("purple", "orange"), ("red", "teal"), ("green", "violet")][i % 4];
    let (one, two) = (by_name(first), by_name(second));
    let (noise, warp) = (Noise(rng.bits()), Noise(rng.bits()));
    let (w, h) = (c.w, c.h);
    c.all(|x: f32, y: f32| {
        let (u, v) = (x / w * 2.6, y / h * 2.0);
        let (p, q) = (warp.cloud(u, v, 4) * 2.2, warp.cloud(u + 5.2, v + 1.3, 4) * 2.2);
        let gas = noise.cloud(u + p, v + q, 5);
        let hue = one.mix(two, smooth(p * 0.9 - 0.5));
        let bright = step(0.3, 0.85, gas);
        hex(0x06060f).mix(hue, bright).light(bright.powi(3) * 0.75).glass(1.0)
    });
    stars(&mut c, rng, 220, h);
    Picture::new(Look::Drawing, c).plain(format!("{} sky with stars\nstars on {}", a(first), first)).rich(format!(
        "Nebula in {first} and {second}, deep space background
        Stars are born in this {first} cloud of gas and dust
        galaxy wallpaper, {first} and {second} nebula, seamless, 4k"
    ))
}

/// A total eclipse, or a ring of fire.
pub(crate) fn eclipse(i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, hex(0x0a0a16));
    let (centre, r) = (c.centre(), c.short() * 0.22);
    let noise = Noise(rng.bits());
    c.all(|x: f32, y: f32| {
        let (dx, dy) = ((x - centre.0) / r, (y - centre.1) / r);
        let d = (dx * dx + dy * dy).sqrt();
        let ray = 0.5 + noise.cloud(dx / d * 2.5 + 9.0, dy / d * 2.5 + 9.0, 4);
        hex(0xffedc9).mix(hex(0xff9a4a), (d - 1.0) * 0.5).glass((-(d - 1.0) * 2.4 / ray).exp().min(1.0))
    });
    c.disc(centre, r * 0.98, hex(0x05050a));
    if i % 2 == 1 {
        let spot: Point = (centre.0 + r * 0.7, centre.1 - r * 0.7);
        c.glow(spot, r * 0.9, WHITE, 1.0);
    }
    Picture::new(Look::Photo, c).plain("the sun behind the moon").rich(
        "Total solar eclipse with corona
        Solar eclipse: totality lasts 4 minutes
        the moon covers the sun, eclipse, diamond ring",
    )
}

/// A hot air balloon flight, by day or at sunset.
pub(crate) fn balloons(i: usize, rng: &mut Rng) -> Picture {
    let hour = [Hour::Day, Hour::Sunset, Hour::Sunrise, Hour::Day][i % 4];
    let sky = Sky::at(hour, i);
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    sky.paint(&mut c, h);
    sky.clouds(&mut c, h, 0.3, rng.bits());
    let crest = Crest::new(rng, h * 0.98, h * 0.16, w * 0.6, 0.2);
    hill(&mut c, &sky, &crest, hex(0x5f8a52), 0.3, rng.bits());
    let n = [1, 3, 7, 2][i / 2 % 4];
    let first: Named = strong_colour(rng);
    for k in (0..n).rev() {
        let colour = if k == 0 { first } else { strong_colour(rng) };
        let r = c.short() * if k == 0 { 0.2 } else { rng.range(0.035, 0.1) };
        let at = if k == 0 {
            (w * rng.range(0.35, 0.65), h * 0.4)
        } else {
            (w * rng.range(0.08, 0.92), h * rng.range(0.12, 0.65))
        };
        let stripes: [Rgb; 3] = [colour.rgb, hex(0xfbf3e2), rng.pick(&[hex(0xf4c63d), hex(0x2f74c0), hex(0xd8433c)])];
        crate::paint::built::balloon(&mut c, at, r, &stripes[..rng.between(2, 3)]);
    }
    let what = if n == 1 { format!("{} hot air balloon", a(first.name)) } else { "hot air balloons".to_owned() };
    let time = match hour {
        Hour::Sunset => "at sunset",
        Hour::Sunrise => "at sunrise",
        _ => "in the blue sky",
    };
    Picture::new(Look::Photo, c).plain(format!("{what} {time}\n{what} in the sky")).rich(format!(
        "Up, up and away: {what} {time}
        {} drifting over the hills {time}
        Balloon ride for {} persons, gift voucher
        Festival of {what}, {time}",
        capital(&what),
        n + 1
    ))
}
