//! `mutasi-instance/1`: a planning question with names, criteria and reasons, as JSON.
//!
//! What users see and share. It carries C1 to C10; `instance_into` turns it into integers and `instance_plain` gives
//! plain names to what has none. Every limit may carry who set it and why, so that a conflict is told in their words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::read::ReadError;
use crate::conflict::Conflict;
use crate::constraint::ConstraintKind;

/// What the `format` field of an instance says.
pub const INSTANCE_FORMAT: &str = "mutasi-instance/1";

/// Which pairs are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pairs {
    /// Every lawful pair: a proof is about all of them.
    All,
    /// Some candidates per person: a proof is about these.
    Listed,
}

/// A planning question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstanceFile {
    /// `mutasi-instance/1`.
    pub format: String,
    /// A heading for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Which pairs are listed.
    pub pairs: Pairs,
    /// Kinds of constraint the instance claims; a solver that cannot honour one refuses.
    pub constraints: Vec<ConstraintKind>,
    /// What values are made of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<CriterionEntry>,
    /// Units of the organisation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitEntry>,
    /// Groups over the seats.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupEntry>,
    /// The seats.
    pub seats: Vec<SeatEntry>,
    /// The people.
    pub people: Vec<PersonEntry>,
    /// Who must get which seat (C7).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<WishEntry>,
    /// Who must not get which seat (C7).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bans: Vec<WishEntry>,
    /// Most moves in all (C4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_moves: Option<u32>,
    /// Who set the most moves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_moves_asked: Option<AskedBy>,
    /// Most money in all, in the unit of the costs of the arcs (C4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_money: Option<i64>,
    /// Who set the most money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_money_asked: Option<AskedBy>,
    /// Couples who asked to stay in one district (C5).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub couples: Vec<PairEntry>,
    /// Relatives who may not be in one unit or line (C6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relatives: Vec<PairEntry>,
    /// Competencies that units must keep (C8).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<CoverEntry>,
    /// Shares that must stay near each other (C9); only where a decision orders it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fairness: Vec<FairnessEntry>,
}

/// Two people: a bare pair of ids, or with who asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PairEntry {
    /// Two ids.
    Bare([String; 2]),
    /// Two ids, who asked, and why.
    Asked(AskedPair),
}

/// Two people and who asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedPair {
    /// Their ids.
    pub people: [String; 2],
    /// Who asked.
    pub by: String,
    /// Why.
    pub why: String,
}

impl PairEntry {
    /// The ids of the two.
    pub fn people(&self) -> &[String; 2] {
        match self {
            Self::Bare(people) => people,
            Self::Asked(asked) => &asked.people,
        }
    }

    /// Who asked, and why, where it is said.
    pub fn asked(&self) -> Option<AskedBy> {
        match self {
            Self::Bare(_) => None,
            Self::Asked(asked) => Some(AskedBy { by: asked.by.clone(), why: asked.why.clone() }),
        }
    }
}

/// A competency that a unit must keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverEntry {
    /// Id of the unit.
    pub unit: String,
    /// Id of the competency.
    pub competency: String,
    /// Least level that counts.
    pub level: u32,
    /// Fewest people with it in the unit; counts up to those whose home is there.
    pub least: u32,
    /// Who set it, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<AskedBy>,
}

/// What a fairness limit looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Flag {
    /// Arcs marked as a gain.
    Gain,
    /// Arcs marked as far.
    Far,
}

/// A limit on how far a group's share among those who gain, or are sent far, may be from its share of the eligible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FairnessEntry {
    /// A heading for people.
    pub name: String,
    /// The decision that orders it; never empty.
    pub decision: String,
    /// Which arcs count.
    pub flag: Flag,
    /// Ids of the protected group.
    pub members: Vec<String>,
    /// Ids of the eligible; everybody where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligible: Option<Vec<String>>,
    /// How far the shares may differ, in thousandths.
    pub within_permille: u32,
    /// Who set it, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<AskedBy>,
}

/// One criterion of the value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its weight; the weights sum to 1.
    pub weight: f64,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Most leavers (C3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_leavers: Option<u32>,
    /// Most newcomers (C3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_newcomers: Option<u32>,
    /// Who set the limits of the unit, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<AskedBy>,
}

