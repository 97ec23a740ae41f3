//! A finished plan judged again from the start: every move by every rule, then what only a whole plan shows.
//! Knows nothing of the planner; its numbers are its own.

use crate::case::{MoveCase, Origin};
use crate::judge::{Waiver, forbids};
use crate::law::LawOn;
use crate::registry::RULES;
use crate::rule::{Rule, RuleId, Scope, Severity, Verdict};
use domain::snapshot::{PersonIx, PostIx, Snapshot, UnitIx};
use domain::time::Date;

/// What an audit reads besides the plan.
#[derive(Clone, Copy, Debug)]
pub struct AuditBasis<'a> {
    /// The picture the plan was computed on.
    pub snapshot: &'a Snapshot,
    /// The law on the effective date.
    pub law: &'a LawOn,
    /// Waivers that stood before the run.
    pub waivers: &'a [Waiver],
    /// Day the moves take effect.
    pub effective: Date,
    /// Origin of every move that is not an own request.
    pub origin: Origin,
    /// Who asked for the move themselves, sorted.
    pub own_requests: &'a [PersonIx],
}

/// One row of a plan: where a person ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanRow {
    /// Who.
    pub person: PersonIx,
    /// Post after the plan; none where the plan gives none.
    pub post: Option<PostIx>,
}

/// How a plan changes a post. People who would not be there on the day are in none of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostCount {
    /// The post.
    pub post: PostIx,
    /// There if nobody moved.
    pub before: u32,
    /// There after the plan.
    pub after: u32,
    /// How many the plan takes away.
    pub left: u32,
    /// How many the plan brings.
    pub entered: u32,
}

/// Something a finished plan does that a rule is against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Breach {
    /// The rule.
    pub rule: RuleId,
    /// The mover, where one person is meant.
    pub person: Option<PersonIx>,
    /// The post, where one is meant.
    pub post: Option<PostIx>,
    /// A Fail or an Unknown.
    pub verdict: Verdict,
    /// Severity in force.
    pub severity: Severity,
    /// Whether it stands in the way of the plan: not a warning, and no waiver lifts it.
    pub forbids: bool,
}

/// A plan with what its rules need, computed once.
#[derive(Clone, Debug)]
pub struct PlanCase<'a> {
    /// The picture.
    pub snapshot: &'a Snapshot,
    /// The law.
    pub law: &'a LawOn,
    /// Waivers.
    pub waivers: &'a [Waiver],
    /// Day the moves take effect.
    pub effective: Date,
    rows: Vec<PlanRow>,
    counts: Vec<PostCount>,
}

impl<'a> PlanCase<'a> {
    fn new(basis: &AuditBasis<'a>, plan: &[(PersonIx, Option<PostIx>)]) -> Self {
        let mut rows: Vec<PlanRow> =
            plan.iter().map(|(person, post)| PlanRow { person: *person, post: *post }).collect();
        // A row given twice alike is one row; two different ones are a breach.
        rows.sort_unstable();
        rows.dedup();
        let AuditBasis { snapshot, law, waivers, effective, .. } = *basis;
        let mut out = Self { snapshot, law, waivers, effective, rows, counts: Vec::new() };
        out.counts = out.count();
        out
    }

    fn count(&self) -> Vec<PostCount> {
        // (post, taken away, brought)
        let mut changes: Vec<(PostIx, u32, u32)> = Vec::new();
        for row in self.moves() {
            if let Some(from) = self.snapshot.post_of(row.person) {
                let counted = self.snapshot.is_there(row.person, self.effective);
                changes.push((from, u32::from(counted), 0));
            }
            if let Some(to) = row.post {
                changes.push((to, 0, 1));
            }
        }
        changes.sort_unstable();
        let mut counts: Vec<PostCount> = Vec::new();
        for (post, left, entered) in changes {
            match counts.last_mut() {
                Some(last) if last.post == post => {
                    last.left += left;
                    last.entered += entered;
                }
                _ => {
                    let there = self.snapshot.people_there(post, self.effective).fold(0, |n: u32, _| n + 1);
                    counts.push(PostCount { post, before: there, after: 0, left, entered });
                }
            }
        }
        for count in &mut counts {
            count.after = (count.before + count.entered).saturating_sub(count.left);
        }
        counts
    }

