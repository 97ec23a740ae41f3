//! A promotion comes from talent boxes 7 to 9, by an assessment that is not too old.
//!
//! Basis: agency policy on permenpanrb-3-2020 and permenpanrb-20-2025. Without an assessment the box is
//! unknown, never guessed.
//! Not encoded: the succession plan of the post.

use crate::kit::*;
use crate::nine_box::{Band, nine_box};

pub(crate) const RULE: Rule = Rule {
    id: RuleId::TalentaKotakPromosi,
    basis: Basis::AgencyPolicy,
    citation: &[
        Cite { source: "permenpanrb-3-2020", place: "" },
        Cite { source: "permenpanrb-20-2025", place: "" },
    ],
    mark: Mark::S,
    severity: Severity::NeedsWaiver,
    splits: false,
    scope: Scope::Person,
    parameters: &[Param::PromotionBoxes, Param::AssessmentValid, Param::PerformanceBand],
    from: date(2020, 1, 1),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if !case.is_promotion() {
        return Verdict::NotApplicable;
    }
    let node = case.node();
    let Some((assessment, potential)) = node.competencies.iter().find_map(|c| Some((c, c.potential?))) else {
        return Verdict::unknown(Missing::Potential);
    };
    let Some(assessed) = assessment.date else { return Verdict::unknown(Missing::AssessmentDate) };
    let limit_years = law.number(Param::AssessmentValid);
    if case.effective > add_months(assessed, limit_years * 12) {
        return Verdict::fail(Reason::Assessment { assessed, limit_years });
    }
    let newest = node.performance.iter().find(|p| p.year < case.effective.year());
    let Some(newest) = newest else {
        return Verdict::unknown(Missing::Rating { year: case.effective.year() - 1 });
    };
    let band = Band::of(newest.rating, law.codes(Param::PerformanceBand));
    let number = nine_box(band, potential);
    Verdict::when(
        law.codes(Param::PromotionBoxes).contains(&number),
        Reason::TalentBox { number, assessed, year: newest.year },
    )
}
