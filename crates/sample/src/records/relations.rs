//! Declared family relations: about 150 pairs at full size, one row a pair.
//!
//! Random pairs sit in different top-level units, so that the family rule meets only the planted ones.

use std::collections::BTreeSet;

use crate::dice::Dice;
use crate::people::People;
use crate::rows::RelationRow;

/// Kinds of the random pairs: relation, degree, share.
const KINDS: [(&str, u32, usize); 4] =
    [("spouse", 0, 680), ("sibling", 2, 180), ("in_law", 2, 90), ("parent", 1, 50)];

/// Draws for one pair before giving up; a small agency may not have enough believable pairs.
const TRIES: usize = 4000;

/// The planted pairs and the random ones.
pub(super) fn rows(people: &People) -> Vec<RelationRow> {
    let mut rows = Vec::new();
    // P5 a couple; P6 a candidate and the treasurer, and a team member and a candidate.
    for (one, other, relation, degree) in [
        ("bayu", "ratna", "spouse", 0),
        ("brother", "treasurer", "in_law", 2),
        ("member", "spouse", "spouse", 0),
    ] {
        if let (Some(one), Some(other)) = (people.role(one), people.role(other)) {
            rows.push(row(people, (one, other), relation, degree));
        }
    }
    let mut dice = Dice::named(people.seed, "relations");
    let wanted = people.layout.scaled(150.0) as usize;
    let mut used = BTreeSet::new();
    while rows.len() < wanted {
        let (relation, degree, _) = KINDS[dice.weighted(&KINDS.map(|(.., share)| share))];
        let Some((one, other)) = (0..TRIES)
            .map(|_| (dice.below(people.drafts.len()), dice.below(people.drafts.len())))
            .find(|(one, other)| {
                !used.contains(one) && !used.contains(other) && is_believable(people, *one, *other, relation)
            })
        else {
            break;
        };
        used.extend([one, other]);
        rows.push(row(people, (one, other), relation, degree));
    }
    rows
}

/// `other` is the parent of `one` in a pair of the kind `parent`.
fn is_believable(people: &People, one: usize, other: usize, relation: &str) -> bool {
    let (a, b) = (&people.drafts[one], &people.drafts[other]);
    let top = |draft: usize| people.layout.units[people.unit_of(&people.drafts[draft])].top;
    let apart = (people.age_months(one) - people.age_months(other)).abs() / 12;
    let fits = match relation {
        "spouse" => a.is_male != b.is_male && apart <= 8 && a.home == b.home,
        "parent" => {
            people.age_months(other) - people.age_months(one) >= 20 * 12
                && people.age_months(other) - people.age_months(one) <= 34 * 12
        }
        _ => apart <= 15,
    };
    fits && one != other && a.role.is_none() && b.role.is_none() && top(one) != top(other)
}

fn row(people: &People, (one, other): (usize, usize), relation: &'static str, degree: u32) -> RelationRow {
    RelationRow {
        nip: people.drafts[one].nip.clone(),
        other_nip: people.drafts[other].nip.clone(),
        relation,
        degree,
    }
}
