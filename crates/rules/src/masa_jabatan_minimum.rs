//! A civil servant stays in a post for two years before a transfer.
//!
//! Basis: pp-11-2017:190(3). Exceptions here: a sanction, a reorganisation; PPPK are not under this
//! regulation. Six months by practice of BKN since July 2025 count only where the agency set them by a
//! decision of its own, since no numbered instrument is known.
//! Not encoded: whether a job with a new name is the old one; the record says since when it is held.

use crate::kit::*;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::MasaJabatanMinimum,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-11-2017", place: "190(3)" }],
    mark: Mark::P,
    severity: Severity::NeedsWaiver,
    splits: false,
    scope: Scope::Person,
    parameters: &[Param::MinimumYears, Param::PracticeApplies, Param::PracticeMonths],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    let exempt = matches!(case.origin, Origin::Sanction | Origin::Reorganisation);
    if case.is_stay() || exempt || case.is_pppk() == Some(true) {
        return Verdict::NotApplicable;
    }
    let Some(since) = case.node().in_post_since else { return Verdict::unknown(Missing::PostSince) };
    let practised =
        law.flag(Param::PracticeApplies) && law.parameter(Param::PracticeMonths).from <= case.effective;
    let limit =
        if practised { law.number(Param::PracticeMonths) } else { law.number(Param::MinimumYears) * 12 };
    let months = full_months(since, case.effective);
    Verdict::when(case.effective >= add_months(since, limit), Reason::TimeInPost { since, months, limit })
}
