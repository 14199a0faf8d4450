//! A picture and the states it goes through on its way to a card.

use std::hash::Hasher;
use std::sync::Arc;

use xxhash_rust::xxh3::Xxh3;

use crate::pool::ImageRef;

/// Names an image by where it comes from (or by its bytes): equal references share one download.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ImageKey(u64);

impl ImageKey {
    /// The key of a reference, `None` where the pair has no image. Cost: one hash over the path, URL or bytes,
    /// so make it once per record and not once per frame.
    pub fn of(image: &ImageRef) -> Option<Self> {
        let mut hasher = Xxh3::new();
        match image {
            ImageRef::None => return None,
            ImageRef::Path(path) => {
                hasher.write_u8(1);
                hasher.update(path.as_os_str().as_encoded_bytes());
            }
            ImageRef::Url(url) => {
                hasher.write_u8(2);
                hasher.update(url.as_bytes());
            }
            ImageRef::Bytes(bytes) => {
                hasher.write_u8(3);
                hasher.update(bytes);
            }
        }
        Some(Self(hasher.digest()))
    }
}

/// How large a picture is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ImageSize {
    /// For a card: at most [`ImageSize::max_side_px`] on its longer side.
    Card,
    /// For the inspector.
    Large,
    /// So few pixels that shapes and faces are gone, scaled up softly: the blur switch.
    Blurred,
}

impl ImageSize {
    /// Bound of the longer side of the decoded picture, in pixels. Smaller sources stay as they are.
    pub const fn max_side_px(self) -> u32 {
        match self {
            Self::Card => 384,
            Self::Large => 1280,
            Self::Blurred => 160,
        }
    }
}

/// One image in one size: what is cached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ImageSlot {
    /// Which image.
    pub key: ImageKey,
    /// In which size.
    pub size: ImageSize,
}

/// A decoded picture, scaled down, upright.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels, at least 1.
    pub width_px: u32,
    /// Height in pixels, at least 1.
    pub height_px: u32,
    /// `width_px` × `height_px` × 4 bytes: red, green, blue, alpha, not premultiplied, row by row.
    pub rgba: Vec<u8>,
    /// Width of the source, upright.
    pub source_width_px: u32,
    /// Height of the source, upright.
    pub source_height_px: u32,
    /// Size of the encoded source.
    pub source_bytes: u64,
    /// "JPEG", "PNG", …
    pub format: &'static str,
}

/// Where an image is on its way. Everything but `Queued` and `Loading` is final until it is retried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageState {
    /// Waits for a free thread.
    Queued,
    /// Is being fetched or decoded.
    Loading,
    /// Here it is.
    Shown(Arc<Picture>),
    /// Remote, and the user has not allowed the network.
    Hidden,
    /// The server or the disk says that there is no such file. The text says who said what.
    NotFound(String),
    /// The server did not answer in time.
    TimedOut(String),
    /// More bytes or pixels than allowed.
    TooLarge(String),
    /// The bytes are no image, a broken one, or one of an unknown format.
    NotAnImage(String),
    /// Any other reason that kept it away: refused, forbidden, unreadable.
    Unavailable(String),
}

impl ImageState {
    /// The state in one or two words, for a card.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Queued => "Queued",
            Self::Loading => "Loading",
            Self::Shown(_) => "Shown",
            Self::Hidden => "Hidden",
            Self::NotFound(_) => "Not found",
            Self::TimedOut(_) => "Timed out",
            Self::TooLarge(_) => "Too large",
            Self::NotAnImage(_) => "Not an image",
            Self::Unavailable(_) => "Not available",
        }
    }

    /// The reason of a failure.
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Queued | Self::Loading | Self::Shown(_) | Self::Hidden => None,
            Self::NotFound(detail)
            | Self::TimedOut(detail)
            | Self::TooLarge(detail)
            | Self::NotAnImage(detail)
            | Self::Unavailable(detail) => Some(detail),
        }
    }

    /// Whether trying again may help.
    pub fn is_failed(&self) -> bool {
        self.detail().is_some()
    }

    /// Whether a thread has it or will have it.
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Queued | Self::Loading)
    }
}

/// How many images are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StateCounts {
    /// Queued or loading.
    pub n_pending: usize,
    /// Shown.
    pub n_shown: usize,
    /// Hidden.
    pub n_hidden: usize,
    /// Not found.
    pub n_not_found: usize,
    /// Timed out.
    pub n_timed_out: usize,
    /// Too large.
    pub n_too_large: usize,
    /// Not an image.
    pub n_not_an_image: usize,
    /// Not available for another reason.
    pub n_unavailable: usize,
}

impl StateCounts {
    /// Counts one image.
    pub fn add(&mut self, state: &ImageState) {
        *match state {
            ImageState::Queued | ImageState::Loading => &mut self.n_pending,
            ImageState::Shown(_) => &mut self.n_shown,
            ImageState::Hidden => &mut self.n_hidden,
            ImageState::NotFound(_) => &mut self.n_not_found,
            ImageState::TimedOut(_) => &mut self.n_timed_out,
            ImageState::TooLarge(_) => &mut self.n_too_large,
            ImageState::NotAnImage(_) => &mut self.n_not_an_image,
            ImageState::Unavailable(_) => &mut self.n_unavailable,
        } += 1;
    }

    /// Those that can be retried.
    pub fn n_failed(&self) -> usize {
        self.n_not_found + self.n_timed_out + self.n_too_large + self.n_not_an_image + self.n_unavailable
    }
}
