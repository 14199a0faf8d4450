//! How the matching rule is typed, the same for every command that takes one.

use clap::Args;
use curation::text::MatchRule;

use crate::config::{Rule, Switches};

/// A rule and its switches.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct RuleArguments {
    /// Matching rule: strict (the published English code), worldwide (the published multilingual code) or fixed
    #[arg(long, default_value_t)]
    rule: Rule,
    /// Match in lower case
    #[arg(long)]
    ignore_case: bool,
    /// Take repeated spaces as one
    #[arg(long)]
    collapse_spaces: bool,
    /// Let all Unicode punctuation and separators end a word
    #[arg(long)]
    unicode_boundaries: bool,
}

impl RuleArguments {
    /// What was typed.
    pub(super) fn match_rule(self) -> MatchRule {
        let Self { rule, ignore_case, collapse_spaces, unicode_boundaries } = self;
        MatchRule { rule, switches: Switches { ignore_case, collapse_spaces, unicode_boundaries } }
    }
}
