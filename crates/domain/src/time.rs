//! Days, months and working days. No clock: the day asked about is always a parameter.

pub use jiff::civil::Date;
use jiff::{Span, Unit, civil::Weekday};

/// A range of days, both ends included; an open end means 'until further notice'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct DateRange {
    from: Date,
    until: Option<Date>,
}

impl DateRange {
    /// Makes a range; `None` where the end lies before the start.
    #[must_use]
    pub fn new(from: Date, until: Option<Date>) -> Option<Self> {
        until.is_none_or(|end| end >= from).then_some(Self { from, until })
    }

    /// First day.
    #[must_use]
    pub const fn from(self) -> Date {
        self.from
    }

    /// Last day, if the range has ended or will.
    #[must_use]
    pub const fn until(self) -> Option<Date> {
        self.until
    }

    /// Whether the day lies in the range.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        day >= self.from && self.until.is_none_or(|end| day <= end)
    }
}

/// Full months from `from` to `to` (negative when `to` lies before `from`), as service is counted: the
/// 10th to the 9th of the month after is not yet a month.
#[must_use]
pub fn full_months(from: Date, to: Date) -> i32 {
    from.until((Unit::Month, to)).map_or(0, |span| span.get_months())
}

/// The same day so many months later (the last day of a shorter month); clamped at the calendar's ends.
#[must_use]
pub fn add_months(day: Date, months: i32) -> Date {
    day.saturating_add(Span::new().months(months))
}

/// The day so many days later; clamped at the calendar's ends.
#[must_use]
pub fn add_days(day: Date, days: i32) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// First day of the month after the month in which the age is reached (*TMT pensiun*).
///
/// Source: practice described in `PP 11/2017:239`; age limits by post in [`crate::job::JobTitle::retirement_age`].
#[must_use]
pub fn retirement_day(birth: Date, retirement_age: u8) -> Date {
    add_months(birth.first_of_month(), i32::from(retirement_age) * 12 + 1)
}

/// Public holidays of an agency, sorted; weekends are not listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Holidays(Vec<Date>);

impl Holidays {
    /// Takes the days in any order.
    #[must_use]
    pub fn new(mut days: Vec<Date>) -> Self {
        days.sort();
        days.dedup();
        Self(days)
    }

    /// Whether offices are open on the day: Monday to Friday, not a holiday.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && self.0.binary_search(&day).is_err()
    }

    /// The n-th working day after `day`; `day` itself for n = 0.
    #[must_use]
    pub fn add_working_days(&self, day: Date, n: u16) -> Date {
        let (mut at, mut left) = (day, n);
        while left > 0 && at < Date::MAX {
            at = add_days(at, 1);
            if self.is_working_day(at) {
                left -= 1;
            }
        }
        at
    }

    /// Working days after `from` up to and including `to`; 0 where `to` is not later.
    #[must_use]
    pub fn working_days_between(&self, from: Date, to: Date) -> u32 {
        let (mut at, mut count) = (from, 0);
        while at < to {
            at = add_days(at, 1);
            count += u32::from(self.is_working_day(at));
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_full_only_on_its_day() {
        assert_eq!(full_months(date(2023, 1, 10), date(2026, 2, 1)), 36);
        assert_eq!(full_months(date(2025, 6, 1), date(2026, 2, 1)), 8);
        assert_eq!(full_months(date(2024, 2, 2), date(2026, 2, 1)), 23);
        assert_eq!(full_months(date(2024, 2, 1), date(2026, 2, 1)), 24);
    }

    #[test]
    fn retirement_is_the_first_of_the_month_after_the_birthday_month() {
        assert_eq!(retirement_day(date(1968, 6, 2), 58), date(2026, 7, 1));
        assert_eq!(retirement_day(date(1968, 12, 31), 58), date(2027, 1, 1));
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        let holidays = Holidays::new(vec![date(2026, 6, 1)]);
        assert_eq!(holidays.add_working_days(date(2026, 5, 29), 1), date(2026, 6, 2));
        assert_eq!(holidays.working_days_between(date(2026, 5, 29), date(2026, 6, 5)), 4);
    }

    #[test]
    fn a_range_does_not_end_before_it_starts() {
        assert_eq!(DateRange::new(date(2026, 2, 1), Some(date(2026, 1, 31))), None);
        assert!(DateRange::new(date(2026, 2, 1), None).is_some_and(|r| r.contains(date(2030, 1, 1))));
    }
}
