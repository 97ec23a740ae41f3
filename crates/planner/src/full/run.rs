//! The run: rounds of sweep and prices, plans on the way, branching at the end.

use super::branch::Closed;
use super::core::{Bidder, Core, bidders};
use super::lp::Lp;
use super::model::{Model, NO_LIMIT};
use super::needs::Neighbours;
use super::pdhg::{Pdhg, Steps};
use super::placement::Placement;
use super::possible::{Possible, contradiction, is_possible};
use super::primal::{HEAVY, LIGHT, polish};
use super::relaxed;
use super::rows::PARTS;
use super::sweep::{Keep, Swept, sweep};
use super::tables::Tables;
use crate::format::plan_json::TreeNode;
use crate::format::report::{Status, gap_percent};
use crate::ids::SeatIx;
use crate::instance::Instance;
use crate::prices::Prices;
use crate::solve::{Config, Phase, Progress, SoFar, Solution, Stats};
use crate::work::{StoppedBecause, Work};

/// Most rounds of sweep and prices before branching.
const MOST_ROUNDS: usize = 60;
/// The first round with a plan; before, prices are too wild.
const FIRST_PLAN: usize = 3;
/// Where prices stop at last, in spreads.
const MOST_PRICE: f64 = 48.0;
/// Most arcs for which first prices come from the network solver, which needs a copy of the values.
const MOST_ARCS_OF_NETWORK: usize = 1_000_000;
const MOST_ARCS_OF_TIGHT: usize = 40_000_000;
/// A placement that breaks more than one row for so many people is made anew by the network solver.
const ROUGH: usize = 250;
/// Plans wait until a round lowers the bound by less than this part of it, or for this round.
const SETTLED: f64 = 0.003;
const LATEST_PLAN: usize = 12;
/// A fresh plan from the shares every so many rounds.
const FRESH_EVERY: usize = 3;
/// Rounds without progress after which branching is more promising.
const STALL_ROUNDS: usize = 4;
/// Iterations of a round.
const ITERATIONS: u32 = 100;

/// Sizes in points, from the spread of the values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scales {
    /// Median over people of best value less eighth best.
    pub(super) spread: f64,
    /// Where prices stop, in spreads.
    pub(super) most_price: f64,
}

impl Scales {
    fn of(model: &Model<'_>) -> Self {
        let step = model.people().div_ceil(2000).max(1);
        let mut spreads: Vec<i64> = Vec::new();
        let mut values = Vec::new();
        for e in (0..model.people()).step_by(step) {
            values.clear();
            values.extend(model.open_arcs(e).map(|arc| model.value(arc)));
            values.sort_unstable_by(|a, b| b.cmp(a));
            if let (Some(best), Some(last)) = (values.first(), values.last()) {
                spreads.push(best - values.get(7).unwrap_or(last));
            }
        }
        spreads.sort_unstable();
        let middle = spreads.get(spreads.len() / 2).copied().unwrap_or(0);
        let spread = if middle > 0 { middle } else { spreads.last().copied().unwrap_or(0) };
        Self { spread: (spread as f64).max(1.0), most_price: 3.0 }
    }

    pub(super) fn steps(self) -> Steps {
        let s = self.spread;
        Steps {
            omega: 0.4 * s,
            omega_range: (0.01 * s, 0.17 * self.most_price * s),
            most_price: self.most_price * s,
            freeze: (0.08 * s) as f32,
        }
    }
}

/// Prices in points, made whole multiples of 1/1024; rows without limit cost nothing.
pub(super) fn whole_parts(model: &Model<'_>, price: &[f64]) -> Vec<i64> {
    let part = |(r, &price): (usize, &f64)| match model.limit[r] {
        NO_LIMIT => 0,
        _ => (price * PARTS as f64).round() as i64,
    };
    price.iter().enumerate().map(part).collect()
}

/// The best plan and the best bound so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Best {
    pub(super) plan: Option<(i64, Vec<u32>)>,
    pub(super) bound: Option<(i128, Vec<i64>)>,
}

