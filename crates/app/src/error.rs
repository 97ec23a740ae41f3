//! The ways a use case ends other than well: refusal, invalid input, fault. Never mixed.

use store::StoreError;

/// A field of a form that is not right, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field.
    pub field: &'static str,
    /// What is wrong and how to mend it, Indonesian.
    pub id: String,
    /// The same in English.
    pub en: String,
}

/// Why a use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The actor may not; pages answer as for something that does not exist.
    #[error("not allowed")]
    Forbidden,
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// The form has to be mended; every wrong field is named.
    #[error("invalid input: {}", .0.iter().map(|f| f.en.as_str()).collect::<Vec<_>>().join(" "))]
    Invalid(Vec<FieldError>),
    /// Law, policy or state says no, in both languages.
    #[error("{en}")]
    Refused {
        /// Reason and remedy, Indonesian.
        id: String,
        /// The same in English.
        en: String,
    },
    /// Somebody else changed it meanwhile.
    #[error("{what} was changed meanwhile")]
    Stale {
        /// What was changed, as the record calls it: `account:ID`, or the name of a kind of thing.
        what: String,
    },
    /// Ours or the machine's.
    #[error("storage: {0}")]
    Fault(#[source] StoreError),
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale { table, row } => Self::Stale { what: format!("{table}:{row}") },
            other => Self::Fault(other),
        }
    }
}

impl AppError {
    /// One wrong field.
    #[must_use]
    pub fn field(field: &'static str, id: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError { field, id: id.into(), en: en.into() }])
    }

    /// A refusal.
    #[must_use]
    pub fn refused(id: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Refused { id: id.into(), en: en.into() }
    }

    /// A fault of ours that is not the database's.
    #[must_use]
    pub fn broken(table: &'static str, row: &str, why: impl Into<String>) -> Self {
        Self::Fault(StoreError::Inconsistent { table, row: row.to_owned(), why: why.into() })
    }
}
