//! Whether there is a plan at all, and which limits contradict each other where there is none.
//!
//! Values do not count here: prices whose bound is below 0 prove that no plan keeps the limits (Farkas 1902). The smallest
//! set comes from QuickXplain (Junker 2004): halves of the limits are added back until what is found cannot do
//! without any of its parts.

use super::branch::Closed;
use super::model::Model;
use super::run::{Run, Scales};
use crate::conflict::Conflict;
use crate::format::plan_json::TreeNode;
use crate::ids::PersonIx;
use crate::instance::Instance;
use crate::prices::Prices;
use crate::work::Work;

/// Whether there is a plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Possible {
    /// Yes: the arc of each person.
    Plan(Vec<u32>),
    /// No; the limits that the proof uses, demands and ties aside.
    No(Vec<Conflict>),
    /// The work ran out before.
    Unknown,
}

/// Spread that stands in for values: prices of contradictions are free to scale.
const SPREAD: f64 = 300.0;

/// Looks for any plan.
pub(crate) fn is_possible(model: &Model<'_>, work: &mut Work<'_>) -> Possible {
    let plain = model.without_values();
    let mut quiet = ();
    let Some(mut run) = Run::new(&plain, work, &mut quiet) else { return Possible::No(Vec::new()) };
    run.scales = Scales { spread: SPREAD, most_price: 3.0 };
    run.rounds();
    if let Some((bound, price)) = &run.best.bound
        && *bound < 0
    {
        return Possible::No(priced(model, &[model.rows.prices(price)]));
    }
    let closed = if run.best.plan.is_none() { run.close_all() } else { Closed::Stopped };
    match (run.best.plan, closed) {
        (Some((_, plan)), _) => Possible::Plan(plan),
        (None, Closed::Proven(tree)) => {
            let prices: Vec<Prices> = tree.into_iter().filter_map(|node: TreeNode| node.prices).collect();
            Possible::No(priced(model, &prices))
        }
        (None, Closed::Stopped) => Possible::Unknown,
    }
}

/// Rows with a price anywhere in a proof.
fn priced(model: &Model<'_>, proofs: &[Prices]) -> Vec<Conflict> {
    let rows = model.rows;
    let has_price = |row: &usize| proofs.iter().any(|prices| rows.price_of(prices, *row) > 0);
    let mut limits: Vec<Conflict> = (0..rows.len()).filter(has_price).map(|row| rows.meaning(row)).collect();
    limits.dedup();
    limits
}

/// Limits that contradict each other, none too many where the work sufficed; `used` are those of a proof.
pub(crate) fn contradiction(instance: &Instance, used: &[Conflict], work: &mut Work<'_>) -> Vec<Conflict> {
    let bare = (0..instance.people.len()).filter(|&e| instance.arcs.row(e).is_empty());
    let stranded: Vec<Conflict> = bare.map(|e| Conflict::Person(PersonIx::of(e))).take(1).collect();
    if !stranded.is_empty() {
        return stranded;
    }
    let is_human = |limit: &Conflict| {
        matches!(limit, Conflict::Demand(_) | Conflict::Couple(_) | Conflict::Relatives(_))
    };
    let all = instance.limits();
    let near: Vec<Conflict> = all.iter().copied().filter(|l| is_human(l) || used.contains(l)).collect();
    let candidates = if contradicts(instance, &near, work) { near } else { all };
    let mut found = explain(instance, &mut Vec::new(), false, &candidates, work);
    found.sort_unstable();
    found
}

/// Whether no plan keeps these limits; unknown counts as 'there may be one'.
fn contradicts(instance: &Instance, limits: &[Conflict], work: &mut Work<'_>) -> bool {
    if work.must_end_after(0) {
        return false;
    }
    let less = instance.with_only(limits);
    matches!(is_possible(&Model::new(&less), work), Possible::No(_))
}

/// QuickXplain: the part of `candidates` needed beside `ground`. `is_new` says that the ground has grown.
fn explain(
    instance: &Instance,
    ground: &mut Vec<Conflict>,
    is_new: bool,
    candidates: &[Conflict],
    work: &mut Work<'_>,
) -> Vec<Conflict> {
    if is_new && contradicts(instance, ground, work) {
        return Vec::new();
    }
    if candidates.len() <= 1 {
        return candidates.to_vec();
    }
    let (first, second) = candidates.split_at(candidates.len() / 2);
    let height = ground.len();
    ground.extend_from_slice(first);
    let mut of_second = explain(instance, ground, true, second, work);
    ground.truncate(height);
    ground.extend_from_slice(&of_second);
    let of_first = explain(instance, ground, !of_second.is_empty(), first, work);
    ground.truncate(height);
    of_second.extend(of_first);
    of_second
}
