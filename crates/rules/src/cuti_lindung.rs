//! The effective date does not fall in maternity or sick leave.
//!
//! Basis: agency policy on the merit principle; leave by perbkn-24-2017 and perbkn-7-2021.
//! Not encoded: a farther post without own consent, and how long a sick leave must be to count as long.

use crate::kit::*;
use domain::facts::LeaveKind;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::CutiLindung,
    basis: Basis::AgencyPolicy,
    citation: &[Cite { source: "perbkn-24-2017", place: "" }, Cite { source: "perbkn-7-2021", place: "" }],
    mark: Mark::S,
    severity: Severity::Warning,
    splits: false,
    scope: Scope::Person,
    parameters: &[],
    from: date(2017, 12, 22),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, _: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let protects = |kind| matches!(kind, LeaveKind::Maternity | LeaveKind::Sick);
    let running = case.node().leave.iter().find(|l| protects(l.kind) && l.period.contains(case.effective));
    match running {
        Some(leave) => Verdict::fail(Reason::Leave { kind: leave.kind, until: leave.period.until() }),
        None => case.nothing_found(Kind::Leave, Missing::Leave),
    }
}
