//! The linear relaxation by restarted Halpern PDHG with reflection.
//!
//! Source: the primal-dual hybrid gradient (Chambolle & Pock 2011) with diagonal steps (Pock & Chambolle 2011), Halpern
//! averaging, reflection and restarts as in PDLP (Applegate et al. 2021; Lu & Yang 2024). A bidder's shares stay in
//! their simplex exactly, so the method only has to find prices. Everything runs in one fixed order: the same input
//! gives the same bytes.

use super::core::{Bidder, Core};
use super::lp::{Chooser, Lp, MOVED};
use super::model::Model;
use crate::work::Work;

/// Settings in points; they scale with the spread of the values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Steps {
    /// First ratio of price steps to share steps, and its range.
    pub(super) omega: f64,
    pub(super) omega_range: (f64, f64),
    /// Prices stop here: a row that needs more shows that the core lacks arcs.
    pub(super) most_price: f64,
    /// Bidders that sit on one option by this margin are looked at only now and then.
    pub(super) freeze: f32,
}

/// Where the method is.
#[derive(Debug, Clone)]
pub(super) struct Pdhg<'l> {
    lp: &'l Lp,
    shape: Shape,
    steps: Steps,
    omega: f64,
    tau: f32,
    share: Vec<f32>,
    share_anchor: Vec<f32>,
    share_next: Vec<f32>,
    price: Vec<f64>,
    price_anchor: Vec<f64>,
    price_next: Vec<f64>,
    /// Cost of seat × 2 + outside at the present prices.
    cost: Vec<f32>,
    /// Price of leaving each unit; nothing for the last, which is none.
    leave: Vec<f32>,
    /// Shares on seat × 2 + outside.
    mass: Vec<f64>,
    used: Vec<f64>,
    base_mass: Vec<f64>,
    base_used: Vec<f64>,
    awake: Vec<u32>,
    since_restart: u32,
    iterations: u32,
    first_residual: f64,
    last_residual: f64,
    /// The best bound over the core, in points, and its prices.
    pub(super) best_bound: f64,
    pub(super) best_price: Vec<f64>,
}

/// What the model says about rows, in plain vectors.
#[derive(Debug, Clone)]
struct Shape {
    rows: super::rows::Rows,
    unit: Vec<u32>,
    group: Vec<u32>,
    group_parent: Vec<u32>,
    /// Groups, children before parents.
    inner_first: Vec<u32>,
    live: Vec<u32>,
}

impl Shape {
    fn new(model: &Model<'_>, lp: &Lp) -> Self {
        let none = model.rows.groups as u32;
        let within = |group: u32| group.min(none);
        let parent: Vec<u32> = model.group_parent.iter().map(|&g| within(g)).collect();
        let depth = |mut at: u32| {
            let mut depth = 0;
            while at != none {
                at = parent[at as usize];
                depth += 1;
            }
            depth
        };
        let mut inner_first: Vec<u32> = (0..none).collect();
        inner_first.sort_by_key(|&g| std::cmp::Reverse(depth(g)));
        Self {
            rows: model.rows,
            unit: model.unit.clone(),
            group: model.group.iter().map(|&g| within(g)).collect(),
            group_parent: parent,
            inner_first,
            live: (0..model.rows.len() as u32).filter(|&r| lp.limit[r as usize].is_finite()).collect(),
        }
    }
}

/// Every so many steps all bidders are looked at again.
const WAKE_EVERY: u32 = 16;
/// Every so many steps the bound over the core is taken.
const BOUND_EVERY: u32 = 50;

impl<'l> Pdhg<'l> {
    /// Starts from shares over the core and prices of the rows.
    pub(super) fn new(
        model: &Model<'_>,
        lp: &'l Lp,
        core_share: &[f32],
        price: &[f64],
        steps: Steps,
    ) -> Self {
        let mut share = vec![0.0; lp.code.len()];
        for chooser in &lp.choosers {
            let (first, origin) = (chooser.first as usize, chooser.origin as usize);
            let count = chooser.count as usize;
            share[first..first + count].copy_from_slice(&core_share[origin..origin + count]);
        }
        let seats = model.rows.seats;
        Self {
            shape: Shape::new(model, lp),
            steps,
            omega: steps.omega,
            tau: 0.0,
            share_anchor: share.clone(),
            share_next: share.clone(),
            share,
            price: price.to_vec(),
            price_anchor: price.to_vec(),
            price_next: price.to_vec(),
            cost: vec![0.0; 2 * seats],
            leave: vec![0.0; model.rows.units + 1],
            mass: vec![0.0; 2 * seats],
            used: vec![0.0; lp.limit.len()],
            base_mass: vec![0.0; 2 * seats],
            base_used: vec![0.0; lp.limit.len()],
            awake: (0..lp.choosers.len() as u32).collect(),
            since_restart: 0,
            iterations: 0,
            first_residual: 0.0,
            last_residual: f64::INFINITY,
            best_bound: f64::INFINITY,
            best_price: price.to_vec(),
            lp,
        }
    }

