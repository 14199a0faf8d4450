//! Makes `sample_data/`: a small pool of drawn pictures with captions, and a list of metadata entries, all from one seed.
//!
//! Everything is our own: the pictures are computed, the captions say what was drawn, the entries were written for this purpose. The same
//! seed gives the same files. Run it with `cargo run --release --example make_sample -- sample_data`.
#![expect(clippy::print_stdout, reason = "an example reports to the terminal")]

mod captions;
mod encode;
mod kinds;
mod metadata;
mod paint;
mod pictures;
mod pool;
mod tables;

use std::path::PathBuf;

use anyhow::Result;

/// Any other seed gives another pool of the same make; the one in the repository has this.
const SEED: u64 = 20_261_120;

fn main() -> Result<()> {
    let out = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("sample_data"), PathBuf::from);
    let rows = pool::make(&out, SEED)?;
    tables::write_pool(&out, &rows)?;
    let entries = metadata::entries();
    tables::write_metadata(&out, &entries)?;
    println!("{} rows and {} metadata entries written to {}", rows.len(), entries.len(), out.display());
    Ok(())
}
