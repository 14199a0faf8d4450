//! Fractals.

use std::f32::consts::PI;

use super::{Look, Picture, capital};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{Rgb, WHITE, hex};
use crate::paint::rng::Rng;
use crate::paint::shape::{Polygon, Shape};

/// Cyclic colours for the outside of a set; the word is for captions.
const RAMPS: [(&str, [Rgb; 5]); 5] = [
    ("blue", [hex(0x03071e), hex(0x0f3a7a), hex(0x4fa3e0), hex(0xf6f3e0), hex(0xf2a23c)]),
    ("red", [hex(0x120308), hex(0x6b0f1a), hex(0xd8352c), hex(0xf6a04a), hex(0xfdf2c0)]),
    ("green", [hex(0x04140f), hex(0x0f5040), hex(0x3fa66a), hex(0xc8e67a), hex(0xfdfbd8)]),
    ("purple", [hex(0x0c0420), hex(0x3d1a78), hex(0x9a4fd0), hex(0xf08fc0), hex(0xfdf0e0)]),
    ("orange", [hex(0x0a0f1e), hex(0x2a3f5a), hex(0xc8643a), hex(0xf5b04a), hex(0xfdf3d8)]),
];

fn ramp(colours: &[Rgb; 5], u: f32) -> Rgb {
    let v = u.rem_euclid(1.0) * 5.0;
    let k = v as usize % 5;
    colours[k].mix(colours[(k + 1) % 5], v.fract())
}

/// Steps until z² + c leaves the circle of radius 16, with a smooth fraction; none when it stays.
fn escape(mut z: (f64, f64), c: (f64, f64), limit: u32) -> Option<f32> {
    for step in 0..limit {
        let (x2, y2) = (z.0 * z.0, z.1 * z.1);
        if x2 + y2 > 256.0 {
            let smooth = ((x2 + y2).ln() / 2.0 / 16f64.ln()).log2();
            return Some(step as f32 - smooth as f32);
        }
        z = (x2 - y2 + c.0, 2.0 * z.0 * z.1 + c.1);
    }
    None
}

/// A crop of the Mandelbrot set: centre, width of the view, and where it is.
const VIEWS: [(f64, f64, f64, &str); 10] = [
    (-0.62, 0.0, 3.0, "the whole set"),
    (-0.7453, 0.1127, 0.0065, "Seahorse Valley"),
    (0.2925, 0.0149, 0.018, "Elephant Valley"),
    (-0.1592, 1.0338, 0.035, "a dendrite at the top"),
    (-1.7692, 0.0023, 0.045, "a mini Mandelbrot on the needle"),
    (-0.743_645, 0.131_825, 0.0026, "spirals in the valley"),
    (-0.1011, 0.9563, 0.012, "a lightning bolt"),
    (-1.250_66, 0.020_12, 0.0017, "the period-two bulb"),
    (0.3602, 0.1001, 0.06, "a branching seahorse"),
    (-0.5246, 0.5275, 0.06, "the edge of a bulb"),
];

/// The Mandelbrot set.
pub(crate) fn mandelbrot(i: usize, rng: &mut Rng) -> Picture {
    let (x0, y0, width, place) = VIEWS[i % VIEWS.len()];
    let (name, colours) = RAMPS[(i + i / 5) % RAMPS.len()];
    let mut c = Canvas::photo(rng);
    let (w, h) = (f64::from(c.w), f64::from(c.h));
    let scale = if i == 0 { 0.02 } else { 0.011 };
    c.all(|x: f32, y: f32| {
        let at = (x0 + (f64::from(x) / w - 0.5) * width, y0 + (f64::from(y) / h - 0.5) * width * h / w);
        escape((0.0, 0.0), at, 420)
            .map_or(hex(0x05060c), |n| ramp(&colours, (n + 2.0).max(0.0).sqrt() * 0.19 + n * scale * 0.4))
            .glass(1.0)
    });
    Picture::new(Look::Pattern, c)
        .plain(format!("abstract {name} pattern\nan abstract pattern in {name}\nabstract {name} background"))
        .rich(format!(
            "{name} fractal
        Mandelbrot set, {place}
        Zoom into the Mandelbrot set: {place}
        fractal art, {name} palette, iteration limit 420
        Mandelbrot set in {name} ({place})"
        ))
}

/// Parameters of Julia sets with the names they go by.
const JULIAS: [(f64, f64, &str); 8] = [
    (-0.8, 0.156, "winding rivers"),
    (0.285, 0.01, "curled islands"),
    (-0.4, 0.6, "stars of dust"),
    (-0.123, 0.745, "Douady's rabbit"),
    (0.0, 1.0, "the dendrite"),
    (-0.7269, 0.1889, "twin spirals"),
    (-0.75, 0.11, "the lace"),
    (-1.476, 0.0, "a chain of beads"),
];

