//! Animal faces, all from one construction kit.

use std::f32::consts::PI;

use super::{Look, Picture, a, capital};
use crate::paint::canvas::{Canvas, Point};
use crate::paint::colour::{GROUNDS, INK, Named, Rgb, WHITE, by_name, hex, strong_colour};
use crate::paint::plants::shaded;
use crate::paint::rng::Rng;
use crate::paint::shape::{corners, curve};

/// The shape of the ears.
#[derive(Clone, Copy, PartialEq)]
enum Ears {
    Pointed,
    Round,
    Floppy,
    Long,
    Small,
}

/// Stripes, patches and the like.
#[derive(Clone, Copy, PartialEq)]
enum Marking {
    Plain,
    Stripes,
    Patches,
    Mask,
    Mane,
}

/// One species: its word, a rarer caption, and how its face is built.
struct Species {
    word: &'static str,
    rare: &'static str,
    ears: Ears,
    marking: Marking,
    /// Fur, muzzle and nose.
    colours: [u32; 3],
    /// Width of the head, 1 for a circle.
    broad: f32,
    whiskers: bool,
}

const OTHERS: [Species; 13] = [
    Species {
        word: "bear",
        rare: "Teddy or grizzly? A brown bear says hello",
        ears: Ears::Round,
        marking: Marking::Plain,
        colours: [0x8d5f3c, 0xd9b38c, 0x3a2a22],
        broad: 1.08,
        whiskers: false,
    },
    Species {
        word: "panda",
        rare: "Giant panda with black eye patches, bamboo not included",
        ears: Ears::Round,
        marking: Marking::Mask,
        colours: [0xf6f3ec, 0xf6f3ec, 0x2a2729],
        broad: 1.12,
        whiskers: false,
    },
    Species {
        word: "fox",
        rare: "Clever fox with a bushy tail (tail not shown)",
        ears: Ears::Pointed,
        marking: Marking::Patches,
        colours: [0xe2722e, 0xfaf1e6, 0x2f2522],
        broad: 1.1,
        whiskers: true,
    },
    Species {
        word: "rabbit",
        rare: "Easter bunny with long ears",
        ears: Ears::Long,
        marking: Marking::Plain,
        colours: [0xe9e1d8, 0xfaf6f0, 0xe58fa0],
        broad: 0.95,
        whiskers: true,
    },
    Species {
        word: "mouse",
        rare: "Field mouse with big round ears and whiskers",
        ears: Ears::Round,
        marking: Marking::Plain,
        colours: [0xb3aeb3, 0xe3dcdc, 0xe58fa0],
        broad: 0.95,
        whiskers: true,
    },
    Species {
        word: "pig",
        rare: "Lucky pig, pink snout, floppy ears",
        ears: Ears::Floppy,
        marking: Marking::Plain,
        colours: [0xf5b5ba, 0xea929c, 0xc9656f],
        broad: 1.1,
        whiskers: false,
    },
    Species {
        word: "lion",
        rare: "King of the savannah: lion with a golden mane",
        ears: Ears::Round,
        marking: Marking::Mane,
        colours: [0xe8b566, 0xf8e3be, 0x5b3524],
        broad: 1.0,
        whiskers: true,
    },
    Species {
        word: "tiger",
        rare: "Bengal tiger, orange coat and black stripes",
        ears: Ears::Round,
        marking: Marking::Stripes,
        colours: [0xee8f35, 0xfdf3e2, 0xd8707a],
        broad: 1.1,
        whiskers: true,
    },
    Species {
        word: "koala",
        rare: "Koala from Australia with fluffy ears",
        ears: Ears::Round,
        marking: Marking::Plain,
        colours: [0x9aa3ab, 0xc9cfd3, 0x2c2b30],
        broad: 1.12,
        whiskers: false,
    },
    Species {
        word: "cow",
        rare: "Dairy cow with patches from the alpine pasture",
        ears: Ears::Floppy,
        marking: Marking::Patches,
        colours: [0xf5f1ea, 0xf0b9b0, 0xb0686a],
        broad: 0.92,
        whiskers: false,
    },
    Species {
        word: "wolf",
        rare: "Grey wolf with amber eyes",
        ears: Ears::Pointed,
        marking: Marking::Patches,
        colours: [0x7d868f, 0xe6e8ea, 0x26262b],
        broad: 1.05,
        whiskers: true,
    },
    Species {
        word: "hamster",
        rare: "hamster with full cheeks",
        ears: Ears::Small,
        marking: Marking::Patches,
        colours: [0xe6a95e, 0xfcf3e4, 0xe58fa0],
        broad: 1.2,
        whiskers: true,
    },
    Species {
        word: "raccoon",
        rare: "Raccoon bandit behind a dark mask",
        ears: Ears::Small,
        marking: Marking::Mask,
        colours: [0x9b9a9c, 0xf2f0ec, 0x242327],
        broad: 1.15,
        whiskers: true,
    },
];

