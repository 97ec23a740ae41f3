//! From an instance to a plan with its proof: auction, refinement, exact balancing, fewest moves.
//!
//! Exact for rooms, nested floors and ceilings, pins, bans and must-moves (C1, C2, C7, C10); a question with side
//! constraints goes to `full`. No clock: a run ends when it is done, when the caller says stop, or at a limit.

use crate::auction::{SCALE, auction};
use crate::augment::{Balance, balance};
use crate::conflict::{self, Conflict};
use crate::flow::Flow;
use crate::format::plan_json::TreeNode;
use crate::format::report::Status;
use crate::full::run::solve_full;
use crate::ids::SeatIx;
use crate::incumbent::incumbent;
use crate::instance::Instance;
use crate::network::Network;
use crate::prices::{Prices, bound_of, lowest, without_idle_bonus};
use crate::refine::refine;
use crate::tiebreak::fewest_moves;
use crate::validate::Fault;
use crate::work::{StoppedBecause, Work};

/// How a run may go.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// Most arcs to look at; no limit when absent. Under a limit the same input gives the same plan.
    pub work_limit: Option<u64>,
    /// A gap in per cent that is near enough; without side constraints the answer is exact anyway.
    pub gap_percent: Option<f64>,
}

/// A step of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// A first lawful plan was sought.
    Incumbent,
    /// The auction ended.
    Auction,
    /// Prices were made whole.
    Refine,
    /// The plan is balanced: optimal.
    Balance,
    /// The fewest moves were sought among the best plans.
    FewestMoves,
    /// A round of prices and chains under side constraints.
    Rounds,
    /// A node of the search tree that closes the gap.
    Branch,
}

/// What is known after a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoFar {
    /// The step that ended.
    pub phase: Phase,
    /// No plan is worth more than this.
    pub bound: Option<i64>,
    /// What the best plan so far is worth.
    pub best: Option<i64>,
}

/// Hears what is known while a run goes on.
pub trait Progress {
    /// Called after each step.
    fn report(&mut self, so_far: SoFar);
}

/// Nobody listens.
impl Progress for () {
    fn report(&mut self, _: SoFar) {}
}

/// The question cannot be taken up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SolveRefused {
    /// The instance makes no sense.
    #[error(transparent)]
    Invalid(#[from] Fault),
}

impl SolveRefused {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(fault) => fault.code(),
        }
    }
}

/// What a run cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stats {
    /// Bids of the auction.
    pub bids: u64,
    /// Augmenting paths of the exact part.
    pub paths: u64,
    /// Arcs looked at.
    pub work: u64,
    /// People who do not keep their home, those without a home included.
    pub moves: usize,
    /// Whether no best plan has fewer moves.
    pub has_fewest_moves: bool,
    /// Why the run ended.
    pub stopped_because: StoppedBecause,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a plan nobody reads helps nobody"]
pub struct Solution {
    /// Optimal, feasible, infeasible or no plan found in time.
    pub status: Status,
    /// Seat of each person; all `None` where there is no plan.
    pub assignment: Vec<Option<SeatIx>>,
    /// Prices that give `bound`, with `tree` where that is not empty.
    pub prices: Prices,
    /// The search tree of the proof, where prices alone leave a gap.
    pub tree: Vec<TreeNode>,
    /// Sum of the values, 0 where there is no plan.
    pub objective: i64,
    /// No plan is worth more; meaningless for `Status::Infeasible`.
    pub bound: i64,
    /// What contradicts what, for `Status::Infeasible`.
    pub conflict: Vec<Conflict>,
    /// What the run cost.
    pub stats: Stats,
}

/// Solves an instance.
///
/// `Status::Optimal` means `bound == objective`: the prices prove it, and `check` recomputes the proof. Among the
/// best plans the one returned has the fewest moves when `stats.has_fewest_moves` says so.
///
/// # Errors
/// `SolveRefused` when the instance is malformed.
pub fn solve(
    instance: &Instance,
    config: &Config,
    progress: &mut dyn Progress,
    stop: &dyn Fn() -> bool,
) -> Result<Solution, SolveRefused> {
    instance.validate()?;
    if !instance.sides.is_empty() {
        return Ok(solve_full(instance, None, config, progress, stop));
    }
    let network = Network::new(instance);
    let mut run = Run {
        instance,
        network: &network,
        work: Work::new(config.work_limit, stop),
        progress,
        bids: 0,
        paths: 0,
    };
    Ok(run.solve())
}

/// Solves an instance again after a change, from the plan and prices of the answer before.
///
/// People, pairs, seats and limits must stand in the same places; values, room, limits, pins and bans may differ. The
/// plan before is repaired first and changed only where that gains, so that a small change moves few. Without side
/// constraints the network is solved anew, which is fast.
///
/// # Errors
/// As `solve`.
pub fn solve_again(
    instance: &Instance,
    before: &Solution,
    config: &Config,
    progress: &mut dyn Progress,
    stop: &dyn Fn() -> bool,
) -> Result<Solution, SolveRefused> {
    instance.validate()?;
    if instance.sides.is_empty() {
        return solve(instance, config, progress, stop);
    }
    let start = Some((before.assignment.as_slice(), &before.prices));
    Ok(solve_full(instance, start, config, progress, stop))
}

