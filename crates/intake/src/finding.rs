//! What was found in a file: where, what value, how bad. The sentences are made in [`wording`].
//!
//! A finding is a value; it does not decide whether an import goes on (the use case does).

mod code;
mod kept;
mod wording;

pub use code::FindingCode;
pub(crate) use kept::Kept;

use std::sync::Arc;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing to do; said so that nothing happens silently.
    Info,
    /// The row is taken, and a person should look.
    Warn,
    /// The row is not taken.
    Reject,
}

/// Where in a file: a sheet and the row as the user sees it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// Name of the sheet, shared by all its rows; for CSV the name of the file.
    pub sheet: Arc<str>,
    /// 1-based, title and header rows counted; 0 means the whole sheet.
    pub row: u32,
}

impl Place {
    /// A row of a sheet.
    #[must_use]
    pub fn new(sheet: impl Into<Arc<str>>, row: u32) -> Self {
        Self { sheet: sheet.into(), row }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Finding {
    /// What was found.
    pub code: FindingCode,
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The header of the column, as the file writes it.
    pub column: Option<Box<str>>,
    /// The value as the file has it; empty where it is missing.
    pub value: String,
    /// The fact that the sentence needs beside the value: a list of allowed codes, candidates, a limit, the
    /// other row.
    pub about: String,
    /// A value that would probably be right; never applied by itself.
    pub suggestion: Option<Box<str>>,
}

impl Finding {
    /// A finding with the usual severity of its code.
    #[must_use]
    pub fn new(code: FindingCode, place: Place) -> Self {
        Self {
            code,
            severity: code.usual_severity(),
            place,
            column: None,
            value: String::new(),
            about: String::new(),
            suggestion: None,
        }
    }

    /// Names the column.
    #[must_use]
    pub fn in_column(mut self, column: &str) -> Self {
        self.column = Some(column.into());
        self
    }

    /// Names the value; longer than 200 characters is cut, since findings are shown in tables.
    #[must_use]
    pub fn with_value(mut self, value: &str) -> Self {
        self.value = value.chars().take(200).collect();
        self
    }

    /// Adds the fact the sentence needs.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = about.into();
        self
    }

    /// Proposes a value.
    #[must_use]
    pub fn suggest(mut self, suggestion: Option<String>) -> Self {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    /// Whether the row is refused.
    #[must_use]
    pub fn is_reject(&self) -> bool {
        self.severity == Severity::Reject
    }
}
