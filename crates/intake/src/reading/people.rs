//! Rank lists and job histories of known people, and the rows of a joined dump that the latest replaces.

use super::line::Line;
use super::session::{Repeat, Session};
use super::siasn::education;
use super::stage::Draft;
use crate::directory::{Found, put, value};
use crate::finding::FindingCode;
use crate::layout::SheetPlan;
use crate::normal::{code, date, job, nip, unit};
use crate::workbook::Sheet;
use domain::kind::Kind;
use domain::tidy::Cells;
use domain::time::{Date, add_days};
use std::collections::BTreeMap;

/// Why a row of a dump is not read: its NIP stands in another row too.
pub(super) enum Twin {
    /// The same person with an earlier TMT jabatan (a dump joined with histories).
    Older { nip: String, kept: u32 },
    /// Somebody else.
    Stranger { other: u32 },
}

struct Entry {
    row: u32,
    from: Option<Date>,
    name: String,
    fits_nip: bool,
}

/// Rows that share their NIP with another. Of one person the latest TMT jabatan is kept (the later row on a
/// tie); of several, the one whose birth date the NIP carries, else the first.
pub(super) fn twins(sheet: &Sheet, plan: &SheetPlan) -> BTreeMap<u32, Twin> {
    let mut by_nip: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for row in plan.data_from..=sheet.last_row() {
        let line = Line::new(sheet, plan, row);
        if let Ok(Some(nip)) = nip::nip(line.cell("nip")) {
            let day = |field| date::date(line.cell(field)).ok().flatten();
            let fits_nip = day("birth_date") == nip.birth_date();
            let name = crate::normal::name::key(&line.first_line("name").unwrap_or_default());
            by_nip.entry(nip.into()).or_default().push(Entry { row, from: day("job_from"), name, fits_nip });
        }
    }
    let mut out = BTreeMap::new();
    for (nip, entries) in by_nip {
        let owner =
            entries.iter().find(|e| e.fits_nip).or_else(|| entries.first()).map(|e| (e.row, e.name.clone()));
        let Some((other, owner)) = owner else { continue };
        let (own, strangers): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|e| e.name == owner);
        out.extend(strangers.iter().map(|e| (e.row, Twin::Stranger { other })));
        let kept = own.iter().max_by_key(|e| (e.from, e.row)).map_or(other, |e| e.row);
        let older = own.iter().filter(|e| e.row != kept);
        out.extend(older.map(|e| (e.row, Twin::Older { nip: nip.clone(), kept })));
    }
    out
}

/// A row of the rank list: rank and degree of a person who is known.
pub(super) fn rank_row(session: &mut Session, mut line: Line<'_>) {
    let Some(nip) = known_nip_with_birth(session, &mut line) else {
        session.take(line, Vec::new());
        return;
    };
    let known = session.directory.person(&nip).map(|p| p.cells.clone()).unwrap_or_default();
    let mut draft = Draft::new(Kind::People);
    for (column, value) in domain::tidy::columns(Kind::People).iter().zip(&known) {
        draft.fill(column.name, value.as_deref().unwrap_or_default());
    }
    draft.set("nip", "nip", Some(nip.clone()));
    let rank = line.rank("rank");
    draft.set("rank", "rank", rank);
    let from = line.date("rank_from");
    draft.set("rank_from", "rank_from", from.map(|d| d.to_string()));
    let mut drafts = vec![(draft, Repeat::Refuse)];
    let (level, rest) = code::education(&line.text("education").unwrap_or_default());
    let field = (!rest.is_empty()).then_some(rest);
    // A level without a field is no news where a degree of that level is known: it would become a second one.
    let degree = education(&mut line, &nip, level, field, "education").filter(|draft| {
        let told = |column| value(Kind::Education, &draft.cells, column);
        let of_level = |row: &Cells| value(Kind::Education, row, "level") == told("level");
        told("field").is_some() || !session.directory.education(&nip).iter().any(of_level)
    });
    drafts.extend(degree.map(|d| (d, Repeat::Once)));
    session.take(line, drafts);
}

