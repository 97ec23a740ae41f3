//! Chains of moves by needs: each move answers what the one before it broke.
//!
//! Source: ejection chains (Glover 1996), driven by reduced costs. A chain begins with a wish (a person to another arc, or
//! a limit to be lowered). Whatever a move pushes over its limit is a need; the newest need still open is answered
//! by the cheapest moves at the present prices, depth first, as long as the losses fit the rest of the purse. At the
//! prices of the relaxation losses are never negative, so the search is tiny.

use super::core::{Bidder, Core};
use super::model::Model;
use super::placement::Placement;
use super::rows::PARTS;
use super::tables::Tables;
use crate::network::NONE;

/// Most moves of a chain.
const MOST_MOVES: usize = 7;
/// Moves tried for a need.
const MOST_TRIED: usize = 8;
/// Cheapest moves remembered for rows that touch everybody.
const MOST_WIDE: usize = 96;

/// What must be mended before a chain is lawful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Row(u32),
    Tie(u32),
}

/// Core arcs by person and by seat, and where people and seats belong.
#[derive(Debug, Clone)]
pub(crate) struct Neighbours {
    first: Vec<u32>,
    arc: Vec<u32>,
    /// Loss of worth after prices against the person's best, in points.
    worth: Vec<f32>,
    seat_first: Vec<u32>,
    seat_option: Vec<u32>,
    person_of: Vec<u32>,
    seats_of_unit: Vec<Vec<u32>>,
    seats_of_group: Vec<Vec<u32>>,
    people_of_unit: Vec<Vec<u32>>,
    price: Vec<i64>,
}

impl Neighbours {
    /// The arcs of a core, priced.
    pub(crate) fn new(model: &Model<'_>, tables: &Tables<'_>, bidders: &[Bidder], core: &Core) -> Self {
        let mut arcs: Vec<(u32, u32)> = Vec::with_capacity(core.arc.len());
        for (b, bidder) in bidders.iter().enumerate() {
            for option in core.of(b) {
                arcs.push((bidder.one, core.arc[option]));
                if bidder.other != NONE {
                    arcs.push((bidder.other, core.other[option]));
                }
            }
        }
        arcs.sort_unstable();
        arcs.dedup();
        let people = model.people();
        let mut first = vec![0_u32; people + 1];
        arcs.iter().for_each(|&(person, _)| first[person as usize + 1] += 1);
        (0..people).for_each(|e| first[e + 1] += first[e]);
        let worth = |&(person, arc): &(u32, u32)| {
            (tables.worth(person as usize, arc as usize) as f64 / model.scale as f64) as f32
        };
        let mut near = Self {
            first,
            worth: arcs.iter().map(worth).collect(),
            person_of: arcs.iter().map(|pair| pair.0).collect(),
            arc: arcs.iter().map(|pair| pair.1).collect(),
            seat_first: vec![0; model.rows.seats + 1],
            seat_option: vec![0; arcs.len()],
            seats_of_unit: vec![Vec::new(); model.rows.units],
            seats_of_group: vec![Vec::new(); model.rows.groups],
            people_of_unit: vec![Vec::new(); model.rows.units],
            price: tables.price().to_vec(),
        };
        near.index(model);
        near
    }

    fn index(&mut self, model: &Model<'_>) {
        let seat = |arc: u32| model.arcs().seat[arc as usize] as usize;
        self.arc.iter().for_each(|&arc| self.seat_first[seat(arc) + 1] += 1);
        for j in 0..model.rows.seats {
            self.seat_first[j + 1] += self.seat_first[j];
            if let Some(seats) = self.seats_of_unit.get_mut(model.unit[j] as usize) {
                seats.push(j as u32);
            }
            let mut group = model.group[j];
            while group != NONE {
                self.seats_of_group[group as usize].push(j as u32);
                group = model.group_parent[group as usize];
            }
        }
        let mut next = self.seat_first.clone();
        for (i, &arc) in self.arc.iter().enumerate() {
            self.seat_option[next[seat(arc)] as usize] = i as u32;
            next[seat(arc)] += 1;
        }
        for (e, &unit) in model.home_unit.iter().enumerate() {
            if let Some(people) = self.people_of_unit.get_mut(unit as usize) {
                people.push(e as u32);
            }
        }
    }

