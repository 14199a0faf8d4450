//! Metadata lists: loading them from the forms they come in.

mod load;

pub use load::{LoadedMetadata, MetadataError, load};