struct Run<'a, 'p> {
    instance: &'a Instance,
    network: &'a Network<'a>,
    work: Work<'a>,
    progress: &'p mut dyn Progress,
    bids: u64,
    paths: u64,
}

impl Run<'_, '_> {
    fn solve(&mut self) -> Solution {
        let network = self.network;
        let homeless = conflict::people_without_seat(self.instance, network);
        if !homeless.is_empty() {
            return self.infeasible(homeless);
        }
        let first = incumbent(network);
        let best = first.as_ref().map(|at| self.worth(at));
        self.progress.report(SoFar { phase: Phase::Incumbent, bound: None, best });
        let hammer = auction(network, &mut self.work);
        self.bids = hammer.bids;
        let auction_price = |j: usize| (hammer.price[j] + SCALE - 1) / SCALE;
        let price = self.nodes((0..network.tree.seats).map(auction_price));
        let bound = bound_of(network, &price);
        self.progress.report(SoFar { phase: Phase::Auction, bound: Some(bound), best });
        if self.work.must_end_after(0) {
            return self.stopped(first, price);
        }
        let refined = self.nodes(refine(network, &hammer).into_iter());
        let mut flow = Flow::tight(network, refined, Some(&hammer.at));
        self.progress.report(SoFar {
            phase: Phase::Refine,
            bound: Some(bound_of(network, &flow.price)),
            best,
        });
        match balance(network, &mut flow, &mut self.work, &mut self.paths) {
            Balance::Reached => self.optimal(flow),
            Balance::Stopped => {
                // Whichever prices give the better bound.
                let better = bound_of(network, &flow.price) < bound;
                self.stopped(first, if better { flow.price } else { price })
            }
            Balance::Crowded(reached) => {
                self.infeasible(conflict::crowded(self.instance, network, &flow, &reached))
            }
            Balance::Starved(reached) => {
                self.infeasible(conflict::starved(self.instance, network, &flow, &reached))
            }
        }
    }

    /// Node prices from seat prices; groups and root cost nothing yet.
    fn nodes(&self, seats: impl Iterator<Item = i64>) -> Vec<i64> {
        let mut price: Vec<i64> = seats.collect();
        price.resize(self.network.tree.nodes(), 0);
        price
    }

    /// Every plan is worth a multiple of the values' common divisor, so a bound may be rounded down to one.
    fn whole(&self, bound: i64) -> i64 {
        let divisor = self.instance.arcs.divisor();
        bound.div_euclid(divisor) * divisor
    }

    fn worth(&self, at: &[u32]) -> i64 {
        at.iter().map(|&arc| i64::from(self.network.arcs.value[arc as usize])).sum()
    }

    fn optimal(&mut self, mut flow: Flow) -> Solution {
        flow.price = without_idle_bonus(self.network, &flow.price);
        let price = lowest(self.network, &flow);
        let worth = self.worth(&flow.at);
        let so_far = SoFar { phase: Phase::Balance, bound: Some(worth), best: Some(worth) };
        self.progress.report(so_far);
        let stiller = fewest_moves(self.network, &flow.at, &price, &mut self.work);
        self.progress.report(SoFar { phase: Phase::FewestMoves, ..so_far });
        let has_fewest_moves = stiller.is_some();
        let at = stiller.unwrap_or(flow.at);
        Solution { status: Status::Optimal, ..self.solution(Some(at), &price, Vec::new(), has_fewest_moves) }
    }

    fn stopped(&mut self, incumbent: Option<Vec<u32>>, price: Vec<i64>) -> Solution {
        let price = without_idle_bonus(self.network, &price);
        let solution = self.solution(incumbent, &price, Vec::new(), false);
        let status = match solution.assignment.first() {
            Some(None) => Status::NoPlan,
            // By luck the first plan may be proven already.
            _ if solution.objective == solution.bound => Status::Optimal,
            _ => Status::Feasible,
        };
        Solution { status, ..solution }
    }

    fn infeasible(&mut self, conflict: Vec<Conflict>) -> Solution {
        let price = vec![0; self.network.tree.nodes()];
        Solution { status: Status::Infeasible, ..self.solution(None, &price, conflict, false) }
    }

    fn solution(
        &self,
        at: Option<Vec<u32>>,
        price: &[i64],
        conflict: Vec<Conflict>,
        has_fewest_moves: bool,
    ) -> Solution {
        let seat_of = |&arc: &u32| Some(SeatIx(self.network.arcs.seat[arc as usize]));
        let assignment = match &at {
            Some(at) => at.iter().map(seat_of).collect(),
            None => vec![None; self.network.people()],
        };
        let is_move = |(seat, home): &(&Option<SeatIx>, &u32)| seat.is_some_and(|seat| seat.0 != **home);
        let moves = assignment.iter().zip(&self.network.home).filter(is_move).count();
        Solution {
            status: Status::NoPlan,
            prices: Prices::of_nodes(self.network, price),
            tree: Vec::new(),
            objective: at.as_ref().map_or(0, |at| self.worth(at)),
            bound: self.whole(bound_of(self.network, price)),
            assignment,
            conflict,
            stats: Stats {
                bids: self.bids,
                paths: self.paths,
                work: self.work.spent(),
                moves,
                has_fewest_moves,
                stopped_because: self.work.stopped_because(),
            },
        }
    }
}
