//! The dry run: read, recognise, interpret, check, and compare with what is stored. Nothing is saved.

use std::collections::{BTreeMap, BTreeSet};

use domain::kind::Kind;
use domain::tidy::{Cells, Record, columns};
use domain::time::Date;
use intake::checks::checks;
use intake::directory::{Directory, value};
use intake::finding::{Finding, Place};
use intake::layout::{Ignored, SheetPlan};
use intake::reading::{Staged, interpret};
use intake::workbook::Workbook;
use serde::{Deserialize, Serialize};
use store::record::{Change, Stored};

use super::stage::Stage;

/// Findings kept with an import; a file with more has one cause.
const FINDINGS_KEPT: usize = 2_000;

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
    /// Columns without a use: header and why.
    pub ignored: Vec<(String, Ignored)>,
    /// Ids of people that are stored but not in a file that lists people; none is removed, each is decided.
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
    /// All findings that were kept, the worst first.
    pub findings: Vec<Finding>,
    /// The mapping used.
    pub plans: Vec<SheetPlan>,
    /// Changes to write; ids of new records are empty until they are applied.
    pub changes: Vec<Change>,
    /// Each refused row, in the order of sheets and rows.
    pub rejected: Vec<Place>,
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

/// Runs a file dry. The book is given up as soon as it is read: a large file stands in memory once.
#[must_use]
pub fn run(book: Workbook, against: &Against<'_>, at: &dyn Fn(Stage)) -> Trial {
    at(Stage::Interpreting);
    let directory = directory(against.stored);
    let mut reading = interpret(&book, against.plans, &directory, against.today);
    let mut findings = book.findings;
    drop(book.sheets);
    findings.extend(against.said.iter().cloned());
    findings.append(&mut reading.findings);
    let refused = std::mem::take(&mut reading.rejected).into_iter().collect();
    at(Stage::Checking);
    let checked = checks(&reading.rows, &directory, &reading.known, refused, against.today);
    findings.extend(checked.findings);
    drop(std::mem::take(&mut reading.known));
    let mut summary = Summary {
        rejected: checked.refused.len(),
        cured: reading.cured_rows(),
        dropped: dropped(&reading.dropped),
        ignored: reading.ignored_columns.iter().map(|c| (c.header.clone(), c.why)).collect(),
        finding_count: findings.len() + reading.findings_left_out,
        ..Summary::default()
    };
    reading.rows.retain(|row| !checked.refused.contains(&row.place));
    at(Stage::Comparing);
    let changes = compare(reading.rows, against, &mut summary);
    findings.sort_by(|a, b| {
        (std::cmp::Reverse(a.severity), &a.place).cmp(&(std::cmp::Reverse(b.severity), &b.place))
    });
    summary.findings = findings.iter().take(FINDINGS_KEPT).cloned().collect();
    let rejected = checked.refused.into_iter().collect();
    Trial { summary, findings, plans: against.plans.to_vec(), changes, rejected }
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
fn compare(rows: Vec<Staged>, against: &Against<'_>, summary: &mut Summary) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut counts: BTreeMap<Kind, KindCount> = BTreeMap::new();
    let missing = missing_people(&rows, against.stored);
    let kinds: BTreeSet<Kind> = rows.iter().map(|row| row.kind).collect();
    let known: BTreeMap<Kind, BTreeMap<String, &Stored>> = against
        .stored
        .iter()
        .filter(|(kind, _)| kinds.contains(kind))
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
        let kind = row.kind;
        let stored = known.get(&row.kind).and_then(|k| k.get(&row.key)).copied();
        // A record met before in this file is merged once more.
        if let Some(at) = pending.get(&key) {
            if let Some(change) = changes.get_mut(*at) {
                change.after = Some(merge(change.after.as_ref(), row));
            }
            continue;
        }
        let merged = merge(stored.map(|s| &s.cells), row);
        match stored {
            Some(stored) if same(kind, &stored.cells, &merged) => {
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
                    kind,
                    id: stored.id.clone(),
                    before: Some(stored.cells.clone()),
                    after: Some(merged),
                });
            }
            None => {
                count.new += 1;
                pending.insert(key, changes.len());
                changes.push(Change { kind, id: String::new(), before: None, after: Some(merged) });
            }
        }
    }
    if let Some((count, missing)) = counts.get_mut(&Kind::People).zip(missing) {
        count.missing = missing.len();
        summary.missing_people = missing;
    }
    summary.kinds = counts.into_values().collect();
    changes
}

/// Ids of people who are stored but not in a file of whole people; nothing where the file is no such list.
/// They are listed, never removed.
fn missing_people(rows: &[Staged], stored: &BTreeMap<Kind, Vec<Stored>>) -> Option<Vec<String>> {
    let lists_people = |r: &&Staged| r.kind == Kind::People && r.carries.contains(&"employment");
    let in_file: BTreeSet<&str> = rows.iter().filter(lists_people).map(|r| r.key.as_str()).collect();
    if in_file.is_empty() {
        return None;
    }
    let people = stored.get(&Kind::People).map_or(&[][..], Vec::as_slice);
    let get = |person: &Stored, column| value(Kind::People, &person.cells, column).map(str::to_owned);
    let missing = people.iter().filter(|p| get(p, "nip").is_some_and(|nip| !in_file.contains(nip.as_str())));
    Some(missing.map(|p| p.id.clone()).collect())
}

fn merge(stored: Option<&Cells>, row: Staged) -> Cells {
    let is_whole = row.carries.len() == columns(row.kind).len();
    let Some(stored) = stored else { return row.cells };
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
