//! Who looked at whose data, when and for what.

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A look is put down.
    ADD = "INSERT INTO access (agency_id, id, at, actor, purpose, subjects, fields) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// The newest looks.
    NEWEST = "SELECT at, actor, purpose, subjects, fields FROM access WHERE agency_id = $1 ORDER BY at DESC, id DESC LIMIT $2";
    /// Looks at one person.
    OF_PERSON = "SELECT at, actor, purpose, subjects, fields FROM access WHERE agency_id = $1 AND subjects LIKE $2 ORDER BY at DESC, id DESC LIMIT $3";
}

/// One look at personal data.
#[derive(Clone, Debug)]
pub struct Access {
    /// When, microseconds since 1970.
    pub at: i64,
    /// Who looked: a login.
    pub actor: String,
    /// For what: the use case.
    pub purpose: String,
    /// Ids of the people shown.
    pub subjects: Vec<String>,
    /// Which fields.
    pub fields: Vec<String>,
}

/// Puts a look down.
///
/// # Errors
/// What the database says.
pub async fn add(tx: &mut Tx, id: &str, access: &Access) -> Result<(), StoreError> {
    let json = |list: &[String]| serde_json::Value::from(list.to_vec()).to_string();
    let values = [
        Value::from(id),
        Value::from(access.at),
        Value::from(access.actor.as_str()),
        Value::from(access.purpose.as_str()),
        Value::from(json(&access.subjects)),
        Value::from(json(&access.fields)),
    ];
    tx.execute(ADD, &values).await.map(drop)
}

/// The newest looks, or those at one person.
///
/// # Errors
/// What the database says.
pub async fn newest(tx: &mut Tx, person: Option<&str>, limit: i64) -> Result<Vec<Access>, StoreError> {
    let rows = match person {
        None => tx.fetch(NEWEST, &[Value::from(limit)]).await?,
        Some(id) => tx.fetch(OF_PERSON, &[Value::from(format!("%\"{id}\"%")), Value::from(limit)]).await?,
    };
    let list = |text: String| serde_json::from_str(&text).unwrap_or_default();
    rows.iter()
        .map(|row| {
            Ok(Access {
                at: row.int("at")?,
                actor: row.text("actor")?,
                purpose: row.text("purpose")?,
                subjects: list(row.text("subjects")?),
                fields: list(row.text("fields")?),
            })
        })
        .collect()
}
