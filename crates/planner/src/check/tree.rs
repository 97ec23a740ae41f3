//! The search tree of a proof: children cover their parent, and no leaf holds more than the bound.
//!
//! The root has the plan's own prices, every other node may have its own. At a node whose prices give a bound D, an option
//! that is worth d less than its bidder's best leads to no plan above D − d; where that, made whole, is no more than the
//! stated bound, the option is done with, and the nodes below need not look at it again. A leaf is done with when D
//! itself is no more, when a bidder has no option left, or when no options left to two people keep the rule between them.

use super::dual::{Bidder, Costs};
use super::facts::Facts;
use crate::constraint::ConstraintKind;
use crate::format::plan_json::{PlanFile, TreeNode};

/// The largest number of points that the proof leaves open; `None` if it proves nothing.
///
/// The root's own bound where there is no tree.
pub(super) fn proven(facts: &Facts, plan: &PlanFile) -> Option<i128> {
    let kinds = &plan.honours;
    let costs = facts.costs(&plan.multipliers, kinds)?;
    let divisor = i128::from(facts.divisor());
    let bidders = facts.bidders(kinds);
    let bound = costs.bound(&bidders)?;
    if plan.tree.is_empty() {
        return Some(whole(divisor, bound, costs.grains));
    }
    let children = children_of(&plan.tree)?;
    let stated = plan.bound.in_parts();
    let mut walk = Walk { facts, kinds, divisor, tree: &plan.tree, children, stated, open: None };
    walk.visit(0, bidders, Some(&costs))?;
    walk.open
}

/// A number of grains, rounded down to a multiple of the common divisor of all values, in points.
fn whole(divisor: i128, grains: i128, per_point: i128) -> i128 {
    grains.div_euclid(per_point).div_euclid(divisor) * divisor
}

/// Children of each node, root first; `None` if a node comes before its parent.
fn children_of(tree: &[TreeNode]) -> Option<Vec<Vec<usize>>> {
    let mut children = vec![Vec::new(); tree.len() + 1];
    for (at, node) in tree.iter().enumerate() {
        let parent = node.parent as usize;
        if parent > at {
            return None;
        }
        children[parent].push(at + 1);
    }
    Some(children)
}

struct Walk<'a> {
    facts: &'a Facts,
    kinds: &'a [ConstraintKind],
    tree: &'a [TreeNode],
    children: Vec<Vec<usize>>,
    divisor: i128,
    /// The stated bound in 1024ths.
    stated: i128,
    /// The most that anything done with could still be worth.
    open: Option<i128>,
}

impl Walk<'_> {
    fn note(&mut self, points: i128) {
        self.open = self.open.max(Some(points));
    }

    fn is_done(&self, points: i128) -> bool {
        points * 1024 <= self.stated
    }

    /// Verifies a node and all below it; `None` where something is not proven.
    fn visit(&mut self, node: usize, mut bidders: Vec<Bidder>, root: Option<&Costs<'_>>) -> Option<()> {
        if bidders.iter().any(|bidder| bidder.options.is_empty()) {
            return Some(());
        }
        let own = match node.checked_sub(1).and_then(|at| self.tree[at].prices.as_ref()) {
            Some(prices) => Some(self.facts.costs(prices, self.kinds)?),
            None => None,
        };
        if let Some(costs) = own.as_ref().or(root) {
            let bound = costs.bound(&bidders)?;
            let points = whole(self.divisor, bound, costs.grains);
            if self.is_done(points) {
                self.note(points);
                return Some(());
            }
            for bidder in &mut bidders {
                self.reduce(bidder, costs, bound);
            }
        }
        let children = self.children[node].clone();
        if children.is_empty() {
            let broken = self.tree[node.checked_sub(1)?].broken?;
            return self.can_never_fit(&bidders, broken).then_some(());
        }
        if let [only] = children[..] {
            let decides_nothing =
                self.tree[only - 1].people.is_empty() && self.tree[only - 1].seats.is_empty();
            return if decides_nothing { self.visit(only, bidders, None) } else { None };
        }
        let [one, other] = children[..] else { return None };
        let (first, second) = (&self.tree[one - 1], &self.tree[other - 1]);
        let covers =
            first.people == second.people && first.seats == second.seats && first.take != second.take;
        if !covers {
            return None;
        }
        for child in [one, other] {
            let below = self.branch(&bidders, child)?;
            self.visit(child, below, None)?;
        }
        Some(())
    }

    /// Drops the options that the bound is done with.
    fn reduce(&mut self, bidder: &mut Bidder, costs: &Costs<'_>, bound: i128) {
        let worth: Vec<i128> = bidder.options.iter().map(|&o| costs.worth(bidder.people, o)).collect();
        let best = worth.iter().copied().max().unwrap_or(0);
        let mut kept = Vec::new();
        for (&option, worth) in bidder.options.iter().zip(worth) {
            let points = whole(self.divisor, bound - (best - worth), costs.grains);
            if self.is_done(points) {
                self.note(points);
            } else {
                kept.push(option);
            }
        }
        bidder.options = kept;
    }

    /// The bidders below a branch: this option only, or all but it.
    fn branch(&self, bidders: &[Bidder], child: usize) -> Option<Vec<Bidder>> {
        let node = &self.tree[child - 1];
        let (people, option) = match (&node.people[..], &node.seats[..]) {
            (&[one], &[seat]) => ((one as usize, None), (seat, None)),
            (&[one, other], &[a, b]) => ((one as usize, Some(other as usize)), (a, Some(b))),
            _ => return None,
        };
        let mut below = bidders.to_vec();
        let bidder = below.iter_mut().find(|bidder| bidder.people == people)?;
        bidder.options.retain(|&o| (o == option) == node.take);
        Some(below)
    }

    /// Whether the rule between two people is broken by every option they have left.
    fn can_never_fit(&self, bidders: &[Bidder], pair: [u32; 2]) -> bool {
        let [a, b] = pair.map(|person| person as usize);
        let key = (a.min(b), a.max(b));
        let Some(tie) = self.facts.ties(self.kinds).into_iter().find(|tie| (tie.0, tie.1) == key) else {
            return false;
        };
        let seats = |person: usize| -> Vec<u32> {
            let mut seats = Vec::new();
            for bidder in bidders {
                for &(one, other) in &bidder.options {
                    if bidder.people.0 == person {
                        seats.push(one);
                    } else if bidder.people.1 == Some(person) {
                        seats.extend(other);
                    }
                }
            }
            seats
        };
        let (ones, others) = (seats(key.0), seats(key.1));
        !ones.iter().any(|&one| others.iter().any(|&other| self.facts.tie_allows(tie, one, other)))
    }
}
