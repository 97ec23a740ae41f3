//! Long work in a small table: a lease per run, a fence against late workers, back-off after a failure.

use domain::ids::JobRunId;

use crate::db::{Row, Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// Work is put in the queue.
    ADD = "INSERT INTO job_run (agency_id, id, kind, subject, payload, priority, run_at, attempts, max_attempts, state, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, 'waiting', $7)";
    /// Whether anything waits; asked before claiming, since claiming takes the write lock.
    ANY = "SELECT id FROM job_run WHERE agency_id = $1 AND ((state = 'waiting' AND run_at <= $2) OR (state = 'running' AND locked_until < $2)) ORDER BY priority DESC, run_at, id LIMIT 1";
    /// A run is claimed; the state in the condition makes one winner.
    CLAIM = "UPDATE job_run SET state = 'running', locked_by = $3, locked_until = $4, attempts = attempts + 1 WHERE agency_id = $1 AND id = $2 AND attempts < max_attempts AND ((state = 'waiting' AND run_at <= $5) OR (state = 'running' AND locked_until < $5)) RETURNING id, kind, payload, state, attempts, max_attempts, progress, last_error, created_at, done_at";
    /// A run whose last worker vanished is given up: it may have taken the whole process with it each time.
    GIVE_UP = "UPDATE job_run SET state = 'failed', last_error = $4, done_at = $3 WHERE agency_id = $1 AND id = $2 AND state = 'running' AND locked_until < $3 AND attempts >= max_attempts";
    /// Progress, which also renews the lease.
    PROGRESS = "UPDATE job_run SET progress = $4, locked_until = $5 WHERE agency_id = $1 AND id = $2 AND locked_by = $3 AND state = 'running'";
    /// It is done.
    FINISH = "UPDATE job_run SET state = 'done', done_at = $5, progress = $6 WHERE agency_id = $1 AND id = $2 AND locked_by = $3 AND attempts = $4 AND state = 'running'";
    /// It failed: again later, or for good.
    FAIL = "UPDATE job_run SET state = CASE WHEN attempts >= max_attempts THEN 'failed' ELSE 'waiting' END, run_at = $5, last_error = $6, done_at = $7 WHERE agency_id = $1 AND id = $2 AND locked_by = $3 AND attempts = $4 AND state = 'running'";
    /// It is not wanted any more.
    CANCEL = "UPDATE job_run SET state = 'cancelled', done_at = $3 WHERE agency_id = $1 AND id = $2 AND state IN ('waiting', 'running')";
    /// One run.
    FIND = "SELECT id, kind, payload, state, attempts, max_attempts, progress, last_error, created_at, done_at FROM job_run WHERE agency_id = $1 AND id = $2";
    /// The newest run about something.
    NEWEST_ABOUT = "SELECT id, kind, payload, state, attempts, max_attempts, progress, last_error, created_at, done_at FROM job_run WHERE agency_id = $1 AND subject = $2 ORDER BY created_at DESC, id DESC LIMIT 1";
    /// The newest runs.
    LIST = "SELECT id, kind, payload, state, attempts, max_attempts, progress, last_error, created_at, done_at FROM job_run WHERE agency_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2";
}

/// A piece of work.
#[derive(Clone, Debug)]
pub struct JobRun {
    /// Its id.
    pub id: JobRunId,
    /// What kind of work.
    pub kind: String,
    /// What it needs, as JSON.
    pub payload: String,
    /// `waiting`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// How often it was begun.
    pub attempts: i64,
    /// How often it may be begun.
    pub max_attempts: i64,
    /// How far it is, as JSON.
    pub progress: Option<String>,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// When asked, microseconds since 1970.
    pub created_at: i64,
    /// When it ended.
    pub done_at: Option<i64>,
}

impl JobRun {
    /// Whether it waits or somebody works on it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.state.as_str(), "waiting" | "running")
    }
}

fn read(row: &Row) -> Result<JobRun, StoreError> {
    Ok(JobRun {
        id: JobRunId(row.text("id")?),
        kind: row.text("kind")?,
        payload: row.text("payload")?,
        state: row.text("state")?,
        attempts: row.int("attempts")?,
        max_attempts: row.int("max_attempts")?,
        progress: row.maybe_text("progress")?,
        last_error: row.maybe_text("last_error")?,
        created_at: row.int("created_at")?,
        done_at: row.maybe_int("done_at")?,
    })
}

/// Work to be put in the queue.
#[derive(Clone, Copy, Debug)]
pub struct NewRun<'a> {
    /// Its id.
    pub id: &'a JobRunId,
    /// What kind of work.
    pub kind: &'a str,
    /// What it is about: `plan:ID`, `import:ID`.
    pub subject: &'a str,
    /// What it needs, as JSON.
    pub payload: &'a str,
}

