//! A log of an exchange checked step by step, as anybody with paper and the published lists could do it.
//!
//! Nothing of `cycles` is used: each step is looked at against what is left, in full.

use std::collections::BTreeSet;

use super::market::{Market, MarketFault};
use super::{Mechanism, Outcome, Step, to_be};
use crate::ids::{PersonIx, SeatIx};

/// Why a log does not follow from a market.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplayFault {
    /// The market cannot be run by the mechanism.
    #[error(transparent)]
    Market(#[from] MarketFault),
    /// A step names somebody who is out already, or a post that is taken.
    #[error("E1410: step {step} names somebody who is out, or a post that is taken")]
    Gone {
        /// Position of the step, from 0.
        step: usize,
    },
    /// A person of a step has a better post left.
    #[error("E1411: step {step}: person {person} has a better post left")]
    NotTheBest {
        /// Position of the step, from 0.
        step: usize,
        /// Position of the person.
        person: u32,
    },
    /// A post of a step does not lead to the next person of it.
    #[error("E1412: step {step}: post {post} does not lead to the next person")]
    NotTheNext {
        /// Position of the step, from 0.
        step: usize,
        /// Position of the post.
        post: u32,
    },
    /// Somebody is left, or the assignment is not what the steps lead to.
    #[error("E1413: the steps do not lead to the assignment")]
    Unfinished,
}

impl ReplayFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Market(fault) => fault.code(),
            Self::Gone { .. } => "E1410",
            Self::NotTheBest { .. } => "E1411",
            Self::NotTheNext { .. } => "E1412",
            Self::Unfinished => "E1413",
        }
    }
}

/// Checks that an outcome follows from a market, step by step.
///
/// # Errors
/// `ReplayFault` names the first step that does not follow.
pub fn replay(market: &Market, mechanism: Mechanism, outcome: &Outcome) -> Result<(), ReplayFault> {
    let agreed = match mechanism {
        Mechanism::Ttc => market.clone(),
        Mechanism::ToBe => to_be::agreed(market)?,
    };
    let mut left = Left {
        people: (0..agreed.people()).map(PersonIx::of).collect(),
        posts: (0..agreed.posts()).map(SeatIx::of).collect(),
        market: &agreed,
    };
    let mut assignment = vec![None; agreed.people()];
    for (at, step) in outcome.steps.iter().enumerate() {
        match step {
            Step::Unplaced(person) => {
                if !left.people.remove(person) {
                    return Err(ReplayFault::Gone { step: at });
                }
                if left.best(*person).is_some() {
                    return Err(ReplayFault::NotTheBest { step: at, person: person.0 });
                }
            }
            Step::Cycle(cycle) => {
                left.follows(at, cycle)?;
                for (person, post) in cycle {
                    left.people.remove(person);
                    left.posts.remove(post);
                    assignment[person.at()] = Some(*post);
                }
            }
        }
    }
    if left.people.is_empty() && assignment == outcome.assignment {
        Ok(())
    } else {
        Err(ReplayFault::Unfinished)
    }
}

struct Left<'m> {
    people: BTreeSet<PersonIx>,
    posts: BTreeSet<SeatIx>,
    market: &'m Market,
}

impl Left<'_> {
    fn best(&self, person: PersonIx) -> Option<SeatIx> {
        self.market.wishes(person).find(|post| self.posts.contains(post))
    }

    /// Whom a post that is left points to.
    fn points_to(&self, post: SeatIx) -> Option<PersonIx> {
        let holder = self.market.holder(post).filter(|holder| self.people.contains(holder));
        holder.or_else(|| self.market.priority().iter().copied().find(|person| self.people.contains(person)))
    }

    fn follows(&self, step: usize, cycle: &[(PersonIx, SeatIx)]) -> Result<(), ReplayFault> {
        let people: BTreeSet<_> = cycle.iter().map(|(person, _)| *person).collect();
        let posts: BTreeSet<_> = cycle.iter().map(|(_, post)| *post).collect();
        let is_once = people.len() == cycle.len() && posts.len() == cycle.len() && !cycle.is_empty();
        if !is_once || !people.is_subset(&self.people) || !posts.is_subset(&self.posts) {
            return Err(ReplayFault::Gone { step });
        }
        for (at, (person, post)) in cycle.iter().enumerate() {
            if self.best(*person) != Some(*post) {
                return Err(ReplayFault::NotTheBest { step, person: person.0 });
            }
            let (next, _) = cycle[(at + 1) % cycle.len()];
            if self.points_to(*post) != Some(next) {
                return Err(ReplayFault::NotTheNext { step, post: post.0 });
            }
        }
        Ok(())
    }
}
