//! The program: a command, or the window.

use std::process::ExitCode;

fn main() -> ExitCode {
    tailscope::cli::run(|_| anyhow::bail!("no window yet"))
}
