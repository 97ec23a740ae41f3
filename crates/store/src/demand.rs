//! Demands on plans of a round: pins, bans and waivers, each with who asked and why.

use domain::ids::{DemandId, EventId, PersonId, PostId, RoundId};

use crate::db::{Row, Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A demand is made.
    ADD = "INSERT INTO demand (agency_id, id, round_id, kind, person_id, post_id, rule, reason, document, valid_until, asked_by, asked_at, event_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    /// A demand is lifted, once.
    LIFT = "UPDATE demand SET lifted_by = $3, lifted_at = $4, event_id = $5 WHERE agency_id = $1 AND id = $2 AND lifted_at IS NULL";
    /// All demands of a round, oldest first.
    LIST = "SELECT id, kind, person_id, post_id, rule, reason, document, valid_until, asked_by, asked_at, lifted_by, lifted_at FROM demand WHERE agency_id = $1 AND round_id = $2 ORDER BY asked_at, id";
}

/// A demand as stored.
#[derive(Clone, Debug)]
pub struct DemandRow {
    /// Its id.
    pub id: DemandId,
    /// `pin`, `ban` or `waiver`.
    pub kind: String,
    /// The person it is about; none for a waiver of a rule for the whole plan.
    pub person: Option<PersonId>,
    /// The post it is about.
    pub post: Option<PostId>,
    /// The rule a waiver is for.
    pub rule: Option<String>,
    /// Why.
    pub reason: String,
    /// Document it rests on, if any.
    pub document: String,
    /// Last day, yyyy-mm-dd.
    pub until: Option<String>,
    /// Login of the person who asked.
    pub asked_by: String,
    /// When, microseconds since 1970.
    pub asked_at: i64,
    /// Who lifted it.
    pub lifted_by: Option<String>,
    /// When it was lifted.
    pub lifted_at: Option<i64>,
}

fn read(row: &Row) -> Result<DemandRow, StoreError> {
    Ok(DemandRow {
        id: DemandId(row.text("id")?),
        kind: row.text("kind")?,
        person: row.maybe_text("person_id")?.map(PersonId),
        post: row.maybe_text("post_id")?.map(PostId),
        rule: row.maybe_text("rule")?,
        reason: row.text("reason")?,
        document: row.text("document")?,
        until: row.maybe_text("valid_until")?,
        asked_by: row.text("asked_by")?,
        asked_at: row.int("asked_at")?,
        lifted_by: row.maybe_text("lifted_by")?,
        lifted_at: row.maybe_int("lifted_at")?,
    })
}

/// Adds a demand.
///
/// # Errors
/// What the database says.
pub async fn add(
    tx: &mut Tx,
    round: &RoundId,
    demand: &DemandRow,
    event: &EventId,
) -> Result<(), StoreError> {
    let values = [
        Value::from(demand.id.as_str()),
        Value::from(round.as_str()),
        Value::from(demand.kind.as_str()),
        Value::from(demand.person.as_ref().map(|p| p.as_str())),
        Value::from(demand.post.as_ref().map(|p| p.as_str())),
        Value::from(demand.rule.as_deref()),
        Value::from(demand.reason.as_str()),
        Value::from(demand.document.as_str()),
        Value::from(demand.until.as_deref()),
        Value::from(demand.asked_by.as_str()),
        Value::from(demand.asked_at),
        Value::from(event.as_str()),
    ];
    tx.execute(ADD, &values).await.map(drop)
}

/// Lifts a demand.
///
/// # Errors
/// [`StoreError::Stale`] where it was lifted already; what the database says.
pub async fn lift(tx: &mut Tx, id: &DemandId, by: &str, at: i64, event: &EventId) -> Result<(), StoreError> {
    let values = [Value::from(id.as_str()), Value::from(by), Value::from(at), Value::from(event.as_str())];
    match tx.execute(LIFT, &values).await? {
        0 => Err(StoreError::Stale { table: "demand", row: id.to_string() }),
        _ => Ok(()),
    }
}

/// All demands of a round, oldest first, lifted ones included.
///
/// # Errors
/// What the database says.
pub async fn list(tx: &mut Tx, round: &RoundId) -> Result<Vec<DemandRow>, StoreError> {
    tx.fetch(LIST, &[Value::from(round.as_str())]).await?.iter().map(read).collect()
}
