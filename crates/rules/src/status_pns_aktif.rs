//! The person is an active PNS, or PPPK who only change the unit.
//!
//! Basis: perbkn-5-2019:3:a. Which standings count as movable is a parameter.
//! Not encoded: a standing that ends before the effective date; the record must say so first.

use crate::kit::*;
use domain::person::Employment;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::StatusPnsAktif,
    basis: Basis::Structural,
    citation: &[Cite { source: "perbkn-5-2019", place: "3:a" }],
    mark: Mark::S,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::Person,
    parameters: &[Param::MovableStatus],
    from: date(2019, 4, 5),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let record = &case.node().record;
    let Some(employment) = record.employment else { return Verdict::unknown(Missing::Employment) };
    let Some(status) = record.legal_status else { return Verdict::unknown(Missing::LegalStatus) };
    let employed = match employment {
        Employment::Pns => true,
        Employment::Pppk => case.kind == MoveKind::UnitChangePppk,
        Employment::Cpns => false,
    };
    let movable = law.codes(Param::MovableStatus).contains(&status.0);
    Verdict::when(employed && movable, Reason::Standing { employment, status })
}
