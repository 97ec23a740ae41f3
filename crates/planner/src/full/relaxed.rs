//! The exact network solver as a helper: first prices, and plans that keep rooms, floors and ceilings.
//!
//! Without its side constraints a question is a flow, which `auction`, `refine` and `augment` solve exactly and fast. Solved
//! once with what moves cost at first guess, its prices are where the first-order method starts. Solved on a core with
//! all side prices taken off the values, its plan keeps rooms and groups, and breaks few of the others.

use std::borrow::Cow;

use super::core::{Bidder, Core};
use super::model::{Model, NO_LIMIT};
use super::tables::Tables;
use crate::auction::auction;
use crate::augment::{Balance, balance};
use crate::flow::Flow;
use crate::instance::Arcs;
use crate::network::{NONE, Network, Tree};
use crate::prices::Prices;
use crate::refine::refine;
use crate::work::Work;

/// Parts of a point in the values of a rounding network.
const FINE: i64 = 16;

/// Prices of seats, floors and ceilings, in points, when moves cost `moving` and sides nothing.
pub(super) fn first_prices(model: &Model<'_>, moving: f64, work: &mut Work<'_>) -> Option<Vec<f64>> {
    let rows = model.rows;
    let mut arcs = Arcs::new();
    for e in 0..model.people() {
        let worth = |arc: usize| {
            let seat = model.arcs().seat[arc];
            let moved = if seat == model.home[e] { 0.0 } else { moving };
            (seat, (model.value(arc) as f64 - moved) as i32)
        };
        arcs.push_row(model.open_arcs(e).map(worth));
    }
    let (_, prices) = solve(model, arcs, work)?;
    let mut price = vec![0.0; rows.len()];
    for (price, &seat) in price.iter_mut().zip(&prices.seat) {
        *price = seat as f64;
    }
    for g in 0..rows.groups {
        price[rows.floor(g)] = prices.floor[g] as f64;
        price[rows.ceiling(g)] = prices.ceiling[g] as f64;
    }
    for (price, limit) in price.iter_mut().zip(&model.limit) {
        if *limit == NO_LIMIT {
            *price = 0.0;
        }
    }
    price[rows.moves()] = moving;
    Some(price)
}

/// The best placement over a core at the side prices of `tables` that keeps rooms, floors and ceilings.
///
/// Options that have shares in the relaxation are preferred by up to half a point.
pub(super) fn placement(
    model: &Model<'_>,
    tables: &Tables<'_>,
    bidders: &[Bidder],
    core: &Core,
    shares: &[f32],
    work: &mut Work<'_>,
) -> Option<Vec<u32>> {
    let mut rows: Vec<Vec<(u32, f32)>> = vec![Vec::new(); model.people()];
    let mut add = |person: u32, arc: u32, share: f32| {
        let row = &mut rows[person as usize];
        match row.iter_mut().find(|entry| entry.0 == arc) {
            Some(entry) => entry.1 += share,
            None => row.push((arc, share)),
        }
    };
    for (b, bidder) in bidders.iter().enumerate() {
        if bidder.other == NONE {
            core.of(b).for_each(|option| add(bidder.one, core.arc[option], shares[option]));
        } else {
            // No network knows ties: pairs take their option of largest share, and the others make room.
            let options = core.of(b);
            let top =
                options.clone().fold(options.start, |top, o| if shares[o] > shares[top] { o } else { top });
            add(bidder.one, core.arc[top], 1.0);
            add(bidder.other, core.other[top], 1.0);
        }
    }
    let mut arcs = Arcs::new();
    let mut origin = Vec::new();
    for (e, row) in rows.iter().enumerate() {
        arcs.push_row(row.iter().map(|&(arc, share)| {
            origin.push(arc);
            let worth = FINE * tables.worth_beside_network(e, arc as usize) / model.scale;
            let preferred = (share * 0.5 * FINE as f32) as i64;
            (model.arcs().seat[arc as usize], (worth + preferred).clamp(-1_000_000_000, 1_000_000_000) as i32)
        }));
    }
    let (at, _) = solve(model, arcs, work)?;
    Some(at.into_iter().map(|arc| origin[arc as usize]).collect())
}

/// An exact optimum of a network over these arcs.
fn solve(model: &Model<'_>, arcs: Arcs, work: &mut Work<'_>) -> Option<(Vec<u32>, Prices)> {
    let network =
        Network { arcs: Cow::Owned(arcs), home: model.home.clone(), tree: Tree::new(model.instance) };
    if (0..network.people()).any(|e| network.arcs.row(e).is_empty()) {
        return None;
    }
    let hammer = auction(&network, work);
    if work.has_ended() {
        return None;
    }
    let mut price = refine(&network, &hammer);
    price.resize(network.tree.nodes(), 0);
    let mut flow = Flow::tight(&network, price, Some(&hammer.at));
    let mut paths = 0;
    match balance(&network, &mut flow, work, &mut paths) {
        Balance::Reached => {
            let prices = Prices::of_nodes(&network, &flow.price);
            Some((flow.at, prices))
        }
        _ => None,
    }
}
