//! The one integration test binary: each further one would cost seconds and hundreds of megabytes to link.
#![expect(clippy::unwrap_used, reason = "in a test, what is not there is a failure")]
#![expect(clippy::print_stdout, reason = "a test that cannot draw says so")]
#![expect(unreachable_pub, reason = "modules of one binary: nothing is reachable from outside")]

mod cli;
mod formats;
mod oracle;
mod pipeline;
mod pools;
mod run;
mod tidy;
mod ui;
