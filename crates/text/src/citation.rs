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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_reads_as_in_a_decree() {
        let id = |source, place| citation(Lang::Id, &Cite { source, place });
        assert_eq!(id("pp-11-2017", "190(3)"), "PP 11/2017 Pasal 190 ayat (3)");
        assert_eq!(id("perbkn-5-2019", "3:a"), "PerBKN 5/2019 Pasal 3 huruf a");
        assert_eq!(id("pp-11-2017", "239-240"), "PP 11/2017 Pasal 239–240");
        assert_eq!(id("permenpanrb-1-2020", ""), "PermenPANRB 1/2020");
        assert_eq!(id("agency", ""), "kebijakan instansi");
        let en = Cite { source: "pp-11-2017", place: "190(3)" };
        assert_eq!(citation(Lang::En, &en), "PP 11/2017 Article 190(3)");
    }
}
