//! Where the round stands, for the sentence on top of every page: which state of a plan holds for everybody.
//! Drafts are not told: before an act publishes one, nobody but those who work on it knows of it.

use domain::ids::PlanId;

use crate::context::Context;
use crate::error::AppError;

/// What holds for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// No draft was published.
    Unpublished,
    /// The draft of this number is published, since this moment (microseconds since 1970).
    Published(i64, Option<i64>),
    /// The draft of this number was withdrawn and no other is published.
    Withdrawn(i64, Option<i64>),
}

/// The round that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundState {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub phase: Phase,
}

/// The round that runs and where it stands; none before an agency has one.
///
/// # Errors
/// Faults of storage.
pub async fn round_state(cx: &Context) -> Result<Option<RoundState>, AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let Some((round, name)) = store::round::current(&mut tx).await? else { return Ok(None) };
    let phase = match store::plan::shown(&mut tx, &round).await? {
        Some((number, state, at)) if state == "published" => Phase::Published(number, at),
        Some((number, _, at)) => Phase::Withdrawn(number, at),
        None => Phase::Unpublished,
    };
    Ok(Some(RoundState { name, phase }))
}

/// The draft that was withdrawn last, where none is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Its number.
    pub number: i64,
    /// When, microseconds since 1970.
    pub at: Option<i64>,
    /// Why, as written.
    pub reason: String,
}

/// What staff are told in place of a draft that was withdrawn.
///
/// # Errors
/// Faults of storage.
pub async fn withdrawal(cx: &Context) -> Result<Option<Withdrawal>, AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let Some((round, _)) = store::round::current(&mut tx).await? else { return Ok(None) };
    let Some((number, state, at)) = store::plan::shown(&mut tx, &round).await? else { return Ok(None) };
    if state == "published" {
        return Ok(None);
    }
    let plans = store::plan::list(&mut tx, &round).await?;
    let id: Option<PlanId> = plans.into_iter().find(|plan| plan.number == number).map(|plan| plan.id);
    let Some(id) = id else { return Ok(None) };
    let reasons = store::plan_reason::list(&mut tx, &id).await?;
    let reason = reasons.into_iter().rev().find(|reason| reason.kind == "withdraw");
    Ok(Some(Withdrawal { number, at, reason: reason.map(|reason| reason.reason).unwrap_or_default() }))
}
