//! What everyday office files do that could be misread without a word: formulas that were never counted, totals,
//! turned days, headers with a slip of the pen.

use crate::hostile::{ods, raw_xlsx, sheet_xml};
use crate::make::{SITI, TODAY, agency, open, reading, value, xlsx};
use domain::kind::Kind;
use intake::finding::{FindingCode as C, Severity};
use intake::layout::recognise;
use intake::reading::{Reading, interpret};

fn codes(reading: &Reading) -> Vec<(C, Severity)> {
    reading.findings.iter().map(|f| (f.code, f.severity)).collect()
}

/// Rows of inline text; `=x` is a formula without a result, `=` one whose result is an empty text.
fn formulas(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| match *text {
        "" => "<c/>".to_owned(),
        "=" => r#"<c t="str"><f>A1</f><v></v></c>"#.to_owned(),
        text => match text.strip_prefix('=') {
            Some(formula) => format!("<c><f>{formula}</f><v/></c>"),
            None => format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#),
        },
    };
    let row = |(at, cells): (usize, &&[&str])| {
        format!(r#"<row r="{}">{}</row>"#, at + 1, cells.iter().map(cell).collect::<String>())
    };
    let xml: String = rows.iter().enumerate().map(row).collect();
    raw_xlsx(&sheet_xml("A1:G9", &xml))
}

const PETA: &[&str] = &["NAMA UNIT KERJA", "NAMA JABATAN", "KELAS JABATAN", "BEZETTING", "KEBUTUHAN", "+/-"];

#[test]
fn a_formula_without_a_result_is_named_and_refuses_what_is_needed() {
    let rows: &[&[&str]] = &[
        PETA,
        &["Dinas Pendidikan", "Pengadministrasi", "5", "=B1", "=SUM(A1:A2)", "=D2-E2"],
        &["Dinas Kesehatan", "Pengadministrasi", "=5", "=B1", "2", "=D3-E3"],
        &["SDN 1 Bukitintan", "=B2", "5", "", "2", ""],
        &["=A3", "Pengadministrasi", "5", "", "2", ""],
        &["", "Pengadministrasi", "5", "", "2", ""],
        &["JUMLAH", "", "", "=SUM(D2:D3)", "=SUM(E2:E3)", "="],
        &["", "", "", "", "=SUM(E2:E3)", "="],
        &["SDN 1 Bukitintan", "Pengadministrasi", "=", "", "2", ""],
    ];
    let reading = reading(&formulas(rows), "peta.xlsx", &agency());
    assert_eq!(
        codes(&reading),
        [
            (C::FormulaUncounted, Severity::Reject),
            (C::FormulaUncounted, Severity::Warn),
            (C::FormulaUncounted, Severity::Reject),
            (C::FormulaUncounted, Severity::Reject),
            (C::ValueMissing, Severity::Reject),
        ]
    );
    assert_eq!(reading.findings[0].column.as_deref(), Some("KEBUTUHAN"));
    let posts: Vec<_> = reading.rows.iter().filter(|r| r.kind == Kind::Posts).collect();
    assert_eq!(
        posts.iter().map(|p| (value(p, "unit_code"), value(p, "decreed_need"))).collect::<Vec<_>>(),
        [("kes", "2"), ("sd-1", "2")]
    );
    assert_eq!((reading.dropped.totals, reading.rejected_rows()), (1, 4));
}

#[test]
fn a_tidy_column_that_was_not_counted_wipes_nothing() {
    let rows: &[&[&str]] =
        &[&["nip", "name", "rank", "rank_from"], &[SITI, "Siti Aminah", "=VLOOKUP(A2,X,2)", "2020-04-01"]];
    let reading = reading(&formulas(rows), "people.xlsx", &agency());
    assert_eq!(codes(&reading), [(C::FormulaUncounted, Severity::Warn)]);
    assert_eq!(reading.rows[0].carries, ["nip", "name", "rank_from"]);
}

#[test]
fn opendocument_formulas_without_a_result_are_seen_too() {
    let text = |t: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>"#)
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let head: Vec<String> = PETA.iter().map(|t| text(t)).collect();
    let formula = r#"<table:table-cell table:formula="of:=SUM([.A1])"/>"#.to_owned();
    let data = ["Dinas Pendidikan", "Pengadministrasi", "5", "1"].map(text).to_vec();
    let body = row(&head) + &row(&[data, vec![formula]].concat());
    let reading = reading(&ods(&body), "peta.ods", &agency());
    assert_eq!(codes(&reading), [(C::FormulaUncounted, Severity::Reject)]);
}

#[test]
fn a_total_with_its_count_in_any_column_is_no_record() {
    let rows: &[&[&str]] = &[
        &["NO", "NAMA", "NIP", "TGL LAHIR", "JABATAN", "UNIT KERJA", "STATUS"],
        &["#1", "Siti Aminah", SITI, "12-03-1985", "Pengadministrasi", "SDN 1 Bukitintan", "PNS"],
        &["", "JUMLAH", "1 orang", "", "", "", ""],
        &["", "1 orang", "JUMLAH", "", "", "", ""],
    ];
    let list = reading(&xlsx(&[("Nominatif", rows)]), "nominatif.xlsx", &agency());
    assert_eq!((codes(&list), list.dropped.totals), (Vec::new(), 2));
    let text = format!(
        "nip;jenis cuti;mulai;selesai\n{SITI};melahirkan;1 Maret 2026;31 Mei 2026\nJUMLAH;1 orang;;\n"
    );
    let book = open(text.as_bytes(), "cuti.csv");
    let plans = recognise(&book, Some(Kind::Leave)).plans;
    let tidy = interpret(&book, &plans, &agency(), TODAY);
    assert_eq!((codes(&tidy), tidy.rows.len(), tidy.dropped.totals), (Vec::new(), 1, 1));
}
