//! Which registers are declared complete, as of when and by whom.

use domain::ids::EventId;
use domain::kind::Kind;
use domain::register::{Declaration, Registers};

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A declaration, in place of an earlier one.
    DECLARE = "INSERT INTO register (agency_id, id, as_of, declared_by, reason, event_id) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agency_id, id) DO UPDATE SET as_of = excluded.as_of, declared_by = excluded.declared_by, reason = excluded.reason, event_id = excluded.event_id";
    /// The register is open again.
    REOPEN = "DELETE FROM register WHERE agency_id = $1 AND id = $2";
    /// All declarations.
    ALL = "SELECT id, as_of, declared_by, reason FROM register WHERE agency_id = $1 ORDER BY id";
}

/// Declares a register complete.
///
/// # Errors
/// What the database says.
pub async fn declare(
    tx: &mut Tx,
    kind: Kind,
    declaration: &Declaration,
    event: &EventId,
) -> Result<(), StoreError> {
    let values = [
        Value::from(kind.code()),
        Value::from(declaration.as_of.to_string()),
        Value::from(declaration.by.as_str()),
        Value::from(declaration.reason.as_str()),
        Value::from(event.as_str()),
    ];
    tx.execute(DECLARE, &values).await.map(drop)
}

/// Opens a register again.
///
/// # Errors
/// What the database says.
pub async fn reopen(tx: &mut Tx, kind: Kind) -> Result<(), StoreError> {
    tx.execute(REOPEN, &[Value::from(kind.code())]).await.map(drop)
}

/// All declarations.
///
/// # Errors
/// What the database says; [`StoreError::Inconsistent`] where a row is not as written.
pub async fn load(tx: &mut Tx) -> Result<Registers, StoreError> {
    let rows = tx.fetch(ALL, &[]).await?;
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.text("id")?;
        let broken =
            |why: &str| StoreError::Inconsistent { table: "register", row: id.clone(), why: why.to_owned() };
        let kind = Kind::parse(&id).ok_or_else(|| broken("unknown kind"))?;
        let as_of = row.text("as_of")?.parse().map_err(|_| broken("as_of is not a day"))?;
        out.push((kind, Declaration { as_of, by: row.text("declared_by")?, reason: row.text("reason")? }));
    }
    Ok(Registers::new(out))
}
