//! A file arrives: it is kept and its dry run queued; or a mapping is corrected and the file run dry once more.

use domain::ids::{ImportId, JobRunId};
use domain::kind::Kind;
use intake::layout::SheetPlan;
use intake::workbook::Limits;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use store::import::ImportRow;
use store::job_run::NewRun;

use super::work;
use crate::act::{Act, Change, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// A file to import.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Name as the user has it.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Kind, where the user named one.
    pub wanted: Option<Kind>,
}

/// Takes a file and queues its dry run; the answer is the id of the import.
///
/// # Errors
/// [`AppError::Invalid`] for an empty file or one that is too large; faults.
pub async fn upload(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    file: NewFile,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::TryImport, "import").await?;
    if file.bytes.is_empty() {
        return Err(AppError::field("file", "Pilih berkas untuk diimpor.", "Choose a file to import."));
    }
    let most = Limits::default().max_file_bytes;
    if u64::try_from(file.bytes.len()).unwrap_or(u64::MAX) > most {
        return Err(too_large(file.bytes.len(), most));
    }
    let hash: String = Sha256::digest(&file.bytes).iter().map(|b| format!("{b:02x}")).collect();
    let row = ImportRow {
        id: ImportId(cx.ids.next_id()),
        wanted_kind: file.wanted.map_or("auto", Kind::code).to_owned(),
        file_name: file.name.chars().take(200).collect(),
        file_hash: hash.clone(),
        state: String::new(),
        mapping: None,
        summary: None,
        uploaded_by: actor.login.clone(),
        uploaded_at: cx.clock.now(),
        applied_by: None,
        applied_at: None,
        applied_event: None,
        version: 0,
    };
    let mut change = begin_change!(act, key, json!({"file_hash": hash, "bytes": file.bytes.len()}));
    store::import::add(&mut change.tx, &row, file.bytes, &change.event).await?;
    queue(cx, change, &row.id).await
}

/// Queues the dry run in the transaction of what asks for it.
async fn queue(cx: &Context, mut change: Change, id: &ImportId) -> Result<String, AppError> {
    let run = JobRunId(cx.ids.next_id());
    let (subject, payload) = (super::subject(id), json!({"import": id.as_str()}).to_string());
    let new = NewRun { id: &run, kind: work::TRY, subject: &subject, payload: &payload };
    store::job_run::add(&mut change.tx, &new, cx.clock.now()).await?;
    let answer = change.commit(id.as_str()).await?;
    cx.wake_worker();
    Ok(answer)
}

/// Such a file is not even kept: it would stand in memory and in the database several times over.
fn too_large(bytes: usize, most: u64) -> AppError {
    let (mib, most) = (bytes >> 20, most >> 20);
    AppError::field(
        "file",
        format!("Berkas ini {mib} MiB, lebih dari {most} MiB. Bagi berkas menjadi beberapa bagian."),
        format!("This file is {mib} MiB, more than {most} MiB. Split it."),
    )
}

/// Runs an import dry once more with a mapping that a person corrected; the mapping is remembered for files with
/// the same headers.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Refused`] while it is worked on; [`AppError::Stale`] where it was applied
/// meanwhile; faults.
pub async fn correct_mapping(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    id: &ImportId,
    plans: Vec<SheetPlan>,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::TryImport, super::subject(id)).await?;
    let row = super::waiting(cx, id).await?;
    let mapping =
        serde_json::to_string(&plans).map_err(|e| AppError::broken("import", id.as_str(), e.to_string()))?;
    let mut change = begin_change!(act, key, json!({"sheets": plans.len()}));
    for plan in &plans {
        let body =
            serde_json::to_string(plan).map_err(|e| AppError::broken("column_mapping", "", e.to_string()))?;
        store::import::remember_mapping(&mut change.tx, &mapping_name(plan), &body, &change.event).await?;
    }
    store::import::set_reading(&mut change.tx, &row, &mapping, &change.event).await?;
    queue(cx, change, id).await
}

/// Leaves an import that was tried: it is not applied, and waits no longer.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Refused`] while it is worked on or where it was applied; [`AppError::Stale`];
/// faults.
pub async fn leave(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    id: &ImportId,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::TryImport, super::subject(id)).await?;
    let row = super::waiting(cx, id).await?;
    let mut change = begin_change!(act, key, json!({"cancel": true}));
    store::import::set_state(&mut change.tx, &row, "cancelled", &change.event).await?;
    change.commit(id.as_str()).await
}

/// A mapping is remembered under its layout and the headers it was made for.
pub(super) fn mapping_name(plan: &SheetPlan) -> String {
    let headers: Vec<&str> = plan.columns.iter().map(|c| c.header.as_str()).collect();
    format!("{}:{}", plan.layout.code(), &crate::context::hash(&headers.join("\u{1f}"))[..16])
}
