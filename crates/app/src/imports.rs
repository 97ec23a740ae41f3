//! Imports: always a dry run first, then all accepted rows in one transaction or none; undone as a whole.

pub mod absence;
pub mod apply;
pub mod download;
mod dry_run;
pub mod stage;
pub mod trial;
pub mod upload;
pub(crate) mod work;

pub use absence::{Decision, decide};
pub use apply::{apply, undo};
pub use download::{GivenBack, give_back};
pub use trial::{KindCount, Summary, Trial};
pub use upload::{correct_mapping, leave, upload};

use domain::ids::{ImportId, PersonId};
use intake::layout::SheetPlan;
use stage::Stage;
use store::absence::Absence;
use store::import::{ImportRow, SetAside};
use store::job_run::JobRun;

use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// Where the work on an import stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nobody works on it.
    Idle,
    /// Its turn has not come yet.
    Queued,
    /// A worker is at this stage.
    Working(Stage),
    /// Applying was refused: cause and remedy, Indonesian and English.
    Refused(String, String),
    /// The work failed, and the cause is ours.
    Failed,
}

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
    /// Whom the file leaves out, in its order, and what was decided about each once it is applied.
    pub missing: Vec<(PersonId, Option<Absence>)>,
    /// Where the work on it stands.
    pub progress: Progress,
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

/// One import; the look at people whom its file leaves out is noted.
///
/// # Errors
/// [`AppError::NotFound`]; faults of storage.
pub async fn view(cx: &Context, actor: &Actor, id: &ImportId) -> Result<ImportView, AppError> {
    actor.require(UseCase::TryImport)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let row = store::import::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let aside = store::import::aside_of(&mut tx, id).await?;
    let run = store::job_run::newest_about(&mut tx, &subject(id)).await?;
    drop(tx);
    let summary = summary_of(&row);
    let mut decided = absence::of_import(cx, id).await?;
    let people = summary.iter().flat_map(|s| &s.missing_people).map(|id| PersonId(id.clone()));
    let missing: Vec<_> = people.map(|person| (person.clone(), decided.remove(&person))).collect();
    let subjects: Vec<PersonId> = missing.iter().map(|(person, _)| person.clone()).collect();
    cx.note_look(actor, UseCase::TryImport, &subjects, &["identity"]).await?;
    let plans = plans_of(&row);
    Ok(ImportView { row, summary, plans, aside, missing, progress: progress(run.as_ref()) })
}

/// What a run says of the work on its import.
fn progress(run: Option<&JobRun>) -> Progress {
    let Some(run) = run else { return Progress::Idle };
    let said: serde_json::Value =
        run.progress.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let word = |name: &str| said[name].as_str().unwrap_or_default();
    match (run.state.as_str(), word("phase")) {
        ("waiting", _) => Progress::Queued,
        ("running", phase) => Stage::parse(phase).map_or(Progress::Queued, Progress::Working),
        ("failed", _) => Progress::Failed,
        (_, "refused") => Progress::Refused(word("id").to_owned(), word("en").to_owned()),
        _ => Progress::Idle,
    }
}

/// Does the work that waits for an import here, or waits for the worker who has it; for callers without a page.
///
/// # Errors
/// [`AppError::Refused`] where applying was refused; faults, also those of the work.
pub async fn settle(cx: &Context, id: &ImportId) -> Result<(), AppError> {
    let run = crate::worker::settle(cx, "console", &subject(id)).await?;
    match progress(run.as_ref()) {
        Progress::Refused(id, en) => Err(AppError::refused(id, en)),
        Progress::Failed => {
            let why = run.and_then(|run| run.last_error).unwrap_or_default();
            Err(AppError::broken("import", id.as_str(), why))
        }
        Progress::Idle | Progress::Queued | Progress::Working(_) => Ok(()),
    }
}

/// How the record and the work call an import.
fn subject(id: &ImportId) -> String {
    format!("import:{id}")
}

fn summary_of(row: &ImportRow) -> Option<Summary> {
    row.summary.as_deref().and_then(|s| serde_json::from_str(s).ok())
}

/// An import whose dry run is done and that nobody works on.
async fn waiting(cx: &Context, id: &ImportId) -> Result<ImportRow, AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let row = store::import::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let run = store::job_run::newest_about(&mut tx, &subject(id)).await?;
    if row.state != "tried" || run.is_some_and(|run| run.is_open()) {
        return Err(not_waiting());
    }
    Ok(row)
}

fn not_waiting() -> AppError {
    AppError::refused(
        "Impor ini tidak menunggu: sedang dikerjakan, sudah diterapkan, dibatalkan, atau berkasnya tidak terbaca.",
        "This import does not wait: it is worked on, was applied or cancelled, or its file cannot be read.",
    )
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
