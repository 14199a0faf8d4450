//! `tailscope metadata`: make metadata lists, and look into them.

mod build;
mod info;
mod lint;

use clap::Subcommand;

use super::{Context, Outcome};

/// Subcommands of `metadata`.
#[derive(Debug, Subcommand)]
pub(super) enum MetadataCommand {
    /// Make a list from WordNet, texts, page views, captions and other lists
    Build(Box<build::BuildArguments>),
    /// What a list holds: sources, languages, lengths
    Info(info::InfoArguments),
    /// What in a list can never match, stands twice, or looks like a slip
    Lint(lint::LintArguments),
}

pub(super) fn run(command: &MetadataCommand, context: &Context) -> anyhow::Result<Outcome> {
    match command {
        MetadataCommand::Build(arguments) => build::run(arguments, context),
        MetadataCommand::Info(arguments) => info::run(arguments),
        MetadataCommand::Lint(arguments) => lint::run(arguments),
    }
}
