//! Judging one pair by every rule, and what the verdicts mean together.
//!
//! fatal: a Fail forbids without remedy, an Unknown may be waived. Needs waiver: Fail and Unknown forbid
//! unless a waiver stands. Warning: shown only. A kind that is not offered is judged like any other.

use crate::case::MoveCase;
use crate::law::LawOn;
use crate::registry::RULES;
use crate::rule::{Rule, RuleId, Scope, Severity, Verdict};
use domain::code_enum;
use domain::snapshot::{PersonIx, PostIx};
use domain::time::Date;

code_enum! {
    /// How far a waiver reaches.
    pub enum WaiverScope {
        /// The person, or the post, or the pair that it names.
        Pair = "pair",
        /// Every Unknown of the rule in the plan.
        RuleAndPlan = "rule_and_plan",
    }
}

/// A recorded exception from one rule, standing before the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rule.
    pub rule: RuleId,
    /// For whom; none means whoever, with the post named.
    pub person: Option<PersonIx>,
    /// For which target post; none means whichever, with the person named.
    pub post: Option<PostIx>,
    /// How far it reaches.
    pub scope: WaiverScope,
    /// Login of the person who granted it.
    pub by: String,
    /// Reason.
    pub reason: String,
    /// Number and date of the paper.
    pub document: String,
    /// Last effective date it is good for.
    pub until: Option<Date>,
}

impl Waiver {
    /// Whether it lifts this verdict of its rule for a person and post on a day. A fatal Fail never lifts.
    #[must_use]
    pub fn lifts(
        &self,
        rule: RuleId,
        verdict: &Verdict,
        severity: Severity,
        (person, post): (Option<PersonIx>, Option<PostIx>),
        effective: Date,
    ) -> bool {
        let unknown = matches!(verdict, Verdict::Unknown(..));
        if self.rule != rule || self.until.is_some_and(|end| end < effective) {
            return false;
        }
        if severity == Severity::Fatal && !unknown {
            return false;
        }
        match self.scope {
            WaiverScope::RuleAndPlan => unknown,
            WaiverScope::Pair => {
                (self.person.is_some() || self.post.is_some())
                    && self.person.is_none_or(|p| Some(p) == person)
                    && self.post.is_none_or(|p| Some(p) == post)
            }
        }
    }
}

/// Whether a pair may be planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing forbids it.
    Lawful,
    /// These rules forbid it.
    Forbidden {
        /// In the order of the registry.
        because: Vec<RuleId>,
    },
}

/// Every verdict on a pair, and the outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Rule, verdict and severity in force, in the order of the registry.
    pub verdicts: Vec<(RuleId, Verdict, Severity)>,
    /// What they mean together.
    pub outcome: Outcome,
}

/// Whether a verdict forbids, given the waivers that stand.
#[must_use]
pub fn forbids(
    rule: &Rule,
    verdict: &Verdict,
    law: &LawOn,
    waivers: &[Waiver],
    subject: (Option<PersonIx>, Option<PostIx>),
    effective: Date,
) -> bool {
    if !verdict.is_adverse() {
        return false;
    }
    let severity = law.severity_of(rule, verdict.own_severity());
    severity != Severity::Warning
        && !waivers.iter().any(|w| w.lifts(rule.id, verdict, severity, subject, effective))
}

/// Judges one case by every rule but those of whole plans.
#[must_use]
pub fn judge(case: &MoveCase<'_>, law: &LawOn, waivers: &[Waiver]) -> Judgement {
    let mut verdicts = Vec::with_capacity(RULES.len());
    let mut because = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.scope != Scope::Plan) {
        let verdict = rule.verdict(case, law);
        if forbids(rule, &verdict, law, waivers, subject(case), case.effective) {
            because.push(rule.id);
        }
        verdicts.push((rule.id, verdict, law.severity_of(rule, verdict.own_severity())));
    }
    let outcome = if because.is_empty() { Outcome::Lawful } else { Outcome::Forbidden { because } };
    Judgement { verdicts, outcome }
}

/// The first rule of a scope that forbids the case. Rules that can only warn are not asked, and nothing is
/// kept: this is the fast road of the planner.
#[must_use]
pub fn first_forbidding(
    case: &MoveCase<'_>,
    law: &LawOn,
    waivers: &[Waiver],
    scope: Scope,
) -> Option<RuleId> {
    RULES
        .iter()
        .filter(|rule| rule.scope == scope)
        .filter(|rule| rule.splits || law.severity(rule.id) != Severity::Warning)
        .find(|rule| {
            let verdict = rule.verdict(case, law);
            forbids(rule, &verdict, law, waivers, subject(case), case.effective)
        })
        .map(|rule| rule.id)
}

fn subject(case: &MoveCase<'_>) -> (Option<PersonIx>, Option<PostIx>) {
    (Some(case.person), Some(case.post))
}