/// A Julia set.
pub(crate) fn julia(i: usize, rng: &mut Rng) -> Picture {
    let (cx, cy, nick) = JULIAS[i % JULIAS.len()];
    let (name, colours) = RAMPS[(i * 3 + 1) % RAMPS.len()];
    let mut c = Canvas::photo(rng);
    let (w, h) = (f64::from(c.w), f64::from(c.h));
    let view = 3.1 / w.min(h * 1.5) * 1.0;
    c.all(|x: f32, y: f32| {
        let z = ((f64::from(x) - w / 2.0) * view, (f64::from(y) - h / 2.0) * view);
        escape(z, (cx, cy), 260).map_or(colours[0], |n| ramp(&colours, (n + 2.0).max(0.0).sqrt() * 0.2)).glass(1.0)
    });
    Picture::new(Look::Pattern, c)
        .plain(format!("abstract {name} pattern\nan abstract pattern in {name}\nabstract {name} background"))
        .rich(format!(
            "a fractal pattern in {name}
        Julia set for c = {cx} + {cy}i, also called {nick}
        {} Julia set, mathematical art
        Chaos theory in colour: Julia set ({nick})",
            capital(name)
        ))
}

/// Fractals drawn with ruler and compass: triangle, snowflake, carpet, fern, dragon and tree.
pub(crate) fn classic(i: usize, rng: &mut Rng) -> Picture {
    let (name, colours) = RAMPS[i % RAMPS.len()];
    let mut c = Canvas::new(256, 256, colours[4].light(0.55));
    let ink = colours[1];
    let (title, note) = match i % 6 {
        0 => {
            sierpinski(&mut c, [(128.0, 18.0), (238.0, 222.0), (18.0, 222.0)], 6, ink);
            ("Sierpinski triangle", "3 copies of itself at half size")
        }
        1 => {
            let mut edge = vec![(40.0, 88.0), (216.0, 88.0), (128.0, 240.4), (40.0, 88.0)];
            for _ in 0..4 {
                edge = koch(&edge);
            }
            c.polygon(&edge, ink.mix(colours[2], 0.5));
            ("Koch snowflake", "finite area, infinite edge")
        }
        2 => {
            carpet(&mut c, (14.0, 14.0), 228.0, 4, ink, colours[4].light(0.55));
            ("Sierpinski carpet", "a square with holes in holes")
        }
        3 => {
            fern(&mut c, rng, hex(0x2f7a45));
            ("Barnsley fern", "4 affine maps and 60,000 points")
        }
        4 => {
            dragon(&mut c, &colours);
            ("Dragon curve", "a strip of paper folded 12 times")
        }
        _ => {
            pythagoras(&mut c, (108.0, 232.0), (148.0, 232.0), 10);
            ("Pythagoras tree", "squares on squares")
        }
    };
    let noun =
        if title == "Barnsley fern" { "a green fern, a fractal".to_owned() } else { format!("a fractal in {name}") };
    Picture::new(Look::Drawing, c)
        .plain(format!("{noun}\na fractal\na fractal of {}", if i.is_multiple_of(6) { "triangles" } else { "lines" }))
        .rich(format!("{title}: {note}\n{title}, a classic fractal\nmath class: how to draw a {title}"))
}

fn sierpinski(c: &mut Canvas, [p, q, r]: [Point; 3], depth: u32, ink: Rgb) {
    if depth == 0 {
        c.polygon(&[p, q, r], ink);
        return;
    }
    let mid = |a: Point, b: Point| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
    let (pq, qr, rp) = (mid(p, q), mid(q, r), mid(r, p));
    for corner in [[p, pq, rp], [pq, q, qr], [rp, qr, r]] {
        sierpinski(c, corner, depth - 1, ink);
    }
}

fn koch(edge: &[Point]) -> Vec<Point> {
    let mut finer = Vec::with_capacity(edge.len() * 4);
    for pair in edge.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let (dx, dy) = ((b.0 - a.0) / 3.0, (b.1 - a.1) / 3.0);
        let (sin, cos) = (-PI / 3.0).sin_cos();
        let p = (a.0 + dx, a.1 + dy);
        finer.extend([a, p, (p.0 + dx * cos - dy * sin, p.1 + dx * sin + dy * cos), (a.0 + 2.0 * dx, a.1 + 2.0 * dy)]);
    }
    finer.extend(edge.last());
    finer
}

