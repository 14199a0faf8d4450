//! Colours, and the names that captions call them by.

use super::canvas::Glass;
use super::rng::Rng;

/// Red, green and blue in 0..1, as displayed (sRGB).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rgb(pub f32, pub f32, pub f32);

pub(crate) const WHITE: Rgb = Rgb(1.0, 1.0, 1.0);
pub(crate) const BLACK: Rgb = Rgb(0.0, 0.0, 0.0);
/// Dark outlines and pupils, softer than black.
pub(crate) const INK: Rgb = hex(0x24222b);

/// From the usual six digits.
pub(crate) const fn hex(code: u32) -> Rgb {
    Rgb(((code >> 16) & 255) as f32 / 255.0, ((code >> 8) & 255) as f32 / 255.0, (code & 255) as f32 / 255.0)
}

impl Rgb {
    /// Towards `other` as `u` goes from 0 to 1.
    pub(crate) fn mix(self, other: Rgb, u: f32) -> Rgb {
        let u = u.clamp(0.0, 1.0);
        Rgb(self.0 + (other.0 - self.0) * u, self.1 + (other.1 - self.1) * u, self.2 + (other.2 - self.2) * u)
    }

    /// Towards white.
    pub(crate) fn light(self, u: f32) -> Rgb {
        self.mix(WHITE, u)
    }

    /// Towards a bluish black, as shadows outdoors are.
    pub(crate) fn dark(self, u: f32) -> Rgb {
        self.mix(hex(0x0b0d1a), u)
    }

    /// Brighter or darker by the factor `k`.
    pub(crate) fn times(self, k: f32) -> Rgb {
        Rgb(self.0 * k, self.1 * k, self.2 * k)
    }

    /// Channel by channel, as a coloured light falls on a surface.
    pub(crate) fn lit_by(self, light: Rgb) -> Rgb {
        Rgb(self.0 * light.0, self.1 * light.1, self.2 * light.2)
    }

    /// This colour, covering only a part.
    pub(crate) fn glass(self, alpha: f32) -> Glass {
        Glass(self, alpha)
    }
}

/// A colour with the word for it.
#[derive(Clone, Copy)]
pub(crate) struct Named {
    pub name: &'static str,
    pub rgb: Rgb,
}

const fn named(name: &'static str, code: u32) -> Named {
    Named { name, rgb: hex(code) }
}

/// What most captions on the web call colours.
pub(crate) const COMMON: [Named; 8] = [
    named("blue", 0x2f74c0),
    named("red", 0xd8433c),
    named("green", 0x45a05a),
    named("yellow", 0xf4c63d),
    named("orange", 0xf08a34),
    named("pink", 0xf08fb0),
    named("purple", 0x7d55a8),
    named("white", 0xf4f2ec),
];

/// Rarer words, for the tail.
pub(crate) const RARE: [Named; 32] = [
    named("black", 0x25272f),
    named("grey", 0x8d949c),
    named("brown", 0x8a5a3c),
    named("teal", 0x2a9d8f),
    named("turquoise", 0x45c0bd),
    named("gold", 0xd8a638),
    named("navy", 0x1f2f5c),
    named("crimson", 0xb3243b),
    named("lavender", 0xb7a6dd),
    named("mint", 0xa3dcbd),
    named("coral", 0xf47c64),
    named("beige", 0xe3d3b8),
    named("magenta", 0xc83e8c),
    named("olive", 0x80813a),
    named("maroon", 0x732836),
    named("cyan", 0x45c3e3),
    named("salmon", 0xf3a08a),
    named("violet", 0x8b5fd0),
    named("indigo", 0x42388f),
    named("cream", 0xf5ebd2),
    named("peach", 0xf9c6a2),
    named("silver", 0xc0c7ce),
    named("mustard", 0xd9a62e),
    named("emerald", 0x1f8f63),
    named("scarlet", 0xe2382c),
    named("ochre", 0xc58b35),
    named("rust", 0xb0532b),
    named("lime", 0xb4d641),
    named("plum", 0x74345f),
    named("aqua", 0x76d6cf),
    named("khaki", 0xb9ab77),
    named("charcoal", 0x3b4148),
];

