//! A row and its record are the same thing; a wrong row names every wrong column.

use super::*;

fn row(kind: Kind, values: &[(&str, &str)]) -> Cells {
    columns(kind)
        .iter()
        .map(|c| values.iter().find(|(n, _)| *n == c.name).map(|(_, v)| (*v).to_owned()))
        .collect()
}

const SAMPLES: &[(Kind, &[(&str, &str)])] = &[
    (
        Kind::Units,
        &[
            ("code", "u1"),
            ("name", "Dinas A"),
            ("kind", "dinas"),
            ("special_area", "no"),
            ("from", "2020-01-01"),
        ],
    ),
    (
        Kind::Jobs,
        &[
            ("code", "perawat"),
            ("name", "Perawat"),
            ("level", "jf-terampil"),
            ("family", "perawat"),
            ("rank_low", "II/c"),
            ("education_fields", "a;b"),
            ("integrity", "2"),
        ],
    ),
    (
        Kind::Posts,
        &[
            ("unit_code", "u1"),
            ("job_code", "perawat"),
            ("decreed_need", "3"),
            ("strategic", "yes"),
            ("strategic_reason", "x"),
        ],
    ),
    (
        Kind::People,
        &[
            ("nip", "198503122010012907"),
            ("name", "Siti Aminah"),
            ("legal_status", "01"),
            ("rank", "III/c"),
            ("employment", "pns"),
        ],
    ),
    (
        Kind::Assignments,
        &[
            ("nip", "198503122010012907"),
            ("unit_code", "u1"),
            ("job_code", "perawat"),
            ("capacity", "definitive"),
            ("from", "2020-01-01"),
        ],
    ),
    (
        Kind::Education,
        &[
            ("nip", "198503122010012907"),
            ("kind", "degree"),
            ("level", "40"),
            ("field", "hukum"),
            ("year", "2008"),
        ],
    ),
    (
        Kind::Competencies,
        &[("nip", "198503122010012907"), ("date", "2024-05-01"), ("integrity", "3"), ("potential", "high")],
    ),
    (Kind::Performance, &[("nip", "198503122010012907"), ("year", "2025"), ("rating", "good")]),
    (
        Kind::Workload,
        &[
            ("unit_code", "u1"),
            ("job_code", "perawat"),
            ("task", "t"),
            ("volume", "3600.5"),
            ("norm_minutes", "10"),
            ("method", "abk"),
        ],
    ),
    (
        Kind::Wishes,
        &[
            ("nip", "198503122010012907"),
            ("rank", "1"),
            ("district", "Kota"),
            ("stay", "no"),
            ("anywhere", "no"),
        ],
    ),
    (
        Kind::Sanctions,
        &[
            ("nip", "198503122010012907"),
            ("severity", "moderate"),
            ("kind", "TK 25"),
            ("from", "2025-11-01"),
            ("until", "2026-05-01"),
        ],
    ),
    (Kind::Leave, &[("nip", "198503122010012907"), ("kind", "cltn"), ("from", "2025-11-01")]),
    (
        Kind::Relations,
        &[
            ("nip", "198503122010012907"),
            ("other_nip", "198503122010012908"),
            ("relation", "spouse"),
            ("degree", "0"),
        ],
    ),
    (Kind::Places, &[("from_district", "A"), ("to_district", "B"), ("minutes", "35")]),
    (Kind::Facilities, &[("unit_code", "u1"), ("measure", "classes_1"), ("value", "2"), ("year", "2025")]),
    (Kind::Credentials, &[("nip", "198503122010012907"), ("kind", "study_leave"), ("from", "2025-01-01")]),
];

#[test]
fn every_kind_writes_what_it_read() {
    assert_eq!(SAMPLES.len(), Kind::ALL.len());
    for (kind, values) in SAMPLES {
        let given = row(*kind, values);
        let record = Record::from_cells(*kind, &given).expect("a good row");
        assert_eq!(record.kind(), *kind);
        let written = record.cells();
        assert_eq!(written.len(), columns(*kind).len());
        for (at, cell) in given.iter().enumerate() {
            if cell.is_some() {
                assert_eq!(&written[at], cell, "{kind:?} {}", columns(*kind)[at].name);
            }
        }
        assert_eq!(Record::from_cells(*kind, &written), Ok(record));
    }
}

#[test]
fn every_wrong_value_is_named() {
    let bad =
        row(Kind::Sanctions, &[("nip", "123"), ("severity", "hard"), ("from", "2025-02-31"), ("until", "x")]);
    let refused = Record::from_cells(Kind::Sanctions, &bad).expect_err("four wrong values");
    let columns: Vec<_> = refused.iter().map(|f| f.column).collect();
    assert_eq!(columns, ["nip", "severity", "from", "until"]);
}

#[test]
fn a_period_does_not_end_before_it_starts() {
    let bad = row(
        Kind::Leave,
        &[("nip", "198503122010012907"), ("kind", "sick"), ("from", "2025-02-02"), ("until", "2025-02-01")],
    );
    let refused = Record::from_cells(Kind::Leave, &bad).expect_err("ends before it starts");
    assert_eq!(refused[0].why, Why::EndsBeforeStart);
}

#[test]
fn the_natural_key_is_the_key_columns_joined() {
    let cells =
        row(Kind::Performance, &[("nip", "198503122010012907"), ("year", "2025"), ("rating", "good")]);
    assert_eq!(key_of(Kind::Performance, &cells), "198503122010012907\u{1f}2025");
}

#[test]
fn lists_of_codes_are_those_of_the_types() {
    use crate::{facts, job, person, unit, workload};
    let list = |kind, name: &str| {
        columns(kind).iter().find_map(|c| match c.ty {
            ColumnType::OneOf(list) if c.name == name => Some(list.to_vec()),
            _ => None,
        })
    };
    macro_rules! same {
        ($kind:expr, $name:literal, $ty:ty) => {
            assert_eq!(list($kind, $name), Some(<$ty>::ALL.iter().map(|v| v.code()).collect()), $name);
        };
    }
    same!(Kind::Units, "kind", unit::UnitKind);
    same!(Kind::Units, "sector", unit::Sector);
    same!(Kind::Jobs, "level", job::JobLevel);
    same!(Kind::Jobs, "education_level", facts::EducationLevel);
    same!(Kind::People, "sex", person::Sex);
    same!(Kind::People, "employment", person::Employment);
    same!(Kind::Assignments, "capacity", person::Capacity);
    same!(Kind::Education, "kind", facts::EducationKind);
    same!(Kind::Competencies, "potential", facts::Potential);
    same!(Kind::Performance, "result", facts::Expectation);
    same!(Kind::Performance, "rating", facts::Rating);
    same!(Kind::Workload, "method", workload::WorkloadMethod);
    same!(Kind::Sanctions, "severity", facts::Severity);
    same!(Kind::Leave, "kind", facts::LeaveKind);
    same!(Kind::Relations, "relation", facts::RelationKind);
    same!(Kind::Credentials, "kind", facts::CredentialKind);
}
