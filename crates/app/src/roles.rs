//! Roles of accounts over time: the day a role ends is set, moved or taken away, with a reason in the record.
//! A role that has ended stays as it was: whoever shall act again is granted a new one.

use domain::ids::AccountId;
use domain::time::{Date, add_days};
use serde_json::json;
use store::account::RoleRow;

use crate::act::{Act, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// When a role shall end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At once: it does not hold today any more.
    Now,
    /// After this day, its last.
    After(Date),
    /// Not yet known.
    Open,
}

/// A change of the end of a role.
#[derive(Clone, Debug)]
pub struct RoleEnd {
    /// Whose.
    pub account: AccountId,
    /// Id of the role.
    pub role: String,
    /// When it shall end.
    pub end: End,
    /// Why.
    pub reason: String,
    /// The version of the account that the person saw.
    pub seen: i64,
}

/// Whether a role has ended before a day.
#[must_use]
pub fn has_ended(role: &RoleRow, today: Date) -> bool {
    role.until.as_deref().is_some_and(|until| until < today.to_string().as_str())
}

/// Sets, moves or takes away the last day of a role. Rights are asked anew at each request, so an end that is
/// past works at once.
///
/// # Errors
/// [`AppError::Forbidden`]; [`AppError::Invalid`] for a missing reason or a day before the role began or today;
/// [`AppError::Refused`] for one's own role and for one that has ended; [`AppError::Stale`] where the account
/// changed meanwhile; faults.
pub async fn change_end(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    asked: &RoleEnd,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::ChangeRole, format!("account:{}", asked.account)).await?;
    if actor.account.as_ref() == Some(&asked.account) {
        act.refuse("own role").await?;
        return Err(AppError::refused(
            "Peran Anda sendiri hanya dapat diubah operator lain.",
            "Only another operator can change your own role.",
        ));
    }
    if asked.reason.trim().chars().count() < 5 {
        return Err(AppError::field(
            "reason",
            "Tulis alasan, misalnya nomor keputusan.",
            "Write the reason, such as the number of the decree.",
        ));
    }
    let mut tx = cx.store.read(&cx.agency).await?;
    let account = store::account::by_id(&mut tx, &asked.account).await?.ok_or(AppError::NotFound)?;
    let roles = store::account::roles(&mut tx, Some(&asked.account)).await?;
    drop(tx);
    let role = roles.into_iter().find(|role| role.id == asked.role).ok_or(AppError::NotFound)?;
    let until = match last_day(&role, asked.end, cx.clock.today()) {
        Ok(until) => until,
        Err(error) => {
            act.refuse("day").await?;
            return Err(error);
        }
    };
    let body = json!({
        "login": account.login,
        "roles": [role.role],
        "before": role.until,
        "until": until,
        "reason": asked.reason.trim(),
    });
    let mut change = begin_change!(act, key, body);
    store::account::touch(&mut change.tx, &asked.account, asked.seen, &change.event).await?;
    store::account::end_role(&mut change.tx, &role, until.as_deref(), &change.event).await?;
    change.commit(asked.account.as_str()).await
}

/// The last day as stored; none for an open end.
fn last_day(role: &RoleRow, end: End, today: Date) -> Result<Option<String>, AppError> {
    if has_ended(role, today) {
        return Err(AppError::refused(
            "Peran ini sudah berakhir. Riwayatnya tidak diubah; beri peran baru bila diperlukan.",
            "This role has ended. Its history stays; grant a new role where one is needed.",
        ));
    }
    match end {
        End::Open => Ok(None),
        End::Now => Ok(Some(add_days(today, -1).to_string())),
        End::After(day) => {
            let first = role.from.parse::<Date>().map_or(today, |from| from.max(today));
            if day < first {
                return Err(AppError::field(
                    "until",
                    format!(
                        "Hari terakhir {day} terlalu awal. Isi {first} atau sesudahnya, atau pilih 'Segera'."
                    ),
                    format!("The last day {day} is too early. Give {first} or later, or choose 'At once'."),
                ));
            }
            Ok(Some(day.to_string()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn role(from: &str, until: Option<&str>) -> RoleRow {
        RoleRow {
            id: "r".into(),
            account: AccountId("a".into()),
            role: "analyst".into(),
            unit: None,
            capacity: "plt".into(),
            from: from.into(),
            until: until.map(str::to_owned),
        }
    }

    #[test]
    fn a_last_day_lies_neither_before_the_first_nor_in_the_past() {
        let running = role("2026-01-01", Some("2026-12-31"));
        let day = |end| last_day(&running, end, TODAY).expect("a day");
        assert_eq!(day(End::Open), None);
        assert_eq!(day(End::Now).as_deref(), Some("2026-11-23"));
        assert_eq!(day(End::After(TODAY)).as_deref(), Some("2026-11-24"));
        let early = last_day(&running, End::After(date(2026, 11, 23)), TODAY);
        assert!(matches!(early, Err(AppError::Invalid(fields)) if fields[0].field == "until"));
        let future = role("2027-01-01", None);
        assert!(last_day(&future, End::After(date(2026, 12, 1)), TODAY).is_err(), "before it begins");
    }

    #[test]
    fn what_has_ended_stays() {
        let ended = role("2026-01-01", Some("2026-11-23"));
        assert!(has_ended(&ended, TODAY) && !has_ended(&role("2026-01-01", Some("2026-11-24")), TODAY));
        for end in [End::Open, End::Now, End::After(date(2027, 1, 1))] {
            assert!(matches!(last_day(&ended, end, TODAY), Err(AppError::Refused { .. })));
        }
    }
}
