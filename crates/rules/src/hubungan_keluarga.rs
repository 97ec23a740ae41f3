//! No relative by blood or marriage to the second degree in one unit, nor in a unit and its direct parent.
//!
//! Basis: agency policy on the ban of conflict of interest in pp-11-2017:190(5) and permenpanrb-17-2024.
//! A pair is judged against where the relative sits today; the plan against where both end.
//! Not encoded: relations nobody declared, and other conflicts of interest.

use crate::audit::{Breach, PlanCase};
use crate::kit::*;
use domain::snapshot::{Snapshot, UnitIx};

pub(crate) const RULE: Rule = Rule {
    id: RuleId::HubunganKeluarga,
    basis: Basis::AgencyPolicy,
    citation: &[
        Cite { source: "pp-11-2017", place: "190(5)" },
        Cite { source: "permenpanrb-17-2024", place: "" },
    ],
    mark: Mark::P,
    severity: Severity::NeedsWaiver,
    splits: false,
    scope: Scope::Pair,
    parameters: &[Param::KinshipDegree],
    from: date(2017, 4, 7),
    judge,
    plan: Some(judge_plan),
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let relatives = &case.node().relatives;
    if relatives.is_empty() {
        return case.nothing_found(Kind::Relations, Missing::Relations);
    }
    let degree = law.number(Param::KinshipDegree);
    let mut is_unplaced = false;
    for (other, relation) in relatives.iter().filter(|(_, r)| i32::from(r.degree) <= degree) {
        if *other == case.person || !case.snapshot.is_there(*other, case.effective) {
            continue;
        }
        let Some(unit) = case.snapshot.current_unit(*other) else {
            is_unplaced = true;
            continue;
        };
        if are_near(case.snapshot, unit, case.target().unit) {
            let (kind, degree) = (relation.kind, relation.degree);
            return Verdict::fail(Reason::Relative { person: *other, kind, degree, unit });
        }
    }
    // Those who are recorded stand in no way; whoever is not recorded, or works nobody knows where, may.
    if is_unplaced {
        return Verdict::unknown(Missing::CurrentPost);
    }
    if !case.is_complete(Kind::Relations) {
        return Verdict::unknown(Missing::Relations);
    }
    Verdict::Pass(Reason::NoRelativeNear { relatives: u32::try_from(relatives.len()).unwrap_or(u32::MAX) })
}

/// One unit, or a unit and the one directly above.
fn are_near(snapshot: &Snapshot, a: UnitIx, b: UnitIx) -> bool {
    a == b || snapshot.unit(a).parent == Some(b) || snapshot.unit(b).parent == Some(a)
}

fn judge_plan(plan: &PlanCase<'_>, out: &mut Vec<Breach>) {
    let degree = plan.law.number(Param::KinshipDegree);
    for mover in plan.moves() {
        let Some(unit) = plan.unit_after(mover.person) else { continue };
        let relatives = &plan.snapshot.person(mover.person).relatives;
        for (other, relation) in relatives.iter().filter(|(_, r)| i32::from(r.degree) <= degree) {
            // Two movers are reported once, at the first of them.
            if *other == mover.person || (plan.is_mover(*other) && *other < mover.person) {
                continue;
            }
            let Some(beside) = plan.unit_after(*other) else { continue };
            if are_near(plan.snapshot, unit, beside) && plan.snapshot.is_there(*other, plan.effective) {
                let (kind, degree) = (relation.kind, relation.degree);
                let facts = Reason::Relative { person: *other, kind, degree, unit: beside };
                let mut breach = plan.breach(&RULE, Some(mover.person), mover.post, Verdict::fail(facts));
                // A waiver for the relative's own move lifts the pair as well.
                let theirs = plan.breach(&RULE, Some(*other), plan.post_after(*other), breach.verdict);
                breach.forbids &= theirs.forbids;
                out.push(breach);
            }
        }
    }
}
