//! The one serialisable description of a run, shared by the window, the command line and the manifest.
//!
//! Two runs with equal [`RunConfig`], inputs and metadata give the same bytes. What does not change the
//! result (threads, progress, where the run lies) is not part of it.

use curation::matching::{EngineKind, MatchOptions};
use curation::text::MatchRule;
pub use curation::text::{Rule, Switches};
use serde::{Deserialize, Serialize};

/// Which columns of the pool mean what. Names are the pool's own, compared exactly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMapping {
    /// Caption columns; with several, each text of a record is a pair of its own.
    pub texts: Vec<String>,
    /// Image path, URL or bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Identity of the record; without one, file name and row identify it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    /// Language of the record: where the metadata has languages, its texts match the entries of theirs only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl ColumnMapping {
    /// All mapped columns, texts first, each once.
    pub fn columns(&self) -> Vec<&str> {
        let optional = [&self.image, &self.uid, &self.language];
        let mut columns: Vec<&str> = Vec::new();
        for column in self.texts.iter().chain(optional.into_iter().flatten()) {
            if !columns.contains(&column.as_str()) {
                columns.push(column);
            }
        }
        columns
    }
}

/// Everything that decides the result of a run, apart from the contents of its inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunConfig {
    /// Files, directories or globs; absolute in a manifest.
    pub pool: Vec<String>,
    /// Meaning of the pool's columns.
    pub mapping: ColumnMapping,
    /// Path of the metadata list; absolute in a manifest.
    pub metadata: String,
    /// The matching rule.
    pub rule: Rule,
    /// What is added to the rule.
    #[serde(default, skip_serializing_if = "is_default")]
    pub switches: Switches,
    /// Which engine matches; all give the same result.
    #[serde(default)]
    pub engine: EngineKind,
    /// Seed of the draw.
    pub seed: u64,
}

impl RunConfig {
    /// What the matcher is built from.
    pub fn match_options(&self) -> MatchOptions {
        MatchOptions { rule: MatchRule { rule: self.rule, switches: self.switches }, engine: self.engine }
    }
}

fn is_default(switches: &Switches) -> bool {
    *switches == Switches::default()
}
