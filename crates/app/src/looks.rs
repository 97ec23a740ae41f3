//! Whom pages name beside the person they are about. Each answer notes the look at everybody in it before it is
//! given, so that no page can show a name and forget to say so.

use domain::ids::PersonId;
use domain::snapshot::{PersonIx, PostIx, Snapshot};
use placement::outcome::Move;

use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;
use crate::plan::figures::{self, MoveFilter, PlanChain, person_of};
use crate::plan::why::{self, PersonWhy, WhyNotThat};
use crate::plan::{PlanCase, PlanView};
use crate::world::World;

/// A page of a list.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Its number, from 1; 0 is read as 1.
    pub number: usize,
    /// Entries on a page.
    pub size: usize,
}

impl Page {
    fn of<T>(self, list: Vec<T>) -> Vec<T> {
        let before = self.number.saturating_sub(1).saturating_mul(self.size);
        list.into_iter().skip(before).take(self.size).collect()
    }
}

/// A chain with its number in the order of gain, and what it brings.
pub struct NumberedChain<'a> {
    /// From 1.
    pub number: usize,
    /// The chain.
    pub chain: &'a PlanChain,
    /// Points × 100.
    pub gain: i64,
}

/// The people on the page of a plan.
#[derive(Default)]
pub struct OnPlanPage<'a> {
    /// Moves of the page of the table.
    pub moves: Vec<&'a Move>,
    /// Moves that fit the filter, on all pages.
    pub moves_in_all: usize,
    /// Chains of the page of the picture.
    pub chains: Vec<NumberedChain<'a>>,
}

/// The people on the page of a plan: moves and chains of the pages asked for, movers whose data changed, people of
/// a contradiction and of reasons. The look at all of them is noted.
///
/// # Errors
/// Faults of storage; the page is then not shown.
pub async fn on_plan_page<'a>(
    cx: &Context,
    actor: &Actor,
    view: &'a PlanView,
    wanted: &MoveFilter,
    (moves, chains): (Page, Page),
) -> Result<OnPlanPage<'a>, AppError> {
    let world = cx.world().await?;
    let mut out = OnPlanPage::default();
    let mut movers = Vec::new();
    if let Some(case) = view.case.as_deref() {
        let found = figures::moves(case, wanted);
        out.moves_in_all = found.len();
        out.moves = moves.of(found);
        out.chains = chains.of(numbered(case).collect());
        let snapshot = &case.basis.snapshot;
        movers.extend(of_today(&world, snapshot, out.moves.iter().map(|m| m.person)));
        let in_chains = out.chains.iter().flat_map(|c| in_chain(case, c.chain));
        movers.extend(of_today(&world, snapshot, in_chains));
    }
    let touched = view.changes.iter().flat_map(|changes| &changes.movers);
    movers.extend(touched.filter_map(|nip| by_nip(&world, nip)));
    note(cx, actor, movers, &["identity", "move"]).await?;
    let conflict = view.summary.iter().flat_map(|s| &s.conflict).filter_map(|line| line.nip.as_ref());
    let mut named: Vec<PersonId> = conflict.filter_map(|nip| by_nip(&world, nip)).collect();
    named.extend(view.reasons.iter().filter_map(|reason| reason.person.clone()));
    note(cx, actor, named, &["identity", "demand"]).await?;
    Ok(out)
}

/// One person in a plan, with the others that their page names.
pub struct InPlan<'a> {
    /// The person's sums and alternatives.
    pub why: Option<PersonWhy>,
    /// The answer for the post asked about.
    pub answer: Option<WhyNotThat>,
    /// The chain of the person's move.
    pub chain: Option<NumberedChain<'a>>,
}

/// One person in a plan; the look at them, at everybody in the chain of their move and at everybody who would sit
/// elsewhere is noted.
///
/// # Errors
/// Faults of storage; the page is then not shown.
pub async fn in_plan<'a>(
    cx: &Context,
    actor: &Actor,
    case: &'a PlanCase,
    who: PersonIx,
    other: Option<PostIx>,
) -> Result<InPlan<'a>, AppError> {
    let world = cx.world().await?;
    let snapshot = &case.basis.snapshot;
    let own = of_today(&world, snapshot, core::iter::once(who)).collect();
    note(cx, actor, own, &["identity", "career", "assessment", "plan"]).await?;
    let out = InPlan {
        why: why::person(case, who, 3),
        answer: other.map(|post| why::why_not(case, who, post)),
        chain: numbered(case).find(|one| in_chain(case, one.chain).any(|person| person == who)),
    };
    let mut others: Vec<PersonIx> = out.chain.iter().flat_map(|one| in_chain(case, one.chain)).collect();
    if let Some(WhyNotThat::Costs { chain, .. } | WhyNotThat::CostsBetween { chain, .. }) = &out.answer {
        others.extend(chain.iter().map(|step| step.person));
    }
    others.retain(|person| *person != who);
    note(cx, actor, of_today(&world, snapshot, others.into_iter()).collect(), &["identity", "move"]).await?;
    Ok(out)
}

/// Chains by what they bring, best first.
fn numbered(case: &PlanCase) -> impl Iterator<Item = NumberedChain<'_>> {
    let all = figures::chains_by_gain(case).into_iter().enumerate();
    all.map(|(at, (chain, gain))| NumberedChain { number: at + 1, chain, gain })
}

fn in_chain<'a>(case: &'a PlanCase, chain: &'a PlanChain) -> impl Iterator<Item = PersonIx> + 'a {
    chain.moves.iter().map(|m| person_of(case, m.person))
}

/// People of a picture by their ids of today; who is not in the data any more has none.
pub(crate) fn of_today<'a>(
    world: &'a World,
    snapshot: &'a Snapshot,
    people: impl Iterator<Item = PersonIx> + 'a,
) -> impl Iterator<Item = PersonId> + 'a {
    people.filter_map(|person| {
        let now = world.snapshot.find_person(&snapshot.person(person).record.nip)?;
        Some(world.ids.person(now).clone())
    })
}

fn by_nip(world: &World, nip: &str) -> Option<PersonId> {
    crate::plan::case::person(&world.snapshot, nip).map(|ix| world.ids.person(ix).clone())
}

async fn note(
    cx: &Context,
    actor: &Actor,
    mut people: Vec<PersonId>,
    fields: &[&str],
) -> Result<(), AppError> {
    people.sort();
    people.dedup();
    cx.note_look(actor, UseCase::ReadPlans, &people, fields).await
}
