//! From an image reference to its encoded bytes: from memory, from disk, over http(s).

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use ureq::Agent;

use super::picture::ImageState;

/// How patient and how curious a download is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpSettings {
    /// For the connection.
    pub connect_timeout: Duration,
    /// For the whole image, redirects included.
    pub total_timeout: Duration,
    /// Redirects that are followed.
    pub max_redirects: u32,
}

impl Default for HttpSettings {
    fn default() -> Self {
        Self { connect_timeout: Duration::from_secs(5), total_timeout: Duration::from_secs(15), max_redirects: 5 }
    }
}

/// A client that all threads of a loader share; it keeps connections open between images of a host.
pub fn http_agent(settings: &HttpSettings) -> Agent {
    Agent::config_builder()
        .timeout_connect(Some(settings.connect_timeout))
        .timeout_global(Some(settings.total_timeout))
        .max_redirects(settings.max_redirects)
        .user_agent(concat!("tailscope/", env!("CARGO_PKG_VERSION")))
        .accept("image/*")
        .build()
        .into()
}

/// Reads a local file of at most `max_bytes`.
pub fn read_file(path: &Path, max_bytes: u64) -> Result<Vec<u8>, ImageState> {
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ImageState::NotFound(format!("no file {}", path.display())),
        _ => ImageState::Unavailable(format!("{}: {error}", path.display())),
    };
    // Asked before opening: a pipe or a device named in a pool would block the thread for good.
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(ImageState::NotAnImage(format!("{} is not a file", path.display())));
    }
    if metadata.len() > max_bytes {
        return Err(too_many_bytes(Some(metadata.len()), max_bytes));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(max_bytes + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > max_bytes {
        return Err(too_many_bytes(None, max_bytes));
    }
    Ok(bytes)
}

/// Downloads at most `max_bytes`.
pub fn download(agent: &Agent, url: &str, max_bytes: u64) -> Result<Vec<u8>, ImageState> {
    if !is_web_address(url) {
        return Err(ImageState::Unavailable("only http and https addresses are fetched".to_owned()));
    }
    let mut response = agent.get(url).call().map_err(|error| http_failure(&error, max_bytes))?;
    let body = response.body_mut();
    if let Some(n_bytes) = body.content_length()
        && n_bytes > max_bytes
    {
        return Err(too_many_bytes(Some(n_bytes), max_bytes));
    }
    body.with_config().limit(max_bytes).read_to_vec().map_err(|error| http_failure(&error, max_bytes))
}

/// Whether a reference is remote.
pub fn is_web_address(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
}

fn http_failure(error: &ureq::Error, max_bytes: u64) -> ImageState {
    use ureq::Error;
    match error {
        Error::StatusCode(status @ (404 | 410)) => ImageState::NotFound(format!("the server says {status}")),
        Error::StatusCode(status) => ImageState::Unavailable(format!("the server says {status}")),
        Error::HostNotFound => ImageState::NotFound("no such host".to_owned()),
        Error::Timeout(_) => ImageState::TimedOut("no complete answer in time".to_owned()),
        Error::Io(error) if matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) => {
            ImageState::TimedOut("no complete answer in time".to_owned())
        }
        Error::Io(error) if error.kind() == ErrorKind::ConnectionRefused => {
            ImageState::Unavailable("the server refuses the connection".to_owned())
        }
        Error::BodyExceedsLimit(_) => too_many_bytes(None, max_bytes),
        error => ImageState::Unavailable(error.to_string()),
    }
}

pub(super) fn too_many_bytes(n_bytes: Option<u64>, max_bytes: u64) -> ImageState {
    let limit = max_bytes >> 20;
    match n_bytes {
        Some(n_bytes) => ImageState::TooLarge(format!("{} MB, the limit is {limit} MB", n_bytes.div_ceil(1 << 20))),
        None => ImageState::TooLarge(format!("more than {limit} MB")),
    }
}
