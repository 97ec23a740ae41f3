//! A file arrives: it is kept, run dry, and what it would do is told.

use std::sync::Arc;

use domain::ids::ImportId;
use domain::kind::Kind;
use intake::finding::Finding;
use intake::layout::{Recognised, SheetPlan, recognise};
use intake::workbook::{Limits, Workbook};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use store::import::ImportRow;

use super::trial::{Against, Summary, run};
use super::{blocking, plans_of, refusal};
use crate::act::{Act, FormKey};
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

/// Takes a file and runs it dry; the answer is the id of the import.
///
/// # Errors
/// [`AppError::Invalid`] for an empty file; [`AppError::Refused`] where it cannot be read at all; faults.
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
    store::import::add(&mut change.tx, &row, file.bytes.clone(), &change.event).await?;
    let id = change.commit(row.id.as_str()).await?;
    try_again(cx, &row, file.bytes, Vec::new()).await?;
    Ok(id)
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
/// [`AppError::NotFound`], [`AppError::Refused`]; faults.
pub async fn correct_mapping(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    id: &ImportId,
    plans: Vec<SheetPlan>,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::TryImport, format!("import:{id}")).await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let row = store::import::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let bytes = store::import::bytes(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    drop(tx);
    let mut change = begin_change!(act, key, json!({"sheets": plans.len()}));
    for plan in &plans {
        let body =
            serde_json::to_string(plan).map_err(|e| AppError::broken("column_mapping", "", e.to_string()))?;
        store::import::remember_mapping(&mut change.tx, &mapping_name(plan), &body, &change.event).await?;
    }
    let answer = change.commit(id.as_str()).await?;
    try_again(cx, &row, bytes, plans).await?;
    Ok(answer)
}

/// A mapping is remembered under its layout and the headers it was made for.
fn mapping_name(plan: &SheetPlan) -> String {
    let headers: Vec<&str> = plan.columns.iter().map(|c| c.header.as_str()).collect();
    format!("{}:{}", plan.layout.code(), &crate::context::hash(&headers.join("\u{1f}"))[..16])
}

/// Puts remembered columns in the place of proposed ones.
async fn with_remembered(cx: &Context, plans: Vec<SheetPlan>) -> Result<Vec<SheetPlan>, AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let mut out = Vec::with_capacity(plans.len());
    for mut plan in plans {
        if let Some(body) = store::import::mapping(&mut tx, &mapping_name(&plan)).await?
            && let Ok(remembered) = serde_json::from_str::<SheetPlan>(&body)
            && remembered.columns.len() == plan.columns.len()
        {
            plan.columns = remembered.columns;
        }
        out.push(plan);
    }
    Ok(out)
}

async fn try_again(
    cx: &Context,
    row: &ImportRow,
    bytes: Vec<u8>,
    plans: Vec<SheetPlan>,
) -> Result<(), AppError> {
    let (outcome, data_version) = trial_of(cx, row, bytes, plans).await?;
    let (state, mapping, summary) = match &outcome {
        Ok(trial) => ("tried", serde_json::to_string(&trial.plans).ok(), trial.summary.clone()),
        Err(finding) => (
            "failed",
            None,
            Summary { rejected: 1, finding_count: 1, findings: vec![finding.clone()], ..Summary::default() },
        ),
    };
    let summary = serde_json::to_string(&summary)
        .map_err(|e| AppError::broken("import", row.id.as_str(), e.to_string()))?;
    let mut tx = cx.store.begin(&cx.agency).await?;
    store::import::set_summary(&mut tx, &row.id, state, mapping.as_deref(), &summary).await?;
    let now = store::import::find(&mut tx, &row.id).await?.ok_or(AppError::NotFound)?;
    tx.commit().await?;
    if let Ok(trial) = outcome {
        cx.keep_trial(now.id, now.version, data_version, Arc::new(trial));
    }
    Ok(())
}

/// The dry run against what is stored now, and the version of those data; the outer error is a fault, the inner
/// one the file's.
pub(super) async fn trial_of(
    cx: &Context,
    row: &ImportRow,
    bytes: Vec<u8>,
    plans: Vec<SheetPlan>,
) -> Result<(Result<super::Trial, Finding>, i64), AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let data_version = store::agency::find(&mut tx).await?.ok_or(AppError::NotFound)?.data_version;
    let stored = cx.stored(&mut tx, data_version).await?;
    drop(tx);
    let (book, recognised) = match read(row, bytes).await? {
        Ok(read) => read,
        Err(finding) => return Ok((Err(finding), data_version)),
    };
    let known = if plans.is_empty() { plans_of(row) } else { plans };
    let plans = if known.is_empty() { with_remembered(cx, recognised.plans).await? } else { known };
    let (today, said) = (cx.clock.today(), recognised.findings);
    let trial =
        blocking(move || run(book, &Against { stored: &stored, today, plans: &plans, said: &said })).await?;
    Ok((Ok(trial), data_version))
}

/// The sheets of a file and how to read them, as its headers say.
async fn read(row: &ImportRow, bytes: Vec<u8>) -> Result<Result<(Workbook, Recognised), Finding>, AppError> {
    let (name, wanted) = (row.file_name.clone(), Kind::parse(&row.wanted_kind));
    blocking(move || {
        let book = intake::workbook::read(&bytes, &name, &Limits::default())?;
        let recognised = recognise(&book, wanted);
        Ok((book, recognised))
    })
    .await
}

/// The refusal of a file as a whole, for callers without a page.
pub(super) fn as_refusal(finding: &Finding) -> AppError {
    refusal(finding)
}
