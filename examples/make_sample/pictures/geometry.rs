//! Plain geometry: circles, squares and triangles, alone and in compositions.

use std::f32::consts::{PI, TAU};

use super::textures::nearest_cells;
use super::{Look, Picture, a, capital};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{GROUNDS, INK, Named, PALETTES, Rgb, WHITE, any_colour, hex, other_colour, strong_colour};
use crate::paint::noise::{Noise, step};
use crate::paint::rng::Rng;
use crate::paint::shape::{Sector, corners, on_circle};

/// A single figure on a ground.
pub(crate) fn figure(i: usize, rng: &mut Rng) -> Picture {
    let shape = ["circle", "square", "triangle", "star", "hexagon", "ring", "cross", "cube"][i % 8];
    let colour = any_colour(rng);
    let ground = other_colour(rng, colour);
    let mut c = Canvas::card(rng, ground.rgb);
    let (at, r) = (c.centre(), c.short() * 0.33);
    let tint = colour.rgb;
    match shape {
        "circle" => c.disc(at, r, tint),
        "square" => c.rect(at.0 - r * 0.88, at.1 - r * 0.88, r * 1.76, r * 1.76, tint),
        "triangle" => c.polygon(&corners((at.0, at.1 + r * 0.2), r * 1.12, 3, -PI / 2.0, 1.0), tint),
        "star" => c.polygon(&corners(at, r * 1.12, 5, -PI / 2.0, 0.42), tint),
        "hexagon" => c.polygon(&corners(at, r, 6, 0.0, 1.0), tint),
        "ring" => c.fill(&Sector { centre: at, inner: r * 0.6, outer: r, from: 0.0, to: TAU }, tint),
        "cross" => {
            c.rect(at.0 - r * 0.28, at.1 - r, r * 0.56, r * 2.0, tint);
            c.rect(at.0 - r, at.1 - r * 0.28, r * 2.0, r * 0.56, tint);
        }
        _ => cube(&mut c, at, r, tint),
    }
    let (one, two) = (a(colour.name), a(ground.name));
    Picture::new(Look::Drawing, c)
        .plain(format!("{one} {shape}\n{one} {shape} on {two} background\n{shape} in {}", colour.name))
        .rich(format!(
            "{} {shape}, flat design
        Learn shapes and colours: {shape} = {}
        Minimalist poster No. {}: {} {shape} on {}",
            capital(colour.name),
            colour.name,
            1 + i,
            colour.name,
            ground.name
        ))
}

fn cube(c: &mut Canvas, at: Point, r: f32, tint: Rgb) {
    let edge: Vec<Point> = corners(at, r * 1.05, 6, PI / 6.0, 1.0);
    for (k, shade) in [(0usize, 0.3), (2, 0.14), (4, -0.2)] {
        let face = [at, edge[k], edge[(k + 1) % 6], edge[(k + 2) % 6]];
        c.polygon(&face, if shade < 0.0 { tint.light(-shade) } else { tint.dark(shade) });
    }
}

/// Several figures in a loose composition.
pub(crate) fn composition(i: usize, rng: &mut Rng) -> Picture {
    let palette = PALETTES[i % PALETTES.len()];
    let mut c = Canvas::photo(rng);
    c.all(palette[0]);
    let kind = ["circles", "squares", "triangles", "shapes"][i % 4];
    let n = rng.between(7, 20);
    for k in 0..n {
        let at = (rng.range(0.0, c.w), rng.range(0.0, c.h));
        let r = c.short() * rng.range(0.06, 0.24);
        let tint = palette[1 + k % 4].glass(rng.range(0.65, 1.0));
        let turn = rng.range(0.0, TAU);
        match (kind, k % 3) {
            ("circles", _) | ("shapes", 0) => c.disc(at, r, tint),
            ("squares", _) | ("shapes", 1) => c.polygon(&corners(at, r * 1.1, 4, turn, 1.0), tint),
            _ => c.polygon(&corners(at, r * 1.15, 3, turn, 1.0), tint),
        }
    }
    Picture::new(Look::Pattern, c)
        .plain("an abstract pattern\nabstract background\nan abstract pattern with colours\nabstract colours")
        .rich(format!(
            "abstract {kind}
        {kind} in many colours
        Abstract composition with {n} {kind}
        Modern art print: overlapping {kind}, mid-century colours
        {} in motion, acrylic on canvas, 80 x 60 cm",
            capital(kind)
        ))
}

