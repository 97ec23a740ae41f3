//! Travel from home to the target unit is not too long, unless consented to or a duty in a special area.
//!
//! Basis: agency policy. One way, between districts, as the travel file tells.
//! Not encoded: a willingness to move house, and roads inside one district.

use crate::kit::*;
use domain::facts::CredentialKind;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::JarakRumah,
    basis: Basis::AgencyPolicy,
    citation: &[Cite { source: "agency", place: "" }],
    mark: Mark::M,
    severity: Severity::Warning,
    splits: false,
    scope: Scope::Pair,
    parameters: &[Param::HomeMinutes],
    from: date(2017, 4, 7),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, law: &LawOn) -> Verdict {
    if case.is_stay() || case.keeps_unit() {
        return Verdict::NotApplicable;
    }
    let unit = case.snapshot.unit(case.target().unit);
    let Some(home) = &case.node().record.home_district else {
        return Verdict::unknown(Missing::HomeDistrict);
    };
    let Some(there) = &unit.district else { return Verdict::unknown(Missing::UnitDistrict) };
    let Some(minutes) = case.snapshot.travel_minutes(home, there) else {
        return Verdict::unknown(Missing::Travel);
    };
    let limit = law.number(Param::HomeMinutes);
    if i32::from(minutes) <= limit {
        return Verdict::Pass(Reason::Travel { minutes, limit });
    }
    if unit.record.special_area == Some(true) {
        return Verdict::Pass(Reason::RemoteDuty);
    }
    let consented = case
        .node()
        .credentials
        .iter()
        .any(|c| c.kind == CredentialKind::TransferConsent && c.holds_on(case.effective));
    if consented {
        return Verdict::Pass(Reason::TransferConsent);
    }
    Verdict::fail(Reason::Travel { minutes, limit })
}
