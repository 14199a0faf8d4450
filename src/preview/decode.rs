//! From encoded bytes to a small upright RGBA picture, within limits.

use std::io::Cursor;

use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::picture::{ImageSize, ImageState, Picture};

/// What a source may demand before it is refused as too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecodeLimits {
    /// Encoded bytes.
    pub max_source_bytes: u64,
    /// Longer side in pixels.
    pub max_side_px: u32,
    /// Bytes that the decoder may allocate, its output included.
    pub max_decoded_bytes: u64,
}

impl Default for DecodeLimits {
    fn default() -> Self {
        Self { max_source_bytes: 32 << 20, max_side_px: 16_384, max_decoded_bytes: 256 << 20 }
    }
}

/// Pixels on the longer side that the blur leaves of a picture.
const BLUR_SIDE_PX: u32 = 12;

/// Decodes `bytes` and scales the picture down to `size`. A failure comes back as its state.
///
/// Animations give their first frame. The rotation noted by the camera (EXIF) is applied.
pub fn decode(bytes: &[u8], size: ImageSize, limits: &DecodeLimits) -> Result<Picture, ImageState> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|error| ImageState::NotAnImage(error.to_string()))?;
    let Some(format) = reader.format() else {
        return Err(ImageState::NotAnImage(describe_unknown(bytes)));
    };
    let mut decode_limits = Limits::default();
    decode_limits.max_image_width = Some(limits.max_side_px);
    decode_limits.max_image_height = Some(limits.max_side_px);
    decode_limits.max_alloc = Some(limits.max_decoded_bytes);
    reader.limits(decode_limits.clone());

    let failed = |error: ImageError| failure(&error, format, limits);
    let mut decoder = reader.into_decoder().map_err(failed)?;
    let (width_px, height_px) = decoder.dimensions();
    decode_limits.reserve(decoder.total_bytes()).map_err(|_| {
        let bytes = decoder.total_bytes();
        ImageState::TooLarge(format!("{width_px} × {height_px} px need {bytes} bytes to decode"))
    })?;
    let orientation = decoder.orientation().map_err(failed)?;
    if format == ImageFormat::Jpeg && is_cut_off(bytes) {
        return Err(ImageState::NotAnImage("the JPEG is cut off".to_owned()));
    }
    let decoded = DynamicImage::from_decoder(decoder).map_err(failed)?;
    // Scaled first, turned afterwards: turning the small one is cheaper.
    let mut small = shrink(decoded, size)?;
    small.apply_orientation(orientation);
    let small = small.into_rgba8();
    let (source_width_px, source_height_px) = match orientation {
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => {
            (height_px, width_px)
        }
        _ => (width_px, height_px),
    };
    Ok(Picture {
        width_px: small.width(),
        height_px: small.height(),
        rgba: small.into_raw(),
        source_width_px,
        source_height_px,
        source_bytes: bytes.len() as u64,
        format: format_name(format),
    })
}

fn shrink(decoded: DynamicImage, size: ImageSize) -> Result<DynamicImage, ImageState> {
    let source = (decoded.width(), decoded.height());
    if source.0 == 0 || source.1 == 0 {
        return Err(ImageState::NotAnImage("the image has no pixels".to_owned()));
    }
    let target = fit(source, size.max_side_px());
    // RGB without alpha is a quarter less to resize, and most photographs have none.
    let (pixels, pixel_type) = if decoded.color().has_alpha() {
        (decoded.into_rgba8().into_raw(), PixelType::U8x4)
    } else {
        (decoded.into_rgb8().into_raw(), PixelType::U8x3)
    };
    let mut pixels = Image::from_vec_u8(source.0, source.1, pixels, pixel_type)
        .map_err(|error| ImageState::NotAnImage(error.to_string()))?;
    if size == ImageSize::Blurred {
        pixels = resize(&pixels, fit(source, BLUR_SIDE_PX), FilterType::Box)?;
        pixels = resize(&pixels, fit_exact(source, size.max_side_px()), FilterType::Gaussian)?;
    } else if target != source {
        pixels = resize(&pixels, target, FilterType::CatmullRom)?;
    }
    let (width, height) = (pixels.width(), pixels.height());
    let image = match pixel_type {
        PixelType::U8x3 => image::RgbImage::from_raw(width, height, pixels.into_vec()).map(DynamicImage::ImageRgb8),
        _ => image::RgbaImage::from_raw(width, height, pixels.into_vec()).map(DynamicImage::ImageRgba8),
    };
    image.ok_or_else(|| ImageState::NotAnImage("the resized picture has a wrong size".to_owned()))
}

fn resize(source: &Image<'_>, (width, height): (u32, u32), filter: FilterType) -> Result<Image<'static>, ImageState> {
    let mut target = Image::new(width, height, source.pixel_type());
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
    Resizer::new()
        .resize(source, &mut target, &options)
        .map_err(|error| ImageState::NotAnImage(format!("could not be resized: {error}")))?;
    Ok(target)
}

/// The size with the same proportions whose longer side is at most `max_side`; never larger than the source.
fn fit(source: (u32, u32), max_side: u32) -> (u32, u32) {
    if source.0.max(source.1) <= max_side { source } else { fit_exact(source, max_side) }
}

/// The size with the same proportions whose longer side is `side`.
fn fit_exact((width, height): (u32, u32), side: u32) -> (u32, u32) {
    let longer = u64::from(width.max(height));
    let scale = |value: u32| {
        let scaled = (u64::from(value) * u64::from(side) + longer / 2) / longer;
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    (scale(width), scale(height))
}

fn failure(error: &ImageError, format: ImageFormat, limits: &DecodeLimits) -> ImageState {
    let name = format_name(format);
    match error {
        ImageError::Limits(_) => ImageState::TooLarge(format!(
            "more than {} px on a side, or {} MB decoded",
            limits.max_side_px,
            limits.max_decoded_bytes >> 20
        )),
        ImageError::Unsupported(_) => ImageState::NotAnImage(format!("this kind of {name} is not supported")),
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            ImageState::NotAnImage(format!("the {name} is cut off"))
        }
        error => ImageState::NotAnImage(format!("broken {name}: {error}")),
    }
}

/// Dead links often answer with a page: say so.
fn describe_unknown(bytes: &[u8]) -> String {
    let start = bytes.trim_ascii_start();
    let is_markup = start.first() == Some(&b'<');
    match bytes.len() {
        0 => "the file is empty".to_owned(),
        _ if is_markup && find(start, b"<svg") => "SVG drawings are not supported".to_owned(),
        _ if is_markup => "a web page instead of an image".to_owned(),
        n => format!("{n} bytes in no known image format"),
    }
}

/// Whether a JPEG lacks its end. The decoder would fill the rest with grey; a training run would refuse it.
///
/// In the data that follows "start of scan" (FF DA), FF D9 can only be "end of image". Files with something
/// behind their end are complete.
fn is_cut_off(jpeg: &[u8]) -> bool {
    let last = jpeg.windows(2).rev().find(|pair| matches!(pair, [0xFF, 0xD9 | 0xDA]));
    last != Some(&[0xFF, 0xD9])
}

fn find(bytes: &[u8], needle: &[u8]) -> bool {
    bytes[..bytes.len().min(512)].windows(needle.len()).any(|window| window == needle)
}

fn format_name(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Jpeg => "JPEG",
        ImageFormat::Png => "PNG",
        ImageFormat::WebP => "WebP",
        ImageFormat::Gif => "GIF",
        ImageFormat::Bmp => "BMP",
        ImageFormat::Tiff => "TIFF",
        _ => "image",
    }
}
