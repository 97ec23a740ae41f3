//! `mutasi-plan/1`: a plan with its proof, as JSON.

use serde::{Deserialize, Serialize};

use super::exact::Exact;
use super::mut1::Class;
use super::read::ReadError;
use crate::constraint::ConstraintKind;
use crate::ids::SeatIx;
use crate::prices::Prices;
use crate::solve::Solution;

/// What the `format` field of a plan says.
pub const PLAN_FORMAT: &str = "mutasi-plan/1";

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// `mutasi-plan/1`.
    pub format: String,
    /// Which constraints of the instance counted.
    pub class: Class,
    /// Kinds of constraint the plan claims to honour.
    pub honours: Vec<ConstraintKind>,
    /// Digest of the instance's plain bytes.
    pub instance_sha256: String,
    /// Position of each person's seat.
    pub assignment: Vec<Option<u32>>,
    /// Worth of the plan, in points.
    pub objective: i64,
    /// No plan is worth more.
    pub bound: Exact,
    /// Prices that prove the bound; with a tree, those of its root.
    pub multipliers: Prices,
    /// The search tree where prices alone leave a gap, parents before children; empty otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tree: Vec<TreeNode>,
}

/// A node of the search tree: node 0 is the root and not listed, the first listed is node 1.
///
/// Each inner node has exactly two children with the same option, one that takes it and one that leaves it; or one child
/// that decides nothing (no people, no seats) and only looks at what is left with prices of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreeNode {
    /// The node above.
    pub parent: u32,
    /// Who is decided upon: a person, or the two of a joint bidder.
    pub people: Vec<u32>,
    /// The option: their seats, in the same order.
    pub seats: Vec<u32>,
    /// This option, or all but it.
    pub take: bool,
    /// Prices of this node; a leaf without prices has somebody without any option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices: Option<Prices>,
    /// Of a leaf: two people of whom no options left keep the rule between them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken: Option<[u32; 2]>,
}

impl PlanFile {
    /// Reads a plan.
    ///
    /// # Errors
    /// E1310 for bad JSON, E1311 for another format.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let plan: Self = serde_json::from_slice(bytes)?;
        if plan.format == PLAN_FORMAT {
            Ok(plan)
        } else {
            Err(ReadError::Format { found: plan.format, expected: PLAN_FORMAT })
        }
    }

    /// Each person's seat, as `explain` and `chains` take it.
    pub fn seats(&self) -> Vec<Option<SeatIx>> {
        self.assignment.iter().map(|seat| seat.map(SeatIx)).collect()
    }

    /// The plan as JSON, one line.
    ///
    /// # Errors
    /// None in practice; what the JSON writer returns.
    pub fn to_json(&self) -> Result<String, ReadError> {
        Ok(serde_json::to_string(self)?)
    }
}

impl Solution {
    /// The plan file of a solution.
    pub fn into_plan_file(
        self,
        class: Class,
        honours: Vec<ConstraintKind>,
        instance_sha256: String,
    ) -> PlanFile {
        PlanFile {
            format: PLAN_FORMAT.to_owned(),
            class,
            honours,
            instance_sha256,
            assignment: self.assignment.into_iter().map(|seat| seat.map(|seat| seat.0)).collect(),
            objective: self.objective,
            bound: Exact::whole(self.bound),
            multipliers: self.prices,
            tree: self.tree,
        }
    }
}
