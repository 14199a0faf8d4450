//! Smooth value noise, the raw material of clouds, rock, wood and water.

use super::rng::mix;

/// One field of noise; two seeds give two unrelated fields.
#[derive(Clone, Copy)]
pub(crate) struct Noise(pub u64);

impl Noise {
    /// A value in 0..1 at a lattice point.
    pub(crate) fn cell(self, x: i32, y: i32) -> f32 {
        let key = (x as u32 as u64) << 32 | y as u32 as u64;
        (mix(key ^ self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)) >> 40) as f32 / (1u64 << 24) as f32
    }

    /// A value in 0..1 that changes smoothly over one unit.
    pub(crate) fn at(self, x: f32, y: f32) -> f32 {
        let (column, row) = (x.floor(), y.floor());
        let (u, v) = (smooth(x - column), smooth(y - row));
        let (i, j) = (column as i32, row as i32);
        let top = lerp(self.cell(i, j), self.cell(i + 1, j), u);
        let bottom = lerp(self.cell(i, j + 1), self.cell(i + 1, j + 1), u);
        lerp(top, bottom, v)
    }

    /// Several octaves of noise, each half as strong and twice as fine; in 0..1.
    pub(crate) fn cloud(self, x: f32, y: f32, octaves: u32) -> f32 {
        self.octaves(x, y, octaves, |value| value)
    }

    /// As `cloud`, folded at the middle so that the high places are sharp edges: mountain crests, veins of marble.
    pub(crate) fn crest(self, x: f32, y: f32, octaves: u32) -> f32 {
        self.octaves(x, y, octaves, |value| 1.0 - (2.0 * value - 1.0).abs())
    }

    fn octaves(self, x: f32, y: f32, octaves: u32, shape: impl Fn(f32) -> f32) -> f32 {
        let (mut sum, mut total, mut strength, mut scale) = (0.0, 0.0, 1.0, 1.0);
        for octave in 0..octaves {
            let layer = Noise(self.0.wrapping_add(u64::from(octave) * 7919));
            sum += strength * shape(layer.at(x * scale, y * scale));
            total += strength;
            strength *= 0.5;
            scale *= 2.03;
        }
        sum / total
    }
}

/// From `a` to `b` as `u` goes from 0 to 1.
pub(crate) fn lerp(a: f32, b: f32, u: f32) -> f32 {
    a + (b - a) * u
}

/// The S-curve through (0, 0) and (1, 1), flat at both ends.
pub(crate) fn smooth(u: f32) -> f32 {
    let u = u.clamp(0.0, 1.0);
    u * u * (3.0 - 2.0 * u)
}

/// 0 below `low`, 1 above `high`, smooth between.
pub(crate) fn step(low: f32, high: f32, x: f32) -> f32 {
    smooth((x - low) / (high - low))
}
