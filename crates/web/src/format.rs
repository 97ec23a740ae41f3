//! The short forms that tables want, over the wording of crate `text`: signs, whole counts, moments.

use crate::lang::Lang;
use domain::time::Date;

/// A whole number with grouping: 8.127, −18.
#[must_use]
pub fn count(l: Lang, value: i64) -> String {
    text::format::integer(l, value)
}

/// A count of things.
#[must_use]
pub fn size(l: Lang, value: usize) -> String {
    count(l, i64::try_from(value).unwrap_or(i64::MAX))
}

/// A difference: +97, −18, 0.
#[must_use]
pub fn signed(l: Lang, value: i64) -> String {
    if value > 0 { format!("+{}", count(l, value)) } else { count(l, value) }
}

/// A number with a fixed count of decimals: 1.234,5.
#[must_use]
pub fn decimal(l: Lang, value: f64, places: usize) -> String {
    text::format::number(l, value, places)
}

/// A signed number with decimals: +2,5.
#[must_use]
pub fn signed_decimal(l: Lang, value: f64, places: usize) -> String {
    let text = decimal(l, value, places);
    let is_zero = text.chars().all(|c| matches!(c, '0' | ',' | '.'));
    if value > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// A share of one hundred, at most one decimal.
#[must_use]
pub fn percent(l: Lang, value: f64) -> String {
    text::format::percent(l, value)
}

/// A date in full with no-break spaces: 24 November 2026.
#[must_use]
pub fn date(l: Lang, date: Date) -> String {
    text::format::date(l, date)
}

/// A date that may be missing, said in words.
#[must_use]
pub fn date_or_unknown(l: Lang, day: Option<Date>) -> String {
    day.map_or_else(|| l.t("belum tercatat", "not recorded").to_owned(), |day| date(l, day))
}

/// A length of service in whole months, without empty parts: 6 tahun 4 bulan, 3 tahun, 3 bulan.
#[must_use]
pub fn months(l: Lang, months: i32) -> String {
    text::format::months(l, months)
}

/// The agency's zone: its distance from UTC. Indonesia's three zones know no summer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(jiff::tz::Offset);

impl Zone {
    /// Waktu Indonesia Barat.
    pub const WIB: Self = Self(jiff::tz::offset(7));

    /// The zone as it is at a moment.
    #[must_use]
    pub fn at(zone: &jiff::tz::TimeZone, moment: jiff::Timestamp) -> Self {
        Self(zone.to_offset(moment))
    }

    /// Its short name: WIB, WITA, WIT, or the distance from UTC.
    #[must_use]
    pub fn name(self) -> String {
        match self.0.seconds() {
            25_200 => "WIB".to_owned(),
            28_800 => "WITA".to_owned(),
            32_400 => "WIT".to_owned(),
            _ => format!("UTC{}", self.0),
        }
    }

    fn civil(self, micros: i64) -> Option<jiff::civil::DateTime> {
        Some(self.0.to_datetime(jiff::Timestamp::from_microsecond(micros).ok()?))
    }
}

/// A moment of the record, microseconds since 1970, as date and time of the agency's clock.
#[must_use]
pub fn moment(l: Lang, zone: Zone, micros: i64) -> String {
    let Some(at) = zone.civil(micros) else {
        return l.t("belum tercatat", "not recorded").to_owned();
    };
    let (word, dot) = l.t(("pukul", '.'), ("at", ':'));
    let (day, name) = (date(l, at.date()), zone.name());
    format!("{day} {word}\u{a0}{:02}{dot}{:02}\u{a0}{name}", at.hour(), at.minute())
}

/// The day of a moment in microseconds since 1970, in the agency's zone.
#[must_use]
pub fn day_of_micros(l: Lang, zone: Zone, micros: i64) -> String {
    zone.civil(micros)
        .map_or_else(|| l.t("belum tercatat", "not recorded").to_owned(), |at| date(l, at.date()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_months() {
        assert_eq!(signed(Lang::Id, -1552), "\u{2212}1.552");
        assert_eq!(signed(Lang::Id, 97), "+97");
        assert_eq!(signed(Lang::Id, 0), "0");
        assert_eq!(signed_decimal(Lang::En, 2.5, 1), "+2.5");
        assert_eq!(months(Lang::Id, 36), "3\u{a0}tahun");
        assert_eq!(months(Lang::En, 13), "1\u{a0}year\u{a0}1\u{a0}month");
    }

    #[test]
    fn moments_are_read_on_the_agency_clock() {
        let at = jiff::Timestamp::from_microsecond(0).expect("a moment");
        // 1 June 2026, 16.30 UTC: the day turns in the east first.
        let late = 1_780_331_400_000_000;
        for (name, clock, day) in [
            ("Asia/Jakarta", "1\u{a0}Juni\u{a0}2026 pukul\u{a0}23.30\u{a0}WIB", 1),
            ("Asia/Makassar", "2\u{a0}Juni\u{a0}2026 pukul\u{a0}00.30\u{a0}WITA", 2),
            ("Asia/Jayapura", "2\u{a0}Juni\u{a0}2026 pukul\u{a0}01.30\u{a0}WIT", 2),
        ] {
            let zone = jiff::tz::TimeZone::get(name).expect("a zone");
            let zone = Zone::at(&zone, jiff::Timestamp::from_microsecond(late).expect("a moment"));
            assert_eq!(moment(Lang::Id, zone, late), clock);
            assert_eq!(day_of_micros(Lang::Id, zone, late), format!("{day}\u{a0}Juni\u{a0}2026"));
        }
        let other = Zone::at(&jiff::tz::TimeZone::fixed(jiff::tz::offset(5)), at);
        assert_eq!(moment(Lang::En, other, 0), "1\u{a0}January\u{a0}1970 at\u{a0}05:00\u{a0}UTC+05");
    }
}
