//! The tree of units has a top, and every reference has something to refer to.

use super::{at, get};
use crate::directory::{Directory, value};
use crate::finding::{Finding, FindingCode, Place};
use crate::reading::Staged;
use domain::kind::Kind;
use domain::tidy::{ColumnType, columns};
use std::collections::{BTreeMap, BTreeSet};

/// Codes of a ring that are told; the others are counted.
const RING_TOLD: usize = 12;

/// Units that stand above themselves; one finding for each ring, at the first of its rows. Every unit is walked
/// over once, however deep the tree.
pub(super) fn rings(rows: &[Staged], all: &Directory) -> Vec<Finding> {
    let mut walked: BTreeSet<&str> = BTreeSet::new();
    let mut in_ring: BTreeSet<&str> = BTreeSet::new();
    for row in rows.iter().filter(|r| r.kind == Kind::Units) {
        let mut way: Vec<&str> = Vec::new();
        let mut here = get(row, "code");
        while let Some(code) = here.filter(|code| walked.insert(code)) {
            way.push(code);
            here = parent(all, code);
        }
        // A way that ends in itself closes a ring; one that ends in an earlier way found nothing new.
        if let Some(from) = here.and_then(|code| way.iter().position(|c| *c == code)) {
            in_ring.extend(way.split_off(from));
        }
    }
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut findings = Vec::new();
    for row in rows.iter().filter(|r| r.kind == Kind::Units) {
        let Some(start) = get(row, "code").filter(|c| in_ring.contains(c) && !told.contains(c)) else {
            continue;
        };
        let mut ring = vec![start];
        let mut here = parent(all, start);
        while let Some(code) = here.filter(|code| *code != start) {
            ring.push(code);
            here = parent(all, code);
        }
        told.extend(&ring);
        ring.push(start);
        let shown = get(row, "name").unwrap_or(start);
        findings.push(at(row, "parent_code", FindingCode::UnitRing).with_value(shown).about(chain(&ring)));
    }
    findings
}

fn chain(ring: &[&str]) -> String {
    if ring.len() <= RING_TOLD {
        return ring.join(" → ");
    }
    let head = ring.get(..RING_TOLD - 2).unwrap_or(ring).join(" → ");
    format!("{head} → … ({}) → {}", ring.len() - 1, ring.last().copied().unwrap_or_default())
}

fn parent<'a>(all: &'a Directory, code: &str) -> Option<&'a str> {
    value(Kind::Units, all.unit_row(code)?, "parent_code")
}

/// References of a row to units, jobs and people.
fn references(row: &Staged) -> impl Iterator<Item = (&'static str, Kind, &str)> {
    columns(row.kind).iter().zip(&row.cells).filter_map(|(column, cell)| {
        let to = match column.ty {
            ColumnType::Ref(kind) => kind,
            ColumnType::Nip if row.kind != Kind::People => Kind::People,
            _ => return None,
        };
        Some((column.name, to, cell.as_deref()?))
    })
}

fn knows(directory: &Directory, kind: Kind, key: &str) -> bool {
    match kind {
        Kind::Units => directory.unit_row(key).is_some(),
        Kind::Jobs => directory.job_row(key).is_some(),
        Kind::People => directory.person(key).is_some(),
        _ => true,
    }
}

fn dangles(row: &Staged, column: &'static str, to: Kind, key: &str) -> Finding {
    let code = match to {
        Kind::Jobs => FindingCode::JobUnknown,
        Kind::People => FindingCode::PersonUnknown,
        _ => FindingCode::UnitUnknown,
    };
    at(row, column, code).with_value(key)
}

/// References of a row to units, jobs and people that nobody knows.
pub(super) fn dangling<'a>(row: &'a Staged, all: &'a Directory) -> impl Iterator<Item = Finding> + 'a {
    references(row)
        .filter(|(_, to, key)| !knows(all, *to, key))
        .map(|(column, to, key)| dangles(row, column, to, key))
}

/// Rows that only a refused row gave something to refer to: they fall with it, and so do those that stand on
/// them. `refused` grows by their places; `before` is what was known without the file.
pub(super) fn fallen(rows: &[Staged], before: &Directory, refused: &mut BTreeSet<Place>) -> Vec<Finding> {
    let is_introduced = |kind: Kind| matches!(kind, Kind::Units | Kind::Jobs | Kind::People);
    // How many rows still standing give each key that the file alone knows: units, jobs and people are referred
    // to by their natural key.
    let mut givers: BTreeMap<(Kind, &str), usize> = BTreeMap::new();
    let mut users: BTreeMap<(Kind, &str), Vec<usize>> = BTreeMap::new();
    let mut waiting: Vec<usize> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if is_introduced(row.kind) && !knows(before, row.kind, &row.key) {
            *givers.entry((row.kind, &row.key)).or_default() += 1;
        }
        for (_, to, key) in references(row) {
            users.entry((to, key)).or_default().push(index);
        }
        if refused.contains(&row.place) {
            waiting.push(index);
        }
    }
    let mut by_place: BTreeMap<&Place, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        by_place.entry(&row.place).or_default().push(index);
    }
    let mut findings = Vec::new();
    while let Some(gone) = waiting.pop().and_then(|index| rows.get(index)) {
        let key = (gone.kind, gone.key.as_str());
        let Some(left) = givers.get_mut(&key) else { continue };
        *left = left.saturating_sub(1);
        if *left > 0 {
            continue;
        }
        for row in users.get(&key).into_iter().flatten().filter_map(|index| rows.get(*index)) {
            if refused.contains(&row.place) {
                continue;
            }
            let told = references(row).find(|(_, to, to_key)| (*to, *to_key) == key);
            findings.extend(told.map(|(column, to, to_key)| dangles(row, column, to, to_key)));
            refused.insert(row.place.clone());
            // A row of a file may give several records; they go together.
            waiting.extend(by_place.get(&row.place).into_iter().flatten());
        }
    }
    findings
}