/// One group of seats (C2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The group around it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Fewest people.
    #[serde(default)]
    pub floor: u32,
    /// Whether the floor counts as written, even where fewer people have their home in the group.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub firm: bool,
    /// Most people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<u32>,
    /// Who set floor and ceiling, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<AskedBy>,
}

/// One seat (C1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The district it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Room in people.
    pub capacity: u32,
    /// The innermost group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Who set the room, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<AskedBy>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonEntry {
    /// Its id; never a NIP.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The seat held today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// Why the person may not stay (C10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub must_move: Option<AskedBy>,
    /// Levels of competency, by id of the competency.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub competencies: BTreeMap<String, u32>,
    /// Lawful seats.
    pub arcs: Vec<ArcEntry>,
}

/// Who asked for something, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedBy {
    /// Who asked.
    pub by: String,
    /// Why.
    pub why: String,
}

/// One lawful pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArcEntry {
    /// Id of the seat.
    pub seat: String,
    /// Value in points.
    pub value: i32,
    /// Each criterion's score in [0, 1], in the order of `criteria`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<f64>,
    /// What the move costs, in the unit of `most_money`.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub cost: i64,
    /// Whether it counts as a gain for fairness.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gain: bool,
    /// Whether it counts as far for fairness.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub far: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(cost: &i64) -> bool {
    *cost == 0
}

/// A pin or a ban.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WishEntry {
    /// Id of the person.
    pub person: String,
    /// Id of the seat.
    pub seat: String,
    /// Who asked.
    pub by: String,
    /// Why.
    pub why: String,
}

impl InstanceFile {
    /// Reads an instance.
    ///
    /// # Errors
    /// E1310 for bad JSON, E1311 for another format.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let file: Self = serde_json::from_slice(bytes)?;
        if file.format == INSTANCE_FORMAT {
            Ok(file)
        } else {
            Err(ReadError::Format { found: file.format, expected: INSTANCE_FORMAT })
        }
    }

    /// The instance as JSON.
    ///
    /// # Errors
    /// None in practice; what the JSON writer returns.
    pub fn to_json(&self) -> Result<String, ReadError> {
        Ok(serde_json::to_string_pretty(self)?)
    }

    /// The id of what a part of a conflict is about, and who set it and why where the file says so.
    ///
    /// Parts are those of the instance that `to_instance` gives.
    pub fn words(&self, part: Conflict) -> Option<(String, Option<AskedBy>)> {
        let asked = |by: &str, why: &str| Some(AskedBy { by: by.to_owned(), why: why.to_owned() });
        let pair = |entry: &PairEntry| (entry.people().join(" + "), entry.asked());
        Some(match part {
            Conflict::Demand(demand) => {
                let wishes = self.pins.iter().chain(&self.bans).count();
                if let Some(wish) = self.pins.iter().chain(&self.bans).nth(demand.at()) {
                    return Some((format!("{} - {}", wish.person, wish.seat), asked(&wish.by, &wish.why)));
                }
                let mut moving = self.people.iter().filter(|person| person.must_move.is_some());
                let person = moving.nth(demand.at() - wishes)?;
                (person.id.clone(), person.must_move.clone())
            }
            Conflict::Person(person) => (self.people.get(person.at())?.id.clone(), None),
            Conflict::Seat(seat) => {
                let seat = self.seats.get(seat.at())?;
                (seat.id.clone(), seat.asked.clone())
            }
            Conflict::Ceiling(group) | Conflict::Floor(group) => {
                let group = self.groups.get(group.at())?;
                (group.id.clone(), group.asked.clone())
            }
            Conflict::Leavers(unit) | Conflict::Newcomers(unit) => {
                let unit = self.units.get(unit.at())?;
                (unit.id.clone(), unit.asked.clone())
            }
            Conflict::Moves => ("most_moves".to_owned(), self.most_moves_asked.clone()),
            Conflict::Money => ("most_money".to_owned(), self.most_money_asked.clone()),
            Conflict::Couple(at) => pair(self.couples.get(at as usize)?),
            Conflict::Relatives(at) => pair(self.relatives.get(at as usize)?),
            Conflict::Cover(at) => {
                let cover = self.covers.get(at as usize)?;
                (format!("{} {}", cover.unit, cover.competency), cover.asked.clone())
            }
            Conflict::Fairness(at) => {
                let fair = self.fairness.get(at as usize)?;
                (fair.name.clone(), fair.asked.clone().or_else(|| asked(&fair.decision, &fair.name)))
            }
        })
    }
}