/// A run.
pub(crate) struct Run<'m, 'w, 'p> {
    pub(super) model: &'m Model<'m>,
    pub(super) bidders: Vec<Bidder>,
    pub(super) scales: Scales,
    pub(super) work: &'p mut Work<'w>,
    pub(super) progress: &'p mut dyn Progress,
    pub(super) best: Best,
    /// The caller is content with this gap, in per cent.
    gap_percent: Option<f64>,
    before: Option<Before>,
}

/// A plan and prices to start from.
struct Before {
    at: Vec<u32>,
    price: Vec<f64>,
}

impl Before {
    /// `None` where they do not fit the question.
    fn of(model: &Model<'_>, assignment: &[Option<SeatIx>], prices: &Prices) -> Option<Self> {
        if assignment.len() != model.people() || prices.seat.len() != model.rows.seats {
            return None;
        }
        let arc = |e: usize| {
            let held = model.open_arcs(e).find(|&arc| Some(SeatIx(model.arcs().seat[arc])) == assignment[e]);
            // Somebody who may not have the old seat any more begins on the best one.
            held.or_else(|| model.open_arcs(e).max_by_key(|&arc| (model.value(arc), std::cmp::Reverse(arc))))
        };
        let at = (0..model.people()).map(|e| arc(e).map(|arc| arc as u32)).collect::<Option<Vec<u32>>>()?;
        let per_point = prices.per_point as f64;
        let price = |row: usize| match model.limit[row] {
            NO_LIMIT => 0.0,
            _ => model.rows.price_of(prices, row) as f64 / per_point,
        };
        Some(Self { at, price: (0..model.rows.len()).map(price).collect() })
    }
}

/// Most arcs of a question without any plan so far that is searched through as a whole.
const MOST_ARCS_WITHOUT_PLAN: usize = 2_000_000;

/// Solves a validated instance with side constraints.
///
/// `before` are the plan and the prices of a question with the same people, pairs and limits in the same places, of
/// which anything may have changed in value: the run starts from them, and changes the plan only where it gains.
pub(crate) fn solve_full(
    instance: &Instance,
    before: Option<(&[Option<SeatIx>], &Prices)>,
    config: &Config,
    progress: &mut dyn Progress,
    stop: &dyn Fn() -> bool,
) -> Solution {
    let model = Model::new(instance);
    let mut work = Work::new(config.work_limit, stop);
    let Some(mut run) = Run::new(&model, &mut work, progress) else {
        let conflict = contradiction(instance, &[], &mut work);
        return Solution { conflict, ..nothing(&model, Status::Infeasible, &work) };
    };
    run.gap_percent = config.gap_percent;
    run.before = before.and_then(|(assignment, prices)| Before::of(&model, assignment, prices));
    run.rounds();
    if run.best.plan.is_none() && !run.work.has_ended() {
        match is_possible(&model, run.work) {
            Possible::Plan(plan) => run.offer(plan, Phase::Branch),
            Possible::No(used) => {
                let conflict = contradiction(instance, &used, &mut work);
                return Solution { conflict, ..nothing(&model, Status::Infeasible, &work) };
            }
            Possible::Unknown => {}
        }
    }
    let tree = if run.best.plan.is_some() { run.close_gap() } else { None };
    run.solution(tree)
}

fn nothing(model: &Model<'_>, status: Status, work: &Work<'_>) -> Solution {
    Solution {
        status,
        assignment: vec![None; model.people()],
        prices: model.rows.prices(&vec![0; model.rows.len()]),
        tree: Vec::new(),
        objective: 0,
        bound: 0,
        conflict: Vec::new(),
        stats: Stats {
            bids: 0,
            paths: 0,
            work: work.spent(),
            moves: 0,
            has_fewest_moves: false,
            stopped_because: work.stopped_because(),
        },
    }
}

