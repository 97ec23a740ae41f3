//! The wishes that posts agree to, for TO-BE.
//!
//! Source: Combe, Tercieux & Terrier 2022. An occupied post leaves the list of each person whom it does not rank
//! strictly above its present holder; top trading cycles over what is left make no post worse off by its own ranking.

use super::market::{Market, MarketFault};
use crate::ids::{PersonIx, SeatIx};

/// The market with those wishes only.
pub(super) fn agreed(market: &Market) -> Result<Market, MarketFault> {
    // Place of each person in the ranking of each occupied post.
    let mut rank = Vec::with_capacity(market.posts());
    for post in (0..market.posts()).map(SeatIx::of) {
        rank.push(match (market.holder(post), market.ranking(post)) {
            (None, _) => None,
            (Some(_), None) => return Err(MarketFault::NoRanking { post: post.0 }),
            (Some(holder), Some(ranking)) => Some(places(ranking, holder, market.people())),
        });
    }
    let agrees = |post: SeatIx, person: PersonIx| match &rank[post.at()] {
        None => true,
        Some((places, of_holder)) => places[person.at()] < *of_holder,
    };
    let lists = (0..market.people()).map(PersonIx::of).map(|person| {
        let own = market.own(person);
        market.wishes(person).filter(|post| Some(*post) == own || agrees(*post, person)).collect()
    });
    Ok(market.with_lists(lists.collect()))
}

/// Place of each person, and that of the holder; whoever is not ranked stands below everybody.
fn places(ranking: &[PersonIx], holder: PersonIx, people: usize) -> (Vec<usize>, usize) {
    let mut places = vec![usize::MAX; people];
    for (place, person) in ranking.iter().enumerate() {
        places[person.at()] = place;
    }
    let of_holder = places[holder.at()];
    (places, of_holder)
}
