//! People whom a full list leaves out, and what a named person decided about each. Rows are never changed; the newest
//! about a person holds.

use domain::ids::{EventId, ImportId, PersonId};

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A row is put down.
    ADD = "INSERT INTO absence (agency_id, id, import_id, person_id, decision, reason, decided_by, decided_at, event_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// The newest import with such people that is still applied.
    NEWEST_IMPORT = "SELECT a.import_id FROM absence a JOIN import i ON i.agency_id = a.agency_id AND i.id = a.import_id WHERE a.agency_id = $1 AND a.decision = 'open' AND i.state = 'applied' ORDER BY a.decided_at DESC, a.id DESC LIMIT 1";
    /// Those of an import, oldest first.
    OF_IMPORT = "SELECT person_id, decision, reason, decided_by, decided_at, event_id FROM absence WHERE agency_id = $1 AND import_id = $2 ORDER BY decided_at, id";
}

/// Somebody whom a list leaves out, as one row has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Whom.
    pub person: PersonId,
    /// `open`, `serves` or `left`.
    pub decision: String,
    /// Why, as written; empty while open.
    pub reason: String,
    /// Login of the person who decided, or who applied the list.
    pub by: String,
    /// When, microseconds since 1970.
    pub at: i64,
    /// Under which event.
    pub event: EventId,
}

/// Puts a row down.
///
/// # Errors
/// What the database says.
pub async fn add(tx: &mut Tx, id: &str, import: &ImportId, absence: &Absence) -> Result<(), StoreError> {
    let values = [
        Value::from(id),
        Value::from(import.as_str()),
        Value::from(absence.person.as_str()),
        Value::from(absence.decision.as_str()),
        Value::from(absence.reason.as_str()),
        Value::from(absence.by.as_str()),
        Value::from(absence.at),
        Value::from(absence.event.as_str()),
    ];
    tx.execute(ADD, &values).await.map(drop)
}

/// The newest applied import whose file left people out.
///
/// # Errors
/// What the database says.
pub async fn newest_import(tx: &mut Tx) -> Result<Option<ImportId>, StoreError> {
    tx.fetch_one(NEWEST_IMPORT, &[]).await?.map(|row| row.text("import_id").map(ImportId)).transpose()
}

/// Rows about people whom the file of an import leaves out, oldest first.
///
/// # Errors
/// What the database says.
pub async fn of_import(tx: &mut Tx, import: &ImportId) -> Result<Vec<Absence>, StoreError> {
    let rows = tx.fetch(OF_IMPORT, &[Value::from(import.as_str())]).await?;
    rows.iter()
        .map(|row| {
            Ok(Absence {
                person: PersonId(row.text("person_id")?),
                decision: row.text("decision")?,
                reason: row.text("reason")?,
                by: row.text("decided_by")?,
                at: row.int("decided_at")?,
                event: EventId(row.text("event_id")?),
            })
        })
        .collect()
}
