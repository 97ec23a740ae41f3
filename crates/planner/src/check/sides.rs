//! Side constraints as the checker understands them, and how often a placement breaks each.

use std::collections::{BTreeMap, BTreeSet};

use crate::constraint::ConstraintKind;
use crate::format::instance_json::{Flag, InstanceFile, PairEntry};
use crate::format::mut1::Mut1;
use crate::instance::Instance;

/// A unit that keeps holders.
#[derive(Debug, Clone)]
pub(super) struct CoverFact {
    pub(super) unit: usize,
    pub(super) least: i64,
    pub(super) holders: BTreeSet<usize>,
}

/// A limit on shares.
#[derive(Debug, Clone)]
pub(super) struct FairFact {
    pub(super) eligible: BTreeSet<usize>,
    pub(super) members: BTreeSet<usize>,
    pub(super) flagged: BTreeSet<(usize, u32)>,
    within_permille: i64,
}

impl FairFact {
    /// What one flagged pair of a member, and of another, adds to 'not too many' and 'not too few', in lowest terms.
    pub(super) fn weights(&self) -> [(i64, i64); 2] {
        let (n, g) = (self.eligible.len() as i64, self.members.len() as i64);
        // m ≤ f (g/n + w/1000) and m ≥ f (g/n − w/1000), times 1000 n.
        let upper = 1000 * g + self.within_permille * n;
        let lower = 1000 * g - self.within_permille * n;
        [lowest(1000 * n - upper, -upper), lowest(lower - 1000 * n, lower)]
    }
}

fn lowest(a: i64, b: i64) -> (i64, i64) {
    let (mut x, mut y) = (a.abs(), b.abs());
    while y > 0 {
        (x, y) = (y, x % y);
    }
    let divisor = x.max(1);
    (a / divisor, b / divisor)
}

/// The side constraints of an instance.
#[derive(Debug, Clone, Default)]
pub(super) struct SideFacts {
    pub(super) unit_of: Vec<Option<usize>>,
    pub(super) district_of: Vec<Option<u32>>,
    pub(super) parent: Vec<Option<usize>>,
    pub(super) most_leavers: Vec<Option<i64>>,
    pub(super) most_newcomers: Vec<Option<i64>>,
    pub(super) most_moves: Option<i64>,
    pub(super) most_money: Option<i64>,
    pub(super) cost: BTreeMap<(usize, u32), i64>,
    pub(super) couples: Vec<(usize, usize)>,
    pub(super) relatives: Vec<(usize, usize)>,
    pub(super) covers: Vec<CoverFact>,
    pub(super) fairness: Vec<FairFact>,
}

/// How often each kind is broken.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Broken {
    pub(super) churn: usize,
    pub(super) budget: usize,
    pub(super) couples: usize,
    pub(super) relatives: usize,
    pub(super) cover: usize,
    pub(super) fairness: usize,
}

impl SideFacts {
    /// Those of class full.
    pub(super) fn of_mut1(file: &Mut1) -> Option<Self> {
        let pair = |&[a, b]: &[u32; 2]| (a as usize, b as usize);
        let mut facts = Self {
            most_moves: file.most_moves.map(i64::from),
            couples: file.couples.iter().map(pair).collect(),
            relatives: file.relatives.iter().map(pair).collect(),
            ..Self::default()
        };
        for unit in &file.units {
            facts.parent.push(unit.parent.map(|parent| parent as usize));
            facts.most_leavers.push(Some(i64::from(unit.out_cap)));
            facts.most_newcomers.push(Some(i64::from(unit.in_cap)));
        }
        for seat in &file.seats {
            let unit = (!file.units.is_empty()).then_some(seat.unit as usize);
            facts.unit_of.push(unit);
            facts.district_of.push(match unit {
                Some(unit) => Some(file.units.get(unit)?.district),
                None => None,
            });
        }
        facts.if_sound(file.home.len())
    }

