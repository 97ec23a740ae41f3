//! The question as the checker understands it, read from the file formats by code of its own.
//!
//! Slow and plain on purpose: lists, sums and nothing clever.

use std::collections::BTreeMap;

use super::sides::SideFacts;
use crate::constraint::ConstraintKind;
use crate::format::instance_json::{InstanceFile, Pairs};
use crate::format::mut1::{Class, Mut1};
use crate::instance::{Demand, Instance};
use crate::prices::Prices;

/// A group's bounds as they count: no floor that is not firm above, no ceiling below the number whose home is in it.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    parent: Option<usize>,
    floor: i64,
    is_firm: bool,
    ceiling: Option<i64>,
}

/// What the checker knows of an instance.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Room of each seat: at least as many as have their home there.
    pub(super) room: Vec<i64>,
    /// Whether the file says it lists every lawful pair.
    pub(super) lists_all_pairs: bool,
    class: Class,
    group_of: Vec<Option<usize>>,
    groups: Vec<Bounds>,
    pub(super) home: Vec<Option<u32>>,
    /// Listed pairs of each person, in order of seats.
    pub(super) listed: Vec<Vec<(u32, i64)>>,
    pins: Vec<(usize, u32)>,
    bans: Vec<(usize, u32)>,
    must_move: Vec<usize>,
    pub(super) sides: SideFacts,
}

impl Facts {
    /// The facts of a `mut1` file, as a class sees them. `None` if positions in the file do not exist.
    pub fn of_mut1(file: &Mut1, class: Class) -> Option<Self> {
        let is_full = class != Class::Flow;
        let mut group_at = BTreeMap::new();
        let mut groups = Vec::new();
        if is_full {
            for floor in &file.floors {
                group_at.insert((floor.unit, floor.family), groups.len());
                groups.push(Bounds {
                    parent: None,
                    floor: i64::from(floor.low),
                    is_firm: true,
                    ceiling: None,
                });
            }
        }
        let must_move = file.must_move.iter().enumerate().filter(|&(_, &must)| must && is_full);
        let facts = Self {
            room: file.seats.iter().map(|seat| i64::from(seat.capacity)).collect(),
            lists_all_pairs: false,
            class,
            group_of: file
                .seats
                .iter()
                .map(|seat| group_at.get(&(seat.unit, seat.family)).copied())
                .collect(),
            groups,
            home: file.home.clone(),
            listed: (0..file.home.len()).map(|e| sorted(file.arcs.of(e))).collect(),
            pins: Vec::new(),
            bans: Vec::new(),
            must_move: must_move.map(|(e, _)| e).collect(),
            sides: if is_full { SideFacts::of_mut1(file)? } else { SideFacts::default() },
        };
        facts.with_home_room()
    }

    /// The facts of a question in positions, as the agency asks it; every lawful pair is listed.
    /// `None` if positions in it do not exist.
    pub fn of_question(question: &Instance) -> Option<Self> {
        let groups = question.groups.iter().map(|group| Bounds {
            parent: group.parent.map(|parent| parent.at()),
            floor: i64::from(group.floor),
            is_firm: group.is_firm,
            ceiling: group.ceiling.map(i64::from),
        });
        let mut facts = Self {
            room: question.seats.iter().map(|seat| i64::from(seat.capacity)).collect(),
            lists_all_pairs: true,
            class: Class::Agency,
            group_of: question.seats.iter().map(|seat| seat.group.map(|group| group.at())).collect(),
            groups: groups.collect(),
            home: question.people.iter().map(|person| person.home.map(|home| home.0)).collect(),
            listed: (0..question.people.len()).map(|e| sorted(question.arcs.of(e))).collect(),
            pins: Vec::new(),
            bans: Vec::new(),
            must_move: Vec::new(),
            sides: SideFacts::of_question(question)?,
        };
        for demand in &question.demands {
            match *demand {
                Demand::Pin { person, seat } => facts.pins.push((person.at(), seat.0)),
                Demand::Ban { person, seat } => facts.bans.push((person.at(), seat.0)),
                Demand::MustMove { person } => facts.must_move.push(person.at()),
            }
        }
        facts.with_home_room()
    }

