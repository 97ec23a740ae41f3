//! `mutasi-instance/1`: a planning question with names, criteria and reasons, as JSON.
//!
//! What users see and share. It carries C1 to C10; `to_instance` turns what the solver honours into integers and
//! lists the rest as `beyond`, so that nothing is dropped in silence. Positions in an `Instance` are positions in
//! the lists of the file; demands are the pins, then the bans, then the must-moves in the order of the people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::read::ReadError;
use crate::constraint::ConstraintKind;
use crate::ids::{GroupIx, PersonIx, SeatIx};
use crate::instance::{Arcs, Demand, Group, Instance, Person, Seat};

/// What the `format` field of an instance says.
pub const INSTANCE_FORMAT: &str = "mutasi-instance/1";

/// Which pairs are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pairs {
    /// Every lawful pair: a proof is about all of them.
    All,
    /// Some candidates per person: a proof is about these.
    Listed,
}

/// A planning question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstanceFile {
    /// `mutasi-instance/1`.
    pub format: String,
    /// A heading for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Which pairs are listed.
    pub pairs: Pairs,
    /// Kinds of constraint the instance claims; a solver that cannot honour one refuses.
    pub constraints: Vec<ConstraintKind>,
    /// What values are made of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<CriterionEntry>,
    /// Units of the organisation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitEntry>,
    /// Groups over the seats.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupEntry>,
    /// The seats.
    pub seats: Vec<SeatEntry>,
    /// The people.
    pub people: Vec<PersonEntry>,
    /// Who must get which seat (C7).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<WishEntry>,
    /// Who must not get which seat (C7).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bans: Vec<WishEntry>,
    /// Most moves in all (C4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_moves: Option<u32>,
    /// Couples who asked to stay in one district (C5).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub couples: Vec<[String; 2]>,
    /// Relatives who may not be in one unit or line (C6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relatives: Vec<[String; 2]>,
}

/// One criterion of the value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its weight; the weights sum to 1.
    pub weight: f64,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Most leavers (C3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_leavers: Option<u32>,
    /// Most newcomers (C3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_newcomers: Option<u32>,
}

/// One group of seats (C2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The group around it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Fewest people.
    #[serde(default)]
    pub floor: u32,
    /// Most people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<u32>,
}

/// One seat (C1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The district it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Room in people.
    pub capacity: u32,
    /// The innermost group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonEntry {
    /// Its id; never a NIP.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The seat held today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// Why the person may not stay (C10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub must_move: Option<AskedBy>,
    /// Lawful seats.
    pub arcs: Vec<ArcEntry>,
}

/// Who asked for something, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedBy {
    /// Who asked.
    pub by: String,
    /// Why.
    pub why: String,
}

/// One lawful pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArcEntry {
    /// Id of the seat.
    pub seat: String,
    /// Value in points.
    pub value: i32,
    /// Each criterion's score in [0, 1], in the order of `criteria`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<f64>,
}

/// A pin or a ban.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WishEntry {
    /// Id of the person.
    pub person: String,
    /// Id of the seat.
    pub seat: String,
    /// Who asked.
    pub by: String,
    /// Why.
    pub why: String,
}

/// Positions by id.
struct Names<'a> {
    kind: &'static str,
    at: BTreeMap<&'a str, u32>,
}

impl<'a> Names<'a> {
    fn new(kind: &'static str, list: &str, ids: impl Iterator<Item = &'a String>) -> Result<Self, ReadError> {
        let mut at = BTreeMap::new();
        for (i, id) in ids.enumerate() {
            if at.insert(id.as_str(), i as u32).is_some() {
                return Err(ReadError::NameTwice { place: format!("{list}[{i}]"), kind, name: id.clone() });
            }
        }
        Ok(Self { kind, at })
    }

    fn find(&self, name: &str, place: impl Fn() -> String) -> Result<u32, ReadError> {
        self.at.get(name).copied().ok_or_else(|| ReadError::UnknownName {
            place: place(),
            kind: self.kind,
            name: name.to_owned(),
        })
    }
}

