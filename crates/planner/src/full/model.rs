//! The question as the full solver works on it: limits by row, homes, barred arcs, ties, and what each arc uses.
//!
//! Limits are the effective ones of `network` and `sides`: staying is never made unlawful by today's numbers.

use super::rows::{PARTS, Rows};
use super::ties::Ties;
use crate::ids::{PersonIx, SeatIx};
use crate::instance::{Arcs, Demand, Instance};
use crate::network::{NONE, Tree};

/// A row without limit.
pub(crate) const NO_LIMIT: i64 = i64::MAX;

/// Largest divisor of a coefficient: a price is that of so many of the row's own small parts.
const MOST_PER: i64 = 1_000_000;

/// What arcs use of the rows with coefficients of their own (compressed sparse rows over the arcs).
#[derive(Debug, Clone, Default)]
pub(crate) struct Extras {
    pub(crate) first: Vec<u32>,
    pub(crate) row: Vec<u32>,
    pub(crate) coefficient: Vec<i64>,
}

/// The question.
#[derive(Debug, Clone)]
pub(crate) struct Model<'a> {
    pub(crate) instance: &'a Instance,
    pub(crate) rows: Rows,
    /// Limit of each row, in its own unit.
    pub(crate) limit: Vec<i64>,
    /// A price of a row is per so many units of it: 1, or a power of ten for rows with coefficients of their own.
    pub(crate) per: Vec<i64>,
    /// Unit of each seat; the number of units where it has none.
    pub(crate) unit: Vec<u32>,
    pub(crate) group: Vec<u32>,
    pub(crate) group_parent: Vec<u32>,
    pub(crate) home: Vec<u32>,
    /// Unit of each person's home; the number of units where there is none.
    pub(crate) home_unit: Vec<u32>,
    pub(crate) ties: Ties,
    pub(crate) extras: Option<Extras>,
    /// Exact sums are in this part of a point.
    pub(crate) scale: i64,
    /// All values of plans are multiples of it.
    pub(crate) divisor: i64,
    /// Whether values count; without them a question is only about whether there is a plan.
    pub(crate) has_values: bool,
    barred: Vec<u64>,
    has_barred: Vec<bool>,
}

impl<'a> Model<'a> {
    /// The model of a validated instance.
    pub(crate) fn new(instance: &'a Instance) -> Self {
        let rows = Rows::of(instance);
        let none = rows.units as u32;
        let unit_of =
            |seat: SeatIx| instance.seats[seat.at()].unit.map(|u| u.0).filter(|&u| u < none).unwrap_or(none);
        let unit: Vec<u32> = (0..rows.seats).map(|j| unit_of(SeatIx::of(j))).collect();
        let home: Vec<u32> = instance.people.iter().map(|p| p.home.map_or(NONE, |home| home.0)).collect();
        let home_unit: Vec<u32> =
            home.iter().map(|&home| if home == NONE { none } else { unit[home as usize] }).collect();
        let mut model = Self {
            instance,
            rows,
            limit: vec![NO_LIMIT; rows.len()],
            per: vec![1; rows.len()],
            group: instance.seats.iter().map(|seat| seat.group.map_or(NONE, |g| g.0)).collect(),
            group_parent: instance.groups.iter().map(|g| g.parent.map_or(NONE, |g| g.0)).collect(),
            unit,
            home,
            home_unit,
            ties: Ties::new(instance),
            extras: None,
            scale: PARTS,
            divisor: instance.arcs.divisor(),
            has_values: true,
            barred: Vec::new(),
            has_barred: Vec::new(),
        };
        model.set_limits();
        model.set_extras();
        model.bar();
        model
    }

    /// The same question without values: any lawful plan answers it.
    pub(crate) fn without_values(&self) -> Self {
        Self { has_values: false, divisor: 1, ..self.clone() }
    }

