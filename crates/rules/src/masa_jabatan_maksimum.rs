//! Who stays longer than five years in a post is listed as overdue.
//!
//! Basis: pp-11-2017:190(3). Judges staying, not moving; the agency says whether it concerns managerial
//! posts, *pelaksana*, or both. Functional posts are left out: their holders move by need and credit.
//! Not encoded: the evaluation that may extend a leading high post.

use crate::kit::*;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::MasaJabatanMaksimum,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-11-2017", place: "190(3)" }],
    mark: Mark::P,
    severity: Severity::Warning,
    splits: false,
    scope: Scope::Stay,
    parameters: &[Param::MaximumYears, Param::MaximumForManagerial, Param::MaximumForPelaksana],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if !case.is_stay() || case.is_pppk() == Some(true) {
        return Verdict::NotApplicable;
    }
    let concerned = match case.job().level.map(domain::job::JobLevel::group) {
        Some(JobGroup::Functional) => false,
        Some(JobGroup::Pelaksana) => law.flag(Param::MaximumForPelaksana),
        Some(_) => law.flag(Param::MaximumForManagerial),
        None => return Verdict::unknown(Missing::CurrentLevel),
    };
    if !concerned {
        return Verdict::NotApplicable;
    }
    let Some(since) = case.node().in_post_since else { return Verdict::unknown(Missing::PostSince) };
    let limit = law.number(Param::MaximumYears) * 12;
    let months = full_months(since, case.effective);
    Verdict::when(case.effective <= add_months(since, limit), Reason::LongInPost { since, months, limit })
}
