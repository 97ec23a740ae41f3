//! Demands on the plans of a round: pins, bans, waivers. Each has a name and a reason; lifting is recorded with the
//! name of who did it.

use domain::ids::{DemandId, PersonId, PostId, RoundId};
use domain::time::{Date, add_months};
use placement::candidates::{Candidates, Open};
use placement::score::Scorer;
use placement::why::option;
use rules::judge::Outcome;
use serde_json::json;
pub use store::demand::DemandRow;

use super::compute::standing_waivers;
use super::question::AskedPlan;
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
    if let NewDemand::Pin(person, post) = demand
        && let Some(because) = forbidden(cx, &world, &round, person, post).await?
    {
        act.refuse("not lawful").await?;
        return Err(not_lawful(&because));
    }
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

/// Why no plan may give a person a post on the day of the newest plan, or on the first of next month: slugs of the
/// rules, none of them where this kind of move is not offered. `None` where it may.
async fn forbidden(
    cx: &Context,
    world: &World,
    round: &RoundId,
    person: &PersonId,
    post: &PostId,
) -> Result<Option<Vec<&'static str>>, AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let demands = store::demand::list(&mut tx, round).await?;
    let newest = store::plan::list(&mut tx, round).await?.into_iter().next();
    drop(tx);
    let asked = newest.and_then(|row| serde_json::from_str::<AskedPlan>(&row.question).ok());
    let effective =
        asked.map_or_else(|| add_months(world.today.first_of_month(), 1), |asked| asked.effective);
    let weights = crate::weights::versions(cx).await?.into_iter().next().ok_or(AppError::NotFound)?.weights;
    let settings = &world.settings;
    let law = world.law_on(effective)?;
    let waivers = standing_waivers(world, &demands, effective);
    let question = world.question(&law, &waivers, &weights, effective);
    let scorer = Scorer::new(&world.snapshot, &law, &settings.needs, settings.scores, effective);
    let (person, post) = (world.person(person)?, world.post(post)?);
    let mut is_offered = world.snapshot.post_of(person) == Some(post);
    Candidates::new(&question, &scorer, person)
        .each(&Open::new(&question), |found, _, _| is_offered |= found == post);
    if is_offered {
        return Ok(None);
    }
    match option(&question, &scorer, person, post).judgement.outcome {
        Outcome::Forbidden { because } => Ok(Some(because.into_iter().map(RuleId::code).collect())),
        Outcome::Lawful => Ok(Some(Vec::new())),
    }
}

fn not_lawful(because: &[&str]) -> AppError {
    let rules = because.join(", ");
    if rules.is_empty() {
        return AppError::refused(
            "Perpindahan jenis ini tidak ditawarkan rencana, jadi tidak dapat diminta. Pilih jabatan lain.",
            "Plans do not offer this kind of move, so it cannot be asked for. Choose another post.",
        );
    }
    AppError::refused(
        format!(
            "Aturan {rules} melarang pasangan ini. Catat pengecualian aturan itu dahulu bila ada dasarnya, atau pilih jabatan lain."
        ),
        format!(
            "Rules {rules} forbid this pair. Record a waiver of them first where there are grounds, or choose another post."
        ),
    )
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

/// All demands of the round, lifted ones included; the look at the people they are about is noted.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn list(cx: &Context, actor: &Actor) -> Result<Vec<DemandRow>, AppError> {
    actor.require(UseCase::ReadPlans)?;
    let (round, _) = crate::weights::round(cx).await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let demands = store::demand::list(&mut tx, &round).await?;
    drop(tx);
    let mut people: Vec<PersonId> = demands.iter().filter_map(|d| d.person.clone()).collect();
    people.sort();
    people.dedup();
    cx.note_look(actor, UseCase::ReadPlans, &people, &["identity", "demand"]).await?;
    Ok(demands)
}
