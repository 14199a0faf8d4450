//! Pairs against t: how large the subset is, expected over all seeds and drawn with this one.

use eframe::egui::{self, CornerRadius, FontId, Rect, Stroke, Ui, pos2, vec2};
use egui_material_icons::icons::ICON_STACKED_LINE_CHART;
use egui_plot::{FilledArea, Line, PlotPoint, PlotPoints, PlotTransform, PlotUi};

use crate::app::format::{percent, thousands_f64, thousands_usize, threshold};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::controls::faint;
use crate::app::widgets::empty::empty_ui;
use crate::app::widgets::legend::legend_toggle_ui;
use crate::app::widgets::log_plot::{LogPlot, log_from_value, max_points, rounded_to_digits, value_from_log};
use crate::app::widgets::readout::Readout;
use crate::app::widgets::t_line::{TAxis, t_line_ui};
use crate::app::{AppState, Command, CommandSender, Session};

/// View state of the panel.
pub(crate) struct SizeView {
    shows_expected: bool,
    shows_drawn: bool,
}

impl Default for SizeView {
    fn default() -> Self {
        Self { shows_expected: true, shows_drawn: true }
    }
}

/// Draws the panel.
pub(crate) fn size_ui(ui: &mut Ui, state: &AppState, view: &mut SizeView, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let Some(session) = &state.session else {
        empty_ui(
            ui,
            palette,
            ICON_STACKED_LINE_CHART,
            "No sizes yet",
            "Open a pool and match it, or open a run.",
            |_| {},
        );
        return;
    };
    if session.run.n_matched() == 0 {
        let hint = "No pair has a match, so no t keeps any.";
        empty_ui(ui, palette, ICON_STACKED_LINE_CHART, "Nothing to keep", hint, |_| {});
        return;
    }
    header_ui(ui, palette, session, view);
    plot_ui(ui, palette, session, view, commands);
}

fn header_ui(ui: &mut Ui, palette: &Palette, session: &Session, view: &mut SizeView) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        legend_toggle_ui(ui, palette, &mut view.shows_drawn, "Drawn", |painter, rect| {
            painter.line_segment([rect.left_center(), rect.right_center()], Stroke::new(2.0, palette.kept));
        })
        .on_hover_text("Pairs with a keep threshold below t for the seed of this run: what an export contains");
        legend_toggle_ui(ui, palette, &mut view.shows_expected, "Expected ± 1 std", |painter, rect| {
            painter.rect_filled(rect.shrink2(vec2(0.0, 1.0)), CornerRadius::same(2), palette.ghost.gamma_multiply(0.5));
            painter.line_segment([rect.left_center(), rect.right_center()], Stroke::new(1.5, palette.text_secondary));
        })
        .on_hover_text("Mean over all seeds, with one standard deviation on both sides; often thinner than the line");
        if session.curves.is_running() {
            ui.add(egui::Spinner::new().size(14.0).color(palette.text_faint));
        }
        let scope = format!("of {} pairs with a match", thousands_usize(session.run.n_matched()));
        if ui.available_width() > 160.0 {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(faint(ui, scope)));
        }
    });
    ui.add_space(space::XS);
}

fn plot_ui(ui: &mut Ui, palette: &Palette, session: &Session, view: &SizeView, commands: &CommandSender) {
    let run = &session.run;
    let max_t = run.profile.max_count().max(2) as f64;
    let plot = LogPlot {
        x_label: "t",
        y_label: "Pairs",
        is_y_log: false,
        x_bounds: -0.06..=log_from_value(max_t) + 0.12,
        y_bounds: 0.0..=run.n_matched() as f64 * 1.2,
    };
    let n_points = max_points(ui.available_width());
    let id = ("size", std::sync::Arc::as_ptr(run).addr());
    let response = plot.build(palette, id).show(ui, |plot| {
        if view.shows_expected {
            draw_expected(plot, palette, session);
        }
        if view.shows_drawn {
            draw_drawn(plot, palette, session, n_points);
        }
    });
    let transform = response.transform;
    let painter = ui.painter().with_clip_rect(*transform.frame());
    paint_ceiling(&painter, palette, &transform, run.n_matched());
    t_line_ui(ui, palette, &transform, TAxis::X, session.t, "size", commands);
    let response = response.response;
    paint_marker(&painter, palette, &transform, session, !response.hovered());
    if let Some(pointer) = response.hover_pos() {
        let t = rounded_to_digits(value_from_log(transform.value_from_position(pointer).x), 3).clamp(1.0, max_t);
        if response.clicked() {
            commands.send(Command::SetT(t));
        }
        paint_hover(&painter, palette, &transform, session, t, pointer);
    }
}

