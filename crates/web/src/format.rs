//! Numbers, dates and identifiers as people read them, per language. No wording beyond months.
//!
//! Indonesian writes 1.234,5 and English 1,234.5; the minus is U+2212, a unit follows a no-break space.

use crate::lang::Lang;
use jiff::civil::Date;

const NBSP: char = '\u{a0}';
const MINUS: char = '\u{2212}';
const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A whole number with grouping: 8.127, −18.
#[must_use]
pub fn count(l: Lang, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::new();
    if value < 0 {
        out.push(MINUS);
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(if l == Lang::Id { '.' } else { ',' });
        }
        out.push(digit);
    }
    out
}

/// A difference: +97, −18, 0.
#[must_use]
pub fn signed(l: Lang, value: i64) -> String {
    if value > 0 { format!("+{}", count(l, value)) } else { count(l, value) }
}

/// A number with a fixed count of decimals: 1.234,5.
#[must_use]
pub fn decimal(l: Lang, value: f64, places: usize) -> String {
    let plain = format!("{:.places$}", value.abs());
    let (whole, part) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    let is_zero = plain.bytes().all(|byte| byte == b'0' || byte == b'.');
    let mut out = String::new();
    if value < 0.0 && !is_zero {
        out.push(MINUS);
    }
    out.push_str(&count(l, whole.parse().unwrap_or(i64::MAX)));
    if !part.is_empty() {
        out.push(if l == Lang::Id { ',' } else { '.' });
        out.push_str(part);
    }
    out
}

/// A signed number with decimals: +2,5.
#[must_use]
pub fn signed_decimal(l: Lang, value: f64, places: usize) -> String {
    let text = decimal(l, value, places);
    let is_zero = text.chars().all(|c| matches!(c, '0' | ',' | '.'));
    if value > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// A share of one hundred: 92,5 % (Indonesian, with a no-break space), 92.5% (English).
#[must_use]
pub fn percent(l: Lang, value: f64, places: usize) -> String {
    let text = decimal(l, value, places);
    match l {
        Lang::Id => format!("{text}{NBSP}%"),
        Lang::En => format!("{text}%"),
    }
}

/// A date in full with no-break spaces: 24 November 2026.
#[must_use]
pub fn date(l: Lang, date: Date) -> String {
    format!("{}{NBSP}{}{NBSP}{}", date.day(), month(l, date.month()), date.year())
}

/// A month and year: November 2026.
#[must_use]
pub fn month_year(l: Lang, date: Date) -> String {
    format!("{}{NBSP}{}", month(l, date.month()), date.year())
}

/// A length of service in whole months, short for tables: 6 th 4 bl.
#[must_use]
pub fn months(l: Lang, months: i64) -> String {
    let (years, rest) = (months.max(0) / 12, months.max(0) % 12);
    match l {
        Lang::Id => format!("{years}{NBSP}th {rest}{NBSP}bl"),
        Lang::En => format!("{years}{NBSP}y {rest}{NBSP}m"),
    }
}

/// A NIP in groups 8-6-1-3, each group whole on its line: 19890314 201402 2 003.
#[must_use]
pub fn nip(nip: &str) -> String {
    match (nip.get(..8), nip.get(8..14), nip.get(14..15), nip.get(15..18)) {
        (Some(birth), Some(joined), Some(sex), Some(serial)) => {
            format!("{birth}{NBSP}{joined}{NBSP}{sex}{NBSP}{serial}")
        }
        _ => nip.to_owned(),
    }
}

fn month(l: Lang, month: i8) -> &'static str {
    let names = if l == Lang::Id { MONTHS_ID } else { MONTHS_EN };
    usize::try_from(month - 1).ok().and_then(|at| names.get(at).copied()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(count(Lang::Id, 8127), "8.127");
        assert_eq!(count(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(signed(Lang::Id, -1552), "\u{2212}1.552");
        assert_eq!(signed(Lang::Id, 97), "+97");
        assert_eq!(signed(Lang::Id, 0), "0");
        assert_eq!(decimal(Lang::Id, 1234.56, 1), "1.234,6");
        assert_eq!(decimal(Lang::Id, -0.01, 1), "0,0");
        assert_eq!(signed_decimal(Lang::En, 2.5, 1), "+2.5");
        assert_eq!(percent(Lang::Id, 92.54, 1), "92,5\u{a0}%");
    }

    #[test]
    fn dates_service_and_nip_read_as_people_say_them() {
        assert_eq!(date(Lang::Id, day(2026, 8, 7)), "7\u{a0}Agustus\u{a0}2026");
        assert_eq!(months(Lang::Id, 76), "6\u{a0}th 4\u{a0}bl");
        assert_eq!(nip("198903142014022903"), "19890314\u{a0}201402\u{a0}2\u{a0}903");
        assert_eq!(nip("12"), "12");
    }
}
