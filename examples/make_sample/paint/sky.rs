//! Skies by the hour, and what stands in them.

use super::canvas::{Canvas, Glass, Point};
use super::colour::{BLACK, Rgb, WHITE, hex};
use super::noise::{Noise, lerp, smooth, step};
use super::rng::Rng;

/// The time of day, which decides the light of the whole picture.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Hour {
    Sunrise,
    Day,
    Sunset,
    Dusk,
    Night,
    Grey,
    Storm,
}

/// A sky and the light below it.
#[derive(Clone, Copy)]
pub(crate) struct Sky {
    pub hour: Hour,
    /// The word a caption uses for its colour.
    pub name: &'static str,
    pub top: Rgb,
    pub middle: Rgb,
    pub low: Rgb,
    /// The disc of the sun or moon, and what it lights.
    pub light: Rgb,
    /// What shadow turns to, and how far.
    shade: Rgb,
    shade_share: f32,
}

const fn sky(hour: Hour, name: &'static str, colours: [u32; 5], shade_share: f32) -> Sky {
    let [top, middle, low, light, shade] = colours;
    Sky {
        hour,
        name,
        top: hex(top),
        middle: hex(middle),
        low: hex(low),
        light: hex(light),
        shade: hex(shade),
        shade_share,
    }
}

const SUNSETS: [Sky; 6] = [
    sky(Hour::Sunset, "orange", [0x3b4374, 0xe0714f, 0xffcf7d, 0xfff0c2, 0x2a1d33], 0.72),
    sky(Hour::Sunset, "pink", [0x6168ad, 0xe58fb0, 0xffd6b8, 0xfff2df, 0x35294b], 0.62),
    sky(Hour::Sunset, "red", [0x2b1836, 0xb23340, 0xf99150, 0xffdca6, 0x1d0f20], 0.78),
    sky(Hour::Sunset, "golden", [0x7088b0, 0xefb763, 0xffebae, 0xfffadc, 0x4a3524], 0.6),
    sky(Hour::Sunset, "purple", [0x231a4d, 0x7d4a96, 0xf4a08f, 0xffe2c4, 0x1b1430], 0.72),
    sky(Hour::Sunset, "orange", [0x1f2d5a, 0xc9563f, 0xffb347, 0xffe9a8, 0x180f1e], 0.8),
];
const SUNRISES: [Sky; 2] = [
    sky(Hour::Sunrise, "pink", [0x86a5d8, 0xf2c1c6, 0xffe9c4, 0xfffbe8, 0x4a4a6e], 0.45),
    sky(Hour::Sunrise, "golden", [0x8fb4d6, 0xf9d9a0, 0xfff0c0, 0xfffdf0, 0x5a4a44], 0.4),
];
const DAYS: [Sky; 3] = [
    sky(Hour::Day, "blue", [0x2d7cc4, 0x76b6e8, 0xd6edf7, 0xfffdf0, 0x1d3a5c], 0.0),
    sky(Hour::Day, "blue", [0x1f63ad, 0x5c9fde, 0xbfdff2, 0xfffdf0, 0x1d3a5c], 0.0),
    sky(Hour::Day, "blue", [0x4da3d9, 0x98d0ee, 0xe6f5f5, 0xfffdf0, 0x1d3a5c], 0.0),
];
const DUSKS: [Sky; 2] = [
    sky(Hour::Dusk, "purple", [0x151b40, 0x45407f, 0xcf8088, 0xffe4cf, 0x12132b], 0.74),
    sky(Hour::Dusk, "blue", [0x0f1d3d, 0x2f5583, 0xe0b48f, 0xfff0da, 0x0d1628], 0.74),
];
const NIGHTS: [Sky; 3] = [
    sky(Hour::Night, "dark blue", [0x050a1e, 0x0f1f45, 0x2b4474, 0xf6f1dc, 0x050917], 0.84),
    sky(Hour::Night, "black", [0x04050d, 0x0b0f22, 0x1d2745, 0xf4f0e2, 0x030409], 0.88),
    sky(Hour::Night, "purple", [0x0b0724, 0x261a52, 0x5a3d7d, 0xf8eedd, 0x0a0618], 0.82),
];
const GREY: Sky = sky(Hour::Grey, "grey", [0x8795a3, 0xb1bbc3, 0xd9dddf, 0xffffff, 0x54606b], 0.3);
const STORM: Sky = sky(Hour::Storm, "dark", [0x232b37, 0x475362, 0x99a2a6, 0xe8eef2, 0x1a212b], 0.6);

impl Sky {
    /// The n-th sky of an hour; they repeat.
    pub(crate) fn at(hour: Hour, n: usize) -> Self {
        match hour {
            Hour::Sunrise => SUNRISES[n % SUNRISES.len()],
            Hour::Day => DAYS[n % DAYS.len()],
            Hour::Sunset => SUNSETS[n % SUNSETS.len()],
            Hour::Dusk => DUSKS[n % DUSKS.len()],
            Hour::Night => NIGHTS[n % NIGHTS.len()],
            Hour::Grey => GREY,
            Hour::Storm => STORM,
        }
    }