    /// The facts of a `mutasi-instance/1`. `None` if names in the file do not exist.
    pub fn of_instance(file: &InstanceFile) -> Option<Self> {
        let seat_at: BTreeMap<&str, u32> =
            file.seats.iter().enumerate().map(|(j, seat)| (seat.id.as_str(), j as u32)).collect();
        let person_at: BTreeMap<&str, usize> =
            file.people.iter().enumerate().map(|(e, person)| (person.id.as_str(), e)).collect();
        let group_at: BTreeMap<&str, usize> =
            file.groups.iter().enumerate().map(|(g, group)| (group.id.as_str(), g)).collect();
        let group_named = |name: &Option<String>| match name {
            None => Some(None),
            Some(name) => group_at.get(name.as_str()).map(|&g| Some(g)),
        };
        let mut groups = Vec::new();
        for group in &file.groups {
            groups.push(Bounds {
                parent: group_named(&group.parent)?,
                floor: i64::from(group.floor),
                is_firm: group.firm,
                ceiling: group.ceiling.map(i64::from),
            });
        }
        let mut listed = Vec::new();
        let mut home = Vec::new();
        for person in &file.people {
            let arcs = person.arcs.iter().map(|arc| Some((*seat_at.get(arc.seat.as_str())?, arc.value)));
            listed.push(sorted(arcs.collect::<Option<Vec<_>>>()?.into_iter()));
            home.push(match &person.home {
                None => None,
                Some(name) => Some(*seat_at.get(name.as_str())?),
            });
        }
        let pair = |person: &str, seat: &str| Some((*person_at.get(person)?, *seat_at.get(seat)?));
        let pins = file.pins.iter().map(|pin| pair(&pin.person, &pin.seat)).collect::<Option<Vec<_>>>()?;
        let bans = file.bans.iter().map(|ban| pair(&ban.person, &ban.seat)).collect::<Option<Vec<_>>>()?;
        let must_move = file.people.iter().enumerate().filter(|(_, person)| person.must_move.is_some());
        let facts = Self {
            room: file.seats.iter().map(|seat| i64::from(seat.capacity)).collect(),
            lists_all_pairs: file.pairs == Pairs::All,
            class: Class::Agency,
            group_of: file.seats.iter().map(|seat| group_named(&seat.group)).collect::<Option<Vec<_>>>()?,
            groups,
            home,
            listed,
            pins,
            bans,
            must_move: must_move.map(|(e, _)| e).collect(),
            sides: SideFacts::of_instance(file, &seat_at)?,
        };
        facts.with_home_room()
    }

    /// Makes bounds effective: whoever is there today counts.
    fn with_home_room(mut self) -> Option<Self> {
        let mut at_seat = vec![0; self.room.len()];
        for &home in self.home.iter().flatten() {
            *at_seat.get_mut(home as usize)? += 1;
        }
        let in_group = self.count_groups(&at_seat)?;
        for (room, &there) in self.room.iter_mut().zip(&at_seat) {
            *room = (*room).max(there);
        }
        for (group, &there) in self.groups.iter_mut().zip(&in_group) {
            if !group.is_firm {
                group.floor = group.floor.min(there);
            }
            group.ceiling = group.ceiling.map(|ceiling| ceiling.max(there));
        }
        self.sides.ease(&self.home);
        let seats = self.room.len();
        let all_there = self.listed.iter().flatten().all(|&(seat, _)| (seat as usize) < seats);
        all_there.then_some(self)
    }

    /// People in each group, those in inner groups included; `None` if groups form a ring.
    fn count_groups(&self, at_seat: &[i64]) -> Option<Vec<i64>> {
        let mut count = vec![0; self.groups.len()];
        for (seat, &people) in at_seat.iter().enumerate() {
            for group in self.groups_around(seat)? {
                count[group] += people;
            }
        }
        Some(count)
    }

    pub(super) fn groups_around(&self, seat: usize) -> Option<Vec<usize>> {
        let mut around = Vec::new();
        let mut at = self.group_of[seat];
        while let Some(group) = at {
            if around.len() > self.groups.len() {
                return None;
            }
            around.push(group);
            at = self.groups[group].parent;
        }
        Some(around)
    }

    pub(super) fn people(&self) -> usize {
        self.home.len()
    }

    /// Whether a plan of this class can be about these facts.
    pub(super) fn agrees_with(&self, class: Class) -> bool {
        self.class == class
    }

