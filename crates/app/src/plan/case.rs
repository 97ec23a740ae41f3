//! A plan with everything needed to question it: picture, law, problem, answer, ready in memory.

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
use rules::law::{AgencySettings, LawOn};
use rules::rule::RuleId;
use store::plan::PlanRow;
use store::snapshot::Picture;

use super::question::{AskedPlan, PlanResult, PlanSummary};
use crate::error::AppError;
use crate::settings::StoredSeverity;

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
        }
    }

    /// The sums.
    #[must_use]
    pub fn scorer(&self) -> Scorer<'_> {
        Scorer::new(&self.snapshot, &self.law, &self.needs, self.scores, self.asked.effective)
    }

    /// Settings and demands of a kept plan, put back on its picture.
    ///
    /// # Errors
    /// A fault where the plan was not written by this program.
    pub fn restore(
        picture: Picture,
        asked: AskedPlan,
        weights: Weights,
        result: &PlanResult,
    ) -> Result<Self, AppError> {
        let (snapshot, _) = Snapshot::assemble(picture.records, picture.as_of);
        let law = law(asked.effective, &result.severities)?;
        let scope = asked.scope.as_deref().and_then(|code| unit(&snapshot, code));
        let waivers = result
            .waivers
            .iter()
            .filter_map(|w| {
                let (person, place) = (w.nip.as_deref(), w.post.as_ref());
                Some(Waiver {
                    rule: RuleId::parse(&w.rule)?,
                    person: person.map(|nip| self::person(&snapshot, nip).ok_or(())).transpose().ok()?,
                    post: place.map(|(u, j)| post(&snapshot, u, j).ok_or(())).transpose().ok()?,
                    scope: if person.is_none() && place.is_none() {
                        WaiverScope::RuleAndPlan
                    } else {
                        WaiverScope::Pair
                    },
                    by: w.by.clone(),
                    reason: w.reason.clone(),
                    document: w.document.clone(),
                    until: None,
                })
            })
            .collect();
        let pair = |nip: &str, u: &str, j: &str| Some((person(&snapshot, nip)?, post(&snapshot, u, j)?));
        let kept = result.demands.iter().filter_map(|d| {
            let (who, place) = pair(&d.nip, &d.post.0, &d.post.1)?;
            Some(if d.is_pin { PlanDemand::Pin(who, place) } else { PlanDemand::Ban(who, place) })
        });
        let banned = result.banned.iter().filter_map(|(nip, u, j)| {
            let (who, place) = pair(nip, u, j)?;
            Some(PlanDemand::Ban(who, place))
        });
        let demands = kept.chain(banned).collect();
        let (scores, needs) = (result.scores, result.needs);
        Ok(Self { law, waivers, demands, scope, snapshot, weights, scores, needs, asked })
    }
}

/// The law on a day with the severities an agency set.
///
/// # Errors
/// [`AppError::Refused`] where a severity is not known; a fault where one cannot stand.
pub fn law(day: domain::time::Date, severities: &[StoredSeverity]) -> Result<LawOn, AppError> {
    let severities = StoredSeverity::read_all(severities)?;
    LawOn::new(day, &AgencySettings { parameters: Vec::new(), severities })
        .map_err(|e| AppError::broken("setting", "law", e.to_string()))
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
        let solved = Solved::owning(problem.instance.clone(), &solution.assignment, &solution.prices).ok();
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
