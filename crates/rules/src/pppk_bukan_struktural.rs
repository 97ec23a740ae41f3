//! Contract staff hold no managerial post of a region.
//!
//! Basis: pp-49-2018, perpres-38-2020. An additional task, such as head of a school, is no such post.
//! Not encoded: posts that a later regulation opens by name.

use crate::kit::*;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::PppkBukanStruktural,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-49-2018", place: "" }, Cite { source: "perpres-38-2020", place: "" }],
    mark: Mark::M,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::PersonJob,
    parameters: &[],
    from: date(2018, 11, 28),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, _: &LawOn) -> Verdict {
    match case.is_pppk() {
        _ if case.is_stay() => return Verdict::NotApplicable,
        Some(true) => {}
        Some(false) => return Verdict::NotApplicable,
        None => return Verdict::unknown(Missing::Employment),
    }
    match case.job().level {
        Some(level) => Verdict::when(!level.is_managerial(), Reason::PppkLevel { level }),
        None => Verdict::unknown(Missing::JobLevel),
    }
}
