//! Columns of days that an English program wrote month first. Day first is the rule, so `04/01/2020` would be
//! read as another day without a word; the column is refused instead.

use crate::layout::SheetPlan;
use crate::normal::date;
use crate::workbook::{Cell, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// Fields of all layouts that hold days.
const DAYS: [&str; 11] = [
    "birth_date",
    "cpns_from",
    "pns_from",
    "rank_from",
    "job_from",
    "contract_until",
    "from",
    "until",
    "date",
    "decree_date",
    "strategic_date",
];

/// Values of a column that are days in one order only.
#[derive(Clone, Copy, Default)]
struct Told {
    day_first: usize,
    month_first: usize,
}

impl Told {
    fn is_turned(self) -> bool {
        self.month_first > 0 && self.day_first == 0
    }
}

/// The columns that hold days which are none day first and none that is none month first; where that is so of the
/// whole sheet, all columns of days written in figures.
pub(super) fn month_first(sheet: &Sheet, plan: &SheetPlan) -> BTreeSet<usize> {
    let is_day = |id: &str| DAYS.contains(&id);
    let columns = plan.columns.iter().filter(|c| c.field.as_ref().is_some_and(|f| is_day(&f.0)));
    let mut told: BTreeMap<usize, Told> = BTreeMap::new();
    let mut all = Told::default();
    for column in columns {
        for row in plan.data_from..=sheet.last_row() {
            let Cell::Text(text) = sheet.cell(row, column.column_index) else { continue };
            let Some((first, second)) = date::figures(text) else { continue };
            let entry = told.entry(column.column_index).or_default();
            for told in [entry, &mut all] {
                told.month_first += usize::from((1..=12).contains(&first) && (13..=31).contains(&second));
                told.day_first += usize::from((13..=31).contains(&first) && (1..=12).contains(&second));
            }
        }
    }
    let is_refused = |column: Told| column.is_turned() || all.is_turned();
    told.into_iter().filter(|(_, column)| is_refused(*column)).map(|(at, _)| at).collect()
}
