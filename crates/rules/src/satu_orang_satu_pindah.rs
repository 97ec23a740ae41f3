//! A person occurs once in a plan and ends in a post. Chains and circles are fine: a plan has one date.
//!
//! Basis: structural. Nothing here is left to a human.

use crate::audit::{Breach, PlanCase};
use crate::kit::*;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::SatuOrangSatuPindah,
    basis: Basis::Structural,
    citation: &[],
    mark: Mark::P,
    severity: Severity::Fatal,
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
    for pair in plan.rows().windows(2).filter(|pair| pair[0].person == pair[1].person) {
        let facts = Reason::MovedTwice { first: pair[0].post, second: pair[1].post };
        out.push(plan.breach(&RULE, Some(pair[0].person), pair[1].post, Verdict::fail(facts)));
    }
    for row in plan.moves().filter(|row| row.post.is_none()) {
        if let Some(post) = plan.snapshot.post_of(row.person) {
            let facts = Reason::LeftWithoutPost { post };
            out.push(plan.breach(&RULE, Some(row.person), None, Verdict::fail(facts)));
        }
    }
}
