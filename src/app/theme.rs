//! Every colour, distance and text style of the window. Panels name a role ("head", "text_secondary"), never a
//! colour: a new theme is written here alone.
//!
//! Head and tail are amber and blue, and kept and dropped are green and grey: pairs that stay apart for the
//! common forms of colour blindness (after Okabe and Ito, 2008), and each is also told by a word or an icon.

use std::sync::Arc;

use eframe::egui;
use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use egui::{Color32, CornerRadius, FontData, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Theme, vec2};

/// Distances in points. One scale everywhere keeps the rhythm.
pub mod space {
    /// Between an icon and its word.
    pub const XS: f32 = 4.0;
    /// Between the parts of one control.
    pub const S: f32 = 6.0;
    /// Between controls of a group.
    pub const M: f32 = 8.0;
    /// Between groups, and the margin of a panel.
    pub const L: f32 = 12.0;
    /// Between sections.
    pub const XL: f32 = 16.0;
    /// Around the message of an empty panel.
    pub const XXL: f32 = 24.0;
    /// Height of a row of a table.
    pub const ROW: f32 = 24.0;
    /// Height of a button or field.
    pub const CONTROL: f32 = 26.0;
    /// Height of the row of tabs above a panel.
    pub const TAB_BAR: f32 = 32.0;
    /// Corner radius of controls and cards.
    pub const RADIUS: u8 = 6;
}

/// The colours of one theme, by role.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Whether this is the dark theme.
    pub dark: bool,
    /// Behind the panels.
    pub backdrop: Color32,
    /// A panel.
    pub surface: Color32,
    /// A card, a field or a header on a panel.
    pub raised: Color32,
    /// The same under the pointer.
    pub raised_hovered: Color32,
    /// Behind plots and inside text fields.
    pub sunken: Color32,
    /// Every second row of a table.
    pub stripe: Color32,
    /// A menu, a dialog, a tooltip.
    pub overlay: Color32,
    /// Lines between panels and around cards.
    pub hairline: Color32,
    /// Edges of controls.
    pub outline: Color32,
    /// Text that is read.
    pub text: Color32,
    /// Labels, units, second lines.
    pub text_secondary: Color32,
    /// Hints, disabled, axis ticks. Still 4.5:1 on `surface`.
    pub text_faint: Color32,
    /// The one accent: selection, focus, the primary button, the t line.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_hovered: Color32,
    /// A selected row: accent, thin.
    pub accent_soft: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Entries with count > t and what they lose.
    pub head: Color32,
    /// Head as an area.
    pub head_soft: Color32,
    /// Entries with count < t.
    pub tail: Color32,
    /// Tail as an area.
    pub tail_soft: Color32,
    /// Pairs below t.
    pub kept: Color32,
    /// Kept as the ground of a badge.
    pub kept_soft: Color32,
    /// Pairs at or above t.
    pub dropped: Color32,
    /// Dropped as the ground of a badge.
    pub dropped_soft: Color32,
    /// Ground of a matched word in a caption.
    pub mark: Color32,
    /// Ground of the matched words of the selected entry.
    pub mark_strong: Color32,
    /// Grid lines of a plot.
    pub grid: Color32,
    /// A total behind its filtered part, an old value while the new one is computed.
    pub ghost: Color32,
    /// Something to look at.
    pub warning: Color32,
    /// Warning as a ground.
    pub warning_soft: Color32,
    /// Something that failed.
    pub error: Color32,
    /// Error as a ground.
    pub error_soft: Color32,
    /// Below what floats.
    pub shadow: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

static DARK: Palette = Palette {
    dark: true,
    backdrop: rgb(0x0F_11_14),
    surface: rgb(0x17_1A_1E),
    raised: rgb(0x20_24_2A),
    raised_hovered: rgb(0x2A_2F_37),
    sunken: rgb(0x12_14_18),
    stripe: rgb(0x1A_1D_22),
    overlay: rgb(0x1E_22_28),
    hairline: rgb(0x26_2A_31),
    outline: rgb(0x36_3C_46),
    text: rgb(0xE8_EA_ED),
    text_secondary: rgb(0xA9_B0_BB),
    text_faint: rgb(0x82_8A_96),
    accent: rgb(0x8B_80_F9),
    accent_hovered: rgb(0xA0_97_FF),
    accent_soft: rgb(0x2B_29_45),
    on_accent: rgb(0x12_10_24),
    head: rgb(0xF0_A2_3B),
    head_soft: rgb(0x3A_2C_18),
    tail: rgb(0x4D_B4_EC),
    tail_soft: rgb(0x17_30_40),
    kept: rgb(0x3C_C7_99),
    kept_soft: rgb(0x16_33_2B),
    dropped: rgb(0x9A_A1_AC),
    dropped_soft: rgb(0x2A_2E_35),
    mark: rgb(0x33_34_4F),
    mark_strong: rgb(0x55_4E_A8),
    grid: rgb(0x24_28_2F),
    ghost: rgb(0x4A_50_5B),
    warning: rgb(0xF2_C2_4E),
    warning_soft: rgb(0x35_2E_1A),
    error: rgb(0xFF_7B_72),
    error_soft: rgb(0x3B_20_20),
    shadow: Color32::from_black_alpha(120),
};

