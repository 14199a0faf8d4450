//! Count against rank on logarithmic axes: what dominates the pool, and what t does to it.
//!
//! Above the line at t lies what the head loses. Dragging the line moves t, a click selects the entry at that rank,
//! dragging elsewhere brushes a range of ranks.

use curation::ids::EntryId;
use eframe::egui::{self, Color32, CornerRadius, Rect, Stroke, Ui, pos2};
use egui_material_icons::icons::ICON_SHOW_CHART;
use egui_plot::{FilledArea, Line, LineStyle, PlotPoint, PlotPoints, PlotTransform, PlotUi, Points};

use crate::app::format::{compact, percent, thousands};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::controls::faint;
use crate::app::widgets::empty::empty_ui;
use crate::app::widgets::legend::legend_toggle_ui;
use crate::app::widgets::log_plot::{LogPlot, log_from_value, max_points, thinned, value_from_log};
use crate::app::widgets::readout::Readout;
use crate::app::widgets::t_line::{TAxis, t_line_ui};
use crate::app::{AppState, Command, CommandSender, Session};

/// View state of the panel.
pub(crate) struct DistributionView {
    shows_raw: bool,
    shows_capped: bool,
    shows_realised: bool,
    /// The rank at which the pointer went down to brush.
    brush_from: Option<usize>,
}

impl Default for DistributionView {
    fn default() -> Self {
        Self { shows_raw: true, shows_capped: true, shows_realised: true, brush_from: None }
    }
}

/// Far below every count: where areas end on the logarithmic axis.
const FLOOR: f64 = -4.0;
/// Room around the data, in decades.
const ROOM: f64 = 0.12;

/// Draws the panel.
pub(crate) fn distribution_ui(ui: &mut Ui, state: &AppState, view: &mut DistributionView, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let Some(session) = &state.session else {
        let hint = "Open a pool and match it, or open a run.";
        empty_ui(ui, palette, ICON_SHOW_CHART, "No counts yet", hint, |_| {});
        return;
    };
    if session.run.profile.ascending().is_empty() {
        let hint = "Check the text column and the metadata list, then match again.";
        empty_ui(ui, palette, ICON_SHOW_CHART, "No entry matches any text", hint, |_| {});
        return;
    }
    header_ui(ui, palette, session, view);
    plot_ui(ui, palette, state, session, view, commands);
}

fn header_ui(ui: &mut Ui, palette: &Palette, session: &Session, view: &mut DistributionView) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let halves = |painter: &egui::Painter, rect: Rect| {
            let middle = rect.center();
            painter.line_segment([rect.left_center(), middle], Stroke::new(3.0, palette.head));
            painter.line_segment([middle, rect.right_center()], Stroke::new(3.0, palette.tail));
        };
        legend_toggle_ui(ui, palette, &mut view.shows_raw, "Raw", halves)
            .on_hover_text("In how many pairs of the pool each entry matches");
        legend_toggle_ui(ui, palette, &mut view.shows_capped, "Capped", |painter, rect| {
            painter.rect_filled(rect, CornerRadius::same(2), palette.head.gamma_multiply(0.35));
            painter.line_segment([rect.left_top(), rect.right_top()], Stroke::new(1.5, palette.head));
        })
        .on_hover_text(
            "The smaller of count and t: what balancing leaves on average, before other entries rescue pairs",
        );
        let realised_tone = if session.realised_is_current() { palette.kept } else { palette.ghost };
        legend_toggle_ui(ui, palette, &mut view.shows_realised, "Realised", |painter, rect| {
            for step in 0..3 {
                let x = rect.left() + 3.0 + 5.0 * step as f32;
                painter.circle_filled(pos2(x, rect.center().y), 1.8, realised_tone);
            }
        })
        .on_hover_text("Drawn pairs that match each head entry; above t, because other entries rescue its pairs");
        let numbers = &session.numbers;
        let summary = format!(
            "{} head · {} tail · {} without a match",
            compact(numbers.head_entries as f64),
            compact(numbers.tail_entries as f64),
            compact(numbers.zero_entries as f64)
        );
        if ui.available_width() > 230.0 {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(faint(ui, summary)));
        }
    });
    ui.add_space(space::XS);
}

