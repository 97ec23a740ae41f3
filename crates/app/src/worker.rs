//! The worker: takes long work from the table, keeps its lease, writes progress, gives it up when it must.

use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;
use store::job_run::JobRun;
use store::{StoreError, Tx};
use tokio::sync::mpsc::UnboundedReceiver;

use crate::context::Context;
use crate::error::AppError;
use crate::{imports, plan};

/// How long a claim lasts without news from its worker.
const LEASE_MICROS: i64 = 30 * 1_000_000;
/// How long whoever waits for work of another worker lets pass between two looks.
const BETWEEN_LOOKS: std::time::Duration = std::time::Duration::from_millis(50);

/// Takes and does one piece of work; `false` where nothing waits.
///
/// # Errors
/// Faults of storage; the work then waits for its next attempt.
pub async fn run_one(cx: &Context, worker: &str) -> Result<bool, AppError> {
    match take(cx, worker).await? {
        Taken::Nothing => Ok(false),
        Taken::Elsewhere => Ok(true),
        Taken::Run(job) => {
            carry_out(&job).await?;
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
    Run(Box<Job>),
}

/// A piece of work in the hands of its worker.
pub struct Job {
    pub(crate) cx: Context,
    worker: String,
    pub(crate) run: JobRun,
}

impl core::fmt::Debug for Job {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Job").field("worker", &self.worker).field("run", &self.run).finish_non_exhaustive()
    }
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
        let run = store::job_run::find(&mut tx, &id).await?.ok_or(AppError::NotFound)?;
        given_up(&mut tx, &run, now).await?;
        tx.commit().await?;
        tracing::error!(run = id.as_str(), "work was given up: each attempt ended without a word");
        return Ok(Taken::Elsewhere);
    }
    let claimed = store::job_run::claim(&mut tx, &id, worker, now + LEASE_MICROS, now).await?;
    tx.commit().await?;
    Ok(claimed.map_or(Taken::Elsewhere, |run| Taken::Run(Box::new(Job::new(cx, worker, run)))))
}

/// Does the open work about one thing here, or waits for the worker who has it; the run as it ended, if any was.
///
/// # Errors
/// Faults of storage.
pub async fn settle(cx: &Context, worker: &str, subject: &str) -> Result<Option<JobRun>, AppError> {
    loop {
        let mut tx = cx.store.read(&cx.agency).await?;
        let newest = store::job_run::newest_about(&mut tx, subject).await?;
        drop(tx);
        let run = match newest {
            Some(run) if run.is_open() => run,
            ended => return Ok(ended),
        };
        let now = cx.clock.now();
        let mut tx = cx.store.begin(&cx.agency).await?;
        let claimed = store::job_run::claim(&mut tx, &run.id, worker, now + LEASE_MICROS, now).await?;
        tx.commit().await?;
        match claimed {
            Some(run) => carry_out(&Job::new(cx, worker, run)).await?,
            None => tokio::time::sleep(BETWEEN_LOOKS).await,
        }
    }
}

