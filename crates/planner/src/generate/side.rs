//! The side constraints of a generated agency, all met by one known plan: the witness.
//!
//! Class flow ignores everything made here.

use std::collections::BTreeMap;

use super::agency::{Places, Staff};
use super::chance::Chance;
use crate::format::mut1::{FloorLine, Mut1};

/// A plan that meets all side constraints, by construction.
pub(super) struct Witness {
    pub(super) seat: Vec<u32>,
    pub(super) must_move: Vec<bool>,
    leavers: Vec<u32>,
    newcomers: Vec<u32>,
    most_leavers: Vec<u32>,
    /// (unit, family) that gained and must keep what it gained.
    raised: Vec<(u32, u32)>,
}

impl Witness {
    /// Those long in post change places in rings within family, level and district; then some vacancies are filled.
    pub(super) fn find(places: &Places, staff: &Staff, chance: &mut Chance) -> Self {
        let units = places.units.len();
        let mut people_in = vec![0_u32; units];
        for &seat in &staff.seat {
            people_in[places.unit_of(seat) as usize] += 1;
        }
        let mut witness = Self {
            seat: staff.seat.clone(),
            must_move: vec![false; staff.seat.len()],
            leavers: vec![0; units],
            newcomers: vec![0; units],
            most_leavers: people_in.iter().map(|people| (people / 5).max(1)).collect(),
            raised: Vec::new(),
        };
        witness.rotate(places, staff, chance);
        witness.fill(places, staff, chance);
        witness
    }

    fn rotate(&mut self, places: &Places, staff: &Staff, chance: &mut Chance) {
        let mut rings: BTreeMap<(u32, u32, u32), Vec<usize>> = BTreeMap::new();
        for (e, &seat) in staff.seat.iter().enumerate() {
            let line = &places.seats[seat as usize];
            if staff.tenure_years[e] > 5.0 && line.level >= 1 && chance.happens(0.45) {
                rings.entry((line.family, line.level, places.district_of(seat))).or_default().push(e);
            }
        }
        for ring in rings.values_mut() {
            // One person per unit, so that everybody leaves the unit.
            ring.sort_by_key(|&e| places.unit_of(staff.seat[e]));
            ring.dedup_by_key(|e| places.unit_of(staff.seat[*e]));
            ring.retain(|&e| self.may_leave(places.unit_of(staff.seat[e])));
            if ring.len() < 2 {
                continue;
            }
            for (i, &e) in ring.iter().enumerate() {
                self.seat[e] = staff.seat[ring[(i + 1) % ring.len()]];
                self.must_move[e] = true;
                let unit = places.unit_of(staff.seat[e]) as usize;
                self.leavers[unit] += 1;
                self.newcomers[unit] += 1;
            }
        }
    }

    fn may_leave(&self, unit: u32) -> bool {
        self.leavers[unit as usize] < self.most_leavers[unit as usize]
    }

    fn fill(&mut self, places: &Places, staff: &Staff, chance: &mut Chance) {
        let mut free: Vec<i64> = places.seats.iter().map(|seat| i64::from(seat.capacity)).collect();
        self.seat.iter().for_each(|&seat| free[seat as usize] -= 1);
        let mut short: Vec<u32> = (0..places.seats.len() as u32)
            .filter(|&j| free[j as usize] > 0)
            .filter(|&j| places.need_of(places.unit_of(j), places.seats[j as usize].family) > 1.15)
            .collect();
        chance.shuffle(&mut short);
        let mut order: Vec<usize> = (0..staff.seat.len()).collect();
        chance.shuffle(&mut order);
        let mut spare: BTreeMap<(u32, u32, u32), Vec<usize>> = BTreeMap::new();
        for e in order {
            let line = &places.seats[staff.seat[e] as usize];
            if !self.must_move[e] && places.need_of(line.unit, line.family) < 1.0 {
                let kind = (line.family, line.level, places.district_of(staff.seat[e]));
                spare.entry(kind).or_default().push(e);
            }
        }
        let most_fills = staff.seat.len() / 100;
        for j in short {
            if self.raised.len() >= most_fills {
                break;
            }
            let line = &places.seats[j as usize];
            let Some(people) = spare.get_mut(&(line.family, line.level, places.district_of(j))) else {
                continue;
            };
            while let Some(e) = people.pop() {
                let from = places.unit_of(staff.seat[e]);
                let has_room = self.newcomers[line.unit as usize] < self.most_leavers[line.unit as usize];
                if from != line.unit && self.may_leave(from) && has_room {
                    self.seat[e] = j;
                    self.leavers[from as usize] += 1;
                    self.newcomers[line.unit as usize] += 1;
                    self.raised.push((line.unit, line.family));
                    break;
                }
            }
        }
    }
}

