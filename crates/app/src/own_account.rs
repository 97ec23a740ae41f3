//! What somebody does to their own account: the password is changed by whoever knows the old one.

use serde_json::json;

use crate::account::{ATTEMPT_WINDOW, MOST_ATTEMPTS};
use crate::act::{Act, FormKey};
use crate::actor::Actor;
use crate::context::{Context, hash};
use crate::error::AppError;
use crate::permission::UseCase;
use crate::{begin_change, password};

/// Changes one's own password; the session of `token` goes on and all others of the account end.
///
/// # Errors
/// [`AppError::Invalid`] for a wrong old password and a weak new one; [`AppError::Refused`] after too many wrong
/// ones; [`AppError::Forbidden`] for somebody without an account; faults.
pub async fn change_password(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    token: &str,
    (old, new): (&str, &str),
) -> Result<String, AppError> {
    let id = actor.account.as_ref().ok_or(AppError::Forbidden)?;
    let now = cx.clock.now();
    let mut tx = cx.store.read(&cx.agency).await?;
    let account = store::account::by_id(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let login_hash = hash(&account.login);
    let attempts = store::session::attempts(&mut tx, &login_hash, now - ATTEMPT_WINDOW).await?;
    drop(tx);
    if attempts >= MOST_ATTEMPTS {
        return Err(AppError::refused(
            "Terlalu banyak kata sandi salah. Tunggu 15 menit, lalu coba lagi.",
            "Too many wrong passwords. Wait 15 minutes, then try again.",
        ));
    }
    let world = cx.world().await?;
    crate::activation::check(&world, &account, new)?;
    let stored = account.password_hash.clone().ok_or(AppError::Forbidden)?;
    // Whoever finds a session open may guess no further than whoever stands at the door.
    if !password::fits_in_turn(cx, old, stored).await? {
        let mut tx = cx.store.begin(&cx.agency).await?;
        store::session::add_attempt(&mut tx, &cx.ids.next_id(), &login_hash, now).await?;
        tx.commit().await?;
        return Err(AppError::field(
            "old",
            "Kata sandi lama tidak cocok. Tulis ulang, atau minta slip baru bila lupa.",
            "The old password does not match. Write it again, or ask for a new slip if it is forgotten.",
        ));
    }
    let hashed = password::hash_in_turn(cx, new).await?;
    let act = Act::intend(cx, actor, UseCase::ChangePassword, format!("account:{id}")).await?;
    let mut change = begin_change!(act, key, json!({}));
    store::account::set_password(&mut change.tx, id, Some(&hashed), &change.event).await?;
    store::session::end_others(&mut change.tx, id, &hash(token)).await?;
    change.commit("").await
}
