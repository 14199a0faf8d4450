//! What is wrong with the entries of a list, before any text is matched.
//!
//! Nothing here changes the list: entries that can never match, or that only look like another, are the
//! user's to judge. Some findings are no faults at all (case twins are right under rule `strict`).

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::entries::Entries;
use crate::ids::EntryId;
use crate::text::{MatchRule, Obstacle};

/// All findings of a list, in the order of its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    findings: Vec<EntryFinding>,
}

/// One problem of one entry. An entry may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EntryFinding {
    /// Which entry.
    pub entry: EntryId,
    /// What is the matter with it.
    pub problem: EntryProblem,
}

/// What may be the matter with an entry. Bytes count from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryProblem {
    /// It is the empty string; building metadata refuses it.
    Empty,
    /// No text can hold it under the rule.
    Unreachable(Obstacle),
    /// A later entry is the same string and gets the matches.
    Duplicate {
        /// The last of the equal entries.
        last: EntryId,
    },
    /// An earlier entry differs from it by case only.
    CaseTwin {
        /// The first of the entries that are equal in lower case.
        first: EntryId,
    },
    /// It begins with a space, so it matches only behind two spaces.
    LeadingSpace,
    /// It ends with a space, so it matches only before two spaces.
    TrailingSpace,
    /// It holds two spaces in a row, so it matches only where the text does.
    DoubleSpace {
        /// Where the first of the two stands.
        byte: usize,
    },
    /// It is one mark of ASCII punctuation; building metadata refuses it.
    SinglePunctuation,
}

/// The kinds of [`EntryProblem`], for counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryProblemKind {
    /// See [`EntryProblem::Empty`].
    Empty,
    /// See [`EntryProblem::Unreachable`].
    Unreachable,
    /// See [`EntryProblem::Duplicate`].
    Duplicate,
    /// See [`EntryProblem::CaseTwin`].
    CaseTwin,
    /// See [`EntryProblem::LeadingSpace`].
    LeadingSpace,
    /// See [`EntryProblem::TrailingSpace`].
    TrailingSpace,
    /// See [`EntryProblem::DoubleSpace`].
    DoubleSpace,
    /// See [`EntryProblem::SinglePunctuation`].
    SinglePunctuation,
}

impl Lint {
    /// Looks at every entry as `rule` would match it. O(length of the list); 500,000 entries take about half
    /// a second.
    pub fn new(entries: &Entries, rule: MatchRule) -> Self {
        let relatives = Relatives::new(entries);
        let mut findings = Vec::new();
        for (entry, string) in entries.iter() {
            let problems = own_problems(string, rule).into_iter().chain(relatives.problems(entry, string));
            findings.extend(problems.map(|problem| EntryFinding { entry, problem }));
        }
        Self { findings }
    }

    /// All findings, by entry.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &EntryFinding> {
        self.findings.iter()
    }

    /// The findings of one kind, by entry.
    pub fn of_kind(&self, kind: EntryProblemKind) -> impl Iterator<Item = &EntryFinding> {
        self.findings.iter().filter(move |finding| finding.problem.kind() == kind)
    }

    /// How many findings there are of each kind; kinds without any are left out.
    pub fn n_by_kind(&self) -> BTreeMap<EntryProblemKind, usize> {
        let mut n_by_kind = BTreeMap::new();
        for finding in &self.findings {
            *n_by_kind.entry(finding.problem.kind()).or_insert(0) += 1;
        }
        n_by_kind
    }

    /// Whether nothing was found.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

