//! The worker: takes long work from the table, keeps its lease, writes progress, stops when cancelled.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::ids::{JobRunId, PlanId};
use planner::solve::{Progress, SoFar};
use serde_json::json;
use store::job_run::JobRun;
use store::{StoreError, Tx};
use tokio::task::JoinHandle;

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
    match take(cx, worker).await? {
        Taken::Nothing => Ok(false),
        Taken::Elsewhere => Ok(true),
        Taken::Run(run) => {
            carry_out(cx, worker, &run).await?;
            Ok(true)
        }
    }
}

/// What a look at the table of work brought.
#[derive(Debug)]
pub enum Taken {
    /// Nothing waits.
    Nothing,
    /// Something waited: another worker was faster, or it was given up.
    Elsewhere,
    /// This is now the worker's own, as long as its lease lasts.
    Run(Box<JobRun>),
}

/// Takes the next piece of work, under a lease.
///
/// # Errors
/// Faults of storage.
pub async fn take(cx: &Context, worker: &str) -> Result<Taken, AppError> {
    let now = cx.clock.now();
    let mut tx = cx.store.read(&cx.agency).await?;
    let Some(id) = store::job_run::next(&mut tx, now).await? else { return Ok(Taken::Nothing) };
    drop(tx);
    let mut tx = cx.store.begin(&cx.agency).await?;
    if store::job_run::give_up(&mut tx, &id, now, "its workers vanished before it was done").await? {
        plan_failed(&mut tx, &id, now).await?;
        tx.commit().await?;
        tracing::error!(run = id.as_str(), "work was given up: each attempt ended without a word");
        return Ok(Taken::Elsewhere);
    }
    let claimed = store::job_run::claim(&mut tx, &id, worker, now + LEASE_MICROS, now).await?;
    tx.commit().await?;
    Ok(claimed.map_or(Taken::Elsewhere, |run| Taken::Run(Box::new(run))))
}

