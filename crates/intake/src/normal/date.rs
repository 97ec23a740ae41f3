//! Days as offices write them: day first always, Indonesian months, Excel serials. No clock.

use super::{Refused, clean};
use crate::finding::FindingCode;
use crate::workbook::Cell;
use domain::time::{Date, add_days};
use jiff::civil::date as day_of;

/// Months by the first letters people use, Indonesian first; English for files of English programs.
const MONTHS: [&[&str]; 12] = [
    &["januari", "jan", "january"],
    &["februari", "pebruari", "feb", "peb", "february"],
    &["maret", "mar", "mrt", "march"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "jun", "june"],
    &["juli", "jul", "july"],
    &["agustus", "agu", "agt", "ags", "agust", "aug", "august"],
    &["september", "sep", "sept"],
    &["oktober", "okt", "oct", "october"],
    &["november", "nopember", "nov", "nop"],
    &["desember", "des", "dec", "december"],
];

/// A day; `None` for the ways of writing 'no day' (`-`, `00-00-0000`, `01-01-1900`).
///
/// # Errors
/// [`FindingCode::NotADate`], [`FindingCode::TwoDigitYear`], [`FindingCode::FormulaError`] or
/// [`FindingCode::FormulaUncounted`].
pub fn date(cell: &Cell) -> Result<Option<Date>, Refused> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Date(day) => Ok(real(*day)),
        Cell::Number(number) => serial(*number),
        Cell::Text(text) => date_text(text),
        Cell::Error(error) if error == "#N/A" => Ok(None),
        Cell::Error(_) => Err(Refused::new(FindingCode::FormulaError)),
        Cell::Uncounted => Err(Refused::new(FindingCode::FormulaUncounted)),
        Cell::Bool(_) => Err(Refused::new(FindingCode::NotADate)),
    }
}

/// A day out of text; see [`date`].
///
/// # Errors
/// As [`date`].
pub fn date_text(text: &str) -> Result<Option<Date>, Refused> {
    let Some(text) = clean(text) else { return Ok(None) };
    let text = without_time(&text);
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return match text.len() {
            8 => compact(text),
            4 | 5 => serial(text.parse().unwrap_or(f64::NAN)),
            _ => Err(Refused::new(FindingCode::NotADate)),
        };
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ', ',']).filter(|p| !p.is_empty()).collect();
    let &[first, second, third] = parts.as_slice() else { return Err(Refused::new(FindingCode::NotADate)) };
    if first.len() == 4 {
        return build(first, second, third);
    }
    if third.len() == 2 && third.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Refused::new(FindingCode::TwoDigitYear));
    }
    build(third, second, first)
}

/// A year and month-first day may follow each other as `19790312` in exports.
fn compact(text: &str) -> Result<Option<Date>, Refused> {
    match (text.get(..4), text.get(4..6), text.get(6..)) {
        (Some(year), Some(month), Some(day)) => build(year, month, day),
        _ => Err(Refused::new(FindingCode::NotADate)),
    }
}

fn build(year: &str, month: &str, day: &str) -> Result<Option<Date>, Refused> {
    let refused = || Refused::new(FindingCode::NotADate);
    if year.len() != 4 {
        return Err(refused());
    }
    let year: i16 = year.parse().map_err(|_| refused())?;
    let day: i8 = day.parse().map_err(|_| refused())?;
    let month = month_number(month).ok_or_else(refused)?;
    if (year, month, day) == (0, 0, 0) {
        return Ok(None);
    }
    match Date::new(year, month, day) {
        Ok(day) if (1900..=2200).contains(&day.year()) => Ok(real(day)),
        Ok(day) if day.year() == 1899 => Ok(real(day)),
        Ok(_) => Err(refused()),
        Err(_) => {
            // Month first, as English programs write: proposed, since 'day first' is the rule.
            let turned = Date::new(year, day, month).ok().filter(|_| month > 12);
            Err(Refused { suggestion: turned.map(written), ..refused() })
        }
    }
}

fn month_number(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse::<i8>() {
        return Some(number);
    }
    let lower = text.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&lower.as_str()))?;
    i8::try_from(at + 1).ok()
}

/// `dd-mm-yyyy`, as offices write it.
#[must_use]
pub fn written(day: Date) -> String {
    format!("{:02}-{:02}-{:04}", day.day(), day.month(), day.year())
}

fn without_time(text: &str) -> &str {
    let cut = text.find('T').filter(|at| text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit));
    let text = cut.map_or(text, |at| text.get(..at).unwrap_or(text));
    match text.rsplit_once(' ') {
        Some((head, tail)) if tail.contains(':') => head.trim_end(),
        _ => text,
    }
}

/// The placeholders of databases and spreadsheets for 'no day'.
fn real(day: Date) -> Option<Date> {
    let nothing = [day_of(1900, 1, 1), day_of(1899, 12, 30), day_of(1899, 12, 31)];
    (!nothing.contains(&day)).then_some(day)
}

/// Excel's 1900 system: 1 is 1 January 1900, with the day 60 that never was.
fn serial(number: f64) -> Result<Option<Date>, Refused> {
    if (0.0..2.0).contains(&number) {
        return Ok(None);
    }
    if (10_000_000.0..30_000_000.0).contains(&number) && number.fract() == 0.0 {
        return compact(&format!("{number:.0}"));
    }
    if !(2.0..110_000.0).contains(&number) {
        return Err(Refused::new(FindingCode::NotADate));
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be small just above")]
    let days = number.floor() as i32;
    let base = if days < 60 { day_of(1899, 12, 31) } else { day_of(1899, 12, 30) };
    Ok(real(add_days(base, days)))
}
