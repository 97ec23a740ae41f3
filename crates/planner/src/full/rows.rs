//! The rows of the linear relaxation in one numbering, so that prices, usage and limits are plain vectors.
//!
//! Every row reads 'usage ≤ limit' with a price ≥ 0; floors and covers stand with their signs turned. Rows from
//! `Rows::money` on have coefficients of their own for each arc; all others follow from seat, unit and home.

use crate::conflict::Conflict;
use crate::ids::{GroupIx, SeatIx, UnitIx};
use crate::instance::Instance;
use crate::prices::Prices;

/// Prices of a plan under side constraints are whole multiples of 1/1024 point.
pub(crate) const PARTS: i64 = 1024;

/// The numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rows {
    pub(crate) seats: usize,
    pub(crate) groups: usize,
    pub(crate) units: usize,
    pub(crate) covers: usize,
    pub(crate) fairness: usize,
}

impl Rows {
    /// The numbering of an instance.
    pub(crate) fn of(instance: &Instance) -> Self {
        Self {
            seats: instance.seats.len(),
            groups: instance.groups.len(),
            units: instance.sides.units.len(),
            covers: instance.sides.covers.len(),
            fairness: instance.sides.fairness.len(),
        }
    }

    pub(crate) fn ceiling(self, group: usize) -> usize {
        self.seats + group
    }

    pub(crate) fn floor(self, group: usize) -> usize {
        self.seats + self.groups + group
    }

    pub(crate) fn leavers(self, unit: usize) -> usize {
        self.seats + 2 * self.groups + unit
    }

    pub(crate) fn newcomers(self, unit: usize) -> usize {
        self.leavers(self.units) + unit
    }

    pub(crate) fn moves(self) -> usize {
        self.newcomers(self.units)
    }

    /// The first row with coefficients of its own.
    pub(crate) fn money(self) -> usize {
        self.moves() + 1
    }

    pub(crate) fn cover(self, cover: usize) -> usize {
        self.money() + 1 + cover
    }

    /// Side 0: members not too many; side 1: not too few.
    pub(crate) fn fair(self, limit: usize, side: usize) -> usize {
        self.cover(self.covers) + 2 * limit + side
    }

    pub(crate) fn len(self) -> usize {
        self.fair(self.fairness, 0)
    }

    /// What a row is about.
    pub(crate) fn meaning(self, row: usize) -> Conflict {
        let within = |first: usize| row - first;
        if row < self.seats {
            Conflict::Seat(SeatIx::of(row))
        } else if row < self.floor(0) {
            Conflict::Ceiling(GroupIx::of(within(self.ceiling(0))))
        } else if row < self.leavers(0) {
            Conflict::Floor(GroupIx::of(within(self.floor(0))))
        } else if row < self.newcomers(0) {
            Conflict::Leavers(UnitIx::of(within(self.leavers(0))))
        } else if row < self.moves() {
            Conflict::Newcomers(UnitIx::of(within(self.newcomers(0))))
        } else if row == self.moves() {
            Conflict::Moves
        } else if row == self.money() {
            Conflict::Money
        } else if row < self.fair(0, 0) {
            Conflict::Cover(within(self.cover(0)) as u32)
        } else {
            Conflict::Fairness(within(self.fair(0, 0)) as u32 / 2)
        }
    }

    /// A price vector as the file carries it.
    pub(crate) fn prices(self, price: &[i64]) -> Prices {
        let take = |from: usize, to: usize| price[from..to].to_vec();
        Prices {
            per_point: PARTS,
            seat: take(0, self.seats),
            ceiling: take(self.ceiling(0), self.floor(0)),
            floor: take(self.floor(0), self.leavers(0)),
            leavers: take(self.leavers(0), self.newcomers(0)),
            newcomers: take(self.newcomers(0), self.moves()),
            moves: price[self.moves()],
            money: price[self.money()],
            cover: take(self.cover(0), self.fair(0, 0)),
            fairness: (0..self.fairness).map(|f| [price[self.fair(f, 0)], price[self.fair(f, 1)]]).collect(),
        }
    }

    /// The price of a row in a file's prices; 0 where the file has none.
    pub(crate) fn price_of(self, prices: &Prices, row: usize) -> i64 {
        let of = |list: &[i64], first: usize| list.get(row - first).copied().unwrap_or(0);
        if row < self.seats {
            of(&prices.seat, 0)
        } else if row < self.floor(0) {
            of(&prices.ceiling, self.ceiling(0))
        } else if row < self.leavers(0) {
            of(&prices.floor, self.floor(0))
        } else if row < self.newcomers(0) {
            of(&prices.leavers, self.leavers(0))
        } else if row < self.moves() {
            of(&prices.newcomers, self.newcomers(0))
        } else if row == self.moves() {
            prices.moves
        } else if row == self.money() {
            prices.money
        } else if row < self.fair(0, 0) {
            of(&prices.cover, self.cover(0))
        } else {
            let at = row - self.fair(0, 0);
            prices.fairness.get(at / 2).map_or(0, |both| both[at % 2])
        }
    }
}
