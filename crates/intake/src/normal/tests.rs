//! The quirks of real files, one by one.

use super::date::date_text;
use super::job::Told;
use super::number::Dot;
use super::*;
use crate::finding::FindingCode as C;
use domain::facts::{EducationLevel, Expectation, Rating, Severity};
use domain::job::JobLevel;
use domain::unit::UnitKind;
use jiff::civil::date as day;

fn text(t: &str) -> Cell {
    Cell::Text(t.into())
}

#[test]
fn every_way_of_writing_a_day_is_day_first() {
    for written in [
        "01-02-2019",
        "1/2/2019",
        "1.2.2019",
        "1 Februari 2019",
        "01 Peb 2019",
        "2019-02-01",
        "2019/02/01",
        "43497",
        "20190201",
        "'01-02-2019",
        "2019-02-01T00:00:00",
        "01-02-2019 00:00:00",
        "1-Feb-2019",
    ] {
        assert_eq!(date_text(written), Ok(Some(day(2019, 2, 1))), "{written}");
    }
    assert_eq!(date::date(&Cell::Number(43497.0)), Ok(Some(day(2019, 2, 1))));
    assert_eq!(date_text("17 Agt 2020"), Ok(Some(day(2020, 8, 17))));
    assert_eq!(date_text("3 Nopember 2021"), Ok(Some(day(2021, 11, 3))));
}

#[test]
fn no_day_is_written_in_many_ways() {
    for written in ["", "-", "null", "NULL", "#N/A", "0000-00-00", "00-00-0000", "01-01-1900", "1900-01-01"] {
        assert_eq!(date_text(written), Ok(None), "{written}");
    }
    assert_eq!(date::date(&Cell::Number(0.0)), Ok(None));
    assert_eq!(date::date(&Cell::Number(1.0)), Ok(None));
}

#[test]
fn what_is_not_a_day_is_refused_and_turned_days_are_proposed() {
    for written in ["31/02/2020", "31-02-2020", "32-01-2020", "satu dua tiga", "12-2020", "1-13-20200"] {
        assert_eq!(date_text(written).map_err(|r| r.code), Err(C::NotADate), "{written}");
    }
    assert_eq!(date_text("12-03-79").map_err(|r| r.code), Err(C::TwoDigitYear));
    assert_eq!(date_text("02/28/2020").map_err(|r| r.suggestion), Err(Some("28-02-2020".to_owned())));
}

#[test]
fn a_nip_in_a_number_is_damaged() {
    for cell in
        [Cell::Number(1.98001e17), text("1.98001E+17"), text("1,98001E+17"), text("198001012005011000")]
    {
        assert_eq!(nip::nip(&cell).map_err(|r| r.code), Err(C::NipDamaged), "{cell:?}");
    }
}

#[test]
fn a_nip_keeps_its_digits_and_letters_are_only_proposed() {
    for written in [
        "'198503122010012907",
        "19850312 201001 2 907",
        "NIP. 19850312 201001 2 907",
        "\u{a0}198503122010012907\u{200b}",
    ] {
        let nip = nip::nip(&text(written)).ok().flatten();
        assert_eq!(nip.map(String::from).as_deref(), Some("198503122010012907"), "{written}");
    }
    let refused = nip::nip(&text("I985O3122010012907")).expect_err("letters are refused");
    assert_eq!((refused.code, refused.suggestion.as_deref()), (C::NipLetter, Some("198503122010012907")));
    assert_eq!(nip::nip(&text("131 789 456")).map_err(|r| r.code), Err(C::NipOld));
    assert_eq!(nip::nip(&text("19850312201001290")).map_err(|r| r.code), Err(C::NipLength));
    assert_eq!(nip::nip(&text("-")), Ok(None));
}

#[test]
fn decimals_have_a_comma_in_offices_and_a_point_in_tidy_files() {
    for (written, milli) in [
        ("78,45", 78_450),
        ("1.250,5", 1_250_500),
        ("1.250", 1_250_000),
        ("3.600", 3_600_000),
        ("1.5", 1_500),
        ("12", 12_000),
    ] {
        assert_eq!(number::thousandths(&text(written), Dot::Thousands), Ok(Some(milli)), "{written}");
    }
    assert_eq!(number::thousandths(&text("1.250"), Dot::Decimal), Ok(Some(1_250)));
    assert_eq!(number::thousandths(&text("0.125"), Dot::Thousands), Ok(Some(125)));
    assert_eq!(number::written(1_250_500), "1250.5");
    for wrong in ["dua", "1,2,3", "1.2.3", "--5", "1e5", ""] {
        assert_ne!(number::thousandths(&text(wrong), Dot::Thousands).ok().flatten(), Some(0), "{wrong}");
    }
    assert_eq!(number::whole(&text("3,5"), 1, 5).map_err(|r| r.about), Err("1–5".to_owned()));
    assert_eq!(number::whole(&Cell::Number(6.0), 1, 5).map_err(|r| r.code), Err(C::NotANumber));
}

#[test]
fn titles_come_off_names() {
    let split = name::split("Dr. H. SITI AMINAH, S.Pd., M.M");
    assert_eq!(
        (split.before.as_str(), split.name.as_str(), split.after.as_str()),
        ("Dr. H.", "SITI AMINAH", "S.Pd., M.M")
    );
    assert_eq!(name::key("Siti  Aminah S.Pd"), name::key("Dr. H. SITI AMINAH, S.Pd., M.M"));
    assert_eq!(name::split("H. R. Budi").name, "Budi");
    assert_eq!(name::split("Ratna Dewi").name, "Ratna Dewi");
    assert_eq!(name::split("M. Yusuf").name, "M. Yusuf");
}

