//! What leaves: never a formula, never another value.

use crate::make::{TODAY, agency, open};
use calamine::{Data, Reader, Xlsx};
use intake::export::{
    Column, Table, csv, findings_workbook, guard, is_formula_like, rejected_workbook, unguard, xlsx,
};
use intake::lang::Lang;
use intake::layout::recognise;
use intake::reading::interpret;
use proptest::prelude::*;
use std::io::Cursor;

fn table(rows: Vec<Vec<String>>, is_numeric: bool) -> Table {
    let column = if is_numeric { Column::number("isi") } else { Column::text("isi") };
    Table { name: "Data".to_owned(), columns: vec![column], rows }
}

fn first_cell(bytes: &[u8]) -> Data {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let formulas = book.worksheet_formula("Data").expect("the sheet");
    assert!(formulas.used_cells().next().is_none(), "no formula leaves");
    let range = book.worksheet_range("Data").expect("the sheet");
    range.get_value((1, 0)).cloned().unwrap_or_default()
}

fn csv_cell(bytes: &[u8]) -> String {
    let text =
        std::str::from_utf8(bytes).expect("UTF-8").strip_prefix('\u{feff}').expect("a mark").to_owned();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let record = reader.records().next().expect("a row").expect("a lawful row");
    record[0].to_owned()
}

#[test]
fn known_attacks_leave_as_text() {
    for attack in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "\"=1",
        "'=1",
        " =1",
        "\"\n=cmd|' /C calc'!A0",
        "\u{feff}=1",
        "\u{200b}=1",
        "-2+3+cmd|' /C calc'!A0",
        "=HYPERLINK(\"http://x\")",
        "%0A=1",
        "|calc",
    ] {
        assert!(is_formula_like(attack), "{attack:?}");
        assert!(guard(attack).starts_with('\''), "{attack:?}");
        let one = table(vec![vec![attack.to_owned()]], true);
        assert!(csv_cell(&csv(&one).expect("csv")).starts_with('\'') || attack == "-1", "{attack:?}");
    }
    for harmless in ["Siti Aminah", "a=b", "SDN 1", "800/1-A", "12-03-1985"] {
        assert_eq!(guard(harmless), harmless);
    }
}

#[test]
fn numbers_are_numbers_only_where_the_column_says_so() {
    let number = |text: &str, is_numeric| {
        first_cell(&xlsx(&[table(vec![vec![text.to_owned()]], is_numeric)]).expect("xlsx"))
    };
    assert_eq!(number("12.5", true), Data::Float(12.5));
    assert_eq!(number("12.5", false), Data::String("12.5".to_owned()));
    assert_eq!(number("198503122010012907", true), Data::String("198503122010012907".to_owned()));
    assert_eq!(number("-5", true), Data::Float(-5.0));
    assert_eq!(csv_cell(&csv(&table(vec![vec!["-5".to_owned()]], true)).expect("csv")), "-5");
    assert_eq!(csv_cell(&csv(&table(vec![vec!["-5".to_owned()]], false)).expect("csv")), "'-5");
}

#[test]
fn findings_stand_beside_their_rows() {
    let text =
        "tahun;nip;predikat\n2025;198503122010012907;BAIK\n2025;198503122010012907;BAGUS\n=1+1;x;BAIK\n";
    let book = open(text.as_bytes(), "skp.csv");
    let known = recognise(&book, None);
    let reading = interpret(&book, &known.plans, &agency(), TODAY);
    let bytes = findings_workbook(&book, &reading.findings, Lang::Indonesian).expect("a workbook");
    let back = open(&bytes, "temuan.xlsx");
    assert!(back.sheets[0].cell(2, 3).is_empty());
    assert!(
        back.sheets[0].cell(3, 3).text().contains("'BAGUS' tidak dikenal"),
        "{:?}",
        back.sheets[0].cell(3, 3)
    );
    assert_eq!(back.sheets[0].cell(4, 0).text(), "=1+1");
    assert_eq!(back.sheets[1].cell(1, 0).text(), "Kode");
    let bytes = rejected_workbook(&book, &known.plans, &reading.rejected, &reading.findings, Lang::English)
        .expect("a workbook");
    let back = open(&bytes, "ditolak.xlsx");
    assert_eq!(back.sheets[0].cell(1, 0).text(), "tahun");
    assert_eq!(back.sheets[0].cell(2, 2).text(), "BAGUS");
    assert_eq!(back.sheets[0].last_row(), 3);
}

#[test]
fn sheet_names_that_the_format_refuses_are_mended() {
    let named = |name: &str| Table { name: name.to_owned(), ..table(Vec::new(), false) };
    let long = "x".repeat(60);
    let tables = [named("a/b:c"), named(""), named(&long), named(&long), named("'q'")];
    assert!(xlsx(&tables).is_ok());
}

fn risky() -> impl Strategy<Value = String> {
    let head = prop::sample::select(vec![
        "", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "－", "\"", "'", " ", "\u{feff}", ";", "\0",
    ]);
    (prop::collection::vec(head, 0..4), "[ -~àé＝＋\n\t]{0,20}")
        .prop_map(|(heads, tail)| format!("{}{tail}", heads.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_cell_of_a_csv_starts_a_formula_and_none_loses_anything(text in risky()) {
        let cell = csv_cell(&csv(&table(vec![vec![text.clone()]], false)).expect("csv"));
        prop_assert!(!is_formula_like(&cell) || cell.starts_with('\''), "{cell:?}");
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']));
        let guarded = guard(&text);
        prop_assert_eq!(unguard(&guarded), text.as_str());
        let back = if cell == text { text.clone() } else { unguard(&cell).to_owned() };
        prop_assert_eq!(back, text);
    }

    #[test]
    fn every_cell_of_an_xlsx_is_text_and_reads_back(text in risky()) {
        // XML has no zero byte and reads a return as a line feed; the writer escapes both.
        let text = text.replace('\0', "");
        let cell = first_cell(&xlsx(&[table(vec![vec![text.clone()]], false)]).expect("xlsx"));
        match cell {
            Data::String(back) => prop_assert_eq!(back.replace('\r', "\n"), text.replace('\r', "\n")),
            Data::Empty => prop_assert!(text.is_empty()),
            other => prop_assert!(false, "not text: {other:?}"),
        }
    }
}
