//! Balances a tight flow by successive shortest paths, keeping it tight: the end is an optimal plan.
//!
//! Source: the successive shortest path method with node potentials (Edmonds & Karp 1972; Tomizawa 1971). First each
//! node with a surplus sends it to the root, or to a lack on the way; then each node that lacks people
//! draws them from the root. Integers throughout, so the end is a proof. Prices from `auction` and `refine` only
//! make it short: any prices do.

use crate::flow::{Flow, ListedBy};
use crate::network::Network;
use crate::search::{Direction, Search};
use crate::work::Work;

/// How balancing ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Balance {
    /// The flow is an optimal plan.
    Reached,
    /// The work ran out; the prices still give a bound.
    Stopped,
    /// No plan exists: these nodes have more people than room, and nobody in them can leave.
    Crowded(Vec<u32>),
    /// No plan exists: these nodes lack people, and nobody can come.
    Starved(Vec<u32>),
}

/// Balances `flow`; `paths` counts the augmenting paths.
pub(crate) fn balance(
    network: &Network<'_>,
    flow: &mut Flow,
    work: &mut Work<'_>,
    paths: &mut u64,
) -> Balance {
    let root = network.tree.root();
    let mut search = Search::new(network.tree.nodes());
    for x in 0..root {
        while flow.surplus[x] > 0 {
            let lacks = |y: usize| y == root || flow.surplus[y] < 0;
            let Some(goal) = search.nearest(network, flow, Direction::Forward, &[x], lacks) else {
                return Balance::Crowded(search.settled);
            };
            for &y in &search.settled {
                flow.price[y as usize] += search.distance(goal) - search.distance(y as usize);
            }
            for &(to, from, via) in search.path_from(goal).iter().rev() {
                flow.push(network, from, to, via);
            }
            *paths += 1;
            if work.must_end_after(search.looked_at) {
                return Balance::Stopped;
            }
        }
    }
    if flow.is_balanced() {
        return Balance::Reached;
    }
    let listed_by = ListedBy::new(network);
    for x in 0..root {
        while flow.surplus[x] < 0 {
            let direction = Direction::Backward(&listed_by);
            let Some(goal) = search.nearest(network, flow, direction, &[x], |y| y == root) else {
                return Balance::Starved(search.settled);
            };
            for &y in &search.settled {
                flow.price[y as usize] -= search.distance(goal) - search.distance(y as usize);
            }
            for (from, to, via) in search.path_from(goal) {
                flow.push(network, from, to, via);
            }
            *paths += 1;
            if work.must_end_after(search.looked_at) {
                return Balance::Stopped;
            }
        }
    }
    Balance::Reached
}
