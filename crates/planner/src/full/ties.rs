//! Couples and relatives: which two people bid together, and which seats go together.
//!
//! A pair of which neither belongs to an earlier pair is one *joint bidder*: it chooses two arcs at once, so its rule is
//! exact in the bound and needs no multiplier. Later pairs are left out of the bound, and kept by search.

use std::collections::BTreeMap;

use crate::instance::Instance;
use crate::network::NONE;

/// Two people whose seats depend on each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tie {
    /// The two.
    pub(crate) pair: [u32; 2],
    /// Both in one district.
    pub(crate) together: bool,
    /// Not in one line of units.
    pub(crate) apart: bool,
}

/// All ties of an instance.
#[derive(Debug, Clone)]
pub(crate) struct Ties {
    /// In order of first mention, couples before relatives; a pair mentioned twice is one tie.
    pub(crate) all: Vec<Tie>,
    /// The tie in which each person bids jointly, or `NONE`.
    pub(crate) joint: Vec<u32>,
    of_first: Vec<u32>,
    of: Vec<u32>,
    district: Vec<u32>,
    unit: Vec<u32>,
    parent: Vec<u32>,
}

impl Ties {
    /// The ties of a validated instance.
    pub(crate) fn new(instance: &Instance) -> Self {
        let mut all: Vec<Tie> = Vec::new();
        let mut at: BTreeMap<[u32; 2], usize> = BTreeMap::new();
        let sides = &instance.sides;
        let couples = sides.couples.iter().map(|pair| (pair, true));
        for (pair, is_couple) in couples.chain(sides.relatives.iter().map(|pair| (pair, false))) {
            let (a, b) = (pair[0].0.min(pair[1].0), pair[0].0.max(pair[1].0));
            let place = *at.entry([a, b]).or_insert_with(|| {
                all.push(Tie { pair: [a, b], together: false, apart: false });
                all.len() - 1
            });
            all[place].together |= is_couple;
            all[place].apart |= !is_couple;
        }
        let people = instance.people.len();
        let mut joint = vec![NONE; people];
        let mut of_first = vec![0_u32; people + 1];
        for (t, tie) in all.iter().enumerate() {
            let [a, b] = tie.pair.map(|e| e as usize);
            if joint[a] == NONE && joint[b] == NONE {
                (joint[a], joint[b]) = (t as u32, t as u32);
            }
            of_first[a + 1] += 1;
            of_first[b + 1] += 1;
        }
        for e in 0..people {
            of_first[e + 1] += of_first[e];
        }
        let mut next = of_first.clone();
        let mut of = vec![0; 2 * all.len()];
        for (t, tie) in all.iter().enumerate() {
            for e in tie.pair {
                of[next[e as usize] as usize] = t as u32;
                next[e as usize] += 1;
            }
        }
        let seats = &instance.seats;
        Self {
            all,
            joint,
            of_first,
            of,
            district: seats.iter().map(|seat| seat.district.map_or(NONE, |d| d.0)).collect(),
            unit: seats.iter().map(|seat| seat.unit.map_or(NONE, |u| u.0)).collect(),
            parent: sides.units.iter().map(|unit| unit.parent.map_or(NONE, |u| u.0)).collect(),
        }
    }

    /// Positions of the ties of one person.
    pub(crate) fn of(&self, person: usize) -> &[u32] {
        &self.of[self.of_first[person] as usize..self.of_first[person + 1] as usize]
    }

    /// Whether the tie allows its two people these seats; the order does not matter.
    pub(crate) fn fits(&self, tie: Tie, one: u32, other: u32) -> bool {
        let (one, other) = (one as usize, other as usize);
        (!tie.together || self.district[one] == self.district[other])
            && !(tie.apart && self.in_line(one, other))
    }

    fn in_line(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.unit[one], self.unit[other]);
        let parent = |unit: u32| self.parent.get(unit as usize).copied().unwrap_or(NONE);
        one != NONE && other != NONE && (one == other || parent(one) == other || parent(other) == one)
    }

    /// The district of a seat, `NONE` where it has none.
    pub(crate) fn district(&self, seat: u32) -> u32 {
        self.district[seat as usize]
    }
}
