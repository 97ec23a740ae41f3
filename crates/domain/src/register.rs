//! Registers: kinds of fact that are open, or declared complete as of a date by a named person.
//!
//! In a complete register absence is a fact; in an open one it is unknown. Unknown is never a pass, and a
//! declaration does not speak for ever.

use crate::kind::Kind;
use crate::time::{Date, add_months};

/// Months for which a declaration speaks: what nobody looked at for longer is not known to be complete.
pub const GOOD_MONTHS: i32 = 12;

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

    /// The declaration of a kind, if there is one, however old.
    #[must_use]
    pub fn declaration(&self, kind: Kind) -> Option<&Declaration> {
        self.0.iter().find(|(k, _)| *k == kind).map(|(_, d)| d)
    }

    /// The declaration of a kind that still speaks on a day: at most [`GOOD_MONTHS`] old.
    #[must_use]
    pub fn standing(&self, kind: Kind, on: Date) -> Option<&Declaration> {
        self.declaration(kind).filter(|d| add_months(d.as_of, GOOD_MONTHS) >= on)
    }

    /// Every declaration, in the order of kinds.
    #[must_use]
    pub fn declarations(&self) -> &[(Kind, Declaration)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_declaration_speaks_for_twelve_months() {
        let told = Declaration { as_of: date(2026, 1, 5), by: "wulan".to_owned(), reason: "x".to_owned() };
        let registers = Registers::new(vec![(Kind::Leave, told)]);
        assert!(registers.standing(Kind::Leave, date(2027, 1, 5)).is_some());
        assert!(registers.standing(Kind::Leave, date(2027, 1, 6)).is_none());
        assert!(registers.declaration(Kind::Leave).is_some(), "who declared it stays known");
        assert!(registers.standing(Kind::Sanctions, date(2026, 1, 5)).is_none());
    }
}