/// Puts work in the queue.
///
/// # Errors
/// What the database says.
pub async fn add(tx: &mut Tx, run: &NewRun<'_>, at: i64) -> Result<(), StoreError> {
    let values = [
        Value::from(run.id.as_str()),
        Value::from(run.kind),
        Value::from(run.subject),
        Value::from(run.payload),
        Value::from(0),
        Value::from(at),
        Value::from(3),
    ];
    tx.execute(ADD, &values).await.map(drop)
}

/// The next run that may begin, without taking it.
///
/// # Errors
/// What the database says.
pub async fn next(tx: &mut Tx, now: i64) -> Result<Option<JobRunId>, StoreError> {
    tx.fetch_one(ANY, &[Value::from(now)]).await?.map(|r| r.text("id").map(JobRunId)).transpose()
}

/// Gives a run up that was begun as often as it may be and whose last worker let the lease pass; `false` where
/// it may still be begun or somebody works on it.
///
/// # Errors
/// What the database says.
pub async fn give_up(tx: &mut Tx, id: &JobRunId, now: i64, why: &str) -> Result<bool, StoreError> {
    Ok(tx.execute(GIVE_UP, &[Value::from(id.as_str()), Value::from(now), Value::from(why)]).await? > 0)
}

/// Claims a run until `lease`; `None` where another was faster.
///
/// # Errors
/// What the database says.
pub async fn claim(
    tx: &mut Tx,
    id: &JobRunId,
    worker: &str,
    lease: i64,
    now: i64,
) -> Result<Option<JobRun>, StoreError> {
    let values = [Value::from(id.as_str()), Value::from(worker), Value::from(lease), Value::from(now)];
    tx.fetch_one(CLAIM, &values).await?.as_ref().map(read).transpose()
}

/// Notes progress and renews the lease; `false` where the run is no longer this worker's.
///
/// # Errors
/// What the database says.
pub async fn progress(
    tx: &mut Tx,
    id: &JobRunId,
    worker: &str,
    progress: &str,
    lease: i64,
) -> Result<bool, StoreError> {
    let values = [Value::from(id.as_str()), Value::from(worker), Value::from(progress), Value::from(lease)];
    Ok(tx.execute(PROGRESS, &values).await? > 0)
}

/// Ends a run well; `false` where it is no longer this worker's.
///
/// # Errors
/// What the database says.
pub async fn finish(
    tx: &mut Tx,
    run: &JobRun,
    worker: &str,
    at: i64,
    progress: &str,
) -> Result<bool, StoreError> {
    let values = [
        Value::from(run.id.as_str()),
        Value::from(worker),
        Value::from(run.attempts),
        Value::from(at),
        Value::from(progress),
    ];
    Ok(tx.execute(FINISH, &values).await? > 0)
}

/// Ends a run badly: it waits 2^attempts seconds, or is given up.
///
/// # Errors
/// What the database says.
pub async fn fail(tx: &mut Tx, run: &JobRun, worker: &str, error: &str, at: i64) -> Result<(), StoreError> {
    let pause = 1_000_000_i64 << run.attempts.clamp(0, 12);
    let values = [
        Value::from(run.id.as_str()),
        Value::from(worker),
        Value::from(run.attempts),
        Value::from(at + pause),
        Value::from(error),
        Value::from(at),
    ];
    tx.execute(FAIL, &values).await.map(drop)
}

/// Cancels a run that has not ended; `false` where it has.
///
/// # Errors
/// What the database says.
pub async fn cancel(tx: &mut Tx, id: &JobRunId, at: i64) -> Result<bool, StoreError> {
    Ok(tx.execute(CANCEL, &[Value::from(id.as_str()), Value::from(at)]).await? > 0)
}

/// One run.
///
/// # Errors
/// What the database says.
pub async fn find(tx: &mut Tx, id: &JobRunId) -> Result<Option<JobRun>, StoreError> {
    tx.fetch_one(FIND, &[Value::from(id.as_str())]).await?.as_ref().map(read).transpose()
}

/// The newest run about something.
///
/// # Errors
/// What the database says.
pub async fn newest_about(tx: &mut Tx, subject: &str) -> Result<Option<JobRun>, StoreError> {
    tx.fetch_one(NEWEST_ABOUT, &[Value::from(subject)]).await?.as_ref().map(read).transpose()
}

/// The newest runs.
///
/// # Errors
/// What the database says.
pub async fn list(tx: &mut Tx, limit: i64) -> Result<Vec<JobRun>, StoreError> {
    tx.fetch(LIST, &[Value::from(limit)]).await?.iter().map(read).collect()
}
