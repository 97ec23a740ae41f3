//! What a plan's proof consists of: prices of seats, ceilings and floors, and the bound they give.
//!
//! Weak duality of linear programming (Gale, Kuhn & Tucker 1951): for any prices ≥ 0, no plan is worth more than
//! each person's best arc after prices, plus what the room costs, less what the floors are paid. `check` recomputes
//! this on its own; here is only the solver's side.

use serde::{Deserialize, Serialize};

use crate::flow::Flow;
use crate::network::Network;
use crate::search::{Direction, Search};

/// Prices, all ≥ 0: what one more place, or one person less demanded, would be worth.
///
/// In points, or in the part of a point that `per_point` says. Those of money, cover and fairness are per so many units
/// of the limit as the smallest power of ten that reaches its largest coefficient, at most a million.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// So many parts have a point: 1 for a network, 1024 where side constraints have prices.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub per_point: i64,
    /// Of each seat's room.
    pub seat: Vec<i64>,
    /// Of each group's floor: paid to whoever sits in it.
    pub floor: Vec<i64>,
    /// Of each group's ceiling.
    pub ceiling: Vec<i64>,
    /// Of each unit's limit on leavers; empty where units have no prices, as the lists below.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leavers: Vec<i64>,
    /// Of each unit's limit on newcomers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub newcomers: Vec<i64>,
    /// Of the limit on moves.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub moves: i64,
    /// Of money.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub money: i64,
    /// Of each cover: paid to holders in the unit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cover: Vec<i64>,
    /// Of each fairness limit: members not too many, not too few.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fairness: Vec<[i64; 2]>,
}

impl Default for Prices {
    fn default() -> Self {
        Self {
            per_point: 1,
            seat: Vec::new(),
            floor: Vec::new(),
            ceiling: Vec::new(),
            leavers: Vec::new(),
            newcomers: Vec::new(),
            moves: 0,
            money: 0,
            cover: Vec::new(),
            fairness: Vec::new(),
        }
    }
}

fn one() -> i64 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_one(number: &i64) -> bool {
    *number == 1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(number: &i64) -> bool {
    *number == 0
}

/// Node prices without meaningless bonuses: what has no floor is at least as dear as what is around it.
///
/// Only nodes nobody is in can be cheaper, so an optimal plan stays tight.
pub(crate) fn without_idle_bonus(network: &Network<'_>, price: &[i64]) -> Vec<i64> {
    let tree = &network.tree;
    let mut settled = price.to_vec();
    for &x in tree.bottom_up.iter().rev() {
        let x = x as usize;
        if tree.low[x] == 0 {
            settled[x] = settled[x].max(settled[tree.parent[x] as usize]);
        }
    }
    settled
}

/// The lowest node prices that prove an optimal flow; its prices must be without idle bonuses.
///
/// A price falls by the shortest path from the root, and by no more than keeps the nodes the root cannot reach
/// (groups at their floor) where they are. In a plan without floors at their limit a seat's price is then exactly
/// what one more place in it would be worth.
pub(crate) fn lowest(network: &Network<'_>, flow: &Flow) -> Vec<i64> {
    let tree = &network.tree;
    let mut search = Search::new(tree.nodes());
    let mut starts = vec![tree.root()];
    search.nearest(network, flow, Direction::Forward, &starts, |_| false);
    starts.extend((0..tree.root()).filter(|&x| flow.carried[x] > 0 && !search.has_settled(x)));
    if starts.len() > 1 {
        search.nearest(network, flow, Direction::Forward, &starts, |_| false);
    }
    let mut price = flow.price.clone();
    for &x in tree.bottom_up.iter().rev() {
        let x = x as usize;
        if search.has_settled(x) {
            price[x] -= search.distance(x);
        } else {
            // Nobody is in it and nobody in the plan would go there.
            price[x] = price[tree.parent[x] as usize];
        }
    }
    without_idle_bonus(network, &price)
}

impl Prices {
    /// Splits node prices into the prices of the edges of the tree.
    pub(crate) fn of_nodes(network: &Network<'_>, price: &[i64]) -> Self {
        let tree = &network.tree;
        let edge = |x: usize| price[x] - price[tree.parent[x] as usize];
        let groups = tree.seats..tree.root();
        Self {
            seat: (0..tree.seats).map(|x| edge(x).max(0)).collect(),
            floor: groups.clone().map(|x| (-edge(x)).max(0)).collect(),
            ceiling: groups.map(|x| edge(x).max(0)).collect(),
            ..Self::default()
        }
    }
}

/// The bound that node prices give.
pub(crate) fn bound_of(network: &Network<'_>, price: &[i64]) -> i64 {
    let tree = &network.tree;
    let people: i64 = (0..network.people())
        .map(|e| {
            network.arcs.of(e).map(|(seat, value)| i64::from(value) - price[seat as usize]).max().unwrap_or(0)
        })
        .sum();
    let room: i64 = (0..tree.root())
        .map(|x| match price[x] - price[tree.parent[x] as usize] {
            0 => 0,
            dearer if dearer > 0 => dearer * tree.high[x],
            cheaper => cheaper * tree.low[x],
        })
        .sum();
    people + room
}
