//! Months of service at a tier or above, from the record of definitive posts. Plt, Plh and additional tasks
//! do not count; whether the posts were in the field of the target is for a human to judge.

use crate::missing::Missing;
use domain::job::JobTitle;
use domain::person::Capacity;
use domain::snapshot::{PersonIx, Snapshot};
use domain::time::{Date, add_days, full_months};

/// Full months in posts that `counts` accepts, up to the day; unbroken posts add up before months are cut.
///
/// # Errors
/// What is missing, where a start or a job is unknown, or no post is recorded. The caller passes `enough`:
/// once that many months are sure, gaps elsewhere do not matter.
pub(crate) fn months(
    snapshot: &Snapshot,
    person: PersonIx,
    day: Date,
    enough: i32,
    counts: fn(&JobTitle) -> Option<bool>,
) -> Result<i32, Missing> {
    let (mut total, mut gap, mut any) = (0, false, false);
    let mut run: Option<(Date, Date)> = None;
    let mut newer_start = day;
    // Newest first: each post ends at its own end or where the newer one begins.
    for post in snapshot.person(person).assignments.iter().filter(|a| a.capacity == Capacity::Definitive) {
        any = true;
        let Some(from) = post.from else {
            gap = true;
            continue;
        };
        let end = post.until.map_or(newer_start, |until| add_days(until, 1).min(newer_start));
        newer_start = newer_start.min(from);
        if end <= from {
            continue;
        }
        match snapshot.find_job(&post.job).and_then(|ix| counts(snapshot.job(ix))) {
            None => gap = true,
            Some(false) => {}
            Some(true) => {
                run = match run {
                    Some((start, finish)) if end >= start => Some((from.min(start), finish)),
                    Some((start, finish)) => {
                        total += full_months(start, finish);
                        Some((from, end))
                    }
                    None => Some((from, end)),
                };
            }
        }
    }
    total += run.map_or(0, |(start, finish)| full_months(start, finish));
    if total < enough && (gap || !any) { Err(Missing::History) } else { Ok(total) }
}
