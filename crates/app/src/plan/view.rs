//! Looking at plans: the list of a round, and one plan ready for questions, from memory or built again.

use std::sync::Arc;

use domain::ids::PlanId;
use domain::snapshot::PersonIx;
use placement::problem::Problem;
use planner::format::report::Status;
use planner::ids::SeatIx;
use planner::solve::Solution;
use store::plan::PlanRow;
use store::plan_reason::PlanReason;

use super::case::{Basis, PlanCase};
use super::changes::{DataChanges, since};
use super::question::{AskedPlan, Ending, PlanResult, PlanSummary};
use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// A plan in the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Number, state, who and when.
    pub row: PlanRow,
    /// What was asked.
    pub asked: Option<AskedPlan>,
    /// The figures, once computed.
    pub summary: Option<PlanSummary>,
}

/// What a page about one plan needs.
pub struct PlanView {
    /// Number, state, who and when.
    pub row: PlanRow,
    /// What was asked.
    pub asked: AskedPlan,
    /// The figures, once computed.
    pub summary: Option<PlanSummary>,
    /// Ready for questions, where there is an answer.
    pub case: Option<Arc<PlanCase>>,
    /// How far the computation is, as the worker wrote it.
    pub progress: Option<String>,
    /// What changed in the data since the picture, where anything did.
    pub changes: Option<DataChanges>,
    /// Version of the data that the plan was compared with.
    pub data_version: i64,
    /// Reasons written when it was published or withdrawn.
    pub reasons: Vec<PlanReason>,
}

fn asked_of(row: &PlanRow) -> Option<AskedPlan> {
    serde_json::from_str(&row.question).ok()
}

fn summary_of(row: &PlanRow) -> Option<PlanSummary> {
    row.summary.as_deref().and_then(|s| serde_json::from_str(s).ok())
}

/// All plans of the round, newest first.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn list(cx: &Context, actor: &Actor) -> Result<Vec<Listed>, AppError> {
    actor.require(UseCase::ReadPlans)?;
    let (round, _) = crate::weights::round(cx).await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let rows = store::plan::list(&mut tx, &round).await?;
    Ok(rows.into_iter().map(|row| Listed { asked: asked_of(&row), summary: summary_of(&row), row }).collect())
}

/// Opens a plan that the actor may read: drafts by role only.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`]; faults.
pub async fn open(cx: &Context, actor: &Actor, id: &PlanId) -> Result<PlanView, AppError> {
    actor.require(UseCase::ReadPlans)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let row = store::plan::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let run = store::job_run::find(&mut tx, &domain::ids::JobRunId(id.0.clone())).await?;
    let reasons = store::plan_reason::list(&mut tx, id).await?;
    drop(tx);
    let asked = asked_of(&row).ok_or_else(|| AppError::broken("plan", id.as_str(), "question unreadable"))?;
    let summary = summary_of(&row);
    let has_plan = summary.as_ref().is_some_and(|s| matches!(s.ending, Ending::Optimal | Ending::Feasible));
    let case = if has_plan { Some(case_of(cx, &row).await?) } else { None };
    let (changes, data_version) = match &case {
        Some(case) => since(cx, case).await?,
        None => (None, 0),
    };
    let progress = run.and_then(|r| r.progress);
    Ok(PlanView { asked, summary, case, changes, data_version, reasons, progress, row })
}

/// The newest published plan of the round, for staff and heads; none before an act published one.
///
/// # Errors
/// Faults of storage.
pub async fn published(cx: &Context) -> Result<Option<Arc<PlanCase>>, AppError> {
    let (round, _) = crate::weights::round(cx).await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let rows = store::plan::list(&mut tx, &round).await?;
    drop(tx);
    match rows.into_iter().find(|row| row.state == "published") {
        Some(row) => Ok(Some(case_of(cx, &row).await?)),
        None => Ok(None),
    }
}

/// Opens a plan for a file of its moves; the export is recorded and the look at the movers noted.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`] where there is no answer; faults.
pub async fn export(cx: &Context, actor: &Actor, id: &PlanId) -> Result<Arc<PlanCase>, AppError> {
    exported(cx, actor, id, &["identity", "move"], |case| {
        case.outcome.moves.iter().map(|m| m.person).collect()
    })
    .await
}