    /// Iterates; ends early when `enough` likes the bound over the core, or when the work runs out (then false).
    pub(super) fn run(&mut self, count: u32, enough: impl Fn(f64) -> bool, work: &mut Work<'_>) -> bool {
        for step in 0..count {
            self.step();
            if (step + 1) % BOUND_EVERY == 0 || step + 1 == count {
                self.take_bound();
                if enough(self.best_bound) {
                    return true;
                }
            }
            if work.must_end_after(self.awake.len() as u64) {
                self.take_bound();
                return false;
            }
        }
        true
    }

    /// The last prices.
    pub(super) fn last_price(&self) -> &[f64] {
        &self.price_next
    }

    /// The ratio of steps it ended with.
    pub(super) fn omega(&self) -> f64 {
        self.omega
    }

    /// The shares over the whole core.
    pub(super) fn shares(&self, core: &Core, bidders: &[Bidder]) -> Vec<f32> {
        let mut shares = vec![1.0; core.arc.len()];
        debug_assert_eq!(core.first.len(), bidders.len() + 1);
        for chooser in &self.lp.choosers {
            let (first, origin) = (chooser.first as usize, chooser.origin as usize);
            let count = chooser.count as usize;
            shares[origin..origin + count].copy_from_slice(&self.share_next[first..first + count]);
        }
        shares
    }

    fn step(&mut self) {
        self.set_costs();
        self.tau = (0.99 / (self.lp.column.max(1.0) * self.omega)) as f32;
        if self.iterations.is_multiple_of(WAKE_EVERY) {
            self.wake_all();
        }
        self.mass.copy_from_slice(&self.base_mass);
        self.used.copy_from_slice(&self.base_used);
        let moved_by = self.choose();
        let priced_by = self.set_prices();
        let residual = (moved_by / f64::from(self.tau) + priced_by).sqrt();
        self.iterations += 1;
        self.since_restart += 1;
        if self.since_restart == 1 {
            self.first_residual = residual;
        }
        let is_rising = residual > self.last_residual;
        self.last_residual = residual;
        let is_long = self.since_restart >= 60.max((0.36 * f64::from(self.iterations)) as u32);
        let is_better = residual <= 0.2 * self.first_residual
            || (residual <= 0.8 * self.first_residual && is_rising && self.since_restart > 1);
        if is_long || is_better {
            self.restart();
        } else {
            self.average();
        }
    }

    /// Costs of seats at the present prices.
    fn set_costs(&mut self) {
        let shape = &self.shape;
        let (rows, price) = (shape.rows, &self.price);
        let mut around = vec![0.0; rows.groups + 1];
        for &g in shape.inner_first.iter().rev() {
            let g = g as usize;
            around[g] =
                around[shape.group_parent[g] as usize] + price[rows.ceiling(g)] - price[rows.floor(g)];
        }
        for j in 0..rows.seats {
            let inside = price[j] + around[shape.group[j] as usize];
            let unit = shape.unit[j] as usize;
            let enter = if unit < rows.units { price[rows.newcomers(unit)] } else { 0.0 };
            self.cost[2 * j] = inside as f32;
            self.cost[2 * j + 1] = (inside + enter) as f32;
        }
        for u in 0..rows.units {
            self.leave[u] = price[rows.leavers(u)] as f32;
        }
    }

    /// Costs of a chooser's options, into `cost`.
    #[inline]
    fn option_costs(&self, chooser: &Chooser, cost: &mut Vec<f32>) {
        let moving = self.price[self.shape.rows.moves()] as f32;
        let leg = |code: u32, leave: f32| {
            // Flags as factors: no branch to guess wrong.
            self.cost[(code & !MOVED) as usize] + leave * (code & 1) as f32 + moving * (code >> 31) as f32
        };
        let options = chooser.options();
        let from = self.leave[chooser.home[0] as usize];
        cost.clear();
        cost.extend(self.lp.code[options.clone()].iter().map(|&code| leg(code, from)));
        if chooser.is_pair {
            let other = self.leave[chooser.home[1] as usize];
            for (cost, &code) in cost.iter_mut().zip(&self.lp.second[options.clone()]) {
                *cost += leg(code, other);
            }
        }
        if let Some(extras) = &self.lp.extras {
            for (o, cost) in options.zip(cost.iter_mut()) {
                for i in extras.first[o] as usize..extras.first[o + 1] as usize {
                    *cost += extras.by[i] * self.price[extras.row[i] as usize] as f32;
                }
            }
        }
    }

