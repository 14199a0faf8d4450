//! What only pixels can tell. Where no renderer is available these say so in one line and pass.

use std::panic::{AssertUnwindSafe, catch_unwind};

use eframe::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use image::{ImageFormat, Rgb, RgbImage, RgbaImage};
use tailscope::app::TailscopeApp;
use tailscope::app::theme::palette_of;

use super::{CAPTIONS, RunBench, settle};

/// The picture of the window, or `None` where there is nothing to render with.
fn rendered(harness: &mut Harness<'_, TailscopeApp>) -> Option<RgbaImage> {
    // The library panics where there is no graphics adapter at all, not even one in software.
    let outcome = catch_unwind(AssertUnwindSafe(|| harness.render()));
    match outcome {
        Ok(Ok(image)) => Some(image),
        Ok(Err(_)) | Err(_) => {
            let required = std::env::var_os("TAILSCOPE_REQUIRE_RENDERER").is_some();
            assert!(!required, "TAILSCOPE_REQUIRE_RENDERER is set, and there is no renderer here");
            println!("not checked: no renderer here (install a Vulkan driver, for example mesa-vulkan-drivers)");
            None
        }
    }
}

/// How many pixels of `rect` are near this colour.
fn n_near(image: &RgbaImage, rect: egui::Rect, color: [u8; 3]) -> usize {
    let near = |pixel: &image::Rgba<u8>| (0..3).all(|channel| pixel[channel].abs_diff(color[channel]) < 24);
    let inside = |x: u32, y: u32| rect.contains(egui::pos2(x as f32, y as f32));
    image.enumerate_pixels().filter(|(x, y, pixel)| inside(*x, *y) && near(pixel)).count()
}

fn rgb(color: egui::Color32) -> [u8; 3] {
    [color.r(), color.g(), color.b()]
}

#[test]
fn both_themes_draw_head_tail_and_the_line() {
    let bench = RunBench::small();
    let mut harness = bench.window();
    // Software renderers take their time.
    harness.set_size(egui::vec2(1280.0, 800.0));
    for theme in [egui::Theme::Dark, egui::Theme::Light] {
        harness.ctx.set_theme(theme);
        settle(&mut harness);
        let line = harness.get_by_label("Threshold t, line in the distribution plot").rect();
        let Some(image) = rendered(&mut harness) else { return };
        let palette = palette_of(theme);
        let plot = line.expand2(egui::vec2(10.0, 500.0));
        for (name, color) in [("head", palette.head), ("tail", palette.tail), ("t", palette.accent)] {
            assert!(n_near(&image, plot, rgb(color)) > 12, "{name} in the {theme:?} theme");
        }
    }
}

#[test]
fn a_picture_is_on_its_card() {
    const PURPLE: [u8; 3] = [170, 30, 200];
    let bench = RunBench::new(&CAPTIONS, |_| "picture.png".to_owned());
    let picture = RgbImage::from_pixel(80, 60, Rgb(PURPLE));
    picture.save_with_format(bench.directory.path().join("picture.png"), ImageFormat::Png).unwrap();
    let mut harness = bench.window();
    // Software renderers take their time.
    harness.set_size(egui::vec2(1280.0, 800.0));
    let since = std::time::Instant::now();
    while harness.query_all_by_label_contains(", image shown").next().is_none() {
        assert!(since.elapsed().as_secs() < 60, "waited a minute for the picture");
        harness.step();
    }
    settle(&mut harness);
    let card = harness.query_all_by_label_contains(", image shown").next().unwrap().rect();
    let Some(image) = rendered(&mut harness) else { return };
    assert!(n_near(&image, card, PURPLE) > 1000, "the card shows the picture");
}
