//! A leading high post is entered by open selection, or from an approved talent pool; never by a plan alone.
//!
//! Basis: permenpanrb-15-2019, permenpanrb-3-2020 and permenpanrb-20-2025. The pool counts only where the
//! agency set its permission.
//! Not encoded: whether the selection was held as it must be.

use crate::kit::*;
use domain::facts::CredentialKind;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::JptpPromosiSeleksiTerbuka,
    basis: Basis::Law,
    citation: &[
        Cite { source: "permenpanrb-15-2019", place: "" },
        Cite { source: "permenpanrb-3-2020", place: "" },
        Cite { source: "permenpanrb-20-2025", place: "" },
    ],
    mark: Mark::S,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::PersonJob,
    parameters: &[Param::TalentPool],
    from: date(2020, 1, 1),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    let Some(level) = case.job().level.filter(|l| l.group() == JobGroup::JptPratama) else {
        return Verdict::NotApplicable;
    };
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let Some(present) = case.present_job() else { return Verdict::unknown(Missing::CurrentPost) };
    match present.level {
        Some(from) if from.group() == JobGroup::JptPratama => return Verdict::NotApplicable,
        Some(_) => {}
        None => return Verdict::unknown(Missing::CurrentLevel),
    }
    let job = case.job().code.as_str();
    let chosen = case.node().credentials.iter().any(|c| {
        c.kind == CredentialKind::OpenSelection
            && (c.subject.is_empty() || c.subject == job)
            && c.holds_on(case.effective)
    });
    if chosen {
        return Verdict::Pass(Reason::OpenSelection { level, by_talent_pool: false });
    }
    if law.flag(Param::TalentPool) {
        return Verdict::Pass(Reason::OpenSelection { level, by_talent_pool: true });
    }
    if case.is_complete(Kind::Credentials) {
        Verdict::fail(Reason::OpenSelection { level, by_talent_pool: false })
    } else {
        Verdict::unknown(Missing::OpenSelection)
    }
}
