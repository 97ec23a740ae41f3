//! What arcs are worth at given prices, exactly, with one look-up for seat, groups and unit together.

use super::model::{Model, NO_LIMIT};
use super::rows::PARTS;
use crate::network::NONE;

/// Prices in 1/1024 point, laid out so that an arc's worth is a gather; sums are in parts of `Model::scale`.
#[derive(Debug, Clone)]
pub(crate) struct Tables<'m> {
    model: &'m Model<'m>,
    price: Vec<i64>,
    /// Cost of a seat for those whose home is in its unit, and for all others.
    inside: Vec<i64>,
    outside: Vec<i64>,
    leave: Vec<i64>,
    moving: i64,
    scale: i64,
}

impl<'m> Tables<'m> {
    /// The tables of one price per row; prices of rows without limit must be 0.
    pub(crate) fn new(model: &'m Model<'m>, price: Vec<i64>) -> Self {
        let (rows, up) = (model.rows, model.scale / PARTS);
        let mut around = vec![0; rows.groups];
        // Parents may come after their children, so each chain is walked.
        for (g, around) in around.iter_mut().enumerate() {
            let mut at = g as u32;
            while at != NONE {
                *around += price[rows.ceiling(at as usize)] - price[rows.floor(at as usize)];
                at = model.group_parent[at as usize];
            }
        }
        let of_group = |group: u32| if group == NONE { 0 } else { around[group as usize] };
        let inside: Vec<i64> = (0..rows.seats).map(|j| up * (price[j] + of_group(model.group[j]))).collect();
        let enter = |unit: usize| if unit < rows.units { up * price[rows.newcomers(unit)] } else { 0 };
        let outside = (0..rows.seats).map(|j| inside[j] + enter(model.unit[j] as usize)).collect();
        let mut leave: Vec<i64> = (0..rows.units).map(|u| up * price[rows.leavers(u)]).collect();
        leave.push(0);
        let moving = up * price[rows.moves()];
        Self { model, price, inside, outside, leave, moving, scale: model.scale }
    }

    /// The price of each row, in 1/1024 point.
    pub(crate) fn price(&self) -> &[i64] {
        &self.price
    }

    /// Worth of a person's arc after prices.
    #[inline]
    pub(crate) fn worth(&self, person: usize, arc: usize) -> i64 {
        let model = self.model;
        let seat = model.arcs().seat[arc];
        let mut cost = if model.is_outside(person, seat) {
            self.outside[seat as usize] + self.leave[model.home_unit[person] as usize]
        } else {
            self.inside[seat as usize]
        };
        if seat != model.home[person] {
            cost += self.moving;
        }
        if model.extras.is_some() {
            for (row, by) in model.extras_of(arc) {
                // Both factors of the scale leave no rest: `per` divides scale / 1024.
                cost += self.price[row] * by * (self.scale / PARTS / model.per[row]);
            }
        }
        model.value(arc) * self.scale - cost
    }

    /// Worth of a person's arc when only what no network carries has its price.
    pub(crate) fn worth_beside_network(&self, person: usize, arc: usize) -> i64 {
        let (model, up) = (self.model, self.scale / PARTS);
        let seat = model.arcs().seat[arc] as usize;
        let mut group = model.group[seat];
        let mut network = self.price[seat];
        while group != NONE {
            let g = group as usize;
            network += self.price[model.rows.ceiling(g)] - self.price[model.rows.floor(g)];
            group = model.group_parent[g];
        }
        self.worth(person, arc) + up * network
    }

    /// What all limits cost together: the part of the bound that does not depend on anybody's choice.
    pub(crate) fn constant(&self) -> i128 {
        let model = self.model;
        let rows = self.price.iter().zip(&model.limit).zip(&model.per);
        rows.filter(|((price, limit), _)| **price != 0 && **limit != NO_LIMIT)
            .map(|((&price, &limit), &per)| {
                i128::from(price) * i128::from(limit) * i128::from(self.scale / PARTS / per)
            })
            .sum()
    }
}