impl<'m, 'w, 'p> Run<'m, 'w, 'p> {
    /// A run; `None` where a bidder has no option, so that there is no plan.
    pub(super) fn new(
        model: &'m Model<'m>,
        work: &'p mut Work<'w>,
        progress: &'p mut dyn Progress,
    ) -> Option<Self> {
        let bidders = bidders(model);
        let has_option = |bidder: &Bidder| {
            let seat = &model.arcs().seat;
            let mut ones = model.open_arcs(bidder.one as usize);
            if bidder.other == crate::network::NONE {
                return ones.next().is_some();
            }
            let tie = model.ties.all[model.ties.joint[bidder.one as usize] as usize];
            ones.any(|a| {
                model.open_arcs(bidder.other as usize).any(|b| model.ties.fits(tie, seat[a], seat[b]))
            })
        };
        bidders.iter().all(has_option).then(|| Self {
            model,
            scales: Scales::of(model),
            work,
            progress,
            best: Best::default(),
            gap_percent: None,
            before: None,
            bidders,
        })
    }

    /// A plan must be worth more than this to matter.
    pub(super) fn to_beat(&self) -> i64 {
        self.best.plan.as_ref().map_or(-1, |(worth, _)| *worth)
    }

    /// Sharpens the bound and closes the gap by branching; the tree where prices alone do not.
    fn close_gap(&mut self) -> Option<Vec<TreeNode>> {
        if self.is_closed() || self.work.has_ended() {
            return None;
        }
        let (bound, price) = self.best.bound.clone()?;
        let model = self.model;
        let window = bound - i128::from(self.to_beat() + model.divisor) * i128::from(model.scale);
        let window = i64::try_from(window).ok()?;
        let tables = Tables::new(model, price.clone());
        let keep = Keep { window, least: 1, only_window: true };
        let core = sweep(model, &tables, &self.bidders, keep, None, self.work)?.core;
        let price: Vec<f64> = price.iter().map(|&part| part as f64 / PARTS as f64).collect();
        match self.close(core, &price) {
            Closed::Proven(tree) => Some(tree),
            Closed::Stopped => None,
        }
    }

    /// The bound without prices, for a run that ended before its first sweep.
    fn first_bound(&self) -> (i128, Vec<i64>) {
        let price = vec![0; self.model.rows.len()];
        let tables = Tables::new(self.model, price.clone());
        let keep = Keep { window: 0, least: 1, only_window: true };
        let swept = sweep(self.model, &tables, &self.bidders, keep, None, &mut Work::new(None, &|| false));
        (swept.map_or(0, |swept| swept.bound), price)
    }

    /// Searches all arcs for any lawful plan.
    pub(super) fn close_all(&mut self) -> Closed {
        let model = self.model;
        let arcs = &model.arcs().seat;
        if arcs.len() > MOST_ARCS_WITHOUT_PLAN || self.work.has_ended() {
            return Closed::Stopped;
        }
        let tables = Tables::new(model, vec![0; model.rows.len()]);
        let keep = Keep { window: i64::MAX / 4, least: 1, only_window: true };
        let Some(swept) = sweep(model, &tables, &self.bidders, keep, None, self.work) else {
            return Closed::Stopped;
        };
        let zero = vec![0.0; model.rows.len()];
        self.close(swept.core, &zero)
    }

    pub(super) fn keep(&self, window: f64, least: usize) -> Keep {
        let window = (window * self.scales.spread * self.model.scale as f64) as i64;
        Keep { window, least, only_window: false }
    }