    /// New shares of everybody awake; returns Σ of squared changes.
    fn choose(&mut self) -> f64 {
        let mut cost = Vec::new();
        let mut changed = 0.0;
        let awake = std::mem::take(&mut self.awake);
        for &c in &awake {
            let chooser = &self.lp.choosers[c as usize];
            self.option_costs(chooser, &mut cost);
            let tau = if chooser.is_pair { 0.5 * self.tau } else { self.tau };
            let options = chooser.options();
            let (share, value) = (&self.share[options.clone()], &self.lp.value[options.clone()]);
            for ((wish, share), value) in cost.iter_mut().zip(share).zip(value) {
                *wish = share + tau * (value - *wish);
            }
            project(&mut cost);
            let mut squares = 0.0;
            for (i, o) in options.enumerate() {
                let next = cost[i];
                let change = next - self.share[o];
                squares += change * change;
                self.share_next[o] = next;
                let reflected = next + change;
                if reflected != 0.0 {
                    add_use(
                        self.lp,
                        self.shape.rows,
                        chooser,
                        o,
                        f64::from(reflected),
                        &mut self.mass,
                        &mut self.used,
                    );
                }
            }
            changed += f64::from(squares);
        }
        self.awake = awake;
        changed
    }

    /// New prices from what is used; returns Σ of squared changes over their steps.
    fn set_prices(&mut self) -> f64 {
        self.spread();
        let mut changed = 0.0;
        for &r in &self.shape.live {
            let r = r as usize;
            let sigma = 0.99 * self.omega / self.lp.weight[r].max(1.0);
            let next =
                (self.price[r] + sigma * (self.used[r] - self.lp.limit[r])).clamp(0.0, self.steps.most_price);
            let change = next - self.price[r];
            changed += change * change / sigma;
            self.price_next[r] = next;
        }
        changed
    }

    /// Seats' shares onto rooms, groups and newcomers.
    fn spread(&mut self) {
        let shape = &self.shape;
        let rows = shape.rows;
        for j in 0..rows.seats {
            let (inside, outside) = (self.mass[2 * j], self.mass[2 * j + 1]);
            let both = inside + outside;
            if both == 0.0 {
                continue;
            }
            self.used[j] += both;
            let group = shape.group[j] as usize;
            if group < rows.groups {
                self.used[rows.ceiling(group)] += both;
            }
            let unit = shape.unit[j] as usize;
            if unit < rows.units {
                self.used[rows.newcomers(unit)] += outside;
            }
        }
        for &g in &shape.inner_first {
            let (g, parent) = (g as usize, shape.group_parent[g as usize] as usize);
            let inside = self.used[rows.ceiling(g)];
            self.used[rows.floor(g)] = -inside;
            if parent < rows.groups {
                self.used[rows.ceiling(parent)] += inside;
            }
        }
        for r in 0..rows.len() {
            self.used[r] += self.lp.fixed[r];
        }
    }

    /// Halpern's step: from the reflected point some way back to the anchor.
    fn average(&mut self) {
        let k = f64::from(self.since_restart);
        let (far, near) = (k / (k + 1.0), 1.0 / (k + 1.0));
        let (far32, near32) = (far as f32, near as f32);
        for &c in &self.awake {
            let chooser = &self.lp.choosers[c as usize];
            for o in chooser.options() {
                let reflected = 2.0 * self.share_next[o] - self.share[o];
                self.share[o] = far32 * reflected + near32 * self.share_anchor[o];
            }
        }
        for &r in &self.shape.live {
            let r = r as usize;
            let reflected = 2.0 * self.price_next[r] - self.price[r];
            self.price[r] = far * reflected + near * self.price_anchor[r];
        }
    }

    fn restart(&mut self) {
        let (mut shares, mut prices) = (0.0, 0.0);
        for &c in &self.awake {
            let chooser = &self.lp.choosers[c as usize];
            for o in chooser.options() {
                let change = f64::from(self.share_next[o] - self.share_anchor[o]);
                shares += change * change;
                self.share[o] = self.share_next[o];
                self.share_anchor[o] = self.share_next[o];
            }
        }
        for &r in &self.shape.live {
            let r = r as usize;
            let change = self.price_next[r] - self.price_anchor[r];
            prices += change * change * self.lp.weight[r].max(1.0);
            self.price[r] = self.price_next[r];
            self.price_anchor[r] = self.price_next[r];
        }
        shares *= self.lp.column;
        if shares > 0.0 && prices > 0.0 {
            let (low, high) = self.steps.omega_range;
            self.omega = (self.omega * (prices / shares).sqrt()).sqrt().clamp(low, high);
        }
        self.since_restart = 0;
        self.last_residual = f64::INFINITY;
    }

