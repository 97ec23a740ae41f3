//! A planning question: picture, law, weights, day, scope and demands, made into integers.

use domain::need::NeedSettings;
use domain::snapshot::{PersonIx, PostIx, Seat, Snapshot, UnitIx};
use domain::time::Date;
use planner::ids::SeatIx;
use planner::instance::{Demand, Group, Instance, Person, Seat as Room};
use rules::case::Origin;
use rules::judge::Waiver;
use rules::law::LawOn;

use crate::candidates::{Candidates, Open};
use crate::criterion::{Weights, value};
use crate::limits::Limits;
use crate::score::{ScoreSettings, Scorer};
use rules::case::MoveKind;

/// What a person asked of a plan, resolved to positions. The order is the label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanDemand {
    /// The person gets this post.
    Pin(PersonIx, PostIx),
    /// The person does not get this post.
    Ban(PersonIx, PostIx),
}

/// The question.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The picture.
    pub snapshot: &'a Snapshot,
    /// The law on the effective date.
    pub law: &'a LawOn,
    /// Waivers that stand.
    pub waivers: &'a [Waiver],
    /// Published weights.
    pub weights: &'a Weights,
    /// Settings of the sums.
    pub scores: ScoreSettings,
    /// Settings of the needs.
    pub needs: &'a NeedSettings,
    /// Day the moves take effect.
    pub effective: Date,
    /// Only people and posts beneath this unit; all where none.
    pub scope: Option<UnitIx>,
    /// Pins and bans.
    pub demands: &'a [PlanDemand],
    /// Whether those overdue must move, where they may.
    pub overdue_must_move: bool,
    /// Limits on the plan as a whole.
    pub limits: Limits,
}

/// Why a person is not part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// Will not be there on the day: retired, contract over, unpaid leave or out of service.
    NotThere,
    /// No running assignment is recorded.
    NoAssignment,
    /// Works outside the units asked for.
    OutOfScope,
}

/// The question in integers, with the way back. Row e of the instance is `people[e]`; seat j is `seats[j]`.
pub struct Problem {
    /// For the planner.
    pub instance: Instance,
    /// People of the rows.
    pub people: Vec<PersonIx>,
    /// Posts of the seats; `None` is the private seat of somebody whose post is not on the map.
    pub seats: Vec<Option<PostIx>>,
    /// People who are not part of it, and why.
    pub left_out: Vec<(PersonIx, LeftOut)>,
    /// Of those, and of the rows, who sits off the map.
    pub off_map: Vec<PersonIx>,
    /// Who is overdue for rotation.
    pub overdue: Vec<PersonIx>,
    /// Pairs judged one by one.
    pub judged: u64,
    /// Which demand of the question each demand of the instance is; those of policy stand after them.
    pub labels: Vec<usize>,
    /// Pins of the question that no plan can honour: the person is not part of it, or the pair is not lawful.
    pub unmet: Vec<usize>,
}

/// Origin of every move of a plan that the agency computes.
pub const ORIGIN: Origin = Origin::Need;

impl Problem {
    /// Makes the question into integers: every lawful pair is listed, none left out.
    #[must_use]
    pub fn new(question: &Question<'_>) -> Self {
        let snapshot = question.snapshot;
        let scorer = Scorer::new(snapshot, question.law, question.needs, question.scores, question.effective);
        let open = Open::new(question);
        let mut problem = Self {
            instance: Instance::default(),
            people: Vec::new(),
            seats: snapshot.post_indexes().map(Some).collect(),
            left_out: Vec::new(),
            off_map: Vec::new(),
            overdue: Vec::new(),
            judged: 0,
            labels: Vec::new(),
            unmet: Vec::new(),
        };
        problem.rooms(question, &scorer);
        problem.instance.arcs = planner::instance::Arcs::new();
        for person in snapshot.person_indexes() {
            match whether_in(question, person) {
                Some(why) => problem.left_out.push((person, why)),
                None => problem.row(question, &scorer, &open, person),
            }
        }
        problem.take_demands(question);
        problem.take_limits(question);
        problem
    }

