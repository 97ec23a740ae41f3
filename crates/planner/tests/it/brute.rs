//! Every plan of a tiny instance, tried one by one; shares no code with the solver.

use planner::ids::{PersonIx, SeatIx, UnitIx};
use planner::instance::Instance;

/// A best plan's worth and its fewest moves; `None` if no plan is lawful.
pub(crate) fn best(instance: &Instance) -> Option<(i64, usize)> {
    let mut best = None;
    let mut plan = Vec::new();
    extend(instance, &mut plan, 0, &mut best);
    best.map(|(worth, stays): (i64, usize)| (worth, instance.people.len() - stays))
}

/// Whether a plan keeps everything.
pub(crate) fn is_lawful(instance: &Instance, plan: &[u32]) -> bool {
    let is_allowed = |(e, &seat): (usize, &u32)| options(instance, e).iter().any(|option| option.0 == seat);
    plan.len() == instance.people.len()
        && plan.iter().enumerate().all(is_allowed)
        && is_within_bounds(instance, plan)
        && sides_hold(instance, plan)
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
        if is_within_bounds(instance, plan) && sides_hold(instance, plan) {
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
        let floor = bounds.floor as usize;
        after >= if bounds.is_firm { floor } else { floor.min(there) }
            && bounds.ceiling.is_none_or(|ceiling| after <= (ceiling as usize).max(there))
    });
    seats_hold && groups_hold
}

/// The least weight that any plan breaks: 1 a person, pair, demand or unit of a limit; money in parts of its price's unit.
pub(crate) fn least_broken(instance: &Instance) -> i64 {
    let mut best = i64::MAX;
    let mut plan = Vec::new();
    every(instance, &mut plan, &mut |plan| best = best.min(broken_weight(instance, plan)));
    best
}

fn every(instance: &Instance, plan: &mut Vec<u32>, visit: &mut impl FnMut(&[u32])) {
    let person = plan.len();
    if person == instance.people.len() {
        visit(plan);
        return;
    }
    for (seat, _) in instance.arcs.of(person) {
        plan.push(seat);
        every(instance, plan, visit);
        plan.pop();
    }
}

/// Over: by how much a count is beyond a limit.
fn over(count: usize, most: usize) -> i64 {
    count.saturating_sub(most) as i64
}

fn broken_weight(instance: &Instance, plan: &[u32]) -> i64 {
    let sides = &instance.sides;
    let home = |e: usize| instance.people[e].home;
    let unit_of = |seat: u32| instance.seats[seat as usize].unit;
    let unit_before = |e: usize| home(e).and_then(|home| unit_of(home.0));
    let people = 0..plan.len();
    let arc = |e: usize| instance.arcs.find(e, plan[e]).expect("plans take listed pairs");
    let homes: Vec<u32> = people.clone().filter_map(home).map(|home| home.0).collect();
    let mut weight = 0;
    for (j, seat) in instance.seats.iter().enumerate() {
        let count = |list: &[u32]| list.iter().filter(|&&s| s as usize == j).count();
        weight += over(count(plan), (seat.capacity as usize).max(count(&homes)));
    }
    for (g, group) in instance.groups.iter().enumerate() {
        let count = |list: &[u32]| list.iter().filter(|&&seat| is_in(instance, seat, g)).count();
        let (there, after) = (count(&homes), count(plan));
        let floor = group.floor as usize;
        weight += over(if group.is_firm { floor } else { floor.min(there) }, after);
        weight += group.ceiling.map_or(0, |ceiling| over(after, (ceiling as usize).max(there)));
    }
    for demand in &instance.demands {
        let e = demand.person().at();
        weight += i64::from(!demand.allows(home(e), plan[e]));
    }
    for (u, unit) in sides.units.iter().enumerate() {
        let u = Some(UnitIx::of(u));
        let left = people.clone().filter(|&e| unit_before(e) == u && unit_of(plan[e]) != u).count();
        let came = people.clone().filter(|&e| unit_before(e) != u && unit_of(plan[e]) == u).count();
        weight += unit.most_leavers.map_or(0, |most| over(left, most as usize));
        weight += unit.most_newcomers.map_or(0, |most| over(came, most as usize));
    }
    let moves = people.clone().filter(|&e| home(e) != Some(SeatIx(plan[e]))).count();
    weight += sides.most_moves.map_or(0, |most| over(moves, most as usize));
    if let Some(money) = &sides.money {
        let spent: i64 = people.clone().map(|e| money.cost[arc(e)]).sum();
        let per = per_unit(money.cost.iter().copied());
        weight += (spent - money.most).max(0).unsigned_abs().div_ceil(per as u64) as i64;
    }
    for pair in &sides.couples {
        let district = |e: PersonIx| instance.seats[plan[e.at()] as usize].district;
        weight += i64::from(district(pair[0]) != district(pair[1]));
    }
    for pair in &sides.relatives {
        let units = (unit_of(plan[pair[0].at()]), unit_of(plan[pair[1].at()]));
        weight += i64::from(matches!(units, (Some(a), Some(b)) if sides.in_line(a, b)));
    }
    for cover in &sides.covers {
        let inside = |after: &dyn Fn(usize) -> Option<UnitIx>| {
            cover.holders.iter().filter(|holder| after(holder.at()) == Some(cover.unit)).count()
        };
        let least = (cover.least as usize).min(inside(&unit_before));
        weight += over(least, inside(&|e| unit_of(plan[e])));
    }
    weight + sides.fairness.iter().map(|fair| unfairness(fair, &arc)).sum::<i64>()
}

