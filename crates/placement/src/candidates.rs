//! Which posts a person may lawfully hold, and what each is worth. Rules are asked in the order of what they
//! depend on: the person once a kind, the person and job once a job, the post once, the pair last.

use domain::snapshot::{JobIx, PersonIx, PostIx};
use rules::case::{MoveCase, MoveKind, classify_jobs};
use rules::judge::first_forbidding;
use rules::rule::{RuleId, Scope};

use crate::criterion::value;
use crate::problem::{ORIGIN, Question};
use crate::score::Scorer;

/// Posts that somebody new may enter, by job: judged once for the whole agency.
pub struct Open {
    by_job: Vec<Vec<PostIx>>,
}

impl Open {
    /// Asks the rules of posts, and the scope of the question.
    #[must_use]
    pub fn new(question: &Question<'_>) -> Self {
        let snapshot = question.snapshot;
        let mut by_job = vec![Vec::new(); snapshot.jobs().len()];
        let Some(anyone) = snapshot.person_indexes().next() else { return Self { by_job } };
        for post in snapshot.post_indexes() {
            let in_scope =
                question.scope.is_none_or(|above| snapshot.lies_within(snapshot.unit_of(post), above));
            // A rule of scope Post reads nothing of the person; anyone stands in.
            let case = MoveCase {
                snapshot,
                person: anyone,
                post,
                kind: MoveKind::LateralPelaksana,
                origin: ORIGIN,
                effective: question.effective,
            };
            if in_scope && first_forbidding(&case, question.law, question.waivers, Scope::Post).is_none() {
                by_job[snapshot.post(post).job.at()].push(post);
            }
        }
        Self { by_job }
    }
}

/// The lawful posts of one person.
pub struct Candidates<'q, 'a> {
    question: &'q Question<'a>,
    scorer: &'q Scorer<'a>,
    person: PersonIx,
    /// Answer of the rules about the person, by kind, as far as asked.
    by_kind: Vec<(MoveKind, Option<RuleId>)>,
    judged: u64,
}

impl<'q, 'a> Candidates<'q, 'a> {
    /// Nothing is judged yet.
    #[must_use]
    pub const fn new(question: &'q Question<'a>, scorer: &'q Scorer<'a>, person: PersonIx) -> Self {
        Self { question, scorer, person, by_kind: Vec::new(), judged: 0 }
    }

    /// Pairs judged so far.
    #[must_use]
    pub const fn judged(&self) -> u64 {
        self.judged
    }

    fn case(&self, post: PostIx, kind: MoveKind) -> MoveCase<'a> {
        MoveCase {
            snapshot: self.question.snapshot,
            person: self.person,
            post,
            kind,
            origin: ORIGIN,
            effective: self.question.effective,
        }
    }

    fn forbidden(&self, post: PostIx, kind: MoveKind, scope: Scope) -> Option<RuleId> {
        first_forbidding(&self.case(post, kind), self.question.law, self.question.waivers, scope)
    }

    fn person_forbidden(&mut self, post: PostIx, kind: MoveKind) -> Option<RuleId> {
        if let Some((_, answer)) = self.by_kind.iter().find(|(k, _)| *k == kind) {
            return *answer;
        }
        let answer = self.forbidden(post, kind, Scope::Person);
        self.by_kind.push((kind, answer));
        answer
    }

    /// Calls `found` with each lawful post other than the present one, its kind of move and its value.
    pub fn each(&mut self, open: &Open, mut found: impl FnMut(PostIx, MoveKind, i32)) {
        let snapshot = self.question.snapshot;
        let Some(from) = snapshot.current_job(self.person) else { return };
        let employment = snapshot.person(self.person).record.employment;
        let home = snapshot.post_of(self.person);
        for (at, posts) in open.by_job.iter().enumerate() {
            let Some(first) = posts.first() else { continue };
            let job = snapshot.job(JobIx(crate::problem::position(at)));
            let kind = classify_jobs(employment, from, job);
            if !kind.is_offered()
                || self.person_forbidden(*first, kind).is_some()
                || self.forbidden(*first, kind, Scope::PersonJob).is_some()
            {
                continue;
            }
            let by_job = self.scorer.job_scores(self.person, job);
            for post in posts {
                self.judged += 1;
                if Some(*post) == home || self.forbidden(*post, kind, Scope::Pair).is_some() {
                    continue;
                }
                let scores = self.scorer.with_job_scores(&by_job, self.person, *post, kind);
                found(*post, kind, value(&scores, self.question.weights));
            }
        }
    }
}
