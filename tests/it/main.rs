//! The one integration test binary: each further one would cost seconds and hundreds of megabytes to link.
#![allow(missing_docs, unreachable_pub, reason = "tests say what they check by their names; nobody depends on them")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "in a test, a panic is the message, and a skipped check says so"
)]

mod cli;
mod formats;
mod metadata;
mod oracle;
mod pipeline;
mod pools;
mod run;
mod tidy;
mod ui;
