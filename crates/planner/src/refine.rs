//! Whole prices that fit the placement an auction ended with.
//!
//! Source: label correcting on the residual network (Bellman 1958, Ford 1956, Moore 1957), the test of optimality
//! of a given assignment. Prices start a little above the auction's and fall until nobody would rather swap, over
//! the few arcs that are nearly best. Where that placement can be improved prices would fall for ever, so the fall
//! is limited; what remains wrong is left to `augment`.

use std::collections::VecDeque;

use crate::auction::{Hammer, SCALE};
use crate::network::{NONE, Network};

/// How far above the auction's a price starts, in points: more than a chain's sum of bidding steps.
const MARGIN: i64 = 8;
/// An arc counts as nearly best within this many points of the person's own.
const WINDOW: i64 = 64;

/// Whole seat prices ≥ 0 for the auction's placement.
pub(crate) fn refine(network: &Network<'_>, hammer: &Hammer) -> Vec<i64> {
    let tree = &network.tree;
    let (seat, value) = (&network.arcs.seat[..], &network.arcs.value[..]);
    let mut people_in = vec![0; tree.seats];
    for &arc in hammer.at.iter().filter(|&&arc| arc != NONE) {
        people_in[seat[arc as usize] as usize] += 1;
    }
    let mut price: Vec<i64> = (0..tree.seats)
        .map(|j| if people_in[j] < tree.high[j] { 0 } else { whole_points(hammer.price[j]) + MARGIN })
        .collect();
    let lowest: Vec<i64> = price.iter().map(|&start| (start - 2 * MARGIN - WINDOW).max(0)).collect();
    let (first, wanted_by) = nearly_best(network, hammer, &price);
    let mut queue: VecDeque<u32> = (0..tree.seats as u32).collect();
    let mut is_queued = vec![true; tree.seats];
    while let Some(k) = queue.pop_front() {
        is_queued[k as usize] = false;
        let price_here = price[k as usize];
        for &(person, worth) in &wanted_by[first[k as usize]..first[k as usize + 1]] {
            let own = hammer.at[person as usize] as usize;
            let s = seat[own] as usize;
            // Above this price the person would rather have seat k.
            let limit = (price_here + i64::from(value[own]) - i64::from(worth)).max(lowest[s]);
            if price[s] > limit {
                price[s] = limit;
                if !is_queued[s] {
                    is_queued[s] = true;
                    queue.push_back(s as u32);
                }
            }
        }
    }
    price
}

/// For each seat, who has a nearly best arc to it (and is elsewhere), with the value of that arc.
fn nearly_best(network: &Network<'_>, hammer: &Hammer, price: &[i64]) -> (Vec<usize>, Vec<(u32, i32)>) {
    let (seat, value) = (&network.arcs.seat[..], &network.arcs.value[..]);
    let mut near = Vec::new();
    for (e, &own) in hammer.at.iter().enumerate().filter(|&(_, &own)| own != NONE) {
        let own = own as usize;
        let bar = i64::from(value[own]) - price[seat[own] as usize] - WINDOW;
        for arc in network.arcs.row(e) {
            if i64::from(value[arc]) - price[seat[arc] as usize] >= bar && arc != own {
                near.push((seat[arc], e as u32, value[arc]));
            }
        }
    }
    let mut first = vec![0; price.len() + 1];
    for &(k, ..) in &near {
        first[k as usize + 1] += 1;
    }
    for k in 1..first.len() {
        first[k] += first[k - 1];
    }
    let mut next = first.clone();
    let mut wanted_by = vec![(0, 0); near.len()];
    for (k, person, worth) in near {
        wanted_by[next[k as usize]] = (person, worth);
        next[k as usize] += 1;
    }
    (first, wanted_by)
}

/// Quarters of a point, rounded up to points.
fn whole_points(quarters: i64) -> i64 {
    (quarters + SCALE - 1) / SCALE
}
