//! Rows of the tidy layouts, column by column.

use super::line::Line;
use super::session::{Repeat, Session};
use super::stage::Draft;
use crate::finding::FindingCode;
use crate::normal::{code, number, number::Dot, unit};
use domain::kind::Kind;
use domain::tidy::{Column, ColumnType, columns, key_columns};

pub(super) fn row(session: &mut Session, mut line: Line<'_>, kind: Kind) {
    let mut draft = Draft::new(kind);
    for column in columns(kind) {
        if line.has(column.name) {
            let value = column_value(session, &mut line, kind, column);
            // What the file does not say must not wipe what is known.
            if !line.is_uncounted(column.name) {
                draft.set(column.name, column.name, value);
            }
        }
    }
    if kind == Kind::Units && line.peek("name").is_some_and(|n| unit::is_deleted(&n)) {
        session.dropped.deleted += 1;
        line.findings.clear();
        line.find("name", FindingCode::UnitDeleted);
        session.findings.append(&mut line.findings);
        return;
    }
    if kind == Kind::Jobs && !line.has("code") {
        let code = line.peek("name").map(|n| crate::normal::job::code(&n));
        draft.set("code", "name", code);
    }
    // A key that is empty is named before the record is read, so that one cell gives one finding.
    for key in key_columns(kind) {
        let required = !matches!(
            (kind, *key),
            (_, "from" | "date" | "year" | "subject" | "field" | "capacity" | "level")
        );
        let header = line.header(key);
        let is_named = line.findings.iter().any(|f| f.column.as_deref() == Some(header.as_str()));
        if required && line.has(key) && line.cell(key).is_empty() && !is_named {
            line.find(key, FindingCode::ValueMissing);
        }
    }
    session.take(line, vec![(draft, Repeat::Refuse)]);
}

fn column_value(session: &Session, line: &mut Line<'_>, kind: Kind, column: &Column) -> Option<String> {
    let name = column.name;
    match column.ty {
        ColumnType::Text => {
            let text = line.text(name)?;
            let is_unit_name = kind == Kind::Units && name == "name";
            Some(if is_unit_name { unit::without_tree_marks(&text).1 } else { text })
        }
        ColumnType::Int if name == "legal_status" => line.listed(name, "01–99 (SIASN)", code::legal_status),
        ColumnType::Int => line.whole(name, -1_000_000, 1_000_000_000).map(|n| n.to_string()),
        ColumnType::Decimal => line.thousandths(name, Dot::Decimal).map(number::written),
        ColumnType::Date => date(session, line, name),
        ColumnType::Nip if kind == Kind::People => session.nip(line, birth_date(line)),
        ColumnType::Nip if name == "nip" => session.known_nip(line),
        ColumnType::Nip => {
            let nip = line.nip(name)?;
            if session.directory.person(nip.as_str()).is_none() {
                line.find(name, FindingCode::PersonUnknown);
            }
            Some(nip.into())
        }
        ColumnType::Rank => line.rank(name),
        ColumnType::YesNo => line.listed(name, "yes/ya, no/tidak", code::yes_no).map(str::to_owned),
        ColumnType::OneOf(allowed) => {
            line.listed(name, &allowed.join(", "), |t| code::one_of(name, allowed, t))
        }
        ColumnType::Ref(Kind::Units) => {
            let text = line.text(name)?;
            session.unit(line, name, &text, &[])
        }
        ColumnType::Ref(_) => {
            let text = line.text(name)?;
            session.known_job(line, name, &text)
        }
    }
}

/// The birth date without a finding; the column is read, and refused, in its turn.
fn birth_date(line: &Line<'_>) -> Option<domain::time::Date> {
    crate::normal::date::date(line.cell("birth_date")).ok().flatten()
}

fn date(session: &Session, line: &mut Line<'_>, name: &'static str) -> Option<String> {
    let day = line.date(name)?;
    if name == "birth_date" && day > session.today {
        line.find(name, FindingCode::NotADate);
        return None;
    }
    Some(day.to_string())
}