    /// A surface of this colour in the light of this hour.
    pub(crate) fn on(&self, surface: Rgb) -> Rgb {
        surface.mix(self.shade, self.shade_share)
    }

    /// As `on`, but only in part: for things that stay recognisable in the dark.
    pub(crate) fn half_on(&self, surface: Rgb) -> Rgb {
        surface.mix(self.shade, self.shade_share * 0.55)
    }

    /// A surface far away: it takes the colour of the air above the horizon.
    pub(crate) fn far(&self, surface: Rgb, distance: f32) -> Rgb {
        self.on(surface).mix(self.low, distance)
    }

    /// The colour of the bare sky at height `u`: 0 at the top, 1 at the horizon.
    pub(crate) fn colour(&self, u: f32) -> Rgb {
        let u = u.clamp(0.0, 1.0);
        if u < 0.55 {
            self.top.mix(self.middle, smooth(u / 0.55))
        } else {
            self.middle.mix(self.low, (u - 0.55) / 0.45)
        }
    }

    /// Paints the bare sky down to the horizon and its lowest colour below.
    pub(crate) fn paint(&self, c: &mut Canvas, horizon: f32) {
        c.all(|_x: f32, y: f32| self.colour(y / horizon).glass(1.0));
    }

    /// Clouds over the sky above `horizon`; `cover` from 0 (few) to 1 (closed).
    pub(crate) fn clouds(&self, c: &mut Canvas, horizon: f32, cover: f32, seed: u64) {
        let noise = Noise(seed);
        let (bright, shadow) = self.cloud_colours();
        let low = lerp(0.68, 0.28, cover);
        let w = c.w;
        // Low light shows clouds as bands, full light as heaps.
        let stretch =
            if matches!(self.hour, Hour::Day | Hour::Grey | Hour::Storm) { (4.6 * w / 300.0, 3.0) } else { (3.4, 6.0) };
        c.all(|x: f32, y: f32| {
            if y >= horizon {
                return Glass(WHITE, 0.0);
            }
            let height = 1.0 - y / horizon;
            let (u, v) = (x / w * stretch.0 / (0.35 + height), stretch.1 / (0.35 + height));
            let density = noise.cloud(u, v, 5);
            let above = noise.cloud(u + 0.05, v + 0.16, 3);
            let alpha = step(low, low + 0.24, density) * lerp(0.95, 0.6, cover * 0.5) * step(0.0, 0.1, height);
            let lit = (0.55 + (above - density) * 1.8).clamp(0.0, 1.0);
            bright.mix(shadow, lit).glass(alpha)
        });
    }

    fn cloud_colours(&self) -> (Rgb, Rgb) {
        match self.hour {
            Hour::Day => (hex(0xffffff), hex(0xb9cbd9)),
            Hour::Grey => (hex(0xe9eced), hex(0x8b97a1)),
            Hour::Storm => (hex(0x8d979f), hex(0x262d38)),
            Hour::Night => (self.low, self.top),
            Hour::Sunset | Hour::Sunrise | Hour::Dusk => (self.low.light(0.25), self.middle.mix(self.top, 0.55)),
        }
    }
}

/// The sun with its glow.
pub(crate) fn sun(c: &mut Canvas, sky: &Sky, at: Point, r: f32) {
    c.glow(at, r * 9.0, sky.light, 0.45);
    c.glow(at, r * 3.5, sky.light, 0.75);
    c.disc(at, r, sky.light);
}

/// The moon: `phase` 0 is full, towards ±1 it is a thin crescent open to one side.
pub(crate) fn moon(c: &mut Canvas, at: Point, r: f32, phase: f32, seed: u64) {
    let noise = Noise(seed);
    let face = hex(0xf6f1dc);
    c.glow(at, r * 5.0, hex(0xbfd0f0), 0.35);
    let shift = phase_shift(r, phase);
    c.disc(at, r, |x: f32, y: f32| {
        let hidden = phase != 0.0 && ((x - at.0 - shift).powi(2) + (y - at.1).powi(2)).sqrt() < r * 1.02;
        let spots = noise.cloud((x - at.0) / r * 1.8, (y - at.1) / r * 1.8, 3);
        let colour = face.mix(hex(0xb3b0a4), step(0.5, 0.75, spots) * 0.8);
        colour.glass(if hidden { 0.0 } else { 1.0 })
    });
}

/// How far the shadow's disc is moved: a small move leaves a thin crescent.
fn phase_shift(r: f32, phase: f32) -> f32 {
    if phase == 0.0 { 10.0 * r } else { phase.signum() * r * (1.05 - phase.abs()).max(0.25) * 1.3 }
}

/// Stars above the horizon; a few are bright.
pub(crate) fn stars(c: &mut Canvas, rng: &mut Rng, n: usize, horizon: f32) {
    for _ in 0..n {
        let at = (rng.range(0.0, c.w), rng.range(0.0, horizon));
        let tint = rng.pick(&[WHITE, hex(0xcfe0ff), hex(0xfff0cf)]);
        let r = rng.range(0.35, 0.75);
        c.disc(at, r, tint.glass(rng.range(0.35, 1.0)));
        if rng.chance(0.06) {
            c.glow(at, 5.0, tint, 0.7);
            c.disc(at, 1.0, tint);
        }
    }
}

