//! The window: state that panels read, commands that they send, and one place that acts on them.
//!
//! - [`state`], [`session`], [`settings`]: what panels may read
//! - [`command`]: what panels may ask for
//! - `logic`: between frames: takes in what jobs have finished, runs commands
//! - `ui`, `panels`, `widgets`: layout only
//! - [`theme`], [`format`]: how it looks, how numbers read

pub mod command;
pub mod export_form;
pub mod format;
pub mod layout;
pub mod session;
pub mod settings;
pub mod state;
pub mod theme;

mod panels;
mod widgets;

pub use command::{Command, CommandSender, Dialog, PoolChoice, Step};
pub use layout::PanelKind;
pub use session::{ExpectedReadout, LiveNumbers, Session};
pub use settings::Settings;
pub use state::{AppState, Notice, NoticeLevel, Notices, PoolState, Selection};
