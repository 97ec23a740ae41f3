//! Every plan of a tiny instance, tried one by one; shares no code with the solver.

use planner::ids::SeatIx;
use planner::instance::Instance;

/// A best plan's worth and its fewest moves; `None` if no plan is lawful.
pub(crate) fn best(instance: &Instance) -> Option<(i64, usize)> {
    let mut best = None;
    let mut plan = Vec::new();
    extend(instance, &mut plan, 0, &mut best);
    best.map(|(worth, stays): (i64, usize)| (worth, instance.people.len() - stays))
}

/// The seats a person may take: listed and allowed by all demands.
pub(crate) fn options(instance: &Instance, person: usize) -> Vec<(u32, i32)> {
    let home = instance.people[person].home;
    let own = instance.demands.iter().filter(|demand| demand.person().at() == person);
    let demands: Vec<_> = own.collect();
    instance.arcs.of(person).filter(|&(seat, _)| demands.iter().all(|d| d.allows(home, seat))).collect()
}

fn extend(instance: &Instance, plan: &mut Vec<u32>, worth: i64, best: &mut Option<(i64, usize)>) {
    let person = plan.len();
    if person == instance.people.len() {
        if is_within_bounds(instance, plan) {
            let stays =
                plan.iter().zip(&instance.people).filter(|(seat, p)| p.home == Some(SeatIx(**seat))).count();
            *best = (*best).max(Some((worth, stays)));
        }
        return;
    }
    for (seat, value) in options(instance, person) {
        plan.push(seat);
        extend(instance, plan, worth + i64::from(value), best);
        plan.pop();
    }
}

fn is_within_bounds(instance: &Instance, plan: &[u32]) -> bool {
    let homes: Vec<u32> =
        instance.people.iter().filter_map(|person| person.home).map(|home| home.0).collect();
    let seats_hold = (0..instance.seats.len() as u32).all(|seat| {
        let count = |list: &[u32]| list.iter().filter(|&&s| s == seat).count();
        count(plan) <= (instance.seats[seat as usize].capacity as usize).max(count(&homes))
    });
    let groups_hold = (0..instance.groups.len()).all(|group| {
        let count = |list: &[u32]| list.iter().filter(|&&seat| is_in(instance, seat, group)).count();
        let (there, after) = (count(&homes), count(plan));
        let bounds = instance.groups[group];
        after >= (bounds.floor as usize).min(there)
            && bounds.ceiling.is_none_or(|ceiling| after <= (ceiling as usize).max(there))
    });
    seats_hold && groups_hold
}

fn is_in(instance: &Instance, seat: u32, group: usize) -> bool {
    let mut at = instance.seats[seat as usize].group;
    while let Some(inner) = at {
        if inner.at() == group {
            return true;
        }
        at = instance.groups[inner.at()].parent;
    }
    false
}
