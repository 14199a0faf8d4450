//! Small integer ids. Conversions fail instead of wrapping.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Position of an entry in its metadata list, from 0. Valid only together with that list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryId(u32);

/// A list is longer than ids can number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("position {0} is past the last possible entry id, {max}: split the metadata list", max = u32::MAX)]
pub struct IdOverflow(pub usize);

impl EntryId {
    /// The id with this raw value.
    pub const fn new(raw: u32) -> Self {
        Self(raw)
    }

    /// The id of position `index`; fails past `u32::MAX`.
    pub fn from_index(index: usize) -> Result<Self, IdOverflow> {
        u32::try_from(index).map(Self).map_err(|_| IdOverflow(index))
    }

    /// The raw value, as written to `matches/*.parquet`.
    pub const fn raw(self) -> u32 {
        self.0
    }

    /// The position in slices that run parallel to the metadata list.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}
