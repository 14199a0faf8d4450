//! The strip under the menu: t, and everything that follows from it, in large numbers.

use eframe::egui::{
    self, Align, FontId, Id, Layout, Rect, RichText, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};
use egui_material_icons::icons::{ICON_CHEVRON_LEFT, ICON_CHEVRON_RIGHT};

use super::command::{Command, CommandSender, Step};
use super::session::Session;
use super::theme::{self, space};
use super::widgets::controls::{faint, icon_button, secondary};
use super::widgets::number_field::{FieldState, NumberField, number_field};
use super::widgets::t_slider::{TSlider, t_slider};
use super::{AppState, format};

/// What is being typed in the strip.
#[derive(Default)]
pub(crate) struct TuneView {
    t: FieldState,
    size: FieldState,
    share: FieldState,
}

/// Thresholds of the literature, and small ones for small pools.
const PRESETS: [f64; 6] = [20.0, 100.0, 1_000.0, 20_000.0, 90_000.0, 170_000.0];
/// Pools with counts above this are of the size that the published thresholds are for.
const LARGE_COUNT: f64 = 20_000.0;

/// The thresholds that are of use for counts up to `max_count`.
pub(crate) fn presets(max_count: f64) -> impl Iterator<Item = f64> {
    let large = max_count > LARGE_COUNT;
    PRESETS.into_iter().filter(move |&t| t < max_count && (t >= LARGE_COUNT) == large)
}

const TILE_HEIGHT: f32 = 66.0;

/// Draws the strip.
pub(crate) fn tune_strip_ui(ui: &mut Ui, state: &AppState, view: &mut TuneView, commands: &CommandSender) {
    let Some(session) = &state.session else {
        ui.set_min_height(TILE_HEIGHT);
        ui.horizontal_centered(|ui| {
            let text = if state.is_matching() {
                "The numbers at t appear here when the match is done"
            } else {
                "The numbers at t appear here once a pool is matched"
            };
            ui.label(faint(ui, text));
        });
        return;
    };
    tiles_ui(ui, session, view, commands);
    ui.add_space(space::S);
    slider_ui(ui, session, commands);
}

fn tiles_ui(ui: &mut Ui, session: &Session, view: &mut TuneView, commands: &CommandSender) {
    let room = ui.available_rect_before_wrap();
    let row = Rect::from_min_size(room.min, vec2(room.width(), TILE_HEIGHT));
    ui.allocate_rect(row, Sense::hover());
    let numbers = &session.numbers;
    let run = &session.run;
    let tiles: [(&'static str, &'static str, f32); 6] = [
        ("Threshold t", T_HINT, 1.0),
        ("Drawn pairs", DRAWN_HINT, 1.1),
        ("Expected pairs", EXPECTED_HINT, 1.15),
        ("Tail share", SHARE_HINT, 1.0),
        ("Head entries", HEAD_HINT, 1.0),
        ("Capped matches", CAPPED_HINT, 1.1),
    ];
    let total: f32 = tiles.iter().map(|tile| tile.2).sum();
    let mut left = row.left();
    for (index, (name, hint, weight)) in tiles.into_iter().enumerate() {
        let width = row.width() * weight / total;
        let rect = Rect::from_min_size(egui::pos2(left, row.top()), vec2(width, row.height()));
        left += width;
        let mut tile = Tile::new(ui, rect, name, hint, index > 0);
        match index {
            0 => t_tile(&mut tile, session, view, commands),
            1 => drawn_tile(&mut tile, session, view, commands),
            2 => expected_tile(&mut tile, session),
            3 => share_tile(&mut tile, session, view, commands),
            4 => {
                let sub = format!(
                    "of {} · {} of matches",
                    format::thousands_usize(run.profile.n_entries() - run.profile.zero_entries()),
                    format::percent(numbers.head_share)
                );
                tile.number(&format::thousands_usize(numbers.head_entries), &sub, Dim::No);
            }
            _ => {
                let sub = format!("of {} matches", format::thousands(run.profile.matches()));
                tile.number(&format::thousands_f64(numbers.capped_matches), &sub, Dim::No);
            }
        }
    }
}

const T_HINT: &str = "Entries with a count above t are sampled down to about t; entries below it keep every pair.";
const DRAWN_HINT: &str =
    "Pairs whose keep threshold is below t, for the seed of this run: exactly what an export writes.";
const EXPECTED_HINT: &str = "Sum of the keep probabilities of all pairs, with the standard deviation over repeated \
                             draws. ≈ marks a value interpolated on the size curve while the exact one is computed.";
const SHARE_HINT: &str = "Matches of entries with a count below t, as a share of all matches (p in the paper).";
const HEAD_HINT: &str = "Entries with a count above t: the ones that lose pairs. Entries without a match do not count.";
const CAPPED_HINT: &str = "Sum over all entries of min(count, t): the balanced curve of the paper's figure. It is not a \
                           number of pairs, because a pair with several entries is counted for each.";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dim {
    No,
    Yes,
}

/// One number of the strip: name above, value, what it is a part of below.
struct Tile {
    ui: Ui,
    rect: Rect,
    name: &'static str,
    hint: &'static str,
    label_id: Id,
}

