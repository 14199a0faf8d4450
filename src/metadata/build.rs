//! Makes a metadata list from files the user has: the recipe of the paper, see `docs/metadata.md`.
//!
//! - `input`: a file as pieces of text, decompressed, with progress
//! - `wordnet`, `text`, `page_views`: what each kind of file gives
//!
//! What counts as a word or a pair, and how sources become one list, is decided in [`curation::recipe`]. Nothing is
//! written here, and nothing printed.

mod input;
mod page_views;
#[cfg(test)]
mod tests;
mod text;
mod wordnet;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use curation::progress::{CancelToken, Cancelled, ProgressSink};
use curation::recipe::list::{List, ListBuilder, ListOrder, Offer};
use curation::recipe::pairs::PairRule;
use thiserror::Error;

use super::{MetadataError, load};
use crate::config::ColumnMapping;
use crate::pool::{Pool, PoolError};

// Names of the sources that a build adds, in the order in which they are added.
const WORDNET: &str = "wordnet";
const LEMMAS: &str = "lemmas";
const WORDS: &str = "words";
const PAIRS: &str = "pairs";
const TITLES: &str = "titles";
const POOL_WORDS: &str = "pool-words";
const POOL_PAIRS: &str = "pool-pairs";

/// Which words and pairs of a text become entries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextRule {
    /// Least count of a word.
    pub min_word_count: u64,
    /// Which pairs.
    pub pairs: PairRule,
}

/// Which titles become entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleRule {
    /// Wikis whose views are added up.
    pub domains: Vec<String>,
    /// Least number of views.
    pub min_views: u64,
}

/// What to make a list from. Sources that are empty or absent add nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildRequest {
    /// Lists that come first, with the sources they name; else a list's source is its file name.
    pub merge: Vec<PathBuf>,
    /// Lists whose entries stay out.
    pub subtract: Vec<PathBuf>,
    /// A WordNet dictionary directory.
    pub wordnet: Option<PathBuf>,
    /// Whether all words of WordNet's synsets are added, not only the names of synsets.
    pub lemmas: bool,
    /// Texts: Wikipedia dumps or plain.
    pub texts: Vec<PathBuf>,
    /// What of the texts.
    pub text_rule: TextRule,
    /// Page views.
    pub page_views: Vec<PathBuf>,
    /// What of the page views.
    pub title_rule: TitleRule,
    /// Files, directories or globs of a pool.
    pub pool: Vec<String>,
    /// Its caption columns; guessed when empty.
    pub text_columns: Vec<String>,
    /// What of the captions.
    pub pool_rule: TextRule,
    /// Largest number of entries of a source, by its name.
    pub caps: HashMap<String, usize>,
    /// Order of the list.
    pub order: ListOrder,
    /// Most distinct words, or titles, in memory.
    pub max_words: usize,
    /// Most distinct pairs in memory.
    pub max_pairs: usize,
}

/// Who watches a build.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Learns what is done.
    pub progress: &'a dyn ProgressSink,
    /// Says to stop; nothing is left behind.
    pub cancel: &'a CancelToken,
}

/// A list, and what a user should know about how it came about.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The list.
    pub list: List,
    /// What was read, one line each.
    pub notes: Vec<String>,
    /// What may not be as expected, one line each: memory limits reached, lines left out.
    pub warnings: Vec<String>,
}

/// Why no list could be made.
#[derive(Debug, Error)]
pub enum BuildError {
    /// A file cannot be read at all.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: std::io::Error,
    },
    /// A file is not what it should be.
    #[error("{}: {reason}", path.display())]
    Input {
        /// The file.
        path: PathBuf,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// A list to merge or subtract cannot be read.
    #[error(transparent)]
    List(#[from] MetadataError),
    /// The pool cannot be read. Its messages name the options of `match`.
    #[error("{}", .0.to_string().replace("--text", "--text-column"))]
    Pool(#[from] PoolError),
    /// A cap for a source that nothing adds to.
    #[error("a cap for “{name}”, which is no source of this list: the sources are {known}")]
    UnknownCap {
        /// The name.
        name: String,
        /// Those that are there.
        known: String,
    },
    /// All sources together gave nothing.
    #[error("the list would have no entries: {reason}")]
    Empty {
        /// What the sources gave.
        reason: String,
    },
    /// Whoever waited stopped waiting.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl BuildError {
    /// Whether this is an answer to a cancel.
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Cancelled(_) | Self::Pool(PoolError::Stopped(_)))
    }

    fn io(path: &Path, source: std::io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }

    fn input(path: &Path, reason: impl Into<String>) -> Self {
        Self::Input { path: path.to_owned(), reason: reason.into() }
    }
}

