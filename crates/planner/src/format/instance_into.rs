//! From `mutasi-instance/1` to integers: names to positions, and everything that limits a plan.
//!
//! Positions in an `Instance` are positions in the lists of the file; demands are the pins, then the bans, then the
//! must-moves in the order of the people. Districts are numbered in the order in which seats first name them.

use std::collections::BTreeMap;

use super::instance_json::{Flag, InstanceFile, PairEntry, UnitEntry};
use super::read::ReadError;
use crate::ids::{DistrictIx, GroupIx, PersonIx, SeatIx, UnitIx};
use crate::instance::{Arcs, Demand, Group, Instance, Person, Seat};
use crate::sides::{Cover, Fairness, Money, Unit};

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

/// All names of a file.
struct Book<'a> {
    groups: Names<'a>,
    seats: Names<'a>,
    people: Names<'a>,
    units: Names<'a>,
}

impl InstanceFile {
    /// The question in integers. Everything in the file counts whether or not its kind is claimed.
    ///
    /// # Errors
    /// E1312 to E1314 for names and decisions, `ReadError::Invalid` for what makes no sense.
    pub fn to_instance(&self) -> Result<Instance, ReadError> {
        let book = Book {
            groups: Names::new("group", "groups", self.groups.iter().map(|group| &group.id))?,
            seats: Names::new("seat", "seats", self.seats.iter().map(|seat| &seat.id))?,
            people: Names::new("person", "people", self.people.iter().map(|person| &person.id))?,
            units: Names::new("unit", "units", self.units.iter().map(|unit| &unit.id))?,
        };
        let mut instance = Instance { arcs: Arcs::new(), ..Instance::default() };
        self.take_places(&book, &mut instance)?;
        self.take_people(&book, &mut instance)?;
        self.take_demands(&book, &mut instance)?;
        self.take_sides(&book, &mut instance)?;
        instance.validate()?;
        Ok(instance)
    }

    fn take_places(&self, book: &Book<'_>, instance: &mut Instance) -> Result<(), ReadError> {
        for (i, unit) in self.units.iter().enumerate() {
            let place = || format!("units[{i}].parent");
            let parent = unit.parent.as_ref().map(|name| book.units.find(name, place)).transpose()?;
            let UnitEntry { most_leavers, most_newcomers, .. } = *unit;
            instance.sides.units.push(Unit { parent: parent.map(UnitIx), most_leavers, most_newcomers });
        }
        for (i, group) in self.groups.iter().enumerate() {
            let place = || format!("groups[{i}].parent");
            let parent = group.parent.as_ref().map(|name| book.groups.find(name, place)).transpose()?;
            let (floor, ceiling, is_firm) = (group.floor, group.ceiling, group.firm);
            instance.groups.push(Group { parent: parent.map(GroupIx), floor, is_firm, ceiling });
        }
        let mut districts: BTreeMap<&str, u32> = BTreeMap::new();
        for (i, seat) in self.seats.iter().enumerate() {
            let unit = seat.unit.as_ref().map(|name| book.units.find(name, || format!("seats[{i}].unit")));
            let group =
                seat.group.as_ref().map(|name| book.groups.find(name, || format!("seats[{i}].group")));
            let next = districts.len() as u32;
            let district = seat.district.as_ref().map(|name| *districts.entry(name.as_str()).or_insert(next));
            instance.seats.push(Seat {
                capacity: seat.capacity,
                group: group.transpose()?.map(GroupIx),
                unit: unit.transpose()?.map(UnitIx),
                district: district.map(DistrictIx),
            });
        }
        Ok(())
    }

