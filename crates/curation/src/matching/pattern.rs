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

/// The patterns of all entries that can match, in the order of the list.
pub(super) fn patterns(entries: &Entries, rule: MatchRule) -> impl Iterator<Item = Pattern<'_>> {
    entries.iter().filter_map(move |(id, string)| Pattern::new(id, string, rule))
}

/// The id that receives the matches of each distinct string: the last of equal ones (see [`crate::entries`]).
/// Entries that `keep` does not name are left out.
pub(crate) fn last_of_equal(entries: &Entries, keep: impl Fn(EntryId) -> bool) -> HashMap<&str, EntryId> {
    entries.iter().filter(|(id, _)| keep(*id)).map(|(id, entry)| (entry, id)).collect()
}
