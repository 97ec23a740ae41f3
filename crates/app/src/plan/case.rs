//! A plan with everything needed to question it: picture, law, problem, answer, ready in memory.

use std::collections::BTreeSet;

use domain::need::NeedSettings;
use domain::snapshot::{PersonIx, PostIx, Snapshot, UnitIx};
use placement::criterion::Weights;
use placement::outcome::{Move, Outcome};
use placement::problem::{PlanDemand, Problem, Question};
use placement::score::{ScoreSettings, Scorer};
use planner::chains::{Chain, chains};
use planner::explain::Solved;
use planner::ids::SeatIx;
use planner::solve::Solution;
use rules::judge::{Waiver, WaiverScope};
use rules::law::LawOn;
use rules::rule::RuleId;
use store::plan::PlanRow;

use super::question::{AskedPlan, KeptDemand, KeptWaiver, PlanResult, PlanSummary};
use crate::error::AppError;
use crate::stored_law::StoredLaw;

/// Everything a question about a plan is computed from.
pub struct Basis {
    /// The picture.
    pub snapshot: Snapshot,
    /// The law on the effective date.
    pub law: LawOn,
    /// Waivers that stood.
    pub waivers: Vec<Waiver>,
    /// Published weights.
    pub weights: Weights,
    /// Settings of the sums.
    pub scores: ScoreSettings,
    /// Settings of the needs.
    pub needs: NeedSettings,
    /// Pins and bans, those of the audit last.
    pub demands: Vec<PlanDemand>,
    /// Who asked for the first of them, and why, in the same order.
    pub kept: Vec<KeptDemand>,
    /// Ids of every pin, ban and waiver that stood, also of those left out.
    pub demand_ids: BTreeSet<String>,
    /// Severities and parameters that the agency had set.
    pub set: StoredLaw,
    /// What was asked.
    pub asked: AskedPlan,
    /// The scope.
    pub scope: Option<UnitIx>,
}

impl Basis {
    /// The question, borrowed.
    #[must_use]
    pub fn question(&self) -> Question<'_> {
        Question {
            snapshot: &self.snapshot,
            law: &self.law,
            waivers: &self.waivers,
            weights: &self.weights,
            scores: self.scores,
            needs: &self.needs,
            effective: self.asked.effective,
            scope: self.scope,
            demands: &self.demands,
            overdue_must_move: self.asked.overdue_must_move,
            limits: self.asked.limits,
        }
    }

    /// The sums.
    #[must_use]
    pub fn scorer(&self) -> Scorer<'_> {
        Scorer::new(&self.snapshot, &self.law, &self.needs, self.scores, self.asked.effective)
    }

    /// Settings and demands of a plan on its picture.
    ///
    /// # Errors
    /// A fault where a waiver, a demand or the scope names what the picture does not know: leaving it out would
    /// give another plan than the one that was asked for.
    pub fn restore(
        snapshot: Snapshot,
        asked: AskedPlan,
        weights: Weights,
        result: &PlanResult,
    ) -> Result<Self, AppError> {
        let law = law(asked.effective, &result.law)?;
        let unknown = |what: &str| AppError::broken("plan", what, "is not in the picture of the plan");
        let scope = asked.scope.as_deref().map(|code| unit(&snapshot, code).ok_or_else(|| unknown("scope")));
        let scope = scope.transpose()?;
        let waivers = result.waivers.iter().map(|w| waiver(&snapshot, w).ok_or_else(|| unknown(&w.demand)));
        let waivers = waivers.collect::<Result<_, _>>()?;
        let pair = |nip: &str, u: &str, j: &str| Some((person(&snapshot, nip)?, post(&snapshot, u, j)?));
        let kept = result.demands.iter().map(|d| {
            let (who, place) = pair(&d.nip, &d.post.0, &d.post.1).ok_or_else(|| unknown(&d.demand))?;
            Ok(if d.is_pin { PlanDemand::Pin(who, place) } else { PlanDemand::Ban(who, place) })
        });
        let banned = result.banned.iter().map(|(nip, u, j)| {
            let (who, place) = pair(nip, u, j).ok_or_else(|| unknown("a pair banned by the audit"))?;
            Ok(PlanDemand::Ban(who, place))
        });
        let demands = kept.chain(banned).collect::<Result<_, AppError>>()?;
        let demand_ids = result.demands.iter().map(|d| &d.demand);
        let demand_ids = demand_ids.chain(result.waivers.iter().map(|w| &w.demand)).chain(&result.left_out);
        Ok(Self {
            law,
            waivers,
            demands,
            kept: result.demands.clone(),
            demand_ids: demand_ids.cloned().collect(),
            set: result.law.clone(),
            scope,
            snapshot,
            weights,
            scores: result.scores,
            needs: result.needs,
            asked,
        })
    }
}

