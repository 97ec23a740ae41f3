//! Why not that seat? One shortest path in the residual network of the finished plan gives the exact answer.
//!
//! Source: sensitivity of minimum-cost flows (Ahuja, Magnanti & Orlin 1993, §9.11). Putting a person on another
//! seat leaves a hole in the old one and a surplus in the new one; the cheapest way from the surplus to the hole
//! is what the rest of the plan does about it. Reduced costs alone are only a lower bound and are never shown as
//! the answer. Wording lives elsewhere.

use std::borrow::Cow;

use crate::conflict::{self, Conflict};
use crate::flow::{Flow, Via};
use crate::ids::{DemandIx, PersonIx, SeatIx};
use crate::instance::Instance;
use crate::network::{NONE, Network};
use crate::prices::Prices;
use crate::search::{Direction, Search};

pub use crate::full::ask::{FullAnswers, FullQuestion, Loss};

/// The plan and prices are not a proven best plan of this instance, so nothing exact can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("E1220: the prices do not prove this plan the best of this instance")]
pub struct NotProven;

/// A finished plan with its proof, ready for questions.
#[derive(Debug, Clone)]
pub struct Solved<'a> {
    instance: Cow<'a, Instance>,
    network: Network<'a>,
    flow: Flow,
    /// Shortest paths from the root to everything; at these prices they have length 0.
    from_root: Search,
}

/// One person's part in what would happen instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainStep {
    /// Who.
    pub person: PersonIx,
    /// The seat in the plan.
    pub from: SeatIx,
    /// The seat instead.
    pub to: SeatIx,
    /// What this step gains, in points; negative where it loses.
    pub gain: i64,
}

/// Where the chain ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainEnd {
    /// In a seat with room.
    Vacancy(SeatIx),
    /// In the seat that the person in question leaves: a ring.
    Hole(SeatIx),
}

/// What it would cost to give a person a certain seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyNot {
    /// How many points the best plan with the person in that seat is worth less; 0 for an equally good one.
    pub loss: i64,
    /// Who would sit elsewhere, the person in question first. The gains sum to `-loss`.
    pub chain: Vec<ChainStep>,
    /// Where the chain ends.
    pub ends: ChainEnd,
}

/// The answer to 'why not that seat?'.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The plan gives the person that seat.
    Held,
    /// The pair is not listed as lawful.
    NotListed,
    /// No plan gives the person that seat.
    Impossible {
        /// What stands in the way.
        because: Vec<Conflict>,
    },
    /// It would cost this much.
    Costs(WhyNot),
}

impl<'a> Solved<'a> {
    /// Takes a plan and the prices that prove it.
    ///
    /// # Errors
    /// `NotProven` if the instance makes no sense, the plan is not lawful, or the prices do not prove it best.
    pub fn new(
        instance: &'a Instance,
        assignment: &[Option<SeatIx>],
        prices: &Prices,
    ) -> Result<Self, NotProven> {
        if instance.validate().is_err() {
            return Err(NotProven);
        }
        let network = Network::new(instance);
        Self::of(Cow::Borrowed(instance), network, assignment, prices)
    }

