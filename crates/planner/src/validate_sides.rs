//! Do the side constraints of an instance make sense? The part of `validate` about units, pairs, costs and sets.

use crate::ids::{PersonIx, UnitIx};
use crate::instance::Instance;
use crate::sides::Sides;
use crate::validate::{COST_LIMIT, Fault};

impl Instance {
    pub(crate) fn side_faults(&self, faults: &mut Vec<Fault>) {
        let sides = &self.sides;
        let is_unit = |unit: UnitIx| unit.at() < sides.units.len();
        for (at, seat) in self.seats.iter().enumerate() {
            // Units are optional as a whole: a question without limits of units need not list them.
            if seat.unit.is_some_and(|unit| !sides.units.is_empty() && !is_unit(unit)) {
                faults.push(Fault::UnitNowhere { what: "seat", at });
            }
        }
        for at in 0..sides.units.len() {
            if !sides.parents_end(at) {
                faults.push(Fault::UnitNowhere { what: "unit", at });
            }
        }
        for &pair in sides.couples.iter().chain(&sides.relatives) {
            if pair[0] == pair[1] || pair.iter().any(|person| person.at() >= self.people.len()) {
                faults.push(Fault::PairNowhere { pair });
            }
        }
        if let Some(money) = &sides.money {
            let is_in_range = |cost: &i64| (0..=COST_LIMIT).contains(cost);
            let fits = money.cost.len() == self.arcs.seat.len() && money.cost.iter().all(is_in_range);
            if !fits || !is_in_range(&money.most) {
                faults.push(Fault::Costs);
            }
        }
        self.set_faults(faults);
    }

    fn set_faults(&self, faults: &mut Vec<Fault>) {
        let people = self.people.len();
        let is_sound = |set: &[PersonIx]| {
            set.windows(2).all(|two| two[0] < two[1]) && set.last().is_none_or(|last| last.at() < people)
        };
        for (at, cover) in self.sides.covers.iter().enumerate() {
            if cover.unit.at() >= self.sides.units.len() {
                faults.push(Fault::UnitNowhere { what: "cover", at });
            }
            if !is_sound(&cover.holders) {
                faults.push(Fault::SetMalformed { what: "cover", at });
            }
        }
        for (at, fair) in self.sides.fairness.iter().enumerate() {
            let arcs_hold = fair.arcs.windows(2).all(|two| two[0] < two[1])
                && fair.arcs.last().is_none_or(|&last| (last as usize) < self.arcs.seat.len());
            let members_hold = fair.members.iter().all(|member| fair.eligible.binary_search(member).is_ok());
            let holds = is_sound(&fair.eligible) && is_sound(&fair.members) && arcs_hold && members_hold;
            if !holds || fair.within_permille > 1000 {
                faults.push(Fault::SetMalformed { what: "fairness", at });
            }
        }
    }
}

impl Sides {
    fn parents_end(&self, start: usize) -> bool {
        let mut at = self.units[start].parent;
        for _ in 0..=self.units.len() {
            match at {
                None => return true,
                Some(unit) if unit.at() >= self.units.len() => return false,
                Some(unit) => at = self.units[unit.at()].parent,
            }
        }
        false
    }
}
