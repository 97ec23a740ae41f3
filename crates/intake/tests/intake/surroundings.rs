//! Units of one name are told apart by what stands around them, and refused where nothing tells.

use crate::layouts::{DUMP, dump_row};
use crate::make::{SITI, agency, reading, value, xlsx};
use domain::kind::Kind;
use intake::directory::{Directory, Found};
use intake::finding::FindingCode as C;
use intake::reading::{Reading, Staged};

const HEAD: &[&str] = &["NAMA UNIT KERJA", "NAMA JABATAN", "KELAS JABATAN", "BEZETTING", "KEBUTUHAN"];

fn posts(reading: &Reading) -> Vec<&str> {
    reading.rows.iter().filter(|r| r.kind == Kind::Posts).map(|r| value(r, "unit_code")).collect()
}

fn of(reading: &Reading, kind: Kind) -> Vec<&Staged> {
    reading.rows.iter().filter(|r| r.kind == kind).collect()
}

fn codes(reading: &Reading) -> Vec<C> {
    reading.findings.iter().map(|f| f.code).collect()
}

fn peta(sheet: &str, titles: &[&str], rows: &[&[&str]], directory: &Directory) -> Reading {
    let titles: Vec<[&str; 1]> = titles.iter().map(|t| [*t]).collect();
    let mut all: Vec<&[&str]> = titles.iter().map(|t| &t[..]).collect();
    all.push(HEAD);
    all.extend(rows);
    reading(&xlsx(&[(sheet, &all)]), "peta.xlsx", directory)
}

const UMUM: &[&str] = &["Subbagian Umum", "Pengadministrasi", "#5", "#1", "#2"];

#[test]
fn a_title_names_its_office_with_the_agency_behind_it() {
    for titles in [
        &["PEMERINTAH KABUPATEN BUKITINTAN", "DINAS KESEHATAN KABUPATEN BUKITINTAN"][..],
        &["PETA JABATAN DINAS KESEHATAN KAB. BUKITINTAN TAHUN 2026", "PEMERINTAH KABUPATEN BUKITINTAN"],
        &["PEMERINTAH KABUPATEN BUKITINTAN", "OPD : DINAS KESEHATAN"],
    ] {
        let found = peta("DINKES", titles, &[UMUM], &agency());
        assert_eq!((codes(&found), posts(&found)), (Vec::new(), vec!["kes-umum"]), "{titles:?}");
    }
    let only_agency = peta("Lembar1", &["PEMERINTAH KABUPATEN BUKITINTAN"], &[UMUM], &agency());
    assert_eq!(codes(&only_agency), [C::UnitAmbiguous]);
}

#[test]
fn an_agency_that_no_unit_names_is_dropped_from_a_title_too() {
    let dump = Directory::new()
        .with_unit("dik", "DINAS PENDIDIKAN", None)
        .with_unit("kes", "DINAS KESEHATAN", None)
        .with_unit("dik-sek", "SEKRETARIAT", Some("dik"))
        .with_unit("kes-sek", "SEKRETARIAT", Some("kes"));
    let row: &[&str] = &["Sekretariat", "Pengadministrasi", "#5", "#1", "#2"];
    let found = peta("DISDIK", &["DINAS PENDIDIKAN KOTA MUARA KENCANA"], &[row], &dump);
    assert_eq!((codes(&found), posts(&found)), (Vec::new(), vec!["dik-sek"]));
}

#[test]
fn a_unit_found_before_in_the_sheet_tells_later_ones_apart() {
    let job = |unit: &'static str| -> Vec<&str> { vec![unit, "Pengadministrasi", "#5", "#1", "#2"] };
    let clerk: &[&str] = &["", "Kepala Subbagian Umum", "#9", "#1", "#1"];
    let (dik, kes, lost) = (job("Dinas Pendidikan"), job("Dinas Kesehatan"), job("Dinas Antariksa"));
    let school = job("SDN 1 Bukitintan");
    let found = peta("SEMUA", &[], &[&dik, UMUM, clerk, &kes, UMUM], &agency());
    assert_eq!(
        (codes(&found), posts(&found)),
        (Vec::new(), vec!["dik", "dik-umum", "dik-umum", "kes", "kes-umum"])
    );
    let beside = peta("SEMUA", &[], &[&school, UMUM], &agency());
    assert_eq!(posts(&beside), ["sd-1", "dik-umum"]);
    let titled = peta("SEMUA", &[], &[&dik, &["II. DINAS KESEHATAN"], UMUM], &agency());
    assert_eq!(posts(&titled), ["dik", "kes-umum"]);
    let alone = peta("SEMUA", &[], &[&["Dinas Kesehatan"], &["Subbagian Umum"], clerk], &agency());
    assert_eq!(posts(&alone), ["kes-umum"]);
    let after_unknown = peta("SEMUA", &[], &[&dik, &lost, UMUM], &agency());
    assert_eq!(codes(&after_unknown), [C::UnitUnknown, C::UnitAmbiguous]);
}

#[test]
fn a_unit_is_found_with_the_agency_behind_its_name() {
    let known = agency();
    assert_eq!(known.unit("Dinas Pendidikan Kab. Bukitintan", &[]), Found::One("dik".to_owned()));
    assert_eq!(
        known.unit("Subbagian Umum", &["DINAS KESEHATAN KABUPATEN BUKITINTAN".to_owned()]),
        Found::One("kes-umum".to_owned())
    );
    assert!(matches!(known.unit("Dinas Pendidikan Kab. Lain", &[]), Found::Nothing));
}

#[test]
fn a_unit_under_two_ids_keeps_the_one_most_are_in_unless_both_have_a_head() {
    let person = |end: &'static str, unit: &'static str, job: &'static str, kind: &'static str| {
        let mut row: Vec<String> =
            dump_row(SITI, "01-02-2019", unit).into_iter().map(str::to_owned).collect();
        row[1] = format!("198503122010012{end}");
        (row[2], row[15], row[16], row[22]) =
            (format!("ORANG {end}"), kind.to_owned(), job.to_owned(), "BIDANG BINA MARGA".to_owned());
        row
    };
    let load = |people: &[Vec<String>]| {
        let people: Vec<Vec<&str>> = people.iter().map(|r| r.iter().map(String::as_str).collect()).collect();
        let mut rows: Vec<&[&str]> = vec![DUMP];
        rows.extend(people.iter().map(Vec::as_slice));
        reading(&xlsx(&[("Data", &rows)]), "siasn.xlsx", &Directory::new())
    };
    let clerk = |end, unit| person(end, unit, "Pengadministrasi", "4");
    let one = load(&[clerk("907", "lama"), clerk("908", "baru"), clerk("909", "baru")]);
    assert_eq!(codes(&one), [C::UnitCodeOld]);
    assert_eq!(
        (one.findings[0].value.as_str(), one.findings[0].about.as_str()),
        ("lama", "BIDANG BINA MARGA (baru)")
    );
    assert_eq!(of(&one, Kind::Units).iter().map(|u| value(u, "code")).collect::<Vec<_>>(), ["dik", "baru"]);
    assert!(of(&one, Kind::Assignments).iter().all(|a| value(a, "unit_code") == "baru"));
    let head = |end, unit| person(end, unit, "Kepala Bidang Bina Marga", "1");
    let two = load(&[head("907", "a"), head("908", "b"), clerk("909", "b")]);
    assert_eq!(codes(&two), Vec::new());
    assert_eq!(of(&two, Kind::Units).len(), 3);
}