fn draw_expected(plot: &mut PlotUi<'_>, palette: &Palette, session: &Session) {
    let Some(curves) = session.curves.value() else { return };
    let xs: Vec<f64> = curves.size.iter().map(|point| log_from_value(point.t)).collect();
    if xs.len() < 2 {
        return;
    }
    let lows: Vec<f64> = curves.size.iter().map(|point| point.expected_pairs - point.expected_std).collect();
    let highs: Vec<f64> = curves.size.iter().map(|point| point.expected_pairs + point.expected_std).collect();
    let band = FilledArea::new("band", &xs, &lows, &highs).fill_color(palette.ghost.gamma_multiply(0.5));
    plot.add(band.allow_hover(false));
    let line: Vec<[f64; 2]> = xs.iter().zip(&curves.size).map(|(&x, point)| [x, point.expected_pairs]).collect();
    let line = Line::new("expected", PlotPoints::from(line)).color(palette.text_secondary).width(1.5);
    plot.line(line.allow_hover(false));
}

/// Looked up at every other pixel of what is in view: exact at any zoom.
fn draw_drawn(plot: &mut PlotUi<'_>, palette: &Palette, session: &Session, n_points: usize) {
    let bounds = plot.plot_bounds();
    let (low, high) = (bounds.min()[0].max(-2.0), bounds.max()[0].min(20.0));
    if high <= low {
        return;
    }
    let step = (high - low) / n_points as f64;
    let points = (0..=n_points).map(|index| {
        let x = low + step * index as f64;
        [x, session.run.keep.drawn_pairs(value_from_log(x)) as f64]
    });
    let points: Vec<[f64; 2]> = points.collect();
    plot.line(Line::new("drawn", PlotPoints::from(points)).color(palette.kept).width(2.0).allow_hover(false));
}

/// More than the pairs with a match cannot be kept.
fn paint_ceiling(painter: &egui::Painter, palette: &Palette, transform: &PlotTransform, n_matched: usize) {
    let frame = *transform.frame();
    let y = transform.position_from_point(&PlotPoint::new(0.0, n_matched as f64)).y;
    let (left, right) = (pos2(frame.left(), y), pos2(frame.right(), y));
    painter.add(egui::Shape::dashed_line(&[left, right], Stroke::new(1.0, palette.ghost), 4.0, 4.0));
}

/// The dot at t, and its numbers unless the pointer shows others.
fn paint_marker(
    painter: &egui::Painter,
    palette: &Palette,
    transform: &PlotTransform,
    session: &Session,
    has_label: bool,
) {
    let drawn = session.numbers.drawn_pairs;
    let position = transform.position_from_point(&PlotPoint::new(log_from_value(session.t), drawn as f64));
    let frame = *transform.frame();
    if !frame.expand(4.0).contains(position) {
        return;
    }
    painter.circle(position, 5.0, palette.kept, Stroke::new(2.0, palette.surface));
    if !has_label {
        return;
    }
    let share = percent(drawn as f64 / session.run.n_pairs() as f64);
    let title = if frame.width() > 320.0 {
        format!("{} drawn, {share} of the pool", thousands_usize(drawn))
    } else {
        format!("{} drawn", thousands_usize(drawn))
    };
    let title = painter.layout_no_wrap(title, FontId::new(12.5, theme::medium()), palette.text);
    let second = match session.expected() {
        Some(expected) => {
            let sign = if expected.exact { "" } else { "≈ " };
            let std = if expected.std < 10.0 { format!("{:.1}", expected.std) } else { thousands_f64(expected.std) };
            format!("{sign}{} ± {std} expected", thousands_f64(expected.pairs))
        }
        None => "expected size is being computed".to_owned(),
    };
    let second = painter.layout_no_wrap(second, FontId::proportional(11.5), palette.text_secondary);
    let size = vec2(title.size().x.max(second.size().x), title.size().y + second.size().y + 1.0);
    let ground = free_place(frame, position, size + vec2(12.0, 8.0), |x| {
        let place = transform.value_from_position(pos2(x, position.y)).x;
        let drawn = session.run.keep.drawn_pairs(value_from_log(place)) as f64;
        transform.position_from_point(&PlotPoint::new(place, drawn)).y
    });
    // The same numbers stand above the panels: better none here than a covered curve.
    let Some(ground) = ground else { return };
    let corner = ground.min + vec2(6.0, 4.0);
    painter.rect_filled(ground, CornerRadius::same(5), palette.surface.gamma_multiply(0.88));
    let below = corner + vec2(0.0, title.size().y + 1.0);
    painter.galley(corner, title, palette.text);
    painter.galley(below, second, palette.text_secondary);
}

