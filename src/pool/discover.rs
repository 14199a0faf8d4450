//! Which files an argument means: a file, a directory, or a glob.

use std::path::{Path, PathBuf};

use super::PoolError;
use super::format::is_known_extension;

/// A file of the pool and its name in identities and reports.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// Path relative to the argument with "/", or the file's own name when the argument is a file.
    pub(super) name: String,
}

/// Files in order of their names (bytes), so that the same pool gives the same shards on every machine.
pub(super) fn discover(argument: &str) -> Result<Vec<Found>, PoolError> {
    let path = Path::new(argument);
    if path.is_file() {
        let name = path.file_name().map_or_else(|| argument.to_owned(), |name| name.to_string_lossy().into_owned());
        return Ok(vec![Found { path: path.to_owned(), name }]);
    }
    let (base, candidates) = if path.is_dir() {
        (path.to_owned(), files_below(path)?)
    } else if argument.contains(['*', '?', '[']) {
        (fixed_part(argument), files_of_glob(argument)?)
    } else {
        return Err(PoolError::NotFound { argument: argument.to_owned() });
    };
    let n_files = candidates.len();
    let mut found: Vec<Found> = candidates
        .into_iter()
        .filter(|path| is_known_extension(path))
        .map(|path| Found { name: relative_name(&base, &path), path })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    if found.is_empty() {
        return Err(PoolError::NothingToRead { argument: argument.to_owned(), n_files });
    }
    Ok(found)
}

/// Every visible file below a directory, at any depth.
fn files_below(directory: &Path) -> Result<Vec<PathBuf>, PoolError> {
    let mut files = Vec::new();
    let mut pending = vec![directory.to_owned()];
    while let Some(directory) = pending.pop() {
        let entries = std::fs::read_dir(&directory).map_err(|error| PoolError::unreadable(&directory, error))?;
        for entry in entries {
            let path = entry.map_err(|error| PoolError::unreadable(&directory, error))?.path();
            let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if hidden {
                continue;
            }
            if path.is_dir() { pending.push(path) } else { files.push(path) }
        }
    }
    Ok(files)
}

fn files_of_glob(argument: &str) -> Result<Vec<PathBuf>, PoolError> {
    let bad_glob = |reason: String| PoolError::BadGlob { argument: argument.to_owned(), reason };
    let paths = glob::glob(argument).map_err(|error| bad_glob(error.to_string()))?;
    let mut files = Vec::new();
    for path in paths {
        let path = path.map_err(|error| bad_glob(error.to_string()))?;
        if path.is_file() {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(PoolError::NotFound { argument: argument.to_owned() });
    }
    Ok(files)
}

/// The directory above the first wildcard.
fn fixed_part(glob: &str) -> PathBuf {
    let fixed: PathBuf = Path::new(glob)
        .components()
        .take_while(|part| !part.as_os_str().to_string_lossy().contains(['*', '?', '[']))
        .collect();
    fixed
}

fn relative_name(base: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(base).unwrap_or(path);
    let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
