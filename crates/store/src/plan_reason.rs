//! Written reasons beside a plan: why it was published although data had changed, why it was withdrawn.

use domain::ids::{EventId, PersonId, PlanId};

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A reason is written down.
    ADD = "INSERT INTO plan_reason (agency_id, id, plan_id, person_id, kind, reason, written_by, written_at, event_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Reasons beside a plan, oldest first.
    LIST = "SELECT person_id, kind, reason, written_by, written_at FROM plan_reason WHERE agency_id = $1 AND plan_id = $2 ORDER BY written_at, id";
}

/// A written reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanReason {
    /// The person whose move it is about; none where it is about the whole plan.
    pub person: Option<PersonId>,
    /// `publish`, `withdraw`, or `succeed` where another plan took its place.
    pub kind: String,
    /// The reason as written.
    pub reason: String,
    /// Login of the writer.
    pub by: String,
    /// When, microseconds since 1970.
    pub at: i64,
}

/// Writes a reason down.
///
/// # Errors
/// What the database says.
pub async fn add(
    tx: &mut Tx,
    id: &str,
    plan: &PlanId,
    reason: &PlanReason,
    event: &EventId,
) -> Result<(), StoreError> {
    let values = [
        Value::from(id),
        Value::from(plan.as_str()),
        Value::from(reason.person.as_ref().map(|p| p.as_str())),
        Value::from(reason.kind.as_str()),
        Value::from(reason.reason.as_str()),
        Value::from(reason.by.as_str()),
        Value::from(reason.at),
        Value::from(event.as_str()),
    ];
    tx.execute(ADD, &values).await.map(drop)
}

/// Reasons beside a plan, oldest first.
///
/// # Errors
/// What the database says.
pub async fn list(tx: &mut Tx, plan: &PlanId) -> Result<Vec<PlanReason>, StoreError> {
    let rows = tx.fetch(LIST, &[Value::from(plan.as_str())]).await?;
    rows.iter()
        .map(|row| {
            Ok(PlanReason {
                person: row.maybe_text("person_id")?.map(PersonId),
                kind: row.text("kind")?,
                reason: row.text("reason")?,
                by: row.text("written_by")?,
                at: row.int("written_at")?,
            })
        })
        .collect()
}
