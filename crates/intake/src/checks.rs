//! Records against each other: rings of superiors, references to nothing, and the data-quality indicators of
//! BKN that these data allow. A check reports; it corrects nothing and knows no rule of transfer.

mod people;
mod posts;
mod units;

use crate::directory::{Directory, value};
use crate::finding::{Finding, FindingCode, Kept, Place};
use crate::reading::Staged;
use domain::kind::Kind;
use domain::time::Date;
use std::collections::BTreeSet;

/// What the checks said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Units, references, people, posts held; at most 20,000, and a last one that says how many more.
    pub findings: Vec<Finding>,
    /// Rows that are refused for it, also those whose finding is not kept, and those already refused.
    pub refused: BTreeSet<Place>,
}

/// Checks the staged rows together with what is known: `before` without the file, `after` with its rows.
/// `refused` are places whose rows are not taken; a row that refers to nothing else but one of them is refused
/// too. Findings name the tidy column, or its Indonesian name where it has one. A person is checked as the
/// import leaves them: what is known, overlaid by the row.
#[must_use]
pub fn checks(
    rows: &[Staged],
    before: &Directory,
    after: &Directory,
    refused: BTreeSet<Place>,
    today: Date,
) -> Checked {
    let context = Context { all: after, today };
    let mut kept = Kept::default();
    let mut refused = refused;
    let mut take = |findings: &mut dyn Iterator<Item = Finding>| {
        for finding in findings {
            if finding.is_reject() {
                refused.insert(finding.place.clone());
            }
            kept.push(finding);
        }
    };
    let of = |kind: Kind| rows.iter().filter(move |r| r.kind == kind);
    take(&mut units::rings(rows, after).into_iter());
    take(&mut rows.iter().flat_map(|row| units::dangling(row, after)));
    take(&mut of(Kind::People).flat_map(|r| people::person(r, context)));
    take(&mut of(Kind::Assignments).flat_map(|r| posts::held(r, context)));
    take(&mut posts::two_holders(rows, context).into_iter());
    let fallen = units::fallen(rows, before, &mut refused);
    kept.extend(fallen);
    Checked { findings: kept.finish().0, refused }
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
