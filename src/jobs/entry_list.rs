//! The entry list of a run: what may be asked of it (search, sort, head, tail or zero), and the answer.

use curation::counts::Counts;
use curation::ids::EntryId;
use curation::progress::Cancelled;
use serde::{Deserialize, Serialize};

use crate::pipeline::Work;
use crate::run::RunData;

/// What asks for work in the background when it changes: search and sort.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryQuery {
    /// What the entry must hold; empty for all.
    pub search: String,
    /// How `search` is compared.
    pub mode: SearchMode,
    /// Column that orders the list.
    pub sort: EntrySort,
    /// Whether the order of the column is turned round.
    pub reversed: bool,
}

/// How a search compares. Upper and lower case are the same to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SearchMode {
    /// The entry holds the text somewhere.
    #[default]
    Substring,
    /// The entry holds the text as a word or words of its own.
    Word,
}

/// Columns that order the list. Each has the order that is of use first; `reversed` turns it round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntrySort {
    /// Largest count first. Count, share, q and capped order alike.
    #[default]
    Rank,
    /// By the entry's bytes.
    Entry,
    /// By source, then by count.
    Source,
    /// Largest realised count first.
    Realised,
}

/// Which entries are shown. Depends on t, so it is applied in the frame wherever the list is ordered by count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryFilter {
    /// All entries.
    #[default]
    All,
    /// Entries with count > t.
    Head,
    /// Entries with 0 < count < t.
    Tail,
    /// Entries with count 0.
    Zero,
}

impl EntryFilter {
    /// In the order of the buttons.
    pub const ALL: [Self; 4] = [Self::All, Self::Head, Self::Tail, Self::Zero];

    /// The word on the button.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Head => "Head",
            Self::Tail => "Tail",
            Self::Zero => "Zero",
        }
    }

    /// Whether an entry of this count is shown at t.
    pub fn admits(self, count: u64, t: f64) -> bool {
        match self {
            Self::All => true,
            Self::Head => count as f64 > t,
            Self::Tail => count > 0 && (count as f64) < t,
            Self::Zero => count == 0,
        }
    }
}

/// The entries that a search finds, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryList {
    /// What was asked for.
    pub query: EntryQuery,
    /// The filter that was applied here: `All` when the list is in the order of count, where it is a look-up.
    pub filter: EntryFilter,
    /// Found entries in the order of `query`.
    pub ids: Vec<EntryId>,
}

/// Searches and sorts the entry list of a run. Cost: one pass over the entries, and a sort where the order is
/// not that of the ranks; 500,000 entries take well under a second.
pub fn list_entries(
    run: &RunData,
    query: &EntryQuery,
    filter: EntryFilter,
    t: f64,
    realised: Option<&Counts>,
    work: Work<'_>,
) -> Result<EntryList, Cancelled> {
    let filter = if query.sort == EntrySort::Rank { EntryFilter::All } else { filter };
    let search = Search::new(query);
    let mut ids = Vec::new();
    for (position, &id) in run.by_rank.iter().enumerate() {
        if position.is_multiple_of(CHECK_EVERY) {
            work.cancel.check()?;
        }
        if filter.admits(run.counts.get(id), t) && search.finds(run.entries.get(id)) {
            ids.push(id);
        }
    }
    match query.sort {
        EntrySort::Rank => {}
        EntrySort::Entry => ids.sort_unstable_by_key(|&id| (run.entries.get(id), id)),
        EntrySort::Source => ids.sort_by_key(|&id| run.entries.source(id)),
        EntrySort::Realised => {
            if let Some(realised) = realised {
                ids.sort_by_key(|&id| std::cmp::Reverse(realised.get(id)));
            }
        }
    }
    work.cancel.check()?;
    if query.reversed {
        ids.reverse();
    }
    Ok(EntryList { query: query.clone(), filter, ids })
}

/// Entries between two looks at the cancel token: some milliseconds.
const CHECK_EVERY: usize = 16_384;

/// A search made ready: lower case, so that upper and lower case are the same to it.
struct Search {
    needle: String,
    mode: SearchMode,
}

impl Search {
    fn new(query: &EntryQuery) -> Self {
        Self { needle: query.search.trim().to_lowercase(), mode: query.mode }
    }

    fn finds(&self, entry: &str) -> bool {
        if self.needle.is_empty() {
            return true;
        }
        let entry = entry.to_lowercase();
        match self.mode {
            SearchMode::Substring => entry.contains(&self.needle),
            SearchMode::Word => entry.match_indices(&self.needle).any(|(start, found)| {
                let before = entry[..start].chars().next_back();
                let after = entry[start + found.len()..].chars().next();
                !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(search: &str, mode: SearchMode, entry: &str, expected: bool) {
        let query = EntryQuery { search: search.to_owned(), mode, ..EntryQuery::default() };
        assert_eq!(Search::new(&query).finds(entry), expected, "{search:?} in {entry:?}");
    }

    #[test]
    fn searches() {
        check("", SearchMode::Word, "dog", true);
        check("DOG", SearchMode::Substring, "hot dogs", true);
        check("dog", SearchMode::Word, "hot dogs", false);
        check("dog", SearchMode::Word, "hot dog", true);
        check("hot dog", SearchMode::Word, "a hot dog stand", true);
        check("é", SearchMode::Substring, "CAFÉ", true);
        check("cat", SearchMode::Word, "concat cat", true);
    }
}
