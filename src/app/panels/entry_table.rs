//! The table of entries. Only the rows in view are looked at, whatever the length of the list.

use curation::ids::EntryId;
use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Rect, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2,
};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use crate::app::command::{Command, CommandSender};
use crate::app::session::Session;
use crate::app::theme::{self, Palette, space};
use crate::app::{AppState, format};
use crate::jobs::{EntryQuery, EntrySort};

use super::entries::EntriesView;

/// The columns, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Rank,
    Entry,
    Count,
    Share,
    Keep,
    Capped,
    Realised,
    Source,
}

struct FieldSpec {
    field: Field,
    title: &'static str,
    hint: &'static str,
    width: f32,
    sort: EntrySort,
}

const fn spec(field: Field, title: &'static str, width: f32, sort: EntrySort, hint: &'static str) -> FieldSpec {
    FieldSpec { field, title, hint, width, sort }
}

/// The entry takes what the others leave.
const FIELDS: [FieldSpec; 8] = [
    spec(Field::Rank, "Rank", 46.0, EntrySort::Rank, "Place by count, 1 is the largest"),
    spec(Field::Entry, "Entry", 104.0, EntrySort::Entry, "The string that is matched"),
    spec(
        Field::Count,
        "Count",
        78.0,
        EntrySort::Rank,
        "Pairs of the pool in which the entry matches; the bar is logarithmic",
    ),
    spec(Field::Share, "Share", 62.0, EntrySort::Rank, "Count as a share of all matches"),
    spec(
        Field::Keep,
        "q at t",
        52.0,
        EntrySort::Rank,
        "Probability that this entry alone keeps a pair: t / max(count, t)",
    ),
    spec(Field::Capped, "Capped", 60.0, EntrySort::Rank, "min(count, t)"),
    spec(
        Field::Realised,
        "Realised",
        70.0,
        EntrySort::Realised,
        "Drawn pairs that match the entry; above t where other entries rescue its pairs",
    ),
    spec(Field::Source, "Source", 96.0, EntrySort::Source, "The list that the entry comes from"),
];

/// Columns that stay while the others scroll: rank and entry.
const N_STICKY: usize = 2;
const ENTRY_COLUMN: usize = 1;
const HEADER_HEIGHT: f32 = 26.0;
pub(super) const CELL_PADDING: f32 = 8.0;

/// Draws the table in what is left of the panel.
pub(super) fn entry_table_ui(
    ui: &mut Ui,
    state: &AppState,
    session: &Session,
    view: &mut EntriesView,
    commands: &CommandSender,
) {
    let ids = session.shown_entries();
    let has_sources = !session.run.entries.source_names().is_empty();
    let fields: Vec<&FieldSpec> = FIELDS.iter().filter(|spec| spec.field != Field::Source || has_sources).collect();
    let room = ui.available_width() - 8.0;
    let entry_width = entry_width(&fields, room);
    let columns: Vec<Column> = fields
        .iter()
        .map(|spec| if spec.field == Field::Entry { entry_width } else { spec.width })
        .map(|width| Column::new(width.floor()).resizable(false))
        .collect();
    let mut table = Table::new()
        .id_salt("entries")
        .num_rows(ids.len() as u64)
        .columns(columns)
        .num_sticky_cols(N_STICKY)
        .headers([HeaderRow::new(HEADER_HEIGHT)]);
    if view.revealed != state.selection.serial {
        view.revealed = state.selection.serial;
        if let Some(row) = state.selection.row {
            table = table.scroll_to_row(row as u64, None);
        }
    }
    let palette = theme::palette(ui);
    let left = ui.max_rect().left();
    let mut rows = Rows { session, ids, fields, selected: state.selection.entry, palette, commands, left };
    table.show(ui, &mut rows);
}

/// What the other columns leave. Where not all fit, the last one in sight is shown whole; the rest is to scroll for.
fn entry_width(fields: &[&FieldSpec], room: f32) -> f32 {
    let in_sight = fields.iter().scan(0.0, |end, spec| {
        *end += spec.width;
        Some(*end)
    });
    let smallest = FIELDS[ENTRY_COLUMN].width;
    let used = in_sight.take_while(|end| *end <= room).last().unwrap_or(room);
    smallest + room - used
}

struct Rows<'a> {
    session: &'a Session,
    ids: &'a [EntryId],
    fields: Vec<&'static FieldSpec>,
    selected: Option<EntryId>,
    palette: &'static Palette,
    commands: &'a CommandSender,
    /// Where the sticky columns begin.
    left: f32,
}

