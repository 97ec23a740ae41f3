//! A placement with its tree flow and node prices, and the residual arcs along which it can change.
//!
//! The price of a node is what one more person in it costs the rest of the plan; the root's is 0. The state is
//! *tight* when each person sits on an arc of largest `value − price(seat)`, an edge that is dearer than its parent
//! is full and one that is cheaper is at its floor. A tight state in which what flows into each node also flows
//! out is an optimal plan (complementary slackness; Ahuja, Magnanti & Orlin, *Network Flows*, 1993, §9.3).
//! How a state becomes balanced is the business of `augment`.

use crate::network::{NONE, Network};

/// How a search came to a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Via {
    /// The search started here.
    Start,
    /// A person left the seat before and takes the seat after, by this live arc.
    Person {
        /// Who moves.
        person: u32,
        /// Position of the arc taken.
        arc: u32,
    },
    /// One more person from a node up into its parent.
    Up,
    /// One person less from a child up into its parent: the surplus goes down.
    Down,
}

/// A residual arc seen from the node under search: the node at its other end, its reduced length, and what it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    /// The node at the other end.
    pub(crate) node: u32,
    /// Reduced length; never negative in a tight state.
    pub(crate) length: i64,
    /// What moves.
    pub(crate) via: Via,
}

/// A placement under construction.
#[derive(Debug, Clone)]
pub(crate) struct Flow {
    /// Position of each person's arc.
    pub(crate) at: Vec<u32>,
    /// People in each seat.
    pub(crate) members: Vec<Vec<u32>>,
    /// Position of each person within `members` of the seat.
    place: Vec<u32>,
    /// People on the edge from each node to its parent.
    pub(crate) carried: Vec<i64>,
    /// What flows into each node less what flows out; all 0 in a plan.
    pub(crate) surplus: Vec<i64>,
    /// Price of each node; 0 at the root.
    pub(crate) price: Vec<i64>,
}

impl Flow {
    /// The tight state for given prices: people stay on `wanted` where that is among their best arcs, else take
    /// their first best arc. `price` has one entry per node and 0 at the root. Every person must have an arc.
    pub(crate) fn tight(network: &Network<'_>, price: Vec<i64>, wanted: Option<&[u32]>) -> Self {
        let tree = &network.tree;
        let (seat, value) = (&network.arcs.seat[..], &network.arcs.value[..]);
        let mut at = Vec::with_capacity(network.people());
        for e in 0..network.people() {
            let net = |arc: usize| i64::from(value[arc]) - price[seat[arc] as usize];
            let mut best = network.arcs.first[e];
            let mut best_net = net(best);
            for arc in network.arcs.row(e).skip(1) {
                let this = net(arc);
                if this > best_net {
                    (best, best_net) = (arc, this);
                }
            }
            if let Some(&arc) = wanted.map(|wanted| &wanted[e]).filter(|&&arc| arc != NONE)
                && net(arc as usize) == best_net
            {
                best = arc as usize;
            }
            at.push(best as u32);
        }
        let mut flow = Self::seated(network, at, price);
        for &x in &tree.bottom_up {
            let (x, p) = (x as usize, tree.parent[x as usize] as usize);
            let carried = match flow.price[x].cmp(&flow.price[p]) {
                std::cmp::Ordering::Greater => tree.high[x],
                std::cmp::Ordering::Less => tree.low[x],
                std::cmp::Ordering::Equal => flow.surplus[x].clamp(tree.low[x], tree.high[x]),
            };
            flow.carried[x] = carried;
            flow.surplus[x] -= carried;
            flow.surplus[p] += carried;
        }
        flow.surplus[tree.root()] -= network.people() as i64;
        flow
    }

