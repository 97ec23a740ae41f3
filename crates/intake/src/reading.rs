//! Rows of recognised sheets into staged tidy rows, with a finding for everything that is not taken.
//!
//! A row with a rejected value stages nothing. Nothing is written anywhere; merging with what is known is the
//! caller's, guided by [`Staged::carries`].

mod facts;
mod line;
mod people;
mod plain;
mod posts;
mod renamed;
mod session;
mod siasn;
mod stage;
mod turned;

use crate::directory::Directory;
use crate::finding::{Finding, Place};
use crate::layout::{Ignored, LayoutId, SheetPlan};
use crate::workbook::{Sheet, Workbook};
use domain::kind::Kind;
use domain::tidy::Cells;
use domain::time::Date;
use line::Line;
use session::Session;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One record out of a row.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Staged {
    /// Its kind.
    pub kind: Kind,
    /// The row it came from.
    pub place: Place,
    /// Its natural key ([`domain::tidy::key_of`]).
    pub key: String,
    /// Its tidy row.
    pub cells: Cells,
    /// The tidy columns that the layout really carries; a merge changes no other column.
    pub carries: Arc<[&'static str]>,
}

/// Rows that hold no record, counted and reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Dropped {
    /// Section titles, repeated headers and number rows inside the data.
    pub sections: u32,
    /// Totals and roundings.
    pub totals: u32,
    /// Empty rows between rows of data.
    pub empty: u32,
    /// Earlier rows of a key of which only the latest counts.
    pub superseded: u32,
    /// Units marked HAPUS.
    pub deleted: u32,
}

/// A column that was not used.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct IgnoredColumn {
    /// Name of the sheet.
    pub sheet: String,
    /// Header as written.
    pub header: String,
    /// Why.
    pub why: Ignored,
}

/// A value that was read although it was written in an unusual form: a NIP after an apostrophe or in groups,
/// a rank with its name, a day in words. Plain `dd-mm-yyyy` and ISO days are usual.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Cured {
    /// Where.
    pub place: Place,
    /// Header of the column.
    pub column: String,
    /// As written.
    pub from: String,
    /// As read.
    pub to: String,
}

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Records by kind in the order of import, within a kind in the order of the file.
    pub rows: Vec<Staged>,
    /// Findings in the order of the file, at most 20,000; where there were more, the worse ones and a last one that
    /// says so.
    pub findings: Vec<Finding>,
    /// How many more findings there were.
    pub findings_left_out: usize,
    /// Rows of the file that were refused, in its order; also those whose findings are not kept.
    pub rejected: Vec<Place>,
    /// Rows without a record.
    pub dropped: Dropped,
    /// Values of accepted rows that were written in another form than the record's, at most 20,000.
    pub cured: Vec<Cured>,
    cured_rows: usize,
    /// Columns without a use.
    pub ignored_columns: Vec<IgnoredColumn>,
    /// Everything known once the accepted rows are.
    pub known: Directory,
}

impl Reading {
    /// How many accepted rows had a value in an unusual form.
    #[must_use]
    pub fn cured_rows(&self) -> usize {
        self.cured_rows
    }
}

/// Reads the planned sheets. A name resolves to what `directory` or an earlier row of the file knows; `today`
/// bounds birth dates.
#[must_use]
pub fn interpret(book: &Workbook, plans: &[SheetPlan], directory: &Directory, today: Date) -> Reading {
    let mut session = Session::new(directory, today);
    for plan in plans {
        if let Some(sheet) = book.sheets.iter().find(|s| *s.name == *plan.sheet) {
            session.note_ignored(plan);
            read_sheet(&mut session, sheet, plan);
        }
    }
    session.finish()
}

fn read_sheet(session: &mut Session, sheet: &Sheet, plan: &SheetPlan) {
    let skip = match plan.layout {
        LayoutId::Plain(Kind::Units) | LayoutId::SiasnUnits => {
            posts::announce_units(session, sheet, plan);
            BTreeMap::new()
        }
        LayoutId::SiasnPeople => {
            let twins = people::twins(sheet, plan);
            session.old_units = renamed::old_ids(session, sheet, plan, &twins);
            twins
        }
        _ => BTreeMap::new(),
    };
    let turned = turned::month_first(sheet, plan);
    let mut block = posts::Block::new(sheet, plan);
    let mut empty_waiting = 0;
    for row in plan.data_from..=sheet.last_row() {
        let line = Line::new(sheet, plan, row).with_turned(&turned);
        if line.is_empty() {
            empty_waiting += 1;
            continue;
        }
        session.dropped.empty += std::mem::take(&mut empty_waiting);
        match skip.get(&row) {
            Some(people::Twin::Older { nip, kept }) => {
                session.superseded(&line, nip, *kept);
                continue;
            }
            Some(people::Twin::Stranger { other }) => {
                session.stranger(line, *other);
                continue;
            }
            None => {}
        }
        if let Some(reason) = line.without_record() {
            block.hear_section(session, &line, reason);
            session.drop_row(reason);
            continue;
        }
        read_row(session, line, &mut block);
    }
    if plan.layout == LayoutId::JobHistory {
        people::close_history(session);
    }
}

fn read_row(session: &mut Session, line: Line<'_>, block: &mut posts::Block) {
    match line.layout() {
        LayoutId::Plain(kind) => plain::row(session, line, kind),
        LayoutId::SiasnPeople => siasn::row(session, line),
        LayoutId::SiasnUnits => posts::unit_row(session, line),
        LayoutId::PostMap | LayoutId::NeedList => posts::post_row(session, line, block),
        LayoutId::Workload => posts::workload_row(session, line, block),
        LayoutId::RankList => people::rank_row(session, line),
        LayoutId::NominalList => siasn::nominal_row(session, line),
        LayoutId::JobHistory => people::history_row(session, line),
        LayoutId::PerformanceList => facts::performance_row(session, line),
        LayoutId::Assessment => facts::assessment_row(session, line, block),
        LayoutId::SanctionList => facts::sanction_row(session, line),
    }
}
