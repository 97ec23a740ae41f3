//! The moves of a plan as chains of vacancies and rings of swaps.
//!
//! A chain begins with someone whose old place nobody takes (or who had none) and ends in a place nobody left: *a
//! → b → c → vacant*. A ring closes on itself. Where several people enter or leave a seat they are matched in the
//! order of their positions, so the same plan always gives the same chains; another matching would be as true.

use serde::{Deserialize, Serialize};

use crate::ids::{PersonIx, SeatIx};
use crate::instance::Instance;

/// One person's change of seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Who.
    pub person: PersonIx,
    /// From where; none for a returning or new person.
    pub from: Option<SeatIx>,
    /// To where.
    pub to: SeatIx,
}

/// Moves that hang together: each takes the place the next one leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// The moves; the first one's old place stays empty, unless it is a ring.
    pub moves: Vec<Move>,
    /// Whether the last move takes the place the first one left.
    pub is_ring: bool,
}

/// All chains in the order of their first person, then all rings in the order of their lowest person.
pub fn chains(instance: &Instance, assignment: &[Option<SeatIx>]) -> Vec<Chain> {
    let moves: Vec<Move> = instance
        .people
        .iter()
        .zip(assignment)
        .enumerate()
        .filter_map(|(e, (person, seat))| {
            let to = (*seat)?;
            (person.home != Some(to)).then_some(Move { person: PersonIx::of(e), from: person.home, to })
        })
        .collect();
    let mut leavers = vec![Vec::new(); instance.seats.len()];
    for (i, this) in moves.iter().enumerate().rev() {
        if let Some(from) = this.from {
            leavers[from.at()].push(i);
        }
    }
    // Whoever enters a seat takes the place of its next leaver.
    let mut next = vec![None; moves.len()];
    let mut has_predecessor = vec![false; moves.len()];
    for (i, this) in moves.iter().enumerate() {
        next[i] = leavers[this.to.at()].pop();
        if let Some(leaver) = next[i] {
            has_predecessor[leaver] = true;
        }
    }
    let mut is_told = vec![false; moves.len()];
    let mut tell = |start: usize, is_ring: bool| {
        let mut told = Vec::new();
        let mut at = Some(start);
        while let Some(i) = at.filter(|&i| !is_told[i]) {
            is_told[i] = true;
            told.push(moves[i]);
            at = next[i];
        }
        Chain { moves: told, is_ring }
    };
    let starts = (0..moves.len()).filter(|&i| !has_predecessor[i]);
    let mut all: Vec<Chain> = starts.map(|start| tell(start, false)).collect();
    let rings = (0..moves.len()).map(|start| tell(start, true)).filter(|chain| !chain.moves.is_empty());
    all.extend(rings);
    all
}
