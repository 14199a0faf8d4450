//! What can be looked at behind a number: which pairs are shown, their pictures, and where in a caption
//! the entries stand.
//!
//! Flow: [`draw`] picks a few pairs of a scope by seed; the pool reads their records; [`images`] fetches and
//! decodes their pictures on a few threads of its own; [`marks`] finds the matched words in the caption.
//! Bytes go in, width × height × RGBA and byte ranges come out. Nothing here knows the window's toolkit, and
//! nothing is fetched from the network until [`images::ImageStore::set_network_allowed`] says so.

pub mod decode;
pub mod draw;
pub mod fetch;
pub mod images;

pub mod marks;
pub mod page;
pub mod picture;

mod cache;
mod lane;

#[cfg(test)]
mod tests;

pub use draw::{KeptFilter, PairDraw, PairScope, draw_pairs};
pub use images::{ImageSettings, ImageStore, ImageWant};
pub use marks::{Mark, caption_marks};
pub use page::{PairPage, PairRequest, PreviewPair};
pub use picture::{ImageKey, ImageSize, ImageSlot, ImageState, Picture, StateCounts};
