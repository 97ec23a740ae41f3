//! Constraints that no network carries: churn of units (C3), budgets (C4), couples (C5), relatives (C6), cover (C8) and
//! fairness (C9), as data.
//!
//! They are solved by `full`, checked by `check`, and absent from most questions: a default `Sides` limits nothing.
//! Limits that today's placement would break by itself are eased as far as it needs (a cover asks for no more people
//! than are there); ties between people and budgets are not: the agency says they are hard.

use crate::constraint::ConstraintKind;
use crate::ids::{PersonIx, UnitIx};

/// One unit of the organisation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unit {
    /// The unit directly above.
    pub parent: Option<UnitIx>,
    /// Most people whose home is in the unit and who end elsewhere (C3).
    pub most_leavers: Option<u32>,
    /// Most people who end in the unit and whose home is elsewhere, or nowhere (C3).
    pub most_newcomers: Option<u32>,
}

/// What moves cost, and the most that may be spent (C4).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Money {
    /// Cost of each arc, in the order of the arcs; any unit of money, never negative.
    pub cost: Vec<i64>,
    /// Most that all chosen arcs may cost together.
    pub most: i64,
}

/// A unit that must keep people with a competency (C8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The unit; seats of units beneath it do not count.
    pub unit: UnitIx,
    /// Fewest holders in it; counts only up to the holders whose home is in it.
    pub least: u32,
    /// Who has the competency at the level asked for, in ascending order.
    pub holders: Vec<PersonIx>,
}

/// A limit on how far the share of a group among those with flagged arcs may be from its share among the eligible (C9).
///
/// With g members among n eligible people, and f flagged arcs chosen of which m by members:
/// `|m − f · g / n| ≤ f · within_permille / 1000`. Where nobody has a flagged arc there is nothing to share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fairness {
    /// The eligible, in ascending order; only their arcs count.
    pub eligible: Vec<PersonIx>,
    /// The protected group among them, in ascending order.
    pub members: Vec<PersonIx>,
    /// Positions of the flagged arcs (a gain, or far), in ascending order.
    pub arcs: Vec<u32>,
    /// How far the shares may differ, in thousandths.
    pub within_permille: u32,
}

impl Fairness {
    /// What a chosen flagged arc of a member, and of another eligible person, adds to the two rows of the limit.
    ///
    /// The rows are 'members not too many' and 'members not too few', both at most 0; the numbers are divided by
    /// their common divisor.
    pub fn coefficients(&self) -> [(i64, i64); 2] {
        let (n, g) = (self.eligible.len() as i64, self.members.len() as i64);
        let within = i64::from(self.within_permille);
        let high = 1000 * g + within * n;
        let low = 1000 * g - within * n;
        let row = |member: i64, other: i64| {
            let divisor = gcd(member, other).max(1);
            (member / divisor, other / divisor)
        };
        [row(1000 * n - high, -high), row(low - 1000 * n, low)]
    }
}

/// The greatest common divisor, 0 of two zeros.
pub(crate) fn gcd(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i64::try_from(a).unwrap_or(i64::MAX)
}

/// All constraints beyond rooms, groups and demands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sides {
    /// The units, with their churn limits.
    pub units: Vec<Unit>,
    /// Most people who do not keep their home, those without a home included (C4).
    pub most_moves: Option<u32>,
    /// Most money (C4).
    pub money: Option<Money>,
    /// Pairs who must end in one district (C5).
    pub couples: Vec<[PersonIx; 2]>,
    /// Pairs who must not end in one unit, nor in a unit and its direct parent (C6).
    pub relatives: Vec<[PersonIx; 2]>,
    /// Competencies that units must keep (C8).
    pub covers: Vec<Cover>,
    /// Shares that must stay near each other (C9).
    pub fairness: Vec<Fairness>,
}

impl Sides {
    /// The kinds of constraint that are present.
    pub fn kinds(&self) -> Vec<ConstraintKind> {
        let churn = self.units.iter().any(|u| u.most_leavers.is_some() || u.most_newcomers.is_some());
        let present = [
            (ConstraintKind::C3, churn),
            (ConstraintKind::C4, self.most_moves.is_some() || self.money.is_some()),
            (ConstraintKind::C5, !self.couples.is_empty()),
            (ConstraintKind::C6, !self.relatives.is_empty()),
            (ConstraintKind::C8, !self.covers.is_empty()),
            (ConstraintKind::C9, !self.fairness.is_empty()),
        ];
        present.into_iter().filter(|&(_, is_present)| is_present).map(|(kind, _)| kind).collect()
    }

    /// Whether nothing is limited: the network alone answers the question.
    pub fn is_empty(&self) -> bool {
        self.kinds().is_empty()
    }

    /// Whether two units are in one line: the same, or one directly above the other.
    pub fn in_line(&self, one: UnitIx, other: UnitIx) -> bool {
        let parent = |unit: UnitIx| self.units[unit.at()].parent;
        one == other || parent(one) == Some(other) || parent(other) == Some(one)
    }
}