fn unfairness(fair: &planner::sides::Fairness, arc: &dyn Fn(usize) -> usize) -> i64 {
    let flagged = |e: &&PersonIx| fair.arcs.contains(&(arc(e.at()) as u32));
    let all = fair.eligible.iter().filter(flagged).count() as i64;
    let own = fair.members.iter().filter(flagged).count() as i64;
    let sides = fair.coefficients().into_iter().map(|(member, other)| {
        let used = (own * member + (all - own) * other).max(0);
        used.unsigned_abs().div_ceil(per_unit([member.abs(), other.abs()].into_iter()) as u64) as i64
    });
    sides.sum()
}

/// The smallest power of ten that reaches all numbers, at most a million.
fn per_unit(numbers: impl Iterator<Item = i64>) -> i64 {
    let most = numbers.max().unwrap_or(0);
    (0..7).map(|places| 10_i64.pow(places)).find(|&per| per >= most).unwrap_or(1_000_000)
}

/// Every side constraint, read off the plan; bounds that today breaks by itself are eased as for groups.
pub(crate) fn sides_hold(instance: &Instance, plan: &[u32]) -> bool {
    let sides = &instance.sides;
    let seat = |seat: u32| instance.seats[seat as usize];
    let home = |e: usize| instance.people[e].home;
    let unit_before = |e: usize| home(e).and_then(|home| seat(home.0).unit);
    let unit_after = |e: usize| seat(plan[e]).unit;
    let people = 0..plan.len();
    let churn_holds = sides.units.iter().enumerate().all(|(u, unit)| {
        let u = Some(UnitIx::of(u));
        let left = people.clone().filter(|&e| unit_before(e) == u && unit_after(e) != u).count();
        let came = people.clone().filter(|&e| unit_before(e) != u && unit_after(e) == u).count();
        unit.most_leavers.is_none_or(|most| left <= most as usize)
            && unit.most_newcomers.is_none_or(|most| came <= most as usize)
    });
    let moves = people.clone().filter(|&e| home(e) != Some(SeatIx(plan[e]))).count();
    let arc = |e: usize| instance.arcs.find(e, plan[e]).expect("plans take listed pairs");
    let money_holds = sides
        .money
        .as_ref()
        .is_none_or(|money| people.clone().map(|e| money.cost[arc(e)]).sum::<i64>() <= money.most);
    let district = |e: PersonIx| seat(plan[e.at()]).district;
    let unit = |e: PersonIx| seat(plan[e.at()]).unit;
    let above = |unit: UnitIx| sides.units[unit.at()].parent;
    let in_line = |pair: &[PersonIx; 2]| match (unit(pair[0]), unit(pair[1])) {
        (Some(a), Some(b)) => a == b || above(a) == Some(b) || above(b) == Some(a),
        _ => false,
    };
    let covers_hold = sides.covers.iter().all(|cover| {
        let count = |of: &dyn Fn(usize) -> Option<UnitIx>| {
            cover.holders.iter().filter(|holder| of(holder.at()) == Some(cover.unit)).count()
        };
        count(&unit_after) >= count(&unit_before).min(cover.least as usize)
    });
    let fairness_holds = sides.fairness.iter().all(|fair| {
        let flagged = |e: &&PersonIx| fair.arcs.contains(&(arc(e.at()) as u32));
        let all = fair.eligible.iter().filter(flagged).count() as i64;
        let own = fair.members.iter().filter(flagged).count() as i64;
        let (n, g) = (fair.eligible.len() as i64, fair.members.len() as i64);
        // |own − all · g / n| ≤ all · within / 1000
        1000 * (own * n - all * g).abs() <= all * i64::from(fair.within_permille) * n
    });
    churn_holds
        && sides.most_moves.is_none_or(|most| moves <= most as usize)
        && money_holds
        && sides.couples.iter().all(|pair| district(pair[0]) == district(pair[1]))
        && !sides.relatives.iter().any(in_line)
        && covers_hold
        && fairness_holds
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
