//! The dry run: read, recognise, interpret, check, and compare with what is stored. Nothing is saved.

use std::collections::{BTreeMap, BTreeSet};

use domain::kind::Kind;
use domain::tidy::{Cells, Record, columns};
use domain::time::Date;
use intake::directory::Directory;
use intake::finding::Finding;
use intake::layout::SheetPlan;
use intake::reading::{Staged, interpret};
use intake::workbook::Workbook;
use serde::{Deserialize, Serialize};
use store::record::{Change, Stored};

/// Findings kept with an import; a file with more has one cause.
const FINDINGS_KEPT: usize = 2_000;
/// Keys of missing records kept with an import.
const MISSING_KEPT: usize = 2_000;

/// What a file would do to records of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindCount {
    /// Code of the kind.
    pub kind: String,
    /// Records that are not stored yet.
    pub new: usize,
    /// Records that differ from what is stored.
    pub changed: usize,
    /// Records as stored.
    pub unchanged: usize,
    /// Stored records that the file does not have, where it claims to be a full list.
    pub missing: usize,
}

/// What a dry run said.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// By kind, in the order of import.
    pub kinds: Vec<KindCount>,
    /// Rows refused.
    pub rejected: usize,
    /// Rows with a value that was put right by its form alone.
    pub cured: usize,
    /// Rows left out: sections, totals, empty, superseded, deleted units.
    pub dropped: usize,
    /// Findings, the worst first, at most [`FINDINGS_KEPT`].
    pub findings: Vec<Finding>,
    /// How many findings there are, those that are not kept included.
    pub finding_count: usize,
    /// Columns without a use: header and why (code of [`intake::layout::Ignored`]).
    pub ignored: Vec<(String, String)>,
    /// Names of people that are stored but not in a file that lists people; none is removed.
    pub missing_people: Vec<String>,
}

impl Summary {
    /// Sums over the kinds: new, changed, unchanged, missing.
    #[must_use]
    pub fn totals(&self) -> [usize; 4] {
        let sum = |pick: fn(&KindCount) -> usize| self.kinds.iter().map(pick).sum();
        [sum(|k| k.new), sum(|k| k.changed), sum(|k| k.unchanged), sum(|k| k.missing)]
    }
}

/// A dry run with everything needed to apply it.
#[derive(Clone, Debug)]
pub struct Trial {
    /// What to tell.
    pub summary: Summary,
    /// The mapping used.
    pub plans: Vec<SheetPlan>,
    /// Changes to write; ids of new records are empty until they are applied.
    pub changes: Vec<Change>,
    /// Sheet and row of each refused row.
    pub rejected_rows: Vec<(String, u32)>,
}

/// What a trial reads beside the file.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    /// What is stored, by kind.
    pub stored: &'a BTreeMap<Kind, Vec<Stored>>,
    /// The day.
    pub today: Date,
    /// The mapping: proposed, remembered, or corrected by a person.
    pub plans: &'a [SheetPlan],
    /// What was found when the layout was recognised.
    pub said: &'a [Finding],
}

/// Runs a file dry.
#[must_use]
pub fn run(book: &Workbook, against: &Against<'_>) -> Trial {
    let mut findings = book.findings.clone();
    findings.extend(against.said.iter().cloned());
    let directory = directory(against.stored);
    let reading = interpret(book, against.plans, &directory, against.today);
    findings.extend(reading.findings.iter().cloned());
    findings.extend(intake::checks::checks(&reading.rows, &directory, against.today));
    let rejected_rows: BTreeSet<(String, u32)> =
        findings.iter().filter(|f| f.is_reject()).map(|f| (f.place.sheet.clone(), f.place.row)).collect();
    let mut summary = Summary {
        rejected: rejected_rows.len(),
        cured: reading.cured_rows(),
        dropped: dropped(&reading.dropped),
        ignored: reading
            .ignored_columns
            .iter()
            .map(|c| {
                (
                    c.header.clone(),
                    serde_json::to_value(c.why)
                        .ok()
                        .and_then(|v| v.as_str().map(str::to_owned))
                        .unwrap_or_default(),
                )
            })
            .collect(),
        ..Summary::default()
    };
    let rows: Vec<&Staged> = reading
        .rows
        .iter()
        .filter(|r| !rejected_rows.contains(&(r.place.sheet.clone(), r.place.row)))
        .collect();
    let changes = compare(&rows, against, &mut summary);
    summary.finding_count = findings.len() + reading.findings_left_out;
    findings.sort_by(|a, b| {
        (std::cmp::Reverse(a.severity), &a.place).cmp(&(std::cmp::Reverse(b.severity), &b.place))
    });
    findings.truncate(FINDINGS_KEPT);
    summary.findings = findings;
    let plans = against.plans.to_vec();
    Trial { summary, plans, changes, rejected_rows: rejected_rows.into_iter().collect() }
}

