//! Which seats each person of a generated agency may hold, and what each is worth.
//!
//! Candidates are the own family and level, the level above for the ambitious, and neighbouring families; near seats
//! are likelier than far ones.

use super::agency::{Places, SKILLS, Staff};
use super::chance::Chance;
use crate::instance::Arcs;

/// Mean number of candidates aimed at before doubles fall out.
const CANDIDATES: f64 = 60.0;

/// Seats of each (family, level), by position on the line.
struct Street<'a> {
    places: &'a Places,
    seats: Vec<Vec<u32>>,
}

impl Street<'_> {
    fn position(&self, seat: u32) -> f64 {
        self.places.position[self.places.unit_of(seat) as usize]
    }

    /// Adds `count` seats of a (family, level), mostly near `home`.
    fn sample(&self, kind: usize, home: f64, count: usize, chance: &mut Chance, found: &mut Vec<u32>) {
        let seats = &self.seats[kind];
        if seats.is_empty() {
            return;
        }
        let length = seats.len() as i64;
        let centre = seats.partition_point(|&seat| self.position(seat) < home) as i64;
        for _ in 0..count {
            let place = if chance.happens(0.15) {
                chance.below(seats.len()) as i64
            } else {
                let sign = if chance.happens(0.5) { 1.0 } else { -1.0 };
                centre + (sign * chance.exponential() * count as f64 * 0.9).round() as i64
            };
            // Beyond either end the street is mirrored.
            let mirrored = if place < 0 { -place - 1 } else { place } % (2 * length);
            let place = if mirrored >= length { 2 * length - 1 - mirrored } else { mirrored };
            found.push(seats[place as usize]);
        }
    }
}

/// One row per person: the own seat first, then the others in ascending order, `witness` among them.
pub(super) fn candidates(places: &Places, staff: &Staff, witness: &[u32], chance: &mut Chance) -> Arcs {
    let (families, levels) = (places.families, places.levels);
    let mut street = Street { places, seats: vec![Vec::new(); families * levels] };
    for (j, seat) in places.seats.iter().enumerate() {
        street.seats[seat.family as usize * levels + seat.level as usize].push(j as u32);
    }
    for seats in &mut street.seats {
        let position = |seat: &u32| places.position[places.unit_of(*seat) as usize];
        seats.sort_by(|a, b| position(a).total_cmp(&position(b)).then(a.cmp(b)));
    }
    let mut arcs = Arcs::new();
    let mut found = Vec::new();
    for (e, &own) in staff.seat.iter().enumerate() {
        let seat = &places.seats[own as usize];
        let (family, level) = (seat.family as usize, seat.level as usize);
        let home = staff.home_position[e];
        let size = (CANDIDATES * 0.92 * (0.45 * chance.normal()).exp()).clamp(20.0, 200.0);
        let share = |part: f64| (size * part) as usize + 1;
        found.clear();
        street.sample(family * levels + level, home, share(0.75), chance, &mut found);
        if level + 1 < levels && staff.tenure_years[e] > 2.0 && staff.ambition[e] > 0.4 {
            street.sample(family * levels + level + 1, home, share(0.3), chance, &mut found);
        }
        if staff.ambition[e] > 0.3 {
            for other in [(family + 1) % families, (family + families - 1) % families] {
                street.sample(other * levels + level, home, share(0.2), chance, &mut found);
            }
        }
        found.push(witness[e]);
        found.sort_unstable();
        found.dedup();
        let others = found.iter().copied().filter(|&j| j != own);
        arcs.push_row(std::iter::once(own).chain(others).map(|j| (j, value(places, staff, e, j))));
    }
    arcs
}

/// What a seat is worth to the agency and the person, in points.
fn value(places: &Places, staff: &Staff, e: usize, seat: u32) -> i32 {
    let (to, from) = (&places.seats[seat as usize], &places.seats[staff.seat[e] as usize]);
    let asked = &staff.profile[to.family as usize * places.levels + to.level as usize];
    let misfit: f64 = (0..SKILLS).map(|i| (staff.skill[e][i] - asked[i]).powi(2)).sum();
    let mut value = 2600.0 * (-misfit / 8.0).exp();
    if seat != staff.seat[e] {
        let pressure = |unit, family| 900.0 * (places.need_of(unit, family) - 1.0).clamp(-0.5, 0.8);
        value += pressure(to.unit, to.family) - pressure(from.unit, from.family);
        value += 900.0 * ((staff.tenure_years[e] - 2.5) / 2.0).tanh() - 650.0;
        if to.level > from.level {
            value += 500.0 * staff.ambition[e];
        }
    }
    let is_wish = (e as u64 * 2_654_435_761 + u64::from(to.unit) * 40_503) % 97 < 4;
    let distance = (staff.home_position[e] - places.position[to.unit as usize]).abs();
    value += if is_wish { 700.0 } else { 0.0 } - 700.0 * (distance / 60.0).min(2.0);
    value.round() as i32
}
