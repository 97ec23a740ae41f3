//! XLSX, streamed cell by cell so that a far-away cell cannot ask for the space between.

use super::{Cell, File, Filler, Merge, Sheet, Workbook};
use crate::finding::{Finding, FindingCode, Place};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use domain::time::Date;
use std::io::Cursor;

pub(super) fn read(bytes: &[u8], file: File<'_>, with_merges: bool) -> Result<Workbook, Finding> {
    let broken = |error: XlsxError| match error {
        XlsxError::Password => file.finding(FindingCode::FileLocked),
        other => file.damaged(&other),
    };
    let mut source = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names: Vec<String> = source
        .sheets_metadata()
        .iter()
        .filter(|s| s.typ == calamine::SheetType::WorkSheet)
        .map(|s| s.name.clone())
        .collect();
    let mut filler = Filler::new(file);
    let mut book = Workbook::default();
    for name in names {
        let mut sheet = Sheet { name: name.as_str().into(), ..Sheet::default() };
        if with_merges {
            let merges = source.merge_cells_by_sheet_name(&name).unwrap_or_default();
            sheet.merges = merges
                .iter()
                .map(|m| Merge {
                    first_row: m.start.0.saturating_add(1),
                    last_row: m.end.0.saturating_add(1),
                    first_column: usize::try_from(m.start.1).unwrap_or(usize::MAX),
                    last_column: usize::try_from(m.end.1).unwrap_or(usize::MAX),
                })
                .collect();
        }
        let mut cells = match source.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(error)),
        };
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            let (row, column) = (usize::try_from(cell.pos.0), usize::try_from(cell.pos.1));
            let (Ok(row), Ok(column)) = (row, column) else { continue };
            let read = match (&cell.value, &cell.formula) {
                (DataRef::Empty, Some(_)) => Cell::Uncounted,
                (data, _) => value(data),
            };
            filler.put(&mut sheet, row, column, read).map_err(|mut finding| {
                finding.place = Place::new(name.as_str(), 0);
                finding
            })?;
        }
        if !sheet.rows.is_empty() {
            book.sheets.push(sheet);
        }
    }
    Ok(book)
}

fn value(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Float(number) => number_cell(*number),
        DataRef::Int(number) => whole_cell(*number),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(moment) => moment_cell(*moment),
        DataRef::DateTimeIso(text) => iso_cell(text),
        DataRef::DurationIso(text) => text_cell(text),
        DataRef::Error(error) => Cell::Error(error.to_string().into()),
    }
}

pub(super) fn text_cell(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) }
}

pub(super) fn number_cell(number: f64) -> Cell {
    if number.is_finite() { Cell::Number(number) } else { Cell::Error("#NUM!".into()) }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "spreadsheets hold doubles; a larger integer is damaged already"
)]
pub(super) fn whole_cell(number: i64) -> Cell {
    Cell::Number(number as f64)
}

pub(super) fn moment_cell(moment: calamine::ExcelDateTime) -> Cell {
    if moment.is_duration() || !(0.0..2_958_466.0).contains(&moment.as_f64()) {
        return number_cell(moment.as_f64());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = i16::try_from(year).ok().zip(i8::try_from(month).ok()).zip(i8::try_from(day).ok());
    date.and_then(|((y, m), d)| Date::new(y, m, d).ok()).map_or(number_cell(moment.as_f64()), Cell::Date)
}

pub(super) fn iso_cell(text: &str) -> Cell {
    let day = text.get(..10).unwrap_or(text);
    day.parse().map_or_else(|_| text_cell(text), Cell::Date)
}
