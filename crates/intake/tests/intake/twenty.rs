//! A workbook with twenty broken rows gives exactly twenty findings, each at its cell. The file lies in
//! `examples/intake/broken/`; `UPDATE_EXAMPLES=1` writes it anew.

use crate::make::{BUDI, SITI, TODAY, agency, open, xlsx};
use intake::finding::FindingCode as C;
use intake::lang::Lang;
use intake::layout::recognise;
use intake::reading::interpret;

const HEAD: &[&str] =
    &["nip", "unit_code", "job_code", "capacity", "from", "until", "decree_number", "decree_date"];

/// Cells of a broken row, and what is found: code, column.
fn broken() -> Vec<([&'static str; 8], C, &'static str)> {
    let row = |cells: [&'static str; 8], code, column| (cells, code, column);
    vec![
        row(
            ["#198503122010012900", "sd-1", "pengadministrasi", "D", "01-01-2001", "", "", ""],
            C::NipDamaged,
            "nip",
        ),
        row(["1.98001E+17", "sd-1", "pengadministrasi", "D", "01-01-2002", "", "", ""], C::NipDamaged, "nip"),
        row(
            ["19850312201001290", "sd-1", "pengadministrasi", "D", "01-01-2003", "", "", ""],
            C::NipLength,
            "nip",
        ),
        row(
            ["I98503122010012907", "sd-1", "pengadministrasi", "D", "01-01-2004", "", "", ""],
            C::NipLetter,
            "nip",
        ),
        row(["131 789 456", "sd-1", "pengadministrasi", "D", "01-01-2005", "", "", ""], C::NipOld, "nip"),
        row(
            ["199001012015011999", "sd-1", "pengadministrasi", "D", "01-01-2006", "", "", ""],
            C::PersonUnknown,
            "nip",
        ),
        row(["", "sd-1", "pengadministrasi", "D", "01-01-2007", "", "", ""], C::ValueMissing, "nip"),
        row(
            [SITI, "SDN 99 Bukitintan", "pengadministrasi", "D", "01-01-2008", "", "", ""],
            C::UnitUnknown,
            "unit_code",
        ),
        row(
            [SITI, "Sub Bagian Umum", "pengadministrasi", "D", "01-01-2009", "", "", ""],
            C::UnitAmbiguous,
            "unit_code",
        ),
        row([SITI, "", "pengadministrasi", "D", "01-01-2010", "", "", ""], C::ValueMissing, "unit_code"),
        row([SITI, "sd-1", "Penjaga Mercusuar", "D", "01-01-2011", "", "", ""], C::JobUnknown, "job_code"),
        row([SITI, "sd-1", "", "D", "01-01-2012", "", "", ""], C::ValueMissing, "job_code"),
        row([SITI, "sd-1", "pengadministrasi", "XX", "01-01-2013", "", "", ""], C::NotInList, "capacity"),
        row([SITI, "sd-1", "pengadministrasi", "D", "31/02/2020", "", "", ""], C::NotADate, "from"),
        row([SITI, "sd-1", "pengadministrasi", "D", "01-02-19", "", "", ""], C::TwoDigitYear, "from"),
        row([SITI, "sd-1", "pengadministrasi", "D", "02/28/2020", "", "", ""], C::NotADate, "from"),
        row(
            [SITI, "sd-1", "pengadministrasi", "D", "01-01-2016", "01-01-2015", "", ""],
            C::EndsBeforeStart,
            "until",
        ),
        row([SITI, "sd-1", "pengadministrasi", "D", "01-01-2017", "besok", "", ""], C::NotADate, "until"),
        row(
            [SITI, "sd-1", "pengadministrasi", "D", "01-01-2018", "", "SK 1", "30-02-2018"],
            C::NotADate,
            "decree_date",
        ),
        row([BUDI, "sd-1", "pengadministrasi", "D", "01-01-2019", "", "SK 3", ""], C::DuplicateKey, "nip"),
    ]
}

fn workbook() -> Vec<u8> {
    let good = [BUDI, "sd-1", "pengadministrasi", "D", "01-01-2019", "", "SK 2", "02-01-2019"];
    let broken = broken();
    let mut rows: Vec<&[&str]> = vec![HEAD, &good];
    rows.extend(broken.iter().map(|(cells, ..)| &cells[..]));
    xlsx(&[("Penempatan", &rows)])
}

#[test]
fn twenty_broken_rows_give_twenty_findings_at_their_cells() {
    let bytes = workbook();
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/intake/broken/twenty.xlsx");
    if std::env::var_os("UPDATE_EXAMPLES").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        std::fs::write(&path, &bytes).expect("the example is written");
    }
    let shipped = std::fs::read(&path).expect("the example is shipped");
    for bytes in [bytes, shipped] {
        let book = open(&bytes, "twenty.xlsx");
        let known = recognise(&book, None);
        let reading = interpret(&book, &known.plans, &agency(), TODAY);
        let found: Vec<_> = reading
            .findings
            .iter()
            .map(|f| (f.place.row, f.code, f.column.clone().unwrap_or_default()))
            .collect();
        let expected: Vec<_> =
            (3_u32..).zip(broken()).map(|(row, (_, code, column))| (row, code, column.into())).collect();
        assert_eq!(found, expected);
        assert_eq!((reading.rows.len(), reading.rejected.len()), (1, 20));
    }
}

#[test]
fn a_sentence_names_row_column_value_and_cure() {
    let bytes = workbook();
    let book = open(&bytes, "twenty.xlsx");
    let known = recognise(&book, None);
    let reading = interpret(&book, &known.plans, &agency(), TODAY);
    let finding = &reading.findings[13];
    assert_eq!(
        finding.sentence(Lang::Indonesian),
        "Baris 16, kolom from: '31/02/2020' bukan tanggal. Perbaiki menjadi tanggal yang benar."
    );
    assert_eq!(
        finding.sentence(Lang::English),
        "Row 16, column from: '31/02/2020' is not a date. Correct it to a day of the calendar."
    );
    assert!(reading.findings[8].about.contains("dik-umum, kes-umum"));
    assert_eq!(reading.findings[15].suggestion.as_deref(), Some("28-02-2020"));
}

#[test]
fn every_code_has_a_cause_and_a_remedy_in_both_languages() {
    use intake::finding::{Finding, Place};
    for code in C::ALL {
        let finding = Finding::new(*code, Place::new("x", 1)).with_value("nilai").about("tentang");
        for lang in [Lang::Indonesian, Lang::English] {
            assert!(finding.cause(lang).ends_with('.') && finding.remedy(lang).ends_with('.'), "{code:?}");
        }
        assert_ne!(finding.cause(Lang::Indonesian), finding.cause(Lang::English), "{code:?}");
    }
}
