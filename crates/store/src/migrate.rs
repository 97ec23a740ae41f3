//! Append-only migrations: one text for both databases, applied once, checked by hash ever after.

use domain::ids::AgencyId;
use sha2::{Digest as _, Sha256};

use crate::db::{Store, Tx, Value};
use crate::error::StoreError;

const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../migrations/0001_first.sql")),
    (2, include_str!("../migrations/0002_reasons.sql")),
    (3, include_str!("../migrations/0003_work.sql")),
];

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migration (agency_id TEXT NOT NULL, version {int} NOT NULL PRIMARY KEY, hash TEXT NOT NULL)";
const APPLIED: &str = "SELECT version, hash FROM migration WHERE agency_id = $1 ORDER BY version";
const RECORD: &str = "INSERT INTO migration (agency_id, version, hash) VALUES ($1, $2, $3)";
/// Two servers that start at once: the second waits for the first (PostgreSQL; SQLite has one writer).
const LOCK: &str = "SELECT pg_advisory_xact_lock(7274517)";

pub(crate) async fn run(store: &Store) -> Result<(), StoreError> {
    // Migrations belong to no agency: they are recorded under the name of the installation itself.
    let mut tx = store.begin(&AgencyId("-".to_owned())).await?;
    if store.is_shared() {
        execute_script(&mut tx, LOCK).await?;
    }
    execute_script(&mut tx, &worded(store, TABLE)).await?;
    let applied = tx.fetch(APPLIED, &[]).await?;
    for (at, row) in applied.iter().enumerate() {
        let version = row.int("version")?;
        let known = MIGRATIONS
            .get(at)
            .filter(|(v, sql)| *v == version && hash(sql) == row.text("hash").unwrap_or_default());
        if known.is_none() {
            return Err(StoreError::Migration { version });
        }
    }
    for (version, sql) in &MIGRATIONS[applied.len()..] {
        execute_script(&mut tx, &worded(store, sql)).await?;
        tx.execute(RECORD, &[Value::from(*version), Value::from(hash(sql))]).await?;
    }
    tx.commit().await
}

async fn execute_script(tx: &mut Tx, script: &str) -> Result<(), StoreError> {
    for statement in script.split(";\n").map(str::trim) {
        let body: String =
            statement.lines().filter(|l| !l.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
        if !body.trim().is_empty() {
            tx.execute_plain(body.trim_end_matches(';')).await?;
        }
    }
    Ok(())
}

/// The text with the words of this database.
fn worded(store: &Store, sql: &str) -> String {
    store.dialect().iter().fold(sql.to_owned(), |text, (word, here)| text.replace(word, here))
}

fn hash(sql: &str) -> String {
    Sha256::digest(sql.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}