/// The second line of the name cell holds place and day of birth: it serves only to find a damaged NIP.
fn known_nip_with_birth(session: &Session, line: &mut Line<'_>) -> Option<String> {
    let birth = line.lines("name").get(1).and_then(|text| {
        let day = text.rsplit(',').next().unwrap_or_default();
        date::date_text(day).ok().flatten()
    });
    let before = line.findings.len();
    let nip = session.known_nip(line);
    let damaged = line.findings.get(before).is_some_and(|f| f.code == FindingCode::NipDamaged);
    if damaged {
        let name = line.first_line("name").unwrap_or_default();
        let found = session.directory.person_named(&name, birth.map(|d| d.to_string()).as_deref());
        if let (Found::One(nip), Some(finding)) = (found, line.findings.last_mut()) {
            finding.suggestion = Some(nip.into());
        }
    }
    nip
}

pub(super) fn history_row(session: &mut Session, mut line: Line<'_>) {
    let nip = session.known_nip(&mut line);
    let above: Vec<String> = line.text("parent").iter().map(|p| unit::key(p)).collect();
    let by_id = line.text("unit_code").filter(|id| session.directory.unit_row(id).is_some());
    let unit = match (by_id, line.text("unit").or_else(|| line.text("unit_reference"))) {
        (Some(id), _) => Some(id),
        (None, Some(name)) => session.unit(&mut line, "unit", &name, &above),
        (None, None) => {
            line.find(if line.has("unit") { "unit" } else { "unit_code" }, FindingCode::ValueMissing);
            None
        }
    };
    let field = ["job", "functional_job", "general_job"].into_iter().find(|f| line.peek(f).is_some());
    let (kind, echelon) = (line.text("job_kind"), line.text("echelon"));
    let told = job::Told { kind: kind.as_deref(), echelon: echelon.as_deref(), class: None };
    let mut drafts = Vec::new();
    let mut job = None;
    if let Some((field, text)) = field.and_then(|f| line.text(f).map(|t| (f, t))) {
        let (code, new) = session.job(&mut line, field, &text, told);
        drafts.extend(new.map(|d| (d, Repeat::Once)));
        job = code;
    } else {
        line.find("job", FindingCode::ValueMissing);
    }
    let capacity = line.listed("capacity", "D, PLT, PLH, PJ, TT", code::capacity);
    let is_definitive = capacity.is_none_or(|c| c == domain::person::Capacity::Definitive);
    if !is_definitive {
        line.find("capacity", FindingCode::ActingKeptApart);
    }
    let mut draft = Draft::new(Kind::Assignments);
    draft.set("nip", "nip", nip);
    draft.set("unit_code", "unit", unit);
    draft.set("job_code", field.unwrap_or("job"), job);
    draft.set("capacity", "capacity", Some(capacity.map_or("definitive", |c| c.code()).to_owned()));
    for column in ["from", "until", "decree_date"] {
        if line.has(column) {
            let day = line.date(column);
            draft.set(column, column, day.map(|d| d.to_string()));
        }
    }
    let number = line.text("decree_number");
    draft.set_if("decree_number", "decree_number", number);
    drafts.push((draft, Repeat::Refuse));
    session.take(line, drafts);
}

/// Ends each definitive post the day before the next begins: a history has no end dates.
pub(super) fn close_history(session: &mut Session) {
    let mut posts: BTreeMap<String, Vec<(Date, usize)>> = BTreeMap::new();
    for (at, row) in session.rows.iter().enumerate() {
        let get = |column| value(row.kind, &row.cells, column);
        if row.kind != Kind::Assignments || get("capacity") != Some("definitive") {
            continue;
        }
        if let (Some(nip), Some(from)) = (get("nip"), get("from").and_then(|d| d.parse().ok())) {
            posts.entry(nip.to_owned()).or_default().push((from, at));
        }
    }
    for mut posts in posts.into_values() {
        posts.sort();
        for pair in posts.windows(2) {
            let [(from, at), (next, _)] = pair else { continue };
            if let Some(row) = session.rows.get_mut(*at).filter(|_| next > from) {
                if value(row.kind, &row.cells, "until").is_none() {
                    put(row.kind, &mut row.cells, "until", &add_days(*next, -1).to_string());
                }
                if !row.carries.contains(&"until") {
                    row.carries = row.carries.iter().copied().chain(["until"]).collect();
                }
                session.directory.overlay(row.kind, &row.cells, &row.carries);
            }
        }
    }
}
