//! People whom a full list leaves out: none is removed, and a named person decides about each.

use std::collections::BTreeMap;

use domain::ids::{ImportId, PersonId};
use domain::kind::Kind;
use domain::person::LegalStatus;
use domain::tidy::columns;
use serde_json::json;
pub use store::absence::Absence;
use store::record::Change;

use super::trial::Trial;
use crate::act::{self, Act, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// What is decided about somebody whom a list leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Still serves: the list is not complete. An earlier word that the person left is taken back.
    Serves,
    /// No longer serves; the legal standing is written into the record, which stays.
    Left(LegalStatus),
}

impl Decision {
    /// Legal standings of those who no longer serve (SIASN codes).
    pub const LEFT: [LegalStatus; 6] = [
        LegalStatus(99),
        LegalStatus(98),
        LegalStatus(88),
        LegalStatus(77),
        LegalStatus(66),
        LegalStatus(52),
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::Serves => "serves",
            Self::Left(_) => "left",
        }
    }
}

/// Whom a file leaves out, and what holds about each; empty where it leaves nobody out or is not applied.
///
/// # Errors
/// Faults of storage.
pub(super) async fn of_import(
    cx: &Context,
    import: &ImportId,
) -> Result<BTreeMap<PersonId, Absence>, AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let rows = store::absence::of_import(&mut tx, import).await?;
    // The oldest come first, so that the newest about a person holds.
    Ok(rows.into_iter().map(|row| (row.person.clone(), row)).collect())
}

/// The newest applied list that leaves people out, and how many of them are not decided yet.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn undecided(cx: &Context, actor: &Actor) -> Result<Option<(ImportId, usize)>, AppError> {
    actor.require(UseCase::DecideAbsence)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let Some(import) = store::absence::newest_import(&mut tx).await? else { return Ok(None) };
    drop(tx);
    let open = of_import(cx, &import).await?.into_values().filter(|row| row.decision == "open").count();
    Ok((open > 0).then_some((import, open)))
}

/// Puts everybody whom an applied file leaves out down as not decided yet.
pub(super) async fn open(
    cx: &Context,
    change: &mut act::Change,
    import: &ImportId,
    trial: &Trial,
    login: &str,
) -> Result<(), AppError> {
    for person in &trial.summary.missing_people {
        let row = Absence {
            person: PersonId(person.clone()),
            decision: "open".to_owned(),
            reason: String::new(),
            by: login.to_owned(),
            at: cx.clock.now(),
            event: change.event.clone(),
        };
        store::absence::add(&mut change.tx, &cx.ids.next_id(), import, &row).await?;
    }
    Ok(())
}

/// Decides about people whom the file of an import leaves out; the answer is the import.
///
/// # Errors
/// [`AppError::Invalid`] without people or a reason; [`AppError::NotFound`] for somebody whom the file has;
/// [`AppError::Stale`] where the data moved on meanwhile; faults.
pub async fn decide(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    import: &ImportId,
    people: &[PersonId],
    (decision, reason): (Decision, &str),
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::DecideAbsence, super::subject(import)).await?;
    if people.is_empty() {
        return Err(AppError::field(
            "person",
            "Pilih sekurangnya satu pegawai.",
            "Choose at least one person.",
        ));
    }
    if reason.trim().chars().count() < 5 {
        return Err(AppError::field(
            "absence-reason",
            "Tulis dasar keputusan, misalnya nomor SK atau hasil konfirmasi unit.",
            "Write what the decision rests on, such as the number of a decree or what the unit confirmed.",
        ));
    }
    let now = of_import(cx, import).await?;
    if people.iter().any(|person| !now.contains_key(person)) {
        return Err(AppError::NotFound);
    }
    let mut tx = cx.store.read(&cx.agency).await?;
    let data_version = store::agency::find(&mut tx).await?.ok_or(AppError::NotFound)?.data_version;
    let mut changes = Vec::new();
    match decision {
        Decision::Left(standing) => {
            let stored = cx.stored(&mut tx, data_version).await?;
            let rows = stored.get(&Kind::People).into_iter().flatten();
            let of = |id: &str| people.iter().any(|person| person.as_str() == id);
            changes.extend(rows.filter(|row| of(&row.id)).map(|row| standing_change(row, standing)));
        }
        Decision::Serves => {
            for row in people.iter().filter_map(|person| now.get(person)).filter(|row| row.decision == "left")
            {
                let undo = store::record::undo_of(&mut tx, &row.event).await?;
                changes.extend(undo.into_iter().filter(|change| change.id == row.person.as_str()));
            }
        }
    }
    drop(tx);
    let standing = match decision {
        Decision::Left(standing) => Some(standing.0),
        Decision::Serves => None,
    };
    let body = json!({"people": people.len(), "decision": decision.code(), "legal_status": standing});
    let mut change = begin_change!(act, key, body);
    if !changes.is_empty() {
        store::agency::touch_from(&mut change.tx, data_version).await?;
        store::record::write(&mut change.tx, &change.event, &changes, || cx.ids.next_id()).await?;
    }
    for person in people {
        let row = Absence {
            person: person.clone(),
            decision: decision.code().to_owned(),
            reason: reason.trim().to_owned(),
            by: actor.login.clone(),
            at: cx.clock.now(),
            event: change.event.clone(),
        };
        store::absence::add(&mut change.tx, &cx.ids.next_id(), import, &row).await?;
    }
    change.commit(import.as_str()).await
}

/// The row of a person with another legal standing.
fn standing_change(row: &store::record::Stored, standing: LegalStatus) -> Change {
    let at = columns(Kind::People).iter().position(|column| column.name == "legal_status");
    let mut after = row.cells.clone();
    if let Some(cell) = at.and_then(|at| after.get_mut(at)) {
        *cell = Some(format!("{:02}", standing.0));
    }
    Change { kind: Kind::People, id: row.id.clone(), before: Some(row.cells.clone()), after: Some(after) }
}
