//! The pairs behind a number, as a grid of cards: those of the selected entry, of the brushed ones, of the whole pool,
//! or those without a match. What is shown is a seeded draw, and says so.

use std::time::Duration;

use eframe::egui::{self, EventFilter, Key, Rect, RichText, ScrollArea, Sense, Ui, vec2};
use egui_material_icons::icons::{ICON_BLUR_OFF, ICON_BLUR_ON, ICON_PHOTO_LIBRARY, ICON_PUBLIC, ICON_SHUFFLE};

use crate::app::format::{counted, thousands, thousands_usize, threshold};
use crate::app::layout::PanelKind;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::controls::{icon_button, secondary};
use crate::app::widgets::empty::empty_ui;
use crate::app::widgets::pair_card::{CardLook, PairFacts, card_size, mark_tone, pair_card_ui};
use crate::app::widgets::picture::PictureView;
use crate::app::widgets::segmented::segmented_ui;
use crate::app::widgets::textures::Textures;
use crate::app::{AppState, Command, CommandSender, Session};
use crate::jobs::JobKind;
use crate::pool::ImageRef;
use crate::preview::{ImageSize, ImageSlot, KeptFilter, PairPage, PairScope, StateCounts};
use crate::run::PairId;

/// View state of the panel.
#[derive(Default)]
pub(crate) struct PairsView {
    textures: Textures,
    /// The selection that the grid has scrolled to.
    scrolled_to: Option<PairId>,
}

/// Cards are at least this wide.
const MIN_CARD_WIDTH: f32 = 168.0;
/// Between cards.
const GAP: f32 = 10.0;
/// A draw that takes longer than this dims the previous one.
const PATIENCE: Duration = Duration::from_millis(300);

/// Draws the panel.
pub(crate) fn pairs_ui(ui: &mut Ui, state: &AppState, view: &mut PairsView, commands: &CommandSender) {
    let palette = theme::palette(ui);
    let Some(session) = &state.session else {
        let hint = "Open a pool and match it: its images and captions show here.";
        empty_ui(ui, palette, ICON_PHOTO_LIBRARY, "No pairs yet", hint, |_| {});
        return;
    };
    toolbar_ui(ui, palette, state, session, commands);
    let Some(page) = session.pairs.value() else {
        if let Some(failure) = session.pairs.failure() {
            empty_ui(ui, palette, ICON_PHOTO_LIBRARY, "The pairs cannot be shown", &failure.message, |_| {});
        }
        return;
    };
    scope_ui(ui, palette, state, session, page, commands);
    network_ui(ui, palette, state, page, commands);
    ui.add_space(space::XS);
    if page.pairs.is_empty() {
        nothing_ui(ui, palette, session, page, commands);
    } else {
        grid_ui(ui, palette, state, session, page, view, commands);
    }
}

/// The scopes that can be chosen here; an entry or a brush is chosen elsewhere.
#[derive(Clone, Copy, PartialEq)]
enum ScopeChoice {
    All,
    Unmatched,
    Chosen,
}

