//! Looking at pairs: which ones, their texts, and their images as pixels. Knows no window toolkit.

pub mod draw;
pub mod images;
pub mod page;
