//! The one integration test binary: each further one would cost seconds and hundreds of megabytes to link.
#![expect(missing_docs, reason = "tests say what they check by their names")]

mod cli;
mod formats;
mod metadata;
mod oracle;
mod pipeline;
mod pools;
mod run;
mod tidy;
mod ui;
