//! XLSX: every cell is written as text, or as a number where the column says so; never as a formula.

use super::{ExportRefused, Table, is_formula_like, plain_number};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

/// The tables as one workbook, a sheet each.
///
/// # Errors
/// [`ExportRefused::DoesNotFit`].
pub fn xlsx(tables: &[Table]) -> Result<Vec<u8>, ExportRefused> {
    build(tables).map_err(ExportRefused::DoesNotFit)
}

fn build(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let formats = Formats::new();
    let mut names = Vec::new();
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&table.name, &mut names))?;
        for (column, spec) in (0_u16..).zip(&table.columns) {
            sheet.write_string_with_format(0, column, &spec.header, &formats.header)?;
        }
        for (at, row) in (1_u32..).zip(&table.rows) {
            for (column, text) in (0_u16..).zip(row) {
                let is_numeric = table.columns.get(usize::from(column)).is_some_and(|c| c.is_numeric);
                match plain_number(text).filter(|_| is_numeric) {
                    Some(number) => {
                        sheet.write_number(at, column, number)?;
                    }
                    None => text_cell(sheet, at, column, text, &formats)?,
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
    }
    if tables.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

pub(super) struct Formats {
    pub(super) header: Format,
    pub(super) quoted: Format,
    pub(super) day: Format,
    pub(super) reject: Format,
    pub(super) warn: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let wrap = || Format::new().set_text_wrap();
        Self {
            header: Format::new().set_bold(),
            quoted: Format::new().set_quote_prefix(),
            day: Format::new().set_num_format("dd-mm-yyyy"),
            reject: wrap().set_background_color("#FBE3E1"),
            warn: wrap().set_background_color("#FFF4D6"),
        }
    }
}

/// Text, with the mark that keeps it text when someone edits the cell.
pub(super) fn text_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    formats: &Formats,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    if is_formula_like(text) {
        sheet.write_string_with_format(row, column, text, &formats.quoted)?;
    } else {
        sheet.write_string(row, column, text)?;
    }
    Ok(())
}

/// A name that XLSX takes: at most 31 letters, none of `[]:*?/\`, none twice.
pub(super) fn sheet_name(wanted: &str, taken: &mut Vec<String>) -> String {
    let clean: String = wanted
        .chars()
        .map(|c| {
            if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect();
    let clean = if clean.trim().is_empty() { "Data".to_owned() } else { clean.trim().to_owned() };
    let mut name: String = cut(&clean, 31);
    let mut count = 2;
    while taken.iter().any(|t| t.eq_ignore_ascii_case(&name)) {
        name = format!("{} ({count})", cut(&clean, 25));
        count += 1;
    }
    taken.push(name.clone());
    name
}

/// Letters as the format counts them, in UTF-16 units.
fn cut(text: &str, units: usize) -> String {
    let mut left = units;
    text.chars()
        .take_while(|c| {
            let enough = left >= c.len_utf16();
            left = left.saturating_sub(c.len_utf16());
            enough
        })
        .collect()
}
