//! A placement under way: each person's arc, what is used of each row, who is where.

use super::model::{Model, NO_LIMIT};

/// A placement.
#[derive(Debug, Clone)]
pub(crate) struct Placement<'m> {
    pub(crate) model: &'m Model<'m>,
    /// Arc of each person.
    pub(crate) at: Vec<u32>,
    pub(crate) used: Vec<i64>,
    /// People on each seat, in no order that matters.
    pub(crate) members: Vec<Vec<u32>>,
    place: Vec<u32>,
}

impl<'m> Placement<'m> {
    /// The placement with each person on an arc.
    pub(crate) fn new(model: &'m Model<'m>, at: Vec<u32>) -> Self {
        let mut used = vec![0; model.rows.len()];
        let mut members = vec![Vec::new(); model.rows.seats];
        let mut place = vec![0; at.len()];
        for (e, &arc) in at.iter().enumerate() {
            model.each_use(e, arc as usize, |row, by| used[row] += by);
            let seat: &mut Vec<u32> = &mut members[model.arcs().seat[arc as usize] as usize];
            place[e] = seat.len() as u32;
            seat.push(e as u32);
        }
        Self { model, at, used, members, place }
    }

    /// The seat of a person.
    #[inline]
    pub(crate) fn seat(&self, person: usize) -> u32 {
        self.model.arcs().seat[self.at[person] as usize]
    }

    /// Puts a person on another arc.
    pub(crate) fn put(&mut self, person: usize, arc: u32) {
        let model = self.model;
        let old = std::mem::replace(&mut self.at[person], arc);
        model.each_use(person, old as usize, |row, by| self.used[row] -= by);
        model.each_use(person, arc as usize, |row, by| self.used[row] += by);
        let (from, to) = (model.arcs().seat[old as usize] as usize, model.arcs().seat[arc as usize] as usize);
        let hole = self.place[person] as usize;
        self.members[from].swap_remove(hole);
        if let Some(&moved) = self.members[from].get(hole) {
            self.place[moved as usize] = hole as u32;
        }
        self.place[person] = self.members[to].len() as u32;
        self.members[to].push(person as u32);
    }

    /// Whether a tie holds.
    pub(crate) fn holds(&self, tie: u32) -> bool {
        let tie = self.model.ties.all[tie as usize];
        let [one, other] = tie.pair.map(|e| self.seat(e as usize));
        self.model.ties.fits(tie, one, other)
    }

    /// Rows above their limit.
    pub(crate) fn broken_rows(&self) -> Vec<u32> {
        let is_broken = |r: &usize| self.model.limit[*r] != NO_LIMIT && self.used[*r] > self.model.limit[*r];
        (0..self.used.len()).filter(is_broken).map(|r| r as u32).collect()
    }

    /// Ties that do not hold.
    pub(crate) fn broken_ties(&self) -> Vec<u32> {
        (0..self.model.ties.all.len() as u32).filter(|&t| !self.holds(t)).collect()
    }

    /// Whether every limit and every tie holds.
    pub(crate) fn is_lawful(&self) -> bool {
        self.broken_rows().is_empty() && self.broken_ties().is_empty()
    }
}
