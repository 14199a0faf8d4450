//! The list that comes with the program: all synset names and lemmas of WordNet 3.0, and the digits. How it is made
//! stands in `assets/metadata/README.md`; its licence lies beside it.

/// Names the bundled list wherever a metadata file is accepted. A file of that name is `./wordnet`.
pub const BUNDLED_NAME: &str = "wordnet";

/// The licence of the bundled list.
pub const BUNDLED_LICENCE: &str = include_str!("../../assets/metadata/WORDNET-LICENSE.txt");

/// CSV with columns entry and source, compressed.
const BUNDLED: &[u8] = include_bytes!("../../assets/metadata/wordnet.csv.zst");

/// The bundled list as CSV, 3.3 MB.
pub(super) fn bundled_csv() -> std::io::Result<Vec<u8>> {
    zstd::decode_all(BUNDLED)
}
