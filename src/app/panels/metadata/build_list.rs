//! A list of one's own: from the captions of the open pool, from texts, and from lists that are there.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use curation::recipe::list::ListOrder;
use curation::recipe::pairs::PairRule;
use eframe::egui::{Align, DragValue, Label, Layout, TextEdit, Ui};

use crate::app::command::{Command, CommandSender};
use crate::app::panels::next_match;
use crate::app::state::PoolState;
use crate::app::theme::space;
use crate::app::widgets::controls::{
    faint, form_label, name_text_field, primary_button_sized, progress_bar, secondary, section,
};
use crate::app::{AppState, format};
use crate::jobs::{BuiltList, JobKind, ListBuildRequest};
use crate::metadata::BUNDLED_NAME;
use crate::metadata::build::{BuildRequest, TextRule, TitleRule};

/// What is asked for, before it is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BuildForm {
    from_pool: bool,
    texts: String,
    with_bundled: bool,
    with_current: bool,
    min_word_count: u64,
    min_pair_count: u64,
    min_pmi: f64,
    out: Option<String>,
    overwrite: bool,
}

impl Default for BuildForm {
    fn default() -> Self {
        Self {
            from_pool: true,
            texts: String::new(),
            with_bundled: false,
            with_current: false,
            min_word_count: 10,
            min_pair_count: 10,
            min_pmi: 8.0,
            out: None,
            overwrite: false,
        }
    }
}

/// Distinct words, and pairs, that are held in memory: about a gigabyte.
const MAX_HELD: usize = 20_000_000;

impl BuildForm {
    fn request(&self, pool: &PoolState, out: &str) -> ListBuildRequest {
        let rule = TextRule {
            min_word_count: self.min_word_count,
            pairs: PairRule { min_pmi: self.min_pmi, min_count: self.min_pair_count },
        };
        let lists = [(self.with_bundled, BUNDLED_NAME), (self.with_current, pool.metadata.as_str())];
        let texts = self.texts.trim();
        let request = BuildRequest {
            merge: lists.iter().filter(|(wanted, _)| *wanted).map(|(_, list)| PathBuf::from(list)).collect(),
            subtract: Vec::new(),
            wordnet: None,
            lemmas: false,
            texts: if texts.is_empty() { Vec::new() } else { vec![PathBuf::from(texts)] },
            text_rule: rule,
            page_views: Vec::new(),
            title_rule: TitleRule { domains: Vec::new(), min_views: 0 },
            pool: if self.from_pool { pool.arguments.clone() } else { Vec::new() },
            text_columns: pool.mapping.texts.clone(),
            pool_rule: rule,
            caps: HashMap::new(),
            order: ListOrder::Sources,
            max_words: MAX_HELD,
            max_pairs: MAX_HELD,
        };
        ListBuildRequest { request, out: PathBuf::from(out), overwrite: self.overwrite }
    }

    fn has_source(&self, pool: &PoolState) -> bool {
        self.from_pool && !pool.arguments.is_empty()
            || !self.texts.trim().is_empty()
            || self.with_bundled
            || self.with_current && !pool.metadata.is_empty()
    }
}

pub(super) fn build_list_ui(ui: &mut Ui, state: &AppState, form: &mut BuildForm, commands: &CommandSender) {
    let pool = &state.pool;
    sources_ui(ui, pool, form);
    ui.add_space(space::L);
    rules_ui(ui, form);
    ui.add_space(space::L);
    let out = target_ui(ui, pool, form);
    ui.add_space(space::M);
    if pool.list_build.is_running() {
        running_ui(ui, state, commands);
        return;
    }
    let is_ready = form.has_source(pool) && !out.trim().is_empty();
    ui.add_enabled_ui(is_ready, |ui| {
        if primary_button_sized(ui, "Build list", 120.0).clicked() {
            commands.send(Command::BuildList(Box::new(form.request(pool, out.trim()))));
        }
    });
    if let Some(failure) = pool.list_build.failure() {
        next_match::failure_ui(ui, &failure.message);
    } else if let Some(built) = pool.list_build.value() {
        built_ui(ui, built);
    }
}

