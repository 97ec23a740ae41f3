//! The first password, with the code of a slip. The code is looked up before anything slow or recorded happens:
//! whoever has none costs one read and one row that is swept away.

use domain::ids::AccountId;
use serde_json::json;

use crate::account::{ATTEMPT_WINDOW, Account, MOST_ATTEMPTS, open_session};
use crate::act::{Act, Begun};
use crate::actor::Actor;
use crate::context::{Context, hash};
use crate::error::AppError;
use crate::password;
use crate::permission::UseCase;
use crate::world::World;

/// Failed codes kept within the window; beyond, nothing is written and the count stands.
const MOST_KEPT: i64 = 10_000;

/// Sets a password with the code of a slip and signs in; other sessions of the account end.
///
/// # Errors
/// [`AppError::Invalid`] for a code that is unknown, used or too old and for a weak password;
/// [`AppError::Refused`] after too many failures with codes that begin alike; faults.
pub async fn activate(cx: &Context, code: &str, new_password: &str) -> Result<String, AppError> {
    let code = crate::slips::normal(code);
    let now = cx.clock.now();
    let beginning = beginning(&code);
    let mut tx = cx.store.read(&cx.agency).await?;
    let attempts = store::session::attempts(&mut tx, &beginning, now - ATTEMPT_WINDOW).await?;
    if attempts >= MOST_ATTEMPTS {
        return Err(AppError::refused(
            "Terlalu banyak percobaan dengan kode yang berawalan sama. Tunggu 15 menit, lalu salin kode dari slip sekali lagi.",
            "Too many attempts with codes that begin alike. Wait 15 minutes, then copy the code from the slip once more.",
        ));
    }
    let owner = store::account::owner_of_code(&mut tx, &hash(&code), now).await?;
    let account = match &owner {
        Some(id) => store::account::by_id(&mut tx, id).await?.filter(|a| !a.is_disabled),
        None => None,
    };
    drop(tx);
    let Some(account) = account else {
        note_failure(cx, &beginning).await?;
        return Err(no_code());
    };
    let world = cx.world().await?;
    check(&world, &account, new_password)?;
    let hashed = password::hash_in_turn(cx, new_password).await?;
    take(cx, &account.id, &hash(&code), &hashed).await?;
    open_session(cx, &account.id).await
}

/// Checks a new password against the words about its owner.
pub(crate) fn check(world: &World, account: &Account, new_password: &str) -> Result<(), AppError> {
    let words = password::personal_words(world, account);
    password::check(new_password, &words.iter().map(String::as_str).collect::<Vec<_>>())
}

async fn take(cx: &Context, account: &AccountId, code_hash: &str, hashed: &str) -> Result<(), AppError> {
    let console = Actor::console("slip");
    let act = Act::intend(cx, &console, UseCase::SignIn, "activation").await?;
    let Begun::New(mut change) = act.change(None, json!({})).await? else {
        return Err(AppError::NotFound);
    };
    // Of two who bring the same code at once, one takes it.
    let taken = store::account::take_code(&mut change.tx, code_hash, cx.clock.now()).await?;
    if taken.as_ref() != Some(account) {
        drop(change);
        act.refuse("code").await?;
        return Err(no_code());
    }
    store::account::set_password(&mut change.tx, account, Some(hashed), &change.event).await?;
    store::session::end_all(&mut change.tx, account).await?;
    change.commit("").await?;
    Ok(())
}

/// Codes are limited by their first group: to keep one person out, their slip must be half known, and to keep an
/// office out, a million groups must be tried.
fn beginning(code: &str) -> String {
    format!("{}{}", store::session::CODES, hash(code.get(..4).unwrap_or(code)))
}

/// Counts a failure; the record hears of the tenth, the hundredth and so on within a quarter of an hour.
async fn note_failure(cx: &Context, beginning: &str) -> Result<(), AppError> {
    let since = cx.clock.now() - ATTEMPT_WINDOW;
    let mut tx = cx.store.begin(&cx.agency).await?;
    store::session::sweep_attempts(&mut tx, since).await?;
    let before = store::session::failed_codes(&mut tx, since).await?;
    if before >= MOST_KEPT {
        return Ok(());
    }
    store::session::add_attempt(&mut tx, &cx.ids.next_id(), beginning, cx.clock.now()).await?;
    tx.commit().await?;
    let count = before + 1;
    if [10, 100, 1_000, MOST_KEPT].contains(&count) {
        let console = Actor::console("slip");
        let act = Act::intend(cx, &console, UseCase::SignIn, "activation").await?;
        act.refuse(&format!("{count} codes that do not count within 15 minutes")).await?;
    }
    Ok(())
}

fn no_code() -> AppError {
    AppError::field(
        "code",
        "Kode ini tidak berlaku: salah ketik, sudah dipakai, atau lewat 14 hari. Minta slip baru kepada BKPSDM.",
        "This code does not count: mistyped, used, or older than 14 days. Ask the personnel office for a new slip.",
    )
}
