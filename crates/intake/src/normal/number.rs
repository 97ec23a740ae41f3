//! Numbers with a decimal comma or a decimal point, kept exactly as thousandths.

use super::{Refused, clean};
use crate::finding::FindingCode;
use crate::workbook::Cell;

/// What a single dot before three digits means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dot {
    /// Thousands, as offices write: `1.250` is 1250.
    Thousands,
    /// A decimal point, as tidy files write: `1.250` is one and a quarter.
    Decimal,
}

/// A number as thousandths, rounded to three places.
///
/// # Errors
/// [`FindingCode::NotANumber`], [`FindingCode::FormulaError`] or [`FindingCode::FormulaUncounted`].
pub fn thousandths(cell: &Cell, dot: Dot) -> Result<Option<i64>, Refused> {
    let refused = || Refused::new(FindingCode::NotANumber);
    match cell {
        Cell::Empty => Ok(None),
        Cell::Number(number) => from_double(*number).map(Some).ok_or_else(refused),
        Cell::Error(error) if error == "#N/A" => Ok(None),
        Cell::Error(_) => Err(Refused::new(FindingCode::FormulaError)),
        Cell::Uncounted => Err(Refused::new(FindingCode::FormulaUncounted)),
        Cell::Text(text) => {
            let Some(text) = clean(text) else { return Ok(None) };
            from_text(&text, dot).map(Some).ok_or_else(refused)
        }
        Cell::Date(_) | Cell::Bool(_) => Err(refused()),
    }
}

/// A whole number within a range.
///
/// # Errors
/// As [`thousandths`]; also where there is a fraction or the number lies outside the range, which is named.
pub fn whole(cell: &Cell, low: i64, high: i64) -> Result<Option<i64>, Refused> {
    let range = || Refused::about(FindingCode::NotANumber, format!("{low}–{high}"));
    let Some(milli) = thousandths(cell, Dot::Thousands)? else { return Ok(None) };
    if milli % 1_000 != 0 || !(low..=high).contains(&(milli / 1_000)) {
        return Err(range());
    }
    Ok(Some(milli / 1_000))
}

/// Thousandths as a decimal without trailing zeros, decimal point.
#[must_use]
pub fn written(milli: i64) -> String {
    let (whole, rest) = (milli / 1_000, (milli % 1_000).abs());
    let sign = if milli < 0 && whole == 0 { "-" } else { "" };
    if rest == 0 {
        return whole.to_string();
    }
    format!("{sign}{whole}.{rest:03}").trim_end_matches('0').to_owned()
}

#[expect(clippy::cast_possible_truncation, reason = "checked to be far below the limits of i64")]
fn from_double(number: f64) -> Option<i64> {
    (number.abs() < 1e12).then(|| (number * 1_000.0).round() as i64)
}

fn from_text(text: &str, dot: Dot) -> Option<i64> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (sign, body) = match compact.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, compact.strip_prefix('+').unwrap_or(&compact)),
    };
    let (whole, fraction) = match (body.rfind(','), body.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => cut(body, comma, '.')?,
        (Some(_), Some(point)) => cut(body, point, ',')?,
        (Some(comma), None) => cut(body, comma, '.')?,
        (None, Some(point)) => {
            if dot == Dot::Thousands && grouped(body) {
                (body.replace('.', ""), String::new())
            } else {
                cut(body, point, ',')?
            }
        }
        (None, None) => (body.to_owned(), String::new()),
    };
    if whole.is_empty() || whole.len() > 12 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let four: i64 = format!("{fraction:0<4}").get(..4)?.parse().ok()?;
    Some(sign * (whole * 1_000 + (four + 5) / 10))
}

/// Splits at the decimal mark and drops the marks of thousands before it, which must stand in threes.
fn cut(body: &str, at: usize, thousands: char) -> Option<(String, String)> {
    let (head, tail) = (body.get(..at)?, body.get(at + 1..)?);
    if head.contains(thousands) && !grouped(&head.replace(thousands, ".")) {
        return None;
    }
    Some((head.replace(thousands, ""), tail.to_owned()))
}

fn grouped(text: &str) -> bool {
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or_default();
    let digits = |g: &str| g.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len())
        && digits(first)
        && first != "0"
        && groups.all(|g| g.len() == 3 && digits(g))
}
