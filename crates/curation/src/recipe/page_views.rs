//! Lines of Wikimedia's hourly page views: `domain title views bytes`
//! (<https://dumps.wikimedia.org/other/pageviews/readme.html>).

use thiserror::Error;

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageViews<'a> {
    /// The wiki, as in `en` and `en.m`.
    pub domain: &'a str,
    /// The title with underscores.
    pub title: &'a str,
    /// How often it was read.
    pub views: u64,
}

/// Why a line is not one of a page views file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("not “domain title views bytes”")]
pub struct BadPageViews;

/// Reads a line, without its line break.
pub fn page_views(line: &str) -> Result<PageViews<'_>, BadPageViews> {
    let mut fields = line.split(' ');
    let mut field = || fields.next().ok_or(BadPageViews);
    let (domain, title, views, bytes) = (field()?, field()?, field()?, field()?);
    if domain.is_empty() || bytes.parse::<u64>().is_err() || fields.next().is_some() {
        return Err(BadPageViews);
    }
    Ok(PageViews { domain, title, views: views.parse().map_err(|_| BadPageViews)? })
}

/// The entry that a title gives; none for titles with a colon, which are pages about pages.
pub fn title_entry(title: &str) -> Option<String> {
    (!title.contains(':')).then(|| title.replace('_', " "))
}
