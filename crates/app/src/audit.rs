//! Reading the record: who did what, who looked at whose data, and whether the chain holds.

use domain::ids::PersonId;
pub use store::access::Access;
pub use store::event::Event;

use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// Entries of the record on one page.
pub const PAGE: i64 = 25;

/// A page of the record.
#[derive(Clone, Debug)]
pub struct RecordPage {
    /// Entries, newest first.
    pub events: Vec<Event>,
    /// How many there are with this filter.
    pub count: i64,
}

/// A page of the record before an entry number; empty filters take all.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn record(
    cx: &Context,
    actor: &Actor,
    use_case: &str,
    by: &str,
    before: Option<i64>,
) -> Result<RecordPage, AppError> {
    actor.require(UseCase::ReadRecord)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let (events, count) = store::event::page(&mut tx, use_case, by, before.unwrap_or(i64::MAX), PAGE).await?;
    Ok(RecordPage { events, count })
}

/// How many changes somebody is told of who was too late.
const TOLD: i64 = 3;
/// What changes the data that plans and imports rest on.
const OF_DATA: [UseCase; 5] = [
    UseCase::ApplyImport,
    UseCase::UndoImport,
    UseCase::DecideAbsence,
    UseCase::DeclareRegister,
    UseCase::ChangeSettings,
];

/// The newest changes of what an act found changed ([`AppError::Stale`]), for the person who was refused and may
/// change it too; empty where nothing but the form was used before.
///
/// # Errors
/// Faults of storage.
pub async fn meanwhile(cx: &Context, what: &str) -> Result<Vec<Event>, AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let events = match what.split_once(':').map_or(what, |(kind, _)| kind) {
        "agency" => store::event::changes_by(&mut tx, OF_DATA.map(UseCase::code), TOLD).await?,
        "demand" => store::event::changes_by(&mut tx, [UseCase::ChangeDemand.code(); 5], TOLD).await?,
        _ => store::event::changes_of(&mut tx, what, TOLD).await?,
    };
    Ok(events)
}

/// Whether the chain holds: entries walked, and the first that does not fit.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn verify(cx: &Context, actor: &Actor) -> Result<(i64, Option<i64>), AppError> {
    actor.require(UseCase::ReadRecord)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    Ok(store::event::verify(&mut tx).await?)
}

/// The newest looks at personal data.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn looks(cx: &Context, actor: &Actor) -> Result<Vec<Access>, AppError> {
    actor.require(UseCase::ReadRecord)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    Ok(store::access::newest(&mut tx, None, PAGE).await?)
}

/// Who looked at one's own data.
///
/// # Errors
/// [`AppError::Forbidden`] for an account without a person; faults of storage.
pub async fn looks_at_me(cx: &Context, actor: &Actor) -> Result<Vec<Access>, AppError> {
    actor.require(UseCase::ReadOwn)?;
    let person: &PersonId = actor.person.as_ref().ok_or(AppError::Forbidden)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    Ok(store::access::newest(&mut tx, Some(person.as_str()), PAGE).await?)
}
