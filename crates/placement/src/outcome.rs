//! The planner's answer in people and posts: moves, figures before and after, what the audit says.

use domain::snapshot::{PersonIx, PostIx, Snapshot};
use planner::solve::Solution;
use rules::audit::{AuditBasis, Breach, audit};
use rules::case::{MoveKind, classify};

use crate::problem::{ORIGIN, Problem, Question};
use crate::score::Scorer;

/// One move of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Who.
    pub person: PersonIx,
    /// From where; none where the present post is not on the map.
    pub from: Option<PostIx>,
    /// Where to.
    pub to: PostIx,
    /// What kind of move.
    pub kind: MoveKind,
    /// Value in the new post.
    pub value: i32,
    /// Value of staying.
    pub stay_value: i32,
}

/// Figures of a plan against nobody moving; people, sums over posts, never netted across jobs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Measures {
    /// Σ over posts of max(0, decreed need − people there).
    pub shortage: u32,
    /// Σ over posts of max(0, people there − decreed need).
    pub surplus: u32,
    /// Σ over posts of min(decreed need, people there).
    pub met: u32,
    /// Σ of decreed needs.
    pub need: u32,
    /// Heads of units without a definitive holder.
    pub vacant_leads: u32,
    /// People overdue for rotation who stay.
    pub overdue: u32,
    /// Sum of values.
    pub value: i64,
}

/// What a plan does.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Post of each person of the problem's rows, in their order; `None` keeps an off-map seat.
    pub posts: Vec<Option<PostIx>>,
    /// Moves, by person.
    pub moves: Vec<Move>,
    /// If nobody moved.
    pub before: Measures,
    /// With the plan.
    pub after: Measures,
    /// What the independent audit of the rules says of the finished plan.
    pub breaches: Vec<Breach>,
    /// Share of criteria in the plan that no data stand behind, percent, in the order of the criteria.
    pub unknown_percent: [u8; crate::criterion::COUNT],
}

impl Outcome {
    /// Reads a solution back; `None` where it holds no plan.
    #[must_use]
    pub fn new(question: &Question<'_>, problem: &Problem, solution: &Solution) -> Option<Self> {
        let posts: Option<Vec<Option<PostIx>>> =
            solution.assignment.iter().map(|seat| seat.map(|s| problem.seats[s.at()])).collect();
        let posts = posts?;
        let snapshot = question.snapshot;
        let scorer = Scorer::new(snapshot, question.law, question.needs, question.scores, question.effective);
        let mut moves = Vec::new();
        for (row, (person, post)) in problem.people.iter().zip(&posts).enumerate() {
            let (from, Some(to)) = (snapshot.post_of(*person), *post) else { continue };
            if from == Some(to) {
                continue;
            }
            let arcs = &problem.instance.arcs;
            let worth = |seat: u32| arcs.find(row, seat).map_or(0, |at| arcs.value[at]);
            let home = problem.instance.people[row].home.map_or(u32::MAX, |s| s.0);
            moves.push(Move {
                person: *person,
                from,
                to,
                kind: classify(snapshot, *person, to),
                value: worth(to.0),
                stay_value: worth(home),
            });
        }
        let rows: Vec<(PersonIx, Option<PostIx>)> =
            problem.people.iter().copied().zip(posts.iter().copied()).collect();
        let breaches = audit_of(question, &rows);
        let stays: i64 = (0..problem.people.len()).map(|row| home_value(problem, row)).sum();
        Some(Self {
            before: measures(question, problem, &scorer, |row| snapshot.post_of(problem.people[row]), stays),
            after: measures(question, problem, &scorer, |row| posts[row], solution.objective),
            unknown_percent: unknown(question, problem, &scorer, &posts),
            posts,
            moves,
            breaches,
        })
    }
}

/// The audit of `rules` on rows of people and posts; it knows nothing of how they were found.
#[must_use]
pub fn audit_of(question: &Question<'_>, rows: &[(PersonIx, Option<PostIx>)]) -> Vec<Breach> {
    let basis = AuditBasis {
        snapshot: question.snapshot,
        law: question.law,
        waivers: question.waivers,
        effective: question.effective,
        origin: ORIGIN,
        own_requests: &[],
    };
    audit(&basis, rows)
}

fn home_value(problem: &Problem, row: usize) -> i64 {
    let arcs = &problem.instance.arcs;
    let home = problem.instance.people[row].home.map_or(u32::MAX, |s| s.0);
    arcs.find(row, home).map_or(0, |at| i64::from(arcs.value[at]))
}

fn measures(
    question: &Question<'_>,
    problem: &Problem,
    scorer: &Scorer<'_>,
    post_of: impl Fn(usize) -> Option<PostIx>,
    value: i64,
) -> Measures {
    let snapshot: &Snapshot = question.snapshot;
    let mut there: Vec<u32> = snapshot.post_indexes().map(|post| scorer.need(post).1).collect();
    let mut overdue = 0;
    for (row, person) in problem.people.iter().enumerate() {
        let (home, now) = (snapshot.post_of(*person), post_of(row));
        if home == now {
            overdue += u32::from(problem.overdue.binary_search(person).is_ok());
            continue;
        }
        if let Some(home) = home {
            there[home.at()] = there[home.at()].saturating_sub(1);
        }
        if let Some(now) = now {
            there[now.at()] += 1;
        }
    }
    let mut out = Measures { overdue, value, ..Measures::default() };
    for post in snapshot.post_indexes() {
        // A need that nobody told is no need of nobody: those there are not too many.
        let Some(need) = snapshot.post(post).record.decreed_need else { continue };
        let have = there[post.at()];
        out.need += need;
        out.met += need.min(have);
        out.shortage += need.saturating_sub(have);
        out.surplus += have.saturating_sub(need);
        let leads = snapshot.job_of(post).level.is_some_and(domain::job::JobLevel::is_managerial);
        out.vacant_leads += u32::from(leads && need > 0 && have == 0);
    }
    out
}

fn unknown(
    question: &Question<'_>,
    problem: &Problem,
    scorer: &Scorer<'_>,
    posts: &[Option<PostIx>],
) -> [u8; crate::criterion::COUNT] {
    let mut missing = [0usize; crate::criterion::COUNT];
    let mut counted = 0usize;
    for (person, post) in problem.people.iter().zip(posts) {
        let Some(post) = *post else { continue };
        counted += 1;
        let kind = classify(question.snapshot, *person, post);
        for (count, score) in missing.iter_mut().zip(scorer.scores(*person, post, kind)) {
            *count += usize::from(!score.is_known);
        }
    }
    missing.map(|n| u8::try_from((100 * n).checked_div(counted).unwrap_or(0)).unwrap_or(100))
}
