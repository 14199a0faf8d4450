//! A picture under construction, drawn three times too large in each direction and scaled down at the end: that is all its anti-aliasing.
//!
//! Coordinates are pixels of the finished picture, x to the right and y down, as floats.

use image::imageops::FilterType;
use image::{DynamicImage, RgbImage};

use super::colour::Rgb;
use super::noise::Noise;
use super::rng::Rng;
use super::shape::{Capsule, Ellipse, Polygon, Rect, Shape};

pub(crate) type Point = (f32, f32);

const OVERSAMPLE: usize = 3;

/// A colour that covers only a part of what is below it: `Glass(colour, alpha)`.
#[derive(Clone, Copy)]
pub(crate) struct Glass(pub Rgb, pub f32);

/// What a shape is filled with: a colour, a see-through colour, or a function of the place.
pub(crate) trait Paint {
    /// The colour at (x, y) and how much of the ground it covers.
    fn at(&self, x: f32, y: f32) -> Glass;
}

impl Paint for Rgb {
    fn at(&self, _x: f32, _y: f32) -> Glass {
        Glass(*self, 1.0)
    }
}

impl Paint for Glass {
    fn at(&self, _x: f32, _y: f32) -> Glass {
        *self
    }
}

impl<F: Fn(f32, f32) -> Glass> Paint for F {
    fn at(&self, x: f32, y: f32) -> Glass {
        self(x, y)
    }
}

/// The picture and its size.
pub(crate) struct Canvas {
    pub w: f32,
    pub h: f32,
    n_columns: usize,
    n_rows: usize,
    pixels: Vec<Rgb>,
}

impl Canvas {
    /// A canvas of `w` × `h` finished pixels, all in one colour.
    pub(crate) fn new(w: usize, h: usize, ground: Rgb) -> Self {
        let (n_columns, n_rows) = (w * OVERSAMPLE, h * OVERSAMPLE);
        Self { w: w as f32, h: h as f32, n_columns, n_rows, pixels: vec![ground; n_columns * n_rows] }
    }

    /// A wide canvas in one of the usual photo formats.
    pub(crate) fn wide(rng: &mut Rng) -> Self {
        let (w, h) = rng.pick(&[(300, 200), (288, 216), (304, 171), (300, 225), (312, 208), (320, 160)]);
        Self::new(w, h, super::colour::WHITE)
    }

    /// Any of the usual photo formats, wide ones most often.
    pub(crate) fn photo(rng: &mut Rng) -> Self {
        if rng.chance(0.72) {
            return Self::wide(rng);
        }
        let (w, h) = rng.pick(&[(240, 240), (200, 280), (208, 312), (216, 288), (256, 256)]);
        Self::new(w, h, super::colour::WHITE)
    }

    /// A square or nearly square canvas for one drawn thing.
    pub(crate) fn card(rng: &mut Rng, ground: Rgb) -> Self {
        let (w, h) = rng.pick(&[(240, 240), (256, 256), (224, 224), (264, 220), (220, 264), (280, 210)]);
        Self::new(w, h, ground)
    }

    pub(crate) fn centre(&self) -> Point {
        (self.w / 2.0, self.h / 2.0)
    }

    /// The shorter side.
    pub(crate) fn short(&self) -> f32 {
        self.w.min(self.h)
    }

    /// Paints everything.
    pub(crate) fn all(&mut self, paint: impl Paint) {
        let whole = Rect { x: 0.0, y: 0.0, w: self.w, h: self.h, round: 0.0 };
        self.fill(&whole, paint);
    }

    /// Paints the inside of a shape.
    pub(crate) fn fill(&mut self, shape: &impl Shape, paint: impl Paint) {
        let [x0, y0, x1, y1] = shape.bounds();
        let (i0, i1) = (index(x0, self.n_columns), index(x1 + 1.0, self.n_columns));
        let (j0, j1) = (index(y0, self.n_rows), index(y1 + 1.0, self.n_rows));
        for j in j0..j1 {
            let y = place(j);
            for i in i0..i1 {
                let x = place(i);
                if shape.contains(x, y) {
                    let Glass(colour, alpha) = paint.at(x, y);
                    let pixel = &mut self.pixels[j * self.n_columns + i];
                    *pixel = pixel.mix(colour, alpha);
                }
            }
        }
    }

    /// Paints what lies below the line y = `top(x)`.
    pub(crate) fn below(&mut self, top: impl Fn(f32) -> f32, paint: impl Paint) {
        for i in 0..self.n_columns {
            let x = place(i);
            for j in index(top(x), self.n_rows)..self.n_rows {
                let Glass(colour, alpha) = paint.at(x, place(j));
                let pixel = &mut self.pixels[j * self.n_columns + i];
                *pixel = pixel.mix(colour, alpha);
            }
        }
    }

