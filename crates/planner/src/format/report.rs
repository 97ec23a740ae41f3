//! The report of a run, as written by `--report`.
//!
//! Times and memory are the caller's to fill in: this crate has no clock.

use serde::{Deserialize, Serialize};

use super::exact::Exact;
use crate::conflict::{Broken, Conflict, Least};
use crate::solve::Solution;
use crate::work::StoppedBecause;

/// What became of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// A plan, and a proof that none is better.
    Optimal,
    /// A plan, and a bound on how much better one could be.
    Feasible,
    /// The demands contradict each other.
    Infeasible,
    /// The run ended before a plan was found.
    NoPlan,
}

/// What kind of proof the prices are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// The bound equals the objective.
    Exact,
    /// The prices give a bound above the objective.
    Dual,
    /// A search tree closes the gap.
    Tree,
    /// There is no plan to prove anything about.
    None,
}

/// The report of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What became of it.
    pub status: Status,
    /// Worth of the plan, in points.
    pub objective: i64,
    /// No plan is worth more.
    pub bound: Exact,
    /// How far the objective is below the bound, in per cent of the bound's size.
    pub gap_percent: f64,
    /// Kind of proof.
    pub proof: Proof,
    /// People who do not keep their home.
    pub moves: usize,
    /// Seconds spent reading.
    pub read_seconds: f64,
    /// Seconds on the wall spent solving.
    pub solve_wall_seconds: f64,
    /// Processor seconds spent solving.
    pub solve_cpu_seconds: f64,
    /// Largest resident size.
    pub peak_rss_bytes: u64,
    /// Seed given by the caller; the solver itself uses no chance.
    pub seed: u64,
    /// Why the run ended.
    pub stopped_because: StoppedBecause,
    /// What contradicts what.
    pub conflict: Vec<Conflict>,
    /// Where there is no plan: what the plan that breaks least would break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<LeastReport>,
}

/// The plan that breaks least, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeastReport {
    /// Position of each person's seat.
    pub assignment: Vec<u32>,
    /// What it breaks, and by how much.
    pub broken: Vec<Broken>,
    /// The sum of weights: 1 a person, move, pair or demand; for money 1 for each part that its price is about.
    pub weight: i64,
    /// No plan breaks less than this.
    pub at_least: i64,
}

impl From<Least> for LeastReport {
    fn from(least: Least) -> Self {
        let Least { assignment, broken, weight, at_least } = least;
        Self { assignment: assignment.into_iter().map(|seat| seat.0).collect(), broken, weight, at_least }
    }
}

/// Gap in per cent: 0 where bound and objective agree.
pub fn gap_percent(objective: i64, bound: f64) -> f64 {
    let gap = bound - objective as f64;
    if gap == 0.0 { 0.0 } else { 100.0 * gap / bound.abs().max(1.0) }
}

impl Report {
    /// The report of a solution; times, memory and seed are 0 until the caller fills them in.
    pub fn of(solution: &Solution) -> Self {
        let proof = match solution.status {
            Status::Optimal | Status::Feasible if !solution.tree.is_empty() => Proof::Tree,
            Status::Optimal => Proof::Exact,
            Status::Feasible => Proof::Dual,
            Status::Infeasible | Status::NoPlan => Proof::None,
        };
        Self {
            status: solution.status,
            objective: solution.objective,
            bound: Exact::whole(solution.bound),
            gap_percent: gap_percent(solution.objective, solution.bound as f64),
            proof,
            moves: solution.stats.moves,
            read_seconds: 0.0,
            solve_wall_seconds: 0.0,
            solve_cpu_seconds: 0.0,
            peak_rss_bytes: 0,
            seed: 0,
            stopped_because: solution.stats.stopped_because,
            conflict: solution.conflict.clone(),
            least: None,
        }
    }
}