fn plot_ui(
    ui: &mut Ui,
    palette: &Palette,
    state: &AppState,
    session: &Session,
    view: &mut DistributionView,
    commands: &CommandSender,
) {
    let run = &session.run;
    let n_ranks = run.profile.ascending().len();
    let plot = LogPlot {
        x_label: "Rank of entry",
        y_label: "Count, pairs",
        is_y_log: true,
        x_bounds: -ROOM / 2.0..=log_from_value(n_ranks.max(2) as f64) + ROOM / 2.0,
        y_bounds: -ROOM..=log_from_value(run.profile.max_count().max(2) as f64) + 2.0 * ROOM,
    };
    let n_points = max_points(ui.available_width());
    let curves = Curves::new(session, n_points);
    // A new run starts with its own bounds.
    let id = ("distribution", std::sync::Arc::as_ptr(run).addr());
    let shows = (view.shows_raw, view.shows_capped, view.shows_realised);
    let realised_color = if session.realised_is_current() { palette.kept } else { palette.ghost };
    let response = plot.build(palette, id).show(ui, |plot| curves.draw(plot, palette, shows, realised_color));

    let transform = response.transform;
    let painter = ui.painter().with_clip_rect(*transform.frame());
    if let Some((first, last)) = state.selection.brush {
        paint_span(&painter, palette, &transform, first, last);
    }
    if let Some(entry) = state.selection.entry {
        paint_selected(&painter, palette, &transform, session, entry);
    }
    pointer_ui(ui, palette, session, view, &response.response, &transform, commands);
    t_line_ui(ui, palette, &transform, TAxis::Y, session.t, "distribution", commands);
}

/// The curves in plot coordinates.
struct Curves {
    head: Vec<[f64; 2]>,
    tail: Vec<[f64; 2]>,
    realised: Vec<[f64; 2]>,
    log_t: f64,
}

impl Curves {
    fn new(session: &Session, n_points: usize) -> Self {
        let run = &session.run;
        let n_head = session.numbers.head_entries;
        let place = |rank: usize| {
            let count = run.counts.get(run.by_rank[rank - 1]);
            [log_from_value(rank as f64), log_from_value(count as f64)]
        };
        let mut head = Vec::new();
        let mut tail = Vec::new();
        let mut realised = Vec::new();
        let ascending = run.profile.ascending();
        let counts = session.realised.value();
        for point in thinned(session.rank_curve(), n_points) {
            let xy = [log_from_value(point.rank as f64), log_from_value(point.count as f64)];
            if point.count as f64 > session.t {
                head.push(xy);
                let entry = usize::try_from(point.rank).ok().and_then(|rank| run.by_rank.get(rank - 1));
                // Where entries lose nothing, the realised count is the count: only the head has something to tell.
                if let (Some(counts), Some(&entry)) = (counts, entry) {
                    let count = counts.counts.get(entry);
                    if count > 0 {
                        realised.push([xy[0], log_from_value(count as f64)]);
                    }
                }
            } else {
                tail.push(xy);
            }
        }
        // The two colours meet exactly where the counts cross t, whatever points were picked.
        if n_head > 0 && n_head < ascending.len() {
            let (last, first) = (place(n_head), place(n_head + 1));
            if head.last() != Some(&last) {
                head.push(last);
            }
            head.push(first);
            if tail.first() != Some(&first) {
                tail.insert(0, first);
            }
        }
        Self { head, tail, realised, log_t: log_from_value(session.t) }
    }

    fn draw<'a>(
        &self,
        plot: &mut PlotUi<'a>,
        palette: &Palette,
        (raw, capped, realised): (bool, bool, bool),
        realised_color: Color32,
    ) {
        let cap = |y: f64| y.min(self.log_t);
        if raw {
            area(plot, "lost", &self.head, cap, |y| y, palette.head.gamma_multiply(0.10));
        }
        if capped {
            area(plot, "head", &self.head, |_| FLOOR, cap, palette.head.gamma_multiply(0.24));
            area(plot, "tail", &self.tail, |_| FLOOR, |y| y, palette.tail.gamma_multiply(0.24));
            let line: Vec<[f64; 2]> = self.head.iter().map(|[x, y]| [*x, cap(*y)]).collect();
            plot.line(curve("capped", line, palette.head, 1.5).style(LineStyle::dashed_dense()));
            if !raw {
                plot.line(curve("tail, capped", self.tail.clone(), palette.tail, 2.0));
            }
        }
        if raw {
            plot.line(curve("head", self.head.clone(), palette.head, 2.0));
            plot.line(curve("tail", self.tail.clone(), palette.tail, 2.0));
        }
        if realised && !self.realised.is_empty() {
            let points = PlotPoints::from(self.realised.clone());
            plot.points(Points::new("realised", points).radius(1.6).color(realised_color).allow_hover(false));
        }
    }
}

fn curve<'a>(name: &str, points: Vec<[f64; 2]>, color: Color32, width: f32) -> Line<'a> {
    Line::new(name, PlotPoints::from(points)).color(color).width(width).allow_hover(false)
}

fn area(
    plot: &mut PlotUi<'_>,
    name: &str,
    points: &[[f64; 2]],
    low: impl Fn(f64) -> f64,
    high: impl Fn(f64) -> f64,
    color: Color32,
) {
    if points.len() < 2 {
        return;
    }
    let xs: Vec<f64> = points.iter().map(|[x, _]| *x).collect();
    let lows: Vec<f64> = points.iter().map(|[_, y]| low(*y)).collect();
    let highs: Vec<f64> = points.iter().map(|[_, y]| high(*y)).collect();
    plot.add(FilledArea::new(name, &xs, &lows, &highs).fill_color(color).allow_hover(false));
}

