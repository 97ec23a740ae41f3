//! Why there is no plan: the demands, seats, ceilings and floors along the cut that no flow can cross.
//!
//! When balancing fails, the nodes its last search reached form a cut (Gale 1957; Hoffman 1960): everybody in it
//! wants out and every way out is closed, or nobody can come in. What closes those ways is the conflict. Its demands
//! are those whose removal opens the cut; a smallest set is not searched for.

use serde::{Deserialize, Serialize};

use crate::flow::Flow;
use crate::ids::{DemandIx, GroupIx, PersonIx, SeatIx, UnitIx};
use crate::instance::Instance;
use crate::network::Network;

pub use crate::full::least::{Broken, Least, least_violating};

/// One part of a contradiction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conflict {
    /// A pin, ban or must-move that closes a way.
    Demand(DemandIx),
    /// A person who has no seat left, or competes for too few.
    Person(PersonIx),
    /// A seat that is full.
    Seat(SeatIx),
    /// A group at its ceiling.
    Ceiling(GroupIx),
    /// A group that has nobody to spare, or too few.
    Floor(GroupIx),
    /// A unit that no more people may leave.
    Leavers(UnitIx),
    /// A unit that no more people may enter.
    Newcomers(UnitIx),
    /// The limit on moves.
    Moves,
    /// The limit on money.
    Money,
    /// A couple, by its place in `Sides::couples`.
    Couple(u32),
    /// Two relatives, by their place in `Sides::relatives`.
    Relatives(u32),
    /// A cover, by its place in `Sides::covers`.
    Cover(u32),
    /// A fairness limit, by its place in `Sides::fairness`.
    Fairness(u32),
}

/// The people without any arc left, and the demands that took their arcs. Empty when everybody has one.
pub(crate) fn people_without_seat(instance: &Instance, network: &Network<'_>) -> Vec<Conflict> {
    let mut conflict: Vec<Conflict> = (0..network.people())
        .filter(|&e| network.arcs.row(e).is_empty())
        .map(|e| Conflict::Person(PersonIx::of(e)))
        .collect();
    if conflict.is_empty() {
        return conflict;
    }
    for (d, demand) in instance.demands.iter().enumerate() {
        let e = demand.person().at();
        let home = instance.people[e].home;
        if network.arcs.row(e).is_empty() && instance.arcs.of(e).any(|(seat, _)| !demand.allows(home, seat)) {
            conflict.push(Conflict::Demand(DemandIx::of(d)));
        }
    }
    conflict.sort_unstable();
    conflict
}

/// What keeps the people of `reached` from leaving it.
pub(crate) fn crowded(
    instance: &Instance,
    network: &Network<'_>,
    flow: &Flow,
    reached: &[u32],
) -> Vec<Conflict> {
    let cut = Cut::new(network, reached);
    let mut conflict = cut.closed_edges(flow);
    for &seat in reached.iter().filter(|&&x| (x as usize) < network.tree.seats) {
        conflict.extend(flow.members[seat as usize].iter().map(|&person| Conflict::Person(PersonIx(person))));
    }
    for (d, demand) in instance.demands.iter().enumerate() {
        let e = demand.person().at();
        let home = instance.people[e].home;
        let now = network.arcs.seat[flow.at[e] as usize];
        let closes = |(seat, _): (u32, i32)| !cut.is_inside[seat as usize] && !demand.allows(home, seat);
        if cut.is_inside[now as usize] && instance.arcs.of(e).any(closes) {
            conflict.push(Conflict::Demand(DemandIx::of(d)));
        }
    }
    conflict.sort_unstable();
    conflict
}

/// What keeps others from coming to the people of `reached`.
pub(crate) fn starved(
    instance: &Instance,
    network: &Network<'_>,
    flow: &Flow,
    reached: &[u32],
) -> Vec<Conflict> {
    let cut = Cut::new(network, reached);
    let mut conflict = cut.closed_edges(flow);
    for (d, demand) in instance.demands.iter().enumerate() {
        let e = demand.person().at();
        let home = instance.people[e].home;
        let now = network.arcs.seat[flow.at[e] as usize];
        let closes = |(seat, _): (u32, i32)| cut.is_inside[seat as usize] && !demand.allows(home, seat);
        if !cut.is_inside[now as usize] && instance.arcs.of(e).any(closes) {
            conflict.push(Conflict::Demand(DemandIx::of(d)));
        }
    }
    conflict.sort_unstable();
    conflict
}

struct Cut<'n> {
    network: &'n Network<'n>,
    is_inside: Vec<bool>,
}

impl<'n> Cut<'n> {
    fn new(network: &'n Network<'n>, reached: &[u32]) -> Self {
        let mut is_inside = vec![false; network.tree.nodes()];
        for &x in reached {
            is_inside[x as usize] = true;
        }
        Self { network, is_inside }
    }

    /// Edges of the tree across the cut that are at the bound which closes them.
    fn closed_edges(&self, flow: &Flow) -> Vec<Conflict> {
        let tree = &self.network.tree;
        let mut conflict = Vec::new();
        for x in 0..tree.root() {
            if self.is_inside[x] == self.is_inside[tree.parent[x] as usize] {
                continue;
            }
            let group = x.checked_sub(tree.seats).map(GroupIx::of);
            match group {
                None if flow.carried[x] == tree.high[x] => conflict.push(Conflict::Seat(SeatIx::of(x))),
                Some(group) if flow.carried[x] == tree.high[x] => conflict.push(Conflict::Ceiling(group)),
                Some(group) if flow.carried[x] == tree.low[x] && tree.low[x] > 0 => {
                    conflict.push(Conflict::Floor(group));
                }
                _ => {}
            }
        }
        conflict
    }
}
