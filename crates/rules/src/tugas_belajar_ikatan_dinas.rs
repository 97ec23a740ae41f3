//! Nobody on study leave of more than six months is placed before it ends.
//!
//! Basis: pp-11-2017, the list of removals from a post (number not confirmed), perbkn-5-2019:3:i.
//! A legal standing of 03 tells as well. A service bond forbids moves between agencies only, which a plan of
//! one agency does not hold.
//! Not encoded: study beside the work, without leave.

use crate::kit::*;
use domain::facts::CredentialKind;
use domain::person::LegalStatus;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::TugasBelajarIkatanDinas,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-11-2017", place: "" }, Cite { source: "perbkn-5-2019", place: "3:i" }],
    mark: Mark::S,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::Person,
    parameters: &[Param::StudyMonths],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let limit = law.number(Param::StudyMonths);
    let node = case.node();
    // The last day counts, so six months end on the day before the same day; an open end is long.
    let is_long = |from, until| match (from, until) {
        (Some(from), Some(until)) => until >= add_months(from, limit),
        _ => true,
    };
    let running = node.credentials.iter().find(|c| {
        c.kind == CredentialKind::StudyLeave && c.holds_on(case.effective) && is_long(c.from, c.until)
    });
    if let Some(study) = running {
        return Verdict::fail(Reason::StudyLeave { until: study.until });
    }
    if node.record.legal_status == Some(LegalStatus(3)) {
        return Verdict::fail(Reason::StudyLeave { until: None });
    }
    case.nothing_found(Kind::Credentials, Missing::StudyLeave)
}