    pub(super) fn value(&self, person: usize, seat: u32) -> Option<i64> {
        let row = &self.listed[person];
        row.binary_search_by_key(&seat, |pair| pair.0).ok().map(|at| row[at].1)
    }

    /// Kinds of constraint the instance has.
    pub(super) fn present(&self) -> Vec<ConstraintKind> {
        let mut present = vec![ConstraintKind::C1];
        if !self.groups.is_empty() {
            present.push(ConstraintKind::C2);
        }
        if !self.pins.is_empty() || !self.bans.is_empty() {
            present.push(ConstraintKind::C7);
        }
        if !self.must_move.is_empty() {
            present.push(ConstraintKind::C10);
        }
        present.extend(self.sides.present());
        present
    }

    /// Seats with more people than room, and groups below their floor or above their ceiling.
    pub(super) fn broken_bounds(&self, placed: &[Option<u32>]) -> (usize, usize) {
        let mut at_seat = vec![0; self.room.len()];
        for &seat in placed.iter().flatten() {
            at_seat[seat as usize] += 1;
        }
        let over_room = at_seat.iter().zip(&self.room).filter(|(people, room)| people > room).count();
        let in_group = self.count_groups(&at_seat).unwrap_or_default();
        let is_broken = |bounds: &Bounds, people: i64| {
            people < bounds.floor || bounds.ceiling.is_some_and(|ceiling| people > ceiling)
        };
        let pairs = self.groups.iter().zip(in_group);
        (over_room, pairs.filter(|(bounds, people)| is_broken(bounds, *people)).count())
    }

    /// Pins and bans not kept, and people who had to move and stay.
    pub(super) fn broken_demands(&self, placed: &[Option<u32>]) -> (usize, usize) {
        let pins = self.pins.iter().filter(|&&(person, seat)| placed[person] != Some(seat)).count();
        let bans = self.bans.iter().filter(|&&(person, seat)| placed[person] == Some(seat)).count();
        let stays = |&&person: &&usize| placed[person].is_some() && placed[person] == self.home[person];
        (pins + bans, self.must_move.iter().filter(stays).count())
    }

    /// Number of groups.
    pub(super) fn groups_count(&self) -> usize {
        self.groups.len()
    }

    /// The greatest common divisor of all listed values, at least 1: every plan is worth a multiple of it.
    pub(super) fn divisor(&self) -> i64 {
        let mut divisor = 0_i64;
        for &(_, value) in self.listed.iter().flatten() {
            let mut rest = value.abs();
            while rest != 0 {
                (divisor, rest) = (rest, divisor % rest);
            }
        }
        divisor.max(1)
    }

    /// Σ ceiling × price − Σ floor × bonus; `None` where a price stands for a ceiling that is not there.
    pub(super) fn groups_cost(&self, prices: &Prices) -> Option<i128> {
        let mut total = 0;
        for (g, bounds) in self.groups.iter().enumerate() {
            total -= wide(prices.floor[g]) * wide(bounds.floor);
            total += match bounds.ceiling {
                Some(ceiling) => wide(prices.ceiling[g]) * wide(ceiling),
                None if prices.ceiling[g] == 0 => 0,
                None => return None,
            };
        }
        Some(total)
    }

    /// What each person's honoured demands name: (is a pin, seat).
    pub(super) fn demands_on(&self, kinds: &[ConstraintKind]) -> BTreeMap<usize, Vec<(bool, u32)>> {
        let mut demands: BTreeMap<usize, Vec<(bool, u32)>> = BTreeMap::new();
        if kinds.contains(&ConstraintKind::C7) {
            for &(person, seat) in &self.pins {
                demands.entry(person).or_default().push((true, seat));
            }
            for &(person, seat) in &self.bans {
                demands.entry(person).or_default().push((false, seat));
            }
        }
        if kinds.contains(&ConstraintKind::C10) {
            for &person in &self.must_move {
                if let Some(home) = self.home[person] {
                    demands.entry(person).or_default().push((false, home));
                }
            }
        }
        demands
    }
}

fn wide(number: i64) -> i128 {
    i128::from(number)
}

fn sorted(row: impl Iterator<Item = (u32, i32)>) -> Vec<(u32, i64)> {
    let mut row: Vec<(u32, i64)> = row.map(|(seat, value)| (seat, i64::from(value))).collect();
    row.sort_unstable();
    row
}