/// Makes the list. Texts are read twice, more often only when a memory limit was reached.
pub fn build(request: &BuildRequest, watch: Watch<'_>) -> Result<Built, BuildError> {
    let mut builder = ListBuilder::new(request.caps.clone());
    let mut built = Built::default();
    subtract(request, &mut builder)?;
    merge(request, &mut builder)?;
    if let Some(directory) = &request.wordnet {
        wordnet::add(directory, request.lemmas, &mut builder, watch)?;
    }
    if !request.texts.is_empty() {
        let corpus = text::Corpus::Files(&request.texts);
        let counted = text::count(&corpus, &request.text_rule, request, watch)?;
        counted.add([WORDS, PAIRS], &mut builder, &mut built);
    }
    if !request.page_views.is_empty() {
        page_views::add(request, &mut builder, &mut built, watch)?;
    }
    if !request.pool.is_empty() {
        let (pool, mapping) = open_pool(request, &mut built)?;
        let counted = text::count(&text::Corpus::Pool(&pool, &mapping), &request.pool_rule, request, watch)?;
        counted.add([POOL_WORDS, POOL_PAIRS], &mut builder, &mut built);
    }
    built.list = builder.finish(request.order);
    check(request, &built)?;
    Ok(built)
}

fn subtract(request: &BuildRequest, builder: &mut ListBuilder) -> Result<(), BuildError> {
    for path in &request.subtract {
        let loaded = load(path)?;
        for (id, text) in loaded.entries.iter() {
            builder.subtract(text, loaded.entries.language(id));
        }
    }
    Ok(())
}

fn merge(request: &BuildRequest, builder: &mut ListBuilder) -> Result<(), BuildError> {
    for path in &request.merge {
        let loaded = load(path)?;
        for (id, text) in loaded.entries.iter() {
            let source = builder.source(loaded.entries.source(id).unwrap_or(&loaded.name));
            let source_count = loaded.source_counts.get(id.index()).copied().flatten();
            let count = loaded.counts.as_ref().map(|counts| counts.get(id));
            let language = loaded.entries.language(id);
            builder.offer(source, Offer { text, language, source_count: source_count.or(count) });
        }
    }
    Ok(())
}

fn open_pool(request: &BuildRequest, built: &mut Built) -> Result<(Pool, ColumnMapping), BuildError> {
    let pool = Pool::open(&request.pool)?;
    let mut mapping = ColumnMapping { texts: request.text_columns.clone(), ..ColumnMapping::default() };
    if mapping.texts.is_empty() {
        mapping.texts = pool.guess_mapping().mapping.texts;
        built.notes.push(format!("captions: guessed column {}", mapping.texts.join(", ")));
    }
    if mapping.texts.is_empty() {
        let file = &pool.files[0];
        return Err(PoolError::NoTextColumn { path: file.path.clone(), known: file.column_names() }.into());
    }
    pool.files.iter().try_for_each(|file| Pool::check_mapping(file, &mapping))?;
    built.warnings.extend(pool.problems.iter().map(|problem| format!("left out {}: {}", problem.name, problem.reason)));
    Ok((pool, mapping))
}

fn check(request: &BuildRequest, built: &Built) -> Result<(), BuildError> {
    let sources = &built.list.sources;
    if let Some(name) = request.caps.keys().find(|name| sources.iter().all(|source| source.name != **name)) {
        let known: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
        return Err(BuildError::UnknownCap { name: name.clone(), known: known.join(", ") });
    }
    if built.list.entries.is_empty() {
        let offers: usize = sources.iter().map(|source| source.n_offered).sum();
        let mut reason = match offers {
            0 => "nothing is frequent enough".to_owned(),
            _ => format!("all {offers} that were offered are refused or subtracted"),
        };
        built.notes.iter().chain(&built.warnings).for_each(|line| reason.extend(["; ", line]));
        return Err(BuildError::Empty { reason });
    }
    Ok(())
}
