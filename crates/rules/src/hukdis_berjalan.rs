//! No moderate or heavy sanction runs on the effective date.
//!
//! Basis: pp-94-2021:8, perbkn-5-2019:3:f. Fatal for a promotion and an own request; a move by the agency
//! needs a waiver. A move that is itself the sanction, or follows a reorganisation, is not judged.
//! Not encoded: an examination that has not ended (`proses-peradilan` comes later).

use crate::kit::*;
use domain::facts::Severity as Weight;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::HukdisBerjalan,
    basis: Basis::Law,
    citation: &[Cite { source: "pp-94-2021", place: "8" }, Cite { source: "perbkn-5-2019", place: "3:f" }],
    mark: Mark::S,
    severity: Severity::Fatal,
    splits: true,
    scope: Scope::Person,
    parameters: &[],
    from: date(2021, 8, 31),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, _: &LawOn) -> Verdict {
    if case.is_stay() || matches!(case.origin, Origin::Sanction | Origin::Reorganisation) {
        return Verdict::NotApplicable;
    }
    let milder = !case.is_promotion() && case.origin != Origin::OwnRequest;
    let part = milder.then_some(Severity::NeedsWaiver);
    let node = case.node();
    let running =
        node.sanctions.iter().find(|s| s.severity != Weight::Light && s.period.contains(case.effective));
    if let Some(sanction) = running {
        let (severity, until) = (sanction.severity, sanction.period.until());
        return Verdict::Fail(Reason::Sanction { severity, until }, part);
    }
    // Standing 15 or 16 says that a sanction exists; without its row nobody knows when it ends.
    // The standing tells of a sanction that no row explains: the register is not right, complete or not.
    let told = matches!(node.record.legal_status, Some(domain::person::LegalStatus(15 | 16)));
    if told {
        return Verdict::Unknown(Missing::Sanctions, part);
    }
    match case.nothing_found(Kind::Sanctions, Missing::Sanctions) {
        Verdict::Unknown(missing, _) => Verdict::Unknown(missing, part),
        verdict => verdict,
    }
}