fn toolbar_ui(ui: &mut Ui, palette: &Palette, state: &AppState, session: &Session, commands: &CommandSender) {
    ui.horizontal(|ui| {
        let scope = &session.pair_request.scope;
        let chosen = match scope {
            PairScope::Entry(entry) => Some(format!("“{}”", shortened(session.run.entries.get(*entry), 24))),
            PairScope::Entries(entries) => Some(counted(entries.len() as u64, "entry", "entries")),
            PairScope::All | PairScope::Unmatched => None,
        };
        let current = match scope {
            PairScope::All => ScopeChoice::All,
            PairScope::Unmatched => ScopeChoice::Unmatched,
            PairScope::Entry(_) | PairScope::Entries(_) => ScopeChoice::Chosen,
        };
        let mut choices = vec![(ScopeChoice::All, "All"), (ScopeChoice::Unmatched, "Unmatched")];
        if let Some(chosen) = &chosen {
            choices.push((ScopeChoice::Chosen, chosen));
        }
        match segmented_ui(ui, palette, current, &choices) {
            Some(ScopeChoice::All) => commands.send(Command::ShowAllPairs),
            Some(ScopeChoice::Unmatched) => commands.send(Command::ShowUnmatched),
            Some(ScopeChoice::Chosen) | None => {}
        }
        let filters = [(KeptFilter::Both, "Both"), (KeptFilter::Kept, "Kept"), (KeptFilter::Dropped, "Dropped")];
        if let Some(filter) = segmented_ui(ui, palette, session.kept_filter(), &filters) {
            commands.send(Command::SetKeptFilter(filter));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let is_blurred = state.settings.blur_images;
            let (icon, name) =
                if is_blurred { (ICON_BLUR_OFF, "Show images sharp") } else { (ICON_BLUR_ON, "Blur images") };
            if icon_button(ui, icon, name).clicked() {
                commands.send(Command::SetBlurImages(!is_blurred));
            }
            if icon_button(ui, ICON_SHUFFLE, "Redraw (R)").clicked() {
                commands.send(Command::RedrawPairs);
            }
        });
    });
}

fn shortened(text: &str, n_chars: usize) -> String {
    match text.char_indices().nth(n_chars) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What the page is a sample of, in words.
fn scope_text(session: &Session, page: &PairPage) -> String {
    let kept = match page.request.filter {
        KeptFilter::Both => "",
        KeptFilter::Kept => "kept ",
        KeptFilter::Dropped => "dropped ",
    };
    let pairs = if page.n_all == 1 { "pair" } else { "pairs" };
    let what = match &page.request.scope {
        PairScope::All => pairs.to_owned(),
        PairScope::Unmatched => format!("unmatched {pairs}"),
        PairScope::Entry(entry) => format!("{pairs} of “{}”", session.run.entries.get(*entry)),
        PairScope::Entries(entries) => format!("{pairs} of {}", counted(entries.len() as u64, "entry", "entries")),
    };
    let at = match page.request.filter {
        KeptFilter::Both => String::new(),
        KeptFilter::Kept | KeptFilter::Dropped => format!(" at t = {}", threshold(page.t)),
    };
    let n_all = thousands_usize(page.n_all);
    match page.n_all {
        0 => format!("No {kept}{what}{at}"),
        1 => format!("1 {kept}{what}{at}"),
        _ if page.pairs.len() == page.n_all => format!("All {n_all} {kept}{what}{at}"),
        _ => {
            let n = thousands_usize(page.pairs.len());
            format!("{n} of {n_all} {kept}{what}{at}, seed {}", page.request.seed)
        }
    }
}

/// More than these are not drawn at once: their records, images included, are held in memory.
const MAX_PAIRS: usize = 960;

fn scope_ui(
    ui: &mut Ui,
    palette: &Palette,
    state: &AppState,
    session: &Session,
    page: &PairPage,
    commands: &CommandSender,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.label(secondary(ui, scope_text(session, page)));
        let has_more = page.pairs.len() < page.n_all && page.request.n_wanted < MAX_PAIRS;
        if has_more && ui.link(RichText::new("Show more").small()).clicked() {
            commands.send(Command::SetPairsWanted((page.request.n_wanted * 2).min(MAX_PAIRS)));
        }
        let counts = image_counts(state, page);
        if counts.n_failed() > 0 {
            ui.label(RichText::new(failures_text(&counts)).small().color(palette.warning));
            if ui.link(RichText::new("Retry").small()).on_hover_text("Load the images that failed again").clicked() {
                state.images.ask_retry();
            }
        }
        let n_remote = n_remote(page);
        if !state.network_allowed && n_remote > 0 && 2 * n_remote <= page.pairs.len() {
            ui.label(secondary(ui, format!("{} on the network, hidden", counted(n_remote as u64, "image", "images"))));
            let hint = "Nothing is fetched until you allow it, for this project";
            if ui.link(RichText::new("Allow network images").small()).on_hover_text(hint).clicked() {
                commands.send(Command::SetNetworkAllowed(true));
            }
        }
    });
}