    /// Those of a question in positions.
    pub(super) fn of_question(question: &Instance) -> Option<Self> {
        let sides = &question.sides;
        let pair = |pair: &[crate::ids::PersonIx; 2]| (pair[0].at(), pair[1].at());
        let none = |unit: crate::ids::UnitIx| (unit.at() < sides.units.len()).then_some(unit.at());
        let people = |list: &[crate::ids::PersonIx]| list.iter().map(|person| person.at()).collect();
        let mut facts = Self {
            unit_of: question.seats.iter().map(|seat| seat.unit.and_then(none)).collect(),
            district_of: question.seats.iter().map(|seat| seat.district.map(|d| d.0)).collect(),
            parent: sides.units.iter().map(|unit| unit.parent.map(|parent| parent.at())).collect(),
            most_leavers: sides.units.iter().map(|unit| unit.most_leavers.map(i64::from)).collect(),
            most_newcomers: sides.units.iter().map(|unit| unit.most_newcomers.map(i64::from)).collect(),
            most_moves: sides.most_moves.map(i64::from),
            most_money: sides.money.as_ref().map(|money| money.most),
            couples: sides.couples.iter().map(pair).collect(),
            relatives: sides.relatives.iter().map(pair).collect(),
            ..Self::default()
        };
        for cover in &sides.covers {
            let (unit, least) = (cover.unit.at(), i64::from(cover.least));
            facts.covers.push(CoverFact { unit, least, holders: people(&cover.holders) });
        }
        let mut pair_at = BTreeMap::new();
        for person in 0..question.people.len() {
            for arc in question.arcs.row(person) {
                let seat = question.arcs.seat[arc];
                if let Some(money) = &sides.money {
                    facts.cost.insert((person, seat), *money.cost.get(arc)?);
                }
                if !sides.fairness.is_empty() {
                    pair_at.insert(arc as u32, (person, seat));
                }
            }
        }
        for fair in &sides.fairness {
            facts.fairness.push(FairFact {
                eligible: people(&fair.eligible),
                members: people(&fair.members),
                flagged: fair
                    .arcs
                    .iter()
                    .map(|arc| pair_at.get(arc).copied())
                    .collect::<Option<BTreeSet<_>>>()?,
                within_permille: i64::from(fair.within_permille),
            });
        }
        facts.if_sound(question.people.len())
    }

    /// Those of a `mutasi-instance/1`.
    pub(super) fn of_instance(file: &InstanceFile, seat_at: &BTreeMap<&str, u32>) -> Option<Self> {
        let unit_at: BTreeMap<&str, usize> =
            file.units.iter().enumerate().map(|(u, unit)| (unit.id.as_str(), u)).collect();
        let person_at: BTreeMap<&str, usize> =
            file.people.iter().enumerate().map(|(e, person)| (person.id.as_str(), e)).collect();
        let unit_named = |name: &Option<String>| match name {
            None => Some(None),
            Some(name) => unit_at.get(name.as_str()).copied().map(Some),
        };
        let pairs = |entries: &[PairEntry]| {
            let pair = |entry: &PairEntry| {
                let [one, other] = entry.people();
                Some((*person_at.get(one.as_str())?, *person_at.get(other.as_str())?))
            };
            entries.iter().map(pair).collect::<Option<Vec<_>>>()
        };
        let mut district_at: BTreeMap<&str, u32> = BTreeMap::new();
        for name in file.seats.iter().filter_map(|seat| seat.district.as_deref()) {
            let next = district_at.len() as u32;
            district_at.entry(name).or_insert(next);
        }
        let district = |name: &Option<String>| name.as_deref().map(|name| district_at[name]);
        let mut facts = Self {
            unit_of: file.seats.iter().map(|seat| unit_named(&seat.unit)).collect::<Option<Vec<_>>>()?,
            district_of: file.seats.iter().map(|seat| district(&seat.district)).collect(),
            parent: file.units.iter().map(|unit| unit_named(&unit.parent)).collect::<Option<Vec<_>>>()?,
            most_leavers: file.units.iter().map(|unit| unit.most_leavers.map(i64::from)).collect(),
            most_newcomers: file.units.iter().map(|unit| unit.most_newcomers.map(i64::from)).collect(),
            most_moves: file.most_moves.map(i64::from),
            most_money: file.most_money,
            couples: pairs(&file.couples)?,
            relatives: pairs(&file.relatives)?,
            ..Self::default()
        };
        for cover in &file.covers {
            let holds = |person: &crate::format::instance_json::PersonEntry| {
                person.competencies.get(&cover.competency).is_some_and(|&level| level >= cover.level)
            };
            let holders = file.people.iter().enumerate().filter(|(_, person)| holds(person));
            facts.covers.push(CoverFact {
                unit: *unit_at.get(cover.unit.as_str())?,
                least: i64::from(cover.least),
                holders: holders.map(|(e, _)| e).collect(),
            });
        }
        for fair in &file.fairness {
            let people = |names: &[String]| {
                let at = |name: &String| person_at.get(name.as_str()).copied();
                names.iter().map(at).collect::<Option<BTreeSet<_>>>()
            };
            facts.fairness.push(FairFact {
                eligible: match &fair.eligible {
                    Some(names) => people(names)?,
                    None => (0..file.people.len()).collect(),
                },
                members: people(&fair.members)?,
                flagged: flagged(file, fair.flag, seat_at)?,
                within_permille: i64::from(fair.within_permille),
            });
        }
        if file.most_money.is_some() {
            for (e, person) in file.people.iter().enumerate() {
                for arc in &person.arcs {
                    facts.cost.insert((e, *seat_at.get(arc.seat.as_str())?), arc.cost);
                }
            }
        }
        facts.if_sound(file.people.len())
    }

    fn if_sound(self, people: usize) -> Option<Self> {
        let units = self.parent.len();
        let is_unit = |unit: &Option<usize>| unit.is_none_or(|unit| unit < units);
        let is_pair = |&(a, b): &(usize, usize)| a < people && b < people && a != b;
        let holds = self.unit_of.iter().all(is_unit)
            && self.parent.iter().all(is_unit)
            && self.couples.iter().chain(&self.relatives).all(is_pair)
            && self.covers.iter().all(|cover| cover.unit < units);
        holds.then_some(self)
    }