impl Tile {
    fn new(outer: &mut Ui, rect: Rect, name: &'static str, hint: &'static str, line: bool) -> Self {
        let palette = theme::palette(outer);
        if line {
            let x = rect.left() - 0.5;
            outer.painter().vline(x, rect.top() + 4.0..=rect.bottom() - 4.0, Stroke::new(1.0, palette.hairline));
        }
        let inner = rect.shrink2(vec2(if line { space::L } else { 0.0 }, 0.0)).with_max_x(rect.right() - space::S);
        let mut ui =
            outer.new_child(UiBuilder::new().id_salt(name).max_rect(inner).layout(Layout::top_down(Align::Min)));
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        let label = ui.label(secondary(&ui, name)).on_hover_text(hint);
        Self { ui, rect, name, hint, label_id: label.id }
    }

    fn number(&mut self, value: &str, sub: &str, dim: Dim) {
        let palette = theme::palette(&self.ui);
        let color = if dim == Dim::Yes { palette.text_faint } else { palette.text };
        self.ui.add_space(1.0);
        let text = RichText::new(value).text_style(theme::number_style()).color(color);
        let response = self.ui.label(text).on_hover_text(self.hint);
        let name = self.name;
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {value}")));
        self.ui.add_space(3.0);
        self.sub(sub);
    }

    fn sub(&mut self, sub: &str) {
        let text = faint(&self.ui, sub);
        self.ui.label(text);
    }

    fn field<T>(
        &mut self,
        state: &mut FieldState,
        shown: &str,
        parse: impl Fn(&str) -> Option<T>,
        sub: &str,
    ) -> Option<T> {
        let font = FontId::new(theme::number_style().resolve(self.ui.style()).size, theme::semibold());
        let width = (self.rect.width() - 2.0 * space::L).min(132.0);
        let id = Id::unique(("strip", self.name));
        let field = NumberField { id, shown, font, width };
        self.ui.add_space(1.0);
        let (response, value) = number_field(&mut self.ui, state, &field, parse);
        response.on_hover_text(self.hint).labelled_by(self.label_id);
        self.ui.add_space(2.0);
        self.sub(sub);
        value
    }
}

fn t_tile(tile: &mut Tile, session: &Session, view: &mut TuneView, commands: &CommandSender) {
    let sub = format!("largest count {}", format::thousands(session.run.profile.max_count()));
    let parse = |text: &str| format::parse_number(text).filter(|&t| t > 0.0);
    if let Some(t) = tile.field(&mut view.t, &format::threshold(session.t), parse, &sub) {
        commands.send(Command::SetT(t));
    }
}

fn drawn_tile(tile: &mut Tile, session: &Session, view: &mut TuneView, commands: &CommandSender) {
    let sub = format!(
        "{} of {}",
        format::percent(session.numbers.kept_share),
        format::counted(session.run.n_pairs() as u64, "pair", "pairs")
    );
    let shown = format::thousands_usize(session.numbers.drawn_pairs);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` saturates; a size is clamped later"
    )]
    let parse = |text: &str| format::parse_number(text).map(|n_pairs| n_pairs.round() as usize);
    if let Some(n_pairs) = tile.field(&mut view.size, &shown, parse, &sub) {
        commands.send(Command::SetDrawnPairs(n_pairs));
    }
}

fn share_tile(tile: &mut Tile, session: &Session, view: &mut TuneView, commands: &CommandSender) {
    let numbers = &session.numbers;
    let sub = format!("{} tail entries", format::thousands_usize(numbers.tail_entries));
    let shown = format::percent(numbers.tail_share);
    if let Some(share) = tile.field(&mut view.share, &shown, format::parse_percent, &sub) {
        commands.send(Command::SetTailShare(share));
    }
}

fn expected_tile(tile: &mut Tile, session: &Session) {
    match session.expected() {
        Some(expected) => {
            let mark = if expected.exact { "" } else { "≈ " };
            let value = format!("{mark}{}", format::thousands_f64(expected.pairs));
            let sub = format!("± {} over repeated draws", std_text(expected.std));
            tile.number(&value, &sub, if expected.exact { Dim::No } else { Dim::Yes });
        }
        None => tile.number("…", "being computed", Dim::Yes),
    }
}

fn std_text(std: f64) -> String {
    if std >= 100.0 { format::thousands_f64(std) } else { format!("{std:.1}") }
}

fn slider_ui(ui: &mut Ui, session: &Session, commands: &CommandSender) {
    let max_count = session.run.profile.max_count() as f64;
    let marks: Vec<f64> = presets(max_count).collect();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        for &preset in marks.iter().rev() {
            let name = format!("t = {}", format::thousands_f64(preset));
            let text = RichText::new(format::compact(preset)).size(12.0);
            let button = egui::Button::new(text).selected(session.t == preset).min_size(vec2(38.0, 22.0));
            let response = ui.add(button).on_hover_text(&name);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, session.t == preset, &name));
            if response.clicked() {
                commands.send(Command::SetT(preset));
            }
        }
        ui.label(faint(ui, "Presets"));
        ui.add_space(space::S);
        if icon_button(ui, ICON_CHEVRON_RIGHT, "Step t up to the next count ( ] )").clicked() {
            commands.send(Command::StepT(Step::Forward));
        }
        if icon_button(ui, ICON_CHEVRON_LEFT, "Step t down to the next count ( [ )").clicked() {
            commands.send(Command::StepT(Step::Back));
        }
        ui.add_space(space::S);
        let bars = session.curves.value().map_or(&[][..], |curves| &curves.count_bars);
        let output = t_slider(
            ui,
            &TSlider { t: session.t, max_count, bars, marks: &[1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8] },
        );
        if let Some(t) = output.wanted {
            commands.send(Command::DragT(t));
        }
        if output.released {
            commands.send(Command::EndDragT);
        }
        let _ = output.response;
    });
}
