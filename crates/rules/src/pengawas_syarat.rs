//! Who enters a supervisor's post holds at least a D-III and four years as *pelaksana* or an equal JF.
//!
//! Basis: pp-11-2017:54. Education blocks; experience may be waived by a named paper.
//! Not encoded: the field of the experience, integrity and health, which a human judges; the two good
//! ratings are `kinerja-dua-tahun`.

use crate::administrator_syarat::judge_entry;
use crate::kit::*;
use domain::job::JobTitle;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::PengawasSyarat,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-11-2017", place: "54" }],
    mark: Mark::S,
    severity: Severity::NeedsWaiver,
    splits: true,
    scope: Scope::PersonJob,
    parameters: &[Param::SupervisorEducation, Param::SupervisorExperience],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    let into = case.job().level.is_some_and(|l| l.group() == JobGroup::Pengawas);
    let from_below = case.present_job().and_then(|j| j.level).is_none_or(|l| l.group() < JobGroup::Pengawas);
    if !into || !from_below {
        return Verdict::NotApplicable;
    }
    judge_entry(case, law, Param::SupervisorEducation, Param::SupervisorExperience, any_level)
}

/// Every definitive post counts: the lowest level is the one that is asked for.
fn any_level(_: &JobTitle) -> Option<bool> {
    Some(true)
}
