//! Figures of a plan for people: fill by sector, seats that hold the value back, lists of moves and of gaps.

use std::collections::BTreeMap;

use domain::job::JobLevel;
use domain::snapshot::{PersonIx, PostIx, UnitIx};
use domain::unit::Sector;
use placement::outcome::Move;
pub use planner::chains::Chain as PlanChain;

use super::case::PlanCase;

/// Filled share of a sector: Σ min(need, there) over Σ need, percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SectorFill {
    /// The sector.
    pub sector: Sector,
    /// If nobody moved.
    pub before: f64,
    /// With the plan.
    pub after: f64,
}

/// People in each post if nobody moved and with the plan; those not there on the day are in neither.
#[must_use]
pub fn staffing(case: &PlanCase) -> Vec<(u32, u32)> {
    let snapshot = &case.basis.snapshot;
    let scorer = case.basis.scorer();
    let mut out: Vec<(u32, u32)> =
        snapshot.post_indexes().map(|p| scorer.need(p).1).map(|n| (n, n)).collect();
    for one in &case.outcome.moves {
        if let Some(from) = one.from {
            out[from.at()].1 = out[from.at()].1.saturating_sub(1);
        }
        out[one.to.at()].1 += 1;
    }
    out
}

/// Fill by sector, before and after.
#[must_use]
pub fn by_sector(case: &PlanCase) -> Vec<SectorFill> {
    let snapshot = &case.basis.snapshot;
    let mut sums: BTreeMap<Sector, (u32, u32, u32)> = BTreeMap::new();
    for (post, (before, after)) in snapshot.post_indexes().zip(staffing(case)) {
        let Some(sector) = snapshot.unit(snapshot.unit_of(post)).record.sector else { continue };
        let need = snapshot.post(post).record.decreed_need.unwrap_or(0);
        let sum = sums.entry(sector).or_default();
        sum.0 += need;
        sum.1 += need.min(before);
        sum.2 += need.min(after);
    }
    let percent = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole.max(1));
    sums.into_iter()
        .map(|(sector, (need, before, after))| SectorFill {
            sector,
            before: percent(before, need),
            after: percent(after, need),
        })
        .collect()
}

/// A post where one more place would be worth something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DearSeat {
    /// The post.
    pub post: PostIx,
    /// What one more place is worth, points × 100.
    pub price: i64,
}

/// The dearest posts, dearest first.
#[must_use]
pub fn dear_seats(case: &PlanCase, count: usize) -> Vec<DearSeat> {
    let prices = case.solution.prices.seat.iter().zip(&case.problem.seats);
    let mut out: Vec<DearSeat> = prices
        .filter(|(price, _)| **price > 0)
        .filter_map(|(price, post)| {
            Some(DearSeat { post: (*post)?, price: *price / case.solution.prices.per_point })
        })
        .collect();
    out.sort_by_key(|seat| (std::cmp::Reverse(seat.price), seat.post));
    out.truncate(count);
    out
}

/// Leading posts that stay without a holder, and posts with nobody although a need is fixed, worst first.
#[must_use]
pub fn unmet(case: &PlanCase, count: usize) -> Vec<(PostIx, u32)> {
    let snapshot = &case.basis.snapshot;
    let mut out: Vec<(bool, u32, PostIx)> = snapshot
        .post_indexes()
        .zip(staffing(case))
        .filter_map(|(post, (_, after))| {
            let gap = snapshot.post(post).record.decreed_need.unwrap_or(0).saturating_sub(after);
            let leads = snapshot.job_of(post).level.is_some_and(JobLevel::is_managerial);
            (gap > 0).then_some((leads, gap, post))
        })
        .collect();
    out.sort_by_key(|(leads, gap, post)| (std::cmp::Reverse(*leads), std::cmp::Reverse(*gap), *post));
    out.into_iter().take(count).map(|(_, gap, post)| (post, gap)).collect()
}

/// What is looked for among the moves.
#[derive(Clone, Debug, Default)]
pub struct MoveFilter {
    /// Part of a name or a NIP.
    pub text: String,
    /// Only out of this unit and what is beneath it.
    pub from: Option<UnitIx>,
    /// Only into this unit and what is beneath it.
    pub to: Option<UnitIx>,
}

/// Moves that fit, the greatest gain first.
#[must_use]
pub fn moves<'a>(case: &'a PlanCase, filter: &MoveFilter) -> Vec<&'a Move> {
    let snapshot = &case.basis.snapshot;
    let text = filter.text.trim().to_lowercase();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let within = |post: Option<PostIx>, above: Option<UnitIx>| {
        above.is_none_or(|above| post.is_some_and(|p| snapshot.lies_within(snapshot.unit_of(p), above)))
    };
    let fits = |m: &&Move| {
        let person = &snapshot.person(m.person).record;
        let by_text = text.is_empty()
            || person.name.to_lowercase().contains(&text)
            || (!digits.is_empty() && person.nip.as_str().contains(&digits));
        by_text && within(m.from, filter.from) && within(Some(m.to), filter.to)
    };
    let mut out: Vec<&Move> = case.outcome.moves.iter().filter(fits).collect();
    out.sort_by_key(|m| (std::cmp::Reverse(m.value - m.stay_value), m.person));
    out
}

/// Chains by what they bring, best first.
#[must_use]
pub fn chains_by_gain(case: &PlanCase) -> Vec<(&PlanChain, i64)> {
    let gain = |chain: &PlanChain| -> i64 {
        chain
            .moves
            .iter()
            .filter_map(|m| case.move_of(person_of(case, m.person)))
            .map(|m| i64::from(m.value - m.stay_value))
            .sum()
    };
    let mut out: Vec<(&PlanChain, i64)> = case.chains.iter().map(|c| (c, gain(c))).collect();
    out.sort_by_key(|(chain, gain)| (std::cmp::Reverse(*gain), chain.moves.first().map(|m| m.person)));
    out
}

/// The chain that a person's move belongs to.
#[must_use]
pub fn chain_of(case: &PlanCase, person: PersonIx) -> Option<&PlanChain> {
    case.chains.iter().find(|c| c.moves.iter().any(|m| person_of(case, m.person) == person))
}

/// The person of a row of the problem.
#[must_use]
pub fn person_of(case: &PlanCase, row: planner::ids::PersonIx) -> PersonIx {
    case.problem.people[row.at()]
}

/// The post of a seat of the problem.
#[must_use]
pub fn post_of(case: &PlanCase, seat: planner::ids::SeatIx) -> Option<PostIx> {
    case.post_of_seat(seat)
}
