//! The tree of units has a top, and every reference has something to refer to.

use super::{at, get};
use crate::directory::{Directory, value};
use crate::finding::{Finding, FindingCode};
use crate::reading::Staged;
use domain::kind::Kind;
use domain::tidy::{ColumnType, columns};
use std::collections::BTreeSet;

/// Units that stand above themselves; one finding for each ring, at the first of its rows.
pub(super) fn rings(rows: &[Staged], all: &Directory) -> Vec<Finding> {
    let mut reported: BTreeSet<String> = BTreeSet::new();
    let mut findings = Vec::new();
    for row in rows.iter().filter(|r| r.kind == Kind::Units) {
        let Some(start) = get(row, "code") else { continue };
        if reported.contains(start) {
            continue;
        }
        let mut chain = vec![start.to_owned()];
        let mut seen = BTreeSet::from([start.to_owned()]);
        let mut here = start.to_owned();
        while let Some(parent) = parent(all, &here) {
            if parent == start {
                reported.extend(chain.iter().cloned());
                chain.push(parent);
                let shown = get(row, "name").unwrap_or(start);
                findings.push(
                    at(row, "parent_code", FindingCode::UnitRing).with_value(shown).about(chain.join(" → ")),
                );
                break;
            }
            // A ring further up that does not come back here is found from one of its own rows.
            if !seen.insert(parent.clone()) {
                break;
            }
            chain.push(parent.clone());
            here = parent;
        }
    }
    findings
}

fn parent(all: &Directory, code: &str) -> Option<String> {
    let row = all.unit_row(code)?;
    value(Kind::Units, row, "parent_code").map(str::to_owned)
}

/// References of a row to units, jobs and people that nobody knows.
pub(super) fn dangling(row: &Staged, all: &Directory) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (column, cell) in columns(row.kind).iter().zip(&row.cells) {
        let Some(text) = cell.as_deref() else { continue };
        let code = match column.ty {
            ColumnType::Ref(Kind::Units) if all.unit_row(text).is_none() => FindingCode::UnitUnknown,
            ColumnType::Ref(Kind::Jobs) if all.job_row(text).is_none() => FindingCode::JobUnknown,
            ColumnType::Nip if row.kind != Kind::People && all.person(text).is_none() => {
                FindingCode::PersonUnknown
            }
            _ => continue,
        };
        findings.push(at(row, column.name, code).with_value(text));
    }
    findings
}
