//! Near-optimal seat prices by auction, with short lists.
//!
//! Source: Bertsekas, *A distributed algorithm for the assignment problem* (1979), with similar objects sharing one
//! price (Bertsekas & Castañon 1989). A seat is a set of bids; its price is the lowest of them once it is full.
//! Each person keeps the eight best arcs of the last full look and the worth of the ninth: prices only
//! rise, so the list is exact while its second best is worth at least as much. It ignores groups and may be
//! cut off at any time: its prices are a hint to `refine` and `augment`, never a proof.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::network::{NONE, Network};
use crate::work::Work;

/// Points are counted in quarters: the bidding step is one quarter of a point.
pub(crate) const SCALE: i64 = 4;
const LISTED: usize = 8;
const POLL_EVERY: u64 = 256;
/// A price beyond this, in quarters of a point, means that too many compete for too little: prices stay summable.
const PRICE_LIMIT: i64 = 1 << 40;
/// Bids per person before the auction gives up: only a market without room needs more.
const BIDS_PER_PERSON: u64 = 400;

/// What the bidding left: prices in quarters of a point, and each person's arc (`NONE` where cut off).
#[derive(Debug, Clone)]
pub(crate) struct Hammer {
    /// Price of each seat.
    pub(crate) price: Vec<i64>,
    /// Position of each person's arc.
    pub(crate) at: Vec<u32>,
    /// Bids made.
    pub(crate) bids: u64,
}

#[derive(Debug, Clone)]
struct ShortList {
    arc: [u32; LISTED],
    seat: [u32; LISTED],
    worth: [i64; LISTED],
    len: usize,
    /// Worth of the best arc that is not listed.
    threshold: i64,
}

struct Auction<'n> {
    network: &'n Network<'n>,
    price: Vec<i64>,
    at: Vec<u32>,
    bids: Vec<BinaryHeap<Reverse<(i64, u32)>>>,
    lists: Vec<ShortList>,
    highest: i64,
    /// Raises a bid of someone without alternative beyond everybody else's reach.
    out_of_reach: i64,
}

/// Runs the auction on a network in which every person has an arc.
pub(crate) fn auction(network: &Network<'_>, work: &mut Work<'_>) -> Hammer {
    let tree = &network.tree;
    let (low, high) = network.arcs.value.iter().fold((i64::MAX, i64::MIN), |(low, high), &value| {
        (low.min(i64::from(value)), high.max(i64::from(value)))
    });
    let spread = if low > high { 0 } else { high - low };
    let empty =
        ShortList { arc: [0; LISTED], seat: [0; LISTED], worth: [0; LISTED], len: 0, threshold: i64::MAX };
    let mut auction = Auction {
        network,
        price: vec![0; tree.seats],
        at: vec![NONE; network.people()],
        bids: vec![BinaryHeap::new(); tree.seats],
        lists: vec![empty; network.people()],
        highest: 0,
        out_of_reach: SCALE * (spread + 1),
    };
    let room: i64 = tree.high[..tree.seats].iter().sum();
    let mut steps = Vec::new();
    if room <= network.people() as i64 {
        // Without vacancies prices climb by the step alone: start coarse, keep the prices, seat everybody anew.
        let mut step = SCALE * spread / 4;
        while step > 1 {
            steps.push(step);
            step /= 5;
        }
    }
    steps.push(1);
    let limit = BIDS_PER_PERSON * network.people() as u64;
    let mut bids = 0;
    for step in steps {
        if !auction.run(step, limit, &mut bids, work) {
            break;
        }
    }
    Hammer { price: auction.price, at: auction.at, bids }
}

impl Auction<'_> {
    /// Seats everybody with bids of at least `step`; false when cut off.
    fn run(&mut self, step: i64, limit: u64, bids: &mut u64, work: &mut Work<'_>) -> bool {
        self.at.fill(NONE);
        self.bids.iter_mut().for_each(BinaryHeap::clear);
        let mut waiting: Vec<u32> = (0..self.network.people() as u32).rev().collect();
        let mut looked_at = 0;
        while let Some(person) = waiting.pop() {
            looked_at += self.bid(person, step, &mut waiting);
            if self.highest > PRICE_LIMIT {
                return false;
            }
            *bids += 1;
            if bids.is_multiple_of(POLL_EVERY) {
                if *bids >= limit || work.must_end_after(looked_at) {
                    return false;
                }
                looked_at = 0;
            }
        }
        !work.must_end_after(looked_at)
    }

    /// One person bids for the best seat; whoever is outbid waits again. Returns the arcs looked at.
    fn bid(&mut self, person: u32, step: i64, waiting: &mut Vec<u32>) -> u64 {
        let e = person as usize;
        let mut looked_at = LISTED as u64;
        let (mut best, mut second) = self.two_best(e);
        if second < self.lists[e].threshold {
            looked_at += self.look_again(e);
            (best, second) = self.two_best(e);
        }
        let list = &self.lists[e];
        let (arc, j) = (list.arc[best], list.seat[best] as usize);
        let best_worth = list.worth[best] - self.price[j];
        let raise = if second == i64::MIN { self.out_of_reach } else { best_worth - second };
        let seat = &mut self.bids[j];
        seat.push(Reverse((self.price[j] + raise + step, person)));
        self.at[e] = arc;
        let room = self.network.tree.high[j] as usize;
        if seat.len() > room
            && let Some(Reverse((lowest, outbid))) = seat.pop()
        {
            if room == 0 {
                // Nobody can win here; the price still has to rise, or people would bid for ever.
                self.price[j] = lowest;
                self.highest = self.highest.max(lowest);
            }
            self.at[outbid as usize] = NONE;
            waiting.push(outbid);
        }
        if seat.len() == room
            && let Some(&Reverse((lowest, _))) = seat.peek()
        {
            self.price[j] = self.price[j].max(lowest);
            self.highest = self.highest.max(lowest);
        }
        looked_at
    }

    /// Place of the best arc in the short list, and what the second best is worth.
    fn two_best(&self, e: usize) -> (usize, i64) {
        let list = &self.lists[e];
        let (mut best, mut best_worth, mut second) = (0, i64::MIN, i64::MIN);
        for i in 0..list.len {
            let worth = list.worth[i] - self.price[list.seat[i] as usize];
            if worth > best_worth {
                (best, second, best_worth) = (i, best_worth, worth);
            } else if worth > second {
                second = worth;
            }
        }
        (best, second)
    }

    /// Makes the short list anew from all arcs.
    fn look_again(&mut self, e: usize) -> u64 {
        let arcs = &self.network.arcs;
        let row = arcs.row(e);
        let looked_at = row.len() as u64;
        // Insertion into a short sorted list; the ninth entry is the threshold.
        let mut top: [(i64, u32); LISTED + 1] = [(i64::MIN, NONE); LISTED + 1];
        for arc in row {
            let worth = SCALE * i64::from(arcs.value[arc]) - self.price[arcs.seat[arc] as usize];
            if worth > top[LISTED].0 {
                let mut i = LISTED;
                while i > 0 && top[i - 1].0 < worth {
                    top[i] = top[i - 1];
                    i -= 1;
                }
                top[i] = (worth, arc as u32);
            }
        }
        let list = &mut self.lists[e];
        list.len = top[..LISTED].iter().filter(|entry| entry.1 != NONE).count();
        for (i, &(_, arc)) in top[..list.len].iter().enumerate() {
            list.arc[i] = arc;
            list.seat[i] = arcs.seat[arc as usize];
            list.worth[i] = SCALE * i64::from(arcs.value[arc as usize]);
        }
        list.threshold = top[LISTED].0;
        looked_at
    }
}
