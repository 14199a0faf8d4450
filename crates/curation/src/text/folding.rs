//! Spacing under any rule, in two steps: what the rule adds is written into the text so that spacing of rule
//! `strict` does the rest; then runs of spaces are collapsed where a switch asks for it.

use super::rule::{MatchRule, Role};
use super::space_into;

impl MatchRule {
    /// Replaces `out` by the spaced form of `text` under this rule. `folded` is working memory.
    /// One pass for `strict` and `worldwide`, two to three for the others.
    pub fn space_into(self, text: &str, folded: &mut String, out: &mut String) {
        if self.folds() {
            self.fold_into(text, folded);
            space_into(folded, out);
        } else {
            space_into(text, out);
        }
        if self.switches.collapse_spaces {
            collapse(out);
        }
    }

    /// Replaces `out` by a text whose spaced form under rule `strict` is that of `text` under this rule, but
    /// for collapsing.
    pub(crate) fn fold_into(self, text: &str, out: &mut String) {
        out.clear();
        self.fold(text, |character, _, _| out.push(character));
    }

    /// Calls `emit` with each character of the folded text and the range of the original it came from,
    /// which is empty for an inserted space.
    pub(crate) fn fold(self, text: &str, mut emit: impl FnMut(char, usize, usize)) {
        for (start, character) in text.char_indices() {
            let end = start + character.len_utf8();
            match self.role(character) {
                // The blanks and the seven marks are left to spacing itself.
                _ if character.is_ascii() && MatchRule::STRICT.role(character) != Role::Letter => {
                    emit(character, start, end);
                }
                Role::Mark => {
                    emit(' ', start, start);
                    emit(character, start, end);
                    emit(' ', end, end);
                }
                Role::Blank => emit(' ', start, end),
                Role::Letter if self.switches.ignore_case => {
                    character.to_lowercase().for_each(|lower| emit(lower, start, end));
                }
                Role::Letter => emit(character, start, end),
            }
        }
    }

    /// The entry as it must stand in the spaced text, without the spaces around it; see [`super::Switches`].
    pub(crate) fn transform_entry(self, entry: &str) -> String {
        let mut out = String::with_capacity(entry.len());
        for (start, character) in entry.char_indices() {
            let role = if self.switches.unicode_boundaries { self.role(character) } else { Role::Letter };
            let (at_start, at_end) = (start == 0, start + character.len_utf8() == entry.len());
            match role {
                Role::Mark => {
                    out.extend((!at_start).then_some(' '));
                    out.push(character);
                    out.extend((!at_end).then_some(' '));
                }
                Role::Blank => out.push(' '),
                Role::Letter if self.switches.ignore_case => out.extend(character.to_lowercase()),
                Role::Letter => out.push(character),
            }
        }
        if self.switches.collapse_spaces {
            collapse(&mut out);
            out = out.trim_matches(' ').to_owned();
        }
        out
    }
}

/// Runs of spaces become one.
pub(crate) fn collapse(text: &mut String) {
    let mut after_space = false;
    text.retain(|character| {
        let again = after_space && character == ' ';
        after_space = character == ' ';
        !again
    });
}