/// Opens a plan for a file of its whole question and answer, everybody with every lawful pair; recorded as
/// [`export`] is, with the look at all of them.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`] where there is no answer; faults.
pub async fn export_whole(cx: &Context, actor: &Actor, id: &PlanId) -> Result<Arc<PlanCase>, AppError> {
    exported(cx, actor, id, &["identity", "post", "plan"], |case| case.problem.people.clone()).await
}

async fn exported(
    cx: &Context,
    actor: &Actor,
    id: &PlanId,
    fields: &[&str],
    whom: impl Fn(&PlanCase) -> Vec<PersonIx>,
) -> Result<Arc<PlanCase>, AppError> {
    let act = crate::act::Act::intend(cx, actor, UseCase::Export, format!("plan:{id}")).await?;
    let view = open(cx, actor, id).await?;
    let case = view.case.ok_or(AppError::NotFound)?;
    let world = cx.world().await?;
    let people: Vec<domain::ids::PersonId> = whom(&case)
        .into_iter()
        .filter_map(|person| world.snapshot.find_person(&case.basis.snapshot.person(person).record.nip))
        .map(|ix| world.ids.person(ix).clone())
        .collect();
    cx.note_look(actor, UseCase::Export, &people, fields).await?;
    let body = serde_json::json!({"moves": case.outcome.moves.len(), "people": people.len()});
    if let crate::act::Begun::New(change) = act.change(None, body).await? {
        change.commit("").await?;
    }
    Ok(case)
}

/// The plan from memory, or built again from its picture.
async fn case_of(cx: &Context, row: &PlanRow) -> Result<Arc<PlanCase>, AppError> {
    if let Some(case) = cx.kept_plan(&row.id)
        && case.row.version == row.version
    {
        return Ok(case);
    }
    let broken = |why: &str| AppError::broken("plan", row.id.as_str(), why);
    let mut tx = cx.store.read(&cx.agency).await?;
    let bytes = store::plan::result(&mut tx, &row.id).await?.ok_or(AppError::NotFound)?;
    let snapshot = row.snapshot.clone().ok_or(AppError::NotFound)?;
    let (picture, _) = store::snapshot::find(&mut tx, &snapshot).await?.ok_or(AppError::NotFound)?;
    drop(tx);
    let weights = crate::weights::find(cx, row.weights.as_ref().ok_or(AppError::NotFound)?).await?.weights;
    let asked = asked_of(row).ok_or_else(|| broken("question unreadable"))?;
    let summary = summary_of(row).ok_or_else(|| broken("summary unreadable"))?;
    let row = row.clone();
    let id = row.id.clone();
    let case =
        crate::imports::blocking(move || rebuild(row, &bytes, picture, asked, weights, summary)).await??;
    let case = Arc::new(case);
    cx.keep_plan(id, case.clone());
    Ok(case)
}

fn rebuild(
    row: PlanRow,
    bytes: &[u8],
    picture: store::snapshot::Picture,
    asked: AskedPlan,
    weights: placement::criterion::Weights,
    summary: PlanSummary,
) -> Result<PlanCase, AppError> {
    let id = row.id.clone();
    let broken = |why: String| AppError::broken("plan", id.as_str(), why);
    let json = zstd::decode_all(bytes).map_err(|e| broken(e.to_string()))?;
    let result: PlanResult =
        serde_json::from_slice(&json).map_err(|e| broken(store::StoreError::place(&e)))?;
    let (snapshot, _) = domain::snapshot::Snapshot::assemble(picture.records, picture.as_of);
    let basis = Basis::restore(snapshot, asked, weights, &result)?;
    let problem = Problem::new(&basis.question());
    if problem.instance.arcs.seat.len() != result.pairs || problem.people.len() != result.assignment.len() {
        return Err(broken("its picture gives another problem than the one it answered".to_owned()));
    }
    let solution = Solution {
        status: if summary.ending == Ending::Optimal { Status::Optimal } else { Status::Feasible },
        assignment: result.assignment.iter().map(|s| s.map(SeatIx)).collect(),
        prices: result.prices,
        tree: result.tree,
        objective: summary.objective,
        bound: summary.bound,
        conflict: Vec::new(),
        stats: planner::solve::Stats {
            bids: 0,
            paths: 0,
            work: 0,
            moves: summary.moves,
            has_fewest_moves: false,
            stopped_because: planner::work::StoppedBecause::Finished,
        },
    };
    PlanCase::new(row, summary, basis, problem, solution).ok_or_else(|| broken("it holds no plan".to_owned()))
}
