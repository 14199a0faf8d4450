//! A pair as a card: picture, badges, caption.

use curation::balance::keep::Policy;
use curation::balance::keep_probability;
use curation::ids::EntryId;
use eframe::egui;
use egui::{
    CornerRadius, FontId, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::badge::{Badge, Tone};
use super::caption::{Caption, CaptionStyle, MarkTone};
use super::picture::PictureView;
use crate::app::theme::{Palette, space};
use crate::preview::PreviewPair;
use crate::run::RunData;

const PADDING: f32 = 9.0;
const CAPTION_ROWS: usize = 3;
const LINE_HEIGHT: f32 = 18.0;
/// Height of the picture for each point of width.
const PICTURE_RATIO: f32 = 0.68;

/// How large a card is, for a given width.
#[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
pub(crate) fn card_size(width: f32) -> Vec2 {
    let text = PADDING + Badge::HEIGHT + space::S + LINE_HEIGHT * CAPTION_ROWS as f32 + PADDING;
    vec2(width, (width * PICTURE_RATIO).round() + text)
}

/// What a card says about its pair at t.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PairFacts {
    /// Keep threshold below t.
    pub(crate) is_kept: bool,
    /// Over all seeds.
    pub(crate) keep_probability: f64,
    /// Entries that match.
    pub(crate) n_matches: usize,
}

impl PairFacts {
    /// Cost: a few multiplications per match.
    pub(crate) fn of(run: &RunData, pair: &PreviewPair, t: f64) -> Self {
        Self {
            is_kept: run.keep_thresholds[pair.pair.index()] < t,
            keep_probability: keep_probability(&pair.entries, run.counts.as_slice(), &Policy::default(), t),
            n_matches: pair.entries.len(),
        }
    }
}

/// The colours of an entry's marks at t.
pub(crate) fn mark_tone(run: &RunData, t: f64, selected: Option<EntryId>, entry: EntryId) -> MarkTone {
    if selected == Some(entry) {
        MarkTone::Selected
    } else if run.counts.get(entry) as f64 > t {
        MarkTone::Head
    } else {
        MarkTone::Tail
    }
}

/// A keep probability in two or three digits.
pub(crate) fn probability_text(probability: f64) -> String {
    match probability {
        p if p >= 1.0 => "1".to_owned(),
        p if p > 0.995 => ">0.99".to_owned(),
        p if p > 0.0 && p < 0.005 => "<0.01".to_owned(),
        p if p <= 0.0 => "0".to_owned(),
        p => format!("{p:.2}"),
    }
}

/// How a card looks in this frame.
pub(crate) struct CardLook<'a> {
    pub(crate) picture: &'a PictureView,
    pub(crate) facts: PairFacts,
    pub(crate) is_selected: bool,
}

/// Draws the card into `rect`. Clicking it is the caller's to act on.
pub(crate) fn pair_card_ui(
    ui: &Ui,
    palette: &Palette,
    rect: Rect,
    pair: &PreviewPair,
    look: &CardLook<'_>,
    tone_of: impl Fn(EntryId) -> MarkTone,
) -> Response {
    let CardLook { picture, facts, is_selected } = *look;
    let response = ui.interact(rect, ui.scope_id().with(("pair", pair.pair.index())), Sense::click());
    let kept = if facts.is_kept { "kept" } else { "dropped" };
    response.widget_info(|| {
        let label = format!("Pair: {}, {kept}, image {}", pair.caption, picture.label().to_lowercase());
        WidgetInfo::selected(Role::ListBoxOption, true, is_selected, label)
    });
    let radius = CornerRadius::same(space::RADIUS + 2);
    let fill = if response.hovered() { palette.raised_hovered } else { palette.raised };
    ui.painter().rect_filled(rect, radius, fill);
    let picture_rect = Rect::from_min_size(rect.min, vec2(rect.width(), (rect.width() * PICTURE_RATIO).round()));
    picture.paint(ui, palette, picture_rect, CornerRadius { sw: 0, se: 0, ..radius });

    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let mut corner = pos2(rect.left() + PADDING, picture_rect.bottom() + PADDING);
    let probability = format!("π {}", probability_text(facts.keep_probability));
    for badge in [Badge::of_kept(facts.is_kept), Badge::new(Tone::Neutral, probability)] {
        corner.x = badge.paint(&painter, palette, corner).right() + space::XS;
    }
    paint_matches(&painter, palette, facts.n_matches, corner, rect.right() - PADDING);
    let corner = pos2(rect.left() + PADDING, picture_rect.bottom() + PADDING + Badge::HEIGHT + space::S);
    let style = CaptionStyle {
        font: FontId::proportional(12.5),
        line_height: LINE_HEIGHT,
        max_rows: CAPTION_ROWS,
        width: rect.width() - 2.0 * PADDING,
    };
    match &pair.record {
        Ok(_) if pair.caption.is_empty() => {
            painter.text(corner, egui::Align2::LEFT_TOP, "No text", style.font, palette.text_faint);
        }
        Ok(_) => {
            Caption::layout(ui, palette, &pair.caption, &pair.marks, tone_of, &style).paint(&painter, palette, corner)
        }
        Err(reason) => {
            let galley = painter.layout(reason.clone(), style.font, palette.warning, style.width);
            painter.galley(corner, galley, palette.warning);
        }
    }
    let edge = match (is_selected, response.has_focus() || response.hovered()) {
        (true, _) => Stroke::new(2.0, palette.accent),
        (false, true) => Stroke::new(1.0, palette.outline),
        (false, false) => Stroke::new(1.0, palette.hairline),
    };
    ui.painter().rect_stroke(rect, radius, edge, StrokeKind::Inside);
    match picture.detail() {
        Some(detail) if response.hovered() => response.on_hover_text(detail),
        _ => response,
    }
}

/// The number of matches at the right edge, with its word where there is room.
fn paint_matches(painter: &egui::Painter, palette: &Palette, n_matches: usize, corner: Pos2, right: f32) {
    let words = if n_matches == 1 { "1 match".to_owned() } else { format!("{n_matches} matches") };
    let font = FontId::proportional(11.0);
    let mut galley = painter.layout_no_wrap(words, font.clone(), palette.text_secondary);
    if galley.size().x > right - corner.x {
        galley = painter.layout_no_wrap(n_matches.to_string(), font, palette.text_secondary);
    }
    let place = egui::Align2::RIGHT_CENTER.anchor_size(pos2(right, corner.y + Badge::HEIGHT / 2.0), galley.size());
    painter.galley(place.min, galley, palette.text_secondary);
}
