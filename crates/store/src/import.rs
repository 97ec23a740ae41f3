//! Imports of files: the file itself, its mapping, what the dry run said, and what became of it.

use domain::ids::{EventId, ImportId};

use crate::db::{Row, Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A file arrives.
    ADD = "INSERT INTO import (agency_id, id, wanted_kind, file_name, file_hash, bytes, state, mapping, uploaded_by, uploaded_at, version, event_id) VALUES ($1, $2, $3, $4, $5, $6, 'reading', $7, $8, $9, 1, $10)";
    /// A dry run is asked for once more, with these columns.
    SET_READING = "UPDATE import SET state = 'reading', mapping = $3, version = version + 1, event_id = $4 WHERE agency_id = $1 AND id = $2 AND state = 'tried' AND version = $5";
    /// The dry run is done, or failed.
    SET_SUMMARY = "UPDATE import SET state = $3, mapping = $4, summary = $5, version = version + 1 WHERE agency_id = $1 AND id = $2 AND state IN ('reading', 'tried', 'failed')";
    /// It is applied.
    SET_APPLIED = "UPDATE import SET state = 'applied', summary = $3, applied_by = $4, applied_at = $5, applied_event_id = $6, version = version + 1 WHERE agency_id = $1 AND id = $2 AND state = 'tried' AND version = $7";
    /// It is undone or cancelled.
    SET_STATE = "UPDATE import SET state = $3, version = version + 1, event_id = $4 WHERE agency_id = $1 AND id = $2 AND version = $5";
    /// One import without its bytes.
    FIND = "SELECT id, wanted_kind, file_name, file_hash, state, mapping, summary, uploaded_by, uploaded_at, applied_by, applied_at, applied_event_id, version FROM import WHERE agency_id = $1 AND id = $2";
    /// All imports without their bytes, newest first.
    LIST = "SELECT id, wanted_kind, file_name, file_hash, state, mapping, summary, uploaded_by, uploaded_at, applied_by, applied_at, applied_event_id, version FROM import WHERE agency_id = $1 ORDER BY uploaded_at DESC, id DESC LIMIT $2";
    /// The bytes.
    BYTES = "SELECT bytes FROM import WHERE agency_id = $1 AND id = $2";
    /// Rows set aside by a named person.
    SET_ASIDE = "INSERT INTO set_aside (agency_id, id, import_id, reason, rows, decided_by, decided_at, event_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Those of an import.
    ASIDE_OF = "SELECT reason, rows, decided_by, decided_at FROM set_aside WHERE agency_id = $1 AND import_id = $2 ORDER BY decided_at, id";
    /// A mapping is remembered for a layout.
    REMEMBER = "INSERT INTO column_mapping (agency_id, id, body, event_id) VALUES ($1, $2, $3, $4) ON CONFLICT (agency_id, id) DO UPDATE SET body = excluded.body, event_id = excluded.event_id";
    /// The mapping remembered for a layout.
    MAPPING = "SELECT body FROM column_mapping WHERE agency_id = $1 AND id = $2";
}

/// An import without its bytes.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// Its id.
    pub id: ImportId,
    /// Code of the kind asked for, or `auto`.
    pub wanted_kind: String,
    /// Name of the file.
    pub file_name: String,
    /// SHA-256 of the file.
    pub file_hash: String,
    /// `reading`, `tried`, `applied`, `undone`, `cancelled` or `failed`.
    pub state: String,
    /// The mapping of columns, as JSON.
    pub mapping: Option<String>,
    /// What the dry run or the application said, as JSON.
    pub summary: Option<String>,
    /// Login of the uploader.
    pub uploaded_by: String,
    /// When, microseconds since 1970.
    pub uploaded_at: i64,
    /// Login of the person who applied it.
    pub applied_by: Option<String>,
    /// When it was applied.
    pub applied_at: Option<i64>,
    /// The event of the application.
    pub applied_event: Option<EventId>,
    /// Grows with each change.
    pub version: i64,
}

fn read(row: &Row) -> Result<ImportRow, StoreError> {
    Ok(ImportRow {
        id: ImportId(row.text("id")?),
        wanted_kind: row.text("wanted_kind")?,
        file_name: row.text("file_name")?,
        file_hash: row.text("file_hash")?,
        state: row.text("state")?,
        mapping: row.maybe_text("mapping")?,
        summary: row.maybe_text("summary")?,
        uploaded_by: row.text("uploaded_by")?,
        uploaded_at: row.int("uploaded_at")?,
        applied_by: row.maybe_text("applied_by")?,
        applied_at: row.maybe_int("applied_at")?,
        applied_event: row.maybe_text("applied_event_id")?.map(EventId),
        version: row.int("version")?,
    })
}

/// Adds a file.
///
/// # Errors
/// What the database says.
pub async fn add(tx: &mut Tx, import: &ImportRow, bytes: Vec<u8>, event: &EventId) -> Result<(), StoreError> {
    let values = [
        Value::from(import.id.as_str()),
        Value::from(import.wanted_kind.as_str()),
        Value::from(import.file_name.as_str()),
        Value::from(import.file_hash.as_str()),
        Value::from(bytes),
        Value::from(import.mapping.as_deref()),
        Value::from(import.uploaded_by.as_str()),
        Value::from(import.uploaded_at),
        Value::from(event.as_str()),
    ];
    tx.execute(ADD, &values).await.map(drop)
}

