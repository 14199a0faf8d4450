//! What is drawn, from top to bottom. Layout only: everything shown is read from the state.

use eframe::egui::{
    self, CentralPanel, Color32, CornerRadius, Frame, Margin, Panel, Rect, Response, Role, Sense, Stroke, TextStyle,
    Ui, Visuals, WidgetInfo, WidgetText, vec2,
};
use egui_material_icons::icons::{ICON_CLOSE, ICON_DASHBOARD};
use egui_tiles::{Behavior, EditAction, ResizeState, SimplificationOptions, TabState, TileId, Tiles, UiResponse};

use super::command::{Command, CommandSender};
use super::layout::PanelKind;
use super::panels::{self, PanelViews};
use super::state::AppState;
use super::theme::{self, space};
use super::widgets::empty::empty_ui;
use super::{TailscopeApp, command_table, dialogs, notices, status_bar, top_bar, tune_strip};

/// A frame that takes longer than this is named in the log, with its panel.
const SLOW_FRAME_MS: u128 = 50;

impl TailscopeApp {
    pub(super) fn draw(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        for command in command_table::pressed(&ctx, &self.state) {
            self.commands.send(command);
        }
        let dropped =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect::<Vec<_>>());
        if !dropped.is_empty() {
            self.commands.send(Command::OpenDropped(dropped));
        }

        let palette = theme::palette(ui);
        let bar = |margin| Frame::new().fill(palette.surface).inner_margin(margin);
        Panel::top("top bar").frame(bar(Margin::symmetric(10, 5))).show_separator_line(false).show(ui, |ui| {
            let shown = |kind| self.layout.is_visible(kind);
            top_bar::top_bar_ui(ui, &self.state, &shown, &self.commands);
        });
        Panel::top("tune strip")
            .frame(bar(Margin { left: 14, right: 14, top: 6, bottom: 8 }))
            .show_separator_line(false)
            .show(ui, |ui| {
                let top = ui.max_rect().expand2(vec2(14.0, 6.0));
                ui.painter().hline(top.x_range(), top.top(), Stroke::new(1.0, palette.hairline));
                tune_strip::tune_strip_ui(ui, &self.state, &mut self.views.tune, &self.commands);
            });
        Panel::bottom("status bar").frame(bar(Margin::symmetric(12, 3))).show_separator_line(false).show(ui, |ui| {
            status_bar::status_bar_ui(ui, &self.state, &self.commands);
        });
        CentralPanel::no_frame()
            .frame(Frame::new().fill(palette.backdrop).inner_margin(Margin { left: 6, right: 6, top: 6, bottom: 5 }))
            .show(ui, |ui| {
                if !self.layout.is_any_visible() {
                    all_closed_ui(ui, &self.commands);
                    return;
                }
                let mut behavior =
                    Panels { state: &self.state, views: &mut self.views.panels, commands: &self.commands };
                self.layout.tree.ui(&mut behavior, ui);
            });
        dialogs::dialogs_ui(&ctx, &self.state, &mut self.views.dialogs, &self.commands);
        notices::notices_ui(&ctx, &self.state, &self.commands);
        drop_hint_ui(&ctx);
        self.state.focus_entry_search = false;
        if !self.commands.is_empty() {
            ctx.request_repaint();
        }
    }
}

/// Every panel was closed.
fn all_closed_ui(ui: &mut Ui, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let hint = "Panels come back one by one from the View menu, or all at once";
    empty_ui(ui, palette, ICON_DASHBOARD, "All panels are closed", hint, |ui| {
        if ui.button("Reset layout").clicked() {
            commands.send(Command::ResetLayout);
        }
    });
}