    /// Positions of a person's arcs.
    fn of(&self, person: usize) -> std::ops::Range<usize> {
        self.first[person] as usize..self.first[person + 1] as usize
    }

    /// Positions of the arcs to a seat.
    fn to_seat(&self, seat: usize) -> &[u32] {
        &self.seat_option[self.seat_first[seat] as usize..self.seat_first[seat + 1] as usize]
    }
}

/// A placement that chains change.
pub(crate) struct Chains<'m> {
    pub(crate) now: Placement<'m>,
    /// What each row may be used at most while chains run: its limit, or its use where that is more.
    pub(crate) bar: Vec<i64>,
    near: Neighbours,
    own_worth: Vec<f32>,
    moved: Vec<bool>,
    chain: Vec<(u32, u32)>,
    needs: Vec<Need>,
    gain: i64,
    nodes: u64,
    most_nodes: u64,
    best: Option<(i64, Vec<(u32, u32)>)>,
    takes_first: bool,
    wide: Vec<(u32, Vec<(f32, u32)>)>,
}

impl<'m> Chains<'m> {
    pub(crate) fn new(now: Placement<'m>, near: Neighbours, tables: &Tables<'_>) -> Self {
        let model = now.model;
        let worth =
            |(e, &arc): (usize, &u32)| (tables.worth(e, arc as usize) as f64 / model.scale as f64) as f32;
        let mut chains = Self {
            own_worth: now.at.iter().enumerate().map(worth).collect(),
            bar: Vec::new(),
            moved: vec![false; now.at.len()],
            chain: Vec::new(),
            needs: Vec::new(),
            gain: 0,
            nodes: 0,
            most_nodes: 0,
            best: None,
            takes_first: true,
            wide: Vec::new(),
            near,
            now,
        };
        chains.settle();
        chains
    }

    /// Bars: limits, or present use where that is more.
    pub(crate) fn settle(&mut self) {
        self.bar.clear();
        self.bar.extend(self.now.model.limit.iter().zip(&self.now.used).map(|(&l, &u)| l.max(u)));
    }

    /// Forgets the cheapest moves of wide rows, which grow stale as people move.
    pub(crate) fn refresh(&mut self) {
        self.wide.clear();
    }

    /// Nodes searched so far.
    pub(crate) fn nodes(&self) -> u64 {
        self.nodes
    }

    /// Tries to bring a need to rest, losing at most `purse`; takes the chain of best real gain found.
    pub(crate) fn mend(&mut self, need: Need, purse: f32, most_nodes: u64) -> bool {
        self.takes_first = false;
        if let Need::Row(row) = need {
            self.bar[row as usize] = self.now.used[row as usize] - 1;
        }
        self.needs.push(need);
        let found = self.search(purse, most_nodes);
        self.settle();
        found
    }

    /// Tries chains that begin with each other near arc of a person; takes the first that gains.
    pub(crate) fn improve(&mut self, person: usize, purse: f32, most_nodes: u64) -> bool {
        self.takes_first = true;
        for option in self.near.of(person) {
            let (arc, loss) = (self.near.arc[option], self.own_worth[person] - self.near.worth[option]);
            if arc == self.now.at[person] || loss > purse {
                continue;
            }
            let worth = self.near.worth[option];
            let (was, own) = self.apply(person, arc, worth);
            let found = self.search(purse - loss, most_nodes);
            if found {
                // The root move was undone with the rest; `search` has put the whole chain in place.
                return true;
            }
            self.undo(person, was, own, 0);
        }
        false
    }

