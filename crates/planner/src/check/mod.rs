//! The independent checker: is the plan lawful, is its worth right, do its prices prove its bound?
//!
//! It shares the structs of the question and the file formats with the solver: no network, no search, no code of
//! theirs. It reads the question again, counts, and adds up in integers. Kinds of constraint it cannot test it names.

mod dual;
mod facts;
mod sides;
mod tree;

use serde::{Deserialize, Serialize};

use crate::constraint::ConstraintKind;
use crate::format::exact::Exact;
use crate::format::plan_json::PlanFile;
use crate::format::report::gap_percent;

pub use facts::Facts;

/// How often a constraint is broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// Which one.
    pub constraint: Rule,
    /// How often.
    pub count: usize,
}

/// What a plan can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rule {
    /// The plan answers another instance, has another number of people, or names seats that are not there.
    #[serde(rename = "instance")]
    Instance,
    /// A person has no seat.
    #[serde(rename = "seat-for-everyone")]
    SeatForEveryone,
    /// A person has a seat that is not listed as lawful.
    #[serde(rename = "listed-pairs")]
    ListedPairs,
    /// The stated worth is not the sum of the values.
    #[serde(rename = "objective")]
    Objective,
    /// C1.
    C1,
    /// C2.
    C2,
    /// C3.
    C3,
    /// C4.
    C4,
    /// C5.
    C5,
    /// C6.
    C6,
    /// C7.
    C7,
    /// C8.
    C8,
    /// C9.
    C9,
    /// C10.
    C10,
}

/// What the checker found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Whether nothing tested is broken.
    pub feasible: bool,
    /// What is broken.
    pub violations: Vec<Violation>,
    /// Kinds of constraint in the instance or claimed by the plan that were not tested.
    pub not_checked: Vec<ConstraintKind>,
    /// What a verified bound is about.
    pub proves: String,
    /// Sum of the values, added up anew.
    pub objective: i64,
    /// Whether the prices give exactly the stated bound.
    pub bound_verified: bool,
    /// The bound the prices give; the stated one where the prices are unusable.
    pub bound: Exact,
    /// How far the objective is below the bound, in per cent.
    pub gap_percent: f64,
}

impl Check {
    /// Whether everything the plan states holds.
    pub fn holds(&self) -> bool {
        self.feasible && self.bound_verified
    }
}

/// Checks a plan against the facts of its instance, and of the constraints exactly those the plan claims to honour.
/// The bound is about plans that honour these. `instance_sha256` is the digest of the instance's plain bytes.
pub fn check(facts: &Facts, plan: &PlanFile, instance_sha256: &str) -> Check {
    let mut found: Vec<(Rule, usize)> = Vec::new();
    let is_other_instance = plan.instance_sha256 != instance_sha256;
    let people = facts.people();
    let strange = plan.assignment.iter().flatten().filter(|&&seat| seat as usize >= facts.room.len()).count();
    let wrong_length = plan.assignment.len().abs_diff(people);
    let claims_wrong = !facts.agrees_with(plan.class);
    found.push((
        Rule::Instance,
        usize::from(is_other_instance) + usize::from(claims_wrong) + wrong_length + strange,
    ));
    let seat_of = |e: usize| {
        let seat = plan.assignment.get(e).copied().flatten()?;
        ((seat as usize) < facts.room.len()).then_some(seat)
    };
    let placed: Vec<Option<u32>> = (0..people).map(seat_of).collect();
    found.push((Rule::SeatForEveryone, placed.iter().filter(|seat| seat.is_none()).count()));
    let values: Vec<Option<i64>> =
        placed.iter().enumerate().map(|(e, seat)| seat.and_then(|seat| facts.value(e, seat))).collect();
    let unlisted = placed.iter().zip(&values).filter(|(seat, value)| seat.is_some() && value.is_none());
    found.push((Rule::ListedPairs, unlisted.count()));
    let objective: i64 = values.iter().flatten().sum();
    found.push((Rule::Objective, usize::from(objective != plan.objective)));
    let claims = |kind: ConstraintKind| plan.honours.contains(&kind);
    let (over_room, out_of_bounds) = facts.broken_bounds(&placed);
    let (pins_and_bans, stayers) = facts.broken_demands(&placed);
    let sides = facts.sides.broken(&facts.home, &placed);
    let tested = [
        (ConstraintKind::C1, Rule::C1, over_room),
        (ConstraintKind::C2, Rule::C2, out_of_bounds),
        (ConstraintKind::C3, Rule::C3, sides.churn),
        (ConstraintKind::C4, Rule::C4, sides.budget),
        (ConstraintKind::C5, Rule::C5, sides.couples),
        (ConstraintKind::C6, Rule::C6, sides.relatives),
        (ConstraintKind::C7, Rule::C7, pins_and_bans),
        (ConstraintKind::C8, Rule::C8, sides.cover),
        (ConstraintKind::C9, Rule::C9, sides.fairness),
        (ConstraintKind::C10, Rule::C10, stayers),
    ];
    found.extend(tested.iter().filter(|(kind, ..)| claims(*kind)).map(|&(_, rule, count)| (rule, count)));
    let violations: Vec<Violation> = found
        .into_iter()
        .filter(|&(_, count)| count > 0)
        .map(|(constraint, count)| Violation { constraint, count })
        .collect();
    // What the plan claims is tested; what only the instance has is named.
    let present = facts.present();
    let is_left_out = |kind: &ConstraintKind| !claims(*kind) && present.contains(kind);
    let not_checked: Vec<ConstraintKind> = ConstraintKind::ALL.into_iter().filter(is_left_out).collect();
    let proven = tree::proven(facts, plan).map(|points| Exact::parts(points * 1024));
    let bound = proven.unwrap_or(plan.bound);
    Check {
        feasible: violations.is_empty(),
        violations,
        not_checked,
        proves: if facts.lists_all_pairs { "all lawful pairs" } else { "listed pairs" }.to_owned(),
        objective,
        bound_verified: proven == Some(plan.bound),
        bound,
        gap_percent: gap_percent(objective, bound.approximately()),
    }
}