    /// The same, for a plan that is kept ready: nothing is borrowed.
    ///
    /// # Errors
    /// `NotProven`, as for [`Solved::new`].
    pub fn owning(
        instance: Instance,
        assignment: &[Option<SeatIx>],
        prices: &Prices,
    ) -> Result<Solved<'static>, NotProven> {
        if instance.validate().is_err() {
            return Err(NotProven);
        }
        let network = Network::new(&instance).into_owned();
        Solved::of(Cow::Owned(instance), network, assignment, prices)
    }

    fn of(
        instance: Cow<'a, Instance>,
        network: Network<'a>,
        assignment: &[Option<SeatIx>],
        prices: &Prices,
    ) -> Result<Self, NotProven> {
        // Side constraints bind in ways that no residual network shows: `FullQuestion` answers about those.
        if assignment.len() != instance.people.len() || !instance.sides.is_empty() || prices.per_point != 1 {
            return Err(NotProven);
        }
        let mut at = Vec::with_capacity(assignment.len());
        for (e, seat) in assignment.iter().enumerate() {
            let arc = seat.and_then(|seat| network.arcs.find(e, seat.0)).ok_or(NotProven)?;
            at.push(arc as u32);
        }
        let price = prices.of_tree(&network).ok_or(NotProven)?;
        let mut flow = Flow::of_plan(&network, at, price);
        if !flow.is_proven(&network) {
            return Err(NotProven);
        }
        let mut from_root = Search::new(network.tree.nodes());
        from_root.nearest(&network, &flow, Direction::Forward, &[network.tree.root()], |_| false);
        let farthest = from_root.settled.iter().map(|&x| from_root.distance(x as usize)).max().unwrap_or(0);
        for x in 0..network.tree.nodes() {
            flow.price[x] -= if from_root.has_settled(x) { from_root.distance(x) } else { farthest };
        }
        Ok(Self { instance, network, flow, from_root })
    }

    /// The seat a person has in the plan.
    pub fn seat_of(&self, person: PersonIx) -> SeatIx {
        SeatIx(self.network.arcs.seat[self.flow.at[person.at()] as usize])
    }

    /// Why `person` does not get `seat`: exact.
    ///
    /// # Panics
    /// If the person is not in the instance.
    pub fn why_not(&self, person: PersonIx, seat: SeatIx) -> Answer {
        let e = person.at();
        let hole = self.seat_of(person);
        if hole == seat {
            return Answer::Held;
        }
        if self.instance.arcs.find(e, seat.0).is_none() {
            return Answer::NotListed;
        }
        let Some(arc) = self.network.arcs.find(e, seat.0) else {
            return Answer::Impossible { because: self.demands_against(person, seat) };
        };
        let root = self.network.tree.root();
        let may_pass_root = self.from_root.has_settled(hole.at());
        let mut search = Search::new(self.network.tree.nodes());
        let is_goal = |x: usize| x == hole.at() || (x == root && may_pass_root);
        let Some(goal) = search.nearest(&self.network, &self.flow, Direction::Forward, &[seat.at()], is_goal)
        else {
            let because = conflict::crowded(&self.instance, &self.network, &self.flow, &search.settled);
            return Answer::Impossible { because };
        };
        let mut chain = vec![self.step(person, hole, arc)];
        for (from, via) in self.joined_path(&search, goal, hole) {
            if let Via::Person { person, arc } = via {
                chain.push(self.step(PersonIx(person), SeatIx::of(from), arc as usize));
            }
        }
        let loss = -chain.iter().map(|step| step.gain).sum::<i64>();
        let last = chain[chain.len() - 1].to;
        let ends = if last == hole { ChainEnd::Hole(hole) } else { ChainEnd::Vacancy(last) };
        Answer::Costs(WhyNot { loss, chain, ends })
    }

    /// The `count` best other seats of a person with their exact losses, cheapest first, then by order of arcs.
    pub fn best_alternatives(&self, person: PersonIx, count: usize) -> Vec<(SeatIx, WhyNot)> {
        let e = person.at();
        let (seat, value) = (&self.network.arcs.seat, &self.network.arcs.value);
        let net = |arc: usize| i64::from(value[arc]) - self.flow.price[seat[arc] as usize];
        let own = self.flow.at[e] as usize;
        // The shortfall at the prices is a lower bound on the loss, so most seats need no search.
        let others = self.network.arcs.row(e).filter(|&arc| arc != own);
        let mut by_shortfall: Vec<(i64, usize)> = others.map(|arc| (net(own) - net(arc), arc)).collect();
        by_shortfall.sort_unstable();
        let mut best: Vec<(SeatIx, WhyNot)> = Vec::new();
        for (shortfall, arc) in by_shortfall {
            if best.len() == count && best.last().is_none_or(|(_, worst)| worst.loss <= shortfall) {
                break;
            }
            let seat = SeatIx(seat[arc]);
            if let Answer::Costs(why_not) = self.why_not(person, seat) {
                let place = best.partition_point(|(_, better)| better.loss <= why_not.loss);
                best.insert(place, (seat, why_not));
                best.truncate(count);
            }
        }
        best
    }

    /// By how many points the value of (person, seat) must rise for every best plan to give the person that seat.
    ///
    /// One point less leaves this plan a best one. `None` if the person has the seat, or no plan can give it.
    pub fn smallest_raise(&self, person: PersonIx, seat: SeatIx) -> Option<i64> {
        match self.why_not(person, seat) {
            Answer::Costs(why_not) => Some(why_not.loss + 1),
            Answer::Held | Answer::NotListed | Answer::Impossible { .. } => None,
        }
    }

    fn demands_against(&self, person: PersonIx, seat: SeatIx) -> Vec<Conflict> {
        let home = self.instance.people[person.at()].home;
        let demands = self.instance.demands.iter().enumerate();
        demands
            .filter(|(_, demand)| demand.person() == person && !demand.allows(home, seat.0))
            .map(|(d, _)| Conflict::Demand(DemandIx::of(d)))
            .collect()
    }

    fn step(&self, person: PersonIx, from: SeatIx, arc: usize) -> ChainStep {
        let value = &self.network.arcs.value;
        let now = self.flow.at[person.at()] as usize;
        let gain = i64::from(value[arc]) - i64::from(value[now]);
        ChainStep { person, from, to: SeatIx(self.network.arcs.seat[arc]), gain }
    }

    /// The path of `search` to `goal`, and on to the hole where that is the root: (node left, what moves), in order.
    fn joined_path(&self, search: &Search, goal: usize, hole: SeatIx) -> Vec<(usize, Via)> {
        let forward = |mut path: Vec<(usize, usize, Via)>| {
            path.reverse();
            path
        };
        let first = forward(search.path_from(goal));
        if goal == hole.at() {
            return first.into_iter().map(|(_, from, via)| (from, via)).collect();
        }
        let second = forward(self.from_root.path_from(hole.at()));
        // Both parts may pass one node; going straight on from there is as short, and nobody moves twice.
        let mut joined = Vec::new();
        for (_, from, via) in first {
            if let Some(at) = second.iter().position(|step| step.1 == from) {
                joined.extend(second[at..].iter().map(|&(_, from, via)| (from, via)));
                return joined;
            }
            joined.push((from, via));
        }
        joined.extend(second.into_iter().map(|(_, from, via)| (from, via)));
        joined
    }
}

