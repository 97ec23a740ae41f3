//! Why there is no plan: a smallest set of demands and limits that contradict each other, in the words of those who set
//! them, and what the plan that breaks least would break.

use domain::snapshot::{PostIx, Snapshot};
use placement::problem::Problem;
use planner::conflict::{Conflict, least_violating};
use planner::ids::{PersonIx as Row, SeatIx, UnitIx};
use planner::irreducible::irreducible_conflict;
use planner::solve::Solution;

use super::question::{ConflictLine, ConflictPart, PlanResult};

/// A question with the way back to people, posts and demands.
pub(super) struct Told<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) problem: &'a Problem,
    pub(super) result: &'a PlanResult,
}

impl Told<'_> {
    /// Pins that no plan can honour, and the smallest set that contradicts itself: without any one of it there is a
    /// plan.
    pub(super) fn conflict(&self, solution: &Solution, stop: &dyn Fn() -> bool) -> Vec<ConflictLine> {
        let unmet = self.problem.unmet.iter().map(|label| self.asked(ConflictPart::Unlawful, Some(label)));
        let smallest = irreducible_conflict(&self.problem.instance, solution, stop);
        unmet.chain(smallest.iter().map(|part| self.line(*part))).collect()
    }

    /// What the plan that breaks least would break, and by how much; empty where a pin is unlawful, since then the
    /// question itself has to be mended.
    pub(super) fn least(&self, stop: &dyn Fn() -> bool) -> Vec<ConflictLine> {
        if !self.problem.unmet.is_empty() {
            return Vec::new();
        }
        let least = least_violating(&self.problem.instance, stop);
        let broken = least.into_iter().flat_map(|least| least.broken);
        broken.map(|broken| ConflictLine { by: Some(broken.by), ..self.line(broken.limit) }).collect()
    }

    fn line(&self, part: Conflict) -> ConflictLine {
        let instance = &self.problem.instance;
        let of = |part| ConflictLine {
            part,
            demand: None,
            nip: None,
            post: None,
            unit: None,
            other: None,
            by: None,
        };
        let pair = |part, pairs: &[[Row; 2]], at: u32| {
            let found = pairs.get(at as usize);
            let nip = |at: usize| found.and_then(|pair| self.nip(pair[at]));
            ConflictLine { nip: nip(0), other: nip(1), ..of(part) }
        };
        match part {
            Conflict::Demand(demand) => {
                self.asked(ConflictPart::Demand, self.problem.labels.get(demand.at()))
            }
            Conflict::Person(row) => ConflictLine { nip: self.nip(row), ..of(ConflictPart::Person) },
            Conflict::Seat(seat) => ConflictLine { post: self.post(seat), ..of(ConflictPart::Post) },
            Conflict::Floor(group) => {
                let seat = instance.seats.iter().position(|seat| seat.group == Some(group));
                ConflictLine {
                    post: seat.and_then(|at| self.post(SeatIx::of(at))),
                    ..of(ConflictPart::Floor)
                }
            }
            Conflict::Leavers(unit) => ConflictLine { unit: self.unit(unit), ..of(ConflictPart::Leavers) },
            Conflict::Newcomers(unit) => {
                ConflictLine { unit: self.unit(unit), ..of(ConflictPart::Newcomers) }
            }
            Conflict::Moves => of(ConflictPart::Moves),
            Conflict::Couple(at) => pair(ConflictPart::Couple, &instance.sides.couples, at),
            Conflict::Relatives(at) => pair(ConflictPart::Relatives, &instance.sides.relatives, at),
            Conflict::Ceiling(_) | Conflict::Money | Conflict::Cover(_) | Conflict::Fairness(_) => {
                of(ConflictPart::Limit)
            }
        }
    }

    /// A demand by its label among those of the question; one of policy has none.
    fn asked(&self, part: ConflictPart, label: Option<&usize>) -> ConflictLine {
        let kept = label.and_then(|label| self.result.demands.get(*label));
        ConflictLine {
            part,
            demand: kept.map(|kept| kept.demand.clone()),
            nip: kept.map(|kept| kept.nip.clone()),
            post: kept.map(|kept| kept.post.clone()),
            unit: None,
            other: None,
            by: None,
        }
    }

    fn nip(&self, row: Row) -> Option<String> {
        let person = self.problem.people.get(row.at())?;
        Some(self.snapshot.person(*person).record.nip.as_str().to_owned())
    }

    fn post(&self, seat: SeatIx) -> Option<(String, String)> {
        let post: PostIx = self.problem.seats.get(seat.at()).copied().flatten()?;
        let record = &self.snapshot.post(post).record;
        Some((record.unit.as_str().to_owned(), record.job.as_str().to_owned()))
    }

    fn unit(&self, unit: UnitIx) -> Option<String> {
        self.snapshot.units().get(unit.at()).map(|node| node.record.code.as_str().to_owned())
    }
}
