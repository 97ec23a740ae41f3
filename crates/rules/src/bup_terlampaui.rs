//! The person is younger than the retirement age of the target post on the effective date.
//!
//! Basis: pp-11-2017:239-240, uu-20-2023:55; for teachers uu-14-2005. A job's own age in the file wins.
//! Not encoded: extensions by decree of single persons.

use crate::kit::*;
use domain::time::Date;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::BupTerlampaui,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-11-2017", place: "239-240" }, Cite { source: "uu-20-2023", place: "55" }],
    mark: Mark::P,
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
    // Judged for every person and job: plain numbers instead of calendar arithmetic, but for 29 February.
    let year = i32::from(birth.year()) + limit;
    let reached = i16::try_from(year)
        .ok()
        .and_then(|year| Date::new(year, birth.month(), birth.day()).ok())
        .unwrap_or_else(|| add_months(birth, limit * 12));
    let before_birthday = (case.effective.month(), case.effective.day()) < (birth.month(), birth.day());
    let years = i32::from(case.effective.year() - birth.year()) - i32::from(before_birthday);
    Verdict::when(case.effective < reached, Reason::Age { years, limit, reached })
}
