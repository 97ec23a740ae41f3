//! Planted fact P8: how many retire within 24 months, exactly.
//!
//! At full size 212 people, of them 41 of the 96 finance staff and 3 heads of top-level units. Only the birth
//! date (and with it the entry into service) of the chosen is changed; everybody else was drawn younger.

use super::{Draft, Employment, People};
use crate::calendar::{full_months, month_start_before, shift, shift_days};
use crate::dice::Dice;
use crate::jobs::Level;

/// Months looked ahead.
pub(crate) const WINDOW_MONTHS: i32 = 24;

/// Makes the planned numbers retire within the window.
pub(super) fn decide(people: &mut People) {
    let mut dice = Dice::named(people.seed, "fact P8");
    let already = (0..people.drafts.len()).filter(|draft| is_soon(people, *draft)).count();
    let all = people.layout.scaled(212.0) as usize;
    let finance: Vec<usize> = (0..people.drafts.len())
        .filter(|draft| people.job(*draft).row.family == "keuangan" && is_free(people, *draft))
        .collect();
    let heads: Vec<usize> =
        (0..people.drafts.len()).filter(|draft| is_head(people, *draft) && is_free(people, *draft)).collect();
    let others: Vec<usize> = (0..people.drafts.len())
        .filter(|draft| {
            let job = people.job(*draft);
            is_free(people, *draft)
                && job.row.family != "keuangan"
                && !is_head(people, *draft)
                && !matches!(job.level, Level::FirstExpert | Level::Skilled | Level::Beginner)
        })
        .collect();
    let finance_wanted = people.layout.scaled(41.0) as usize;
    let mut chosen = Vec::new();
    for (mut pool, count) in [(finance, finance_wanted), (heads, 3)] {
        dice.shuffle(&mut pool);
        pool.truncate(count);
        chosen.extend(pool);
    }
    let mut pool = others;
    dice.shuffle(&mut pool);
    pool.truncate(all.saturating_sub(chosen.len() + already));
    chosen.extend(pool);
    for draft in chosen {
        let months = dice.between(1, WINDOW_MONTHS);
        let day = dice.between(0, 26);
        retire_in(people, draft, months, day);
    }
}

/// Moves the birth so that the TMT pensiun is the first of the month `months` ahead.
fn retire_in(people: &mut People, draft: usize, months: i32, day: i32) {
    let retirement_age = i32::from(people.job(draft).row.bup);
    let today = people.today;
    let draft = &mut people.drafts[draft];
    let age_at_entry = full_months(draft.birth, draft.service_from);
    draft.birth = shift_days(shift(today.first_of_month(), months - 1 - retirement_age * 12), day);
    let served = full_months(draft.birth, today) - age_at_entry;
    draft.service_from = month_start_before(today, served);
    draft.post_from = draft.post_from.max(draft.service_from);
}

/// True when the TMT pensiun lies within the window.
pub(crate) fn is_soon(people: &People, draft: usize) -> bool {
    people.retires_on(draft) <= shift(people.today, WINDOW_MONTHS)
}

/// True for the definitive head of a top-level unit.
pub(crate) fn is_head(people: &People, draft: usize) -> bool {
    let unit = people.unit_of(&people.drafts[draft]);
    let is_top = people.layout.units[unit].top == unit;
    let code = people.job(draft).row.code.as_str();
    is_top
        && (matches!(code, "sekretaris-daerah" | "sekretaris-dprd" | "inspektur" | "camat" | "kepala-uptd")
            || matches!(code, "kepala-badan" | "kepala-dinas" | "kepala-satuan-polisi-pamong-praja")
            || code == "direktur-rumah-sakit-umum-daerah")
}

fn is_free(people: &People, draft: usize) -> bool {
    let Draft { role, employment, .. } = &people.drafts[draft];
    role.is_none() && *employment == Employment::Pns && !is_soon(people, draft)
}