static LIGHT: Palette = Palette {
    dark: false,
    backdrop: rgb(0xE9_EB_EF),
    surface: rgb(0xFF_FF_FF),
    raised: rgb(0xF3_F4_F7),
    raised_hovered: rgb(0xE8_EA_EF),
    sunken: rgb(0xFA_FB_FC),
    stripe: rgb(0xF8_F9_FB),
    overlay: rgb(0xFF_FF_FF),
    hairline: rgb(0xE1_E4_E9),
    outline: rgb(0xCB_D0_D8),
    text: rgb(0x1B_1F_26),
    text_secondary: rgb(0x52_5A_67),
    text_faint: rgb(0x6C_74_81),
    accent: rgb(0x5B_4B_DB),
    accent_hovered: rgb(0x4A_3B_C6),
    accent_soft: rgb(0xE9_E7_FC),
    on_accent: rgb(0xFF_FF_FF),
    head: rgb(0xC0_6A_00),
    head_soft: rgb(0xFB_EE_DB),
    tail: rgb(0x00_74_B3),
    tail_soft: rgb(0xDF_F0_FA),
    kept: rgb(0x00_7F_5C),
    kept_soft: rgb(0xDC_F3_EB),
    dropped: rgb(0x66_6E_7B),
    dropped_soft: rgb(0xEB_ED_F0),
    mark: rgb(0xE6_E4_FB),
    mark_strong: rgb(0xC2_BB_F8),
    grid: rgb(0xE9_EC_F0),
    ghost: rgb(0xB4_BB_C6),
    warning: rgb(0x8F_62_00),
    warning_soft: rgb(0xFC_F3_D7),
    error: rgb(0xC4_2B_2B),
    error_soft: rgb(0xFC_E8_E7),
    shadow: Color32::from_black_alpha(40),
};

/// The palette of a theme.
pub fn palette_of(theme: Theme) -> &'static Palette {
    match theme {
        Theme::Dark => &DARK,
        Theme::Light => &LIGHT,
    }
}

/// The palette in use where `ui` draws.
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// Text in the medium weight: buttons, tabs, names.
pub fn medium() -> FontFamily {
    FontFamily::Name("medium".into())
}

/// Text in the semi-bold weight: headings and the large numbers.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The style of the large live numbers.
pub fn number_style() -> TextStyle {
    TextStyle::Name("number".into())
}

/// The style of a section's title inside a panel.
pub fn section_style() -> TextStyle {
    TextStyle::Name("section".into())
}

/// A value that matters, in the body size and medium weight.
pub fn strong_style() -> TextStyle {
    TextStyle::Name("strong".into())
}

/// Heights of the bars of the product's mark, in points of a square of 22, and how many of them are head.
pub(crate) const MARK_BARS: [f32; 5] = [15.0, 8.5, 5.0, 3.5, 2.5];
pub(crate) const MARK_N_HEAD: usize = 2;

/// The mark on a dark ground, for the system's task bar.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a small square")]
pub(crate) fn icon() -> egui::IconData {
    const SIDE: usize = 64;
    let mut rgba = DARK.surface.to_array().repeat(SIDE * SIDE);
    for (index, height) in MARK_BARS.into_iter().enumerate() {
        let color = if index < MARK_N_HEAD { DARK.head } else { DARK.tail };
        let (left, top) = (8 + index * 10, 54 - (height * 3.0) as usize);
        for (x, y) in (top..54).flat_map(|y| (left..left + 8).map(move |x| (x, y))) {
            let at = (y * SIDE + x) * 4;
            rgba[at..at + 4].copy_from_slice(&color.to_array());
        }
    }
    egui::IconData { rgba, width: SIDE as u32, height: SIDE as u32 }
}

/// Fonts, both styles, and the behaviour that they share. Once, before the first frame.
pub fn install(ctx: &egui::Context) {
    install_fonts(ctx);
    egui_material_icons::initialize(ctx);
    for theme in [Theme::Dark, Theme::Light] {
        ctx.style_mut_of(theme, |style| apply(style, palette_of(theme)));
    }
}

