//! One pass over all arcs: the exact bound that prices give, and the core around it.
//!
//! Source: Lagrangian duality (Geoffrion 1974) with reduced-cost cores (column generation by sweeping). Each bidder's best
//! worth after prices, plus what the limits cost, bounds every plan. What is within a window of the best, the best
//! few, and what still has a share stays in the core; dropping more than that made cores that no plan fits.

use super::core::{Bidder, Core};
use super::model::Model;
use super::tables::Tables;
use crate::network::NONE;
use crate::work::Work;

/// What stays in the core. Windows are in parts of `Model::scale`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keep {
    /// Options so near to the best stay.
    pub(crate) window: i64,
    /// At least so many stay.
    pub(crate) least: usize,
    /// Whether the window alone decides: nothing else stays, and nothing within it is dropped.
    pub(crate) only_window: bool,
}

/// A bound and, unless the work ran out, a core.
#[derive(Debug, Clone)]
pub(crate) struct Swept {
    /// No plan is worth more, in parts of `Model::scale`.
    pub(crate) bound: i128,
    pub(crate) core: Core,
}

/// How often the caller is asked whether to go on, in people.
const POLL_EVERY: usize = 4096;
/// Best arcs of either partner that keep a compatible arc of the other in the core.
const VARIETY: usize = 10;
/// Districts whose best option stays for a couple.
const DISTRICTS: usize = 5;
/// Most options of a pair within the window.
const MOST_JOINT: usize = 24;

/// Sweeps all arcs; `old` is a core whose shares count. `None` when the work ran out or a bidder has no option.
pub(crate) fn sweep(
    model: &Model<'_>,
    tables: &Tables<'_>,
    bidders: &[Bidder],
    keep: Keep,
    old: Option<(&Core, &[f32])>,
    work: &mut Work<'_>,
) -> Option<Swept> {
    let mut swept = Swept { bound: tables.constant(), core: Core::new() };
    let mut row = Row::default();
    let mut pair = Pair::default();
    let mut looked_at = 0;
    for (b, bidder) in bidders.iter().enumerate() {
        if b % POLL_EVERY == 0 {
            if work.must_end_after(looked_at) {
                return None;
            }
            looked_at = 0;
        }
        row.fill(model, tables, bidder.one as usize);
        looked_at += row.worth.len() as u64;
        let old = old.map(|(core, share)| OldRow { core, share, at: core.of(b) });
        if bidder.other == NONE {
            let best = row.best()?;
            swept.bound += i128::from(best);
            row.keep(model, bidder.one as usize, best, keep, old, &mut swept.core);
        } else {
            let tie = model.ties.joint[bidder.one as usize] as usize;
            pair.fill(model, tables, tie, *bidder);
            looked_at += pair.joint.len() as u64;
            let best = pair.best()?;
            swept.bound += i128::from(best);
            pair.keep(model, best, keep, old, &mut swept.core);
        }
        swept.core.end_row();
    }
    Some(swept)
}

/// A bidder's options in the older core.
struct OldRow<'c> {
    core: &'c Core,
    share: &'c [f32],
    at: std::ops::Range<usize>,
}

/// A person's arcs with their worth.
#[derive(Default)]
struct Row {
    arc: Vec<u32>,
    worth: Vec<i64>,
    sorted: Vec<i64>,
}

impl Row {
    fn fill(&mut self, model: &Model<'_>, tables: &Tables<'_>, person: usize) {
        self.arc.clear();
        self.worth.clear();
        for arc in model.open_arcs(person) {
            self.arc.push(arc as u32);
            self.worth.push(tables.worth(person, arc));
        }
    }

    fn best(&self) -> Option<i64> {
        self.worth.iter().copied().max()
    }

