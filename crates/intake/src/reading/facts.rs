//! Yearly ratings, assessments and sanctions of known people.

use super::line::Line;
use super::posts::Block;
use super::session::{Repeat, Session};
use super::stage::Draft;
use crate::finding::FindingCode;
use crate::normal::code;
use domain::job::COMPETENCES;
use domain::kind::Kind;

pub(super) fn performance_row(session: &mut Session, mut line: Line<'_>) {
    let nip = session.known_nip(&mut line);
    let year = line.whole("year", 2000, 2100);
    let mut draft = Draft::new(Kind::Performance);
    draft.set("nip", "nip", nip);
    draft.set("year", "year", year.map(|y| y.to_string()));
    for column in ["result", "behaviour"] {
        if line.has(column) {
            let told = line.listed(column, "Di Atas/Sesuai/Di Bawah Ekspektasi", code::expectation);
            draft.set(column, column, told.map(|e| e.code().to_owned()));
        }
    }
    let allowed = "Sangat Baik, Baik, Butuh Perbaikan, Kurang, Sangat Kurang";
    let rating = line.listed("rating", allowed, code::rating);
    draft.set("rating", "rating", rating.map(|r| r.code().to_owned()));
    session.take(line, vec![(draft, Repeat::Refuse)]);
}

pub(super) fn assessment_row(session: &mut Session, mut line: Line<'_>, block: &Block) {
    let nip = session.known_nip(&mut line);
    let date = line.date("date").or(block.date);
    let mut draft = Draft::new(Kind::Competencies);
    draft.set("nip", "nip", nip);
    draft.set_if("date", "date", date.map(|d| d.to_string()));
    for column in COMPETENCES {
        if line.has(column) {
            let level = line.whole(column, 1, 5);
            draft.set(column, column, level.map(|l| l.to_string()));
        }
    }
    if line.has("potential") {
        let allowed: &[&str] = &["low", "medium", "high"];
        let band =
            line.listed("potential", "rendah, menengah, tinggi", |t| code::one_of("potential", allowed, t));
        draft.set("potential", "potential", band);
    }
    session.take(line, vec![(draft, Repeat::Refuse)]);
}

pub(super) fn sanction_row(session: &mut Session, mut line: Line<'_>) {
    let nip = session.known_nip(&mut line);
    let kind = line.text("kind");
    let written = line.listed("severity", "ringan, sedang, berat", code::severity);
    let severity = written.or_else(|| kind.as_deref().and_then(code::severity_of_sanction));
    if severity.is_none() && !line.is_rejected() {
        line.find(if line.has("severity") { "severity" } else { "kind" }, FindingCode::ValueMissing);
    }
    let day = line.date("from");
    // A list without TMT gives the day of the decree.
    let (from, source) =
        if line.has("from") { (day, "from") } else { (line.date("decree_date"), "decree_date") };
    let until = line.date("until");
    let number = line.text("decree_number");
    let mut draft = Draft::new(Kind::Sanctions);
    draft.set("nip", "nip", nip);
    draft.set("severity", "severity", severity.map(|s| s.code().to_owned()));
    draft.set("kind", "kind", kind);
    draft.set("from", source, from.map(|d| d.to_string()));
    if line.has("until") {
        draft.set("until", "until", until.map(|d| d.to_string()));
    }
    draft.set_if("decree_number", "decree_number", number);
    session.take(line, vec![(draft, Repeat::Refuse)]);
}
