//! A lawful plan at once: today's placement, bettered by single moves into free room.
//!
//! It is what a run that is stopped early can show. Nothing here is optimal, and where demands or new people leave
//! no simple way, there is none.

use crate::network::{NONE, Network};

struct Counts<'n> {
    network: &'n Network<'n>,
    inside: Vec<i64>,
}

impl Counts<'_> {
    fn add(&mut self, seat: u32, by: i64) {
        let mut x = seat as usize;
        while x != self.network.tree.root() {
            self.inside[x] += by;
            x = self.network.tree.parent[x] as usize;
        }
    }

    fn has_room(&self, seat: u32) -> bool {
        let tree = &self.network.tree;
        let mut x = seat as usize;
        while x != tree.root() {
            if self.inside[x] >= tree.high[x] {
                return false;
            }
            x = tree.parent[x] as usize;
        }
        true
    }

    fn all_floors_hold(&self) -> bool {
        (0..self.network.tree.root()).all(|x| self.inside[x] >= self.network.tree.low[x])
    }

    /// Whether a person may leave the seat: every floor above it has someone to spare.
    fn can_spare(&self, seat: u32) -> bool {
        let tree = &self.network.tree;
        let mut x = seat as usize;
        while x != tree.root() {
            if self.inside[x] <= tree.low[x] {
                return false;
            }
            x = tree.parent[x] as usize;
        }
        true
    }

    fn best_with_room(&self, e: usize) -> Option<usize> {
        let arcs = &self.network.arcs;
        let with_room = arcs.row(e).filter(|&arc| self.has_room(arcs.seat[arc]));
        with_room.max_by_key(|&arc| (arcs.value[arc], std::cmp::Reverse(arc)))
    }
}

/// The position of each person's arc in a lawful plan, if one is found simply.
pub(crate) fn incumbent(network: &Network<'_>) -> Option<Vec<u32>> {
    let arcs = &network.arcs;
    let mut counts = Counts { network, inside: vec![0; network.tree.nodes()] };
    let mut at = vec![NONE; network.people()];
    for (e, &home) in network.home.iter().enumerate().filter(|&(_, &home)| home != NONE) {
        if let Some(stay) = arcs.find(e, home) {
            at[e] = stay as u32;
            counts.add(home, 1);
        }
    }
    for (e, arc) in at.iter_mut().enumerate().filter(|(_, arc)| **arc == NONE) {
        let best = counts.best_with_room(e)?;
        counts.add(arcs.seat[best], 1);
        *arc = best as u32;
    }
    if !counts.all_floors_hold() {
        return None;
    }
    for (e, arc) in at.iter_mut().enumerate() {
        let from = arcs.seat[*arc as usize];
        if counts.can_spare(from)
            && let Some(best) = counts.best_with_room(e)
            && arcs.value[best] > arcs.value[*arc as usize]
        {
            counts.add(from, -1);
            counts.add(arcs.seat[best], 1);
            *arc = best as u32;
        }
    }
    Some(at)
}