impl Rows<'_> {
    fn id(&self, row: u64) -> Option<EntryId> {
        self.ids.get(usize::try_from(row).ok()?).copied()
    }

    fn text(&self, field: Field, id: EntryId) -> String {
        let run = &self.session.run;
        let count = run.counts.get(id);
        let t = self.session.t;
        match field {
            Field::Rank => format::thousands(u64::from(run.rank(id))),
            Field::Entry => run.entries.get(id).to_owned(),
            Field::Count => format::thousands(count),
            Field::Share => format::percent(count as f64 / run.profile.matches() as f64),
            Field::Keep if count == 0 => "–".to_owned(),
            Field::Keep => keep_text(t / (count as f64).max(t)),
            Field::Capped => format::threshold((count as f64).min(t)),
            Field::Realised => self.session.realised_count(id).map_or_else(|| "…".to_owned(), format::thousands),
            Field::Source => run.entries.source(id).unwrap_or_default().to_owned(),
        }
    }

    fn color(&self, field: Field, id: EntryId) -> Color32 {
        let palette = self.palette;
        let count = self.session.run.counts.get(id);
        match field {
            Field::Entry if count == 0 => palette.text_faint,
            Field::Entry | Field::Count => palette.text,
            Field::Keep if (count as f64) > self.session.t => palette.head,
            Field::Realised if !self.session.realised_is_current() => palette.ghost,
            Field::Rank | Field::Source => palette.text_faint,
            _ => palette.text_secondary,
        }
    }

    fn count_bar(&self, ui: &Ui, cell: Rect, id: EntryId) {
        let count = self.session.run.counts.get(id) as f64;
        if count < 1.0 {
            return;
        }
        let largest = self.session.run.profile.max_count().max(2) as f64;
        #[expect(clippy::cast_possible_truncation, reason = "a fraction between 0 and 1")]
        let fraction = ((count + 1.0).ln() / (largest + 1.0).ln()) as f32;
        let is_head = count > self.session.t;
        let color = if is_head { self.palette.head } else { self.palette.tail };
        let track = Rect::from_min_max(
            pos2(cell.left() + 6.0, cell.bottom() - 4.0),
            pos2(cell.right() - 8.0, cell.bottom() - 2.0),
        );
        let width = track.width() * fraction;
        // Grows from the right, under the digits.
        let bar = Rect::from_min_max(pos2(track.right() - width, track.top()), track.max);
        ui.painter().rect_filled(bar, CornerRadius::same(1), color.gamma_multiply(0.8));
    }
}

fn keep_text(q: f64) -> String {
    match q {
        q if q >= 1.0 => "1".to_owned(),
        q if q < 0.001 => "<0.001".to_owned(),
        q => format!("{q:.3}"),
    }
}

impl TableDelegate for Rows<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let Some(spec) = self.fields.get(cell.col_range.start).copied() else { return };
        let rect = ui.max_rect();
        let query = &self.session.query;
        // Count, share, q and capped all order like the rank; the mark stands at the count.
        let is_sorted = query.sort == spec.sort
            && matches!(spec.field, Field::Entry | Field::Realised | Field::Source | Field::Count);
        let response = ui.interact(rect, ui.scope_id().with("sort"), Sense::click());
        response
            .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Sort by {}", spec.title.to_lowercase())));
        let color = if is_sorted || response.hovered() { self.palette.text } else { self.palette.text_secondary };
        let bottom = rect.bottom() - 0.5;
        ui.painter().hline(rect.x_range(), bottom, Stroke::new(1.0, self.palette.hairline));
        let title = match (is_sorted, query.reversed) {
            (true, false) => format!("{} ↓", spec.title),
            (true, true) => format!("{} ↑", spec.title),
            (false, _) => spec.title.to_owned(),
        };
        let small = TextStyle::Small.resolve(ui.style());
        paint_cell(ui, rect, &title, FontId::new(small.size, theme::medium()), color, is_number(spec.field));
        if response.on_hover_text(spec.hint).clicked() {
            let reversed = query.sort == spec.sort && !query.reversed;
            self.commands.send(Command::SetEntryQuery(EntryQuery { sort: spec.sort, reversed, ..query.clone() }));
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let Some(id) = self.id(row) else { return };
        let rect = ui.max_rect();
        let is_selected = self.selected == Some(id);
        let response = ui.interact(rect, ui.scope_id().with("row"), Sense::click());
        if ui.clip_rect().left() <= self.left + 1.0 {
            // The sticky part speaks for the whole row.
            let name = self.session.run.entries.get(id);
            response.widget_info(|| WidgetInfo::selected(Role::Row, true, is_selected, name));
        }
        let fill = match (is_selected, response.hovered()) {
            (true, _) => self.palette.accent_soft,
            (false, true) => self.palette.raised,
            (false, false) if row % 2 == 1 => self.palette.stripe,
            (false, false) => self.palette.surface,
        };
        ui.painter().rect_filled(rect, 0.0, fill);
        if is_selected {
            let edge = Rect::from_min_size(rect.min, vec2(2.0, rect.height()));
            ui.painter().rect_filled(edge, 0.0, self.palette.accent);
        }
        if response.clicked() {
            let entry = if is_selected { None } else { Some(id) };
            self.commands.send(Command::SelectEntry(entry));
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let (Some(id), Some(spec)) = (self.id(cell.row_nr), self.fields.get(cell.col_nr)) else { return };
        let rect = ui.max_rect();
        if spec.field == Field::Count {
            self.count_bar(ui, rect, id);
        }
        let font = match spec.field {
            Field::Entry => FontId::new(13.0, theme::medium()),
            Field::Count => FontId::proportional(13.0),
            _ => FontId::proportional(12.0),
        };
        let text = self.text(spec.field, id);
        paint_cell(ui, rect, &text, font, self.color(spec.field, id), is_number(spec.field));
    }

    fn default_row_height(&self) -> f32 {
        space::ROW
    }
}

fn is_number(field: Field) -> bool {
    !matches!(field, Field::Entry | Field::Source)
}

/// Numbers stand at the right, words at the left; what does not fit ends in an ellipsis.
pub(super) fn paint_cell(ui: &Ui, rect: Rect, text: &str, font: FontId, color: Color32, at_right: bool) {
    let mut job = eframe::egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = eframe::egui::text::TextWrapping::truncate_at_width(rect.width() - 2.0 * CELL_PADDING + 2.0);
    let galley = ui.painter().layout_job(job);
    let anchor = if at_right {
        Align2::RIGHT_CENTER.anchor_size(pos2(rect.right() - CELL_PADDING, rect.center().y), galley.size())
    } else {
        Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + CELL_PADDING, rect.center().y), galley.size())
    };
    ui.painter().galley(anchor.min, galley, color);
}