    /// Makes covers effective: none asks for more holders than have their home in the unit.
    pub(super) fn ease(&mut self, home: &[Option<u32>]) {
        for cover in &mut self.covers {
            let there = cover.holders.iter().filter(|&&e| {
                home.get(e).copied().flatten().is_some_and(|home| {
                    self.unit_of.get(home as usize).copied().flatten() == Some(cover.unit)
                })
            });
            cover.least = cover.least.min(there.count() as i64);
        }
    }

    /// Kinds that are present.
    pub(super) fn present(&self) -> Vec<ConstraintKind> {
        let churn = self.most_leavers.iter().chain(&self.most_newcomers).any(Option::is_some);
        let present = [
            (ConstraintKind::C3, churn),
            (ConstraintKind::C4, self.most_moves.is_some() || self.most_money.is_some()),
            (ConstraintKind::C5, !self.couples.is_empty()),
            (ConstraintKind::C6, !self.relatives.is_empty()),
            (ConstraintKind::C8, !self.covers.is_empty()),
            (ConstraintKind::C9, !self.fairness.is_empty()),
        ];
        present.into_iter().filter(|&(_, is_present)| is_present).map(|(kind, _)| kind).collect()
    }

    /// The unit of a seat, if it has one.
    pub(super) fn unit(&self, seat: u32) -> Option<usize> {
        self.unit_of.get(seat as usize).copied().flatten()
    }

    /// Whether two seats are in one district.
    pub(super) fn is_together(&self, one: u32, other: u32) -> bool {
        self.district_of.get(one as usize) == self.district_of.get(other as usize)
    }

    /// Whether two seats are in one unit, or in a unit and its direct parent.
    pub(super) fn is_in_line(&self, one: u32, other: u32) -> bool {
        let (Some(one), Some(other)) = (self.unit(one), self.unit(other)) else { return false };
        one == other || self.parent[one] == Some(other) || self.parent[other] == Some(one)
    }

    /// What a placement breaks.
    pub(super) fn broken(&self, home: &[Option<u32>], placed: &[Option<u32>]) -> Broken {
        let mut broken = Broken::default();
        let units = self.parent.len();
        let (mut left, mut came) = (vec![0_i64; units], vec![0_i64; units]);
        let (mut moves, mut money) = (0_i64, 0_i128);
        for (e, (&from, &to)) in home.iter().zip(placed).enumerate() {
            let Some(seat) = to else { continue };
            moves += i64::from(from != to);
            money += i128::from(self.cost.get(&(e, seat)).copied().unwrap_or(0));
            let (from, to) = (from.and_then(|home| self.unit(home)), self.unit(seat));
            if from != to {
                from.into_iter().for_each(|unit| left[unit] += 1);
                to.into_iter().for_each(|unit| came[unit] += 1);
            }
        }
        let over = |counts: &[i64], most: &[Option<i64>]| {
            counts.iter().zip(most).filter(|(count, most)| most.is_some_and(|most| **count > most)).count()
        };
        broken.churn = over(&left, &self.most_leavers) + over(&came, &self.most_newcomers);
        broken.budget = usize::from(self.most_moves.is_some_and(|most| moves > most))
            + usize::from(self.most_money.is_some_and(|most| money > i128::from(most)));
        let seats = |pair: &(usize, usize)| Some((placed[pair.0]?, placed[pair.1]?));
        let apart = self.couples.iter().filter_map(seats).filter(|&(a, b)| !self.is_together(a, b));
        broken.couples = apart.count();
        broken.relatives =
            self.relatives.iter().filter_map(seats).filter(|&(a, b)| self.is_in_line(a, b)).count();
        let is_short = |cover: &&CoverFact| {
            let inside = |e: &&usize| placed[**e].is_some_and(|seat| self.unit(seat) == Some(cover.unit));
            (cover.holders.iter().filter(inside).count() as i64) < cover.least
        };
        broken.cover = self.covers.iter().filter(is_short).count();
        for fair in &self.fairness {
            let chosen = |e: &&usize| placed[**e].is_some_and(|seat| fair.flagged.contains(&(**e, seat)));
            let all = fair.eligible.iter().filter(chosen).count() as i64;
            let members = fair.members.iter().filter(chosen).count() as i64;
            broken.fairness += fair
                .weights()
                .iter()
                .filter(|(member, other)| members * member + (all - members) * other > 0)
                .count();
        }
        broken
    }
}

fn flagged(file: &InstanceFile, flag: Flag, seat_at: &BTreeMap<&str, u32>) -> Option<BTreeSet<(usize, u32)>> {
    let mut flagged = BTreeSet::new();
    for (e, person) in file.people.iter().enumerate() {
        for arc in &person.arcs {
            if (flag == Flag::Gain && arc.gain) || (flag == Flag::Far && arc.far) {
                flagged.insert((e, *seat_at.get(arc.seat.as_str())?));
            }
        }
    }
    Some(flagged)
}
