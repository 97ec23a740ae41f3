//! Publishing a plan to staff, and withdrawing it. Where data changed since the picture, publishing needs a new
//! computation, or a named reason for each move the change touches.

use domain::ids::PlanId;
use serde_json::json;

use super::view::open;
use crate::act::{Act, FormKey};
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
    if let Some(changes) = &view.changes {
        let has_reason =
            |nip: &&String| reasons.iter().any(|(n, why)| n == *nip && why.trim().chars().count() >= 5);
        let missing = changes.movers.iter().filter(|nip| !has_reason(nip)).count();
        if missing > 0 {
            act.refuse("data changed").await?;
            return Err(AppError::refused(
                format!(
                    "Data {missing} pegawai yang dipindahkan berubah sejak rencana dihitung. Hitung ulang, atau tulis alasan untuk setiap perpindahan itu."
                ),
                format!(
                    "Data of {missing} people who are moved changed since the plan was computed. Compute it again, or write a reason for each of these moves."
                ),
            ));
        }
    }
    let body = json!({"plan": id.as_str(), "moves": summary.moves, "reasons": reasons.len()});
    let mut change = begin_change!(act, key, body);
    store::plan::set_state(
        &mut change.tx,
        id,
        "published",
        &actor.login,
        cx.clock.now(),
        seen,
        &change.event,
    )
    .await?;
    store::outbox::add(&mut change.tx, &cx.ids.next_id(), "plan-published", id.as_str(), cx.clock.now())
        .await?;
    change.commit(id.as_str()).await
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
    if reason.trim().chars().count() < 5 {
        return Err(AppError::field("reason", "Tulis alasan penarikan.", "Write why it is withdrawn."));
    }
    let mut change = begin_change!(act, key, json!({"plan": id.as_str(), "withdraw": true}));
    let row = store::plan::find(&mut change.tx, id).await?.ok_or(AppError::NotFound)?;
    if row.state != "published" {
        return Err(AppError::refused("Rencana ini tidak sedang terbit.", "This plan is not published."));
    }
    store::plan::set_state(
        &mut change.tx,
        id,
        "withdrawn",
        &actor.login,
        cx.clock.now(),
        seen,
        &change.event,
    )
    .await?;
    change.commit(id.as_str()).await
}
