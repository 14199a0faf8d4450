//! A finished file appears under its name whole or not at all: temporary name, fsync, rename, fsync of the directory.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use super::RunError;

/// Writes `path` through `write`; on any error, and on a crash at any moment, `path` is as it was before.
pub(crate) fn write_whole<E: From<RunError>, T>(
    path: &Path,
    write: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(directory).map_err(|error| RunError::io(directory, error))?;
    let mut temporary = tempfile::Builder::new()
        .prefix(".unfinished-")
        .tempfile_in(directory)
        .map_err(|error| RunError::io(directory, error))?;
    let value = write(temporary.as_file_mut())?;
    let io = |error| RunError::io(path, error);
    temporary.as_file_mut().flush().map_err(io)?;
    temporary.as_file().sync_all().map_err(io)?;
    make_readable(temporary.as_file()).map_err(io)?;
    temporary.persist(path).map_err(|error| RunError::io(path, error.error))?;
    sync_directory(directory).map_err(|error| RunError::io(directory, error))?;
    Ok(value)
}

/// Writes a small text file the same way.
pub(crate) fn write_text(path: &Path, text: &str) -> Result<(), RunError> {
    write_whole(path, |file| file.write_all(text.as_bytes()).map_err(|error| RunError::io(path, error)))
}

/// Temporary files are private; results are for everybody whom the directory lets in.
#[cfg(unix)]
fn make_readable(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_file: &File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn sync_directory(directory: &Path) -> std::io::Result<()> {
    File::open(directory)?.sync_all()
}

/// Directories cannot be opened for syncing elsewhere; the rename itself is atomic.
#[cfg(not(unix))]
fn sync_directory(_directory: &Path) -> std::io::Result<()> {
    Ok(())
}
