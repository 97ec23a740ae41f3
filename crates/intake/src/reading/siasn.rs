//! Rows that bring a whole person: the SIASN dump and the nominative list. One row gives a unit, a job, a
//! person, an assignment and a degree.

use super::line::Line;
use super::session::{Repeat, Session};
use super::stage::Draft;
use crate::directory::Found;
use crate::finding::FindingCode;
use crate::normal::{code, job, name, unit};
use domain::golongan::Golongan;
use domain::kind::Kind;
use domain::time::Date;

type Drafts = Vec<(Draft, Repeat)>;

pub(super) fn row(session: &mut Session, mut line: Line<'_>) {
    let birth_date = birth_date(session, &mut line);
    if birth_date.is_none() && line.has("birth_date") && !line.is_rejected() {
        line.find("birth_date", FindingCode::ValueMissing);
    }
    let nip = session.nip(&mut line, birth_date);
    let mut drafts = Drafts::new();
    let unit = siasn_unit(session, &mut line, &mut drafts);
    let kind = line.text("job_kind").or_else(|| line.peek("job_kind_name"));
    let echelon = line.text("echelon");
    let told = job::Told { kind: kind.as_deref(), echelon: echelon.as_deref(), class: None };
    let job = job_of(session, &mut line, told, &mut drafts);
    note_pelaksana_title(&mut line, kind.as_deref());
    if let Some(nip) = nip {
        drafts.push((person(&mut line, &nip, birth_date), Repeat::Refuse));
        drafts.extend(assignment(&mut line, &nip, unit, job).map(|d| (d, Repeat::Refuse)));
        let level = line
            .listed("education_level", "05–50 (SIASN)", |t| code::education(t).0)
            .or_else(|| line.peek("education_level_name").and_then(|t| code::education(&t).0));
        let field = line.text("education_field");
        drafts.extend(education(&mut line, &nip, level, field, "education_level").map(|d| (d, Repeat::Once)));
    }
    session.take(line, drafts);
}

pub(super) fn nominal_row(session: &mut Session, mut line: Line<'_>) {
    let birth_date = birth_date(session, &mut line);
    let nip = session.nip(&mut line, birth_date);
    let mut drafts = Drafts::new();
    let above: Vec<String> = line.text("parent").iter().map(|p| unit::key(p)).collect();
    let field = if line.peek("unit").is_some() { "unit" } else { "parent" };
    let unit = match line.text(field) {
        Some(text) => session.unit(&mut line, field, &text, &above),
        None => None,
    };
    let echelon = line.text("echelon");
    let told = job::Told { echelon: echelon.as_deref(), ..job::Told::default() };
    let job = job_of(session, &mut line, told, &mut drafts);
    if let Some(nip) = nip {
        drafts.push((person(&mut line, &nip, birth_date), Repeat::Refuse));
        drafts.extend(assignment(&mut line, &nip, unit, job).map(|d| (d, Repeat::Refuse)));
        let written = line.text("education").unwrap_or_default();
        let (level, rest) = code::education(&written);
        let field = line.text("education_field").or((!rest.is_empty()).then_some(rest));
        drafts.extend(education(&mut line, &nip, level, field, "education").map(|d| (d, Repeat::Once)));
    }
    session.take(line, drafts);
}

fn birth_date(session: &Session, line: &mut Line<'_>) -> Option<Date> {
    let day = line.date("birth_date")?;
    if day > session.today {
        line.find("birth_date", FindingCode::NotADate);
        return None;
    }
    Some(day)
}

/// The unit by id before name; a unit that is new is brought by the row, beneath its satuan kerja.
fn siasn_unit(session: &Session, line: &mut Line<'_>, drafts: &mut Drafts) -> Option<String> {
    let (code, name) = (line.text("unit_code"), line.text("unit"));
    let Some(code) = code else {
        let above: Vec<String> = line.peek("parent").iter().map(|p| unit::key(p)).collect();
        return name.and_then(|name| session.unit(line, "unit", &name, &above));
    };
    let kept = session.old_units.get(&code).cloned();
    if let Some(kept) = &kept {
        let shown = format!("{} ({kept})", name.as_deref().unwrap_or_default());
        line.find("unit_code", FindingCode::UnitCodeOld).about = shown;
    }
    let code = kept.unwrap_or(code);
    if session.directory.unit_row(&code).is_some() {
        return Some(code);
    }
    let Some(name) = name else {
        line.find("unit_code", FindingCode::UnitUnknown);
        return None;
    };
    if let Some(found) = old_code(session, line, &name) {
        return found;
    }
    let parent = line.text("parent_code").filter(|p| *p != code);
    if let (Some(parent), Some(parent_name)) = (&parent, line.text("parent"))
        && session.directory.unit_row(parent).is_none()
    {
        drafts.push((new_unit(parent, &parent_name, None, ["parent_code", "parent"]), Repeat::Once));
    }
    drafts.push((new_unit(&code, &name, Some(parent), ["unit_code", "unit"]), Repeat::Once));
    Some(code)
}

/// A code that is not known with a name that was known before the file: the unit got a new code. With a
/// satuan kerja in the row the unit must stand beneath it. None where the unit is new.
fn old_code(session: &Session, line: &mut Line<'_>, name: &str) -> Option<Option<String>> {
    let above: Vec<String> = line.peek("parent").iter().map(|p| unit::key(p)).collect();
    match session.base.unit(name, &above) {
        Found::One(known) if above.is_empty() || session.base.is_beneath(&known, &above) => {
            line.find("unit_code", FindingCode::UnitCodeOld).about = format!("{name} ({known})");
            Some(Some(known))
        }
        Found::Several(codes) if above.is_empty() => {
            line.find("unit", FindingCode::UnitAmbiguous).about = codes.join(", ");
            Some(None)
        }
        _ => None,
    }
}

