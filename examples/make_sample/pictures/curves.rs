//! Curves: spirals, figures of Lissajous, waves and threads.

use std::f32::consts::TAU;

use super::{Look, Picture, a, capital};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{GROUNDS, INK, PALETTES, Rgb, WHITE, hex, other_colour, strong_colour};
use crate::paint::noise::{Noise, lerp, smooth};
use crate::paint::rng::Rng;
use crate::paint::shape::on_circle;

/// A spiral: of a line, of dots, or of squares.
pub(crate) fn spiral(i: usize, rng: &mut Rng) -> Picture {
    let colour = strong_colour(rng);
    let ground = other_colour(rng, colour);
    let mut c = Canvas::card(rng, ground.rgb);
    let (at, r) = (c.centre(), c.short() * 0.44);
    let kind = ["lines", "dots", "squares"][i % 3];
    match kind {
        "lines" => {
            let turns = rng.between(4, 8) as f32;
            let points: Vec<Point> =
                (0..=400).map(|k| on_circle(at, r * k as f32 / 400.0, TAU * turns * k as f32 / 400.0)).collect();
            c.path(&points, 4.2, colour.rgb);
        }
        "dots" => {
            for k in 1..360 {
                let u = (k as f32 / 360.0).sqrt();
                c.disc(
                    on_circle(at, r * u, k as f32 * 2.399_963),
                    lerp(1.2, 5.2, u),
                    colour.rgb.mix(ground.rgb, 0.35 * (1.0 - u)),
                );
            }
        }
        _ => {
            for k in 0..34 {
                let u = 0.91f32.powi(k);
                let tint = if k % 2 == 0 { colour.rgb } else { ground.rgb };
                c.polygon(&crate::paint::shape::corners(at, r * 1.25 * u, 4, 0.16 * k as f32, 1.0), tint);
            }
        }
    }
    let name = a(colour.name);
    Picture::new(Look::Pattern, c)
        .plain(format!(
            "abstract {} and {} pattern\n{} and {} pattern",
            colour.name, ground.name, ground.name, colour.name
        ))
        .rich(format!(
            "{name} spiral of {kind}
        {} spiral made of {kind}
        Fibonacci, golden angle and a {} spiral
        Round and round it goes: spiral, {}",
            capital(colour.name),
            colour.name,
            colour.name
        ))
}

/// A spirograph figure.
pub(crate) fn spirograph(i: usize, rng: &mut Rng) -> Picture {
    let dark = i.is_multiple_of(2);
    let mut c = Canvas::new(248, 248, if dark { hex(0x161a2b) } else { hex(0xfbf8f0) });
    let first = strong_colour(rng);
    let (at, r) = (c.centre(), 112.0);
    let mut colour = first;
    for layer in 0..3 {
        let (p, q) = (rng.pick(&[11.0f32, 13.0, 17.0, 19.0]), rng.pick(&[4.0f32, 5.0, 6.0, 7.0]));
        let pen = rng.range(0.35, 0.9);
        let small = q / p;
        let points: Vec<Point> = (0..=1600)
            .map(|k| {
                let t = TAU * q * k as f32 / 1600.0;
                let (u, v) = (
                    (1.0 - small) * t.cos() + pen * small * ((1.0 - small) / small * t).cos(),
                    (1.0 - small) * t.sin() - pen * small * ((1.0 - small) / small * t).sin(),
                );
                (at.0 + r * u * (1.0 - 0.22 * layer as f32), at.1 + r * v * (1.0 - 0.22 * layer as f32))
            })
            .collect();
        c.path(&points, 0.9, colour.rgb);
        colour = other_colour(rng, colour);
    }
    Picture::new(Look::Pattern, c).plain(format!("abstract {} pattern", first.name)).rich(format!("Spirograph drawing, {} and more colours\nhypotrochoid curves, toy of the year 19{}\nguilloche, as on bank notes", first.name, 65 + i))
}

/// Layered waves.
pub(crate) fn waves(i: usize, rng: &mut Rng) -> Picture {
    let palette = PALETTES[(i * 5) % PALETTES.len()];
    let mut c = Canvas::photo(rng);
    let (w, h) = (c.w, c.h);
    c.all(palette[0]);
    let japanese = i % 3 == 2;
    for k in 0..9 {
        let noise = Noise(rng.bits());
        let base = h * (0.16 + 0.1 * k as f32);
        let tint = if japanese { hex(0x2c5f8f).mix(hex(0xdfeaf0), (k % 2) as f32 * 0.7) } else { palette[1 + k % 4] };
        let line = move |x: f32| {
            base + (noise.cloud(x * 0.008, 0.5, 2) - 0.5) * h * 0.3 + 5.0 * (x / w * 9.0 + k as f32).sin()
        };
        c.below(|x| line(x) - 2.0, INK.glass(0.16));
        c.below(line, |x: f32, y: f32| tint.light(0.25 * smooth(1.0 - (y - line(x)) / 46.0)).glass(1.0));
    }
    Picture::new(Look::Pattern, c).plain("abstract background\nan abstract pattern\nabstract background with colours").rich("abstract waves in many colours\nPaper cut waves, layered, soft shadows\nwavy background in retro colours, 9 layers\nFlowing curves, app splash screen")
}

