//! What can go wrong in storage.

/// A fault of the database, or data that are not as the program left them.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or is away.
    #[error("the database did not answer as expected: {0}")]
    Database(#[from] sqlx::Error),
    /// The address of the database is not one we know.
    #[error("'{0}' is not a database address; use sqlite://FILE or postgres://…")]
    Address(String),
    /// The bundled SQLite is too old to be safe.
    #[error("SQLite {found} is older than 3.51.3 and may corrupt data; rebuild with the bundled one")]
    OldSqlite {
        /// The version found.
        found: String,
    },
    /// A migration that was applied has changed since, or is missing.
    #[error(
        "migration {version} in the database is not the one of this program; use the program that wrote it"
    )]
    Migration {
        /// Number of the migration.
        version: i64,
    },
    /// A row holds what the program never writes.
    #[error("table {table}, row {row}: {why}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// Id of the row.
        row: String,
        /// What is wrong with it.
        why: String,
    },
    /// A row refers to one that would not be there.
    #[error("{table} {row} refers to a row that would not be there")]
    Referred {
        /// The table.
        table: &'static str,
        /// Id of the row.
        row: String,
    },
    /// Somebody else changed the row meanwhile.
    #[error("{table} {row} was changed by someone else meanwhile")]
    Stale {
        /// The table.
        table: &'static str,
        /// Id of the row.
        row: String,
    },
}

impl StoreError {
    /// Whether a row could not go because another refers to it, or could not come because it refers to nothing.
    #[must_use]
    pub fn is_reference(&self) -> bool {
        match self {
            Self::Referred { .. } => true,
            Self::Database(sqlx::Error::Database(error)) => error.is_foreign_key_violation(),
            _ => false,
        }
    }

    /// Whether trying the same transaction again may succeed (SQLite busy, PostgreSQL serialisation).
    #[must_use]
    pub fn may_be_retried(&self) -> bool {
        let Self::Database(sqlx::Error::Database(error)) = self else { return false };
        matches!(error.code().as_deref(), Some("5" | "517" | "261" | "40001" | "40P01"))
    }
}
