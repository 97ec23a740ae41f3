//! Transfer rounds; one is made silently for now, their states come with the decrees.

use domain::ids::{EventId, RoundId};

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A new round.
    ADD = "INSERT INTO transfer_round (agency_id, id, name, created_at, event_id) VALUES ($1, $2, $3, $4, $5)";
    /// The newest round.
    CURRENT = "SELECT id, name FROM transfer_round WHERE agency_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1";
}

/// Adds a round.
///
/// # Errors
/// What the database says.
pub async fn add(tx: &mut Tx, id: &RoundId, name: &str, at: i64, event: &EventId) -> Result<(), StoreError> {
    let values = [Value::from(id.as_str()), Value::from(name), Value::from(at), Value::from(event.as_str())];
    tx.execute(ADD, &values).await.map(drop)
}

/// The round that runs: id and name.
///
/// # Errors
/// What the database says.
pub async fn current(tx: &mut Tx) -> Result<Option<(RoundId, String)>, StoreError> {
    let row = tx.fetch_one(CURRENT, &[]).await?;
    row.map(|r| Ok((RoundId(r.text("id")?), r.text("name")?))).transpose()
}
