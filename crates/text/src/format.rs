//! Dates, numbers and periods as people read them. A no-break space keeps a number with its unit.

use crate::lang::Lang;
use domain::nip::Nip;
use domain::time::Date;
use jiff::civil::Weekday;

/// The no-break space.
pub const NBSP: char = '\u{a0}';

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

/// Name of a month, 1 to 12; any other number gives December.
#[must_use]
pub fn month_name(lang: Lang, month: i8) -> &'static str {
    let at = usize::try_from(month - 1).unwrap_or(11).min(11);
    let (id, en) = MONTHS[at];
    lang.t(id, en)
}

/// `24 November 2026`, with no-break spaces.
#[must_use]
pub fn date(lang: Lang, day: Date) -> String {
    format!("{}{NBSP}{}{NBSP}{}", day.day(), month_name(lang, day.month()), day.year())
}

/// `November 2026`, with a no-break space.
#[must_use]
pub fn month(lang: Lang, day: Date) -> String {
    format!("{}{NBSP}{}", month_name(lang, day.month()), day.year())
}

/// `Selasa, 24 November 2026`.
#[must_use]
pub fn date_with_weekday(lang: Lang, day: Date) -> String {
    let (id, en) = match day.weekday() {
        Weekday::Monday => ("Senin", "Monday"),
        Weekday::Tuesday => ("Selasa", "Tuesday"),
        Weekday::Wednesday => ("Rabu", "Wednesday"),
        Weekday::Thursday => ("Kamis", "Thursday"),
        Weekday::Friday => ("Jumat", "Friday"),
        Weekday::Saturday => ("Sabtu", "Saturday"),
        Weekday::Sunday => ("Minggu", "Sunday"),
    };
    format!("{}, {}", lang.t(id, en), date(lang, day))
}

/// A number with so many decimals: `1.234,5` in Indonesian, `1,234.5` in English; a minus sign, not a hyphen.
#[must_use]
pub fn number(lang: Lang, value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let (group, point) = lang.t(('.', ','), (',', '.'));
    let mut out = String::with_capacity(plain.len() + 8);
    if value < 0.0 && plain.chars().any(|c| c.is_ascii_digit() && c != '0') {
        out.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push(point);
        out.push_str(rest);
    }
    out
}

/// A whole number, grouped by thousands.
#[must_use]
pub fn integer(lang: Lang, value: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts and amounts stay far below 2^53")]
    let value = value as f64;
    number(lang, value, 0)
}

/// A percentage given as 0 to 100: `91,7 %` in Indonesian, `91.7%` in English; one decimal, none where it is whole.
#[must_use]
pub fn percent(lang: Lang, value: f64) -> String {
    let text = short(lang, value);
    lang.t(format!("{text}{NBSP}%"), format!("{text}%"))
}

/// `72,5 poin`; one decimal, none where it is whole.
#[must_use]
pub fn points(lang: Lang, value: f64) -> String {
    let text = short(lang, value);
    let unit = lang.t("poin", if text == "1" { "point" } else { "points" });
    format!("{text}{NBSP}{unit}")
}

fn short(lang: Lang, value: f64) -> String {
    let whole = (value - value.round()).abs() < 0.05;
    number(lang, value, usize::from(!whole))
}

/// A count with its noun: `1 month`, `8 months`; Indonesian nouns have one form.
#[must_use]
pub fn count(lang: Lang, n: i64, id: &str, one: &str, many: &str) -> String {
    let noun = lang.t(id, if n == 1 { one } else { many });
    format!("{}{NBSP}{noun}", integer(lang, n))
}

/// `6 tahun 4 bulan`, `2 tahun`, `8 bulan`; `0 bulan` for nothing or less.
#[must_use]
pub fn months(lang: Lang, months: i32) -> String {
    let months = i64::from(months.max(0));
    let (years, rest) = (months / 12, months % 12);
    let years_text = count(lang, years, "tahun", "year", "years");
    let rest_text = count(lang, rest, "bulan", "month", "months");
    match (years, rest) {
        (0, _) => rest_text,
        (_, 0) => years_text,
        _ => format!("{years_text}{NBSP}{rest_text}"),
    }
}

/// `6 tahun`.
#[must_use]
pub fn years(lang: Lang, n: i32) -> String {
    count(lang, i64::from(n), "tahun", "year", "years")
}

/// `35 menit`, `1 jam 30 menit`.
#[must_use]
pub fn minutes(lang: Lang, n: i64) -> String {
    let hours_text = count(lang, n / 60, "jam", "hour", "hours");
    let rest_text = count(lang, n % 60, "menit", "minute", "minutes");
    match (n / 60, n % 60) {
        (0, _) => rest_text,
        (_, 0) => hours_text,
        _ => format!("{hours_text}{NBSP}{rest_text}"),
    }
}

/// A NIP in its four groups: `19850312 201001 2 907`, with no-break spaces.
#[must_use]
pub fn nip(nip: &Nip) -> String {
    let text = nip.as_str();
    [&text[..8], &text[8..14], &text[14..15], &text[15..]].join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn a_date_keeps_together() {
        assert_eq!(date(Lang::Id, day(2026, 11, 24)), "24\u{a0}November\u{a0}2026");
        assert_eq!(date(Lang::Id, day(2025, 6, 1)), "1\u{a0}Juni\u{a0}2025");
        assert_eq!(date(Lang::En, day(2025, 6, 1)), "1\u{a0}June\u{a0}2025");
        assert_eq!(date_with_weekday(Lang::Id, day(2026, 6, 12)), "Jumat, 12\u{a0}Juni\u{a0}2026");
        assert_eq!(month(Lang::Id, day(2027, 3, 1)), "Maret\u{a0}2027");
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(number(Lang::Id, 1234.5, 1), "1.234,5");
        assert_eq!(number(Lang::En, 1234.5, 1), "1,234.5");
        assert_eq!(number(Lang::Id, -1_234_567.0, 0), "−1.234.567");
        assert_eq!(number(Lang::En, 999.0, 0), "999");
        assert_eq!(number(Lang::Id, -0.04, 1), "0,0", "no minus before nothing");
        assert_eq!(percent(Lang::Id, 91.666_7), "91,7\u{a0}%");
        assert_eq!(percent(Lang::En, 68.0), "68%");
        assert_eq!(points(Lang::En, 1.0), "1\u{a0}point");
        assert_eq!(points(Lang::Id, 72.5), "72,5\u{a0}poin");
        assert_eq!(integer(Lang::Id, 20_000), "20.000");
    }

    #[test]
    fn months_become_years_and_months() {
        assert_eq!(months(Lang::Id, 76), "6\u{a0}tahun\u{a0}4\u{a0}bulan");
        assert_eq!(months(Lang::Id, 24), "2\u{a0}tahun");
        assert_eq!(months(Lang::En, 13), "1\u{a0}year\u{a0}1\u{a0}month");
        assert_eq!(months(Lang::En, 0), "0\u{a0}months");
        assert_eq!(months(Lang::Id, -3), "0\u{a0}bulan");
        assert_eq!(minutes(Lang::Id, 95), "1\u{a0}jam\u{a0}35\u{a0}menit");
        assert_eq!(minutes(Lang::En, 120), "2\u{a0}hours");
    }

    #[test]
    fn a_nip_is_read_in_groups() {
        let nip_text = Nip::parse("198503122010012907").map(|n| nip(&n));
        assert_eq!(nip_text.as_deref(), Ok("19850312\u{a0}201001\u{a0}2\u{a0}907"));
    }
}
