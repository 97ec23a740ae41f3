//! Does an instance make sense? Each fault has a code, a place, a cause and what would put it right.
//!
//! Only structure is judged. Demands that contradict each other are no fault of the instance: the solver
//! answers them with `Status::Infeasible` and says which ones touch.

use crate::ids::{GroupIx, PersonIx, SeatIx};
use crate::instance::{Demand, Instance};

/// Largest magnitude of a value, in points: keeps every sum of a plan well inside 64 bits.
pub const VALUE_LIMIT: i32 = 100_000_000;

/// Largest cost of an arc and largest budget: keeps every sum well inside 64 bits.
pub const COST_LIMIT: i64 = 1_000_000_000_000;

/// A fault that makes an instance unreadable as a question. `code` is stable and has a reference entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Rows of arcs do not fit the people.
    #[error("E1101: {rows} rows of arcs for {people} people, or a row that ends before it starts")]
    Rows {
        /// Rows found.
        rows: usize,
        /// People found.
        people: usize,
    },
    /// An arc names a seat that is not there.
    #[error("E1102: person {}: arc to seat {seat}, but there are {seats} seats", person.0)]
    NoSuchSeat {
        /// Whose arc.
        person: PersonIx,
        /// The seat named.
        seat: u32,
        /// Seats there are.
        seats: usize,
    },
    /// A person has two arcs to one seat.
    #[error("E1103: person {}: seat {} is listed twice", person.0, seat.0)]
    SeatTwice {
        /// Whose arcs.
        person: PersonIx,
        /// The seat named twice.
        seat: SeatIx,
    },
    /// A home that is not there.
    #[error("E1104: person {}: home is seat {}, but there are {seats} seats", person.0, home.0)]
    NoSuchHome {
        /// Whose home.
        person: PersonIx,
        /// The seat named.
        home: SeatIx,
        /// Seats there are.
        seats: usize,
    },
    /// A seat's group is not there.
    #[error("E1105: seat {}: group {}, but there are {groups} groups", seat.0, group.0)]
    NoSuchGroup {
        /// The seat.
        seat: SeatIx,
        /// The group named.
        group: GroupIx,
        /// Groups there are.
        groups: usize,
    },
    /// A group's parent is not there.
    #[error("E1106: group {}: parent {}, but there are {groups} groups", group.0, parent.0)]
    NoSuchParent {
        /// The group.
        group: GroupIx,
        /// The parent named.
        parent: GroupIx,
        /// Groups there are.
        groups: usize,
    },
    /// Groups contain each other in a ring.
    #[error("E1107: group {}: its parents lead back to itself", group.0)]
    Ring {
        /// A group on the ring.
        group: GroupIx,
    },
    /// A floor above its own ceiling.
    #[error("E1108: group {}: floor {floor} is above ceiling {ceiling}", group.0)]
    FloorAboveCeiling {
        /// The group.
        group: GroupIx,
        /// Its floor.
        floor: u32,
        /// Its ceiling.
        ceiling: u32,
    },
    /// A demand names someone or something that is not there.
    #[error("E1109: demand {demand}: names person {} or a seat that is not there", person.0)]
    DemandNowhere {
        /// Position of the demand.
        demand: usize,
        /// The person named.
        person: PersonIx,
    },
    /// A pin on a pair that is not listed as lawful.
    #[error("E1110: demand {demand}: person {} is pinned to seat {}, but that pair is not listed", person.0, seat.0)]
    PinNotListed {
        /// Position of the demand.
        demand: usize,
        /// Who is pinned.
        person: PersonIx,
        /// Where to.
        seat: SeatIx,
    },
    /// A value that is too large.
    #[error("E1111: person {}: value {value} is beyond ±{VALUE_LIMIT}", person.0)]
    ValueTooLarge {
        /// Whose arc.
        person: PersonIx,
        /// The value found.
        value: i32,
    },
    /// A seat or limit names a unit that is not there, or a unit's parents lead back to it.
    #[error("E1112: {what} {at}: its unit is not there, or its parents lead back to it")]
    UnitNowhere {
        /// What names it.
        what: &'static str,
        /// Position of what names it.
        at: usize,
    },
    /// A couple or two relatives of whom one is not there, or who are the same person.
    #[error("E1113: pair of persons {} and {}: one is not there, or they are the same", pair[0].0, pair[1].0)]
    PairNowhere {
        /// The two.
        pair: [PersonIx; 2],
    },
    /// Costs that are not one for each arc, negative or too large.
    #[error("E1114: costs: one for each arc, from 0 to {COST_LIMIT}, and a budget in the same range")]
    Costs,
    /// People or arcs of a cover or a fairness limit that are not there, not in ascending order, or not eligible.
    #[error("E1115: {what} {at}: people and arcs must be there, ascending, and members eligible")]
    SetMalformed {
        /// Which kind of limit.
        what: &'static str,
        /// Its position.
        at: usize,
    },
}