    /// Rounds of sweep, plan and prices, until the gap is closed or they bring nothing more.
    pub(super) fn rounds(&mut self) {
        let (mut price, first_plan) = match self.before.take() {
            Some(before) => {
                self.repair(before.at, &before.price);
                (before.price, 0)
            }
            None => (self.start_prices(), FIRST_PLAN),
        };
        let highest = price.iter().copied().fold(0.0, f64::max);
        self.scales.most_price = self.scales.most_price.max(2.0 * highest / self.scales.spread);
        let mut omega = self.scales.steps().omega;
        let mut old: Option<(Core, Vec<f32>)> = None;
        let mut bounds: Vec<f64> = Vec::new();
        let mut before = f64::INFINITY;
        for round in 0..MOST_ROUNDS {
            let keep = if round == 0 { self.keep(0.2, 6) } else { self.keep(0.15, 4) };
            let Some(swept) = self.sweep(&price, keep, old.as_ref()) else { return };
            let shares = match &old {
                Some((core, shares)) => swept.core.shares_from(core, shares),
                None => first_shares(&swept.core),
            };
            let now = swept.bound as f64 / self.model.scale as f64;
            let is_settling = before - now < SETTLED * now.abs() || round >= LATEST_PLAN;
            before = now;
            if round >= first_plan && is_settling {
                self.try_plans(Some(round), &price, &swept.core, &shares);
                bounds.push(self.best_bound());
                if self.is_closed() || self.is_near_enough() {
                    return;
                }
                if self.stalls(&bounds) {
                    self.try_plans(None, &price, &swept.core, &shares);
                    return;
                }
            }
            let lp = Lp::new(self.model, &self.bidders, &swept.core);
            let steps = Steps { omega, ..self.scales.steps() };
            let mut pdhg = Pdhg::new(self.model, &lp, &shares, &price, steps);
            let goes_on = pdhg.run(ITERATIONS, |_| false, self.work);
            price = pdhg.last_price().to_vec();
            omega = pdhg.omega();
            self.widen(&price);
            let shares = pdhg.shares(&swept.core, &self.bidders);
            old = Some((swept.core, shares));
            if !goes_on {
                return;
            }
        }
    }

    /// Prices to start with.
    fn start_prices(&mut self) -> Vec<f64> {
        let price = self.first_prices();
        if !self.model.has_values || !self.fits_network() {
            return price;
        }
        let moving = price[self.model.rows.moves()];
        relaxed::first_prices(self.model, moving, self.work).unwrap_or(price)
    }

    /// Mends an older plan at older prices, and takes it if it can be.
    fn repair(&mut self, at: Vec<u32>, price: &[f64]) {
        let Some(swept) = self.sweep(price, self.keep(0.15, 6), None) else { return };
        let tables = Tables::new(self.model, whole_parts(self.model, price));
        let near = Neighbours::new(self.model, &tables, &self.bidders, &swept.core);
        let now = Placement::new(self.model, at);
        if let Some(plan) = polish(now, near, &tables, LIGHT, self.scales.spread as f32, self.work) {
            self.offer(plan, Phase::Rounds);
        }
    }

    /// Whether first prices from the network are worth their memory: always where rooms are tight.
    fn fits_network(&self) -> bool {
        let (model, arcs) = (self.model, self.model.arcs().seat.len());
        let room: i64 = model.limit[..model.rows.seats].iter().filter(|&&limit| limit != NO_LIMIT).sum();
        let is_tight = room <= model.people() as i64;
        arcs <= if is_tight { MOST_ARCS_OF_TIGHT } else { MOST_ARCS_OF_NETWORK }
    }

    /// Lets prices grow further where some have come to where they stop.
    fn widen(&mut self, price: &[f64]) {
        let most = self.scales.steps().most_price;
        if self.model.has_values && price.iter().any(|&price| price >= most) {
            self.scales.most_price = (2.0 * self.scales.most_price).min(MOST_PRICE);
        }
    }

    /// The best bound, in points.
    fn best_bound(&self) -> f64 {
        self.best.bound.as_ref().map_or(f64::INFINITY, |(bound, _)| *bound as f64 / self.model.scale as f64)
    }

