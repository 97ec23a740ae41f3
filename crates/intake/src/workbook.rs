//! Bytes into sheets of cells, whatever office program wrote them. It gives no meaning to any cell.
//!
//! Input is hostile until counted: packed size, unpacked size, cells and columns are bounded before and while
//! parsing, and a panic of a parser is a finding.

mod delimited;
mod opendocument;
mod package;
mod spreadsheet;

use crate::finding::{Finding, FindingCode, Place};
use compact_str::CompactString;
use domain::time::Date;
use std::sync::Arc;

/// What a file may cost. Text that is read stands in memory several times over while it becomes records, so the
/// limits are what 256 MiB allow; the whole dump and the job history of 20,000 people fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of all parts together, unpacked.
    pub max_bytes: u64,
    /// Bytes of a file as it is sent, and of the text of all its cells.
    pub max_file_bytes: u64,
    /// Rows that hold something, in all sheets.
    pub max_rows: usize,
    /// Cells with a value, and cells between them, in all sheets.
    pub max_cells: usize,
    /// Columns of a sheet.
    pub max_columns: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 64 << 20,
            max_file_bytes: 24 << 20,
            max_rows: 60_000,
            max_cells: 2_000_000,
            max_columns: 1_000,
        }
    }
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text as stored; most cells are short and stand in the row itself.
    Text(CompactString),
    /// A number; a NIP must never be one.
    Number(f64),
    /// A day.
    Date(Date),
    /// A truth value.
    Bool(bool),
    /// A formula error such as `#REF!`.
    Error(CompactString),
    /// A formula whose result the file does not store: some programs write formulas and leave the counting to
    /// the spreadsheet program. There is nothing to read, but it is not an empty cell either.
    Uncounted,
}

impl Cell {
    /// Whether there is nothing to read; true of an uncounted formula too.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty | Self::Uncounted => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The cell as text: numbers without a trailing `.0`, days in ISO form.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty | Self::Uncounted => String::new(),
            Self::Text(text) | Self::Error(text) => text.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.to_string(),
            Self::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

/// A merged range: rows 1-based, columns 0-based, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub first_row: u32,
    /// Last row.
    pub last_row: u32,
    /// First column.
    pub first_column: usize,
    /// Last column.
    pub last_column: usize,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; for CSV the name of the file.
    pub name: Arc<str>,
    /// Rows from the first of the sheet on: the row that a user calls n is at n - 1. Rows differ in length.
    pub rows: Vec<Vec<Cell>>,
    /// Merged ranges; only XLSX tells them.
    pub merges: Vec<Merge>,
}

impl Sheet {
    /// The cell, or nothing.
    #[must_use]
    pub fn cell(&self, row: u32, column: usize) -> &Cell {
        const NOTHING: &Cell = &Cell::Empty;
        let at = usize::try_from(row).ok().and_then(|row| row.checked_sub(1));
        at.and_then(|at| self.rows.get(at)).and_then(|r| r.get(column)).unwrap_or(NOTHING)
    }

    /// Number of rows.
    #[must_use]
    pub fn last_row(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }
}

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// Its sheets that hold cells, in order.
    pub sheets: Vec<Sheet>,
    /// What was noticed while reading; never a rejection.
    pub findings: Vec<Finding>,
}

/// Reads a file; `name` is what the user called it, used in places and for nothing else.
///
/// # Errors
/// One [`Finding`] of the group I1xx: too large, damaged, locked, of a kind that is not read, or empty.
pub fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Workbook, Finding> {
    let file = File { name, limits };
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.max_file_bytes {
        return Err(file.too_long());
    }
    let book = match package::sniff(bytes) {
        package::Sniffed::Package => package::open(bytes, file)?,
        package::Sniffed::Locked => return Err(file.finding(FindingCode::FileLocked)),
        package::Sniffed::WebPage => return Err(file.finding(FindingCode::HtmlAsSpreadsheet)),
        package::Sniffed::Other(kind) => {
            return Err(file.finding(FindingCode::FileKindUnsupported).about(kind));
        }
        package::Sniffed::Text => delimited::read(bytes, file)?,
    };
    if book.sheets.iter().all(|s| s.rows.iter().flatten().all(Cell::is_empty)) {
        return Err(file.finding(FindingCode::FileEmpty));
    }
    Ok(book)
}

/// The file being read: its name for places and its limits.
#[derive(Clone, Copy)]
struct File<'a> {
    name: &'a str,
    limits: &'a Limits,
}

impl File<'_> {
    fn finding(self, code: FindingCode) -> Finding {
        Finding::new(code, Place::new(self.name, 0))
    }

    fn too_large(self) -> Finding {
        self.finding(FindingCode::FileTooLarge).about(format!("{} MiB", self.limits.max_bytes >> 20))
    }

    fn too_long(self) -> Finding {
        self.finding(FindingCode::FileTooLarge).about(format!("{} MiB", self.limits.max_file_bytes >> 20))
    }

    fn damaged(self, reason: &dyn core::fmt::Display) -> Finding {
        let short: String = reason.to_string().chars().take(120).collect();
        self.finding(FindingCode::FileDamaged).about(short)
    }
}

/// Fills sheets cell by cell and stops at the first limit.
struct Filler<'a> {
    file: File<'a>,
    cells: usize,
    rows: usize,
    text_bytes: u64,
}

impl<'a> Filler<'a> {
    fn new(file: File<'a>) -> Self {
        Self { file, cells: 0, rows: 0, text_bytes: 0 }
    }

    /// Puts a cell at 0-based coordinates; empty cells cost nothing and are not stored at the end of rows.
    fn put(&mut self, sheet: &mut Sheet, row: usize, column: usize, cell: Cell) -> Result<(), Finding> {
        if matches!(cell, Cell::Empty) {
            return Ok(());
        }
        let limits = self.file.limits;
        if column >= limits.max_columns {
            return Err(self.file.finding(FindingCode::TooManyColumns).about(limits.max_columns.to_string()));
        }
        if let Cell::Text(text) | Cell::Error(text) = &cell {
            self.text_bytes += u64::try_from(text.len()).unwrap_or(u64::MAX);
            if self.text_bytes > limits.max_file_bytes {
                return Err(self.file.too_long());
            }
        }
        // A row that is skipped still stands in memory, and takes half of what a cell takes.
        let grown = row.saturating_sub(sheet.rows.len()) / 2;
        let width = sheet.rows.get(row).map_or(0, Vec::len);
        self.cells = self.cells.saturating_add(grown).saturating_add((column + 1).saturating_sub(width));
        if self.cells > limits.max_cells {
            return Err(self.file.finding(FindingCode::TooManyCells).about(limits.max_cells.to_string()));
        }
        if sheet.rows.len() <= row {
            sheet.rows.resize_with(row + 1, Vec::new);
        }
        let Some(cells) = sheet.rows.get_mut(row) else { return Ok(()) };
        self.rows += usize::from(cells.is_empty());
        if self.rows > limits.max_rows {
            return Err(self.file.finding(FindingCode::TooManyRows).about(limits.max_rows.to_string()));
        }
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
        }
        Ok(())
    }
}
