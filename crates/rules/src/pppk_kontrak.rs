//! The contract runs on the effective date; less than six months left is shown as a warning.
//!
//! Basis: pp-49-2018.
//! Not encoded: an extension that is promised but not signed.

use crate::kit::*;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::PppkKontrak,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-49-2018", place: "" }],
    mark: Mark::S,
    severity: Severity::Fatal,
    splits: true,
    scope: Scope::Person,
    parameters: &[Param::ContractLeft],
    from: date(2018, 11, 28),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    match case.is_pppk() {
        _ if case.is_stay() => return Verdict::NotApplicable,
        Some(true) => {}
        Some(false) => return Verdict::NotApplicable,
        None => return Verdict::unknown(Missing::Employment),
    }
    let Some(until) = case.node().record.contract_until else {
        return Verdict::unknown(Missing::ContractEnd);
    };
    let limit = law.number(Param::ContractLeft);
    let facts = Reason::Contract { until, months: full_months(case.effective, until), limit };
    if until < case.effective {
        Verdict::fail(facts)
    } else if until < add_months(case.effective, limit) {
        Verdict::Fail(facts, Some(Severity::Warning))
    } else {
        Verdict::Pass(facts)
    }
}
