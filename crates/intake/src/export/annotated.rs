//! The file of the user with findings beside its rows, and the rejected rows alone, to be corrected and
//! imported again.

use super::ExportRefused;
use super::spreadsheet::{Formats, sheet_name, text_cell};
use crate::finding::{Finding, Place, Severity};
use crate::lang::Lang;
use crate::layout::SheetPlan;
use crate::workbook::{Cell, Sheet, Workbook};
use rust_xlsxwriter::{ExcelDateTime, Workbook as Writer, Worksheet, XlsxError};
use std::collections::{BTreeMap, BTreeSet};

/// The same sheets with one more column that says what was found in each row, and a last sheet that lists all
/// findings.
///
/// # Errors
/// [`ExportRefused::DoesNotFit`].
pub fn findings_workbook(
    book: &Workbook,
    findings: &[Finding],
    lang: Lang,
) -> Result<Vec<u8>, ExportRefused> {
    write(book, findings, lang, &|_, _| true).map_err(ExportRefused::DoesNotFit)
}

/// Only the title and header rows and the rows that were refused, with findings beside them. Rows keep their
/// order, not their numbers.
///
/// # Errors
/// [`ExportRefused::DoesNotFit`].
pub fn rejected_workbook(
    book: &Workbook,
    plans: &[SheetPlan],
    rejected: &[Place],
    findings: &[Finding],
    lang: Lang,
) -> Result<Vec<u8>, ExportRefused> {
    let rejects: Vec<Finding> = findings.iter().filter(|f| f.is_reject()).cloned().collect();
    let rows: BTreeSet<(&str, u32)> = rejected.iter().map(|place| (&*place.sheet, place.row)).collect();
    let keeps = |sheet: &str, row: u32| {
        let head = plans.iter().find(|p| p.sheet == sheet).map_or(1, |p| p.data_from);
        row < head || rows.contains(&(sheet, row))
    };
    write(book, &rejects, lang, &keeps).map_err(ExportRefused::DoesNotFit)
}

fn write(
    book: &Workbook,
    findings: &[Finding],
    lang: Lang,
    keeps: &dyn Fn(&str, u32) -> bool,
) -> Result<Vec<u8>, XlsxError> {
    let mut writer = Writer::new();
    let formats = Formats::new();
    let mut names = Vec::new();
    for sheet in &book.sheets {
        let mut by_row: BTreeMap<u32, Vec<&Finding>> = BTreeMap::new();
        for finding in findings.iter().filter(|f| f.place.sheet == sheet.name) {
            by_row.entry(finding.place.row).or_default().push(finding);
        }
        // Rows are written one after another, so that the largest file needs no more memory than a row.
        let out = writer.add_worksheet_with_constant_memory()?;
        out.set_name(sheet_name(&sheet.name, &mut names))?;
        annotate(out, sheet, &by_row, lang, keeps, &formats)?;
    }
    let list = writer.add_worksheet();
    list.set_name(sheet_name(lang.pick("Temuan", "Findings"), &mut names))?;
    list_findings(list, findings, lang, &formats)?;
    writer.save_to_buffer()
}

fn annotate(
    out: &mut Worksheet,
    sheet: &Sheet,
    by_row: &BTreeMap<u32, Vec<&Finding>>,
    lang: Lang,
    keeps: &dyn Fn(&str, u32) -> bool,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let beside = u16::try_from(width).unwrap_or(u16::MAX);
    let mut at = 0_u32;
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        if !keeps(&sheet.name, row) {
            continue;
        }
        for (column, cell) in (0_u16..).zip(cells) {
            copy(out, at, column, cell, formats)?;
        }
        if let Some(found) = by_row.get(&row) {
            let text: Vec<String> = found.iter().map(|f| told(f, lang)).collect();
            let worst = found.iter().map(|f| f.severity).max();
            let format = if worst == Some(Severity::Reject) { &formats.reject } else { &formats.warn };
            let short: String = text.join("\n").chars().take(32_000).collect();
            out.write_string_with_format(at, beside, short, format)?;
        }
        at += 1;
    }
    out.set_column_width(beside, 60)?;
    Ok(())
}

/// Cause and remedy with the column, since the row stands beside it.
fn told(finding: &Finding, lang: Lang) -> String {
    let column = finding.column.as_ref().map(|c| format!("{c}: ")).unwrap_or_default();
    format!("{column}{} {} [{}]", finding.cause(lang), finding.remedy(lang), finding.code.code())
}

fn copy(out: &mut Worksheet, row: u32, column: u16, cell: &Cell, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty | Cell::Uncounted => {}
        Cell::Number(number) => {
            out.write_number(row, column, *number)?;
        }
        Cell::Bool(truth) => {
            out.write_boolean(row, column, *truth)?;
        }
        Cell::Date(day) => {
            let ymd = (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()));
            let moment = match ymd {
                (Ok(y), Ok(m), Ok(d)) => ExcelDateTime::from_ymd(y, m, d).ok(),
                _ => None,
            };
            match moment {
                Some(moment) => {
                    out.write_datetime_with_format(row, column, &moment, &formats.day)?;
                }
                None => text_cell(out, row, column, &day.to_string(), formats)?,
            }
        }
        Cell::Text(text) | Cell::Error(text) => {
            let short: String = text.chars().take(32_000).collect();
            text_cell(out, row, column, &short, formats)?;
        }
    }
    Ok(())
}

fn list_findings(
    out: &mut Worksheet,
    findings: &[Finding],
    lang: Lang,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let headers = lang.pick(
        ["Kode", "Lembar", "Baris", "Kolom", "Nilai", "Sebab", "Perbaikan"],
        ["Code", "Sheet", "Row", "Column", "Value", "Cause", "Remedy"],
    );
    for (column, header) in (0_u16..).zip(headers) {
        out.write_string_with_format(0, column, header, &formats.header)?;
    }
    for (row, finding) in (1_u32..1_048_576).zip(findings) {
        text_cell(out, row, 0, finding.code.code(), formats)?;
        text_cell(out, row, 1, &finding.place.sheet, formats)?;
        if finding.place.row > 0 {
            out.write_number(row, 2, finding.place.row)?;
        }
        text_cell(out, row, 3, finding.column.as_deref().unwrap_or_default(), formats)?;
        text_cell(out, row, 4, &finding.value, formats)?;
        text_cell(out, row, 5, &finding.cause(lang), formats)?;
        text_cell(out, row, 6, &finding.remedy(lang), formats)?;
    }
    Ok(())
}
