//! Dates relative to the sample's fixed day; no clock is read.
//!
//! Every date in the sample is computed from `today`, so the demo stays believable whatever day it starts on.

use jiff::ToSpan;
use jiff::civil::Date;

/// The first day of the month `months` before `today`.
pub(crate) fn month_start_before(today: Date, months: i32) -> Date {
    shift(today.first_of_month(), -months)
}

/// `date` moved by whole months, the day clipped to the month's end.
pub(crate) fn shift(date: Date, months: i32) -> Date {
    date.checked_add(months.months()).unwrap_or(date)
}

/// `date` moved by days.
pub(crate) fn shift_days(date: Date, days: i32) -> Date {
    date.checked_add(days.days()).unwrap_or(date)
}

/// Full months between two dates, 0 when `to` is before `from`.
pub(crate) fn full_months(from: Date, to: Date) -> i32 {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month());
    let whole = if to.day() < from.day() { months - 1 } else { months };
    whole.max(0)
}

/// First day of the month after the birthday on which the age is reached (*TMT pensiun*).
pub(crate) fn retirement_date(birth: Date, age: u8) -> Date {
    shift(birth.first_of_month(), i32::from(age) * 12 + 1)
}

const MONTHS: [&str; 12] = [
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

/// `01-02-2019`, as SIASN dumps write dates.
pub(crate) fn day_first(date: Date) -> String {
    format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year())
}

/// `1 Februari 2019`, as people type dates.
pub(crate) fn spelled(date: Date) -> String {
    format!("{} {} {:04}", date.day(), MONTHS[(date.month() - 1) as usize], date.year())
}

/// `2019-02-01`.
pub(crate) fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}
