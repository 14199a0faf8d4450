//! Decoding: every state a source can end in, and the size of what comes out.

use image::ImageFormat;

use super::encoded;
use crate::preview::decode::{DecodeLimits, decode};
use crate::preview::fetch::{is_web_address, read_file};
use crate::preview::picture::{ImageSize, ImageState, Picture};

fn decode_card(bytes: &[u8]) -> Result<Picture, ImageState> {
    decode(bytes, ImageSize::Card, &DecodeLimits::default())
}

#[track_caller]
fn check_not_an_image(bytes: &[u8], reason: &str) {
    match decode_card(bytes) {
        Err(ImageState::NotAnImage(detail)) if detail.contains(reason) => {}
        other => panic!("expected NotAnImage about {reason:?}, got {:?}", other.map(|picture| picture.format)),
    }
}

#[test]
fn large_pictures_are_scaled_to_the_longer_side() {
    let picture = decode_card(&encoded(1200, 600, ImageFormat::Jpeg)).unwrap();
    assert_eq!((picture.width_px, picture.height_px), (384, 192));
    assert_eq!((picture.source_width_px, picture.source_height_px), (1200, 600));
    assert_eq!(picture.rgba.len(), 384 * 192 * 4);
    assert_eq!(picture.format, "JPEG");
}

#[test]
fn small_pictures_keep_their_size_and_extreme_ones_keep_a_pixel() {
    let picture = decode_card(&encoded(20, 30, ImageFormat::Png)).unwrap();
    assert_eq!((picture.width_px, picture.height_px), (20, 30));
    let line = decode_card(&encoded(2000, 1, ImageFormat::Png)).unwrap();
    assert_eq!((line.width_px, line.height_px), (384, 1));
}

#[test]
fn every_format_that_pools_hold_is_read() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::Bmp, ImageFormat::Tiff] {
        assert!(decode_card(&encoded(40, 30, format)).is_ok(), "{format:?}");
    }
}

#[test]
fn blurring_leaves_no_detail() {
    // Stripes one pixel wide must become one grey.
    let stripes = image::RgbImage::from_fn(400, 300, |x, _| image::Rgb([if x % 2 == 0 { 0 } else { 255 }; 3]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    stripes.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let picture = decode(&bytes.into_inner(), ImageSize::Blurred, &DecodeLimits::default()).unwrap();
    assert_eq!((picture.width_px, picture.height_px), (160, 120));
    assert!(picture.rgba.chunks(4).all(|pixel| (120..=135).contains(&pixel[0])));
}

#[test]
fn what_is_no_image_says_what_it_is() {
    check_not_an_image(b"", "empty");
    check_not_an_image(b"<!doctype html><title>Not found</title>", "web page");
    check_not_an_image(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG");
    check_not_an_image(b"some text", "9 bytes in no known image format");
}

#[test]
fn truncated_and_damaged_files_are_no_images() {
    for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::Tiff] {
        let bytes = encoded(300, 200, format);
        for keep in [20, bytes.len() / 2] {
            let result = decode_card(&bytes[..keep]);
            assert!(matches!(result, Err(ImageState::NotAnImage(_))), "{format:?} cut at {keep}");
        }
    }
}

#[test]
fn a_jpeg_without_its_end_is_no_image() {
    let mut jpeg = encoded(300, 200, ImageFormat::Jpeg);
    for keep in [20, jpeg.len() / 2, jpeg.len() - 1] {
        check_not_an_image(&jpeg[..keep], "");
    }
    jpeg.extend(b"some camera's notes");
    assert!(decode_card(&jpeg).is_ok(), "bytes behind the end do no harm");
}

#[test]
fn limits_make_sources_too_large() {
    let png = encoded(300, 200, ImageFormat::Png);
    let narrow = DecodeLimits { max_side_px: 299, ..DecodeLimits::default() };
    assert!(matches!(decode(&png, ImageSize::Card, &narrow), Err(ImageState::TooLarge(_))));
    let small = DecodeLimits { max_decoded_bytes: 300 * 200 * 3 - 1, ..DecodeLimits::default() };
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let result = decode(&encoded(300, 200, format), ImageSize::Card, &small);
        assert!(matches!(result, Err(ImageState::TooLarge(_))), "{format:?}");
    }
}

#[test]
fn files_are_found_or_not_and_are_bounded() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a.bin");
    std::fs::write(&path, [7; 100]).unwrap();
    assert_eq!(read_file(&path, 100).unwrap(), [7; 100]);
    assert!(matches!(read_file(&path, 99), Err(ImageState::TooLarge(_))));
    assert!(matches!(read_file(&directory.path().join("none.jpg"), 99), Err(ImageState::NotFound(_))));
    assert!(matches!(read_file(&path.join("below.jpg"), 99), Err(ImageState::NotFound(_))));
    assert!(matches!(read_file(directory.path(), 99), Err(ImageState::NotAnImage(_))));
}

#[test]
fn only_web_addresses_are_remote() {
    assert!(is_web_address("http://a/b.jpg") && is_web_address("HTTPS://a"));
    assert!(!is_web_address("ftp://a") && !is_web_address("images/a.jpg") && !is_web_address("file:///etc/hosts"));
}