/// A waiver on a picture; `None` where the picture does not know whom, which post or which rule it names.
#[must_use]
pub fn waiver(snapshot: &Snapshot, kept: &KeptWaiver) -> Option<Waiver> {
    let named = match &kept.nip {
        Some(nip) => Some(person(snapshot, nip)?),
        None => None,
    };
    let place = match &kept.post {
        Some((unit, job)) => Some(post(snapshot, unit, job)?),
        None => None,
    };
    let is_wide = named.is_none() && place.is_none();
    Some(Waiver {
        rule: RuleId::parse(&kept.rule)?,
        person: named,
        post: place,
        scope: if is_wide { WaiverScope::RuleAndPlan } else { WaiverScope::Pair },
        by: kept.by.clone(),
        reason: kept.reason.clone(),
        document: kept.document.clone(),
        until: None,
    })
}

/// The law on a day with what an agency set.
///
/// # Errors
/// [`AppError::Refused`] where a severity or parameter is not known or may not be set.
pub fn law(day: domain::time::Date, set: &StoredLaw) -> Result<LawOn, AppError> {
    LawOn::new(day, &set.read()?).map_err(|e| AppError::broken("setting", "law", e.to_string()))
}

/// A person by NIP.
#[must_use]
pub fn person(snapshot: &Snapshot, nip: &str) -> Option<PersonIx> {
    snapshot.find_person(&domain::nip::Nip::parse(nip).ok()?)
}

/// A unit by code.
#[must_use]
pub fn unit(snapshot: &Snapshot, code: &str) -> Option<UnitIx> {
    snapshot.find_unit(&domain::code::UnitCode::parse(code)?)
}

/// A post by unit and job code.
#[must_use]
pub fn post(snapshot: &Snapshot, unit_code: &str, job_code: &str) -> Option<PostIx> {
    let job = snapshot.find_job(&domain::code::JobCode::parse(job_code)?)?;
    snapshot.find_post(unit(snapshot, unit_code)?, job)
}

/// A plan ready for questions.
pub struct PlanCase {
    /// Number, state, who and when.
    pub row: PlanRow,
    /// The answer in figures.
    pub summary: PlanSummary,
    /// What it was computed from.
    pub basis: Basis,
    /// The question in integers.
    pub problem: Problem,
    /// The answer in people and posts.
    pub outcome: Outcome,
    /// How the moves hang together.
    pub chains: Vec<Chain>,
    /// The answer with its proof, ready for 'why not'; none where the plan is not proven best.
    pub solved: Option<Solved<'static>>,
    /// The answer as the planner gave it.
    pub solution: Solution,
}

impl PlanCase {
    /// Puts problem and solution together; `None` where the solution holds no plan.
    #[must_use]
    pub fn new(
        row: PlanRow,
        summary: PlanSummary,
        basis: Basis,
        problem: Problem,
        solution: Solution,
    ) -> Option<Self> {
        let outcome = Outcome::new(&basis.question(), &problem, &solution)?;
        let chains = chains(&problem.instance, &solution.assignment);
        // The network's proof says nothing about limits on the whole; those are asked in `why_limited`.
        let is_network = problem.instance.sides.is_empty();
        let solved = is_network
            .then(|| Solved::owning(problem.instance.clone(), &solution.assignment, &solution.prices).ok())
            .flatten();
        Some(Self { row, summary, basis, problem, outcome, chains, solved, solution })
    }

    /// The move of a person, if the plan moves them.
    #[must_use]
    pub fn move_of(&self, person: PersonIx) -> Option<&Move> {
        self.outcome.moves.binary_search_by_key(&person, |m| m.person).ok().map(|at| &self.outcome.moves[at])
    }

    /// Where a person sits with the plan.
    #[must_use]
    pub fn post_after(&self, person: PersonIx) -> Option<PostIx> {
        match self.problem.row_of(person) {
            Some(row) => self.outcome.posts[row],
            None => self.basis.snapshot.post_of(person),
        }
    }

    /// The post of a seat; none for a private seat off the map.
    #[must_use]
    pub fn post_of_seat(&self, seat: SeatIx) -> Option<PostIx> {
        self.problem.seats[seat.at()]
    }
}
