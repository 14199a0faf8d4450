//! Titles that are read often, from Wikimedia's page views. Memory holds the distinct titles of the wanted wikis.

use std::path::Path;

use curation::recipe::list::{ListBuilder, Offer};
use curation::recipe::page_views::{page_views, title_entry};
use curation::recipe::tally::Tally;

use super::input::{for_each_piece, total_bytes};
use super::{BuildError, BuildRequest, Built, TITLES, TitleRule, Watch};

/// Lines by what became of them.
#[derive(Clone, Copy, Debug, Default)]
struct Lines {
    n_read: u64,
    n_bad: u64,
    n_of_domains: u64,
}

/// Adds the titles with enough views over all files.
pub(super) fn add(
    request: &BuildRequest,
    builder: &mut ListBuilder,
    built: &mut Built,
    watch: Watch<'_>,
) -> Result<(), BuildError> {
    let mut views = Tally::new(request.max_words);
    let lines = pass("views", request, &mut views, watch)?;
    let losses = views.losses();
    if losses.n_prunings > 0 {
        views.recount();
        pass("views again", request, &mut views, watch)?;
        built.warnings.extend(super::text::loss_warning(
            "titles",
            losses,
            request.title_rule.min_views,
            request.max_words,
        ));
    }
    if lines.n_bad > 0 {
        built.warnings.push(format!(
            "{} of {} lines of page views are not “domain title views bytes”",
            lines.n_bad, lines.n_read
        ));
    }
    if lines.n_of_domains == 0 {
        let domains = request.title_rule.domains.join(" or ");
        built.warnings.push(format!("none of {} lines of page views is of the domain {domains}", lines.n_read));
    }
    built.notes.push(format!("page views: {} distinct titles in {} lines", views.len(), lines.n_read));
    let source = builder.source(TITLES);
    for (title, n_views) in views.at_least(request.title_rule.min_views) {
        if let Some(entry) = title_entry(title) {
            builder.offer(source, Offer { text: &entry, language: None, source_count: Some(n_views) });
        }
    }
    Ok(())
}

fn pass(stage: &str, request: &BuildRequest, views: &mut Tally, watch: Watch<'_>) -> Result<Lines, BuildError> {
    watch.progress.begin(stage, Some(total_bytes(&request.page_views)?));
    let mut lines = Lines::default();
    for path in &request.page_views {
        let of_file = read_file(path, &request.title_rule, views, watch)?;
        lines.n_read += of_file.n_read;
        lines.n_bad += of_file.n_bad;
        lines.n_of_domains += of_file.n_of_domains;
    }
    Ok(lines)
}

/// A file in which no line is right is the wrong file.
fn read_file(path: &Path, rule: &TitleRule, views: &mut Tally, watch: Watch<'_>) -> Result<Lines, BuildError> {
    let mut lines = Lines::default();
    for_each_piece(path, watch, |piece| {
        lines.n_read += 1;
        match page_views(piece.text) {
            Err(_) => lines.n_bad += 1,
            Ok(page) if rule.domains.iter().any(|domain| domain == page.domain) => {
                lines.n_of_domains += 1;
                if !page.title.contains(':') {
                    views.add(page.title, page.views);
                }
            }
            Ok(_) => {}
        }
        Ok(())
    })?;
    if lines.n_bad == lines.n_read {
        let reason = match lines.n_read {
            0 => "empty: page views have lines “domain title views bytes”".to_owned(),
            n_read => format!("not page views: none of its {n_read} lines is “domain title views bytes”"),
        };
        return Err(BuildError::input(path, reason));
    }
    Ok(lines)
}
