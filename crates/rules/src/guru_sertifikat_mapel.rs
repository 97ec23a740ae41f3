//! The certificate or the degree of a subject teacher fits the subject of the target job.
//!
//! Basis: permendikbud-15-2018 and its successors. Fits: a certificate of the subject, or a degree whose
//! field is the subject or one the job accepts. Class teachers have no subject and are not judged.
//! Not encoded: the ministry's table of linear subjects, which changes by circular.

use crate::kit::*;
use domain::facts::EducationKind;

pub(crate) const RULE: Rule = Rule {
    id: RuleId::GuruSertifikatMapel,
    basis: Basis::Law,
    citation: &[
        Cite { source: "permendikbud-15-2018", place: "" },
        Cite { source: "permendikdasmen-11-2025", place: "" },
    ],
    mark: Mark::M,
    severity: Severity::Fatal,
    splits: false,
    scope: Scope::PersonJob,
    parameters: &[],
    from: date(2018, 5, 28),
    judge,
    plan: None,
};

fn judge(case: &MoveCase<'_>, _: &LawOn) -> Verdict {
    let job = case.job();
    let Some(subject) = job.subject.as_deref().filter(|_| job.is_teacher()) else {
        return Verdict::NotApplicable;
    };
    if case.is_stay() {
        return Verdict::NotApplicable;
    }
    let rows = &case.node().education;
    let certificates = || rows.iter().filter(|e| e.kind == EducationKind::TeachingCertificate);
    let facts = |by_certificate| Reason::Subject { job: case.target().job, by_certificate };
    if certificates().any(|e| e.subject == subject) {
        return Verdict::Pass(facts(true));
    }
    let degree_fits = rows.iter().any(|e| {
        e.kind == EducationKind::Degree && (e.field == subject || job.education_fields.contains(&e.field))
    });
    if degree_fits {
        return Verdict::Pass(facts(false));
    }
    let certified = certificates().next().is_some();
    if !certified && !case.is_complete(Kind::Education) {
        return Verdict::unknown(Missing::TeachingCertificate);
    }
    Verdict::fail(facts(certified))
}
