//! Applying an import, with refused rows set aside by a named person, and undoing it as a whole.

use std::sync::Arc;

use domain::ids::ImportId;
use serde_json::json;
use store::import::SetAside;

use super::upload::{as_refusal, trial_of};
use super::{Trial, plans_of};
use crate::act::{Act, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// Applies an import: every accepted row in one transaction. Refused rows need a reason to be set aside.
///
/// # Errors
/// [`AppError::Refused`] where rows are refused and no reason is given, or the import is not ready;
/// [`AppError::Stale`] where somebody was faster; faults.
pub async fn apply(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    id: &ImportId,
    aside_reason: Option<&str>,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::ApplyImport, format!("import:{id}")).await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let row = store::import::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let data_version = store::agency::find(&mut tx).await?.ok_or(AppError::NotFound)?.data_version;
    let bytes = store::import::bytes(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    drop(tx);
    if row.state != "tried" {
        return Err(AppError::refused(
            "Impor ini tidak menunggu diterapkan: sudah diterapkan, dibatalkan, atau berkasnya tidak terbaca.",
            "This import does not wait to be applied: it was applied or cancelled, or its file cannot be read.",
        ));
    }
    let trial = match cx.kept_trial(id, row.version, data_version) {
        Some(trial) => trial,
        None => Arc::new(trial_of(cx, &row, bytes, plans_of(&row)).await?.0.map_err(|f| as_refusal(&f))?),
    };
    let reason = aside_reason.map(str::trim).filter(|r| !r.is_empty());
    if trial.summary.rejected > 0 && reason.is_none() {
        act.refuse("rejected rows").await?;
        return Err(refused_rows(trial.summary.rejected));
    }
    let [new, changed, unchanged, missing] = trial.summary.totals();
    let body = json!({
        "file_hash": row.file_hash, "new": new, "changed": changed, "unchanged": unchanged,
        "missing": missing, "set_aside": trial.summary.rejected,
    });
    let mut change = begin_change!(act, key, body);
    store::agency::touch_from(&mut change.tx, data_version).await?;
    if let Some(reason) = reason.filter(|_| trial.summary.rejected > 0) {
        let aside = SetAside {
            reason: reason.to_owned(),
            rows: json!(trial.rejected.iter().map(|p| (&p.sheet, p.row)).collect::<Vec<_>>()).to_string(),
            by: actor.login.clone(),
            at: cx.clock.now(),
        };
        store::import::set_aside(&mut change.tx, &cx.ids.next_id(), id, &aside, &change.event).await?;
    }
    let written = write(cx, &mut change, &trial).await?;
    let summary = serde_json::to_string(&trial.summary)
        .map_err(|e| AppError::broken("import", id.as_str(), e.to_string()))?;
    store::import::set_applied(&mut change.tx, &row, &summary, &actor.login, cx.clock.now(), &change.event)
        .await?;
    let answer = change.commit(id.as_str()).await?;
    cx.carry(data_version, data_version + 1, &written);
    Ok(answer)
}

/// Writes the changes of a trial; gives them back with the ids of new records.
async fn write(
    cx: &Context,
    change: &mut crate::act::Change,
    trial: &Trial,
) -> Result<Vec<store::record::Change>, AppError> {
    let mut changes = trial.changes.clone();
    for one in changes.iter_mut().filter(|c| c.id.is_empty()) {
        one.id = cx.ids.next_id();
    }
    store::record::write(&mut change.tx, &change.event, &changes, || cx.ids.next_id()).await?;
    Ok(changes)
}

fn refused_rows(rows: usize) -> AppError {
    AppError::refused(
        format!("{rows} baris ditolak. Perbaiki di berkas lalu unggah lagi, atau sisihkan dengan alasan."),
        format!(
            "{rows} rows are refused. Mend them in the file and upload it again, or set them aside with a reason."
        ),
    )
}

/// Undoes an import as a whole, while nothing was built on it.
///
/// # Errors
/// [`AppError::Refused`] where later changes rest on it or it is not applied; faults.
pub async fn undo(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    id: &ImportId,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::UndoImport, format!("import:{id}")).await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let row = store::import::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let applied = row.applied_event.clone().filter(|_| row.state == "applied");
    let Some(applied) = applied else {
        return Err(AppError::refused(
            "Impor ini tidak sedang diterapkan, jadi tidak ada yang dibatalkan.",
            "This import is not applied, so there is nothing to undo.",
        ));
    };
    if store::record::is_built_upon(&mut tx, &applied).await? {
        act.refuse("built upon").await?;
        return Err(built_upon());
    }
    let undo = store::record::undo_of(&mut tx, &applied).await?;
    let data_version = store::agency::find(&mut tx).await?.ok_or(AppError::NotFound)?.data_version;
    drop(tx);
    let mut change = begin_change!(act, key, json!({"rows": undo.len(), "undone": applied.as_str()}));
    store::agency::touch_from(&mut change.tx, data_version).await?;
    if let Err(error) = store::record::write(&mut change.tx, &change.event, &undo, || cx.ids.next_id()).await
    {
        // The refusal is written by a transaction of its own, and a database may have one writer only.
        drop(change);
        if !error.is_reference() {
            return Err(error.into());
        }
        act.refuse("referred to").await?;
        return Err(built_upon());
    }
    store::import::set_state(&mut change.tx, &row, "undone", &change.event).await?;
    change.commit(id.as_str()).await
}

fn built_upon() -> AppError {
    AppError::refused(
        "Impor ini tidak dapat dibatalkan: perubahan sesudahnya bersandar padanya. Batalkan yang lebih baru dahulu.",
        "This import cannot be undone: later changes rest on it. Undo the later ones first.",
    )
}
