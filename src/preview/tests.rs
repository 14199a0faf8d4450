//! Pictures, downloads and marks; draws over a whole run are tested with the run in `tests/it`.

mod images;
mod loading;
mod marking;

use super::picture::{ImageKey, ImageSize, ImageSlot};
use crate::pool::ImageRef;

/// An encoded picture: a gradient, so that scaling has something to work on.
fn encoded(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let shade = |value: u32, of: u32| u8::try_from(value * 255 / of.max(1)).unwrap();
    let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([shade(x, width), shade(y, height), 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn slot(image: &ImageRef, size: ImageSize) -> ImageSlot {
    ImageSlot { key: ImageKey::of(image).unwrap(), size }
}
