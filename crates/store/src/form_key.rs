//! One-time keys of forms: a form sent twice is answered with the first answer.

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// The key is used now.
    TAKE = "INSERT INTO form_key (agency_id, id, actor, route, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency_id, id) DO NOTHING";
    /// The answer it got.
    ANSWER = "UPDATE form_key SET answer = $3 WHERE agency_id = $1 AND id = $2";
    /// A key used before.
    FIND = "SELECT actor, route, answer FROM form_key WHERE agency_id = $1 AND id = $2";
}

/// Takes a key; `None` where it is new, else the answer it got (empty while the first is still at work).
///
/// # Errors
/// [`StoreError::Stale`] where the key belongs to another person or form; what the database says.
pub async fn take(
    tx: &mut Tx,
    key: &str,
    actor: &str,
    route: &str,
    at: i64,
) -> Result<Option<String>, StoreError> {
    let values = [Value::from(key), Value::from(actor), Value::from(route), Value::from(at)];
    if tx.execute(TAKE, &values).await? > 0 {
        return Ok(None);
    }
    let stale = || StoreError::Stale { table: "form_key", row: key.to_owned() };
    let row = tx.fetch_one(FIND, &[Value::from(key)]).await?.ok_or_else(stale)?;
    if row.text("actor")? != actor || row.text("route")? != route {
        return Err(stale());
    }
    Ok(Some(row.text("answer")?))
}

/// Notes the answer of a key.
///
/// # Errors
/// What the database says.
pub async fn answer(tx: &mut Tx, key: &str, answer: &str) -> Result<(), StoreError> {
    tx.execute(ANSWER, &[Value::from(key), Value::from(answer)]).await.map(drop)
}
