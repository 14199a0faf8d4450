//! A caption with the places of its entries marked.
//!
//! Marks that stand alone get a tinted ground, head and tail in their colours. Where marks overlap, the longest
//! gets the ground and the others are underlined in their own colour, so that each stays visible.

use std::ops::Range;
use std::sync::Arc;

use curation::ids::EntryId;
use eframe::egui;
use egui::epaint::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Ui, Vec2, pos2};

use crate::app::theme::Palette;
use crate::preview::Mark;

/// How a caption is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CaptionStyle {
    pub(crate) font: FontId,
    pub(crate) line_height: f32,
    /// Longer captions end with an ellipsis.
    pub(crate) max_rows: usize,
    pub(crate) width: f32,
}

/// The colours of one mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkTone {
    Head,
    Tail,
    /// The entry that all panels show.
    Selected,
}

/// A caption, laid out.
pub(crate) struct Caption {
    galley: Arc<Galley>,
    /// Lane 0 is a ground, lanes above it are underlines.
    marks: Vec<(Range<usize>, MarkTone, usize)>,
}

/// At most so many underlines lie below each other; deeper ones share the last.
const MAX_LANE: usize = 3;

impl Caption {
    /// Lays out `text`. `tone_of` gives the colours of an entry.
    pub(crate) fn layout(
        ui: &Ui,
        palette: &Palette,
        text: &str,
        marks: &[Mark],
        tone_of: impl Fn(EntryId) -> MarkTone,
        style: &CaptionStyle,
    ) -> Self {
        let lanes = lanes(marks);
        let tones: Vec<MarkTone> = marks.iter().map(|mark| tone_of(mark.entry)).collect();
        let format = |color: Color32| TextFormat {
            font_id: style.font.clone(),
            color,
            line_height: Some(style.line_height),
            ..TextFormat::default()
        };
        let mut job = LayoutJob {
            wrap: TextWrapping { max_width: style.width, max_rows: style.max_rows, ..TextWrapping::default() },
            ..LayoutJob::default()
        };
        let grounds = marks.iter().zip(&tones).zip(&lanes).filter(|(_, lane)| **lane == 0);
        let mut written = 0;
        for ((mark, tone), _) in grounds {
            job.append(&text[written..mark.range.start], 0.0, format(palette.text));
            job.append(&text[mark.range.clone()], 0.0, format(text_color(palette, *tone)));
            written = mark.range.end;
        }
        job.append(&text[written..], 0.0, format(palette.text));
        let galley = ui.painter().layout_job(job);
        let chars = CharIndex::new(text);
        let marks = marks.iter().zip(tones).zip(lanes);
        let marks = marks.map(|((mark, tone), lane)| (chars.range(&mark.range), tone, lane)).collect();
        Self { galley, marks }
    }

    /// Width and height.
    pub(crate) fn size(&self) -> Vec2 {
        self.galley.size()
    }

    /// Paints the grounds, the text and the underlines with the left top corner at `corner`.
    pub(crate) fn paint(&self, painter: &Painter, palette: &Palette, corner: Pos2) {
        for (range, tone, lane) in &self.marks {
            if *lane == 0 {
                for rect in range_rects(&self.galley, range) {
                    let rect = rect.translate(corner.to_vec2()).expand2(Vec2::new(1.0, -1.0));
                    painter.rect_filled(rect, CornerRadius::same(3), ground_color(palette, *tone));
                }
            }
        }
        painter.galley(corner, self.galley.clone(), palette.text);
        for (range, tone, lane) in &self.marks {
            if *lane > 0 {
                for rect in range_rects(&self.galley, range) {
                    let rect = rect.translate(corner.to_vec2());
                    let y = rect.bottom() - 1.5 - 2.0 * (lane - 1) as f32;
                    let line = Rect::from_min_max(pos2(rect.left(), y - 0.75), pos2(rect.right(), y + 0.75));
                    painter.rect_filled(line, CornerRadius::ZERO, line_color(palette, *tone));
                }
            }
        }
    }
}

fn ground_color(palette: &Palette, tone: MarkTone) -> Color32 {
    match tone {
        MarkTone::Head => palette.head_soft,
        MarkTone::Tail => palette.tail_soft,
        MarkTone::Selected => palette.mark_strong,
    }
}