    /// The arcs.
    #[inline]
    pub(crate) fn arcs(&self) -> &'a Arcs {
        &self.instance.arcs
    }

    /// Number of people.
    pub(crate) fn people(&self) -> usize {
        self.home.len()
    }

    /// Value of an arc in points.
    #[inline]
    pub(crate) fn value(&self, arc: usize) -> i64 {
        if self.has_values { i64::from(self.instance.arcs.value[arc]) } else { 0 }
    }

    /// The arcs that demands leave a person.
    #[inline]
    pub(crate) fn open_arcs(&self, person: usize) -> impl Iterator<Item = usize> + '_ {
        let checks = self.has_barred.get(person).copied().unwrap_or(false);
        self.instance.arcs.row(person).filter(move |&arc| !checks || !self.is_barred(arc))
    }

    fn is_barred(&self, arc: usize) -> bool {
        self.barred[arc / 64] >> (arc % 64) & 1 == 1
    }

    fn set_limits(&mut self) {
        let (rows, tree) = (self.rows, Tree::new(self.instance));
        let everyone = self.people() as i64;
        let ceiling = |most: i64| if most < everyone { most } else { NO_LIMIT };
        for j in 0..rows.seats {
            self.limit[j] = ceiling(tree.high[j]);
        }
        for g in 0..rows.groups {
            self.limit[rows.ceiling(g)] = ceiling(tree.high[rows.seats + g]);
            let low = tree.low[rows.seats + g];
            self.limit[rows.floor(g)] = if low > 0 { -low } else { NO_LIMIT };
        }
        for (u, unit) in self.instance.sides.units.iter().enumerate() {
            let most = |limit: Option<u32>| limit.map_or(NO_LIMIT, |most| ceiling(i64::from(most)));
            self.limit[rows.leavers(u)] = most(unit.most_leavers);
            self.limit[rows.newcomers(u)] = most(unit.most_newcomers);
        }
        let most_moves = self.instance.sides.most_moves.map_or(NO_LIMIT, |most| ceiling(i64::from(most)));
        self.limit[rows.moves()] = most_moves;
    }

    /// Money, cover and fairness.
    fn set_extras(&mut self) {
        let (rows, sides) = (self.rows, &self.instance.sides);
        let arcs = self.arcs();
        let mut entries: Vec<(u32, u32, i64)> = Vec::new();
        if let Some(money) = &sides.money {
            let paid = money.cost.iter().enumerate().filter(|&(_, &cost)| cost > 0);
            entries.extend(paid.map(|(arc, &cost)| (arc as u32, rows.money() as u32, cost)));
            self.limit[rows.money()] = money.most;
        }
        for (c, cover) in sides.covers.iter().enumerate() {
            let is_in = |seat: u32| self.unit[seat as usize] == cover.unit.0;
            let there = cover.holders.iter().filter(|e| self.home_unit[e.at()] == cover.unit.0).count();
            let least = i64::from(cover.least).min(there as i64);
            if least == 0 {
                continue;
            }
            self.limit[rows.cover(c)] = -least;
            for holder in &cover.holders {
                let inside = arcs.row(holder.at()).filter(|&arc| is_in(arcs.seat[arc]));
                entries.extend(inside.map(|arc| (arc as u32, rows.cover(c) as u32, -1)));
            }
        }
        for (f, fair) in sides.fairness.iter().enumerate() {
            if fair.eligible.is_empty() {
                continue;
            }
            for (side, (member, other)) in fair.coefficients().into_iter().enumerate() {
                let row = rows.fair(f, side);
                self.limit[row] = 0;
                for &arc in &fair.arcs {
                    let person = PersonIx::of(arcs.first.partition_point(|&first| first <= arc as usize) - 1);
                    if fair.eligible.binary_search(&person).is_ok() {
                        let is_member = fair.members.binary_search(&person).is_ok();
                        entries.push((arc, row as u32, if is_member { member } else { other }));
                    }
                }
            }
        }
        if entries.is_empty() {
            return;
        }
        entries.sort_unstable();
        let mut extras = Extras { first: vec![0; arcs.seat.len() + 1], ..Extras::default() };
        for &(arc, row, coefficient) in &entries {
            extras.first[arc as usize + 1] += 1;
            extras.row.push(row);
            extras.coefficient.push(coefficient);
            let per = &mut self.per[row as usize];
            while *per < coefficient.abs() && *per < MOST_PER {
                *per *= 10;
            }
        }
        for arc in 0..arcs.seat.len() {
            extras.first[arc + 1] += extras.first[arc];
        }
        if self.per.iter().any(|&per| per > 1) {
            self.scale = PARTS * MOST_PER;
        }
        self.extras = Some(extras);
    }

    fn bar(&mut self) {
        if self.instance.demands.is_empty() {
            return;
        }
        let arcs = self.arcs();
        self.barred = vec![0; arcs.seat.len().div_ceil(64)];
        self.has_barred = vec![false; self.people()];
        for &demand in &self.instance.demands {
            self.bar_by(demand);
        }
    }

    fn bar_by(&mut self, demand: Demand) {
        let e = demand.person().at();
        self.has_barred[e] = true;
        let home = self.instance.people[e].home;
        for arc in self.instance.arcs.row(e) {
            if !demand.allows(home, self.instance.arcs.seat[arc]) {
                self.barred[arc / 64] |= 1 << (arc % 64);
            }
        }
    }

    /// Whether an arc ends outside the unit of its person's home.
    #[inline]
    pub(crate) fn is_outside(&self, person: usize, seat: u32) -> bool {
        self.unit[seat as usize] != self.home_unit[person]
    }

    /// What an arc uses of the rows with coefficients of their own.
    #[inline]
    pub(crate) fn extras_of(&self, arc: usize) -> impl Iterator<Item = (usize, i64)> + '_ {
        let range = match &self.extras {
            Some(extras) => extras.first[arc] as usize..extras.first[arc + 1] as usize,
            None => 0..0,
        };
        range.filter_map(|i| self.extras.as_ref().map(|x| (x.row[i] as usize, x.coefficient[i])))
    }

    /// Calls `visit` with each limited row that an arc uses and how much of it.
    pub(crate) fn each_use(&self, person: usize, arc: usize, mut visit: impl FnMut(usize, i64)) {
        let rows = self.rows;
        let mut used = |row: usize, by: i64| {
            if self.limit[row] != NO_LIMIT {
                visit(row, by);
            }
        };
        let seat = self.instance.arcs.seat[arc];
        used(seat as usize, 1);
        let mut group = self.group[seat as usize];
        while group != NONE {
            used(rows.ceiling(group as usize), 1);
            used(rows.floor(group as usize), -1);
            group = self.group_parent[group as usize];
        }
        let (from, to) = (self.home_unit[person] as usize, self.unit[seat as usize] as usize);
        if from != to {
            if from < rows.units {
                used(rows.leavers(from), 1);
            }
            if to < rows.units {
                used(rows.newcomers(to), 1);
            }
        }
        if seat != self.home[person] {
            used(rows.moves(), 1);
        }
        for (row, by) in self.extras_of(arc) {
            used(row, by);
        }
    }

    /// A plan's worth, in points.
    pub(crate) fn worth(&self, at: &[u32]) -> i64 {
        at.iter().map(|&arc| self.value(arc as usize)).sum()
    }

    /// The largest worth a plan can have, given a bound in parts of `scale`.
    pub(crate) fn whole(&self, bound: i128) -> i64 {
        let points = bound.div_euclid(i128::from(self.scale));
        let whole = points.div_euclid(i128::from(self.divisor)) * i128::from(self.divisor);
        i64::try_from(whole).unwrap_or(if whole < 0 { i64::MIN / 4 } else { i64::MAX / 4 })
    }
}
