//! What the window remembers from one start to the next, apart from results.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::config::RunConfig;

use crate::jobs::{EntryFilter, EntryQuery};

/// Light, dark, or as the system is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the system is.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// A pool that was open before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentPool {
    /// Files, folders or patterns, as opened.
    pub arguments: Vec<String>,
}

/// What was open when the window closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LastProject {
    /// The configuration of the run.
    pub config: RunConfig,
    /// Where the run lies.
    pub run: PathBuf,
    /// The threshold.
    pub t: f64,
    /// Search and sort of the entry list.
    #[serde(default)]
    pub query: EntryQuery,
    /// Filter of the entry list.
    #[serde(default)]
    pub filter: EntryFilter,
}

/// Everything that is remembered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or system.
    pub theme: ThemeChoice,
    /// Size of everything, 1 = as the system says.
    pub ui_scale: f32,
    /// Whether images are blurred.
    pub blur_images: bool,
    /// Pools of before, newest first.
    pub recent: Vec<RecentPool>,
    /// What was open.
    pub last: Option<LastProject>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: ThemeChoice::System, ui_scale: 1.0, blur_images: false, recent: Vec::new(), last: None }
    }
}

/// How many pools are remembered.
const MAX_RECENT: usize = 8;

impl Settings {
    /// Puts a pool at the head of the recent ones.
    pub fn remember_pool(&mut self, arguments: &[String]) {
        self.recent.retain(|recent| recent.arguments != arguments);
        self.recent.insert(0, RecentPool { arguments: arguments.to_vec() });
        self.recent.truncate(MAX_RECENT);
    }
}

/// The settings file as a whole.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Remembered {
    pub(crate) settings: Settings,
    pub(crate) layout: Option<serde_json::Value>,
}

impl Remembered {
    /// Reads the file; the defaults when there is none, or none that can be read: settings are not worth an error.
    pub(crate) fn read(path: &std::path::Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        if text.is_empty() {
            return Self::default();
        }
        serde_json::from_str(&text).unwrap_or_else(|error| {
            tracing::warn!("{}: {error}; starting with the defaults", path.display());
            Self::default()
        })
    }
}