    /// The best lawful chain found that begins with this move, as gain and moves; nothing is changed.
    pub(crate) fn probe(
        &mut self,
        person: usize,
        arc: u32,
        worth: f32,
        purse: f32,
        most_nodes: u64,
    ) -> Option<(i64, Vec<(u32, u32)>)> {
        self.takes_first = false;
        self.best = None;
        self.most_nodes = self.nodes + most_nodes;
        let (was, own) = self.apply(person, arc, worth);
        self.descend(purse);
        self.undo(person, was, own, 0);
        self.best.take()
    }

    /// Runs the search from the moves and needs on the table; puts the best chain in place, or leaves all as it was.
    fn search(&mut self, purse: f32, most_nodes: u64) -> bool {
        let roots = self.chain.len();
        self.best = None;
        self.most_nodes = self.nodes + most_nodes;
        self.descend(purse);
        let Some((_, chain)) = self.best.take() else {
            if roots == 0 {
                self.needs.clear();
            }
            return false;
        };
        // Take back the root move, then make all moves.
        while let Some((person, was)) = self.chain.pop() {
            self.now.put(person as usize, was);
            self.moved[person as usize] = false;
        }
        self.needs.clear();
        self.gain = 0;
        for (person, arc) in chain {
            self.now.put(person as usize, arc);
            let range = self.near.of(person as usize);
            let at = range.clone().find(|&o| self.near.arc[o] == arc);
            self.own_worth[person as usize] =
                at.map_or(self.own_worth[person as usize], |o| self.near.worth[o]);
        }
        true
    }

    /// Moves a person; notes what breaks.
    fn apply(&mut self, person: usize, arc: u32, worth: f32) -> (u32, f32) {
        let was = self.now.at[person];
        let own = std::mem::replace(&mut self.own_worth[person], worth);
        let model = self.now.model;
        self.gain += model.value(arc as usize) - model.value(was as usize);
        self.now.put(person, arc);
        self.moved[person] = true;
        self.chain.push((person as u32, was));
        let (needs, used, bar) = (&mut self.needs, &self.now.used, &self.bar);
        let mut note = |row: usize, _: i64| {
            if used[row] > bar[row] {
                needs.push(Need::Row(row as u32));
            }
        };
        // What the old arc leaves matters too: floors and covers.
        model.each_use(person, was as usize, &mut note);
        model.each_use(person, arc as usize, &mut note);
        for &tie in model.ties.of(person) {
            if !self.now.holds(tie) {
                self.needs.push(Need::Tie(tie));
            }
        }
        (was, own)
    }

    fn undo(&mut self, person: usize, was: u32, own: f32, needs: usize) {
        let model = self.now.model;
        self.gain -= model.value(self.now.at[person] as usize) - model.value(was as usize);
        self.now.put(person, was);
        self.own_worth[person] = own;
        self.moved[person] = false;
        self.chain.pop();
        self.needs.truncate(needs);
    }

    fn is_open(&self, need: Need) -> bool {
        match need {
            Need::Row(row) => self.now.used[row as usize] > self.bar[row as usize],
            Need::Tie(tie) => !self.now.holds(tie),
        }
    }

    /// Whether the search should end.
    fn descend(&mut self, purse: f32) -> bool {
        self.nodes += 1;
        let Some(&need) = self.needs.iter().rev().find(|&&need| self.is_open(need)) else {
            self.reached();
            if self.takes_first && self.best.is_some() {
                return true;
            }
            return self.fill(purse);
        };
        if self.chain.len() >= MOST_MOVES || self.nodes > self.most_nodes {
            return self.nodes > self.most_nodes;
        }
        let moves = self.answers(need, purse);
        self.try_moves(moves, purse)
    }

    fn try_moves(&mut self, mut moves: Vec<(f32, u32)>, purse: f32) -> bool {
        moves.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        moves.dedup_by_key(|m| m.1);
        moves.truncate(MOST_TRIED);
        for (loss, option) in moves {
            let (person, arc) =
                (self.near.person_of[option as usize] as usize, self.near.arc[option as usize]);
            let needs = self.needs.len();
            let (was, own) = self.apply(person, arc, self.near.worth[option as usize]);
            let ends = self.descend(purse - loss);
            self.undo(person, was, own, needs);
            if ends {
                return true;
            }
        }
        false
    }