    /// Whether the last rounds brought the bound hardly nearer to the plan.
    fn stalls(&self, bounds: &[f64]) -> bool {
        let Some(before) = bounds.len().checked_sub(1 + STALL_ROUNDS).map(|at| bounds[at]) else {
            return false;
        };
        let now = bounds[bounds.len() - 1];
        let gap = self.best.plan.as_ref().map_or(f64::INFINITY, |(worth, _)| now - *worth as f64);
        before - now < (0.02 * gap.min(1e6)).max(0.25)
            && (self.best.plan.is_some() || bounds.len() > 2 * STALL_ROUNDS)
    }

    /// Whether the gap that the caller asked for is reached.
    fn is_near_enough(&mut self) -> bool {
        let (Some(limit), Some((worth, _)), Some((bound, _))) =
            (self.gap_percent, &self.best.plan, &self.best.bound)
        else {
            return false;
        };
        let is_near = gap_percent(*worth, self.model.whole(*bound) as f64) <= limit;
        if is_near {
            self.work.end(StoppedBecause::GapReached);
        }
        is_near
    }

    /// Plans at the present prices: the best one made better, and now and then a fresh one from the shares. After the
    /// last round, when there is none to name, both are sought harder.
    fn try_plans(&mut self, round: Option<usize>, price: &[f64], core: &Core, shares: &[f32]) {
        let model = self.model;
        let tables = Tables::new(model, whole_parts(model, price));
        let near = Neighbours::new(model, &tables, &self.bidders, core);
        let is_late = round.is_none_or(|round| self.best.plan.is_none() && round > FIRST_PLAN + 4);
        let effort = if is_late { HEAVY } else { LIGHT };
        let is_due = |round: usize| round >= FIRST_PLAN && (round - FIRST_PLAN).is_multiple_of(FRESH_EVERY);
        let spread = self.scales.spread as f32;
        if let Some((_, plan)) = self.best.plan.clone() {
            let now = Placement::new(model, plan);
            if let Some(plan) = polish(now, near.clone(), &tables, effort, spread, self.work) {
                self.offer(plan, Phase::Rounds);
            }
        }
        if self.best.plan.is_none() || round.is_none_or(is_due) {
            let now = Placement::new(model, core.rounded(&self.bidders, shares, model.people()));
            let is_rough = now.broken_rows().len() > 10 + model.people() / ROUGH;
            let fresh = if is_rough {
                relaxed::placement(model, &tables, &self.bidders, core, shares, self.work)
            } else {
                None
            };
            let now = fresh.map_or(now, |at| Placement::new(model, at));
            if let Some(plan) = polish(now, near.clone(), &tables, effort, spread, self.work) {
                self.offer(plan, Phase::Rounds);
            }
            if round.is_none()
                && !is_rough
                && let Some(at) = relaxed::placement(model, &tables, &self.bidders, core, shares, self.work)
                && let Some(plan) =
                    polish(Placement::new(model, at), near.clone(), &tables, effort, spread, self.work)
            {
                self.offer(plan, Phase::Rounds);
            }
        }
        // Where nothing that was rounded can be mended, today's placement made better is a plan all the same.
        if self.best.plan.is_none()
            && let Some(today) = self.today()
            && let Some(plan) = polish(today, near, &tables, effort, spread, self.work)
        {
            self.offer(plan, Phase::Rounds);
        }
    }

