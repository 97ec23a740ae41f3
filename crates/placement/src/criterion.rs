//! The criteria of a placement and their published weights. The value of a pair is Σ weight × score, whole
//! numbers throughout, so that anybody can redo the sum: weights are percent, scores 0 to 100.

use domain::code_enum;

code_enum! {
    /// A criterion; each has a written formula in [`crate::score`] and in the generated reference.
    pub enum Criterion {
        /// Job match of competences (JPM).
        Competency = "competency",
        /// Education against the qualification of the post.
        Qualification = "qualification",
        /// Performance, where the post is a promotion or strategic.
        Performance = "performance",
        /// Potential, where the post is a promotion or strategic.
        Potential = "potential",
        /// Time in the present post.
        Rotation = "rotation",
        /// Experience that the person does not have yet.
        Breadth = "breadth",
        /// The person's wish.
        Wish = "wish",
        /// Travel from home.
        Distance = "distance",
        /// Need of the unit: of the one that gains, or of the one that would lose.
        Need = "need",
    }
}

/// Number of criteria.
pub const COUNT: usize = 9;

/// Weights in percent, in the order of [`Criterion::ALL`]; together 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "[u8; COUNT]", into = "[u8; COUNT]")]
pub struct Weights([u8; COUNT]);

/// Weights that do not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the weights add up to {sum} percent, not to 100")]
pub struct WeightsRefused {
    /// What they add up to.
    pub sum: u32,
}

impl Weights {
    /// Takes weights in percent.
    ///
    /// # Errors
    /// [`WeightsRefused`] where they do not add up to 100.
    pub fn new(percent: [u8; COUNT]) -> Result<Self, WeightsRefused> {
        let sum: u32 = percent.iter().map(|w| u32::from(*w)).sum();
        if sum == 100 { Ok(Self(percent)) } else { Err(WeightsRefused { sum }) }
    }

    /// The weight of a criterion, percent.
    #[must_use]
    pub const fn of(&self, criterion: Criterion) -> u8 {
        self.0[criterion as usize]
    }
}

/// Where an agency begins before it publishes its own.
impl Default for Weights {
    fn default() -> Self {
        Self([20, 10, 8, 7, 15, 5, 10, 8, 17])
    }
}

impl TryFrom<[u8; COUNT]> for Weights {
    type Error = WeightsRefused;
    fn try_from(percent: [u8; COUNT]) -> Result<Self, WeightsRefused> {
        Self::new(percent)
    }
}

impl From<Weights> for [u8; COUNT] {
    fn from(weights: Weights) -> Self {
        weights.0
    }
}

/// A score of one criterion, 0 to 100; `is_known` is false where the neutral value stands in for no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// 0 to 100.
    pub points: u8,
    /// Whether data stand behind it.
    pub is_known: bool,
}

/// Scores of a pair in the order of [`Criterion::ALL`].
pub type Scores = [Score; COUNT];

/// The value of a pair: Σ weight × score, 0 to 10,000.
#[must_use]
pub fn value(scores: &Scores, weights: &Weights) -> i32 {
    Criterion::ALL.iter().map(|c| i32::from(weights.of(*c)) * i32::from(scores[*c as usize].points)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_add_up_to_100() {
        assert_eq!(Weights::new([20, 10, 8, 7, 15, 5, 10, 8, 16]), Err(WeightsRefused { sum: 99 }));
        assert_eq!(<[u8; COUNT]>::from(Weights::default()).iter().map(|w| u32::from(*w)).sum::<u32>(), 100);
    }

    #[test]
    fn the_best_of_everything_is_worth_10_000() {
        let full = [Score { points: 100, is_known: true }; COUNT];
        assert_eq!(value(&full, &Weights::default()), 10_000);
    }
}
