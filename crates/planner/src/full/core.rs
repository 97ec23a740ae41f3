//! The core: for each bidder the few options that matter at the present prices.
//!
//! A bidder is one person, or two who bid jointly; an option is one arc, or two that go together.

use super::model::Model;
use crate::network::NONE;

/// One who chooses: a person, or two people together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bidder {
    pub(crate) one: u32,
    /// The partner, or `NONE`.
    pub(crate) other: u32,
}

/// All bidders of a model: single ones in order of people, then pairs in order of ties.
pub(crate) fn bidders(model: &Model<'_>) -> Vec<Bidder> {
    let single = (0..model.people()).filter(|&e| model.ties.joint[e] == NONE);
    let mut all: Vec<Bidder> = single.map(|e| Bidder { one: e as u32, other: NONE }).collect();
    for (t, tie) in model.ties.all.iter().enumerate() {
        let [one, other] = tie.pair;
        if model.ties.joint[one as usize] == t as u32 && model.ties.joint[other as usize] == t as u32 {
            all.push(Bidder { one, other });
        }
    }
    all
}

/// Options by bidder (compressed sparse rows), in ascending order of arcs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Core {
    pub(crate) first: Vec<u32>,
    /// Arc of the first person of each option.
    pub(crate) arc: Vec<u32>,
    /// Arc of the partner, or `NONE`.
    pub(crate) other: Vec<u32>,
}

impl Core {
    /// No bidders yet.
    pub(crate) fn new() -> Self {
        Self { first: vec![0], ..Self::default() }
    }

    /// Positions of a bidder's options.
    #[inline]
    pub(crate) fn of(&self, bidder: usize) -> std::ops::Range<usize> {
        self.first[bidder] as usize..self.first[bidder + 1] as usize
    }

    /// An option.
    #[inline]
    pub(crate) fn option(&self, at: usize) -> [u32; 2] {
        [self.arc[at], self.other[at]]
    }

    pub(crate) fn push(&mut self, option: [u32; 2]) {
        self.arc.push(option[0]);
        self.other.push(option[1]);
    }

    /// Ends the row of the present bidder.
    pub(crate) fn end_row(&mut self) {
        self.first.push(self.arc.len() as u32);
    }

    /// The core with only the options that `keep` wants; `None` where a bidder would be left without any.
    pub(crate) fn only(&self, mut keep: impl FnMut(usize, usize) -> bool) -> Option<Self> {
        let mut core = Self::new();
        for bidder in 0..self.first.len() - 1 {
            for option in self.of(bidder) {
                if keep(bidder, option) {
                    core.push(self.option(option));
                }
            }
            if core.arc.len() == core.first[bidder] as usize {
                return None;
            }
            core.end_row();
        }
        Some(core)
    }

    /// The share that each option had in an older core, 0 where it was not in it.
    pub(crate) fn shares_from(&self, old: &Self, share: &[f32]) -> Vec<f32> {
        let mut shares = vec![0.0; self.arc.len()];
        for bidder in 0..self.first.len() - 1 {
            let mut at = old.of(bidder);
            let mut sum = 0.0;
            for option in self.of(bidder) {
                while at.start < at.end && old.option(at.start) < self.option(option) {
                    at.start += 1;
                }
                if at.start < at.end && old.option(at.start) == self.option(option) {
                    shares[option] = share[at.start];
                    sum += share[at.start];
                }
            }
            if sum <= 0.0 {
                shares[self.first[bidder] as usize] = 1.0;
            }
        }
        shares
    }

    /// The arc of each person when every bidder takes the option of largest share.
    pub(crate) fn rounded(&self, bidders: &[Bidder], share: &[f32], people: usize) -> Vec<u32> {
        let mut at = vec![NONE; people];
        for (b, bidder) in bidders.iter().enumerate() {
            let mut best = self.first[b] as usize;
            for option in self.of(b) {
                if share[option] > share[best] {
                    best = option;
                }
            }
            at[bidder.one as usize] = self.arc[best];
            if bidder.other != NONE {
                at[bidder.other as usize] = self.other[best];
            }
        }
        at
    }
}
