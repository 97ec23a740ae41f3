//! Messages to be sent, written in the transaction of the change that causes them.

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A message waits.
    ADD = "INSERT INTO outbox (agency_id, id, topic, body, created_at) VALUES ($1, $2, $3, $4, $5)";
    /// How many wait.
    WAITING = "SELECT count(*) AS n FROM outbox WHERE agency_id = $1 AND sent_at IS NULL";
}

/// Adds a message.
///
/// # Errors
/// What the database says.
pub async fn add(tx: &mut Tx, id: &str, topic: &str, body: &str, at: i64) -> Result<(), StoreError> {
    tx.execute(ADD, &[Value::from(id), Value::from(topic), Value::from(body), Value::from(at)])
        .await
        .map(drop)
}

/// How many messages wait.
///
/// # Errors
/// What the database says.
pub async fn waiting(tx: &mut Tx) -> Result<i64, StoreError> {
    Ok(tx.fetch_one(WAITING, &[]).await?.map(|r| r.int("n")).transpose()?.unwrap_or(0))
}
