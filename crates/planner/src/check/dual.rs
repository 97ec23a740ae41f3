//! The bound that prices prove, added up anew in integers.
//!
//! A bidder is a person, or the two of a couple or of relatives where neither belongs to an earlier pair (couples first,
//! then relatives, in the order of the file): their options are pairs of seats that the rule allows. For any prices
//! ≥ 0 no plan is worth more than Σ over bidders of the best option after prices, plus Σ limit × price.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use crate::constraint::ConstraintKind;
use crate::prices::Prices;

/// A price per so many units at most of a limit with large coefficients.
const MOST_PER: i64 = 1_000_000;

/// One person or two.
pub(super) type People = (usize, Option<usize>);
/// One seat or two, in the order of the people.
pub(super) type Seats = (u32, Option<u32>);

/// Who chooses, among what.
#[derive(Debug, Clone)]
pub(super) struct Bidder {
    pub(super) people: People,
    pub(super) options: Vec<Seats>,
}

/// Prices made ready: costs in grains, of which a point has `per_point` × 10⁶.
pub(super) struct Costs<'f> {
    facts: &'f Facts,
    seat: Vec<i128>,
    leave: Vec<i128>,
    enter: Vec<i128>,
    moving: i128,
    /// Per unit of money.
    money: i128,
    cover: Vec<i128>,
    /// Of a member's and another's flagged pair.
    fairness: Vec<(i128, i128)>,
    constant: i128,
    pub(super) grains: i128,
}

impl Facts {
    /// Pairs with a rule that a plan honouring `kinds` keeps: (one, other, together, apart), each pair once.
    pub(super) fn ties(&self, kinds: &[ConstraintKind]) -> Vec<(usize, usize, bool, bool)> {
        let mut ties: Vec<(usize, usize, bool, bool)> = Vec::new();
        let mut known = BTreeMap::new();
        let lists = [(ConstraintKind::C5, &self.sides.couples), (ConstraintKind::C6, &self.sides.relatives)];
        for (kind, list) in lists.into_iter().filter(|(kind, _)| kinds.contains(kind)) {
            for &(a, b) in list {
                let key = (a.min(b), a.max(b));
                let at = *known.entry(key).or_insert_with(|| {
                    ties.push((key.0, key.1, false, false));
                    ties.len() - 1
                });
                ties[at].2 |= kind == ConstraintKind::C5;
                ties[at].3 |= kind == ConstraintKind::C6;
            }
        }
        ties
    }

    /// Whether the rule of a tie allows two seats.
    pub(super) fn tie_allows(&self, tie: (usize, usize, bool, bool), one: u32, other: u32) -> bool {
        (!tie.2 || self.sides.is_together(one, other)) && !(tie.3 && self.sides.is_in_line(one, other))
    }

    /// All bidders with their options under the honoured kinds: single people in order, then pairs in order.
    pub(super) fn bidders(&self, kinds: &[ConstraintKind]) -> Vec<Bidder> {
        let demands = self.demands_on(kinds);
        let seats = |person: usize| -> Vec<u32> {
            let own = demands.get(&person).map_or(&[][..], Vec::as_slice);
            let is_allowed = |seat: u32| own.iter().all(|&(is_pin, named)| is_pin == (named == seat));
            self.listed[person].iter().map(|pair| pair.0).filter(|&seat| is_allowed(seat)).collect()
        };
        let mut taken = BTreeSet::new();
        let mut pairs = Vec::new();
        for tie in self.ties(kinds) {
            if taken.contains(&tie.0) || taken.contains(&tie.1) {
                continue;
            }
            taken.extend([tie.0, tie.1]);
            let (ones, others) = (seats(tie.0), seats(tie.1));
            let both = ones.iter().flat_map(|&a| others.iter().map(move |&b| (a, b)));
            let options = both.filter(|&(a, b)| self.tie_allows(tie, a, b)).map(|(a, b)| (a, Some(b)));
            pairs.push(Bidder { people: (tie.0, Some(tie.1)), options: options.collect() });
        }
        let single = (0..self.people()).filter(|person| !taken.contains(person));
        let options = |person| seats(person).into_iter().map(|seat| (seat, None)).collect();
        let mut all: Vec<Bidder> =
            single.map(|person| Bidder { people: (person, None), options: options(person) }).collect();
        all.append(&mut pairs);
        all
    }