/// The states of the page's images: some dozens of look-ups.
fn image_counts(state: &AppState, page: &PairPage) -> StateCounts {
    let size = image_size(state);
    let mut counts = StateCounts::default();
    for pair in &page.pairs {
        if let Some(key) = pair.image_key {
            counts.add(&state.images.state(ImageSlot { key, size }, pair.image()));
        }
    }
    counts
}

fn failures_text(counts: &StateCounts) -> String {
    let parts = [
        (counts.n_not_found, "not found"),
        (counts.n_timed_out, "timed out"),
        (counts.n_too_large, "too large"),
        (counts.n_not_an_image, "not an image"),
        (counts.n_unavailable, "not available"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, state)| format!("{} {state}", thousands(*n as u64))).collect();
    format!("Images: {}", parts.join(", "))
}

fn image_size(state: &AppState) -> ImageSize {
    if state.settings.blur_images { ImageSize::Blurred } else { ImageSize::Card }
}

fn n_remote(page: &PairPage) -> usize {
    page.pairs.iter().filter(|pair| matches!(pair.image(), ImageRef::Url(_))).count()
}

/// Asks before the first image is fetched from the network.
fn network_ui(ui: &mut Ui, palette: &Palette, state: &AppState, page: &PairPage, commands: &CommandSender) {
    let n_remote = n_remote(page);
    // A few are mentioned in the line above.
    if state.network_allowed || 2 * n_remote <= page.pairs.len() {
        return;
    }
    ui.add_space(space::XS);
    egui::Frame::new().fill(palette.raised).corner_radius(space::RADIUS).inner_margin(space::M).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(ICON_PUBLIC.rich_text().size(18.0).color(palette.text_secondary));
            let (n, verb) = (thousands_usize(n_remote), if n_remote == 1 { "is" } else { "are" });
            let text = format!("{n} of these images {verb} on the network. Nothing is fetched until you allow it.");
            let button = "Allow network images";
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button(button).clicked() {
                    commands.send(Command::SetNetworkAllowed(true));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(secondary(ui, text)).truncate());
                });
            });
        });
    });
}

fn nothing_ui(ui: &mut Ui, palette: &Palette, session: &Session, page: &PairPage, commands: &CommandSender) {
    let t = threshold(page.t);
    let (title, hint, action) = match (&page.request.scope, page.request.filter) {
        (PairScope::Unmatched, KeptFilter::Kept) => {
            ("No unmatched pair is kept".to_owned(), "A pair without a match is dropped at every t.".to_owned(), true)
        }
        (PairScope::Unmatched, _) => ("Every pair has a match".to_owned(), String::new(), false),
        (_, KeptFilter::Kept) => (format!("No pair is kept at t = {t}"), "A larger t keeps more.".to_owned(), true),
        (_, KeptFilter::Dropped) => {
            (format!("No pair is dropped at t = {t}"), "A smaller t drops more.".to_owned(), true)
        }
        (PairScope::Entry(entry), KeptFilter::Both) => {
            let entry = session.run.entries.get(*entry);
            (format!("“{entry}” matches no pair"), "Its count is 0.".to_owned(), false)
        }
        _ => ("There are no pairs here".to_owned(), String::new(), false),
    };
    empty_ui(ui, palette, ICON_PHOTO_LIBRARY, &title, &hint, |ui| {
        if action && ui.button("Show kept and dropped").clicked() {
            commands.send(Command::SetKeptFilter(KeptFilter::Both));
        }
    });
}