/// A colour by its name, for pictures whose caption is fixed; grey when the word is unknown.
pub(crate) fn by_name(name: &str) -> Rgb {
    let known = COMMON.iter().chain(&RARE).find(|colour| colour.name == name);
    known.map_or(hex(0x8d949c), |colour| colour.rgb)
}

/// Mostly a common colour, and blue before all: the skew of real captions.
pub(crate) fn any_colour(rng: &mut Rng) -> Named {
    if rng.chance(0.13) {
        return rng.pick(&RARE);
    }
    let u = rng.unit();
    COMMON[(u * u.sqrt() * COMMON.len() as f32) as usize]
}

/// A common colour other than white, which would vanish on paper.
pub(crate) fn strong_colour(rng: &mut Rng) -> Named {
    let u = rng.unit();
    COMMON[(u * u.sqrt() * 7.0) as usize]
}

/// A colour that differs from the given one in name and stands out from it.
pub(crate) fn other_colour(rng: &mut Rng, first: Named) -> Named {
    loop {
        let second = any_colour(rng);
        if second.name != first.name && distance(first.rgb, second.rgb) > 0.35 {
            return second;
        }
    }
}

/// How far apart two colours are: 0 for equal ones, about 1.7 for black and white.
pub(crate) fn distance(a: Rgb, b: Rgb) -> f32 {
    ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2) + (a.2 - b.2).powi(2)).sqrt()
}

/// Sets of colours that go well together, light to dark within most of them.
pub(crate) const PALETTES: [[Rgb; 5]; 12] = [
    [hex(0xf4f1de), hex(0xf2cc8f), hex(0xe07a5f), hex(0x81b29a), hex(0x3d405b)],
    [hex(0xfefae0), hex(0xdda15e), hex(0xbc6c25), hex(0x606c38), hex(0x283618)],
    [hex(0xe9f5f2), hex(0x8ecae6), hex(0x219ebc), hex(0xffb703), hex(0x023047)],
    [hex(0xfff1e6), hex(0xf6bd60), hex(0xf28482), hex(0x84a59d), hex(0x5b4b6b)],
    [hex(0xf8edeb), hex(0xfec5bb), hex(0xe5989b), hex(0xb5838d), hex(0x6d6875)],
    [hex(0xedf6f9), hex(0x83c5be), hex(0x006d77), hex(0xffddd2), hex(0xe29578)],
    [hex(0xfdf0d5), hex(0xe63946), hex(0xa8dadc), hex(0x457b9d), hex(0x1d3557)],
    [hex(0xf7ede2), hex(0xf9c74f), hex(0xf3722c), hex(0x43aa8b), hex(0x277da1)],
    [hex(0xf3e9ff), hex(0xcdb4db), hex(0xffafcc), hex(0xa2d2ff), hex(0x5e548e)],
    [hex(0xe0e1dd), hex(0x9fb1c9), hex(0x778da9), hex(0x415a77), hex(0x1b263b)],
    [hex(0xfff3b0), hex(0xe09f3e), hex(0x9e2a2b), hex(0x540b0e), hex(0x335c67)],
    [hex(0xf0ead2), hex(0xdde5b6), hex(0xadc178), hex(0xa98467), hex(0x6c584c)],
];

/// Quiet grounds to put a drawn thing on.
pub(crate) const GROUNDS: [Rgb; 10] = [
    hex(0xf6ead7),
    hex(0xdcebf2),
    hex(0xe4efdc),
    hex(0xf8dfd8),
    hex(0xe8e2f3),
    hex(0xfaf0c8),
    hex(0xd5ebe6),
    hex(0xf3d9e4),
    hex(0xcfdcee),
    hex(0xefe6df),
];
