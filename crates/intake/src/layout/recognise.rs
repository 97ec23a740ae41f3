//! Finds the header row of each sheet by known names and proposes a mapping.

use super::field::{is_read, must};
use super::near::near;
use super::{ColumnPlan, Field, FieldId, Ignored, LayoutId, SheetPlan, fields, header};
use crate::finding::{Finding, FindingCode, Place};
use crate::workbook::{Cell, Sheet, Workbook};
use domain::kind::Kind;
use std::collections::BTreeSet;

/// How far down a header is looked for.
const HEADER_ROWS: u32 = 30;

/// What was recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    /// A proposal for each sheet that is known.
    pub plans: Vec<SheetPlan>,
    /// Sheets that are not, columns that are missing or stand twice.
    pub findings: Vec<Finding>,
}

/// Proposes how to read each sheet; `wanted` leaves only layouts that give that kind.
#[must_use]
pub fn recognise(book: &Workbook, wanted: Option<Kind>) -> Recognised {
    let layouts: Vec<Candidate> = LayoutId::all()
        .into_iter()
        .filter(|l| wanted.is_none_or(|kind| l.gives().contains(&kind)))
        .map(|layout| Candidate { layout, fields: fields(layout) })
        .collect();
    let mut out = Recognised::default();
    let mut unknown = Vec::new();
    for sheet in &book.sheets {
        if sheet.rows.iter().flatten().all(Cell::is_empty) {
            continue;
        }
        let best = best_match(sheet, &layouts);
        match best {
            Some(found) if found.missing.is_empty() => {
                let plan = plan(sheet, &found, &mut out.findings);
                out.plans.push(plan);
            }
            other => unknown.push((sheet, other)),
        }
    }
    for (sheet, near) in unknown {
        out.findings.push(unknown_sheet(sheet, near, &layouts, !out.plans.is_empty()));
    }
    out
}

struct Candidate {
    layout: LayoutId,
    fields: Vec<Field>,
}

/// A header row against a layout.
struct Match<'a> {
    candidate: &'a Candidate,
    row: u32,
    /// One or two rows of header.
    height: u32,
    /// Header and its key, by column.
    headers: Vec<(String, Vec<String>)>,
    matched: usize,
    missing: Vec<&'static str>,
}

fn best_match<'a>(sheet: &Sheet, layouts: &'a [Candidate]) -> Option<Match<'a>> {
    let mut best: Option<Match<'a>> = None;
    for row in 1..=sheet.last_row().min(HEADER_ROWS) {
        for height in [1, 2] {
            if row + height - 1 > sheet.last_row() {
                continue;
            }
            let headers = headers(sheet, row, height);
            if headers.iter().filter(|(_, keys)| !keys.is_empty()).count() < 2 {
                continue;
            }
            for candidate in layouts {
                let found = compare(candidate, row, height, &headers);
                let better = best.as_ref().is_none_or(|b| rank(&found) > rank(b));
                if found.matched >= 2 && better {
                    best = Some(found);
                }
            }
        }
    }
    best
}

/// Complete before incomplete, then more fields, then one header row; the first found wins a tie.
fn rank(found: &Match<'_>) -> (bool, usize, core::cmp::Reverse<usize>, core::cmp::Reverse<u32>) {
    (
        found.missing.is_empty(),
        found.matched,
        core::cmp::Reverse(found.missing.len()),
        core::cmp::Reverse(found.height),
    )
}

fn compare<'a>(
    candidate: &'a Candidate,
    row: u32,
    height: u32,
    headers: &[(String, Vec<String>)],
) -> Match<'a> {
    let taken: BTreeSet<&str> =
        headers.iter().filter_map(|(_, keys)| field_of(candidate, keys).map(|f| f.id)).collect();
    let missing = must(candidate.layout)
        .iter()
        .filter(|group| !group.iter().any(|id| taken.contains(id)))
        .filter_map(|group| group.first().copied())
        .collect();
    Match { candidate, row, height, headers: headers.to_vec(), matched: taken.len(), missing }
}

/// Keys are tried in order: both header rows joined, the lower, the upper.
fn field_of<'a>(candidate: &'a Candidate, keys: &[String]) -> Option<&'a Field> {
    keys.iter().find_map(|key| candidate.fields.iter().find(|f| f.headers.contains(&key.as_str())))
}

fn headers(sheet: &Sheet, row: u32, height: u32) -> Vec<(String, Vec<String>)> {
    let width = |r: u32| usize::try_from(r - 1).ok().and_then(|at| sheet.rows.get(at)).map_or(0, Vec::len);
    let columns = (row..row + height).map(width).max().unwrap_or(0);
    let mut group = String::new();
    (0..columns)
        .map(|column| {
            let top = header_text(sheet.cell(row, column));
            if height == 1 {
                let key = header::key(&top);
                return (top, if key.is_empty() { Vec::new() } else { vec![key] });
            }
            let low = header_text(sheet.cell(row + 1, column));
            if !top.is_empty() {
                group.clone_from(&top);
            }
            // A merged upper header stands over every column whose lower header is filled.
            let upper = if top.is_empty() && !low.is_empty() { group.clone() } else { top };
            let joined = format!("{upper} {low}").trim().to_owned();
            let mut keys: Vec<String> = vec![header::key(&joined), header::key(&low)];
            if low.is_empty() {
                keys.push(header::key(&upper));
            }
            keys.retain(|k| !k.is_empty());
            (joined, keys)
        })
        .collect()
}

