//! Closing the gap: branch and bound on the relaxation, with the tree kept as proof.
//!
//! Source: branch and bound (Land & Doig 1960) with reduced-cost fixing (Dantzig, Fulkerson & Johnson 1954). At the root only
//! options within the gap of the best remain, mostly one a bidder. A node's prices come from the same first-order
//! method and are made whole; a node is closed when the exact sum over the options left is no better than the best
//! plan. Otherwise one option is taken in one child and left in the other, depth first.

use super::core::{Bidder, Core};
use super::lp::{Lp, legs};
use super::model::Model;
use super::pdhg::Pdhg;
use super::placement::Placement;
use super::rows::PARTS;
use super::run::{Run, first_shares, whole_parts};
use super::tables::Tables;
use crate::format::plan_json::TreeNode;
use crate::network::NONE;
use crate::solve::Phase;
use crate::work::StoppedBecause;

/// Iterations at the root and at other nodes.
const ROOT_ITERATIONS: u32 = 3000;
const NODE_ITERATIONS: u32 = 1200;
/// Nodes after which the search gives up.
const MOST_NODES: usize = 20_000;

/// Work after which it gives up: a base, and a multiple of what the rounds before it took.
const BASE_WORK: u64 = 20_000_000;
const ROUNDS_WORK: u64 = 4;

/// How the search ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Closed {
    /// No plan is better than the best; the tree proves it.
    Proven(Vec<TreeNode>),
    /// Work or nodes ran out.
    Stopped,
}

/// A node to be looked at.
struct Open {
    parent: u32,
    /// The decision that leads here; none at the root.
    decision: Option<(usize, [u32; 2], bool)>,
    core: Core,
    price: Vec<f64>,
}

/// What a look at a node gives.
enum Looked {
    /// Nothing better below: the prices that show it.
    Done(Vec<i64>),
    /// Nothing lawful below: two people's rule is broken by all that is left.
    Broken([u32; 2]),
    /// Split on an option of a bidder; on nothing where what is left needs only one more look.
    Split { price: Vec<i64>, on: Option<(usize, [u32; 2])>, core: Core, start: Vec<f64> },
    /// The work ran out.
    Stopped,
}

