//! A picture in its frame, or the words for why it is not there.

use eframe::egui;
use egui::{Align2, Color32, CornerRadius, FontFamily, FontId, Image, Rect, Spinner, TextureId, Ui, Vec2, pos2, vec2};
use egui_material_icons::{FONT_FAMILY, MaterialIcon, icons};

use super::textures::Textures;
use crate::app::theme::{Palette, medium};
use crate::preview::{ImageSize, ImageSlot, ImageState, ImageStore, ImageWant, PreviewPair};

/// What a frame for a picture shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PictureView {
    /// The pair has no image.
    None,
    /// On its way, or failed.
    Waiting(ImageState),
    /// Here.
    Shown { texture: TextureId, size: Vec2, state: ImageState },
}

impl PictureView {
    /// Looks the pair's image up, asks for it, and puts it on the graphics card.
    pub(crate) fn of_pair(
        ui: &Ui,
        store: &ImageStore,
        textures: &mut Textures,
        pair: &PreviewPair,
        size: ImageSize,
    ) -> Self {
        let Some(key) = pair.image_key else { return Self::None };
        let slot = ImageSlot { key, size };
        if store.want(ImageWant { slot, image: pair.image().clone() }) {
            // The store acts between frames: one must follow.
            ui.ctx().request_repaint();
        }
        let state = store.state(slot, pair.image());
        let texture = match &state {
            ImageState::Shown(picture) => {
                let size = vec2(picture.width_px as f32, picture.height_px as f32);
                textures.get(ui.ctx(), slot, picture).map(|texture| (texture, size))
            }
            _ => None,
        };
        match texture {
            Some((texture, size)) => Self::Shown { texture, size, state },
            None if matches!(state, ImageState::Shown(_)) => Self::Waiting(ImageState::Loading),
            None => Self::Waiting(state),
        }
    }

    /// The words for screen readers and tests.
    pub(crate) fn label(&self) -> &'static str {
        match self {
            Self::None => "No image",
            Self::Waiting(ImageState::Hidden) => "Hidden: network not allowed",
            Self::Waiting(state) | Self::Shown { state, .. } => state.label(),
        }
    }

    /// Why there is no picture.
    pub(crate) fn detail(&self) -> Option<&str> {
        match self {
            Self::Waiting(state) => state.detail(),
            Self::None | Self::Shown { .. } => None,
        }
    }

    /// Paints it into `rect`; `ground` rounds the corners of what lies behind.
    pub(crate) fn paint(&self, ui: &Ui, palette: &Palette, rect: Rect, ground: CornerRadius) {
        ui.painter().rect_filled(rect, ground, palette.sunken);
        match self {
            Self::Shown { texture, size, .. } => {
                let fitted = fit(rect, *size);
                Image::from_texture((*texture, fitted.size()))
                    .corner_radius(shared_corners(rect, fitted, ground))
                    .paint_at(ui, fitted);
            }
            Self::Waiting(ImageState::Loading) => {
                let spinner = Rect::from_center_size(rect.center(), Vec2::splat(18.0));
                Spinner::new().color(palette.text_faint).paint_at(ui, spinner);
            }
            Self::Waiting(state) => {
                let is_failure = state.is_failed();
                let color = if is_failure { palette.warning } else { palette.text_faint };
                self.paint_words(ui, palette, rect, icon_of(state), color);
            }
            Self::None => self.paint_words(ui, palette, rect, icons::ICON_HIDE_IMAGE, palette.text_faint),
        }
    }

    fn paint_words(&self, ui: &Ui, palette: &Palette, rect: Rect, icon: MaterialIcon, color: Color32) {
        let painter = ui.painter().with_clip_rect(rect);
        let center = rect.center();
        let font = FontId::new(22.0, FontFamily::Name(FONT_FAMILY.into()));
        painter.text(pos2(center.x, center.y - 12.0), Align2::CENTER_CENTER, icon.codepoint, font, color);
        let text = match self {
            Self::Waiting(ImageState::Hidden) => "Hidden",
            _ => self.label(),
        };
        let font = FontId::new(11.5, medium());
        painter.text(pos2(center.x, center.y + 10.0), Align2::CENTER_CENTER, text, font, palette.text_secondary);
    }
}

fn icon_of(state: &ImageState) -> MaterialIcon {
    match state {
        ImageState::Queued | ImageState::Loading | ImageState::Shown(_) => icons::ICON_HOURGLASS_EMPTY,
        ImageState::Hidden => icons::ICON_PUBLIC_OFF,
        ImageState::NotFound(_) => icons::ICON_LINK_OFF,
        ImageState::TimedOut(_) => icons::ICON_TIMER_OFF,
        ImageState::TooLarge(_) => icons::ICON_FIT_SCREEN,
        ImageState::NotAnImage(_) => icons::ICON_BROKEN_IMAGE,
        ImageState::Unavailable(_) => icons::ICON_CLOUD_OFF,
    }
}

/// The largest rectangle of the picture's proportions in the middle of `rect`; small pictures are not blown up
/// beyond twice their size.
fn fit(rect: Rect, size: Vec2) -> Rect {
    let scale = (rect.width() / size.x).min(rect.height() / size.y).min(2.0);
    Rect::from_center_size(rect.center(), (size * scale).max(Vec2::splat(1.0)))
}

/// The picture is rounded where it reaches into the corners of its ground.
fn shared_corners(rect: Rect, fitted: Rect, ground: CornerRadius) -> CornerRadius {
    let fills = (rect.width() - fitted.width()) < 1.0 && (rect.height() - fitted.height()) < 1.0;
    if fills { ground } else { CornerRadius::ZERO }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_fit_and_keep_their_proportions() {
        let rect = Rect::from_min_size(pos2(10.0, 10.0), vec2(200.0, 150.0));
        let wide = fit(rect, vec2(400.0, 100.0));
        assert_eq!(wide.size(), vec2(200.0, 50.0));
        assert_eq!(wide.center(), rect.center());
        assert_eq!(fit(rect, vec2(10.0, 10.0)).size(), vec2(20.0, 20.0));
        assert!(rect.contains_rect(fit(rect, vec2(1.0, 2000.0))));
    }
}
