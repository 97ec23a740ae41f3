//! Settings of an agency: a name and a JSON body, with a version against lost updates.

use domain::ids::EventId;

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// One setting.
    FIND = "SELECT body, version FROM setting WHERE agency_id = $1 AND id = $2";
    /// A first value.
    ADD = "INSERT INTO setting (agency_id, id, body, version, event_id) VALUES ($1, $2, $3, 1, $4) ON CONFLICT (agency_id, id) DO NOTHING";
    /// A new value, if nobody changed it meanwhile.
    CHANGE = "UPDATE setting SET body = $3, version = version + 1, event_id = $4 WHERE agency_id = $1 AND id = $2 AND version = $5";
}

/// Body and version of a setting.
///
/// # Errors
/// What the database says.
pub async fn find(tx: &mut Tx, name: &str) -> Result<Option<(String, i64)>, StoreError> {
    let row = tx.fetch_one(FIND, &[Value::from(name)]).await?;
    row.map(|r| Ok((r.text("body")?, r.int("version")?))).transpose()
}

/// Sets a value; `seen` is the version the person saw, 0 where there was none.
///
/// # Errors
/// [`StoreError::Stale`] where somebody changed it meanwhile; what the database says.
pub async fn set(tx: &mut Tx, name: &str, body: &str, seen: i64, event: &EventId) -> Result<(), StoreError> {
    let mut values = vec![Value::from(name), Value::from(body), Value::from(event.as_str())];
    let touched = if seen == 0 {
        tx.execute(ADD, &values).await?
    } else {
        values.push(Value::from(seen));
        tx.execute(CHANGE, &values).await?
    };
    if touched == 0 { Err(StoreError::Stale { table: "setting", row: name.to_owned() }) } else { Ok(()) }
}