impl InstanceFile {
    /// Reads an instance.
    ///
    /// # Errors
    /// E1310 for bad JSON, E1311 for another format.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let file: Self = serde_json::from_slice(bytes)?;
        if file.format == INSTANCE_FORMAT {
            Ok(file)
        } else {
            Err(ReadError::Format { found: file.format, expected: INSTANCE_FORMAT })
        }
    }

    /// The question in integers. All groups, pins, bans and must-moves count whether or not their kind is claimed.
    ///
    /// # Errors
    /// E1312 and E1313 for names, `ReadError::Invalid` for what makes no sense.
    pub fn to_instance(&self) -> Result<Instance, ReadError> {
        let groups = Names::new("group", "groups", self.groups.iter().map(|group| &group.id))?;
        let seats = Names::new("seat", "seats", self.seats.iter().map(|seat| &seat.id))?;
        let people = Names::new("person", "people", self.people.iter().map(|person| &person.id))?;
        let units = Names::new("unit", "units", self.units.iter().map(|unit| &unit.id))?;
        let mut instance = Instance { arcs: Arcs::new(), ..Instance::default() };
        for (i, unit) in self.units.iter().enumerate() {
            unit.parent.as_ref().map(|name| units.find(name, || format!("units[{i}].parent"))).transpose()?;
        }
        for (i, group) in self.groups.iter().enumerate() {
            let place = || format!("groups[{i}].parent");
            let parent = group.parent.as_ref().map(|name| groups.find(name, place)).transpose()?;
            instance.groups.push(Group {
                parent: parent.map(GroupIx),
                floor: group.floor,
                ceiling: group.ceiling,
            });
        }
        for (i, seat) in self.seats.iter().enumerate() {
            seat.unit.as_ref().map(|name| units.find(name, || format!("seats[{i}].unit"))).transpose()?;
            let place = || format!("seats[{i}].group");
            let group = seat.group.as_ref().map(|name| groups.find(name, place)).transpose()?;
            instance.seats.push(Seat { capacity: seat.capacity, group: group.map(GroupIx), ..Seat::default() });
        }
        for (i, person) in self.people.iter().enumerate() {
            let place = || format!("people[{i}].home");
            let home = person.home.as_ref().map(|name| seats.find(name, place)).transpose()?;
            instance.people.push(Person { home: home.map(SeatIx) });
            let row = person.arcs.iter().enumerate().map(|(k, arc)| {
                seats.find(&arc.seat, || format!("people[{i}].arcs[{k}].seat")).map(|seat| (seat, arc.value))
            });
            instance.arcs.push_row(row.collect::<Result<Vec<_>, _>>()?);
        }
        for (i, pin) in self.pins.iter().enumerate() {
            let person = PersonIx(people.find(&pin.person, || format!("pins[{i}].person"))?);
            let seat = SeatIx(seats.find(&pin.seat, || format!("pins[{i}].seat"))?);
            instance.demands.push(Demand::Pin { person, seat });
        }
        for (i, ban) in self.bans.iter().enumerate() {
            let person = PersonIx(people.find(&ban.person, || format!("bans[{i}].person"))?);
            let seat = SeatIx(seats.find(&ban.seat, || format!("bans[{i}].seat"))?);
            instance.demands.push(Demand::Ban { person, seat });
        }
        let moving = self.people.iter().enumerate().filter(|(_, person)| person.must_move.is_some());
        instance.demands.extend(moving.map(|(e, _)| Demand::MustMove { person: PersonIx::of(e) }));
        instance.validate()?;
        Ok(instance)
    }

    /// Kinds of constraint that are claimed or present and that the solver does not honour, in order.
    pub fn beyond(&self) -> Vec<ConstraintKind> {
        let has_churn = |unit: &UnitEntry| unit.most_leavers.is_some() || unit.most_newcomers.is_some();
        let is_present = |kind: ConstraintKind| match kind {
            ConstraintKind::C3 => self.units.iter().any(has_churn),
            ConstraintKind::C4 => self.most_moves.is_some(),
            ConstraintKind::C5 => !self.couples.is_empty(),
            ConstraintKind::C6 => !self.relatives.is_empty(),
            _ => false,
        };
        let counts = |kind: &ConstraintKind| {
            !kind.is_honoured() && (self.constraints.contains(kind) || is_present(*kind))
        };
        ConstraintKind::ALL.into_iter().filter(counts).collect()
    }

    /// The instance as JSON.
    ///
    /// # Errors
    /// None in practice; what the JSON writer returns.
    pub fn to_json(&self) -> Result<String, ReadError> {
        Ok(serde_json::to_string_pretty(self)?)
    }

    /// Gives an instance plain names: p0, p1 …, s0 …, g0 …
    pub fn named_plainly(instance: &Instance) -> Self {
        let seat_id = |seat: u32| format!("s{seat}");
        let asked = || AskedBy { by: "file".to_owned(), why: "as written in the file".to_owned() };
        let wish = |person: PersonIx, seat: SeatIx| WishEntry {
            person: format!("p{}", person.0),
            seat: seat_id(seat.0),
            by: asked().by,
            why: asked().why,
        };
        let mut file = Self {
            format: INSTANCE_FORMAT.to_owned(),
            title: String::new(),
            pairs: Pairs::All,
            constraints: instance.honours(),
            criteria: Vec::new(),
            units: Vec::new(),
            groups: Vec::new(),
            seats: Vec::new(),
            people: Vec::new(),
            pins: Vec::new(),
            bans: Vec::new(),
            most_moves: None,
            couples: Vec::new(),
            relatives: Vec::new(),
        };
        for (g, group) in instance.groups.iter().enumerate() {
            let (id, parent) = (format!("g{g}"), group.parent.map(|parent| format!("g{}", parent.0)));
            let (floor, ceiling) = (group.floor, group.ceiling);
            file.groups.push(GroupEntry { name: format!("Group {g}"), id, parent, floor, ceiling });
        }
        for (j, seat) in instance.seats.iter().enumerate() {
            file.seats.push(SeatEntry {
                id: seat_id(j as u32),
                name: format!("Seat {j}"),
                unit: None,
                district: None,
                capacity: seat.capacity,
                group: seat.group.map(|group| format!("g{}", group.0)),
            });
        }
        for (e, person) in instance.people.iter().enumerate() {
            let entry = |(seat, value)| ArcEntry { seat: seat_id(seat), value, criteria: Vec::new() };
            file.people.push(PersonEntry {
                id: format!("p{e}"),
                name: format!("Person {e}"),
                home: person.home.map(|home| seat_id(home.0)),
                must_move: None,
                arcs: instance.arcs.of(e).map(entry).collect(),
            });
        }
        for demand in &instance.demands {
            match *demand {
                Demand::Pin { person, seat } => file.pins.push(wish(person, seat)),
                Demand::Ban { person, seat } => file.bans.push(wish(person, seat)),
                Demand::MustMove { person } => file.people[person.at()].must_move = Some(asked()),
            }
        }
        file
    }
}
