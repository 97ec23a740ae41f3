//! Sessions and failed sign-ins. Only the hash of a session's token is kept.

use domain::ids::AccountId;

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A session begins.
    ADD = "INSERT INTO session (agency_id, id, account_id, created_at, expires_at, seen_at) VALUES ($1, $2, $3, $4, $5, $4)";
    /// A session that is neither over nor idle for too long.
    FIND = "SELECT account_id, seen_at FROM session WHERE agency_id = $1 AND id = $2 AND expires_at > $3 AND seen_at > $4";
    /// It was used.
    SEEN = "UPDATE session SET seen_at = $3 WHERE agency_id = $1 AND id = $2";
    /// It ends.
    END = "DELETE FROM session WHERE agency_id = $1 AND id = $2";
    /// All sessions of an account end.
    END_ALL = "DELETE FROM session WHERE agency_id = $1 AND account_id = $2";
    /// All sessions of an account but one end.
    END_OTHERS = "DELETE FROM session WHERE agency_id = $1 AND account_id = $2 AND id <> $3";
    /// Sessions that are over are swept away.
    SWEEP = "DELETE FROM session WHERE agency_id = $1 AND expires_at < $2";
    /// A sign-in failed.
    ADD_ATTEMPT = "INSERT INTO sign_in_attempt (agency_id, id, login_hash, at) VALUES ($1, $2, $3, $4)";
    /// Failures that no window counts any more are swept away.
    SWEEP_ATTEMPTS = "DELETE FROM sign_in_attempt WHERE agency_id = $1 AND at <= $2";
    /// Failed codes of slips since; a code stands under [`CODES`] and a hash, a login under its hash alone.
    FAILED_CODES = "SELECT count(*) AS n FROM sign_in_attempt WHERE agency_id = $1 AND login_hash LIKE 'activation:%' AND at > $2";
    /// How often since.
    ATTEMPTS = "SELECT count(*) AS n FROM sign_in_attempt WHERE agency_id = $1 AND login_hash = $2 AND at > $3";
}

/// What the key of a failed code begins with.
pub const CODES: &str = "activation:";

/// Begins a session.
///
/// # Errors
/// What the database says.
pub async fn add(
    tx: &mut Tx,
    token_hash: &str,
    account: &AccountId,
    at: i64,
    expires: i64,
) -> Result<(), StoreError> {
    let values =
        [Value::from(token_hash), Value::from(account.as_str()), Value::from(at), Value::from(expires)];
    tx.execute(ADD, &values).await.map(drop)
}

/// The account of a live session and when it was last seen.
///
/// # Errors
/// What the database says.
pub async fn find(
    tx: &mut Tx,
    token_hash: &str,
    now: i64,
    idle_since: i64,
) -> Result<Option<(AccountId, i64)>, StoreError> {
    let row =
        tx.fetch_one(FIND, &[Value::from(token_hash), Value::from(now), Value::from(idle_since)]).await?;
    row.map(|r| Ok((AccountId(r.text("account_id")?), r.int("seen_at")?))).transpose()
}

/// Notes that a session was used.
///
/// # Errors
/// What the database says.
pub async fn seen(tx: &mut Tx, token_hash: &str, at: i64) -> Result<(), StoreError> {
    tx.execute(SEEN, &[Value::from(token_hash), Value::from(at)]).await.map(drop)
}

/// Ends a session.
///
/// # Errors
/// What the database says.
pub async fn end(tx: &mut Tx, token_hash: &str) -> Result<(), StoreError> {
    tx.execute(END, &[Value::from(token_hash)]).await.map(drop)
}

/// Ends every session of an account.
///
/// # Errors
/// What the database says.
pub async fn end_all(tx: &mut Tx, account: &AccountId) -> Result<(), StoreError> {
    tx.execute(END_ALL, &[Value::from(account.as_str())]).await.map(drop)
}

/// Ends every session of an account but one; how many.
///
/// # Errors
/// What the database says.
pub async fn end_others(tx: &mut Tx, account: &AccountId, token_hash: &str) -> Result<u64, StoreError> {
    tx.execute(END_OTHERS, &[Value::from(account.as_str()), Value::from(token_hash)]).await
}

/// Takes away sessions that ended before `at`.
///
/// # Errors
/// What the database says.
pub async fn sweep(tx: &mut Tx, at: i64) -> Result<u64, StoreError> {
    tx.execute(SWEEP, &[Value::from(at)]).await
}

/// Notes a failed sign-in.
///
/// # Errors
/// What the database says.
pub async fn add_attempt(tx: &mut Tx, id: &str, login_hash: &str, at: i64) -> Result<(), StoreError> {
    tx.execute(ADD_ATTEMPT, &[Value::from(id), Value::from(login_hash), Value::from(at)]).await.map(drop)
}

/// Failed sign-ins of a login since a moment.
///
/// # Errors
/// What the database says.
pub async fn attempts(tx: &mut Tx, login_hash: &str, since: i64) -> Result<i64, StoreError> {
    let row = tx.fetch_one(ATTEMPTS, &[Value::from(login_hash), Value::from(since)]).await?;
    Ok(row.map(|r| r.int("n")).transpose()?.unwrap_or(0))
}

/// Takes away failures up to a moment.
///
/// # Errors
/// What the database says.
pub async fn sweep_attempts(tx: &mut Tx, until: i64) -> Result<u64, StoreError> {
    tx.execute(SWEEP_ATTEMPTS, &[Value::from(until)]).await
}

/// Failed codes of slips since a moment.
///
/// # Errors
/// What the database says.
pub async fn failed_codes(tx: &mut Tx, since: i64) -> Result<i64, StoreError> {
    let row = tx.fetch_one(FAILED_CODES, &[Value::from(since)]).await?;
    Ok(row.map(|r| r.int("n")).transpose()?.unwrap_or(0))
}
