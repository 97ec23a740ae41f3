//! Why not that post, in a plan with limits on the whole: proven 'at least' from the prices, and a plan that loses no
//! more; where the two differ for one question, the whole plan is solved again with the person in that post.

use planner::explain::{ChainStep, FullQuestion, Loss};
use planner::format::report::Status;
use planner::ids::{PersonIx as Row, SeatIx};
use planner::instance::{Demand, Instance};
use planner::solve::{Config, Solution, solve_again};

use super::case::PlanCase;

/// Work for one question, in arcs looked at: about a second.
const WORK_FOR_ONE: u64 = 60_000_000;

/// What a post would cost, or that no plan gives it.
pub(super) enum Found {
    /// Between these losses, points × 100; equal where it is exact.
    Loss(Loss),
    /// No plan gives it.
    Impossible,
    /// The pair is not lawful.
    NotListed,
}

/// What each lawful seat of a person would cost, cheapest first; the seat of the plan left out.
pub(super) fn all_of(case: &PlanCase, row: usize) -> Vec<(SeatIx, Loss)> {
    let question = FullQuestion::new(&case.problem.instance);
    let Some(mut answers) = question.about(&case.solution.assignment, &case.solution.prices) else {
        return Vec::new();
    };
    let own = case.solution.assignment[row];
    let seats = case.problem.instance.arcs.of(row).map(|(seat, _)| SeatIx(seat));
    let mut found: Vec<(SeatIx, Loss)> = seats
        .filter(|seat| Some(*seat) != own)
        .filter_map(|seat| Some((seat, answers.why_not(Row::of(row), seat)?)))
        .collect();
    found.sort_by_key(|(seat, loss)| (loss.at_least, loss.at_most.unwrap_or(i64::MAX), *seat));
    found
}

/// What one seat would cost a person.
pub(super) fn one(case: &PlanCase, row: usize, seat: SeatIx) -> Found {
    let instance = &case.problem.instance;
    let question = FullQuestion::new(instance);
    let told = question
        .about(&case.solution.assignment, &case.solution.prices)
        .and_then(|mut answers| answers.why_not(Row::of(row), seat));
    let Some(loss) = told else {
        let is_listed = instance.arcs.find(row, seat.0).is_some();
        return if is_listed { Found::Impossible } else { Found::NotListed };
    };
    if loss.at_most == Some(loss.at_least) { Found::Loss(loss) } else { again(case, row, seat, loss) }
}

/// The whole plan once more with the person in the seat.
fn again(case: &PlanCase, row: usize, seat: SeatIx, told: Loss) -> Found {
    let mut pinned: Instance = case.problem.instance.clone();
    pinned.demands.push(Demand::Pin { person: Row::of(row), seat });
    let config = Config { work_limit: Some(WORK_FOR_ONE), ..Config::default() };
    let Ok(other) = solve_again(&pinned, &case.solution, &config, &mut (), &|| false) else {
        return Found::Loss(told);
    };
    let worth = case.solution.objective;
    match other.status {
        Status::Infeasible => Found::Impossible,
        Status::NoPlan => Found::Loss(Loss { at_least: told.at_least.max(worth - other.bound), ..told }),
        Status::Optimal | Status::Feasible => {
            let at_least = told.at_least.max(worth - other.bound);
            let found = (worth - other.objective).max(at_least);
            if told.at_most.is_some_and(|most| most <= found) {
                return Found::Loss(Loss { at_least, ..told });
            }
            Found::Loss(Loss { at_least, at_most: Some(found), chain: steps(case, &other, row) })
        }
    }
}

/// Who sits elsewhere in another plan, the person asked about first.
fn steps(case: &PlanCase, other: &Solution, row: usize) -> Vec<ChainStep> {
    let arcs = &case.problem.instance.arcs;
    let value = |e: usize, seat: SeatIx| arcs.find(e, seat.0).map_or(0, |arc| i64::from(arcs.value[arc]));
    let pairs = case.solution.assignment.iter().zip(&other.assignment).enumerate();
    let mut steps: Vec<ChainStep> = pairs
        .filter_map(|(e, (now, then))| {
            let (from, to) = ((*now)?, (*then)?);
            (from != to).then(|| ChainStep {
                person: Row::of(e),
                from,
                to,
                gain: value(e, to) - value(e, from),
            })
        })
        .collect();
    steps.sort_by_key(|step| (step.person != Row::of(row), step.person));
    steps
}
