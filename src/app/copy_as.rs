//! What "copy as" puts on the clipboard.

use curation::text::MatchRule;

use crate::config::Rule;
use crate::run::RunData;

use super::format;
use super::state::AppState;

/// The run as a command line that does the same.
pub(crate) fn command_line(state: &AppState) -> String {
    let mut words = vec!["tailscope".to_owned(), "match".to_owned()];
    words.extend(state.pool.arguments.iter().map(|argument| quoted(argument)));
    for text in &state.pool.mapping.texts {
        words.extend(["--text".to_owned(), quoted(text)]);
    }
    let optional = [
        ("--image", &state.pool.mapping.image),
        ("--uid", &state.pool.mapping.uid),
        ("--language", &state.pool.mapping.language),
    ];
    for (option, column) in optional {
        if let Some(column) = column {
            words.extend([option.to_owned(), quoted(column)]);
        }
    }
    words.extend(["--metadata".to_owned(), quoted(&state.pool.metadata)]);
    let pool = &state.pool;
    if pool.rule != Rule::default() {
        words.extend(["--rule".to_owned(), pool.rule.to_string()]);
    }
    let switches = [
        (pool.switches.ignore_case, "--ignore-case"),
        (pool.switches.collapse_spaces, "--collapse-spaces"),
        (pool.switches.unicode_boundaries, "--unicode-boundaries"),
    ];
    words.extend(switches.into_iter().filter(|(on, _)| *on).map(|(_, option)| option.to_owned()));
    words.extend(["--seed".to_owned(), state.pool.seed.to_string(), "--out".to_owned(), "RUN".to_owned()]);
    words.join(" ")
}

/// The numbers at t as lines of name and value, ready for a table.
pub(crate) fn numbers(state: &AppState) -> String {
    let Some(session) = &state.session else { return String::new() };
    let numbers = &session.numbers;
    let mut lines = vec![
        format!("t\t{}", numbers.t),
        format!("tail share\t{}", numbers.tail_share),
        format!("head entries\t{}", numbers.head_entries),
        format!("capped matches\t{}", numbers.capped_matches),
        format!("drawn pairs\t{}", numbers.drawn_pairs),
        format!("pairs\t{}", session.run.n_pairs()),
        format!("seed\t{}", session.run.manifest.config.seed),
    ];
    if let Some(expected) = session.expected().filter(|expected| expected.exact) {
        lines.push(format!("expected pairs\t{}", expected.pairs));
        lines.push(format!("expected std\t{}", expected.std));
    }
    lines.join("\n")
}

/// The scope of all numbers, in words: `All 640 pairs, seed 0`; and the rule, where it is not the published one.
pub(crate) fn scope(run: &RunData) -> String {
    let config = &run.manifest.config;
    let pairs = format::counted(run.n_pairs() as u64, "pair", "pairs");
    let rule = config.match_options().rule;
    let rule = if rule == MatchRule::STRICT { String::new() } else { format!(", rule {rule}") };
    format!("All {pairs}, seed {}{rule}", config.seed)
}

/// A word for a POSIX shell.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@%+,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_a_shell() {
        assert_eq!(quoted("pool.parquet"), "pool.parquet");
        assert_eq!(quoted("my pool/*.parquet"), "'my pool/*.parquet'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