impl Fault {
    /// The stable code, `E1101` … `E1115`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Rows { .. } => "E1101",
            Self::NoSuchSeat { .. } => "E1102",
            Self::SeatTwice { .. } => "E1103",
            Self::NoSuchHome { .. } => "E1104",
            Self::NoSuchGroup { .. } => "E1105",
            Self::NoSuchParent { .. } => "E1106",
            Self::Ring { .. } => "E1107",
            Self::FloorAboveCeiling { .. } => "E1108",
            Self::DemandNowhere { .. } => "E1109",
            Self::PinNotListed { .. } => "E1110",
            Self::ValueTooLarge { .. } => "E1111",
            Self::UnitNowhere { .. } => "E1112",
            Self::PairNowhere { .. } => "E1113",
            Self::Costs => "E1114",
            Self::SetMalformed { .. } => "E1115",
        }
    }

    /// What puts the fault right.
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Rows { .. } => Remedy::OneRowPerPerson,
            Self::NoSuchSeat { seats, .. } | Self::NoSuchHome { seats, .. } => Remedy::PositionBelow(*seats),
            Self::NoSuchGroup { groups, .. } | Self::NoSuchParent { groups, .. } => {
                Remedy::PositionBelow(*groups)
            }
            Self::SeatTwice { .. } => Remedy::KeepOneArc,
            Self::Ring { .. } => Remedy::CutOneParent,
            Self::FloorAboveCeiling { ceiling, .. } => Remedy::FloorAtMost(*ceiling),
            Self::DemandNowhere { .. } => Remedy::NameListedPair,
            Self::PinNotListed { .. } => Remedy::NameListedPair,
            Self::ValueTooLarge { .. } => Remedy::ValueWithin(VALUE_LIMIT),
            Self::UnitNowhere { .. } => Remedy::NameUnitOfTree,
            Self::PairNowhere { .. } => Remedy::NameTwoPeople,
            Self::Costs => Remedy::OneCostPerArc,
            Self::SetMalformed { .. } => Remedy::SortAndName,
        }
    }
}

/// What puts a fault right, as a value; the wording lives elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Give each person exactly one row of arcs.
    OneRowPerPerson,
    /// Name a position below this number, or add what is missing.
    PositionBelow(usize),
    /// Keep one of the two arcs.
    KeepOneArc,
    /// Take one parent out of the ring.
    CutOneParent,
    /// Lower the floor to at most this ceiling, or raise the ceiling.
    FloorAtMost(u32),
    /// Name a person and seat that are listed as a pair.
    NameListedPair,
    /// Scale the values into ± this number.
    ValueWithin(i32),
    /// Name a unit that is there; units form a tree.
    NameUnitOfTree,
    /// Name two different people of the instance.
    NameTwoPeople,
    /// Give each arc one cost within the limit.
    OneCostPerArc,
    /// Name people and arcs of the instance in ascending order, members among the eligible.
    SortAndName,
}

impl Instance {
    /// All faults, in order of place: rows, people, seats, groups, demands, sides.
    pub fn faults(&self) -> Vec<Fault> {
        if let Some(fault) = self.row_fault() {
            return vec![fault];
        }
        let mut faults = Vec::new();
        self.people_faults(&mut faults);
        self.group_faults(&mut faults);
        self.demand_faults(&mut faults);
        self.side_faults(&mut faults);
        faults
    }