/// The rank under a place of the x axis.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the ranks")]
fn rank_at(x: f64, n_ranks: usize) -> usize {
    value_from_log(x).round().clamp(1.0, n_ranks as f64) as usize
}

/// Hovering, clicking and brushing.
fn pointer_ui(
    ui: &Ui,
    palette: &Palette,
    session: &Session,
    view: &mut DistributionView,
    response: &egui::Response,
    transform: &PlotTransform,
    commands: &CommandSender,
) {
    let n_ranks = session.run.profile.ascending().len();
    let painter = ui.painter().with_clip_rect(*transform.frame());
    let Some(pointer) = response.hover_pos().or(response.interact_pointer_pos()) else {
        view.brush_from = None;
        return;
    };
    let rank = rank_at(transform.value_from_position(pointer).x, n_ranks);
    if response.drag_started_by(egui::PointerButton::Primary) {
        let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
        view.brush_from = Some(rank_at(transform.value_from_position(origin).x, n_ranks));
    }
    if let Some(from) = view.brush_from {
        let (first, last) = (from.min(rank), from.max(rank));
        paint_span(&painter, palette, transform, first, last);
        if response.drag_stopped() {
            commands.send(Command::BrushRanks(Some((first, last))));
            view.brush_from = None;
        }
        return;
    }
    let entry = session.run.by_rank[rank - 1];
    if response.clicked() {
        commands.send(Command::SelectEntry(Some(entry)));
    }
    if response.hovered() {
        paint_hover(&painter, palette, session, transform, rank, pointer);
    }
}

fn position_of(transform: &PlotTransform, rank: usize, count: u64) -> egui::Pos2 {
    let point = PlotPoint::new(log_from_value(rank as f64), log_from_value(count as f64));
    transform.position_from_point(&point)
}

fn paint_hover(
    painter: &egui::Painter,
    palette: &Palette,
    session: &Session,
    transform: &PlotTransform,
    rank: usize,
    pointer: egui::Pos2,
) {
    let run = &session.run;
    let entry = run.by_rank[rank - 1];
    let count = run.counts.get(entry);
    let is_head = count as f64 > session.t;
    let position = position_of(transform, rank, count);
    let frame = *transform.frame();
    painter.vline(position.x, frame.y_range(), Stroke::new(1.0, palette.outline));
    painter.circle(position, 4.0, palette.surface, Stroke::new(2.0, palette.text));
    let mut rows = vec![
        ("Rank", thousands(rank as u64)),
        ("Count", thousands(count)),
        ("Share of matches", percent(count as f64 / run.profile.matches() as f64)),
    ];
    if is_head {
        rows.push(("Drawn pairs", thousands(run.n_kept(run.pairs_of(entry), session.t) as u64)));
    }
    let title = run.entries.get(entry).to_owned();
    let title_color = if is_head { palette.head } else { palette.tail };
    Readout { title, title_color, rows }.paint(painter, palette, pointer, frame.shrink(2.0));
}

fn paint_selected(
    painter: &egui::Painter,
    palette: &Palette,
    transform: &PlotTransform,
    session: &Session,
    entry: EntryId,
) {
    let run = &session.run;
    let count = run.counts.get(entry);
    if count == 0 {
        return;
    }
    let position = position_of(transform, run.rank(entry) as usize, count);
    let frame = *transform.frame();
    if !frame.expand(2.0).contains(position) {
        return;
    }
    painter.line_segment([position, pos2(position.x, frame.bottom())], Stroke::new(1.0, palette.accent));
    painter.circle(position, 5.0, palette.accent, Stroke::new(2.0, palette.surface));
    let font = egui::FontId::new(12.0, theme::medium());
    let galley = painter.layout_no_wrap(run.entries.get(entry).to_owned(), font, palette.text);
    let is_right = position.x + galley.size().x + 16.0 > frame.right();
    let left = if is_right { position.x - galley.size().x - 10.0 } else { position.x + 10.0 };
    let corner = pos2(left, (position.y - galley.size().y - 6.0).max(frame.top() + 2.0));
    let ground = Rect::from_min_size(corner, galley.size()).expand2(egui::vec2(5.0, 2.0));
    painter.rect_filled(ground, CornerRadius::same(4), palette.surface.gamma_multiply(0.85));
    painter.galley(corner, galley, palette.text);
}

fn paint_span(painter: &egui::Painter, palette: &Palette, transform: &PlotTransform, first: usize, last: usize) {
    let frame = *transform.frame();
    let x = |rank: f64| transform.position_from_point(&PlotPoint::new(log_from_value(rank), 0.0)).x;
    let rect = Rect::from_x_y_ranges(x(first as f64 - 0.5)..=x(last as f64 + 0.5), frame.y_range());
    painter.rect_filled(rect, CornerRadius::ZERO, palette.accent.gamma_multiply(0.14));
    for edge in [rect.left(), rect.right()] {
        painter.vline(edge, frame.y_range(), Stroke::new(1.0, palette.accent));
    }
}
