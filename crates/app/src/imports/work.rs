//! The long work of imports: the dry run of a file, and applying it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use domain::ids::ImportId;
use intake::finding::Finding;
use serde::Deserialize;
use serde_json::json;
use store::Tx;
use store::import::ImportRow;
use store::job_run::JobRun;

use super::dry_run::trial_of;
use super::stage::Stages;
use super::{Summary, Trial, apply};
use crate::act::Queued;
use crate::context::Context;
use crate::error::AppError;
use crate::worker::Job;

/// The kind of a dry run.
pub(crate) const TRY: &str = "import-try";
/// The kind of applying.
pub(crate) const APPLY: &str = "import-apply";

/// What a dry run needs.
#[derive(Debug, Deserialize)]
struct AskedTry {
    import: ImportId,
}

/// What applying needs.
#[derive(Debug, Deserialize)]
pub(super) struct AskedApply {
    /// Which import.
    pub(super) import: ImportId,
    /// Why refused rows are set aside, where any are.
    pub(super) reason: Option<String>,
    /// The act it is done under.
    pub(super) act: Queued,
}

/// Runs the file of an import dry and keeps what was found.
///
/// # Errors
/// Faults of storage.
pub(crate) async fn try_file(job: &Job) -> Result<(), AppError> {
    let asked: AskedTry = job.payload()?;
    let mut tx = job.cx.store.read(&job.cx.agency).await?;
    let row = store::import::find(&mut tx, &asked.import).await?.ok_or(AppError::NotFound)?;
    let bytes = store::import::bytes(&mut tx, &asked.import).await?.ok_or(AppError::NotFound)?;
    drop(tx);
    let (sender, said) = tokio::sync::mpsc::unbounded_channel();
    let stages = Stages::to(sender);
    let work = trial_of(&job.cx, &row, bytes, &stages);
    let Some(outcome) = job.watch(work, &AtomicBool::new(false), said).await? else { return Ok(()) };
    let (trial, data_version) = outcome?;
    keep(&job.cx, &row, trial, data_version, Some(job)).await
}

/// Keeps what a dry run said; `job` ends with it, where the dry run was its work.
pub(super) async fn keep(
    cx: &Context,
    row: &ImportRow,
    outcome: Result<Trial, Finding>,
    data_version: i64,
    job: Option<&Job>,
) -> Result<(), AppError> {
    let (state, mapping, summary) = match &outcome {
        Ok(trial) => ("tried", serde_json::to_string(&trial.plans).ok(), trial.summary.clone()),
        Err(finding) => {
            let findings = vec![finding.clone()];
            ("failed", None, Summary { rejected: 1, finding_count: 1, findings, ..Summary::default() })
        }
    };
    let summary = text(&row.id, &summary)?;
    let mut tx = cx.store.begin(&cx.agency).await?;
    if let Some(job) = job
        && !job.finish(&mut tx, &json!({"phase": "done"})).await?
    {
        return Ok(());
    }
    store::import::set_summary(&mut tx, &row.id, state, mapping.as_deref(), &summary).await?;
    let now = store::import::find(&mut tx, &row.id).await?.ok_or(AppError::NotFound)?;
    tx.commit().await?;
    if let Ok(trial) = outcome {
        cx.keep_trial(now.id, now.version, data_version, Arc::new(trial));
    }
    Ok(())
}

fn text(id: &ImportId, summary: &Summary) -> Result<String, AppError> {
    serde_json::to_string(summary).map_err(|e| AppError::broken("import", id.as_str(), e.to_string()))
}

/// An import whose dry run is given up: it failed, and no finding says why, since the file is not the cause.
///
/// # Errors
/// [`AppError::Stale`] where it was answered meanwhile; faults of storage.
pub(crate) async fn given_up(tx: &mut Tx, run: &JobRun) -> Result<(), AppError> {
    let asked: AskedTry = serde_json::from_str(&run.payload)
        .map_err(|e| AppError::broken("job_run", run.id.as_str(), e.to_string()))?;
    let summary = text(&asked.import, &Summary::default())?;
    Ok(store::import::set_summary(tx, &asked.import, "failed", None, &summary).await?)
}

/// Applies an import; a refusal ends the run and is told on the page of the import.
///
/// # Errors
/// Faults of storage.
pub(crate) async fn apply_file(job: &Job) -> Result<(), AppError> {
    let asked: AskedApply = job.payload()?;
    let (sender, said) = tokio::sync::mpsc::unbounded_channel();
    let stages = Stages::to(sender);
    let work = async {
        match apply::carry_out(job, &asked, &stages).await {
            // Somebody was faster; looked at again, the file says what that means for it.
            Err(AppError::Stale { .. }) => apply::carry_out(job, &asked, &stages).await,
            other => other,
        }
    };
    let refusal = match job.watch(work, &AtomicBool::new(false), said).await? {
        Some(Err(AppError::Refused { id, en })) => json!({"phase": "refused", "id": id, "en": en}),
        Some(other) => return other,
        None => return Ok(()),
    };
    let mut tx = job.cx.store.begin(&job.cx.agency).await?;
    if job.finish(&mut tx, &refusal).await? {
        tx.commit().await?;
    }
    Ok(())
}