impl Run<'_, '_, '_> {
    /// Closes the gap below a root core; `root_price` are the prices of the best bound.
    pub(super) fn close(&mut self, core: Core, root_price: &[f64]) -> Closed {
        let mut tree: Vec<TreeNode> = Vec::new();
        let mut open = vec![Open { parent: 0, decision: None, core, price: root_price.to_vec() }];
        let mut nodes = 0;
        let most_work = BASE_WORK + ROUNDS_WORK * self.work.spent();
        while let Some(node) = open.pop() {
            nodes += 1;
            if nodes > MOST_NODES || self.work.spent() > most_work {
                self.work.end(StoppedBecause::SearchLimit);
                return Closed::Stopped;
            }
            let (parent, decision) = (node.parent, node.decision);
            let at = tree.len() as u32 + 1;
            let iterations = if nodes == 1 { ROOT_ITERATIONS } else { NODE_ITERATIONS };
            let looked = self.look(node, iterations);
            let (prices, broken) = match &looked {
                Looked::Stopped => return Closed::Stopped,
                Looked::Done(price) | Looked::Split { price, .. } => {
                    (Some(self.model.rows.prices(price)), None)
                }
                Looked::Broken(pair) => (None, Some(*pair)),
            };
            let (people, seats, take) = match decision {
                Some((bidder, option, take)) => {
                    let (people, seats) = self.named(bidder, option);
                    (people, seats, take)
                }
                // The first node, and where all is decided: a look at what is left with better prices.
                None => (Vec::new(), Vec::new(), true),
            };
            tree.push(TreeNode { parent, people, seats, take, prices, broken });
            match looked {
                Looked::Split { on: None, core, start, .. } => {
                    open.push(Open { parent: at, decision: None, core, price: start });
                }
                Looked::Split { on: Some((bidder, option)), core, start, .. } => {
                    for take in [false, true] {
                        let keep = |b: usize, o: usize| b != bidder || (core.option(o) == option) == take;
                        if let Some(core) = core.only(keep) {
                            let decision = Some((bidder, option, take));
                            open.push(Open { parent: at, decision, core, price: start.clone() });
                        }
                    }
                }
                Looked::Done(_) | Looked::Broken(_) | Looked::Stopped => {}
            }
            self.tell(Phase::Branch);
        }
        Closed::Proven(tree)
    }

    /// A decision by people and seats.
    fn named(&self, bidder: usize, option: [u32; 2]) -> (Vec<u32>, Vec<u32>) {
        let seat = &self.model.arcs().seat;
        legs(self.bidders[bidder], option).map(|(person, arc)| (person as u32, seat[arc])).unzip()
    }

    fn look(&mut self, node: Open, iterations: u32) -> Looked {
        let model = self.model;
        if let Some(fixed) = self.look_at_fixed(&node.core) {
            return fixed;
        }
        let lp = Lp::new(model, &self.bidders, &node.core);
        let start = first_shares(&node.core);
        let mut steps = self.scales.steps();
        steps.omega = 0.1 * self.scales.spread;
        let mut pdhg = Pdhg::new(model, &lp, &start, &node.price, steps);
        let goal = (self.to_beat() + model.divisor) as f64 - 0.01;
        let goes_on = pdhg.run(iterations, |bound| bound < goal, self.work);
        let price = whole_parts(model, &pdhg.best_price);
        let tables = Tables::new(model, price);
        let bound = exact_bound(&self.bidders, &tables, &node.core);
        if model.whole(bound) <= self.to_beat() {
            return Looked::Done(tables.price().to_vec());
        }
        if !goes_on {
            return Looked::Stopped;
        }
        let shares = pdhg.shares(&node.core, &self.bidders);
        let now = Placement::new(model, node.core.rounded(&self.bidders, &shares, model.people()));
        let broken_ties = now.broken_ties();
        if broken_ties.is_empty() && now.broken_rows().is_empty() {
            self.offer(now.at, Phase::Branch);
        }
        if model.whole(bound) <= self.to_beat() {
            return Looked::Done(tables.price().to_vec());
        }
        let core = reduced(model, &self.bidders, &tables, &node.core, bound, self.to_beat());
        let on = self.choice(&core, &node.core, &shares, &broken_ties);
        let start = pdhg.best_price.clone();
        Looked::Split { price: tables.price().to_vec(), on, core, start }
    }

    /// Where nobody has a choice left, no prices need to be sought.
    fn look_at_fixed(&mut self, core: &Core) -> Option<Looked> {
        let model = self.model;
        if core.arc.len() + 1 > core.first.len() {
            return None;
        }
        let now =
            Placement::new(model, core.rounded(&self.bidders, &vec![1.0; core.arc.len()], model.people()));
        if let Some(&tie) = now.broken_ties().first() {
            return Some(Looked::Broken(model.ties.all[tie as usize].pair));
        }
        let mut price = vec![0; model.rows.len()];
        if let Some(&row) = now.broken_rows().first() {
            // So dear that the excess costs more than the plan is worth beyond the best.
            let row = row as usize;
            let excess = (now.used[row] - model.limit[row]).max(1);
            let above = (model.worth(&now.at) - self.to_beat()).max(0) + 1;
            let per_excess = i128::from(above) * i128::from(model.per[row]) / i128::from(excess) + 1;
            price[row] = i64::try_from(per_excess * i128::from(PARTS)).ok()?;
        } else {
            self.offer(now.at, Phase::Branch);
        }
        Some(Looked::Done(price))
    }

    /// What to decide next: somebody undecided, or of a broken tie, and the option of largest share.
    fn choice(&self, core: &Core, old: &Core, shares: &[f32], broken: &[u32]) -> Option<(usize, [u32; 2])> {
        let share = core.shares_from(old, shares);
        let in_tie = |bidder: &Bidder| {
            broken.iter().any(|&tie| {
                let pair = self.model.ties.all[tie as usize].pair;
                pair.contains(&bidder.one) || (bidder.other != NONE && pair.contains(&bidder.other))
            })
        };
        let mut best: Option<(bool, f32, usize, usize)> = None;
        for (b, bidder) in self.bidders.iter().enumerate() {
            let options = core.of(b);
            if options.len() < 2 {
                continue;
            }
            let top =
                options.clone().fold(options.start, |top, o| if share[o] > share[top] { o } else { top });
            let is_whole = share[top] > 0.999;
            let key = (is_whole && !in_tie(bidder), share[top], b, top);
            if best.is_none_or(|best| (key.0, key.1) < (best.0, best.1)) {
                best = Some(key);
            }
        }
        best.map(|(_, _, bidder, option)| (bidder, core.option(option)))
    }
}

fn worth(tables: &Tables<'_>, bidder: Bidder, option: [u32; 2]) -> i64 {
    legs(bidder, option).map(|(person, arc)| tables.worth(person, arc)).sum()
}

/// The bound over the options of a core, in parts of `Model::scale`.
pub(super) fn exact_bound(bidders: &[Bidder], tables: &Tables<'_>, core: &Core) -> i128 {
    let best = |(b, bidder): (usize, &Bidder)| {
        let options = core.of(b).map(|option| worth(tables, *bidder, core.option(option)));
        i128::from(options.max().unwrap_or(0))
    };
    tables.constant() + bidders.iter().enumerate().map(best).sum::<i128>()
}

/// The core without options that lead to nothing better than `beaten` at these prices.
fn reduced(
    model: &Model<'_>,
    bidders: &[Bidder],
    tables: &Tables<'_>,
    core: &Core,
    bound: i128,
    beaten: i64,
) -> Core {
    let best: Vec<i64> = bidders
        .iter()
        .enumerate()
        .map(|(b, bidder)| core.of(b).map(|o| worth(tables, *bidder, core.option(o))).max().unwrap_or(0))
        .collect();
    let keep = |b: usize, option: usize| {
        let loss = best[b] - worth(tables, bidders[b], core.option(option));
        model.whole(bound - i128::from(loss)) > beaten
    };
    core.only(keep).unwrap_or_else(|| core.clone())
}
