//! Curves over counts, sized for drawing: thousands of points, not millions.

pub mod rank;

#[cfg(test)]
mod tests;

pub use rank::{RankPoint, rank_curve};