/// While files are held over the window: what will happen to them.
fn drop_hint_ui(ctx: &egui::Context) {
    let n_hovered = ctx.input(|input| input.raw.hovered_files.len());
    if n_hovered == 0 {
        return;
    }
    let palette = theme::palette_of(ctx.theme());
    let painter = ctx.layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop hint")));
    let rect = ctx.content_rect().shrink(10.0);
    let radius = CornerRadius::same(12);
    painter.rect(
        rect,
        radius,
        palette.backdrop.gamma_multiply(0.85),
        Stroke::new(2.0, palette.accent),
        egui::StrokeKind::Inside,
    );
    let text =
        if n_hovered == 1 { "Drop to open a pool, a run or a metadata list" } else { "Drop to open as one pool" };
    let font = egui::FontId::new(20.0, theme::semibold());
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, text, font, palette.text);
}

/// How panels and their tabs look.
struct Panels<'a> {
    state: &'a AppState,
    views: &'a mut PanelViews,
    commands: &'a CommandSender,
}

impl Panels<'_> {
    fn panel_ui(&mut self, ui: &mut Ui, kind: PanelKind) {
        let (state, views, commands) = (self.state, &mut *self.views, self.commands);
        match kind {
            PanelKind::Pool => panels::pool::pool_ui(ui, state, &mut views.pool, commands),
            PanelKind::Metadata => panels::metadata::metadata_ui(ui, state, &mut views.metadata, commands),
            PanelKind::Entries => panels::entries::entries_ui(ui, state, &mut views.entries, commands),
            PanelKind::Distribution => {
                panels::distribution::distribution_ui(ui, state, &mut views.distribution, commands);
            }
            PanelKind::Size => panels::size::size_ui(ui, state, &mut views.size, commands),
            PanelKind::Pairs => panels::pairs::pairs_ui(ui, state, &mut views.pairs, commands),
            PanelKind::Inspector => panels::inspector::inspector_ui(ui, state, &mut views.inspector, commands),
            PanelKind::Jobs => panels::jobs::jobs_ui(ui, state, &mut views.jobs, commands),
        }
    }

    /// What the tab says beside the title: how many, or that work goes on.
    fn tab_note(&self, kind: PanelKind) -> Option<String> {
        match kind {
            PanelKind::Entries => {
                let session = self.state.session.as_ref()?;
                Some(super::format::compact(session.shown_entries().len() as f64))
            }
            PanelKind::Jobs => {
                let n_running = self.state.jobs.shown().count();
                (n_running > 0).then(|| n_running.to_string())
            }
            _ => None,
        }
    }
}

