//! Time in the present post, with the exact counts of planted fact P4.
//!
//! Managerial staff and pelaksana stay within five years except for the planned number; functional staff are
//! free of that count and stay longer. Nobody is in a post before entering service.

use super::{Employment, People};
use crate::calendar::{full_months, month_start_before};
use crate::dice::Dice;

/// More than five years, in full months.
pub(crate) const FIVE_YEARS: i32 = 60;

/// Decides the time in post of every draft that no planted fact has settled.
pub(super) fn decide(people: &mut People) {
    let mut dice = Dice::named(people.seed, "tenure");
    for draft in 0..people.drafts.len() {
        let is_rotated = people.job(draft).is_rotated_by_time();
        let months = if is_rotated {
            [dice.between(2, 23), dice.between(24, 58)][dice.weighted(&[290, 710])]
        } else {
            [dice.between(2, 23), dice.between(24, 58), dice.between(61, 150)]
                [dice.weighted(&[225, 125, 650])]
        };
        let today = people.today;
        let draft = &mut people.drafts[draft];
        if !draft.is_settled && draft.employment == Employment::Pns {
            let served = full_months(draft.service_from, today);
            draft.post_from =
                if months < served { month_start_before(today, months) } else { draft.service_from };
        }
    }
    overstay(people);
}

/// P4: the planned number of managerial staff and pelaksana is past five years.
fn overstay(people: &mut People) {
    let mut dice = Dice::named(people.seed, "fact P4");
    let wanted = people.layout.scaled(137.0) as usize;
    let counted = (0..people.drafts.len()).filter(|draft| is_overdue(people, *draft)).count();
    let mut pool: Vec<usize> = (0..people.drafts.len())
        .filter(|draft| {
            let person = &people.drafts[*draft];
            people.job(*draft).is_rotated_by_time()
                && !person.is_settled
                && person.employment == Employment::Pns
                && full_months(person.service_from, people.today) > 84
        })
        .collect();
    dice.shuffle(&mut pool);
    for draft in pool.into_iter().take(wanted.saturating_sub(counted)) {
        let served = full_months(people.drafts[draft].service_from, people.today);
        // Ten years and more are kept for the nine of procurement and permits.
        people.drafts[draft].post_from = month_start_before(people.today, dice.between(61, served.min(114)));
    }
}

/// True for managerial staff and pelaksana past five years in one post.
pub(crate) fn is_overdue(people: &People, draft: usize) -> bool {
    people.job(draft).is_rotated_by_time() && people.months_in_post(draft) >= FIVE_YEARS
}
