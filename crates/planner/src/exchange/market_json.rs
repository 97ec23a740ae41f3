//! A market and its outcome as JSON, with the names that users see.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::market::{Market, MarketFault, Post};
use super::{Outcome, Step};
use crate::format::read::ReadError;
use crate::generate::chance::Chance;
use crate::ids::{PersonIx, SeatIx};

/// A market as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarketFile {
    /// The posts, one seat each.
    pub posts: Vec<PostEntry>,
    /// The people.
    pub people: Vec<WisherEntry>,
    /// The order in which people are offered vacant posts. Where it is left out it is drawn from `seed`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub priority: Vec<String>,
    /// What the priority was drawn from.
    #[serde(default)]
    pub seed: u64,
}

/// One post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostEntry {
    /// Its id.
    pub id: String,
    /// Who holds it.
    #[serde(default)]
    pub holder: Option<String>,
    /// Whom the post would rather have, best first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ranking: Option<Vec<String>>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WisherEntry {
    /// Its id.
    pub id: String,
    /// Posts wanted, best first.
    pub list: Vec<String>,
}

/// What a market leads to, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeFile {
    /// The post of each person; null for somebody who has none.
    pub assignment: BTreeMap<String, Option<String>>,
    /// Who trades with whom: the people of each cycle in which somebody moves, in the order of its posts.
    pub cycles: Vec<Vec<String>>,
    /// Every step in order, for whoever wants to go through it again.
    pub steps: Vec<StepEntry>,
    /// The order in which people were offered vacant posts.
    pub priority: Vec<String>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepEntry {
    /// Each person gets the post beside; it leads to the next person.
    Cycle(Vec<Got>),
    /// The person wants none of what is left.
    Unplaced(String),
}

/// Who gets what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Got {
    /// Id of the person.
    pub person: String,
    /// Id of the post.
    pub post: String,
}

/// A market that cannot be read or does not fit together.
#[derive(Debug, thiserror::Error)]
pub enum MarketRefused {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It does not fit together.
    #[error(transparent)]
    Market(#[from] MarketFault),
}

impl MarketRefused {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Read(error) => error.code(),
            Self::Market(fault) => fault.code(),
        }
    }
}

impl MarketFile {
    /// Reads a market.
    ///
    /// # Errors
    /// E1310 for bad JSON.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        Ok(serde_json::from_slice(bytes)?)
    }

    /// The market in positions; the priority is drawn where the file has none.
    ///
    /// # Errors
    /// E1312 and E1313 for names; `MarketFault`.
    pub fn to_market(&self) -> Result<Market, MarketRefused> {
        let people = Names::of("people", "person", self.people.iter().map(|p| p.id.as_str()))?;
        let posts = Names::of("posts", "post", self.posts.iter().map(|p| p.id.as_str()))?;
        let mut entries = Vec::with_capacity(self.posts.len());
        for post in &self.posts {
            let place = format!("posts[{}]", post.id);
            let holder = post.holder.as_deref().map(|name| people.find(name, &place)).transpose()?;
            let ranking = post.ranking.as_deref().map(|list| people.all(list, &place)).transpose()?;
            entries.push(Post {
                holder: holder.map(PersonIx),
                ranking: ranking.map(|list| list.into_iter().map(PersonIx).collect()),
            });
        }
        let mut lists = Vec::with_capacity(self.people.len());
        for person in &self.people {
            let list = posts.all(&person.list, &format!("people[{}]", person.id))?;
            lists.push(list.into_iter().map(SeatIx).collect());
        }
        let priority = if self.priority.is_empty() {
            drawn(self.people.len(), self.seed)
        } else {
            people.all(&self.priority, "priority")?.into_iter().map(PersonIx).collect()
        };
        Ok(Market::new(entries, lists, priority)?)
    }

    /// The outcome with the names of this file.
    pub fn outcome(&self, market: &Market, outcome: &Outcome) -> OutcomeFile {
        let person = |e: PersonIx| self.people[e.at()].id.clone();
        let post = |j: SeatIx| self.posts[j.at()].id.clone();
        let step = |step: &Step| match step {
            Step::Unplaced(e) => StepEntry::Unplaced(person(*e)),
            Step::Cycle(cycle) => StepEntry::Cycle(
                cycle.iter().map(|(e, j)| Got { person: person(*e), post: post(*j) }).collect(),
            ),
        };
        let names = self.people.iter().map(|p| p.id.clone());
        OutcomeFile {
            assignment: names.zip(outcome.assignment.iter().map(|seat| seat.map(post))).collect(),
            cycles: outcome.moves(market).map(|c| c.iter().map(|(e, _)| person(*e)).collect()).collect(),
            steps: outcome.steps.iter().map(step).collect(),
            priority: market.priority().iter().map(|e| person(*e)).collect(),
        }
    }
}

/// The priority of a seed: the people in the order of their ids in the file, shuffled (Fisher & Yates, SplitMix64).
fn drawn(people: usize, seed: u64) -> Vec<PersonIx> {
    let mut order: Vec<PersonIx> = (0..people).map(PersonIx::of).collect();
    Chance::seeded(seed).shuffle(&mut order);
    order
}

/// Positions by name.
struct Names<'a> {
    kind: &'static str,
    at: BTreeMap<&'a str, u32>,
}

impl<'a> Names<'a> {
    fn of(place: &str, kind: &'static str, names: impl Iterator<Item = &'a str>) -> Result<Self, ReadError> {
        let mut at = BTreeMap::new();
        for (position, name) in names.enumerate() {
            if at.insert(name, PersonIx::of(position).0).is_some() {
                let place = format!("{place}[{position}]");
                return Err(ReadError::NameTwice { place, kind, name: name.to_owned() });
            }
        }
        Ok(Self { kind, at })
    }

    fn find(&self, name: &str, place: &str) -> Result<u32, ReadError> {
        self.at.get(name).copied().ok_or_else(|| ReadError::UnknownName {
            place: place.to_owned(),
            kind: self.kind,
            name: name.to_owned(),
        })
    }

    fn all(&self, names: &[String], place: &str) -> Result<Vec<u32>, ReadError> {
        let mut seen = BTreeSet::new();
        let mut positions = Vec::with_capacity(names.len());
        for name in names {
            if !seen.insert(name) {
                let place = place.to_owned();
                return Err(ReadError::NameTwice { place, kind: self.kind, name: name.clone() });
            }
            positions.push(self.find(name, place)?);
        }
        Ok(positions)
    }
}
