//! Small files, made in code, and the agency they belong to.

use intake::directory::Directory;
use intake::layout::recognise;
use intake::reading::{Reading, Staged, interpret};
use intake::workbook::{Limits, Workbook, read};
use jiff::civil::{Date, date};
use rust_xlsxwriter::{Format, Workbook as Writer};

pub(crate) const TODAY: Date = date(2026, 6, 2);
pub(crate) const SITI: &str = "198503122010012907";
pub(crate) const BUDI: &str = "197901052005011901";

/// A sheet of texts; `#12.5` is a number.
pub(crate) fn xlsx(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    xlsx_merged(sheets, &[])
}

/// With merged ranges (row, column, row, column), 0-based, in the first sheet.
pub(crate) fn xlsx_merged(sheets: &[(&str, &[&[&str]])], merges: &[(u32, u16, u32, u16)]) -> Vec<u8> {
    let mut book = Writer::new();
    for (at, (name, rows)) in sheets.iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a sheet name");
        if at == 0 {
            for (a, b, c, d) in merges {
                sheet.merge_range(*a, *b, *c, *d, "", &Format::new()).expect("a merge");
            }
        }
        for (row, cells) in (0_u32..).zip(rows.iter()) {
            for (column, text) in (0_u16..).zip(cells.iter()) {
                match text.strip_prefix('#').and_then(|n| n.parse::<f64>().ok()) {
                    Some(number) => sheet.write_number(row, column, number).expect("a number"),
                    None if text.is_empty() => continue,
                    None => sheet.write_string(row, column, *text).expect("a text"),
                };
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

pub(crate) fn open(bytes: &[u8], name: &str) -> Workbook {
    read(bytes, name, &Limits::default()).expect("a readable file")
}

pub(crate) fn reading(bytes: &[u8], name: &str, directory: &Directory) -> Reading {
    let book = open(bytes, name);
    let known = recognise(&book, None);
    assert_eq!(known.findings, Vec::new(), "every sheet is known");
    interpret(&book, &known.plans, directory, TODAY)
}

/// A small agency: two offices with a section of one name each, a school, jobs and two people.
pub(crate) fn agency() -> Directory {
    Directory::new()
        .with_unit("root", "Pemerintah Kabupaten Bukitintan", None)
        .with_unit("dik", "Dinas Pendidikan", Some("root"))
        .with_unit("kes", "Dinas Kesehatan", Some("root"))
        .with_unit("dik-umum", "Subbagian Umum", Some("dik"))
        .with_unit("kes-umum", "Subbagian Umum", Some("kes"))
        .with_unit("sd-1", "SD Negeri 1 Bukitintan", Some("dik"))
        .with_job("guru-kelas-ahli-muda", "Guru Kelas Ahli Muda")
        .with_job("kepala-subbagian-umum", "Kepala Subbagian Umum")
        .with_job("pengadministrasi", "Pengadministrasi")
        .with_person(SITI, "Siti Aminah", Some("1985-03-12"))
        .with_person(BUDI, "Budi Santoso", Some("1979-01-05"))
}

/// The value of a column of a staged row.
pub(crate) fn value<'a>(row: &'a Staged, column: &str) -> &'a str {
    intake::directory::value(row.kind, &row.cells, column).unwrap_or("")
}
