//! A post holds no more people after the plan than its decreed need.
//!
//! Basis: pp-11-2017:190(4), permenpanrb-1-2020. For one pair only this can be said: nobody enters a post
//! that is over-filled already, unless the agency allows one for one. Whether a full post gets room is a
//! question to the whole plan. In a post over-filled before, the plan may not add and, without that
//! permission, nobody enters.
//! Not encoded: a need agreed but not yet decreed.

use crate::audit::{Breach, PlanCase};
use crate::kit::*;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::FormasiTersedia,
    basis: Basis::Law,
    citation: &[
        Cite { source: "pp-11-2017", place: "190(4)" },
        Cite { source: "permenpanrb-1-2020", place: "" },
    ],
    mark: Mark::P,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::Post,
    parameters: &[Param::OneForOne],
    from: date(2017, 4, 7),
    judge,
    plan: Some(judge_plan),
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let Some(need) = case.target().record.decreed_need else { return Verdict::unknown(Missing::Need) };
    let there = case.snapshot.people_there(case.post, case.effective).fold(0, |n: u32, _| n + 1);
    Verdict::when(there <= need || law.flag(Param::OneForOne), Reason::Room { need, there })
}

fn judge_plan(plan: &PlanCase<'_>, out: &mut Vec<Breach>) {
    for count in plan.counts().iter().filter(|c| c.entered > 0) {
        let record = &plan.snapshot.post(count.post).record;
        let Some(need) = record.decreed_need else {
            out.push(plan.breach(&RULE, None, Some(count.post), Verdict::unknown(Missing::Need)));
            continue;
        };
        let holds = if count.before > need {
            plan.law.flag(Param::OneForOne) && count.after <= count.before
        } else {
            count.after <= need
        };
        if !holds {
            let (before, after, entered) = (count.before, count.after, count.entered);
            let facts = Reason::RoomAfterPlan { post: count.post, need, before, after, entered };
            out.push(plan.breach(&RULE, None, Some(count.post), Verdict::fail(facts)));
        }
    }
}
