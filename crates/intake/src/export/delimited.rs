//! CSV as Indonesian office programs open it: UTF-8 with a mark, semicolons, every cell quoted.

use super::{ExportRefused, Table, guard::guard, plain_number};

/// The table as CSV.
///
/// # Errors
/// [`ExportRefused::NotWritten`].
pub fn csv(table: &Table) -> Result<Vec<u8>, ExportRefused> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .quote_style(csv::QuoteStyle::Always)
            .flexible(true)
            .from_writer(&mut out);
        let header = table.columns.iter().map(|c| guard(&c.header));
        writer.write_record(header).map_err(ExportRefused::NotWritten)?;
        for row in &table.rows {
            let cells = row.iter().enumerate().map(|(at, text)| {
                let is_numeric = table.columns.get(at).is_some_and(|c| c.is_numeric);
                if is_numeric && plain_number(text).is_some() { text.clone() } else { guard(text) }
            });
            writer.write_record(cells).map_err(ExportRefused::NotWritten)?;
        }
        writer.flush().map_err(|e| ExportRefused::NotWritten(e.into()))?;
    }
    Ok(out)
}