/// A cat in one of the usual coats.
pub(crate) fn cat(i: usize, rng: &mut Rng) -> Picture {
    let (coat, fur, marking) = [
        ("black", 0x2e2d34, Marking::Plain),
        ("white", 0xf5f2ec, Marking::Plain),
        ("orange", 0xeb9a4a, Marking::Stripes),
        ("grey", 0x98a0a8, Marking::Plain),
        ("tabby", 0xa58a6c, Marking::Stripes),
        ("black and white", 0x33323a, Marking::Patches),
    ][i % 6];
    let species = Species {
        word: "cat",
        rare: "",
        ears: Ears::Pointed,
        marking,
        colours: [fur, if marking == Marking::Plain { fur } else { 0xfaf3ea }, 0xe08a98],
        broad: 1.12,
        whiskers: true,
    };
    let (eyes, ground) = (rng.pick(&["green", "yellow", "blue", "orange"]), strong_colour(rng));
    let c = face(rng, &species, ground, by_name(eyes));
    let (plain_coat, coat, ground) =
        (if matches!(coat, "tabby" | "grey") { "a".to_owned() } else { a(coat) }, a(coat), ground.name);
    Picture::new(Look::Drawing, c)
        .plain(format!(
            "a cat\nthe cat\n{plain_coat} cat\n{plain_coat} cat on {} background\na cat on {}",
            a(ground),
            ground
        ))
        .rich(format!(
            "{coat} cat with {eyes} eyes
            {} cat with {eyes} eyes stares at you
            Kitten wanted! {} cat, answers to the name of Mimi
            curious cat, whiskers, pointed ears, {ground} backdrop
            Meow. My cat's {}th birthday
            {} cat sticker, vinyl, 5 x 5 cm",
            capital(&coat),
            capital(&coat),
            4 + i % 9,
            capital(&coat)
        ))
}

/// A dog in one of the usual coats.
pub(crate) fn dog(i: usize, rng: &mut Rng) -> Picture {
    let (coat, fur, muzzle, marking) = [
        ("brown", 0x9a6a43, 0xd9b48c, Marking::Plain),
        ("white", 0xf4efe6, 0xfdfaf5, Marking::Patches),
        ("black", 0x33333a, 0x6a5a50, Marking::Plain),
        ("golden", 0xe0b06a, 0xf5dcae, Marking::Plain),
        ("spotted", 0xf3eee6, 0xfaf7f0, Marking::Patches),
    ][i % 5];
    let species = Species {
        word: "dog",
        rare: "",
        ears: if i % 4 == 3 { Ears::Pointed } else { Ears::Floppy },
        marking,
        colours: [fur, muzzle, 0x2a2528],
        broad: 0.98,
        whiskers: false,
    };
    let ground = strong_colour(rng);
    let mut c = face(rng, &species, ground, hex(0x6b4426));
    if i % 3 != 1 {
        tongue(&mut c);
    }
    let (coat, ground) = (a(coat), ground.name);
    Picture::new(Look::Drawing, c)
        .plain(format!("a dog\n{coat} dog\n{coat} dog on {} background\na happy dog", a(ground)))
        .rich(format!(
            "Who's a good boy? {} dog waits for a treat
            {} puppy with {} ears
            Man's best friend: portrait of {coat} dog
            Lost dog, {ground} poster, call 55 01 {}
            a dog's life, chapter {}",
            capital(&coat),
            capital(&coat),
            if i % 4 == 3 { "pointed" } else { "floppy" },
            10 + i,
            1 + i % 20
        ))
}

/// Any other animal of the list.
pub(crate) fn other(i: usize, rng: &mut Rng) -> Picture {
    let species = &OTHERS[i % OTHERS.len()];
    let ground = strong_colour(rng);
    let c = face(rng, species, ground, hex(0x4a2f1c));
    let word = species.word;
    Picture::new(Look::Drawing, c)
        .plain(format!("{}\nthe face of {} on {} background", a(word), a(word), a(ground.name)))
        .rich(format!(
            "{}\n{}\nCute {word} illustration for the nursery\nzoo memory game, card {}: {word}",
            species.rare,
            species.rare,
            11 + i
        ))
}

