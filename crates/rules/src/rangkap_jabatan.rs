//! A person holds one definitive post: the move ends the present one, and no second may go on.
//!
//! Basis: pp-11-2017:53 and 98. Plt, Plh and additional tasks stand apart.
//! Not encoded: the double posts that special rules allow, such as prosecutors and researchers.

use crate::kit::*;
use domain::person::{Assignment, Capacity};

pub(crate) const RULE: Rule = Rule {
    id: RuleId::RangkapJabatan,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-11-2017", place: "53" }, Cite { source: "pp-11-2017", place: "98" }],
    mark: Mark::S,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::Person,
    parameters: &[],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, _: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    // The newest that runs today is the present seat, which the move ends.
    let today = case.snapshot.as_of();
    let definitive = || case.node().assignments.iter().filter(|a| a.capacity == Capacity::Definitive);
    let runs = |a: &&Assignment, day| {
        a.from.is_none_or(|from| from <= day) && a.until.is_none_or(|until| until >= day)
    };
    let seat = definitive().find(|a| runs(a, today));
    let other = |a: &&Assignment| !seat.is_some_and(|seat| core::ptr::eq(seat, *a));
    match definitive().filter(other).find(|a| runs(a, case.effective)) {
        Some(second) => Verdict::fail(Reason::SecondPost { since: second.from }),
        None => Verdict::Pass(Reason::OnePost),
    }
}
