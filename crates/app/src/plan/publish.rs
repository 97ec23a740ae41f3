//! Publishing a plan to staff, and withdrawing it. Where data changed since the picture, publishing needs a new
//! computation, or a named reason for each move the change touches.

use domain::ids::PlanId;
use serde_json::json;

use store::plan::{PlanRow, Showing};
use store::plan_reason::PlanReason;

use super::changes::demands_differ;
use super::view::open;
use crate::act::{Act, Change, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// Publishes a draft. `seen` is the version the person saw; `reasons` stand for touched moves, by NIP.
///
/// # Errors
/// [`AppError::Refused`] where the plan may not be published or reasons are missing; [`AppError::Stale`]; faults.
pub async fn publish(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    id: &PlanId,
    seen: i64,
    reasons: &[(String, String)],
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::PublishPlan, format!("plan:{id}")).await?;
    let view = open(cx, actor, id).await?;
    let summary = view.summary.as_ref().filter(|_| view.row.state == "draft" && view.case.is_some());
    let Some(summary) = summary else {
        return Err(AppError::refused(
            "Hanya rancangan yang sudah dihitung dapat diterbitkan.",
            "Only a computed draft can be published.",
        ));
    };
    if summary.breaches > 0 || !summary.is_checked {
        act.refuse("breaches").await?;
        return Err(AppError::refused(
            format!(
                "{} pelanggaran aturan tersisa, atau pemeriksa terpisah tidak membenarkan rencana. Hitung ulang.",
                summary.breaches
            ),
            format!(
                "{} breaches of rules are left, or the separate checker does not confirm the plan. Compute it again.",
                summary.breaches
            ),
        ));
    }
    let case = view.case.as_ref().ok_or(AppError::NotFound)?;
    let mut written = Vec::new();
    if let Some(changes) = &view.changes {
        if !changes.grounds.is_empty() {
            act.refuse("grounds changed").await?;
            return Err(grounds_changed());
        }
        written = written_reasons(cx, actor, &changes.movers, reasons).await?;
        let missing = changes.movers.len() - written.len();
        if missing > 0 {
            act.refuse("data changed").await?;
            return Err(reasons_missing(missing));
        }
    }
    let body = json!({"plan": id.as_str(), "moves": summary.moves, "reasons": written.len()});
    let mut change = begin_change!(act, key, body);
    store::agency::hold(&mut change.tx, view.data_version).await?;
    let demands = store::demand::list(&mut change.tx, &view.row.round).await?;
    if demands_differ(case, &demands) {
        return Err(AppError::Stale { what: "demand".to_owned() });
    }
    succeed(cx, actor, &mut change, &view.row).await?;
    let now = cx.clock.now();
    store::plan::show(&mut change.tx, id, Showing::Publish, &actor.login, now, seen, &change.event).await?;
    for reason in &written {
        store::plan_reason::add(&mut change.tx, &cx.ids.next_id(), id, reason, &change.event).await?;
    }
    store::outbox::add(&mut change.tx, &cx.ids.next_id(), "plan-published", id.as_str(), now).await?;
    change.commit(id.as_str()).await
}

/// The reasons of the touched moves that are long enough to say something.
async fn written_reasons(
    cx: &Context,
    actor: &Actor,
    movers: &[String],
    reasons: &[(String, String)],
) -> Result<Vec<PlanReason>, AppError> {
    let world = cx.world().await?;
    let at = cx.clock.now();
    let written = movers.iter().filter_map(|nip| {
        let (_, why) = reasons.iter().find(|(n, why)| n == nip && is_reason(why))?;
        let person = super::case::person(&world.snapshot, nip).map(|ix| world.ids.person(ix).clone());
        let (kind, reason, by) = ("publish".to_owned(), why.trim().to_owned(), actor.login.clone());
        Some(PlanReason { person, kind, reason, by, at })
    });
    Ok(written.collect())
}

/// Plans of the round that were published before are withdrawn in the same act: one plan holds at a time.
async fn succeed(cx: &Context, actor: &Actor, change: &mut Change, by: &PlanRow) -> Result<(), AppError> {
    let at = cx.clock.now();
    for earlier in store::plan::list(&mut change.tx, &by.round).await? {
        if earlier.state != "published" || earlier.id == by.id {
            continue;
        }
        let (seen, login) = (earlier.version, actor.login.as_str());
        store::plan::show(&mut change.tx, &earlier.id, Showing::Withdraw, login, at, seen, &change.event)
            .await?;
        let reason = PlanReason {
            person: None,
            kind: "succeed".to_owned(),
            reason: by.number.to_string(),
            by: actor.login.clone(),
            at,
        };
        store::plan_reason::add(&mut change.tx, &cx.ids.next_id(), &earlier.id, &reason, &change.event)
            .await?;
    }
    Ok(())
}

fn is_reason(text: &str) -> bool {
    text.trim().chars().count() >= 5
}

fn grounds_changed() -> AppError {
    AppError::refused(
        "Register, setelan, permintaan, atau data jarak berubah sejak rencana dihitung, sehingga seluruh rencana perlu dihitung ulang sebelum terbit.",
        "Registers, settings, demands or distances changed since the plan was computed, so that the whole plan has to be computed again before it is published.",
    )
}

fn reasons_missing(missing: usize) -> AppError {
    AppError::refused(
        format!(
            "Perubahan data sejak rencana dihitung menyentuh {missing} perpindahan. Hitung ulang, atau tulis alasan untuk setiap perpindahan itu."
        ),
        format!(
            "Changes of data since the plan was computed touch {missing} moves. Compute it again, or write a reason for each of these moves."
        ),
    )
}

/// Withdraws a published plan; staff see none until another is published.
///
/// # Errors
/// [`AppError::Refused`] where it is not published; [`AppError::Stale`]; faults.
pub async fn withdraw(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    id: &PlanId,
    seen: i64,
    reason: &str,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::PublishPlan, format!("plan:{id}")).await?;
    if !is_reason(reason) {
        return Err(AppError::field("reason", "Tulis alasan penarikan.", "Write why it is withdrawn."));
    }
    let mut change = begin_change!(act, key, json!({"plan": id.as_str(), "withdraw": true}));
    let row = store::plan::find(&mut change.tx, id).await?.ok_or(AppError::NotFound)?;
    if row.state != "published" {
        return Err(AppError::refused("Rencana ini tidak sedang terbit.", "This plan is not published."));
    }
    let at = cx.clock.now();
    store::plan::show(&mut change.tx, id, Showing::Withdraw, &actor.login, at, seen, &change.event).await?;
    let reason = PlanReason {
        person: None,
        kind: "withdraw".to_owned(),
        reason: reason.trim().to_owned(),
        by: actor.login.clone(),
        at,
    };
    store::plan_reason::add(&mut change.tx, &cx.ids.next_id(), id, &reason, &change.event).await?;
    change.commit(id.as_str()).await
}