/// Asks for a dry run once more with a mapping that a person corrected.
///
/// # Errors
/// [`StoreError::Stale`] where somebody changed the import meanwhile; what the database says.
pub async fn set_reading(
    tx: &mut Tx,
    import: &ImportRow,
    mapping: &str,
    event: &EventId,
) -> Result<(), StoreError> {
    let values = [
        Value::from(import.id.as_str()),
        Value::from(mapping),
        Value::from(event.as_str()),
        Value::from(import.version),
    ];
    stale_if_none(tx.execute(SET_READING, &values).await?, &import.id)
}

/// Notes what a dry run said; only before the import is applied.
///
/// # Errors
/// [`StoreError::Stale`] where it was applied or cancelled meanwhile; what the database says.
pub async fn set_summary(
    tx: &mut Tx,
    id: &ImportId,
    state: &str,
    mapping: Option<&str>,
    summary: &str,
) -> Result<(), StoreError> {
    let values = [Value::from(id.as_str()), Value::from(state), Value::from(mapping), Value::from(summary)];
    stale_if_none(tx.execute(SET_SUMMARY, &values).await?, id)
}

/// Marks an import as applied by an event, if nobody changed it since `import.version`.
///
/// # Errors
/// [`StoreError::Stale`] where somebody did; what the database says.
pub async fn set_applied(
    tx: &mut Tx,
    import: &ImportRow,
    summary: &str,
    by: &str,
    at: i64,
    event: &EventId,
) -> Result<(), StoreError> {
    let values = [
        Value::from(import.id.as_str()),
        Value::from(summary),
        Value::from(by),
        Value::from(at),
        Value::from(event.as_str()),
        Value::from(import.version),
    ];
    stale_if_none(tx.execute(SET_APPLIED, &values).await?, &import.id)
}

/// Marks an import as undone or cancelled.
///
/// # Errors
/// [`StoreError::Stale`] where somebody changed it meanwhile; what the database says.
pub async fn set_state(
    tx: &mut Tx,
    import: &ImportRow,
    state: &str,
    event: &EventId,
) -> Result<(), StoreError> {
    let values = [
        Value::from(import.id.as_str()),
        Value::from(state),
        Value::from(event.as_str()),
        Value::from(import.version),
    ];
    stale_if_none(tx.execute(SET_STATE, &values).await?, &import.id)
}

fn stale_if_none(touched: u64, id: &ImportId) -> Result<(), StoreError> {
    if touched == 0 { Err(StoreError::Stale { table: "import", row: id.to_string() }) } else { Ok(()) }
}

/// One import.
///
/// # Errors
/// What the database says.
pub async fn find(tx: &mut Tx, id: &ImportId) -> Result<Option<ImportRow>, StoreError> {
    tx.fetch_one(FIND, &[Value::from(id.as_str())]).await?.as_ref().map(read).transpose()
}

/// The newest imports.
///
/// # Errors
/// What the database says.
pub async fn list(tx: &mut Tx, limit: i64) -> Result<Vec<ImportRow>, StoreError> {
    tx.fetch(LIST, &[Value::from(limit)]).await?.iter().map(read).collect()
}

/// The file.
///
/// # Errors
/// What the database says.
pub async fn bytes(tx: &mut Tx, id: &ImportId) -> Result<Option<Vec<u8>>, StoreError> {
    tx.fetch_one(BYTES, &[Value::from(id.as_str())]).await?.map(|r| r.bytes("bytes")).transpose()
}

/// Rows set aside: reason, places as JSON, who and when.
#[derive(Clone, Debug)]
pub struct SetAside {
    /// Why.
    pub reason: String,
    /// Sheet and row of each, as JSON.
    pub rows: String,
    /// Login of the person who decided.
    pub by: String,
    /// When, microseconds since 1970.
    pub at: i64,
}

/// Sets rows aside.
///
/// # Errors
/// What the database says.
pub async fn set_aside(
    tx: &mut Tx,
    id: &str,
    import: &ImportId,
    aside: &SetAside,
    event: &EventId,
) -> Result<(), StoreError> {
    let values = [
        Value::from(id),
        Value::from(import.as_str()),
        Value::from(aside.reason.as_str()),
        Value::from(aside.rows.as_str()),
        Value::from(aside.by.as_str()),
        Value::from(aside.at),
        Value::from(event.as_str()),
    ];
    tx.execute(SET_ASIDE, &values).await.map(drop)
}

/// What was set aside of an import.
///
/// # Errors
/// What the database says.
pub async fn aside_of(tx: &mut Tx, import: &ImportId) -> Result<Vec<SetAside>, StoreError> {
    let rows = tx.fetch(ASIDE_OF, &[Value::from(import.as_str())]).await?;
    rows.iter()
        .map(|row| {
            Ok(SetAside {
                reason: row.text("reason")?,
                rows: row.text("rows")?,
                by: row.text("decided_by")?,
                at: row.int("decided_at")?,
            })
        })
        .collect()
}

/// Remembers a mapping for a layout.
///
/// # Errors
/// What the database says.
pub async fn remember_mapping(
    tx: &mut Tx,
    layout: &str,
    body: &str,
    event: &EventId,
) -> Result<(), StoreError> {
    tx.execute(REMEMBER, &[Value::from(layout), Value::from(body), Value::from(event.as_str())])
        .await
        .map(drop)
}

/// The mapping remembered for a layout.
///
/// # Errors
/// What the database says.
pub async fn mapping(tx: &mut Tx, layout: &str) -> Result<Option<String>, StoreError> {
    tx.fetch_one(MAPPING, &[Value::from(layout)]).await?.map(|r| r.text("body")).transpose()
}
