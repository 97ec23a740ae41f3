//! Looking at plans: the list of a round, and one plan ready for questions, from memory or built again.

use std::sync::Arc;

use domain::ids::{PlanId, SnapshotId};
use domain::kind::Kind;
use domain::snapshot::PersonIx;
use domain::tidy::key_of;
use placement::problem::Problem;
use planner::format::report::Status;
use planner::ids::SeatIx;
use planner::solve::Solution;
use store::plan::PlanRow;

use super::case::{Basis, PlanCase};
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
}

/// Data that changed after the picture of a plan was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataChanges {
    /// NIP of people whose record or facts changed, sorted.
    pub people: Vec<String>,
    /// Of those, whom the plan moves.
    pub movers: Vec<String>,
    /// Units, jobs, posts, travel and the like that changed.
    pub others: usize,
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
    drop(tx);
    let asked = asked_of(&row).ok_or_else(|| AppError::broken("plan", id.as_str(), "question unreadable"))?;
    let summary = summary_of(&row);
    let has_plan = summary.as_ref().is_some_and(|s| matches!(s.ending, Ending::Optimal | Ending::Feasible));
    let case = if has_plan { Some(case_of(cx, &row).await?) } else { None };
    let changes = match (&case, &row.snapshot) {
        (Some(case), Some(snapshot)) => data_changes(cx, case, snapshot).await?,
        _ => None,
    };
    Ok(PlanView { asked, summary, case, changes, progress: run.and_then(|r| r.progress), row })
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
    let result: PlanResult = serde_json::from_slice(&json).map_err(|e| broken(e.to_string()))?;
    let basis = Basis::restore(picture, asked, weights, &result)?;
    let problem = Problem::new(&basis.question());
    if problem.instance.arcs.seat.len() != result.pairs || problem.people.len() != result.assignment.len() {
        return Err(broken("its picture gives another problem than the one it answered".to_owned()));
    }
    let solution = Solution {
        status: if summary.ending == Ending::Optimal { Status::Optimal } else { Status::Feasible },
        assignment: result.assignment.iter().map(|s| s.map(SeatIx)).collect(),
        prices: result.prices,
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

/// Compares the picture of a plan with the data as they stand; `None` where nothing changed.
async fn data_changes(
    cx: &Context,
    case: &PlanCase,
    snapshot: &SnapshotId,
) -> Result<Option<DataChanges>, AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let agency = store::agency::find(&mut tx).await?.ok_or(AppError::NotFound)?;
    if store::snapshot::version(&mut tx, snapshot).await? == Some(agency.data_version) {
        return Ok(None);
    }
    let Some((picture, _)) = store::snapshot::find(&mut tx, snapshot).await? else { return Ok(None) };
    let stored = store::record::load(&mut tx, Kind::ALL).await?;
    let now = crate::world::records(&stored, store::register::load(&mut tx).await?)?;
    drop(tx);
    let (then, now) = (rows_of(picture.records), rows_of(now));
    let mut out = DataChanges::default();
    for (kind, key, cells) in then.symmetric_difference(&now) {
        let nip = match kind {
            Kind::Units | Kind::Jobs | Kind::Posts | Kind::Workload | Kind::Places | Kind::Facilities => None,
            _ => cells.first().cloned().flatten(),
        };
        let _ = key;
        match nip {
            Some(nip) => out.people.push(nip),
            None => out.others += 1,
        }
    }
    out.people.sort();
    out.people.dedup();
    let moves = |nip: &&String| {
        super::case::person(&case.basis.snapshot, nip).is_some_and(|p| case.move_of(p).is_some())
    };
    out.movers = out.people.iter().filter(moves).cloned().collect();
    Ok((!out.people.is_empty() || out.others > 0).then_some(out))
}

type KeyedRow = (Kind, String, domain::tidy::Cells);

fn rows_of(records: domain::agency::Records) -> std::collections::BTreeSet<KeyedRow> {
    records
        .into_records()
        .map(|record| {
            let (kind, cells) = (record.kind(), record.cells());
            (kind, key_of(kind, &cells), cells)
        })
        .collect()
}
