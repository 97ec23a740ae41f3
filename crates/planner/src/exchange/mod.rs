//! Voluntary exchange of posts: who wants whose post, and which cycles make everybody in them better off.
//!
//! `market` holds wishes over posts of one seat each, `cycles` runs top trading cycles over them, `to_be` first takes
//! the wishes away that a post does not agree to, `replay` checks a log of cycles without running anything, and
//! `market_json` reads and writes. Nobody is moved against a wish: a mechanism with that promise cannot rotate anybody
//! who wants to stay, which is the work of `solve`. The two kinds of move are never mixed.

pub mod cycles;
pub mod market;
pub mod market_json;
pub mod replay;
pub mod to_be;

use serde::{Deserialize, Serialize};

use crate::ids::{PersonIx, SeatIx};
use cycles::trade;
use market::{Market, MarketFault};

/// How wishes become moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mechanism {
    /// Top trading cycles with vacancies (YRMH-IGYT; Abdulkadiroglu & Sönmez 1999). Nobody ends worse than today,
    /// stating true wishes is best, and no two people could both gain more.
    Ttc,
    /// Block exchange best for people (TO-BE; Combe, Tercieux & Terrier 2022): besides, no post ends with somebody
    /// whom it ranks below its present holder.
    ToBe,
}

/// One end of a step: a person gets a post, or is out of the exchange.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// People who trade: each gets the post named beside, which belongs to the next person of the list (the last
    /// one's to the first) or is vacant and offered to that person as the first in priority.
    Cycle(Vec<(PersonIx, SeatIx)>),
    /// A person without a post wants none of what is left.
    Unplaced(PersonIx),
}

/// What the exchange leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The post of each person; none for somebody who had none and got none.
    pub assignment: Vec<Option<SeatIx>>,
    /// How it came about, in order.
    pub steps: Vec<Step>,
}

impl Outcome {
    /// The steps in which somebody gets another post than the one held before.
    pub fn moves<'a>(&'a self, market: &'a Market) -> impl Iterator<Item = &'a [(PersonIx, SeatIx)]> {
        self.steps.iter().filter_map(|step| match step {
            Step::Cycle(cycle) => {
                let moves = cycle.iter().any(|(person, post)| market.own(*person) != Some(*post));
                moves.then_some(cycle.as_slice())
            }
            Step::Unplaced(_) => None,
        })
    }
}

/// Runs a mechanism. Same market, same outcome.
///
/// # Errors
/// [`MarketFault::NoRanking`] where TO-BE meets an occupied post without a ranking.
pub fn exchange(market: &Market, mechanism: Mechanism) -> Result<Outcome, MarketFault> {
    Ok(match mechanism {
        Mechanism::Ttc => trade(market),
        Mechanism::ToBe => trade(&to_be::agreed(market)?),
    })
}