/// Does work that was taken. An answer that comes after the lease is dropped.
///
/// # Errors
/// Faults of storage while a failure is written down.
pub async fn carry_out(job: &Job) -> Result<(), AppError> {
    let Job { cx, worker, run } = job;
    let outcome = match run.kind.as_str() {
        plan::work::KIND => plan::work::compute_plan(job).await,
        imports::work::TRY => imports::work::try_file(job).await,
        imports::work::APPLY => imports::work::apply_file(job).await,
        other => Err(AppError::broken("job_run", run.id.as_str(), format!("unknown kind {other}"))),
    };
    if let Err(error) = outcome {
        tracing::warn!(run = run.id.as_str(), attempt = run.attempts, cause = %error, "work failed");
        let mut tx = cx.store.begin(&cx.agency).await?;
        store::job_run::fail(&mut tx, run, worker, &error.to_string(), cx.clock.now()).await?;
        if run.attempts >= run.max_attempts {
            given_up(&mut tx, run, cx.clock.now()).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// What a run was for becomes failed with it; what was withdrawn or answered meanwhile stays as it is.
async fn given_up(tx: &mut Tx, run: &JobRun, now: i64) -> Result<(), AppError> {
    let told = match run.kind.as_str() {
        plan::work::KIND => plan::work::given_up(tx, run, now).await,
        imports::work::TRY => imports::work::given_up(tx, run).await,
        // The data are as they were; the page of the import says what became of the run.
        _ => Ok(()),
    };
    match told {
        Err(AppError::Stale { .. }) => Ok(()),
        other => other,
    }
}

impl Job {
    fn new(cx: &Context, worker: &str, run: JobRun) -> Self {
        Self { cx: cx.clone(), worker: worker.to_owned(), run }
    }

    /// What the work needs.
    ///
    /// # Errors
    /// A fault where it is not as written.
    pub(crate) fn payload<T: serde::de::DeserializeOwned>(&self) -> Result<T, AppError> {
        serde_json::from_str(&self.run.payload)
            .map_err(|e| AppError::broken("job_run", self.run.id.as_str(), StoreError::place(&e)))
    }

    /// Ends the run in the transaction of its answer. `false`: another has the lease now and answers, and this
    /// answer has to be dropped with the transaction.
    ///
    /// # Errors
    /// Faults of storage.
    pub(crate) async fn finish(&self, tx: &mut Tx, said: &Value) -> Result<bool, AppError> {
        let now = self.cx.clock.now();
        let ours = store::job_run::finish(tx, &self.run, &self.worker, now, &said.to_string()).await?;
        if !ours {
            let (run, attempt) = (self.run.id.as_str(), self.run.attempts);
            tracing::warn!(run, attempt, "an answer came after its lease");
        }
        Ok(ours)
    }

    /// Waits for the work of this run and writes down what it says; `None` where the lease was lost.
    ///
    /// # Errors
    /// Faults of storage for as long as a lease.
    pub(crate) async fn watch<T>(
        &self,
        work: impl Future<Output = T>,
        stop: &AtomicBool,
        said: UnboundedReceiver<Value>,
    ) -> Result<Option<T>, AppError> {
        let until = self.cx.clock.now() + LEASE_MICROS;
        let mut lease = Lease { job: self, said, last: "{}".to_owned(), until };
        watched(work, stop, async || lease.renew().await).await
    }
}

/// Waits for work while its lease is renewed; both go on at once, since the work may hold the only connection that
/// writes. Where the lease is lost or cannot be renewed, the work is told to stop and has ended when this returns, so
/// that it never runs beside its next attempt.
async fn watched<T>(
    work: impl Future<Output = T>,
    stop: &AtomicBool,
    mut renew: impl AsyncFnMut() -> Result<bool, AppError>,
) -> Result<Option<T>, AppError> {
    let lost = async {
        let mut tick = tokio::time::interval(std::time::Duration::from_millis(200));
        loop {
            tick.tick().await;
            match renew().await {
                Ok(true) => {}
                Ok(false) => return Ok(None),
                Err(error) => return Err(error),
            }
        }
    };
    tokio::pin!(work);
    let lost = tokio::select! {
        done = &mut work => return Ok(Some(done)),
        lost = lost => lost,
    };
    stop.store(true, Ordering::Relaxed);
    // What it answers is not wanted any more.
    drop(work.await);
    lost
}

/// The lease of a run, renewed by writing how far it is.
struct Lease<'a> {
    job: &'a Job,
    said: UnboundedReceiver<Value>,
    last: String,
    until: i64,
}

impl Lease<'_> {
    /// Whether the run is still this worker's. A write that fails is tried again until the lease is over.
    async fn renew(&mut self) -> Result<bool, AppError> {
        while let Ok(said) = self.said.try_recv() {
            self.last = said.to_string();
        }
        let until = self.job.cx.clock.now() + LEASE_MICROS;
        match self.write(until).await {
            Ok(ours) => {
                self.until = until;
                Ok(ours)
            }
            Err(error) if self.job.cx.clock.now() < self.until => {
                tracing::warn!(run = self.job.run.id.as_str(), cause = %error, "the lease was not renewed yet");
                Ok(true)
            }
            Err(error) => Err(error),
        }
    }

    async fn write(&self, until: i64) -> Result<bool, AppError> {
        let Job { cx, worker, run } = self.job;
        let mut tx = cx.store.begin(&cx.agency).await?;
        let ours = store::job_run::progress(&mut tx, &run.id, worker, &self.last, until).await?;
        tx.commit().await?;
        Ok(ours)
    }
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
    use std::sync::Arc;

    use super::*;

    /// Work that goes on until it is told to stop, and says when it has ended.
    fn endless(stop: &Arc<AtomicBool>, ended: &Arc<AtomicBool>) -> impl Future<Output = u8> {
        let (stop, ended) = (stop.clone(), ended.clone());
        let work = tokio::task::spawn_blocking(move || {
            while !stop.load(Ordering::Relaxed) {
                std::thread::yield_now();
            }
            // It takes a while to notice: whoever does not wait for it sees it run on.
            (0..10_000).for_each(|_| std::thread::yield_now());
            ended.store(true, Ordering::Relaxed);
            7
        });
        async { work.await.expect("no panic") }
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
        let quick = std::future::ready(7);
        assert!(matches!(watched(quick, &stop, async || Ok(true)).await, Ok(Some(7))));
    }
}
