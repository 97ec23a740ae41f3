//! Asking for a plan: the picture is taken, the question kept, the work queued, all in one transaction.

use domain::ids::{JobRunId, PlanId};
use domain::kind::Kind;
use serde_json::json;
use store::job_run::NewRun;
use store::plan::PlanRow;
use store::snapshot::Picture;

use super::question::AskedPlan;
use crate::act::{Act, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// The longest note of a plan: it stands in lists.
const NOTE_MOST: usize = 300;

/// Asks for a plan; the answer is its id. The worker computes it.
///
/// # Errors
/// [`AppError::Invalid`] for a day before today or an unknown unit; [`AppError::Refused`] without data; faults.
pub async fn ask(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    asked: &AskedPlan,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::AskPlan, "plan").await?;
    let world = cx.world().await?;
    check(&world, asked)?;
    let weights = crate::weights::versions(cx).await?.into_iter().next().ok_or(AppError::NotFound)?;
    let (round, _) = crate::weights::round(cx).await?;
    let id = PlanId(cx.ids.next_id());
    let body = json!({"plan": id.as_str(), "effective": asked.effective.to_string(), "scope": asked.scope});
    let mut change = begin_change!(act, key, body);
    let agency = store::agency::find(&mut change.tx).await?.ok_or(AppError::NotFound)?;
    let stored = store::record::load(&mut change.tx, Kind::ALL).await?;
    let records = crate::world::records(&stored, store::register::load(&mut change.tx).await?)?;
    let picture = Picture { as_of: cx.clock.today(), records };
    let now = cx.clock.now();
    let snapshot = store::snapshot::add(&mut change.tx, &round, &picture, agency.data_version, now).await?;
    let question = serde_json::to_string(asked).map_err(|e| AppError::broken("plan", "", e.to_string()))?;
    let row = PlanRow {
        id: id.clone(),
        round,
        number: 0,
        parent: None,
        state: String::new(),
        question,
        snapshot: Some(snapshot),
        weights: Some(weights.id),
        summary: None,
        asked_by: actor.login.clone(),
        asked_at: now,
        computed_at: None,
        published_by: None,
        published_at: None,
        version: 0,
    };
    store::plan::add(&mut change.tx, &row, &change.event).await?;
    let run = JobRunId(id.0.clone());
    let (subject, payload) = (format!("plan:{id}"), json!({"plan": id.as_str()}).to_string());
    let new = NewRun { id: &run, kind: super::work::KIND, subject: &subject, payload: &payload };
    store::job_run::add(&mut change.tx, &new, now).await?;
    let answer = change.commit(id.as_str()).await?;
    cx.wake_worker();
    Ok(answer)
}

fn check(world: &crate::world::World, asked: &AskedPlan) -> Result<(), AppError> {
    if world.is_empty() || world.snapshot.posts().is_empty() {
        return Err(AppError::refused(
            "Belum ada pegawai atau peta jabatan. Impor keduanya di halaman Impor, lalu minta rencana.",
            "There are no people or no map of posts yet. Import both on the import page, then ask for a plan.",
        ));
    }
    if asked.note.chars().count() > NOTE_MOST {
        return Err(AppError::field(
            "note",
            format!("Keterangan terlalu panjang. Tulis paling banyak {NOTE_MOST} huruf."),
            format!("The note is too long. Write at most {NOTE_MOST} letters."),
        ));
    }
    if asked.effective < world.today {
        return Err(AppError::field(
            "effective",
            format!("Tanggal berlaku {} sudah lewat. Isi hari ini atau sesudahnya.", asked.effective),
            format!("The effective date {} is past. Give today or later.", asked.effective),
        ));
    }
    if let Some(code) = &asked.scope
        && super::case::unit(&world.snapshot, code).is_none()
    {
        return Err(AppError::field(
            "scope",
            format!("Unit '{code}' tidak dikenal. Pilih dari daftar."),
            format!("Unit '{code}' is not known. Choose from the list."),
        ));
    }
    Ok(())
}

/// Cancels a plan that is being computed; the worker stops at its next look.
///
/// # Errors
/// Faults of storage.
pub async fn cancel(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    id: &PlanId,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::AskPlan, format!("plan:{id}")).await?;
    let mut change = begin_change!(act, key, json!({"cancel": true}));
    let now = cx.clock.now();
    if store::job_run::cancel(&mut change.tx, &JobRunId(id.0.clone()), now).await? {
        store::plan::set_result(&mut change.tx, id, "cancelled", "null", Vec::new(), now).await?;
    }
    change.commit(id.as_str()).await
}
