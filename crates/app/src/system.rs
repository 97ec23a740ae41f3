//! Health of the installation, for the operator.

pub use store::job_run::JobRun;

use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// What the operator sees first.
#[derive(Clone, Debug)]
pub struct Health {
    /// Database and version.
    pub engine: String,
    /// The newest pieces of long work.
    pub jobs: Vec<JobRun>,
    /// Messages that wait to be sent.
    pub outbox: i64,
    /// Entries of the record.
    pub events: i64,
    /// Accounts.
    pub accounts: usize,
    /// Accounts without a password yet.
    pub not_activated: usize,
}

/// Health of the installation.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn health(cx: &Context, actor: &Actor) -> Result<Health, AppError> {
    actor.require(UseCase::ReadSystem)?;
    let engine = cx.store.engine().await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let accounts = store::account::list(&mut tx).await?;
    Ok(Health {
        engine,
        jobs: store::job_run::list(&mut tx, 20).await?,
        outbox: store::outbox::waiting(&mut tx).await?,
        events: store::event::page(&mut tx, "", "", i64::MAX, 1).await?.1,
        not_activated: accounts.iter().filter(|a| a.password_hash.is_none()).count(),
        accounts: accounts.len(),
    })
}

/// Whether the database answers; asked by `/readyz`.
///
/// # Errors
/// Faults of storage.
pub async fn ready(cx: &Context) -> Result<(), AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    store::agency::find(&mut tx).await?.map(drop).ok_or(AppError::NotFound)
}
