//! Accounts, their roles and their activation codes.

use domain::ids::{AccountId, EventId, PersonId, UnitId};

use crate::db::{Row, Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A new account.
    ADD = "INSERT INTO account (agency_id, id, login, name, person_id, password_hash, disabled, created_at, version, event_id) VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 1, $8)";
    /// By login.
    BY_LOGIN = "SELECT id, login, name, person_id, password_hash, disabled, created_at, version FROM account WHERE agency_id = $1 AND login = $2";
    /// By id.
    BY_ID = "SELECT id, login, name, person_id, password_hash, disabled, created_at, version FROM account WHERE agency_id = $1 AND id = $2";
    /// All accounts.
    LIST = "SELECT id, login, name, person_id, password_hash, disabled, created_at, version FROM account WHERE agency_id = $1 ORDER BY login";
    /// A new password, or none.
    SET_PASSWORD = "UPDATE account SET password_hash = $3, version = version + 1, event_id = $4 WHERE agency_id = $1 AND id = $2";
    /// Switched off, or on again.
    SET_DISABLED = "UPDATE account SET disabled = $3, version = version + 1, event_id = $4 WHERE agency_id = $1 AND id = $2 AND version = $5";
    /// A role is granted.
    ADD_ROLE = "INSERT INTO account_role (agency_id, id, account_id, role, unit_id, capacity, valid_from, valid_until, event_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Roles of an account.
    ROLES = "SELECT id, account_id, role, unit_id, capacity, valid_from, valid_until FROM account_role WHERE agency_id = $1 AND account_id = $2 ORDER BY role, id";
    /// Roles of all accounts.
    ALL_ROLES = "SELECT id, account_id, role, unit_id, capacity, valid_from, valid_until FROM account_role WHERE agency_id = $1 ORDER BY account_id, role, id";
    /// A role ends.
    END_ROLE = "UPDATE account_role SET valid_until = $4, event_id = $5 WHERE agency_id = $1 AND id = $2 AND account_id = $3";
    /// Something of an account changes, if nobody changed it meanwhile.
    TOUCH = "UPDATE account SET version = version + 1, event_id = $3 WHERE agency_id = $1 AND id = $2 AND version = $4";
    /// A code is issued.
    ADD_CODE = "INSERT INTO activation (agency_id, id, account_id, code_hash, issued_by, issued_at, expires_at, event_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Older codes of an account lose their force.
    END_CODES = "UPDATE activation SET expires_at = $3 WHERE agency_id = $1 AND account_id = $2 AND used_at IS NULL AND expires_at > $3";
    /// Whose a code is while it counts.
    OWNER_OF_CODE = "SELECT account_id FROM activation WHERE agency_id = $1 AND code_hash = $2 AND used_at IS NULL AND expires_at > $3";
    /// A code is taken, once: the row changes only while it is unused and in time.
    TAKE_CODE = "UPDATE activation SET used_at = $3 WHERE agency_id = $1 AND code_hash = $2 AND used_at IS NULL AND expires_at > $3 RETURNING account_id";
}

/// An account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Name to sign in with.
    pub login: String,
    /// Name to show.
    pub name: String,
    /// The person it belongs to, if any.
    pub person: Option<PersonId>,
    /// Argon2id hash; none before activation.
    pub password_hash: Option<String>,
    /// Switched off.
    pub is_disabled: bool,
    /// When it was made, microseconds since 1970.
    pub created_at: i64,
    /// Grows with each change.
    pub version: i64,
}

/// A role of an account, as stored.
#[derive(Clone, Debug)]
pub struct RoleRow {
    /// Its id.
    pub id: String,
    /// Whose.
    pub account: AccountId,
    /// Code of the role.
    pub role: String,
    /// The unit it reaches, with everything beneath it.
    pub unit: Option<UnitId>,
    /// `definitive`, `plt` or `plh`.
    pub capacity: String,
    /// First day, yyyy-mm-dd.
    pub from: String,
    /// Last day.
    pub until: Option<String>,
}

