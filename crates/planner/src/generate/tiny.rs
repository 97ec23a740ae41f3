//! Tiny instances for tests, small enough to try every plan: over-filled seats, no vacancies, floors at the limit,
//! clashing demands, equal values, people without a home.

use super::chance::Chance;
use crate::ids::{GroupIx, PersonIx, SeatIx};
use crate::instance::{Arcs, Demand, Group, Instance, Person, Seat};

/// An instance of up to `most_people` people (six keeps brute force quick); the same seed gives the same one.
pub fn tiny(seed: u64, most_people: usize) -> Instance {
    let mut chance = Chance::seeded(seed);
    let people = 1 + chance.below(most_people.max(1));
    let seats = 1 + chance.below(people + 2);
    let groups = chance.below(4);
    let mut instance = Instance { arcs: Arcs::new(), ..Instance::default() };
    for g in 0..groups {
        // Parents come before their children here; the format allows any order.
        let parent = (g > 0 && chance.happens(0.5)).then(|| GroupIx::of(chance.below(g)));
        let floor = chance.below(3) as u32;
        let ceiling = chance.happens(0.4).then(|| floor + chance.below(3) as u32);
        instance.groups.push(Group { parent, floor, is_firm: false, ceiling });
    }
    for _ in 0..seats {
        let group = (groups > 0 && chance.happens(0.8)).then(|| GroupIx::of(chance.below(groups)));
        instance.seats.push(Seat { capacity: [0, 1, 1, 1, 2, 3][chance.below(6)], group, ..Seat::default() });
    }
    // Few different values make many equal plans.
    let spread = [2, 10, 1000][chance.below(3)];
    let density = 0.3 + 0.7 * chance.unit();
    for e in 0..people {
        let home = chance.happens(0.85).then(|| chance.below(seats) as u32);
        instance.people.push(Person { home: home.map(SeatIx) });
        let mut row: Vec<u32> =
            (0..seats as u32).filter(|&j| Some(j) != home && chance.happens(density)).collect();
        if let Some(home) = home {
            row.insert(0, home);
        }
        instance.arcs.push_row(row.into_iter().map(|j| (j, chance.below(spread) as i32 - spread as i32 / 4)));
        add_demand(&mut instance, e, &mut chance);
    }
    instance
}

fn add_demand(instance: &mut Instance, e: usize, chance: &mut Chance) {
    let row: Vec<u32> = instance.arcs.of(e).map(|(seat, _)| seat).collect();
    if row.is_empty() || !chance.happens(0.25) {
        return;
    }
    let person = PersonIx::of(e);
    let seat = SeatIx(row[chance.below(row.len())]);
    instance.demands.push(match chance.below(3) {
        0 => Demand::Pin { person, seat },
        1 => Demand::Ban { person, seat },
        _ => Demand::MustMove { person },
    });
}
