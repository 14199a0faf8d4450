//! Tailscope: see, tune and export the MetaCLIP balance of an image-text pool.
//!
//! ```text
//! main → {app, cli} → jobs → pipeline → {pool, metadata, run, preview, export} → curation
//! ```
//!
//! An arrow means "may call"; nothing points back. See ARCHITECTURE.md for the invariants and what enforces them.

pub mod app;
pub mod config;
pub mod export;
pub mod jobs;
pub mod metadata;
pub mod pipeline;
pub mod pool;
pub mod preview;
pub mod run;
