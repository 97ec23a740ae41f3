//! The question in integers: who may hold which seat, at what value, with how much room.
//!
//! An `Instance` knows nothing of law, names or reasons; it is what remains of them when the rules have spoken.
//! It is not solved here (`solve`) and not read here (`format`); whether it makes sense says `validate`.

use crate::constraint::ConstraintKind;
use crate::ids::{DistrictIx, GroupIx, PersonIx, SeatIx, UnitIx};
use crate::sides::{Sides, gcd};

/// Who may hold which seat, and what that is worth: one row of arcs per person (compressed sparse rows).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arcs {
    /// `first[e] .. first[e + 1]` are the positions of person e's arcs; one more entry than people.
    pub first: Vec<usize>,
    /// The seat of each arc, a position in `Instance::seats`.
    pub seat: Vec<u32>,
    /// The value of each arc in points (10⁻⁴ of the score scale); more is better.
    pub value: Vec<i32>,
}

impl Arcs {
    /// No people yet.
    pub fn new() -> Self {
        Self { first: vec![0], seat: Vec::new(), value: Vec::new() }
    }

    /// Adds the row of the next person.
    pub fn push_row(&mut self, row: impl IntoIterator<Item = (u32, i32)>) {
        for (seat, value) in row {
            self.seat.push(seat);
            self.value.push(value);
        }
        self.first.push(self.seat.len());
    }

    /// Number of people.
    pub fn people(&self) -> usize {
        self.first.len().saturating_sub(1)
    }

    /// Positions of one person's arcs.
    #[inline]
    pub fn row(&self, person: usize) -> std::ops::Range<usize> {
        self.first[person]..self.first[person + 1]
    }

    /// One person's arcs as (seat, value).
    pub fn of(&self, person: usize) -> impl Iterator<Item = (u32, i32)> + '_ {
        let row = self.row(person);
        self.seat[row.clone()].iter().copied().zip(self.value[row].iter().copied())
    }

    /// The greatest common divisor of all values, at least 1: every plan is worth a multiple of it.
    pub fn divisor(&self) -> i64 {
        let mut divisor = 0;
        for &value in &self.value {
            if divisor == 1 {
                break;
            }
            divisor = gcd(divisor, i64::from(value));
        }
        divisor.max(1)
    }

    /// The position of the arc from `person` to `seat`, if that pair is listed.
    pub fn find(&self, person: usize, seat: u32) -> Option<usize> {
        self.row(person).find(|&arc| self.seat[arc] == seat)
    }
}

/// One civil servant who may be placed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Person {
    /// The seat held today; none for a returning or new person. Staying is lawful where this seat is listed.
    pub home: Option<SeatIx>,
}

/// One position in one unit (*formasi jabatan*).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seat {
    /// Room in people. Where more people have their home here, the room is as large as they are many.
    pub capacity: u32,
    /// The innermost group the seat belongs to.
    pub group: Option<GroupIx>,
    /// The unit the seat is in; a seat without one counts in no limit of a unit.
    pub unit: Option<UnitIx>,
    /// The district the seat is in; seats without one are together nowhere but with each other.
    pub district: Option<DistrictIx>,
}

/// A set of seats with a floor and a ceiling on the people in it; groups are nested (a laminar family).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Group {
    /// The group around this one.
    pub parent: Option<GroupIx>,
    /// Fewest people; counts only up to the number whose home is in the group, unless it is firm.
    pub floor: u32,
    /// Whether the floor counts as written, even where fewer people have their home there.
    pub is_firm: bool,
    /// Most people; counts only from the number whose home is in the group.
    pub ceiling: Option<u32>,
}

/// Something a named person asked for, resolved into which arcs remain.
///
/// Its position in `Instance::demands` is its label: whoever made the instance knows the name and the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// The person gets this seat (C7).
    Pin {
        /// Who.
        person: PersonIx,
        /// Where to.
        seat: SeatIx,
    },
    /// The person does not get this seat (C7).
    Ban {
        /// Who.
        person: PersonIx,
        /// Where not.
        seat: SeatIx,
    },
    /// The person may not keep the seat held today (C10).
    MustMove {
        /// Who.
        person: PersonIx,
    },
}

impl Demand {
    /// Whom the demand is about.
    pub fn person(self) -> PersonIx {
        match self {
            Self::Pin { person, .. } | Self::Ban { person, .. } | Self::MustMove { person } => person,
        }
    }

    /// Whether the demand leaves the arc of its person, at `home` today, to `seat` in being.
    pub fn allows(self, home: Option<SeatIx>, seat: u32) -> bool {
        match self {
            Self::Pin { seat: pinned, .. } => pinned.0 == seat,
            Self::Ban { seat: banned, .. } => banned.0 != seat,
            Self::MustMove { .. } => home.is_none_or(|home| home.0 != seat),
        }
    }
}

/// A planning question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Instance {
    /// The people, in the order of the rows of `arcs`.
    pub people: Vec<Person>,
    /// The seats.
    pub seats: Vec<Seat>,
    /// The groups over the seats.
    pub groups: Vec<Group>,
    /// Lawful pairs and their values.
    pub arcs: Arcs,
    /// Pins, bans and must-moves.
    pub demands: Vec<Demand>,
    /// Constraints that no network carries: churn, budgets, couples, relatives, cover, fairness.
    pub sides: Sides,
}

impl Instance {
    /// Number of people whose home is each seat.
    pub fn people_at_home(&self) -> Vec<u32> {
        let mut there = vec![0; self.seats.len()];
        for home in self.people.iter().filter_map(|person| person.home) {
            there[home.at()] += 1;
        }
        there
    }

    /// The kinds of constraint that a solution of this instance honours.
    pub fn honours(&self) -> Vec<ConstraintKind> {
        let mut kinds = vec![ConstraintKind::C1];
        if !self.groups.is_empty() {
            kinds.push(ConstraintKind::C2);
        }
        if self.demands.iter().any(|d| !matches!(d, Demand::MustMove { .. })) {
            kinds.push(ConstraintKind::C7);
        }
        if self.demands.iter().any(|d| matches!(d, Demand::MustMove { .. })) {
            kinds.push(ConstraintKind::C10);
        }
        kinds.extend(self.sides.kinds());
        kinds.sort_unstable();
        kinds
    }
}
