//! Published versions of the weights of a round.

use domain::ids::{EventId, RoundId, WeightsId};

use crate::db::{Row, Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A version is published.
    ADD = "INSERT INTO weights (agency_id, id, round_id, number, body, reason, published_by, published_at, event_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// All versions of a round, newest first.
    LIST = "SELECT id, number, body, reason, published_by, published_at FROM weights WHERE agency_id = $1 AND round_id = $2 ORDER BY number DESC";
    /// One version.
    FIND = "SELECT id, number, body, reason, published_by, published_at FROM weights WHERE agency_id = $1 AND id = $2";
}

/// A published version of the weights.
#[derive(Clone, Debug)]
pub struct WeightsRow {
    /// Its id.
    pub id: WeightsId,
    /// Its number in the round, from 1.
    pub number: i64,
    /// The weights as JSON.
    pub body: String,
    /// Why they are so.
    pub reason: String,
    /// Login of the publisher.
    pub published_by: String,
    /// When, microseconds since 1970.
    pub published_at: i64,
}

fn read(row: &Row) -> Result<WeightsRow, StoreError> {
    Ok(WeightsRow {
        id: WeightsId(row.text("id")?),
        number: row.int("number")?,
        body: row.text("body")?,
        reason: row.text("reason")?,
        published_by: row.text("published_by")?,
        published_at: row.int("published_at")?,
    })
}

/// Publishes a version. Two who publish the same number at once: the second is refused by the database.
///
/// # Errors
/// What the database says.
pub async fn add(tx: &mut Tx, round: &RoundId, row: &WeightsRow, event: &EventId) -> Result<(), StoreError> {
    let values = [
        Value::from(row.id.as_str()),
        Value::from(round.as_str()),
        Value::from(row.number),
        Value::from(row.body.as_str()),
        Value::from(row.reason.as_str()),
        Value::from(row.published_by.as_str()),
        Value::from(row.published_at),
        Value::from(event.as_str()),
    ];
    tx.execute(ADD, &values).await.map(drop)
}

/// All versions of a round, newest first.
///
/// # Errors
/// What the database says.
pub async fn list(tx: &mut Tx, round: &RoundId) -> Result<Vec<WeightsRow>, StoreError> {
    tx.fetch(LIST, &[Value::from(round.as_str())]).await?.iter().map(read).collect()
}

/// One version.
///
/// # Errors
/// What the database says.
pub async fn find(tx: &mut Tx, id: &WeightsId) -> Result<Option<WeightsRow>, StoreError> {
    tx.fetch_one(FIND, &[Value::from(id.as_str())]).await?.as_ref().map(read).transpose()
}
