//! Imports: always a dry run first, then all accepted rows in one transaction or none; undone as a whole.

pub mod apply;
pub mod download;
pub mod trial;
pub mod upload;

pub use apply::{apply, undo};
pub use download::{GivenBack, give_back};
pub use trial::{KindCount, Summary, Trial};
pub use upload::{correct_mapping, upload};

use std::collections::BTreeSet;

use domain::ids::{ImportId, PersonId};
use domain::snapshot::PersonIx;
use intake::layout::SheetPlan;
use store::import::{ImportRow, SetAside};

use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;
use crate::world::World;

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

/// One import; the look at people whom its file leaves out, and whom its summary names, is noted.
///
/// # Errors
/// [`AppError::NotFound`]; faults of storage.
pub async fn view(cx: &Context, actor: &Actor, id: &ImportId) -> Result<ImportView, AppError> {
    actor.require(UseCase::TryImport)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let row = store::import::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let aside = store::import::aside_of(&mut tx, id).await?;
    drop(tx);
    let summary: Option<Summary> = row.summary.as_deref().and_then(|s| serde_json::from_str(s).ok());
    if let Some(summary) = summary.as_ref().filter(|s| !s.missing_people.is_empty()) {
        let world = cx.world().await?;
        cx.note_look(actor, UseCase::TryImport, &called(&world, &summary.missing_people), &["identity"])
            .await?;
    }
    let plans = plans_of(&row);
    Ok(ImportView { row, summary, plans, aside })
}

/// People of a name or, where none was recorded, a NIP; a summary keeps no ids, so namesakes are all meant.
fn called(world: &World, names: &[String]) -> Vec<PersonId> {
    let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let is_called = |ix: &PersonIx| {
        let record = &world.snapshot.person(*ix).record;
        names.contains(record.name.as_str()) || names.contains(record.nip.as_str())
    };
    world.snapshot.person_indexes().filter(is_called).map(|ix| world.ids.person(ix).clone()).collect()
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
