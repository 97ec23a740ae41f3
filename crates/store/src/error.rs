//! What can go wrong in storage.

/// A fault of the database, or data that are not as the program left them.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or is away.
    #[error("the database did not answer as expected: {0}")]
    Database(#[from] sqlx::Error),
    /// The address of the database is not one we know. It may hold a password, so only its scheme is told.
    #[error("the database address begins with '{scheme}'; it must be sqlite://FILE or postgres://…")]
    Address {
        /// What stands before `://`; empty where nothing does.
        scheme: String,
    },
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
    /// The fault of an address of the database that is not one we know.
    #[must_use]
    pub fn address(address: &str) -> Self {
        let scheme = address.split_once("://").map_or("", |(scheme, _)| scheme);
        let is_scheme = scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
        Self::Address { scheme: if is_scheme { scheme.to_owned() } else { String::new() } }
    }

    /// Where stored JSON is not as written, without the value that stands there.
    #[must_use]
    pub fn place(error: &serde_json::Error) -> String {
        format!("{:?} error at line {}, column {}", error.classify(), error.line(), error.column())
    }

    /// Whether a row could not go because another refers to it, or could not come because it refers to nothing.
    #[must_use]
    pub fn is_reference(&self) -> bool {
        match self {
            Self::Referred { .. } => true,
            Self::Database(sqlx::Error::Database(error)) => error.is_foreign_key_violation(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gives_its_scheme_away_and_nothing_else() {
        for (address, scheme) in [
            ("postgre://mutasi:s3cret@db/mutasi", "'postgre'"),
            ("mutasi:s3cret@db/mutasi", "''"),
            ("mutasi:s3cret@db://mutasi", "''"),
            ("s3cret", "''"),
        ] {
            let said = StoreError::address(address).to_string();
            assert!(said.contains(scheme) && !said.contains("s3cret"), "{said}");
        }
    }

    #[test]
    fn json_that_is_not_as_written_is_placed_and_not_quoted() {
        let error = serde_json::from_str::<u8>("\"198503122010012907\"").expect_err("not a number");
        assert!(error.to_string().contains("198503122010012907"), "serde quotes it");
        assert_eq!(StoreError::place(&error), "Data error at line 1, column 20");
    }
}
