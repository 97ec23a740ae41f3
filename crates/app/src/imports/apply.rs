//! Applying an import, with refused rows set aside by a named person, and undoing it as a whole.

use std::sync::Arc;

use domain::ids::ImportId;
use serde_json::json;
use store::import::{ImportRow, SetAside};

use super::dry_run::trial_of;
use super::stage::{Stage, Stages};
use super::{Summary, Trial, refusal, work};
use crate::act::{Act, Begun, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;
use crate::worker::Job;

/// Asks for an import to be applied. Refused rows need a reason to be set aside.
///
/// # Errors
/// [`AppError::Refused`] where rows are refused and no reason is given, or the import does not wait for this; faults.
pub async fn apply(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    id: &ImportId,
    aside_reason: Option<&str>,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::ApplyImport, super::subject(id)).await?;
    let row = super::waiting(cx, id).await?;
    let rejected = super::summary_of(&row).unwrap_or_default().rejected;
    let reason = aside_reason.map(str::trim).filter(|r| !r.is_empty());
    if rejected > 0 && reason.is_none() {
        act.refuse("rejected rows").await?;
        return Err(refused_rows(rejected));
    }
    act.queue(key, work::APPLY, json!({"import": id.as_str(), "reason": reason}), id.as_str()).await
}

/// Applies what was asked for: every accepted row in one transaction, which also ends the run.
///
/// # Errors
/// [`AppError::Refused`] where the data moved on since the dry run that was looked at; [`AppError::Stale`] where
/// somebody was faster; faults.
pub(super) async fn carry_out(job: &Job, asked: &work::AskedApply, stages: &Stages) -> Result<(), AppError> {
    let (cx, id) = (&job.cx, &asked.import);
    let act = Act::resumed(cx, &asked.act, UseCase::ApplyImport);
    let mut tx = cx.store.read(&cx.agency).await?;
    let row = store::import::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let data_version = store::agency::find(&mut tx).await?.ok_or(AppError::NotFound)?.data_version;
    let bytes = store::import::bytes(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    drop(tx);
    if row.state != "tried" {
        return Err(super::not_waiting());
    }
    let trial = match cx.kept_trial(id, row.version, data_version) {
        Some(trial) => trial,
        None => again(cx, &row, bytes, stages).await?,
    };
    stages.say(Stage::Writing);
    let [new, changed, unchanged, missing] = trial.summary.totals();
    let body = json!({
        "file_hash": row.file_hash, "new": new, "changed": changed, "unchanged": unchanged,
        "missing": missing, "set_aside": trial.summary.rejected,
    });
    let Begun::New(mut change) = act.change(None, body).await? else { return Ok(()) };
    store::agency::touch_from(&mut change.tx, data_version).await?;
    let login = asked.act.login.as_str();
    if let Some(reason) = asked.reason.as_ref().filter(|_| trial.summary.rejected > 0) {
        let aside = SetAside {
            reason: reason.clone(),
            rows: json!(trial.rejected.iter().map(|p| (&p.sheet, p.row)).collect::<Vec<_>>()).to_string(),
            by: login.to_owned(),
            at: cx.clock.now(),
        };
        store::import::set_aside(&mut change.tx, &cx.ids.next_id(), id, &aside, &change.event).await?;
    }
    let written = write(cx, &mut change, &trial).await?;
    super::absence::open(cx, &mut change, id, &trial, login).await?;
    let summary = serde_json::to_string(&trial.summary)
        .map_err(|e| AppError::broken("import", id.as_str(), e.to_string()))?;
    store::import::set_applied(&mut change.tx, &row, &summary, login, cx.clock.now(), &change.event).await?;
    if !job.finish(&mut change.tx, &json!({"phase": "done"})).await? {
        return Ok(());
    }
    change.commit(id.as_str()).await?;
    cx.carry(data_version, data_version + 1, &written);
    Ok(())
}

/// The dry run once more, where the one that was looked at is not at hand. Where it says something else now, that is
/// kept for the reader to look at, and nothing is applied.
async fn again(
    cx: &Context,
    row: &ImportRow,
    bytes: Vec<u8>,
    stages: &Stages,
) -> Result<Arc<Trial>, AppError> {
    let (trial, data_version) = trial_of(cx, row, bytes, stages).await?;
    let trial = trial.map_err(|finding| refusal(&finding))?;
    let seen = super::summary_of(row).unwrap_or_default();
    if trial.summary == seen {
        return Ok(Arc::new(trial));
    }
    let said = moved_on(&seen, &trial.summary);
    work::keep(cx, row, Ok(trial), data_version, None).await?;
    Err(said)
}

/// What the dry run said when it was looked at, and what it says now.
fn moved_on(seen: &Summary, now: &Summary) -> AppError {
    let told = |summary: &Summary| {
        let [new, changed, unchanged, missing] = summary.totals();
        [new, changed, unchanged, missing, summary.rejected]
    };
    let differ = |names: [&str; 5]| {
        let pairs = names.into_iter().zip(told(seen).into_iter().zip(told(now)));
        let pairs = pairs.filter(|(_, (before, after))| before != after);
        pairs
            .map(|(name, (before, after))| format!("{name} {before} → {after}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let id = differ(["baru", "berubah", "tetap", "tidak ada di berkas", "ditolak"]);
    let en = differ(["new", "changed", "unchanged", "missing", "refused"]);
    let and = |list: String| if list.is_empty() { list } else { format!(" ({list})") };
    AppError::refused(
        format!(
            "Data berubah sejak uji coba, sehingga hasilnya lain{}. Belum ada yang diterapkan; periksa hasil yang baru, lalu terapkan.",
            and(id)
        ),
        format!(
            "The data moved on since the trial, so that it says something else now{}. Nothing was applied yet; look at the new result, then apply it.",
            and(en)
        ),
    )
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
    let act = Act::intend(cx, actor, UseCase::UndoImport, super::subject(id)).await?;
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
