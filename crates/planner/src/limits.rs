//! The limits of a question one by one, and the same question with only some of them.
//!
//! Everything that somebody set and could take back is a limit: demands, rooms, floors, ceilings, churn, budgets, ties,
//! covers, fairness. What pairs are lawful is none.

use std::collections::BTreeSet;

use crate::conflict::Conflict;
use crate::ids::{DemandIx, GroupIx, SeatIx, UnitIx};
use crate::instance::Instance;

impl Instance {
    /// All limits, in the order of their kinds.
    pub fn limits(&self) -> Vec<Conflict> {
        let sides = &self.sides;
        let mut limits: Vec<Conflict> = Vec::new();
        limits.extend((0..self.demands.len()).map(|d| Conflict::Demand(DemandIx::of(d))));
        limits.extend((0..self.seats.len()).map(|j| Conflict::Seat(SeatIx::of(j))));
        for (g, group) in self.groups.iter().enumerate() {
            limits.extend(group.ceiling.map(|_| Conflict::Ceiling(GroupIx::of(g))));
            limits.extend((group.floor > 0).then(|| Conflict::Floor(GroupIx::of(g))));
        }
        for (u, unit) in sides.units.iter().enumerate() {
            limits.extend(unit.most_leavers.map(|_| Conflict::Leavers(UnitIx::of(u))));
            limits.extend(unit.most_newcomers.map(|_| Conflict::Newcomers(UnitIx::of(u))));
        }
        limits.extend(sides.most_moves.map(|_| Conflict::Moves));
        limits.extend(sides.money.as_ref().map(|_| Conflict::Money));
        let count = |list: usize| 0..u32::try_from(list).unwrap_or(u32::MAX);
        limits.extend(count(sides.couples.len()).map(Conflict::Couple));
        limits.extend(count(sides.relatives.len()).map(Conflict::Relatives));
        limits.extend(count(sides.covers.len()).map(Conflict::Cover));
        limits.extend(count(sides.fairness.len()).map(Conflict::Fairness));
        limits
    }

    /// The question with these limits only; people, pairs and values stay. Positions of what is left may change.
    pub fn with_only(&self, limits: &[Conflict]) -> Self {
        let kept: BTreeSet<Conflict> = limits.iter().copied().collect();
        let mut less = self.clone();
        let everyone = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        less.demands.clear();
        for (d, demand) in self.demands.iter().enumerate() {
            if kept.contains(&Conflict::Demand(DemandIx::of(d))) {
                less.demands.push(*demand);
            }
        }
        for (j, seat) in less.seats.iter_mut().enumerate() {
            if !kept.contains(&Conflict::Seat(SeatIx::of(j))) {
                seat.capacity = everyone;
            }
        }
        for (g, group) in less.groups.iter_mut().enumerate() {
            if !kept.contains(&Conflict::Ceiling(GroupIx::of(g))) {
                group.ceiling = None;
            }
            if !kept.contains(&Conflict::Floor(GroupIx::of(g))) {
                group.floor = 0;
            }
        }
        let sides = &mut less.sides;
        for (u, unit) in sides.units.iter_mut().enumerate() {
            unit.most_leavers =
                unit.most_leavers.filter(|_| kept.contains(&Conflict::Leavers(UnitIx::of(u))));
            unit.most_newcomers =
                unit.most_newcomers.filter(|_| kept.contains(&Conflict::Newcomers(UnitIx::of(u))));
        }
        sides.most_moves = sides.most_moves.filter(|_| kept.contains(&Conflict::Moves));
        sides.money = sides.money.take().filter(|_| kept.contains(&Conflict::Money));
        keep_marked(&mut sides.couples, |at| kept.contains(&Conflict::Couple(at)));
        keep_marked(&mut sides.relatives, |at| kept.contains(&Conflict::Relatives(at)));
        keep_marked(&mut sides.covers, |at| kept.contains(&Conflict::Cover(at)));
        keep_marked(&mut sides.fairness, |at| kept.contains(&Conflict::Fairness(at)));
        less
    }
}

fn keep_marked<T>(list: &mut Vec<T>, is_kept: impl Fn(u32) -> bool) {
    let mut at = 0;
    list.retain(|_| {
        at += 1;
        is_kept(at - 1)
    });
}
