//! Which matching rule: `strict`, or one of the opt-in rules and switches, which always carry their label.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::edges::is_open_edge;
use super::{BLANKS, SEPARATING_MARKS};

/// How an entry must stand in the spaced text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Between two spaces: the published English code.
    #[default]
    Strict,
    /// The published multilingual code: an edge of the entry needs its space unless the character there is
    /// Chinese, Thai, Lao, Burmese, Khmer or Tibetan, or punctuation. With its known faults: hiragana,
    /// katakana and hangul are left out, and "(band)" is open at both edges.
    Worldwide,
    /// `worldwide`, with hiragana, katakana and hangul as open edges too, and the full-width marks
    /// ， 。 、 ； ： ？ ！ separated like the seven. Not published anywhere.
    Fixed,
}

/// What may be added to any rule. Each is off by default; each transforms text and entry alike, so an entry
/// matches where its own transformed form stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Switches {
    /// Every character is replaced by its Unicode lower case, one by one (no final sigma, no folding of ß).
    pub ignore_case: bool,
    /// Runs of spaces in the spaced text become one space. Entries lose leading and trailing spaces too, and
    /// one of nothing but spaces never matches.
    pub collapse_spaces: bool,
    /// Every character of a Unicode punctuation category (P*: hyphens, quotes, slashes, brackets, the
    /// apostrophe) is separated like the seven marks, and every separator (Z*: the no-break space) becomes
    /// one space like tab. Entries are spaced so as well, the seven marks included, but for the space outside
    /// a mark at their edge: "St. Louis" is "St .  Louis" then, and can match.
    pub unicode_boundaries: bool,
}

/// The whole rule of a run, as it stands in its manifest: "strict", "worldwide+ignore-case".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MatchRule {
    /// How an entry must stand.
    pub rule: Rule,
    /// What was added.
    #[serde(default)]
    pub switches: Switches,
}

/// A name is no rule or switch.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "\"{0}\" is no matching rule or switch: write strict, worldwide or fixed, \
     then +ignore-case, +collapse-spaces or +unicode-boundaries as wanted"
)]
pub struct UnknownRule(pub String);

/// What spacing does with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Part of a word.
    Letter,
    /// Put between two spaces.
    Mark,
    /// Replaced by a space.
    Blank,
}

const FULL_WIDTH_MARKS: [char; 7] = ['，', '。', '、', '；', '：', '？', '！'];

impl MatchRule {
    /// Rule `strict` without switches.
    pub const STRICT: Self = Self {
        rule: Rule::Strict,
        switches: Switches { ignore_case: false, collapse_spaces: false, unicode_boundaries: false },
    };

    /// Whether spacing differs from that of rule `strict` before runs of spaces are collapsed.
    pub(crate) fn folds(self) -> bool {
        self.rule == Rule::Fixed || self.switches.ignore_case || self.switches.unicode_boundaries
    }

    /// Whether entries are transformed, so that two different ones may become equal.
    pub(crate) fn transforms_entries(self) -> bool {
        self.switches != Switches::default()
    }

    /// Whether an edge of an entry with this character there may touch anything.
    pub(crate) fn is_open_edge(self, character: char) -> bool {
        is_open_edge(self.rule, character)
    }

    pub(crate) fn role(self, character: char) -> Role {
        if SEPARATING_MARKS.contains(&character) || self.rule == Rule::Fixed && FULL_WIDTH_MARKS.contains(&character) {
            Role::Mark
        } else if BLANKS.contains(&character) {
            Role::Blank
        } else if self.switches.unicode_boundaries {
            unicode_role(character)
        } else {
            Role::Letter
        }
    }
}

fn unicode_role(character: char) -> Role {
    use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
    match character.general_category_group() {
        GeneralCategoryGroup::Punctuation => Role::Mark,
        GeneralCategoryGroup::Separator => Role::Blank,
        _ => Role::Letter,
    }
}

impl Rule {
    /// All rules, the default first.
    pub const ALL: [Self; 3] = [Self::Strict, Self::Worldwide, Self::Fixed];

    /// The name in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Worldwide => "worldwide",
            Self::Fixed => "fixed",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, UnknownRule> {
        Self::ALL.into_iter().find(|rule| rule.name() == name).ok_or_else(|| UnknownRule(name.to_owned()))
    }
}

impl fmt::Display for MatchRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Switches { ignore_case, collapse_spaces, unicode_boundaries } = self.switches;
        let mut label = self.rule.name().to_owned();
        for (on, name) in [
            (ignore_case, "+ignore-case"),
            (collapse_spaces, "+collapse-spaces"),
            (unicode_boundaries, "+unicode-boundaries"),
        ] {
            label += if on { name } else { "" };
        }
        f.pad(&label)
    }
}

impl FromStr for MatchRule {
    type Err = UnknownRule;

    fn from_str(label: &str) -> Result<Self, UnknownRule> {
        let mut names = label.split('+');
        let rule = names.next().unwrap_or_default().parse()?;
        let mut switches = Switches::default();
        for name in names {
            match name {
                "ignore-case" => switches.ignore_case = true,
                "collapse-spaces" => switches.collapse_spaces = true,
                "unicode-boundaries" => switches.unicode_boundaries = true,
                unknown => return Err(UnknownRule(unknown.to_owned())),
            }
        }
        Ok(Self { rule, switches })
    }
}

impl From<Rule> for MatchRule {
    fn from(rule: Rule) -> Self {
        Self { rule, ..Self::STRICT }
    }
}
