//! Declaring a register complete, or opening it again.

use domain::kind::Kind;
use domain::register::Declaration;
use domain::time::Date;
use serde_json::json;

use crate::act::{Act, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// Declares a register complete as of a day: from then on, absence in it is a fact.
///
/// # Errors
/// [`AppError::Invalid`] without a reason, for a day to come or a kind that is no register; faults.
pub async fn declare(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    kind: Kind,
    as_of: Date,
    reason: &str,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::DeclareRegister, format!("register:{}", kind.code())).await?;
    if !kind.is_register() {
        return Err(AppError::field(
            "kind",
            "Jenis data ini bukan register.",
            "This kind of data is no register.",
        ));
    }
    if as_of > cx.clock.today() {
        return Err(AppError::field(
            "as_of",
            format!("Tanggal {as_of} belum tiba. Isi tanggal sampai hari ini."),
            format!("{as_of} is still to come. Give a day up to today."),
        ));
    }
    if reason.trim().is_empty() {
        return Err(AppError::field(
            "reason",
            "Tulis dasar pernyataan.",
            "Write what the declaration rests on.",
        ));
    }
    let mut change = begin_change!(act, key, json!({"as_of": as_of.to_string()}));
    let declaration = Declaration { as_of, by: actor.login.clone(), reason: reason.trim().to_owned() };
    store::register::declare(&mut change.tx, kind, &declaration, &change.event).await?;
    store::agency::touch(&mut change.tx).await?;
    change.commit("/impor#register").await
}

/// Opens a register again.
///
/// # Errors
/// Faults of storage.
pub async fn reopen(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    kind: Kind,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::DeclareRegister, format!("register:{}", kind.code())).await?;
    let mut change = begin_change!(act, key, json!({"open": true}));
    store::register::reopen(&mut change.tx, kind).await?;
    store::agency::touch(&mut change.tx).await?;
    change.commit("/impor#register").await
}
