//! The receipt of a plan: short hashes of the answer and of the data it rests on, and the version of the weights.
//! Whoever holds two receipts can tell whether they speak of the same plan.

use crate::context::{Context, hash};
use crate::error::AppError;

use super::case::PlanCase;

/// How many characters of a hash are shown: enough to tell plans of an agency apart, few enough to read aloud.
const SHOWN: usize = 12;

/// The receipt of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The start of the hash of question, data, weights and answer.
    pub plan: String,
    /// The start of the hash that names the picture of the data.
    pub data: String,
    /// The number of the published weights.
    pub weights: Option<i64>,
}

/// The receipt of a plan.
///
/// # Errors
/// Faults of storage.
pub async fn of(cx: &Context, case: &PlanCase) -> Result<Receipt, AppError> {
    let weights = match &case.row.weights {
        Some(id) => Some(crate::weights::find(cx, id).await?.number),
        None => None,
    };
    Ok(Receipt {
        plan: short(&plan_hash(case)),
        data: short(case.row.snapshot.as_ref().map_or("", |id| id.as_str())),
        weights,
    })
}

/// SHA-256 over the question, the name of the picture, the weights and every seat of the answer, in the order
/// of people: the same for everybody who opens the plan, before and after it is published.
#[must_use]
pub fn plan_hash(case: &PlanCase) -> String {
    use core::fmt::Write as _;
    let mut text = format!(
        "{}\n{}\n{:?}\n{}\n",
        case.row.question,
        case.row.snapshot.as_ref().map_or("", |id| id.as_str()),
        <[u8; placement::criterion::COUNT]>::from(case.basis.weights),
        case.solution.objective
    );
    for seat in &case.solution.assignment {
        // Writing to a String cannot fail.
        let _ = match seat {
            Some(seat) => write!(text, "{} ", seat.0),
            None => write!(text, "- "),
        };
    }
    hash(&text)
}

fn short(hash: &str) -> String {
    hash.chars().take(SHOWN).collect()
}
