//! The tidy spreadsheets: `DIR/plain/KIND.xlsx`, header in row 1, dates as ISO text.
//!
//! No quirks here; those are in `office`.

use std::io;
use std::path::Path;

use crate::agency::Agency;
use crate::cell::Tabular;
use crate::workbook::{WrittenFile, save, stamped, write_header, write_row};

impl Agency {
    /// Writes one spreadsheet for each KIND into `dir/plain`, in the order of import.
    ///
    /// # Errors
    /// When the folder or a file cannot be written.
    pub fn write_plain(&self, dir: &Path) -> io::Result<Vec<WrittenFile>> {
        let dir = &dir.join("plain");
        std::fs::create_dir_all(dir)?;
        let tables = &self.tables;
        Ok(vec![
            self.write_kind(dir, &tables.units)?,
            self.write_kind(dir, &tables.jobs)?,
            self.write_kind(dir, &tables.posts)?,
            self.write_kind(dir, &tables.people)?,
            self.write_kind(dir, &tables.assignments)?,
            self.write_kind(dir, &tables.education)?,
            self.write_kind(dir, &tables.competencies)?,
            self.write_kind(dir, &tables.performance)?,
            self.write_kind(dir, &tables.workload)?,
            self.write_kind(dir, &tables.wishes)?,
            self.write_kind(dir, &tables.sanctions)?,
            self.write_kind(dir, &tables.leave)?,
            self.write_kind(dir, &tables.relations)?,
            self.write_kind(dir, &tables.places)?,
            self.write_kind(dir, &tables.facilities)?,
            self.write_kind(dir, &tables.credentials)?,
        ])
    }

    fn write_kind<T: Tabular>(&self, dir: &Path, rows: &[T]) -> io::Result<WrittenFile> {
        let mut workbook = stamped(self.options.today, T::KIND)?;
        let sheet = workbook.add_worksheet();
        sheet.set_name(T::KIND).map_err(io::Error::other)?;
        write_header(sheet, 0, T::HEADER)?;
        for (line, row) in (1_u32..).zip(rows) {
            write_row(sheet, line, &row.cells())?;
        }
        save(workbook, &dir.join(format!("{}.xlsx", T::KIND)), rows.len())
    }
}
