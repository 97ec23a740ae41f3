//! Units of one name are told apart by what stands around them, and refused where nothing tells.

use crate::make::{agency, reading, value, xlsx};
use domain::kind::Kind;
use intake::directory::{Directory, Found};
use intake::finding::FindingCode as C;
use intake::reading::Reading;

const HEAD: &[&str] = &["NAMA UNIT KERJA", "NAMA JABATAN", "KELAS JABATAN", "BEZETTING", "KEBUTUHAN"];

fn posts(reading: &Reading) -> Vec<&str> {
    reading.rows.iter().filter(|r| r.kind == Kind::Posts).map(|r| value(r, "unit_code")).collect()
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
    assert!(matches!(known.unit("Dinas Pendidikan Kab. Lain", &[]), Found::Nothing(_)));
}
