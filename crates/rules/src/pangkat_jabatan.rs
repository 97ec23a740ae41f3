//! The rank lies in the range of the post, or at most one below.
//!
//! Basis: pp-100-2000 as changed by pp-13-2002. PPPK have no rank.
//! Not encoded: ranks given for a post held before.

use crate::kit::*;
use domain::golongan::Golongan;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::PangkatJabatan,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-100-2000", place: "" }, Cite { source: "pp-13-2002", place: "" }],
    mark: Mark::M,
    severity: Severity::Warning,
    splits: false,
    scope: Scope::PersonJob,
    parameters: &[Param::RankTolerance],
    from: date(2002, 4, 17),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if case.is_stay() || case.is_pppk() == Some(true) {
        return Verdict::NotApplicable;
    }
    let Some(held) = case.node().record.rank else { return Verdict::unknown(Missing::Rank) };
    let Golongan::Pns(rank) = held else { return Verdict::NotApplicable };
    let bound = |golongan| match golongan {
        Some(Golongan::Pns(rank)) => Some(i32::from(rank)),
        _ => None,
    };
    let (low, high) = (case.job().rank_low, case.job().rank_high);
    if bound(low).is_none() && bound(high).is_none() {
        return Verdict::unknown(Missing::JobRankRange);
    }
    let tolerance = law.number(Param::RankTolerance);
    let rank = i32::from(rank);
    let holds =
        bound(low).is_none_or(|low| rank >= low - tolerance) && bound(high).is_none_or(|high| rank <= high);
    Verdict::when(holds, Reason::Rank { held, low, high, tolerance })
}