fn install_fonts(ctx: &egui::Context) {
    // Inter with tabular figures as its default figures, so that columns of numbers line up.
    let weights: [(&str, &'static [u8], FontFamily); 3] = [
        ("Inter", include_bytes!("../../assets/fonts/Inter-Regular.otf"), FontFamily::Proportional),
        ("Inter Medium", include_bytes!("../../assets/fonts/Inter-Medium.otf"), medium()),
        ("Inter SemiBold", include_bytes!("../../assets/fonts/Inter-SemiBold.otf"), semibold()),
    ];
    let mut fonts = egui::FontDefinitions::default();
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, bytes, family) in weights {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut chain = vec![name.to_owned()];
        chain.extend(fallbacks.iter().cloned());
        fonts.families.insert(family, chain);
    }
    ctx.set_fonts(fonts);
}

/// Registers one more font behind the others, for scripts that none of the bundled ones covers.
pub fn add_fallback_font(ctx: &egui::Context, name: &str, data: FontData) {
    let families = [FontFamily::Proportional, medium(), semibold(), FontFamily::Monospace]
        .map(|family| InsertFontFamily { family, priority: FontPriority::Lowest });
    ctx.add_font(FontInsert::new(name, data, families.to_vec()));
}

fn apply(style: &mut egui::Style, palette: &Palette) {
    style.text_styles = [
        (TextStyle::Small, FontId::new(11.5, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(13.0, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(13.0, medium())),
        (TextStyle::Heading, FontId::new(16.0, semibold())),
        (TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace)),
        (number_style(), FontId::new(20.0, semibold())),
        (section_style(), FontId::new(12.0, semibold())),
        (strong_style(), FontId::new(13.0, medium())),
    ]
    .into();
    style.animation_time = 0.1;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.35;
    style.explanation_tooltips = false;
    style.compact_menu_style = false;
    apply_spacing(&mut style.spacing);
    apply_visuals(&mut style.visuals, palette);
}

fn apply_spacing(spacing: &mut egui::style::Spacing) {
    spacing.item_spacing = vec2(space::M, space::S);
    spacing.button_padding = vec2(10.0, 4.0);
    spacing.interact_size = vec2(32.0, space::CONTROL);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(6);
    spacing.menu_spacing = 2.0;
    spacing.indent = 14.0;
    spacing.slider_rail_height = 4.0;
    spacing.combo_width = 140.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = 6.0;
    spacing.tooltip_width = 320.0;
    spacing.scroll = egui::style::ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        floating_allocated_width: 6.0,
        ..egui::style::ScrollStyle::thin()
    };
}

fn apply_visuals(visuals: &mut egui::Visuals, palette: &Palette) {
    let radius = CornerRadius::same(space::RADIUS);
    visuals.dark_mode = palette.dark;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.text_secondary);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.stripe;
    visuals.extreme_bg_color = palette.sunken;
    visuals.text_edit_bg_color = Some(palette.sunken);
    visuals.code_bg_color = palette.raised;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.error;
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.window_fill = palette.overlay;
    visuals.window_stroke = Stroke::new(1.0, palette.outline);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.panel_fill = palette.surface;
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 28, spread: 0, color: palette.shadow };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: palette.shadow };
    visuals.selection.bg_fill = palette.accent_soft;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.slider_trailing_fill = true;
    visuals.striped = false;
    visuals.indent_has_left_vline = false;
    visuals.collapsing_header_frame = false;
    visuals.disabled_alpha = 0.45;

    let widgets = &mut visuals.widgets;
    set(&mut widgets.noninteractive, palette.surface, palette.hairline, palette.text, radius);
    set(&mut widgets.inactive, palette.raised, palette.outline, palette.text, radius);
    set(&mut widgets.hovered, palette.raised_hovered, palette.text_faint, palette.text, radius);
    set(&mut widgets.active, palette.raised_hovered, palette.accent, palette.text, radius);
    set(&mut widgets.open, palette.raised_hovered, palette.outline, palette.text, radius);
}

fn set(widget: &mut egui::style::WidgetVisuals, fill: Color32, edge: Color32, text: Color32, radius: CornerRadius) {
    widget.bg_fill = fill;
    widget.weak_bg_fill = fill;
    widget.bg_stroke = Stroke::new(1.0, edge);
    widget.fg_stroke = Stroke::new(1.0, text);
    widget.corner_radius = radius;
    widget.expansion = 0.0;
}