    fn take_people(&self, book: &Book<'_>, instance: &mut Instance) -> Result<(), ReadError> {
        for (i, person) in self.people.iter().enumerate() {
            let place = || format!("people[{i}].home");
            let home = person.home.as_ref().map(|name| book.seats.find(name, place)).transpose()?;
            instance.people.push(Person { home: home.map(SeatIx) });
            let row = person.arcs.iter().enumerate().map(|(k, arc)| {
                let place = || format!("people[{i}].arcs[{k}].seat");
                book.seats.find(&arc.seat, place).map(|seat| (seat, arc.value))
            });
            instance.arcs.push_row(row.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(())
    }

    fn take_demands(&self, book: &Book<'_>, instance: &mut Instance) -> Result<(), ReadError> {
        for (list, wishes) in [("pins", &self.pins), ("bans", &self.bans)] {
            for (i, wish) in wishes.iter().enumerate() {
                let person = PersonIx(book.people.find(&wish.person, || format!("{list}[{i}].person"))?);
                let seat = SeatIx(book.seats.find(&wish.seat, || format!("{list}[{i}].seat"))?);
                instance.demands.push(match list {
                    "pins" => Demand::Pin { person, seat },
                    _ => Demand::Ban { person, seat },
                });
            }
        }
        let moving = self.people.iter().enumerate().filter(|(_, person)| person.must_move.is_some());
        instance.demands.extend(moving.map(|(e, _)| Demand::MustMove { person: PersonIx::of(e) }));
        Ok(())
    }

    fn take_sides(&self, book: &Book<'_>, instance: &mut Instance) -> Result<(), ReadError> {
        let pairs = |list: &str, entries: &[PairEntry]| -> Result<Vec<[PersonIx; 2]>, ReadError> {
            let pair = |(i, entry): (usize, &PairEntry)| {
                let [one, other] = entry.people();
                let find = |name: &str| book.people.find(name, || format!("{list}[{i}]")).map(PersonIx);
                Ok([find(one)?, find(other)?])
            };
            entries.iter().enumerate().map(pair).collect()
        };
        instance.sides.couples = pairs("couples", &self.couples)?;
        instance.sides.relatives = pairs("relatives", &self.relatives)?;
        instance.sides.most_moves = self.most_moves;
        instance.sides.money = self.most_money.map(|most| Money {
            cost: self.people.iter().flat_map(|person| person.arcs.iter().map(|arc| arc.cost)).collect(),
            most,
        });
        for (i, cover) in self.covers.iter().enumerate() {
            let unit = UnitIx(book.units.find(&cover.unit, || format!("covers[{i}].unit"))?);
            let holders = self.people.iter().enumerate().filter(|(_, person)| {
                person.competencies.get(&cover.competency).is_some_and(|&level| level >= cover.level)
            });
            let holders = holders.map(|(e, _)| PersonIx::of(e)).collect();
            instance.sides.covers.push(Cover { unit, least: cover.least, holders });
        }
        for i in 0..self.fairness.len() {
            let fair = self.fairness_limit(book, i)?;
            instance.sides.fairness.push(fair);
        }
        Ok(())
    }

    fn fairness_limit(&self, book: &Book<'_>, i: usize) -> Result<Fairness, ReadError> {
        let entry = &self.fairness[i];
        if entry.decision.trim().is_empty() {
            return Err(ReadError::NoDecision { place: format!("fairness[{i}].decision") });
        }
        let find_all = |list: &str, names: &[String]| -> Result<Vec<PersonIx>, ReadError> {
            let find = |(k, name): (usize, &String)| {
                book.people.find(name, || format!("fairness[{i}].{list}[{k}]")).map(PersonIx)
            };
            let mut found = names.iter().enumerate().map(find).collect::<Result<Vec<_>, _>>()?;
            found.sort_unstable();
            found.dedup();
            Ok(found)
        };
        let everybody = || Ok((0..self.people.len()).map(PersonIx::of).collect());
        let arcs = self.people.iter().flat_map(|person| &person.arcs).enumerate();
        let is_flagged = |arc: &super::instance_json::ArcEntry| match entry.flag {
            Flag::Gain => arc.gain,
            Flag::Far => arc.far,
        };
        Ok(Fairness {
            eligible: entry.eligible.as_ref().map_or_else(everybody, |names| find_all("eligible", names))?,
            members: find_all("members", &entry.members)?,
            arcs: arcs.filter(|(_, arc)| is_flagged(arc)).map(|(at, _)| at as u32).collect(),
            within_permille: entry.within_permille,
        })
    }
}