    /// Prices made ready; `None` if one is negative, or stands for nothing that is honoured or there.
    pub(super) fn costs(&self, prices: &Prices, kinds: &[ConstraintKind]) -> Option<Costs<'_>> {
        if !self.are_sound(prices, kinds) {
            return None;
        }
        let wide = |price: i64| i128::from(price) * i128::from(MOST_PER);
        let or_none = |list: &[i64], length: usize| -> Vec<i128> {
            (0..length).map(|i| wide(list.get(i).copied().unwrap_or(0))).collect()
        };
        let units = self.sides.parent.len();
        let around = |seat: usize| -> Option<i128> {
            let groups = self.groups_around(seat)?;
            Some(groups.into_iter().map(|g| wide(prices.ceiling[g]) - wide(prices.floor[g])).sum())
        };
        let seat = (0..self.room.len()).map(|j| Some(wide(prices.seat[j]) + around(j)?));
        let per = |largest: i64| {
            let mut per = 1;
            while per < largest && per < MOST_PER {
                per *= 10;
            }
            i128::from(MOST_PER / per)
        };
        let dearest = self.sides.cost.values().copied().max().unwrap_or(0);
        let fair = |(f, fair): (usize, &super::sides::FairFact)| {
            let sides = fair.weights().into_iter().enumerate().map(|(side, (member, other))| {
                let is_there = |is_member: bool| {
                    fair.flagged
                        .iter()
                        .any(|(e, _)| fair.eligible.contains(e) && fair.members.contains(e) == is_member)
                };
                let of = |weight: i64, is_member| if is_there(is_member) { weight.abs() } else { 0 };
                let price = prices.fairness.get(f).map_or(0, |both| both[side]);
                let unit = i128::from(price) * per(of(member, true).max(of(other, false)));
                (unit * i128::from(member), unit * i128::from(other))
            });
            sides.fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1))
        };
        let mut costs = Costs {
            facts: self,
            seat: seat.collect::<Option<Vec<_>>>()?,
            leave: or_none(&prices.leavers, units),
            enter: or_none(&prices.newcomers, units),
            moving: wide(prices.moves),
            money: i128::from(prices.money) * per(dearest),
            cover: or_none(&prices.cover, self.sides.covers.len()),
            fairness: self.sides.fairness.iter().enumerate().map(fair).collect(),
            constant: 0,
            grains: wide(prices.per_point),
        };
        costs.constant = self.limits_cost(&costs, prices)?;
        Some(costs)
    }

    fn are_sound(&self, prices: &Prices, kinds: &[ConstraintKind]) -> bool {
        let groups = self.groups_count();
        let fits = |list: &[i64], length: usize| list.is_empty() || list.len() == length;
        let (units, covers) = (self.sides.parent.len(), self.sides.covers.len());
        let fair: Vec<i64> = prices.fairness.iter().flatten().copied().collect();
        let stands = |kind: ConstraintKind, list: &[i64]| {
            list.iter().all(|&price| price == 0 || (price > 0 && kinds.contains(&kind)))
        };
        (1..=1_000_000).contains(&prices.per_point)
            && prices.seat.len() == self.room.len()
            && prices.floor.len() == groups
            && prices.ceiling.len() == groups
            && fits(&prices.leavers, units)
            && fits(&prices.newcomers, units)
            && fits(&prices.cover, covers)
            && (prices.fairness.is_empty() || prices.fairness.len() == self.sides.fairness.len())
            && stands(ConstraintKind::C1, &prices.seat)
            && stands(ConstraintKind::C2, &prices.floor)
            && stands(ConstraintKind::C2, &prices.ceiling)
            && stands(ConstraintKind::C3, &prices.leavers)
            && stands(ConstraintKind::C3, &prices.newcomers)
            && stands(ConstraintKind::C4, &[prices.moves, prices.money])
            && stands(ConstraintKind::C8, &prices.cover)
            && stands(ConstraintKind::C9, &fair)
    }

    /// Σ limit × price; `None` where a price stands for a limit that is not there.
    fn limits_cost(&self, costs: &Costs<'_>, prices: &Prices) -> Option<i128> {
        let wide = |price: i64| i128::from(price) * i128::from(MOST_PER);
        let sides = &self.sides;
        let rooms = prices.seat.iter().zip(&self.room);
        let mut total: i128 = rooms.map(|(&price, &room)| wide(price) * i128::from(room)).sum();
        total += self.groups_cost(prices)? * i128::from(MOST_PER);
        let limited = |price: i128, limit: Option<i64>| match limit {
            Some(limit) => Some(price * i128::from(limit)),
            None => (price == 0).then_some(0),
        };
        for (&price, &limit) in costs.leave.iter().zip(&sides.most_leavers) {
            total += limited(price, limit)?;
        }
        for (&price, &limit) in costs.enter.iter().zip(&sides.most_newcomers) {
            total += limited(price, limit)?;
        }
        total += limited(costs.moving, sides.most_moves)?;
        total += limited(costs.money, sides.most_money)?;
        for (&price, cover) in costs.cover.iter().zip(&sides.covers) {
            total -= price * i128::from(cover.least);
        }
        // Fairness is 'at most 0': it costs nothing by itself.
        Some(total)
    }
}

impl Costs<'_> {
    /// What an option is worth after prices.
    pub(super) fn worth(&self, people: People, seats: Seats) -> i128 {
        let other = people.1.zip(seats.1).map_or(0, |(person, seat)| self.net(person, seat));
        self.net(people.0, seats.0) + other
    }

    fn net(&self, person: usize, seat: u32) -> i128 {
        let (facts, sides) = (self.facts, &self.facts.sides);
        let mut net =
            i128::from(facts.value(person, seat).unwrap_or(0)) * self.grains - self.seat[seat as usize];
        let home = facts.home[person];
        if home != Some(seat) {
            net -= self.moving;
        }
        let (from, to) = (home.and_then(|home| sides.unit(home)), sides.unit(seat));
        if from != to {
            net -= from.map_or(0, |unit| self.leave[unit]) + to.map_or(0, |unit| self.enter[unit]);
        }
        if self.money != 0 {
            net -= self.money * i128::from(sides.cost.get(&(person, seat)).copied().unwrap_or(0));
        }
        for (cover, &price) in sides.covers.iter().zip(&self.cover) {
            if price != 0 && to == Some(cover.unit) && cover.holders.contains(&person) {
                net += price;
            }
        }
        for (fair, cost) in sides.fairness.iter().zip(&self.fairness) {
            if *cost != (0, 0) && fair.eligible.contains(&person) && fair.flagged.contains(&(person, seat)) {
                net -= if fair.members.contains(&person) { cost.0 } else { cost.1 };
            }
        }
        net
    }

    /// The bound over the options left, in grains; `None` where a bidder has none: no plan is there.
    pub(super) fn bound(&self, bidders: &[Bidder]) -> Option<i128> {
        let best = |bidder: &Bidder| bidder.options.iter().map(|&o| self.worth(bidder.people, o)).max();
        bidders.iter().map(best).try_fold(self.constant, |sum, best| Some(sum + best?))
    }
}
