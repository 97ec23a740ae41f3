//! Large instances like an agency: units in districts, families and levels of jobs, people with tastes and tenure.
//!
//! The family of instances the algorithms were measured on. Class full is feasible by construction: `witness` holds
//! a lawful plan from which floors, caps and budget are read off.

use super::candidates::candidates;
use super::chance::Chance;
use super::side::{Witness, add_side_lines};
use crate::format::mut1::{Mut1, SeatLine, UnitLine};

/// What kind of market.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Market {
    /// Some vacancies, own tastes.
    Usual,
    /// No vacancies, everybody wants the same seats, values in steps of 50.
    Hard,
}

/// Number of components of a competency profile.
pub(super) const SKILLS: usize = 8;

/// The places of an agency.
pub(super) struct Places {
    pub(super) families: usize,
    pub(super) levels: usize,
    pub(super) districts: usize,
    /// Position of each unit on a line, in kilometres.
    pub(super) position: Vec<f64>,
    /// First unit of each district.
    pub(super) first_unit: Vec<usize>,
    pub(super) units: Vec<UnitLine>,
    pub(super) seats: Vec<SeatLine>,
    /// Need of each (unit, family): above 1 is short of people.
    pub(super) need: Vec<f64>,
}

impl Places {
    pub(super) fn need_of(&self, unit: u32, family: u32) -> f64 {
        self.need[unit as usize * self.families + family as usize]
    }

    pub(super) fn unit_of(&self, seat: u32) -> u32 {
        self.seats[seat as usize].unit
    }

    pub(super) fn district_of(&self, seat: u32) -> u32 {
        self.units[self.unit_of(seat) as usize].district
    }
}

/// The people of an agency; their family and level are those of their seat.
pub(super) struct Staff {
    pub(super) seat: Vec<u32>,
    pub(super) skill: Vec<[f64; SKILLS]>,
    /// What a (family, level) asks for.
    pub(super) profile: Vec<[f64; SKILLS]>,
    pub(super) tenure_years: Vec<f64>,
    pub(super) home_position: Vec<f64>,
    pub(super) ambition: Vec<f64>,
}

/// An instance with about `people` × 109 arcs (100 in small agencies).
///
/// The same arguments give the same instance on one platform.
pub fn agency(people: usize, seed: u64, market: Market) -> Mut1 {
    let mut chance = Chance::seeded(seed);
    let mut places = lay_out(people, &mut chance);
    let staff = hire(people, &places, &mut chance);
    if market == Market::Hard {
        // Before the witness is sought: it must do without vacancies too.
        places.seats.iter_mut().for_each(|seat| seat.capacity = 0);
        for &seat in &staff.seat {
            places.seats[seat as usize].capacity += 1;
        }
    }
    let witness = Witness::find(&places, &staff, &mut chance);
    let mut arcs = candidates(&places, &staff, &witness.seat, &mut chance);
    if market == Market::Hard {
        let desire: Vec<f64> = places.seats.iter().map(|_| 1500.0 * chance.normal()).collect();
        for (value, &seat) in arcs.value.iter_mut().zip(&arcs.seat) {
            *value = ((desire[seat as usize] + 0.15 * f64::from(*value)) / 50.0).round() as i32 * 50;
        }
    }
    let mut file = Mut1 {
        districts: places.districts as u32,
        home: staff.seat.iter().map(|&seat| Some(seat)).collect(),
        must_move: witness.must_move.clone(),
        arcs,
        ..Mut1::default()
    };
    add_side_lines(&mut file, &mut places, &staff, &witness, &mut chance);
    (file.units, file.seats) = (places.units, places.seats);
    file
}

