//! One entry: its numbers at t, and its neighbours by rank.

use curation::ids::EntryId;
use eframe::egui::{self, Align2, CornerRadius, FontId, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_material_icons::icons::ICON_CONTENT_COPY;

use super::super::metadata::near_misses::{added_switches, run_rule};
use super::{fact_ui, section_ui};
use crate::app::format::{percent, thousands, thousands_f64, thousands_usize, threshold};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::badge::{Badge, Tone};
use crate::app::widgets::controls::icon_button;
use crate::app::{Command, CommandSender, Session};

/// Neighbours on each side.
const N_NEIGHBOURS: usize = 4;

pub(super) fn entry_ui(ui: &mut Ui, palette: &Palette, session: &Session, entry: EntryId, commands: &CommandSender) {
    let run = &session.run;
    let (t, count) = (session.t, run.counts.get(entry));
    let name = run.entries.get(entry);
    let is_head = count as f64 > t;
    ui.horizontal(|ui| {
        let room = ui.available_width() - space::CONTROL - space::M;
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(egui::Label::new(RichText::new(name).heading().color(palette.text)).wrap());
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
            if icon_button(ui, ICON_CONTENT_COPY, "Copy entry").clicked() {
                commands.send(Command::Copy(name.to_owned()));
            }
        });
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let part = match count {
            0 => Badge::new(Tone::Neutral, "No match"),
            _ if is_head => Badge::new(Tone::Head, "Head"),
            _ if count as f64 >= t => Badge::new(Tone::Neutral, "At t"),
            _ => Badge::new(Tone::Tail, "Tail"),
        };
        part.ui(ui, palette);
        if let Some(source) = run.entries.source(entry) {
            Badge::new(Tone::Neutral, source).ui(ui, palette).on_hover_text("Source of the entry");
        }
        if let Some(language) = run.entries.language(entry) {
            Badge::new(Tone::Neutral, language).ui(ui, palette).on_hover_text("Language of the entry");
        }
    });
    ui.label(RichText::new(explanation(count, t)).color(palette.text_secondary));

    section_ui(ui, palette, "In the pool");
    fact_ui(ui, "Count", counted_pairs(count));
    let n_entries = thousands_usize(run.entries.len());
    fact_ui(ui, "Rank", format!("{} of {n_entries}", thousands(u64::from(run.rank(entry)))));
    fact_ui(ui, "Share of matches", percent(count as f64 / run.profile.matches() as f64));
    section_ui(ui, palette, &format!("At t = {}", threshold(t)));
    fact_ui(ui, "q", format!("{:.4}", t / (count as f64).max(t)))
        .on_hover_text("Probability that this entry keeps a pair: t / max(count, t)");
    fact_ui(ui, "Capped", thousands_f64((count as f64).min(t))).on_hover_text("The smaller of count and t");
    // Pairs of an entry lie in the order of their keep thresholds: the kept ones are a look-up.
    let n_kept = run.n_kept(run.pairs_of(entry), t) as u64;
    let text = format!("{} ({})", thousands(n_kept), percent(n_kept as f64 / count as f64));
    fact_ui(ui, "Realised", text).on_hover_text("Drawn pairs that match it, and their share of its count");
    would_match_ui(ui, palette, session, entry);
    section_ui(ui, palette, "Neighbours by rank");
    neighbours_ui(ui, palette, session, entry, commands);
}

/// Which switch would give it matches, where near misses were looked for.
fn would_match_ui(ui: &mut Ui, palette: &Palette, session: &Session, entry: EntryId) {
    let Some(list) = session.near_misses.value() else { return };
    let mut misses = list.of(entry).peekable();
    if misses.peek().is_none() {
        return;
    }
    section_ui(ui, palette, "Would match with");
    for miss in misses {
        let added = added_switches(miss.rule, run_rule(session));
        fact_ui(ui, &added, crate::app::format::counted(miss.n_texts, "text", "texts"));
    }
}

fn counted_pairs(count: u64) -> String {
    crate::app::format::counted(count, "pair", "pairs")
}

fn explanation(count: u64, t: f64) -> String {
    let at = threshold(t);
    match count {
        0 => "No text of the pool has it under the rule of this run.".to_owned(),
        _ if count as f64 > t => {
            format!("Above t: it keeps about {at} of its pairs by itself, and more where other entries rescue them.")
        }
        _ => format!("Not above t = {at}: it keeps all its pairs."),
    }
}

fn neighbours_ui(ui: &mut Ui, palette: &Palette, session: &Session, entry: EntryId, commands: &CommandSender) {
    let run = &session.run;
    let position = run.rank(entry) as usize - 1;
    let first = position.saturating_sub(N_NEIGHBOURS);
    let last = (position + N_NEIGHBOURS + 1).min(run.by_rank.len());
    ui.spacing_mut().item_spacing.y = 0.0;
    for (rank, &neighbour) in (first + 1..).zip(&run.by_rank[first..last]) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::click());
        let name = run.entries.get(neighbour);
        let count = run.counts.get(neighbour);
        let is_current = neighbour == entry;
        let rank_text = thousands_usize(rank);
        response.widget_info(|| {
            let label = format!("Neighbour {name}, rank {rank_text}");
            WidgetInfo::selected(Role::ListBoxOption, true, is_current, label)
        });
        let radius = CornerRadius::same(4);
        if is_current {
            ui.painter().rect_filled(rect, radius, palette.accent_soft);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, radius, palette.raised_hovered);
        }
        let painter = ui.painter().with_clip_rect(rect);
        let y = rect.center().y;
        let font = FontId::proportional(12.0);
        let rank_right = rect.left() + 58.0;
        painter.text(pos2(rank_right, y), Align2::RIGHT_CENTER, rank_text, font.clone(), palette.text_faint);
        let count_text = thousands(count);
        let count_rect =
            painter.text(pos2(rect.right() - space::S, y), Align2::RIGHT_CENTER, count_text, font, palette.text);
        let color = if count as f64 > session.t { palette.head } else { palette.tail };
        let font = FontId::new(12.5, theme::medium());
        let mut job = egui::epaint::text::LayoutJob::simple_singleline(name.to_owned(), font, color);
        let left = rank_right + space::L;
        job.wrap = egui::epaint::text::TextWrapping::truncate_at_width((count_rect.left() - left - space::M).max(20.0));
        let galley = painter.layout_job(job);
        let corner = Align2::LEFT_CENTER.anchor_size(pos2(left, y), galley.size()).min;
        painter.galley(corner, galley, color);
        if response.clicked() && !is_current {
            commands.send(Command::SelectEntry(Some(neighbour)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_explanation_follows_the_count() {
        assert!(explanation(0, 20.0).contains("No text"));
        assert!(explanation(21, 20.0).contains("about 20 of its pairs"));
        assert!(explanation(20, 20.0).contains("keeps all its pairs"));
    }
}
