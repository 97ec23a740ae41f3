//! ODS. Repeated rows and columns are counted in the text of `content.xml` before the parser expands them.

use super::spreadsheet::{iso_cell, moment_cell, number_cell, text_cell, whole_cell};
use super::{Cell, File, Filler, Sheet, Workbook};
use crate::finding::{Finding, FindingCode};
use calamine::{Data, Ods, OdsError, Reader};
use std::io::Cursor;

pub(super) fn read(bytes: &[u8], file: File<'_>) -> Result<Workbook, Finding> {
    let broken = |error: OdsError| match error {
        OdsError::Password => file.finding(FindingCode::FileLocked),
        other => file.damaged(&other),
    };
    let mut source: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(broken)?;
    let mut filler = Filler::new(file);
    let mut book = Workbook::default();
    for name in source.sheet_names() {
        let range = source.worksheet_range(&name).map_err(broken)?;
        let mut sheet = Sheet { name: name.as_str().into(), ..Sheet::default() };
        let Some((top, left)) = range.start() else { continue };
        let (top, left) = (usize::try_from(top).unwrap_or(0), usize::try_from(left).unwrap_or(0));
        for (row, column, data) in range.used_cells() {
            filler.put(&mut sheet, top + row, left + column, value(data))?;
        }
        let formulas = source.worksheet_formula(&name).map_err(broken)?;
        let (first, edge) = formulas.start().unwrap_or_default();
        for (row, column, _) in formulas.used_cells() {
            let at = (u32::try_from(row).ok(), u32::try_from(column).ok());
            let (Some(row), Some(column)) = at else { continue };
            let (row, column) = (first.saturating_add(row), edge.saturating_add(column));
            if matches!(range.get_value((row, column)), None | Some(Data::Empty)) {
                let at = (usize::try_from(row).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(0));
                filler.put(&mut sheet, at.0, at.1, Cell::Uncounted)?;
            }
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}

fn value(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) => text_cell(text),
        Data::Float(number) => number_cell(*number),
        Data::Int(number) => whole_cell(*number),
        Data::Bool(truth) => Cell::Bool(*truth),
        Data::DateTime(moment) => moment_cell(*moment),
        Data::DateTimeIso(text) => iso_cell(text),
        Data::DurationIso(text) => text_cell(text),
        Data::Error(error) => Cell::Error(error.to_string().into()),
    }
}

/// Refuses a sheet whose repeats would grow past the limits.
///
/// # Errors
/// Too many cells or columns.
pub(super) fn count(content: &[u8], file: File<'_>) -> Result<(), Finding> {
    let limits = file.limits;
    let mut area = Area::default();
    let mut left = content;
    while let Some(at) = left.iter().position(|b| *b == b'<') {
        let tail = left.get(at + 1..).unwrap_or_default();
        let end = tail.iter().position(|b| *b == b'>').unwrap_or(tail.len());
        let tag = tail.get(..end).unwrap_or_default();
        area.tag(tag);
        if area.cells > limits.max_cells {
            return Err(file.finding(FindingCode::TooManyCells).about(limits.max_cells.to_string()));
        }
        if area.widest > limits.max_columns {
            return Err(file.finding(FindingCode::TooManyColumns).about(limits.max_columns.to_string()));
        }
        left = tail.get(end..).unwrap_or_default();
    }
    Ok(())
}

/// Running size of the tables: what the parser would hold.
#[derive(Default)]
struct Area {
    cells: usize,
    widest: usize,
    rows_waiting: usize,
    row_repeats: usize,
    width: usize,
    used_width: usize,
}

impl Area {
    fn tag(&mut self, tag: &[u8]) {
        if tag.starts_with(b"table:table-row") {
            self.row_repeats = repeats(tag, b"table:number-rows-repeated=").max(1);
            (self.width, self.used_width) = (0, 0);
        } else if tag.starts_with(b"table:table-cell") || tag.starts_with(b"table:covered-table-cell") {
            let columns = repeats(tag, b"table:number-columns-repeated=").max(1);
            self.width = self.width.saturating_add(columns);
            if find(tag, b"office:value-type=").is_some() || find(tag, b"table:formula=").is_some() {
                self.used_width = self.width;
            }
        } else if tag.starts_with(b"/table:table-row") {
            if self.used_width == 0 {
                self.rows_waiting = self.rows_waiting.saturating_add(self.row_repeats);
                return;
            }
            self.widest = self.widest.max(self.used_width);
            let rows = self.rows_waiting.saturating_add(self.row_repeats);
            self.cells = self.cells.saturating_add(rows.saturating_mul(self.widest));
            self.rows_waiting = 0;
        } else if tag.starts_with(b"table:table ") {
            self.rows_waiting = 0;
        }
    }
}

fn repeats(tag: &[u8], name: &[u8]) -> usize {
    let Some(at) = find(tag, name) else { return 1 };
    let digits = tag.iter().skip(at + name.len() + 1).take_while(|b| b.is_ascii_digit());
    digits.fold(0_usize, |n, b| n.saturating_mul(10).saturating_add(usize::from(b - b'0')))
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}
