//! The pure algorithms of MetaCLIP curation (Xu et al., "Demystifying CLIP Data", arXiv 2309.16671):
//! match captions against metadata entries, count, and decide which pairs a threshold t keeps.
//!
//! Nothing here reads files, knows a table library, looks at a clock or draws global random numbers:
//! texts and ids come in as slices, numbers go out. That is what lets the window, the command line and
//! a cluster worker share one engine and get the same bytes.
//!
//! Modules in reading order:
//!
//! - [`ids`], [`progress`]: the small types that everything uses
//! - [`entries`]: the metadata vocabulary
//! - [`text`]: how a caption is spaced before it is matched
//! - [`matching`]: one public face, several engines, [`matching::naive`] as the oracle
//! - [`counts`]: in how many pairs each entry matches; merging is addition
//! - [`lint`], [`near_miss`]: entries that cannot match, and what would make others match
//! - [`balance`]: t, tail share, keep probability, and the keep threshold that decides a pair for every t
//! - [`stats`]: curves over the above
//! - [`recipe`]: how a metadata list is made from WordNet, texts and page views

pub mod balance;
pub mod counts;
pub mod entries;
pub mod ids;
pub mod lint;
pub mod matching;
pub mod near_miss;
pub mod progress;
pub mod recipe;
pub mod stats;
pub mod text;
