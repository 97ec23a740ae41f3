//! Every table that leaves the program. It is the only writer of CSV and XLSX, so that no cell can leave as a
//! formula: text stays text, in every program that opens it, and reads back as it was.

mod annotated;
mod delimited;
mod guard;
mod spreadsheet;

pub use annotated::{findings_workbook, rejected_workbook};
pub use delimited::csv;
pub use guard::{guard, is_formula_like, unguard};
pub use spreadsheet::xlsx;

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its header.
    pub header: String,
    /// Whether its cells are numbers; a NIP is never one. Cells that are not plain numbers stay text.
    pub is_numeric: bool,
}

impl Column {
    /// A column of text.
    #[must_use]
    pub fn text(header: &str) -> Self {
        Self { header: header.to_owned(), is_numeric: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(header: &str) -> Self {
        Self { header: header.to_owned(), is_numeric: true }
    }
}

/// A table to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Name of the sheet; cut and cleaned where the format asks for it.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a text for each column.
    pub rows: Vec<Vec<String>>,
}

/// Why a table cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportRefused {
    /// More rows or columns than the format has, or a cell longer than 32,767 characters.
    #[error("the table does not fit the format")]
    DoesNotFit(#[source] rust_xlsxwriter::XlsxError),
    /// The writer failed.
    #[error("the table could not be written")]
    NotWritten(#[source] csv::Error),
}

/// A cell of a numeric column as a number: digits, at most one point, at most fifteen digits.
fn plain_number(text: &str) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let body = text.strip_prefix('-').unwrap_or(text);
    let shape = !body.is_empty()
        && body.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && body.starts_with(|c: char| c.is_ascii_digit())
        && body.ends_with(|c: char| c.is_ascii_digit());
    (shape && (1..=15).contains(&digits)).then(|| text.parse().ok()).flatten()
}
