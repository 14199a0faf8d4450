//! Entries that no text can hold, whatever it says.

use std::fmt;

use super::rule::{MatchRule, Role};
use super::{is_blank_byte, is_separating_byte};

/// Why an entry can never match. Bytes count from the start of the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Obstacle {
    /// Nothing is left of it: it is empty, or spaces alone under `collapse_spaces`.
    Empty,
    /// A separating mark touches another character ("St. Louis"), but in texts it stands between spaces.
    TouchingMark {
        /// The mark.
        mark: char,
        /// Where it stands.
        byte: usize,
    },
    /// Two marks share a single space (", ,"), but in texts each brings its own.
    SharedSpace {
        /// The second mark.
        mark: char,
        /// Where it stands.
        byte: usize,
    },
    /// A tab, LF or CR, which texts lose.
    Blank {
        /// The blank.
        blank: char,
        /// Where it stands.
        byte: usize,
    },
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("nothing is left of it under this rule"),
            Self::TouchingMark { mark, byte } => {
                write!(f, "\"{mark}\" at byte {byte} touches another character, but in texts it stands between spaces")
            }
            Self::SharedSpace { mark, byte } => {
                write!(
                    f,
                    "\"{mark}\" at byte {byte} shares a space with the mark before it, but in texts each has its own"
                )
            }
            Self::Blank { blank, byte } => {
                write!(f, "it holds {blank:?} at byte {byte}, which in texts becomes a space")
            }
        }
    }
}

impl MatchRule {
    /// The first thing that keeps `entry` from ever matching under this rule, if there is one.
    pub fn obstacle(self, entry: &str) -> Option<Obstacle> {
        let collapsed_away = self.switches.collapse_spaces && entry.bytes().all(|byte| byte == b' ');
        if entry.is_empty() || collapsed_away {
            return Some(Obstacle::Empty);
        }
        // With this switch the entry is spaced like a text.
        if self.switches.unicode_boundaries || !self.may_hold_separator(entry) {
            return None;
        }
        entry.char_indices().find_map(|(byte, character)| match self.role(character) {
            Role::Letter => None,
            Role::Blank => Some(Obstacle::Blank { blank: character, byte }),
            Role::Mark => self.obstacle_at_mark(entry, byte, character),
        })
    }

    fn obstacle_at_mark(self, entry: &str, byte: usize, mark: char) -> Option<Obstacle> {
        let touches = |neighbour: Option<char>| neighbour.is_some_and(|character| character != ' ');
        let (before, after) = (&entry[..byte], &entry[byte + mark.len_utf8()..]);
        if touches(before.chars().next_back()) || touches(after.chars().next()) {
            return Some(Obstacle::TouchingMark { mark, byte });
        }
        let shares = !self.switches.collapse_spaces
            && before.chars().rev().nth(1).is_some_and(|character| self.role(character) == Role::Mark);
        shares.then_some(Obstacle::SharedSpace { mark, byte })
    }

    /// A quick look over the bytes, for the many entries of plain letters.
    fn may_hold_separator(self, entry: &str) -> bool {
        entry.bytes().any(|byte| is_separating_byte(byte) || is_blank_byte(byte))
            || !entry.is_ascii() && self.rule == super::Rule::Fixed
    }
}

/// Whether rule `strict` can ever find this entry, see [`MatchRule::obstacle`]. An empty entry never matches.
pub fn is_reachable(entry: &str) -> bool {
    MatchRule::STRICT.obstacle(entry).is_none()
}