/// Writes caps, floors, budget, couples and relatives that the witness meets.
pub(super) fn add_side_lines(
    file: &mut Mut1,
    places: &mut Places,
    staff: &Staff,
    witness: &Witness,
    chance: &mut Chance,
) {
    let people = staff.seat.len();
    let mut after: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for &seat in &witness.seat {
        let line = &places.seats[seat as usize];
        *after.entry((line.unit, line.family)).or_default() += 1;
    }
    for (&(unit, family), &count) in &after {
        let low = if witness.raised.contains(&(unit, family)) { count } else { count * 9 / 10 };
        if low > 0 {
            file.floors.push(FloorLine { unit, family, low });
        }
    }
    for &seat in &staff.seat {
        let unit = places.unit_of(seat) as usize;
        places.units[unit].staff += 1;
    }
    for (u, unit) in places.units.iter_mut().enumerate() {
        let share = (f64::from(unit.staff) * (0.2 + 0.1 * chance.unit())) as u32;
        unit.out_cap = share.max(witness.leavers[u]);
        unit.in_cap = share.max(witness.newcomers[u]);
    }
    let moves = witness.seat.iter().zip(&staff.seat).filter(|(after, before)| after != before).count();
    file.most_moves = Some((people * 15 / 100).max(moves) as u32);
    add_couples(file, places, witness, chance);
    add_relatives(file, places, staff, witness, chance);
}

fn add_couples(file: &mut Mut1, places: &Places, witness: &Witness, chance: &mut Chance) {
    let mut order: Vec<usize> = (0..witness.seat.len()).collect();
    chance.shuffle(&mut order);
    let district = |e: usize| places.district_of(witness.seat[e]);
    order.sort_by_key(|&e| district(e));
    let mut pairs: Vec<[u32; 2]> = order
        .chunks_exact(2)
        .filter(|pair| district(pair[0]) == district(pair[1]))
        .map(|pair| [pair[0] as u32, pair[1] as u32])
        .collect();
    chance.shuffle(&mut pairs);
    pairs.truncate((witness.seat.len() / 200).max(1));
    file.couples = pairs;
}

fn add_relatives(file: &mut Mut1, places: &Places, staff: &Staff, witness: &Witness, chance: &mut Chance) {
    let people = staff.seat.len();
    let is_in_line = |a: u32, b: u32| {
        let parent = |unit: u32| places.units[unit as usize].parent;
        a == b || parent(a) == Some(b) || parent(b) == Some(a)
    };
    let mut people_of = vec![Vec::new(); places.units.len()];
    for (e, &seat) in staff.seat.iter().enumerate() {
        people_of[places.unit_of(seat) as usize].push(e);
    }
    for attempt in 0..people / 500 + people / 250 {
        let one = chance.below(people);
        let own_unit = places.unit_of(staff.seat[one]) as usize;
        let unit = if attempt < people / 500 {
            own_unit
        } else {
            let district = places.units[own_unit].district as usize;
            let first = places.first_unit[district];
            let next = places.first_unit.get(district + 1).copied().unwrap_or(places.units.len());
            first + chance.below(next - first)
        };
        if people_of[unit].is_empty() {
            continue;
        }
        let other = people_of[unit][chance.below(people_of[unit].len())];
        let (a, b) = (places.unit_of(witness.seat[one]), places.unit_of(witness.seat[other]));
        if other != one && !is_in_line(a, b) {
            file.relatives.push([one as u32, other as u32]);
        }
    }
}