fn header_text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => crate::normal::clean(text).unwrap_or_else(|| text.trim().to_owned()),
        _ => String::new(),
    }
}

fn plan(sheet: &Sheet, found: &Match<'_>, findings: &mut Vec<Finding>) -> SheetPlan {
    let layout = found.candidate.layout;
    let mut taken = BTreeSet::new();
    let mut columns = Vec::new();
    for (column_index, (text, keys)) in found.headers.iter().enumerate() {
        if text.is_empty() {
            continue;
        }
        let header = text.clone();
        let ignored =
            |why| ColumnPlan { header: header.clone(), column_index, field: None, why_ignored: Some(why) };
        columns.push(match field_of(found.candidate, keys) {
            Some(field) if !taken.insert(field.id) => {
                if is_read(layout, field.id) && field.id != "name" {
                    let place = Place::new(sheet.name.clone(), found.row);
                    findings.push(
                        Finding::new(FindingCode::ColumnTwice, place).in_column(&header).about(field.id),
                    );
                }
                ignored(Ignored::Repeated)
            }
            Some(field) if !is_read(layout, field.id) => ignored(Ignored::Derived),
            Some(field) => ColumnPlan {
                header: header.clone(),
                column_index,
                field: Some(FieldId(field.id.to_owned())),
                why_ignored: None,
            },
            None => ignored(keys.iter().map(|k| header::why_ignored(k)).min().unwrap_or(Ignored::Unknown)),
        });
    }
    propose_near(sheet, found, &columns, &taken, findings);
    let mut data_from = found.row + found.height;
    if is_number_row(sheet, data_from) {
        data_from += 1;
    }
    SheetPlan { sheet: sheet.name.to_string(), layout, header_row: found.row, columns, data_from }
}

/// Says of unknown columns which free field they probably mean.
fn propose_near(
    sheet: &Sheet,
    found: &Match<'_>,
    columns: &[ColumnPlan],
    taken: &BTreeSet<&str>,
    findings: &mut Vec<Finding>,
) {
    for column in columns.iter().filter(|c| c.why_ignored == Some(Ignored::Unknown)) {
        let Some((_, keys)) = found.headers.get(column.column_index) else { continue };
        let layout = found.candidate.layout;
        let is_free = |f: &&Field| !taken.contains(f.id) && is_read(layout, f.id);
        let Some(header) = near(found.candidate.fields.iter().filter(is_free), keys) else { continue };
        let usual = header.replace('_', " ").to_uppercase();
        let place = Place::new(sheet.name.clone(), found.row);
        findings.push(
            Finding::new(FindingCode::HeaderNear, place)
                .in_column(&column.header)
                .with_value(&column.header)
                .about(usual),
        );
    }
}

/// The row 1, 2, 3, … under a header.
fn is_number_row(sheet: &Sheet, row: u32) -> bool {
    let Some(cells) = usize::try_from(row).ok().and_then(|r| sheet.rows.get(r.checked_sub(1)?)) else {
        return false;
    };
    let numbers: Vec<Option<u32>> = cells
        .iter()
        .filter(|c| !c.is_empty())
        .map(|c| c.text().trim().trim_matches(['(', ')']).parse().ok())
        .collect();
    let rises = numbers.windows(2).all(|w| matches!(w, [Some(a), Some(b)] if b > a && *b <= a + 2));
    numbers.len() >= 3 && numbers.first() == Some(&Some(1)) && rises
}

fn unknown_sheet(
    sheet: &Sheet,
    near: Option<Match<'_>>,
    layouts: &[Candidate],
    others_known: bool,
) -> Finding {
    let header_of = |candidate: &Candidate, id: &str| {
        let field = candidate.fields.iter().find(|f| f.id == id);
        field.and_then(|f| f.headers.first()).map_or(id, |h| h).replace('_', " ").to_uppercase()
    };
    if others_known {
        return Finding::new(FindingCode::SheetSkipped, Place::new(sheet.name.clone(), 0));
    }
    if let Some(near) = near.filter(|n| {
        n.matched >= 2 && n.missing.len() <= 2 && layouts.len() < 8 || n.missing.len() == 1 && n.matched >= 3
    }) {
        let names: Vec<String> = near.missing.iter().map(|id| header_of(near.candidate, id)).collect();
        return Finding::new(FindingCode::ColumnMissing, Place::new(sheet.name.clone(), near.row))
            .about(names.join(", "));
    }
    let looked_for: Vec<String> = layouts
        .iter()
        .filter(|c| layouts.len() < 8 || !matches!(c.layout, LayoutId::Plain(_)))
        .map(|c| {
            must(c.layout)
                .iter()
                .filter_map(|g| g.first())
                .map(|id| header_of(c, id))
                .collect::<Vec<_>>()
                .join(" + ")
        })
        .collect();
    Finding::new(FindingCode::LayoutUnknown, Place::new(sheet.name.clone(), 0)).about(looked_for.join("; "))
}
