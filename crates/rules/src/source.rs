//! The instruments that rules and parameters cite, read from `legal/sources.toml`. No text of the law itself.

use std::sync::LazyLock;

/// An instrument.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id, as in `pp-11-2017`.
    pub id: String,
    /// Short form, as decrees write it: `PP 11/2017`.
    pub short: String,
    /// Title in full.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// Number.
    pub number: String,
    /// Year.
    pub year: i16,
    /// Whether it is in force, as far as the sources tell.
    pub status: Status,
    /// Ids of later instruments that change it.
    #[serde(default)]
    pub amended_by: Vec<String>,
    /// Mark of the best source read: P, S or M.
    pub mark: Mark,
}

/// Whether an instrument is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In force.
    InForce,
    /// Amended, still in force.
    Amended,
    /// Repealed.
    Repealed,
    /// Not an instrument: the agency's own decision.
    Agency,
}

/// How a fact of law was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
pub enum Mark {
    /// The primary text was read.
    P,
    /// A secondary page or press report.
    S,
    /// From memory.
    M,
}

#[derive(serde::Deserialize)]
struct File {
    source: Vec<Source>,
}

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let mut file: File = toml::from_str(include_str!("../../../legal/sources.toml"))
        .expect("invariant: legal/sources.toml is read by a test of this crate");
    file.source.sort_by(|a, b| a.id.cmp(&b.id));
    file.source
});

/// Every instrument, by id.
#[must_use]
pub fn sources() -> &'static [Source] {
    &SOURCES
}

/// An instrument by id.
#[must_use]
pub fn source(id: &str) -> Option<&'static Source> {
    SOURCES.binary_search_by(|s| s.id.as_str().cmp(id)).ok().map(|at| &SOURCES[at])
}