    /// Every row, by person, each once.
    #[must_use]
    pub fn rows(&self) -> &[PlanRow] {
        &self.rows
    }

    /// Rows that change something; who has no post on the map and gets none stays as they are.
    pub fn moves(&self) -> impl Iterator<Item = &PlanRow> {
        self.rows.iter().filter(|row| row.post != self.snapshot.post_of(row.person))
    }

    /// Posts that somebody leaves or enters, by position.
    #[must_use]
    pub fn counts(&self) -> &[PostCount] {
        &self.counts
    }

    /// Whether the plan moves the person.
    #[must_use]
    pub fn is_mover(&self, person: PersonIx) -> bool {
        self.row(person).is_some_and(|row| row.post != self.snapshot.post_of(person))
    }

    /// The unit of a person after the plan.
    #[must_use]
    pub fn unit_after(&self, person: PersonIx) -> Option<UnitIx> {
        match self.row(person) {
            Some(PlanRow { post: Some(post), .. }) => Some(self.snapshot.unit_of(*post)),
            Some(_) if self.snapshot.post_of(person).is_some() => None,
            _ => self.snapshot.current_unit(person),
        }
    }

    /// The post of a person after the plan.
    #[must_use]
    pub fn post_after(&self, person: PersonIx) -> Option<PostIx> {
        self.row(person).map_or_else(|| self.snapshot.post_of(person), |row| row.post)
    }

    fn row(&self, person: PersonIx) -> Option<&PlanRow> {
        self.rows.binary_search_by_key(&person, |row| row.person).ok().map(|at| &self.rows[at])
    }

    /// A breach with its severity, and whether a waiver lifts it.
    #[must_use]
    pub fn breach(
        &self,
        rule: &Rule,
        person: Option<PersonIx>,
        post: Option<PostIx>,
        verdict: Verdict,
    ) -> Breach {
        Breach {
            rule: rule.id,
            person,
            post,
            verdict,
            severity: self.law.severity_of(rule, verdict.own_severity()),
            forbids: forbids(rule, &verdict, self.law, self.waivers, (person, post), self.effective),
        }
    }
}

/// Judges a finished plan: people it does not name stay. Returns every Fail and Unknown, warnings too; a plan
/// is lawful where none has `forbids` set. Order: moves by person, then whole-plan rules.
#[must_use]
pub fn audit(basis: &AuditBasis<'_>, plan: &[(PersonIx, Option<PostIx>)]) -> Vec<Breach> {
    let case = PlanCase::new(basis, plan);
    let mut out = Vec::new();
    for row in case.moves() {
        let Some(post) = row.post else { continue };
        let asked = basis.own_requests.binary_search(&row.person).is_ok();
        let origin = if asked { Origin::OwnRequest } else { basis.origin };
        let pair = MoveCase::new(basis.snapshot, row.person, post, origin, basis.effective);
        for rule in RULES.iter().filter(|r| !matches!(r.scope, Scope::Plan | Scope::Stay)) {
            // Where the plan as a whole decides, a relative who moves away too is not a Fail of the pair.
            if rule.id == RuleId::HubunganKeluarga && !basis.snapshot.person(row.person).relatives.is_empty()
            {
                continue;
            }
            let verdict = rule.verdict(&pair, basis.law);
            if verdict.is_adverse() {
                out.push(case.breach(rule, Some(row.person), Some(post), verdict));
            }
        }
    }
    for judge_plan in RULES.iter().filter(|r| basis.effective >= r.from).filter_map(|r| r.plan) {
        judge_plan(&case, &mut out);
    }
    out
}
