//! Tailscope: see, tune and export the MetaCLIP balance of an image-text pool.
//!
//! ```text
//! main → {app, cli} → jobs → pipeline → {pool, metadata, run, preview, export} → curation
//! ```
//!
//! An arrow means "may call"; nothing points back. See ARCHITECTURE.md for the invariants and what enforces them.

pub mod app;
pub mod config;
mod engine_stub;
pub mod jobs;
pub mod preview;

pub use engine_stub::{export, metadata, pipeline, pool, run};