/// Does work that was taken. An answer that comes after the lease is dropped.
///
/// # Errors
/// Faults of storage while a failure is written down.
pub async fn carry_out(cx: &Context, worker: &str, run: &JobRun) -> Result<(), AppError> {
    let outcome = match run.kind.as_str() {
        "plan" => compute_plan(cx, worker, run).await,
        other => Err(AppError::broken("job_run", run.id.as_str(), format!("unknown kind {other}"))),
    };
    if let Err(error) = outcome {
        tracing::warn!(run = run.id.as_str(), attempt = run.attempts, cause = %error, "work failed");
        let mut tx = cx.store.begin(&cx.agency).await?;
        store::job_run::fail(&mut tx, run, worker, &error.to_string(), cx.clock.now()).await?;
        if run.attempts >= run.max_attempts {
            plan_failed(&mut tx, &run.id, cx.clock.now()).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// The plan of a run that is given up; one that was withdrawn or answered meanwhile stays as it is.
async fn plan_failed(tx: &mut Tx, run: &JobRunId, now: i64) -> Result<(), AppError> {
    match store::plan::set_result(tx, &PlanId(run.0.clone()), "failed", "null", Vec::new(), now).await {
        Err(StoreError::Stale { .. }) => Ok(()),
        other => Ok(other?),
    }
}

async fn compute_plan(cx: &Context, worker: &str, run: &JobRun) -> Result<(), AppError> {
    let id = PlanId(run.id.0.clone());
    let started = cx.clock.now();
    let (row, basis, result) = prepare(cx, &id).await?;
    let stop = Arc::new(AtomicBool::new(false));
    let (sender, said) = tokio::sync::mpsc::unbounded_channel();
    let flag = stop.clone();
    let work = tokio::task::spawn_blocking(move || {
        compute(row, basis, result, &mut Reporter(sender), &|| flag.load(Ordering::Relaxed))
    });
    let mut lease = Lease {
        cx,
        worker,
        run,
        said,
        last: json!({"phase": "rules"}).to_string(),
        until: started + LEASE_MICROS,
    };
    match watched(work, &stop, async || lease.renew().await).await? {
        Some(computed) => keep(cx, worker, run, computed?, started).await,
        None => Ok(()),
    }
}

/// Waits for work while its lease is renewed. Where the lease is lost or cannot be renewed, the work is told to
/// stop and has ended when this returns, so that it never runs beside its next attempt.
async fn watched<T>(
    mut work: JoinHandle<T>,
    stop: &AtomicBool,
    mut renew: impl AsyncFnMut() -> Result<bool, AppError>,
) -> Result<Option<T>, AppError> {
    let mut tick = tokio::time::interval(std::time::Duration::from_millis(200));
    let lost = loop {
        tokio::select! {
            done = &mut work => {
                return done.map(Some).map_err(|e| AppError::broken("job_run", "", e.to_string()));
            }
            _ = tick.tick() => match renew().await {
                Ok(true) => {}
                Ok(false) => break Ok(None),
                Err(error) => break Err(error),
            }
        }
    };
    stop.store(true, Ordering::Relaxed);
    // What it answers is not wanted any more.
    work.await.ok();
    lost
}

/// The lease of a run, renewed by writing how far it is.
struct Lease<'a> {
    cx: &'a Context,
    worker: &'a str,
    run: &'a JobRun,
    said: tokio::sync::mpsc::UnboundedReceiver<SoFar>,
    last: String,
    until: i64,
}

impl Lease<'_> {
    /// Whether the run is still this worker's. A write that fails is tried again until the lease is over.
    async fn renew(&mut self) -> Result<bool, AppError> {
        while let Ok(so_far) = self.said.try_recv() {
            let phase = format!("{:?}", so_far.phase);
            self.last = json!({"phase": phase, "bound": so_far.bound, "best": so_far.best}).to_string();
        }
        let until = self.cx.clock.now() + LEASE_MICROS;
        match self.write(until).await {
            Ok(ours) => {
                self.until = until;
                Ok(ours)
            }
            Err(error) if self.cx.clock.now() < self.until => {
                tracing::warn!(run = self.run.id.as_str(), cause = %error, "the lease was not renewed yet");
                Ok(true)
            }
            Err(error) => Err(error),
        }
    }

    async fn write(&self, until: i64) -> Result<bool, AppError> {
        let mut tx = self.cx.store.begin(&self.cx.agency).await?;
        let ours = store::job_run::progress(&mut tx, &self.run.id, self.worker, &self.last, until).await?;
        tx.commit().await?;
        Ok(ours)
    }
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
    if !store::job_run::finish(&mut tx, run, worker, now, r#"{"phase":"done"}"#).await? {
        // Whoever has the lease now answers; this answer is dropped with the transaction.
        tracing::warn!(run = run.id.as_str(), attempt = run.attempts, "an answer came after its lease");
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

/// Works until told to stop: woken by work queued here, looking each second for work queued elsewhere.
pub async fn run_until(cx: Context, worker: String, stopped: impl Future<Output = ()>) {
    tokio::pin!(stopped);
    loop {
        match run_one(&cx, &worker).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::error!(cause = %error, "the worker could not take or end work"),
        }
        tokio::select! {
            () = &mut stopped => return,
            () = cx.work_queued() => {}
            () = tokio::time::sleep(std::time::Duration::from_secs(1)) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Work that goes on until it is told to stop, and says when it has ended.
    fn endless(stop: &Arc<AtomicBool>, ended: &Arc<AtomicBool>) -> JoinHandle<u8> {
        let (stop, ended) = (stop.clone(), ended.clone());
        tokio::task::spawn_blocking(move || {
            while !stop.load(Ordering::Relaxed) {
                std::thread::yield_now();
            }
            // It takes a while to notice: whoever does not wait for it sees it run on.
            (0..10_000).for_each(|_| std::thread::yield_now());
            ended.store(true, Ordering::Relaxed);
            7
        })
    }

    #[tokio::test]
    async fn work_without_a_lease_is_stopped_and_has_ended() {
        for is_fault in [false, true] {
            let flags = [Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false))];
            let lost = || async move {
                if is_fault { Err(AppError::broken("job_run", "j", "away")) } else { Ok(false) }
            };
            let answer = watched(endless(&flags[0], &flags[1]), &flags[0], async || lost().await).await;
            assert_eq!(answer.is_err(), is_fault);
            assert!(!matches!(answer, Ok(Some(_))), "no answer without a lease");
            assert!(flags[1].load(Ordering::Relaxed), "it does not run beside its next attempt");
        }
        let stop = AtomicBool::new(false);
        let quick = tokio::task::spawn_blocking(|| 7);
        assert!(matches!(watched(quick, &stop, async || Ok(true)).await, Ok(Some(7))));
    }
}
