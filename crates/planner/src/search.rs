//! Shortest paths over the residual arcs of a tight flow (Dijkstra 1959).
//!
//! Lengths are integers and often 0, so nodes reached at no extra length wait on a stack and only the others in the
//! heap. A search never changes the flow; `augment` and `explain` decide what a path means.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::flow::{Flow, ListedBy, Step, Via};
use crate::network::Network;

/// Which way residual arcs are followed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Direction<'a> {
    /// From a surplus to where it can go.
    Forward,
    /// From a lack to where it can be filled from.
    Backward(&'a ListedBy),
}

/// Labels of one search; reused from search to search.
#[derive(Debug, Clone)]
pub(crate) struct Search {
    labels: Labels,
    /// Nodes with final distances, in the order they got them.
    pub(crate) settled: Vec<u32>,
    /// Residual arcs looked at by the last search.
    pub(crate) looked_at: u64,
}

#[derive(Debug, Clone)]
struct Labels {
    round: u32,
    reached_in: Vec<u32>,
    settled_in: Vec<u32>,
    distance: Vec<i64>,
    from: Vec<u32>,
    via: Vec<Via>,
    near: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    goal_distance: i64,
}

impl Labels {
    #[inline]
    fn relax(&mut self, from: usize, base: i64, step: Step, is_goal: &impl Fn(usize) -> bool) {
        let node = step.node as usize;
        let distance = base + step.length;
        debug_assert!(step.length >= 0, "residual arc {step:?} out of {from} is negative");
        if distance >= self.goal_distance
            || (self.reached_in[node] == self.round && self.distance[node] <= distance)
        {
            return;
        }
        self.reached_in[node] = self.round;
        self.distance[node] = distance;
        self.from[node] = from as u32;
        self.via[node] = step.via;
        if is_goal(node) {
            self.goal_distance = distance;
        }
        if distance == base {
            self.near.push(step.node);
        } else {
            self.heap.push(Reverse((distance, step.node)));
        }
    }

    /// The next node whose distance is final.
    fn next(&mut self) -> Option<usize> {
        loop {
            let node = match self.near.pop() {
                Some(node) => node as usize,
                None => self.heap.pop()?.0.1 as usize,
            };
            if self.settled_in[node] != self.round {
                self.settled_in[node] = self.round;
                return Some(node);
            }
        }
    }
}

impl Search {
    /// Labels for `nodes` nodes.
    pub(crate) fn new(nodes: usize) -> Self {
        Self {
            labels: Labels {
                round: 0,
                reached_in: vec![0; nodes],
                settled_in: vec![0; nodes],
                distance: vec![0; nodes],
                from: vec![0; nodes],
                via: vec![Via::Start; nodes],
                near: Vec::new(),
                heap: BinaryHeap::new(),
                goal_distance: i64::MAX,
            },
            settled: Vec::new(),
            looked_at: 0,
        }
    }

    /// Finds the goal nearest to any of `starts`, or settles everything that can be reached.
    pub(crate) fn nearest(
        &mut self,
        network: &Network<'_>,
        flow: &Flow,
        direction: Direction<'_>,
        starts: &[usize],
        is_goal: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let labels = &mut self.labels;
        labels.round += 1;
        labels.near.clear();
        labels.heap.clear();
        labels.goal_distance = i64::MAX;
        for &start in starts {
            labels.reached_in[start] = labels.round;
            labels.distance[start] = 0;
            labels.via[start] = Via::Start;
            labels.near.push(start as u32);
        }
        self.settled.clear();
        self.looked_at = 0;
        while let Some(x) = labels.next() {
            self.settled.push(x as u32);
            if is_goal(x) {
                return Some(x);
            }
            let base = labels.distance[x];
            let visit = |step: Step| labels.relax(x, base, step, &is_goal);
            self.looked_at += match direction {
                Direction::Forward => flow.leaving(network, x, visit),
                Direction::Backward(listed_by) => flow.arriving_at(network, listed_by, x, visit),
            };
        }
        None
    }

    /// Distance of a node settled by the last search.
    #[inline]
    pub(crate) fn distance(&self, x: usize) -> i64 {
        self.labels.distance[x]
    }

    /// Whether the last search settled the node.
    #[inline]
    pub(crate) fn has_settled(&self, x: usize) -> bool {
        self.labels.settled_in[x] == self.labels.round
    }

    /// The path of the last search back from `goal`: (node, neighbour nearer to the start, what moves), goal first.
    pub(crate) fn path_from(&self, goal: usize) -> Vec<(usize, usize, Via)> {
        let mut path = Vec::new();
        let mut x = goal;
        while self.labels.via[x] != Via::Start {
            let nearer = self.labels.from[x] as usize;
            path.push((x, nearer, self.labels.via[x]));
            x = nearer;
        }
        path
    }
}
