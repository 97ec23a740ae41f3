//! The worker: takes long work from the table, keeps its lease, writes progress, stops when cancelled.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::ids::PlanId;
use planner::solve::{Progress, SoFar};
use serde_json::json;
use store::job_run::JobRun;

use crate::context::Context;
use crate::error::AppError;
use crate::plan::compute::{Computed, compute, prepare};
use crate::plan::question::Ending;

/// How long a claim lasts without news from its worker.
const LEASE_MICROS: i64 = 30 * 1_000_000;

/// Sends what the planner says to the task that writes it down.
struct Reporter(tokio::sync::mpsc::UnboundedSender<SoFar>);

impl Progress for Reporter {
    fn report(&mut self, so_far: SoFar) {
        // Nobody listens any more when the run was lost; the planner is stopped by its flag.
        self.0.send(so_far).ok();
    }
}

/// Takes and does one piece of work; `false` where nothing waits.
///
/// # Errors
/// Faults of storage; the work then waits for its next attempt.
pub async fn run_one(cx: &Context, worker: &str) -> Result<bool, AppError> {
    let now = cx.clock.now();
    let mut tx = cx.store.read(&cx.agency).await?;
    let Some(id) = store::job_run::next(&mut tx, now).await? else { return Ok(false) };
    drop(tx);
    let mut tx = cx.store.begin(&cx.agency).await?;
    let claimed = store::job_run::claim(&mut tx, &id, worker, now + LEASE_MICROS, now).await?;
    tx.commit().await?;
    let Some(run) = claimed else { return Ok(true) };
    let outcome = match run.kind.as_str() {
        "plan" => compute_plan(cx, worker, &run).await,
        other => Err(AppError::broken("job_run", run.id.as_str(), format!("unknown kind {other}"))),
    };
    if let Err(error) = outcome {
        let mut tx = cx.store.begin(&cx.agency).await?;
        store::job_run::fail(&mut tx, &run, worker, &error.to_string(), cx.clock.now()).await?;
        if run.attempts >= run.max_attempts {
            let id = PlanId(run.id.0.clone());
            store::plan::set_result(&mut tx, &id, "failed", "null", Vec::new(), cx.clock.now()).await.ok();
        }
        tx.commit().await?;
    }
    Ok(true)
}

async fn compute_plan(cx: &Context, worker: &str, run: &JobRun) -> Result<(), AppError> {
    let id = PlanId(run.id.0.clone());
    let started = cx.clock.now();
    let (row, basis, result) = prepare(cx, &id).await?;
    let stop = Arc::new(AtomicBool::new(false));
    let (sender, mut said) = tokio::sync::mpsc::unbounded_channel();
    let flag = stop.clone();
    let mut work = tokio::task::spawn_blocking(move || {
        compute(row, basis, result, &mut Reporter(sender), &|| flag.load(Ordering::Relaxed))
    });
    let mut tick = tokio::time::interval(std::time::Duration::from_millis(200));
    let mut last = json!({"phase": "rules"});
    let computed = loop {
        tokio::select! {
            done = &mut work => break done.map_err(|e| AppError::broken("job_run", run.id.as_str(), e.to_string()))??,
            Some(so_far) = said.recv() => {
                last = json!({"phase": format!("{:?}", so_far.phase), "bound": so_far.bound, "best": so_far.best});
            }
            _ = tick.tick() => {
                let mut tx = cx.store.begin(&cx.agency).await?;
                let lease = cx.clock.now() + LEASE_MICROS;
                let ours = store::job_run::progress(&mut tx, &run.id, worker, &last.to_string(), lease).await?;
                tx.commit().await?;
                if !ours {
                    stop.store(true, Ordering::Relaxed);
                }
            }
        }
    };
    if stop.load(Ordering::Relaxed) {
        return Ok(());
    }
    keep(cx, worker, run, computed, started).await
}

async fn keep(
    cx: &Context,
    worker: &str,
    run: &JobRun,
    computed: Computed,
    started: i64,
) -> Result<(), AppError> {
    let id = PlanId(run.id.0.clone());
    let broken = |e: String| AppError::broken("plan", id.as_str(), e);
    let Computed { mut summary, result, case } = computed;
    let now = cx.clock.now();
    summary.milliseconds = (now - started) / 1000;
    let json = serde_json::to_vec(&result).map_err(|e| broken(e.to_string()))?;
    let bytes = zstd::encode_all(json.as_slice(), 3).map_err(|e| broken(e.to_string()))?;
    let text = serde_json::to_string(&summary).map_err(|e| broken(e.to_string()))?;
    let state = if matches!(summary.ending, Ending::Optimal | Ending::Feasible) { "draft" } else { "failed" };
    let mut tx = cx.store.begin(&cx.agency).await?;
    store::plan::set_result(&mut tx, &id, state, &text, bytes, now).await?;
    store::job_run::finish(&mut tx, run, worker, now, r#"{"phase":"done"}"#).await?;
    let row = store::plan::find(&mut tx, &id).await?.ok_or(AppError::NotFound)?;
    tx.commit().await?;
    if let Some(mut case) = case {
        case.row = row;
        case.summary = summary;
        cx.keep_plan(id, Arc::new(case));
    }
    Ok(())
}

/// Works until told to stop: woken by work queued here, looking each second for work queued elsewhere.
pub async fn run_until(cx: Context, worker: String, stopped: impl Future<Output = ()>) {
    tokio::pin!(stopped);
    loop {
        let outcome = run_one(&cx, &worker).await;
        if matches!(outcome, Ok(true)) {
            continue;
        }
        tokio::select! {
            () = &mut stopped => return,
            () = cx.work_queued() => {}
            () = tokio::time::sleep(std::time::Duration::from_secs(1)) => {}
        }
    }
}
