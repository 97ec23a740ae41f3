//! A candidate civil servant does not move before being made PNS.
//!
//! Basis: pp-11-2017 (article on probation not confirmed), perbkn-5-2019:3:a. PPPK have no probation of this kind.
//! Not encoded: correction of a wrong first placement by the PPK.

use crate::kit::*;
use domain::person::Employment;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::CpnsTidakPindah,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-11-2017", place: "" }, Cite { source: "perbkn-5-2019", place: "3:a" }],
    mark: Mark::S,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::Person,
    parameters: &[Param::ProbationMonths],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    let record = &case.node().record;
    let employment = match record.employment {
        _ if case.is_stay() => return Verdict::NotApplicable,
        Some(Employment::Pppk) => return Verdict::NotApplicable,
        Some(employment) => employment,
        None => return Verdict::unknown(Missing::Employment),
    };
    let months = law.number(Param::ProbationMonths);
    let facts =
        Reason::Probation { employment, cpns_from: record.cpns_from, pns_from: record.pns_from, months };
    // A PNS without a recorded TMT PNS is a PNS all the same: the standing itself is the fact.
    let holds = match record.pns_from {
        Some(from) => case.effective > from,
        None => employment == Employment::Pns,
    };
    Verdict::when(holds, facts)
}
