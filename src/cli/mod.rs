//! The command line: what was typed becomes what it means, one file per subcommand. Results go to standard
//! output, progress and errors to standard error; nothing else in the program prints.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "printing is what this module is for")]

mod curate;
mod match_pool;
mod metadata;
mod near_misses;
mod numbers;
mod progress;
mod rule;
mod sample;
mod stats;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand, ValueEnum};
use curation::progress::{CancelToken, ProgressSink};

use crate::export::ExportError;
use crate::metadata::build::BuildError;
use crate::pipeline::{PipelineError, Work};
use crate::run::RunError;

/// See, tune and export the MetaCLIP balance of an image-text pool.
///
/// Without a command the window opens: on the last project, else on the bundled sample.
#[derive(Debug, Parser)]
#[command(name = "tailscope", version, after_help = EXAMPLE)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// How progress is reported on standard error
    #[arg(long, global = true, value_enum, default_value = "auto")]
    progress: ProgressStyle,
}

const EXAMPLE: &str = "Example:\n  tailscope match sample_data/pool.parquet --metadata sample_data/metadata.csv \
                       --out run\n  tailscope stats run --t 20\n  tailscope curate run --t 20 --out subset.parquet";

/// How progress is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ProgressStyle {
    /// A bar on a terminal, nothing otherwise
    Auto,
    /// One JSON object per line
    Json,
    /// Nothing
    None,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open the window on a run or a pool
    #[command(after_help = "Example:\n  tailscope open sample_data/pool.parquet")]
    Open {
        /// A run directory, or files, directories or globs of a pool
        paths: Vec<PathBuf>,
    },
    /// Match a pool against metadata: counts and keep thresholds
    Match(match_pool::MatchArguments),
    /// Distribution, and size at given thresholds
    Stats(stats::StatsArguments),
    /// Write the balanced subset
    Curate(curate::CurateArguments),
    /// Show some pairs of an entry, or unmatched ones
    Sample(sample::SampleArguments),
    /// What would match: entries with count 0 that a switch would give matches
    NearMisses(near_misses::NearMissArguments),
    /// Make metadata lists, and look into them
    #[command(subcommand)]
    Metadata(metadata::MetadataCommand),
}

/// How a command ended, when it could run at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    /// Done, but something was found that the caller asked to be told of.
    Findings,
}

/// What a command needs besides its arguments.
struct Context {
    progress: Box<dyn ProgressSink>,
    /// Set by the second interrupt.
    cancel: CancelToken,
    /// Set by the first interrupt.
    stop: CancelToken,
}

impl Context {
    fn work(&self, n_threads: usize) -> Work<'_> {
        Work { progress: self.progress.as_ref(), cancel: &self.cancel, stop: &self.stop, n_threads }
    }
}

/// A number of things to show, where 0 stands for all of them.
fn all_but_zero(n: usize) -> usize {
    if n == 0 { usize::MAX } else { n }
}

/// All cores, where the system tells how many.
fn all_threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Runs what was typed; `open_window` shows the window on these paths.
///
/// Exit code 0: done. 1: done with findings. 2: could not run, one line on standard error. 130: interrupted.
pub fn run(open_window: impl FnOnce(Vec<PathBuf>) -> anyhow::Result<()>) -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let outcome = match arguments.command {
        None => open_window(Vec::new()).map(|()| Outcome::Done),
        Some(Command::Open { paths }) => open_window(paths).map(|()| Outcome::Done),
        Some(command) => context(arguments.progress).and_then(|context| execute(command, &context)),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) if is_interrupt(&error) => {
            eprintln!("tailscope: interrupted");
            ExitCode::from(130)
        }
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tailscope: {}", one_line(&error.to_string()));
            ExitCode::from(2)
        }
    }
}

fn execute(command: Command, context: &Context) -> anyhow::Result<Outcome> {
    match command {
        Command::Open { .. } => Ok(Outcome::Done),
        Command::Match(arguments) => match_pool::run(&arguments, context),
        Command::Stats(arguments) => stats::run(&arguments, context),
        Command::Curate(arguments) => curate::run(&arguments, context),
        Command::Sample(arguments) => sample::run(&arguments, context),
        Command::NearMisses(arguments) => near_misses::run(&arguments, context),
        Command::Metadata(command) => metadata::run(&command, context),
    }
}

fn context(style: ProgressStyle) -> anyhow::Result<Context> {
    let (cancel, stop) = (CancelToken::new(), CancelToken::new());
    let tokens = (cancel.clone(), stop.clone());
    ctrlc::set_handler(move || {
        // The first interrupt finishes the shard in hand, the second does not wait for it.
        if tokens.1.is_cancelled() {
            tokens.0.cancel();
        }
        tokens.1.cancel();
    })?;
    Ok(Context { progress: progress::sink(style), cancel, stop })
}

/// Help and version as clap prints them; a mistake as one line.
fn usage(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Colours on a terminal only; a closed pipe is no failure of ours.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        _ => {
            let text = error.render().to_string();
            let mistake: Vec<&str> = text.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
            let mistake = mistake.join(" ");
            eprintln!("tailscope: {}: see tailscope --help", mistake.trim_start_matches("error: "));
            ExitCode::from(2)
        }
    }
}

fn is_interrupt(error: &anyhow::Error) -> bool {
    error.downcast_ref::<PipelineError>().is_some_and(PipelineError::is_cancelled)
        || error.downcast_ref::<ExportError>().is_some_and(ExportError::is_cancelled)
        || error.downcast_ref::<BuildError>().is_some_and(BuildError::is_cancelled)
        || matches!(error.downcast_ref(), Some(RunError::Cancelled(_)))
}

/// Reader gone, as in `tailscope sample … | head`: not an error of ours.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
