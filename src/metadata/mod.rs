//! Metadata lists: loading them from the forms they come in, making and writing them.
//!
//! - `load`: lists from files, and the bundled one
//! - `bundled`: the list that comes with the program
//! - `build`: a list from WordNet, texts, page views, captions and other lists
//! - `write`: a list to a file

pub mod build;
mod bundled;
mod load;
mod write;

pub use bundled::{BUNDLED_LICENCE, BUNDLED_NAME};
pub use load::{LoadedMetadata, MetadataError, load};
pub use write::{ListFormat, ListWriteError, write_list};
