//! Plain names for an instance that has none: p0 p1 … for people, s for seats, g for groups, u for units, d for districts.

use std::collections::BTreeMap;

use super::instance_json::{
    ArcEntry, AskedBy, CoverEntry, FairnessEntry, Flag, GroupEntry, INSTANCE_FORMAT, InstanceFile, PairEntry,
    Pairs, PersonEntry, SeatEntry, UnitEntry, WishEntry,
};
use crate::ids::{PersonIx, SeatIx};
use crate::instance::{Demand, Instance};

fn asked() -> AskedBy {
    AskedBy { by: "file".to_owned(), why: "as written in the file".to_owned() }
}

fn person_id(person: PersonIx) -> String {
    format!("p{}", person.0)
}

fn seat_id(seat: u32) -> String {
    format!("s{seat}")
}

impl InstanceFile {
    /// Gives an instance plain names.
    ///
    /// Arcs carry two marks of fairness, so of more than two limits the first of each half keeps its own arcs.
    pub fn named_plainly(instance: &Instance) -> Self {
        let sides = &instance.sides;
        let pair = |pair: &[PersonIx; 2]| PairEntry::Bare(pair.map(person_id));
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
            most_moves: sides.most_moves,
            most_moves_asked: None,
            most_money: sides.money.as_ref().map(|money| money.most),
            most_money_asked: None,
            couples: sides.couples.iter().map(pair).collect(),
            relatives: sides.relatives.iter().map(pair).collect(),
            covers: Vec::new(),
            fairness: Vec::new(),
        };
        file.name_places(instance);
        file.name_people(instance);
        file.name_demands(instance);
        file.name_sets(instance);
        file
    }

    fn name_places(&mut self, instance: &Instance) {
        for (u, unit) in instance.sides.units.iter().enumerate() {
            self.units.push(UnitEntry {
                id: format!("u{u}"),
                name: format!("Unit {u}"),
                parent: unit.parent.map(|parent| format!("u{}", parent.0)),
                most_leavers: unit.most_leavers,
                most_newcomers: unit.most_newcomers,
                asked: None,
            });
        }
        for (g, group) in instance.groups.iter().enumerate() {
            self.groups.push(GroupEntry {
                id: format!("g{g}"),
                name: format!("Group {g}"),
                parent: group.parent.map(|parent| format!("g{}", parent.0)),
                floor: group.floor,
                firm: group.is_firm,
                ceiling: group.ceiling,
                asked: None,
            });
        }
        let has_units = !instance.sides.units.is_empty();
        for (j, seat) in instance.seats.iter().enumerate() {
            self.seats.push(SeatEntry {
                id: seat_id(j as u32),
                name: format!("Seat {j}"),
                unit: seat.unit.filter(|_| has_units).map(|unit| format!("u{}", unit.0)),
                district: seat.district.map(|district| format!("d{}", district.0)),
                capacity: seat.capacity,
                group: seat.group.map(|group| format!("g{}", group.0)),
                asked: None,
            });
        }
    }

    fn name_people(&mut self, instance: &Instance) {
        let sides = &instance.sides;
        let is_flagged = |limit: usize, arc: usize| {
            sides.fairness.get(limit).is_some_and(|fair| fair.arcs.binary_search(&(arc as u32)).is_ok())
        };
        for (e, person) in instance.people.iter().enumerate() {
            let entry = |arc: usize| ArcEntry {
                seat: seat_id(instance.arcs.seat[arc]),
                value: instance.arcs.value[arc],
                criteria: Vec::new(),
                cost: sides.money.as_ref().map_or(0, |money| money.cost[arc]),
                gain: is_flagged(0, arc),
                far: is_flagged(1, arc),
            };
            let holds = |(_, cover): &(usize, &crate::sides::Cover)| {
                cover.holders.binary_search(&PersonIx::of(e)).is_ok()
            };
            let competencies: BTreeMap<String, u32> =
                sides.covers.iter().enumerate().filter(holds).map(|(c, _)| (format!("c{c}"), 1)).collect();
            self.people.push(PersonEntry {
                id: person_id(PersonIx::of(e)),
                name: format!("Person {e}"),
                home: person.home.map(|home| seat_id(home.0)),
                must_move: None,
                competencies,
                arcs: instance.arcs.row(e).map(entry).collect(),
            });
        }
    }

    fn name_demands(&mut self, instance: &Instance) {
        let wish = |person: PersonIx, seat: SeatIx| WishEntry {
            person: person_id(person),
            seat: seat_id(seat.0),
            by: asked().by,
            why: asked().why,
        };
        for demand in &instance.demands {
            match *demand {
                Demand::Pin { person, seat } => self.pins.push(wish(person, seat)),
                Demand::Ban { person, seat } => self.bans.push(wish(person, seat)),
                Demand::MustMove { person } => self.people[person.at()].must_move = Some(asked()),
            }
        }
    }

    fn name_sets(&mut self, instance: &Instance) {
        for (c, cover) in instance.sides.covers.iter().enumerate() {
            self.covers.push(CoverEntry {
                unit: format!("u{}", cover.unit.0),
                competency: format!("c{c}"),
                level: 1,
                least: cover.least,
                asked: None,
            });
        }
        for (f, fair) in instance.sides.fairness.iter().enumerate() {
            let ids = |people: &[PersonIx]| people.iter().map(|&person| person_id(person)).collect();
            self.fairness.push(FairnessEntry {
                name: format!("Fairness {f}"),
                decision: asked().why,
                flag: if f == 0 { Flag::Gain } else { Flag::Far },
                members: ids(&fair.members),
                eligible: Some(ids(&fair.eligible)),
                within_permille: fair.within_permille,
                asked: None,
            });
        }
    }
}
