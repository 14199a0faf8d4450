//! A pass over a metadata list: where its entries come from, what is wrong with them, which engine serves them.
//! With an open run of the same list it says too how much of it the pool holds.

use std::sync::Arc;

use curation::entries::Entries;
use curation::ids::EntryId;
use curation::lint::{EntryProblem, EntryProblemKind, Lint};
use curation::matching::{EngineReport, MatchOptions};
use curation::progress::Cancelled;
use curation::text::MatchRule;

use crate::metadata::{self, BUNDLED_NAME};
use crate::pipeline::Work;
use crate::run::RunData;

use super::JobFailure;

/// What [`super::Job::MetadataReport`] needs.
#[derive(Clone, Debug)]
pub struct MetadataReportRequest {
    /// The list: a path, or the name of the bundled one.
    pub source: String,
    /// The rule of the next match: it decides what can match, and through which engine.
    pub rule: MatchRule,
    /// The open run, if it was made with this list: then its entries are looked at, with their counts.
    pub run: Option<Arc<RunData>>,
}

/// What a list holds, and how it fares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataReport {
    /// Its name without directory.
    pub name: String,
    /// Whether it comes with the program.
    pub is_bundled: bool,
    /// How many entries it has.
    pub n_entries: usize,
    /// The rule that findings and engines are about.
    pub rule: MatchRule,
    /// Whether the entries are those of the open run, so that their ids can be selected and hits are counted.
    pub is_of_run: bool,
    /// All entries as one.
    pub whole: LabelShare,
    /// By source, in the order of the list, those without one last; empty when no entry names any.
    pub sources: Vec<LabelShare>,
    /// By language, alike.
    pub languages: Vec<LabelShare>,
    /// By kind; kinds without findings are left out.
    pub findings: Vec<FindingGroup>,
    /// Which engine serves how many entries, and why.
    pub engines: EngineReport,
}

/// Entries that share a source or a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelShare {
    /// `None` for entries that name none.
    pub name: Option<String>,
    /// How many.
    pub n_entries: usize,
    /// Those with count > 0.
    pub n_hit: usize,
    /// The sum of their counts.
    pub n_matches: u64,
}

/// Findings of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingGroup {
    /// What is the matter.
    pub kind: EntryProblemKind,
    /// How many entries.
    pub n_entries: usize,
    /// The first of them.
    pub examples: Vec<FindingExample>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingExample {
    /// Its place in the list.
    pub entry: EntryId,
    /// The string.
    pub text: String,
    /// What is the matter with it, in words.
    pub problem: String,
}

/// How many findings of a kind are kept to be looked at.
const MAX_EXAMPLES: usize = 20;

impl LabelShare {
    /// Entries with count > 0, as a share of all of them.
    pub fn hit_rate(&self) -> f64 {
        self.n_hit as f64 / self.n_entries as f64
    }

    fn add(&mut self, count: u64) {
        self.n_entries += 1;
        self.n_hit += usize::from(count > 0);
        self.n_matches += count;
    }
}

impl MetadataReport {
    /// Loads the list, unless the run has it, and looks at every entry. 500,000 take about a second.
    pub fn compute(request: &MetadataReportRequest, work: Work<'_>) -> Result<Self, JobFailure> {
        match &request.run {
            Some(run) => {
                let count = |id| run.counts.get(id);
                Self::of_entries(request, &run.manifest.metadata.name, &run.entries, count, work)
            }
            None => {
                let loaded = metadata::load(request.source.as_ref()).map_err(JobFailure::new)?;
                Self::of_entries(request, &loaded.name, &loaded.entries, |_| 0, work)
            }
        }
        .map_err(JobFailure::new)
    }

    fn of_entries(
        request: &MetadataReportRequest,
        name: &str,
        entries: &Entries,
        count: impl Fn(EntryId) -> u64 + Copy,
        work: Work<'_>,
    ) -> Result<Self, Cancelled> {
        work.cancel.check()?;
        let mut whole = LabelShare::default();
        entries.iter().for_each(|(id, _)| whole.add(count(id)));
        let sources = shares(entries, entries.source_names(), |id| entries.source(id), count);
        let languages = shares(entries, entries.language_names(), |id| entries.language(id), count);
        work.cancel.check()?;
        let findings = groups(entries, &Lint::new(entries, request.rule));
        work.cancel.check()?;
        let engines = EngineReport::new(entries, &MatchOptions::from(request.rule));
        Ok(Self {
            name: name.to_owned(),
            is_bundled: request.source == BUNDLED_NAME,
            n_entries: entries.len(),
            rule: request.rule,
            is_of_run: request.run.is_some(),
            whole,
            sources,
            languages,
            findings,
            engines,
        })
    }
}

/// One share for each label, and one for the entries without any; nothing where no entry has one.
fn shares<'e>(
    entries: &'e Entries,
    names: &[String],
    label: impl Fn(EntryId) -> Option<&'e str>,
    count: impl Fn(EntryId) -> u64,
) -> Vec<LabelShare> {
    if names.is_empty() {
        return Vec::new();
    }
    let mut shares: Vec<LabelShare> =
        names.iter().map(|name| LabelShare { name: Some(name.clone()), ..LabelShare::default() }).collect();
    shares.push(LabelShare::default());
    let mut last = 0;
    for (id, _) in entries.iter() {
        let label = label(id);
        // Entries of a source mostly stand together.
        if shares[last].name.as_deref() != label {
            last = shares.iter().position(|share| share.name.as_deref() == label).unwrap_or(names.len());
        }
        shares[last].add(count(id));
    }
    shares.retain(|share| share.n_entries > 0);
    shares
}

fn groups(entries: &Entries, lint: &Lint) -> Vec<FindingGroup> {
    let group = |(kind, n_entries)| {
        let examples = lint.of_kind(kind).take(MAX_EXAMPLES).map(|finding| FindingExample {
            entry: finding.entry,
            text: entries.get(finding.entry).to_owned(),
            problem: words(entries, &finding.problem),
        });
        FindingGroup { kind, n_entries, examples: examples.collect() }
    };
    lint.n_by_kind().into_iter().map(group).collect()
}

/// Says it with the other entry in full where there is one, and without what its kind says already.
fn words(entries: &Entries, problem: &EntryProblem) -> String {
    match problem {
        EntryProblem::Unreachable(obstacle) => obstacle.to_string(),
        EntryProblem::CaseTwin { first } => format!("differs from “{}” by case only", entries.get(*first)),
        EntryProblem::Duplicate { .. } => "stands there again, later, and gets the matches there".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_the_list() {
        let mut entries = Entries::default();
        for (entry, source) in [("dog", Some("words")), ("red dog", Some("pairs")), ("x", None), ("cat", Some("words"))]
        {
            entries.push(entry, source, None).unwrap();
        }
        let counts = [4, 0, 1, 0];
        let found = shares(&entries, entries.source_names(), |id| entries.source(id), |id: EntryId| counts[id.index()]);
        let rows: Vec<_> =
            found.iter().map(|share| (share.name.as_deref(), share.n_entries, share.n_hit, share.n_matches)).collect();
        assert_eq!(rows, [(Some("words"), 2, 1, 4), (Some("pairs"), 1, 0, 0), (None, 1, 1, 1)]);
        assert!(shares(&entries, entries.language_names(), |id| entries.language(id), |_| 0).is_empty());
    }
}
