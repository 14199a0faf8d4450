//! One table of cases run over all engines, and every engine against the oracle.

mod cases;
mod languages;
mod properties;
mod rules;
mod spans;

pub(crate) use properties::rule as test_rule;

use crate::entries::Entries;
use crate::ids::EntryId;

use super::{EngineKind, MatchTable, Matcher, Scratch};

pub(super) fn entries(strings: &[&str]) -> Entries {
    Entries::from_strings(strings).unwrap()
}

/// All matches of every text, through the same calls as a run makes.
pub(super) fn match_all(matcher: &Matcher, texts: &[&str]) -> MatchTable {
    let mut table = MatchTable::new();
    matcher.match_batch(texts.iter().copied(), &mut Scratch::default(), &mut table);
    table
}

/// Every engine must find exactly `expected` in `text`, alone and as one text of a batch.
#[track_caller]
pub(super) fn check(list: &[&str], text: &str, expected: &[&str]) {
    let list = entries(list);
    for kind in EngineKind::ALL {
        let matcher = Matcher::new(&list, kind).unwrap();
        let mut found = vec![EntryId::new(u32::MAX)];
        matcher.match_text(text, &mut Scratch::default(), &mut found);
        let names: Vec<&str> = found.iter().map(|id| list.get(*id)).collect();
        assert_eq!(names, expected, "{kind:?} on {text:?}");

        let table = match_all(&matcher, &["zzz", text, "", text]);
        assert_eq!(table.row(1), found, "{kind:?} on {text:?} in a batch");
        assert_eq!(table.row(3), found, "{kind:?} on {text:?} as the last of a batch");
    }
}

/// Every engine must report the ids `expected`: for lists with equal entries.
#[track_caller]
pub(super) fn check_ids(list: &[&str], text: &str, expected: &[u32]) {
    let list = entries(list);
    for kind in EngineKind::ALL {
        let mut found = Vec::new();
        Matcher::new(&list, kind).unwrap().match_text(text, &mut Scratch::default(), &mut found);
        assert_eq!(found.iter().map(|id| id.raw()).collect::<Vec<_>>(), expected, "{kind:?} on {text:?}");
    }
}
