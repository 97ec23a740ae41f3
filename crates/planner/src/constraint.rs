//! The kinds of constraint a plan can claim to honour, C1 to C10.
//!
//! Only names: what each one means is written where it is read (`network`), checked (`check`) and documented
//! (the planning model of the reference).

use serde::{Deserialize, Serialize};

/// A kind of constraint, by its name in the planning model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ConstraintKind {
    /// Room of a seat.
    C1,
    /// Floors and ceilings of nested groups.
    C2,
    /// Churn of a unit: most leavers and most newcomers.
    C3,
    /// Budget: most moves, most money.
    C4,
    /// Couples stay in one district.
    C5,
    /// Relatives are not placed in one unit or line.
    C6,
    /// Pins and bans.
    C7,
    /// Cover: a unit keeps people with a competency.
    C8,
    /// Fairness between groups of people.
    C9,
    /// Those overdue for rotation may not stay.
    C10,
}

impl ConstraintKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 10] =
        [Self::C1, Self::C2, Self::C3, Self::C4, Self::C5, Self::C6, Self::C7, Self::C8, Self::C9, Self::C10];

    /// The name as written in files: `C1` … `C10`.
    pub fn name(self) -> &'static str {
        match self {
            Self::C1 => "C1",
            Self::C2 => "C2",
            Self::C3 => "C3",
            Self::C4 => "C4",
            Self::C5 => "C5",
            Self::C6 => "C6",
            Self::C7 => "C7",
            Self::C8 => "C8",
            Self::C9 => "C9",
            Self::C10 => "C10",
        }
    }
}
