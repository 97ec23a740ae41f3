//! The plan that breaks least, where no plan breaks nothing.
//!
//! Source: elastic programming (Brown & Graves 1975). Every limit may be broken at a published weight: 1 for each person (or
//! each unit of a limit; for money each part of its price's unit) beyond it, 1 for each pair or demand not kept. A
//! price that stops at the weight is exactly the price of a limit that may be broken at that weight, so the same
//! method gives the plan and a proven 'at least'.

use super::core::Core;
use super::lp::Lp;
use super::model::Model;
use super::needs::Neighbours;
use super::pdhg::Pdhg;
use super::placement::Placement;
use super::primal::ease;
use super::run::{Run, Scales, first_shares, whole_parts};
use super::tables::Tables;
use serde::{Deserialize, Serialize};

use crate::conflict::Conflict;
use crate::ids::{DemandIx, SeatIx};
use crate::instance::Instance;
use crate::work::Work;

/// A broken limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// Which.
    pub limit: Conflict,
    /// By how many people, moves, or units of money; 1 for a demand or a pair.
    pub by: i64,
}

/// The plan that breaks least, as far as was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Least {
    /// Seat of each person.
    pub assignment: Vec<SeatIx>,
    /// What it breaks.
    pub broken: Vec<Broken>,
    /// The sum of the weights of what it breaks.
    pub weight: i64,
    /// No plan breaks less than this weight, pairs left out of account.
    pub at_least: i64,
}

/// Points for a weight of 1.
const WEIGHT: i64 = 1000;
/// Rounds of sweep, prices and plan.
const ROUNDS: usize = 6;
/// Iterations of a round.
const ITERATIONS: u32 = 150;

/// The plan that breaks least; `None` if somebody has no listed pair at all, or the instance is malformed.
pub fn least_violating(instance: &Instance, stop: &dyn Fn() -> bool) -> Option<Least> {
    instance.validate().ok()?;
    if (0..instance.people.len()).any(|e| instance.arcs.row(e).is_empty()) {
        return None;
    }
    let mut best: Option<Least> = None;
    let mut at_least = 0;
    for keeps_ties in [false, true] {
        let question = elastic(instance, keeps_ties);
        let model = Model::new(&question);
        let mut work = Work::new(None, stop);
        let mut quiet = ();
        let Some(mut run) = Run::new(&model, &mut work, &mut quiet) else { continue };
        run.scales = Scales { spread: WEIGHT as f64, most_price: 1.0 };
        seek(instance, &mut run, &mut best);
        if !keeps_ties && let Some((bound, _)) = &run.best.bound {
            let weight = -bound.div_euclid(i128::from(model.scale)) / i128::from(WEIGHT);
            at_least = i64::try_from(weight).unwrap_or(0).max(0);
        }
    }
    best.map(|least| Least { at_least, ..least })
}

/// The question whose values are what demands weigh.
fn elastic(instance: &Instance, keeps_ties: bool) -> Instance {
    let mut question = instance.clone();
    question.arcs.value.fill(0);
    for demand in question.demands.drain(..) {
        let e = demand.person().at();
        let home = instance.people[e].home;
        for arc in instance.arcs.row(e) {
            if !demand.allows(home, instance.arcs.seat[arc]) {
                question.arcs.value[arc] -= WEIGHT as i32;
            }
        }
    }
    if !keeps_ties {
        question.sides.couples.clear();
        question.sides.relatives.clear();
    }
    question
}

fn seek(instance: &Instance, run: &mut Run<'_, '_, '_>, best: &mut Option<Least>) {
    let model = run.model;
    let mut price = vec![0.0; model.rows.len()];
    let mut old: Option<(Core, Vec<f32>)> = None;
    for _ in 0..ROUNDS {
        let keep = run.keep(0.5, 4);
        let Some(swept) = run.sweep(&price, keep, old.as_ref()) else { return };
        let shares = match &old {
            Some((core, shares)) => swept.core.shares_from(core, shares),
            None => first_shares(&swept.core),
        };
        let lp = Lp::new(model, &run.bidders, &swept.core);
        let mut pdhg = Pdhg::new(model, &lp, &shares, &price, run.scales.steps());
        let goes_on = pdhg.run(ITERATIONS, |_| false, run.work);
        price = pdhg.last_price().to_vec();
        let shares = pdhg.shares(&swept.core, &run.bidders);
        let tables = Tables::new(model, whole_parts(model, &price));
        let near = Neighbours::new(model, &tables, &run.bidders, &swept.core);
        let now = Placement::new(model, swept.core.rounded(&run.bidders, &shares, model.people()));
        let plan = ease(now, near, &tables, run.scales.spread as f32, run.work);
        let found = weigh(instance, &plan);
        if best.as_ref().is_none_or(|best| found.weight < best.weight) {
            *best = Some(found);
        }
        old = Some((swept.core, shares));
        if !goes_on {
            return;
        }
    }
}

/// What a placement breaks of the question as it was asked.
fn weigh(instance: &Instance, plan: &[u32]) -> Least {
    let model = Model::new(instance);
    let now = Placement::new(&model, plan.to_vec());
    let mut broken = Vec::new();
    let mut weight = 0;
    for row in now.broken_rows() {
        let row = row as usize;
        let by = now.used[row] - model.limit[row];
        weight += by.div_euclid(model.per[row]) + i64::from(by % model.per[row] > 0);
        broken.push(Broken { limit: model.rows.meaning(row), by });
    }
    for (d, demand) in instance.demands.iter().enumerate() {
        let e = demand.person().at();
        if !demand.allows(instance.people[e].home, now.seat(e)) {
            broken.push(Broken { limit: Conflict::Demand(DemandIx::of(d)), by: 1 });
            weight += 1;
        }
    }
    let ties = &model.ties;
    let holds = |pair: &[crate::ids::PersonIx; 2], together: bool| {
        let tie = super::ties::Tie { pair: pair.map(|e| e.0), together, apart: !together };
        ties.fits(tie, now.seat(pair[0].at()), now.seat(pair[1].at()))
    };
    for (i, pair) in instance.sides.couples.iter().enumerate() {
        if !holds(pair, true) {
            broken.push(Broken { limit: Conflict::Couple(i as u32), by: 1 });
        }
    }
    for (i, pair) in instance.sides.relatives.iter().enumerate() {
        if !holds(pair, false) {
            broken.push(Broken { limit: Conflict::Relatives(i as u32), by: 1 });
        }
    }
    let pairs = |b: &&Broken| matches!(b.limit, Conflict::Couple(_) | Conflict::Relatives(_));
    weight += broken.iter().filter(pairs).count() as i64;
    let seats = plan.iter().map(|&arc| SeatIx(instance.arcs.seat[arc as usize]));
    Least { assignment: seats.collect(), broken, weight, at_least: 0 }
}