#[test]
fn units_of_one_name_in_many_spellings_are_one() {
    for spelling in [
        "SDN 1 Bukitintan",
        "SD NEGERI 1 BUKITINTAN",
        "UPTD SDN 01 Bukitintan",
        "---- SD Negeri 1 Bukitintan",
    ] {
        assert_eq!(unit::key(spelling), "SD NEGERI 1 BUKITINTAN", "{spelling}");
    }
    assert_eq!(unit::without_tree_marks("----Seksi Mutasi"), (2, "Seksi Mutasi".to_owned()));
    assert!(
        unit::is_deleted("--HAPUS")
            && unit::is_deleted("(HAPUS) Seksi Lama")
            && !unit::is_deleted("Seksi Penghapusan")
    );
    assert_eq!(unit::kind("UPTD SDN 1 Bukitintan"), Some(UnitKind::PrimarySchool));
    assert_eq!(unit::kind("UPTD Puskesmas Ranting"), Some(UnitKind::Puskesmas));
    assert_eq!(unit::kind("Rumah"), None);
}

#[test]
fn job_titles_of_one_meaning_are_one() {
    for spelling in
        ["Kasubbag Umum", "Ka. Sub Bag Umum", "Kepala Sub Bagian Umum", "KASUBAG UMUM", "Ka. Sub Bagian Umum"]
    {
        assert_eq!(job::key(spelling), "KEPALA SUBBAGIAN UMUM", "{spelling}");
    }
    for spelling in ["Guru Pertama", "Guru Ahli Pertama", "Guru Pertama / Ahli Pertama"] {
        assert_eq!(job::code(spelling), "guru-ahli-pertama", "{spelling}");
    }
    assert_eq!(job::key("Kasi Pelayanan"), "KEPALA SEKSI PELAYANAN");
    assert_eq!(job::title("KASI PELAYANAN"), "Kepala Seksi Pelayanan");
    assert_eq!(job::family("Guru Kelas Ahli Muda"), "guru-kelas");
}

#[test]
fn a_level_is_told_by_echelon_then_title_then_kind_then_class() {
    let told = Told::default();
    assert_eq!(job::level("Guru Kelas Ahli Muda", told), Some(JobLevel::JfAhliMuda));
    assert_eq!(job::level("Perawat Terampil", told), Some(JobLevel::JfTerampil));
    assert_eq!(job::level("Pengadministrasi", Told { kind: Some("4"), ..told }), Some(JobLevel::Pelaksana));
    assert_eq!(
        job::level("Kepala Bidang Mutasi", Told { echelon: Some("III.a"), ..told }),
        Some(JobLevel::AdministratorA)
    );
    assert_eq!(job::level("Kepala Bidang Mutasi", told), Some(JobLevel::AdministratorB));
    assert_eq!(job::level("Kepala Seksi Umum", Told { class: Some(8), ..told }), Some(JobLevel::PengawasB));
    assert_eq!(job::level("Pengadministrasi", Told { class: Some(5), ..told }), Some(JobLevel::Pelaksana));
    assert_eq!(job::level("Kepala Puskesmas", told), None);
}

#[test]
fn code_lists_are_read_in_the_spelling_of_the_source() {
    assert_eq!(code::rating("BUTUH PERBAIKAN"), Some(Rating::NeedsImprovement));
    assert_eq!(code::expectation("DIATAS ESPEKTASI"), Some(Expectation::Above));
    assert_eq!(code::expectation("Di Bawah Ekspektasi"), Some(Expectation::Below));
    assert_eq!(code::legal_status("1").as_deref(), Some("01"));
    assert_eq!(code::legal_status("PPPK Aktif").as_deref(), Some("01"));
    assert_eq!(code::legal_status("Masa Persiapan Pensiun").as_deref(), Some("20"));
    assert_eq!(code::severity_of_sanction("PEMOTONGAN TUNKIN 25% 6 BLN"), Some(Severity::Moderate));
    assert_eq!(code::severity_of_sanction("TEGURAN TERTULIS"), Some(Severity::Light));
    assert_eq!(
        code::severity_of_sanction("PENURUNAN JABATAN SETINGKAT LEBIH RENDAH 12 BLN"),
        Some(Severity::Heavy)
    );
    assert_eq!(code::rank("Penata (III/c)").map(|r| r.to_string()).as_deref(), Some("III/c"));
    assert_eq!(code::rank("Gol. III/c").map(|r| r.to_string()).as_deref(), Some("III/c"));
}

#[test]
fn education_is_a_level_and_a_field() {
    assert_eq!(code::education("S-1/Sarjana").0, Some(EducationLevel::S1));
    assert_eq!(code::education("Diploma III/Sarjana Muda").0, Some(EducationLevel::D3));
    assert_eq!(code::education("D-III Keperawatan"), (Some(EducationLevel::D3), "KEPERAWATAN".to_owned()));
    assert_eq!(code::education("SMA/Sederajat").0, Some(EducationLevel::Slta));
    assert_eq!(code::education("40").0, Some(EducationLevel::S1));
    assert_eq!(code::education("5").0, Some(EducationLevel::Sd));
    assert_eq!(
        code::qualification("S-1 Akuntansi / D-IV Manajemen"),
        (Some(EducationLevel::S1), vec!["akuntansi".to_owned(), "manajemen".to_owned()])
    );
}

#[test]
fn nothing_is_nothing_in_every_spelling() {
    for nothing in ["", "  ", "-", "--", "null", "NULL", "#N/A", "\u{feff}", "'"] {
        assert_eq!(clean(nothing), None, "{nothing:?}");
    }
    assert_eq!(clean("'0 81"), Some("0 81".to_owned()));
}