fn grid_ui(
    ui: &mut Ui,
    palette: &Palette,
    state: &AppState,
    session: &Session,
    page: &PairPage,
    view: &mut PairsView,
    commands: &CommandSender,
) {
    view.textures.begin_pass(ui.ctx());
    let is_slow = state.jobs.running_of(JobKind::PairPage).is_some_and(|job| job.elapsed > PATIENCE);
    if is_slow {
        ui.multiply_opacity(0.5);
    }
    // The bar floats over the margin.
    let width = ui.available_width() - space::S;
    let n_columns = columns(width);
    let card = card_size(((width - GAP * (n_columns - 1) as f32) / n_columns as f32).floor());
    let n_rows = page.pairs.len().div_ceil(n_columns);
    let step = card + vec2(GAP, GAP);
    let grid_id = ui.scope_id().with("pair grid");
    let selected = state.selection.pair.and_then(|pair| page.pairs.iter().position(|shown| shown.pair == pair));

    // Another draw starts at its top.
    let salt = (&page.request.seed, page.pairs.first().map(|pair| pair.pair), page.request.n_wanted);
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(n_rows as f32 * step.y);
        let origin = ui.min_rect().min;
        let rect_of = |index: usize| {
            let (row, column) = (index / n_columns, index % n_columns);
            Rect::from_min_size(origin + vec2(column as f32 * step.x, row as f32 * step.y), card)
        };
        let focus =
            ui.interact(Rect::from_min_size(origin, viewport.size()), grid_id, Sense::focusable_noninteractive());
        let first = (viewport.top() / step.y).floor().max(0.0) as usize * n_columns;
        let last = ((viewport.bottom() / step.y).ceil().max(0.0) as usize * n_columns).min(page.pairs.len());
        for (index, pair) in page.pairs.iter().enumerate().take(last).skip(first) {
            let picture = PictureView::of_pair(ui, &state.images, &mut view.textures, pair, image_size(state));
            let look = CardLook {
                picture: &picture,
                facts: PairFacts::of(&session.run, pair, session.t),
                is_selected: Some(index) == selected,
            };
            let tone_of = |entry| mark_tone(&session.run, session.t, state.selection.entry, entry);
            let response = pair_card_ui(ui, palette, rect_of(index), pair, &look, tone_of);
            if response.clicked() {
                commands.send(Command::SelectPair(Some(pair.pair)));
                focus.request_focus();
                view.scrolled_to = Some(pair.pair);
            }
            if response.double_clicked() {
                commands.send(Command::ShowPanel(PanelKind::Inspector));
            }
        }
        if let Some(index) = selected
            && view.scrolled_to != state.selection.pair
        {
            ui.scroll_to_rect(rect_of(index).expand(GAP), None);
            view.scrolled_to = state.selection.pair;
        }
        if let Some(next) = moved_by_keys(ui, grid_id, selected, n_columns, page.pairs.len()) {
            commands.send(Command::SelectPair(Some(page.pairs[next].pair)));
        }
        if selected.is_some() && focus.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            commands.send(Command::ShowPanel(PanelKind::Inspector));
        }
    });
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a panel has some dozen columns at most")]
fn columns(width: f32) -> usize {
    (((width + GAP) / (MIN_CARD_WIDTH + GAP)) as usize).max(1)
}

/// Where the arrow keys lead, while the grid has the focus.
fn moved_by_keys(
    ui: &Ui,
    grid_id: egui::Id,
    selected: Option<usize>,
    n_columns: usize,
    n_pairs: usize,
) -> Option<usize> {
    if !ui.memory(|memory| memory.has_focus(grid_id)) {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(grid_id, filter));
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let step = [
        (Key::ArrowLeft, -1),
        (Key::ArrowRight, 1),
        (Key::ArrowUp, -(n_columns as isize)),
        (Key::ArrowDown, n_columns as isize),
    ];
    let step: isize = step.into_iter().filter(|(key, _)| pressed(*key)).map(|(_, step)| step).sum();
    if step == 0 {
        return None;
    }
    let next = selected.map_or(Some(0), |index| index.checked_add_signed(step))?;
    (next < n_pairs && Some(next) != selected).then_some(next)
}
