//! Which open seats fit one person best: the lawful pairs of the published plan, or, where none is published,
//! the vacancies of the day judged by the same rules and criteria. Says nothing about anybody else.

use std::cmp::Reverse;

use domain::snapshot::{PersonIx, PostIx, Seat};
use placement::candidates::{Candidates, Open};
use placement::criterion::Weights;
use placement::problem::Question;
use placement::score::Scorer;
use placement::why::{Placing, option};

use super::case::PlanCase;
use crate::context::Context;
use crate::error::AppError;
use crate::world::World;

/// A seat with room that a person may lawfully hold.
pub struct Fit {
    /// The person's own sum there.
    pub placing: Placing,
    /// Places left: after the plan, or today.
    pub room: u32,
    /// Whether the plan places the person here.
    pub is_planned: bool,
}

/// The seats that fit a person best.
pub struct Fitting {
    /// Whether they are those of the published plan; else those of today.
    pub of_plan: bool,
    /// The sum in the present post; none where it is not on the map.
    pub now: Option<Placing>,
    /// Lawful seats other than the present one, with room or without.
    pub lawful: usize,
    /// The best with room, best first.
    pub seats: Vec<Fit>,
}

/// The seats of a published plan that fit best; `None` where the plan is not about the person.
#[must_use]
pub fn in_plan(case: &PlanCase, person: PersonIx, count: usize) -> Option<Fitting> {
    let row = case.problem.row_of(person)?;
    let (instance, home) = (&case.problem.instance, case.basis.snapshot.post_of(person));
    let mut taken = vec![0u32; case.basis.snapshot.posts().len()];
    for post in case.outcome.posts.iter().flatten() {
        taken[post.at()] += 1;
    }
    let demands: Vec<_> = instance.demands.iter().filter(|d| d.person().at() == row).collect();
    let lawful: Vec<(PostIx, i32)> = instance
        .arcs
        .of(row)
        .filter(|(seat, _)| demands.iter().all(|d| d.allows(instance.people[row].home, *seat)))
        .filter_map(|(seat, value)| Some((case.problem.seats[seat as usize]?, value)))
        .filter(|(post, _)| Some(*post) != home)
        .collect();
    let planned = case.move_of(person).map(|m| m.to);
    let room = |post: PostIx| instance.seats[post.at()].capacity.saturating_sub(taken[post.at()]);
    let (question, scorer) = (case.basis.question(), case.basis.scorer());
    Some(chosen(&question, &scorer, person, lawful, planned, room, count, true))
}

/// The vacancies of today that fit best, by the weights published last; `None` for somebody who is not there
/// or has no post. Waivers are not counted: they are granted for a plan.
///
/// # Errors
/// [`AppError::NotFound`] before weights were ever published; faults of storage and of settings.
pub async fn today(
    cx: &Context,
    world: &World,
    person: PersonIx,
    count: usize,
) -> Result<Option<Fitting>, AppError> {
    let weights = crate::weights::versions(cx).await?.into_iter().next().ok_or(AppError::NotFound)?.weights;
    vacancies(world, &weights, person, count)
}

/// The vacancies of a world that fit a person best by the weights given.
///
/// # Errors
/// A fault where a setting of the law cannot stand.
pub fn vacancies(
    world: &World,
    weights: &Weights,
    person: PersonIx,
    count: usize,
) -> Result<Option<Fitting>, AppError> {
    let (snapshot, settings) = (&world.snapshot, &world.settings);
    if !snapshot.is_there(person, world.today) || snapshot.person(person).seat == Seat::Nowhere {
        return Ok(None);
    }
    let law = world.law_on(world.today)?;
    let question = world.question(&law, &[], weights, world.today);
    let scorer = Scorer::new(snapshot, &law, &settings.needs, settings.scores, world.today);
    let mut lawful = Vec::new();
    Candidates::new(&question, &scorer, person)
        .each(&Open::new(&question), |post, _, worth| lawful.push((post, worth)));
    let room = |post: PostIx| {
        let need = snapshot.post(post).record.decreed_need.unwrap_or(0);
        need.saturating_sub(scorer.need(post).1)
    };
    Ok(Some(chosen(&question, &scorer, person, lawful, None, room, count, false)))
}

#[expect(clippy::too_many_arguments, reason = "the two callers above give one answer")]
fn chosen(
    question: &Question<'_>,
    scorer: &Scorer<'_>,
    person: PersonIx,
    mut pairs: Vec<(PostIx, i32)>,
    planned: Option<PostIx>,
    room: impl Fn(PostIx) -> u32,
    count: usize,
    of_plan: bool,
) -> Fitting {
    let lawful = pairs.len();
    pairs.retain(|(post, _)| Some(*post) == planned || room(*post) > 0);
    pairs.sort_by_key(|(post, value)| (Reverse(*value), *post));
    let seats = pairs.into_iter().take(count).map(|(post, _)| Fit {
        placing: option(question, scorer, person, post),
        room: room(post),
        is_planned: Some(post) == planned,
    });
    let seats = seats.collect();
    let now = question.snapshot.post_of(person).map(|post| option(question, scorer, person, post));
    Fitting { of_plan, now, lawful, seats }
}
