//! No planned move lowers the level, nor the job class by more than the agency allows.
//!
//! Basis: the merit principle of uu-20-2023; to be moved down is a sanction of pp-94-2021. A move that is
//! itself the sanction holds where a heavy sanction is on record.
//! Not encoded: a lower post at the person's own wish, which needs its own procedure.

use crate::case::compare_levels;
use crate::kit::*;
use core::cmp::Ordering;
use domain::facts::Severity as Weight;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::TidakTurunJenjang,
    basis: Basis::Law,
    citation: &[Cite { source: "uu-20-2023", place: "" }, Cite { source: "pp-94-2021", place: "8" }],
    mark: Mark::S,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::PersonJob,
    parameters: &[Param::ClassDrop],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let Some(present) = case.present_job() else { return Verdict::unknown(Missing::CurrentPost) };
    let Some(from) = present.level else { return Verdict::unknown(Missing::CurrentLevel) };
    let Some(to) = case.job().level else { return Verdict::unknown(Missing::JobLevel) };
    let level = Reason::Level { from, to };
    if case.keeps_job() {
        return Verdict::Pass(level);
    }
    if case.origin == Origin::Sanction {
        return by_sanction(case, level);
    }
    if compare_levels(from, to) == Ordering::Less {
        return Verdict::fail(level);
    }
    let (Some(before), Some(after)) = (present.class, case.job().class) else {
        return Verdict::unknown(Missing::JobClass);
    };
    let limit = law.number(Param::ClassDrop);
    if i32::from(before) - i32::from(after) > limit {
        return Verdict::fail(Reason::Class { from: before, to: after, limit });
    }
    Verdict::Pass(level)
}

fn by_sanction(case: &MoveCase<'_>, level: Reason) -> Verdict {
    let paper = case
        .node()
        .sanctions
        .iter()
        .find(|s| s.severity == Weight::Heavy && s.period.contains(case.effective));
    match paper {
        Some(s) => Verdict::Pass(Reason::Sanction { severity: s.severity, until: s.period.until() }),
        None if case.is_complete(Kind::Sanctions) => Verdict::fail(level),
        None => Verdict::unknown(Missing::Sanctions),
    }
}
