//! The file of an import given back: with what was found beside its rows, or its refused rows alone, to be mended and
//! imported again.

use domain::ids::ImportId;
use intake::finding::{Finding, Place};
use intake::layout::SheetPlan;
use intake::workbook::{Cell, Limits, Workbook};
use serde_json::json;
use store::import::ImportRow;

use super::dry_run::trial_of;
use super::stage::Stages;
use super::{blocking, refusal, view};
use crate::act::{Act, Begun};
use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::people::named;
use crate::permission::UseCase;

/// A file with what was found in it.
#[derive(Clone, Debug)]
pub struct GivenBack {
    /// The sheets as the user sent them.
    pub book: Workbook,
    /// How they were read.
    pub plans: Vec<SheetPlan>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The refused rows.
    pub rejected: Vec<Place>,
}

/// Gives the file of an import back; the export is recorded, and the look at the people whose NIP stands in it is
/// noted.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Refused`] where the file cannot be read; faults.
pub async fn give_back(cx: &Context, actor: &Actor, id: &ImportId) -> Result<GivenBack, AppError> {
    let act = Act::intend(cx, actor, UseCase::Export, format!("import:{id}")).await?;
    let view = view(cx, actor, id).await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let bytes = store::import::bytes(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    drop(tx);
    let (findings, rejected) = match view.row.state.as_str() {
        "tried" => found_now(cx, &view.row, bytes.clone()).await?,
        _ => {
            let rows = view.aside.iter().filter_map(|aside| serde_json::from_str(&aside.rows).ok());
            let rows: Vec<(String, u32)> = rows.flat_map(|list: Vec<(String, u32)>| list).collect();
            let places = rows.into_iter().map(|(sheet, row)| Place::new(sheet, row)).collect();
            (view.summary.map(|s| s.findings).unwrap_or_default(), places)
        }
    };
    let name = view.row.file_name.clone();
    let book = blocking(move || intake::workbook::read(&bytes, &name, &Limits::default())).await?;
    let book = book.map_err(|finding| refusal(&finding))?;
    let world = cx.world().await?;
    let cells = book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
    let texts = cells.filter_map(|cell| match cell {
        Cell::Text(text) => Some(text.as_str()),
        _ => None,
    });
    cx.note_look(actor, UseCase::Export, &named(&world, texts), &["file"]).await?;
    let rows: usize = book.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    if let Begun::New(change) = act.change(None, json!({"rows": rows})).await? {
        change.commit("").await?;
    }
    Ok(GivenBack { book, plans: view.plans, findings, rejected })
}

/// What the dry run says; it is run again where it is not at hand any more.
async fn found_now(
    cx: &Context,
    row: &ImportRow,
    bytes: Vec<u8>,
) -> Result<(Vec<Finding>, Vec<Place>), AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let data_version = store::agency::find(&mut tx).await?.ok_or(AppError::NotFound)?.data_version;
    drop(tx);
    if let Some(trial) = cx.kept_trial(&row.id, row.version, data_version) {
        return Ok((trial.findings.clone(), trial.rejected.clone()));
    }
    let (trial, _) = trial_of(cx, row, bytes, &Stages::default()).await?;
    let trial = trial.map_err(|finding| refusal(&finding))?;
    Ok((trial.findings, trial.rejected))
}
