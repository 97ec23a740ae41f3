//! Earlier posts: every career has the steps that its present level needs.
//!
//! Only definitive posts of this agency; posts in other agencies are left out.

use std::collections::BTreeMap;

use super::{Employment, People, Stint};
use crate::calendar::{full_months, shift, shift_days};
use crate::dice::Dice;
use crate::jobs::Level;

/// Adds one or two earlier posts to those who have served long enough.
pub(super) fn add(people: &mut People) {
    let mut dice = Dice::named(people.seed, "history");
    let by_level = seats_by_level(people);
    for draft in 0..people.drafts.len() {
        let person = &people.drafts[draft];
        let before = full_months(person.service_from, person.post_from);
        if person.employment != Employment::Pns || !person.earlier.is_empty() || before < 24 {
            continue;
        }
        let level = people.job(draft).level;
        let job = people.layout.seats[person.seat].job;
        let steps = earlier_levels(level);
        if steps.is_empty() && !dice.chance(620) {
            continue;
        }
        let mut until = shift_days(person.post_from, -1);
        let mut left = before;
        let mut stints = Vec::new();
        for step in steps.iter().map(Some).chain(steps.is_empty().then_some(None)) {
            let pool = step.map_or_else(
                || same_job(people, job),
                |level| by_level.get(level).cloned().unwrap_or_default(),
            );
            if pool.is_empty() || left < 18 {
                break;
            }
            let (unit, job) = *dice.pick(&pool);
            let months = if steps.is_empty() { dice.between(24, 72) } else { dice.between(42, 70) }.min(left);
            let from = shift(shift_days(until, 1), -months);
            stints.push(Stint { unit, job, from, until });
            until = shift_days(from, -1);
            left -= months;
        }
        stints.reverse();
        people.drafts[draft].earlier = stints;
    }
}

/// Levels that a career passed through, latest first.
fn earlier_levels(level: Level) -> &'static [Level] {
    match level {
        Level::HighA => &[Level::HighB, Level::AdministratorA],
        Level::HighB => &[Level::AdministratorA, Level::AdministratorB],
        Level::AdministratorA => &[Level::AdministratorB, Level::SupervisorA],
        Level::AdministratorB => &[Level::SupervisorA, Level::Staff],
        Level::SupervisorA | Level::SupervisorB => &[Level::Staff],
        _ => &[],
    }
}

fn seats_by_level(people: &People) -> BTreeMap<Level, Vec<(usize, usize)>> {
    let mut map: BTreeMap<Level, Vec<(usize, usize)>> = BTreeMap::new();
    for seat in &people.layout.seats {
        let job = &people.layout.catalogue.jobs()[seat.job];
        // Pelaksana careers of today's leaders passed through posts that ask for a degree.
        if job.level != Level::Staff || job.row.class == 7 && job.row.family == "umum" {
            map.entry(job.level).or_default().push((seat.unit, seat.job));
        }
    }
    map
}

fn same_job(people: &People, job: usize) -> Vec<(usize, usize)> {
    people.layout.seats.iter().filter(|seat| seat.job == job).map(|seat| (seat.unit, seat.job)).collect()
}
