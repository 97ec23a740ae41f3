//! Top trading cycles with vacancies.
//!
//! Source: Shapley & Scarf 1974 (top trading cycles); Abdulkadiroglu & Sönmez 1999 ("you request my house, I get your
//! turn"). Each person points to the best post left, each occupied post to its holder, each vacant post to the first
//! person left in the priority. A cycle exists; everybody in it gets the post pointed to. A post that is left and not
//! taken becomes vacant. Each entry of a list is passed over once: O(people + entries).

use super::market::Market;
use super::{Outcome, Step};
use crate::ids::{PersonIx, SeatIx};

/// Runs the trade to its end.
pub(super) fn trade(market: &Market) -> Outcome {
    let mut run = Run::new(market);
    while let Some(first) = run.first_in_priority() {
        run.settle(first);
    }
    Outcome { assignment: run.assignment, steps: run.steps }
}

struct Run<'m> {
    market: &'m Market,
    /// What each person wants, best first; the own post last.
    wishes: Vec<Vec<SeatIx>>,
    /// Entries of each person's wishes that are passed over.
    passed: Vec<usize>,
    /// Who holds a post that is left; none where it is vacant.
    holder: Vec<Option<PersonIx>>,
    is_taken: Vec<bool>,
    is_out: Vec<bool>,
    /// Place of each person on the path that is walked; none off it.
    place: Vec<Option<usize>>,
    /// Entries of the priority that are passed over.
    next: usize,
    assignment: Vec<Option<SeatIx>>,
    steps: Vec<Step>,
}

impl<'m> Run<'m> {
    fn new(market: &'m Market) -> Self {
        let people = market.people();
        Self {
            market,
            wishes: (0..people).map(|e| market.wishes(PersonIx::of(e)).collect()).collect(),
            passed: vec![0; people],
            holder: (0..market.posts()).map(|j| market.holder(SeatIx::of(j))).collect(),
            is_taken: vec![false; market.posts()],
            is_out: vec![false; people],
            place: vec![None; people],
            next: 0,
            assignment: vec![None; people],
            steps: Vec::new(),
        }
    }

    /// The first person left in the priority.
    fn first_in_priority(&mut self) -> Option<PersonIx> {
        let priority = self.market.priority();
        while self.next < priority.len() && self.is_out[priority[self.next].at()] {
            self.next += 1;
        }
        priority.get(self.next).copied()
    }

    /// The best post left for a person.
    fn best_left(&mut self, person: PersonIx) -> Option<SeatIx> {
        let passed = &mut self.passed[person.at()];
        let wishes = &self.wishes[person.at()];
        while *passed < wishes.len() && self.is_taken[wishes[*passed].at()] {
            *passed += 1;
        }
        wishes.get(*passed).copied()
    }

    /// Follows the pointers from the first person in priority until that person is out. What was walked before a
    /// cycle still points the same way when the cycle is gone.
    fn settle(&mut self, first: PersonIx) {
        let mut path: Vec<(PersonIx, SeatIx)> = Vec::new();
        let mut person = first;
        loop {
            let Some(post) = self.best_left(person) else {
                // Only somebody without a post wants nothing of what is left, and only the first points here.
                self.is_out[person.at()] = true;
                self.steps.push(Step::Unplaced(person));
                return;
            };
            self.place[person.at()] = Some(path.len());
            path.push((person, post));
            let to = self.holder[post.at()].unwrap_or(first);
            let Some(start) = self.place[to.at()] else {
                person = to;
                continue;
            };
            let cycle = path.split_off(start);
            self.close(cycle);
            let Some((back, _)) = path.pop() else { return };
            person = back;
        }
    }

    /// Everybody in the cycle gets the post pointed to; what they leave and nobody of them takes is vacant.
    fn close(&mut self, cycle: Vec<(PersonIx, SeatIx)>) {
        for (person, post) in &cycle {
            self.is_taken[post.at()] = true;
            self.is_out[person.at()] = true;
            self.place[person.at()] = None;
            self.assignment[person.at()] = Some(*post);
        }
        for (person, _) in &cycle {
            if let Some(left) = self.market.own(*person).filter(|own| !self.is_taken[own.at()]) {
                self.holder[left.at()] = None;
            }
        }
        self.steps.push(Step::Cycle(cycle));
    }
}
