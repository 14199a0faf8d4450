//! Water, mountains, hills, dunes and fields.

use super::canvas::{Canvas, Glass, Point};
use super::colour::{Rgb, WHITE, hex};
use super::noise::{Noise, lerp, smooth, step};
use super::rng::Rng;
use super::sky::{Hour, Sky};

/// The sea from the horizon down, with waves that grow towards the viewer and the sun's path when there is a sun.
pub(crate) fn sea(c: &mut Canvas, sky: &Sky, horizon: f32, deep: Rgb, sun: Option<Point>, seed: u64) {
    let noise = Noise(seed);
    let mirror = if sky.hour == Hour::Day { 0.35 } else { 0.6 };
    let far = sky.far(deep, 0.3).mix(sky.low, mirror);
    let near = sky.on(deep).mix(sky.top, 0.25);
    let (h, middle) = (c.h, c.w / 2.0);
    c.below(
        |_| horizon,
        |x: f32, y: f32| {
            let depth = (y - horizon) / (h - horizon);
            let z = 1.0 / (depth + 0.07);
            let wave = noise.cloud((x - middle) * z * 0.016 + 90.0, z * 7.0, 4) - 0.5;
            let body = far.mix(near, depth.powf(0.55));
            let foam = sky.low.mix(WHITE, 0.3);
            let colour = if wave > 0.0 { body.mix(foam, wave * 0.75) } else { body.mix(near.dark(0.5), -wave * 1.1) };
            colour.mix(sky.light, glitter(sun, x, depth, wave)).glass(1.0)
        },
    );
}

/// How much of the sun a point of the water throws back.
fn glitter(sun: Option<Point>, x: f32, depth: f32, wave: f32) -> f32 {
    let Some(sun) = sun else { return 0.0 };
    let width = 5.0 + 34.0 * depth;
    let off = (x - sun.0) / width;
    let spark = step(-0.08, 0.2, wave + 0.1 * (0.5 - depth));
    (-off * off).exp() * spark * lerp(0.95, 0.7, depth)
}

/// A crest line: the height of a range of hills or mountains over x.
#[derive(Clone, Copy)]
pub(crate) struct Crest {
    noise: Noise,
    base: f32,
    height: f32,
    scale: f32,
    sharp: f32,
}

impl Crest {
    /// A line that rises up to `height` above `base`, with a hill every `length` pixels; `sharp` 0 gives hills, 1 gives peaks.
    pub(crate) fn new(rng: &mut Rng, base: f32, height: f32, length: f32, sharp: f32) -> Self {
        Self { noise: Noise(rng.bits()), base, height, scale: 1.0 / length, sharp }
    }

    /// The y of the crest.
    pub(crate) fn y(&self, x: f32) -> f32 {
        let u = x * self.scale + 31.0;
        let round = if self.sharp > 0.2 { self.noise.cloud(u, 0.5, 4) } else { self.noise.cloud(u, 0.5, 2) };
        // Folded noise keeps to the middle of its range; stretched, it has summits and passes.
        let peak = ((self.noise.crest(u, 7.5, 5) - 0.34) * 1.9).clamp(0.0, 1.2);
        self.base - self.height * lerp(round, peak, self.sharp)
    }
}

/// What a range looks like.
#[derive(Clone, Copy)]
pub(crate) struct Rock {
    pub colour: Rgb,
    /// How far down from the crest snow reaches, in pixels; 0 for none.
    pub snow: f32,
    /// Distance, 0 to 1: how much air lies between.
    pub haze: f32,
}

/// One range of mountains below its crest line, lit from one side.
pub(crate) fn range(c: &mut Canvas, sky: &Sky, crest: &Crest, rock: Rock, seed: u64) {
    let noise = Noise(seed);
    let (stone, snow) = (sky.far(rock.colour, rock.haze), sky.half_on(hex(0xf6f8fb)).mix(sky.low, rock.haze * 0.7));
    let foot = crest.base;
    c.below(
        |x| crest.y(x),
        |x: f32, y: f32| {
            let depth = y - crest.y(x);
            let (u, v) = ((x + y * 0.6) * 0.024, (y * 0.9 - x * 0.5) * 0.024);
            let relief = noise.crest(u, v, 5) - noise.crest(u + 0.2, v - 0.16, 5);
            let slope = crest.y(x + 1.5) - crest.y(x - 1.5);
            let light = (0.5 + relief * 2.1 - slope * 0.09 * (-depth / 16.0).exp()).clamp(0.0, 1.0);
            let line = rock.snow * (0.45 + noise.cloud(x * 0.07, y * 0.05, 3)) + relief * rock.snow * 0.3;
            let white = if rock.snow > 0.0 { step(line + 3.0, line - 3.0, depth) } else { 0.0 };
            let bare = stone.dark(0.28).mix(stone.light(0.16), light);
            let snowy = snow.mix(sky.top.mix(sky.middle, 0.3), (1.0 - light) * 0.62);
            let mist = step(0.0, 1.0, (y - crest.base + 0.3 * (foot - crest.base + 40.0)) / 40.0) * 0.35 * rock.haze;
            bare.mix(snowy, white).mix(sky.low, mist).glass(1.0)
        },
    );
}

