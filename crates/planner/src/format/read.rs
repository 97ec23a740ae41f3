//! What can be wrong with a file, with the place.
//!
//! Faults of meaning inside a well-formed instance are `validate::Fault`; they arrive here wrapped with their code.

use crate::validate::Fault;

/// A file that cannot be read as what it claims to be. `code` is stable and has a reference entry.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The bytes did not come.
    #[error("E1300: reading failed: {0}")]
    Io(#[from] std::io::Error),
    /// The first line is not `mut1 n m U R A`.
    #[error("E1301: line {line}: expected `mut1 n m U R A`")]
    Header {
        /// Line of the file, from 1.
        line: usize,
    },
    /// A line begins with an unknown letter.
    #[error("E1302: line {line}: unknown kind of line `{tag}`")]
    UnknownLine {
        /// Line of the file, from 1.
        line: usize,
        /// What it begins with.
        tag: String,
    },
    /// A field is missing, is not a whole number, or does not fit.
    #[error("E1303: line {line}, field {field}: expected {expected}")]
    Field {
        /// Line of the file, from 1.
        line: usize,
        /// Field of the line, from 1; the letter is field 1.
        field: usize,
        /// What should stand there.
        expected: &'static str,
    },
    /// A line has fields too many.
    #[error("E1304: line {line}, field {field}: nothing should follow")]
    TooManyFields {
        /// Line of the file, from 1.
        line: usize,
        /// First field too many.
        field: usize,
    },
    /// The number of lines of a kind is not the number announced.
    #[error("E1305: {found} lines of kind `{tag}`, {announced} announced")]
    Count {
        /// Which kind; `A` for the arcs of all people.
        tag: char,
        /// Lines found.
        found: usize,
        /// Lines announced by the first line.
        announced: usize,
    },
    /// The first arc of a person does not stay.
    #[error("E1306: line {line}, field 5: the first arc must lead to the current seat {current}")]
    FirstArcMoves {
        /// Line of the file, from 1.
        line: usize,
        /// The current seat.
        current: u32,
    },
    /// A document is not the JSON it should be.
    #[error("E1310: {0}")]
    Json(#[from] serde_json::Error),
    /// A document of another format.
    #[error("E1311: format is `{found}`, expected `{expected}`")]
    Format {
        /// What the document says.
        found: String,
        /// What this reader reads.
        expected: &'static str,
    },
    /// A name used before it is defined, or not at all.
    #[error("E1312: {place}: there is no {kind} `{name}`")]
    UnknownName {
        /// Where it is used, as a path into the document.
        place: String,
        /// What it should name.
        kind: &'static str,
        /// The name.
        name: String,
    },
    /// A name defined twice.
    #[error("E1313: {place}: {kind} `{name}` is defined twice")]
    NameTwice {
        /// The second definition, as a path into the document.
        place: String,
        /// What it names.
        kind: &'static str,
        /// The name.
        name: String,
    },
    /// A fairness limit that names no decision.
    #[error("E1314: {place}: a fairness limit needs the decision that orders it")]
    NoDecision {
        /// Where the decision should stand.
        place: String,
    },
    /// The instance is well-formed but makes no sense.
    #[error(transparent)]
    Invalid(#[from] Fault),
}

impl ReadError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "E1300",
            Self::Header { .. } => "E1301",
            Self::UnknownLine { .. } => "E1302",
            Self::Field { .. } => "E1303",
            Self::TooManyFields { .. } => "E1304",
            Self::Count { .. } => "E1305",
            Self::FirstArcMoves { .. } => "E1306",
            Self::Json(_) => "E1310",
            Self::Format { .. } => "E1311",
            Self::UnknownName { .. } => "E1312",
            Self::NameTwice { .. } => "E1313",
            Self::NoDecision { .. } => "E1314",
            Self::Invalid(fault) => fault.code(),
        }
    }
}
