//! Why this post and not that one, for one person: the criteria that add up to the value, and the rules judged.

use domain::snapshot::{PersonIx, PostIx};
use rules::case::{MoveCase, MoveKind};
use rules::judge::{Judgement, judge};

use crate::criterion::{Criterion, Scores, Weights, value};
use crate::problem::{ORIGIN, Question};
use crate::score::Scorer;

/// One criterion of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub criterion: Criterion,
    /// Its weight, percent.
    pub weight: u8,
    /// Its score, 0 to 100.
    pub score: u8,
    /// Whether data stand behind the score.
    pub is_known: bool,
}

impl Part {
    /// What it adds to the value: weight × score.
    #[must_use]
    pub fn worth(&self) -> i32 {
        i32::from(self.weight) * i32::from(self.score)
    }
}

/// A person in a post: the sum and the judgement.
#[derive(Clone, Debug)]
pub struct Placing {
    /// The post.
    pub post: PostIx,
    /// What kind of move.
    pub kind: MoveKind,
    /// The criteria, in their order.
    pub parts: Vec<Part>,
    /// Taken off for staying while overdue.
    pub penalty: i32,
    /// Σ parts − penalty: the value the planner used.
    pub value: i32,
    /// Every rule with its verdict.
    pub judgement: Judgement,
}

/// Adds up and judges one pair.
#[must_use]
pub fn option(question: &Question<'_>, scorer: &Scorer<'_>, person: PersonIx, post: PostIx) -> Placing {
    let case = MoveCase::new(question.snapshot, person, post, ORIGIN, question.effective);
    let scores = scorer.scores(person, post, case.kind);
    let overdue = case.kind == MoveKind::Stay && scorer.is_overdue(person);
    let penalty = if overdue { scorer.settings().overdue_penalty } else { 0 };
    Placing {
        post,
        kind: case.kind,
        parts: parts(&scores, question.weights),
        penalty,
        value: value(&scores, question.weights) - penalty,
        judgement: judge(&case, question.law, question.waivers),
    }
}

fn parts(scores: &Scores, weights: &Weights) -> Vec<Part> {
    Criterion::ALL
        .iter()
        .map(|criterion| {
            let score = scores[*criterion as usize];
            Part {
                criterion: *criterion,
                weight: weights.of(*criterion),
                score: score.points,
                is_known: score.is_known,
            }
        })
        .collect()
}
