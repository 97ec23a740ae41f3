//! The job match (*JPM*) reaches the limit and no core competence lies more than a level below.
//!
//! Basis: agency policy on permenpanrb-38-2017. Core are the nine of that regulation; a technical one counts
//! for the match where it was measured.
//! Not encoded: how old an assessment may be for a move that is no promotion.

use crate::jpm::jpm;
use crate::kit::*;

/// Position of the technical competence, which is not core.
const TECHNICAL: usize = 9;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::KompetensiJpm,
    basis: Basis::AgencyPolicy,
    citation: &[Cite { source: "permenpanrb-38-2017", place: "" }],
    mark: Mark::S,
    severity: Severity::Warning,
    splits: false,
    scope: Scope::PersonJob,
    parameters: &[Param::JpmLimit, Param::CompetenceGap, Param::JpmFair, Param::JpmBest],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    let required = &case.job().required;
    if case.is_stay() || required.iter().all(Option::is_none) {
        return Verdict::NotApplicable;
    }
    let newest = case.node().competencies.iter().find(|c| c.levels.iter().any(Option::is_some));
    let Some(held) = newest.map(|c| &c.levels) else { return Verdict::unknown(Missing::Assessment) };
    let (mut gap, mut widest) = (0, 0);
    for (at, (need, have)) in required.iter().zip(held).enumerate().take(TECHNICAL) {
        let Some(need) = need else { continue };
        let Some(have) = have else { return Verdict::unknown(Missing::Assessment) };
        let short = need.saturating_sub(*have);
        if short > gap {
            (gap, widest) = (short, u8::try_from(at).unwrap_or(u8::MAX));
        }
    }
    let Some(found) = jpm(required, held) else { return Verdict::unknown(Missing::Assessment) };
    let (limit, gap_limit) = (law.percent(Param::JpmLimit), law.number(Param::CompetenceGap));
    Verdict::when(
        found.capped >= limit && i32::from(gap) <= gap_limit,
        Reason::Competence { jpm: found.capped, limit, gap, widest, gap_limit },
    )
}
