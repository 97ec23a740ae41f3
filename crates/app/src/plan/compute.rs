//! Computing a plan: question, search, whole-plan audit, independent check, figures. Pure but for its inputs.

use std::collections::BTreeSet;

use domain::ids::{PersonId, PlanId, PostId};
use domain::snapshot::Snapshot;
use placement::outcome::Outcome;
use placement::problem::{PlanDemand, Problem};
use planner::conflict::Conflict;
use planner::format::mut1::Class;
use planner::format::report::Status;
use planner::ids::SeatIx;
use planner::solve::{Config, Progress, Solution, solve};
use store::demand::DemandRow;
use store::plan::PlanRow;

use super::case::{Basis, PlanCase};
use super::question::{AskedPlan, ConflictLine, Ending, KeptDemand, KeptWaiver, PlanResult, PlanSummary};
use crate::context::Context;
use crate::error::AppError;
use crate::settings::StoredSeverity;
use crate::world::World;

/// A computed plan, ready to be kept.
pub struct Computed {
    /// The figures.
    pub summary: PlanSummary,
    /// The answer, as it is kept.
    pub result: PlanResult,
    /// Ready for questions, where there is a plan.
    pub case: Option<PlanCase>,
}

/// How often a breach of a whole-plan rule bans the weaker pair and solves again.
const AUDIT_ROUNDS: usize = 8;

/// Reads what a plan is computed from.
///
/// # Errors
/// [`AppError::NotFound`]; faults of storage.
pub async fn prepare(cx: &Context, id: &PlanId) -> Result<(PlanRow, Basis, PlanResult), AppError> {
    let world = cx.world().await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let row = store::plan::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let snapshot = row.snapshot.clone().ok_or(AppError::NotFound)?;
    let (picture, _) = store::snapshot::find(&mut tx, &snapshot).await?.ok_or(AppError::NotFound)?;
    let demands = store::demand::list(&mut tx, &row.round).await?;
    drop(tx);
    let asked: AskedPlan = serde_json::from_str(&row.question)
        .map_err(|e| AppError::broken("plan", id.as_str(), e.to_string()))?;
    let weights = row.weights.clone().ok_or(AppError::NotFound)?;
    let weights = crate::weights::find(cx, &weights).await?.weights;
    let standing: Vec<&DemandRow> = demands
        .iter()
        .filter(|d| d.lifted_at.is_none())
        .filter(|d| d.until.as_deref().is_none_or(|until| until >= asked.effective.to_string().as_str()))
        .collect();
    let result = PlanResult {
        assignment: Vec::new(),
        prices: planner::prices::Prices::default(),
        waivers: standing.iter().filter_map(|d| kept_waiver(&world, d)).collect(),
        demands: standing.iter().filter_map(|d| kept_demand(&world, d)).collect(),
        banned: Vec::new(),
        scores: world.settings.scores,
        needs: world.settings.needs,
        severities: world.settings.law.severities.iter().map(StoredSeverity::of).collect(),
        pairs: 0,
    };
    let basis = Basis::restore(picture, asked, weights, &result)?;
    Ok((row, basis, result))
}

fn nip_of(world: &World, id: &PersonId) -> Option<String> {
    let ix = world.person(id).ok()?;
    Some(world.snapshot.person(ix).record.nip.as_str().to_owned())
}

fn codes_of(world: &World, id: &PostId) -> Option<(String, String)> {
    let record = &world.snapshot.post(world.post(id).ok()?).record;
    Some((record.unit.as_str().to_owned(), record.job.as_str().to_owned()))
}

fn kept_waiver(world: &World, d: &DemandRow) -> Option<KeptWaiver> {
    let rule = d.rule.clone().filter(|_| d.kind == "waiver")?;
    Some(KeptWaiver {
        demand: d.id.0.clone(),
        rule,
        nip: d.person.as_ref().map(|p| nip_of(world, p)).unwrap_or_default(),
        post: d.post.as_ref().map(|p| codes_of(world, p)).unwrap_or_default(),
        by: d.asked_by.clone(),
        reason: d.reason.clone(),
        document: d.document.clone(),
    })
}

fn kept_demand(world: &World, d: &DemandRow) -> Option<KeptDemand> {
    if d.kind == "waiver" {
        return None;
    }
    Some(KeptDemand {
        demand: d.id.0.clone(),
        is_pin: d.kind == "pin",
        nip: nip_of(world, d.person.as_ref()?)?,
        post: codes_of(world, d.post.as_ref()?)?,
        by: d.asked_by.clone(),
        reason: d.reason.clone(),
    })
}

/// Computes; `stop` is asked often, `progress` hears the bound and the best value.
///
/// # Errors
/// A fault where the planner refuses the question, which it never should.
pub fn compute(
    row: PlanRow,
    mut basis: Basis,
    mut result: PlanResult,
    progress: &mut dyn Progress,
    stop: &dyn Fn() -> bool,
) -> Result<Computed, AppError> {
    let mut problem = Problem::new(&basis.question());
    let mut solution = run(&problem, progress, stop)?;
    for _ in 0..AUDIT_ROUNDS {
        let bans = weaker_pairs(&basis, &problem, &solution);
        if bans.is_empty() || stop() {
            break;
        }
        for (person, post) in bans {
            let record = &basis.snapshot.post(post).record;
            let nip = basis.snapshot.person(person).record.nip.as_str().to_owned();
            result.banned.push((nip, record.unit.as_str().to_owned(), record.job.as_str().to_owned()));
            basis.demands.push(PlanDemand::Ban(person, post));
        }
        problem = Problem::new(&basis.question());
        solution = run(&problem, progress, stop)?;
    }
    result.assignment = solution.assignment.iter().map(|s| s.map(|s| s.0)).collect();
    result.prices = solution.prices.clone();
    result.pairs = problem.instance.arcs.seat.len();
    let mut summary = summary_of(&basis, &problem, &solution, &result);
    let case = PlanCase::new(row, summary.clone(), basis, problem, solution).map(|mut case| {
        complete(&mut summary, &case);
        case.summary = summary.clone();
        case
    });
    Ok(Computed { summary, result, case })
}