/// Threads between points on a circle, or a flow of hairs.
pub(crate) fn threads(i: usize, rng: &mut Rng) -> Picture {
    let palette = PALETTES[(i * 7 + 1) % PALETTES.len()];
    let mut c = Canvas::new(256, 256, palette[4].dark(0.5));
    let at = c.centre();
    if i.is_multiple_of(2) {
        let (n, factor) = (200, rng.pick(&[2.0, 3.0, 4.0, 51.0]));
        for k in 0..n {
            let angle = |v: f32| TAU * v / n as f32;
            c.line(
                on_circle(at, 118.0, angle(k as f32)),
                on_circle(at, 118.0, angle(k as f32 * factor)),
                0.6,
                palette[k * 4 / n].light(0.1).glass(0.85),
            );
        }
        return Picture::new(Look::Pattern, c).plain("an abstract pattern").rich(format!("abstract lines in a circle\nString art: times table of {factor} on a circle with {n} nails\ncardioid from straight lines, string art"));
    }
    let noise = Noise(rng.bits());
    for _ in 0..420 {
        let mut p = (rng.range(-10.0, 266.0), rng.range(-10.0, 266.0));
        let tint: Rgb = palette[rng.below(4)];
        for _ in 0..24 {
            let angle = noise.cloud(p.0 * 0.008, p.1 * 0.008, 2) * TAU * 1.6;
            let next = on_circle(p, 3.0, angle);
            c.line(p, next, 1.3, tint.glass(0.8));
            p = next;
        }
    }
    Picture::new(Look::Pattern, c).plain("an abstract pattern").rich("abstract lines in many colours\nGenerative art: flow field with 420 threads\nflow field, Perlin style noise, plotter drawing\nwind map that never was")
}

/// Ink in water, or smoke: colours that swirl into each other.
pub(crate) fn swirl(i: usize, rng: &mut Rng) -> Picture {
    let first = strong_colour(rng);
    let second = other_colour(rng, first);
    let mut c = Canvas::photo(rng);
    let (one, two) = (Noise(rng.bits()), Noise(rng.bits()));
    let smoke = i % 3 == 2;
    c.all(|x: f32, y: f32| {
        let (u, v) = (x * 0.011, y * 0.011);
        let (p, q) = (one.cloud(u, v, 2) * 2.4, two.cloud(u, v, 2) * 2.4);
        let (s, t) = (one.cloud(u + p, v + q, 2) * 1.6, two.cloud(u + q, v + p, 2) * 1.6);
        let f = one.cloud(u * 0.7 + s + 7.0, v * 0.7 + t, 2);
        let band = 0.5 + 0.5 * (f * 34.0).sin();
        if smoke {
            return hex(0x101018)
                .mix(first.rgb.light(0.25), smooth((f - 0.35) * 2.4) * (0.35 + 0.65 * band))
                .glass(1.0);
        }
        first
            .rgb
            .mix(second.rgb, smooth((f - 0.25) * 2.2))
            .mix(WHITE, band.powi(3) * 0.8)
            .mix(INK, (1.0 - band).powi(4) * 0.35)
            .glass(1.0)
    });
    let (a1, b1) = (first.name, second.name);
    if smoke {
        return Picture::new(Look::Pattern, c)
            .plain(format!("{a1} smoke\nabstract {a1} smoke in the dark"))
            .rich(format!("{} smoke on a black ground\nwisps of {a1} smoke, studio shot", capital(a1)));
    }
    Picture::new(Look::Pattern, c).plain(format!("abstract {a1} and {b1} background\n{a1} and {b1} abstract\n{a1}, {b1} and white background")).rich(format!("Marbled paper in {a1} and {b1}\nLiquid marble, swirls of {a1} and {b1} ink\nacrylic pouring, {a1}, {b1}, white"))
}

/// A tangle of loops in one line.
pub(crate) fn scribble(i: usize, rng: &mut Rng) -> Picture {
    let colour = strong_colour(rng);
    let mut c = Canvas::card(rng, GROUNDS[(i * 3 + 2) % GROUNDS.len()]);
    let (at, r) = (c.centre(), c.short() * 0.4);
    let (p, q) = [(3.0, 2.0), (5.0, 4.0), (1.0, 2.0), (5.0, 6.0), (3.0, 4.0)][i % 5];
    let phase = rng.range(0.2, 1.4);
    let points: Vec<Point> = (0..=720)
        .map(|k| {
            let t = TAU * k as f32 / 720.0;
            (at.0 + r * (p * t + phase).sin(), at.1 + r * (q * t).sin())
        })
        .collect();
    c.path(&points, 3.2, colour.rgb);
    Picture::new(Look::Pattern, c).plain(format!("an abstract {} pattern\n{} pattern", colour.name, colour.name)).rich(format!("Lissajous figure {p} : {q}\noscilloscope pattern, frequency ratio {p} to {q}\n{} loop drawn in a single line", capital(colour.name)))
}