    /// People on the given arcs, nothing carried yet: each seat's surplus is the people in it.
    pub(crate) fn seated(network: &Network<'_>, at: Vec<u32>, price: Vec<i64>) -> Self {
        let tree = &network.tree;
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); tree.seats];
        let mut place = Vec::with_capacity(at.len());
        for (e, &arc) in at.iter().enumerate() {
            let here = &mut members[network.arcs.seat[arc as usize] as usize];
            place.push(here.len() as u32);
            here.push(e as u32);
        }
        let mut surplus: Vec<i64> = members.iter().map(|here| here.len() as i64).collect();
        surplus.resize(tree.nodes(), 0);
        Self { at, members, place, carried: vec![0; tree.nodes()], surplus, price }
    }

    /// Whether what flows into each node also flows out.
    pub(crate) fn is_balanced(&self) -> bool {
        self.surplus.iter().all(|&here| here == 0)
    }

    /// Calls `visit` for each residual arc that takes surplus away from `x`.
    #[inline]
    pub(crate) fn leaving(&self, network: &Network<'_>, x: usize, mut visit: impl FnMut(Step)) -> u64 {
        let tree = &network.tree;
        let mut looked_at = 0;
        if x < tree.seats {
            let (seat, value) = (&network.arcs.seat[..], &network.arcs.value[..]);
            for &person in &self.members[x] {
                let stays = i64::from(value[self.at[person as usize] as usize]) - self.price[x];
                let row = network.arcs.row(person as usize);
                looked_at += row.len() as u64;
                for arc in row {
                    let node = seat[arc];
                    let length = stays - (i64::from(value[arc]) - self.price[node as usize]);
                    visit(Step { node, length, via: Via::Person { person, arc: arc as u32 } });
                }
            }
        }
        let parent = tree.parent[x];
        if parent != NONE && self.carried[x] < tree.high[x] {
            let length = self.price[parent as usize] - self.price[x];
            visit(Step { node: parent, length, via: Via::Up });
        }
        for &child in tree.children(x) {
            let c = child as usize;
            if self.carried[c] > tree.low[c] {
                visit(Step { node: child, length: self.price[c] - self.price[x], via: Via::Down });
            }
        }
        looked_at + tree.children(x).len() as u64
    }

    /// Calls `visit` for each residual arc that brings surplus to `x`; `Step::node` is where it comes from.
    #[inline]
    pub(crate) fn arriving_at(
        &self,
        network: &Network<'_>,
        listed_by: &ListedBy,
        x: usize,
        mut visit: impl FnMut(Step),
    ) -> u64 {
        let tree = &network.tree;
        let mut looked_at = 0;
        if x < tree.seats {
            let (seat, value) = (&network.arcs.seat[..], &network.arcs.value[..]);
            for &(person, arc) in listed_by.of(x) {
                let now = self.at[person as usize] as usize;
                let node = seat[now];
                let length = i64::from(value[now])
                    - self.price[node as usize]
                    - (i64::from(value[arc as usize]) - self.price[x]);
                visit(Step { node, length, via: Via::Person { person, arc } });
                looked_at += 1;
            }
        }
        for &child in tree.children(x) {
            let c = child as usize;
            if self.carried[c] < tree.high[c] {
                visit(Step { node: child, length: self.price[x] - self.price[c], via: Via::Up });
            }
        }
        let parent = tree.parent[x];
        if parent != NONE && self.carried[x] > tree.low[x] {
            let length = self.price[x] - self.price[parent as usize];
            visit(Step { node: parent, length, via: Via::Down });
        }
        looked_at + tree.children(x).len() as u64
    }

    /// Moves one unit of surplus from node `from` to node `to` along one residual arc.
    pub(crate) fn push(&mut self, network: &Network<'_>, from: usize, to: usize, via: Via) {
        match via {
            Via::Start => return,
            Via::Person { person, arc } => self.reseat(network, person, arc),
            Via::Up => self.carried[from] += 1,
            Via::Down => self.carried[to] -= 1,
        }
        self.surplus[from] -= 1;
        self.surplus[to] += 1;
    }

    /// Puts a person on another arc; surpluses are the caller's.
    fn reseat(&mut self, network: &Network<'_>, person: u32, arc: u32) {
        let e = person as usize;
        let old = network.arcs.seat[self.at[e] as usize] as usize;
        let new = network.arcs.seat[arc as usize] as usize;
        let place = self.place[e] as usize;
        self.members[old].swap_remove(place);
        if let Some(&moved_up) = self.members[old].get(place) {
            self.place[moved_up as usize] = place as u32;
        }
        self.place[e] = self.members[new].len() as u32;
        self.members[new].push(person);
        self.at[e] = arc;
    }
}

/// For each seat the people who list it, with the position of the arc.
#[derive(Debug, Clone)]
pub(crate) struct ListedBy {
    first: Vec<usize>,
    entry: Vec<(u32, u32)>,
}

impl ListedBy {
    /// Turns the rows of arcs into columns; people stay in ascending order.
    pub(crate) fn new(network: &Network<'_>) -> Self {
        let mut first = vec![0; network.tree.seats + 1];
        for &seat in &network.arcs.seat {
            first[seat as usize + 1] += 1;
        }
        for j in 1..first.len() {
            first[j] += first[j - 1];
        }
        let mut next = first.clone();
        let mut entry = vec![(0, 0); network.arcs.seat.len()];
        for person in 0..network.people() {
            for arc in network.arcs.row(person) {
                let slot = &mut next[network.arcs.seat[arc] as usize];
                entry[*slot] = (person as u32, arc as u32);
                *slot += 1;
            }
        }
        Self { first, entry }
    }

    /// Who lists a seat.
    #[inline]
    pub(crate) fn of(&self, seat: usize) -> &[(u32, u32)] {
        &self.entry[self.first[seat]..self.first[seat + 1]]
    }
}