    /// A lawful chain: remembers it if it is the best.
    fn reached(&mut self) {
        let is_better = match &self.best {
            Some((gain, _)) => self.gain > *gain,
            None => !self.takes_first || self.gain > 0,
        };
        if is_better {
            let chain =
                self.chain.iter().map(|&(person, _)| (person, self.now.at[person as usize])).collect();
            self.best = Some((self.gain, chain));
        }
    }

    /// Tries to fill the dearest seat that the chain has freed.
    fn fill(&mut self, purse: f32) -> bool {
        if self.chain.len() >= MOST_MOVES || self.nodes > self.most_nodes {
            return self.nodes > self.most_nodes;
        }
        let model = self.now.model;
        let seat = &model.arcs().seat;
        let freed = self.chain.iter().map(|&(_, was)| seat[was as usize] as usize);
        let open = freed.filter(|&j| self.now.used[j] < self.bar[j] && self.near.price[j] > 4 * PARTS);
        let Some(dearest) = open.max_by_key(|&j| self.near.price[j]) else { return false };
        let mut moves = Vec::new();
        for &option in self.near.to_seat(dearest) {
            self.offer(option, purse, &mut moves);
        }
        self.try_moves(moves, purse)
    }

    /// Adds an option to the moves if its person may move and the loss fits.
    fn offer(&self, option: u32, purse: f32, moves: &mut Vec<(f32, u32)>) {
        let person = self.near.person_of[option as usize] as usize;
        if self.moved[person] || self.near.arc[option as usize] == self.now.at[person] {
            return;
        }
        let loss = self.own_worth[person] - self.near.worth[option as usize];
        if loss <= purse {
            moves.push((loss, option));
        }
    }

    /// Options of a person that use less of a row than the present arc.
    fn offer_less(&self, person: usize, row: usize, purse: f32, moves: &mut Vec<(f32, u32)>) {
        if self.moved[person] {
            return;
        }
        let now = self.use_of(person, self.now.at[person], row);
        if now == 0 && row <= self.now.model.rows.money() {
            // Only covers and shares, and floors that have answers of their own, can be used less than not at all.
            return;
        }
        let own = self.own_worth[person];
        for option in self.near.of(person) {
            if own - self.near.worth[option] <= purse && self.use_of(person, self.near.arc[option], row) < now
            {
                self.offer(option as u32, purse, moves);
            }
        }
    }

    /// What an arc uses of one row.
    fn use_of(&self, person: usize, arc: u32, row: usize) -> i64 {
        let (model, rows) = (self.now.model, self.now.model.rows);
        let seat = model.arcs().seat[arc as usize];
        let (from, to) = (model.home_unit[person] as usize, model.unit[seat as usize] as usize);
        if row < rows.seats {
            i64::from(seat as usize == row)
        } else if row < rows.leavers(0) {
            let is_floor = row >= rows.floor(0);
            let wanted = if is_floor { row - rows.floor(0) } else { row - rows.ceiling(0) };
            let mut group = model.group[seat as usize];
            while group != NONE && group as usize != wanted {
                group = model.group_parent[group as usize];
            }
            let sign = if is_floor { -1 } else { 1 };
            sign * i64::from(group != NONE)
        } else if row < rows.newcomers(0) {
            i64::from(from != to && from == row - rows.leavers(0))
        } else if row < rows.moves() {
            i64::from(from != to && to == row - rows.newcomers(0))
        } else if row == rows.moves() {
            i64::from(seat != model.home[person])
        } else {
            model.extras_of(arc as usize).filter(|&(r, _)| r == row).map(|(_, by)| by).sum()
        }
    }

