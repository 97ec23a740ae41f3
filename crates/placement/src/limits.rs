//! Limits on a plan as a whole: how many move, how much a unit may change at once, couples and relatives.
//!
//! They are set by a named person for a plan, and published with what each costs. Which people they concern follows
//! from the picture; nothing here chooses among people.

use std::collections::BTreeMap;

use domain::code::District;
use domain::facts::RelationKind;
use domain::snapshot::{PersonIx, UnitIx};
use planner::ids::{DistrictIx, PersonIx as Row, UnitIx as PlanUnit};
use planner::sides::{Sides, Unit};
use rules::parameter::Param;
use serde::{Deserialize, Serialize};

use crate::problem::{Problem, Question, position};

/// Limits that a plan keeps. Without any, only law, rooms, minimums and demands limit it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// Most moves of the whole plan (C4).
    pub most_moves: Option<u32>,
    /// Most people who leave a unit, in per cent of those there on the day; one may always leave (C3).
    pub leavers_percent: Option<u8>,
    /// Most newcomers of a unit, in per cent of those there on the day; one may always come (C3).
    pub newcomers_percent: Option<u8>,
    /// Couples who work in one district today end in one district (C5).
    pub couples_together: bool,
    /// Relatives who are not in one line today do not end in one unit, nor in a unit and its direct parent (C6).
    pub relatives_apart: bool,
}

impl Limits {
    /// Whether nothing is limited.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Problem {
    /// Places every seat in its unit and district and puts the limits into the instance.
    pub(crate) fn take_limits(&mut self, question: &Question<'_>) {
        if question.limits.is_empty() {
            return;
        }
        self.seats_in_units(question);
        let mut sides =
            Sides { units: self.units(question), most_moves: question.limits.most_moves, ..Sides::default() };
        let pairs = self.related(question);
        if question.limits.couples_together {
            let spouses = pairs.iter().filter(|(_, kind)| *kind == RelationKind::Spouse);
            let together = spouses.filter(|(pair, _)| self.shares_district(*pair));
            sides.couples = together.map(|(pair, _)| *pair).collect();
        }
        if question.limits.relatives_apart {
            let apart = pairs.iter().filter(|(pair, _)| !self.is_in_line(&sides, *pair));
            sides.relatives = apart.map(|(pair, _)| *pair).collect();
        }
        self.instance.sides = sides;
    }

    fn seats_in_units(&mut self, question: &Question<'_>) {
        let snapshot = question.snapshot;
        let mut districts: BTreeMap<&District, u32> = BTreeMap::new();
        for (seat, post) in self.instance.seats.iter_mut().zip(&self.seats) {
            let Some(post) = post else { continue };
            let unit = snapshot.unit_of(*post);
            seat.unit = Some(PlanUnit(unit.0));
            seat.district = snapshot.unit(unit).record.district.as_ref().map(|district| {
                let next = position(districts.len());
                DistrictIx(*districts.entry(district).or_insert(next))
            });
        }
    }

    /// The units with their churn: a share of the people of the plan whose seat is there today.
    fn units(&self, question: &Question<'_>) -> Vec<Unit> {
        let units = question.snapshot.units();
        let mut there = vec![0_u32; units.len()];
        for home in self.instance.people.iter().filter_map(|person| person.home) {
            if let Some(unit) = self.instance.seats[home.at()].unit {
                there[unit.at()] += 1;
            }
        }
        let share = |percent: Option<u8>, there: u32| percent.map(|p| (there * u32::from(p) / 100).max(1));
        let made = units.iter().zip(&there).map(|(node, there)| Unit {
            parent: node.parent.map(|UnitIx(parent)| PlanUnit(parent)),
            most_leavers: share(question.limits.leavers_percent, *there),
            most_newcomers: share(question.limits.newcomers_percent, *there),
        });
        made.collect()
    }

    /// Pairs of the plan's people who are related within the degree of the rule, each once.
    fn related(&self, question: &Question<'_>) -> Vec<([Row; 2], RelationKind)> {
        let degree = question.law.number(Param::KinshipDegree);
        let row = |person: PersonIx| self.row_of(person).map(|row| Row(position(row)));
        let mut pairs = BTreeMap::new();
        for (at, person) in self.people.iter().enumerate() {
            let relatives = &question.snapshot.person(*person).relatives;
            for (other, relation) in relatives.iter().filter(|(_, r)| i32::from(r.degree) <= degree) {
                let Some(other) = row(*other) else { continue };
                let one = Row(position(at));
                if one != other {
                    pairs.insert([one.min(other), one.max(other)], relation.kind);
                }
            }
        }
        pairs.into_iter().collect()
    }

    fn shares_district(&self, [one, other]: [Row; 2]) -> bool {
        let district = |row: Row| self.home(row).and_then(|home| self.instance.seats[home].district);
        district(one).is_some() && district(one) == district(other)
    }

    fn is_in_line(&self, sides: &Sides, [one, other]: [Row; 2]) -> bool {
        let unit = |row: Row| self.home(row).and_then(|home| self.instance.seats[home].unit);
        unit(one).zip(unit(other)).is_some_and(|(one, other)| sides.in_line(one, other))
    }

    fn home(&self, row: Row) -> Option<usize> {
        self.instance.people[row.at()].home.map(|home| home.at())
    }
}
