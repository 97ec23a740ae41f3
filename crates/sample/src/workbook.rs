//! Writing workbooks and text files whose bytes depend on their content alone.
//!
//! Workbooks carry a fixed creation date and the words DATA CONTOH; nothing here reads the clock.

use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::cell::Cell;

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFile {
    /// Where it is.
    pub path: PathBuf,
    /// Rows of data in it, titles and header not counted; 0 for the README.
    pub rows: usize,
}

/// A new workbook stamped as sample data of `today`.
pub(crate) fn stamped(today: Date, title: &str) -> io::Result<Workbook> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(
        today.year().unsigned_abs(),
        today.month().unsigned_abs(),
        today.day().unsigned_abs(),
    )
    .map_err(io::Error::other)?;
    let properties = DocProperties::new()
        .set_title(title)
        .set_subject("DATA CONTOH, semua orang dan angka rekaan")
        .set_author("Mutasi")
        .set_company("Pemerintah Kabupaten Bukitintan (rekaan)")
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// Writes one row of cells from column 0 on.
pub(crate) fn write_row(sheet: &mut Worksheet, row: u32, cells: &[Cell]) -> io::Result<()> {
    for (column, cell) in (0_u16..).zip(cells) {
        write_cell(sheet, (row, column), cell).map_err(io::Error::other)?;
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, column, text)?,
        Cell::Number(number) => sheet.write_number(row, column, *number)?,
        Cell::Empty => return Ok(()),
    };
    Ok(())
}

/// Writes a header row in bold.
pub(crate) fn write_header(sheet: &mut Worksheet, row: u32, names: &[&str]) -> io::Result<()> {
    let bold = Format::new().set_bold();
    for (column, name) in (0_u16..).zip(names) {
        sheet.write_string_with_format(row, column, *name, &bold).map_err(io::Error::other)?;
    }
    Ok(())
}

/// Merges a range and writes its text.
pub(crate) fn merge(
    sheet: &mut Worksheet,
    (top, left): (u32, u16),
    (bottom, right): (u32, u16),
    text: &str,
) -> io::Result<()> {
    let centred = Format::new().set_bold();
    sheet.merge_range(top, left, bottom, right, text, &centred).map_err(io::Error::other)?;
    Ok(())
}

/// Saves the workbook.
pub(crate) fn save(mut workbook: Workbook, path: &Path, rows: usize) -> io::Result<WrittenFile> {
    workbook.save(path).map_err(io::Error::other)?;
    Ok(WrittenFile { path: path.to_owned(), rows })
}

/// A table as CSV text with the separator, quoting only where needed, lines ended by CRLF as offices save them.
pub(crate) fn csv_text(separator: u8, header: &[&str], rows: &[Vec<Cell>]) -> io::Result<String> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row.iter().map(Cell::to_text))?;
    }
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Saves bytes.
pub(crate) fn save_bytes(path: &Path, bytes: &[u8], rows: usize) -> io::Result<WrittenFile> {
    std::fs::write(path, bytes)?;
    Ok(WrittenFile { path: path.to_owned(), rows })
}