fn read(row: &Row) -> Result<Account, StoreError> {
    Ok(Account {
        id: AccountId(row.text("id")?),
        login: row.text("login")?,
        name: row.text("name")?,
        person: row.maybe_text("person_id")?.map(PersonId),
        password_hash: row.maybe_text("password_hash")?,
        is_disabled: row.int("disabled")? != 0,
        created_at: row.int("created_at")?,
        version: row.int("version")?,
    })
}

/// Adds an account.
///
/// # Errors
/// What the database says, also when the login is taken.
pub async fn add(tx: &mut Tx, account: &Account, event: &EventId) -> Result<(), StoreError> {
    let values = [
        Value::from(account.id.as_str()),
        Value::from(account.login.as_str()),
        Value::from(account.name.as_str()),
        Value::from(account.person.as_ref().map(|p| p.as_str())),
        Value::from(account.password_hash.as_deref()),
        Value::from(account.created_at),
        Value::from(event.as_str()),
    ];
    tx.execute(ADD, &values).await.map(drop)
}

/// Looks an account up by login.
///
/// # Errors
/// What the database says.
pub async fn by_login(tx: &mut Tx, login: &str) -> Result<Option<Account>, StoreError> {
    tx.fetch_one(BY_LOGIN, &[Value::from(login)]).await?.as_ref().map(read).transpose()
}

/// Looks an account up by id.
///
/// # Errors
/// What the database says.
pub async fn by_id(tx: &mut Tx, id: &AccountId) -> Result<Option<Account>, StoreError> {
    tx.fetch_one(BY_ID, &[Value::from(id.as_str())]).await?.as_ref().map(read).transpose()
}

/// All accounts, by login.
///
/// # Errors
/// What the database says.
pub async fn list(tx: &mut Tx) -> Result<Vec<Account>, StoreError> {
    tx.fetch(LIST, &[]).await?.iter().map(read).collect()
}

/// Sets or clears the password hash.
///
/// # Errors
/// What the database says.
pub async fn set_password(
    tx: &mut Tx,
    id: &AccountId,
    hash: Option<&str>,
    event: &EventId,
) -> Result<(), StoreError> {
    tx.execute(SET_PASSWORD, &[Value::from(id.as_str()), Value::from(hash), Value::from(event.as_str())])
        .await
        .map(drop)
}

/// Switches an account off or on, if nobody changed it since `version`.
///
/// # Errors
/// [`StoreError::Stale`] where somebody did; what the database says.
pub async fn set_disabled(
    tx: &mut Tx,
    account: &Account,
    is_disabled: bool,
    event: &EventId,
) -> Result<(), StoreError> {
    let values = [
        Value::from(account.id.as_str()),
        Value::from(i64::from(is_disabled)),
        Value::from(event.as_str()),
        Value::from(account.version),
    ];
    match tx.execute(SET_DISABLED, &values).await? {
        0 => Err(StoreError::Stale { table: "account", row: account.id.to_string() }),
        _ => Ok(()),
    }
}

/// Grants a role.
///
/// # Errors
/// What the database says.
pub async fn add_role(tx: &mut Tx, role: &RoleRow, event: &EventId) -> Result<(), StoreError> {
    let values = [
        Value::from(role.id.as_str()),
        Value::from(role.account.as_str()),
        Value::from(role.role.as_str()),
        Value::from(role.unit.as_ref().map(|u| u.as_str())),
        Value::from(role.capacity.as_str()),
        Value::from(role.from.as_str()),
        Value::from(role.until.as_deref()),
        Value::from(event.as_str()),
    ];
    tx.execute(ADD_ROLE, &values).await.map(drop)
}