    fn keep(
        &mut self,
        model: &Model<'_>,
        person: usize,
        best: i64,
        keep: Keep,
        old: Option<OldRow<'_>>,
        core: &mut Core,
    ) {
        let mut bar = best - keep.window;
        let near = self.worth.iter().filter(|&&worth| worth >= bar).count();
        if near < keep.least && self.worth.len() > near {
            let place = self.worth.len().saturating_sub(keep.least);
            self.sorted.clear();
            self.sorted.extend_from_slice(&self.worth);
            bar = bar.min(*self.sorted.select_nth_unstable(place).1);
        }
        let home = model.home[person];
        let mut old = old;
        for (&arc, &worth) in self.arc.iter().zip(&self.worth) {
            let had = old.as_mut().and_then(|old| old.share_of([arc, NONE]));
            let stays = !keep.only_window && model.arcs().seat[arc as usize] == home;
            let is_used = had.is_some_and(|share| share > 0.01 || worth >= best - 4 * keep.window);
            if worth >= bar || stays || is_used {
                core.push([arc, NONE]);
            }
        }
    }
}

impl OldRow<'_> {
    /// The share of an option; options must be asked for in ascending order.
    fn share_of(&mut self, option: [u32; 2]) -> Option<f32> {
        while self.at.start < self.at.end && self.core.option(self.at.start) < option {
            self.at.start += 1;
        }
        let is_there = self.at.start < self.at.end && self.core.option(self.at.start) == option;
        is_there.then(|| self.share[self.at.start])
    }
}

/// The options of two people who bid jointly.
#[derive(Default)]
struct Pair {
    /// (worth, arc, arc of the partner).
    joint: Vec<(i64, [u32; 2])>,
    one: Row,
    other: Row,
}

impl Pair {
    fn fill(&mut self, model: &Model<'_>, tables: &Tables<'_>, tie: usize, bidder: Bidder) {
        let (tie, seat) = (model.ties.all[tie], &model.arcs().seat);
        self.one.fill(model, tables, bidder.one as usize);
        self.other.fill(model, tables, bidder.other as usize);
        self.joint.clear();
        for (&a, &worth) in self.one.arc.iter().zip(&self.one.worth) {
            for (&b, &partner) in self.other.arc.iter().zip(&self.other.worth) {
                if model.ties.fits(tie, seat[a as usize], seat[b as usize]) {
                    self.joint.push((worth + partner, [a, b]));
                }
            }
        }
    }

    fn best(&self) -> Option<i64> {
        self.joint.iter().map(|joint| joint.0).max()
    }

    /// Keeps what is near, and for variety: the best partner arc of each partner's best arcs, the best option of some
    /// districts, both staying.
    fn keep(&mut self, model: &Model<'_>, best: i64, keep: Keep, old: Option<OldRow<'_>>, core: &mut Core) {
        let seat = &model.arcs().seat;
        let mut kept: Vec<[u32; 2]> = Vec::new();
        if let Some(old) = old {
            for at in old.at {
                let option = old.core.option(at);
                let worth = self.joint.iter().find(|joint| joint.1 == option).map(|joint| joint.0);
                let is_near = worth.is_some_and(|worth| worth >= best - 4 * keep.window);
                if old.share[at] > 0.01 || is_near {
                    kept.push(option);
                }
            }
        }
        self.joint.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let most = if keep.only_window { usize::MAX } else { MOST_JOINT };
        let near = self.joint.iter().take(most).filter(|joint| joint.0 >= best - keep.window);
        kept.extend(near.map(|joint| joint.1));
        kept.extend(self.joint.iter().take(keep.least).map(|joint| joint.1));
        if !keep.only_window {
            for side in 0..2 {
                let mut seen: Vec<u32> = Vec::new();
                for joint in &self.joint {
                    if seen.len() == VARIETY {
                        break;
                    }
                    if !seen.contains(&joint.1[side]) {
                        seen.push(joint.1[side]);
                        kept.push(joint.1);
                    }
                }
            }
            let mut seen: Vec<u32> = Vec::new();
            for joint in &self.joint {
                let district = model.ties.district(seat[joint.1[0] as usize]);
                if seen.len() < DISTRICTS && !seen.contains(&district) {
                    seen.push(district);
                    kept.push(joint.1);
                }
            }
        }
        kept.sort_unstable();
        kept.dedup();
        kept.into_iter().for_each(|option| core.push(option));
    }
}