/// What can be said of an entry without looking at the others.
fn own_problems(string: &str, rule: MatchRule) -> Vec<EntryProblem> {
    let mut problems = Vec::new();
    match rule.obstacle(string) {
        None => {}
        Some(Obstacle::Empty) if string.is_empty() => problems.push(EntryProblem::Empty),
        Some(obstacle) => problems.push(EntryProblem::Unreachable(obstacle)),
    }
    if string.len() == 1 && string.bytes().all(|byte| byte.is_ascii_punctuation()) {
        problems.push(EntryProblem::SinglePunctuation);
    }
    if string.starts_with(' ') {
        problems.push(EntryProblem::LeadingSpace);
    }
    if string.ends_with(' ') {
        problems.push(EntryProblem::TrailingSpace);
    }
    if let Some(byte) = string.find("  ") {
        problems.push(EntryProblem::DoubleSpace { byte });
    }
    problems
}

/// Entries that are equal, or equal but for case.
struct Relatives<'e> {
    last_of_equal: HashMap<&'e str, EntryId>,
    first_of_lower: HashMap<String, EntryId>,
}

impl<'e> Relatives<'e> {
    fn new(entries: &'e Entries) -> Self {
        let last_of_equal: HashMap<&str, EntryId> = entries.iter().map(|(id, string)| (string, id)).collect();
        let mut first_of_lower = HashMap::new();
        for (id, string) in entries.iter().filter(|(id, string)| last_of_equal.get(string) == Some(id)) {
            first_of_lower.entry(lower(string)).or_insert(id);
        }
        Self { last_of_equal, first_of_lower }
    }

    /// A duplicate is not reported as the twin of its likes as well.
    fn problems(&self, entry: EntryId, string: &str) -> Option<EntryProblem> {
        let last = *self.last_of_equal.get(string)?;
        if last != entry {
            return Some(EntryProblem::Duplicate { last });
        }
        let first = *self.first_of_lower.get(&lower(string))?;
        (first != entry).then_some(EntryProblem::CaseTwin { first })
    }
}

/// Lower case as the switch `ignore_case` makes it.
fn lower(string: &str) -> String {
    string.chars().flat_map(char::to_lowercase).collect()
}

impl EntryProblem {
    /// The kind, without the particulars.
    pub fn kind(&self) -> EntryProblemKind {
        match self {
            Self::Empty => EntryProblemKind::Empty,
            Self::Unreachable(_) => EntryProblemKind::Unreachable,
            Self::Duplicate { .. } => EntryProblemKind::Duplicate,
            Self::CaseTwin { .. } => EntryProblemKind::CaseTwin,
            Self::LeadingSpace => EntryProblemKind::LeadingSpace,
            Self::TrailingSpace => EntryProblemKind::TrailingSpace,
            Self::DoubleSpace { .. } => EntryProblemKind::DoubleSpace,
            Self::SinglePunctuation => EntryProblemKind::SinglePunctuation,
        }
    }
}

impl fmt::Display for EntryProblem {
    /// The rest of a sentence that begins with the entry.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty and never matches"),
            Self::Unreachable(obstacle) => write!(f, "can never match: {obstacle}"),
            Self::Duplicate { last } => write!(f, "is the same string as entry {}, which gets the matches", last.raw()),
            Self::CaseTwin { first } => write!(f, "differs from entry {} by case only", first.raw()),
            Self::LeadingSpace => f.write_str("begins with a space and matches only behind two spaces"),
            Self::TrailingSpace => f.write_str("ends with a space and matches only before two spaces"),
            Self::DoubleSpace { byte } => write!(f, "has two spaces in a row at byte {byte}, as few texts do"),
            Self::SinglePunctuation => f.write_str("is a single punctuation mark"),
        }
    }
}

impl fmt::Display for EntryProblemKind {
    /// A heading, in the plural.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Empty => "empty",
            Self::Unreachable => "can never match",
            Self::Duplicate => "duplicates",
            Self::CaseTwin => "differ by case only",
            Self::LeadingSpace => "leading space",
            Self::TrailingSpace => "trailing space",
            Self::DoubleSpace => "double spaces",
            Self::SinglePunctuation => "single punctuation marks",
        })
    }
}

#[cfg(test)]
mod tests;
