//! Computing a plan: question, search, whole-plan audit, independent check, figures. Pure but for its inputs.

use std::collections::BTreeSet;

use domain::ids::PlanId;
use domain::snapshot::Snapshot;
use domain::time::Date;
use placement::outcome::Outcome;
use placement::problem::{PlanDemand, Problem};
use planner::format::mut1::Class;
use planner::format::report::Status;
use planner::solve::{Config, Progress, Solution, Stats, solve};
use planner::work::StoppedBecause;
use rules::judge::Waiver;
use store::demand::DemandRow;
use store::plan::PlanRow;

use super::case::{self, Basis, PlanCase, waiver};
use super::contradiction::Told;
use super::question::{AskedPlan, Ending, KeptDemand, KeptWaiver, PlanResult, PlanSummary};
use crate::context::Context;
use crate::error::AppError;
use crate::stored_law::StoredLaw;
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
    let (snapshot, _) = Snapshot::assemble(picture.records, picture.as_of);
    let result = taken_in(&world, &snapshot, standing(&demands, asked.effective));
    let basis = Basis::restore(snapshot, asked, weights, &result)?;
    Ok((row, basis, result))
}

/// Demands that are not lifted and still hold on the day.
pub fn standing(demands: &[DemandRow], effective: Date) -> impl Iterator<Item = &DemandRow> {
    let day = effective.to_string();
    demands
        .iter()
        .filter(move |d| d.lifted_at.is_none() && d.until.as_deref().is_none_or(|until| until >= &*day))
}

/// An answer without its plan yet: the settings of the day, and the demands as natural keys. A demand about
/// somebody or something that the picture does not know is left out by name, never widened.
fn taken_in<'a>(
    world: &World,
    snapshot: &Snapshot,
    standing: impl Iterator<Item = &'a DemandRow>,
) -> PlanResult {
    let mut result = PlanResult {
        assignment: Vec::new(),
        prices: planner::prices::Prices::default(),
        tree: Vec::new(),
        waivers: Vec::new(),
        demands: Vec::new(),
        left_out: Vec::new(),
        banned: Vec::new(),
        scores: world.settings.scores,
        needs: world.settings.needs,
        law: StoredLaw::of(&world.settings.law),
        pairs: 0,
    };
    for row in standing {
        match Named::of(world, row).and_then(|named| named.kept(row)) {
            Some(Kept::Waiver(kept)) if waiver(snapshot, &kept).is_some() => result.waivers.push(kept),
            Some(Kept::Demand(kept))
                if case::person(snapshot, &kept.nip).is_some()
                    && case::post(snapshot, &kept.post.0, &kept.post.1).is_some() =>
            {
                result.demands.push(kept);
            }
            _ => result.left_out.push(row.id.0.clone()),
        }
    }
    result
}

/// Waivers of the round on the data as they stand.
#[must_use]
pub fn standing_waivers(world: &World, demands: &[DemandRow], effective: Date) -> Vec<Waiver> {
    standing(demands, effective)
        .filter_map(|row| match Named::of(world, row)?.kept(row)? {
            Kept::Waiver(kept) => waiver(&world.snapshot, &kept),
            Kept::Demand(_) => None,
        })
        .collect()
}

/// Whom and what a demand names, as natural keys.
struct Named {
    nip: Option<String>,
    post: Option<(String, String)>,
}

enum Kept {
    Waiver(KeptWaiver),
    Demand(KeptDemand),
}

impl Named {
    /// `None` where the demand names somebody or something that is not there any more.
    fn of(world: &World, row: &DemandRow) -> Option<Self> {
        let nip = match &row.person {
            Some(id) => Some(world.snapshot.person(world.person(id).ok()?).record.nip.as_str().to_owned()),
            None => None,
        };
        let post = match &row.post {
            Some(id) => {
                let record = &world.snapshot.post(world.post(id).ok()?).record;
                Some((record.unit.as_str().to_owned(), record.job.as_str().to_owned()))
            }
            None => None,
        };
        Some(Self { nip, post })
    }

    fn kept(self, row: &DemandRow) -> Option<Kept> {
        let (demand, by, reason) = (row.id.0.clone(), row.asked_by.clone(), row.reason.clone());
        if row.kind == "waiver" {
            let (rule, document) = (row.rule.clone()?, row.document.clone());
            let (nip, post) = (self.nip, self.post);
            return Some(Kept::Waiver(KeptWaiver { demand, rule, nip, post, by, reason, document }));
        }
        let (is_pin, nip, post) = (row.kind == "pin", self.nip?, self.post?);
        Some(Kept::Demand(KeptDemand { demand, is_pin, nip, post, by, reason }))
    }
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
    result.tree = solution.tree.clone();
    result.pairs = problem.instance.arcs.seat.len();
    let mut summary = summary_of(&basis, &problem, &solution, &result);
    if summary.ending == Ending::Infeasible {
        let told = Told { snapshot: &basis.snapshot, problem: &problem, result: &result };
        summary.conflict = told.conflict(&solution, stop);
        summary.least = told.least(stop);
    }
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
    if !problem.unmet.is_empty() {
        return Ok(no_plan(problem));
    }
    solve(&problem.instance, &Config::default(), progress, stop)
        .map_err(|e| AppError::broken("plan", "", e.to_string()))
}

/// The answer where a pin can be honoured by no plan: there is nothing to search.
fn no_plan(problem: &Problem) -> Solution {
    Solution {
        status: Status::Infeasible,
        assignment: vec![None; problem.people.len()],
        prices: planner::prices::Prices::default(),
        tree: Vec::new(),
        objective: 0,
        bound: 0,
        conflict: Vec::new(),
        stats: Stats {
            bids: 0,
            paths: 0,
            work: 0,
            moves: 0,
            has_fewest_moves: false,
            stopped_because: StoppedBecause::Finished,
        },
    }
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
        conflict: Vec::new(),
        least: Vec::new(),
        left_out: result.left_out.clone(),
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
