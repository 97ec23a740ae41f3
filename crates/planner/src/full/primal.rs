//! From shares to a plan: round, mend what is broken, then improve by chains.

use super::needs::{Chains, Need, Neighbours};
use super::placement::Placement;
use super::tables::Tables;
use crate::work::Work;

/// First purse of a repair, as a share of the spread of values, and how it grows.
const FIRST_PURSE: f32 = 0.01;
const PURSE_GROWTH: f32 = 1.6;
/// Nodes of the search for one repair.
const MEND_NODES: u64 = 1500;
/// How often the caller is asked whether to go on, in roots.
const POLL_EVERY: usize = 512;

/// How hard to try.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// Largest purse of a repair, in spreads.
    pub(super) most_purse: f32,
    /// Needs that may resist before the repair is given up.
    pub(super) patience: usize,
    /// Purses of improvement, in spreads.
    pub(super) purses: &'static [f32],
    /// Nodes of the search for one improvement.
    pub(super) nodes: u64,
}

/// On the way: only what goes easily.
pub(super) const LIGHT: Effort =
    Effort { most_purse: 0.25, patience: 3, purses: &[0.0025, 0.005, 0.01], nodes: 60 };
/// At the end: whatever goes.
pub(super) const HEAVY: Effort =
    Effort { most_purse: 6.0, patience: 100, purses: &[0.0025, 0.01, 0.04], nodes: 600 };

/// Mends and improves a placement over a core; the lawful plan, or `None`.
pub(super) fn polish(
    now: Placement<'_>,
    near: Neighbours,
    tables: &Tables<'_>,
    effort: Effort,
    spread: f32,
    work: &mut Work<'_>,
) -> Option<Vec<u32>> {
    let mut chains = Chains::new(now, near, tables);
    if !mend_all(&mut chains, effort.most_purse * spread, effort.patience, spread, work) {
        return None;
    }
    for purse in effort.purses {
        if !improve_all(&mut chains, purse * spread, effort.nodes, work) {
            break;
        }
    }
    chains.now.is_lawful().then_some(chains.now.at)
}

/// Mends what can be mended without breaking anything else; what resists stays broken.
pub(super) fn ease(
    now: Placement<'_>,
    near: Neighbours,
    tables: &Tables<'_>,
    spread: f32,
    work: &mut Work<'_>,
) -> Vec<u32> {
    let mut chains = Chains::new(now, near, tables);
    mend_all(&mut chains, 0.9 * spread, usize::MAX, spread, work);
    chains.now.at
}

/// Mends every broken limit and tie; false where one resists or the work ran out.
fn mend_all(chains: &mut Chains<'_>, most: f32, patience: usize, spread: f32, work: &mut Work<'_>) -> bool {
    // Ties first: a broken tie keeps others from using its people.
    for round in 0..3 {
        let mut resisting = 0;
        let ties = chains.now.broken_ties().into_iter().map(Need::Tie);
        let rows = chains.now.broken_rows().into_iter().map(Need::Row);
        for need in ties.chain(rows).collect::<Vec<_>>() {
            resisting += usize::from(!mend_one(chains, need, most, spread, work));
            if resisting > patience || work.must_end_after(0) {
                return false;
            }
        }
        if resisting == 0 && chains.now.is_lawful() {
            return true;
        }
        if round == 2 {
            return false;
        }
    }
    false
}

fn mend_one(chains: &mut Chains<'_>, need: Need, most: f32, spread: f32, work: &mut Work<'_>) -> bool {
    loop {
        let is_broken = match need {
            Need::Row(row) => chains.now.used[row as usize] > chains.now.model.limit[row as usize],
            Need::Tie(tie) => !chains.now.holds(tie),
        };
        if !is_broken {
            return true;
        }
        let mut purse = FIRST_PURSE * spread;
        loop {
            let before = chains.nodes();
            let found = chains.mend(need, purse, MEND_NODES);
            if work.must_end_after(8 * (chains.nodes() - before)) {
                return false;
            }
            if found {
                break;
            }
            purse *= PURSE_GROWTH;
            if purse > most {
                return false;
            }
        }
    }
}

/// Passes over all people until nothing gains; false when the work ran out.
fn improve_all(chains: &mut Chains<'_>, purse: f32, nodes: u64, work: &mut Work<'_>) -> bool {
    loop {
        chains.settle();
        chains.refresh();
        let mut gains = 0;
        for person in 0..chains.now.at.len() {
            let before = chains.nodes();
            gains += u32::from(chains.improve(person, purse, nodes));
            if person % POLL_EVERY == 0 && work.must_end_after(chains.nodes() - before) {
                return false;
            }
        }
        if gains == 0 {
            return true;
        }
    }
}
