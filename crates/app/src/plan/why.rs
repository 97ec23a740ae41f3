//! Why this post, why not that one: the sums, the rules, and the exact loss found by solving again.

use domain::snapshot::{PersonIx, PostIx};
use placement::score::Scorer;
use placement::why::{Placing, option};
use planner::explain::{Answer, ChainEnd, ChainStep};
use planner::ids::{PersonIx as Row, SeatIx};

use super::case::PlanCase;
use super::why_limited;

/// A person's part in a plan.
pub struct PersonWhy {
    /// Who.
    pub person: PersonIx,
    /// The present post with its sum; none where it is not on the map.
    pub now: Option<Placing>,
    /// The post of the plan, where the plan moves the person.
    pub planned: Option<Placing>,
    /// The best other posts, cheapest loss first.
    pub alternatives: Vec<Alternative>,
    /// Lawful posts, the present one included.
    pub lawful: usize,
    /// Whether the person is overdue for rotation.
    pub is_overdue: bool,
}

/// Another post, and what it would cost to give it.
pub struct Alternative {
    /// The post with its sum.
    pub placing: Placing,
    /// What the whole plan would lose, points × 100.
    pub loss: i64,
    /// Whether the loss is exact; else it is proven to be no smaller.
    pub is_exact: bool,
    /// Who would sit elsewhere then, the person first.
    pub chain: Vec<Step>,
}

/// One person's part in what would happen instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who.
    pub person: PersonIx,
    /// Post in the plan; none for a private seat.
    pub from: Option<PostIx>,
    /// Post instead.
    pub to: Option<PostIx>,
    /// What it gains, points × 100; negative where it loses.
    pub gain: i64,
}

/// The answer to 'why not that post?'.
pub enum WhyNotThat {
    /// The plan gives it.
    Held(Placing),
    /// A rule forbids it; the judgement says which.
    Forbidden(Placing),
    /// No plan gives it, since pins, bans or floors stand in the way.
    Impossible(Placing),
    /// It would cost this much.
    Costs {
        /// The post with its sum.
        placing: Placing,
        /// What the plan would lose, points × 100.
        loss: i64,
        /// By how much the value of the pair would have to rise for another answer, points × 100.
        raise: i64,
        /// Who would sit elsewhere.
        chain: Vec<Step>,
        /// Whether the chain ends in a vacancy; else it is a ring.
        ends_in_vacancy: bool,
    },
    /// It would cost so much, in a plan with limits on the whole: proven from below, and found from above.
    CostsBetween {
        /// The post with its sum.
        placing: Placing,
        /// The plan would lose no less than this, points × 100.
        at_least: i64,
        /// A plan was found that loses no more than this.
        at_most: Option<i64>,
        /// Who would sit elsewhere in it.
        chain: Vec<Step>,
    },
    /// The person is not part of the plan.
    NotInPlan,
}

/// Everything about a person in a plan; `count` alternatives.
#[must_use]
pub fn person(case: &PlanCase, person: PersonIx, count: usize) -> Option<PersonWhy> {
    let row = case.problem.row_of(person)?;
    let scorer = case.basis.scorer();
    let place = |post: PostIx| option(&case.basis.question(), &scorer, person, post);
    let now = case.basis.snapshot.post_of(person);
    let planned = case.move_of(person).map(|m| m.to);
    Some(PersonWhy {
        person,
        now: now.map(place),
        planned: planned.map(place),
        alternatives: alternatives(case, &scorer, person, row, count),
        lawful: case.problem.instance.arcs.row(row).len(),
        is_overdue: case.problem.overdue.binary_search(&person).is_ok(),
    })
}