/// A band of countless faint stars and dust across the sky.
pub(crate) fn milky_way(c: &mut Canvas, rng: &mut Rng, horizon: f32) {
    let (dust, cloud) = (Noise(rng.bits()), Noise(rng.bits()));
    let slope = rng.range(0.35, 0.9) * rng.sign();
    let middle = (c.w * rng.range(0.4, 0.6), horizon * 0.45);
    let width = c.h * rng.range(0.16, 0.24);
    let across = |x: f32, y: f32| ((x - middle.0) * slope - (y - middle.1)) / (1.0 + slope * slope).sqrt() / width;
    c.all(|x: f32, y: f32| {
        let d = across(x, y) + (cloud.cloud(x * 0.012, y * 0.012, 3) - 0.5) * 0.9;
        let veil = (-d * d * 1.6).exp() * (0.35 + 0.65 * cloud.cloud(x * 0.03, y * 0.03, 4));
        let dark = (-d * d * 9.0).exp() * step(0.42, 0.7, dust.cloud(x * 0.025, y * 0.025, 4));
        let colour = hex(0x9aa4d8).mix(hex(0xf2d6c4), (-d * d * 5.0).exp());
        colour.mix(hex(0x140f22), dark * 0.8).glass(if y < horizon { veil * 0.75 } else { 0.0 })
    });
    for _ in 0..(c.w * c.h / 45.0) as usize {
        let at = (rng.range(0.0, c.w), rng.range(0.0, horizon));
        if rng.chance((-across(at.0, at.1).powi(2) * 1.2).exp()) {
            c.disc(at, 0.45, WHITE.glass(rng.range(0.3, 0.9)));
        }
    }
}

/// Curtains of polar light.
pub(crate) fn aurora(c: &mut Canvas, rng: &mut Rng, horizon: f32, low: Rgb, high: Rgb) {
    let noise = Noise(rng.bits());
    for band in 0..3 {
        let base = horizon * rng.range(0.5, 0.85);
        let reach = horizon * rng.range(0.4, 0.7);
        let shift = rng.range(0.0, 50.0) + band as f32 * 17.0;
        c.all(|x: f32, y: f32| {
            let foot = base + (noise.cloud(x * 0.011 + shift, 0.5, 2) - 0.5) * horizon * 0.7;
            let u = (foot - y) / reach;
            if !(-0.05..1.0).contains(&u) {
                return Glass(low, 0.0);
            }
            let ray = 0.35 + 0.65 * noise.cloud(x * 0.09 + shift, y * 0.002, 3);
            let rise = step(-0.05, 0.06, u) * (1.0 - u).powf(1.7);
            low.mix(high, smooth(u * 1.2)).glass((rise * ray * 0.85).min(1.0))
        });
    }
}

/// A few birds far away, as strokes.
pub(crate) fn birds(c: &mut Canvas, rng: &mut Rng, n: usize, within: [f32; 4], colour: Rgb) {
    let [x0, y0, x1, y1] = within;
    for _ in 0..n {
        let (x, y, s) = (rng.range(x0, x1), rng.range(y0, y1), rng.range(2.5, 5.0));
        let lift = rng.range(0.4, 0.9);
        let wing = |side: f32| {
            super::shape::curve((x, y), (x + side * s * 0.6, y - s * lift), (x + side * s * 1.4, y - s * 0.1), 6)
        };
        c.path(&wing(1.0), 1.0, colour);
        c.path(&wing(-1.0), 1.0, colour);
    }
}

/// A bolt of lightning from the clouds to the horizon.
pub(crate) fn lightning(c: &mut Canvas, rng: &mut Rng, from: Point, to_y: f32) {
    let mut at = from;
    while at.1 < to_y {
        let next = (at.0 + rng.range(-9.0, 9.0), (at.1 + rng.range(5.0, 13.0)).min(to_y));
        c.line(at, next, 6.0, hex(0xaab8ff).glass(0.22));
        c.line(at, next, 1.8, hex(0xf7f5ff));
        if rng.chance(0.3) {
            let side = (next.0 + rng.range(-26.0, 26.0), next.1 + rng.range(10.0, 26.0));
            c.line(next, side, 0.9, hex(0xdfe3ff).glass(0.8));
        }
        at = next;
    }
}

/// A rainbow around a point below the horizon.
pub(crate) fn rainbow(c: &mut Canvas, centre: Point, r: f32, width: f32, strength: f32) {
    let bands = [0xe0473f, 0xf08a34, 0xf6d343, 0x58b368, 0x3b8ed0, 0x5a4ea8, 0x8b55b0].map(hex);
    c.disc(centre, r, |x: f32, y: f32| {
        let d = (r - ((x - centre.0).powi(2) + (y - centre.1).powi(2)).sqrt()) / width;
        if d >= 1.0 {
            return BLACK.glass(0.0);
        }
        let edge = step(0.0, 0.15, d) * step(1.0, 0.85, d);
        bands[((d * 7.0) as usize).min(6)].glass(edge * strength)
    });
}
