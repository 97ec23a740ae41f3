//! One plain row form for every record: what tidy spreadsheets, tables, history and exports share.
//!
//! A row is one text per column (ISO dates, codes, digits); `None` is unknown. Reading a row checks every
//! value and names the column that is wrong; writing a record and reading it back gives the same record.

mod columns;
mod read;
mod write;

pub use columns::{Column, ColumnType, columns, key_columns};

use crate::facts::{
    Competency, Credential, Education, Facility, Leave, Performance, Relation, Sanction, Travel, Wish,
};
use crate::job::JobTitle;
use crate::kind::Kind;
use crate::nip::NipRefused;
use crate::person::{Assignment, CivilServant};
use crate::post::Post;
use crate::unit::WorkUnit;
use crate::workload::WorkloadTask;

/// One text per column of the kind, in the order of [`columns`]; `None` is unknown.
pub type Cells = Vec<Option<String>>;

/// A record of any kind.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is named by the record it holds")]
pub enum Record {
    Unit(WorkUnit),
    Job(Box<JobTitle>),
    Post(Post),
    Person(Box<CivilServant>),
    Assignment(Assignment),
    Education(Education),
    Competency(Competency),
    Performance(Performance),
    Workload(WorkloadTask),
    Wish(Wish),
    Sanction(Sanction),
    Leave(Leave),
    Relation(Relation),
    Travel(Travel),
    Facility(Facility),
    Credential(Credential),
}

/// Why a value of a row was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The column must not be empty.
    Missing,
    /// Not a day of the calendar in the form yyyy-mm-dd.
    NotADate,
    /// Not a number of the range the column takes.
    NotANumber,
    /// Not one of the allowed codes.
    NotInList(&'static [&'static str]),
    /// Not a NIP.
    Nip(NipRefused),
    /// Not a golongan.
    NotARank,
    /// The last day lies before the first.
    EndsBeforeStart,
    /// Longer than 120 characters.
    TooLong,
}

/// A refused value with its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRefused {
    /// The column.
    pub column: &'static str,
    /// The value as given; empty where it was missing.
    pub value: String,
    /// Why.
    pub why: Why,
}

impl Record {
    /// The kind of the record.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Unit(_) => Kind::Units,
            Self::Job(_) => Kind::Jobs,
            Self::Post(_) => Kind::Posts,
            Self::Person(_) => Kind::People,
            Self::Assignment(_) => Kind::Assignments,
            Self::Education(_) => Kind::Education,
            Self::Competency(_) => Kind::Competencies,
            Self::Performance(_) => Kind::Performance,
            Self::Workload(_) => Kind::Workload,
            Self::Wish(_) => Kind::Wishes,
            Self::Sanction(_) => Kind::Sanctions,
            Self::Leave(_) => Kind::Leave,
            Self::Relation(_) => Kind::Relations,
            Self::Travel(_) => Kind::Places,
            Self::Facility(_) => Kind::Facilities,
            Self::Credential(_) => Kind::Credentials,
        }
    }

    /// The record as a row.
    #[must_use]
    pub fn cells(&self) -> Cells {
        write::cells(self)
    }

    /// Reads a row of a kind.
    ///
    /// # Errors
    /// Every value that is wrong, by column; never only the first.
    pub fn from_cells(kind: Kind, cells: &[Option<String>]) -> Result<Self, Vec<FieldRefused>> {
        read::record(kind, cells)
    }
}

/// The natural key of a row as one text; empty parts stay empty.
#[must_use]
pub fn key_of(kind: Kind, cells: &[Option<String>]) -> String {
    let parts: Vec<&str> = key_columns(kind)
        .iter()
        .map(|name| {
            let at = columns(kind).iter().position(|c| c.name == *name);
            at.and_then(|at| cells.get(at)).and_then(|c| c.as_deref()).unwrap_or("")
        })
        .collect();
    parts.join("\u{1f}")
}

#[cfg(test)]
mod tests;
