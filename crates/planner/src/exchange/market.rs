//! A market: posts of one seat each, who holds them, and who wants which.

use crate::ids::{PersonIx, SeatIx};

/// A market whose parts fit together.
///
/// Eligibility is frozen before wishes are stated: a list holds only posts that its person may lawfully hold. A filter
/// that looked at wishes would give a reason to misstate them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Market {
    holder: Vec<Option<PersonIx>>,
    ranking: Vec<Option<Vec<PersonIx>>>,
    list: Vec<Vec<SeatIx>>,
    own: Vec<Option<SeatIx>>,
    priority: Vec<PersonIx>,
}

/// A post as it enters a market.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Post {
    /// Who holds it; none where it is vacant.
    pub holder: Option<PersonIx>,
    /// Whom the post would rather have, best first; whoever is not in it is not wanted more than anybody.
    pub ranking: Option<Vec<PersonIx>>,
}

/// What does not fit together in a market.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarketFault {
    /// A position leads nowhere.
    #[error("E1401: {place} names a person or post that is not there")]
    NotThere {
        /// Where it is named.
        place: String,
    },
    /// A person holds two posts.
    #[error("E1402: person {person} holds two posts")]
    HoldsTwo {
        /// Position of the person.
        person: u32,
    },
    /// A list or ranking names something twice.
    #[error("E1403: {place} names the same twice")]
    Twice {
        /// Which list.
        place: String,
    },
    /// The priority does not hold each person once.
    #[error("E1404: the priority holds {found} people, the market {expected}")]
    Priority {
        /// People in the priority.
        found: usize,
        /// People in the market.
        expected: usize,
    },
    /// TO-BE needs to know whom an occupied post would rather have.
    #[error("E1405: post {post} is occupied and has no ranking; TO-BE needs one")]
    NoRanking {
        /// Position of the post.
        post: u32,
    },
}

impl MarketFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotThere { .. } => "E1401",
            Self::HoldsTwo { .. } => "E1402",
            Self::Twice { .. } => "E1403",
            Self::Priority { .. } => "E1404",
            Self::NoRanking { .. } => "E1405",
        }
    }
}

impl Market {
    /// Puts a market together: posts, each person's list (best first) and the order in which people are offered
    /// vacant posts.
    ///
    /// # Errors
    /// `MarketFault` for what does not fit together.
    pub fn new(
        posts: Vec<Post>,
        list: Vec<Vec<SeatIx>>,
        priority: Vec<PersonIx>,
    ) -> Result<Self, MarketFault> {
        let mut own = vec![None; list.len()];
        for (at, post) in posts.iter().enumerate() {
            if let Some(holder) = post.holder {
                let own = own.get_mut(holder.at()).ok_or_else(|| not_there(format!("post {at}")))?;
                if own.replace(SeatIx::of(at)).is_some() {
                    return Err(MarketFault::HoldsTwo { person: holder.0 });
                }
            }
            let ranking = post.ranking.iter().flatten().map(|person| person.at());
            distinct(ranking, list.len(), || format!("the ranking of post {at}"))?;
        }
        for (at, wishes) in list.iter().enumerate() {
            distinct(wishes.iter().map(|post| post.at()), posts.len(), || {
                format!("the list of person {at}")
            })?;
        }
        distinct(priority.iter().map(|person| person.at()), list.len(), || "the priority".to_owned())?;
        if priority.len() != list.len() {
            return Err(MarketFault::Priority { found: priority.len(), expected: list.len() });
        }
        let (holder, ranking) = posts.into_iter().map(|post| (post.holder, post.ranking)).unzip();
        Ok(Self { holder, ranking, list, own, priority })
    }

    /// Number of people.
    pub fn people(&self) -> usize {
        self.list.len()
    }

    /// Number of posts.
    pub fn posts(&self) -> usize {
        self.holder.len()
    }

    /// Who holds a post today.
    pub fn holder(&self, post: SeatIx) -> Option<PersonIx> {
        self.holder[post.at()]
    }

    /// Whom a post would rather have, best first, where it says so.
    pub fn ranking(&self, post: SeatIx) -> Option<&[PersonIx]> {
        self.ranking[post.at()].as_deref()
    }

    /// The post a person holds today.
    pub fn own(&self, person: PersonIx) -> Option<SeatIx> {
        self.own[person.at()]
    }

    /// What a person wants, best first: the list up to the own post, which is the last thing anybody wants.
    pub fn wishes(&self, person: PersonIx) -> impl Iterator<Item = SeatIx> + '_ {
        let own = self.own(person);
        let better = self.list[person.at()].iter().copied().take_while(move |post| Some(*post) != own);
        better.chain(own)
    }

    /// The order in which people are offered vacant posts.
    pub fn priority(&self) -> &[PersonIx] {
        &self.priority
    }

    /// The same market with other lists.
    pub(crate) fn with_lists(&self, list: Vec<Vec<SeatIx>>) -> Self {
        Self { list, ..self.clone() }
    }
}

fn not_there(place: String) -> MarketFault {
    MarketFault::NotThere { place }
}

/// Whether positions are below `end` and none comes twice.
fn distinct(
    positions: impl Iterator<Item = usize>,
    end: usize,
    place: impl Fn() -> String,
) -> Result<(), MarketFault> {
    let mut seen = std::collections::BTreeSet::new();
    for position in positions {
        if position >= end {
            return Err(not_there(place()));
        }
        if !seen.insert(position) {
            return Err(MarketFault::Twice { place: place() });
        }
    }
    Ok(())
}