/// Roles of one account, or of all.
///
/// # Errors
/// What the database says.
pub async fn roles(tx: &mut Tx, account: Option<&AccountId>) -> Result<Vec<RoleRow>, StoreError> {
    let rows = match account {
        Some(id) => tx.fetch(ROLES, &[Value::from(id.as_str())]).await?,
        None => tx.fetch(ALL_ROLES, &[]).await?,
    };
    rows.iter()
        .map(|row| {
            Ok(RoleRow {
                id: row.text("id")?,
                account: AccountId(row.text("account_id")?),
                role: row.text("role")?,
                unit: row.maybe_text("unit_id")?.map(UnitId),
                capacity: row.text("capacity")?,
                from: row.text("valid_from")?,
                until: row.maybe_text("valid_until")?,
            })
        })
        .collect()
}

/// Sets the last day of a role, or takes it away.
///
/// # Errors
/// What the database says.
pub async fn end_role(
    tx: &mut Tx,
    role: &RoleRow,
    until: Option<&str>,
    event: &EventId,
) -> Result<(), StoreError> {
    let values = [
        Value::from(role.id.as_str()),
        Value::from(role.account.as_str()),
        Value::from(until),
        Value::from(event.as_str()),
    ];
    tx.execute(END_ROLE, &values).await.map(drop)
}

/// Puts down that something of an account changes, if nobody changed it since `version`.
///
/// # Errors
/// [`StoreError::Stale`] where somebody did; what the database says.
pub async fn touch(tx: &mut Tx, id: &AccountId, version: i64, event: &EventId) -> Result<(), StoreError> {
    match tx
        .execute(TOUCH, &[Value::from(id.as_str()), Value::from(event.as_str()), Value::from(version)])
        .await?
    {
        0 => Err(StoreError::Stale { table: "account", row: id.to_string() }),
        _ => Ok(()),
    }
}

/// An activation code, of which only the hash is kept.
#[derive(Clone, Debug)]
pub struct Activation {
    /// Its id.
    pub id: String,
    /// Whose.
    pub account: AccountId,
    /// Hash of the code.
    pub code_hash: String,
    /// Login of the issuer.
    pub issued_by: String,
    /// When issued, microseconds since 1970.
    pub issued_at: i64,
    /// When it loses its force.
    pub expires_at: i64,
}

/// Codes of an account that were not used lose their force.
///
/// # Errors
/// What the database says.
pub async fn end_codes(tx: &mut Tx, account: &AccountId, at: i64) -> Result<(), StoreError> {
    tx.execute(END_CODES, &[Value::from(account.as_str()), Value::from(at)]).await.map(drop)
}

/// Issues a code; older ones of the account lose their force.
///
/// # Errors
/// What the database says.
pub async fn add_code(tx: &mut Tx, code: &Activation, event: &EventId) -> Result<(), StoreError> {
    end_codes(tx, &code.account, code.issued_at).await?;
    let values = [
        Value::from(code.id.as_str()),
        Value::from(code.account.as_str()),
        Value::from(code.code_hash.as_str()),
        Value::from(code.issued_by.as_str()),
        Value::from(code.issued_at),
        Value::from(code.expires_at),
        Value::from(event.as_str()),
    ];
    tx.execute(ADD_CODE, &values).await.map(drop)
}

/// The account that a code opens, without taking it.
///
/// # Errors
/// What the database says.
pub async fn owner_of_code(tx: &mut Tx, code_hash: &str, at: i64) -> Result<Option<AccountId>, StoreError> {
    let row = tx.fetch_one(OWNER_OF_CODE, &[Value::from(code_hash), Value::from(at)]).await?;
    row.map(|r| r.text("account_id").map(AccountId)).transpose()
}

/// Takes a code, once; gives the account it opens.
///
/// # Errors
/// What the database says.
pub async fn take_code(tx: &mut Tx, code_hash: &str, at: i64) -> Result<Option<AccountId>, StoreError> {
    let row = tx.fetch_one(TAKE_CODE, &[Value::from(code_hash), Value::from(at)]).await?;
    row.map(|r| r.text("account_id").map(AccountId)).transpose()
}
