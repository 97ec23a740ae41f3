//! A role is granted to an account that exists: with its reach, the capacity it is held in, first and last day, and
//! a reason in the record. Nobody grants to themselves.

use domain::ids::{AccountId, UnitId};
use domain::time::Date;
use serde_json::json;
use store::account::RoleRow;

use crate::act::{Act, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::{Role, UseCase};
use crate::roles::has_ended;

/// Capacities a role is held in: definitive, acting (*Plt.*), daily acting (*Plh.*).
pub const CAPACITIES: [&str; 3] = ["definitive", "plt", "plh"];

/// A role to be granted.
#[derive(Clone, Debug)]
pub struct NewRole {
    /// To whom.
    pub account: AccountId,
    /// Which role.
    pub role: Role,
    /// The unit it reaches; only, and always, for a unit head.
    pub unit: Option<UnitId>,
    /// One of [`CAPACITIES`].
    pub capacity: String,
    /// First day.
    pub from: Date,
    /// Last day; none for an open end.
    pub until: Option<Date>,
    /// Why.
    pub reason: String,
    /// The version of the account that the person saw.
    pub seen: i64,
}

/// Grants a role. Codes of slips that were issued to the account lose their force where the role is more than
/// staff: whoever has seen one could otherwise take the new power over.
///
/// # Errors
/// [`AppError::Forbidden`]; [`AppError::Invalid`] for a field that is not right; [`AppError::Refused`] for one's own
/// account and for a role that is held; [`AppError::Stale`] where the account changed meanwhile; faults.
pub async fn grant(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    asked: &NewRole,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::ChangeRole, format!("account:{}", asked.account)).await?;
    if actor.account.as_ref() == Some(&asked.account) {
        act.refuse("own role").await?;
        return Err(AppError::refused(
            "Peran untuk akun Anda sendiri hanya dapat diberikan operator lain.",
            "Only another operator can grant a role to your own account.",
        ));
    }
    let today = cx.clock.today();
    check(asked, today)?;
    if let Some(unit) = &asked.unit {
        let there = cx.world().await?.unit(unit).is_ok();
        there.then_some(()).ok_or_else(|| unit_error("Unit ini tidak ada.", "There is no such unit."))?;
    }
    let mut tx = cx.store.read(&cx.agency).await?;
    let account = store::account::by_id(&mut tx, &asked.account).await?.ok_or(AppError::NotFound)?;
    let roles = store::account::roles(&mut tx, Some(&asked.account)).await?;
    drop(tx);
    let same = |r: &&RoleRow| r.role == asked.role.code() && r.unit == asked.unit && !has_ended(r, today);
    if roles.iter().find(same).is_some() {
        act.refuse("held").await?;
        return Err(AppError::refused(
            "Akun ini sudah memegang peran itu. Ubah akhir peran yang ada, atau tunggu sampai berakhir.",
            "The account holds this role already. Change the end of the one it has, or wait until it has ended.",
        ));
    }
    let row = RoleRow {
        id: cx.ids.next_id(),
        account: asked.account.clone(),
        role: asked.role.code().to_owned(),
        unit: asked.unit.clone(),
        capacity: asked.capacity.clone(),
        from: asked.from.to_string(),
        until: asked.until.map(|day| day.to_string()),
    };
    let body = json!({
        "login": account.login,
        "roles": [row.role],
        "unit": row.unit.as_ref().map(|u| u.as_str()),
        "capacity": row.capacity,
        "from": row.from,
        "until": row.until,
        "reason": asked.reason.trim(),
    });
    let mut change = begin_change!(act, key, body);
    store::account::touch(&mut change.tx, &asked.account, asked.seen, &change.event).await?;
    store::account::add_role(&mut change.tx, &row, &change.event).await?;
    if asked.role != Role::Staff {
        store::account::end_codes(&mut change.tx, &asked.account, cx.clock.now()).await?;
    }
    change.commit(asked.account.as_str()).await
}

fn unit_error(id: &str, en: &str) -> AppError {
    AppError::field("unit", id, en)
}

fn check(asked: &NewRole, today: Date) -> Result<(), AppError> {
    match (asked.role, &asked.unit) {
        (Role::UnitHead, None) => {
            return Err(unit_error("Pilih unit yang dipimpin.", "Choose the unit that is headed."));
        }
        (Role::UnitHead, Some(_)) | (_, None) => {}
        (_, Some(_)) => {
            return Err(unit_error(
                "Hanya kepala unit yang terikat pada unit. Pilih 'Seluruh instansi'.",
                "Only a unit head is bound to a unit. Choose 'The whole agency'.",
            ));
        }
    }
    if !CAPACITIES.contains(&asked.capacity.as_str()) {
        return Err(AppError::field("capacity", "Pilih dari daftar.", "Choose from the list."));
    }
    if asked.from < today {
        return Err(AppError::field(
            "from",
            format!("Hari pertama {} sudah lewat. Isi {today} atau sesudahnya.", asked.from),
            format!("The first day {} is past. Give {today} or later.", asked.from),
        ));
    }
    if let Some(until) = asked.until.filter(|until| *until < asked.from) {
        return Err(AppError::field(
            "until",
            format!("Hari terakhir {until} sebelum hari pertama {}.", asked.from),
            format!("The last day {until} is before the first, {}.", asked.from),
        ));
    }
    if asked.reason.trim().chars().count() < 5 {
        return Err(AppError::field(
            "reason",
            "Tulis alasan, misalnya nomor keputusan.",
            "Write the reason, such as the number of the decree.",
        ));
    }
    Ok(())
}
