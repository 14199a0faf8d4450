//! From an entry to what must stand in the spaced text.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::entries::Entries;
use crate::ids::EntryId;
use crate::text::MatchRule;

/// One entry under a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern<'e> {
    pub(super) entry: EntryId,
    /// The entry, transformed where the rule's switches ask for it. Never empty.
    pub(super) body: Cow<'e, str>,
    /// Whether a space must stand before it.
    pub(super) closed_start: bool,
    /// Whether a space must stand behind it.
    pub(super) closed_end: bool,
}

impl<'e> Pattern<'e> {
    /// `None` if the entry can never match.
    pub(super) fn new(entry: EntryId, string: &'e str, rule: MatchRule) -> Option<Self> {
        if rule.obstacle(string).is_some() {
            return None;
        }
        let body =
            if rule.transforms_entries() { Cow::Owned(rule.transform_entry(string)) } else { Cow::Borrowed(string) };
        let closed_start = !rule.is_open_edge(body.chars().next()?);
        let closed_end = !rule.is_open_edge(body.chars().next_back()?);
        Some(Self { entry, body, closed_start, closed_end })
    }

    /// Whether it is a run of whole words.
    pub(super) fn is_closed(&self) -> bool {
        self.closed_start && self.closed_end
    }

    /// What must stand in the spaced text.
    pub(super) fn text(&self) -> String {
        let space = |closed: bool| if closed { " " } else { "" };
        [space(self.closed_start), &self.body, space(self.closed_end)].concat()
    }
}

impl MatchRule {
    /// What must stand in the spaced text for `entry` to match under this rule, the spaces of its closed edges
    /// included; `None` if it never can. For those who match by other means, and for comparisons.
    pub fn pattern(self, entry: &str) -> Option<String> {
        Pattern::new(EntryId::new(0), entry, self).map(|pattern| pattern.text())
    }
}

/// The entries that a matcher is built from: a whole list, or some of it. Ids are those of the list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Selected<'e> {
    entries: &'e Entries,
    /// Ascending; all entries if there are none.
    ids: Option<&'e [EntryId]>,
}

impl<'e> Selected<'e> {
    pub(crate) fn all(entries: &'e Entries) -> Self {
        Self { entries, ids: None }
    }

    /// `ids` must ascend.
    pub(crate) fn some(entries: &'e Entries, ids: &'e [EntryId]) -> Self {
        Self { entries, ids: Some(ids) }
    }

    fn iter(self) -> impl Iterator<Item = (EntryId, &'e str)> {
        let all = self.ids.is_none().then(|| self.entries.iter());
        let some = self.ids.map(|ids| ids.iter().map(move |id| (*id, self.entries.get(*id))));
        all.into_iter().flatten().chain(some.into_iter().flatten())
    }

    /// The patterns of the entries that can match, in the order of the list.
    pub(super) fn patterns(self, rule: MatchRule) -> impl Iterator<Item = Pattern<'e>> {
        self.iter().filter_map(move |(id, string)| Pattern::new(id, string, rule))
    }

    /// The entries that receive the matches of their string: the last of equal ones (see [`crate::entries`]).
    pub(crate) fn last_of_equal(self) -> impl Iterator<Item = (EntryId, &'e str)> {
        let last: HashMap<&str, EntryId> = self.iter().map(|(id, entry)| (entry, id)).collect();
        self.iter().filter(move |(id, entry)| last.get(entry) == Some(id))
    }
}
