//! What was asked of a plan, and what the answer is in figures: the two JSON texts kept with a plan.

use domain::time::Date;
use placement::limits::Limits;
use placement::outcome::Measures;
use planner::prices::Prices;
use serde::{Deserialize, Serialize};

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedPlan {
    /// Day the moves take effect.
    pub effective: Date,
    /// Only beneath this unit: its code; the whole agency where none.
    pub scope: Option<String>,
    /// Whether those overdue must move where they may.
    pub overdue_must_move: bool,
    /// Limits on the plan as a whole; none in plans asked for before there were any.
    #[serde(default)]
    pub limits: Limits,
    /// Words of the person who asked.
    pub note: String,
}

/// How a computation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// No lawful plan is better: proven.
    Optimal,
    /// Lawful, and at most so much below the best.
    Feasible,
    /// The demands contradict each other.
    Infeasible,
    /// No plan was found before it was stopped.
    NoPlan,
}

/// The answer in figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanSummary {
    /// How it ended.
    pub ending: Ending,
    /// Sum of values, points × 100.
    pub objective: i64,
    /// No lawful plan is worth more.
    pub bound: i64,
    /// People of the plan.
    pub people: usize,
    /// Posts of the plan.
    pub posts: usize,
    /// Lawful pairs, all of them.
    pub pairs: usize,
    /// Moves.
    pub moves: usize,
    /// Chains, rings included.
    pub chains: usize,
    /// If nobody moved.
    pub before: Measures,
    /// With the plan.
    pub after: Measures,
    /// Share of each criterion without data, percent.
    pub unknown_percent: [u8; placement::criterion::COUNT],
    /// Breaches that forbid, found by the audit of the finished plan; 0 in a plan that may be published.
    pub breaches: usize,
    /// Pairs banned because a whole-plan rule was broken at first; the proof is then of the rest.
    pub banned_by_audit: usize,
    /// Acts of waiving and declaring that the plan rests on.
    pub waivers: usize,
    /// People overdue at the start, and how many of them move.
    pub overdue_moved: (usize, usize),
    /// Milliseconds from question to answer.
    pub milliseconds: i64,
    /// What contradicts what.
    pub conflict: Vec<ConflictLine>,
    /// What the plan that breaks least would break, where there is no plan.
    #[serde(default)]
    pub least: Vec<ConflictLine>,
    /// Ids of demands that were not taken in: the person, post or rule they name is not in the picture.
    #[serde(default)]
    pub left_out: Vec<String>,
    /// Whether the independent checker confirmed feasibility, objective and bound.
    pub is_checked: bool,
}

/// What stands in the way of every plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictPart {
    /// A demand that cannot be met together with the others.
    Demand,
    /// A pin on a pair that is not lawful, or on somebody who is not part of the plan.
    Unlawful,
    /// A person without a lawful post left.
    Person,
    /// A post that is full.
    Post,
    /// The fewest people of a post.
    Floor,
    /// The share of a unit that may leave.
    Leavers,
    /// The share of a unit that may come.
    Newcomers,
    /// The most moves of the plan.
    Moves,
    /// A couple that stays in one district.
    Couple,
    /// Two relatives who are not put in one line.
    Relatives,
    /// Another limit of the plan.
    Limit,
}

/// One part of a contradiction, in the words of those who asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConflictLine {
    /// What kind of part it is.
    pub part: ConflictPart,
    /// Id of the demand, where it is one.
    pub demand: Option<String>,
    /// NIP of the person, where it is one.
    pub nip: Option<String>,
    /// Unit and job code of the post, where it is one.
    pub post: Option<(String, String)>,
    /// Code of the unit, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// NIP of the second person, where there are two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// By how many people or moves the plan that breaks least breaks it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<i64>,
}

/// The answer itself, kept compressed beside the plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanResult {
    /// Seat of each row of the problem, which the picture and the question give again.
    pub assignment: Vec<Option<u32>>,
    /// Prices that prove the bound.
    pub prices: Prices,
    /// The search tree of the proof, where prices alone do not give it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tree: Vec<planner::format::plan_json::TreeNode>,
    /// Waivers that stood, as codes and natural keys.
    pub waivers: Vec<KeptWaiver>,
    /// Pins and bans that stood.
    pub demands: Vec<KeptDemand>,
    /// Ids of demands that were not taken in.
    #[serde(default)]
    pub left_out: Vec<String>,
    /// Pairs banned by the audit: person and post.
    pub banned: Vec<(String, String, String)>,
    /// Settings of the sums and needs of that day.
    pub scores: placement::score::ScoreSettings,
    /// Settings of the needs.
    pub needs: domain::need::NeedSettings,
    /// Severities and parameters that the agency had set.
    #[serde(flatten)]
    pub law: crate::stored_law::StoredLaw,
    /// Number of lawful pairs, a guard against another problem.
    pub pairs: usize,
}

/// A waiver as it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptWaiver {
    /// Id of the demand.
    pub demand: String,
    /// Slug of the rule.
    pub rule: String,
    /// Person, by NIP.
    pub nip: Option<String>,
    /// Post, by unit and job code.
    pub post: Option<(String, String)>,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Paper.
    pub document: String,
}

/// A pin or ban as it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptDemand {
    /// Id of the demand.
    pub demand: String,
    /// Whether it is a pin; else a ban.
    pub is_pin: bool,
    /// Person, by NIP.
    pub nip: String,
    /// Post, by unit and job code.
    pub post: (String, String),
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
}
