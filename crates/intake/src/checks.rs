//! Records against each other: rings of superiors, references to nothing, and the data-quality indicators of
//! BKN that these data allow. A check reports; it corrects nothing and knows no rule of transfer.

mod people;
mod posts;
mod units;

use crate::directory::{Directory, value};
use crate::finding::{Finding, FindingCode, Kept};
use crate::reading::Staged;
use domain::kind::Kind;
use domain::time::Date;

/// Checks the staged rows together with what is known. Findings name the tidy column, or its Indonesian name
/// where it has one. A person is checked as the import leaves them: what is known, overlaid by the row. Order:
/// units, references, people, posts held; at most 20,000, and a last one that says how many more.
#[must_use]
pub fn checks(rows: &[Staged], directory: &Directory, today: Date) -> Vec<Finding> {
    let mut all = directory.clone();
    for row in rows {
        all.overlay(row.kind, &row.cells, &row.carries);
    }
    let context = Context { all: &all, today };
    let mut findings = Kept::default();
    findings.extend(units::rings(rows, &all));
    findings.extend(rows.iter().flat_map(|row| units::dangling(row, &all)));
    findings.extend(rows.iter().filter(|r| r.kind == Kind::People).flat_map(|r| people::person(r, context)));
    findings
        .extend(rows.iter().filter(|r| r.kind == Kind::Assignments).flat_map(|r| posts::held(r, context)));
    findings.extend(posts::two_holders(rows, context));
    findings.finish().0
}

/// Everything known after the import, and the day.
#[derive(Clone, Copy)]
struct Context<'a> {
    all: &'a Directory,
    today: Date,
}

fn get<'a>(row: &'a Staged, column: &str) -> Option<&'a str> {
    value(row.kind, &row.cells, column)
}

fn day(text: Option<&str>) -> Option<Date> {
    text.and_then(|t| t.parse().ok())
}

fn at(row: &Staged, column: &str, code: FindingCode) -> Finding {
    Finding::new(code, row.place.clone()).in_column(match column {
        "cpns_from" => "TMT CPNS",
        "pns_from" => "TMT PNS",
        "birth_date" => "TANGGAL LAHIR",
        "sex" => "JENIS KELAMIN",
        "rank" => "GOLONGAN",
        "legal_status" => "KEDUDUKAN HUKUM",
        "from" => "TMT JABATAN",
        "unit_code" => "UNIT KERJA",
        "job_code" => "JABATAN",
        "parent_code" => "UNIT ATASAN",
        "nip" => "NIP",
        other => other,
    })
}