fn run(
    problem: &Problem,
    progress: &mut dyn Progress,
    stop: &dyn Fn() -> bool,
) -> Result<Solution, AppError> {
    solve(&problem.instance, &Config::default(), progress, stop)
        .map_err(|e| AppError::broken("plan", "", e.to_string()))
}

/// Pairs to ban: of each whole-plan breach about a mover, the mover's pair, which is the weaker of the two by
/// being the one that a ban can lift without sending anybody away from where they are.
fn weaker_pairs(
    basis: &Basis,
    problem: &Problem,
    solution: &Solution,
) -> BTreeSet<(domain::snapshot::PersonIx, domain::snapshot::PostIx)> {
    let Some(outcome) = Outcome::new(&basis.question(), problem, solution) else { return BTreeSet::new() };
    let moves: Vec<_> = outcome.moves.iter().map(|m| (m.person, m.to, m.value - m.stay_value)).collect();
    outcome
        .breaches
        .iter()
        .filter(|b| b.forbids)
        .filter_map(|b| {
            let (person, post, _) = moves
                .iter()
                .filter(|(p, t, _)| b.person == Some(*p) || (b.person.is_none() && b.post == Some(*t)))
                .min_by_key(|(_, _, gain)| *gain)?;
            Some((*person, *post))
        })
        .collect()
}

fn summary_of(basis: &Basis, problem: &Problem, solution: &Solution, result: &PlanResult) -> PlanSummary {
    PlanSummary {
        ending: match solution.status {
            Status::Optimal => Ending::Optimal,
            Status::Feasible => Ending::Feasible,
            Status::Infeasible => Ending::Infeasible,
            Status::NoPlan => Ending::NoPlan,
        },
        objective: solution.objective,
        bound: solution.bound,
        people: problem.people.len(),
        posts: basis.snapshot.posts().len(),
        pairs: result.pairs,
        moves: solution.stats.moves,
        chains: 0,
        before: placement::outcome::Measures::default(),
        after: placement::outcome::Measures::default(),
        unknown_percent: [0; placement::criterion::COUNT],
        breaches: 0,
        banned_by_audit: result.banned.len(),
        waivers: result.waivers.len() + basis.snapshot.registers().declarations().len(),
        overdue_moved: (problem.overdue.len(), 0),
        milliseconds: 0,
        conflict: conflict_lines(&basis.snapshot, problem, result, &solution.conflict),
        is_checked: is_checked(problem, solution),
    }
}

fn complete(summary: &mut PlanSummary, case: &PlanCase) {
    summary.chains = case.chains.len();
    summary.moves = case.outcome.moves.len();
    summary.before = case.outcome.before;
    summary.after = case.outcome.after;
    summary.unknown_percent = case.outcome.unknown_percent;
    summary.breaches = case.outcome.breaches.iter().filter(|b| b.forbids).count();
    let moved = |p: &&domain::snapshot::PersonIx| case.move_of(**p).is_some();
    summary.overdue_moved.1 = case.problem.overdue.iter().filter(moved).count();
}

/// The independent checker's word on the finished plan; it shares only the file's structs with the solver.
fn is_checked(problem: &Problem, solution: &Solution) -> bool {
    if solution.assignment.iter().any(Option::is_none) {
        return false;
    }
    let honours = problem.instance.honours();
    let plan = solution.clone().into_plan_file(Class::Agency, honours, String::new());
    planner::check::Facts::of_question(&problem.instance)
        .is_some_and(|facts| planner::check::check(&facts, &plan, "").holds())
}

fn conflict_lines(
    snapshot: &Snapshot,
    problem: &Problem,
    result: &PlanResult,
    conflict: &[Conflict],
) -> Vec<ConflictLine> {
    let post_codes = |seat: SeatIx| {
        let post = problem.seats.get(seat.at()).copied().flatten()?;
        let record = &snapshot.post(post).record;
        Some((record.unit.as_str().to_owned(), record.job.as_str().to_owned()))
    };
    conflict
        .iter()
        .map(|part| {
            let mut line = ConflictLine { part: *part, demand: None, nip: None, post: None };
            match part {
                Conflict::Demand(ix) => {
                    line.demand = result.demands.get(ix.at()).map(|d| d.demand.clone());
                    if let Some(demand) = problem.instance.demands.get(ix.at()) {
                        line.nip = nip_at(snapshot, problem, demand.person().at());
                    }
                }
                Conflict::Person(ix) => line.nip = nip_at(snapshot, problem, ix.at()),
                Conflict::Seat(seat) => line.post = post_codes(*seat),
                Conflict::Ceiling(_) | Conflict::Floor(_) => {}
            }
            line
        })
        .collect()
}

fn nip_at(snapshot: &Snapshot, problem: &Problem, row: usize) -> Option<String> {
    let person = problem.people.get(row)?;
    Some(snapshot.person(*person).record.nip.as_str().to_owned())
}
