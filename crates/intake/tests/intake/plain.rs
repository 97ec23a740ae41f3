//! The sixteen tidy layouts: what is written reads back the same.

use crate::make::{BUDI, SITI, TODAY, agency, open, value};
use domain::kind::Kind;
use domain::tidy::{ColumnType, columns};
use intake::directory::Directory;
use intake::export::{Column, Table, csv, xlsx};
use intake::finding::FindingCode as C;
use intake::layout::{LayoutId, recognise};
use intake::reading::interpret;

/// A lawful value for every column.
fn sample(kind: Kind, name: &str, ty: ColumnType) -> String {
    match (kind, name, ty) {
        (_, "nip", _) => SITI.to_owned(),
        (_, "other_nip", _) => BUDI.to_owned(),
        (_, "parent_code", _) => "dik".to_owned(),
        (_, "code", _) => "baru-1".to_owned(),
        (_, "until" | "contract_until", _) => "2027-01-31".to_owned(),
        (_, _, ColumnType::Ref(Kind::Units)) => "sd-1".to_owned(),
        (_, _, ColumnType::Ref(_)) => "pengadministrasi".to_owned(),
        (_, "year", _) => "2025".to_owned(),
        (_, "bup", _) => "58".to_owned(),
        (_, "legal_status", _) => "01".to_owned(),
        (_, "degree", _) => "1".to_owned(),
        (_, _, ColumnType::Int) => "3".to_owned(),
        (_, _, ColumnType::Decimal) => "12.125".to_owned(),
        (_, _, ColumnType::Date) => "2024-02-29".to_owned(),
        (_, _, ColumnType::Rank) => "III/c".to_owned(),
        (_, _, ColumnType::YesNo) => "yes".to_owned(),
        (_, _, ColumnType::OneOf(list)) => list[0].to_owned(),
        (_, name, _) => format!("isi {name}"),
    }
}

#[test]
fn every_kind_reads_back_from_csv_and_xlsx() {
    for kind in Kind::ALL.iter().copied() {
        let columns = columns(kind);
        let row: Vec<String> = columns.iter().map(|c| sample(kind, c.name, c.ty)).collect();
        let table = Table {
            name: kind.code().to_owned(),
            columns: columns.iter().map(|c| Column::text(c.name)).collect(),
            rows: vec![row.clone()],
        };
        for bytes in [csv(&table).expect("csv"), xlsx(std::slice::from_ref(&table)).expect("xlsx")] {
            let book = open(&bytes, "plain");
            let known = recognise(&book, None);
            assert_eq!(
                known.plans.iter().map(|p| p.layout).collect::<Vec<_>>(),
                [LayoutId::Plain(kind)],
                "{kind:?}"
            );
            let reading = interpret(&book, &known.plans, &agency(), TODAY);
            assert_eq!(reading.findings, Vec::new(), "{kind:?}");
            let read: Vec<String> =
                reading.rows[0].cells.iter().map(|c| c.clone().unwrap_or_default()).collect();
            assert_eq!(read, row, "{kind:?}");
            assert_eq!(reading.rows[0].carries.len(), columns.len());
        }
    }
}

#[test]
fn indonesian_headers_and_words_are_understood() {
    let text = "nip;jenis cuti;mulai;selesai\n198503122010012907;melahirkan;1 Maret 2026;31 Mei 2026\n";
    let book = open(text.as_bytes(), "cuti.csv");
    let known = recognise(&book, Some(Kind::Leave));
    let reading = interpret(&book, &known.plans, &agency(), TODAY);
    assert_eq!(
        ["kind", "from", "until"].map(|c| value(&reading.rows[0], c)),
        ["maternity", "2026-03-01", "2026-05-31"]
    );
}

#[test]
fn a_parent_may_stand_below_its_child_and_a_name_resolves() {
    let text = "code,name,parent_code\nb,Seksi A,a\na,Dinas A,\nc,Seksi B,Dinas A\n";
    let book = open(text.as_bytes(), "units.csv");
    let known = recognise(&book, Some(Kind::Units));
    let reading = interpret(&book, &known.plans, &Directory::new(), TODAY);
    assert_eq!(reading.findings, Vec::new());
    assert_eq!(reading.rows.iter().map(|r| value(r, "parent_code")).collect::<Vec<_>>(), ["a", "", "a"]);
}

#[test]
fn what_a_file_does_not_carry_is_not_carried() {
    let text = "nip,name,rank\n198503122010012907,Siti Aminah,III/d\n";
    let book = open(text.as_bytes(), "people.csv");
    let known = recognise(&book, Some(Kind::People));
    let reading = interpret(&book, &known.plans, &Directory::new(), TODAY);
    assert_eq!(*reading.rows[0].carries, ["nip", "name", "rank"]);
}

#[test]
fn blank_lines_are_counted_as_the_user_counts_them() {
    let text = "tahun;nip;predikat\n\n2025;198503122010012907;BAIK\n\"\n\";;\n\n2025;1985;BAIK\n";
    let book = open(text.as_bytes(), "skp.csv");
    let known = recognise(&book, Some(Kind::Performance));
    let reading = interpret(&book, &known.plans, &agency(), TODAY);
    assert_eq!(reading.rows[0].place.row, 3);
    assert_eq!((reading.findings[0].code, reading.findings[0].place.row), (C::NipLength, 6));
}