fn face(rng: &mut Rng, species: &Species, ground: Named, iris: Rgb) -> Canvas {
    let mut c = Canvas::card(rng, ground.rgb);
    let ground = ground.rgb.mix(rng.pick(&GROUNDS), 0.5);
    let (cx, cy) = c.centre();
    let short = c.short();
    c.all(ground);
    c.disc((cx, cy), short * 0.46, ground.light(0.35));
    let r = short * 0.29;
    let at = (cx, cy + short * 0.05);
    let [fur, muzzle, nose] = species.colours.map(hex);
    if species.marking == Marking::Mane {
        c.polygon(&corners(at, r * 1.5, 17, rng.unit(), 0.88), hex(0xa3622c));
        c.polygon(&corners(at, r * 1.36, 17, rng.unit(), 0.9), hex(0xc07c38));
    }
    ears(&mut c, species, at, r, fur);
    c.oval(at, r * species.broad, r, shaded(at, r, fur));
    markings(&mut c, species, at, r);
    let snout = (at.0, at.1 + r * 0.42);
    if species.word == "pig" {
        c.oval(snout, r * 0.42, r * 0.3, muzzle);
        for side in [-1.0, 1.0] {
            c.oval((snout.0 + side * r * 0.15, snout.1), r * 0.07, r * 0.11, nose);
        }
    } else {
        c.oval((snout.0 - r * 0.19, snout.1 + r * 0.05), r * 0.29, r * 0.26, muzzle);
        c.oval((snout.0 + r * 0.19, snout.1 + r * 0.05), r * 0.29, r * 0.26, muzzle);
        nose_and_mouth(&mut c, species, snout, r, nose);
    }
    for side in [-1.0, 1.0] {
        eye(&mut c, (at.0 + side * r * 0.42 * species.broad, at.1 - r * 0.12), r * 0.17, iris, species.word == "cat");
    }
    if species.whiskers {
        whiskers(&mut c, snout, r, if fur.0 < 0.4 { hex(0xf0ece6) } else { hex(0x5a5458) });
    }
    c
}

fn ears(c: &mut Canvas, species: &Species, at: Point, r: f32, fur: Rgb) {
    let inner = if species.word == "panda" { fur.dark(0.88) } else { hex(0xf2b5b0).mix(fur, 0.35) };
    let outer = if species.word == "panda" || species.word == "cow" { hex(0x2f2d33) } else { fur.dark(0.1) };
    for side in [-1.0, 1.0] {
        let x = |u: f32| at.0 + side * u * r * species.broad;
        let y = |v: f32| at.1 + v * r;
        match species.ears {
            Ears::Pointed => {
                c.polygon(&[(x(0.93), y(-0.3)), (x(0.86), y(-1.42)), (x(0.15), y(-0.92))], outer);
                c.polygon(&[(x(0.8), y(-0.5)), (x(0.77), y(-1.18)), (x(0.35), y(-0.86))], inner);
            }
            Ears::Round | Ears::Small => {
                let size = if species.ears == Ears::Small {
                    0.27
                } else if species.word == "mouse" || species.word == "koala" {
                    0.5
                } else {
                    0.36
                };
                c.disc((x(0.76), y(-0.74)), r * size, outer);
                c.disc((x(0.76), y(-0.72)), r * size * 0.6, inner);
            }
            Ears::Floppy if species.word == "cow" || species.word == "pig" => {
                c.leaf((x(1.05), y(-0.5)), r * 0.4, r * 0.22, side * 0.3, outer);
                c.leaf((x(1.03), y(-0.48)), r * 0.26, r * 0.12, side * 0.3, inner);
            }
            Ears::Floppy => c.leaf((x(0.92), y(-0.12)), r * 0.66, r * 0.31, PI / 2.0 - side * 0.25, fur.dark(0.3)),
            Ears::Long => {
                c.leaf((x(0.42), y(-1.25)), r * 0.72, r * 0.23, PI / 2.0 + side * 0.14, outer);
                c.leaf((x(0.42), y(-1.22)), r * 0.54, r * 0.12, PI / 2.0 + side * 0.14, inner);
            }
        }
    }
}

