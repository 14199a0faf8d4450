//! Tailscope: see, tune and export the MetaCLIP balance of an image-text pool.
//!
//! ```text
//! main → {app, cli} → jobs → pipeline → {pool, metadata, run, preview, export} → curation
//! ```
//!
//! An arrow means "may call"; nothing points back. See ARCHITECTURE.md for the invariants and what enforces them.

pub mod config;
mod number_text;
mod ordered_json;
pub mod work;

pub mod metadata;
pub mod pool;
pub mod run;

pub mod export;
pub mod preview;

pub mod pipeline;

pub mod jobs;

pub mod app;
pub mod cli;
