//! Agencies, and the version of an agency's data that caches go by.

use domain::ids::AgencyId;

use crate::db::{Store, Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A new agency.
    ADD = "INSERT INTO agency (agency_id, id, name, salt, created_at) VALUES ($1, $1, $2, $3, $4)";
    /// All agencies, whatever agency is bound: the one statement that reads across agencies, for the console to
    /// choose from.
    LIST = "SELECT id, name FROM agency WHERE agency_id = $1 OR 1 = 1 ORDER BY created_at, id";
    /// One agency.
    FIND = "SELECT id, name, salt, data_version, created_at FROM agency WHERE agency_id = $1";
    /// Data have changed.
    TOUCH = "UPDATE agency SET data_version = data_version + 1 WHERE agency_id = $1";
    /// Somebody acts on this version of the data and keeps others from changing them until the act is done.
    HOLD = "UPDATE agency SET data_version = data_version WHERE agency_id = $1 AND data_version = $2";
    /// Data will be changed by somebody who saw this version; of two at once the second waits and then finds none.
    TOUCH_FROM = "UPDATE agency SET data_version = data_version + 1 WHERE agency_id = $1 AND data_version = $2";
}

/// An agency.
#[derive(Clone, Debug)]
pub struct AgencyRow {
    /// Its id.
    pub id: AgencyId,
    /// Its name.
    pub name: String,
    /// Salt of the hashes that stand for people in the record.
    pub salt: String,
    /// Grows with each change of the data.
    pub data_version: i64,
    /// When it was added, microseconds since 1970.
    pub created_at: i64,
}

/// Adds the agency of this transaction.
///
/// # Errors
/// What the database says, also when the name is taken.
pub async fn add(tx: &mut Tx, name: &str, salt: &str, at: i64) -> Result<(), StoreError> {
    tx.execute(ADD, &[Value::from(name), Value::from(salt), Value::from(at)]).await.map(drop)
}

/// Every agency of the installation: id and name, oldest first.
///
/// # Errors
/// What the database says.
pub async fn list(store: &Store) -> Result<Vec<(AgencyId, String)>, StoreError> {
    let mut tx = store.read(&AgencyId(String::new())).await?;
    let rows = tx.fetch(LIST, &[]).await?;
    rows.iter().map(|row| Ok((AgencyId(row.text("id")?), row.text("name")?))).collect()
}

/// The agency of this transaction.
///
/// # Errors
/// What the database says.
pub async fn find(tx: &mut Tx) -> Result<Option<AgencyRow>, StoreError> {
    let row = tx.fetch_one(FIND, &[]).await?;
    row.map(|row| {
        Ok(AgencyRow {
            id: AgencyId(row.text("id")?),
            name: row.text("name")?,
            salt: row.text("salt")?,
            data_version: row.int("data_version")?,
            created_at: row.int("created_at")?,
        })
    })
    .transpose()
}

/// Holds the data at the version somebody saw until the transaction ends.
///
/// # Errors
/// [`StoreError::Stale`] where the data moved on since; what the database says.
pub async fn hold(tx: &mut Tx, seen: i64) -> Result<(), StoreError> {
    match tx.execute(HOLD, &[Value::from(seen)]).await? {
        1 => Ok(()),
        _ => Err(StoreError::Stale { table: "agency", row: tx.agency().to_string() }),
    }
}

/// Marks the data as changed by somebody who saw `seen`.
///
/// # Errors
/// [`StoreError::Stale`] where the data moved on since; what the database says.
pub async fn touch_from(tx: &mut Tx, seen: i64) -> Result<(), StoreError> {
    match tx.execute(TOUCH_FROM, &[Value::from(seen)]).await? {
        1 => Ok(()),
        _ => Err(StoreError::Stale { table: "agency", row: tx.agency().to_string() }),
    }
}

/// Marks the data as changed.
///
/// # Errors
/// What the database says.
pub async fn touch(tx: &mut Tx) -> Result<(), StoreError> {
    tx.execute(TOUCH, &[]).await.map(drop)
}
