//! Among all best plans, one with the fewest moves.
//!
//! By complementary slackness the best plans are exactly the flows on tight arcs with every priced edge at its bound
//! (Ahuja, Magnanti & Orlin 1993, §9.3). On that small network the same exact solver maximises the number of
//! people who stay. The prices, and so the proof, are those of the first run.

use std::borrow::Cow;

use crate::augment::{Balance, balance};
use crate::flow::Flow;
use crate::instance::Arcs;
use crate::network::{NONE, Network};
use crate::work::Work;

/// Positions of arcs of a best plan with the fewest moves; `None` if the work ran out before.
///
/// `at` is a best plan and `price` its node prices without idle bonuses.
pub(crate) fn fewest_moves(
    network: &Network<'_>,
    at: &[u32],
    price: &[i64],
    work: &mut Work<'_>,
) -> Option<Vec<u32>> {
    let (arcs, origin, wanted) = tight_arcs(network, at, price);
    let could_return = (0..network.people()).any(|e| {
        let home = network.home[e];
        home != NONE && arcs.seat[wanted[e] as usize] != home && arcs.find(e, home).is_some()
    });
    if !could_return {
        return Some(at.to_vec());
    }
    let mut tree = network.tree.clone();
    for x in 0..tree.root() {
        match price[x].cmp(&price[tree.parent[x] as usize]) {
            std::cmp::Ordering::Greater => tree.low[x] = tree.high[x],
            std::cmp::Ordering::Less => tree.high[x] = tree.low[x],
            std::cmp::Ordering::Equal => {}
        }
    }
    let nodes = tree.nodes();
    let tight = Network { arcs: Cow::Owned(arcs), home: network.home.clone(), tree };
    let mut flow = Flow::tight(&tight, vec![0; nodes], Some(&wanted));
    let mut paths = 0;
    match balance(&tight, &mut flow, work, &mut paths) {
        Balance::Reached => Some(flow.at.iter().map(|&arc| origin[arc as usize]).collect()),
        _ => None,
    }
}

/// The tight arcs, worth 1 where they stay and 0 where they move; where each came from; and the present plan in
/// them.
fn tight_arcs(network: &Network<'_>, at: &[u32], price: &[i64]) -> (Arcs, Vec<u32>, Vec<u32>) {
    let (seat, value) = (&network.arcs.seat[..], &network.arcs.value[..]);
    let mut arcs = Arcs::new();
    let (mut origin, mut wanted) = (Vec::new(), Vec::with_capacity(at.len()));
    for (e, &own) in at.iter().enumerate() {
        let net = |arc: usize| i64::from(value[arc]) - price[seat[arc] as usize];
        let best = net(own as usize);
        for arc in network.arcs.row(e).filter(|&arc| net(arc) == best) {
            if arc == own as usize {
                wanted.push(origin.len() as u32);
            }
            arcs.seat.push(seat[arc]);
            arcs.value.push(i32::from(seat[arc] == network.home[e]));
            origin.push(arc as u32);
        }
        arcs.first.push(arcs.seat.len());
    }
    (arcs, origin, wanted)
}