    /// Everybody where they are, if that keeps every limit.
    fn today(&self) -> Option<Placement<'m>> {
        let model = self.model;
        let stay = |e: usize| model.open_arcs(e).find(|&arc| model.arcs().seat[arc] == model.home[e]);
        let at = (0..model.people()).map(|e| stay(e).map(|arc| arc as u32)).collect::<Option<Vec<u32>>>()?;
        Some(Placement::new(model, at)).filter(Placement::is_lawful)
    }

    /// The moves' price that would make just as many leave as may; everything else is free.
    fn first_prices(&self) -> Vec<f64> {
        let model = self.model;
        let mut price = vec![0.0; model.rows.len()];
        let most = model.limit[model.rows.moves()];
        if most == NO_LIMIT || !model.has_values {
            return price;
        }
        let mut gains: Vec<i64> = (0..model.people())
            .filter_map(|e| {
                let stay = model.open_arcs(e).find(|&arc| model.arcs().seat[arc] == model.home[e])?;
                let best = model.open_arcs(e).map(|arc| model.value(arc)).max()?;
                Some(best - model.value(stay))
            })
            .collect();
        gains.sort_unstable_by(|a, b| b.cmp(a));
        let at = usize::try_from(most).unwrap_or(0).min(gains.len().saturating_sub(1));
        price[model.rows.moves()] = gains.get(at).map_or(0.0, |&gain| gain.max(0) as f64);
        price
    }

    /// Sweeps at prices in points; remembers a better bound.
    pub(super) fn sweep(
        &mut self,
        price: &[f64],
        keep: Keep,
        old: Option<&(Core, Vec<f32>)>,
    ) -> Option<Swept> {
        let parts = whole_parts(self.model, price);
        let tables = Tables::new(self.model, parts);
        let old = old.map(|(core, shares)| (core, &shares[..]));
        let swept = sweep(self.model, &tables, &self.bidders, keep, old, self.work)?;
        if self.best.bound.as_ref().is_none_or(|(bound, _)| swept.bound < *bound) {
            self.best.bound = Some((swept.bound, tables.price().to_vec()));
            self.tell(Phase::Rounds);
        }
        Some(swept)
    }

    /// Takes a lawful plan if it is better.
    pub(super) fn offer(&mut self, plan: Vec<u32>, phase: Phase) {
        let worth = self.model.worth(&plan);
        if self.best.plan.as_ref().is_none_or(|(best, _)| worth > *best) {
            self.best.plan = Some((worth, plan));
            self.tell(phase);
        }
    }

    pub(super) fn tell(&mut self, phase: Phase) {
        let bound = self.best.bound.as_ref().map(|(bound, _)| self.model.whole(*bound));
        let best = self.best.plan.as_ref().map(|(worth, _)| *worth);
        self.progress.report(SoFar { phase, bound, best });
    }

    fn is_closed(&self) -> bool {
        match (&self.best.plan, &self.best.bound) {
            (Some((worth, _)), Some((bound, _))) => self.model.whole(*bound) <= *worth,
            _ => false,
        }
    }

    fn solution(mut self, tree: Option<Vec<TreeNode>>) -> Solution {
        let model = self.model;
        let closed = self.is_closed() || tree.is_some();
        let (bound, price) = match self.best.bound.take() {
            Some(best) => best,
            None => self.first_bound(),
        };
        let (status, assignment, objective) = match &self.best.plan {
            Some((worth, at)) => {
                let seat = |&arc: &u32| Some(SeatIx(model.arcs().seat[arc as usize]));
                let status = if closed { Status::Optimal } else { Status::Feasible };
                (status, at.iter().map(seat).collect(), *worth)
            }
            None => (Status::NoPlan, vec![None; model.people()], 0),
        };
        let is_move = |(seat, home): &(&Option<SeatIx>, &u32)| seat.is_some_and(|seat| seat.0 != **home);
        let moves = assignment.iter().zip(&model.home).filter(is_move).count();
        Solution {
            status,
            assignment,
            prices: model.rows.prices(&price),
            bound: if closed { objective } else { model.whole(bound) },
            tree: tree.unwrap_or_default(),
            objective,
            conflict: Vec::new(),
            stats: Stats {
                bids: 0,
                paths: 0,
                work: self.work.spent(),
                moves,
                has_fewest_moves: false,
                stopped_because: self.work.stopped_because(),
            },
        }
    }
}

/// Everybody on the first option.
pub(super) fn first_shares(core: &Core) -> Vec<f32> {
    let mut shares = vec![0.0; core.arc.len()];
    core.first[..core.first.len() - 1].iter().for_each(|&first| shares[first as usize] = 1.0);
    shares
}
