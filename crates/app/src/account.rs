//! Signing in, sessions, and accounts.

use domain::ids::{AccountId, PersonId, UnitId};
use domain::time::Date;
use serde_json::json;
pub use store::account::{Account, RoleRow};

use crate::act::{Act, FormKey};
use crate::actor::{Actor, Grant};
use crate::begin_change;
use crate::context::{Context, hash};
use crate::error::AppError;
use crate::password;
use crate::permission::{Role, UseCase};

/// A session ends after twelve hours, or thirty minutes without use.
pub const SESSION_MICROS: i64 = 12 * 3600 * 1_000_000;
/// Idle time after which a session ends.
pub const IDLE_MICROS: i64 = 30 * 60 * 1_000_000;
/// Failed sign-ins of a login that are taken within a quarter of an hour.
pub(crate) const MOST_ATTEMPTS: i64 = 10;
pub(crate) const ATTEMPT_WINDOW: i64 = 15 * 60 * 1_000_000;

/// The same answer for an unknown login and a wrong password.
fn wrong() -> AppError {
    AppError::field(
        "login",
        "Nama pengguna atau kata sandi tidak cocok. Periksa keduanya, atau minta slip baru kepada BKPSDM.",
        "Login or password do not match. Check both, or ask the personnel office for a new slip.",
    )
}

/// Signs in; gives the token of the session, to be kept in a cookie.
///
/// # Errors
/// [`AppError::Invalid`] for a wrong pair; [`AppError::Refused`] after too many failures; faults.
pub async fn sign_in(cx: &Context, login: &str, password: &str) -> Result<String, AppError> {
    let login = login.trim().to_lowercase();
    let now = cx.clock.now();
    let login_hash = hash(&login);
    let mut tx = cx.store.read(&cx.agency).await?;
    let attempts = store::session::attempts(&mut tx, &login_hash, now - ATTEMPT_WINDOW).await?;
    let account = store::account::by_login(&mut tx, &login).await?;
    drop(tx);
    if attempts >= MOST_ATTEMPTS {
        return Err(AppError::refused(
            "Terlalu banyak percobaan masuk. Tunggu 15 menit, lalu coba lagi.",
            "Too many attempts to sign in. Wait 15 minutes, then try again.",
        ));
    }
    let known = account.filter(|a| !a.is_disabled);
    let stored = known.as_ref().and_then(|a| a.password_hash.clone());
    // An unknown login costs as much time as a wrong password.
    let is_set = stored.is_some();
    let stored = stored.unwrap_or_else(|| password::NOBODY.to_owned());
    let fits = password::fits_in_turn(cx, password, stored).await? && is_set;
    let (Some(account), true) = (known, fits) else {
        let mut tx = cx.store.begin(&cx.agency).await?;
        store::session::sweep_attempts(&mut tx, now - ATTEMPT_WINDOW).await?;
        store::session::add_attempt(&mut tx, &cx.ids.next_id(), &login_hash, now).await?;
        tx.commit().await?;
        return Err(wrong());
    };
    open_session(cx, &account.id).await
}

pub(crate) async fn open_session(cx: &Context, account: &AccountId) -> Result<String, AppError> {
    let token = cx.ids.secret(32);
    let now = cx.clock.now();
    let mut tx = cx.store.begin(&cx.agency).await?;
    store::session::sweep(&mut tx, now).await?;
    store::session::add(&mut tx, &hash(&token), account, now, now + SESSION_MICROS).await?;
    tx.commit().await?;
    Ok(token)
}

/// Who a session's token stands for; `None` where it is over.
///
/// # Errors
/// Faults of storage.
pub async fn who(cx: &Context, token: &str) -> Result<Option<Actor>, AppError> {
    let now = cx.clock.now();
    let token_hash = hash(token);
    let mut tx = cx.store.read(&cx.agency).await?;
    let Some((id, seen)) = store::session::find(&mut tx, &token_hash, now, now - IDLE_MICROS).await? else {
        return Ok(None);
    };
    let account = store::account::by_id(&mut tx, &id).await?.filter(|a| !a.is_disabled);
    let Some(account) = account else { return Ok(None) };
    let roles = store::account::roles(&mut tx, Some(&id)).await?;
    drop(tx);
    // The row is touched at most once a minute: a page must not wait for the writer.
    if now - seen > 60 * 1_000_000 {
        let mut tx = cx.store.begin(&cx.agency).await?;
        store::session::seen(&mut tx, &token_hash, now).await?;
        tx.commit().await?;
    }
    Ok(Some(actor_of(&account, &roles, cx.clock.today())))
}

