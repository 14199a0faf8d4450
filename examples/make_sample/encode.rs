//! Pictures as JPEG or PNG bytes.

use anyhow::{Context, Result};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, RgbImage};

use crate::pictures::{Look, Picture};

/// JPEG quality: the lowest at which skies and edges look clean at this size.
const QUALITY: u8 = 72;
/// How much larger a PNG may be than the JPEG of the same drawing, because its edges are exact.
const PNG_MAY_BE_LARGER: f32 = 1.25;

/// The bytes of a picture file.
pub(crate) struct Encoded {
    pub extension: &'static str,
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// Photos become JPEG; flat drawings become PNG where that costs little: the sample is part of the repository and shall stay small.
pub(crate) fn encode(picture: &Picture) -> Result<Encoded> {
    let pixels = picture.canvas.finish();
    let (width, height) = pixels.dimensions();
    let jpeg = jpeg(&pixels).context("Cannot encode a JPEG")?;
    if picture.look != Look::Photo {
        let png = png(&pixels).context("Cannot encode a PNG")?;
        if png.len() as f32 <= jpeg.len() as f32 * PNG_MAY_BE_LARGER {
            return Ok(Encoded { extension: "png", bytes: png, width, height });
        }
    }
    Ok(Encoded { extension: "jpg", bytes: jpeg, width, height })
}

/// The smaller of two ways: unfiltered rows suit flat colours, filtered rows suit gradients.
fn png(pixels: &RgbImage) -> Result<Vec<u8>> {
    let mut smallest = Vec::new();
    for filter in [FilterType::NoFilter, FilterType::Adaptive] {
        let mut bytes = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, filter);
        encoder.write_image(pixels, pixels.width(), pixels.height(), ExtendedColorType::Rgb8)?;
        if smallest.is_empty() || bytes.len() < smallest.len() {
            smallest = bytes;
        }
    }
    Ok(smallest)
}

fn jpeg(pixels: &RgbImage) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    encoder.write_image(pixels, pixels.width(), pixels.height(), ExtendedColorType::Rgb8)?;
    Ok(bytes)
}
