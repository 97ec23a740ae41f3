//! Both ratings of the last two years are at least *Baik*, for a promotion.
//!
//! Basis: perbkn-5-2019:3:h. The last years are the calendar years before the effective date.
//! Not encoded: moves between agencies, which a plan of one agency does not hold.

use crate::kit::*;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::KinerjaDuaTahun,
    basis: Basis::Law,
    citation: &[
        Cite { source: "perbkn-5-2019", place: "3:h" },
        Cite { source: "permenpanrb-6-2022", place: "" },
    ],
    mark: Mark::S,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::Person,
    parameters: &[Param::PerformanceYears],
    from: date(2019, 4, 5),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if !case.is_promotion() {
        return Verdict::NotApplicable;
    }
    let years = law.number(Param::PerformanceYears);
    let last = case.effective.year();
    let complete = case.is_complete(Kind::Performance);
    let mut weakest: Option<(i16, domain::facts::Rating)> = None;
    let mut missing = None;
    for back in 1..=i16::try_from(years).unwrap_or(i16::MAX) {
        let year = last - back;
        match case.node().performance.iter().find(|p| p.year == year) {
            Some(found) if weakest.is_none_or(|(_, rating)| found.rating > rating) => {
                weakest = Some((year, found.rating));
            }
            Some(_) => {}
            None => missing = missing.or(Some(year)),
        }
    }
    if let Some((year, rating)) = weakest.filter(|(_, rating)| !rating.is_at_least_good()) {
        return Verdict::fail(Reason::Ratings { year, rating: Some(rating), years });
    }
    match missing {
        Some(year) if complete => Verdict::fail(Reason::Ratings { year, rating: None, years }),
        Some(year) => Verdict::unknown(Missing::Rating { year }),
        None => {
            let (year, rating) = weakest.map_or((last, None), |(year, rating)| (year, Some(rating)));
            Verdict::Pass(Reason::Ratings { year, rating, years })
        }
    }
}