    /// Looks at everybody: who sits firmly on one option sleeps, and counts as a constant.
    fn wake_all(&mut self) {
        self.base_mass.fill(0.0);
        self.base_used.fill(0.0);
        self.awake.clear();
        let mut cost = Vec::new();
        let margin = self.steps.freeze;
        for c in 0..self.lp.choosers.len() {
            let chooser = self.lp.choosers[c];
            let options = chooser.options();
            let full = options
                .clone()
                .find(|&o| self.share[o] == 1.0 && self.share_anchor[o] == 1.0 && self.share_next[o] == 1.0);
            let mut is_firm = false;
            if let Some(full) = full {
                self.option_costs(&chooser, &mut cost);
                let net = |o: usize| self.lp.value[o] - cost[o - chooser.first as usize];
                is_firm = options.clone().all(|o| o == full || net(o) < net(full) - margin);
                if is_firm {
                    add_use(
                        self.lp,
                        self.shape.rows,
                        &chooser,
                        full,
                        1.0,
                        &mut self.base_mass,
                        &mut self.base_used,
                    );
                }
            }
            if !is_firm {
                self.awake.push(c as u32);
            }
        }
    }

    /// The bound over the core at the next prices; remembers the best.
    fn take_bound(&mut self) {
        let kept = std::mem::replace(&mut self.price, self.price_next.clone());
        self.set_costs();
        let mut bound = self.lp.base;
        for &r in &self.shape.live {
            let r = r as usize;
            bound += self.price[r] * (self.lp.limit[r] - self.lp.fixed[r]);
        }
        let mut cost = Vec::new();
        for chooser in &self.lp.choosers {
            self.option_costs(chooser, &mut cost);
            let first = chooser.first as usize;
            let net = cost.iter().enumerate().map(|(i, &cost)| self.lp.value[first + i] - cost);
            bound += f64::from(net.fold(f32::NEG_INFINITY, f32::max));
        }
        if bound < self.best_bound {
            self.best_bound = bound;
            self.best_price.clone_from(&self.price);
        }
        self.price = kept;
    }
}

/// Adds an option's use of rows, `share` times.
#[inline]
fn add_use(
    lp: &Lp,
    rows: super::rows::Rows,
    chooser: &Chooser,
    option: usize,
    share: f64,
    mass: &mut [f64],
    used: &mut [f64],
) {
    let mut leg = |code: u32, home: u32| {
        mass[(code & !MOVED) as usize] += share;
        if code & MOVED != 0 {
            used[rows.moves()] += share;
        }
        if code & 1 == 1 && (home as usize) < rows.units {
            used[rows.leavers(home as usize)] += share;
        }
    };
    leg(lp.code[option], chooser.home[0]);
    if chooser.is_pair {
        leg(lp.second[option], chooser.home[1]);
    }
    if let Some(extras) = &lp.extras {
        for i in extras.first[option] as usize..extras.first[option + 1] as usize {
            used[extras.row[i] as usize] += share * f64::from(extras.by[i]);
        }
    }
}

/// The nearest point of the simplex (Michelot 1986): shift, drop what would be negative, repeat.
fn project(wish: &mut [f32]) {
    let (mut best, mut second, mut top) = (f32::NEG_INFINITY, f32::NEG_INFINITY, 0);
    for (i, &w) in wish.iter().enumerate() {
        if w > best {
            (best, second, top) = (w, best, i);
        } else if w > second {
            second = w;
        }
    }
    if best - second >= 1.0 {
        // A corner, exactly: rounding must not keep anybody from it.
        wish.fill(0.0);
        wish[top] = 1.0;
        return;
    }
    // Nothing a whole share below the best can remain.
    let mut shift = best - 1.0;
    loop {
        let (mut sum, mut count) = (0.0, 0.0);
        for &w in wish.iter() {
            let is_in = w > shift;
            sum += if is_in { w } else { 0.0 };
            count += if is_in { 1.0 } else { 0.0 };
        }
        let next = (sum - 1.0) / count;
        if next <= shift {
            break;
        }
        shift = next;
    }
    for w in wish.iter_mut() {
        *w = (*w - shift).max(0.0);
    }
}