fn markings(c: &mut Canvas, species: &Species, at: Point, r: f32) {
    let x = |u: f32| at.0 + u * r * species.broad;
    let y = |v: f32| at.1 + v * r;
    let [fur, muzzle, _] = species.colours.map(hex);
    match species.marking {
        Marking::Plain | Marking::Mane => {}
        Marking::Stripes => {
            let dark = if species.word == "tiger" { INK } else { fur.dark(0.35) };
            for (u, v, len) in [(0.0, -0.95, 0.4), (-0.24, -0.9, 0.28), (0.24, -0.9, 0.28)] {
                c.line((x(u), y(v)), (x(u * 0.8), y(v + len)), r * 0.085, dark);
            }
            for side in [-1.0, 1.0] {
                for v in [0.12, 0.32, 0.52] {
                    let out = (1.0f32 - v * v).sqrt() * 0.97;
                    c.line((x(side * out), y(v)), (x(side * (out - 0.24)), y(v + 0.03)), r * 0.075, dark);
                }
            }
        }
        Marking::Patches if species.word == "cow" || species.word == "dog" => {
            let dark = if species.word == "cow" { hex(0x2f2d33) } else { hex(0x4a3a32) };
            c.oval((x(0.42), y(-0.14)), r * 0.34, r * 0.38, dark);
            c.disc((x(-0.62), y(0.35)), r * 0.16, dark);
            c.disc((x(-0.2), y(-0.68)), r * 0.13, dark);
        }
        Marking::Patches => {
            for side in [-1.0, 1.0] {
                c.leaf((x(side * 0.52), y(0.42)), r * 0.5, r * 0.33, -side * 0.7, muzzle);
            }
            c.polygon(&[(x(0.0), y(-0.35)), (x(0.2), y(0.6)), (x(-0.2), y(0.6))], muzzle);
        }
        Marking::Mask => {
            for side in [-1.0, 1.0] {
                c.leaf((x(side * 0.42), y(-0.08)), r * 0.3, r * 0.24, PI / 2.0 + side * 0.5, hex(0x2f2d33));
            }
        }
    }
}

fn nose_and_mouth(c: &mut Canvas, species: &Species, snout: Point, r: f32, nose: Rgb) {
    let (x, y) = snout;
    let size = if species.word == "koala" { 0.24 } else { 0.13 };
    let line =
        if species.colours[1] == species.colours[0] && hex(species.colours[0]).0 < 0.4 { hex(0xd8cfd0) } else { INK };
    if species.word == "koala" {
        c.oval((x, y - r * 0.12), r * 0.2, r * size * 1.3, nose);
    } else {
        c.polygon(&[(x - r * size, y - r * 0.18), (x + r * size, y - r * 0.18), (x, y - r * 0.02)], nose);
        c.oval((x, y - r * 0.17), r * size, r * 0.055, nose);
    }
    c.line((x, y - r * 0.04), (x, y + r * 0.1), r * 0.035, line);
    for side in [-1.0, 1.0] {
        let smile =
            curve((x, y + r * 0.1), (x + side * r * 0.12, y + r * 0.24), (x + side * r * 0.28, y + r * 0.12), 10);
        c.path(&smile, r * 0.035, line);
    }
}

fn eye(c: &mut Canvas, at: Point, r: f32, iris: Rgb, slit: bool) {
    c.disc(at, r * 1.08, INK);
    c.disc(at, r * 0.98, if slit { iris.light(0.1) } else { WHITE });
    if slit {
        c.oval(at, r * 0.34, r * 0.82, INK);
    } else {
        c.disc(at, r * 0.8, iris);
        c.disc(at, r * 0.5, INK);
    }
    c.disc((at.0 + r * 0.3, at.1 - r * 0.34), r * 0.26, WHITE);
}

fn whiskers(c: &mut Canvas, snout: Point, r: f32, colour: Rgb) {
    for side in [-1.0, 1.0] {
        for v in [-0.14, 0.02, 0.18] {
            let from = (snout.0 + side * r * 0.34, snout.1 + r * (0.04 + v * 0.4));
            let to = (snout.0 + side * r * 1.22, snout.1 + r * (v * 1.7 - 0.05));
            c.line(from, to, r * 0.022, colour);
        }
    }
}

fn tongue(c: &mut Canvas) {
    let r = c.short() * 0.29;
    let (x, y) = (c.w / 2.0, c.h / 2.0 + c.short() * 0.05 + r * 0.72);
    c.oval((x, y), r * 0.13, r * 0.2, hex(0xec7f8c));
    c.line((x, y - r * 0.1), (x, y + r * 0.08), r * 0.025, hex(0xc95f70));
}