    pub(crate) fn disc(&mut self, centre: Point, r: f32, paint: impl Paint) {
        self.oval(centre, r, r, paint);
    }

    pub(crate) fn oval(&mut self, centre: Point, rx: f32, ry: f32, paint: impl Paint) {
        self.fill(&Ellipse { centre, rx, ry, turn: 0.0 }, paint);
    }

    /// An ellipse turned by `turn` radians, clockwise on the screen.
    pub(crate) fn leaf(&mut self, centre: Point, rx: f32, ry: f32, turn: f32, paint: impl Paint) {
        self.fill(&Ellipse { centre, rx, ry, turn }, paint);
    }

    pub(crate) fn rect(&mut self, x: f32, y: f32, w: f32, h: f32, paint: impl Paint) {
        self.fill(&Rect { x, y, w, h, round: 0.0 }, paint);
    }

    pub(crate) fn round_rect(&mut self, x: f32, y: f32, w: f32, h: f32, round: f32, paint: impl Paint) {
        self.fill(&Rect { x, y, w, h, round }, paint);
    }

    pub(crate) fn polygon(&mut self, points: &[Point], paint: impl Paint) {
        self.fill(&Polygon(points), paint);
    }

    /// A straight stroke with round ends.
    pub(crate) fn line(&mut self, a: Point, b: Point, width: f32, paint: impl Paint) {
        self.fill(&Capsule { a, b, r: width / 2.0 }, paint);
    }

    /// Strokes from point to point.
    pub(crate) fn path(&mut self, points: &[Point], width: f32, paint: impl Paint + Copy) {
        for pair in points.windows(2) {
            self.line(pair[0], pair[1], width, paint);
        }
    }

    /// Light around a point that falls off to nothing at distance `r`.
    pub(crate) fn glow(&mut self, centre: Point, r: f32, colour: Rgb, strength: f32) {
        self.disc(centre, r, |x: f32, y: f32| {
            let d = ((x - centre.0).powi(2) + (y - centre.1).powi(2)).sqrt() / r;
            colour.glass(strength * (1.0 - d).max(0.0).powi(2))
        });
    }

    /// Mirrors what is above the line y = `level` into what is below it, rippled, and tinted by `water`.
    pub(crate) fn reflect(&mut self, level: f32, water: Rgb, tint: f32, ripple: f32, seed: u64) {
        let noise = Noise(seed);
        for j in index(level, self.n_rows)..self.n_rows {
            let y = place(j);
            let depth = (y - level) / (self.h - level);
            let mirrored = level - (y - level) * 0.92;
            for i in 0..self.n_columns {
                let x = place(i);
                let wave = noise.cloud(x * 0.02 / (depth + 0.15), 14.0 / (depth + 0.12), 2) - 0.5;
                let from = self.get(x + wave * ripple * (0.3 + depth), mirrored + wave * ripple * 0.7);
                let shade = (1.0 + wave * 0.25) * (1.0 - 0.12 * depth);
                self.pixels[j * self.n_columns + i] = from.mix(water, tint).times(shade);
            }
        }
    }

    /// Darkens the corners a little, as lenses do.
    pub(crate) fn vignette(&mut self, strength: f32) {
        let (cx, cy) = self.centre();
        self.all(|x: f32, y: f32| {
            let d = ((x - cx) / cx).powi(2) + ((y - cy) / cy).powi(2);
            super::colour::BLACK.glass((d * 0.5).powi(2) * strength)
        });
    }

    /// The finished picture.
    pub(crate) fn finish(&self) -> RgbImage {
        let bytes = self.pixels.iter().flat_map(|p| [p.0, p.1, p.2].map(byte)).collect();
        let large = RgbImage::from_raw(self.n_columns as u32, self.n_rows as u32, bytes)
            .expect("three bytes were written for every pixel");
        DynamicImage::ImageRgb8(large).resize_exact(self.w as u32, self.h as u32, FilterType::CatmullRom).into_rgb8()
    }

    fn get(&self, x: f32, y: f32) -> Rgb {
        let i = index(x, self.n_columns - 1);
        let j = index(y, self.n_rows - 1);
        self.pixels[j * self.n_columns + i]
    }
}

/// The centre of the n-th fine pixel.
fn place(n: usize) -> f32 {
    (n as f32 + 0.5) / OVERSAMPLE as f32
}

/// The fine pixel at a place, at most `limit`.
fn index(place: f32, limit: usize) -> usize {
    ((place * OVERSAMPLE as f32).max(0.0) as usize).min(limit)
}

fn byte(value: f32) -> u8 {
    (value.clamp(0.0, 1.0) * 255.0).round() as u8
}
