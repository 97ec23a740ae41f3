//! A teacher leaves a school only after four years there, except a school in a special area.
//!
//! Basis: pp-74-2008:62(4). Years count from the first day in the unit without a break.
//! Not encoded: the readiness signed for a special area (`guru-daerah-khusus` comes later).

use crate::kit::*;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::GuruMasaSekolah,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-74-2008", place: "62(4)" }],
    mark: Mark::P,
    severity: Severity::NeedsWaiver,
    splits: false,
    scope: Scope::Pair,
    parameters: &[Param::TeacherSchoolYears],
    from: date(2008, 12, 1),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if case.is_stay() || case.keeps_unit() || matches!(case.origin, Origin::Sanction | Origin::Reorganisation)
    {
        return Verdict::NotApplicable;
    }
    let Some(job) = case.present_job() else { return Verdict::unknown(Missing::CurrentPost) };
    let Some(unit) = case.present_unit() else {
        return if job.is_teacher() { Verdict::unknown(Missing::UnitSince) } else { Verdict::NotApplicable };
    };
    let school = &case.snapshot.unit(unit).record;
    if !job.is_teacher() || !school.kind.is_school() {
        return Verdict::NotApplicable;
    }
    if school.special_area == Some(true) {
        return Verdict::Pass(Reason::SpecialArea);
    }
    let Some(since) = case.node().in_unit_since else { return Verdict::unknown(Missing::UnitSince) };
    let limit = law.number(Param::TeacherSchoolYears) * 12;
    let facts = Reason::TimeAtSchool { since, months: full_months(since, case.effective), limit };
    if case.effective >= add_months(since, limit) {
        return Verdict::Pass(facts);
    }
    // Too short, unless the school turns out to lie in a special area.
    if school.special_area.is_none() { Verdict::unknown(Missing::SpecialArea) } else { Verdict::fail(facts) }
}
