//! A WordNet dictionary directory as entries: synset names and the digits, and all lemmas where wanted.

use std::path::Path;

use curation::recipe::list::{ListBuilder, Offer};
use curation::recipe::wordnet::{PARTS, digits, lemma, synset_name, synset_words};

use super::{BuildError, LEMMAS, WORDNET, Watch};

/// Adds the entries of the dictionary in `directory`. Four files of 22 MB together: read whole.
pub(super) fn add(
    directory: &Path,
    with_lemmas: bool,
    builder: &mut ListBuilder,
    watch: Watch<'_>,
) -> Result<(), BuildError> {
    watch.progress.begin("wordnet", Some(PARTS.len() as u64));
    let (mut names, mut lemmas) = (Vec::new(), Vec::new());
    for part in PARTS {
        watch.cancel.check()?;
        read_part(&directory.join(format!("data.{part}")), |words| {
            names.push(synset_name(words[0]));
            if with_lemmas {
                lemmas.extend(words.iter().map(|word| lemma(word)));
            }
        })?;
        watch.progress.advance(1);
    }
    let source = builder.source(WORDNET);
    names.extend(digits());
    names.iter().for_each(|name| builder.offer(source, Offer::text(name)));
    if with_lemmas {
        let source = builder.source(LEMMAS);
        lemmas.iter().for_each(|lemma| builder.offer(source, Offer::text(lemma)));
    }
    Ok(())
}

fn read_part(path: &Path, mut synset: impl FnMut(&[&str])) -> Result<(), BuildError> {
    let bytes = std::fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => BuildError::input(
            path,
            "no such file: a WordNet dictionary has data.noun, data.verb, data.adj and data.adv",
        ),
        _ => BuildError::io(path, error),
    })?;
    let text = String::from_utf8(bytes).map_err(|_| BuildError::input(path, "not a WordNet data file: not UTF-8"))?;
    let mut n_synsets = 0;
    for (number, line) in (1_u64..).zip(text.lines()) {
        let words = synset_words(line).map_err(|error| BuildError::input(path, format!("line {number}: {error}")))?;
        if let Some(words) = words {
            synset(&words);
            n_synsets += 1;
        }
    }
    if n_synsets == 0 { Err(BuildError::input(path, "not a WordNet data file: it has no synsets")) } else { Ok(()) }
}