    /// Nothing wrong, or the first fault.
    ///
    /// # Errors
    /// The first of `faults`.
    pub fn validate(&self) -> Result<(), Fault> {
        match self.faults().into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(()),
        }
    }

    fn row_fault(&self) -> Option<Fault> {
        let first = &self.arcs.first;
        let fits = first.len() == self.people.len() + 1
            && first[0] == 0
            && first.windows(2).all(|pair| pair[0] <= pair[1])
            && first.last() == Some(&self.arcs.seat.len())
            && self.arcs.seat.len() == self.arcs.value.len()
            && self.arcs.seat.len() < u32::MAX as usize
            && self.seats.len() + self.groups.len() < u32::MAX as usize;
        (!fits).then_some(Fault::Rows { rows: self.arcs.people(), people: self.people.len() })
    }

    fn people_faults(&self, faults: &mut Vec<Fault>) {
        let seats = self.seats.len();
        let mut last_named_by = vec![u32::MAX; seats];
        for (e, person) in self.people.iter().enumerate() {
            let person_ix = PersonIx::of(e);
            if let Some(home) = person.home.filter(|home| home.at() >= seats) {
                faults.push(Fault::NoSuchHome { person: person_ix, home, seats });
            }
            for (seat, value) in self.arcs.of(e) {
                if !(-VALUE_LIMIT..=VALUE_LIMIT).contains(&value) {
                    faults.push(Fault::ValueTooLarge { person: person_ix, value });
                }
                match last_named_by.get_mut(seat as usize) {
                    None => faults.push(Fault::NoSuchSeat { person: person_ix, seat, seats }),
                    Some(named_by) if *named_by == person_ix.0 => {
                        faults.push(Fault::SeatTwice { person: person_ix, seat: SeatIx(seat) });
                    }
                    Some(named_by) => *named_by = person_ix.0,
                }
            }
        }
    }

    fn group_faults(&self, faults: &mut Vec<Fault>) {
        let groups = self.groups.len();
        for (j, seat) in self.seats.iter().enumerate() {
            if let Some(group) = seat.group.filter(|group| group.at() >= groups) {
                faults.push(Fault::NoSuchGroup { seat: SeatIx::of(j), group, groups });
            }
        }
        for (g, group) in self.groups.iter().enumerate() {
            let group_ix = GroupIx::of(g);
            if let Some(parent) = group.parent.filter(|parent| parent.at() >= groups) {
                faults.push(Fault::NoSuchParent { group: group_ix, parent, groups });
            } else if self.leads_back_to(group_ix) {
                faults.push(Fault::Ring { group: group_ix });
            }
            if let Some(ceiling) = group.ceiling.filter(|&ceiling| ceiling < group.floor) {
                faults.push(Fault::FloorAboveCeiling { group: group_ix, floor: group.floor, ceiling });
            }
        }
    }

    fn leads_back_to(&self, start: GroupIx) -> bool {
        let mut at = self.groups[start.at()].parent;
        for _ in 0..self.groups.len() {
            match at {
                Some(group) if group == start => return true,
                Some(group) => at = self.groups.get(group.at()).and_then(|group| group.parent),
                None => return false,
            }
        }
        false
    }

    fn demand_faults(&self, faults: &mut Vec<Fault>) {
        for (demand_at, demand) in self.demands.iter().enumerate() {
            let person = demand.person();
            let seat = match *demand {
                Demand::Pin { seat, .. } | Demand::Ban { seat, .. } => Some(seat),
                Demand::MustMove { .. } => None,
            };
            let is_nowhere =
                person.at() >= self.people.len() || seat.is_some_and(|seat| seat.at() >= self.seats.len());
            if is_nowhere {
                faults.push(Fault::DemandNowhere { demand: demand_at, person });
            } else if let Demand::Pin { seat, .. } = *demand
                && self.arcs.find(person.at(), seat.0).is_none()
            {
                faults.push(Fault::PinNotListed { demand: demand_at, person, seat });
            }
        }
    }
}
