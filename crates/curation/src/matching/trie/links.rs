//! What a word or a longer path of the trie leads to, packed into eight bytes.
//!
//! | bits | meaning |
//! | --- | --- |
//! | 0–31 | id + 1 of the entry that ends here, or 0 |
//! | 32–60 | number of the word or path; words and paths share one numbering |
//! | 61 | left to the table that stores the links |
//! | 62 | a word that continues some entry |
//! | 63 | starts a longer entry |

use crate::ids::EntryId;

/// See the module. [`Links::NONE`] stands for "no entry holds this".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Links(pub(super) u64);

const STARTS: u64 = 1 << 63;
const CONTINUES: u64 = 1 << 62;
const NUMBER: u64 = ((1 << 29) - 1) << 32;
const ENTRY: u64 = u32::MAX as u64;
const RECORD: u64 = (1 << 61) - 1;

impl Links {
    pub(super) const NONE: Self = Self(0);
    /// How many words and paths can be numbered.
    pub(super) const MAX_NUMBERS: usize = 1 << 29;

    /// A new word or path. The number must be below [`Links::MAX_NUMBERS`].
    pub(super) fn numbered(number: usize) -> Self {
        Self((number as u64) << 32 & NUMBER)
    }

    /// The place of a record in the vocabulary, see there.
    pub(super) fn record_place(self) -> usize {
        (self.0 & RECORD) as usize
    }

    /// An id has a successor, since there are fewer entries than numbers.
    pub(super) fn with_entry(self, entry: EntryId) -> Self {
        Self(self.0 & !ENTRY | u64::from(entry.raw().saturating_add(1)))
    }

    pub(super) fn with_starts_longer(self) -> Self {
        Self(self.0 | STARTS)
    }

    pub(super) fn with_continues(self) -> Self {
        Self(self.0 | CONTINUES)
    }

    pub(super) fn starts_longer(self) -> bool {
        self.0 & STARTS != 0
    }

    pub(super) fn continues(self) -> bool {
        self.0 & CONTINUES != 0
    }

    /// The entry that ends here.
    pub(super) fn entry(self) -> Option<EntryId> {
        self.raw_entry().checked_sub(1).map(EntryId::new)
    }

    /// Entry id + 1, or 0 for none.
    pub(super) fn raw_entry(self) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "the low half is the field")]
        let raw = self.0 as u32;
        raw
    }

    /// The key of the edge from here along `word`. Its top bits are clear.
    pub(super) fn edge_key(self, word: Self) -> u64 {
        (self.0 & NUMBER) | ((word.0 & NUMBER) >> 32)
    }
}
