//! Which pairs a threshold t keeps, how many that makes, and which t gives a wanted number.
//!
//! - [`keep`]: the hash, the keep threshold and the keep probability of one pair
//! - [`threshold`]: what follows from the counts alone: head, tail share, capped matches, t for a tail share
//! - [`size`]: what follows from the pairs: drawn and expected pairs, t for a size

pub mod keep;
pub mod size;
pub mod threshold;

#[cfg(test)]
mod tests;

pub use keep::{EntryKeys, PairKey, Policy, entry_key, keep_probability, keep_threshold, uniform};
pub use size::{ExpectedSize, KeepCurve, SizeCurve, SizePoint, realised_counts, t_grid};
pub use threshold::{CountProfile, TailShareThreshold};