/// A place for a label of this size near the marker that does not cover the curve: right below it, in the lower right
/// corner (the curve rises, so that is free more often than not), left above it, right above it, or in the upper left
/// corner. `None` where all would.
fn free_place(frame: Rect, marker: egui::Pos2, size: egui::Vec2, curve_y: impl Fn(f32) -> f32) -> Option<Rect> {
    let room = frame.shrink(6.0);
    // Below the label on the line at t.
    let top = room.top() + 24.0;
    let at = |x: f32, y: f32| Rect::from_min_size(pos2(x, y), size);
    let places = [
        at(marker.x + 10.0, (marker.y + 8.0).min(room.bottom() - size.y)),
        at(room.right() - size.x, room.bottom() - size.y),
        at(marker.x - 10.0 - size.x, (marker.y - 8.0 - size.y).max(top)),
        at(marker.x + 10.0, (marker.y - 14.0 - size.y).max(top)),
        at(room.left(), top),
    ];
    let is_free = |rect: &Rect| {
        let covers_curve = (0..=12).any(|step| {
            let x = rect.left() + rect.width() * step as f32 / 12.0;
            rect.expand(4.0).y_range().contains(curve_y(x))
        });
        room.contains_rect(*rect) && !covers_curve
    };
    places.into_iter().find(is_free)
}

fn paint_hover(
    painter: &egui::Painter,
    palette: &Palette,
    transform: &PlotTransform,
    session: &Session,
    t: f64,
    pointer: egui::Pos2,
) {
    let run = &session.run;
    let drawn = run.keep.drawn_pairs(t);
    let position = transform.position_from_point(&PlotPoint::new(log_from_value(t), drawn as f64));
    painter.vline(position.x, transform.frame().y_range(), Stroke::new(1.0, palette.outline));
    painter.circle(position, 4.0, palette.surface, Stroke::new(2.0, palette.kept));
    let mut rows = vec![("Drawn", thousands_usize(drawn))];
    if let Some((pairs, std)) = session.curves.value().and_then(|curves| curves.expected_near(t)) {
        rows.push(("Expected", format!("≈ {}", thousands_f64(pairs))));
        rows.push(("Standard deviation", if std < 10.0 { format!("{std:.1}") } else { thousands_f64(std) }));
    }
    rows.push(("Tail share", percent(run.profile.tail_share(t))));
    let title = format!("t = {}", threshold(t));
    let bounds = transform.frame().shrink(2.0);
    Readout { title, title_color: palette.accent, rows }.paint(painter, palette, pointer, bounds);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(marker: egui::Pos2, curve_y: impl Fn(f32) -> f32) -> Rect {
        let frame = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 300.0));
        free_place(frame, marker, vec2(150.0, 40.0), curve_y).unwrap()
    }

    #[test]
    fn a_label_that_has_no_place_is_left_out() {
        let tiny = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 60.0));
        assert_eq!(free_place(tiny, pos2(50.0, 30.0), vec2(150.0, 40.0), |_| 30.0), None);
    }

    #[test]
    fn the_label_does_not_cover_the_curve() {
        // Rises from the lower left to the upper right.
        let rising = |x: f32| 300.0 - 0.75 * x;
        for x in [10.0, 100.0, 200.0, 300.0, 390.0] {
            let rect = place(pos2(x, rising(x)), rising);
            let mut steps = (0..=30).map(|step| rect.left() + rect.width() * step as f32 / 30.0);
            assert!(steps.all(|x| !rect.y_range().contains(rising(x))), "marker at {x}: {rect:?}");
        }
    }
}
