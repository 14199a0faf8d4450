//! Texts in many languages: each is matched only against the entries of its own.
//!
//! As in the multilingual form of the method (arXiv 2507.22062). Texts and entries of no language, and texts
//! of a language that no entry has, belong to the group `other`.

use std::collections::HashMap;

use crate::entries::Entries;
use crate::ids::EntryId;

use super::{BuildError, MatchOptions, MatchTable, Matcher, Scratch};

/// One [`Matcher`] per language of the list. Ids are those of the whole list.
#[derive(Debug)]
pub struct LanguageMatcher {
    /// [`LanguageMatcher::OTHER`] first, then in the order of [`Entries::language_names`].
    groups: Vec<Group>,
    group_of_language: HashMap<String, usize>,
}

#[derive(Debug)]
struct Group {
    name: String,
    matcher: Matcher,
}

impl LanguageMatcher {
    /// The group of whatever has no group of its own. Entries may name it.
    pub const OTHER: &'static str = "other";

    /// Builds the engine of every language: about as costly as one engine for the whole list, plus one pass
    /// over the list per language.
    pub fn new(entries: &Entries, options: &MatchOptions) -> Result<Self, BuildError> {
        let named = entries.language_names().iter().filter(|name| *name != Self::OTHER).cloned();
        let names: Vec<String> = std::iter::once(Self::OTHER.to_owned()).chain(named).collect();
        let groups: Result<Vec<Group>, BuildError> = names
            .iter()
            .map(|name| {
                let keep = |id| entries.language(id).unwrap_or(Self::OTHER) == name;
                Ok(Group { name: name.clone(), matcher: Matcher::of_some(entries, options, keep)? })
            })
            .collect();
        let group_of_language = names.into_iter().zip(0..).collect();
        Ok(Self { groups: groups?, group_of_language })
    }

    /// The name of the group that a text of this language is matched in.
    pub fn group(&self, language: Option<&str>) -> &str {
        &self.groups[self.group_index(language)].name
    }

    /// The engine that serves a text of this language.
    pub fn matcher(&self, language: Option<&str>) -> &Matcher {
        &self.groups[self.group_index(language)].matcher
    }

    /// All groups, `other` first even if it is empty, then in the order of the list.
    pub fn groups(&self) -> impl Iterator<Item = (&str, &Matcher)> {
        self.groups.iter().map(|group| (group.name.as_str(), &group.matcher))
    }

    /// Replaces `out` by the entries of the text's language that match it, ascending, each once.
    pub fn match_text(&self, text: &str, language: Option<&str>, scratch: &mut Scratch, out: &mut Vec<EntryId>) {
        self.matcher(language).match_text(text, scratch, out);
    }

    /// Appends one row per (text, language) to `table`, in order.
    pub fn match_batch<'t>(
        &self,
        texts: impl IntoIterator<Item = (&'t str, Option<&'t str>)>,
        scratch: &mut Scratch,
        table: &mut MatchTable,
    ) {
        let mut texts_of_group: Vec<Vec<&str>> = vec![Vec::new(); self.groups.len()];
        let mut group_of_text = Vec::new();
        for (text, language) in texts {
            let group = self.group_index(language);
            texts_of_group[group].push(text);
            group_of_text.push(group);
        }
        let mut rows_of_group = vec![(MatchTable::new(), 0); self.groups.len()];
        for ((group, texts), (rows, _)) in self.groups.iter().zip(texts_of_group).zip(&mut rows_of_group) {
            group.matcher.match_batch(texts, scratch, rows);
        }
        for group in group_of_text {
            let (rows, next) = &mut rows_of_group[group];
            table.push_row(rows.row(*next));
            *next += 1;
        }
    }

    fn group_index(&self, language: Option<&str>) -> usize {
        language.and_then(|language| self.group_of_language.get(language)).copied().unwrap_or(0)
    }
}
