//! Who enters an administrator's post holds at least an S-1 and three years as *pengawas* or an equal JF.
//!
//! Basis: pp-11-2017:54. Education blocks; experience may be waived by a named paper.
//! Not encoded: the field of the experience, integrity and health, which a human judges; the two good
//! ratings are `kinerja-dua-tahun`.

use crate::kit::*;
use domain::facts::EducationKind;
use domain::job::JobTitle;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::AdministratorSyarat,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-11-2017", place: "54" }],
    mark: Mark::S,
    severity: Severity::NeedsWaiver,
    splits: true,
    scope: Scope::PersonJob,
    parameters: &[Param::AdministratorEducation, Param::AdministratorExperience],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    let enters = |group| {
        case.job().level.is_some_and(|l| l.group() == group)
            && case.present_job().and_then(|j| j.level).is_none_or(|l| l.group() < group)
    };
    if !enters(JobGroup::Administrator) {
        return Verdict::NotApplicable;
    }
    judge_entry(case, law, Param::AdministratorEducation, Param::AdministratorExperience, as_supervisor)
}

fn as_supervisor(job: &JobTitle) -> Option<bool> {
    job.level.map(|level| level.tier() >= 3)
}

/// The two parts that both managerial levels share: education is fatal, experience has the rule's severity.
pub(crate) fn judge_entry(
    case: &MoveCase<'_>,
    law: &LawOn,
    education: Param,
    experience: Param,
    counts: fn(&JobTitle) -> Option<bool>,
) -> Verdict {
    let required = law.education(education);
    let degrees = case.node().education.iter().filter(|e| e.kind == EducationKind::Degree);
    let best = degrees.filter_map(|e| e.level).max_by_key(|l| l.order());
    match best {
        Some(held) if held.order() >= required.order() => {}
        None if !case.is_complete(Kind::Education) => {
            return Verdict::Unknown(Missing::Degree, Some(Severity::Fatal));
        }
        held => return Verdict::Fail(Reason::Education { held, required }, Some(Severity::Fatal)),
    }
    let limit = law.number(experience) * 12;
    let group =
        if education == Param::AdministratorEducation { JobGroup::Pengawas } else { JobGroup::Pelaksana };
    match crate::experience::months(case.snapshot, case.person, case.effective, limit, counts) {
        Ok(months) => Verdict::when(months >= limit, Reason::Experience { months, limit, group }),
        Err(missing) => Verdict::unknown(missing),
    }
}