fn actor_of(account: &Account, roles: &[RoleRow], today: Date) -> Actor {
    let today = today.to_string();
    let holds = |r: &&RoleRow| r.from <= today && r.until.as_deref().is_none_or(|end| end >= today.as_str());
    let grants = roles
        .iter()
        .filter(holds)
        .filter_map(|r| {
            let role = Role::parse(&r.role)?;
            Some(Grant { role, unit: r.unit.clone(), capacity: r.capacity.clone() })
        })
        .collect();
    Actor {
        account: Some(account.id.clone()),
        login: account.login.clone(),
        name: account.name.clone(),
        person: account.person.clone(),
        grants,
        is_console: false,
    }
}

/// Signs out.
///
/// # Errors
/// Faults of storage.
pub async fn sign_out(cx: &Context, token: &str) -> Result<(), AppError> {
    let mut tx = cx.store.begin(&cx.agency).await?;
    store::session::end(&mut tx, &hash(token)).await?;
    Ok(tx.commit().await?)
}

/// A new account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Name to sign in with: lower-case letters, digits, dot, hyphen.
    pub login: String,
    /// Name on pages.
    pub name: String,
    /// Password; none where a slip follows.
    pub password: Option<String>,
    /// The person it belongs to.
    pub person: Option<PersonId>,
    /// Roles with their unit.
    pub roles: Vec<(Role, Option<UnitId>)>,
}

/// Adds an account with roles from today on.
///
/// # Errors
/// [`AppError::Invalid`] for a login that is taken or malformed and for a weak password; faults.
pub async fn add(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    new: &NewAccount,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::ManageAccounts, "account").await?;
    let login = new.login.trim().to_lowercase();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    if login.is_empty() || login.len() > 60 || !login.chars().all(fits) {
        return Err(AppError::field(
            "login",
            format!("Nama pengguna '{login}' hanya boleh huruf kecil, angka, titik, dan tanda hubung."),
            format!("Login '{login}' may hold only lower-case letters, digits, dots and hyphens."),
        ));
    }
    if let Some(password) = &new.password {
        password::check(password, &[&login])?;
    }
    let password_hash = match &new.password {
        Some(password) => Some(password::hash_in_turn(cx, password).await?),
        None => None,
    };
    let roles: Vec<&str> = new.roles.iter().map(|(r, _)| r.code()).collect();
    let mut change = begin_change!(act, key, json!({"login": login, "roles": roles}));
    if store::account::by_login(&mut change.tx, &login).await?.is_some() {
        return Err(AppError::field(
            "login",
            format!("Nama pengguna '{login}' sudah dipakai. Pilih yang lain."),
            format!("Login '{login}' is taken. Choose another."),
        ));
    }
    let account = Account {
        id: AccountId(cx.ids.next_id()),
        login,
        name: new.name.trim().to_owned(),
        person: new.person.clone(),
        password_hash,
        is_disabled: false,
        created_at: cx.clock.now(),
        version: 1,
    };
    store::account::add(&mut change.tx, &account, &change.event).await?;
    for (role, unit) in &new.roles {
        let row = RoleRow {
            id: cx.ids.next_id(),
            account: account.id.clone(),
            role: role.code().to_owned(),
            unit: unit.clone(),
            capacity: "definitive".to_owned(),
            from: cx.clock.today().to_string(),
            until: None,
        };
        store::account::add_role(&mut change.tx, &row, &change.event).await?;
    }
    change.commit(account.id.as_str()).await
}

/// An account with its roles, for the operator's list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The account.
    pub account: Account,
    /// Roles with unit and capacity, ended ones included.
    pub roles: Vec<RoleRow>,
}

/// Every account.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn list(cx: &Context, actor: &Actor) -> Result<Vec<Listed>, AppError> {
    actor.require(UseCase::ManageAccounts)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let roles = store::account::roles(&mut tx, None).await?;
    let accounts = store::account::list(&mut tx).await?;
    Ok(accounts
        .into_iter()
        .map(|account| {
            let from = roles.partition_point(|r| r.account < account.id);
            let own = roles[from..].iter().take_while(|r| r.account == account.id).cloned().collect();
            Listed { account, roles: own }
        })
        .collect())
}

/// Switches an account off or on; its sessions end at once.
///
/// # Errors
/// [`AppError::NotFound`], [`AppError::Stale`]; faults.
pub async fn set_disabled(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    login: &str,
    is_disabled: bool,
    seen: Option<i64>,
) -> Result<String, AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let known = store::account::by_login(&mut tx, login).await?;
    drop(tx);
    let subject = known.map_or_else(|| "account".to_owned(), |account| format!("account:{}", account.id));
    let act = Act::intend(cx, actor, UseCase::ManageAccounts, subject).await?;
    let mut change = begin_change!(act, key, json!({"login": login, "disabled": is_disabled}));
    let mut account = store::account::by_login(&mut change.tx, login).await?.ok_or(AppError::NotFound)?;
    account.version = seen.unwrap_or(account.version);
    store::account::set_disabled(&mut change.tx, &account, is_disabled, &change.event).await?;
    store::session::end_all(&mut change.tx, &account.id).await?;
    change.commit("/sistem/pengguna").await
}
