//! Nobody on unpaid leave (*CLTN*) is placed before being reactivated.
//!
//! Basis: pp-11-2017, the list of removals from a post (number of the article not confirmed).
//! A legal standing of 02 or 13 tells as well: it means that no reactivation is recorded.
//! Not encoded: whether a reactivation already asked for will be granted in time.

use crate::kit::*;
use domain::facts::LeaveKind;
use domain::person::LegalStatus;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::Cltn,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-11-2017", place: "" }],
    mark: Mark::S,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::Person,
    parameters: &[],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, _: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let node = case.node();
    let running = node.leave.iter().find(|l| l.kind == LeaveKind::Cltn && l.period.contains(case.effective));
    if let Some(leave) = running {
        return Verdict::fail(Reason::Leave { kind: LeaveKind::Cltn, until: leave.period.until() });
    }
    if matches!(node.record.legal_status, Some(LegalStatus(2 | 13))) {
        return Verdict::fail(Reason::Leave { kind: LeaveKind::Cltn, until: None });
    }
    case.nothing_found(Kind::Leave, Missing::Leave)
}