    /// Room of a post: the decreed need, or everybody there if that is more; a group where a minimum stands.
    fn rooms(&mut self, question: &Question<'_>, scorer: &Scorer<'_>) {
        for post in question.snapshot.post_indexes() {
            let record = &question.snapshot.post(post).record;
            let (_, there) = scorer.need(post);
            let group = record.minimum.filter(|m| *m > 0).map(|floor| {
                self.instance.groups.push(Group { floor, ..Group::default() });
                planner::ids::GroupIx(position(self.instance.groups.len() - 1))
            });
            self.instance.seats.push(Room {
                capacity: record.decreed_need.unwrap_or(0).max(there),
                group,
                ..Room::default()
            });
        }
    }

    fn row(&mut self, question: &Question<'_>, scorer: &Scorer<'_>, open: &Open, person: PersonIx) {
        let snapshot = question.snapshot;
        let home = match snapshot.person(person).seat {
            Seat::Post(post) => SeatIx(post.0),
            Seat::OffMap { .. } | Seat::Nowhere => {
                self.off_map.push(person);
                self.seats.push(None);
                self.instance.seats.push(Room { capacity: 1, ..Room::default() });
                SeatIx(position(self.instance.seats.len() - 1))
            }
        };
        let overdue = scorer.is_overdue(person);
        if overdue {
            self.overdue.push(person);
        }
        let stay_value = match snapshot.post_of(person) {
            Some(post) => stay_value(scorer, question.weights, person, post),
            // A seat that the map does not have is worth the neutral value: neither a reason to stay nor to go.
            None => i32::from(question.scores.neutral) * 100,
        };
        let mut candidates = Candidates::new(question, scorer, person);
        let mut arcs = vec![(home.0, stay_value)];
        candidates.each(open, |post, _, worth| arcs.push((post.0, worth)));
        self.judged += candidates.judged();
        if question.overdue_must_move && overdue && arcs.len() > 1 {
            let person = planner::ids::PersonIx(position(self.people.len()));
            self.instance.demands.push(Demand::MustMove { person });
        }
        self.instance.arcs.push_row(arcs);
        self.instance.people.push(Person { home: Some(home) });
        self.people.push(person);
    }

    fn take_demands(&mut self, question: &Question<'_>) {
        let own = std::mem::take(&mut self.instance.demands);
        for (label, demand) in question.demands.iter().enumerate() {
            let (PlanDemand::Pin(person, post) | PlanDemand::Ban(person, post)) = *demand;
            let row = self.row_of(person);
            let listed = |row: &usize| self.instance.arcs.of(*row).any(|(seat, _)| seat == post.0);
            let Some(row) = row.filter(listed) else {
                // A ban on what is not offered holds by itself; a pin on it never can.
                if matches!(demand, PlanDemand::Pin(..)) {
                    self.unmet.push(label);
                }
                continue;
            };
            let (person, seat) = (planner::ids::PersonIx(position(row)), SeatIx(post.0));
            self.labels.push(label);
            self.instance.demands.push(match demand {
                PlanDemand::Pin(..) => Demand::Pin { person, seat },
                PlanDemand::Ban(..) => Demand::Ban { person, seat },
            });
        }
        self.instance.demands.extend(own);
    }

    /// The row of a person, where they are part of the plan.
    #[must_use]
    pub fn row_of(&self, person: PersonIx) -> Option<usize> {
        self.people.binary_search(&person).ok()
    }
}

/// The value of staying, less the published penalty for those overdue.
#[must_use]
pub fn stay_value(scorer: &Scorer<'_>, weights: &Weights, person: PersonIx, post: PostIx) -> i32 {
    let worth = value(&scorer.scores(person, post, MoveKind::Stay), weights);
    worth - if scorer.is_overdue(person) { scorer.settings().overdue_penalty } else { 0 }
}

fn whether_in(question: &Question<'_>, person: PersonIx) -> Option<LeftOut> {
    let snapshot = question.snapshot;
    if !snapshot.is_there(person, question.effective) {
        return Some(LeftOut::NotThere);
    }
    if snapshot.person(person).seat == Seat::Nowhere {
        return Some(LeftOut::NoAssignment);
    }
    let above = question.scope?;
    let within = snapshot.current_unit(person).is_some_and(|unit| snapshot.lies_within(unit, above));
    (!within).then_some(LeftOut::OutOfScope)
}

pub(crate) fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
