//! The five-year view: who leaves by the calendar, and what the gap is then.
//!
//! Retirement is exact, from birth dates and the age limit of the post held; other losses are one rate that
//! the agency sets and pages show. Nobody is drawn at random.

use crate::snapshot::{PersonIx, PostIx, Snapshot};
use crate::time::{Date, add_months};

/// Years ahead.
pub const YEARS: usize = 5;

/// One post over the years; index 0 is the day of the snapshot, 1 to 5 the same day of the years after.
#[derive(Clone, Debug, PartialEq)]
pub struct PostProjection {
    /// The post.
    pub post: PostIx,
    /// People there, after retirements, ended contracts and the attrition rate.
    pub staff: [f64; YEARS + 1],
    /// Who retires in year 1 to 5.
    pub retiring: [Vec<PersonIx>; YEARS],
    /// Contracts ending in year 1 to 5.
    pub contracts: [Vec<PersonIx>; YEARS],
}

/// Projects one post. `attrition` is the yearly share lost for other reasons, 0 to 1.
#[must_use]
pub fn project(snapshot: &Snapshot, post: PostIx, attrition: f64) -> PostProjection {
    let today = snapshot.as_of();
    let job = snapshot.job_of(post);
    let mut out = PostProjection {
        post,
        staff: [0.0; YEARS + 1],
        retiring: Default::default(),
        contracts: Default::default(),
    };
    let ends: [Date; YEARS + 1] =
        core::array::from_fn(|year| add_months(today, i32::try_from(year).unwrap_or(0) * 12));
    let mut certain = 0.0;
    for person in snapshot.people_there(post, today) {
        certain += 1.0;
        let retires = snapshot.retirement_day(person, job);
        let contract = snapshot.person(person).record.contract_until;
        match (year_of(&ends, retires), year_of(&ends, contract)) {
            (Some(r), Some(c)) if c < r => out.contracts[c].push(person),
            (Some(r), _) => out.retiring[r].push(person),
            (None, Some(c)) => out.contracts[c].push(person),
            (None, None) => {}
        }
    }
    out.staff[0] = certain;
    let mut kept = 1.0;
    for year in 0..YEARS {
        certain -= f64::from(
            u32::try_from(out.retiring[year].len() + out.contracts[year].len()).unwrap_or(u32::MAX),
        );
        kept *= 1.0 - attrition;
        out.staff[year + 1] = certain * kept;
    }
    out
}

/// Which year from today the day falls in: 0 for the first twelve months; `None` beyond the view.
fn year_of(ends: &[Date; YEARS + 1], day: Option<Date>) -> Option<usize> {
    let day = day?;
    ends.windows(2).position(|year| day > year[0] && day <= year[1])
}