/// Rolling ground in one colour, a little brighter on its crests.
pub(crate) fn hill(c: &mut Canvas, sky: &Sky, crest: &Crest, colour: Rgb, haze: f32, seed: u64) {
    let noise = Noise(seed);
    let body = sky.far(colour, haze);
    c.below(
        |x| crest.y(x),
        |x: f32, y: f32| {
            let depth = y - crest.y(x);
            let grain = noise.cloud(x * 0.25, y * 0.5, 3) - 0.5;
            let rim = (-depth / 14.0).exp();
            let folds = noise.cloud(x * 0.012, y * 0.04, 2) - 0.5;
            body.light(rim * 0.16).times(1.0 + grain * 0.16 + folds * 0.3).glass(1.0)
        },
    );
}

/// A dune with a lit and a shaded flank, which meet at a winding ridge that runs down towards the viewer.
pub(crate) fn dune(c: &mut Canvas, sky: &Sky, crest: &Crest, colour: Rgb, haze: f32, rng: &mut Rng) {
    let noise = Noise(rng.bits());
    let (top, drift) = (rng.range(0.2, 0.8) * c.w, rng.range(-0.9, 0.9));
    let lit = sky.far(colour.light(0.12), haze);
    let dark = sky.far(colour.mix(hex(0x7a3f2a), 0.55), haze * 0.8);
    c.below(
        |x| crest.y(x),
        |x: f32, y: f32| {
            let depth = y - crest.y(x);
            let ridge = top + depth * drift + (noise.cloud(depth * 0.018, 0.5, 2) - 0.5) * 70.0;
            let shade = step(-1.5, 1.5 + depth * 0.08, ridge - x) * step(150.0, 20.0, ridge - x);
            let ripple = (x * 0.16 + depth * 0.75 + 9.0 * noise.cloud(x * 0.03, y * 0.03, 2)).sin() * 0.03;
            lit.mix(dark, shade * 0.85 + 0.12 * smooth(depth / 90.0)).times(1.0 + ripple).glass(1.0)
        },
    );
}

/// Furrows or rows of plants that run to a vanishing point at `toward`, in turns of the two colours.
pub(crate) fn rows(c: &mut Canvas, sky: &Sky, horizon: f32, toward: f32, colours: [Rgb; 2], per_step: f32, seed: u64) {
    let noise = Noise(seed);
    let (w, h) = (c.w, c.h);
    c.below(
        |_| horizon,
        |x: f32, y: f32| {
            let depth = (y - horizon) / (h - horizon) + 0.035;
            let side = (x - toward * w) / w / depth;
            let wobble = (noise.cloud(side * 5.0, 2.0 / depth, 3) - 0.5) * 0.9;
            let row = 0.5 + 0.5 * (side * per_step * std::f32::consts::TAU + wobble * 1.6).sin();
            let grain = noise.cloud(x * 0.45, y * 0.6, 3) - 0.5;
            let near = step(0.0, 0.16, depth);
            let mixed = colours[0].mix(colours[1], lerp(0.4, step(0.3, 0.7, row), near));
            let lit = mixed.times(1.0 + grain * 0.35 + 0.16 * row);
            sky.on(lit).mix(sky.low, (1.0 - smooth(depth * 2.2)) * 0.45).glass(1.0)
        },
    );
}

/// A bank of mist around the height `y`.
pub(crate) fn mist(c: &mut Canvas, colour: Rgb, y: f32, thickness: f32, strength: f32, seed: u64) {
    let noise = Noise(seed);
    c.all(|px: f32, py: f32| {
        let d = (py - y) / thickness;
        let wisp = 0.45 + 0.9 * noise.cloud(px * 0.012, py * 0.05, 4);
        Glass(colour, ((-d * d).exp() * wisp * strength).min(1.0))
    });
}

/// A road that narrows to the point (`toward`, `horizon`), with edge lines and a broken line in the middle.
pub(crate) fn road(c: &mut Canvas, sky: &Sky, horizon: f32, toward: f32, bend: f32, line: Rgb) {
    let (h, w) = (c.h, c.w);
    let middle = |depth: f32| toward * w + (0.5 - toward) * w * depth + bend * (1.0 - depth) * depth * w;
    let asphalt = sky.on(hex(0x55585f));
    let mark = sky.half_on(line);
    c.below(
        |_| horizon,
        |x: f32, y: f32| {
            let depth = (y - horizon) / (h - horizon);
            let off = (x - middle(depth)) / (0.008 * w + 0.36 * w * depth);
            if off.abs() > 1.0 {
                return Glass(asphalt, 0.0);
            }
            let dash = (2.2 / (depth + 0.12)).fract() < 0.55;
            let marked = (off.abs() < 0.026 && dash) || (off.abs() > 0.88 && off.abs() < 0.92);
            if marked { mark.glass(1.0) } else { asphalt.mix(sky.low, 0.3 * (1.0 - depth)).glass(1.0) }
        },
    );
}

/// Falling snow or rain: many small strokes.
pub(crate) fn fall(c: &mut Canvas, rng: &mut Rng, n: usize, snow: bool) {
    for _ in 0..n {
        let at = (rng.range(0.0, c.w), rng.range(0.0, c.h));
        let near = rng.unit();
        if snow {
            c.disc(at, 0.6 + near * near * 2.0, WHITE.glass(0.85 - 0.35 * near));
        } else {
            let l = 6.0 + 12.0 * near;
            c.line(at, (at.0 - l * 0.18, at.1 + l), 0.6 + near * 0.4, hex(0xdfe8f0).glass(0.32));
        }
    }
}