fn alternatives(
    case: &PlanCase,
    scorer: &Scorer<'_>,
    person: PersonIx,
    row: usize,
    count: usize,
) -> Vec<Alternative> {
    let now = case.basis.snapshot.post_of(person);
    let Some(solved) = &case.solved else { return alternatives_limited(case, scorer, person, row, count) };
    let found = solved.best_alternatives(Row::of(row), count + 1);
    found
        .into_iter()
        .filter_map(|(seat, why)| {
            let post = case.post_of_seat(seat)?;
            let is_now = Some(post) == now;
            (!is_now).then(|| Alternative {
                placing: option(&case.basis.question(), scorer, person, post),
                loss: why.loss,
                is_exact: true,
                chain: steps(case, &why.chain),
            })
        })
        .take(count)
        .collect()
}

/// The same for a plan with limits on the whole.
fn alternatives_limited(
    case: &PlanCase,
    scorer: &Scorer<'_>,
    person: PersonIx,
    row: usize,
    count: usize,
) -> Vec<Alternative> {
    let now = case.basis.snapshot.post_of(person);
    let found = why_limited::all_of(case, row).into_iter();
    found
        .filter_map(|(seat, loss)| {
            let post = case.post_of_seat(seat).filter(|post| Some(*post) != now)?;
            Some(Alternative {
                placing: option(&case.basis.question(), scorer, person, post),
                loss: loss.at_least,
                is_exact: loss.at_most == Some(loss.at_least),
                chain: steps(case, &loss.chain),
            })
        })
        .take(count)
        .collect()
}

fn steps(case: &PlanCase, chain: &[ChainStep]) -> Vec<Step> {
    chain
        .iter()
        .map(|s| Step {
            person: case.problem.people[s.person.at()],
            from: case.post_of_seat(s.from),
            to: case.post_of_seat(s.to),
            gain: s.gain,
        })
        .collect()
}

/// Why a person does not get a post, by solving again.
#[must_use]
pub fn why_not(case: &PlanCase, person: PersonIx, post: PostIx) -> WhyNotThat {
    let Some(row) = case.problem.row_of(person) else { return WhyNotThat::NotInPlan };
    let placing = option(&case.basis.question(), &case.basis.scorer(), person, post);
    let Some(solved) = &case.solved else { return limited(case, row, post, placing) };
    match solved.why_not(Row::of(row), SeatIx(post.0)) {
        Answer::Held => WhyNotThat::Held(placing),
        Answer::NotListed => WhyNotThat::Forbidden(placing),
        Answer::Impossible { .. } => WhyNotThat::Impossible(placing),
        Answer::Costs(why) => WhyNotThat::Costs {
            placing,
            loss: why.loss,
            raise: why.loss + 1,
            ends_in_vacancy: matches!(why.ends, ChainEnd::Vacancy(_)),
            chain: steps(case, &why.chain),
        },
    }
}

/// The same for a plan with limits on the whole.
fn limited(case: &PlanCase, row: usize, post: PostIx, placing: Placing) -> WhyNotThat {
    if case.solution.assignment[row] == Some(SeatIx(post.0)) {
        return WhyNotThat::Held(placing);
    }
    match why_limited::one(case, row, SeatIx(post.0)) {
        why_limited::Found::NotListed => WhyNotThat::Forbidden(placing),
        why_limited::Found::Impossible => WhyNotThat::Impossible(placing),
        why_limited::Found::Loss(loss) => WhyNotThat::CostsBetween {
            placing,
            at_least: loss.at_least,
            at_most: loss.at_most,
            chain: steps(case, &loss.chain),
        },
    }
}

/// How many people may lawfully hold a post, those there included, and the value of each, best first.
#[must_use]
pub fn eligible(case: &PlanCase, post: PostIx) -> Vec<(PersonIx, i32)> {
    let mut out: Vec<(PersonIx, i32)> = case
        .problem
        .people
        .iter()
        .enumerate()
        .filter_map(|(row, person)| {
            let arcs = &case.problem.instance.arcs;
            Some((*person, arcs.value[arcs.find(row, post.0)?]))
        })
        .collect();
    out.sort_by_key(|(person, value)| (std::cmp::Reverse(*value), *person));
    out
}
