//! Transfer plans. A plan is never changed, only published, withdrawn or succeeded by a child.

use domain::ids::{EventId, PlanId, RoundId, SnapshotId, WeightsId};

use crate::db::{Row, Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A plan is asked for.
    ADD = "INSERT INTO plan (agency_id, id, round_id, number, parent_id, state, question, snapshot_id, weights_id, asked_by, asked_at, version, event_id) VALUES ($1, $2, $3, (SELECT coalesce(max(number), 0) + 1 FROM plan WHERE agency_id = $1 AND round_id = $3), $4, 'computing', $5, $6, $7, $8, $9, 1, $10)";
    /// The answer is there.
    SET_RESULT = "UPDATE plan SET state = $3, summary = $4, result = $5, computed_at = $6, version = version + 1 WHERE agency_id = $1 AND id = $2 AND state = 'computing'";
    /// Published, if nobody else changed it meanwhile.
    PUBLISH = "UPDATE plan SET state = 'published', published_by = $3, published_at = $4, version = version + 1, event_id = $5 WHERE agency_id = $1 AND id = $2 AND version = $6 AND state = 'draft'";
    /// Withdrawn, if nobody else changed it meanwhile.
    WITHDRAW = "UPDATE plan SET state = 'withdrawn', withdrawn_by = $3, withdrawn_at = $4, version = version + 1, event_id = $5 WHERE agency_id = $1 AND id = $2 AND version = $6 AND state = 'published'";
    /// One plan without its answer.
    FIND = "SELECT id, round_id, number, parent_id, state, question, snapshot_id, weights_id, summary, asked_by, asked_at, computed_at, published_by, published_at, version FROM plan WHERE agency_id = $1 AND id = $2";
    /// All plans of a round without their answers, newest first.
    LIST = "SELECT id, round_id, number, parent_id, state, question, snapshot_id, weights_id, summary, asked_by, asked_at, computed_at, published_by, published_at, version FROM plan WHERE agency_id = $1 AND round_id = $2 ORDER BY number DESC";
    /// What a round showed to everybody: the newest published plan, else the newest that was withdrawn.
    SHOWN = "SELECT number, state, CASE state WHEN 'published' THEN published_at ELSE withdrawn_at END AS shown_at FROM plan WHERE agency_id = $1 AND round_id = $2 AND state IN ('published', 'withdrawn') ORDER BY CASE state WHEN 'published' THEN 0 ELSE 1 END, number DESC LIMIT 1";
    /// The answer of a plan.
    RESULT = "SELECT result FROM plan WHERE agency_id = $1 AND id = $2 AND result IS NOT NULL";
}

/// A plan without its answer.
#[derive(Clone, Debug)]
pub struct PlanRow {
    /// Its id.
    pub id: PlanId,
    /// Its round.
    pub round: RoundId,
    /// Its number in the round, from 1.
    pub number: i64,
    /// The plan it succeeds.
    pub parent: Option<PlanId>,
    /// `computing`, `draft`, `published`, `withdrawn`, `failed` or `cancelled`.
    pub state: String,
    /// What was asked, as JSON.
    pub question: String,
    /// The picture it was computed on.
    pub snapshot: Option<SnapshotId>,
    /// The weights it used.
    pub weights: Option<WeightsId>,
    /// Figures of the answer, as JSON.
    pub summary: Option<String>,
    /// Login of the person who asked.
    pub asked_by: String,
    /// When asked, microseconds since 1970.
    pub asked_at: i64,
    /// When answered.
    pub computed_at: Option<i64>,
    /// Login of the publisher.
    pub published_by: Option<String>,
    /// When published.
    pub published_at: Option<i64>,
    /// Grows with each change of state.
    pub version: i64,
}

fn read(row: &Row) -> Result<PlanRow, StoreError> {
    Ok(PlanRow {
        id: PlanId(row.text("id")?),
        round: RoundId(row.text("round_id")?),
        number: row.int("number")?,
        parent: row.maybe_text("parent_id")?.map(PlanId),
        state: row.text("state")?,
        question: row.text("question")?,
        snapshot: row.maybe_text("snapshot_id")?.map(SnapshotId),
        weights: row.maybe_text("weights_id")?.map(WeightsId),
        summary: row.maybe_text("summary")?,
        asked_by: row.text("asked_by")?,
        asked_at: row.int("asked_at")?,
        computed_at: row.maybe_int("computed_at")?,
        published_by: row.maybe_text("published_by")?,
        published_at: row.maybe_int("published_at")?,
        version: row.int("version")?,
    })
}

