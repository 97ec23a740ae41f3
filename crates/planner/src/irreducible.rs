//! Which demands contradict each other, with none too many.
//!
//! Source: the deletion filter (Chinneck & Dravnieks 1991). Each demand of a conflict is left out in turn; where the
//! rest still contradicts itself it is gone for good. What remains is irreducible: without any one of it there is a
//! plan. Another irreducible set may be smaller; the smallest of all is not searched for.

use crate::conflict::Conflict;
use crate::full::possible::contradiction;
use crate::ids::DemandIx;
use crate::instance::Instance;
use crate::solve::{Config, Solution, solve};
use crate::work::Work;

/// The conflict of an infeasible solution with as few demands as the filter leaves.
///
/// Under side constraints it is a smallest set over limits of every kind, not only demands. Otherwise it takes one solve per demand of the conflict. When `stop` says so it ends early with what it has, which
/// contradicts itself all the same. Empty where the solution has no conflict.
pub fn irreducible_conflict(
    instance: &Instance,
    solution: &Solution,
    stop: &dyn Fn() -> bool,
) -> Vec<Conflict> {
    if !instance.sides.is_empty() {
        return contradiction(instance, &solution.conflict, &mut Work::new(None, stop));
    }
    let mut conflict = solution.conflict.clone();
    let mut kept = demands_of(&conflict);
    // The demands before this place are needed.
    let mut needed = 0;
    let mut trial = Instance { demands: Vec::new(), ..instance.clone() };
    while needed < kept.len() && !stop() {
        let mut fewer = kept.clone();
        fewer.remove(needed);
        trial.demands = fewer.iter().map(|demand| instance.demands[demand.at()]).collect();
        let Ok(without) = solve(&trial, &Config::default(), &mut (), stop) else { break };
        if without.conflict.is_empty() {
            needed += 1;
            continue;
        }
        let in_instance = |part: Conflict| match part {
            Conflict::Demand(demand) => Conflict::Demand(fewer[demand.at()]),
            other => other,
        };
        conflict = without.conflict.into_iter().map(in_instance).collect();
        kept = demands_of(&conflict);
    }
    conflict
}

fn demands_of(conflict: &[Conflict]) -> Vec<DemandIx> {
    let demand = |part: &Conflict| match part {
        Conflict::Demand(demand) => Some(*demand),
        _ => None,
    };
    conflict.iter().filter_map(demand).collect()
}
