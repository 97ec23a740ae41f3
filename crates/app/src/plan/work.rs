//! Computing a plan as long work: what the planner says is written down, and the answer is kept with the run's end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::ids::PlanId;
use planner::solve::{Progress, SoFar};
use serde_json::{Value, json};
use store::Tx;
use store::job_run::JobRun;
use tokio::sync::mpsc::UnboundedSender;

use super::compute::{Computed, compute, prepare};
use super::question::Ending;
use crate::error::AppError;
use crate::imports::blocking;
use crate::worker::Job;

/// The kind of this work.
pub(crate) const KIND: &str = "plan";

/// How long a plan is sought. What was found by then is kept with its proven gap; a plan without limits on the whole
/// takes a second.
const LONGEST_MICROS: i64 = 60 * 1_000_000;

/// Sends what the planner says to the task that writes it down.
struct Reporter(UnboundedSender<Value>);

impl Progress for Reporter {
    fn report(&mut self, so_far: SoFar) {
        let phase = format!("{:?}", so_far.phase);
        // Nobody listens any more when the run was lost; the planner is stopped by its flag.
        self.0.send(json!({"phase": phase, "bound": so_far.bound, "best": so_far.best})).ok();
    }
}

/// The plan of a run; both have one id.
fn plan_of(run: &JobRun) -> PlanId {
    PlanId(run.id.0.clone())
}

/// Computes the plan of a run and keeps it.
///
/// # Errors
/// Faults of storage and of the data.
pub(crate) async fn compute_plan(job: &Job) -> Result<(), AppError> {
    let started = job.cx.clock.now();
    let (row, basis, result) = prepare(&job.cx, &plan_of(&job.run)).await?;
    let stop = Arc::new(AtomicBool::new(false));
    let (sender, said) = tokio::sync::mpsc::unbounded_channel();
    sender.send(json!({"phase": "rules"})).ok();
    let (flag, clock) = (stop.clone(), job.cx.clock.clone());
    let work = blocking(move || {
        let is_over = || flag.load(Ordering::Relaxed) || clock.now() - started > LONGEST_MICROS;
        compute(row, basis, result, &mut Reporter(sender), &is_over)
    });
    match job.watch(work, &stop, said).await? {
        Some(computed) => keep(job, computed??, started).await,
        None => Ok(()),
    }
}

/// A plan whose run is given up.
///
/// # Errors
/// [`AppError::Stale`] where it was withdrawn or answered meanwhile; faults of storage.
pub(crate) async fn given_up(tx: &mut Tx, run: &JobRun, now: i64) -> Result<(), AppError> {
    Ok(store::plan::set_result(tx, &plan_of(run), "failed", "null", Vec::new(), now).await?)
}

async fn keep(job: &Job, computed: Computed, started: i64) -> Result<(), AppError> {
    let cx = &job.cx;
    let id = plan_of(&job.run);
    let broken = |e: String| AppError::broken("plan", id.as_str(), e);
    let Computed { mut summary, result, case } = computed;
    let now = cx.clock.now();
    summary.milliseconds = (now - started) / 1000;
    let json = serde_json::to_vec(&result).map_err(|e| broken(e.to_string()))?;
    let bytes = zstd::encode_all(json.as_slice(), 3).map_err(|e| broken(e.to_string()))?;
    let text = serde_json::to_string(&summary).map_err(|e| broken(e.to_string()))?;
    let state = if matches!(summary.ending, Ending::Optimal | Ending::Feasible) { "draft" } else { "failed" };
    let mut tx = cx.store.begin(&cx.agency).await?;
    if !job.finish(&mut tx, &json!({"phase": "done"})).await? {
        return Ok(());
    }
    store::plan::set_result(&mut tx, &id, state, &text, bytes, now).await?;
    let row = store::plan::find(&mut tx, &id).await?.ok_or(AppError::NotFound)?;
    tx.commit().await?;
    if let Some(mut case) = case {
        case.row = row;
        case.summary = summary;
        cx.keep_plan(id, Arc::new(case));
    }
    Ok(())
}