/// Adds a plan that is being computed; its number is the next of the round.
///
/// # Errors
/// What the database says.
pub async fn add(tx: &mut Tx, plan: &PlanRow, event: &EventId) -> Result<(), StoreError> {
    let values = [
        Value::from(plan.id.as_str()),
        Value::from(plan.round.as_str()),
        Value::from(plan.parent.as_ref().map(|p| p.as_str())),
        Value::from(plan.question.as_str()),
        Value::from(plan.snapshot.as_ref().map(|s| s.as_str())),
        Value::from(plan.weights.as_ref().map(|w| w.as_str())),
        Value::from(plan.asked_by.as_str()),
        Value::from(plan.asked_at),
        Value::from(event.as_str()),
    ];
    tx.execute(ADD, &values).await.map(drop)
}

/// Puts the answer down; only while the plan is being computed.
///
/// # Errors
/// [`StoreError::Stale`] where the plan is not being computed any more; what the database says.
pub async fn set_result(
    tx: &mut Tx,
    id: &PlanId,
    state: &str,
    summary: &str,
    result: Vec<u8>,
    at: i64,
) -> Result<(), StoreError> {
    let values = [
        Value::from(id.as_str()),
        Value::from(state),
        Value::from(summary),
        Value::from(result),
        Value::from(at),
    ];
    match tx.execute(SET_RESULT, &values).await? {
        0 => Err(StoreError::Stale { table: "plan", row: id.to_string() }),
        _ => Ok(()),
    }
}

/// An act that shows a plan to everybody or takes it away again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// A draft is published.
    Publish,
    /// A published plan is withdrawn.
    Withdraw,
}

/// Publishes or withdraws a plan, if nobody else changed it since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] where somebody did; what the database says.
pub async fn show(
    tx: &mut Tx,
    id: &PlanId,
    showing: Showing,
    by: &str,
    at: i64,
    seen: i64,
    event: &EventId,
) -> Result<(), StoreError> {
    let values = [
        Value::from(id.as_str()),
        Value::from(by),
        Value::from(at),
        Value::from(event.as_str()),
        Value::from(seen),
    ];
    let sql = match showing {
        Showing::Publish => PUBLISH,
        Showing::Withdraw => WITHDRAW,
    };
    match tx.execute(sql, &values).await? {
        0 => Err(StoreError::Stale { table: "plan", row: id.to_string() }),
        _ => Ok(()),
    }
}

/// One plan.
///
/// # Errors
/// What the database says.
pub async fn find(tx: &mut Tx, id: &PlanId) -> Result<Option<PlanRow>, StoreError> {
    tx.fetch_one(FIND, &[Value::from(id.as_str())]).await?.as_ref().map(read).transpose()
}

/// All plans of a round, newest first.
///
/// # Errors
/// What the database says.
pub async fn list(tx: &mut Tx, round: &RoundId) -> Result<Vec<PlanRow>, StoreError> {
    tx.fetch(LIST, &[Value::from(round.as_str())]).await?.iter().map(read).collect()
}

/// Number, state and moment of the newest published plan of a round, else of the newest that was withdrawn.
///
/// # Errors
/// What the database says.
pub async fn shown(tx: &mut Tx, round: &RoundId) -> Result<Option<(i64, String, Option<i64>)>, StoreError> {
    let row = tx.fetch_one(SHOWN, &[Value::from(round.as_str())]).await?;
    row.map(|r| Ok((r.int("number")?, r.text("state")?, r.maybe_int("shown_at")?))).transpose()
}

/// The answer of a plan, where there is one.
///
/// # Errors
/// What the database says.
pub async fn result(tx: &mut Tx, id: &PlanId) -> Result<Option<Vec<u8>>, StoreError> {
    tx.fetch_one(RESULT, &[Value::from(id.as_str())]).await?.map(|r| r.bytes("result")).transpose()
}