impl Behavior<PanelKind> for Panels<'_> {
    fn pane_ui(&mut self, ui: &mut Ui, _tile_id: TileId, kind: &mut PanelKind) -> UiResponse {
        let started = std::time::Instant::now();
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, CornerRadius { nw: 0, ne: 0, sw: 8, se: 8 }, theme::palette(ui).surface);
        let inner = rect.shrink2(vec2(space::L, space::M));
        let mut inner_ui = ui.new_child(egui::UiBuilder::new().id_salt(*kind).max_rect(inner));
        inner_ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        self.panel_ui(&mut inner_ui, *kind);
        let took = started.elapsed().as_millis();
        if took > SLOW_FRAME_MS {
            tracing::warn!("{} took {took} ms to draw", kind.title());
        }
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, kind: &PanelKind) -> WidgetText {
        kind.title().into()
    }

    fn is_tab_closable(&self, _tiles: &Tiles<PanelKind>, _tile_id: TileId) -> bool {
        true
    }

    fn tab_ui(
        &mut self,
        tiles: &mut Tiles<PanelKind>,
        ui: &mut Ui,
        id: egui::Id,
        tile_id: TileId,
        state: &TabState,
    ) -> Response {
        let kind = tiles.get_pane(&tile_id).copied();
        let title = kind.map_or("Panels", PanelKind::title);
        let note = kind.and_then(|kind| self.tab_note(kind));
        let palette = theme::palette(ui);
        let font = egui::FontId::new(12.5, theme::medium());
        let color = if state.active { palette.text } else { palette.text_faint };
        let galley = ui.painter().layout_no_wrap(title.to_owned(), font, color);
        let note = note
            .map(|note| ui.painter().layout_no_wrap(note, TextStyle::Small.resolve(ui.style()), palette.text_faint));
        let note_width = note.as_ref().map_or(0.0, |note| note.size().x + space::S);
        let close_width = 22.0;
        let size = vec2(galley.size().x + note_width + 2.0 * space::L + close_width - space::M, ui.available_height());
        let (_, rect) = ui.allocate_space(size);
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, state.active, title));
        if !ui.is_rect_visible(rect) || state.is_being_dragged {
            return response;
        }
        let hovered = response.hovered() || ui.rect_contains_pointer(rect);
        let center = rect.center().y;
        if state.active {
            ui.painter().rect_filled(rect, CornerRadius { nw: 8, ne: 8, sw: 0, se: 0 }, palette.surface);
        } else if hovered {
            let ground = rect.shrink2(vec2(1.0, 4.0));
            ui.painter().rect_filled(ground, CornerRadius::same(space::RADIUS), palette.raised);
        }
        let at = |x: f32, size: egui::Vec2| egui::pos2(x, center - size.y / 2.0);
        let title_at = at(rect.left() + space::L, galley.size());
        let title_end = title_at.x + galley.size().x;
        ui.painter().galley(title_at, galley, color);
        if let Some(note) = note {
            let place = at(title_end + space::S, note.size());
            ui.painter().galley(place, note, palette.text_faint);
        }
        let close_rect = Rect::from_center_size(egui::pos2(rect.right() - 13.0, center), vec2(16.0, 16.0));
        let close = ui.interact(close_rect, id.with("close"), Sense::click());
        close.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Close {title}")));
        if hovered || close.has_focus() {
            if close.hovered() || close.has_focus() {
                ui.painter().rect_filled(close_rect, CornerRadius::same(4), palette.raised_hovered);
            }
            super::widgets::controls::paint_icon(ui, close_rect, ICON_CLOSE, 13.0, palette.text_secondary);
        }
        if (close.clicked() || response.clicked_by(egui::PointerButton::Middle))
            && let Some(kind) = kind
        {
            self.commands.send(Command::TogglePanel(kind));
        }
        response
    }

    fn tab_bar_height(&self, _style: &egui::Style) -> f32 {
        space::TAB_BAR
    }

    fn gap_width(&self, _style: &egui::Style) -> f32 {
        6.0
    }

    fn min_size(&self) -> f32 {
        120.0
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions { all_panes_must_have_tabs: true, ..SimplificationOptions::default() }
    }

    fn tab_bar_color(&self, visuals: &Visuals) -> Color32 {
        palette_of(visuals).backdrop
    }

    fn tab_bar_hline_stroke(&self, _visuals: &Visuals) -> Stroke {
        Stroke::NONE
    }

    fn resize_stroke(&self, style: &egui::Style, state: ResizeState) -> Stroke {
        let palette = palette_of(&style.visuals);
        match state {
            ResizeState::Idle => Stroke::NONE,
            ResizeState::Hovering => Stroke::new(2.0, palette.outline),
            ResizeState::Dragging => Stroke::new(2.0, palette.accent),
        }
    }

    fn drag_preview_stroke(&self, visuals: &Visuals) -> Stroke {
        Stroke::new(1.5, palette_of(visuals).accent)
    }

    fn drag_preview_color(&self, visuals: &Visuals) -> Color32 {
        palette_of(visuals).accent.gamma_multiply(0.15)
    }

    fn on_edit(&mut self, _action: EditAction) {
        self.commands.send(Command::LayoutChanged);
    }
}

fn palette_of(visuals: &Visuals) -> &'static theme::Palette {
    theme::palette_of(if visuals.dark_mode { egui::Theme::Dark } else { egui::Theme::Light })
}
