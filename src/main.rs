//! The program: a command, or the window.

use std::process::ExitCode;

use tailscope::app::{self, AppOptions, Start};

fn main() -> ExitCode {
    tailscope::cli::run(|paths| {
        let start = if paths.is_empty() { Start::LastOrSample } else { Start::Paths(paths) };
        Ok(app::run(AppOptions::of_user(start))?)
    })
}
