//! Charts made on the server: SVG with its numbers as a table behind a switch, or bars inside table cells.
//!
//! No script and no colour in the markup: classes only, so that dark and print follow. The title states the
//! finding, bars begin at zero, marks are labelled where they stand, and nothing is told by colour alone.

mod career;
mod cells;
mod chain;
mod dots;
mod heat;
mod histogram;
mod svg;
mod years;

pub use career::{DayMark, Held, career};
pub use cells::{bound_and_value, criteria, staffing};
pub use chain::{Chain, Link, chains};
pub use dots::{DotRow, before_after};
pub use heat::{HeatCell, HeatGroup, HeatMap, HeatRow, band};
pub use histogram::{Bin, histogram};
pub use years::{YearBar, years};

/// The words around a chart; the caller writes the finding, because only it knows what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words<'a> {
    /// The anchor of the figure; empty = none.
    pub id: &'a str,
    /// The finding.
    pub title: &'a str,
    /// Data, period, what a mark means.
    pub subtitle: &'a str,
    /// The story in one sentence, for those who do not see it.
    pub story: &'a str,
}

/// A line of the key, only where a label would not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The class that paints it.
    pub class: &'static str,
    /// What it is.
    pub label: String,
}

/// The numbers of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartTable {
    /// What the table holds.
    pub caption: String,
    /// The column heads; the first column names the row.
    pub heads: Vec<String>,
    /// The rows, as long as the heads.
    pub rows: Vec<Vec<String>>,
}

impl ChartTable {
    /// Whether every cell of a column is a number, so that they line up at the end.
    #[must_use]
    pub fn is_number(&self, column: &usize) -> bool {
        let column = *column;
        let is_number =
            |cell: &str| cell.chars().any(|c| c.is_ascii_digit()) && cell.chars().all(|c| !c.is_alphabetic());
        column > 0
            && self
                .rows
                .iter()
                .filter_map(|row| row.get(column))
                .all(|cell| cell.is_empty() || is_number(cell))
    }
}

/// A finished chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The anchor of the figure; empty = none.
    pub id: String,
    /// The finding.
    pub title: String,
    /// Data, period, what a mark means.
    pub subtitle: String,
    /// The key.
    pub keys: Vec<Key>,
    /// The drawing; every text in it was escaped when it was drawn.
    pub svg: String,
    /// The same in numbers.
    pub table: ChartTable,
}

impl Chart {
    fn new(words: &Words<'_>, keys: Vec<Key>, svg: String, table: ChartTable) -> Self {
        Self {
            id: words.id.to_owned(),
            title: words.title.to_owned(),
            subtitle: words.subtitle.to_owned(),
            keys,
            svg,
            table,
        }
    }
}

#[cfg(test)]
mod tests;
