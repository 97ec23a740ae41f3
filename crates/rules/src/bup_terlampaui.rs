//! The person is younger than the retirement age of the target post on the effective date.
//!
//! Basis: pp-11-2017:239-240, uu-20-2023:55; for teachers uu-14-2005. A job's own age in the file wins.
//! Not encoded: extensions by decree of single persons.

use crate::kit::*;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::BupTerlampaui,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-11-2017", place: "239-240" }, Cite { source: "uu-20-2023", place: "55" }],
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::PersonJob,
    parameters: &[
        Param::RetirementGeneral,
        Param::RetirementHigh,
        Param::RetirementTeacher,
        Param::RetirementUtama,
    ],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let Some(birth) = case.node().record.birth_date else { return Verdict::unknown(Missing::BirthDate) };
    let Some(limit) = law.retirement_age(case.job()) else {
        return Verdict::unknown(Missing::JobRetirementAge);
    };
    let reached = add_months(birth, limit * 12);
    let years = full_months(birth, case.effective) / 12;
    Verdict::when(case.effective < reached, Reason::Age { years, limit, reached })
}
