//! The target post and its unit exist on the effective date.
//!
//! Basis: structural; the post map follows permenpanrb-1-2020. Posts that had ended on the day of the
//! picture are not in it at all, so only later ends are judged here.
//! Not encoded: a new map that is drafted but not decreed.

use crate::kit::*;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::JabatanAdaDiPeta,
    basis: Basis::Structural,
    citation: &[Cite { source: "permenpanrb-1-2020", place: "" }],
    mark: Mark::S,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::Post,
    parameters: &[],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, _: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let post = &case.target().record;
    let unit = &case.snapshot.unit(case.target().unit).record;
    let until = match (post.until, unit.until) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let begun = post.from.max(unit.from).is_none_or(|from| from <= case.effective);
    Verdict::when(begun && until.is_none_or(|end| end >= case.effective), Reason::OnMap { until })
}