fn dropped(dropped: &intake::reading::Dropped) -> usize {
    let all = [dropped.sections, dropped.totals, dropped.empty, dropped.superseded, dropped.deleted];
    all.iter().map(|n| *n as usize).sum()
}

fn directory(stored: &BTreeMap<Kind, Vec<Stored>>) -> Directory {
    let mut directory = Directory::new();
    for (kind, rows) in stored {
        for row in rows {
            directory.add(*kind, &row.cells);
        }
    }
    directory
}

/// New, changed and unchanged records. A column that the layout does not carry keeps its stored value; an empty
/// cell of an office list keeps it too, since such lists leave out what they do not know.
fn compare(rows: &[&Staged], against: &Against<'_>, summary: &mut Summary) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut counts: BTreeMap<Kind, KindCount> = BTreeMap::new();
    let known: BTreeMap<Kind, BTreeMap<String, &Stored>> = against
        .stored
        .iter()
        .map(|(kind, list)| {
            (*kind, list.iter().map(|s| (domain::tidy::key_of(*kind, &s.cells), s)).collect())
        })
        .collect();
    let mut pending: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    let mut untouched: BTreeSet<(Kind, String)> = BTreeSet::new();
    for row in rows {
        let count = counts
            .entry(row.kind)
            .or_insert_with(|| KindCount { kind: row.kind.code().to_owned(), ..KindCount::default() });
        let key = (row.kind, row.key.clone());
        let stored = known.get(&row.kind).and_then(|k| k.get(&row.key)).copied();
        // A record met before in this file is merged once more.
        if let Some(at) = pending.get(&key) {
            let merged = merge(changes[*at].after.as_ref(), row);
            changes[*at].after = Some(merged);
            continue;
        }
        let merged = merge(stored.map(|s| &s.cells), row);
        match stored {
            Some(stored) if same(row.kind, &stored.cells, &merged) => {
                if untouched.insert(key) {
                    count.unchanged += 1;
                }
            }
            Some(stored) => {
                if !untouched.remove(&key) {
                    count.changed += 1;
                } else {
                    count.unchanged -= 1;
                    count.changed += 1;
                }
                pending.insert(key, changes.len());
                changes.push(Change {
                    kind: row.kind,
                    id: stored.id.clone(),
                    before: Some(stored.cells.clone()),
                    after: Some(merged),
                });
            }
            None => {
                count.new += 1;
                pending.insert(key, changes.len());
                changes.push(Change { kind: row.kind, id: String::new(), before: None, after: Some(merged) });
            }
        }
    }
    count_missing_people(rows, against, &mut counts, summary);
    summary.kinds = counts.into_values().collect();
    changes
}

/// People who are stored but not in a file of whole people. They are listed, never removed.
fn count_missing_people(
    rows: &[&Staged],
    against: &Against<'_>,
    counts: &mut BTreeMap<Kind, KindCount>,
    summary: &mut Summary,
) {
    let lists_people = |r: &&&Staged| r.kind == Kind::People && r.carries.contains(&"employment");
    let in_file: BTreeSet<&str> = rows.iter().filter(lists_people).map(|r| r.key.as_str()).collect();
    let Some(count) = counts.get_mut(&Kind::People).filter(|_| !in_file.is_empty()) else { return };
    for stored in against.stored.get(&Kind::People).map_or(&[][..], Vec::as_slice) {
        let nip = stored.cells.first().cloned().flatten().unwrap_or_default();
        if !in_file.contains(nip.as_str()) {
            count.missing += 1;
            if summary.missing_people.len() < MISSING_KEPT {
                summary.missing_people.push(stored.cells.get(1).cloned().flatten().unwrap_or(nip));
            }
        }
    }
}

fn merge(stored: Option<&Cells>, row: &Staged) -> Cells {
    let is_whole = row.carries.len() == columns(row.kind).len();
    let Some(stored) = stored else { return row.cells.clone() };
    columns(row.kind)
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let incoming = row.cells.get(at).cloned().flatten();
            if row.carries.contains(&column.name) && (is_whole || incoming.is_some()) {
                incoming
            } else {
                stored.get(at).cloned().flatten()
            }
        })
        .collect()
}

/// Whether two rows are the same record, whatever the form of their values.
fn same(kind: Kind, a: &Cells, b: &Cells) -> bool {
    let normal = |cells: &Cells| Record::from_cells(kind, cells).map(|r| r.cells());
    a == b || matches!((normal(a), normal(b)), (Ok(x), Ok(y)) if x == y)
}
