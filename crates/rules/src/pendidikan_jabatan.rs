//! Education meets the qualification of the job analysis: level, and field where the job names fields.
//!
//! Basis: pp-11-2017:190(4), permenpanrb-1-2020. A job whose file says nothing is unknown, not open to all.
//! Not encoded: fields that are akin though written otherwise; the agency adds them to the job.

use crate::kit::*;
use domain::facts::EducationKind;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::PendidikanJabatan,
    basis: Basis::Law,
    citation: &[
        Cite { source: "pp-11-2017", place: "190(4)" },
        Cite { source: "permenpanrb-1-2020", place: "" },
    ],
    mark: Mark::P,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::PersonJob,
    parameters: &[],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, _: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let job = case.job();
    let Some(required) = job.education_level else { return Verdict::unknown(Missing::JobQualification) };
    let degrees = || case.node().education.iter().filter(|e| e.kind == EducationKind::Degree);
    let Some(held) = degrees().filter_map(|e| e.level).max_by_key(|l| l.order()) else {
        return if case.is_complete(Kind::Education) {
            Verdict::fail(Reason::Education { held: None, required })
        } else {
            Verdict::unknown(Missing::Degree)
        };
    };
    let level = Reason::Education { held: Some(held), required };
    if held.order() < required.order() {
        return Verdict::fail(level);
    }
    if job.education_fields.is_empty() {
        return Verdict::Pass(level);
    }
    let mut unnamed = false;
    for degree in degrees().filter(|e| e.level.is_some_and(|l| l.order() >= required.order())) {
        if job.education_fields.contains(&degree.field) {
            return Verdict::Pass(Reason::EducationField { job: case.target().job });
        }
        unnamed |= degree.field.is_empty();
    }
    if unnamed {
        Verdict::unknown(Missing::DegreeField)
    } else {
        Verdict::fail(Reason::EducationField { job: case.target().job })
    }
}
