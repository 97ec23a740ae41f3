//! Demands on the plans of a round: pins, bans, waivers. Each has a name and a reason; lifting has them too.

use domain::ids::{DemandId, PersonId, PostId};
use domain::time::Date;
use serde_json::json;
pub use store::demand::DemandRow;

use crate::act::{Act, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;
use crate::world::World;
use rules::rule::{RuleId, Severity};

/// What is demanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewDemand {
    /// The person gets the post.
    Pin(PersonId, PostId),
    /// The person does not get the post.
    Ban(PersonId, PostId),
    /// A rule does not forbid for a person and post.
    WaivePair(RuleId, PersonId, Option<PostId>),
    /// The Unknown of a rule does not forbid in this round's plans.
    WaiveUnknown(RuleId),
}

/// Makes a demand. Plans computed before it are not changed; a new plan takes it in.
///
/// # Errors
/// [`AppError::Invalid`] without a reason; [`AppError::Refused`] for a waiver that the law does not know;
/// [`AppError::NotFound`]; faults.
pub async fn make(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    demand: &NewDemand,
    reason: &str,
    document: &str,
    until: Option<Date>,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::ChangeDemand, "demand").await?;
    if reason.trim().chars().count() < 5 {
        return Err(AppError::field(
            "reason",
            "Tulis alasan, minimal lima huruf. Alasan ini tampil pada rencana.",
            "Write a reason of at least five letters. It is shown with the plan.",
        ));
    }
    let world = cx.world().await?;
    let (kind, person, post, rule) = match demand {
        NewDemand::Pin(person, post) => ("pin", Some(person), Some(post), None),
        NewDemand::Ban(person, post) => ("ban", Some(person), Some(post), None),
        NewDemand::WaivePair(rule, person, post) => ("waiver", Some(person), post.as_ref(), Some(*rule)),
        NewDemand::WaiveUnknown(rule) => ("waiver", None, None, Some(*rule)),
    };
    check(&world, person, post, rule)?;
    let (round, _) = crate::weights::round(cx).await?;
    let row = DemandRow {
        id: DemandId(cx.ids.next_id()),
        kind: kind.to_owned(),
        person: person.cloned(),
        post: post.cloned(),
        rule: rule.map(|r| r.code().to_owned()),
        reason: reason.trim().to_owned(),
        document: document.trim().to_owned(),
        until: until.map(|d| d.to_string()),
        asked_by: actor.login.clone(),
        asked_at: cx.clock.now(),
        lifted_by: None,
        lifted_at: None,
    };
    let subject = match person {
        Some(person) => cx.person_subject(person.as_str()).await?,
        None => "plan".to_owned(),
    };
    let mut change =
        begin_change!(act, key, json!({"kind": kind, "rule": rule.map(RuleId::code), "about": subject}));
    store::demand::add(&mut change.tx, &round, &row, &change.event).await?;
    change.commit("/rencana").await
}

fn check(
    world: &World,
    person: Option<&PersonId>,
    post: Option<&PostId>,
    rule: Option<RuleId>,
) -> Result<(), AppError> {
    person.map(|p| world.person(p)).transpose()?;
    post.map(|p| world.post(p)).transpose()?;
    let Some(rule) = rule else { return Ok(()) };
    let published = rules::registry::RULES[rule.at()].severity;
    let set = world.settings.law.severities.iter().filter(|s| s.rule == rule).map(|s| s.severity);
    if set.fold(published, Severity::max) == Severity::Warning {
        return Err(AppError::refused(
            format!("Aturan {rule} hanya memperingatkan, jadi tidak perlu pengecualian."),
            format!("Rule {rule} only warns, so no waiver is needed."),
        ));
    }
    Ok(())
}

/// Lifts a demand.
///
/// # Errors
/// [`AppError::Stale`] where it was lifted already; faults.
pub async fn lift(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    id: &DemandId,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::ChangeDemand, format!("demand:{id}")).await?;
    let mut change = begin_change!(act, key, json!({"lift": true}));
    store::demand::lift(&mut change.tx, id, &actor.login, cx.clock.now(), &change.event).await?;
    change.commit("/rencana").await
}

/// All demands of the round, lifted ones included.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn list(cx: &Context, actor: &Actor) -> Result<Vec<DemandRow>, AppError> {
    actor.require(UseCase::ReadPlans)?;
    let (round, _) = crate::weights::round(cx).await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    Ok(store::demand::list(&mut tx, &round).await?)
}