    /// Moves that answer a need, with their losses.
    fn answers(&mut self, need: Need, purse: f32) -> Vec<(f32, u32)> {
        let mut moves = Vec::new();
        match need {
            Need::Tie(tie) => self.answers_to_tie(tie, purse, &mut moves),
            Need::Row(row) => self.answers_to_row(row as usize, purse, &mut moves),
        }
        moves
    }

    fn answers_to_tie(&self, tie: u32, purse: f32, moves: &mut Vec<(f32, u32)>) {
        let model = self.now.model;
        let tie = model.ties.all[tie as usize];
        for (person, partner) in [(tie.pair[0], tie.pair[1]), (tie.pair[1], tie.pair[0])] {
            let fixed = self.now.seat(partner as usize);
            for option in self.near.of(person as usize) {
                let seat = model.arcs().seat[self.near.arc[option] as usize];
                if model.ties.fits(tie, seat, fixed) {
                    self.offer(option as u32, purse, moves);
                }
            }
        }
        if moves.is_empty() {
            // One after the other: any move of either opens the way for the partner.
            for person in tie.pair {
                for option in self.near.of(person as usize) {
                    self.offer(option as u32, purse, moves);
                }
            }
        }
    }

    fn answers_to_row(&mut self, row: usize, purse: f32, moves: &mut Vec<(f32, u32)>) {
        let rows = self.now.model.rows;
        if row < rows.seats {
            for &person in &self.now.members[row] {
                self.offer_less(person as usize, row, purse, moves);
            }
        } else if row < rows.floor(0) {
            for &seat in &self.near.seats_of_group[row - rows.ceiling(0)] {
                for &person in &self.now.members[seat as usize] {
                    self.offer_less(person as usize, row, purse, moves);
                }
            }
        } else if row < rows.leavers(0) {
            for &seat in &self.near.seats_of_group[row - rows.floor(0)] {
                for &option in self.near.to_seat(seat as usize) {
                    let person = self.near.person_of[option as usize] as usize;
                    let loss = self.own_worth[person] - self.near.worth[option as usize];
                    if loss <= purse && self.use_of(person, self.now.at[person], row) == 0 {
                        self.offer(option, purse, moves);
                    }
                }
            }
        } else if row < rows.newcomers(0) {
            for &person in &self.near.people_of_unit[row - rows.leavers(0)] {
                if self.now.model.is_outside(person as usize, self.now.seat(person as usize)) {
                    self.offer_less(person as usize, row, purse, moves);
                }
            }
        } else if row < rows.moves() {
            let unit = row - rows.newcomers(0);
            for &seat in &self.near.seats_of_unit[unit] {
                for &person in &self.now.members[seat as usize] {
                    if self.now.model.home_unit[person as usize] as usize != unit {
                        self.offer_less(person as usize, row, purse, moves);
                    }
                }
            }
        } else {
            self.answers_to_wide(row, purse, moves);
        }
    }

    /// Rows that touch everybody: the cheapest moves are found once, and looked over again when they are used.
    fn answers_to_wide(&mut self, row: usize, purse: f32, moves: &mut Vec<(f32, u32)>) {
        let known = self.wide.iter().position(|wide| wide.0 as usize == row);
        let at = known.unwrap_or_else(|| {
            let mut all = Vec::new();
            for person in 0..self.now.at.len() {
                if !self.moved[person] {
                    self.offer_less(person, row, f32::INFINITY, &mut all);
                }
            }
            all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            all.truncate(MOST_WIDE);
            self.wide.push((row as u32, all));
            self.wide.len() - 1
        });
        for &(_, option) in &self.wide[at].1 {
            let person = self.near.person_of[option as usize] as usize;
            let arc = self.near.arc[option as usize];
            let loss = self.own_worth[person] - self.near.worth[option as usize];
            if loss <= purse && self.use_of(person, arc, row) < self.use_of(person, self.now.at[person], row)
            {
                self.offer(option, purse, moves);
            }
        }
    }
}
