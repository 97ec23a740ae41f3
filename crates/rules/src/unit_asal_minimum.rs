//! The unit that is left keeps its minimum, or as many as it has, where it lies under it already.
//!
//! Basis: agency policy on permenpanrb-1-2020. Only a whole plan shows it: a replacement in the same plan
//! counts. A post without a minimum has none to keep.
//! Not encoded: a replacement who comes later.

use crate::audit::{Breach, PlanCase};
use crate::kit::*;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::UnitAsalMinimum,
    basis: Basis::AgencyPolicy,
    citation: &[Cite { source: "permenpanrb-1-2020", place: "" }],
    mark: Mark::S,
    severity: Severity::NeedsWaiver,
    splits: false,
    scope: Scope::Plan,
    parameters: &[],
    from: date(2017, 4, 7),
    judge,
    plan: Some(judge_plan),
};

fn judge(_: &MoveCase<'_>, _: &LawOn) -> Verdict {
    Verdict::NotApplicable
}

fn judge_plan(plan: &PlanCase<'_>, out: &mut Vec<Breach>) {
    for count in plan.counts().iter().filter(|c| c.left > 0) {
        let Some(minimum) = plan.snapshot.post(count.post).record.minimum else { continue };
        if count.after < minimum.min(count.before) {
            let (before, after) = (count.before, count.after);
            let facts = Reason::MinimumAfterPlan { post: count.post, minimum, before, after };
            out.push(plan.breach(&RULE, None, Some(count.post), Verdict::fail(facts)));
        }
    }
}