impl Prices {
    /// Node prices; `None` if there are not as many prices as seats and groups.
    fn of_tree(&self, network: &Network<'_>) -> Option<Vec<i64>> {
        let tree = &network.tree;
        let groups = tree.root() - tree.seats;
        if self.seat.len() != tree.seats || self.floor.len() != groups || self.ceiling.len() != groups {
            return None;
        }
        let mut price = vec![0_i64; tree.nodes()];
        for &x in tree.bottom_up.iter().rev() {
            let x = x as usize;
            let edge = match x.checked_sub(tree.seats) {
                None => self.seat[x],
                Some(group) => self.ceiling[group].checked_sub(self.floor[group])?,
            };
            price[x] = price[tree.parent[x] as usize].checked_add(edge)?;
        }
        Some(price)
    }
}

impl Flow {
    /// The balanced flow of a plan.
    fn of_plan(network: &Network<'_>, at: Vec<u32>, price: Vec<i64>) -> Self {
        let mut flow = Self::seated(network, at, price);
        for &x in &network.tree.bottom_up {
            let (x, parent) = (x as usize, network.tree.parent[x as usize]);
            let inside = flow.surplus[x];
            flow.carried[x] = inside;
            flow.surplus[parent as usize] += inside;
            flow.surplus[x] = 0;
        }
        flow.surplus[network.tree.root()] = 0;
        flow
    }

    /// Whether the flow keeps all bounds and the prices prove it best.
    fn is_proven(&self, network: &Network<'_>) -> bool {
        let tree = &network.tree;
        let edges_hold = (0..tree.root()).all(|x| {
            let (carried, edge) = (self.carried[x], self.price[x] - self.price[tree.parent[x] as usize]);
            let is_within = (tree.low[x]..=tree.high[x]).contains(&carried);
            is_within && (edge <= 0 || carried == tree.high[x]) && (edge >= 0 || carried == tree.low[x])
        });
        let net = |seat: u32, value: i32| i64::from(value) - self.price[seat as usize];
        edges_hold
            && self.at.iter().enumerate().all(|(e, &arc)| {
                let own = net(network.arcs.seat[arc as usize], network.arcs.value[arc as usize]);
                arc != NONE && network.arcs.of(e).all(|(seat, value)| net(seat, value) <= own)
            })
    }
}