fn carpet(c: &mut Canvas, at: Point, size: f32, depth: u32, ink: Rgb, hole: Rgb) {
    if depth == 4 {
        c.rect(at.0, at.1, size, size, ink);
    }
    if depth == 0 {
        return;
    }
    let third = size / 3.0;
    c.rect(at.0 + third, at.1 + third, third, third, hole);
    for cell in (0..9).filter(|cell| *cell != 4) {
        let corner = (at.0 + (cell % 3) as f32 * third, at.1 + (cell / 3) as f32 * third);
        carpet(c, corner, third, depth - 1, ink, hole);
    }
}

/// Barnsley's iterated function system.
fn fern(c: &mut Canvas, rng: &mut Rng, green: Rgb) {
    let mut p = (0.0f32, 0.0f32);
    for _ in 0..60_000 {
        let u = rng.unit();
        p = if u < 0.01 {
            (0.0, 0.16 * p.1)
        } else if u < 0.86 {
            (0.85 * p.0 + 0.04 * p.1, -0.04 * p.0 + 0.85 * p.1 + 1.6)
        } else if u < 0.93 {
            (0.2 * p.0 - 0.26 * p.1, 0.23 * p.0 + 0.22 * p.1 + 1.6)
        } else {
            (-0.15 * p.0 + 0.28 * p.1, 0.26 * p.0 + 0.24 * p.1 + 0.44)
        };
        c.disc((118.0 + p.0 * 23.5, 246.0 - p.1 * 23.5), 0.45, green.light(0.05 * p.1).glass(0.8));
    }
}

fn dragon(c: &mut Canvas, colours: &[Rgb; 5]) {
    let n = 1usize << 12;
    let (mut points, mut way) = (vec![(0.0f32, 0.0f32)], 0usize);
    for k in 1..=n {
        let (x, y) = points[k - 1];
        points.push([(x + 1.0, y), (x, y + 1.0), (x - 1.0, y), (x, y - 1.0)][way]);
        let right = (k & k.wrapping_neg()) << 1 & k != 0;
        way = (way + if right { 1 } else { 3 }) % 4;
    }
    let [x0, y0, x1, y1] = Polygon(&points).bounds();
    let scale = 226.0 / (x1 - x0).max(y1 - y0);
    let place = |p: Point| (128.0 + (p.0 - (x0 + x1) / 2.0) * scale, 128.0 + (p.1 - (y0 + y1) / 2.0) * scale);
    for (k, pair) in points.windows(2).enumerate() {
        c.line(place(pair[0]), place(pair[1]), 1.4, ramp(colours, 0.15 + 0.5 * k as f32 / n as f32));
    }
}

fn pythagoras(c: &mut Canvas, a: Point, b: Point, depth: u32) {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (d, e) = ((a.0 + dy, a.1 - dx), (b.0 + dy, b.1 - dx));
    let tint = hex(0x7a5238).mix(hex(0x6fae4f), 1.0 - depth as f32 / 10.0);
    c.polygon(&[a, b, e, d], tint);
    if depth == 0 {
        return;
    }
    let tip = ((d.0 + e.0) / 2.0 + dy * 0.42 + dx * 0.04, (d.1 + e.1) / 2.0 - dx * 0.42 + dy * 0.04);
    pythagoras(c, d, tip, depth - 1);
    pythagoras(c, tip, e, depth - 1);
}

/// A cellular automaton: each row follows from the row above.
pub(crate) fn automaton(i: usize, rng: &mut Rng) -> Picture {
    let (rule, (name, colours)) = ([30u32, 110, 90, 150][i % 4], RAMPS[(i * 2) % RAMPS.len()]);
    const N: usize = 100;
    let mut c = Canvas::new(250, 200, WHITE);
    let mut row = [false; N];
    row[if rule == 110 { N - 1 } else { N / 2 }] = true;
    if i >= 4 {
        row.iter_mut().for_each(|cell| *cell = rng.chance(0.5));
    }
    for y in 0..80 {
        for (x, _) in row.iter().enumerate().filter(|cell| *cell.1) {
            c.rect(x as f32 * 2.5, y as f32 * 2.5, 2.5, 2.5, colours[1].mix(colours[2], y as f32 / 80.0));
        }
        let last = row;
        for (x, cell) in row.iter_mut().enumerate() {
            let code = u32::from(last[(x + N - 1) % N]) << 2 | u32::from(last[x]) << 1 | u32::from(last[(x + 1) % N]);
            *cell = rule >> code & 1 == 1;
        }
    }
    Picture::new(Look::Pattern, c).plain(format!("abstract {name} and white pattern")).rich(format!("Cellular automaton, rule {rule}\nrule {rule}: simple program, complex behaviour\nElementary cellular automaton (rule {rule}) after 80 steps"))
}