fn line_color(palette: &Palette, tone: MarkTone) -> Color32 {
    match tone {
        MarkTone::Head => palette.head,
        MarkTone::Tail => palette.tail,
        MarkTone::Selected => palette.accent,
    }
}

fn text_color(palette: &Palette, tone: MarkTone) -> Color32 {
    match tone {
        // Most words of a caption belong to the head: coloured text would be noise, the ground says enough.
        MarkTone::Head | MarkTone::Selected => palette.text,
        MarkTone::Tail => palette.tail,
    }
}

/// For each mark the lowest lane in which nothing before it overlaps it. Marks come sorted by start, longer first.
fn lanes(marks: &[Mark]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    marks
        .iter()
        .map(|mark| {
            let free = ends.iter().position(|&end| end <= mark.range.start);
            let lane = free.unwrap_or_else(|| {
                ends.push(0);
                ends.len() - 1
            });
            ends[lane] = mark.range.end;
            lane.min(MAX_LANE)
        })
        .collect()
}

/// Turns byte positions into positions among the characters.
struct CharIndex(Vec<usize>);

impl CharIndex {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(byte, _)| byte).collect())
    }

    fn range(&self, bytes: &Range<usize>) -> Range<usize> {
        self.0.partition_point(|&byte| byte < bytes.start)..self.0.partition_point(|&byte| byte < bytes.end)
    }
}

/// The rectangles that a range of characters takes, one per row, without blanks at their ends.
fn range_rects(galley: &Galley, range: &Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for placed in &galley.rows {
        let glyphs = &placed.row.glyphs;
        let (from, to) = (range.start.max(first), range.end.min(first + glyphs.len()));
        if from < to {
            let part = &glyphs[from - first..to - first];
            let is_ink = |glyph: &&egui::epaint::text::Glyph| !glyph.chr.is_whitespace();
            if let (Some(left), Some(right)) = (part.iter().find(is_ink), part.iter().rev().find(is_ink)) {
                let min = placed.pos + Vec2::new(left.pos.x, 0.0);
                let max = placed.pos + Vec2::new(right.max_x(), placed.row.size.y);
                rects.push(Rect::from_min_max(min, max));
            }
        }
        first += glyphs.len() + usize::from(placed.ends_with_newline);
    }
    rects
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(range: Range<usize>) -> Mark {
        Mark { entry: EntryId::new(0), range }
    }

    #[test]
    fn overlapping_marks_get_lanes_of_their_own() {
        // "New York City", "New York", "York City", "York", then one apart.
        let marks = [mark(0..13), mark(0..8), mark(4..13), mark(4..8), mark(20..23)];
        assert_eq!(lanes(&marks), [0, 1, 2, 3, 0]);
        assert_eq!(lanes(&[mark(0..4), mark(0..2), mark(2..4)]), [0, 1, 1], "neighbours share a lane");
        assert_eq!(lanes(&[mark(0..9), mark(0..8), mark(0..7), mark(0..6), mark(0..5)]), [0, 1, 2, 3, 3]);
    }

    #[test]
    fn ranges_count_characters() {
        let text = "un café à Zürich";
        let chars = CharIndex::new(text);
        let start = text.find("Zürich").unwrap();
        assert_eq!(chars.range(&(start..text.len())), 10..16);
        assert_eq!(chars.range(&(0..2)), 0..2);
    }

    #[test]
    fn rectangles_follow_the_rows() {
        let ctx = egui::Context::default();
        let mut rects = Vec::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let job =
                LayoutJob::simple("olive\noil".to_owned(), FontId::proportional(12.0), Color32::PLACEHOLDER, 500.0);
            rects = range_rects(&ui.painter().layout_job(job), &(0..9));
        });
        // Nothing is painted: the font's pixels go nowhere.
        output.textures_delta.clear();
        assert_eq!(rects.len(), 2, "one for each row");
        assert!(rects[1].top() >= rects[0].bottom() - 0.5);
        assert!(rects.iter().all(|rect| rect.width() > 5.0));
    }
}
