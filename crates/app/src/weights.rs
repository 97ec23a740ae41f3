//! Weights: published by version, never changed; a plan names the version it used.

use domain::ids::{RoundId, WeightsId};
use placement::criterion::{COUNT, Weights};
use serde_json::json;
use store::weights::WeightsRow;

use crate::act::{Act, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// A published version.
#[derive(Clone, Debug)]
pub struct Published {
    /// Its id.
    pub id: WeightsId,
    /// Its number.
    pub number: i64,
    /// The weights.
    pub weights: Weights,
    /// Why they are so.
    pub reason: String,
    /// Who published them.
    pub by: String,
    /// When, microseconds since 1970.
    pub at: i64,
}

fn read(row: WeightsRow) -> Result<Published, AppError> {
    let broken = |why: String| AppError::broken("weights", row.id.as_str(), why);
    let percent: [u8; COUNT] = serde_json::from_str(&row.body).map_err(|e| broken(e.to_string()))?;
    let weights = Weights::new(percent).map_err(|e| broken(e.to_string()))?;
    Ok(Published {
        weights,
        id: row.id,
        number: row.number,
        reason: row.reason,
        by: row.published_by,
        at: row.published_at,
    })
}

/// The round that runs.
///
/// # Errors
/// Faults of storage.
pub async fn round(cx: &Context) -> Result<(RoundId, String), AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    store::round::current(&mut tx).await?.ok_or(AppError::NotFound)
}

/// All published versions of the round that runs, newest first. Everybody may read them.
///
/// # Errors
/// Faults of storage.
pub async fn versions(cx: &Context) -> Result<Vec<Published>, AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let (round, _) = store::round::current(&mut tx).await?.ok_or(AppError::NotFound)?;
    store::weights::list(&mut tx, &round).await?.into_iter().map(read).collect()
}

/// One published version.
///
/// # Errors
/// [`AppError::NotFound`]; faults of storage.
pub async fn find(cx: &Context, id: &WeightsId) -> Result<Published, AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    read(store::weights::find(&mut tx, id).await?.ok_or(AppError::NotFound)?)
}

/// Publishes new weights.
///
/// # Errors
/// [`AppError::Invalid`] where they do not add up to 100 or the reason is missing; [`AppError::Stale`] where
/// somebody published since `seen_number`; faults.
pub async fn publish(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    percent: [u8; COUNT],
    reason: &str,
    seen_number: i64,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::PublishWeights, "weights").await?;
    let weights = Weights::new(percent).map_err(|refused| {
        let sum = refused.sum;
        AppError::field(
            "weights",
            format!("Jumlah bobot {sum} %. Ubah sehingga jumlahnya 100 %."),
            format!("The weights add up to {sum}%. Change them so that they add up to 100%."),
        )
    })?;
    if reason.trim().is_empty() {
        return Err(AppError::field(
            "reason",
            "Tulis alasan perubahan bobot.",
            "Write why the weights change.",
        ));
    }
    let (round, _) = round(cx).await?;
    let percent: [u8; COUNT] = weights.into();
    let mut change = begin_change!(act, key, json!({"percent": percent, "number": seen_number + 1}));
    let newest = store::weights::list(&mut change.tx, &round).await?.first().map_or(0, |w| w.number);
    if newest != seen_number {
        return Err(AppError::Stale { what: "weights".to_owned() });
    }
    let row = WeightsRow {
        id: WeightsId(cx.ids.next_id()),
        number: newest + 1,
        body: json!(percent).to_string(),
        reason: reason.trim().to_owned(),
        published_by: actor.login.clone(),
        published_at: cx.clock.now(),
    };
    store::weights::add(&mut change.tx, &round, &row, &change.event).await?;
    change.commit("/kriteria").await
}
