//! The sample agency as others see it: counts, integrity, planted facts, and the files.
//!
//! Files are read back with another library than the one that wrote them.

mod counts;
mod facts;
mod files;
mod integrity;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use sample::rows::{AssignmentRow, JobRow, PersonRow};
use sample::{Agency, Options};

/// The demo's agency of 5,000, generated once.
fn full() -> &'static Agency {
    static AGENCY: OnceLock<Agency> = OnceLock::new();
    AGENCY.get_or_init(|| Agency::generate(&Options::default()))
}

/// The agency of 400 that tests elsewhere use.
fn small() -> &'static Agency {
    static AGENCY: OnceLock<Agency> = OnceLock::new();
    AGENCY.get_or_init(|| Agency::generate(&Options { people: 400, ..Options::default() }))
}

/// The present definitive assignment of everybody.
fn posts(agency: &Agency) -> BTreeMap<&str, &AssignmentRow> {
    agency
        .tables
        .assignments
        .iter()
        .filter(|row| row.capacity == "definitive" && row.until.is_none())
        .map(|row| (row.nip.as_str(), row))
        .collect()
}

fn jobs(agency: &Agency) -> BTreeMap<&str, &JobRow> {
    agency.tables.jobs.iter().map(|job| (job.code.as_str(), job)).collect()
}

fn person<'a>(agency: &'a Agency, nip: &str) -> &'a PersonRow {
    agency.tables.people.iter().find(|person| person.nip == nip).expect("invariant: the NIP is of the agency")
}

/// Full months from one date to another.
fn months(from: Date, to: Date) -> i32 {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month());
    if to.day() < from.day() { months - 1 } else { months }
}

/// TMT pensiun: the first of the month after the birthday.
fn retires_on(birth: Date, age: u8) -> Date {
    let month = birth.month() + 1;
    let year = birth.year() + i16::from(age) + i16::from(month > 12);
    jiff::civil::date(year, if month > 12 { 1 } else { month }, 1)
}
