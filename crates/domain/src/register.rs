//! Registers: kinds of fact that are open, or declared complete as of a date by a named person.
//!
//! In a complete register absence is a fact; in an open one it is unknown. Unknown is never a pass.

use crate::kind::Kind;
use crate::time::Date;

/// A declaration that a register is complete.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Declaration {
    /// Complete as of this day.
    pub as_of: Date,
    /// Login of the person who declared it.
    pub by: String,
    /// Reason given.
    pub reason: String,
}

/// Which registers are complete, by kind; a kind that is not here is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Registers(Vec<(Kind, Declaration)>);

impl Registers {
    /// Takes declarations; the last one of a kind counts.
    #[must_use]
    pub fn new(declarations: Vec<(Kind, Declaration)>) -> Self {
        let mut out: Vec<(Kind, Declaration)> = Vec::new();
        for (kind, declaration) in declarations {
            out.retain(|(k, _)| *k != kind);
            out.push((kind, declaration));
        }
        out.sort_by_key(|(kind, _)| *kind);
        Self(out)
    }

    /// The declaration of a kind, if it is complete.
    #[must_use]
    pub fn declaration(&self, kind: Kind) -> Option<&Declaration> {
        self.0.iter().find(|(k, _)| *k == kind).map(|(_, d)| d)
    }

    /// Whether absence in this register is a fact.
    #[must_use]
    pub fn is_complete(&self, kind: Kind) -> bool {
        self.declaration(kind).is_some()
    }

    /// Every declaration, in the order of kinds.
    #[must_use]
    pub fn declarations(&self) -> &[(Kind, Declaration)] {
        &self.0
    }
}
