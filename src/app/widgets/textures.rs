//! Pictures on the graphics card, made when a panel first paints them.

use std::collections::HashMap;

use eframe::egui;
use egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions};

use crate::preview::{ImageSlot, Picture};

/// Textures of the pictures that a panel has painted lately. Part of the panel's view.
#[derive(Default)]
pub(crate) struct Textures {
    known: HashMap<ImageSlot, Known>,
    pass: u64,
    uploads_left: u32,
}

struct Known {
    texture: TextureHandle,
    last_pass: u64,
}

/// Uploads in one frame: some 0.2 ms each, so that a page that arrives at once does not drop frames.
const UPLOADS_PER_PASS: u32 = 12;
/// A texture that was not painted for so many frames is dropped; the picture itself stays in the image store.
const KEPT_PASSES: u64 = 300;

impl Textures {
    /// Once per frame, before [`Textures::get`].
    pub(crate) fn begin_pass(&mut self, ctx: &Context) {
        self.pass = ctx.cumulative_pass_nr();
        self.uploads_left = UPLOADS_PER_PASS;
        let oldest = self.pass.saturating_sub(KEPT_PASSES);
        self.known.retain(|_, known| known.last_pass >= oldest);
    }

    /// The texture of a picture; `None` when this frame has uploaded enough, and then another frame follows.
    pub(crate) fn get(&mut self, ctx: &Context, slot: ImageSlot, picture: &Picture) -> Option<TextureId> {
        if let Some(known) = self.known.get_mut(&slot) {
            known.last_pass = self.pass;
            return Some(known.texture.id());
        }
        if self.uploads_left == 0 {
            ctx.request_repaint();
            return None;
        }
        self.uploads_left -= 1;
        let size = [picture.width_px as usize, picture.height_px as usize];
        let pixels = ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
        let texture = ctx.load_texture("picture", pixels, TextureOptions::LINEAR);
        let id = texture.id();
        self.known.insert(slot, Known { texture, last_pass: self.pass });
        Some(id)
    }
}
