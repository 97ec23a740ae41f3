//! Instruments and articles as decrees write them: `PP 11/2017 Pasal 190 ayat (3)`.

use crate::lang::Lang;
use rules::rule::Cite;
use rules::source::source;

/// A citation; an instrument that is not listed shows its id.
#[must_use]
pub fn citation(lang: Lang, cite: &Cite) -> String {
    citation_of(lang, cite.source, cite.place)
}

/// A citation from an id of `legal/sources.toml` and an article such as `190(3)`, `3:h` or `239-240`.
#[must_use]
pub fn citation_of(lang: Lang, id: &str, place: &str) -> String {
    if id == "agency" {
        return lang.t("kebijakan instansi", "policy of the agency").to_owned();
    }
    let short = source(id).map_or(id, |s| s.short.as_str());
    if place.is_empty() {
        return short.to_owned();
    }
    let (article, letter) = place.split_once(':').unwrap_or((place, ""));
    let (article, paragraph) = article.split_once('(').unwrap_or((article, ""));
    let paragraph = paragraph.trim_end_matches(')');
    let mut out = format!("{short} {} {}", lang.t("Pasal", "Article"), article.replace('-', "–"));
    if !paragraph.is_empty() {
        out.push_str(&lang.t(format!(" ayat ({paragraph})"), format!("({paragraph})")));
    }
    if !letter.is_empty() {
        out.push_str(&lang.t(format!(" huruf {letter}"), format!(" letter {letter}")));
    }
    out
}

/// Several citations in one line.
#[must_use]
pub fn citations(lang: Lang, cites: &[Cite]) -> String {
    let all: Vec<String> = cites.iter().map(|cite| citation(lang, cite)).collect();
    all.join("; ")
}
