//! Where the round stands, for the sentence on top of every page: which state of a plan holds for everybody.
//! Drafts are not told: before an act publishes one, nobody but those who work on it knows of it.

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
