//! Tiny instances with side constraints, for tests: tight limits, ties that cross, sets that overlap.

use super::chance::Chance;
use super::tiny::tiny;
use crate::constraint::ConstraintKind;
use crate::ids::{DistrictIx, PersonIx, UnitIx};
use crate::instance::Instance;
use crate::sides::{Cover, Fairness, Money, Unit};

/// A `tiny` instance with side constraints of these kinds; the same arguments give the same one.
pub fn tiny_with(seed: u64, most_people: usize, kinds: &[ConstraintKind]) -> Instance {
    let mut instance = tiny(seed, most_people);
    let mut chance = Chance::seeded(seed ^ 0x51de_5eed);
    let units = 1 + chance.below(3);
    for u in 0..units {
        let parent = (u > 0 && chance.happens(0.6)).then(|| UnitIx::of(chance.below(u)));
        instance.sides.units.push(Unit { parent, ..Unit::default() });
    }
    for seat in &mut instance.seats {
        seat.unit = chance.happens(0.9).then(|| UnitIx::of(chance.below(units)));
        seat.district = chance.happens(0.9).then(|| DistrictIx::of(chance.below(2)));
    }
    for group in &mut instance.groups {
        group.is_firm = chance.happens(0.2);
    }
    for &kind in kinds {
        add(&mut instance, kind, &mut chance);
    }
    instance
}

fn add(instance: &mut Instance, kind: ConstraintKind, chance: &mut Chance) {
    let people = instance.people.len();
    match kind {
        ConstraintKind::C3 => {
            for unit in &mut instance.sides.units {
                unit.most_leavers = chance.happens(0.6).then(|| chance.below(3) as u32);
                unit.most_newcomers = chance.happens(0.6).then(|| chance.below(3) as u32);
            }
        }
        ConstraintKind::C4 => {
            if chance.happens(0.7) {
                instance.sides.most_moves = Some(chance.below(people + 1) as u32);
            }
            if chance.happens(0.6) {
                let unit = [1, 7, 250_000][chance.below(3)];
                let home = |e: usize, seat: u32| instance.people[e].home.is_some_and(|home| home.0 == seat);
                let mut cost = Vec::new();
                for e in 0..people {
                    for (seat, _) in instance.arcs.of(e) {
                        cost.push(if home(e, seat) { 0 } else { unit * chance.below(6) as i64 });
                    }
                }
                let most = unit * chance.below(3 * people + 1) as i64;
                instance.sides.money = Some(Money { cost, most });
            }
        }
        ConstraintKind::C5 => instance.sides.couples = pairs(people, chance),
        ConstraintKind::C6 => instance.sides.relatives = pairs(people, chance),
        ConstraintKind::C8 => {
            for _ in 0..1 + chance.below(2) {
                let unit = UnitIx::of(chance.below(instance.sides.units.len()));
                let least = 1 + chance.below(2) as u32;
                instance.sides.covers.push(Cover { unit, least, holders: some_of(people, 0.5, chance) });
            }
        }
        ConstraintKind::C9 => {
            for _ in 0..1 + chance.below(2) {
                let eligible = some_of(people, 0.9, chance);
                let members = eligible.iter().copied().filter(|_| chance.happens(0.4)).collect();
                let arcs = (0..instance.arcs.seat.len() as u32).filter(|_| chance.happens(0.5)).collect();
                let within_permille = chance.below(500) as u32;
                instance.sides.fairness.push(Fairness { eligible, members, arcs, within_permille });
            }
        }
        _ => {}
    }
}

fn some_of(people: usize, share: f64, chance: &mut Chance) -> Vec<PersonIx> {
    (0..people).filter(|_| chance.happens(share)).map(PersonIx::of).collect()
}

/// Some pairs; they may share people, and one may come twice.
fn pairs(people: usize, chance: &mut Chance) -> Vec<[PersonIx; 2]> {
    let mut pairs = Vec::new();
    if people < 2 {
        return pairs;
    }
    for _ in 0..1 + chance.below(3) {
        let one = chance.below(people);
        let other = (one + 1 + chance.below(people - 1)) % people;
        pairs.push([PersonIx::of(one), PersonIx::of(other)]);
    }
    pairs
}
