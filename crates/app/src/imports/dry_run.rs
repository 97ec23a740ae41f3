//! The dry run of an import: its file and columns, against what is stored now.

use domain::kind::Kind;
use intake::finding::Finding;
use intake::layout::{Recognised, SheetPlan, recognise};
use intake::workbook::{Limits, Workbook};
use store::import::ImportRow;

use super::stage::{Stage, Stages};
use super::trial::{Against, Trial, run};
use super::upload::mapping_name;
use super::{blocking, plans_of};
use crate::context::Context;
use crate::error::AppError;

/// The dry run against what is stored now, and the version of those data; the outer error is a fault, the inner
/// one the file's.
pub(crate) async fn trial_of(
    cx: &Context,
    row: &ImportRow,
    bytes: Vec<u8>,
    stages: &Stages,
) -> Result<(Result<Trial, Finding>, i64), AppError> {
    stages.say(Stage::Reading);
    let mut tx = cx.store.read(&cx.agency).await?;
    let data_version = store::agency::find(&mut tx).await?.ok_or(AppError::NotFound)?.data_version;
    let stored = cx.stored(&mut tx, data_version).await?;
    drop(tx);
    let (book, recognised) = match read(row, bytes).await? {
        Ok(read) => read,
        Err(finding) => return Ok((Err(finding), data_version)),
    };
    let known = plans_of(row);
    let plans = if known.is_empty() { with_remembered(cx, recognised.plans).await? } else { known };
    let (today, said) = (cx.clock.today(), recognised.findings);
    let stages = stages.clone();
    let trial = blocking(move || {
        run(book, &Against { stored: &stored, today, plans: &plans, said: &said }, &|at| stages.say(at))
    })
    .await?;
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