/// Rectangles between black lines, in primary colours.
pub(crate) fn grid_art(_i: usize, rng: &mut Rng) -> Picture {
    let mut c = Canvas::card(rng, hex(0xf6f3ea));
    let mut stack = vec![([0.0, 0.0, c.w, c.h], 0)];
    while let Some(([x, y, w, h], depth)) = stack.pop() {
        if depth < 5 && w.max(h) > 58.0 && (depth < 2 || rng.chance(0.75)) {
            let u = rng.range(0.3, 0.7);
            let halves = if w > h {
                [[x, y, w * u, h], [x + w * u, y, w * (1.0 - u), h]]
            } else {
                [[x, y, w, h * u], [x, y + h * u, w, h * (1.0 - u)]]
            };
            stack.extend(halves.map(|half| (half, depth + 1)));
            continue;
        }
        let tint =
            if rng.chance(0.45) { rng.pick(&[hex(0xd8352c), hex(0x2456a6), hex(0xf4cc2e)]) } else { hex(0xf6f3ea) };
        c.rect(x, y, w, h, tint);
        c.path(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)], 5.0, INK);
    }
    Picture::new(Look::Pattern, c).plain("abstract pattern in red, blue and yellow\nred, blue and yellow pattern").rich("red, blue and yellow squares with black lines\nComposition in red, blue and yellow after Mondrian\nDe Stijl grid painting, primary colours\nneoplasticism: rectangles and black lines")
}

/// Quarter circles in a grid.
pub(crate) fn quarter_tiles(i: usize, rng: &mut Rng) -> Picture {
    let palette = PALETTES[(i * 7 + 2) % PALETTES.len()];
    let (columns, rows) = rng.pick(&[(5, 5), (6, 4), (4, 5), (7, 5)]);
    let size = 44.0;
    let mut c = Canvas::new(columns * 44, rows * 44, palette[0]);
    for cell in 0..columns * rows {
        let (x, y) = ((cell % columns) as f32 * size, (cell / columns) as f32 * size);
        let (ground, tint) = (palette[rng.below(5)], palette[rng.below(5)]);
        c.rect(x, y, size, size, ground);
        let corner = rng.below(4);
        let centre = (x + size * (corner % 2) as f32, y + size * (corner / 2) as f32);
        let from = [0.0, PI / 2.0, -PI / 2.0, PI][corner];
        match rng.below(4) {
            0 => c.disc((x + size / 2.0, y + size / 2.0), size * 0.36, tint),
            1 => c.fill(&Sector { centre, inner: size * 0.5, outer: size, from, to: from + PI / 2.0 }, tint),
            _ => c.fill(&Sector { centre, inner: 0.0, outer: size, from, to: from + PI / 2.0 }, tint),
        }
    }
    Picture::new(Look::Pattern, c).plain("an abstract pattern\nabstract pattern with colours").rich(format!("Bauhaus pattern of quarter circles\ngeometric tile design, {columns} x {rows} modules\nBauhaus 100 years, exhibition poster"))
}

/// Cells around scattered points, as stained glass or as a mosaic.
pub(crate) fn mosaic(i: usize, rng: &mut Rng) -> Picture {
    let palette = PALETTES[(i * 5 + 1) % PALETTES.len()];
    let mut c = Canvas::card(rng, WHITE);
    let glass = i.is_multiple_of(2);
    let (noise, hue) = (Noise(rng.bits()), Noise(rng.bits()));
    let size = if glass { 34.0 } else { 13.0 };
    let lead = if glass { INK } else { hex(0xe9e4da) };
    c.all(|x: f32, y: f32| {
        let (u, v) = (x / size, y / size);
        let (nearest, second) = nearest_cells(noise, u, v);
        let id = cell_of(noise, u, v);
        let flow = hue.cloud(id.0 as f32 * size * 0.011, id.1 as f32 * size * 0.011, 2) * 1.7 - 0.35;
        let level = (flow * 4.0 + (noise.cell(id.0, id.1 + 77) - 0.5) * 1.4).clamp(0.0, 3.99);
        let body = palette[level as usize].mix(palette[level as usize + 1], level.fract()).light(if glass {
            0.22 * (1.0 - nearest)
        } else {
            0.08
        });
        lead.mix(body, step(0.05, 0.1, (second - nearest) * if glass { 1.0 } else { 0.55 })).glass(1.0)
    });
    let noun = if glass { "stained glass" } else { "mosaic" };
    Picture::new(Look::Pattern, c).plain("abstract pattern with colours\nan abstract pattern\nabstract colours").rich(
        format!(
            "{noun} in many colours
        {} with irregular pieces
        Handmade {noun}, {} colours
        {noun} window of a small chapel (detail)",
            capital(noun),
            5
        ),
    )
}

fn cell_of(noise: Noise, u: f32, v: f32) -> (i32, i32) {
    let mut best = (9.0f32, (0, 0));
    for dj in -1..=1 {
        for di in -1..=1 {
            let (i, j) = (u.floor() as i32 + di, v.floor() as i32 + dj);
            let at = (i as f32 + 0.15 + 0.7 * noise.cell(i, j), j as f32 + 0.15 + 0.7 * noise.cell(i + 500, j));
            let d = (u - at.0).hypot(v - at.1);
            if d < best.0 {
                best = (d, (i, j));
            }
        }
    }
    best.1
}

