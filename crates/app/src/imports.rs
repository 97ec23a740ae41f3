//! Imports: always a dry run first, then all accepted rows in one transaction or none; undone as a whole.

pub mod apply;
pub mod trial;
pub mod upload;

pub use apply::{apply, undo};
pub use trial::{KindCount, Summary, Trial};
pub use upload::{correct_mapping, upload};

use domain::ids::ImportId;
use intake::layout::SheetPlan;
use intake::workbook::{Cell, Limits, Workbook};
use store::import::{ImportRow, SetAside};

use crate::act::{Act, Begun};
use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// An import with what is known of it.
#[derive(Clone, Debug)]
pub struct ImportView {
    /// The row.
    pub row: ImportRow,
    /// What the dry run, or the application, said.
    pub summary: Option<Summary>,
    /// The mapping of columns.
    pub plans: Vec<SheetPlan>,
    /// Rows set aside.
    pub aside: Vec<SetAside>,
}

/// The newest imports.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn list(cx: &Context, actor: &Actor) -> Result<Vec<ImportRow>, AppError> {
    actor.require(UseCase::TryImport)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    Ok(store::import::list(&mut tx, 100).await?)
}

/// One import.
///
/// # Errors
/// [`AppError::NotFound`]; faults of storage.
pub async fn view(cx: &Context, actor: &Actor, id: &ImportId) -> Result<ImportView, AppError> {
    actor.require(UseCase::TryImport)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let row = store::import::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let aside = store::import::aside_of(&mut tx, id).await?;
    let summary = row.summary.as_deref().and_then(|s| serde_json::from_str(s).ok());
    let plans = plans_of(&row);
    Ok(ImportView { row, summary, plans, aside })
}

/// The file of an import, read again, for a download; the export is recorded, and the look at the people whose
/// NIP stands in it is noted.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Refused`] where the file cannot be read; faults.
pub async fn workbook(
    cx: &Context,
    actor: &Actor,
    id: &ImportId,
) -> Result<(ImportView, Workbook), AppError> {
    let act = Act::intend(cx, actor, UseCase::Export, format!("import:{id}")).await?;
    let view = view(cx, actor, id).await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let bytes = store::import::bytes(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let name = view.row.file_name.clone();
    let book = blocking(move || intake::workbook::read(&bytes, &name, &Limits::default())).await?;
    let book = book.map_err(|f| refusal(&f))?;
    let world = cx.world().await?;
    let texts =
        book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten()).filter_map(|cell| match cell {
            Cell::Text(text) => Some(text.as_str()),
            _ => None,
        });
    cx.note_look(actor, UseCase::Export, &crate::people::named(&world, texts), &["file"]).await?;
    let rows: usize = book.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    if let Begun::New(change) = act.change(None, serde_json::json!({"rows": rows})).await? {
        change.commit("").await?;
    }
    Ok((view, book))
}

pub(crate) fn plans_of(row: &ImportRow) -> Vec<SheetPlan> {
    row.mapping.as_deref().and_then(|m| serde_json::from_str(m).ok()).unwrap_or_default()
}

pub(crate) fn refusal(finding: &intake::finding::Finding) -> AppError {
    AppError::refused(
        finding.sentence(intake::lang::Lang::Indonesian),
        finding.sentence(intake::lang::Lang::English),
    )
}

/// Work that keeps a core busy leaves the threads of the server free.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work).await.map_err(|e| AppError::broken("job_run", "", e.to_string()))
}