fn lay_out(people: usize, chance: &mut Chance) -> Places {
    let families = (people / 500).clamp(3, 12);
    let levels = if people >= 5000 { 5 } else { 4 };
    let districts = (people / 2000).max(4);
    let unit_count = (people / 40).max(2 * districts);
    let mut centre: Vec<f64> =
        (0..districts).map(|_| chance.unit() * 100.0 * (districts as f64).sqrt()).collect();
    centre.sort_by(f64::total_cmp);
    let extra = unit_count - 2 * districts;
    let mut district: Vec<usize> = (0..2 * districts).map(|i| i / 2).collect();
    district.extend((0..extra).map(|_| chance.below(districts)));
    district.sort_unstable();
    let first_unit: Vec<usize> = (0..districts).map(|d| district.partition_point(|&x| x < d)).collect();
    let position = district.iter().map(|&d| centre[d] + 3.0 * chance.normal()).collect();
    let units = district
        .iter()
        .enumerate()
        .map(|(u, &d)| {
            let local = u - first_unit[d];
            let parent = match (local, d) {
                (0, 0) => None,
                (0, _) => Some(first_unit[0]),
                _ => Some(first_unit[d] + (local - 1) / 5),
            };
            UnitLine { parent: parent.map(|p| p as u32), district: d as u32, out_cap: 0, in_cap: 0, staff: 0 }
        })
        .collect();
    let need = (0..unit_count * families).map(|_| (0.18 * chance.normal()).exp()).collect();
    let mut places =
        Places { families, levels, districts, position, first_unit, units, seats: Vec::new(), need };
    furnish(&mut places, people, chance);
    places
}

/// Seats of each unit: a few families, more room at the lower levels, 3 % more room than people in all.
fn furnish(places: &mut Places, people: usize, chance: &mut Chance) {
    const LEVEL_SHARE: [f64; 5] = [0.36, 0.30, 0.19, 0.10, 0.05];
    let share = &LEVEL_SHARE[..places.levels];
    let share_sum: f64 = share.iter().sum();
    let size: Vec<f64> =
        places.units.iter().map(|_| (34.0 * (0.5 * chance.normal()).exp()).clamp(8.0, 250.0)).collect();
    let scale = people as f64 * 1.06 / size.iter().sum::<f64>();
    for (unit, size) in size.iter().enumerate() {
        let mut family: Vec<u32> = (0..places.families as u32).collect();
        chance.shuffle(&mut family);
        family.truncate((3 + chance.below(3)).min(places.families));
        let weight: Vec<f64> = family.iter().map(|_| chance.exponential() + chance.exponential()).collect();
        let weight_sum: f64 = weight.iter().sum();
        for (&family, weight) in family.iter().zip(&weight) {
            for (level, share) in share.iter().enumerate() {
                let room = size * scale * weight / weight_sum * share / share_sum;
                let capacity = room as u32 + u32::from(chance.happens(room.fract()));
                if capacity > 0 {
                    places.seats.push(SeatLine { unit: unit as u32, family, level: level as u32, capacity });
                }
            }
        }
    }
    let mut room: usize = places.seats.iter().map(|seat| seat.capacity as usize).sum();
    while room < people + people * 3 / 100 {
        let seat = chance.below(places.seats.len());
        places.seats[seat].capacity += 1;
        room += 1;
    }
}

/// People in seats; vacancies are likelier where the need is high.
fn hire(people: usize, places: &Places, chance: &mut Chance) -> Staff {
    let mut chairs = Vec::new();
    for (j, seat) in places.seats.iter().enumerate() {
        for _ in 0..seat.capacity {
            chairs.push((chance.unit() * places.need_of(seat.unit, seat.family), j as u32));
        }
    }
    chairs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut seat: Vec<u32> = chairs[..people].iter().map(|chair| chair.1).collect();
    chance.shuffle(&mut seat);
    let mut vector = |scale: f64| {
        let mut vector = [0.0; SKILLS];
        vector.iter_mut().for_each(|x| *x = scale * chance.normal());
        vector
    };
    let profile: Vec<[f64; SKILLS]> = (0..places.families * places.levels).map(|_| vector(1.0)).collect();
    let skill = seat
        .iter()
        .map(|&j| {
            let line = &places.seats[j as usize];
            let mut skill = vector(0.7);
            let asked = &profile[line.family as usize * places.levels + line.level as usize];
            skill.iter_mut().zip(asked).for_each(|(x, asked)| *x += 0.8 * asked);
            skill
        })
        .collect();
    let tenure_years = seat.iter().map(|_| 1.6 * (chance.exponential() + chance.exponential())).collect();
    let home_position =
        seat.iter().map(|&j| places.position[places.unit_of(j) as usize] + 12.0 * chance.normal()).collect();
    let ambition = seat.iter().map(|_| chance.unit()).collect();
    Staff { seat, skill, profile, tenure_years, home_position, ambition }
}