/// A landscape or a gradient in triangles.
pub(crate) fn low_poly(_i: usize, rng: &mut Rng) -> Picture {
    let (first, second) = {
        let first = strong_colour(rng);
        (first, other_colour(rng, first))
    };
    let mut c = Canvas::photo(rng);
    let (columns, rows) = (9usize, 7usize);
    let (w, h) = (c.w, c.h);
    let mut points = Vec::new();
    for row in 0..=rows {
        for column in 0..=columns {
            let jitter = |edge: bool, rng: &mut Rng| if edge { 0.0 } else { rng.range(-0.36, 0.36) };
            let u = (column as f32 + jitter(column == 0 || column == columns, rng)) / columns as f32;
            let v = (row as f32 + jitter(row == 0 || row == rows, rng)) / rows as f32;
            points.push((u * w, v * h));
        }
    }
    for row in 0..rows {
        for column in 0..columns {
            let k = row * (columns + 1) + column;
            let (p, q, r, s) = (points[k], points[k + 1], points[k + columns + 1], points[k + columns + 2]);
            for face in [[p, q, r], [q, s, r]] {
                let u = face.iter().map(|f| f.0 / w + f.1 / h).sum::<f32>() / 6.0;
                let tint = first.rgb.mix(second.rgb, u + rng.range(-0.1, 0.1)).times(rng.range(0.9, 1.1));
                c.polygon(&face, tint);
                c.path(&[face[0], face[1], face[2], face[0]], 0.5, tint);
            }
        }
    }
    let (one, two) = (first.name, second.name);
    Picture::new(Look::Pattern, c).plain(format!("abstract {one} and {two} background\nabstract pattern in {one} and {two}")).rich(format!("{one} and {two} triangles\nLow poly background, {one} to {two}\nlow-poly wallpaper with {} facets\nCrystal surface, {one} and {two}", rows * columns * 2))
}

/// A mandala.
pub(crate) fn mandala(i: usize, rng: &mut Rng) -> Picture {
    let palette = PALETTES[(i * 3 + 4) % PALETTES.len()];
    let dark = i.is_multiple_of(2);
    let mut c = Canvas::new(256, 256, if dark { palette[4].dark(0.45) } else { palette[0] });
    let at = c.centre();
    let n = rng.pick(&[8usize, 10, 12, 16]);
    for ring in (0..6).rev() {
        let r = 116.0 * (ring as f32 + 1.0) / 6.0;
        let tint = palette[if dark { ring % 4 } else { 1 + ring % 4 }];
        let style = rng.below(3);
        for k in 0..n {
            let angle = TAU * (k as f32 + 0.5 * (ring % 2) as f32) / n as f32;
            let place = on_circle(at, r * 0.84, angle);
            match style {
                0 => c.leaf(on_circle(at, r * 0.72, angle), r * 0.28, r * 1.5 / n as f32, angle, tint),
                1 => c.disc(place, r * 1.6 / n as f32, tint),
                _ => c.polygon(
                    &[
                        on_circle(at, r, angle),
                        on_circle(at, r * 0.6, angle - PI / n as f32),
                        on_circle(at, r * 0.6, angle + PI / n as f32),
                    ],
                    tint,
                ),
            }
            c.disc(place, r * 0.5 / n as f32, palette[(ring + 2) % 5]);
        }
        c.fill(&Sector { centre: at, inner: r * 0.555, outer: r * 0.585, from: 0.0, to: TAU }, palette[(ring + 1) % 5]);
    }
    c.disc(at, 11.0, palette[1]);
    Picture::new(Look::Pattern, c).plain("an abstract flower pattern\nabstract pattern with colours").rich(format!("Mandala with {n}-fold symmetry, meditation\ncolouring book for adults: mandala no. {}\nkaleidoscope, {n} petals per ring", 20 + i))
}

/// Rings one within the other, or a quilt of them.
pub(crate) fn rings(i: usize, rng: &mut Rng) -> Picture {
    let palette = PALETTES[(i * 5 + 2) % PALETTES.len()];
    let named: Named = strong_colour(rng);
    let quilt = i % 2 == 1;
    let mut c = Canvas::new(256, 256, rng.pick(&GROUNDS));
    let (cells, size) = if quilt { (4, 64.0) } else { (1, 256.0) };
    for cell in 0..cells * cells {
        let at = ((cell % cells) as f32 * size + size / 2.0, (cell / cells) as f32 * size + size / 2.0);
        if quilt {
            c.rect(at.0 - size / 2.0, at.1 - size / 2.0, size, size, palette[rng.below(5)]);
        }
        let n = if quilt { 4 } else { 9 };
        for k in 0..n {
            let r = size * 0.47 * (1.0 - k as f32 / n as f32);
            let tint = if quilt {
                palette[rng.below(5)]
            } else if k % 2 == 0 {
                named.rgb
            } else {
                hex(0xf8f5ee)
            };
            c.disc(at, r, tint);
        }
    }
    let what = if quilt { "circles in squares".to_owned() } else { format!("{} and white circles", named.name) };
    Picture::new(Look::Pattern, c).plain(format!("{what}\nabstract {what}")).rich(if quilt {
        "Squares with concentric circles, after Kandinsky\ncolour study: 16 squares with concentric rings".to_owned()
    } else {
        format!("Concentric circles in {} and white\nripple effect, {} rings", named.name, named.name)
    })
}