fn sources_ui(ui: &mut Ui, pool: &PoolState, form: &mut BuildForm) {
    section(ui, "Make a list from");
    ui.add_enabled_ui(!pool.arguments.is_empty(), |ui| {
        ui.checkbox(&mut form.from_pool, "The captions of the open pool");
    });
    ui.checkbox(&mut form.with_bundled, "The bundled WordNet list");
    let is_own = !pool.metadata.is_empty() && pool.metadata != BUNDLED_NAME;
    ui.add_enabled_ui(is_own, |ui| ui.checkbox(&mut form.with_current, "The list in use"));
    ui.horizontal(|ui| {
        form_label(ui, "Text");
        let edit = TextEdit::singleline(&mut form.texts).hint_text("A file: plain, .gz, .bz2, or a Wikipedia dump");
        let response = ui.add(edit.desired_width(ui.available_width()));
        name_text_field(&response, &form.texts, "Text to take words from");
    });
    ui.add(Label::new(faint(ui, "WordNet folders and page views: tailscope metadata build")).wrap());
}

fn rules_ui(ui: &mut Ui, form: &mut BuildForm) {
    section(ui, "Words and pairs that become entries");
    row_ui(ui, "Words seen at least", |ui| {
        ui.add(DragValue::new(&mut form.min_word_count).range(1..=u64::MAX).suffix(" times"))
    });
    row_ui(ui, "Pairs seen at least", |ui| {
        ui.add(DragValue::new(&mut form.min_pair_count).range(1..=u64::MAX).suffix(" times"))
    });
    row_ui(ui, "Pairs with a PMI of at least", |ui| {
        let field = DragValue::new(&mut form.min_pmi).range(-64.0..=64.0).speed(0.1).suffix(" bits");
        ui.add(field).on_hover_text("log2 of how much more often two words stand together than by chance")
    });
}

fn row_ui(ui: &mut Ui, label: &str, field: impl FnOnce(&mut Ui) -> eframe::egui::Response) {
    ui.horizontal(|ui| {
        let label = ui.label(secondary(ui, label));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| field(ui).labelled_by(label.id));
    });
}

/// The file to write; beside the pool until another is typed.
fn target_ui(ui: &mut Ui, pool: &PoolState, form: &mut BuildForm) -> String {
    section(ui, "Write it to");
    let mut out = form.out.clone().unwrap_or_else(|| suggested(pool));
    let response = ui.add(TextEdit::singleline(&mut out).desired_width(ui.available_width()));
    name_text_field(&response, &out, "List to write");
    if response.changed() {
        form.out = Some(out.clone());
    }
    ui.checkbox(&mut form.overwrite, "Replace the list if it exists");
    out
}

fn suggested(pool: &PoolState) -> String {
    let first = pool.arguments.first().map_or(Path::new("pool"), Path::new);
    let stem = first.file_stem().map_or_else(|| "pool".into(), |stem| stem.to_string_lossy());
    first.with_file_name(format!("{stem}-metadata.csv")).display().to_string()
}

fn running_ui(ui: &mut Ui, state: &AppState, commands: &CommandSender) {
    let stage = state.jobs.running_of(JobKind::BuildList).and_then(|job| job.stages.last());
    let width = ui.available_width();
    progress_bar(ui, stage.and_then(|stage| stage.fraction()), width, "Build list");
    if ui.button("Cancel building").clicked() {
        commands.send(Command::Cancel(JobKind::BuildList));
    }
}

fn built_ui(ui: &mut Ui, built: &BuiltList) {
    let entries = format::counted(built.n_entries as u64, "entry", "entries");
    ui.add(Label::new(format!("{entries} in {}", built.out.display())).wrap());
    for (source, n_added) in &built.sources {
        ui.label(secondary(ui, format!("{source}: {}", format::thousands_usize(*n_added))));
    }
    for warning in &built.warnings {
        ui.add(Label::new(faint(ui, warning.clone())).wrap());
    }
}
