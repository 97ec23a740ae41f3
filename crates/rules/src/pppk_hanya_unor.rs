//! Contract staff keep job and level; only the unit changes, inside the agency.
//!
//! Basis: class 57/571 of I-MUT, permenpanrb-6-2024:59(5).
//! Not encoded: the update of the workload row that BKN's system asks for first.

use crate::kit::*;
use domain::snapshot::Seat;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::PppkHanyaUnor,
    basis: Basis::Law,
    citation: &[Cite { source: "permenpanrb-6-2024", place: "59(5)" }],
    mark: Mark::P,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::PersonJob,
    parameters: &[],
    from: date(2018, 11, 28),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, _: &LawOn) -> Verdict {
    match case.is_pppk() {
        _ if case.is_stay() => return Verdict::NotApplicable,
        Some(true) => {}
        Some(false) => return Verdict::NotApplicable,
        None => return Verdict::unknown(Missing::Employment),
    }
    let from = match case.node().seat {
        Seat::Post(post) => Some(case.snapshot.post(post).job),
        Seat::OffMap { job, .. } => job,
        Seat::Nowhere => None,
    };
    let Some(from) = from else { return Verdict::unknown(Missing::CurrentPost) };
    let to = case.target().job;
    Verdict::when(from == to, Reason::PppkJob { from, to })
}
