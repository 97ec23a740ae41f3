//! The instance as a flow network: people → seats → groups → root, with bounds on each edge of the tree.
//!
//! Each person sends one unit along one arc; the seats and groups form a tree whose edge from a node to its
//! parent carries the people below it, between `low` and `high`. Because the groups are nested, C1 and C2 are
//! exactly these bounds, and a plan is exactly an integer flow. Demands are gone: arcs they forbid are left out.

use std::borrow::Cow;

use crate::instance::{Arcs, Instance};

/// The parent of the root: nobody.
pub(crate) const NONE: u32 = u32::MAX;

/// Seats, groups and root, with the bounds on the edge from each to its parent.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    /// Number of seats; nodes `0 .. seats` are the seats, then come the groups, then the root.
    pub(crate) seats: usize,
    /// Parent of each node; `NONE` for the root.
    pub(crate) parent: Vec<u32>,
    /// Fewest people on the edge to the parent.
    pub(crate) low: Vec<i64>,
    /// Most people on the edge to the parent.
    pub(crate) high: Vec<i64>,
    /// `child[child_first[x] .. child_first[x + 1]]` are the children of node x.
    pub(crate) child_first: Vec<u32>,
    /// Children of all nodes.
    pub(crate) child: Vec<u32>,
    /// All nodes but the root, children before parents.
    pub(crate) bottom_up: Vec<u32>,
}

impl Tree {
    /// The tree of a validated instance.
    ///
    /// Bounds are the effective ones: a seat or group has at least the room of those whose home it is, and no
    /// floor asks for more people than are there unless it is firm, so that today's placement fits without firm floors.
    pub(crate) fn new(instance: &Instance) -> Self {
        let (seats, groups) = (instance.seats.len(), instance.groups.len());
        let root = seats + groups;
        let mut parent = vec![NONE; root + 1];
        for (j, seat) in instance.seats.iter().enumerate() {
            parent[j] = seat.group.map_or(root, |group| seats + group.at()) as u32;
        }
        for (g, group) in instance.groups.iter().enumerate() {
            parent[seats + g] = group.parent.map_or(root, |parent| seats + parent.at()) as u32;
        }
        let (child_first, child) = children_of(&parent);
        let bottom_up = children_first(root, &child_first, &child);
        let mut there: Vec<i64> = instance.people_at_home().into_iter().map(i64::from).collect();
        there.resize(root + 1, 0);
        for &x in &bottom_up {
            there[parent[x as usize] as usize] += there[x as usize];
        }
        let mut low = vec![0; root + 1];
        let mut high = vec![i64::MAX; root + 1];
        // More room than people, and no ceiling at all, are bounds that nobody reaches.
        let everyone = instance.people.len() as i64 + 1;
        for (j, seat) in instance.seats.iter().enumerate() {
            high[j] = i64::from(seat.capacity).min(everyone).max(there[j]);
        }
        for (g, group) in instance.groups.iter().enumerate() {
            let x = seats + g;
            let floor = i64::from(group.floor);
            low[x] = if group.is_firm { floor } else { floor.min(there[x]) };
            high[x] = group.ceiling.map_or(everyone, |ceiling| i64::from(ceiling).max(there[x]));
        }
        Self { seats, parent, low, high, child_first, child, bottom_up }
    }

    /// The node all people reach.
    pub(crate) fn root(&self) -> usize {
        self.parent.len() - 1
    }

    /// Number of nodes, the root included.
    pub(crate) fn nodes(&self) -> usize {
        self.parent.len()
    }

    /// The children of a node.
    #[inline]
    pub(crate) fn children(&self, x: usize) -> &[u32] {
        &self.child[self.child_first[x] as usize..self.child_first[x + 1] as usize]
    }
}

fn children_of(parent: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut child_first = vec![0_u32; parent.len() + 1];
    for &p in parent.iter().filter(|&&p| p != NONE) {
        child_first[p as usize + 1] += 1;
    }
    for x in 1..child_first.len() {
        child_first[x] += child_first[x - 1];
    }
    let mut next = child_first.clone();
    let mut child = vec![0; parent.len() - 1];
    for (x, &p) in parent.iter().enumerate().filter(|&(_, &p)| p != NONE) {
        child[next[p as usize] as usize] = x as u32;
        next[p as usize] += 1;
    }
    (child_first, child)
}

fn children_first(root: usize, child_first: &[u32], child: &[u32]) -> Vec<u32> {
    let mut order = vec![root as u32];
    let mut at = 0;
    while at < order.len() {
        let x = order[at] as usize;
        order.extend_from_slice(&child[child_first[x] as usize..child_first[x + 1] as usize]);
        at += 1;
    }
    order.reverse();
    order.pop();
    order
}

/// People, the arcs left to them, and the tree.
#[derive(Debug, Clone)]
pub(crate) struct Network<'a> {
    /// The arcs that demands leave in being, in the order of the instance.
    pub(crate) arcs: Cow<'a, Arcs>,
    /// Home seat of each person, or `NONE`.
    pub(crate) home: Vec<u32>,
    /// Seats, groups, bounds.
    pub(crate) tree: Tree,
}

impl<'a> Network<'a> {
    /// The network of a validated instance.
    pub(crate) fn new(instance: &'a Instance) -> Self {
        let arcs = if instance.demands.is_empty() {
            Cow::Borrowed(&instance.arcs)
        } else {
            Cow::Owned(allowed_arcs(instance))
        };
        let home = instance.people.iter().map(|person| person.home.map_or(NONE, |home| home.0)).collect();
        Self { arcs, home, tree: Tree::new(instance) }
    }

    /// The same network with arcs of its own.
    pub(crate) fn into_owned(self) -> Network<'static> {
        Network { arcs: Cow::Owned(self.arcs.into_owned()), home: self.home, tree: self.tree }
    }

    /// Number of people.
    pub(crate) fn people(&self) -> usize {
        self.home.len()
    }
}

fn allowed_arcs(instance: &Instance) -> Arcs {
    let mut demands_of = vec![Vec::new(); instance.people.len()];
    for demand in &instance.demands {
        demands_of[demand.person().at()].push(*demand);
    }
    let mut arcs = Arcs::new();
    for (e, demands) in demands_of.iter().enumerate() {
        let home = instance.people[e].home;
        arcs.push_row(instance.arcs.of(e).filter(|&(seat, _)| demands.iter().all(|d| d.allows(home, seat))));
    }
    arcs
}
