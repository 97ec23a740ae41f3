//! Enough months remain to retirement for the move to be worth while; more for a promotion.
//!
//! Basis: agency policy; the retirement day follows pp-11-2017:239.
//! Not encoded: whether the person wishes to move before retiring.

use crate::kit::*;
use domain::time::retirement_day;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::BupDekat,
    basis: Basis::AgencyPolicy,
    citation: &[Cite { source: "pp-11-2017", place: "239" }],
    mark: Mark::P,
    severity: Severity::Warning,
    splits: false,
    scope: Scope::PersonJob,
    parameters: &[Param::RetirementLeft, Param::RetirementLeftPromotion],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let Some(birth) = case.node().record.birth_date else { return Verdict::unknown(Missing::BirthDate) };
    let Some(age) = law.retirement_age(case.job()).and_then(|age| u8::try_from(age).ok()) else {
        return Verdict::unknown(Missing::JobRetirementAge);
    };
    let retires = retirement_day(birth, age);
    let limit =
        law.number(if case.is_promotion() { Param::RetirementLeftPromotion } else { Param::RetirementLeft });
    let months = full_months(case.effective, retires).max(0);
    Verdict::when(months >= limit, Reason::RetirementNear { retires, months, limit })
}
