//! `tailscope metadata`: look into metadata lists.

use clap::Subcommand;

use super::Outcome;

/// Subcommands of `metadata`.
#[derive(Debug, Subcommand)]
pub(super) enum MetadataCommand {}

pub(super) fn run(command: &MetadataCommand) -> anyhow::Result<Outcome> {
    match *command {}
}
