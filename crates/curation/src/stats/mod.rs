//! Curves and histograms over counts and matches, sized for drawing: thousands of points, not millions.

pub mod histogram;
pub mod rank;

#[cfg(test)]
mod tests;

pub use histogram::Histogram;
pub use rank::{RankPoint, rank_curve};
