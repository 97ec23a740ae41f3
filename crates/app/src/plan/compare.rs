//! Two plans side by side: whom both move alike, and who moves otherwise. Plans may stand on different pictures, so
//! people are matched by their number and posts by unit and job.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ids::PlanId;
use domain::snapshot::PostIx;

use super::PlanCase;
use super::view::open;
use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// Where a plan moves somebody: unit and job code.
type Place = (String, String);

/// Somebody whom the two plans do not treat alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Number of the person.
    pub nip: String,
    /// The post of the first plan, in its picture; none where it does not move the person.
    pub first: Option<PostIx>,
    /// The post of the second plan, in its picture.
    pub second: Option<PostIx>,
}

/// Two plans.
pub struct Comparison {
    /// The first.
    pub first: Arc<PlanCase>,
    /// The second.
    pub second: Arc<PlanCase>,
    /// People whom both move to the same post.
    pub alike: usize,
    /// People whom only one moves, or who get another post, by number.
    pub differing: Vec<Differing>,
}

/// Puts two plans side by side; the look at everybody who is named is noted.
///
/// # Errors
/// [`AppError::Forbidden`]; [`AppError::NotFound`] where one has no answer; faults.
pub async fn compare(
    cx: &Context,
    actor: &Actor,
    first: &PlanId,
    second: &PlanId,
) -> Result<Comparison, AppError> {
    let first = open(cx, actor, first).await?.case.ok_or(AppError::NotFound)?;
    let second = open(cx, actor, second).await?.case.ok_or(AppError::NotFound)?;
    let comparison = matched(first, second);
    let world = cx.world().await?;
    let named = comparison.differing.iter().filter_map(|one| super::case::person(&world.snapshot, &one.nip));
    let named: Vec<_> = named.map(|ix| world.ids.person(ix).clone()).collect();
    cx.note_look(actor, UseCase::ReadPlans, &named, &["identity", "move"]).await?;
    Ok(comparison)
}

fn matched(first: Arc<PlanCase>, second: Arc<PlanCase>) -> Comparison {
    let moves = |case: &PlanCase| -> BTreeMap<String, (Place, PostIx)> {
        let snapshot = &case.basis.snapshot;
        let place = |post: PostIx| {
            let record = &snapshot.post(post).record;
            (record.unit.as_str().to_owned(), record.job.as_str().to_owned())
        };
        let nip = |person| snapshot.person(person).record.nip.as_str().to_owned();
        case.outcome.moves.iter().map(|m| (nip(m.person), (place(m.to), m.to))).collect()
    };
    let (one, mut other) = (moves(&first), moves(&second));
    let mut alike = 0;
    let mut differing = Vec::new();
    for (nip, (place, post)) in one {
        match other.remove(&nip) {
            Some((same, _)) if same == place => alike += 1,
            otherwise => {
                differing.push(Differing { nip, first: Some(post), second: otherwise.map(|(_, post)| post) })
            }
        }
    }
    differing.extend(other.into_iter().map(|(nip, (_, post))| Differing {
        nip,
        first: None,
        second: Some(post),
    }));
    differing.sort_by(|a, b| a.nip.cmp(&b.nip));
    Comparison { first, second, alike, differing }
}