/// `parent` is none where the layout does not carry it for this unit.
fn new_unit(code: &str, name: &str, parent: Option<Option<String>>, fields: [&'static str; 2]) -> Draft {
    let (_, name) = unit::without_tree_marks(name);
    let mut draft = Draft::new(Kind::Units);
    draft.set("code", fields[0], Some(code.to_owned()));
    draft.set_if("kind", fields[1], unit::kind(&name).map(|k| k.code().to_owned()));
    draft.set("name", fields[1], Some(name));
    if let Some(parent) = parent {
        draft.set("parent_code", "parent_code", parent);
    }
    draft
}

pub(super) fn job_of(
    session: &Session,
    line: &mut Line<'_>,
    told: job::Told<'_>,
    drafts: &mut Drafts,
) -> Option<String> {
    if let Some(id) = line.text("job_id").filter(|id| session.directory.job_row(id).is_some()) {
        return Some(id);
    }
    let Some(text) = line.text("job") else {
        if !line.is_rejected() {
            line.find("job", FindingCode::JobIdMissing);
        }
        return None;
    };
    let (code, draft) = session.job(line, "job", &text, told);
    drafts.extend(draft.map(|d| (d, Repeat::Once)));
    code
}

fn note_pelaksana_title(line: &mut Line<'_>, kind: Option<&str>) {
    let title = line.peek("job").map(|t| job::key(&t)).unwrap_or_default();
    if kind.is_some_and(|k| k == "4" || crate::normal::words(k).contains("FUNGSIONAL UMUM"))
        && job::level_of_suffix(&title).is_some()
    {
        line.find("job", FindingCode::PelaksanaWithJfTitle);
    }
}

fn person(line: &mut Line<'_>, nip: &str, birth_date: Option<Date>) -> Draft {
    let mut draft = Draft::new(Kind::People);
    let split = name::split(&line.first_line("name").unwrap_or_default());
    draft.set("nip", "nip", Some(nip.to_owned()));
    draft.set("name", "name", Some(split.name));
    for (column, told) in [("title_before", split.before), ("title_after", split.after)] {
        let given = line.text(column);
        draft.set(column, column, given.or((!told.is_empty()).then_some(told)));
    }
    if line.has("birth_date") {
        draft.set("birth_date", "birth_date", birth_date.map(|d| d.to_string()));
    }
    if line.has("sex") {
        let sex = line.listed("sex", "L, P, M, F", code::sex);
        draft.set("sex", "sex", sex.map(|s| s.code().to_owned()));
    }
    let rank = line.rank("rank").or_else(|| line.rank("rank_id"));
    let is_pppk = rank.as_deref().and_then(Golongan::parse).is_some_and(|r| matches!(r, Golongan::Pppk(_)));
    let told = [line.peek("employment_kind"), line.peek("legal_status_name"), line.peek("employment")];
    let found: Vec<_> = told.iter().flatten().filter_map(|t| code::employment(t)).collect();
    let employment = if is_pppk || found.contains(&domain::person::Employment::Pppk) {
        Some(domain::person::Employment::Pppk)
    } else {
        // The status column says P or C; the other two only tell PPPK from PNS.
        line.peek("employment").and_then(|t| code::employment(&t)).or_else(|| found.first().copied())
    };
    draft.set_if("employment", "employment", employment.map(|e| e.code().to_owned()));
    if line.has("legal_status") || line.has("legal_status_name") {
        let by_name = line.peek("legal_status_name").and_then(|t| code::legal_status(&t));
        let status = match line.peek("legal_status").and_then(|t| code::legal_status(&t)).or(by_name) {
            None if line.peek("legal_status").is_some() => {
                line.listed("legal_status", "01–99 (SIASN)", code::legal_status)
            }
            status => status,
        };
        draft.set("legal_status", "legal_status", status);
    }
    draft.set("rank", "rank", rank);
    for column in ["rank_from", "cpns_from", "pns_from", "contract_until"] {
        if line.has(column) {
            let day = line.date(column);
            draft.set(column, column, day.map(|d| d.to_string()));
        }
    }
    draft
}

fn assignment(line: &mut Line<'_>, nip: &str, unit: Option<String>, job: Option<String>) -> Option<Draft> {
    let from = line.date("job_from");
    let (unit, job) = (unit?, job?);
    let mut draft = Draft::new(Kind::Assignments);
    draft.set("nip", "nip", Some(nip.to_owned()));
    draft.set("unit_code", "unit", Some(unit));
    draft.set("job_code", "job", Some(job));
    draft.set("capacity", "job", Some("definitive".to_owned()));
    draft.set("from", "job_from", from.map(|d| d.to_string()));
    Some(draft)
}

/// A degree, where a level or a field is told.
pub(super) fn education(
    line: &mut Line<'_>,
    nip: &str,
    level: Option<domain::facts::EducationLevel>,
    field: Option<String>,
    source: &'static str,
) -> Option<Draft> {
    let year = line.whole("education_year", 1940, 2100);
    if level.is_none() && field.is_none() {
        return None;
    }
    // 'S-1 PENDIDIKAN FISIKA' repeats the level in the name of the field.
    let field = field.map(|f| domain::code::slug(&code::education(&f).1)).filter(|f| !f.is_empty());
    let mut draft = Draft::new(Kind::Education);
    draft.set("nip", "nip", Some(nip.to_owned()));
    draft.set("kind", source, Some("degree".to_owned()));
    draft.set("level", source, level.map(|l| l.code().to_owned()));
    draft.set("field", "education_field", field);
    if line.has("education_year") {
        draft.set("year", "education_year", year.map(|y| y.to_string()));
    }
    Some(draft)
}
